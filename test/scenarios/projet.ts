import { SCENARIOS_EVOLUTION } from './evolution';
import { SCENARIOS_RETRAIT_VALIDATION } from './retrait-validation';
import { CONSTAT_TACITE, JUSQU_A_L_ASSOCIATION, JUSQU_AU_PROJET, Pas, Scenario, SOCLES } from './scenario';

const FICHES = SOCLES.map((mission) => ({ mission, intitule: 'Première action (fictif)' }));

const TOUT_LE_CONTENU = [
  ...['TERRITOIRE', 'DIAGNOSTIC', 'EQUIPE', 'GOUVERNANCE', 'COORDINATION', 'MISSIONS', 'FICHES_ACTIONS'],
  ...['OUTILS_NUMERIQUES', 'CALENDRIER', 'EVALUATION', 'ARTICULATION'],
];

const MANQUE_UN_PEU = {
  canal: 'TELESERVICE',
  porteurs: ['MEDECIN_GENERALISTE', 'INFIRMIER'],
  membres: [
    { categorie: 'EQUIPE_SOINS_PRIMAIRES' },
    { categorie: 'PROFESSIONNEL_MILITAIRE', conditionsRemplies: true },
  ],
  contenu: TOUT_LE_CONTENU.filter((rubrique) => rubrique !== 'EVALUATION'),
  pieces: ['PROJET', 'COMMUNES', 'MEMBRES', 'FICHES_ACTIONS', 'STATUTS'],
  fichesActions: FICHES,
};

/** The project is filed in January 2024 with its check list: what a guide wishes for is missing. */
const DEPOT_ET_EXAMEN: readonly Pas[] = [
  ...JUSQU_A_L_ASSOCIATION,
  {
    le: '2024-01-15',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    donnees: {
      porteurs: ['MEDECIN_GENERALISTE', 'COLLECTIVITE'],
      membres: [{ categorie: 'SOCIAL' }, { categorie: 'PROFESSIONNEL_MILITAIRE', conditionsRemplies: false }],
      fichesActions: FICHES.slice(0, 2),
    },
    refus: {
      'G-P5-01':
        'Ne peuvent porter un projet de santé le 15/01/2024 : collectivité. Ne peuvent en être membres le 15/01/2024 : professionnel militaire.',
      'G-P5-04': 'Aucune fiche action pour : Prévention, Crise sanitaire (missions socles en vigueur le 15/01/2024).',
    },
  },
  {
    le: '2024-01-15',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    donnees: { depotInitial: { aupresDe: 'CPAM', le: '2024-01-16' } },
    refus: {
      'R-PROC-08': 'Le dépôt du 16/01/2024 est postérieur à la réception par l’ARS, du 15/01/2024.',
    },
  },
  {
    le: '2024-01-15',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    constats: { territoire: [] },
    refus: { 'G-P5-02': 'Le territoire du projet n’est pas précisé : c’est le seul contenu que la loi impose.' },
  },
  {
    le: '2024-01-15',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    constats: {
      chevauchements: [
        {
          commune: '13001',
          autre: 'CPTS du Pays voisin (fictif)',
          raison: 'Aix-en-Provence (13001) y figure en entier.',
        },
      ],
    },
    refus: {
      'G-P5-03':
        'Le territoire du projet chevauche celui d’une autre CPTS. Avec CPTS du Pays voisin (fictif) : Aix-en-Provence (13001) y figure en entier.',
    },
  },
  {
    le: '2024-01-15',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEPOSER_PROJET_SANTE',
    donnees: MANQUE_UN_PEU,
    donne: {
      phase: 'P5',
      etats: { demarche: 'projetAInstruire' },
      armees: { 'D-P5-01': '2024-03-15' },
      courriers: ['C-P5-01'],
      avertissements: ['A-CONTENU-PROJET'],
    },
  },
  {
    le: '2024-01-20',
    par: 'ARS_INSTRUCTEUR',
    type: 'DEMANDER_PIECES_PROJET_SANTE',
    donnees: { nature: 'SIMPLE', pieces: ['Signature des membres'] },
    donne: { phase: 'P5', courriers: ['C-P5-03'] },
  },
];

