import { JUSQU_AU_CONTRAT, VALIDATION_EXPRESSE } from './contrats';
import { A_L_EXTINCTION, DECISION, JUSQU_AU_CONSTAT_RECU, PREUVE } from './fin-prefixes';
import { JUSQU_A_LA_LETTRE, JUSQU_A_L_ASSOCIATION, Scenario } from './scenario';

const PROJET_PERDU = {
  motif: 'ELIGIBILITE_PERDUE',
  condition: 'PROJET_DE_SANTE',
  engagement: 'Contrat, conditions d’éligibilité',
  faits: 'La CPTS a renoncé à son projet de santé.',
};
const ASSEMBLEE = { selonLesStatuts: true, liquidateur: { nom: 'Mme Alix Durand (fictif)' } };
const RENONCIATION = { canal: 'LRAR', reference: '2C 123 456 7890 2 (fictif)' };
const DECOMPTE_DU_GUIDE = [
  { poste: 'FONCTIONNEMENT', droitAcquis: 4_241_096, avanceRecue: 4_500_000 },
  { poste: 'ACCES_SOINS', droitAcquis: 4_947_945, avanceRecue: 5_250_000 },
  { poste: 'PARCOURS', droitAcquis: 2_473_973, avanceRecue: 2_625_000 },
  { poste: 'PREVENTION', droitAcquis: 1_060_274, avanceRecue: 1_125_000 },
  { poste: 'CRISE', droitAcquis: 1_236_986, avanceRecue: 1_312_500 },
];

const DISSOLUTION_SOUS_CONTRAT: Scenario = {
  titre: 'L’association se dissout pendant la procédure : résiliation de fait',
  recit:
    'Sous le coup d’un constat, l’association se dissout. Le contrat ne s’éteint pas de lui-même : la caisse constate la résiliation de fait, une fois la dissolution enregistrée. La liquidation se clôt dettes payées, sans que rien ne revienne aux membres.',
  pas: [
    ...JUSQU_AU_CONSTAT_RECU,
    {
      le: '2024-06-14',
      par: 'CPAM',
      type: 'CONSTATER_RESILIATION_DE_FAIT',
      refus: { 'A-DISSOLUTION-DECIDEE': 'Aucune dissolution de l’association n’est enregistrée.' },
    },
    {
      le: '2024-06-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECIDER_DISSOLUTION',
      donnees: { selonLesStatuts: true },
      refus: { 'A-ASSEMBLEE-DISSOLUTION': 'L’assemblée générale n’a désigné aucun liquidateur.' },
    },
    {
      le: '2024-06-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECIDER_DISSOLUTION',
      donnees: ASSEMBLEE,
      donne: { phase: 'P7', etats: { dissolution: 'liquidationEnCours' } },
    },
    {
      le: '2024-06-20',
      par: 'CPAM',
      type: 'CONSTATER_RESILIATION_DE_FAIT',
      donne: {
        phase: 'P8',
        etats: { contrat: 'contratEteint', rupture: 'sansManquement' },
        levees: [
          ...A_L_EXTINCTION,
          'D-P7-02 annee1',
          'D-P7-02 annee2',
          'D-P7-02 annee3',
          'D-P7-02 annee4',
          'D-P7-02 annee5',
          'D-P8-02',
        ],
      },
    },
    {
      le: '2024-06-24',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_DISSOLUTION',
      donnees: { organisme: 'GREFFE' },
      refus: {
        'A-DECLARATION-DISSOLUTION': 'Le procès-verbal de l’assemblée n’est pas joint à la déclaration au greffe.',
      },
    },
    {
      le: '2024-06-24',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_DISSOLUTION',
      donnees: { organisme: 'GREFFE', procesVerbalJoint: true },
      donne: { phase: 'P8' },
    },
    {
      le: '2024-11-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLOTURER_LIQUIDATION',
      donnees: { dettesPayees: true, devolution: 'MEMBRES' },
      refus: { 'A-DEVOLUTION': 'L’actif d’une association ne se partage jamais entre ses membres.' },
    },
    {
      le: '2024-11-05',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLOTURER_LIQUIDATION',
      donnees: { dettesPayees: true, devolution: 'ASSOCIATION_DE_MEME_OBJET' },
      donne: { phase: 'P8', etats: { dissolution: 'associationDissoute' }, avertissements: ['A-DISSOLUTION-DECLAREE'] },
    },
    {
      le: '2024-11-12',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_DISSOLUTION',
      donnees: { organisme: 'INSEE' },
      donne: { phase: 'P8' },
    },
    {
      le: '2024-12-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'DISSOLUTION' },
      donne: { phase: 'P8', fin: 'clos', avertissements: ['A-DECOMPTE-SOLDE'], courriers: ['C-P8-06'] },
    },
  ],
};

