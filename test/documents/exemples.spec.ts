import { composerExemple, montrerGabarits } from '#libs/redaction';
import { REGISTRE } from '#workflows/registre';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { comparer, RACINE } from './comparer';
import { exemplesDesGabarits } from './exemples';

const EXEMPLES = exemplesDesGabarits();

it.each([...EXEMPLES])('les exemples de %s sont à jour', (gabarit, exemples) => {
  comparer(`templates/exemples/${gabarit}.json`, `${JSON.stringify(exemples, null, 1)}\n`);
});

it('aucun fichier d’exemples n’est orphelin', () => {
  const fichiers = readdirSync(path.join(RACINE, 'templates/exemples'), { recursive: true, encoding: 'utf8' });
  const attendus = [...EXEMPLES.keys()].map((gabarit) => `${gabarit}.json`);
  expect(fichiers.filter((fichier) => fichier.endsWith('.json')).sort()).toEqual(attendus.sort());
});

it('chaque gabarit a un exemple : lettres, fiches, courriels et preuve', () => {
  const versions = Object.values(REGISTRE).flatMap((procedure) => procedure.versions);
  const dossier = path.join(RACINE, 'templates');
  const surLeDisque = ['.', 'fiches', 'courriels'].flatMap((sous) =>
    readdirSync(path.join(dossier, sous))
      .filter((fichier) => fichier.endsWith('.hbs'))
      .map((fichier) => path.posix.join(sous, fichier.replace(/\.hbs$/, ''))),
  );
  const definis = versions.flatMap(({ courriers, fiches }) => [...courriers, ...fiches].map(({ gabarit }) => gabarit));
  expect([...EXEMPLES.keys()].sort()).toEqual(surLeDisque.sort());
  expect(surLeDisque).toEqual(expect.arrayContaining(definis));
});

it('chaque gabarit a un nom à lui, et ce qui l’appelle est dit', () => {
  const montres = montrerGabarits(REGISTRE);
  expect(new Set(montres.map(({ nom }) => nom)).size).toBe(montres.length);
  expect(montres.filter(({ genre, declencheurs }) => genre === 'LETTRE' && declencheurs.length === 0)).toEqual([]);
  expect(montres.filter(({ genre }) => genre === 'PREUVE').map(({ nom }) => nom)).toEqual(['preuve-envoi']);
  expect(montres.find(({ nom }) => nom === 'C-P5-01')).toMatchObject({
    ...{ code: 'C-P5-01', genre: 'LETTRE', phases: ['P5'], emetteur: 'ARS' },
    declencheurs: [{ type: 'DEPOSER_PROJET_SANTE', libelle: expect.any(String) as string }],
  });
});

const TOUS = [...EXEMPLES].flatMap(([gabarit, exemples]) => exemples.map((un) => [un.cas, gabarit, un] as const));

it.each(TOUS)('[%s] se compose, marqué comme exemple et comme fictif', async (_, gabarit, exemple) => {
  const { html, pdf } = await composerExemple(gabarit, exemple);
  expect(html).toContain('Fictif – démonstration');
  expect([pdf === null, html.includes('EXEMPLE')]).toEqual([
    gabarit.startsWith('courriels/'),
    !gabarit.startsWith('courriels/'),
  ]);
});
