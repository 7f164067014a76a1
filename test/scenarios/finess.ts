import { CALENDRIER_DU_CONTRAT, JUSQU_AU_CONTRAT } from './contrats';
import { CONSTAT_TACITE, IMMATRICULATION, JUSQU_AU_PROJET, LETTRE, Pas, Scenario, SOCLES } from './scenario';

const { ej: EJ, etablissements, recherche: RECHERCHE } = IMMATRICULATION;
const ET = etablissements[0]!;
const { dateOuverture: _ouverture, ...ET_SANS_OUVERTURE } = ET;
const { telephone: _telephone, courriel: _courriel, ...EJ_SANS_COORDONNEES } = EJ;

const enregistrer = (le: string, donnees: object, refus: Readonly<Record<string, string>>): Pas => ({
  le,
  par: 'GESTIONNAIRE_FINESS',
  type: 'ENREGISTRER_IMMATRICULATION',
  donnees,
  refus,
});

export const REJET_ET_MISES_A_JOUR: Scenario = {
  titre: 'FINESS : transmission rejetée, immatriculation, changement de siège, contrôle trimestriel',
  recit:
    'La transmission part sans les statuts : le gestionnaire la rend au pôle, qui la reprend. L’immatriculation est ' +
    'refusée tant que les numéros, l’établissement, la raison sociale ou la date d’autorisation ne sont pas justes ; ce ' +
    'qui manque sans bloquer est signalé. Un changement de dirigeants ne touche pas FINESS, un changement de siège si. ' +
    'Le premier contrôle ouvre un délai de trois mois, qui recommence à chaque contrôle. La CPTS, sans contrat, est ' +
    'validée et immatriculée : elle n’est pas signataire.',
  pas: [
    ...JUSQU_AU_PROJET,
    {
      le: '2024-02-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      refus: { 'G-PF-01': 'Le projet de santé n’est pas validé à cette date.' },
    },
    CONSTAT_TACITE,
    {
      le: '2024-03-18',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      donnees: { pieces: ['PROJET_VALIDE', 'ECRIT_INFORMANT_DE_LA_VALIDATION'] },
      donne: {
        phase: 'P6',
        etats: { finess: 'immatriculationAEnregistrer' },
        levees: ['D-PF-01'],
        courriers: ['C-PF-01'],
        avertissements: ['A-PIECES-FINESS'],
      },
    },
    {
      le: '2024-03-20',
      par: 'GESTIONNAIRE_FINESS',
      type: 'REJETER_TRANSMISSION_FINESS',
      donnees: { motif: 'PIECE_ABSENTE', precision: 'Copie des statuts absente' },
      donne: { phase: 'P6', etats: { finess: 'transmissionRejetee' }, armees: { 'D-PF-01': '2024-03-27' } },
    },
    {
      le: '2024-03-22',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      donne: {
        phase: 'P6',
        etats: { finess: 'immatriculationAEnregistrer' },
        levees: ['D-PF-01'],
        courriers: ['C-PF-01'],
      },
    },
    {
      le: '2024-03-22',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      refus: { 'A-TRANSMISSION': 'La validation du projet a déjà été transmise.' },
    },
    enregistrer(
      '2024-04-02',
      { ej: EJ, etablissements: [] },
      { 'G-PF-02': 'Une CPTS a un seul établissement : 0 sont indiqués.' },
    ),
    enregistrer(
      '2024-04-02',
      {
        ej: { ...EJ, siren: '891868177' },
        etablissements: [{ ...ET, raisonSociale: 'Antenne (fictif)', dateAutorisation: '2024-03-18' }],
        recherche: { parSiren: 'TROUVEE', parNom: 'AUCUNE' },
      },
      {
        'G-PF-03': 'Doublon : une entité juridique porte déjà ce SIREN, et son numéro n’est pas indiqué.',
        'G-PF-04':
          'L’établissement s’appelle « Antenne (fictif) », et l’entité juridique « CPTS du scénario (fictif) ».',
        'G-PF-05':
          'À vérifier : SIREN 891868177 ; SIREN 891868177, différent de celui de l’association (891868176) ; SIRET 89186817600019.',
        'A-AUTORISATION':
          'La date d’autorisation du 18/03/2024 n’est pas celle de la validation du projet (15/03/2024).',
      },
    ),
    {
      le: '2024-04-02',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_IMMATRICULATION',
      donnees: {
        ej: { ...EJ_SANS_COORDONNEES, raisonSociale: 'CPTS SCENARIO', statutJuridique: '62' },
        etablissements: [{ ...ET, dateOuverture: '2024-04-02', dateAutorisation: '2024-03-15' }],
      },
      donne: {
        phase: 'P6',
        etats: { finess: 'immatriculee' },
        courriers: ['C-PF-02', 'C-PF-03'],
        avertissements: ['A-COORDONNEES', 'A-DENOMINATION', 'A-DOUBLON', 'A-STATUT-JURIDIQUE', 'X-27'],
      },
    },
    enregistrer(
      '2024-04-05',
      { ej: { ...EJ, numeroFiness: '130000011' }, etablissements: [ET_SANS_OUVERTURE] },
      { 'G-PF-03': 'Doublon : la CPTS est déjà l’entité juridique 090004748 : 130000011 serait un doublon.' },
    ),
    {
      le: '2024-04-05',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_IMMATRICULATION',
      donnees: { ej: EJ, etablissements: [ET_SANS_OUVERTURE] },
      donne: { phase: 'P6', courriers: ['C-PF-02', 'C-PF-03'] },
    },
    {
      le: '2024-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'SIGNALER_CHANGEMENT_FINESS',
      donnees: { changements: ['DIRIGEANTS'] },
      refus: { 'R-PF-01': 'Un changement de dirigeants ne modifie rien dans FINESS.' },
    },
    {
      le: '2024-05-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'SIGNALER_CHANGEMENT_FINESS',
      donnees: { changements: ['DIRIGEANTS', 'SIEGE'] },
      donne: { phase: 'P6' },
    },
    {
      le: '2024-05-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONTROLER_FINESS',
      donnees: { ecarts: ['SIEGE', 'DATE_OUVERTURE'] },
      donne: { phase: 'P6', armees: { 'D-PF-03': '2024-08-06' } },
    },
    {
      le: '2024-08-06',
      par: 'GESTIONNAIRE_FINESS',
      type: 'CONTROLER_FINESS',
      donnees: { ecarts: [] },
      donne: { phase: 'P6', armees: { 'D-PF-03': '2024-11-06' }, levees: ['D-PF-03'] },
    },
    {
      le: '2024-08-07',
      par: 'ARS_INSTRUCTEUR',
      type: 'SIGNALER_CONTRAT_FINESS',
      refus: { 'A-CONTRAT-A-SIGNALER': 'Aucun contrat ACI n’est en vigueur à cette date.' },
    },
    {
      le: '2024-08-07',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_CONVENTION_FINESS',
      donnees: { dateSignature: '2024-08-01' },
      refus: { 'E-P6-02': 'Aucun contrat ACI n’est signé à cette date.' },
    },
    {
      le: '2024-08-08',
      par: 'GESTIONNAIRE_FINESS',
      type: 'FERMER_FINESS',
      donnees: { motif: 'ARRET_D_ACTIVITE' },
      refus: {
        'A-FERMETURE-FINESS': 'La structure reste ouverte dans FINESS : le projet de santé est toujours validé.',
      },
    },
  ],
};

