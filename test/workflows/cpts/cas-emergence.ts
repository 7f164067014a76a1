import { CasDeRegle, PROJET, TACITE } from './examens';

const DEPOT = 'DEPOSER_LETTRE_INTENTION';
const initiateurs = (...paires: [string, string][]) => ({
  initiateurs: paires.map(([profession, commune]) => ({ profession, commune })),
});
const CHEVAUCHEMENT = {
  chevauchements: [
    { commune: '06088', autre: 'CPTS Nice Est', raison: 'Nice (06088) figure en entier dans les deux.' },
  ],
};
const DEUX_DEPARTEMENTS = {
  territoire: [
    { commune: '13001', nom: 'Aix-en-Provence', departement: '13' },
    { commune: '83116', nom: 'Saint-Maximin-la-Sainte-Baume', departement: '83' },
  ],
};
const CONCURRENCE = { le: '2024-01-10', seq: 4, concurrents: ['Projet voisin (fictif)'] };

export const CAS_EMERGENCE: readonly CasDeRegle[] = [
  {
    code: 'G-P1-01',
    vraie: { type: DEPOT, donnees: initiateurs(['INFIRMIER', '13001'], ['PHARMACIEN', '13012']) },
    fausse: {
      type: DEPOT,
      donnees: initiateurs(['INFIRMIER', '13001'], ['INFIRMIER', '13012']),
      message: 'Les initiateurs exercent tous la même profession : il en faut plusieurs.',
      remede: 'Complétez la liste des initiateurs, ou motivez une dérogation : aucun effectif minimal n’est exigé.',
    },
  },
  {
    code: 'G-P1-02',
    vraie: { type: DEPOT, donnees: initiateurs(['PSYCHOLOGUE', '13001'], ['ERGOTHERAPEUTE', '13012']) },
    fausse: {
      type: DEPOT,
      donnees: initiateurs(['PSYCHOLOGUE', '13001'], ['ENSEIGNANT_APA', '13012']),
      message: 'Aucun initiateur n’est un professionnel de santé : l’initiative d’une CPTS leur est réservée.',
      remede:
        'Indiquez les professionnels de santé à l’initiative du projet ; les autres acteurs s’y associent comme partenaires.',
    },
  },
  {
    code: 'A-INITIATEURS',
    vraie: { type: DEPOT, donnees: initiateurs(['INFIRMIER', '13001'], ['DIETETICIEN', '13012']) },
    fausse: {
      type: DEPOT,
      donnees: initiateurs(['INFIRMIER', '13001'], ['PSYCHOLOGUE', '13012'], ['ENSEIGNANT_APA', '13012']),
      message:
        'L’initiative est réservée aux professionnels de santé ; n’en sont pas : psychologue, enseignant en activité physique adaptée.',
      remede: 'Comptez-les parmi les acteurs et partenaires, non parmi les initiateurs.',
    },
  },
  {
    code: 'G-P1-03',
    vraie: { type: DEPOT, constats: { chevauchements: [] } },
    fausse: {
      type: DEPOT,
      constats: CHEVAUCHEMENT,
      message:
        'Le territoire chevauche celui d’une autre CPTS. Avec CPTS Nice Est : Nice (06088) figure en entier dans les deux.',
      remede:
        'Retirez ces communes, ou précisez pour chacune des deux CPTS quelles parties (arrondissement, quartier, IRIS) elle couvre ; l’URPS peut être médiatrice.',
    },
  },
  {
    code: 'G-P1-04',
    vraie: {
      type: DEPOT,
      constats: DEUX_DEPARTEMENTS,
      donnees: { caisseChefDeFile: 'CPAM des Bouches-du-Rhône' },
    },
    fausse: {
      type: DEPOT,
      constats: DEUX_DEPARTEMENTS,
      donnees: {},
      message:
        'Le territoire s’étend sur plusieurs départements (13, 83) : c’est admis, mais aucune caisse chef de file n’est indiquée.',
      remede: 'Indiquez la caisse chef de file ; l’ARS chef de file est celle du dossier.',
    },
  },
  {
    code: 'A-APRES-CONTACT',
    vraie: { type: 'TENIR_RENCONTRE', le: '2024-01-02', faits: { contact: { le: '2024-01-02', seq: 2 } } },
    fausse: {
      type: 'TENIR_RENCONTRE',
      le: '2024-01-01',
      faits: { contact: { le: '2024-01-02', seq: 2 } },
      message: 'Le premier contact n’a eu lieu que le 02/01/2024.',
      remede: 'Enregistrez d’abord le premier contact, à sa date.',
    },
  },
  {
    code: 'A-DATE-SEANCE',
    vraie: { type: 'CONVOQUER_COMITE', le: '2024-02-01', donnees: { pour: '2024-02-01' } },
    fausse: {
      type: 'CONVOQUER_COMITE',
      le: '2024-02-01',
      donnees: { pour: '2024-01-31' },
      message: 'La séance du 31/01/2024 précède l’invitation, du 01/02/2024.',
      remede: 'La date du fait est celle de l’invitation : vérifiez les deux dates.',
    },
  },
  {
    code: 'A-CONCURRENCE',
    vraie: { type: 'SIGNALER_PROJET_CONCURRENT', faits: { projet: PROJET } },
    fausse: {
      type: 'SIGNALER_PROJET_CONCURRENT',
      faits: { projet: TACITE },
      message: 'Le projet de santé est validé depuis le 15/03/2024 : son territoire est protégé.',
      remede: 'Dirigez l’autre projet vers les communes qui restent libres, ou vers cette CPTS.',
    },
  },
  {
    code: 'A-COMMUNES-DISPUTEES',
    vraie: { type: 'SIGNALER_PROJET_CONCURRENT', donnees: { communes: [{ commune: '13001' }] } },
    fausse: {
      type: 'SIGNALER_PROJET_CONCURRENT',
      donnees: { communes: [{ commune: '13001' }, { commune: '13055' }] },
      message: 'Ne sont pas du territoire de ce dossier : 13055.',
      remede: 'Ne citez que les communes que les deux projets revendiquent.',
    },
  },
  {
    code: 'A-AJUSTEMENT',
    vraie: {
      type: 'CONCLURE_CONCURRENCE',
      donnees: { issue: 'AJUSTEMENT', territoire: [{ commune: '13001' }] },
    },
    fausse: {
      type: 'CONCLURE_CONCURRENCE',
      faits: { projet: PROJET },
      donnees: { issue: 'AJUSTEMENT', territoire: [{ commune: '13001' }] },
      message: 'Le projet de santé a été déposé le 15/01/2024 : c’est lui qui dit le territoire.',
      remede: 'Le porteur redépose son projet sur le nouveau territoire ; concluez ici par le maintien.',
    },
  },
  {
    code: 'A-CONCURRENT-NON-DEPARTAGE',
    vraie: {
      type: 'VALIDER_LETTRE_INTENTION',
      faits: { concurrence: { ...CONCURRENCE, issue: { le: '2024-02-01', seq: 6, sens: 'MAINTIEN' } } },
    },
    fausse: {
      type: 'VALIDER_LETTRE_INTENTION',
      faits: { concurrence: CONCURRENCE },
      message:
        'Un projet concurrent est signalé depuis le 10/01/2024 (Projet voisin (fictif)), et rien ne les départage.',
      remede:
        'Réunissez les porteurs, ou confiez la médiation à l’URPS ; la lettre peut être ajournée pour rapprocher les projets.',
    },
  },
];
