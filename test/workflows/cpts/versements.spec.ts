import { Versement } from '../../../workflows/cpts/v2019-08-25/faits/vie';
import { versementsALiberer } from '../../../workflows/cpts/v2019-08-25/paiements';
import { DEFINITION, examenDe, regleDe, ASSOCIATION, CONTRAT, Question } from './examens';

const juger = (code: string, question: Question) => regleDe(code).vraie(examenDe(question));
const dire = (code: string, question: Question) => regleDe(code).message(examenDe(question)).replaceAll('\u202f', ' ');

describe('les conditions d’un versement', () => {
  const verser = (donnees: object, le: string, faits: Question['faits']) => ({
    type: 'ORDONNER_VERSEMENT',
    le,
    faits: { contrat: CONTRAT, association: ASSOCIATION, ...faits },
    donnees: { annee: 1, montant: 1, nature: 'AVANCE', poste: 'FONCTIONNEMENT', ...donnees },
  });
  const RESILIE = { ...CONTRAT, resiliation: { le: '2025-10-15', seq: 20 } };

  it('[G-P8-04] [A-AVANCE] la veille, le jour et le lendemain de la réception, puis de l’effet', () => {
    const avance = (code: string, le: string) => juger(code, verser({ annee: 2 }, le, { contrat: RESILIE }));
    const jours = ['2025-10-14', '2025-10-15', '2025-12-14', '2025-12-15'];
    expect(jours.map((le) => avance('G-P8-04', le))).toEqual([true, false, false, true]);
    expect(jours.map((le) => avance('A-AVANCE', le))).toEqual([true, true, true, false]);
    // What settles a year past stays due, its own advance as well.
    expect(juger('A-AVANCE', verser({}, '2025-12-15', { contrat: RESILIE }))).toBe(true);
    expect(juger('G-P8-04', verser({ nature: 'SOLDE' }, '2025-10-15', { contrat: RESILIE }))).toBe(true);
    expect(juger('A-AVANCE', verser({ nature: 'SOLDE' }, '2025-12-15', { contrat: RESILIE }))).toBe(true);
  });

  it('[G-P6-03] l’entité juridique seule ne suffit pas, ni des numéros enregistrés plus tard', () => {
    const immatriculation = { le: '2024-05-02', seq: 7, ej: '1', et: '2', raisonSociale: 'x' };
    const { et: _, ...seule } = immatriculation;
    const paye = (le: string, connue: object) =>
      juger('G-P6-03', verser({}, le, { finess: { immatriculation: connue } as never }));
    expect([paye('2024-05-01', immatriculation), paye('2024-05-02', immatriculation)]).toEqual([false, true]);
    expect(paye('2024-05-02', seule)).toBe(false);
  });

  it('[R-T-01c] l’association, exigée de toutes dès le 14/05/2022', () => {
    const autre = { association: { ...ASSOCIATION, forme: 'AUTRE' as const } };
    const payer = (le: string) => juger('R-T-01c', verser({}, le, autre));
    expect(['2022-05-13', '2022-05-14', '2022-05-15'].map(payer)).toEqual([true, false, false]);
  });

  it('[A-CALENDRIER-VERSEMENTS] le solde attend le procès-verbal, ou la fin de la fenêtre du dialogue', () => {
    const solde = (le: string, dialogues: Question['faits']) =>
      juger('A-CALENDRIER-VERSEMENTS', verser({ nature: 'SOLDE', poste: 'ACCES_SOINS' }, le, dialogues));
    expect(['2025-05-31', '2025-06-01'].map((le) => solde(le, {}))).toEqual([false, true]);
    const tenu = { dialogues: [{ annee: 1, le: '2025-04-10', seq: 12, pv: { le: '2025-04-20', seq: 13 } }] };
    expect(['2025-04-19', '2025-04-20'].map((le) => solde(le, tenu))).toEqual([false, true]);
  });

  it('[R-P7-03] [Q-19] le variable de la crise attend son bilan, non la clôture de l’année', () => {
    const variable = (code: string, le: string) =>
      juger(
        code,
        verser({ nature: 'VARIABLE', poste: 'CRISE' }, le, { bilansDeCrise: [{ le: '2024-09-02', seq: 15 }] }),
      );
    expect(['2024-09-01', '2024-09-02'].map((le) => variable('R-P7-03', le))).toEqual([false, true]);
    expect(variable('A-CALENDRIER-VERSEMENTS', '2024-09-02')).toBe(true);
  });

  it('[E-P6-01] une pièce obligatoire manquante l’emporte sur la vérification déclarée', () => {
    const contrat = { ...CONTRAT, piecesAttendues: ['STATUTS'] } as never;
    const payer = (faits: Question['faits']) =>
      juger('E-P6-01', verser({ dossierVerifieLe: '2024-04-01' }, '2024-04-02', faits));
    expect([payer({}), payer({ contrat })]).toEqual([true, false]);
  });
});