export const AVIS_GRILLE_ET_VALIDATION: Scenario = {
  titre: 'Projet complet aux yeux de la loi, avis et grille d’instruction, validation expresse',
  recit:
    'Une collectivité ne porte pas un projet de santé, et chaque mission socle demande au moins une fiche action. Le ' +
    'projet est reçu ; il y manque ce que seul un guide prévoit, demandé sans toucher au délai. La caisse et l’URPS ' +
    'rendent leur avis, la grille d’instruction est remplie. La validation, contraire à la grille, est prévenue de ' +
    'l’écart ; la signature des membres arrive après elle, et ne change plus rien.',
  pas: [
    ...DEPOT_ET_EXAMEN,
    {
      le: '2024-01-25',
      par: 'CPAM',
      type: 'RENDRE_AVIS_PROJET_SANTE',
      donnees: { organisme: 'ASSURANCE_MALADIE', sens: 'FAVORABLE' },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-01-26',
      par: 'URPS',
      type: 'RENDRE_AVIS_PROJET_SANTE',
      donnees: { organisme: 'URPS', sens: 'FAVORABLE_AVEC_RESERVES', observations: 'Maternité à associer (fictif).' },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-01-29',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'SIMPLE', pieces: ['Carte du territoire'] },
      donne: { phase: 'P5', courriers: ['C-P5-03'] },
    },
    {
      le: '2024-01-31',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      donnees: { pieces: ['Carte du territoire'] },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-02-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'INSTRUIRE_PROJET_SANTE',
      donnees: { territoirePertinent: true, objectifsPrsRespectes: false },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-02-15',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2024-02-22' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['A-GRILLE'],
      },
    },
    {
      le: '2024-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      donnees: { pieces: ['Signature des membres'] },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-02-21',
      par: 'ARS_INSTRUCTEUR',
      type: 'DELIVRER_ATTESTATION',
      refus: {
        PHASE:
          '« Délivrer l’attestation de validation tacite » suppose un projet de santé validé tacitement. Le dossier en est à : Projet de santé validé.',
      },
    },
  ],
};

