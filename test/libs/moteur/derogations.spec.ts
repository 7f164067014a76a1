import { agir, Definition, projeter, rejouer } from '#libs/moteur';
import { CONSTATS, DEFINITION, envoyer, vierge } from './essai';

const levee = { regle: 'R-1', motif: 'Le mot viendra.' };
const ABSOLUE: Definition = {
  ...DEFINITION,
  regles: {
    'R-1': { ...DEFINITION.regles['R-1']!, derogeablePour: [] },
    'R-2': { ...DEFINITION.regles['R-1']!, code: 'R-2', enonce: 'Rien ne s’y oppose.', derogeablePour: [] },
  },
};
const acte = (donnees: object, seq = 2, le = '2024-01-01') => ({
  ...{ type: 'ALLER', le, donnees, constats: CONSTATS, acteur: { id: 'x', roles: ['X'] }, seq },
});

it('une dérogation reste au dossier pour toujours : règle, motif, acte, date et auteur', () => {
  const verdict = envoyer(vierge(), 'ALLER', '2024-01-01', { mot: 'non', derogations: [levee] });
  if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
  const attendues = [{ ...levee, seq: 2, le: '2024-01-01', par: 'x' }];
  expect(verdict.instantane.derogations).toEqual(attendues);
  const fini = agir(DEFINITION, verdict.instantane, {
    ...{ type: 'FINIR', le: '2024-02-01', donnees: {}, constats: CONSTATS, seq: 3 },
    acteur: { id: 'horloge', roles: ['HORLOGE'] },
  });
  expect(fini).toMatchObject({ accepte: true, instantane: { derogations: attendues } });
  const suite = [acte({ mot: 'non', derogations: [levee] })];
  const ouverture = { donnees: {}, constats: CONSTATS };
  expect(rejouer(DEFINITION, ouverture, suite).derogations).toEqual(attendues);
  expect(projeter(DEFINITION, ouverture, suite).instantane.derogations).toEqual(attendues);
});

it('sans objet, elle n’est pas conservée, et cela se dit', () => {
  const verdict = envoyer(vierge(), 'ALLER', '2024-01-01', {
    mot: 'oui',
    derogations: [levee, { regle: 'R-9', motif: 'pour rien' }],
  });
  if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
  expect(verdict.instantane).not.toHaveProperty('derogations');
  expect(verdict.effets.derogations).toEqual([]);
  expect(verdict.effets.avertissements).toEqual(
    ['R-1', 'R-9'].map((code) => ({
      code: 'DEROGATION',
      message: `La dérogation à la règle ${code} est sans objet pour « aller » : cette règle n’y faisait pas obstacle. Elle n’est pas conservée.`,
      source: 'Texte d’essai, art. 1',
      remede: 'Rien à faire : l’acte est enregistré sans cette dérogation.',
      ...{ derogeable: false, aConfirmer: [] },
    })),
  );
});

it('à une règle absolue, elle est refusée, avec ce que la règle reproche elle-même', () => {
  const refus = {
    code: 'DEROGATION',
    message: 'La règle R-1 est absolue : aucune dérogation, même motivée, ne l’écarte. Le mot est dit.',
    source: 'Texte d’essai, art. 1',
    remede:
      'Retirez la dérogation à la règle R-1 ; si la règle n’est pas respectée, levez d’abord ce qu’elle reproche.',
    ...{ derogeable: false, aConfirmer: [] },
  };
  const juger = (donnees: object) => agir(ABSOLUE, vierge(), acte(donnees));
  const nonTenue = juger({ mot: 'non', derogations: [levee] });
  expect(nonTenue).toMatchObject({ accepte: false, categorie: 'DROIT', motifs: [refus, { code: 'R-1' }] });
  // Claimed for nothing, it is refused all the same: nobody may believe that it was granted.
  expect(juger({ mot: 'oui', derogations: [levee] })).toEqual({ accepte: false, categorie: 'DROIT', motifs: [refus] });
  expect(juger({ mot: 'oui', derogations: [{ regle: 'R-2', motif: 'x' }] })).toMatchObject({
    accepte: false,
    motifs: [{ code: 'DEROGATION' }],
  });
});
