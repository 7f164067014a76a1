import { CONSTAT_TACITE, JUSQU_A_LA_LETTRE, JUSQU_AU_PROJET, LETTRE, Pas, Scenario } from './scenario';

const CONTACT = JUSQU_A_LA_LETTRE[0]!;
const DEPOT = JUSQU_A_LA_LETTRE[1]!;

const avis = (le: string, par: string, auteur: string, sens: string): Pas => ({
  le,
  par,
  type: 'ENREGISTRER_AVIS_LETTRE',
  donnees: { auteur, sens },
  donne: { phase: 'P2' },
});

const BLOQUANTE = { nature: 'BLOQUANTE', texte: 'CRPA, art. L.114-5' };
const REVUE = { revue: 'Dossier relu en revue : aucune décision n’a été prise dans le délai.' };

const AVIS_ET_COMITE: Scenario = {
  titre: 'Lettre d’intention : avis et comité de validation',
  recit:
    'L’URPS, les usagers et l’assurance maladie donnent leur avis, consultatif. Le comité, convoqué puis redaté, propose ' +
    'de valider : l’ARS décide avec l’assurance maladie, malgré l’avis défavorable de l’URPS dont elle garde trace.',
  pas: [
    CONTACT,
    {
      le: '2023-01-10',
      par: 'URPS',
      type: 'ENREGISTRER_AVIS_LETTRE',
      donnees: { auteur: 'URPS', sens: 'FAVORABLE' },
      refus: { 'A-EXAMEN': 'Aucune lettre d’intention n’est déposée à cette date.' },
    },
    DEPOT,
    avis('2023-01-20', 'URPS', 'URPS', 'DEFAVORABLE'),
    {
      le: '2023-01-23',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONVOQUER_COMITE',
      donnees: { pour: '2023-02-02', instance: 'Comité de validation' },
      donne: { phase: 'P2', etats: { consultation: 'comiteConvoque' }, courriers: ['C-P2-05'] },
    },
    avis('2023-01-25', 'ARS_INSTRUCTEUR', 'USAGERS', 'FAVORABLE'),
    {
      le: '2023-01-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONVOQUER_COMITE',
      donnees: { pour: '2023-02-09' },
      donne: { phase: 'P2', courriers: ['C-P2-05'] },
    },
    {
      le: '2023-02-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'RELEVER_DECISION_COMITE',
      donnees: { proposition: 'VALIDER' },
      refus: { 'A-SEANCE-COMITE': 'La séance n’a lieu que le 09/02/2023.' },
    },
    {
      le: '2023-02-09',
      par: 'ARS_INSTRUCTEUR',
      type: 'RELEVER_DECISION_COMITE',
      donnees: { proposition: 'VALIDER', releve: 'Le comité propose de valider la lettre.' },
      donne: { phase: 'P2', etats: { consultation: 'avisARecueillir' } },
    },
    avis('2023-02-10', 'CPAM', 'AM', 'FAVORABLE'),
    {
      le: '2023-02-13',
      par: 'DG_ARS',
      type: 'VALIDER_LETTRE_INTENTION',
      donne: {
        phase: 'P3',
        etats: { demarche: 'projetADeposer' },
        levees: ['D-P2-01'],
        courriers: ['C-P2-03'],
        avertissements: ['A-AVIS-DEFAVORABLE'],
      },
    },
    {
      le: '2023-02-14',
      par: 'URPS',
      type: 'ENREGISTRER_AVIS_LETTRE',
      donnees: { auteur: 'URPS', sens: 'RESERVE' },
      refus: { 'A-EXAMEN': 'La lettre d’intention a reçu sa suite le 13/02/2023.' },
    },
  ],
};

