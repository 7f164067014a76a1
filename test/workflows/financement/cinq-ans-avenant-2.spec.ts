import { verifier } from './cinq-ans';
import { faitsDuContrat } from './etabli';

// Scale of the second amendment, rulebook § 2.3: access to care no longer is half and half, the crisis mission has a
// first year and years of update, at half its price, and a size 4 with a hundred members has 10 % more on its missions.
// Where no meeting is held, the forecast supposes 100 %. The fixed share of a part of a year is rounded as a whole, then
// its advance is taken from it: both add up to it.

const SOCLES = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'] as const;

it('taille 1, signé le premier jour, 39 999 habitants : 952 931,51 € en cinq ans', () => {
  // Access and crisis from 03/03/2023: March 29, April 30, May 31, June 30, July 31, August 31, September 2: 184 days of 365.
  // 41,250 × 184/365 = 20,794.521; 55,000 × 184/365 = 27,726.027, balance 6,931.51; 25,000 × 184/365 = 12,602.740.
  // Crisis: 18,750 × 184/365 = 9,452.055; 25,000 × 184/365 = 12,602.740, balance 3,150.69.
  // Year 1: 50,000 + 27,726.03 + 12,602.74 + 12,602.74. Then 50 + 80 + 50 + 20 + 12.5 = 212.5 thousand.
  verifier({
    faits: faitsDuContrat({
      signature: '2022-09-03',
      population: 39_999,
      missions: SOCLES,
      demarrages: {
        ...{ ACCES_SOINS: '2023-03-03', CRISE: '2023-03-03' },
        ...{ PARCOURS: '2023-09-03', PREVENTION: '2023-09-03' },
      },
    }),
    jour: '2022-09-03',
    anniversaires: ['03/09/2022', '03/09/2023', '03/09/2024', '03/09/2025', '03/09/2026', '03/09/2027'],
    tableau: `
      1      | ouverture  | fonctionnement | avance   | 50 000 € × 100 %                 | 50 000,00
      2 à 5  | ouverture  | fonctionnement | avance   | 50 000 € × 75 %                  | 37 500,00
      2 à 5  | clôture    | fonctionnement | solde    | 50 000 € − 37 500 €              | 12 500,00
      1      | 03/03/2023 | accès          | avance   | 55 000 € × 75 % × 184/365        | 20 794,52
      1      | clôture    | accès          | solde    | 55 000 € × 184/365 − 20 794,52 € | 6 931,51
      1      | clôture    | accès          | variable | 25 000 € × 100 % × 184/365       | 12 602,74
      2 à 5  | ouverture  | accès          | avance   | 55 000 € × 75 %                  | 41 250,00
      2 à 5  | clôture    | accès          | solde    | 55 000 € − 41 250 €              | 13 750,00
      2 à 5  | clôture    | accès          | variable | 25 000 € × 100 %                 | 25 000,00
      2 à 5  | ouverture  | parcours       | avance   | 25 000 € × 75 %                  | 18 750,00
      2 à 5  | clôture    | parcours       | solde    | 25 000 € − 18 750 €              | 6 250,00
      2 à 5  | clôture    | parcours       | variable | 25 000 € × 100 %                 | 25 000,00
      2 à 5  | ouverture  | prévention     | avance   | 10 000 € × 75 %                  | 7 500,00
      2 à 5  | clôture    | prévention     | solde    | 10 000 € − 7 500 €               | 2 500,00
      2 à 5  | clôture    | prévention     | variable | 10 000 € × 100 %                 | 10 000,00
      1      | 03/03/2023 | crise          | avance   | 25 000 € × 75 % × 184/365        | 9 452,05
      1      | clôture    | crise          | solde    | 25 000 € × 184/365 − 9 452,05 €  | 3 150,69
      2 à 5  | ouverture  | crise          | avance   | 12 500 € × 75 %                  | 9 375,00
      2 à 5  | clôture    | crise          | solde    | 12 500 € − 9 375 €               | 3 125,00`,
    annees: ['102 931,51', '212 500,00', '212 500,00', '212 500,00', '212 500,00'],
    total: '952 931,51',
  });
});

