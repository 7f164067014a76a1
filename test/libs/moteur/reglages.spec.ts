import {
  agir,
  echeancesDe,
  inserer,
  lecteurDe,
  ouvrir,
  prochainEffetDuTemps,
  projeter,
  rejouer,
  Reglages,
} from '#libs/moteur';
import { accepter, CONSTATS, DEFINITION, delai, source, vierge } from './essai';

const arrete = { ...source, texte: 'Arrêté de l’agence', reference: 'art. 2' };
const REGLAGES = { delai: [{ du: '2024-01-01', valeur: { mois: 3 }, source: arrete }] };
const ACTEUR = { id: 'x', roles: ['X'] };
const avecReglages = (le: string, seq: number, reglages: Reglages | undefined, type = 'ALLER') => ({
  ...{ type, le, donnees: { mot: 'oui' }, acteur: ACTEUR, seq },
  constats: { ...CONSTATS, ...(reglages ? { reglages } : {}) },
});
const fin = (suite: object) => echeancesDe(DEFINITION, suite as never)[0]!;

it('les lignes de l’agence remplacent celles du texte, à leur date, partout où le dossier les lit', () => {
  const verdict = agir(DEFINITION, vierge(), avecReglages('2024-02-01', 2, REGLAGES));
  if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
  const { instantane, effets } = verdict;
  expect(instantane.reglages).toEqual(REGLAGES);
  expect(fin(instantane)).toMatchObject({ echeance: '2024-05-01', regleDu: '2024-01-01', sources: [arrete, source] });
  expect(effets.parametres).toEqual([{ cle: 'delai', du: '2024-01-01', valeur: { mois: 3 } }]);
  expect(effets.echeances.armees).toMatchObject([{ echeance: '2024-05-01' }]);
  expect(prochainEffetDuTemps(DEFINITION, instantane, '2024-05-01')).toBeUndefined();
  expect(prochainEffetDuTemps(DEFINITION, instantane, '2024-05-02')).toMatchObject({ le: '2024-05-01' });
  expect(lecteurDe(instantane)(delai as never, '2024-01-01').source).toBe(arrete);
});

it('la veille de leur prise d’effet, et pour les autres dossiers, c’est le texte', () => {
  const verdict = agir(DEFINITION, vierge(), avecReglages('2023-12-31', 2, REGLAGES));
  expect(fin((verdict as { instantane: object }).instantane)).toMatchObject({ echeance: '2024-01-31' });
  expect(fin(accepter(vierge(), 'ALLER', '2024-02-01').instantane)).toMatchObject({ echeance: '2024-03-01' });
  expect(accepter(vierge(), 'ALLER', '2024-02-01').instantane).not.toHaveProperty('reglages');
});

it('elles restent au dossier jusqu’à d’autres, et disparaissent quand l’agence n’en fixe plus', () => {
  const noter = (instantane: object, reglages?: Reglages) => {
    const seq = (instantane as { seq: number }).seq + 1;
    const verdict = agir(DEFINITION, instantane as never, avecReglages('2024-02-01', seq, reglages, 'NOTER'));
    if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
    return verdict;
  };
  const un = noter(vierge(), REGLAGES).instantane;
  const deux = noter(un).instantane;
  expect(deux.reglages).toEqual(REGLAGES);
  expect(noter(deux, {}).instantane).not.toHaveProperty('reglages');
});

it('un changement de réglage déplace un délai déjà en cours : l’acte suivant le dit', () => {
  const { instantane } = accepter(vierge(), 'ALLER', '2024-02-01');
  expect(ouvrir(DEFINITION, {}, { ...CONSTATS, reglages: REGLAGES }).reglages).toEqual(REGLAGES);
  const avant = fin(instantane).echeance;
  const apres = fin({ ...instantane, reglages: REGLAGES }).echeance;
  expect([avant, apres]).toEqual(['2024-03-01', '2024-05-01']);
});

it('le rejeu, la projection et le fait tardif lisent les lignes gelées dans le journal', () => {
  const ouverture = { donnees: {}, constats: CONSTATS };
  const suite = [avecReglages('2024-02-01', 2, REGLAGES, 'NOTER'), avecReglages('2024-02-02', 3, undefined)];
  const rejoue = rejouer(DEFINITION, ouverture, suite);
  expect(fin(rejoue).echeance).toBe('2024-05-02');
  expect(fin(projeter(DEFINITION, ouverture, suite).instantane).echeance).toBe('2024-05-02');
  const tardif = avecReglages('2024-01-15', 4, undefined, 'NOTER');
  const insertion = inserer(DEFINITION, ouverture, suite, tardif, '2024-03-10');
  if (!insertion.accepte) throw new Error(insertion.motifs[0].message);
  expect(insertion.entrees.map(({ evenement: { seq, place } }) => [seq, place])).toEqual([
    [4, { apres: 1, annule: [] }],
  ]);
  expect(fin(insertion.instantane).echeance).toBe('2024-05-02');
});

it('une valeur à confirmer ne l’est plus quand l’agence a fixé la sienne', () => {
  const aConfirmer = { ...delai, valeurs: [{ ...delai.valeurs[0]!, aConfirmer: 'Q-99' }] };
  const definition = {
    ...DEFINITION,
    echeances: DEFINITION.echeances.map((d) => ({ ...d, duree: aConfirmer as never })),
  };
  const { instantane } = accepter(vierge(), 'ALLER', '2024-02-01');
  expect(echeancesDe(definition, instantane)[0]!.aConfirmer).toEqual(['Q-99']);
  expect(echeancesDe(definition, { ...instantane, reglages: REGLAGES })[0]!.aConfirmer).toEqual([]);
});
