import { Histoire } from '../courriers/histoire';
import { ASSOCIATION, IMMATRICULATION, LETTRE, SOCLES } from '../scenarios/scenario';

// Stories of contracts, from the first contact to the end: all of it invented.

export const TROIS = ['CPTS', 'CPAM', 'ARS'];
export const POPULATIONS = { 1: 30_000, 2: 60_000, 3: 160_000, 4: 200_000 } as const;

const LOCAUX = [
  {
    ...{ code: 'P1', type: 'RESULTAT', libelle: 'Patients accompagnés dans un parcours', sens: 'HAUSSE' },
    ...{ missions: ['PARCOURS'], producteur: 'CPTS', source: 'Tableau de suivi de la communauté', unite: 'patients' },
    ...{ depart: 40, cible: 120, echeance: '2025-04-15', poids: 60 },
  },
  {
    ...{ code: 'P2', type: 'RESULTAT', libelle: 'Parcours formalisés', sens: 'HAUSSE', missions: ['PARCOURS'] },
    ...{ producteur: 'CPTS', source: 'Protocoles signés', depart: 0, cible: 3, poids: 40 },
  },
  { code: 'L1', type: 'RESULTAT', libelle: 'Professionnels formés à la prévention' },
];
const NATIONAUX = ['N1', 'N2', 'N3', 'N4', 'N5'].map((code, rang) =>
  rang < 2
    ? {
        code,
        type: 'RESULTAT',
        producteur: 'Assurance maladie',
        source: 'SNIIRAM',
        unite: '%',
        depart: 88.5,
        cible: rang ? 80 : 91,
      }
    : { code, type: 'SUIVI' },
);
export const INDICATEURS = [...NATIONAUX, ...LOCAUX];

const REPRESENTANT = { nom: 'Alix Durand', qualite: 'Présidente' };

/** A validated project: its letter was filed in September of that year. */
export const projetValide = (an = 2023, association: object = {}, histoire = new Histoire()) =>
  histoire
    .puis('PRENDRE_CONTACT', `${an}-09-04`)
    .puis('DEPOSER_LETTRE_INTENTION', `${an}-09-05`, LETTRE)
    .puis('VALIDER_LETTRE_INTENTION', `${an}-09-20`)
    .puis('DECLARER_ASSOCIATION', `${an}-10-02`, {
      ...{ ...ASSOCIATION, creeeLe: `${an}-02-20`, recepisseLe: `${an}-03-01`, publieeLe: `${an}-03-04` },
      ...association,
    })
    .puis('DEPOSER_PROJET_SANTE', `${an + 1}-01-15`)
    .puis('VALIDER_PROJET_SANTE', `${an + 1}-03-01`);

export const demande = (an = 2023, histoire = new Histoire()) =>
  projetValide(an, { representant: REPRESENTANT }, histoire)
    .puis('TRANSMETTRE_FINESS', `${an + 1}-03-04`)
    .puis('ENREGISTRER_IMMATRICULATION', `${an + 1}-03-20`, IMMATRICULATION)
    .puis('DEMANDER_ACI', `${an + 1}-03-25`);

interface Contrat {
  /** Year of the letter of intent: the contract is signed on 15 April of the next one. */
  an?: number;
  population?: number;
  donnees?: object;
  histoire?: Histoire;
}

/** A contract signed on 15 April: under the scale of 2019 when `an` is before 2022. */
export const signe = ({ an = 2023, population = 160_000, donnees = {}, histoire = new Histoire() }: Contrat = {}) => {
  const missions = an < 2022 ? SOCLES.filter((mission) => mission !== 'CRISE') : SOCLES;
  return demande(an, histoire).puis('SIGNER_ACI', `${an + 1}-04-15`, {
    missions,
    population: { total: population, millesime: an },
    ...donnees,
  });
};

/** With everything that a contract may say. */
export const complet = (histoire?: Histoire) =>
  signe({
    ...(histoire ? { histoire } : {}),
    donnees: {
      missions: [...SOCLES, 'QUALITE'],
      membres: 96,
      indicateurs: INDICATEURS,
      calendrier: [{ mission: 'ACCES_SOINS', demarrageLe: '2024-07-01' }],
      signatures: { cpts: '2024-04-10', caisse: '2024-04-12', ars: '2024-04-15' },
    },
  });

/** Every mission has started in the first year, and the fund has paid what falls due on the way. */
export const lance = (histoire = complet()) =>
  histoire
    .verser('2024-04-15', {
      ...{ poste: 'FONCTIONNEMENT', nature: 'AVANCE', annee: 1, montant: 7_500_000, dossierVerifieLe: '2024-04-15' },
    })
    .puis('DEMARRER_MISSION', '2024-07-01', { mission: 'ACCES_SOINS' })
    .puis('DEMARRER_MISSION', '2024-09-02', { mission: 'PARCOURS' });
