import { CasDeRegle, CONTRAT } from './examens';

const SANS_PROJET = { contrat: CONTRAT };
const CONSTAT = { le: '2025-03-03', seq: 12, motifs: ['MISSION_NON_DEMARREE' as const] };
const RECU = { ...CONSTAT, recu: { le: '2025-03-05', seq: 13 } };
const DEMANDEE = { demandee: { le: '2025-03-20', seq: 14 } };
const CONVOQUEE = { ...DEMANDEE, convocation: { le: '2025-03-25', seq: 15, pourLe: '2025-04-08' } };
const GRIEF = { engagement: 'Contrat, article 3', faits: 'Aucune action n’a commencé.' };
const RETARD = { ...GRIEF, motif: 'MISSION_NON_DEMARREE', mission: 'ACCES_SOINS' };
const DECISION = { motivation: 'Le retard persiste.' };

/** The procedure that the financers lead against a contract: each rule that it obeys. */
export const CAS_RUPTURE: readonly CasDeRegle[] = [
  {
    code: 'A-SANS-PREAVIS',
    vraie: { type: 'NOTIFIER_CONSTAT', faits: { contrat: CONTRAT } },
    fausse: {
      type: 'NOTIFIER_CONSTAT',
      faits: { contrat: { ...CONTRAT, resiliation: { le: '2025-10-15', seq: 18 } } },
      message: 'Un préavis court déjà depuis le 15/10/2025 : le contrat prend fin le 15/12/2025.',
      remede: 'Vérifiez le contrat visé : on ne résilie qu’un contrat en vigueur, une seule fois.',
    },
  },
  {
    code: 'A-ECHANGE-AMIABLE',
    vraie: {
      type: 'NOTIFIER_CONSTAT',
      le: '2025-03-03',
      faits: { contrat: CONTRAT, echangeAmiable: { le: '2025-01-15', seq: 11 } },
    },
    fausse: {
      type: 'NOTIFIER_CONSTAT',
      le: '2025-03-03',
      faits: { contrat: CONTRAT },
      message: 'Aucun échange amiable sur ce manquement n’est tracé.',
      remede: 'Enregistrez d’abord l’échange amiable avec la CPTS, sa date et ce qui y fut convenu.',
    },
  },
  {
    code: 'A-GRIEFS',
    // Due six months after the signature of 01/04/2024.
    vraie: { type: 'NOTIFIER_CONSTAT', le: '2024-10-02', faits: { contrat: CONTRAT }, donnees: { griefs: [RETARD] } },
    fausse: {
      type: 'NOTIFIER_CONSTAT',
      le: '2024-10-01',
      faits: { contrat: CONTRAT },
      donnees: { griefs: [RETARD] },
      message: 'Grief non établi : la mission « Accès aux soins » n’est en retard qu’après le 01/10/2024.',
      remede:
        'Retirez ce grief ou corrigez-le : seuls un retard de mission et la perte d’une condition d’éligibilité fondent une résiliation.',
    },
  },
  {
    code: 'X-26',
    vraie: { type: 'NOTIFIER_CONSTAT', donnees: { signataires: ['CPAM'] } },
    fausse: {
      type: 'NOTIFIER_CONSTAT',
      donnees: { signataires: ['ARS'] },
      message: 'L’ARS ne notifie pas seule un constat : il manque la signature de la caisse.',
      remede: 'Faites signer l’acte par la caisse, avec l’ARS pour la décision, puis enregistrez-le.',
    },
  },
  {
    code: 'A-RECEPTION-ATTENDUE',
    vraie: {
      type: 'ENREGISTRER_RECEPTION',
      le: '2025-03-05',
      faits: { rupture: { constat: CONSTAT } },
      donnees: { objet: 'CONSTAT' },
    },
    fausse: {
      type: 'ENREGISTRER_RECEPTION',
      le: '2025-03-05',
      faits: { rupture: { constat: CONSTAT } },
      donnees: { objet: 'DECISION' },
      message: 'Aucune réception n’est attendue : décision de résiliation.',
      remede: 'Réception attendue : constat du 03/03/2025.',
    },
  },
  {
    code: 'R-PROC-09',
    vraie: {
      type: 'RECEVOIR_RESILIATION',
      le: '2025-10-15',
      donnees: {
        preuve: { canal: 'LRE', reference: 'x', miseADispositionLe: '2025-10-10', consulteLe: '2025-10-15' },
      },
    },
    fausse: {
      type: 'RECEVOIR_RESILIATION',
      le: '2025-10-15',
      donnees: { preuve: { canal: 'LRE', reference: 'x', miseADispositionLe: '2025-10-10' } },
      message: 'Ce recommandé électronique est réputé reçu le 10/10/2025, non le 15/10/2025.',
      remede: 'Datez le fait de la première consultation ou, faute de consultation à temps, de la mise à disposition.',
    },
  },
  {
    code: 'A-RECOMMANDE-ELECTRONIQUE',
    vraie: {
      type: 'RECEVOIR_RESILIATION',
      donnees: {
        preuve: { canal: 'LRE', reference: 'x', miseADispositionLe: '2025-10-10', accordPrealable: true },
      },
    },
    fausse: {
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: { canal: 'LRE', reference: 'x' } },
      message:
        'Recommandé électronique : sa mise à disposition ou l’accord préalable du destinataire n’est pas indiqué.',
      remede: 'Complétez la preuve : sans elle, la date de réception peut être contestée.',
    },
  },
  {
    code: 'D-P8-02',
    vraie: { type: 'RECEVOIR_OBSERVATIONS', le: '2025-04-05', faits: { rupture: { constat: RECU } } },
    fausse: {
      type: 'RECEVOIR_OBSERVATIONS',
      le: '2025-04-06',
      faits: { rupture: { constat: RECU } },
      message: 'Les observations parviennent après l’expiration du délai, le 05/04/2025.',
      remede: 'Joignez-les tout de même au dossier : la décision n’est pas prise, elle en tiendra compte.',
    },
  },
  {
    code: 'A-PROROGATION',
    vraie: {
      type: 'PROROGER_OBSERVATIONS',
      le: '2025-04-05',
      faits: { rupture: { constat: RECU } },
      donnees: { jusquAu: '2025-04-06' },
    },
    fausse: {
      type: 'PROROGER_OBSERVATIONS',
      le: '2025-04-05',
      faits: { rupture: { constat: RECU } },
      donnees: { jusquAu: '2025-04-05' },
      message: 'Le 05/04/2025 ne proroge rien : le délai court déjà jusqu’au 05/04/2025.',
      remede: 'Fixez une date plus éloignée, avant l’expiration ; des observations tardives restent recevables.',
    },
  },
  {
    code: 'A-AUDITION-DEMANDEE',
    vraie: { type: 'CONVOQUER_AUDITION', faits: { rupture: { constat: RECU, audition: DEMANDEE } } },
    fausse: {
      type: 'CONVOQUER_AUDITION',
      faits: { rupture: { constat: RECU } },
      message: 'La CPTS n’a pas demandé à être entendue.',
      remede: 'Enregistrez sa demande avec ses observations.',
    },
  },
  {
    code: 'A-AUDITION-CONVOQUEE',
    vraie: {
      type: 'TENIR_AUDITION',
      le: '2025-04-08',
      faits: { rupture: { constat: RECU, audition: CONVOQUEE } },
      donnees: { presente: false },
    },
    fausse: {
      type: 'TENIR_AUDITION',
      le: '2025-04-07',
      faits: { rupture: { constat: RECU, audition: CONVOQUEE } },
      donnees: { presente: false },
      message: 'L’audition est fixée au 08/04/2025 : l’absence de la CPTS ne se constate pas avant.',
      remede: 'Convoquez la CPTS, puis enregistrez l’audition à sa date.',
    },
  },
  {
    code: 'G-P8-01',
    vraie: { type: 'DECIDER_RESILIATION', le: '2025-04-06', faits: { rupture: { constat: RECU } }, donnees: DECISION },
    fausse: {
      type: 'DECIDER_RESILIATION',
      le: '2025-04-05',
      faits: { rupture: { constat: RECU } },
      donnees: DECISION,
      message: 'La CPTS peut présenter ses observations jusqu’au 05/04/2025 inclus.',
      remede: 'Attendez le lendemain de l’expiration, même si des observations sont déjà reçues.',
    },
  },
  {
    code: 'A-AUDITION-TENUE',
    vraie: {
      type: 'DECIDER_RESILIATION',
      faits: { rupture: { constat: RECU, audition: { ...CONVOQUEE, tenue: { le: '2025-04-08', seq: 16 } } } },
    },
    fausse: {
      type: 'DECIDER_RESILIATION',
      faits: { rupture: { constat: RECU, audition: CONVOQUEE } },
      message: 'La CPTS a demandé le 20/03/2025 à être entendue, et ne l’a pas encore été.',
      remede: 'Convoquez l’audition et tenez-la, ou constatez l’absence de la CPTS à la date fixée.',
    },
  },
  {
    code: 'A-AVIS-COMMISSION',
    vraie: {
      type: 'DECIDER_RESILIATION',
      faits: { rupture: { constat: RECU, avis: { le: '2025-03-28', seq: 15, commission: 'CPR', sens: 'FAVORABLE' } } },
    },
    fausse: {
      type: 'DECIDER_RESILIATION',
      faits: { rupture: { constat: RECU, avis: { le: '2025-03-28', seq: 15, commission: 'CPR' } } },
      message: 'L’avis demandé à la CPR le 28/03/2025 n’est pas encore rendu.',
      remede: 'Cet avis est facultatif : la décision peut être prise sans lui, ou l’attendre.',
    },
  },
  {
    code: 'A-REGULARISATION',
    vraie: { type: 'RENONCER_A_RESILIER', faits: { ...SANS_PROJET, rupture: { constat: RECU } } },
    fausse: {
      type: 'RENONCER_A_RESILIER',
      faits: { contrat: { ...CONTRAT, resiliation: { le: '2025-10-15', seq: 18 } } },
      message: 'Le préavis en cours est celui que la CPTS a donné : les financeurs n’y renoncent pas.',
      remede: 'Attendez la fin du contrat ; un nouveau contrat pourra être demandé.',
    },
  },
];