const DISSOLUTION_PENDANT_LE_PREAVIS: Scenario = {
  titre: 'L’association se dissout pendant le préavis des financeurs',
  recit:
    'La décision de résilier est reçue ; pendant le préavis, l’association se dissout. La caisse constate la résiliation de fait sans attendre la fin du préavis, et l’indu se compense avec les soldes dus.',
  pas: [
    ...JUSQU_AU_CONSTAT_RECU,
    {
      le: '2024-07-08',
      par: 'CPAM',
      type: 'DECIDER_RESILIATION',
      donnees: DECISION,
      donne: { phase: 'P7', etats: { rupture: 'resiliationDecidee' }, levees: ['D-P8-02'], courriers: ['C-P8-04'] },
    },
    {
      le: '2024-07-10',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'DECISION', preuve: PREUVE },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2024-09-10', 'R-PROC-17': '2024-09-10' },
        levees: ['D-P7-02 annee1', 'D-P7-02 annee2', 'D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
      },
    },
    {
      le: '2024-07-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECIDER_DISSOLUTION',
      donnees: ASSEMBLEE,
      donne: { phase: 'P8', etats: { dissolution: 'liquidationEnCours' } },
    },
    {
      le: '2024-08-01',
      par: 'DG_ARS',
      type: 'CONSTATER_RESILIATION_DE_FAIT',
      donne: {
        phase: 'P8',
        etats: { contrat: 'contratEteint', rupture: 'sansManquement' },
        levees: [...A_L_EXTINCTION, 'D-P8-01'],
      },
    },
    {
      le: '2024-09-02',
      par: 'CPAM',
      type: 'ETABLIR_DECOMPTE',
      donnees: { lignes: [{ poste: 'FONCTIONNEMENT', droitAcquis: 5_000_000, avanceRecue: 6_000_000 }] },
      donne: { phase: 'P8', etats: { decompte: 'decompteEtabli' }, avertissements: ['A-DECOMPTE-CALCULE'] },
    },
    { le: '2024-09-03', par: 'CPAM', type: 'VALIDER_DECOMPTE', donne: { phase: 'P8' } },
    {
      le: '2024-09-10',
      par: 'CPAM',
      type: 'SOLDER_DECOMPTE',
      donnees: { moyen: 'COMPENSATION' },
      donne: { phase: 'P8', etats: { decompte: 'decompteSolde' } },
    },
  ],
};

const DISSOLUTION_SANS_CONTRAT: Scenario = {
  titre: 'Dissolution d’une CPTS qui n’a jamais signé de contrat',
  recit:
    'Faute de pouvoir tenir les soins non programmés, une CPTS au projet validé renonce à tout contrat : son association se dissout, et le dossier est clos. Le territoire est libéré. Un dossier clos ne se rouvre pas.',
  pas: [
    ...JUSQU_A_LA_LETTRE,
    {
      le: '2023-02-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECIDER_DISSOLUTION',
      donnees: ASSEMBLEE,
      refus: { 'A-ASSOCIATION-A-DISSOUDRE': 'Aucune association n’est constituée le 10/02/2023.' },
    },
    ...JUSQU_A_L_ASSOCIATION.slice(JUSQU_A_LA_LETTRE.length),
    ...VALIDATION_EXPRESSE,
    {
      le: '2023-12-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECIDER_DISSOLUTION',
      donnees: ASSEMBLEE,
      donne: { phase: 'P6', etats: { dissolution: 'liquidationEnCours' } },
    },
    {
      le: '2023-12-11',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_DISSOLUTION',
      donnees: { organisme: 'GREFFE', procesVerbalJoint: true },
      donne: { phase: 'P6' },
    },
    {
      le: '2023-12-11',
      par: 'ARS_INSTRUCTEUR',
      type: 'DECLARER_DISSOLUTION',
      donnees: { organisme: 'INSEE' },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-03-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLOTURER_LIQUIDATION',
      donnees: { dettesPayees: true, devolution: 'SANS_ACTIF' },
      donne: { phase: 'P6', etats: { dissolution: 'associationDissoute' } },
    },
    {
      le: '2024-03-11',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'DISSOLUTION' },
      donne: { phase: 'P8', fin: 'clos', levees: ['D-PF-01'], courriers: ['C-P8-06'] },
    },
    {
      le: '2024-03-12',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      refus: {
        PHASE:
          '« Demander l’adhésion à l’ACI » suppose un projet de santé validé et aucun contrat en cours. Le dossier en est à : Dossier clos.',
      },
    },
  ],
};