export const RETRAIT_PAR_LE_PORTEUR: Scenario = {
  titre: 'Le porteur retire son projet avant toute décision, deux fois, puis le dépose pour de bon',
  recit:
    'Pendant l’examen, puis pendant l’attente des pièces, le porteur reprend son projet : le silence cesse de courir et ' +
    'aucune décision ne naît. Chaque nouveau dépôt ouvre un délai plein. Une demande bloquante portant sur une pièce que ' +
    'nul texte n’exige est signalée comme telle.',
  pas: [
    ...JUSQU_AU_PROJET,
    {
      le: '2024-02-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'RETIRER_PROJET_SANTE',
      donne: { phase: 'P5', etats: { demarche: 'projetADeposer' }, levees: ['D-P5-01'] },
    },
    { horloge: '2024-04-01', effets: [] },
    {
      le: '2024-04-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-06-02' },
        courriers: ['C-P5-01'],
      },
    },
    {
      le: '2024-04-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: {
        nature: 'BLOQUANTE',
        pieces: ['Signature des membres'],
        texte: 'Cahier des charges régional (fictif)',
        avantLe: '2024-05-10',
      },
      donne: {
        phase: 'P5',
        etats: { demarche: 'piecesDuProjetAttendues' },
        armees: { 'A-PIECES': '2024-05-10' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-02'],
        avertissements: ['R-PROC-07'],
      },
    },
    {
      le: '2024-04-12',
      par: 'CPAM',
      type: 'RENDRE_AVIS_PROJET_SANTE',
      donnees: { organisme: 'ASSURANCE_MALADIE', sens: 'DEFAVORABLE' },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-04-15',
      par: 'ARS_INSTRUCTEUR',
      type: 'INSTRUIRE_PROJET_SANTE',
      donnees: { territoirePertinent: true, objectifsPrsRespectes: true },
      donne: { phase: 'P5' },
    },
    {
      le: '2024-04-16',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'SIMPLE', pieces: ['Calendrier détaillé'] },
      donne: { phase: 'P5', courriers: ['C-P5-03'] },
    },
    {
      le: '2024-04-17',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'BLOQUANTE', pieces: ['Communes'], texte: 'CSP, art. L.1434-12', avantLe: '2024-05-20' },
      donne: { phase: 'P5', armees: { 'A-PIECES': '2024-05-20' }, courriers: ['C-P5-02'] },
    },
    {
      le: '2024-04-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'RETIRER_PROJET_SANTE',
      donne: { phase: 'P5', etats: { demarche: 'projetADeposer' }, levees: ['A-PIECES', 'A-PIECES'] },
    },
    {
      le: '2024-06-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-08-03' },
        courriers: ['C-P5-01'],
      },
    },
    {
      le: '2024-06-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'BLOQUANTE', pieces: ['Communes'], texte: 'CSP, art. L.1434-12', avantLe: '2024-06-30' },
      donne: {
        phase: 'P5',
        etats: { demarche: 'piecesDuProjetAttendues' },
        armees: { 'A-PIECES': '2024-06-30' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-02'],
      },
    },
    {
      le: '2024-06-20',
      par: 'DG_ARS',
      type: 'OPPOSER_PROJET_SANTE',
      donnees: { motifs: ['TERRITOIRE_NON_PERTINENT'], motivation: 'Les communes ne sont toujours pas précisées.' },
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetARedeposer' },
        levees: ['A-PIECES'],
        avertissements: ['X-12'],
        courriers: ['C-P5-04', 'C-P5-07'],
      },
    },
  ],
};