export const SECONDE_TRANSMISSION: Scenario = {
  titre: 'FINESS : une validation expresse remplace la validation tacite déjà transmise',
  recit:
    'La validation tacite est transmise, puis une validation expresse prise à temps, enregistrée en retard, prend sa ' +
    'place : elle est transmise à son tour.',
  pas: [
    ...JUSQU_AU_PROJET,
    CONSTAT_TACITE,
    {
      le: '2024-03-16',
      enregistreLe: '2024-03-16',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      donne: {
        phase: 'P6',
        etats: { finess: 'immatriculationAEnregistrer' },
        levees: ['D-PF-01'],
        courriers: ['C-PF-01'],
      },
    },
    {
      le: '2024-03-15',
      enregistreLe: '2024-03-18',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2024-03-22' },
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['A-RECTIFICATION', 'X-12'],
      },
    },
    {
      le: '2024-03-18',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      donne: { phase: 'P6', levees: ['D-PF-01'], courriers: ['C-PF-01'] },
    },
    {
      le: '2024-03-25',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_IMMATRICULATION',
      donnees: { ej: EJ, etablissements: [{ ...ET, dateOuverture: '2024-03-15' }], recherche: RECHERCHE },
      donne: { phase: 'P6', etats: { finess: 'immatriculee' }, courriers: ['C-PF-02', 'C-PF-03'] },
    },
  ],
};

