import { enVigueur } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement';
import { Ligne } from '../../../workflows/cpts/financement/suivi';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Versement } from '../../../workflows/cpts/v2019-08-25/faits/vie';
import { faitsDuContrat } from './etabli';

// A size 2 signed on 1 April 2024, of which access to care started on 1 October.

const CONTRAT = faitsDuContrat({
  signature: '2024-04-01',
  population: 60_000,
  missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'],
  demarrages: { ACCES_SOINS: '2024-10-01' },
});

const ligne = (cle: string, jour: string, faits: FaitsCpts = CONTRAT): Ligne =>
  financer(faits, enVigueur, jour).contrats[0]!.lignes.find((une) => une.cle === `10-${cle}`)!;
const etats = (cle: string, faits: FaitsCpts, ...jours: string[]) => jours.map((jour) => ligne(cle, jour, faits).etat);
const attend = (cle: string, jour: string, faits: FaitsCpts = CONTRAT) => ligne(cle, jour, faits).attend;

const avec = (faits: Partial<FaitsCpts>): FaitsCpts => ({ ...CONTRAT, ...faits });
const pvLe = (le: string) =>
  avec({
    dialogues: [
      { le: '2025-04-10', seq: 40, annee: 1, taux: [{ mission: 'ACCES_SOINS', taux: 80 }], pv: { le, seq: 41 } },
    ],
  });

describe('[E-P6-01] une avance', () => {
  it('de fonctionnement : la veille, le jour et le lendemain de l’anniversaire', () => {
    expect(etats('2-FONCTIONNEMENT-AVANCE', CONTRAT, '2025-03-31', '2025-04-01', '2025-04-02')).toEqual([
      'PREVUE',
      'DUE',
      'DUE',
    ]);
    expect(attend('2-FONCTIONNEMENT-AVANCE', '2025-03-31')).toBe('Exigible le 01/04/2025.');
  });

  it('de mission : la veille, le jour et le lendemain de son démarrage', () => {
    expect(etats('1-ACCES_SOINS-AVANCE', CONTRAT, '2024-09-30', '2024-10-01', '2024-10-02')).toEqual([
      'PREVUE',
      'DUE',
      'DUE',
    ]);
  });

  it('de mission non démarrée : supposée à la date limite, puis de jour en jour, et jamais due', () => {
    expect(
      ['2025-03-31', '2025-04-01', '2025-04-02'].map((jour) => ligne('2-PARCOURS-AVANCE', jour).exigibleLe),
    ).toEqual(['2025-04-01', '2025-04-01', '2025-04-02']);
    expect(ligne('2-PARCOURS-AVANCE', '2025-04-02')).toMatchObject({
      etat: 'PREVUE',
      attend: 'Le démarrage de la mission n’est pas déclaré.',
      hypotheses: ['démarrage supposé le 02/04/2025 (attendu avant, pas encore déclaré)'],
    });
  });

  it('de mission prévue au contrat : supposée ce jour-là', () => {
    const { contrat } = CONTRAT;
    const signature = { ...contrat!.signature!, demarrages: { PARCOURS: '2024-12-01' } };
    const prevue = avec({ contrat: { ...contrat!, signature } });
    expect(ligne('1-PARCOURS-AVANCE', '2024-11-30', prevue)).toMatchObject({
      exigibleLe: '2024-12-01',
      hypotheses: ['démarrage supposé le 01/12/2024 (prévu au contrat)'],
    });
  });
});

describe('[X-14] un solde', () => {
  it('attend le procès-verbal : la veille, le jour et le lendemain', () => {
    expect(etats('1-ACCES_SOINS-SOLDE', pvLe('2025-04-20'), '2025-04-19', '2025-04-20', '2025-04-21')).toEqual([
      'PREVUE',
      'DUE',
      'DUE',
    ]);
  });

  it('[D-P7-02] sans procès-verbal, est dû au bout de deux mois : la veille, le jour et le lendemain', () => {
    expect(etats('1-ACCES_SOINS-SOLDE', CONTRAT, '2025-05-31', '2025-06-01', '2025-06-02')).toEqual([
      'PREVUE',
      'DUE',
      'DUE',
    ]);
    expect(attend('1-ACCES_SOINS-SOLDE', '2025-05-31')).toBe(
      'Le procès-verbal du dialogue de l’année 1 n’est pas signé ; au plus tard le 01/06/2025.',
    );
  });
});

