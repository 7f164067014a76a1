import { Duree, Parametre } from '#libs/droit';
import { crpa, csp, DEBATS_2019, guideHdf, guideReunion } from '../sources';
import { PROFESSIONS_DE_SANTE } from './emergence';

// The health project: who brings it, what it holds, and how long its validation may be undone. Rulebook §§ 1.1, 1.6, 5.3.

/** Whether silence says anything of a project. R-T-02a, R-T-02b. */
export const REGIME_PROJET: Parametre<'TRANSMISSION_SANS_ACCORD_TACITE' | 'SILENCE_VAUT_ACCEPTATION'> = {
  cle: 'projet.regime',
  libelle: 'Régime du projet de santé transmis à l’ARS (R-T-02)',
  pivot: 'dépôt du projet de santé',
  valeurs: [
    { du: '2016-01-26', valeur: 'TRANSMISSION_SANS_ACCORD_TACITE', source: DEBATS_2019, aConfirmer: 'Q-24' },
    { du: '2019-07-27', valeur: 'SILENCE_VAUT_ACCEPTATION', source: csp('L.1434-12, al. 4'), aConfirmer: 'Q-24' },
  ],
};

const SANTE: readonly string[] = PROFESSIONS_DE_SANTE.valeurs[0].valeur;

/** Who may bring a project: health professionals alone since the law of July 2019. G-P5-01, R-T-02. */
export const PORTEURS_DU_PROJET: Parametre<readonly string[]> = {
  cle: 'projet.porteurs',
  libelle: 'Qui peut porter un projet de santé (G-P5-01)',
  pivot: 'dépôt du projet de santé',
  valeurs: [
    { du: '2016-01-26', valeur: [...SANTE, 'ARS'], source: DEBATS_2019, aConfirmer: 'Q-24' },
    { du: '2019-07-27', valeur: SANTE, source: csp('L.1434-12'), aConfirmer: 'Q-24' },
  ],
};

/** Kinds of members of which the law speaks; those of a date are read with `CATEGORIES_NON_ADMISES`. G-P5-01, R-T-06. */
export const MEMBRES_DU_PROJET: Parametre<readonly string[]> = {
  cle: 'projet.membres',
  libelle: 'Membres que le projet de santé peut associer (G-P5-01)',
  pivot: 'dépôt du projet de santé',
  valeurs: [
    {
      du: '2016-01-26',
      valeur: [
        'EQUIPE_SOINS_PRIMAIRES',
        'PREMIER_RECOURS',
        'SECOND_RECOURS',
        'MEDICO_SOCIAL',
        'SOCIAL',
        'SERVICE_PREVENTION_SANTE_TRAVAIL',
        'PROFESSIONNEL_FRONTALIER',
        'PROFESSIONNEL_MILITAIRE',
      ],
      source: csp('L.1434-12'),
    },
  ],
};

/** Blocks of a complete project. Guides only: what is missing is recommended, never required. § 5.3. */
export const CONTENU_DU_PROJET: Parametre<Readonly<Record<string, string>>> = {
  cle: 'projet.contenu',
  libelle: 'Rubriques attendues du projet de santé (§ 5.3)',
  pivot: 'dépôt du projet de santé',
  regional: true,
  valeurs: [
    {
      du: '2016-01-26',
      valeur: {
        TERRITOIRE: 'territoire',
        DIAGNOSTIC: 'diagnostic',
        EQUIPE: 'équipe',
        GOUVERNANCE: 'gouvernance et statut juridique',
        COORDINATION: 'coordination',
        MISSIONS: 'missions et actions',
        FICHES_ACTIONS: 'fiches actions',
        OUTILS_NUMERIQUES: 'outils numériques',
        CALENDRIER: 'calendrier prévisionnel',
        EVALUATION: 'suivi et évaluation',
        ARTICULATION: 'articulation avec les autres acteurs',
      },
      source: guideReunion('annexe 2'),
    },
  ],
};

/** What comes with a project. `exigee`: by a text of law; the others, by a guide of the region. */
export interface PieceDuProjet {
  libelle: string;
  exigee: boolean;
}

export const PIECES_DU_PROJET: Parametre<Readonly<Record<string, PieceDuProjet>>> = {
  cle: 'projet.pieces',
  libelle: 'Pièces attendues avec le projet de santé (§ 1.6)',
  pivot: 'dépôt du projet de santé',
  regional: true,
  valeurs: [
    {
      du: '2016-01-26',
      valeur: {
        PROJET: { libelle: 'Projet de santé', exigee: true },
        COMMUNES: { libelle: 'Liste des communes du territoire', exigee: true },
        MEMBRES: { libelle: 'Liste des membres', exigee: false },
        SIGNATURES: { libelle: 'Signature des membres', exigee: false },
        FICHES_ACTIONS: { libelle: 'Fiches actions', exigee: false },
        // The law imposes the form that they prove (R-T-01).
        STATUTS: { libelle: 'Statuts', exigee: true },
      },
      source: guideHdf('fiche 5'),
    },
  ],
};

/** Opinions that the application expects before the decision; the law makes none of them a condition. X-12. */
export const AVIS_ATTENDUS: Parametre<readonly string[]> = {
  cle: 'projet.avis',
  libelle: 'Avis à recueillir avant la décision sur le projet de santé (X-12)',
  pivot: 'décision sur le projet de santé',
  valeurs: [{ du: '2016-01-26', valeur: ['ASSURANCE_MALADIE'], source: csp('L.1434-12') }],
};

/** How long an illegal validation may be withdrawn; fraud may be at any time. R-PROC-12. */
export const RETRAIT_VALIDATION: Parametre<Duree> = {
  cle: 'projet.retraitValidation',
  libelle: 'Délai de retrait d’une validation illégale',
  pivot: 'naissance de la décision',
  valeurs: [{ du: '2016-01-26', valeur: { mois: 4 }, source: crpa('L.242-1') }],
};

/** Partial filing of a change of territory: the same silence as for the project. Q-02. */
export const SILENCE_EVOLUTION: Parametre<Duree> = {
  cle: 'silence.evolution',
  libelle: 'Silence de l’ARS valant validation d’une évolution du territoire',
  pivot: 'réception de l’évolution complète par l’ARS',
  valeurs: [{ du: '2019-07-27', valeur: { mois: 2 }, source: csp('L.1434-12, al. 4'), aConfirmer: 'Q-02' }],
};