const MISSIONS = { ACCES_SOINS: { le: '2024-10-01', seq: 10 } };
const ORDONNE: Versement = {
  ...{ le: '2024-10-02', seq: 11, contrat: 9, par: 'a', poste: 'ACCES_SOINS', nature: 'AVANCE', annee: 1 },
  montant: 3_365_753,
};
const DIALOGUE = {
  ...{ annee: 1, le: '2025-04-10', seq: 12, pv: { le: '2025-04-20', seq: 13 } },
  taux: [{ mission: 'ACCES_SOINS' as const, taux: 80 }],
};

/** Of the advance of the first year: 90 000 € × 75 % × 182/365. */
const ordre = (donnees: object, faits: Question['faits'] = {}, le = '2024-10-02', type = 'ORDONNER_VERSEMENT') => ({
  ...{ type, le, acteur: 'a', faits: { contrat: CONTRAT, missions: MISSIONS, ...faits } },
  donnees: { poste: 'ACCES_SOINS', nature: 'AVANCE', annee: 1, montant: 3_365_753, ...donnees },
});

describe('le montant d’un versement', () => {
  it('[A-MONTANT] [A-MONTANT-ENTIER] au centime : en dessous une dérogation, au-dessus rien', () => {
    const admis = (code: string) => [3_365_752, 3_365_753, 3_365_754].map((montant) => juger(code, ordre({ montant })));
    expect(admis('A-MONTANT')).toEqual([true, true, false]);
    expect(admis('A-MONTANT-ENTIER')).toEqual([false, true, true]);
    expect(dire('A-MONTANT', ordre({ montant: 3_365_754 }))).toBe(
      'Le montant de 33 657,54 € dépasse la ligne : l’échéancier donne 33 657,53 € (90 000 € × 75 % × 182/365 = 33 657,53 €).',
    );
    expect(regleDe('A-MONTANT').derogeablePour).toBeUndefined();
    expect(regleDe('A-MONTANT-ENTIER').derogeablePour).toEqual(['ORDONNER_VERSEMENT']);
  });

  it('[A-MONTANT] après un versement partiel, ce qui reste et pas davantage', () => {
    const versements = [{ ...ORDONNE, montant: 3_000_000 }];
    const reste = (montant: number) => ordre({ montant }, { versements }, '2024-11-04');
    expect([365_753, 365_754].map((montant) => juger('A-MONTANT', reste(montant)))).toEqual([true, false]);
    expect(juger('A-VERSEMENT-UNIQUE', reste(365_753))).toBe(true);
    expect(dire('A-MONTANT', reste(365_754))).toContain('il reste 3 657,53 € sur 33 657,53 €');
  });

  it('[A-VERSEMENT-UNIQUE] une part payée en entier ne se repaie pas ; annulée, elle se réordonne', () => {
    const encore = (un: Partial<Versement>, donnees: object = {}) =>
      juger('A-VERSEMENT-UNIQUE', ordre(donnees, { versements: [{ ...ORDONNE, ...un }] }, '2025-05-02'));
    expect(encore({})).toBe(false);
    expect(encore({ libere: { le: '2024-10-03', seq: 12 } })).toBe(false);
    expect(encore({ annule: { le: '2024-10-03', seq: 12 } })).toBe(true);
    expect([{ annee: 2 }, { nature: 'SOLDE' }, { poste: 'FONCTIONNEMENT' }].map((autre) => encore({}, autre))).toEqual([
      true,
      true,
      true,
    ]);
    // Of an earlier contract: it is another part.
    expect(encore({ contrat: 3 })).toBe(true);
  });

  it('[R-P7-03] [A-MONTANT] le variable suit le taux constaté, et attend qu’il y en ait un', () => {
    const variable = (montant: number, taux?: typeof DIALOGUE.taux) => {
      const { taux: _, ...sansTaux } = DIALOGUE;
      const dialogues = [taux ? { ...sansTaux, taux } : sansTaux];
      return ordre({ nature: 'VARIABLE', montant }, { dialogues }, '2025-05-02');
    };
    // 35 000 € × 80 % × 182/365.
    expect([1_396_164, 1_396_165].map((montant) => juger('A-MONTANT', variable(montant, DIALOGUE.taux)))).toEqual([
      true,
      false,
    ]);
    expect(juger('R-P7-03', variable(1_396_164, DIALOGUE.taux))).toBe(true);
    expect(juger('A-MONTANT-ENTIER', variable(700_000, DIALOGUE.taux))).toBe(true);
    expect(juger('R-P7-03', variable(1_396_164))).toBe(false);
    expect(dire('R-P7-03', variable(1_396_164))).toBe(
      'Le dialogue de gestion de l’année 1 n’a constaté aucun taux d’atteinte pour la mission « Accès aux soins ».',
    );
  });

  it('[A-PART-CONTESTEE] en désaccord, une partie du solde se paie sans dérogation, jusqu’à l’avis', () => {
    const solde = (dialogue: object) =>
      juger(
        'A-MONTANT-ENTIER',
        ordre({ nature: 'SOLDE', montant: 100_000 }, { dialogues: [{ ...DIALOGUE, ...dialogue }] }, '2025-05-02'),
      );
    expect(solde({})).toBe(false);
    expect(solde({ desaccord: true })).toBe(true);
    expect(solde({ desaccord: true, avis: { le: '2025-04-25', seq: 14 } })).toBe(false);
  });

  it.each([
    [{ poste: 'PARCOURS' }, { missions: { PARCOURS: { le: '2024-10-01', seq: 10 } } }, 'n’engage pas la mission'],
    [{ annee: 2 }, { missions: { ACCES_SOINS: { le: '2026-04-01', seq: 10 } } }, undefined],
    [{ annee: 6 }, {}, 'Le contrat n’a pas d’année 6 : il prend fin le 01/04/2029.'],
    [
      { poste: 'CRISE', nature: 'VARIABLE' },
      {
        ...{ missions: { CRISE: { le: '2024-10-01', seq: 10 } }, bilansDeCrise: [{ le: '2025-06-02', seq: 15 }] },
        contrat: { ...CONTRAT, signature: { ...CONTRAT.signature, missions: ['CRISE' as const] } },
      },
      'Aucune crise n’a été déclarée pendant l’année 1 du contrat.',
    ],
  ] as const)('[A-LIGNE-PREVUE] %j : ce que l’échéancier ne prévoit pas se dit', (donnees, faits, phrase) => {
    const question = ordre(donnees, faits as Question['faits'], '2025-07-01');
    // Of a mission that has not started, its own rule says so.
    expect(juger('A-LIGNE-PREVUE', question)).toBe(phrase === undefined);
    if (phrase) expect(dire('A-LIGNE-PREVUE', question)).toContain(phrase);
  });

  it('[A-LIGNE-PREVUE] le solde d’une année que la résiliation interrompt se règle au décompte, la veille non plus', () => {
    const contrat = { ...CONTRAT, resiliation: { le: '2025-01-15', seq: 20 } };
    const solde = (annee: number, le: string) => ordre({ nature: 'SOLDE', annee }, { contrat }, le);
    expect(juger('A-LIGNE-PREVUE', solde(1, '2025-06-02'))).toBe(false);
    expect(dire('A-LIGNE-PREVUE', solde(1, '2025-06-02'))).toBe(
      'Le contrat a pris fin le 15/03/2025, avant la clôture de l’année 1 : le décompte règle cette part.',
    );
  });
});