it('§ 2.9 : taille 2, signé le 01/04/2024, atteinte de 80 % la première année : 1 234 323,28 € en cinq ans', () => {
  // Year 1 is that of the rulebook: 60,000 + 34,904.11 + 11,967.12 + 17,452.05 = 124,323.28.
  // Then 60 + 100 + 70 + 30 + 17.5 = 277.5 thousand a year, four times.
  verifier({
    faits: {
      ...faitsDuContrat({
        signature: '2024-04-01',
        population: 60_000,
        missions: SOCLES,
        demarrages: {
          ...{ ACCES_SOINS: '2024-10-01', CRISE: '2024-10-01' },
          ...{ PARCOURS: '2025-04-01', PREVENTION: '2025-04-01' },
        },
      }),
      dialogues: [{ le: '2025-04-01', seq: 40, annee: 1, taux: [{ mission: 'ACCES_SOINS', taux: 80 }] }],
    },
    jour: '2025-04-01',
    anniversaires: ['01/04/2024', '01/04/2025', '01/04/2026', '01/04/2027', '01/04/2028', '01/04/2029'],
    tableau: `
      1      | ouverture  | fonctionnement | avance   | 60 000 € × 100 %                 | 60 000,00
      2 à 5  | ouverture  | fonctionnement | avance   | 60 000 € × 75 %                  | 45 000,00
      2 à 5  | clôture    | fonctionnement | solde    | 60 000 € − 45 000 €              | 15 000,00
      1      | 01/10/2024 | accès          | avance   | 70 000 € × 75 % × 182/365        | 26 178,08
      1      | clôture    | accès          | solde    | 70 000 € × 182/365 − 26 178,08 € | 8 726,03
      1      | clôture    | accès          | variable | 30 000 € × 80 % × 182/365        | 11 967,12
      2 à 5  | ouverture  | accès          | avance   | 70 000 € × 75 %                  | 52 500,00
      2 à 5  | clôture    | accès          | solde    | 70 000 € − 52 500 €              | 17 500,00
      2 à 5  | clôture    | accès          | variable | 30 000 € × 100 %                 | 30 000,00
      2 à 5  | ouverture  | parcours       | avance   | 35 000 € × 75 %                  | 26 250,00
      2 à 5  | clôture    | parcours       | solde    | 35 000 € − 26 250 €              | 8 750,00
      2 à 5  | clôture    | parcours       | variable | 35 000 € × 100 %                 | 35 000,00
      2 à 5  | ouverture  | prévention     | avance   | 15 000 € × 75 %                  | 11 250,00
      2 à 5  | clôture    | prévention     | solde    | 15 000 € − 11 250 €              | 3 750,00
      2 à 5  | clôture    | prévention     | variable | 15 000 € × 100 %                 | 15 000,00
      1      | 01/10/2024 | crise          | avance   | 35 000 € × 75 % × 182/365        | 13 089,04
      1      | clôture    | crise          | solde    | 35 000 € × 182/365 − 13 089,04 € | 4 363,01
      2 à 5  | ouverture  | crise          | avance   | 17 500 € × 75 %                  | 13 125,00
      2 à 5  | clôture    | crise          | solde    | 17 500 € − 13 125 €              | 4 375,00`,
    annees: ['124 323,28', '277 500,00', '277 500,00', '277 500,00', '277 500,00'],
    total: '1 234 323,28',
  });
});

