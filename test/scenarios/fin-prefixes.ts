import { CALENDRIER_DU_CONTRAT, JUSQU_AU_CONTRAT } from './contrats';
import { Pas } from './scenario';

/** Every deadline of the contract but its yearly meetings, which are still to be held for the years gone by. */
export const A_L_EXTINCTION = Object.keys(CALENDRIER_DU_CONTRAT).filter((cle) => !cle.startsWith('D-P7-02'));

export const PREUVE = { canal: 'LRAR', reference: '2C 123 456 7890 1 (fictif)' };

const RETARD_ACCES = {
  motif: 'MISSION_NON_DEMARREE',
  mission: 'ACCES_SOINS',
  engagement: 'Contrat, calendrier des missions',
  faits: 'Aucune action de la mission accès aux soins n’a commencé.',
};

export const CONSTAT = {
  griefs: [RETARD_ACCES],
  pieces: ['Compte rendu de l’échange amiable'],
  signataires: ['CPAM', 'ARS'],
};

export const ECHANGE = { forme: 'REUNION', objet: 'Point sur le retard : un calendrier de rattrapage est convenu.' };

export const DECISION = {
  motivation: 'Le retard de la mission accès aux soins persiste malgré les échanges.',
  signataires: ['CPAM', 'ARS'],
};

/** The contract is signed, access to care has not started in time, and the CPTS has received the notice of it. */
export const JUSQU_AU_CONSTAT_RECU: readonly Pas[] = [
  ...JUSQU_AU_CONTRAT,
  { le: '2024-04-02', par: 'CPAM', type: 'TRACER_ECHANGE_AMIABLE', donnees: ECHANGE, donne: { phase: 'P7' } },
  {
    le: '2024-06-03',
    par: 'CPAM',
    type: 'NOTIFIER_CONSTAT',
    donnees: CONSTAT,
    donne: { phase: 'P7', etats: { rupture: 'observationsAttendues' }, courriers: ['C-P8-02'] },
  },
  {
    le: '2024-06-05',
    par: 'CPAM',
    type: 'ENREGISTRER_RECEPTION',
    donnees: { objet: 'CONSTAT', preuve: PREUVE },
    donne: { phase: 'P7', armees: { 'D-P8-02': '2024-07-05' } },
  },
];
