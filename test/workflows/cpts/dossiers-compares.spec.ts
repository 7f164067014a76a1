import { enVigueur } from '#libs/droit';
import {
  BAREME,
  FORME_JURIDIQUE,
  IMMATRICULATION,
  MISSIONS_SOCLES,
  PLAFOND_SECURITE_SOCIALE,
  REMUNERATION_MEMBRE,
} from '../../../workflows/cpts/parametres';
import { maximumAnnuel, maximumMission, taille } from '../../../workflows/cpts/tailles';
import { pivotDuBareme } from '../../../workflows/cpts/v2019-08-25/delais';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Recit } from './recit';

const SOCLES_2019 = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'];

/** The same story in two years: project filed on 10 February, contract signed on 15 September. */
function dossier(annee: number, missions: readonly string[]): { recit: Recit; tacite: string | undefined } {
  const recit = Recit.jusquALaLettre(`${annee}-01-15`)
    .fait('DECLARER_ASSOCIATION', `${annee}-01-20`, {
      forme: 'ASSOCIATION_1901',
      denomination: 'x',
      recepisseLe: `${annee}-01-20`,
      siren: '891868176',
    })
    .fait('DEPOSER_PROJET_SANTE', `${annee}-02-10`);
  const tacite = recit.echeance('D-P5-01')?.echeance;
  recit.attendre(`${annee}-05-01`);
  recit.fait('DEMANDER_ACI', `${annee}-06-01`).fait('SIGNER_ACI', `${annee}-09-15`, { missions });
  return { recit, tacite };
}

