import { DateCivile, enVigueur, Parametre } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { financer } from '../../../workflows/cpts/financement';
import { Mission } from '../../../workflows/cpts/missions';
import { ACCORD_NATIONAL } from '../../../workflows/cpts/parametres';
import { Contrat, FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Avenant } from '../../../workflows/cpts/v2019-08-25/faits/avenant';
import { faitsDuContrat } from './etabli';
import { lignes, tableauDe } from './tableau';

const SOCLES: readonly Mission[] = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'];

const avenant = (le: DateCivile, suite: Partial<Avenant> = {}): Avenant => ({
  ...{ numero: 1, le, seq: 50, objets: ['MISSION'], bareme: le, ...suite },
});
const amende = (faits: FaitsCpts, ...avenants: Avenant[]): FaitsCpts => ({
  ...faits,
  contrat: { ...faits.contrat!, avenants },
});
const contratDe = (faits: FaitsCpts, jour: DateCivile, rang = 0, lire: Lire = enVigueur) =>
  financer(faits, lire, jour).contrats[rang]!;
const lignesDe = (faits: FaitsCpts, jour: DateCivile, poste: string, rang = 0) =>
  contratDe(faits, jour, rang).lignes.filter((ligne) => ligne.poste === poste);
const avances = (faits: FaitsCpts, jour: DateCivile, poste: string, rang = 0) =>
  lignesDe(faits, jour, poste, rang)
    .filter(({ nature }) => nature === 'AVANCE')
    .map(({ montant }) => montant / 100);
/** Day by day: the eve, the day and the morrow of what changes. */
const autour = <T>([veille, jour, lendemain]: [string, string, string], voir: (le: string) => T): T[] =>
  [veille, jour, lendemain].map(voir);

/** Size 2, scale of 2019, signed on 1 September 2021: everything has started. */
const DE_2021 = faitsDuContrat({
  signature: '2021-09-01',
  population: 60_000,
  missions: SOCLES,
  demarrages: { ACCES_SOINS: '2021-09-01', PARCOURS: '2021-09-01', PREVENTION: '2021-09-01', CRISE: '2023-06-01' },
});

describe('[R-P7-01] [R-T-05] le barème d’un contrat est celui de sa signature, jusqu’à un avenant', () => {
  it('sans avenant, cinq ans au barème de 2019, et aucune mission crise', () => {
    expect(avances(DE_2021, '2023-09-01', 'ACCES_SOINS')).toEqual([46_500, 46_500, 46_500, 46_500, 46_500]);
    expect(lignesDe(DE_2021, '2023-09-01', 'CRISE')).toEqual([]);
  });

  it('un avenant compte dès l’anniversaire qui le suit : la veille, le jour et le lendemain', () => {
    // 62,000 × 75 % under the scale of 2019, 70,000 × 75 % under that of the amendment.
    expect(
      autour(['2022-08-31', '2022-09-01', '2022-09-02'], (le) =>
        avances(amende(DE_2021, avenant(le)), le, 'ACCES_SOINS'),
      ),
    ).toEqual([
      [46_500, 46_500, 46_500, 46_500, 46_500],
      [46_500, 46_500, 46_500, 46_500, 46_500],
      [46_500, 46_500, 46_500, 46_500, 46_500],
    ]);
    expect(
      autour(['2023-08-31', '2023-09-01', '2023-09-02'], (le) =>
        avances(amende(DE_2021, avenant(le)), le, 'ACCES_SOINS'),
      ),
    ).toEqual([
      [46_500, 46_500, 52_500, 52_500, 52_500],
      [46_500, 46_500, 52_500, 52_500, 52_500],
      [46_500, 46_500, 46_500, 52_500, 52_500],
    ]);
  });

  it('[R-T-03c] la mission qu’il ajoute est payée dès son démarrage, à son propre barème', () => {
    // From 01/06/2023 to 01/09/2023: June 30, July 31, August 31: 92 days of 365. Then the rate of update.
    const faits = amende(DE_2021, avenant('2023-03-01', { ajoutees: ['CRISE'] }));
    expect(tableauDe(lignesDe(faits, '2023-09-01', 'CRISE')).slice(0, 3)).toEqual(
      lignes(`
        01/06/2023 | crise | avance | 35 000 € × 75 % × 92/365       | 6 616,44
        01/09/2023 | crise | solde  | 35 000 € × 92/365 − 6 616,44 € | 2 205,48
        01/09/2023 | crise | avance | 17 500 € × 75 %                | 13 125,00`),
    );
  });

  it('démarrée avant l’avenant qui l’ajoute, elle n’est payée que de cet avenant', () => {
    const faits = amende(DE_2021, avenant('2023-07-01', { ajoutees: ['CRISE'] }));
    // July 31, August 31: 62 days.
    expect(tableauDe(lignesDe(faits, '2023-09-01', 'CRISE'))[0]).toBe(
      '01/07/2023 | crise | avance | 35 000 € × 75 % × 62/365 | 4 458,90',
    );
  });

  it('ajoutée le jour d’un anniversaire, elle n’a rien de l’année que ce jour ferme', () => {
    const faits = amende(DE_2021, avenant('2023-09-01', { ajoutees: ['CRISE'] }));
    expect(lignesDe(faits, '2023-09-01', 'CRISE').map(({ annee }) => annee)).toEqual([3, 3, 4, 4, 5, 5]);
  });

  it('une option retirée est payée jusqu’à l’anniversaire', () => {
    const avecOption = faitsDuContrat({
      ...{ signature: '2021-09-01', population: 60_000, missions: [...SOCLES, 'QUALITE'] },
      demarrages: { QUALITE: '2021-09-01' },
    });
    const retire = (le: string) => avances(amende(avecOption, avenant(le, { retirees: ['QUALITE'] })), le, 'QUALITE');
    expect(autour(['2022-08-31', '2022-09-01', '2022-09-02'], retire)).toEqual([[7500], [7500], [7500, 7500]]);
  });
});

