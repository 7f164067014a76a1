import { LIBELLE_MISSION, Mission } from '../../../workflows/cpts/missions';
import { JUSQU_AU_CONTRAT } from '../contrats';
import { Pas, Scenario, SOCLES } from '../scenario';

const SIX_MISSIONS = [...SOCLES, 'QUALITE', 'ACCOMPAGNEMENT'] as Mission[];
const THEMES = ['ANTICIPER', 'S_ADAPTER', 'ACTIVER_ET_PILOTER', 'EVALUER'];
const TYPES = ['BLESSES', 'MALADES', 'AGENT_INFECTIEUX', 'AGENT_NRC', 'OFFRE_DE_SOINS'];

/** A plan that treats everything. */
export const PLAN_COMPLET = {
  etat: 'FINALISE',
  cellules: TYPES.map((type) => ({ type, themes: THEMES })),
  articulation: ['Plan blanc du centre hospitalier (fictif)', 'Plans communaux de sauvegarde'],
};

/** The contract engages the two options too: their calendar is free. */
export const JUSQU_AUX_SIX_MISSIONS: readonly Pas[] = JUSQU_AU_CONTRAT.map((pas: Pas) =>
  'type' in pas && pas.type === 'SIGNER_ACI' ? { ...pas, donnees: { ...pas.donnees, missions: SIX_MISSIONS } } : pas,
);

/** Every mission starts on the same day. */
export const demarrerLesSix = (objectifDuPlan: boolean): Pas[] =>
  SIX_MISSIONS.map((mission, rang) => ({
    le: '2024-01-15',
    par: 'CPAM',
    type: 'DEMARRER_MISSION',
    donnees: { mission },
    donne: {
      phase: 'P7',
      missions: SIX_MISSIONS.slice(0, rang + 1),
      ...(SOCLES.includes(mission) ? { levees: [`D-P7-01 ${mission}.demarrage`] } : {}),
      ...(mission === 'CRISE' && objectifDuPlan ? { armees: { 'X-30': '2024-09-15' } } : {}),
    },
  }));

export const DEPLOIEMENT_SUR_PIECES: Scenario = {
  titre: 'Six missions, du démarrage au déploiement constaté sur pièces',
  recit:
    'La CPTS engage ses quatre missions socles et les deux options. Les points d’étape se tiennent quand on veut, une fois ' +
    'le contrat signé. Le déploiement complet de chaque mission se constate sans attendre le dialogue annuel, mais jamais ' +
    'sans pièce ; celui de la crise suppose un plan finalisé.',
  pas: [
    ...JUSQU_AUX_SIX_MISSIONS,
    {
      le: '2023-09-14',
      enregistreLe: '2023-09-20',
      par: 'CPAM',
      type: 'TENIR_POINT_ETAPE',
      donnees: { presents: ['CPTS', 'CPAM'] },
      refus: { 'A-CONTRAT-SIGNE': 'Aucun contrat ACI n’est signé le 14/09/2023.' },
    },
    {
      le: '2023-11-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'TENIR_POINT_ETAPE',
      donnees: { presents: ['CPTS', 'ARS', 'CPAM'], missions: ['ACCES_SOINS'], compteRendu: 'Le protocole avance.' },
      donne: { phase: 'P7' },
    },
    {
      le: '2023-12-01',
      par: 'CPAM',
      type: 'ENREGISTRER_PLAN_CRISE',
      donnees: PLAN_COMPLET,
      donne: { phase: 'P7', etats: { planCrise: 'planFinalise' }, armees: { 'D-P7-03': '2024-12-01' } },
    },
    ...demarrerLesSix(false),
    ...SIX_MISSIONS.flatMap((mission, rang): Pas[] => [
      {
        le: '2024-06-03',
        par: 'CPAM',
        type: 'CONSTATER_DEPLOIEMENT_MISSION',
        donnees: { mission, pieces: [] },
        refus: {
          [`A-DEPLOIEMENT-${mission}`]: `Aucune pièce n’établit le déploiement complet de la mission « ${LIBELLE_MISSION[mission]} ».`,
        },
      },
      {
        le: '2024-06-03',
        par: 'CPAM',
        type: 'CONSTATER_DEPLOIEMENT_MISSION',
        donnees: { mission, pieces: ['Bilan d’activité de mai 2024'] },
        donne: {
          phase: 'P7',
          deployees: SIX_MISSIONS.slice(0, rang + 1),
          ...(SOCLES.includes(mission) ? { levees: [`D-P7-01 ${mission}.deploiement`] } : {}),
        },
      },
    ]),
    {
      le: '2024-06-10',
      par: 'CPAM',
      type: 'RELANCER_MISSION',
      donnees: { mission: 'PARCOURS', canal: 'COURRIEL' },
      refus: { 'A-MISSION-EN-RETARD': 'La mission « Parcours » est déjà pleinement déployée.' },
    },
  ],
};