describe('la libération d’un versement', () => {
  const liberer = (un: Partial<Versement> = {}, faits: Question['faits'] = {}, le = '2024-10-03', acteur = 'b') => ({
    ...{ type: 'LIBERER_VERSEMENT', le, acteur, donnees: { versement: 11 } },
    faits: {
      ...{ contrat: CONTRAT, missions: MISSIONS, association: ASSOCIATION, dossierAciVerifie: '2024-04-02' },
      versements: [{ ...ORDONNE, ...un }],
      ...faits,
    },
  });

  it('[A-DEUX-PERSONNES] pas celle qui l’a ordonné, sans dérogation possible', () => {
    expect(juger('A-DEUX-PERSONNES', liberer({}, {}, '2024-10-03', 'a'))).toBe(false);
    expect(juger('A-DEUX-PERSONNES', liberer())).toBe(true);
    expect(regleDe('A-DEUX-PERSONNES').derogeablePour).toBeUndefined();
    // Before anything is typed: somebody who ordered all that waits has nothing to release.
    const { donnees: _, ...question } = liberer({}, {}, '2024-10-03', 'a');
    expect(juger('A-DEUX-PERSONNES', question)).toBe(false);
    expect(juger('A-DEUX-PERSONNES', { ...question, acteur: 'b' })).toBe(true);
  });

  it('[A-VERSEMENT-EN-ATTENTE] ni avant son ordre, ni deux fois, ni annulé, ni inconnu', () => {
    const attend = (un: Partial<Versement>, le = '2024-10-03') => juger('A-VERSEMENT-EN-ATTENTE', liberer(un, {}, le));
    expect(['2024-10-01', '2024-10-02', '2024-10-03'].map((le) => attend({}, le))).toEqual([false, true, true]);
    expect(attend({ libere: { le: '2024-10-03', seq: 12 } })).toBe(false);
    expect(attend({ annule: { le: '2024-10-03', seq: 12 } })).toBe(false);
    expect(attend({ seq: 10 })).toBe(false);
    expect(dire('A-VERSEMENT-EN-ATTENTE', liberer({ seq: 10 }))).toBe(
      'Aucun versement de ce dossier ne porte ce numéro.',
    );
  });

  it('[A-VERSEMENT-EN-ATTENTE] un paiement repris par erreur s’annule, un paiement libéré jamais', () => {
    const annuler = (un: Partial<Versement>) =>
      juger('A-VERSEMENT-EN-ATTENTE', { ...liberer(un), type: 'ANNULER_VERSEMENT' });
    const libere = { le: '2024-10-03', seq: 12 };
    expect([annuler({}), annuler({ libere }), annuler({ libere, repris: true })]).toEqual([true, false, true]);
  });

  it('[G-P8-04] une avance ordonnée avant la résiliation ne part plus entre sa réception et son effet', () => {
    const contrat = { ...CONTRAT, resiliation: { le: '2024-10-15', seq: 20 } };
    const part = (code: string, le: string) => juger(code, liberer({}, { contrat }, le));
    expect(['2024-10-14', '2024-10-15', '2024-12-14'].map((le) => part('G-P8-04', le))).toEqual([true, false, false]);
    expect(['2024-12-14', '2024-12-15'].map((le) => part('A-AVANCE', le))).toEqual([true, false]);
  });

  it('[G-P6-03] [R-T-01c] [E-P6-01] les conditions du paiement se redemandent le jour où il part', () => {
    const immatriculation = { le: '2024-10-03', seq: 7, ej: '1', et: '2', raisonSociale: 'x' };
    const part = (code: string, faits: Question['faits'], le?: string) => juger(code, liberer({}, faits, le));
    const finess = { finess: { immatriculation } as never };
    expect(['2024-10-02', '2024-10-03'].map((le) => part('G-P6-03', finess, le))).toEqual([false, true]);
    expect(part('R-T-01c', { association: { ...ASSOCIATION, forme: 'AUTRE' } })).toBe(false);
    expect(part('E-P6-01', { contrat: { ...CONTRAT, piecesAttendues: ['STATUTS'] } as never })).toBe(false);
    expect(['R-T-01c', 'E-P6-01'].map((code) => part(code, {}))).toEqual([true, true]);
  });

  it('[A-MONTANT] un démarrage corrigé depuis l’ordre retient le versement devenu trop élevé', () => {
    const corrige = { missions: { ACCES_SOINS: { le: '2024-10-02', seq: 10 } } };
    expect(juger('A-MONTANT', liberer())).toBe(true);
    expect(juger('A-MONTANT', liberer({}, corrige))).toBe(false);
    expect(dire('A-MONTANT', liberer({}, corrige))).toContain('90 000 € × 75 % × 181/365 = 33 472,60 €');
  });
});

