import { fiche, FicheDeTest } from './contexte';
import { complet, lance, projetValide, signe, TROIS } from './histoires-contrat';

const PIECES = ['BILAN_PAR_MISSION', 'TABLEAU_DES_INDICATEURS', 'COMPTES', 'LISTE_DES_MEMBRES'];

const preuve = (mission: string, indicateur: string, valeur: number) => ({
  ...{ mission, indicateur, annee: 1, valeur },
  ...{ nature: 'AUTRE', reference: 'Classeur des preuves', conserveePar: 'CPTS' },
});

/** The first yearly meeting, prepared and held. `donnees`: what it found. */
export const dialogue = (donnees: object) =>
  lance()
    .puis('CONVOQUER_DIALOGUE_GESTION', '2025-04-22', { annee: 1, prevuLe: '2025-05-20' })
    .puis('RECEVOIR_DOSSIER_DIALOGUE', '2025-05-12', { annee: 1, pieces: PIECES, membres: 104 })
    .puis('TENIR_DIALOGUE_GESTION', '2025-05-20', { annee: 1, ...donnees });

const signer = (histoire: ReturnType<typeof dialogue>) =>
  histoire.puis('SIGNER_PV_DIALOGUE', '2025-06-02', { annee: 1, signataires: TROIS });

/** An agreement on everything, with its reserves and its decisions. */
export const entier = () =>
  signer(
    dialogue({
      ...{ accord: 'TOTAL', presents: TROIS, deploiements: ['ACCES_SOINS'], reliquats: ['PARCOURS'] },
      taux: [
        { mission: 'ACCES_SOINS', indicateur: 'N1', taux: 80 },
        { mission: 'ACCES_SOINS', indicateur: 'N2', taux: 50 },
        { mission: 'PARCOURS', taux: 62.5 },
      ],
      reserves: 'La caisse réserve sa position sur l’indicateur N3, faute de données du second semestre.',
      decisions: 'Un avenant reverra la cible de l’indicateur P1.',
    }),
  );

/** The parties contest one indicator, and ask the commission. */
export const partiel = () =>
  signer(
    dialogue({
      ...{ accord: 'PARTIEL', presents: TROIS },
      taux: [
        { mission: 'ACCES_SOINS', indicateur: 'N1', taux: 80 },
        { mission: 'PARCOURS', indicateur: 'P1', taux: 40 },
      ],
    }),
  ).puis('SAISIR_CPR_DIALOGUE', '2025-06-10', {
    annee: 1,
    question: 'Le taux d’atteinte de l’indicateur N2 peut-il être fixé sans les données du second semestre ?',
  });

export const avecAvis = () =>
  partiel().puis('RECEVOIR_AVIS_CPR_DIALOGUE', '2025-07-08', {
    sens: 'COMPROMIS',
    avis: 'Retenir les données du premier semestre.',
  });

/** Nothing was prepared, nothing is signed. */
const brut = () => signe().puis('TENIR_DIALOGUE_GESTION', '2025-05-20', { annee: 1 });

const mesure = () =>
  lance()
    .puis('ENREGISTRER_JUSTIFICATIF', '2025-04-20', preuve('PARCOURS', 'P1', 100))
    .puis('TENIR_DIALOGUE_GESTION', '2025-05-20', {
      annee: 1,
      taux: [{ mission: 'PARCOURS', indicateur: 'P1', taux: 75 }],
    });

const TYPES = ['BLESSES', 'MALADES', 'AGENT_INFECTIEUX', 'AGENT_NRC', 'OFFRE_DE_SOINS'];
const THEMES = ['ANTICIPER', 'S_ADAPTER', 'ACTIVER_ET_PILOTER', 'EVALUER'];
const TOUT = TYPES.map((type) => ({ type, themes: THEMES }));
const ARTICULATION = ['Plan blanc du centre hospitalier', 'Plan communal de sauvegarde'];

const plan = (histoire: ReturnType<typeof signe>, le: string, donnees: object) =>
  histoire.puis('ENREGISTRER_PLAN_CRISE', le, donnees);

/** Three of the five types, some of their themes, and no other plan named. */
export const enRedaction = () =>
  plan(signe().puis('DEMARRER_MISSION', '2024-09-02', { mission: 'CRISE' }), '2024-12-02', {
    etat: 'EN_REDACTION',
    cellules: [
      { type: 'BLESSES', themes: THEMES },
      { type: 'MALADES', themes: ['ANTICIPER', 'S_ADAPTER'] },
      { type: 'AGENT_NRC', themes: [] },
    ],
  });

export const finalise = () =>
  plan(enRedaction(), '2025-03-03', { etat: 'FINALISE', cellules: TOUT, articulation: ARTICULATION });

/** A crisis that ended with its report, then another that runs, while the next version is being written. */
export const apresCrise = () =>
  plan(
    finalise()
      .puis('DECLARER_CRISE', '2025-06-16', {
        ...{ autorite: 'DG_ARS', type: 'AGENT_INFECTIEUX', situation: 'CRISE_SANITAIRE' },
        acte: 'Arrêté du 16 juin (fictif)',
      })
      .puis('ACTIVER_PLAN_CRISE', '2025-06-17', { autorite: 'DG_ARS' })
      .puis('LEVER_CRISE', '2025-07-21')
      .puis('VALIDER_BILAN_CRISE', '2025-09-08', {
        ...{ retourExperience: true, valideurs: ['CPAM', 'ARS'] },
        enseignements: 'Annuaire d’alerte à tenir à jour chaque trimestre.',
      })
      .puis('DECLARER_CRISE', '2025-11-03', {
        autorite: 'PREFET',
        type: 'OFFRE_DE_SOINS',
        situation: 'CRISE_SANITAIRE',
      }),
    '2025-12-01',
    { etat: 'EN_REDACTION', cellules: TOUT.slice(0, 4), articulation: ARTICULATION },
  );

/** The life of a contract: meetings, what it pays, health crises. */
export const casDeLaVie = (): FicheDeTest[] => [
  fiche('F-DIALOGUE', entier(), '2025-06-02'),
  fiche('F-DIALOGUE accord partiel', partiel(), '2025-06-10'),
  fiche('F-DIALOGUE avis de la commission', avecAvis(), '2025-07-08'),
  fiche('F-DIALOGUE projet', brut(), '2025-05-20'),
  fiche('F-DIALOGUE valeur lue', mesure(), '2025-05-20'),
  fiche('F-CALCUL', entier(), '2025-06-02'),
  fiche('F-CALCUL à la signature', complet(), '2024-04-15'),
  fiche('F-CALCUL sans membres', signe({ an: 2020, population: 60_000 }), '2021-04-15'),
  fiche('F-CRISE', finalise(), '2025-03-03'),
  fiche('F-CRISE en rédaction', enRedaction(), '2024-12-02'),
  fiche(
    'F-CRISE sans contrat',
    plan(projetValide(), '2024-12-02', { etat: 'EN_REDACTION', cellules: [] }),
    '2024-12-02',
  ),
  fiche('F-CRISE après une crise', apresCrise(), '2025-12-01'),
];
