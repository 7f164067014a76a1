import { somme } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement';
import { Ligne } from '../../../workflows/cpts/financement/suivi';
import { Mission, MISSIONS } from '../../../workflows/cpts/missions';
import {
  BAREME,
  BASE_DU_PRORATA,
  COMPLEMENT_ACCES_AUX_SOINS,
  FONCTIONNEMENT_PREMIERE_ANNEE,
  FORFAIT_MISSION_PRECOCE,
  MAJORATION,
  PRORATA_DU_VARIABLE,
  TARIF_DE_CRISE,
} from '../../../workflows/cpts/parametres';
import { maximumAnnuel } from '../../../workflows/cpts/tailles';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { CONTRAT_DU_RECUEIL, faitsDuContrat, lireAvec } from './etabli';
import { lignes, tableauDe } from './tableau';

const TAILLES = [1, 2, 3, 4] as const;
const milliers = (...valeurs: number[]) => valeurs.map((valeur) => valeur * 100_000);
const laLoi = lireAvec();

const lignesDe = (faits: FaitsCpts, jour: string, lire = laLoi): readonly Ligne[] =>
  financer(faits, lire, jour).contrats[0]!.lignes;
const totalDe = (suivies: readonly Ligne[]) => somme(suivies.map(({ montant }) => montant));

describe('[X-01] §§ 2.2 à 2.4 : les totaux se recalculent', () => {
  const bareme = (le: string) => laLoi(BAREME, le).valeur;

  it('barème de 2019 : 220, 287, 370 et 450 milliers d’euros', () => {
    expect(TAILLES.map((taille) => maximumAnnuel(taille, '2022-09-02').valeur)).toEqual(milliers(220, 287, 370, 450));
  });

  it.each([
    ['hors crise, fonctionnement compris', [225, 295, 375, 455], 0, 0, 0],
    ['première rédaction, sans crise', [250, 330, 420, 505], 1, 0, 0],
    ['mise à jour, sans crise', [237.5, 312.5, 397.5, 480], 0, 1, 0],
    ['première rédaction et crise', [287.5, 382.5, 487.5, 580], 1, 0, 1],
    ['mise à jour et crise', [275, 365, 465, 555], 0, 1, 1],
  ] as const)('avenant 2, %s', (_, attendus, premiere, miseAJour, crise) => {
    const { fonctionnement, missions } = bareme('2022-09-03');
    const totaux = TAILLES.map((taille) => {
      const de = (parTaille?: readonly number[]) => parTaille?.[taille - 1] ?? 0;
      const horsCrise = MISSIONS.filter((mission) => mission !== 'CRISE');
      const { CRISE } = missions;
      return (
        de(fonctionnement) +
        somme(horsCrise.map((mission) => de(missions[mission]!.fixe) + de(missions[mission]!.variable))) +
        premiere * de(CRISE!.fixe) +
        miseAJour * de(CRISE!.miseAJour) +
        crise * de(CRISE!.variable)
      );
    });
    expect(totaux).toEqual(milliers(...attendus));
  });

  it.each([
    ['fixe', '3 socles et 2 options', MISSIONS, [102.5, 137.5, 177.5, 215]],
    ['variable', '3 socles et 2 options', MISSIONS, [72.5, 97.5, 122.5, 150]],
    ['fixe', '3 socles', MISSIONS.slice(0, 3), [90, 120, 152.5, 180]],
    ['variable', '3 socles', MISSIONS.slice(0, 3), [60, 80, 97.5, 115]],
  ] as const)('§ 2.4 : part %s, %s, hors fonctionnement et crise', (part, _, missions, attendus) => {
    const { missions: lignesDuBareme } = bareme('2022-09-03');
    const comptees = missions.filter((mission) => mission !== 'CRISE');
    const totaux = TAILLES.map((t) => somme(comptees.map((mission) => lignesDuBareme[mission]![part][t - 1]!)));
    expect(totaux).toEqual(milliers(...attendus));
  });
});

