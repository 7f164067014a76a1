import { ASSOCIATION, CasDeRegle, DEMANDE, PROJET, TACITE, VALIDE } from './examens';

const DEPOT = 'DEPOSER_PROJET_SANTE';
const RECU_TEL_QUEL =
  'Si le projet a bien été reçu tel quel, enregistrez sa réception avec une dérogation motivée : le délai court dès la réception.';
const AVIS = { le: '2024-02-01', seq: 6, organisme: 'ASSURANCE_MALADIE' as const, sens: 'DEFAVORABLE' as const };
const FICHE = { mission: 'ACCES_SOINS', intitule: 'Soins non programmés' };
const ENGAGE = { le: '2024-03-01', seq: 9, cause: 'ILLEGALITE' as const, observationsAvantLe: '2024-03-31' };
const EVOLUTION = {
  ...PROJET,
  le: '2025-01-10',
  seq: 20,
  numero: 1,
  territoire: [],
  population: { total: 1, maximum: 1, millesime: 2026, partiesInconnues: [] },
};

export const CAS_VALIDATION: readonly CasDeRegle[] = [
  {
    code: 'G-P5-01',
    // Occupational health services are admitted on the very day; the ARS could bring a project until the eve.
    vraie: {
      type: DEPOT,
      le: '2022-03-31',
      donnees: { porteurs: ['INFIRMIER'], membres: [{ categorie: 'SERVICE_PREVENTION_SANTE_TRAVAIL' }] },
    },
    fausse: {
      type: DEPOT,
      le: '2022-03-30',
      donnees: {
        porteurs: ['INFIRMIER', 'ARS'],
        membres: [
          { categorie: 'SERVICE_PREVENTION_SANTE_TRAVAIL' },
          { categorie: 'PROFESSIONNEL_MILITAIRE', conditionsRemplies: false },
        ],
      },
      message:
        'Ne peuvent porter un projet de santé le 30/03/2022 : ARS. Ne peuvent en être membres le 30/03/2022 : service de prévention et de santé au travail, professionnel militaire.',
      remede: `Faites porter le projet par des professionnels de santé, et vérifiez les conditions d’exercice ou l’autorisation des membres. ${RECU_TEL_QUEL}`,
    },
  },
  {
    code: 'G-P5-04',
    vraie: {
      type: DEPOT,
      le: '2022-09-02',
      donnees: { fichesActions: [FICHE, { ...FICHE, mission: 'PARCOURS' }, { ...FICHE, mission: 'PREVENTION' }] },
    },
    fausse: {
      type: DEPOT,
      le: '2022-09-03',
      donnees: { fichesActions: [FICHE, { ...FICHE, mission: 'PARCOURS' }, { ...FICHE, mission: 'PREVENTION' }] },
      message: 'Aucune fiche action pour : Crise sanitaire (missions socles en vigueur le 03/09/2022).',
      remede: `Ajoutez une fiche action par mission socle. ${RECU_TEL_QUEL}`,
    },
  },
  {
    code: 'A-CONTENU-PROJET',
    vraie: { type: DEPOT, donnees: {} },
    fausse: {
      type: DEPOT,
      donnees: {
        contenu: [
          ...['TERRITOIRE', 'DIAGNOSTIC', 'EQUIPE', 'GOUVERNANCE', 'COORDINATION', 'MISSIONS', 'FICHES_ACTIONS'],
          ...['CALENDRIER', 'EVALUATION', 'ARTICULATION'],
        ],
        pieces: ['PROJET', 'COMMUNES', 'MEMBRES', 'FICHES_ACTIONS', 'STATUTS'],
      },
      message: 'Il manque au projet, sans que la loi l’exige : outils numériques, pièce « Signature des membres ».',
      remede: 'Demandez ces éléments par une demande simple ; le délai n’en dépend pas.',
    },
  },
  {
    code: 'X-12',
    vraie: { type: 'VALIDER_PROJET_SANTE', faits: { projet: { ...PROJET, avis: [AVIS] } } },
    fausse: {
      type: 'VALIDER_PROJET_SANTE',
      faits: { projet: { ...PROJET, avis: [{ ...AVIS, organisme: 'URPS' }] } },
      message: 'L’avis de l’assurance maladie sur le projet n’est pas enregistré.',
      remede:
        'Recueillez-le si le délai le permet : l’application l’attend, la loi n’en fait pas une condition de la décision.',
    },
  },
  {
    code: 'A-GRILLE',
    vraie: {
      type: 'VALIDER_PROJET_SANTE',
      faits: {
        projet: {
          ...PROJET,
          instruction: { le: '2024-02-10', seq: 7, territoirePertinent: true, objectifsPrsRespectes: true },
        },
      },
    },
    fausse: {
      type: 'OPPOSER_PROJET_SANTE',
      donnees: { motifs: ['TERRITOIRE_NON_PERTINENT', 'OBJECTIFS_DU_PRS_NON_RESPECTES'] },
      faits: {
        projet: {
          ...PROJET,
          instruction: { le: '2024-02-10', seq: 7, territoirePertinent: true, objectifsPrsRespectes: false },
        },
      },
      message: 'La grille d’instruction du 10/02/2024 dit le contraire sur : le territoire.',
      remede: 'Revoyez la grille, ou expliquez l’écart dans la motivation de la décision.',
    },
  },
  {
    code: 'R-PROC-07',
    vraie: {
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'SIMPLE', pieces: ['Signature des membres'] },
    },
    fausse: {
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'BLOQUANTE', pieces: ['signature des membres', 'Statuts'] },
      message: 'Aucun texte connu n’exige ces pièces, qu’un guide seul prévoit : signature des membres.',
      remede: 'Demandez-les par une demande simple : une demande bloquante à tort n’arrêterait pas le délai.',
    },
  },
  {
    code: 'A-PROJET-VALIDE',
    vraie: { type: 'RENONCER_AU_PROJET', faits: { projet: VALIDE } },
    fausse: {
      type: 'RENONCER_AU_PROJET',
      le: '2024-01-31',
      faits: { projet: VALIDE },
      message: 'Le projet de santé n’est pas validé le 31/01/2024.',
      remede: 'Vérifiez la date : cet acte suit la validation du projet, expresse ou tacite.',
    },
  },
  {
    code: 'R-PROC-15',
    vraie: {
      type: 'DELIVRER_ATTESTATION',
      faits: { projet: { ...TACITE, attestation: { demande: { le: '2024-04-02', seq: 9 } } } },
    },
    fausse: {
      type: 'DELIVRER_ATTESTATION',
      faits: {
        projet: {
          ...TACITE,
          attestation: { demande: { le: '2024-04-02', seq: 9 }, delivrance: { le: '2024-04-05', seq: 10 } },
        },
      },
      message: 'L’attestation demandée le 02/04/2024 a été délivrée le 05/04/2024.',
      remede: 'Enregistrez d’abord la demande de la CPTS, à la date de sa réception.',
    },
  },
  {
    code: 'R-PROC-11',
    // The morrow of the time allowed, and its last day.
    vraie: { type: 'RETIRER_VALIDATION', le: '2024-04-01', faits: { projet: { ...VALIDE, retraitEngage: ENGAGE } } },
    fausse: {
      type: 'RETIRER_VALIDATION',
      le: '2024-03-31',
      faits: { projet: { ...VALIDE, retraitEngage: ENGAGE } },
      message: 'La CPTS peut présenter ses observations jusqu’au 31/03/2024.',
      remede: 'Attendez la fin du temps imparti, ou enregistrez les observations et l’audition.',
    },
  },
  {
    code: 'R-PROC-12',
    vraie: { type: 'RETIRER_VALIDATION', le: '2024-06-01', faits: { projet: VALIDE } },
    fausse: {
      type: 'RETIRER_VALIDATION',
      le: '2024-06-02',
      faits: { projet: VALIDE },
      message: 'La validation du 01/02/2024 ne pouvait être retirée que jusqu’au 01/06/2024.',
      remede: 'La validation demeure, même illégale, sauf fraude établie.',
    },
  },
  {
    code: 'A-RENONCIATION-PROUVEE',
    vraie: { type: 'RENONCER_AU_PROJET', donnees: { canal: 'REMISE' } },
    fausse: {
      type: 'RENONCER_AU_PROJET',
      donnees: { canal: 'LRAR' },
      message: 'La réception de la renonciation n’est pas prouvée.',
      remede: 'Indiquez le numéro du recommandé (LRAR ou LRE), ou la remise contre signature.',
    },
  },
  {
    code: 'A-EVOLUTION',
    vraie: { type: 'VALIDER_EVOLUTION_TERRITOIRE', faits: { projet: { ...VALIDE, evolution: EVOLUTION } } },
    fausse: {
      type: 'VALIDER_EVOLUTION_TERRITOIRE',
      faits: { projet: { ...PROJET, evolution: EVOLUTION, demandes: [DEMANDE] }, association: ASSOCIATION },
      message: 'Le projet dont le territoire devait évoluer n’est plus validé : l’évolution est sans objet.',
      remede: 'Enregistrez le retrait de l’évolution.',
    },
  },
];