describe('ce qu’un versement laisse dans les faits', () => {
  const faitsApres = (type: string, donnees: object, versements: Versement[] = [], le = '2024-10-03') => {
    const defini = DEFINITION.evenements.find((un) => un.type === type)!;
    const { faits } = examenDe(ordre({}, { versements }));
    const evenement = { type, le, donnees, constats: { aujourdhui: le }, acteur: { id: 'a', roles: [] }, seq: 30 };
    return (defini.noter(faits, evenement) as typeof faits).versements!;
  };

  it('[A-DEUX-PERSONNES] l’ordre retient le contrat et le compte, jamais un nom ; la libération paie', () => {
    const [ordonne] = faitsApres('ORDONNER_VERSEMENT', ordre({ calcul: ' voir lettre ' }).donnees);
    expect(ordonne).toEqual({ ...ORDONNE, le: '2024-10-03', seq: 30, precision: 'voir lettre' });
    const [libere] = faitsApres('LIBERER_VERSEMENT', { versement: 11 }, [ORDONNE]);
    expect(libere).toEqual({ ...ORDONNE, libere: { le: '2024-10-03', seq: 30 } });
    const annules = faitsApres('ANNULER_VERSEMENT', { versement: 11, motivation: 'Erreur de poste.' }, [ORDONNE]);
    expect(annules).toEqual([{ ...ORDONNE, annule: { le: '2024-10-03', seq: 30 } }]);
    expect(
      [[ORDONNE], [libere!], annules].map((versements) => versementsALiberer({ versements } as never).length),
    ).toEqual([1, 0, 0]);
  });

  it('[A-MONTANT-REPRIS] ce qui fut payé avant la reprise compte comme payé ce jour-là', () => {
    const [repris] = faitsApres('REPRENDRE_VERSEMENT', ordre({ montant: 4_000_000 }).donnees, [], '2024-11-04');
    expect(repris).toMatchObject({
      contrat: 9,
      montant: 4_000_000,
      repris: true,
      libere: { le: '2024-11-04', seq: 30 },
    });
  });
});