describe('[R-T-05c] [Q-16] § 2.5 : majoration de 10 %, première année, toutes missions', () => {
  const SIGNATURE = '2024-01-01';
  const tous = Object.fromEntries(MISSIONS.map((mission) => [mission, SIGNATURE])) as Record<Mission, string>;
  const contrat = (population: number, membres: number, crise = false): FaitsCpts => ({
    ...faitsDuContrat({ signature: SIGNATURE, population, missions: MISSIONS, demarrages: tous, membres }),
    ...(crise ? { bilansDeCrise: [{ le: '2024-11-04', seq: 51, declaree: '2024-07-15' }] } : {}),
  });
  const annee1 = (faits: FaitsCpts, lire = laLoi) =>
    financer(faits, lire, '2024-12-01').contrats[0]!.annees[0]!.sommes.prevu;
  const sansLaCrise = lireAvec([MAJORATION, { taille: 4, membresDes: 100, pourcent: 10, surLaCrise: false }]);

  it('taille 4, 120 membres : 90 000 + (215 000 + 50 000 + 150 000) × 110 % = 546 500 €', () => {
    expect(annee1(contrat(200_000, 120))).toBe(546_500_00);
  });

  it('avec une crise, 75 000 × 110 % = 82 500 de plus : 629 000 €', () => {
    expect(annee1(contrat(200_000, 120, true))).toBe(629_000_00);
  });

  it('99 membres en taille 4, ou 300 en taille 3 : aucune majoration', () => {
    expect(annee1(contrat(200_000, 99))).toBe(505_000_00);
    expect(annee1(contrat(100_000, 300))).toBe(420_000_00);
  });

  it('le fonctionnement n’est jamais majoré', () => {
    const [premiere] = lignesDe(contrat(200_000, 120), '2024-12-01');
    expect(premiere).toMatchObject({ poste: 'FONCTIONNEMENT', montant: 90_000_00 });
  });

  it('[Q-16] sans majoration de la crise : 5 000 de moins, et 12 500 de moins quand elle survient', () => {
    expect(annee1(contrat(200_000, 120), sansLaCrise)).toBe(541_500_00);
    expect(annee1(contrat(200_000, 120, true), sansLaCrise)).toBe(616_500_00);
  });
});

it('§ 2.6 : l’aide forfaitaire de mission précoce est de 15 000, 17 500, 25 000 ou 30 000 €', () => {
  expect(laLoi(FORFAIT_MISSION_PRECOCE, '2023-06-05').valeur).toEqual([15_000_00, 17_500_00, 25_000_00, 30_000_00]);
});

/** Rulebook § 2.9: size 2, second amendment, signed on 1 April 2024; the meeting is held and signed on the anniversary. */
const T2: FaitsCpts = {
  ...CONTRAT_DU_RECUEIL,
  dialogues: [
    {
      ...{ le: '2025-04-01', seq: 40, annee: 1, taux: [{ mission: 'ACCES_SOINS', taux: 80 }] },
      pv: { le: '2025-04-01', seq: 41 },
    },
  ],
};

/** Due on a day, as if nothing had been paid yet. */
const dues = (jour: string, lire = laLoi, faits = T2) =>
  lignesDe(faits, jour, lire).filter(({ etat }) => etat === 'DUE');
const duesLe = (jour: string, lire = laLoi) => dues(jour, lire).filter(({ exigibleLe }) => exigibleLe === jour);
const trouver = (cle: string, lire = laLoi, faits = T2) =>
  lignesDe(faits, '2025-04-01', lire).find((ligne) => ligne.cle === `10-${cle}`);