const PROJET_RETIRE_SOUS_CONTRAT: Scenario = {
  titre: 'Le projet est retiré, le contrat ne tombe pas de lui-même',
  recit:
    'La CPTS renonce à son projet de santé sous un contrat en vigueur. Le contrat continue : la perte de la condition d’éligibilité fonde un constat, et la procédure contradictoire se déroule avant toute résiliation.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2024-02-01',
      par: 'CPAM',
      type: 'TRACER_ECHANGE_AMIABLE',
      donnees: { forme: 'COURRIER', objet: 'La CPTS annonce qu’elle renonce à son projet.' },
      donne: { phase: 'P7' },
    },
    {
      le: '2024-02-05',
      par: 'CPAM',
      type: 'NOTIFIER_CONSTAT',
      donnees: { griefs: [PROJET_PERDU], pieces: ['Compte rendu de l’échange amiable'], signataires: ['CPAM', 'ARS'] },
      refus: { 'A-GRIEFS': 'Grief non établi : le projet de santé est validé.' },
    },
    {
      le: '2024-02-12',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENONCER_AU_PROJET',
      donnees: RENONCIATION,
      donne: { phase: 'P7', etats: { demarche: 'projetAbandonneParLaCpts' } },
    },
    {
      le: '2024-02-20',
      par: 'CPAM',
      type: 'NOTIFIER_CONSTAT',
      donnees: { griefs: [PROJET_PERDU], pieces: ['Compte rendu de l’échange amiable'], signataires: ['CPAM', 'ARS'] },
      donne: { phase: 'P7', etats: { rupture: 'observationsAttendues' }, courriers: ['C-P8-02'] },
    },
    {
      le: '2024-02-22',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'CONSTAT', preuve: PREUVE },
      donne: { phase: 'P7', armees: { 'D-P8-02': '2024-03-22' } },
    },
    {
      le: '2024-03-25',
      par: 'CPAM',
      type: 'DECIDER_RESILIATION',
      donnees: {
        motivation: 'Le projet de santé est retiré : la condition d’éligibilité est perdue.',
        signataires: ['CPAM', 'ARS'],
      },
      donne: { phase: 'P7', etats: { rupture: 'resiliationDecidee' }, levees: ['D-P8-02'], courriers: ['C-P8-04'] },
    },
    {
      le: '2024-03-27',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'DECISION', preuve: PREUVE },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2024-05-27', 'R-PROC-17': '2024-05-27' },
        levees: ['D-P7-02 annee1', 'D-P7-02 annee2', 'D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
      },
    },
    {
      horloge: '2024-05-27',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2024-05-27',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint', rupture: 'sansManquement' },
            levees: [...A_L_EXTINCTION, 'D-P8-01'],
          },
        },
      ],
    },
    {
      le: '2024-06-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'RETRAIT_DU_PROJET' },
      donne: {
        phase: 'P8',
        fin: 'clos',
        levees: ['R-PROC-17'],
        avertissements: ['A-DECOMPTE-SOLDE'],
        courriers: ['C-P8-06'],
      },
    },
  ],
};

const FUSION: Scenario = {
  titre: 'Fusion avec une autre CPTS',
  recit:
    'Deux CPTS voisines fusionnent. Le projet validé ne s’abandonne pas : le dossier se clôt. La clôture nomme la CPTS qui reprend le projet.',
  pas: [
    ...JUSQU_A_L_ASSOCIATION,
    ...VALIDATION_EXPRESSE,
    {
      le: '2023-12-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'ABANDONNER',
      donnees: { motif: 'FUSION_AVEC_UN_AUTRE_PROJET' },
      refus: { 'A-ABANDON': 'Le projet de santé est validé : une CPTS reconnue ne s’abandonne pas, elle se clôt.' },
    },
    {
      le: '2023-12-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'FUSION', autreCpts: 'CPTS voisine (fictif)' },
      donne: { phase: 'P8', fin: 'clos', levees: ['D-PF-01'], courriers: ['C-P8-06'] },
    },
  ],
};

const ABANDON_SANS_NOM: Scenario = {
  titre: 'Abandon pour fusion, sans nommer l’autre projet',
  recit:
    'Avant tout projet de santé, l’équipe rejoint un autre projet. L’abandon est enregistré ; il avertit que l’autre CPTS n’est pas nommée.',
  pas: [
    ...JUSQU_A_LA_LETTRE,
    {
      le: '2023-03-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'ABANDONNER',
      donnees: { motif: 'FUSION_AVEC_UN_AUTRE_PROJET' },
      donne: { phase: 'P8', fin: 'abandonne', avertissements: ['A-MOTIF-CLOTURE'] },
    },
  ],
};