it('taille 3, signé un 29 février, une crise la troisième année : 1 647 814,84 € en cinq ans', () => {
  // Anniversaries: the 28th, and the 29th in 2028. Access and crisis from 29/08/2024: August 3, September 30, October 31,
  // November 30, December 31, January 31, February 27: 183 days of 365. 67,500 × 183/365 = 33,842.466; 90,000 × 183/365 =
  // 45,123.288, balance 11,280.82; 35,000 × 183/365 = 17,547.945. Crisis: 33,750 × 183/365 = 16,921.233; 45,000 × 183/365 =
  // 22,561.644, balance 5,640.41. Declared on 15/07/2026, reported on 02/11/2026: 67,500, whatever the day.
  // Quality on 28/02/2028, the last of the 366 days of year 4: 11,250/366 = 30.738; 15,000/366 = 40.984, balance 10.24.
  // Year 1: 75,000 + 45,123.29 + 17,547.95 + 22,561.64. Year 2: 75 + 125 + 90 + 35 + 22.5 = 347.5 thousand. Year 3: + 67,500.
  // Year 4: + 2 × 40.98. Year 5: + 30,000.
  verifier({
    faits: {
      ...faitsDuContrat({
        signature: '2024-02-29',
        population: 80_000,
        missions: [...SOCLES, 'QUALITE'],
        demarrages: {
          ...{ ACCES_SOINS: '2024-08-29', CRISE: '2024-08-29', QUALITE: '2028-02-28' },
          ...{ PARCOURS: '2025-02-28', PREVENTION: '2025-02-28' },
        },
      }),
      bilansDeCrise: [{ le: '2026-11-02', seq: 50, declaree: '2026-07-15' }],
    },
    jour: '2026-11-02',
    anniversaires: ['29/02/2024', '28/02/2025', '28/02/2026', '28/02/2027', '29/02/2028', '28/02/2029'],
    tableau: `
      1      | ouverture  | fonctionnement | avance   | 75 000 € × 100 %                 | 75 000,00
      2 à 5  | ouverture  | fonctionnement | avance   | 75 000 € × 75 %                  | 56 250,00
      2 à 5  | clôture    | fonctionnement | solde    | 75 000 € − 56 250 €              | 18 750,00
      1      | 29/08/2024 | accès          | avance   | 90 000 € × 75 % × 183/365        | 33 842,47
      1      | clôture    | accès          | solde    | 90 000 € × 183/365 − 33 842,47 € | 11 280,82
      1      | clôture    | accès          | variable | 35 000 € × 100 % × 183/365       | 17 547,95
      2 à 5  | ouverture  | accès          | avance   | 90 000 € × 75 %                  | 67 500,00
      2 à 5  | clôture    | accès          | solde    | 90 000 € − 67 500 €              | 22 500,00
      2 à 5  | clôture    | accès          | variable | 35 000 € × 100 %                 | 35 000,00
      2 à 5  | ouverture  | parcours       | avance   | 45 000 € × 75 %                  | 33 750,00
      2 à 5  | clôture    | parcours       | solde    | 45 000 € − 33 750 €              | 11 250,00
      2 à 5  | clôture    | parcours       | variable | 45 000 € × 100 %                 | 45 000,00
      2 à 5  | ouverture  | prévention     | avance   | 17 500 € × 75 %                  | 13 125,00
      2 à 5  | clôture    | prévention     | solde    | 17 500 € − 13 125 €              | 4 375,00
      2 à 5  | clôture    | prévention     | variable | 17 500 € × 100 %                 | 17 500,00
      1      | 29/08/2024 | crise          | avance   | 45 000 € × 75 % × 183/365        | 16 921,23
      1      | clôture    | crise          | solde    | 45 000 € × 183/365 − 16 921,23 € | 5 640,41
      2 à 5  | ouverture  | crise          | avance   | 22 500 € × 75 %                  | 16 875,00
      2 à 5  | clôture    | crise          | solde    | 22 500 € − 16 875 €              | 5 625,00
      3      | 02/11/2026 | crise          | variable | 67 500 €                         | 67 500,00
      4      | 28/02/2028 | qualité        | avance   | 15 000 € × 75 % × 1/366          | 30,74
      4      | clôture    | qualité        | solde    | 15 000 € × 1/366 − 30,74 €       | 10,24
      4      | clôture    | qualité        | variable | 15 000 € × 100 % × 1/366         | 40,98
      5      | ouverture  | qualité        | avance   | 15 000 € × 75 %                  | 11 250,00
      5      | clôture    | qualité        | solde    | 15 000 € − 11 250 €              | 3 750,00
      5      | clôture    | qualité        | variable | 15 000 € × 100 %                 | 15 000,00`,
    annees: ['160 232,88', '347 500,00', '415 000,00', '347 581,96', '377 500,00'],
    total: '1 647 814,84',
  });
});

