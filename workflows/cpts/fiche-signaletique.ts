/** Boxes of the identity sheet of a CPTS, filled once its letter of intent is validated. Rulebook § 5.2. */
export const FICHE_SIGNALETIQUE = {
  ACCES_SOINS: {
    libelle: 'Accès aux soins',
    cases: {
      SOINS_NON_PROGRAMMES: 'Organisation des soins non programmés',
      MEDECIN_TRAITANT: 'Accès au médecin traitant',
      TELESANTE: 'Télésanté (télémédecine, télésoin) ; non valorisée par l’ACI',
    },
  },
  PARCOURS_ORGANISATION: {
    libelle: 'Parcours : organisation des soins',
    cases: {
      PREMIER_SECOND_RECOURS: 'Articulation entre premier et deuxième recours',
      ENTREES_SORTIES: 'Entrées et sorties d’établissement (RAC compris)',
      COOPERATIONS_DELEGATIONS: 'Coopérations et délégations entre médecins et autres professionnels de santé',
      MEDECIN_PHARMACIEN:
        'Coopération entre médecin et pharmacien (pharmacien correspondant, dispensation de médicaments à prescription médicale obligatoire)',
    },
  },
  PARCOURS_PATHOLOGIES: {
    libelle: 'Parcours : pathologies',
    cases: {
      PERSONNES_AGEES: 'Personnes âgées',
      PERSONNES_HANDICAPEES: 'Personnes handicapées',
      NOURRISSONS_ENFANTS: 'Nourrissons et enfants',
      HTA_CARDIO_VASCULAIRE: 'HTA et maladies cardio-vasculaires',
      INSUFFISANCE_CARDIAQUE: 'Insuffisance cardiaque chronique',
      SANTE_MENTALE: 'Psychiatrie et santé mentale',
      CANCERS: 'Cancers',
      DIABETE: 'Diabète',
      RESPIRATOIRE: 'BPCO, asthme, maladies respiratoires chroniques',
      INSUFFISANCE_RENALE: 'Insuffisance rénale chronique',
      NEUROLOGIE: 'Épilepsie et neurologie (hors Alzheimer)',
      FILIERE_VISUELLE: 'Filière visuelle',
      FIN_DE_VIE: 'Soins palliatifs et fin de vie',
      LOMBALGIES: 'Lombalgies chroniques invalidantes',
      ADDICTIONS: 'Addictions',
      DOULEUR: 'Douleur chronique',
      GROSSESSE: 'Grossesses à risque et suivi de grossesse',
      PLAIES: 'Plaies chroniques',
      OBESITE: 'Obésité',
    },
  },
  PREVENTION: {
    libelle: 'Prévention',
    cases: {
      ACTIVITE_PHYSIQUE: 'Activité physique adaptée',
      NUTRITION: 'Nutrition et prévention de l’obésité',
      ANTIBIORESISTANCE: 'Antibiorésistance',
      PUBLICS_VULNERABLES: 'Publics vulnérables (accès et prévention)',
      DEPISTAGE_CANCERS: 'Cancers, dépistage',
      DEPISTAGES_AUTRES: 'Autres dépistages',
      VACCINATION: 'Vaccination (couverture)',
      SANTE_SEXUELLE: 'Santé sexuelle',
      ENVIRONNEMENT: 'Environnement et santé',
      TRAVAIL: 'Troubles musculo-squelettiques, travail, désinsertion professionnelle',
      NOURRISSON_ENFANT: 'Nourrisson et enfant',
      RISQUES_PSYCHOSOCIAUX: 'Santé mentale et risques psychosociaux',
      BUCCO_DENTAIRE: 'Bucco-dentaire (enfant, femme enceinte, adulte, personne âgée)',
    },
  },
  QUALITE: {
    libelle: 'Qualité et pertinence',
    cases: {
      PARCOURS_QUALITE: 'Un parcours qualité-pertinence ou plus',
      PRESCRIPTIONS: 'Prescriptions : pertinence, iatrogénie',
      AUTRE: 'Autre',
    },
  },
  ACCOMPAGNEMENT: {
    libelle: 'Accompagnement des professionnels de santé',
    cases: {
      STAGES: 'Maîtrise de stage et lieux de stage',
      AUTRE: 'Autre',
    },
  },
} as const;

/** Every box, as it is ticked: `ACCES_SOINS.TELESANTE`. */
export const CASES_DE_LA_FICHE: readonly string[] = Object.entries(FICHE_SIGNALETIQUE).flatMap(
  ([rubrique, { cases }]) => Object.keys(cases).map((une) => `${rubrique}.${une}`),
);
