import { ASSOCIATION, CasDeRegle, CONTRAT, PROJET, VALIDE } from './examens';

const ETEINT = { ...CONTRAT, fin: { le: '2025-12-15', seq: 20, cause: 'RESILIATION' as const } };
const EJ = { numeroFiness: '090004748', siren: '891868176' };
const ET = { numeroFiness: '090004755', siret: '89186817600019' };
const IMMATRICULER = 'ENREGISTRER_IMMATRICULATION';

export const CAS_CONTRAT: readonly CasDeRegle[] = [
  {
    code: 'G-PF-01',
    vraie: { type: 'TRANSMETTRE_FINESS', faits: { projet: VALIDE } },
    fausse: {
      type: 'TRANSMETTRE_FINESS',
      faits: { projet: PROJET },
      message: 'Le projet de santé n’est pas validé à cette date.',
      remede: 'Attendez la validation du projet, expresse ou tacite.',
    },
  },
  {
    code: 'G-PF-02',
    vraie: { type: IMMATRICULER, donnees: { ej: EJ, etablissements: [{ ...ET, activites: [] }] } },
    fausse: {
      type: IMMATRICULER,
      donnees: { ej: EJ, etablissements: [ET, ET] },
      message: 'Une CPTS a un seul établissement : 2 sont indiqués.',
      remede: 'Enregistrez une entité juridique et un établissement, chacun avec son numéro, sans activité.',
    },
  },
  {
    code: 'G-PF-05',
    vraie: { type: IMMATRICULER, donnees: { ej: EJ, etablissements: [ET] }, faits: { association: ASSOCIATION } },
    fausse: {
      type: IMMATRICULER,
      donnees: { ej: { ...EJ, numeroFiness: '090004749' }, etablissements: [{ ...ET, siret: '73282932000074' }] },
      message: 'À vérifier : numéro FINESS EJ 090004749 ; SIRET 73282932000074.',
      remede: 'Corrigez ces numéros d’après la fiche FINESS et l’avis SIRENE.',
    },
  },
  {
    code: 'G-P4-02',
    vraie: { type: 'SIGNER_ACI', faits: { association: ASSOCIATION } },
    fausse: {
      type: 'SIGNER_ACI',
      message: 'Il manque le récépissé de déclaration au 01/06/2024 et le SIREN.',
      remede: 'Complétez la déclaration de l’association.',
    },
  },
  {
    code: 'G-P6-01',
    vraie: { type: 'DEMANDER_ACI', faits: { projet: VALIDE } },
    fausse: {
      type: 'DEMANDER_ACI',
      faits: { projet: PROJET },
      message: 'Le projet de santé n’est pas validé à cette date.',
      remede: 'L’ACI se demande après la validation du projet, expresse ou tacite.',
    },
  },
  {
    code: 'G-P6-02',
    vraie: { type: 'SIGNER_ACI', faits: { association: ASSOCIATION } },
    fausse: {
      type: 'SIGNER_ACI',
      message: 'L’association n’est pas constituée.',
      remede: 'Enregistrez la déclaration de l’association, avec son SIREN.',
    },
  },
  {
    code: 'G-P6-03',
    vraie: {
      type: 'SIGNER_ACI',
      faits: { finess: { immatriculation: { le: '2024-03-01', seq: 7, ej: '1', et: '2', raisonSociale: 'x' } } },
    },
    fausse: {
      type: 'SIGNER_ACI',
      message: 'La CPTS n’est pas encore immatriculée : les paiements seront bloqués, pas la signature.',
      remede: 'Faites enregistrer l’immatriculation avant le premier paiement.',
    },
  },
  {
    code: 'G-P6-04',
    vraie: {
      type: 'SIGNER_ACI',
      le: '2022-09-02',
      donnees: { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'] },
    },
    fausse: {
      type: 'SIGNER_ACI',
      le: '2022-09-03',
      donnees: { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'] },
      message: 'Missions socles non engagées : Crise sanitaire.',
      remede: 'Engagez toutes les missions socles ; les missions optionnelles restent au choix.',
    },
  },
  {
    code: 'R-T-03a',
    vraie: {
      type: 'SIGNER_ACI',
      le: '2022-09-03',
      donnees: { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE'] },
    },
    fausse: {
      type: 'SIGNER_ACI',
      le: '2022-09-02',
      donnees: { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE'] },
      message: 'Le 02/09/2022, ces missions n’existent pas encore : Crise sanitaire (à compter du 03/09/2022).',
      remede: 'Signez le contrat sans elles ; elles y entreront par avenant, une fois en vigueur.',
    },
  },
  {
    code: 'A-TRANSMISSION',
    vraie: {
      type: 'TRANSMETTRE_FINESS',
      faits: { projet: VALIDE, finess: { transmission: { le: '2024-01-20', seq: 5, decision: 4 } } },
    },
    fausse: {
      type: 'TRANSMETTRE_FINESS',
      faits: { projet: VALIDE, finess: { transmission: { le: '2024-02-02', seq: 7, decision: 6 } } },
      message: 'La validation du projet a déjà été transmise.',
      remede: 'Attendez l’immatriculation ; pour une mise à jour, le gestionnaire FINESS l’enregistre.',
    },
  },
  {
    code: 'A-CONTRAT-SUIVANT',
    vraie: { type: 'DEMANDER_ACI', le: '2025-12-15', faits: { contrat: ETEINT } },
    fausse: {
      type: 'DEMANDER_ACI',
      le: '2025-12-14',
      faits: { contrat: ETEINT },
      message: 'Le contrat précédent n’a pris fin que le 15/12/2025.',
      remede: 'Vérifiez la date : deux contrats ne courent pas en même temps.',
    },
  },
  {
    code: 'R-T-03c',
    vraie: { type: 'DEMARRER_MISSION', faits: { contrat: CONTRAT }, donnees: { mission: 'ACCES_SOINS' } },
    fausse: {
      type: 'DEMARRER_MISSION',
      faits: { contrat: CONTRAT },
      donnees: { mission: 'CRISE' },
      message:
        'Le contrat signé le 01/04/2024 ne comporte pas la mission « Crise sanitaire » : elle s’y ajoute par avenant.',
      remede: 'Vérifiez que les trois parties ont signé l’avenant avant le démarrage.',
    },
  },
];
