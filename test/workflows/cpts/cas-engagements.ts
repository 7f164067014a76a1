import { CasDeRegle, CONTRAT } from './examens';

const NATIONAUX = ['N1', 'N2', 'N3', 'N4', 'N5'].map((code) => ({ code, type: 'SUIVI' }));
const COMPLET = { producteur: 'CPTS', source: 'CPTS', depart: 1, cible: 2, echeance: '2025-06-01' };
const MISSIONS = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'];
const PARTIELLE = { total: 38_000, maximum: 40_000, millesime: 2026, partiesInconnues: ['Aix-en-Provence'] };
const RENOUVELLEMENT = { le: '2024-05-01', seq: 12, missions: ['ACCES_SOINS' as const] };

/** The request, the signature and the renewal of the contract. */
export const CAS_ENGAGEMENTS: readonly CasDeRegle[] = [
  {
    code: 'A-PIECES-ACI',
    vraie: { type: 'DEMANDER_ACI', donnees: { pieces: ['PROJET_DE_SANTE', 'STATUTS', 'TERRITOIRE', 'MEMBRES'] } },
    fausse: {
      type: 'DEMANDER_ACI',
      donnees: { pieces: ['PROJET_DE_SANTE', 'TERRITOIRE'] },
      message: 'Il manque au dossier : statuts, liste des membres avec leurs statuts.',
      remede: 'Demandez ces pièces à la CPTS ; la demande est complète quand toutes sont reçues.',
    },
  },
  {
    code: 'A-PIECES-RECOMMANDEES',
    vraie: { type: 'DEMANDER_ACI', donnees: {} },
    fausse: {
      type: 'DEMANDER_ACI',
      donnees: {
        pieces: [
          'PREUVE_DE_VALIDATION',
          'RECEPISSE_ET_SIREN',
          'FICHE_FINESS',
          'CALENDRIER_DES_MISSIONS',
          'PROJET_D_INDICATEURS',
        ],
      },
      message: 'Pièces recommandées absentes, sans effet : RIB au nom de l’association, pouvoir du signataire.',
      remede: 'Demandez-les pour préparer la signature : aucune n’est exigée.',
    },
  },
  {
    code: 'A-PIECES-EXIGEES',
    vraie: { type: 'DEMANDER_PIECES_ACI', donnees: { pieces: ['STATUTS', 'MEMBRES'] } },
    fausse: {
      type: 'DEMANDER_PIECES_ACI',
      donnees: { pieces: ['STATUTS', 'RIB'] },
      message: 'Ces pièces sont recommandées, non exigées : RIB au nom de l’association.',
      remede: 'Retirez-les de cette demande : elles se demandent pendant la négociation, qui continue.',
    },
  },
  {
    code: 'A-PIECES-ATTENDUES',
    vraie: {
      type: 'RECEVOIR_PIECES_ACI',
      faits: { contrat: { demande: CONTRAT.demande, piecesAttendues: ['STATUTS', 'MEMBRES'] } },
      donnees: { pieces: ['STATUTS'] },
    },
    fausse: {
      type: 'RECEVOIR_PIECES_ACI',
      faits: { contrat: { demande: CONTRAT.demande, piecesAttendues: ['STATUTS', 'MEMBRES'] } },
      donnees: { pieces: ['STATUTS', 'TERRITOIRE'] },
      message: 'Ces pièces n’étaient pas attendues : contours du territoire.',
      remede: 'Pièces attendues : statuts, liste des membres avec leurs statuts.',
    },
  },
  {
    code: 'A-SEANCE',
    vraie: { type: 'CONVOQUER_NEGOCIATION_ACI', le: '2024-06-01', donnees: { seanceLe: '2024-06-01' } },
    fausse: {
      type: 'CONVOQUER_NEGOCIATION_ACI',
      le: '2024-06-01',
      donnees: { seanceLe: '2024-05-31' },
      message: 'La séance du 31/05/2024 précède la convocation, du 01/06/2024.',
      remede: 'Vérifiez la date de la séance.',
    },
  },
  {
    code: 'A-TROIS-SIGNATURES',
    vraie: {
      type: 'SIGNER_ACI',
      le: '2024-06-01',
      donnees: { signatures: { cpts: '2024-05-20', caisse: '2024-06-01', ars: '2024-05-28' } },
    },
    fausse: {
      type: 'SIGNER_ACI',
      le: '2024-06-01',
      donnees: { signatures: { cpts: '2024-05-20', caisse: '2024-06-03', ars: '2024-05-28' } },
      message: 'La dernière des trois signatures est du 03/06/2024, et l’acte est daté du 01/06/2024.',
      remede: 'Datez l’acte de la dernière signature : c’est d’elle que courent ses délais.',
    },
  },
  {
    code: 'G-P6-05',
    vraie: { type: 'SIGNER_ACI', donnees: { missions: MISSIONS, indicateurs: NATIONAUX } },
    fausse: {
      type: 'SIGNER_ACI',
      donnees: { missions: MISSIONS, indicateurs: [NATIONAUX[0], NATIONAUX[3], { code: 'L1', type: 'RESULTAT' }] },
      message: 'Indicateurs nationaux absents : N2, N3, N5.',
      remede: 'Ajoutez-les, en résultat ou en suivi ; sans aucune liste, les cinq s’appliquent en suivi par défaut.',
    },
  },
  {
    code: 'G-P6-06',
    vraie: { type: 'SIGNER_ACI', donnees: { missions: MISSIONS, indicateurs: [{ ...NATIONAUX[0], ...COMPLET }] } },
    fausse: {
      type: 'SIGNER_ACI',
      donnees: { missions: MISSIONS, indicateurs: [{ code: 'N1', type: 'SUIVI', producteur: 'CPAM', depart: 88 }] },
      message: 'Indicateurs incomplets : N1 (source, cible, échéance).',
      remede: 'Complétez-les avant le premier dialogue de gestion : sans eux, l’atteinte ne se mesure pas.',
    },
  },
  {
    code: 'R-P6-01',
    vraie: {
      type: 'SIGNER_ACI',
      donnees: { missions: MISSIONS, indicateurs: [{ code: 'L1', type: 'SUIVI', missions: ['PARCOURS', 'CRISE'] }] },
    },
    fausse: {
      type: 'SIGNER_ACI',
      donnees: { missions: MISSIONS, indicateurs: [{ code: 'L1', type: 'SUIVI', missions: ['PARCOURS', 'QUALITE'] }] },
      message: 'Des indicateurs servent une mission qui n’est pas engagée : L1 (Qualité et pertinence).',
      remede: 'Engagez la mission, ou rattachez l’indicateur à une mission du contrat.',
    },
  },
  {
    code: 'G-P6-07',
    vraie: {
      type: 'SIGNER_ACI',
      le: '2023-08-31',
      donnees: {
        missions: MISSIONS,
        calendrier: [{ mission: 'ACCES_SOINS', demarrageLe: '2024-02-29', deploiementLe: '2025-02-28' }],
      },
    },
    fausse: {
      type: 'SIGNER_ACI',
      le: '2023-08-31',
      donnees: {
        missions: MISSIONS,
        calendrier: [
          { mission: 'ACCES_SOINS', demarrageLe: '2024-03-01', deploiementLe: '2025-03-01' },
          { mission: 'QUALITE', demarrageLe: '2027-01-01' },
        ],
      },
      message:
        'Prévu trop tard : Accès aux soins, démarrage le 01/03/2024 (au plus tard le 29/02/2024) ; Accès aux soins, déploiement le 01/03/2025 (au plus tard le 28/02/2025).',
      remede: 'Ramenez ces dates dans les délais, qui courent de la signature.',
    },
  },
  {
    code: 'R-T-09',
    vraie: {
      type: 'SIGNER_ACI',
      le: '2022-09-02',
      donnees: { missions: MISSIONS, indicateurs: [{ code: 'L1', type: 'SUIVI', delaiHeures: 24 }] },
    },
    fausse: {
      type: 'SIGNER_ACI',
      le: '2022-09-03',
      donnees: { missions: MISSIONS, indicateurs: [{ code: 'L1', type: 'SUIVI', delaiHeures: 24 }] },
      message:
        'Le texte en vigueur demande une réponse sous 48 h (toutes les professions concernées, en lien avec le service d’accès aux soins) : L1 (24 h).',
      remede: 'Reprenez le délai du texte ; seul l’indicateur national reste défini sur le délai d’origine.',
    },
  },
  {
    code: 'R-T-14',
    vraie: { type: 'SIGNER_ACI', le: '2024-08-24' },
    fausse: {
      type: 'SIGNER_ACI',
      le: '2024-08-25',
      message: 'L’accord national a atteint ses cinq ans : depuis le 25/08/2024, sa reconduction est présumée.',
      remede: 'Vérifiez qu’aucun avenant ni accord nouveau ne change les engagements ou les montants.',
    },
  },
  {
    code: 'A-POPULATION',
    vraie: {
      type: 'SIGNER_ACI',
      faits: { population: { ...PARTIELLE, maximum: 39_999 } },
      donnees: { missions: MISSIONS },
    },
    fausse: {
      type: 'SIGNER_ACI',
      faits: { population: PARTIELLE },
      donnees: { missions: MISSIONS },
      message:
        'Le territoire compte 38\u202f000 habitants (millésime 2026), sans Aix-en-Provence (parties non précisées), 40\u202f000 au plus : la taille irait de 1 à 2.',
      remede:
        'Indiquez la population que les parties retiennent, avec son millésime, ou précisez d’abord les parties de commune.',
    },
  },
  {
    code: 'A-POPULATION-PARTIELLE',
    vraie: { type: 'SIGNER_ACI', donnees: { missions: MISSIONS } },
    fausse: {
      type: 'SIGNER_ACI',
      faits: { population: { ...PARTIELLE, maximum: 39_999 } },
      donnees: { missions: MISSIONS },
      message:
        'La population retenue, 38\u202f000 habitants (millésime 2026), ne compte pas Aix-en-Provence (parties non précisées) : la taille 1 n’en dépend pas.',
      remede: 'Précisez ces parties de commune quand elles sont connues : la taille du contrat ne change pas.',
    },
  },
  {
    code: 'R-P7-06',
    vraie: { type: 'RENOUVELER_ACI', le: '2029-03-31', faits: { contrat: CONTRAT } },
    fausse: {
      type: 'RENOUVELER_ACI',
      le: '2029-04-01',
      faits: { contrat: CONTRAT },
      message: 'Le contrat a pris fin le 01/04/2029.',
      remede: 'Après le terme, la CPTS demande un nouveau contrat.',
    },
  },
  {
    code: 'A-RENOUVELLEMENT',
    vraie: { type: 'CONSTATER_RENOUVELLEMENT', faits: { contrat: { ...CONTRAT, renouvellement: RENOUVELLEMENT } } },
    fausse: {
      type: 'CONSTATER_RENOUVELLEMENT',
      faits: { contrat: CONTRAT },
      message: 'Aucun renouvellement n’est signé : au terme, le contrat expire.',
      remede: 'Faites signer le renouvellement par les trois parties avant le terme.',
    },
  },
];
