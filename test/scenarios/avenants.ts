import { suivi } from './calendrier-du-contrat';
import { JUSQU_AU_CONTRAT } from './contrats';
import { NATIONAUX, signatures } from './engagements';
import { Scenario, SOCLES } from './scenario';

const VOISINE = [{ commune: '13001' }, { commune: '13012' }, { commune: '13109' }, { commune: '13041' }];
const constatDe = (total: number, maximum = total) => ({
  territoire: VOISINE.map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
  population: { total, maximum, millesime: 2025, partiesInconnues: total === maximum ? [] : ['Marseille 12e'] },
});
const CHEVAUCHEMENT = {
  commune: '13041',
  autre: 'CPTS Voisine (fictif)',
  raison: 'Gardanne (13041) figure en entier dans les deux territoires.',
};

const TERRITOIRE_ETENDU: Scenario = {
  titre: 'Avenant de territoire : concertation, non-chevauchement, taille au prochain anniversaire',
  recit:
    'La CPTS s’étend à une commune voisine. L’avenant ne se signe ni sans concertation avec l’ARS et la caisse, ni sur ' +
    'le territoire d’une autre CPTS, ni sans dire ce qui change, ni tant que les parties de commune inconnues laissent ' +
    'deux tailles possibles. La population passe de 160 000 à 180 000 habitants au moins : la taille 4 ne compte qu’à ' +
    'partir du prochain anniversaire.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2025-01-13',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['TERRITOIRE'] },
      donne: { phase: 'P7', etats: { avenant: 'avenantANegocier' } },
    },
    {
      le: '2025-02-03',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: signatures('2025-02-03'), territoire: VOISINE },
      constats: { ...constatDe(180_000), chevauchements: [CHEVAUCHEMENT] },
      refus: {
        'G-P7-02':
          'La concertation sur le territoire n’est pas tracée avec l’ARS et la caisse. Le nouveau territoire chevauche celui d’une autre CPTS. Avec CPTS Voisine (fictif) : Gardanne (13041) figure en entier dans les deux territoires.',
      },
    },
    { le: '2025-02-10', par: 'CPAM', type: 'CONCERTER_AVENANT', donnees: { avec: ['CAISSE'] }, donne: { phase: 'P7' } },
    {
      le: '2025-02-17',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONCERTER_AVENANT',
      donnees: { avec: ['ARS'] },
      donne: { phase: 'P7' },
    },
    {
      le: '2025-03-03',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: { ...signatures('2025-03-03'), ars: '2025-03-05' } },
      refus: {
        'A-TROIS-SIGNATURES': 'La dernière des trois signatures est du 05/03/2025, et l’acte est daté du 03/03/2025.',
        'A-AVENANT-OBJETS': 'L’avenant ne répond pas à sa demande : territoire (annoncé, absent).',
      },
    },
    {
      le: '2025-03-05',
      par: 'DG_ARS',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: { ...signatures('2025-03-03'), ars: '2025-03-05' }, territoire: VOISINE, membres: 120 },
      constats: constatDe(170_000, 190_000),
      refus: {
        'A-POPULATION':
          'Le territoire compte 170\u202f000 habitants (millésime 2025), sans Marseille 12e (parties non précisées), 190\u202f000 au plus : la taille irait de 3 à 4.',
      },
    },
    {
      le: '2025-03-05',
      par: 'DG_ARS',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: { ...signatures('2025-03-03'), ars: '2025-03-05' }, territoire: VOISINE, membres: 120 },
      constats: constatDe(180_000, 190_000),
      donne: {
        phase: 'P7',
        etats: { avenant: 'aucunAvenant' },
        avertissements: ['A-POPULATION-PARTIELLE', 'R-P7-02'],
        courriers: ['C-P7-06'],
      },
    },
  ],
};