const RESILIATION_SAISIE_EN_RETARD: Scenario = {
  titre: 'Résiliation reçue à temps, saisie après le terme',
  recit:
    'Le contrat a expiré à son terme quand on retrouve une lettre de résiliation reçue deux ans plus tôt : le préavis avait éteint le contrat bien avant. Une lettre dont le préavis dépassait le terme n’y change rien.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      horloge: '2028-09-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2028-09-15',
          donne: { phase: 'P8', etats: { contrat: 'contratEteint' }, levees: [...A_L_EXTINCTION] },
        },
      ],
    },
    {
      le: '2028-07-20',
      enregistreLe: '2028-10-02',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: PREUVE },
      refus: { 'A-PREAVIS-ANTERIEUR': 'Le contrat est éteint depuis le 15/09/2028.' },
    },
    {
      le: '2026-09-01',
      enregistreLe: '2028-10-02',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: PREUVE },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: {
          'D-P7-01 ACCES_SOINS.demarrage': '2024-03-15',
          'D-P7-01 CRISE.demarrage': '2024-03-15',
          'D-P7-01 PARCOURS.demarrage': '2024-09-15',
          'D-P7-01 PREVENTION.demarrage': '2024-09-15',
          'D-P7-01 ACCES_SOINS.deploiement': '2025-03-15',
          'D-P7-01 CRISE.deploiement': '2025-03-15',
          'D-P7-01 PARCOURS.deploiement': '2025-09-15',
          'D-P7-01 PREVENTION.deploiement': '2025-09-15',
          'D-P8-01': '2026-11-01',
          'D-P6-01': '2028-09-15',
        },
        levees: ['D-P7-02 annee4', 'D-P7-02 annee5'],
        courriers: ['C-P8-01'],
      },
    },
    {
      horloge: '2028-10-02',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2026-11-01',
          donne: { phase: 'P8', etats: { contrat: 'contratEteint' }, levees: [...A_L_EXTINCTION, 'D-P8-01'] },
        },
      ],
    },
  ],
};

const NOUVEAU_CONTRAT_APRES_RESILIATION: Scenario = {
  titre: 'Après une résiliation, l’association continue et demande un nouveau contrat',
  recit:
    'Le contrat résilié, la CPTS reste validée et son association continue. Elle demande un nouveau contrat ; le décompte de l’ancien s’établit pendant la négociation.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2025-10-15',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: PREUVE },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2025-12-15' },
        levees: ['D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
        courriers: ['C-P8-01'],
      },
    },
    {
      horloge: '2025-12-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2025-12-15',
          donne: { phase: 'P8', etats: { contrat: 'contratEteint' }, levees: [...A_L_EXTINCTION, 'D-P8-01'] },
        },
      ],
    },
    {
      le: '2026-01-05',
      par: 'CPAM',
      type: 'DEMANDER_ACI',
      donne: {
        phase: 'P6',
        etats: { contrat: 'contratANegocier' },
        armees: { 'A-NEGOCIATION': '2026-04-05' },
        courriers: ['C-P6-01'],
      },
    },
    {
      le: '2026-01-10',
      par: 'CPAM',
      type: 'ETABLIR_DECOMPTE',
      donnees: { lignes: DECOMPTE_DU_GUIDE },
      donne: { phase: 'P6', etats: { decompte: 'decompteEtabli' }, avertissements: ['A-DECOMPTE-CALCULE'] },
    },
    { le: '2026-01-15', par: 'CPAM', type: 'VALIDER_DECOMPTE', donne: { phase: 'P6' } },
    {
      le: '2026-01-20',
      par: 'CPAM',
      type: 'NOTIFIER_INDU',
      donnees: { motivation: 'Avances supérieures aux droits acquis au prorata.' },
      donne: { phase: 'P6', etats: { decompte: 'induARegler' }, courriers: ['C-P8-05'] },
    },
    {
      le: '2026-01-22',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'INDU', preuve: PREUVE },
      donne: { phase: 'P6', armees: { 'A-INDU': '2026-03-22' } },
    },
    {
      le: '2026-02-20',
      par: 'CPAM',
      type: 'SOLDER_DECOMPTE',
      donnees: { moyen: 'REMBOURSEMENT' },
      donne: { phase: 'P6', etats: { decompte: 'decompteSolde' }, levees: ['A-INDU'] },
    },
  ],
};

export const SCENARIOS_FIN_CLOTURE: readonly Scenario[] = [
  DISSOLUTION_SOUS_CONTRAT,
  DISSOLUTION_PENDANT_LE_PREAVIS,
  DISSOLUTION_SANS_CONTRAT,
  PROJET_RETIRE_SOUS_CONTRAT,
  FUSION,
  ABANDON_SANS_NOM,
  RESILIATION_SAISIE_EN_RETARD,
  NOUVEAU_CONTRAT_APRES_RESILIATION,
];
