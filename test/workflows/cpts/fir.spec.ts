import { enVigueur } from '#libs/droit';
import { aideFirDe, COMPTE_RENDU_FIR, plafondFir, SILENCE_FIR } from '../../../workflows/cpts/parametres/fir';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Recit } from './recit';

const BUDGET = { nature: 'BLOQUANTE', pieces: ['Budget'], texte: 'Loi n° 2000-321, art. 10' };
const ASSOCIATION = { forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2024-01-10', siren: '891868176' };

const demandee = (le: string, donnees: object = {}) =>
  Recit.jusquALaLettre('2023-12-01').fait('DEMANDER_FIR', le, { objets: ['CONSTITUTION'], ...donnees });
const attribuee = (montantCentimes: number, donnees: object = {}) =>
  Recit.jusquALaLettre('2023-12-01')
    .fait('DECLARER_ASSOCIATION', '2024-01-15', ASSOCIATION)
    .fait('DEMANDER_FIR', '2024-01-20', { objets: ['CONSTITUTION'] })
    .fait('ATTRIBUER_FIR', '2024-02-01', { montantCentimes, ...donnees });
const silence = (recit: Recit) => recit.echeance('A-SILENCE-FIR');

describe('[A-SILENCE-FIR] le silence sur une demande d’aide vaut refus, sous revue humaine', () => {
  it('deux mois depuis la première réception, quel que soit le service', () => {
    expect(silence(demandee('2023-12-31'))).toMatchObject({ echeance: '2024-02-29', effetLe: '2024-03-01' });
    const chezLaCaisse = demandee('2024-01-15', { depotInitial: { aupresDe: 'CPAM', le: '2024-01-10' } });
    expect(silence(chezLaCaisse)?.echeance).toBe('2024-03-10');
  });

  it('[R-PROC-06] une demande de pièces le suspend : 21 jours, ou tout le temps imparti', () => {
    const demande = () =>
      demandee('2024-01-15').fait('DEMANDER_PIECES_FIR', '2024-01-30', { ...BUDGET, avantLe: '2024-02-29' });
    expect(silence(demande().fait('RECEVOIR_PIECES_FIR', '2024-02-20'))).toMatchObject({
      joursSuspendus: 21,
      echeance: '2024-04-05',
    });
    expect(silence(demande())).toMatchObject({ joursSuspendus: 31, echeance: '2024-04-15' });
    expect(demande().echeance('A-TEMPS-IMPARTI-FIR')).toMatchObject({ echeance: '2024-02-29', effetLe: '2024-03-01' });
  });

  it('[R-PROC-07] une demande simple ne le touche pas', () => {
    const recit = demandee('2024-01-15').fait('DEMANDER_PIECES_FIR', '2024-01-30', {
      nature: 'SIMPLE',
      pieces: ['Calendrier'],
    });
    expect(silence(recit)).toMatchObject({ joursSuspendus: 0, echeance: '2024-03-15' });
  });

  it('rien n’est refusé par l’horloge, et la décision reste possible après l’échéance', () => {
    const recit = demandee('2024-01-15');
    expect([recit.attendre('2024-03-15'), recit.attendre('2024-03-16'), recit.attendre('2030-01-01')]).toEqual([
      [],
      [],
      [],
    ]);
    recit.fait('ATTRIBUER_FIR', '2024-03-20', { montantCentimes: 10_000_00 });
    expect(silence(recit)).toBeUndefined();
  });

  it('une décision le lève', () => {
    expect(
      silence(demandee('2024-01-15').fait('REFUSER_FIR', '2024-02-01', { motivation: 'Crédits épuisés.' })),
    ).toBeUndefined();
    expect(silence(demandee('2024-01-15').fait('RETIRER_DEMANDE_FIR', '2024-02-01'))).toBeUndefined();
  });
});

describe('[R-P2-03] la convention au-delà de 23 000 €', () => {
  const verser = (montant: number) => () =>
    attribuee(montant).fait('VERSER_FIR', '2024-02-10', { montantCentimes: montant });

  it('23 000 € se paient sans elle, un centime de plus non', () => {
    expect(verser(22_999_99)).not.toThrow();
    expect(verser(23_000_00)).not.toThrow();
    expect(verser(23_000_01)).toThrow('sans convention signée, elle ne peut être payée');
  });

  it('signée le jour même du versement', () => {
    const recit = attribuee(30_000_00);
    expect(() => recit.fait('VERSER_FIR', '2024-02-10', { montantCentimes: 1 })).toThrow('sans convention signée');
    recit.fait('SIGNER_CONVENTION_FIR', '2024-02-10').fait('VERSER_FIR', '2024-02-10', { montantCentimes: 30_000_00 });
    expect((recit.instantane.faits as FaitsCpts).fir![0]!.verse).toBe(30_000_00);
  });
});

describe('[R-T-01c] la forme juridique au jour du versement', () => {
  const verser = (creeeLe: string, le: string) => () =>
    Recit.jusquALaLettre('2021-01-04')
      .fait('DECLARER_ASSOCIATION', '2021-05-12', { ...ASSOCIATION, forme: 'AUTRE', creeeLe, recepisseLe: undefined })
      .fait('DEMANDER_FIR', '2021-05-12', { objets: ['CONSTITUTION'] })
      .fait('ATTRIBUER_FIR', '2021-05-13', { montantCentimes: 10_000_00 })
      .fait('VERSER_FIR', le, { montantCentimes: 10_000_00 });

  it('[R-T-01a] libre avant le 14/05/2021', () => {
    expect(verser('2021-05-10', '2021-05-13')).not.toThrow();
  });

  it('[R-T-01b] [R-T-01c] une structure existante est payée jusqu’au 13/05/2022, plus le 14 ni le 15', () => {
    expect(verser('2020-03-02', '2021-05-14')).not.toThrow();
    expect(verser('2020-03-02', '2022-05-13')).not.toThrow();
    expect(verser('2020-03-02', '2022-05-14')).toThrow('Depuis le 14/05/2022, la CPTS doit être une association');
    expect(verser('2020-03-02', '2022-05-15')).toThrow('Depuis le 14/05/2022, la CPTS doit être une association');
  });
});

describe('[D-P2-04] le compte rendu financier, six mois après la fin de l’exercice', () => {
  const echeance = (recit: Recit, rang = 1) => recit.echeance('D-P2-04', `aide${rang}`)?.echeance;
  const versee = (donnees: object = {}) =>
    attribuee(10_000_00, donnees).fait('VERSER_FIR', '2024-02-10', { montantCentimes: 10_000_00 });

  it('l’exercice civil par défaut, un autre quand la décision le dit', () => {
    expect(echeance(attribuee(10_000_00))).toBeUndefined();
    expect(echeance(versee())).toBe('2025-06-30');
    expect(echeance(versee({ finExercice: '2024-08-31' }))).toBe('2025-02-28');
  });

  it('la veille, le jour et le lendemain : une alerte, rien d’automatique', () => {
    const recit = versee();
    expect(recit.echeance('D-P2-04', 'aide1')?.effetLe).toBe('2025-07-01');
    expect([recit.attendre('2025-06-29'), recit.attendre('2025-06-30'), recit.attendre('2025-07-01')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(echeance(recit.fait('RENDRE_COMPTE_FIR', '2025-07-01'))).toBeUndefined();
  });

  it('chaque aide a le sien', () => {
    const recit = versee()
      .fait('DEMANDER_FIR', '2025-01-10', { objets: ['COORDINATION'] })
      .fait('ATTRIBUER_FIR', '2025-02-01', { montantCentimes: 5_000_00 })
      .fait('VERSER_FIR', '2025-02-10', { montantCentimes: 5_000_00 });
    expect([echeance(recit, 1), echeance(recit, 2)]).toEqual(['2025-06-30', '2026-06-30']);
    recit.fait('RENDRE_COMPTE_FIR', '2025-03-01', { aide: 2 });
    expect([echeance(recit, 1), echeance(recit, 2)]).toEqual(['2025-06-30', undefined]);
  });
});

describe('[A-APPUI-FIR] l’appui externe dure neuf mois au plus', () => {
  it('de l’attribution au dépôt du projet', () => {
    const recit = attribuee(10_000_00, { objets: ['APPUI_EXTERNE'] });
    expect(recit.echeance('A-APPUI-FIR')).toMatchObject({ echeance: '2024-11-01', effetLe: '2024-11-02' });
    expect(recit.fait('DEPOSER_PROJET_SANTE', '2024-06-01').echeance('A-APPUI-FIR')).toBeUndefined();
    expect(attribuee(10_000_00).echeance('A-APPUI-FIR')).toBeUndefined();
  });
});

describe('[X-23] le montant régional (§ 2.7)', () => {
  const plafond = (
    region: string,
    objets: Parameters<typeof plafondFir>[1],
    taille: 1 | 2 | 3 | 4,
    le = '2024-01-01',
  ) => plafondFir(enVigueur(aideFirDe(region), le).valeur, objets, taille);

  it.each([
    [1, 34_000],
    [2, 37_000],
    [3, 40_500],
    [4, 44_000],
  ] as const)('Hauts-de-France, taille %i : %i €, professionnels et coordonnateur', (taille, euros) => {
    expect(plafond('32', ['INDEMNISATION', 'COORDINATION'], taille)).toBe(euros * 100);
  });

  it('ailleurs : 25 000 €, 60 000 €, 10 000 €, ou au cas par cas', () => {
    expect(plafond('27', ['CONSTITUTION'], 2)).toBe(25_000_00);
    expect(plafond('27', ['INDEMNISATION'], 2)).toBe(25_000_00);
    expect(plafond('93', ['CONSTITUTION', 'APPUI_EXTERNE'], 1)).toBe(60_000_00);
    expect(plafond('28', ['CONSTITUTION'], 4)).toBe(10_000_00);
    expect(plafond('04', ['INDEMNISATION'], 1)).toBeUndefined();
    expect(plafond('75', ['CONSTITUTION'], 1)).toBeUndefined();
  });

  it('la ligne en vigueur à l’attribution : le jour même la nouvelle s’applique', () => {
    expect(plafond('93', ['CONSTITUTION'], 1, '2020-01-31')).toBeUndefined();
    expect(plafond('93', ['CONSTITUTION'], 1, '2020-02-01')).toBe(40_000_00);
  });

  it('chaque montant est régional et à confirmer', () => {
    for (const region of ['04', '27', '28', '32', '93', '75']) {
      expect(aideFirDe(region).regional).toBe(true);
      expect(enVigueur(aideFirDe(region), '2024-01-01').aConfirmer).toBe('Q-17');
    }
    expect([enVigueur(SILENCE_FIR, '2024-01-01').valeur, enVigueur(COMPTE_RENDU_FIR, '2024-01-01').valeur]).toEqual([
      { mois: 2 },
      { mois: 6 },
    ]);
  });
});

describe('[E-P8-05] reversement', () => {
  it('plusieurs exigences ne dépassent jamais ce qui a été versé', () => {
    const motivation = 'Les actions n’ont pas été engagées.';
    const exiger = (recit: Recit, montantCentimes: number, le = '2024-03-01') =>
      recit.fait('EXIGER_REVERSEMENT_FIR', le, { motif: 'EMPLOI_NON_CONFORME', montantCentimes, motivation });
    const recit = attribuee(10_000_00).fait('VERSER_FIR', '2024-02-10', { montantCentimes: 6_000_00 });
    exiger(recit, 4_000_00);
    expect(() => exiger(recit, 2_000_01)).toThrow('dépasse ce qui peut être exigé');
    exiger(recit, 2_000_00);
    recit.fait('RECEVOIR_REVERSEMENT_FIR', '2024-04-01', { montantCentimes: 6_000_00 });
    expect((recit.instantane.faits as FaitsCpts).fir![0]!.reversement).toMatchObject({
      exige: 6_000_00,
      recu: 6_000_00,
    });
    expect(() => exiger(recit, 1, '2024-04-01')).toThrow('Aucune aide versée ne peut donner lieu à reversement.');
  });
});
