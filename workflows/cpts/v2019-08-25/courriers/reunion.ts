import { DateCivile } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { LIBELLE_POINT_REUNION } from '../../contenu-lettre';
import { ORDRE_DU_JOUR_REUNION } from '../../parametres';
import { guideHdf } from '../../sources';
import { CompteRenduReunion, ConvocationReunion, ReportReunion } from '../evenements/reunion';
import { FaitsCpts } from '../faits';
import { Contexte, ecrireTerritoire, lettre, Reserves, reserves, TerritoireEcrit } from './contenu';

/** C-P3-01. */
export type InvitationReunion = Reserves & {
  nomCpts: string;
  date: DateCivile;
  /** A place or a link; `null` while neither is fixed. */
  lieu: string | null;
  points: readonly string[];
  territoire: TerritoireEcrit;
  /** True when this date takes the place of another one. */
  reportee: boolean;
};

/** C-P3-02. */
export type CompteRendu = Reserves & {
  nomCpts: string;
  dateReunion: DateCivile;
  presents: number | null;
  /** What becomes of the territory and of the orientations. */
  ajustement: boolean;
  volontaires: readonly { groupe: string; nombre: number }[];
  questions: string | null;
};

// The professionals of a territory are on no list: the invitation is handed to those who spread it.
const PARTICIPANTS = ['PROFESSIONNELS', 'URPS', 'PORTEUR'];

export const COURRIERS_REUNION: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P3-01', {
    titre: 'Invitation à la réunion d’information territoriale',
    evenements: ['CONVOQUER_REUNION_INFORMATION', 'REPORTER_REUNION_INFORMATION'],
    si: ({ evenement }) => (evenement.donnees as ReportReunion).pour !== undefined,
    emetteur: 'URPS',
    destinataires: PARTICIPANTS,
    copies: ['ARS', 'CPAM'],
    canal: 'COURRIEL',
    bases: [guideHdf('fiche 5')],
    signataire: 'URPS',
    variables: inviter,
  }),
  lettre('C-P3-02', {
    titre: 'Compte rendu de la réunion d’information territoriale',
    evenements: ['DIFFUSER_COMPTE_RENDU_REUNION'],
    emetteur: 'URPS',
    destinataires: PARTICIPANTS,
    copies: ['ARS', 'CPAM'],
    canal: 'COURRIEL',
    bases: [guideHdf('fiche 5')],
    signataire: 'URPS',
    variables: rendreCompte,
  }),
];

function inviter({ faits, evenement, lire }: Contexte): InvitationReunion {
  const { pour, lieu, ordreDuJour } = evenement.donnees as ConvocationReunion;
  const attendus = lire(ORDRE_DU_JOUR_REUNION, evenement.le);
  return {
    nomCpts: faits.nom,
    date: pour,
    lieu: lieu ?? null,
    points: (ordreDuJour ?? attendus.valeur).map((point) => LIBELLE_POINT_REUNION[point]),
    territoire: ecrireTerritoire(faits),
    reportee: evenement.type === 'REPORTER_REUNION_INFORMATION',
    aConfirmer: reserves(attendus),
  };
}

function rendreCompte({ faits, evenement }: Contexte): CompteRendu {
  const { suite, volontaires = [], questions } = evenement.donnees as CompteRenduReunion;
  const { le, presents } = faits.reunion!;
  return {
    nomCpts: faits.nom,
    dateReunion: le,
    presents: presents ?? null,
    ajustement: suite === 'AJUSTER',
    volontaires: volontaires.map(({ groupe, nombre }) => ({ groupe, nombre })),
    questions: questions?.trim() || null,
    aConfirmer: [],
  };
}
