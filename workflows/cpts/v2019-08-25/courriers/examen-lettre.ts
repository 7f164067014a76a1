import { DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { INSTANCE_REGIONALE } from '../../parametres';
import { COMITE_NOUVELLE_AQUITAINE, crpa, guideReunion } from '../../sources';
import { DemandeDePieces, Motivation } from '../evenements/champs';
import { ConvocationComite } from '../evenements/examen-lettre';
import { FaitsCpts } from '../faits';
import { finDuSilenceSurLaLettre } from '../silence-lettre';
import {
  Contexte,
  echeance,
  ecrireTerritoire,
  lettre,
  REPORT_AU_JOUR_OUVRE,
  Reserves,
  reserves,
  TerritoireEcrit,
  VoiesDeRecours,
  voiesDeRecours,
} from './contenu';

/** C-P2-02. */
export type ComplementDeLettre = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  pieces: readonly string[];
  avantLe: DateCivile | null;
  /** `null` for documents that no text requires: they do not touch the period. Source: R-PROC-06, R-PROC-07. */
  exigence: {
    texte: string;
    delai: string;
    /** When silence may refuse, should nothing come before the end of the time allowed. */
    dateDecision: DateCivile;
  } | null;
};

/** C-P2-04. */
export type RefusDeLettre = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  /** The refusal itself, or the communication of the reasons of one that silence made. */
  dateDecision: DateCivile;
  motivation: string;
  /** The refusal born of silence whose reasons were asked for. Source: R-PROC-15. */
  implicite: { neLe: DateCivile; motifsDemandesLe: DateCivile } | null;
  recours: VoiesDeRecours;
};

/** C-P2-05. */
export type ConvocationDuComite = Reserves & {
  nomCpts: string;
  instance: string;
  pour: DateCivile;
  dateReception: DateCivile;
  territoire: TerritoireEcrit;
};

export const COURRIERS_EXAMEN_LETTRE: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P2-02', {
    titre: 'Demande de compléments à la lettre d’intention',
    evenements: ['DEMANDER_COMPLEMENT_LETTRE_INTENTION'],
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [crpa('L.114-5 et R.112-11-4')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: completer,
  }),
  lettre('C-P2-04', {
    titre: 'Refus de la lettre d’intention',
    evenements: ['REFUSER_LETTRE_INTENTION', 'COMMUNIQUER_MOTIFS_REFUS_LETTRE'],
    emetteur: 'ARS',
    destinataires: ['PORTEUR'],
    copies: ['CPAM'],
    canal: 'LRAR',
    bases: [crpa('L.211-2, L.231-4 (2° et 3°) et L.232-4')],
    signataire: 'DG_ARS',
    variables: refuser,
  }),
  lettre('C-P2-05', {
    titre: 'Convocation à l’examen d’une lettre d’intention',
    evenements: ['CONVOQUER_COMITE'],
    emetteur: 'ARS',
    destinataires: ['CPAM', 'URPS'],
    canal: 'COURRIEL',
    bases: [COMITE_NOUVELLE_AQUITAINE, guideReunion('examen de la lettre d’intention')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: convoquer,
  }),
];

function completer(contexte: Contexte): ComplementDeLettre {
  const { faits, evenement } = contexte;
  const { nature, pieces, texte, avantLe } = evenement.donnees as DemandeDePieces;
  const silence = nature === 'BLOQUANTE' ? echeance(contexte, 'D-P2-01') : undefined;
  return {
    nomCpts: faits.nom,
    dateReception: faits.lettre!.le,
    pieces,
    avantLe: avantLe ?? null,
    exigence: silence ? { texte: texte!, delai: dureeEnClair(silence.duree), dateDecision: silence.echeance } : null,
    aConfirmer: silence ? reserves(silence.aConfirmer, REPORT_AU_JOUR_OUVRE) : [],
  };
}

function refuser(contexte: Contexte): RefusDeLettre {
  const { faits, evenement, lire } = contexte;
  const { motifsRefus } = faits;
  const communication = evenement.type === 'COMMUNIQUER_MOTIFS_REFUS_LETTRE';
  const { recours, points } = voiesDeRecours(contexte, evenement.le, 'Ce refus peut être contesté');
  return {
    nomCpts: faits.nom,
    dateReception: faits.lettre!.le,
    dateDecision: evenement.le,
    motivation: (evenement.donnees as Motivation).motivation,
    implicite: communication
      ? { neLe: finDuSilenceSurLaLettre(faits, lire)!, motifsDemandesLe: motifsRefus!.le }
      : null,
    recours,
    aConfirmer: reserves(...points, ...(communication ? ['Q-01', REPORT_AU_JOUR_OUVRE] : [])),
  };
}

function convoquer({ faits, evenement, lire }: Contexte): ConvocationDuComite {
  const { instance, pour } = evenement.donnees as ConvocationComite;
  const regionale = lire(INSTANCE_REGIONALE, faits.lettre!.le);
  return {
    nomCpts: faits.nom,
    instance: instance ?? regionale.valeur.nom,
    pour,
    dateReception: faits.lettre!.le,
    territoire: ecrireTerritoire(faits),
    aConfirmer: reserves('Q-14', ...(instance ? [] : [regionale])),
  };
}
