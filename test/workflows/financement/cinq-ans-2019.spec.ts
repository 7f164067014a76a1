import { verifier } from './cinq-ans';
import { faitsDuContrat } from './etabli';

// Scale of 2019, rulebook § 2.2. Access to care: the share of unscheduled care goes with the fixed one, so that a
// size 1 has 15 + 35 = 50 fixed and 25 variable, a size 2 20 + 42 = 62 and 30, a size 3 25 + 60 = 85 and 35, a size 4
// 35 + 70 = 105 and 45 (thousands of euros). Elsewhere the fixed share is half of the total. No meeting is held yet: the
// forecast supposes 100 %. The first year of the operating budget is paid at once, the others 75 % then 25 %.

const SOCLES = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'] as const;

it('taille 1, signé le 15/01/2020 : 867 704,92 € en cinq ans', () => {
  // Year 1 holds 29/02/2020: 366 days. Access from 15/07/2020: July 17, August 31, September 30, October 31, November 30,
  // December 31, January 14: 184 days. 37,500 × 184/366 = 18,852.459; 50,000 × 184/366 = 25,136.612, hence a balance of
  // 25,136.61 − 18,852.46 = 6,284.15; 25,000 × 184/366 = 12,568.306.
  // Year 1: 50,000 + 25,136.61 + 12,568.31 = 87,704.92. Then 50 + 75 + 50 + 20 = 195 thousand a year, four times.
  verifier({
    faits: faitsDuContrat({
      signature: '2020-01-15',
      population: 30_000,
      missions: SOCLES,
      demarrages: { ACCES_SOINS: '2020-07-15', PARCOURS: '2021-01-15', PREVENTION: '2021-01-15' },
    }),
    jour: '2020-01-15',
    anniversaires: ['15/01/2020', '15/01/2021', '15/01/2022', '15/01/2023', '15/01/2024', '15/01/2025'],
    tableau: `
      1      | ouverture  | fonctionnement | avance   | 50 000 € × 100 %                 | 50 000,00
      2 à 5  | ouverture  | fonctionnement | avance   | 50 000 € × 75 %                  | 37 500,00
      2 à 5  | clôture    | fonctionnement | solde    | 50 000 € − 37 500 €              | 12 500,00
      1      | 15/07/2020 | accès          | avance   | 50 000 € × 75 % × 184/366        | 18 852,46
      1      | clôture    | accès          | solde    | 50 000 € × 184/366 − 18 852,46 € | 6 284,15
      1      | clôture    | accès          | variable | 25 000 € × 100 % × 184/366       | 12 568,31
      2 à 5  | ouverture  | accès          | avance   | 50 000 € × 75 %                  | 37 500,00
      2 à 5  | clôture    | accès          | solde    | 50 000 € − 37 500 €              | 12 500,00
      2 à 5  | clôture    | accès          | variable | 25 000 € × 100 %                 | 25 000,00
      2 à 5  | ouverture  | parcours       | avance   | 25 000 € × 75 %                  | 18 750,00
      2 à 5  | clôture    | parcours       | solde    | 25 000 € − 18 750 €              | 6 250,00
      2 à 5  | clôture    | parcours       | variable | 25 000 € × 100 %                 | 25 000,00
      2 à 5  | ouverture  | prévention     | avance   | 10 000 € × 75 %                  | 7 500,00
      2 à 5  | clôture    | prévention     | solde    | 10 000 € − 7 500 €               | 2 500,00
      2 à 5  | clôture    | prévention     | variable | 10 000 € × 100 %                 | 10 000,00`,
    annees: ['87 704,92', '195 000,00', '195 000,00', '195 000,00', '195 000,00'],
    total: '867 704,92',
  });
});

