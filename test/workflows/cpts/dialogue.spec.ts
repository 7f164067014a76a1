import { enVigueur } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement/index';
import { EntreeInvalide } from '../../../libs/dossiers/issue';
import { lireSaisie } from '../../../libs/dossiers/saisie';
import { DialogueDeGestion } from '../../../workflows/cpts/v2019-08-25/evenements/dialogue';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Journal } from '../journal';
import { DEFINITION } from './examens';
import { LETTRE, Recit } from './recit';

const SOCLES = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'];
const NATIONAUX = ['N1', 'N2', 'N3', 'N4', 'N5'].map((code) => ({ code, type: 'SUIVI' }));
const resultat = (code: string, poids: number) => ({ code, type: 'RESULTAT', missions: ['PREVENTION'], poids });
const taux = (indicateur: string, valeur: number, mission = 'PREVENTION') => ({ mission, indicateur, taux: valeur });
const TROIS = { signataires: ['CPTS', 'CPAM', 'ARS'] };

const JUSQU_A_LA_DEMANDE = [
  ['PRENDRE_CONTACT', '2023-01-01', {}],
  ['DEPOSER_LETTRE_INTENTION', '2023-01-01', LETTRE],
  ['VALIDER_LETTRE_INTENTION', '2023-01-01', {}],
  [
    'DECLARER_ASSOCIATION',
    '2023-01-02',
    { forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2023-01-02', siren: '891868176' },
  ],
  ['DEPOSER_PROJET_SANTE', '2023-01-10', {}],
  ['VALIDER_PROJET_SANTE', '2023-02-01', {}],
  ['DEMANDER_ACI', '2023-02-02', {}],
] as const;
const demande = () =>
  JUSQU_A_LA_DEMANDE.reduce((recit, [type, le, donnees]) => recit.fait(type, le, donnees), new Recit());

/** T2: 15 000 € of results for prevention, over a whole year. */
const signe = () =>
  demande()
    .fait('SIGNER_ACI', '2023-09-15', {
      missions: SOCLES,
      indicateurs: [...NATIONAUX, resultat('P1', 60), resultat('P2', 40)],
    })
    .fait('DEMARRER_MISSION', '2023-09-15', { mission: 'PREVENTION' });

const tenir = (recit: Recit, le: string, donnees: object) =>
  recit.fait('TENIR_DIALOGUE_GESTION', le, { annee: 1, ...donnees });
const faitsDe = ({ instantane }: Recit) => instantane.faits as FaitsCpts;
const attendus = ({ instantane: { faits, valeur } }: Recit) =>
  DEFINITION.resumer(faits, valeur).attendus.map(({ quoi }) => quoi);
const lignes = (recit: Recit, jour: string) =>
  Object.fromEntries(
    financer(faitsDe(recit), enVigueur, jour)
      .contrats[0]!.lignes.filter(
        ({ annee, poste, nature }) => annee === 1 && poste === 'PREVENTION' && nature !== 'AVANCE',
      )
      .map(({ nature, etat, montant, attend }) => [nature, attend ? [etat, montant, attend] : [etat, montant]]),
  );

describe('[A-TAUX] [Q-21] un taux refusé, avec une seule phrase, et rien n’est écrit', () => {
  it.each([
    ['au-dessus de 100', [taux('P1', 100.000001)], 'À corriger : P1 (Prévention) : 100,000001 %, hors de 0 à 100 %.'],
    ['au-dessous de 0', [taux('P1', -1)], 'À corriger : P1 (Prévention) : -1 %, hors de 0 à 100 %.'],
    ['deux fois le même indicateur', [taux('P1', 10), taux('P1', 20)], 'À corriger : P1 (Prévention) : deux taux.'],
    [
      'deux fois le même, sous deux missions',
      [taux('N1', 10, 'ACCES_SOINS'), taux('N1', 10, 'PARCOURS')],
      'À corriger : N1 (Parcours) : deux taux ; N1 : indicateur qui ne sert pas la mission « Parcours ».',
    ],
    [
      'une mission absente',
      [{ mission: 'QUALITE', taux: 50 }],
      'À corriger : Qualité et pertinence : mission absente du contrat en année 1.',
    ],
    ['un indicateur absent', [taux('P9', 50)], 'À corriger : P9 : indicateur absent du contrat en année 1.'],
    [
      'un indicateur d’une autre mission',
      [taux('P1', 50, 'PARCOURS')],
      'À corriger : P1 : indicateur qui ne sert pas la mission « Parcours ».',
    ],
  ])('%s', (_, saisis, phrase) => {
    const recit = signe();
    const avant = recit.instantane;
    expect(() => tenir(recit, '2024-09-15', { taux: saisis })).toThrow(`TENIR_DIALOGUE_GESTION : ${phrase}`);
    expect(recit.instantane).toBe(avant);
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [1e-7], [1e21], ['80'], [1_000_000_000.5]])(
    'ce qui n’est pas un nombre exact n’entre pas : %s',
    (saisi) => {
      const message = 'est un nombre, de −1 milliard à 1 milliard, avec au plus six décimales';
      const lire = () => lireSaisie(DialogueDeGestion, { annee: 1, taux: [{ mission: 'PREVENTION', taux: saisi }] });
      expect(lire).toThrow(new EntreeInvalide([{ champ: 'taux.0.taux', message }]));
    },
  );

  it('0, 100 et tous les indicateurs du contrat sont admis, comme un taux de la mission entière', () => {
    const recit = signe();
    const saisis = [taux('P1', 0), taux('P2', 100), taux('N1', 50, 'ACCES_SOINS'), { mission: 'PARCOURS', taux: 30 }];
    expect(() => tenir(recit, '2024-09-15', { taux: saisis })).not.toThrow();
  });

  it('les indicateurs revus par avenant pendant l’année sont les siens', () => {
    const le = '2024-05-02';
    const recit = signe()
      .fait('DEMANDER_AVENANT', le, { objets: ['INDICATEURS'] })
      .fait('SIGNER_AVENANT', le, {
        signatures: { cpts: le, caisse: le, ars: le },
        indicateurs: [...NATIONAUX, resultat('P7', 100)],
      });
    expect(() => tenir(recit, '2024-09-15', { taux: [taux('P1', 50)] })).toThrow('P1 : indicateur absent du contrat');
    expect(() => tenir(recit, '2024-09-15', { taux: [taux('P7', 50)] })).not.toThrow();
  });
});

describe('[§ 5.13] dossier avant, taux pendant, procès-verbal après', () => {
  const PV_ATTENDU = 'Le procès-verbal du dialogue de l’année 1 n’est pas signé';

  it('le procès-verbal signé ouvre le solde et le variable ; la veille, rien', () => {
    const recit = signe()
      .fait('ENREGISTRER_JUSTIFICATIF', '2024-07-01', {
        ...{ mission: 'PREVENTION', indicateur: 'P1', annee: 1, nature: 'RELEVE_AGREGE', reference: 'Relevé (fictif)' },
        valeur: 12.5,
      })
      .fait('RECEVOIR_DOSSIER_DIALOGUE', '2024-08-20', { annee: 1, pieces: ['BUDGET'], membres: 90 });
    expect(faitsDe(recit).justificatifs).toMatchObject([{ indicateur: 'P1', annee: 1, valeur: 12.5 }]);
    tenir(recit, '2024-09-20', { taux: [taux('P1', 80), taux('P2', 50)] });
    expect(lignes(recit, '2024-09-24')).toEqual({
      SOLDE: ['PREVUE', 375_000, `${PV_ATTENDU} ; au plus tard le 15/11/2024.`],
      VARIABLE: ['PREVUE', 1_020_000, `${PV_ATTENDU}.`],
    });
    recit.fait('SIGNER_PV_DIALOGUE', '2024-09-25', { annee: 1, ...TROIS });
    expect(lignes(recit, '2024-09-24')['SOLDE']![0]).toBe('PREVUE');
    // 15 000 € × (60 % × 80 % + 40 % × 50 %) = 15 000 € × 68 %.
    expect(lignes(recit, '2024-09-25')).toEqual({ SOLDE: ['DUE', 375_000], VARIABLE: ['DUE', 1_020_000] });
  });

  it('la saisie propose l’année à évaluer, et les taux que donnent les valeurs lues', () => {
    const [depart, cible, sens] = [10, 20, 'HAUSSE'];
    const mesure = (indicateur: string, valeur: number) => ({
      ...{ mission: 'PREVENTION', annee: 1, nature: 'RELEVE_AGREGE', reference: 'Relevé (fictif)' },
      ...{ indicateur, valeur },
    });
    const recit = demande()
      .fait('SIGNER_ACI', '2023-09-15', {
        missions: SOCLES,
        indicateurs: [...NATIONAUX, { ...resultat('P1', 60), depart, cible, sens }, resultat('P2', 40)],
      })
      .fait('ENREGISTRER_JUSTIFICATIF', '2024-07-01', mesure('P1', 16.5))
      .fait('ENREGISTRER_JUSTIFICATIF', '2024-07-01', mesure('P2', 3));
    const proposition = (le: string) =>
      DEFINITION.evenements.find(({ type }) => type === 'TENIR_DIALOGUE_GESTION')!.proposer!({
        faits: faitsDe(recit),
        le,
        lire: enVigueur,
      });
    expect(proposition('2024-09-14')).toBeUndefined();
    expect(proposition('2024-09-15')).toEqual({ annee: 1, taux: [taux('P1', 65)] });
    expect(() => tenir(recit, '2024-09-15', proposition('2024-09-15')!)).not.toThrow();
  });

  it('sans procès-verbal, le solde est dû le dernier jour de la fenêtre ; le variable, jamais', () => {
    const recit = tenir(signe(), '2024-09-20', { taux: [taux('P1', 80), taux('P2', 50)] });
    expect(['2024-11-14', '2024-11-15', '2024-11-16'].map((jour) => lignes(recit, jour)['SOLDE']![0])).toEqual([
      'PREVUE',
      'DUE',
      'DUE',
    ]);
    expect(lignes(recit, '2025-09-14')['VARIABLE']).toEqual(['PREVUE', 1_020_000, `${PV_ATTENDU}.`]);
  });
});

describe('[§ 5.13] [A-DESACCORD] désaccord, avis de la commission, nouvel accord', () => {
  const desaccord = () => tenir(signe(), '2024-09-20', { taux: [taux('P1', 80)], accord: 'PARTIEL' });
  const partiel = () => desaccord().fait('SIGNER_PV_DIALOGUE', '2024-09-25', { annee: 1, ...TROIS });
  const saisi = () =>
    partiel().fait('SAISIR_CPR_DIALOGUE', '2024-10-01', { annee: 1, question: 'Quel taux pour P2 ? (fictif)' });
  const ACCORD = { taux: [taux('P1', 80), taux('P2', 25)], accord: 'TOTAL' };

  it('la part non contestée se paie, la saisine est gardée', () => {
    const recit = saisi();
    // 15 000 € × 60 % × 80 %.
    expect(lignes(recit, '2024-10-01')).toEqual({ SOLDE: ['DUE', 375_000], VARIABLE: ['DUE', 720_000] });
    expect(faitsDe(recit).dialogues).toMatchObject([{ desaccord: true, saisine: { le: '2024-10-01' } }]);
  });

  it('après l’avis, le dialogue reprend ; le reste est dû quand son procès-verbal est signé', () => {
    const recit = saisi().fait('RECEVOIR_AVIS_CPR_DIALOGUE', '2024-10-20', { sens: 'COMPROMIS' });
    expect(attendus(recit)).toContain('Reprendre le dialogue de gestion de l’année 1, après l’avis de la commission');
    tenir(recit, '2024-11-04', ACCORD);
    expect(lignes(recit, '2024-11-09')).toEqual({ SOLDE: ['DUE', 375_000], VARIABLE: ['DUE', 720_000] });
    recit.fait('SIGNER_PV_DIALOGUE', '2024-11-10', { annee: 1, ...TROIS });
    // 15 000 € × (60 % × 80 % + 40 % × 25 %) = 15 000 € × 58 %.
    expect(lignes(recit, '2024-11-10')).toEqual({ SOLDE: ['DUE', 375_000], VARIABLE: ['DUE', 870_000] });
    expect(faitsDe(recit).dialogues.map(({ le, desaccord: conteste }) => [le, conteste])).toEqual([
      ['2024-09-20', true],
      ['2024-11-04', undefined],
    ]);
    expect(recit.echeance('D-P7-02', 'annee1')).toBeUndefined();
    expect(attendus(recit).filter((quoi) => quoi.includes('année 1'))).toEqual([]);
  });

  it('sans saisine, les parties peuvent reprendre d’elles-mêmes après un procès-verbal partiel', () => {
    expect(() => tenir(partiel(), '2024-10-01', ACCORD)).not.toThrow();
  });

  it('ni avant le procès-verbal partiel, ni pendant la saisine, ni après un accord', () => {
    expect(() => tenir(desaccord(), '2024-09-21', ACCORD)).toThrow(
      'Le dialogue de l’année 1 s’est conclu sur un désaccord : il reprend une fois signé son procès-verbal partiel.',
    );
    expect(() => tenir(saisi(), '2024-10-02', ACCORD)).toThrow(
      'La commission est saisie du désaccord de l’année 1 : le dialogue reprend après son avis.',
    );
    expect(() => tenir(tenir(partiel(), '2024-10-01', ACCORD), '2024-10-02', ACCORD)).toThrow(
      'Le dialogue de l’année 1 a déjà été tenu.',
    );
  });

  it('[X-14] repris après la fenêtre, il n’est pas dit en retard', () => {
    const question = { type: 'TENIR_DIALOGUE_GESTION', le: '2025-01-15', donnees: { annee: 1 }, constats: {} };
    const examen = (recit: Recit) => ({ ...question, faits: faitsDe(recit), lire: enVigueur }) as never;
    expect(DEFINITION.regles['X-14']!.vraie(examen(partiel()))).toBe(true);
    expect(DEFINITION.regles['X-14']!.vraie(examen(signe()))).toBe(false);
  });
});

describe('une phrase claire, et rien de payé', () => {
  const demarrer = (recit: Recit, le: string) => recit.fait('DEMARRER_MISSION', le, { mission: 'PREVENTION' });

  it('[A-MISSION-ENGAGEE] une mission ne démarre pas la veille de son contrat, mais le jour', () => {
    const recit = demande();
    const avant = recit.instantane;
    expect(() => demarrer(recit, '2023-09-14')).toThrow('Aucun contrat ACI n’est en vigueur à cette date.');
    expect(recit.instantane).toBe(avant);
    expect(financer(faitsDe(recit), enVigueur, '2023-09-14').contrats).toEqual([]);
    recit.fait('SIGNER_ACI', '2023-09-15', { missions: SOCLES });
    expect(() => demarrer(recit, '2023-09-15')).not.toThrow();
  });

  it('[A-MISSION-ENGAGEE] déclarée en retard à une date antérieure au contrat, elle est refusée de même', () => {
    const journal = new Journal();
    for (const [type, le, donnees] of JUSQU_A_LA_DEMANDE) journal.fait(type, le, donnees);
    journal.fait('SIGNER_ACI', '2023-09-15', { missions: SOCLES });
    const avant = journal.instantane;
    const issue = journal.tard('DEMARRER_MISSION', '2023-09-14', { mission: 'PREVENTION' }, '2023-10-01');
    expect(issue).toMatchObject({
      accepte: false,
      motifs: [{ code: 'A-MISSION-ENGAGEE', message: 'Aucun contrat ACI n’est en vigueur à cette date.' }],
    });
    expect(journal.instantane).toBe(avant);
  });

  it('un contrat en vigueur ne se signe pas une seconde fois, et le premier reste tel quel', () => {
    const recit = signe();
    const avant = recit.instantane;
    expect(() => recit.fait('SIGNER_ACI', '2023-10-01', { missions: SOCLES })).toThrow(
      '« Signer le contrat ACI » suppose une demande d’adhésion en cours de négociation. Le dossier en est à : Contrat ACI en vigueur.',
    );
    expect(recit.instantane).toBe(avant);
    expect(financer(faitsDe(recit), enVigueur, '2023-10-01').contrats).toHaveLength(1);
  });
});