export const CONTRAT_ET_FERMETURE: Scenario = {
  titre: 'FINESS : contrat signalé, convention enregistrée puis close, structure fermée puis rouverte',
  recit:
    'Le contrat signé est signalé au gestionnaire, qui inscrit la convention sur l’établissement à sa date. Le contrat ' +
    'résilié, la convention est close ; l’entité et l’établissement restent ouverts tant que le projet de santé tient. La ' +
    'CPTS renonce à son projet : la structure est fermée, ses numéros conservés. Revenue avec un nouveau projet, elle ' +
    'retrouve les mêmes.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2023-09-18',
      par: 'ARS_INSTRUCTEUR',
      type: 'SIGNALER_CONTRAT_FINESS',
      refus: { 'A-CONTRAT-A-SIGNALER': 'Le contrat a été signalé le 15/09/2023.' },
    },
    {
      le: '2023-09-18',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_CONVENTION_FINESS',
      donnees: { dateSignature: '2023-09-18' },
      refus: { 'E-P6-02': 'Le contrat a été signé le 15/09/2023, et non le 18/09/2023.' },
    },
    {
      le: '2023-09-18',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_CONVENTION_FINESS',
      donnees: { dateSignature: '2023-09-15', dateOuverture: '2023-09-18' },
      donne: { phase: 'P7', avertissements: ['X-27'] },
    },
    {
      le: '2023-09-19',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_CONVENTION_FINESS',
      donnees: { dateSignature: '2023-09-15' },
      refus: { 'E-P6-02': 'La convention du contrat signé le 15/09/2023 est déjà enregistrée.' },
    },
    {
      le: '2023-09-20',
      par: 'GESTIONNAIRE_FINESS',
      type: 'CLORE_CONVENTION_FINESS',
      donnees: { dateFin: '2023-09-20' },
      refus: { 'R-PF-02': 'Aucune convention n’est à clore : le contrat qui la fonde n’a pas pris fin.' },
    },
    {
      le: '2025-10-15',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: { canal: 'LRAR', reference: '2C 123 456 7890 1' } },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2025-12-15' },
        levees: ['D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
        courriers: ['C-P8-01'],
      },
    },
    {
      le: '2025-11-03',
      par: 'GESTIONNAIRE_FINESS',
      type: 'FERMER_FINESS',
      donnees: { motif: 'ARRET_D_ACTIVITE' },
      refus: {
        'A-FERMETURE-FINESS': 'La structure reste ouverte dans FINESS : un contrat ACI court encore le 03/11/2025.',
      },
    },
    {
      horloge: '2025-12-15',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2025-12-15',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint' },
            levees: [...Object.keys(CALENDRIER_DU_CONTRAT).filter((cle) => !cle.startsWith('D-P7-02')), 'D-P8-01'],
          },
        },
      ],
    },
    {
      le: '2025-12-16',
      par: 'GESTIONNAIRE_FINESS',
      type: 'FERMER_FINESS',
      donnees: { motif: 'ARRET_D_ACTIVITE' },
      refus: {
        'A-FERMETURE-FINESS':
          'La structure reste ouverte dans FINESS : la convention ACI n’est pas close sur l’établissement.',
      },
    },
    {
      le: '2025-12-16',
      par: 'GESTIONNAIRE_FINESS',
      type: 'CLORE_CONVENTION_FINESS',
      donnees: { dateFin: '2025-12-16' },
      refus: { 'R-PF-02': 'Le contrat a pris fin le 15/12/2025, et non le 16/12/2025.' },
    },
    {
      le: '2025-12-16',
      par: 'GESTIONNAIRE_FINESS',
      type: 'CLORE_CONVENTION_FINESS',
      donnees: { dateFin: '2025-12-15' },
      donne: { phase: 'P8' },
    },
    {
      le: '2026-01-12',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENONCER_AU_PROJET',
      donnees: { canal: 'LRAR', reference: '2C 222 333 4444 5' },
      donne: { phase: 'P8', etats: { demarche: 'projetAbandonneParLaCpts' } },
    },
    {
      le: '2026-02-02',
      par: 'GESTIONNAIRE_FINESS',
      type: 'FERMER_FINESS',
      donnees: { motif: 'ARRET_D_ACTIVITE' },
      donne: { phase: 'P8', etats: { finess: 'fermee' } },
    },
    {
      le: '2026-02-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      refus: {
        'G-PF-01': 'Le projet de santé n’est pas validé à cette date.',
        'A-TRANSMISSION': 'La validation du projet a déjà été transmise.',
      },
    },
    {
      le: '2026-03-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P8',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2026-05-02' },
        courriers: ['C-P5-01'],
      },
    },
    {
      le: '2026-04-01',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P8',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2026-04-09' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
    {
      le: '2026-04-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      donne: {
        phase: 'P8',
        etats: { finess: 'immatriculationAEnregistrer' },
        levees: ['D-PF-01'],
        courriers: ['C-PF-01'],
      },
    },
    {
      le: '2026-04-10',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_IMMATRICULATION',
      donnees: {
        ej: EJ,
        etablissements: [{ ...ET, dateOuverture: '2026-04-01' }],
        recherche: { parSiren: 'TROUVEE', parNom: 'TROUVEE', numeroFiness: EJ.numeroFiness },
      },
      donne: { phase: 'P8', etats: { finess: 'immatriculee' }, courriers: ['C-PF-02', 'C-PF-03'] },
    },
    {
      le: '2026-05-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'RENONCER_AU_PROJET',
      donnees: { canal: 'REMISE' },
      donne: { phase: 'P8', etats: { demarche: 'projetAbandonneParLaCpts' } },
    },
    {
      le: '2026-05-11',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donne: {
        phase: 'P8',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2026-07-11' },
        courriers: ['C-P5-01'],
      },
    },
    {
      le: '2026-06-01',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P8',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2026-06-08' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
    {
      le: '2026-06-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      donne: {
        phase: 'P8',
        etats: { finess: 'immatriculationAEnregistrer' },
        levees: ['D-PF-01'],
        courriers: ['C-PF-01'],
      },
    },
  ],
};