export const MISSION_EN_RETARD: Scenario = {
  titre: 'Une mission tarde : deux relances, aucune sanction automatique',
  recit:
    'L’accès aux soins n’a pas démarré au terme des six mois. Une première relance part par courriel, la seconde en ' +
    'recommandé. Rien d’autre ne se produit : le retard peut motiver une résiliation, et une personne en décide. La ' +
    'mission démarre enfin. La crise, elle, ne se déploie pas sans plan ; le dialogue peut passer outre, en le disant.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2023-10-02',
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
      le: '2024-02-14',
      par: 'CPAM',
      type: 'RELANCER_MISSION',
      donnees: { mission: 'ACCES_SOINS', canal: 'COURRIEL' },
      refus: {
        'A-MISSION-EN-RETARD':
          'La mission « Accès aux soins » doit démarrer au plus tard le 15/03/2024 : la relancer avant le 15/02/2024 est prématuré.',
      },
    },
    {
      le: '2024-03-01',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'CRISE' },
      donne: {
        phase: 'P7',
        missions: ['CRISE'],
        armees: { 'X-30': '2024-09-15' },
        levees: ['D-P7-01 CRISE.demarrage'],
      },
    },
    { horloge: '2024-03-16', effets: [] },
    {
      le: '2024-03-18',
      par: 'CPAM',
      type: 'RELANCER_MISSION',
      donnees: { mission: 'ACCES_SOINS', canal: 'COURRIEL' },
      donne: { phase: 'P7', armees: { 'A-RELANCE ACCES_SOINS': '2024-04-18' }, courriers: ['C-P7-05'] },
    },
    {
      le: '2024-04-22',
      par: 'CPAM',
      type: 'RELANCER_MISSION',
      donnees: { mission: 'ACCES_SOINS', canal: 'COURRIEL' },
      refus: {
        'A-RELANCE-ECRITE':
          'La mission « Accès aux soins » a déjà été relancée le 18/03/2024 : la nouvelle relance part en recommandé, avec sa référence.',
      },
    },
    {
      le: '2024-04-22',
      par: 'CPAM',
      type: 'RELANCER_MISSION',
      donnees: { mission: 'ACCES_SOINS', canal: 'LRAR', reference: '2C 987 654 3210 9' },
      donne: { phase: 'P7', levees: ['A-RELANCE ACCES_SOINS'], courriers: ['C-P7-05'] },
    },
    {
      le: '2024-04-22',
      par: 'CPAM',
      type: 'RELANCER_MISSION',
      donnees: { mission: 'QUALITE', canal: 'COURRIEL' },
      refus: {
        'A-MISSION-EN-RETARD': 'La mission « Qualité et pertinence » n’a pas de calendrier imposé dans ce contrat.',
      },
    },
    {
      le: '2024-05-02',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'ACCES_SOINS' },
      donne: {
        phase: 'P7',
        missions: ['ACCES_SOINS', 'CRISE'],
        levees: ['D-P7-01 ACCES_SOINS.demarrage'],
      },
    },
    {
      le: '2024-05-13',
      par: 'CPAM',
      type: 'CONSTATER_DEPLOIEMENT_MISSION',
      donnees: { mission: 'CRISE', pieces: ['Compte rendu du groupe de travail'] },
      refus: { 'A-PLAN-FINALISE': 'Aucun plan de crise finalisé n’est enregistré au 13/05/2024.' },
    },
    {
      le: '2024-09-20',
      par: 'CPAM',
      type: 'TENIR_DIALOGUE_GESTION',
      donnees: { annee: 1, deploiements: ['CRISE'] },
      donne: {
        phase: 'P7',
        deployees: ['CRISE'],
        levees: ['D-P7-01 CRISE.deploiement', 'D-P7-02 annee1', 'X-30'],
        avertissements: ['A-PLAN-FINALISE'],
      },
    },
  ],
};