describe('§ 2.9 : taille 2, avenant 2, contrat signé le 01/04/2024', () => {
  it('année 1 : 99 267,12 €', () => {
    expect(tableauDe(dues('2025-03-31'))).toEqual(
      lignes(`
        01/04/2024 | fonctionnement | avance | 60 000 € × 100 %          | 60 000,00
        01/10/2024 | accès          | avance | 70 000 € × 75 % × 182/365 | 26 178,08
        01/10/2024 | crise          | avance | 35 000 € × 75 % × 182/365 | 13 089,04`),
    );
    expect(totalDe(dues('2025-03-31'))).toBe(99_267_12);
  });

  it('anniversaire 1 : 173 181,16 €', () => {
    expect(tableauDe(duesLe('2025-04-01'))).toEqual(
      lignes(`
        01/04/2025 | accès          | solde    | 70 000 € × 182/365 − 26 178,08 € | 8 726,03
        01/04/2025 | accès          | variable | 30 000 € × 80 % × 182/365        | 11 967,12
        01/04/2025 | crise          | solde    | 35 000 € × 182/365 − 13 089,04 € | 4 363,01
        01/04/2025 | fonctionnement | avance   | 60 000 € × 75 %                  | 45 000,00
        01/04/2025 | accès          | avance   | 70 000 € × 75 %                  | 52 500,00
        01/04/2025 | parcours       | avance   | 35 000 € × 75 %                  | 26 250,00
        01/04/2025 | prévention     | avance   | 15 000 € × 75 %                  | 11 250,00
        01/04/2025 | crise          | avance   | 17 500 € × 75 %                  | 13 125,00`),
    );
    expect(totalDe(duesLe('2025-04-01'))).toBe(173_181_16);
  });

  it('contrôle : l’avance et le solde de l’accès font 34 904,11 €, soit 70 000 × 182/365', () => {
    const fixes = ['1-ACCES_SOINS-AVANCE', '1-ACCES_SOINS-SOLDE'].map((cle) => trouver(cle)!);
    expect(totalDe(fixes)).toBe(34_904_11);
  });

  it('chaque ligne dit son calcul en mots, et les paramètres dont elle dépend', () => {
    const { calcul, parametres, aConfirmer } = trouver('1-ACCES_SOINS-VARIABLE')!;
    expect(calcul.etapes.map((etape) => etape.replace(/[\u00a0\u202f]/g, ' '))).toEqual([
      '30 000 € : part variable annuelle « Accès aux soins », barème du 03/09/2022, taille 2.',
      '× 80 % : taux d’atteinte constaté au dialogue de gestion pour la mission entière.',
      '× 182/365 : 182 jours sur les 365 de l’année de contrat, du 01/10/2024 inclus au 01/04/2025 exclu.',
      '= 11 967,12 €, arrondi une fois au centime.',
    ]);
    expect(parametres.map(({ cle, du }) => `${cle} ${du}`)).toEqual([
      'bareme 2022-09-03',
      'versement.prorataDuVariable 2019-08-25',
      'versement.baseDuProrata 2019-08-25',
      'indicateurs.tauxAtteinte 2019-08-25',
    ]);
    expect(aConfirmer).toEqual(['Q-25', 'Q-18', 'Q-20', 'Q-21']);
  });

  it('[Q-18] variable non proratisé : 24 000 € au lieu de 11 967,12 €, et 185 214,04 € à l’anniversaire', () => {
    const entier = lireAvec([PRORATA_DU_VARIABLE, false]);
    expect(trouver('1-ACCES_SOINS-VARIABLE', entier)!.montant).toBe(24_000_00);
    // 173 181.16 + 12 032.88
    expect(totalDe(duesLe('2025-04-01', entier))).toBe(185_214_04);
  });

  it('[Q-20] prorata en mois entiers, 6/12 : l’avance de l’accès est de 26 250 €', () => {
    const enMois = lireAvec([BASE_DU_PRORATA, 'MOIS']);
    // Half of each: 26,250 + 8,750 = 35,000; 12,000 of 24,000; 13,125 + 4,375 = 17,500.
    const missions = lignesDe(T2, '2025-04-01', enMois).filter(
      ({ annee, poste }) => annee === 1 && poste !== 'FONCTIONNEMENT',
    );
    expect(tableauDe(missions)).toEqual(
      lignes(`
        01/10/2024 | accès | avance   | 70 000 € × 75 % × 6/12        | 26 250,00
        01/10/2024 | crise | avance   | 35 000 € × 75 % × 6/12        | 13 125,00
        01/04/2025 | accès | solde    | 70 000 € × 6/12 − 26 250 €    | 8 750,00
        01/04/2025 | accès | variable | 30 000 € × 80 % × 6/12        | 12 000,00
        01/04/2025 | crise | solde    | 35 000 € × 6/12 − 13 125 €    | 4 375,00`),
    );
  });

  it('[Q-18] [Q-20] les deux ensemble : le prorata en mois ne touche plus que la part fixe', () => {
    const lire = lireAvec([PRORATA_DU_VARIABLE, false], [BASE_DU_PRORATA, 'MOIS']);
    expect(trouver('1-ACCES_SOINS-VARIABLE', lire)!.montant).toBe(24_000_00);
    expect(trouver('1-ACCES_SOINS-AVANCE', lire)!.montant).toBe(26_250_00);
  });

  it('[Q-19] tarif de première rédaction l’année du démarrage, ou tant que le plan n’est pas finalisé', () => {
    const jusquAuPlan = lireAvec([TARIF_DE_CRISE, 'JUSQU_AU_PLAN_FINALISE']);
    const finaliseLe = (le: string): FaitsCpts => ({
      ...T2,
      missions: { ...T2.missions, CRISE: { ...T2.missions.CRISE!, deployee: { le, seq: 60 } } },
    });
    const avances = (faits: FaitsCpts, lire = laLoi) =>
      [1, 2, 3].map((annee) => trouver(`${annee}-CRISE-AVANCE`, lire, faits)!.montant);
    expect(avances(finaliseLe('2025-10-01'))).toEqual([13_089_04, 13_125_00, 13_125_00]);
    // Not there on 1 April 2025, there on 1 April 2026: two years of first drafting.
    expect(avances(finaliseLe('2025-10-01'), jusquAuPlan)).toEqual([13_089_04, 26_250_00, 13_125_00]);
    expect(avances(finaliseLe('2025-03-31'), jusquAuPlan)).toEqual([13_089_04, 13_125_00, 13_125_00]);
    // Not finished yet: supposed at the end of its eighteen months, and said so for the years to come.
    expect(avances(T2, jusquAuPlan)).toEqual([13_089_04, 26_250_00, 13_125_00]);
    expect([2, 3].map((annee) => trouver(`${annee}-CRISE-AVANCE`, jusquAuPlan)!.hypotheses)).toEqual([
      [],
      ['plan de crise supposé finalisé le 01/10/2025'],
    ]);
  });

  it('le fonctionnement de la première année versé en avance et solde : 45 000 + 15 000 €', () => {
    const lire = lireAvec([FONCTIONNEMENT_PREMIERE_ANNEE, 'AVANCE_ET_SOLDE']);
    expect(tableauDe(lignesDe(T2, '2025-04-01', lire).slice(0, 2))).toEqual(
      lignes(`
        01/04/2024 | fonctionnement | avance | 60 000 € × 75 %     | 45 000,00
        01/04/2025 | fonctionnement | solde  | 60 000 € − 45 000 € | 15 000,00`),
    );
  });
});