export const PROCEDURE_TRANSITOIRE: Scenario = {
  titre: 'FINESS : entité juridique créée seule fin 2019, complétée ensuite, et liste mensuelle de la DREES',
  recit:
    'Validée en décembre 2019, la CPTS n’est d’abord qu’une entité juridique dans FINESS. Après l’instruction de janvier ' +
    '2020, son établissement lui est rattaché, sans créer de doublon. Elle figure chaque mois sur la liste adressée à la ' +
    'DREES, jusqu’à celle du 1er janvier 2022.',
  ouvertLe: '2019-09-02',
  pas: [
    {
      le: '2019-09-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'PRENDRE_CONTACT',
      donne: {
        phase: 'P1',
        etats: { demarche: 'lettreADeposer' },
        armees: { 'D-P1-01': '2019-09-17', 'R-PROC-14': '2022-09-03' },
      },
    },
    {
      le: '2019-09-09',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_LETTRE_INTENTION',
      donnees: LETTRE,
      donne: {
        phase: 'P2',
        etats: { demarche: 'lettreAInstruire' },
        armees: { 'D-P2-01': '2019-11-09' },
        levees: ['D-P1-01'],
        courriers: ['C-P2-01'],
      },
    },
    {
      le: '2019-10-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'VALIDER_LETTRE_INTENTION',
      donnees: { accordCaisseLe: '2019-09-30' },
      donne: { phase: 'P3', etats: { demarche: 'projetADeposer' }, levees: ['D-P2-01'], courriers: ['C-P2-03'] },
    },
    {
      le: '2019-11-04',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEPOSER_PROJET_SANTE',
      donnees: {
        fichesActions: SOCLES.slice(0, 3).map((mission) => ({ mission, intitule: 'Première action (fictif)' })),
      },
      donne: {
        phase: 'P5',
        etats: { demarche: 'projetAInstruire' },
        armees: { 'D-P5-01': '2020-01-04' },
        courriers: ['C-P5-01'],
        avertissements: ['R-P4-01'],
      },
    },
    {
      le: '2019-12-02',
      par: 'DG_ARS',
      type: 'VALIDER_PROJET_SANTE',
      donne: {
        phase: 'P6',
        etats: { demarche: 'projetValideExpressement' },
        armees: { 'D-PF-01': '2019-12-09' },
        levees: ['D-P5-01'],
        courriers: ['C-P5-05', 'C-P5-07'],
        avertissements: ['X-12'],
      },
    },
    {
      le: '2019-12-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'TRANSMETTRE_FINESS',
      donne: {
        phase: 'P6',
        etats: { finess: 'immatriculationAEnregistrer' },
        levees: ['D-PF-01'],
        courriers: ['C-PF-01'],
      },
    },
    {
      le: '2019-12-10',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_IMMATRICULATION',
      donnees: { ej: EJ, etablissements: [], recherche: RECHERCHE },
      donne: { phase: 'P6', etats: { finess: 'immatriculee' }, courriers: ['C-PF-02', 'C-PF-03'] },
    },
    {
      le: '2020-01-27',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_CONVENTION_FINESS',
      donnees: { dateSignature: '2020-01-27' },
      refus: { 'E-P6-02': 'Aucun établissement n’est immatriculé : la convention n’a où s’inscrire.' },
    },
    {
      le: '2020-01-27',
      par: 'GESTIONNAIRE_FINESS',
      type: 'ENREGISTRER_IMMATRICULATION',
      donnees: {
        ej: EJ,
        etablissements: [{ ...ET, dateOuverture: '2019-12-02' }],
        recherche: { parSiren: 'TROUVEE', parNom: 'TROUVEE', numeroFiness: EJ.numeroFiness },
      },
      donne: { phase: 'P6', courriers: ['C-PF-02', 'C-PF-03'] },
    },
    {
      le: '2020-02-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'INSCRIRE_LISTE_DREES',
      donne: { phase: 'P6', armees: { 'D-PF-04': '2020-03-01' } },
    },
    {
      le: '2021-12-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'INSCRIRE_LISTE_DREES',
      donne: { phase: 'P6', armees: { 'D-PF-04': '2022-01-01' }, levees: ['D-PF-04'] },
    },
    {
      le: '2022-01-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'INSCRIRE_LISTE_DREES',
      donne: { phase: 'P6', levees: ['D-PF-04'] },
    },
    {
      le: '2022-01-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'INSCRIRE_LISTE_DREES',
      refus: { 'R-T-08c': 'La dernière liste adressée à la DREES était celle du 01/01/2022.' },
    },
  ],
};

export const SCENARIOS_FINESS: readonly Scenario[] = [
  REJET_ET_MISES_A_JOUR,
  SECONDE_TRANSMISSION,
  CONTRAT_ET_FERMETURE,
  PROCEDURE_TRANSITOIRE,
];