it('un ordre sans contrat ne se propose pas ; sinon, la première ligne due et ce qui reste d’elle', () => {
  const { proposer } = DEFINITION.evenements.find(({ type }) => type === 'ORDONNER_VERSEMENT')!;
  const propose = (faits: Question['faits'], le = '2024-10-02') =>
    proposer!(examenDe({ type: 'x', faits: faits!, le }));
  expect(propose({})).toBeUndefined();
  const fonctionnement = { ...ORDONNE, poste: 'FONCTIONNEMENT' as const, montant: 7_500_000 };
  const enCours = { contrat: CONTRAT, missions: MISSIONS };
  expect(propose(enCours)).toMatchObject({ poste: 'FONCTIONNEMENT', nature: 'AVANCE', annee: 1, montant: 7_500_000 });
  expect(propose({ ...enCours, versements: [fonctionnement] })).toEqual({
    ...{ poste: 'ACCES_SOINS', nature: 'AVANCE', annee: 1, montant: 3_365_753 },
    calcul: '90\u202f000 € × 75 % × 182/365 = 33\u202f657,53 €',
  });
  // Neither the eve of its start, nor once all is ordered.
  expect(propose({ ...enCours, versements: [fonctionnement] }, '2024-09-30')).toBeUndefined();
  expect(propose({ ...enCours, versements: [fonctionnement, ORDONNE] })).toBeUndefined();
});
