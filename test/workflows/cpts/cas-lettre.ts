import { CasDeRegle, DEMANDE, LETTRE, PROJET } from './examens';

const DEPOT = 'DEPOSER_LETTRE_INTENTION';
const ACTUALISER = 'ACTUALISER_LETTRE_INTENTION';
const VALIDER = 'VALIDER_LETTRE_INTENTION';
const VALIDEE = { ...LETTRE, decision: { sens: 'VALIDEE' as const, le: '2024-01-20', seq: 4 } };
const COMITE = { le: '2024-02-01', seq: 5, pour: '2024-02-15' };
const avis = (auteur: 'AM' | 'URPS' | 'USAGERS', sens: 'FAVORABLE' | 'RESERVE' | 'DEFAVORABLE') => ({
  le: '2024-02-01',
  seq: 5,
  auteur,
  sens,
});
const orientations = (...missions: string[]) => ({
  orientations: missions.map((mission) => ({ mission, texte: 'x' })),
});
export const CAS_LETTRE: readonly CasDeRegle[] = [
  {
    code: 'G-P2-01',
    vraie: { type: DEPOT },
    fausse: {
      type: DEPOT,
      faits: { territoire: [] },
      message: 'Le territoire n’est pas défini : aucune commune n’est indiquée.',
      remede: 'Indiquez les communes du territoire dans la lettre d’intention.',
    },
  },
  {
    code: 'G-P2-02',
    vraie: { type: DEPOT, donnees: orientations('ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE') },
    fausse: {
      type: DEPOT,
      le: '2022-09-03',
      donnees: orientations('ACCES_SOINS', 'PARCOURS', 'PREVENTION'),
      message: 'Aucune orientation pour : Crise sanitaire (missions socles en vigueur le 03/09/2022).',
      remede: 'Ajoutez une orientation par mission socle ; il n’est pas nécessaire de détailler les missions.',
    },
  },
  {
    code: 'G-P2-03',
    vraie: {
      type: DEPOT,
      donnees: {
        contacts: [
          { personne: 'a', joignable: false },
          { personne: 'b', joignable: true },
        ],
      },
    },
    fausse: {
      type: DEPOT,
      donnees: { contacts: [{ personne: 'a', joignable: false }] },
      message: 'Aucun contact n’est joignable : ni courriel, ni téléphone.',
      remede: 'Indiquez le courriel ou le téléphone d’au moins un porteur.',
    },
  },
  {
    code: 'X-13',
    vraie: { type: 'VALIDER_LETTRE_INTENTION', le: '2024-02-20', donnees: { accordCaisseLe: '2024-02-20' } },
    fausse: {
      type: 'VALIDER_LETTRE_INTENTION',
      le: '2024-02-20',
      donnees: { accordCaisseLe: '2024-02-21' },
      message: 'Aucun accord de l’assurance maladie n’est indiqué, ou il est postérieur à la validation.',
      remede: 'Indiquez la date de l’accord de la caisse : la lettre de validation en fera état.',
    },
  },
  {
    code: 'R-PROC-04',
    vraie: {
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      le: '2024-01-30',
      donnees: { nature: 'BLOQUANTE', pieces: ['Statuts'], texte: 'CSP, art. L.1434-12', avantLe: '2024-01-30' },
    },
    fausse: {
      type: 'DEMANDER_PIECES_PROJET_SANTE',
      donnees: { nature: 'BLOQUANTE', pieces: ['Statuts'], avantLe: '2024-06-30' },
      message: 'Une demande bloquante doit citer le texte législatif ou réglementaire qui exige les pièces.',
      remede:
        'Citez le texte et fixez une date ; si aucun texte n’exige ces pièces, faites une demande simple, qui ne touche pas le délai.',
    },
  },
  {
    code: 'R-PROC-06',
    vraie: { type: 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION', faits: { lettre: { ...LETTRE, demandes: [DEMANDE] } } },
    fausse: {
      type: 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION',
      faits: { lettre: { ...LETTRE, demandes: [DEMANDE] } },
      donnees: { pieces: ['Statuts', 'Photographie'] },
      message: 'Ces pièces n’étaient pas attendues : Photographie.',
      remede: 'Pièces attendues : Statuts, Territoire.',
    },
  },
  {
    code: 'R-PROC-10',
    vraie: { type: 'REFUSER_LETTRE_INTENTION', donnees: { motivation: 'Territoire déjà couvert.' } },
    fausse: {
      type: 'REFUSER_LETTRE_INTENTION',
      donnees: { motivation: '   ' },
      message: 'La décision défavorable doit être motivée.',
      remede: 'Énoncez les considérations de droit et de fait qui fondent la décision.',
    },
  },
  {
    code: 'A-CONTENU-LETTRE',
    vraie: {
      type: DEPOT,
      donnees: {
        rubriques: ['CONTEXTE', 'ACTEURS', 'DIAGNOSTIC', 'APPUI'],
        pieces: ['LETTRE_SIGNEE', 'LISTE_DES_COMMUNES', 'LISTE_DES_PORTEURS'],
      },
    },
    fausse: {
      type: DEPOT,
      donnees: { rubriques: ['CONTEXTE', 'ACTEURS', 'APPUI'], pieces: ['LISTE_DES_COMMUNES', 'LISTE_DES_PORTEURS'] },
      message: 'La lettre ne contient pas : premiers éléments de diagnostic, lettre signée.',
      remede:
        'Demandez-les par une demande simple : aucun texte ne les exige, le délai n’en dépend pas, et la lettre peut évoluer jusqu’au projet.',
    },
  },
  {
    code: 'R-P2-01',
    vraie: { type: ACTUALISER, faits: { lettre: VALIDEE } },
    fausse: {
      type: ACTUALISER,
      faits: { lettre: VALIDEE, projet: PROJET },
      message: 'Le projet de santé, déposé le 15/01/2024, a pris le relais de la lettre d’intention.',
      remede: 'Faites évoluer le projet de santé.',
    },
  },
  {
    code: 'A-LETTRE-VALIDEE',
    vraie: { type: 'REMPLIR_FICHE_SIGNALETIQUE', le: '2024-01-20', faits: { lettre: VALIDEE } },
    fausse: {
      type: 'REMPLIR_FICHE_SIGNALETIQUE',
      le: '2024-01-19',
      faits: { lettre: VALIDEE },
      message: 'La lettre d’intention n’est pas validée à cette date : rien n’est encore à en tirer.',
      remede: 'Attendez la validation de la lettre d’intention.',
    },
  },
  {
    code: 'A-AVIS',
    vraie: {
      type: VALIDER,
      faits: { lettre: { ...LETTRE, avis: [avis('URPS', 'RESERVE'), avis('USAGERS', 'FAVORABLE')] } },
      donnees: { accordCaisseLe: '2024-02-20' },
    },
    fausse: {
      type: VALIDER,
      faits: { lettre: { ...LETTRE, avis: [avis('URPS', 'FAVORABLE')] } },
      donnees: {},
      message: 'Avis non rendus à cette date : assurance maladie, représentants d’usagers.',
      remede: 'Recueillez-les, ou décidez sans eux : ils sont consultatifs.',
    },
  },
  {
    code: 'A-AVIS-DEFAVORABLE',
    vraie: {
      type: VALIDER,
      faits: { lettre: { ...LETTRE, avis: [avis('URPS', 'DEFAVORABLE'), avis('URPS', 'FAVORABLE')] } },
    },
    fausse: {
      type: VALIDER,
      faits: { lettre: { ...LETTRE, avis: [avis('URPS', 'DEFAVORABLE'), avis('AM', 'RESERVE')] } },
      message: 'Avis défavorable de : URPS.',
      remede: 'L’avis ne lie pas : gardez trace de ce qui conduit à passer outre.',
    },
  },
  {
    code: 'A-COMITE',
    vraie: {
      type: VALIDER,
      le: '2024-02-15',
      faits: {
        lettre: {
          ...LETTRE,
          comite: { ...COMITE, releve: { le: '2024-02-15', seq: 6, proposition: 'VALIDER' as const } },
        },
      },
    },
    fausse: {
      type: VALIDER,
      faits: { lettre: { ...LETTRE, comite: COMITE } },
      message: 'L’instance convoquée pour le 15/02/2024 ne s’est pas prononcée.',
      remede: 'Enregistrez son relevé de décision ; l’ARS et l’assurance maladie décident dans tous les cas.',
    },
  },
  {
    code: 'A-EXAMEN',
    vraie: { type: 'ENREGISTRER_AVIS_LETTRE', le: '2024-01-02', faits: { lettre: LETTRE } },
    fausse: {
      type: 'ENREGISTRER_AVIS_LETTRE',
      faits: { lettre: VALIDEE },
      message: 'La lettre d’intention a reçu sa suite le 20/01/2024.',
      remede: 'Un avis s’enregistre avant la décision.',
    },
  },
  {
    code: 'A-SEANCE-COMITE',
    vraie: { type: 'RELEVER_DECISION_COMITE', le: '2024-02-15', faits: { lettre: { ...LETTRE, comite: COMITE } } },
    fausse: {
      type: 'RELEVER_DECISION_COMITE',
      le: '2024-02-14',
      faits: { lettre: { ...LETTRE, comite: COMITE } },
      message: 'La séance n’a lieu que le 15/02/2024.',
      remede: 'Attendez la séance, ou convoquez-le à une autre date.',
    },
  },
  {
    code: 'A-AJOURNEMENT',
    vraie: {
      type: 'AJOURNER_LETTRE_INTENTION',
      faits: { concurrence: { le: '2024-01-10', seq: 4, concurrents: ['Projet voisin (fictif)'] } },
    },
    fausse: {
      type: 'AJOURNER_LETTRE_INTENTION',
      message: 'Aucun projet concurrent n’est signalé : il n’y a rien à rapprocher.',
      remede: 'Signalez le projet concurrent, ou demandez des compléments : l’ajournement ne suspend pas le délai.',
    },
  },
  {
    code: 'D-P2-01',
    vraie: { type: 'CONSTATER_REFUS_IMPLICITE_LETTRE', le: '2024-03-03', faits: { lettre: LETTRE } },
    fausse: {
      type: 'CONSTATER_REFUS_IMPLICITE_LETTRE',
      le: '2024-03-02',
      faits: { lettre: LETTRE },
      message: 'Le délai sur la lettre d’intention court jusqu’au 02/03/2024 inclus : aucun refus n’est né.',
      remede: 'Décidez expressément, ou attendez l’expiration du délai avant la revue.',
    },
  },
  {
    code: 'A-DEMANDE-DE-MOTIFS',
    vraie: { type: 'DEMANDER_MOTIFS_REFUS_LETTRE', le: '2024-05-02', faits: { lettre: LETTRE } },
    fausse: {
      type: 'DEMANDER_MOTIFS_REFUS_LETTRE',
      le: '2024-05-03',
      faits: { lettre: LETTRE },
      message: 'Le délai de recours contre le refus implicite a expiré le 02/05/2024.',
      remede: 'Répondez au porteur par un courrier d’information : la loi n’impose pas ici de communiquer des motifs.',
    },
  },
  {
    code: 'R-PROC-03',
    // Ten working days after Monday 15 January 2024.
    vraie: { type: DEPOT, le: '2024-01-15', donnees: {}, constats: { aujourdhui: '2024-01-29' } },
    fausse: {
      type: DEPOT,
      le: '2024-01-15',
      donnees: { canal: 'TELESERVICE' },
      constats: { aujourdhui: '2024-01-30' },
      message:
        'Reçu le 15/01/2024, le dépôt n’est enregistré que le 30/01/2024 : l’accusé de réception était dû au plus tard le 29/01/2024.',
      remede:
        'Envoyez l’accusé sans attendre : tant qu’il manque, les délais de recours ne sont pas opposables au demandeur.',
    },
  },
];