export const VALIDATION_PENDANT_L_ATTENTE: Scenario = {
  titre: 'Validation pendant l’attente des pièces, datée d’avant son enregistrement',
  recit:
    'L’ARS valide sans attendre une pièce qu’elle avait exigée. La validation est enregistrée quelques jours après sa ' +
    'date : le courrier part ce jour-là, et la date d’autorisation FINESS est celle de son envoi.',
  pas: [
    ...JUSQU_AU_PROJET,
    {
      le: '2024-01-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'BLOQUANTE', pieces: ['Statuts'], texte: 'CSP, art. L.1434-12', avantLe: '2024-02-29' },
      donne: {
        phase: 'P5',
        etats: { demarche: 'piecesDuProjetAttendues' },
        armees: { 'A-PIECES': '2024-02-29' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-02'],
      },
    },
    {
      le: '2024-02-12',
      enregistreLe: '2024-02-16',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2024-02-19' },
        levees: ['A-PIECES'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12', 'X-28'],
      },
    },
    {
      le: '2024-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      donnees: { pieces: ['Fiche de poste'] },
      refus: { 'R-PROC-05': 'Ces pièces n’étaient pas attendues : Fiche de poste.' },
    },
  ],
};

export const ATTESTATION_TACITE: Scenario = {
  titre: 'Attestation de validation tacite, demandée puis délivrée',
  recit:
    'Après un silence qui valide, la CPTS demande l’attestation que la loi lui doit ; elle est délivrée une fois. Une ' +
    'pièce seulement souhaitée, encore attendue au jour du silence, peut arriver ensuite.',
  pas: [
    ...DEPOT_ET_EXAMEN,
    {
      le: '2024-02-15',
      par: 'HORLOGE',
      type: 'CONSTATER_VALIDATION_TACITE',
      donnees: { echeance: 'D-P5-01:7' },
      refus: { 'D-P5-01': 'Le délai court jusqu’au 15/03/2024.' },
    },
    {
      horloge: '2024-03-16',
      effets: [
        {
          type: 'CONSTATER_VALIDATION_TACITE',
          le: '2024-03-15',
          donne: {
            phase: 'P6',
            etats: { demarche: 'projetValideTacitement' },
            armees: { 'D-PF-01': '2024-03-22' },
            levees: ['D-P5-01'],
            courriers: ['C-P5-06'],
          },
        },
      ],
    },
    {
      le: '2024-03-18',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      donnees: { pieces: ['Signature des membres'] },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-03-18',
      par: 'ARS_INSTRUCTEUR',
      type: 'DELIVRER_ATTESTATION',
      refus: { 'R-PROC-15': 'Aucune attestation n’a été demandée.' },
    },
    { le: '2024-03-19', par: 'ARS_INSTRUCTEUR', type: 'DEMANDER_ATTESTATION', donne: { phase: 'P6' } },
    { le: '2024-03-21', par: 'DG_ARS', type: 'DELIVRER_ATTESTATION', donne: { phase: 'P6', courriers: ['C-P5-06'] } },
    {
      le: '2024-03-22',
      par: 'DG_ARS',
      type: 'DELIVRER_ATTESTATION',
      refus: { 'R-PROC-15': 'L’attestation demandée le 19/03/2024 a été délivrée le 21/03/2024.' },
    },
  ],
};

export const ACTES_A_TEMPS_APRES_LE_SILENCE: Scenario = {
  titre: 'Demande de pièces et validation prises à temps, enregistrées après le constat du silence',
  recit:
    'L’horloge a constaté la validation tacite, mais une demande bloquante était partie trois jours plus tôt : elle prive ' +
    'le constat d’effet, et le silence repart à la réception des pièces. Le scénario se reproduit avec une validation ' +
    'expresse du dernier jour. Un acte du lendemain, lui, arrive trop tard.',
  pas: [
    ...JUSQU_AU_PROJET,
    CONSTAT_TACITE,
    {
      le: '2024-03-12',
      enregistreLe: '2024-03-18',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'BLOQUANTE', pieces: ['Communes'], texte: 'CSP, art. L.1434-12', avantLe: '2024-04-12' },
      donne: {
        phase: 'P5',
        etats: { demarche: 'piecesDuProjetAttendues' },
        armees: { 'A-PIECES': '2024-04-12' },
        levees: ['D-PF-01'],
        courriers: ['C-P5-02'],
        avertissements: ['A-RECTIFICATION'],
      },
    },
    {
      le: '2024-03-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_PIECES_PROJET_SANTE',
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2024-05-20' },
        levees: ['A-PIECES'],
      },
    },
    {
      horloge: '2024-05-21',
      effets: [
        {
          type: 'CONSTATER_VALIDATION_TACITE',
          le: '2024-05-20',
          donne: {
            phase: 'P6',
            etats: { demarche: 'projetValideTacitement' },
            armees: { 'D-PF-01': '2024-05-27' },
            levees: ['D-P5-01'],
            courriers: ['C-P5-06'],
          },
        },
      ],
    },
    {
      le: '2024-05-21',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      refus: {
        'A-EN-TEMPS':
          'Le projet est réputé validé depuis l’expiration du 20/05/2024 : l’acte du 21/05/2024 est sans effet.',
      },
    },
    {
      le: '2024-05-20',
      enregistreLe: '2024-05-22',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2024-05-27' },
        levees: ['D-PF-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['A-RECTIFICATION', 'X-12'],
      },
    },
  ],
};

export const SCENARIOS_PROJET: readonly Scenario[] = [
  AVIS_GRILLE_ET_VALIDATION,
  RETRAIT_PAR_LE_PORTEUR,
  VALIDATION_PENDANT_L_ATTENTE,
  ATTESTATION_TACITE,
  ACTES_A_TEMPS_APRES_LE_SILENCE,
  ...SCENARIOS_RETRAIT_VALIDATION,
  ...SCENARIOS_EVOLUTION,
];