const SANS_ATTENDRE: Scenario = {
  titre: 'Lettre validée sans attendre les avis ; fiche signalétique, binôme, nouvelles versions',
  recit:
    'L’ARS valide sans les avis, sans le relevé du comité et malgré un concurrent : rien ne l’interdit, tout est signalé. ' +
    'La validation ouvre la fiche signalétique et l’accompagnement ; le contenu de la lettre continue d’évoluer.',
  pas: [
    CONTACT,
    {
      le: '2023-01-10',
      par: 'CPAM',
      type: 'ACTUALISER_LETTRE_INTENTION',
      refus: { 'R-P2-01': 'Aucune lettre d’intention n’est déposée à cette date.' },
    },
    DEPOT,
    avis('2023-01-20', 'CPAM', 'URPS', 'RESERVE'),
    {
      le: '2023-01-23',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONVOQUER_COMITE',
      donnees: { pour: '2023-02-09' },
      donne: { phase: 'P2', etats: { consultation: 'comiteConvoque' }, courriers: ['C-P2-05'] },
    },
    {
      le: '2023-01-24',
      par: 'URPS',
      type: 'SIGNALER_PROJET_CONCURRENT',
      donnees: { concurrent: 'Projet de l’Arc (fictif)', communes: [{ commune: '13012' }] },
      donne: { phase: 'P2', etats: { concurrence: 'concurrentSignale' }, courriers: ['C-P1-03'] },
    },
    {
      le: '2023-01-30',
      par: 'CPAM',
      type: 'REMPLIR_FICHE_SIGNALETIQUE',
      donnees: { villePrincipale: 'Aix-en-Provence', cases: ['ACCES_SOINS.SOINS_NON_PROGRAMMES'] },
      refus: {
        'A-LETTRE-VALIDEE': 'La lettre d’intention n’est pas validée à cette date : rien n’est encore à en tirer.',
      },
    },
    {
      le: '2023-02-06',
      par: 'ARS_INSTRUCTEUR',
      type: 'VALIDER_LETTRE_INTENTION',
      donne: {
        phase: 'P3',
        etats: { demarche: 'projetADeposer' },
        levees: ['D-P2-01'],
        courriers: ['C-P2-03'],
        avertissements: ['A-AVIS', 'A-COMITE', 'A-CONCURRENT-NON-DEPARTAGE', 'X-13'],
      },
    },
    {
      le: '2023-02-07',
      par: 'CPAM',
      type: 'DESIGNER_BINOME',
      donnees: { referents: [{ nom: 'Claude Exemple (fictif)', qualite: 'Référent ARS' }] },
      donne: { phase: 'P3' },
    },
    {
      le: '2023-02-08',
      par: 'CPAM',
      type: 'ACTUALISER_LETTRE_INTENTION',
      donnees: { initiateurs: [...LETTRE.initiateurs, { profession: 'PHARMACIEN', commune: '13109' }] },
      donne: { phase: 'P3' },
    },
    {
      le: '2023-02-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'REMPLIR_FICHE_SIGNALETIQUE',
      donnees: {
        villePrincipale: 'Aix-en-Provence',
        cases: ['ACCES_SOINS.SOINS_NON_PROGRAMMES', 'PARCOURS_PATHOLOGIES.DIABETE', 'PREVENTION.VACCINATION'],
        leader: { nom: 'Dr Camille Martin (fictif)', courriel: 'porteur@cpts.test' },
      },
      donne: { phase: 'P3', etats: { contenuLettre: 'ficheRemplie' } },
    },
    {
      le: '2023-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'REMPLIR_FICHE_SIGNALETIQUE',
      donnees: { villePrincipale: 'Aix-en-Provence', cases: ['ACCES_SOINS.MEDECIN_TRAITANT'] },
      donne: { phase: 'P3' },
    },
    {
      le: '2023-02-21',
      par: 'ARS_INSTRUCTEUR',
      type: 'DESIGNER_BINOME',
      donnees: {
        referents: [
          { nom: 'Claude Exemple (fictif)', qualite: 'Référent ARS' },
          { nom: 'Dominique Exemple (fictif)', qualite: 'Référent CPAM' },
        ],
      },
      donne: { phase: 'P3' },
    },
    {
      le: '2023-02-22',
      par: 'ARS_INSTRUCTEUR',
      type: 'ACTUALISER_LETTRE_INTENTION',
      donnees: { contacts: LETTRE.contacts },
      donne: { phase: 'P3' },
    },
  ],
};