describe('[R-P7-03] un variable', () => {
  it('attend le procès-verbal, sans terme : deux ans après, il n’est toujours pas dû', () => {
    expect(etats('1-ACCES_SOINS-VARIABLE', CONTRAT, '2025-06-01', '2027-04-01')).toEqual(['PREVUE', 'PREVUE']);
    expect(etats('1-ACCES_SOINS-VARIABLE', pvLe('2025-04-20'), '2025-04-19', '2025-04-20', '2025-04-21')).toEqual([
      'PREVUE',
      'DUE',
      'DUE',
    ]);
  });

  it('constaté à 0 %, n’est jamais dû : rien n’est à payer', () => {
    const nul = avec({
      dialogues: [
        {
          ...{ le: '2025-04-10', seq: 40, annee: 1, pv: { le: '2025-04-10', seq: 41 } },
          taux: [{ mission: 'ACCES_SOINS', taux: 0 }],
        },
      ],
    });
    expect(ligne('1-ACCES_SOINS-VARIABLE', '2025-04-10', nul)).toMatchObject({ etat: 'ANNULEE', montant: 0 });
  });

  it('[Q-19] de crise : attendu dès la déclaration, dû au bilan, la veille, le jour et le lendemain', () => {
    const missions = { ...CONTRAT.missions, CRISE: { le: '2024-10-01', seq: 30 } };
    const crise = { le: '2024-12-01', seq: 50, type: 'MALADES', autorite: 'PREFET' } as const;
    const declaree = avec({ missions, crise });
    expect(ligne('1-CRISE-VARIABLE', '2024-12-02', declaree)).toMatchObject({
      etat: 'PREVUE',
      attend: 'Le bilan de la crise n’est pas validé.',
      montant: 52_500_00,
    });
    const validee = avec({ missions, crise, bilansDeCrise: [{ le: '2025-02-03', seq: 51, declaree: crise.le }] });
    expect(etats('1-CRISE-VARIABLE', validee, '2025-02-02', '2025-02-03', '2025-02-04')).toEqual([
      'PREVUE',
      'DUE',
      'DUE',
    ]);
    const { seq } = crise;
    const levee = avec({ missions, crise: { ...crise, levee: { le: '2024-12-10', seq: seq + 2 } } });
    expect(ligne('1-CRISE-VARIABLE', '2024-12-11', levee)).toBeUndefined();
  });
});