describe('§ 2.10 : taille 1, barème de 2019, contrat signé le 15/01/2020', () => {
  const T1: FaitsCpts = {
    ...faitsDuContrat({
      signature: '2020-01-15',
      population: 30_000,
      missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'],
      demarrages: { ACCES_SOINS: '2020-07-15', PARCOURS: '2021-01-15', PREVENTION: '2021-01-15' },
    }),
    dialogues: [
      {
        ...{ le: '2022-01-15', seq: 40, annee: 2, pv: { le: '2022-01-15', seq: 41 } },
        taux: [
          { mission: 'ACCES_SOINS', taux: 100 },
          { mission: 'PARCOURS', taux: 60 },
          { mission: 'PREVENTION', taux: 100 },
        ],
      },
    ],
  };
  const jusquEn2022 = (lire = laLoi) =>
    lignesDe(T1, '2022-01-15', lire).filter(({ exigibleLe }) => exigibleLe <= '2022-01-15');
  const horsAcces = () => jusquEn2022().filter(({ poste }) => poste !== 'ACCES_SOINS');

  it('toutes les lignes hors accès aux soins : 223 750 €, et aucune mission crise', () => {
    expect(tableauDe(horsAcces())).toEqual(
      lignes(`
        15/01/2020 | fonctionnement | avance   | 50 000 € × 100 %    | 50 000,00
        15/01/2021 | fonctionnement | avance   | 50 000 € × 75 %     | 37 500,00
        15/01/2021 | parcours       | avance   | 25 000 € × 75 %     | 18 750,00
        15/01/2021 | prévention     | avance   | 10 000 € × 75 %     | 7 500,00
        15/01/2022 | fonctionnement | solde    | 50 000 € − 37 500 € | 12 500,00
        15/01/2022 | parcours       | solde    | 25 000 € − 18 750 € | 6 250,00
        15/01/2022 | parcours       | variable | 25 000 € × 60 %     | 15 000,00
        15/01/2022 | prévention     | solde    | 10 000 € − 7 500 €  | 2 500,00
        15/01/2022 | prévention     | variable | 10 000 € × 100 %    | 10 000,00
        15/01/2022 | fonctionnement | avance   | 50 000 € × 75 %     | 37 500,00
        15/01/2022 | parcours       | avance   | 25 000 € × 75 %     | 18 750,00
        15/01/2022 | prévention     | avance   | 10 000 € × 75 %     | 7 500,00`),
    );
    // 50,000 + 63,750 + 50,000 + 40,000 + 20,000
    expect(totalDe(horsAcces())).toBe(223_750_00);
  });

  /** 15 + 25 + 35 = 75: the whole is the same, wherever unscheduled care goes. */
  const annee2 = (lire = laLoi) =>
    ['AVANCE', 'SOLDE', 'VARIABLE'].map(
      (nature) => jusquEn2022(lire).find(({ cle }) => cle === `10-2-ACCES_SOINS-${nature}`)!.montant,
    );

  it('[Q-15] soins non programmés avec la part fixe : (15 000 + 35 000) puis 25 000, soit 75 000 €', () => {
    expect(annee2()).toEqual([37_500_00, 12_500_00, 25_000_00]);
  });

  it('[Q-15] avec la part variable : 15 000 puis (25 000 + 35 000), soit 75 000 €', () => {
    expect(annee2(lireAvec([COMPLEMENT_ACCES_AUX_SOINS, 'VARIABLE']))).toEqual([11_250_00, 3_750_00, 60_000_00]);
  });

  it('[Q-15] les deux lignes le disent', () => {
    const points = jusquEn2022()
      .filter(({ poste, annee }) => poste === 'ACCES_SOINS' && annee === 2)
      .map(({ aConfirmer }) => aConfirmer.includes('Q-15'));
    expect(points).toEqual([true, true, true]);
  });
});