// § 3 of the rulebook, « Deux dossiers comparés », line by line. Each line is judged at its own pivot date.
describe('[R-T] les deux dossiers comparés du § 3 diffèrent exactement comme la table le dit', () => {
  const de2020 = dossier(2020, SOCLES_2019);
  const de2023 = dossier(2023, [...SOCLES_2019, 'CRISE']);

  it('[R-T-02b] échéance tacite', () => {
    expect([de2020.tacite, de2023.tacite]).toEqual(['2020-04-10', '2023-04-10']);
  });

  it('[R-T-01] forme juridique', () => {
    const forme = (le: string) => enVigueur(FORME_JURIDIQUE, le).valeur;
    expect([forme('2020-09-15'), forme('2023-09-15')]).toEqual(['PERSONNE_MORALE', 'ASSOCIATION']);
    const autre = { forme: 'AUTRE', denomination: 'x', siren: '891868176' };
    const signer = (annee: number, missions: readonly string[]) => () =>
      Recit.jusquALaLettre(`${annee}-01-15`)
        .fait('DEPOSER_PROJET_SANTE', `${annee}-02-10`)
        .fait('VALIDER_PROJET_SANTE', `${annee}-03-01`)
        .fait('DECLARER_ASSOCIATION', `${annee}-03-02`, autre)
        .fait('DEMANDER_ACI', `${annee}-06-01`)
        .fait('SIGNER_ACI', `${annee}-09-15`, { missions });
    expect(signer(2020, SOCLES_2019)).not.toThrow();
    expect(signer(2023, [...SOCLES_2019, 'CRISE'])).toThrow('Depuis le 14/05/2022, la CPTS doit être une association');
  });

  it('[R-T-03] missions socles : trois, puis quatre dès le jour de l’entrée en vigueur', () => {
    const socles = (le: string) => enVigueur(MISSIONS_SOCLES, le).valeur.length;
    expect([socles('2020-09-15'), socles('2023-09-15')]).toEqual([3, 4]);
    expect([socles('2022-09-02'), socles('2022-09-03'), socles('2022-09-04')]).toEqual([3, 4, 4]);
    expect(() => dossier(2023, SOCLES_2019)).toThrow('Missions socles non engagées : Crise sanitaire.');
  });

  it('[R-T-08] FINESS : entité juridique et établissement dès le 20/01/2020', () => {
    const structures = (le: string) => enVigueur(IMMATRICULATION, le).valeur;
    expect([structures('2020-04-10'), structures('2023-04-10')]).toEqual(['EJ_ET', 'EJ_ET']);
    expect([structures('2020-01-19'), structures('2020-01-20')]).toEqual(['EJ_SEULE', 'EJ_ET']);
  });

  it('[R-T-05] maximum annuel d’une taille 2', () => {
    expect([maximumAnnuel(2, '2020-09-15').valeur, maximumAnnuel(2, '2023-09-15').valeur]).toEqual([
      287_000_00, 330_000_00,
    ]);
  });

  it('[R-T-05] accès aux soins d’une taille 2', () => {
    const acces = (le: string) => enVigueur(BAREME, le).valeur.missions.ACCES_SOINS!;
    expect(maximumMission(acces('2020-09-15'), 2)).toBe(92_000_00);
    expect([acces('2023-09-15').fixe[1], acces('2023-09-15').variable[1]]).toEqual([70_000_00, 30_000_00]);
  });

  it('[D-P7-01] démarrage de l’accès aux soins', () => {
    const demarrage = ({ recit }: typeof de2020) => recit.echeance('D-P7-01', 'ACCES_SOINS.demarrage')?.echeance;
    expect([demarrage(de2020), demarrage(de2023)]).toEqual(['2021-03-15', '2024-03-15']);
  });

  it('[R-T-03c] plan de crise : par avenant pour le contrat de 2020, dix-huit mois pour celui de 2023', () => {
    const plan = ({ recit }: typeof de2020) => recit.echeance('D-P7-01', 'CRISE.deploiement')?.echeance;
    expect([plan(de2020), plan(de2023)]).toEqual(['2024-06-01', '2025-03-15']);
    expect(de2020.recit.echeance('D-P7-01', 'CRISE.demarrage')?.echeance).toBe('2023-06-01');
  });

  it('[R-T-03c] la mission crise du contrat de 2020 n’y entre que par avenant, ouvert le jour du nouveau texte', () => {
    const { recit } = dossier(2020, SOCLES_2019);
    const demarrer = (le: string) => () => recit.fait('DEMARRER_MISSION', le, { mission: 'CRISE' });
    expect(demarrer('2022-09-02')).toThrow('La mission « Crise sanitaire » n’est pas engagée dans le contrat.');
    expect(demarrer('2022-09-03')).toThrow('elle s’y ajoute par avenant');
    const signer = (le: string) => () =>
      recit.fait('SIGNER_AVENANT', le, {
        signatures: { cpts: le, caisse: le, ars: le },
        missionsAjoutees: ['CRISE'],
      });
    recit.fait('DEMANDER_AVENANT', '2022-07-04', { objets: ['MISSION'] });
    expect(signer('2022-09-02')).toThrow('« Crise sanitaire » n’est ouverte que le 03/09/2022');
    expect(recit.instantane.version).toBe('2019-08-25');
    signer('2022-09-03')();
    expect(recit.instantane.version).toBe('2022-09-03');
    demarrer('2022-09-03')();
    expect(recit.echeance('D-P7-01', 'CRISE.demarrage')).toBeUndefined();
    expect(recit.echeance('D-P7-01', 'CRISE.deploiement')?.echeance).toBe('2024-06-01');
  });

  it('[R-T-05] le barème du contrat de 2020 attend son avenant, celui de 2023 est d’emblée le nouveau', () => {
    const { recit } = dossier(2020, SOCLES_2019);
    const bareme = ({ instantane }: Recit, le: string) =>
      enVigueur(BAREME, pivotDuBareme(instantane.faits as FaitsCpts, le)!).du;
    expect(bareme(recit, '2023-01-01')).toBe('2019-08-25');
    recit.fait('DEMANDER_AVENANT', '2022-11-02', { objets: ['BAREME'] }).fait('SIGNER_AVENANT', '2022-12-01', {
      signatures: { cpts: '2022-12-01', caisse: '2022-12-01', ars: '2022-12-01' },
    });
    expect([bareme(recit, '2022-11-30'), bareme(recit, '2022-12-01')]).toEqual(['2019-08-25', '2022-09-03']);
    expect(bareme(de2023.recit, '2023-09-15')).toBe('2022-09-03');
  });

  it('[R-T-07] rémunération d’un membre : frais seulement, puis jusqu’au plafond', () => {
    const regime = (le: string) => enVigueur(REMUNERATION_MEMBRE, le).valeur;
    expect([regime('2022-03-17'), regime('2022-03-18')]).toEqual(['FRAIS_SEULEMENT', 'PLAFOND_SECURITE_SOCIALE']);
    expect(enVigueur(PLAFOND_SECURITE_SOCIALE, '2023-06-01').valeur).toBe(43_992_00);
    expect(enVigueur(PLAFOND_SECURITE_SOCIALE, '2024-06-01')).toMatchObject({ valeur: null, aConfirmer: 'Q-22' });
  });

  it('[D-P6-01] terme', () => {
    const terme = ({ recit }: typeof de2020) => recit.echeance('D-P6-01')?.echeance;
    expect([terme(de2020), terme(de2023)]).toEqual(['2025-09-15', '2028-09-15']);
  });
});

describe('[R-P1-01] la taille découle de la population (§ 2.1)', () => {
  it.each([
    [39_999, 1],
    [40_000, 2],
    [79_999, 2],
    [80_000, 3],
    [175_000, 3],
    [175_001, 4],
  ])('%i habitants : taille %i', (population, attendue) => {
    expect(taille(population, '2024-01-01')).toEqual({ valeur: attendue, aConfirmer: 'Q-14' });
  });
});

describe('[R-T-05] les totaux sont calculés, jamais recopiés (§§ 2.2, 2.3)', () => {
  it.each([
    ['2022-09-02', [220_000, 287_000, 370_000, 450_000]],
    ['2022-09-03', [250_000, 330_000, 420_000, 505_000]],
  ])('le %s', (le, totaux) => {
    expect(([1, 2, 3, 4] as const).map((t) => maximumAnnuel(t, le).valeur / 100)).toEqual(totaux);
  });
});