it('taille 2, signé un 29 février, une option le lendemain d’un anniversaire : 1 174 071,23 € en cinq ans', () => {
  // Anniversaries fall on the 28th in ordinary years, on the 29th in 2024. Year 1, from 29/02/2020 to 28/02/2021, has 365
  // days. Access from 29/08/2020: August 3, September 30, October 31, November 30, December 31, January 31, February 27:
  // 183 days. 46,500 × 183/365 = 23,313.699; 62,000 × 183/365 = 31,084.932, balance 7,771.23; 30,000 × 183/365 = 15,041.096.
  // Quality from 01/03/2022: one day of year 3 is lost, 364/365. 7,500 × 364/365 = 7,479.452; 10,000 × 364/365 = 9,972.603,
  // balance 2,493.15.
  // Year 1: 60,000 + 31,084.93 + 15,041.10. Year 2: 60 + 92 + 70 + 30 = 252 thousand. Year 3: 252,000 + 2 × 9,972.60. Then 272.
  verifier({
    faits: faitsDuContrat({
      signature: '2020-02-29',
      population: 60_000,
      missions: [...SOCLES, 'QUALITE'],
      demarrages: {
        ...{ ACCES_SOINS: '2020-08-29', PARCOURS: '2021-02-28', PREVENTION: '2021-02-28' },
        QUALITE: '2022-03-01',
      },
    }),
    jour: '2020-02-29',
    anniversaires: ['29/02/2020', '28/02/2021', '28/02/2022', '28/02/2023', '29/02/2024', '28/02/2025'],
    tableau: `
      1      | ouverture  | fonctionnement | avance   | 60 000 € × 100 %                 | 60 000,00
      2 à 5  | ouverture  | fonctionnement | avance   | 60 000 € × 75 %                  | 45 000,00
      2 à 5  | clôture    | fonctionnement | solde    | 60 000 € − 45 000 €              | 15 000,00
      1      | 29/08/2020 | accès          | avance   | 62 000 € × 75 % × 183/365        | 23 313,70
      1      | clôture    | accès          | solde    | 62 000 € × 183/365 − 23 313,70 € | 7 771,23
      1      | clôture    | accès          | variable | 30 000 € × 100 % × 183/365       | 15 041,10
      2 à 5  | ouverture  | accès          | avance   | 62 000 € × 75 %                  | 46 500,00
      2 à 5  | clôture    | accès          | solde    | 62 000 € − 46 500 €              | 15 500,00
      2 à 5  | clôture    | accès          | variable | 30 000 € × 100 %                 | 30 000,00
      2 à 5  | ouverture  | parcours       | avance   | 35 000 € × 75 %                  | 26 250,00
      2 à 5  | clôture    | parcours       | solde    | 35 000 € − 26 250 €              | 8 750,00
      2 à 5  | clôture    | parcours       | variable | 35 000 € × 100 %                 | 35 000,00
      2 à 5  | ouverture  | prévention     | avance   | 15 000 € × 75 %                  | 11 250,00
      2 à 5  | clôture    | prévention     | solde    | 15 000 € − 11 250 €              | 3 750,00
      2 à 5  | clôture    | prévention     | variable | 15 000 € × 100 %                 | 15 000,00
      3      | 01/03/2022 | qualité        | avance   | 10 000 € × 75 % × 364/365        | 7 479,45
      3      | clôture    | qualité        | solde    | 10 000 € × 364/365 − 7 479,45 €  | 2 493,15
      3      | clôture    | qualité        | variable | 10 000 € × 100 % × 364/365       | 9 972,60
      4, 5   | ouverture  | qualité        | avance   | 10 000 € × 75 %                  | 7 500,00
      4, 5   | clôture    | qualité        | solde    | 10 000 € − 7 500 €               | 2 500,00
      4, 5   | clôture    | qualité        | variable | 10 000 € × 100 %                 | 10 000,00`,
    annees: ['106 126,03', '252 000,00', '271 945,20', '272 000,00', '272 000,00'],
    total: '1 174 071,23',
  });
});