const MISSION_OPTIONNELLE: Scenario = {
  titre: 'Avenants de missions : une option ajoutée, démarrée, puis retirée',
  recit:
    'La CPTS ajoute par avenant la mission « qualité », qui n’était pas au contrat et ne pouvait donc pas démarrer. Deux ans ' +
    'plus tard elle veut s’en défaire, et de la prévention avec elle : une mission socle ne se retire pas. Entre-temps un ' +
    'avenant sur ses actions avait été abandonné.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2024-05-02',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'QUALITE' },
      refus: {
        'A-MISSION-ENGAGEE': 'La mission « Qualité et pertinence » n’est pas engagée dans le contrat.',
        'R-T-03c':
          'Le contrat signé le 15/09/2023 ne comporte pas la mission « Qualité et pertinence » : elle s’y ajoute par avenant.',
      },
    },
    {
      le: '2024-05-13',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['MISSION'] },
      donne: { phase: 'P7', etats: { avenant: 'avenantANegocier' } },
    },
    {
      le: '2024-06-03',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: signatures('2024-06-03'), missionsAjoutees: ['QUALITE'] },
      donne: { phase: 'P7', etats: { avenant: 'aucunAvenant' }, courriers: ['C-P7-06'] },
    },
    {
      le: '2024-06-10',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'QUALITE' },
      donne: { phase: 'P7', missions: ['QUALITE'] },
    },
    {
      le: '2025-01-06',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['ACTION'] },
      donne: { phase: 'P7', etats: { avenant: 'avenantANegocier' } },
    },
    {
      le: '2025-01-20',
      par: 'CPAM',
      type: 'RENONCER_AVENANT',
      donnees: { motif: 'DESACCORD' },
      donne: { phase: 'P7', etats: { avenant: 'aucunAvenant' } },
    },
    {
      le: '2026-06-01',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['MISSION'] },
      donne: { phase: 'P7', etats: { avenant: 'avenantANegocier' } },
    },
    {
      le: '2026-06-15',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: signatures('2026-06-15'), missionsRetirees: ['QUALITE', 'PREVENTION'] },
      refus: { 'A-AVENANT-MISSIONS': 'L’avenant ne peut pas être signé ainsi : « Prévention » est une mission socle.' },
    },
    {
      le: '2026-06-15',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: { signatures: signatures('2026-06-15'), missionsRetirees: ['QUALITE'] },
      donne: { phase: 'P7', etats: { avenant: 'aucunAvenant' }, courriers: ['C-P7-06'] },
    },
  ],
};

const INDICATEURS_RENEGOCIES: Scenario = {
  titre: 'Avenant d’indicateurs : les cinq nationaux restent, les locaux changent',
  recit:
    'Après le premier dialogue de gestion, la CPTS et ses financeurs revoient leurs indicateurs. La liste remplace la ' +
    'précédente : elle doit garder les cinq nationaux et ne servir que des missions du contrat.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2024-11-04',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['INDICATEURS', 'BAREME'] },
      donne: { phase: 'P7', etats: { avenant: 'avenantANegocier' } },
    },
    {
      le: '2024-12-02',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: {
        signatures: signatures('2024-12-02'),
        indicateurs: [...NATIONAUX.slice(1), { code: 'L2', type: 'RESULTAT', missions: ['ACCOMPAGNEMENT'] }],
      },
      refus: {
        'G-P6-05': 'Indicateurs nationaux absents : N1.',
        'R-P6-01':
          'Des indicateurs servent une mission qui n’est pas engagée : L2 (Accompagnement des professionnels de santé).',
      },
    },
    {
      le: '2024-12-02',
      par: 'CPAM',
      type: 'SIGNER_AVENANT',
      donnees: {
        signatures: signatures('2024-12-02'),
        indicateurs: [...NATIONAUX, { code: 'L2', type: 'RESULTAT', missions: SOCLES, producteur: 'CPTS' }],
      },
      donne: { phase: 'P7', etats: { avenant: 'aucunAvenant' }, avertissements: ['G-P6-06'], courriers: ['C-P7-06'] },
    },
  ],
};

const AVENANT_TOMBE: Scenario = {
  titre: 'Avenant en négociation au terme du contrat',
  recit:
    'Un avenant est en négociation quand le contrat arrive à son terme, sans renouvellement : il tombe avec lui. Aucun ' +
    'autre ne se demande tant qu’un nouveau contrat n’est pas signé.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2028-07-03',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['ACTION'] },
      donne: { phase: 'P7', etats: { avenant: 'avenantANegocier' } },
    },
    {
      horloge: '2028-09-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2028-09-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint', avenant: 'aucunAvenant' },
            levees: ['D-P6-01', ...suivi('ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE')],
          },
        },
      ],
    },
    {
      le: '2028-10-02',
      par: 'CPAM',
      type: 'DEMANDER_AVENANT',
      donnees: { objets: ['ACTION'] },
      refus: { 'G-P7-01': 'Aucun contrat ACI n’est en vigueur le 02/10/2028.' },
    },
  ],
};

export const SCENARIOS_AVENANTS: readonly Scenario[] = [
  TERRITOIRE_ETENDU,
  MISSION_OPTIONNELLE,
  INDICATEURS_RENEGOCIES,
  AVENANT_TOMBE,
];