const FIN_DE_L_EVOLUTION: Scenario = {
  titre: 'Le projet prend le relais de la lettre, puis protège son territoire',
  recit:
    'Une fois le projet de santé déposé, la lettre n’évolue plus : c’est le projet qui dit le contenu. Une fois le projet ' +
    'validé, ici par le silence, aucun concurrent ne peut plus se présenter sur son territoire.',
  pas: [
    ...JUSQU_AU_PROJET,
    {
      le: '2024-01-20',
      par: 'CPAM',
      type: 'ACTUALISER_LETTRE_INTENTION',
      refus: { 'R-P2-01': 'Le projet de santé, déposé le 15/01/2024, a pris le relais de la lettre d’intention.' },
    },
    CONSTAT_TACITE,
    {
      le: '2024-03-18',
      par: 'URPS',
      type: 'SIGNALER_PROJET_CONCURRENT',
      donnees: { concurrent: 'Projet tardif (fictif)', communes: [{ commune: '13012' }] },
      refus: {
        'A-CONCURRENCE': 'Le projet de santé est validé depuis le 15/03/2024 : son territoire est protégé.',
      },
    },
  ],
};

const COMPLEMENTS: Scenario = {
  titre: 'Lettre d’intention : demandes simples et bloquantes, validation sans attendre les dernières pièces',
  recit:
    'Une demande simple ne touche pas le délai ; une demande bloquante le suspend, et une seconde, qui la recouvre, ne ' +
    'compte qu’une fois. L’ARS, suffisamment éclairée, valide sans attendre les dernières pièces.',
  pas: [
    CONTACT,
    DEPOT,
    {
      le: '2023-01-18',
      par: 'CPAM',
      type: 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION',
      refus: { 'R-PROC-06': 'Aucune demande de pièces n’est en attente.' },
    },
    {
      le: '2023-01-19',
      par: 'CPAM',
      type: 'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
      donnees: { nature: 'SIMPLE', pieces: ['Lettres de soutien'] },
      donne: { phase: 'P2', courriers: ['C-P2-02'] },
    },
    {
      le: '2023-01-25',
      par: 'CPAM',
      type: 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION',
      donne: { phase: 'P2' },
    },
    {
      le: '2023-01-30',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
      donnees: { ...BLOQUANTE, pieces: ['Diagnostic'], avantLe: '2023-03-01' },
      donne: {
        phase: 'P2',
        etats: { demarche: 'complementDeLettreAttendu' },
        armees: { 'A-PIECES': '2023-03-01' },
        modifiees: { 'D-P2-01': '2023-04-16' },
        courriers: ['C-P2-02'],
      },
    },
    {
      le: '2023-02-01',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
      donnees: { nature: 'SIMPLE', pieces: ['Calendrier prévisionnel'] },
      donne: { phase: 'P2', courriers: ['C-P2-02'] },
    },
    {
      le: '2023-02-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
      donnees: { ...BLOQUANTE, pieces: ['Liste des communes'], avantLe: '2023-03-15' },
      // 45 days, from the first request to the end of the time that the second allows.
      donne: {
        phase: 'P2',
        armees: { 'A-PIECES': '2023-03-15' },
        modifiees: { 'D-P2-01': '2023-04-30' },
        courriers: ['C-P2-02'],
      },
    },
    {
      le: '2023-02-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION',
      donnees: { pieces: ['Diagnostic'] },
      donne: { phase: 'P2', levees: ['A-PIECES'] },
    },
    {
      le: '2023-03-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'VALIDER_LETTRE_INTENTION',
      donnees: { accordCaisseLe: '2023-03-01' },
      donne: {
        phase: 'P3',
        etats: { demarche: 'projetADeposer' },
        levees: ['A-PIECES', 'D-P2-01'],
        courriers: ['C-P2-03'],
      },
    },
  ],
};