describe('[R-P7-02] [Q-07] une nouvelle taille compte au prochain anniversaire', () => {
  it.each([
    ['2023-08-31', '2023-09-01', [46_500, 46_500, 67_500, 67_500, 67_500]],
    ['2023-09-01', '2023-09-01', [46_500, 46_500, 67_500, 67_500, 67_500]],
    ['2023-09-02', '2024-09-01', [46_500, 46_500, 46_500, 67_500, 67_500]],
  ])('avenant du %s : dès le %s', (le, du, attendues) => {
    const faits = amende(DE_2021, avenant(le, { taille: { valeur: 3, du } }));
    expect(avances(faits, le, 'ACCES_SOINS')).toEqual(attendues);
    expect(
      contratDe(faits, le)
        .annees.map(({ taille }) => taille)
        .filter((taille) => taille === 3),
    ).toHaveLength(attendues.filter((avance) => avance === 67_500).length);
  });
});

it('[Q-16] les membres se comptent à l’anniversaire : déclarés la veille ou le jour, ils comptent ; le lendemain, non', () => {
  const grande = faitsDuContrat({
    ...{ signature: '2023-01-01', population: 200_000, missions: SOCLES, membres: 99 },
    demarrages: { PREVENTION: '2023-01-01' },
  });
  const compter = (le: string) =>
    avances({ ...grande, preparations: [{ le, seq: 60, annee: 1, pieces: [], membres: 100 }] }, le, 'PREVENTION').slice(
      0,
      3,
    );
  expect(autour(['2023-12-31', '2024-01-01', '2024-01-02'], compter)).toEqual([
    [15_000, 16_500, 16_500],
    [15_000, 16_500, 16_500],
    [15_000, 15_000, 16_500],
  ]);
});

it('[R-T-05c] un contrat de 2019 n’est majoré que par un avenant, dès l’anniversaire qui le suit', () => {
  const grande = faitsDuContrat({
    ...{ signature: '2021-09-01', population: 200_000, missions: SOCLES, membres: 120 },
    demarrages: { PREVENTION: '2021-09-01' },
  });
  expect(avances(grande, '2023-03-01', 'PREVENTION')).toEqual([15_000, 15_000, 15_000, 15_000, 15_000]);
  // 20,000 × 110 % × 75 %.
  expect(avances(amende(grande, avenant('2023-03-01')), '2023-03-01', 'PREVENTION')).toEqual([
    15_000, 15_000, 16_500, 16_500, 16_500,
  ]);
});

describe('§ 2.8 : le prorata de la première année', () => {
  const demarree = (le: string) =>
    lignesDe(
      faitsDuContrat({ signature: '2023-09-15', population: 60_000, missions: SOCLES, demarrages: { PREVENTION: le } }),
      '2023-09-15',
      'PREVENTION',
    );

  it.each([
    [
      '2023-09-14',
      '15/09/2023 | prévention | avance | 15 000 € × 75 % | 11 250,00',
      'avant le contrat : de sa signature',
    ],
    ['2023-09-15', '15/09/2023 | prévention | avance | 15 000 € × 75 % | 11 250,00', 'le jour de la signature'],
    ['2023-09-16', '16/09/2023 | prévention | avance | 15 000 € × 75 % × 365/366 | 11 219,26', 'le lendemain'],
    ['2024-09-14', '14/09/2024 | prévention | avance | 15 000 € × 75 % × 1/366 | 30,74', 'le dernier jour de l’année'],
    ['2024-09-15', '15/09/2024 | prévention | avance | 15 000 € × 75 % | 11 250,00', 'le jour de l’anniversaire'],
  ])('mission démarrée le %s : %s (%s)', (le, premiere) => {
    expect(tableauDe(demarree(le))[0]).toBe(premiere);
  });

  it('une mission démarrée le jour du terme n’a rien dans ce contrat', () => {
    expect([demarree('2028-09-14').length, demarree('2028-09-15').length]).toEqual([3, 0]);
  });
});

