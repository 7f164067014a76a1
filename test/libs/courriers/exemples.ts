/** Invented data for the templates: nothing here is a real person, agency or dossier. */
export const COMMUN = {
  mentionFictive: 'fictif — démonstration',
  agence: {
    nom: 'Agence régionale de santé de Démonstration',
    service: 'Direction des soins de proximité – Pôle premier recours',
    adresse: ['132 boulevard de l’Exemple', 'CS 50039', '13331 Marseille cedex 03'],
    courriel: 'ars-demo-soins-proximite@demo.test',
    telephone: '04 00 00 00 00',
    ville: 'Marseille',
    logo: null,
    marque: null,
  },
  destinataire: {
    nom: 'CPTS des Trois Vallées',
    adresse: ['Monsieur Camille Exemple, président', 'Maison de santé', '12 rue de la Fontaine', '04400 Barcelonnette'],
  },
  reference: 'CPTS-2024-0042/C-P5-01',
  affaireSuiviePar: 'Dominique Modèle',
  dateCourrier: '2024-03-15',
  signataire: {
    qualite: 'Pour le directeur général et par délégation, la directrice des soins de proximité',
    nom: 'Claude Spécimen',
    acte: null,
  },
  signature: null,
  modeDEnvoi: null,
  paragraphesLibres: [],
  remplace: null,
  civilite: 'Monsieur le Président',
  copies: ['Caisse primaire de Démonstration'],
};

export const ACCUSE = {
  ...COMMUN,
  objet: 'Accusé de réception de votre projet de santé – CPTS des Trois Vallées',
  basesLegales: [
    'Code de la santé publique, article L. 1434-12',
    'Code des relations entre le public et l’administration, articles L. 112-3 et R. 112-5',
  ],
  nomCpts: 'CPTS des Trois Vallées',
  depotInitial: null,
  motifsOpposition: ['premier motif', 'second motif'],
  silence: {
    dateReception: '2024-03-14',
    delai: '2 mois',
    dateDecision: '2024-05-14',
    sens: 'acceptation',
    effet: 'votre projet de santé est réputé validé',
  },
  formulePolitesse: 'Je vous prie d’agréer, Monsieur le Président, l’expression de ma considération distinguée.',
};

export const FICHE_FINESS = {
  ...COMMUN,
  reference: 'CPTS-2024-0042/FINESS',
  objet: 'Fiche de situation FINESS – CPTS des Trois Vallées',
  basesLegales: ['Instruction relative à l’enregistrement des CPTS dans FINESS, annexe 1'],
  dateSituation: '2024-03-12',
  diffusion: ['CPTS des Trois Vallées', 'Caisse primaire de Démonstration'],
  ej: {
    numeroFiness: '040000018',
    siren: '123456782',
    ape: '86.90F',
    raisonSociale: 'CPTS des Trois Vallées',
    adresse: ['12 rue de la Fontaine', '04400 Barcelonnette'],
    statutJuridique: { code: '60', libelle: 'Association déclarée' },
    dateCreation: '2023-11-02',
    dateCreationGeneree: true,
    telephone: null,
    courriel: 'contact@cpts-trois-vallees.test',
  },
  et: {
    numeroFiness: '040000026',
    categorie: { code: '604', libelle: 'Communautés de démonstration', libelleCourt: 'C.P.T.S.', agregat: '2103' },
    siret: '12345678200010',
    ape: '86.90F',
    raisonSociale: 'CPTS des Trois Vallées',
    adresse: ['12 rue de la Fontaine', '04400 Barcelonnette'],
    telephone: null,
    courriel: 'contact@cpts-trois-vallees.test',
    nature: { code: 'G', libelle: 'général' },
    type: { code: 'P', libelle: 'principal' },
    dateAutorisation: '2024-05-14',
    autorisationTacite: true,
    dateOuverture: '2024-05-14',
    modeTarifs: { code: '99', libelle: 'indéterminé' },
    convention: {
      code: 'ACI',
      libelle: 'contrat tripartite CPTS, assurance maladie, ARS',
      dateSignature: '2024-09-01',
      dateFin: null,
    },
  },
  avertissements: ['Téléphone non renseigné : à demander à la CPTS.'],
};

export const METADONNEES = {
  titre: 'Accusé de réception du projet de santé',
  reference: 'CPTS-2024-0042/C-P5-01',
  auteur: 'Agence régionale de santé de Démonstration',
  langue: 'fr',
  date: '2024-03-15',
} as const;

const PHRASE =
  'L’agence a examiné le projet au regard des objectifs du projet régional de santé et de la pertinence du territoire ; ' +
  'les pièces produites établissent l’adhésion des professionnels, des établissements et des associations d’usagers. ';

export const LETTRE_LONGUE = {
  ...ACCUSE,
  objet: 'Suites données à l’instruction de votre projet de santé',
  parties: [1, 2, 3, 4].map((numero) => ({
    titre: `${numero}. Partie de l’instruction`,
    paragraphes: [PHRASE.repeat(3), PHRASE.repeat(2)],
    citation: PHRASE,
    pieces: Array.from({ length: 14 }, (_, rang) => ({
      nom: `Pièce n° ${numero}.${rang + 1}${rang === 3 ? ` – ${PHRASE}` : ''}`,
      recueLe: '2024-02-29',
      centimes: 123456789 + rang,
    })),
  })),
  recours: {
    acte: 'Cette décision peut être contestée',
    pointDeDepart: 'sa notification',
    aupresDe: 'la direction générale de l’agence',
    delai: 'deux mois',
    juge: 'le tribunal administratif de Démonstration',
  },
};