describe('[G-P8-04] [A-AVANCE] une résiliation reçue le 15/02/2025, à effet du 15/04/2025', () => {
  const resilie = (fin?: string): FaitsCpts =>
    avec({
      contrat: {
        ...CONTRAT.contrat!,
        resiliation: { le: '2025-02-15', seq: 60 },
        ...(fin ? { fin: { le: fin, seq: 61, cause: 'RESILIATION' } } : {}),
      },
    });

  it('suspend toute avance, même exigible avant : la veille de la réception, le jour et le lendemain', () => {
    expect(etats('1-ACCES_SOINS-AVANCE', CONTRAT, '2025-02-14')).toEqual(['DUE']);
    expect(etats('1-ACCES_SOINS-AVANCE', resilie(), '2025-02-14', '2025-02-15', '2025-02-16')).toEqual([
      'DUE',
      'PREVUE',
      'PREVUE',
    ]);
    expect(attend('2-FONCTIONNEMENT-AVANCE', '2025-04-02', resilie())).toBe(
      'La résiliation reçue le 15/02/2025 prend effet le 15/04/2025 : pas d’avance dans l’intervalle sans décision.',
    );
  });

  it('éteint à son effet l’avance impayée de l’année qu’elle interrompt : la veille, le jour et le lendemain', () => {
    const cle = '2-FONCTIONNEMENT-AVANCE';
    expect(etats(cle, resilie('2025-04-15'), '2025-04-14', '2025-04-15', '2025-04-16')).toEqual([
      'PREVUE',
      'ANNULEE',
      'ANNULEE',
    ]);
    // That of a year which ran to its end is owed.
    expect(etats('1-ACCES_SOINS-AVANCE', resilie('2025-04-15'), '2025-04-16')).toEqual(['DUE']);
  });

  it('annule ce qui n’arrivera plus, et lui seul', () => {
    const de = (cle: string) => ligne(cle, '2025-07-01', resilie('2025-04-15')).etat;
    expect(
      ['1-ACCES_SOINS-SOLDE', '2-ACCES_SOINS-SOLDE', '2-ACCES_SOINS-VARIABLE', '3-FONCTIONNEMENT-AVANCE'].map(de),
    ).toEqual(['DUE', 'ANNULEE', 'ANNULEE', 'ANNULEE']);
  });

  it('un effet le jour de l’anniversaire n’interrompt rien : le solde reste dû, l’année suivante ne s’ouvre pas', () => {
    const faits = resilie('2025-04-01');
    expect(etats('1-FONCTIONNEMENT-AVANCE', faits, '2025-06-01')).toEqual(['DUE']);
    expect(etats('1-ACCES_SOINS-SOLDE', faits, '2025-06-01')).toEqual(['DUE']);
    expect(etats('2-FONCTIONNEMENT-AVANCE', faits, '2025-04-01')).toEqual(['ANNULEE']);
  });

  it('[Q-19] une crise déclarée avant la fin reste due, son bilan fût-il validé après ; déclarée après, elle n’est rien', () => {
    const avecCrise = (declaree: string): FaitsCpts => ({
      ...resilie('2025-04-15'),
      missions: { ...CONTRAT.missions, CRISE: { le: '2024-10-01', seq: 30 } },
      bilansDeCrise: [{ le: '2025-05-05', seq: 62, declaree }],
    });
    const voir = (declaree: string) => ligne('2-CRISE-VARIABLE', '2025-05-05', avecCrise(declaree))?.etat;
    expect(['2025-04-14', '2025-04-15', '2025-04-16'].map(voir)).toEqual(['DUE', undefined, undefined]);
  });
});

describe('[A-DEUX-PERSONNES] ce qui est ordonné, libéré ou annulé', () => {
  const cle = '1-FONCTIONNEMENT-AVANCE';
  const le = '2024-04-02';
  const verse = (montant: number, suite: Partial<Versement> = {}, seq = 70): Versement => ({
    ...{ le, seq, contrat: 10, poste: 'FONCTIONNEMENT', nature: 'AVANCE', annee: 1, montant, par: 'a', ...suite },
  });
  const voir = (...versements: Versement[]) => {
    const { etat, ordonne, paye } = ligne(cle, '2024-05-01', avec({ versements }));
    return [etat, ordonne, paye];
  };
  const libere = { libere: { le, seq: 71 } };

  it('validée à l’ordre, payée à la libération, due à nouveau après l’annulation', () => {
    expect(voir()).toEqual(['DUE', 0, 0]);
    expect(voir(verse(60_000_00))).toEqual(['VALIDEE', 60_000_00, 0]);
    expect(voir(verse(60_000_00, libere))).toEqual(['PAYEE', 60_000_00, 60_000_00]);
    expect(voir(verse(60_000_00, { annule: { le, seq: 72 } }))).toEqual(['DUE', 0, 0]);
  });

  it('payée en partie, reste due pour le reste ; le reste ordonné, elle est validée', () => {
    const partie = verse(20_000_00, libere);
    expect(voir(partie)).toEqual(['DUE', 20_000_00, 20_000_00]);
    expect(voir(partie, verse(40_000_00, {}, 73))).toEqual(['VALIDEE', 60_000_00, 20_000_00]);
    const { sommes } = financer(avec({ versements: [partie] }), enVigueur, '2024-05-01').contrats[0]!;
    expect([sommes.du, sommes.paye]).toEqual([40_000_00, 20_000_00]);
  });

  it('un versement d’un autre contrat ne paie pas cette ligne', () => {
    expect(voir(verse(60_000_00, { ...libere, contrat: 9 }))).toEqual(['DUE', 0, 0]);
  });
});