it('taille 3, signé la veille de l’avenant 2, une option le dernier jour d’une année : 1 495 547,96 € en cinq ans', () => {
  // The scale of the day of the signature is kept: that of 2019, for five years. Year 1 has 365 days. Access from
  // 02/03/2023: March 30, April 30, May 31, June 30, July 31, August 31, September 1: 184 days. 63,750 × 184/365 =
  // 32,136.986; 85,000 × 184/365 = 42,849.315 07, balance 10,712.33; 35,000 × 184/365 = 17,643.836. Support to
  // professionals on 01/09/2023: one day. 7,500/365 = 20.548; 10,000/365 = 27.397, balance 6.85.
  // Year 1: 75,000 + 42,849.32 + 17,643.84 + 2 × 27.40. Then 75 + 120 + 90 + 35 + 20 = 340 thousand.
  verifier({
    faits: faitsDuContrat({
      signature: '2022-09-02',
      population: 175_000,
      missions: [...SOCLES, 'ACCOMPAGNEMENT'],
      demarrages: {
        ...{ ACCES_SOINS: '2023-03-02', PARCOURS: '2023-09-02', PREVENTION: '2023-09-02' },
        ACCOMPAGNEMENT: '2023-09-01',
      },
    }),
    jour: '2022-09-02',
    anniversaires: ['02/09/2022', '02/09/2023', '02/09/2024', '02/09/2025', '02/09/2026', '02/09/2027'],
    tableau: `
      1      | ouverture  | fonctionnement | avance   | 75 000 € × 100 %                 | 75 000,00
      2 à 5  | ouverture  | fonctionnement | avance   | 75 000 € × 75 %                  | 56 250,00
      2 à 5  | clôture    | fonctionnement | solde    | 75 000 € − 56 250 €              | 18 750,00
      1      | 02/03/2023 | accès          | avance   | 85 000 € × 75 % × 184/365        | 32 136,99
      1      | clôture    | accès          | solde    | 85 000 € × 184/365 − 32 136,99 € | 10 712,33
      1      | clôture    | accès          | variable | 35 000 € × 100 % × 184/365       | 17 643,84
      2 à 5  | ouverture  | accès          | avance   | 85 000 € × 75 %                  | 63 750,00
      2 à 5  | clôture    | accès          | solde    | 85 000 € − 63 750 €              | 21 250,00
      2 à 5  | clôture    | accès          | variable | 35 000 € × 100 %                 | 35 000,00
      2 à 5  | ouverture  | parcours       | avance   | 45 000 € × 75 %                  | 33 750,00
      2 à 5  | clôture    | parcours       | solde    | 45 000 € − 33 750 €              | 11 250,00
      2 à 5  | clôture    | parcours       | variable | 45 000 € × 100 %                 | 45 000,00
      2 à 5  | ouverture  | prévention     | avance   | 17 500 € × 75 %                  | 13 125,00
      2 à 5  | clôture    | prévention     | solde    | 17 500 € − 13 125 €              | 4 375,00
      2 à 5  | clôture    | prévention     | variable | 17 500 € × 100 %                 | 17 500,00
      1      | 01/09/2023 | accompagnement | avance   | 10 000 € × 75 % × 1/365          | 20,55
      1      | clôture    | accompagnement | solde    | 10 000 € × 1/365 − 20,55 €       | 6,85
      1      | clôture    | accompagnement | variable | 10 000 € × 100 % × 1/365         | 27,40
      2 à 5  | ouverture  | accompagnement | avance   | 10 000 € × 75 %                  | 7 500,00
      2 à 5  | clôture    | accompagnement | solde    | 10 000 € − 7 500 €               | 2 500,00
      2 à 5  | clôture    | accompagnement | variable | 10 000 € × 100 %                 | 10 000,00`,
    annees: ['135 547,96', '340 000,00', '340 000,00', '340 000,00', '340 000,00'],
    total: '1 495 547,96',
  });
});

