import { REFERENTIEL } from '#workflows/cpts/referentiel/index';
import { REGISTRE } from '#workflows/registre';
import path from 'node:path';
import { inventaire, porter } from '../documents/couverture-des-regles';

const connu = inventaire(REGISTRE, path.resolve(__dirname, '../..'));
const EXIGENCES = REFERENTIEL.flatMap(({ exigences }) => exigences);
const IDS = EXIGENCES.map(({ id }) => id);

it('chaque exigence n’est dite qu’une fois', () => {
  expect(IDS.length).toBeGreaterThan(230);
  expect(IDS.filter((id, rang) => IDS.indexOf(id) !== rang)).toEqual([]);
});

it('tout ce qui porte une exigence existe dans une version au moins', () => {
  expect(
    EXIGENCES.flatMap(({ id, par }) => par.filter((appui) => !connu(appui)).map((appui) => `${id} → ${appui}`)),
  ).toEqual([]);
});

it('chaque exigence est portée, ou dit pourquoi elle ne l’est pas, et pas les deux', () => {
  const portees = EXIGENCES.map((exigence) => porter(exigence, connu));
  expect(portees.filter(({ statut, absent }) => statut === 'NON_PORTEE' && !absent).map(({ id }) => id)).toEqual([]);
  expect(portees.filter(({ statut, absent }) => statut !== 'NON_PORTEE' && absent).map(({ id }) => id)).toEqual([]);
});

it('un courrier à écrire a au moins l’acte ou le délai qui le déclenchera', () => {
  const lettres = EXIGENCES.filter(({ id }) => id.startsWith('C-'));
  const sans = lettres.filter(
    ({ par, absent }) => !absent && !par.some((appui) => /^(evenement|echeance):/.test(appui)),
  );
  expect(sans.map(({ id }) => id)).toEqual([]);
});

it('tout code de la loi écrite est une exigence connue, ou une règle de l’application (A-)', () => {
  const codes = REGISTRE['cpts']!.versions.flatMap(({ regles, echeances, courriers }) => [
    ...Object.keys(regles),
    ...echeances.map(({ code }) => code),
    ...courriers.map(({ code }) => code),
  ]);
  // A family of dated rows bears the number that its rows share: R-T-09 for R-T-09a and R-T-09b.
  const famille = (code: string) => IDS.some((id) => id.startsWith(code) && id.length === code.length + 1);
  expect([...new Set(codes)].filter((code) => !code.startsWith('A-') && !IDS.includes(code) && !famille(code))).toEqual(
    [],
  );
});