it('signé un 29 février, les années s’ouvrent le 28, et le 29 des années bissextiles', () => {
  const faits = faitsDuContrat({ signature: '2024-02-29', population: 60_000, missions: SOCLES });
  expect(contratDe(faits, '2024-02-29').annees.map(({ du, au }) => [du, au])).toEqual([
    ['2024-02-29', '2025-02-28'],
    ['2025-02-28', '2026-02-28'],
    ['2026-02-28', '2027-02-28'],
    ['2027-02-28', '2028-02-29'],
    ['2028-02-29', '2029-02-28'],
  ]);
});

it('[X-25] [Q-26] l’accord national borne le contrat : la dernière année, interrompue, n’a ni solde ni variable', () => {
  const denonce: Lire = <T>(parametre: Parametre<T>, le: string) => {
    const ligne = enVigueur(parametre, le);
    if (parametre.cle !== ACCORD_NATIONAL.cle || le < '2027-01-01') return ligne;
    return { ...ligne, valeur: { version: 'dénoncé', debut: '2027-01-01', fin: '2027-06-30' } as T };
  };
  const faits = faitsDuContrat({ signature: '2023-09-15', population: 60_000, missions: SOCLES });
  const { fin, annees, lignes: suivies } = contratDe(faits, '2027-12-01', 0, denonce);
  expect([fin, annees.length]).toEqual(['2027-06-30', 4]);
  const etat = (annee: number, nature: string) =>
    suivies.find((ligne) => ligne.poste === 'FONCTIONNEMENT' && ligne.annee === annee && ligne.nature === nature)!.etat;
  expect([etat(3, 'SOLDE'), etat(4, 'SOLDE'), etat(4, 'AVANCE')]).toEqual(['DUE', 'ANNULEE', 'ANNULEE']);
});

describe('[R-P7-06] les contrats qui se suivent', () => {
  const ancien = faitsDuContrat({
    signature: '2023-01-01',
    population: 60_000,
    missions: [...SOCLES, 'CRISE'],
    demarrages: { ACCES_SOINS: '2023-07-01', CRISE: '2023-07-01', PREVENTION: '2028-03-01' },
  });
  const suivant = (faits: FaitsCpts, le: DateCivile, seq: number, fin: Contrat['fin']): FaitsCpts => ({
    ...faits,
    contrat: {
      demande: { le, seq: seq - 1 },
      signature: { ...faits.contrat!.signature!, le, seq, signeeLe: le },
      precedent: { ...faits.contrat!, ...(fin ? { fin } : {}) },
    },
  });
  const renouvele = suivant(ancien, '2028-01-01', 70, { le: '2028-01-01', seq: 70, cause: 'RENOUVELLEMENT' });

  it('la crise, déjà démarrée, y est payée au tarif de mise à jour, et l’accès en année pleine', () => {
    expect(avances(renouvele, '2028-01-01', 'CRISE', 1)[0]).toBe(13_125);
    expect(avances(renouvele, '2028-01-01', 'ACCES_SOINS', 1)[0]).toBe(52_500);
  });

  it('le fonctionnement de sa première année y est versé en entier', () => {
    expect(avances(renouvele, '2028-01-01', 'FONCTIONNEMENT', 1)[0]).toBe(60_000);
  });

  it('l’ancien contrat garde ses lignes ; ce qui démarre après lui est du suivant', () => {
    expect(contratDe(renouvele, '2028-02-01')).toMatchObject({
      contrat: 10,
      fin: '2028-01-01',
      cause: 'RENOUVELLEMENT',
    });
    expect(lignesDe(renouvele, '2028-04-01', 'PREVENTION')).toEqual([]);
    expect(tableauDe(lignesDe(renouvele, '2028-04-01', 'PREVENTION', 1))[0]).toMatch(/^01\/03\/2028/);
    expect(
      lignesDe(renouvele, '2028-02-01', 'ACCES_SOINS').find(({ cle }) => cle === '10-5-ACCES_SOINS-SOLDE')!.etat,
    ).toBe('PREVUE');
  });

  it('ce qui démarre après une résiliation n’est pas de l’année qu’elle a interrompue', () => {
    const resilie = suivant(ancien, '2028-02-01', 70, { le: '2027-06-01', seq: 69, cause: 'RESILIATION' });
    const tard: FaitsCpts = { ...resilie, missions: { ...resilie.missions, PARCOURS: { le: '2027-08-01', seq: 71 } } };
    expect(lignesDe(tard, '2028-02-02', 'PARCOURS')).toEqual([]);
  });

  it('un dialogue du deuxième contrat ne dit rien du premier, quand un troisième le suit', () => {
    const trois = suivant(renouvele, '2033-01-01', 80, { le: '2033-01-01', seq: 80, cause: 'RENOUVELLEMENT' });
    const taux = [{ mission: 'ACCES_SOINS' as const, taux: 50 }];
    const faits: FaitsCpts = { ...trois, dialogues: [{ le: '2029-01-10', seq: 75, annee: 1, taux }] };
    const constate = (rang: number) =>
      lignesDe(faits, '2033-02-01', 'ACCES_SOINS', rang).find(
        ({ annee, nature }) => annee === 1 && nature === 'VARIABLE',
      )!.hypotheses.length === 0;
    expect([constate(0), constate(1), constate(2)]).toEqual([false, true, false]);
  });
});