it('taille 4, majorée sauf l’année où elle compte 99 membres : 2 317 676,71 € en cinq ans', () => {
  // 120 members at the signature, 99 counted on 20/12/2024, 100 on 15/12/2025: the 10 % are lost on 01/01/2025 for a year.
  // Access and crisis from 01/07/2023: July 31, August 31, September 30, October 31, November 30, December 31: 184 days of
  // 365. 110,000 × 1.1 = 121,000; × 75 % = 90,750; × 184/365 = 45,747.945; 121,000 × 184/365 = 60,997.260, balance
  // 15,249.31; 49,500 × 184/365 = 24,953.425. Crisis: 41,250 × 184/365 = 20,794.521; 55,000 × 184/365 = 27,726.027.
  // Year 1: 90,000 + 60,997.26 + 24,953.42 + 27,726.03 + 44,000 + 33,000. Years 2, 4 and 5: 90 + 390 × 1.1 = 519 thousand.
  // Year 3: 90 + 155 + 100 + 40 + 25 + 40 + 30 = 480 thousand.
  verifier({
    faits: {
      ...faitsDuContrat({
        signature: '2023-01-01',
        population: 200_000,
        membres: 120,
        missions: [...SOCLES, 'QUALITE', 'ACCOMPAGNEMENT'],
        demarrages: {
          ...{ ACCES_SOINS: '2023-07-01', CRISE: '2023-07-01', QUALITE: '2023-01-01', ACCOMPAGNEMENT: '2023-01-01' },
          ...{ PARCOURS: '2024-01-01', PREVENTION: '2024-01-01' },
        },
      }),
      preparations: [
        { le: '2024-12-20', seq: 60, annee: 2, pieces: ['LISTE_DES_MEMBRES'], membres: 99 },
        { le: '2025-12-15', seq: 61, annee: 3, pieces: ['LISTE_DES_MEMBRES'], membres: 100 },
      ],
    },
    jour: '2025-12-31',
    anniversaires: ['01/01/2023', '01/01/2024', '01/01/2025', '01/01/2026', '01/01/2027', '01/01/2028'],
    tableau: `
      1          | ouverture  | fonctionnement | avance   | 90 000 € × 100 %                          | 90 000,00
      2 à 5      | ouverture  | fonctionnement | avance   | 90 000 € × 75 %                           | 67 500,00
      2 à 5      | clôture    | fonctionnement | solde    | 90 000 € − 67 500 €                       | 22 500,00
      1          | 01/07/2023 | accès          | avance   | 110 000 € × 110 % × 75 % × 184/365        | 45 747,95
      1          | clôture    | accès          | solde    | 110 000 € × 110 % × 184/365 − 45 747,95 € | 15 249,31
      1          | clôture    | accès          | variable | 45 000 € × 110 % × 100 % × 184/365        | 24 953,42
      2, 4, 5    | ouverture  | accès          | avance   | 110 000 € × 110 % × 75 %                  | 90 750,00
      2, 4, 5    | clôture    | accès          | solde    | 110 000 € × 110 % − 90 750 €              | 30 250,00
      2, 4, 5    | clôture    | accès          | variable | 45 000 € × 110 % × 100 %                  | 49 500,00
      3          | ouverture  | accès          | avance   | 110 000 € × 75 %                          | 82 500,00
      3          | clôture    | accès          | solde    | 110 000 € − 82 500 €                      | 27 500,00
      3          | clôture    | accès          | variable | 45 000 € × 100 %                          | 45 000,00
      2, 4, 5    | ouverture  | parcours       | avance   | 50 000 € × 110 % × 75 %                   | 41 250,00
      2, 4, 5    | clôture    | parcours       | solde    | 50 000 € × 110 % − 41 250 €               | 13 750,00
      2, 4, 5    | clôture    | parcours       | variable | 50 000 € × 110 % × 100 %                  | 55 000,00
      3          | ouverture  | parcours       | avance   | 50 000 € × 75 %                           | 37 500,00
      3          | clôture    | parcours       | solde    | 50 000 € − 37 500 €                       | 12 500,00
      3          | clôture    | parcours       | variable | 50 000 € × 100 %                          | 50 000,00
      2, 4, 5    | ouverture  | prévention     | avance   | 20 000 € × 110 % × 75 %                   | 16 500,00
      2, 4, 5    | clôture    | prévention     | solde    | 20 000 € × 110 % − 16 500 €               | 5 500,00
      2, 4, 5    | clôture    | prévention     | variable | 20 000 € × 110 % × 100 %                  | 22 000,00
      3          | ouverture  | prévention     | avance   | 20 000 € × 75 %                           | 15 000,00
      3          | clôture    | prévention     | solde    | 20 000 € − 15 000 €                       | 5 000,00
      3          | clôture    | prévention     | variable | 20 000 € × 100 %                          | 20 000,00
      1          | 01/07/2023 | crise          | avance   | 50 000 € × 110 % × 75 % × 184/365         | 20 794,52
      1          | clôture    | crise          | solde    | 50 000 € × 110 % × 184/365 − 20 794,52 €  | 6 931,51
      2, 4, 5    | ouverture  | crise          | avance   | 25 000 € × 110 % × 75 %                   | 20 625,00
      2, 4, 5    | clôture    | crise          | solde    | 25 000 € × 110 % − 20 625 €               | 6 875,00
      3          | ouverture  | crise          | avance   | 25 000 € × 75 %                           | 18 750,00
      3          | clôture    | crise          | solde    | 25 000 € − 18 750 €                       | 6 250,00
      1, 2, 4, 5 | ouverture  | qualité        | avance   | 20 000 € × 110 % × 75 %                   | 16 500,00
      1, 2, 4, 5 | clôture    | qualité        | solde    | 20 000 € × 110 % − 16 500 €               | 5 500,00
      1, 2, 4, 5 | clôture    | qualité        | variable | 20 000 € × 110 % × 100 %                  | 22 000,00
      3          | ouverture  | qualité        | avance   | 20 000 € × 75 %                           | 15 000,00
      3          | clôture    | qualité        | solde    | 20 000 € − 15 000 €                       | 5 000,00
      3          | clôture    | qualité        | variable | 20 000 € × 100 %                          | 20 000,00
      1, 2, 4, 5 | ouverture  | accompagnement | avance   | 15 000 € × 110 % × 75 %                   | 12 375,00
      1, 2, 4, 5 | clôture    | accompagnement | solde    | 15 000 € × 110 % − 12 375 €               | 4 125,00
      1, 2, 4, 5 | clôture    | accompagnement | variable | 15 000 € × 110 % × 100 %                  | 16 500,00
      3          | ouverture  | accompagnement | avance   | 15 000 € × 75 %                           | 11 250,00
      3          | clôture    | accompagnement | solde    | 15 000 € − 11 250 €                       | 3 750,00
      3          | clôture    | accompagnement | variable | 15 000 € × 100 %                          | 15 000,00`,
    annees: ['280 676,71', '519 000,00', '480 000,00', '519 000,00', '519 000,00'],
    total: '2 317 676,71',
  });
});