it('taille 4, signé le premier jour, 120 membres : aucune majoration en 2019, 2 034 590,16 € en cinq ans', () => {
  // Year 1 holds 29/02/2020: 366 days. Access from 25/02/2020: February 5, March 31, April 30, May 31, June 30, July 31,
  // August 24: 182 days. 78,750 × 182/366 = 39,159.836; 105,000 × 182/366 = 52,213.115, balance 13,053.27; 45,000 × 182/366
  // = 22,377.049. Both options start on the day of the signature: whole years.
  // Year 1: 90,000 + 52,213.11 + 22,377.05 + 40,000 + 30,000. Then the 450 thousand of the printed total.
  verifier({
    faits: faitsDuContrat({
      signature: '2019-08-25',
      population: 175_001,
      membres: 120,
      missions: [...SOCLES, 'QUALITE', 'ACCOMPAGNEMENT'],
      demarrages: {
        ...{ ACCES_SOINS: '2020-02-25', PARCOURS: '2020-08-25', PREVENTION: '2020-08-25' },
        ...{ QUALITE: '2019-08-25', ACCOMPAGNEMENT: '2019-08-25' },
      },
    }),
    jour: '2019-08-25',
    anniversaires: ['25/08/2019', '25/08/2020', '25/08/2021', '25/08/2022', '25/08/2023', '25/08/2024'],
    tableau: `
      1      | ouverture  | fonctionnement | avance   | 90 000 € × 100 %                  | 90 000,00
      2 à 5  | ouverture  | fonctionnement | avance   | 90 000 € × 75 %                   | 67 500,00
      2 à 5  | clôture    | fonctionnement | solde    | 90 000 € − 67 500 €               | 22 500,00
      1      | 25/02/2020 | accès          | avance   | 105 000 € × 75 % × 182/366        | 39 159,84
      1      | clôture    | accès          | solde    | 105 000 € × 182/366 − 39 159,84 € | 13 053,27
      1      | clôture    | accès          | variable | 45 000 € × 100 % × 182/366        | 22 377,05
      2 à 5  | ouverture  | accès          | avance   | 105 000 € × 75 %                  | 78 750,00
      2 à 5  | clôture    | accès          | solde    | 105 000 € − 78 750 €              | 26 250,00
      2 à 5  | clôture    | accès          | variable | 45 000 € × 100 %                  | 45 000,00
      2 à 5  | ouverture  | parcours       | avance   | 50 000 € × 75 %                   | 37 500,00
      2 à 5  | clôture    | parcours       | solde    | 50 000 € − 37 500 €               | 12 500,00
      2 à 5  | clôture    | parcours       | variable | 50 000 € × 100 %                  | 50 000,00
      2 à 5  | ouverture  | prévention     | avance   | 20 000 € × 75 %                   | 15 000,00
      2 à 5  | clôture    | prévention     | solde    | 20 000 € − 15 000 €               | 5 000,00
      2 à 5  | clôture    | prévention     | variable | 20 000 € × 100 %                  | 20 000,00
      1 à 5  | ouverture  | qualité        | avance   | 20 000 € × 75 %                   | 15 000,00
      1 à 5  | clôture    | qualité        | solde    | 20 000 € − 15 000 €               | 5 000,00
      1 à 5  | clôture    | qualité        | variable | 20 000 € × 100 %                  | 20 000,00
      1 à 5  | ouverture  | accompagnement | avance   | 15 000 € × 75 %                   | 11 250,00
      1 à 5  | clôture    | accompagnement | solde    | 15 000 € − 11 250 €               | 3 750,00
      1 à 5  | clôture    | accompagnement | variable | 15 000 € × 100 %                  | 15 000,00`,
    annees: ['234 590,16', '450 000,00', '450 000,00', '450 000,00', '450 000,00'],
    total: '2 034 590,16',
  });
});
