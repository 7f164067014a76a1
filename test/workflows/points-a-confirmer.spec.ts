import { Definition } from '#libs/moteur';
import { POINTS_A_CONFIRMER } from '#workflows/cpts/points-a-confirmer';
import { REGISTRE } from '#workflows/registre';

const connus = POINTS_A_CONFIRMER.map(({ code }) => code);

/** Every point that a version leans on, with what leans on it. */
const appuis = ({ regles, echeances, parametres }: Definition): [string, string][] => [
  ...Object.values(regles).flatMap(({ code, aConfirmer = [] }) =>
    aConfirmer.map((point): [string, string] => [point, code]),
  ),
  ...echeances.flatMap(({ code, aConfirmer = [] }) => aConfirmer.map((point): [string, string] => [point, code])),
  ...parametres.flatMap(({ cle, valeurs }) =>
    valeurs.flatMap(({ aConfirmer }): [string, string][] => (aConfirmer ? [[aConfirmer, cle]] : [])),
  ),
];

const APPUIS = REGISTRE['cpts']!.versions.flatMap(appuis);

it('les points à confirmer sont les trente-huit des règles, dans l’ordre', () => {
  expect(connus).toEqual(Array.from({ length: 38 }, (_, rang) => `Q-${String(rang + 1).padStart(2, '0')}`));
});

it('tout point sur lequel la loi écrite s’appuie est connu', () => {
  expect(APPUIS.length).toBeGreaterThan(10);
  expect(APPUIS.filter(([point]) => !connus.includes(point))).toEqual([]);
});

it('chaque point porte une règle, un délai ou un paramètre, ou dit pourquoi il n’en porte aucun', () => {
  const utiles = new Set(APPUIS.map(([point]) => point));
  const muets = POINTS_A_CONFIRMER.filter(({ code, sansAppui }) => !utiles.has(code) && !sansAppui);
  const bavards = POINTS_A_CONFIRMER.filter(({ code, sansAppui }) => utiles.has(code) && sansAppui);
  expect(muets.map(({ code, point }) => `${code} (${point}) : aucun appui, et aucune raison`)).toEqual([]);
  expect(bavards.map(({ code }) => `${code} : a des appuis, retirez « sansAppui »`)).toEqual([]);
});
