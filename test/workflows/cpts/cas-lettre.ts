import { CasDeRegle, DEMANDE, LETTRE } from './examens';

const DEPOT = 'DEPOSER_LETTRE_INTENTION';
const initiateurs = (...paires: [string, string][]) => ({
  initiateurs: paires.map(([profession, commune]) => ({ profession, commune })),
});
const orientations = (...missions: string[]) => ({
  orientations: missions.map((mission) => ({ mission, texte: 'x' })),
});
const CHEVAUCHEMENT = {
  chevauchements: [
    { commune: '06088', autre: 'CPTS Nice Est', raison: 'Nice (06088) figure en entier dans les deux.' },
  ],
};

export const CAS_LETTRE: readonly CasDeRegle[] = [
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
    code: 'G-P3-01',
    vraie: {
      type: 'TENIR_REUNION_INFORMATION',
      faits: { lettre: { ...LETTRE, decision: { sens: 'VALIDEE', le: '2024-01-20', seq: 4 } } },
    },
    fausse: {
      type: 'TENIR_REUNION_INFORMATION',
      faits: { lettre: LETTRE },
      message: 'La lettre d’intention n’est pas validée à cette date.',
      remede: 'Validez d’abord la lettre d’intention, ou motivez une dérogation : cet ordre est un usage.',
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
];
