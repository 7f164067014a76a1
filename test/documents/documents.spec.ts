import { REGISTRE } from '#workflows/registre';
import { contratDe, creerApi } from '../../apps/api/application';
import { baseDeTest } from '../poste/base';
import { comparer, RACINE } from './comparer';
import { diagramme } from './diagramme';
import { echeancesEnClair } from './echeances';
import { indexDuDroit } from './index-du-droit';
import { recitsEnClair } from './recits';
import { matriceDesRoles } from './roles';

it('workflows/INDEX.md est à jour', () => {
  comparer('workflows/INDEX.md', indexDuDroit(REGISTRE, RACINE));
});

it('ECHEANCES.md est à jour', () => {
  comparer('ECHEANCES.md', echeancesEnClair(REGISTRE));
});

it('SCENARIOS.md est à jour', () => {
  comparer('SCENARIOS.md', recitsEnClair());
});

it('workflows/ROLES.md est à jour', () => {
  comparer('workflows/ROLES.md', matriceDesRoles(REGISTRE));
});

it.each(
  Object.values(REGISTRE).flatMap(({ versions }) => versions.map((version) => [version.version, version] as const)),
)('le diagramme de la version %s est à jour', (nom, version) => {
  comparer(`workflows/${version.procedure}/v${nom}/DIAGRAMME.md`, diagramme(version));
});

it('docs/openapi.json est à jour', async () => {
  const base = await baseDeTest();
  const api = await creerApi({ databaseUrl: base.url, secretSession: 'x'.repeat(32), production: false });
  try {
    await api.init();
    comparer('docs/openapi.json', `${JSON.stringify(contratDe(api), null, 2)}\n`);
  } finally {
    await api.close();
    await base.fermer();
  }
});