const demander = (le: string, avantLe: string, fin: string): Pas => ({
  le,
  par: 'ARS_INSTRUCTEUR',
  type: 'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
  donnees: { ...BLOQUANTE, pieces: ['Diagnostic'], avantLe },
  donne: {
    phase: 'P2',
    etats: { demarche: 'complementDeLettreAttendu' },
    armees: { 'A-PIECES': avantLe },
    modifiees: { 'D-P2-01': fin },
    courriers: ['C-P2-02'],
  },
});
const deposer = (le: string, fin: string): Pas => ({
  le,
  par: 'ARS_INSTRUCTEUR',
  type: 'DEPOSER_LETTRE_INTENTION',
  donnees: LETTRE,
  donne: {
    phase: 'P2',
    etats: { demarche: 'lettreAInstruire' },
    armees: { 'D-P2-01': fin },
    courriers: ['C-P2-01'],
  },
});

const REFUS_PUIS_RETRAIT: Scenario = {
  titre: 'Lettre refusée pendant l’attente de pièces, redéposée, puis retirée par le porteur',
  recit:
    'L’ARS refuse sans attendre les pièces : un refus sans motif est écarté. Le porteur dépose une nouvelle lettre, que ' +
    'l’ARS trouve incomplète à son tour ; il la retire plutôt que de la compléter, et peut en déposer une autre.',
  pas: [
    CONTACT,
    DEPOT,
    demander('2023-01-30', '2023-03-01', '2023-04-16'),
    {
      le: '2023-02-20',
      par: 'DG_ARS',
      type: 'REFUSER_LETTRE_INTENTION',
      donnees: { motivation: '..........' },
      refus: { 'R-PROC-10': 'La décision défavorable doit être motivée.' },
    },
    {
      le: '2023-02-20',
      par: 'DG_ARS',
      type: 'REFUSER_LETTRE_INTENTION',
      donnees: { motivation: 'Le territoire recouvre celui d’un projet plus avancé.' },
      donne: {
        phase: 'P2',
        etats: { demarche: 'lettreARedeposer' },
        levees: ['A-PIECES', 'D-P2-01'],
        courriers: ['C-P2-04'],
      },
    },
    deposer('2023-05-02', '2023-07-02'),
    demander('2023-05-10', '2023-05-31', '2023-07-24'),
    {
      le: '2023-05-15',
      par: 'CPAM',
      type: 'RETIRER_LETTRE_INTENTION',
      donne: { phase: 'P2', etats: { demarche: 'lettreADeposer' }, levees: ['A-PIECES', 'D-P2-01'] },
    },
    {
      le: '2023-05-16',
      par: 'CPAM',
      type: 'ACTUALISER_LETTRE_INTENTION',
      refus: { 'R-P2-01': 'La lettre d’intention a été refusée ou retirée : elle n’évolue plus.' },
    },
  ],
};

const REFUS_IMPLICITE: Scenario = {
  titre: 'Refus né du silence : revue, motifs, nouvelle lettre, puis validation expresse',
  recit:
    'Le délai passe, suspensions comprises : rien ne se produit de soi-même. Après revue, une personne constate le refus. ' +
    'Le porteur en demande les motifs dans le délai de recours ; ils lui sont communiqués dans le mois. Sa nouvelle lettre ' +
    'reste elle aussi sans réponse : l’ARS, cette fois, la valide expressément.',
  pas: [
    CONTACT,
    DEPOT,
    demander('2023-01-30', '2023-02-20', '2023-04-07'),
    { horloge: '2023-04-08', effets: [] },
    {
      le: '2023-04-07',
      enregistreLe: '2023-04-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONSTATER_REFUS_IMPLICITE_LETTRE',
      donnees: REVUE,
      refus: {
        'D-P2-01': 'Le délai sur la lettre d’intention court jusqu’au 07/04/2023 inclus : aucun refus n’est né.',
      },
    },
    {
      le: '2023-04-07',
      enregistreLe: '2023-04-08',
      par: 'CPAM',
      type: 'DEMANDER_MOTIFS_REFUS_LETTRE',
      refus: { 'A-DEMANDE-DE-MOTIFS': 'Aucun refus de la lettre d’intention n’est né du silence à cette date.' },
    },
    {
      le: '2023-04-08',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONSTATER_REFUS_IMPLICITE_LETTRE',
      donnees: REVUE,
      donne: { phase: 'P2', etats: { demarche: 'refusImpliciteConstate' }, levees: ['A-PIECES', 'D-P2-01'] },
    },
    {
      le: '2023-04-20',
      par: 'CPAM',
      type: 'DEMANDER_MOTIFS_REFUS_LETTRE',
      donnees: { canal: 'COURRIER' },
      donne: { phase: 'P2', etats: { motifsDuRefus: 'motifsACommuniquer' }, armees: { 'A-MOTIFS': '2023-05-20' } },
    },
    {
      le: '2023-05-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'COMMUNIQUER_MOTIFS_REFUS_LETTRE',
      donnees: { motivation: 'Le diagnostic demandé n’a pas été produit.' },
      donne: {
        phase: 'P2',
        etats: { motifsDuRefus: 'aucunMotifDemande' },
        levees: ['A-MOTIFS'],
        courriers: ['C-P2-04'],
      },
    },
    deposer('2023-05-15', '2023-07-15'),
    {
      le: '2023-07-16',
      par: 'DG_ARS',
      type: 'CONSTATER_REFUS_IMPLICITE_LETTRE',
      donnees: REVUE,
      donne: { phase: 'P2', etats: { demarche: 'refusImpliciteConstate' }, levees: ['D-P2-01'] },
    },
    {
      le: '2023-07-20',
      par: 'DG_ARS',
      type: 'VALIDER_LETTRE_INTENTION',
      donnees: { accordCaisseLe: '2023-07-18' },
      donne: { phase: 'P3', etats: { demarche: 'projetADeposer' }, courriers: ['C-P2-03'] },
    },
  ],
};

const AJOURNEE_TROP_LONGTEMPS: Scenario = {
  titre: 'Lettre ajournée : le silence court, jusqu’au refus',
  recit:
    'L’ajournement ne suspend pas le délai : il s’achève pendant que les porteurs se rapprochent, et le refus implicite est ' +
    'constaté. L’ARS le remplace par un refus exprès, motifs à l’appui.',
  pas: [
    CONTACT,
    DEPOT,
    {
      le: '2023-01-20',
      par: 'URPS',
      type: 'SIGNALER_PROJET_CONCURRENT',
      donnees: { concurrent: 'Projet de l’Arc (fictif)', communes: [{ commune: '13012' }] },
      donne: { phase: 'P2', etats: { concurrence: 'concurrentSignale' }, courriers: ['C-P1-03'] },
    },
    {
      le: '2023-01-25',
      par: 'DG_ARS',
      type: 'AJOURNER_LETTRE_INTENTION',
      donnees: { motivation: 'Deux projets revendiquent la commune 13012 : les porteurs se rapprochent.' },
      donne: { phase: 'P2', etats: { demarche: 'lettreAjournee' } },
    },
    { horloge: '2023-03-17', effets: [] },
    {
      le: '2023-03-17',
      par: 'ARS_INSTRUCTEUR',
      type: 'CONSTATER_REFUS_IMPLICITE_LETTRE',
      donnees: REVUE,
      donne: { phase: 'P2', etats: { demarche: 'refusImpliciteConstate' }, levees: ['D-P2-01'] },
    },
    {
      le: '2023-04-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'REFUSER_LETTRE_INTENTION',
      donnees: { motivation: 'Les deux projets n’ont pas été rapprochés.' },
      donne: { phase: 'P2', etats: { demarche: 'lettreARedeposer' }, courriers: ['C-P2-04'] },
    },
  ],
};

export const SCENARIOS_LETTRE: readonly Scenario[] = [
  AVIS_ET_COMITE,
  SANS_ATTENDRE,
  FIN_DE_L_EVOLUTION,
  COMPLEMENTS,
  REFUS_PUIS_RETRAIT,
  REFUS_IMPLICITE,
  AJOURNEE_TROP_LONGTEMPS,
];
