import { DateCivile } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { crpa, csp } from '../../sources';
import { finDuSilence } from '../delais';
import { DemandeDePieces } from '../evenements/champs';
import { Opposition } from '../evenements/projet-sante';
import { FaitsCpts } from '../faits';
import {
  Contexte,
  ecrireTerritoire,
  lettre,
  Reserves,
  reserves,
  TerritoireEcrit,
  VoiesDeRecours,
  voiesDeRecours,
} from './contenu';
import { MOTIF_EN_CLAIR, RESERVES_DU_SILENCE } from './projet-sante';

/** C-P5-03. */
export type DemandeSimple = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  pieces: readonly string[];
  avantLe: DateCivile | null;
  /** The day of the tacit decision, which stays as it was; `null` while silence does not run. */
  dateDecision: DateCivile | null;
};

/** C-P5-04. */
export type OppositionAuProjet = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  dateOpposition: DateCivile;
  motifs: readonly string[];
  motivation: string;
  recours: VoiesDeRecours;
};

/** C-P5-07. */
export type InformationSurLaDecision = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  dateDecision: DateCivile;
  /** On what the agency opposed the project; `null` when it accepted it. */
  opposition: { motifs: readonly string[] } | null;
  territoire: TerritoireEcrit;
};

export const COURRIERS_DECISION_PROJET: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P5-03', {
    titre: 'Demande de pièces complémentaires',
    evenements: ['DEMANDER_PIECES_PROJET_SANTE'],
    si: ({ evenement }) => (evenement.donnees as DemandeDePieces).nature === 'SIMPLE',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [csp('L.1434-12'), crpa('L.114-5')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: demander,
  }),
  lettre('C-P5-04', {
    titre: 'Opposition au projet de santé',
    evenements: ['OPPOSER_PROJET_SANTE'],
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    canal: 'LRAR',
    bases: [csp('L.1434-12, al. 4'), crpa('L.211-2')],
    signataire: 'DG_ARS',
    variables: opposer,
  }),
  // Silence writes one document only, the certificate: its copies tell them (C-P5-06).
  lettre('C-P5-07', {
    titre: 'Information sur la décision relative à un projet de santé',
    evenements: ['VALIDER_PROJET_SANTE', 'OPPOSER_PROJET_SANTE'],
    emetteur: 'ARS',
    destinataires: ['CPAM', 'URPS'],
    canal: 'COURRIEL',
    bases: [csp('L.1434-12')],
    signataire: 'ARS_INSTRUCTEUR',
    variables: informer,
  }),
];

function demander({ faits, evenement, lire }: Contexte): DemandeSimple {
  const { pieces, avantLe } = evenement.donnees as DemandeDePieces;
  const dateDecision = finDuSilence(faits, lire) ?? null;
  return {
    nomCpts: faits.nom,
    dateReception: faits.projet!.le,
    pieces,
    avantLe: avantLe ?? null,
    dateDecision,
    aConfirmer: dateDecision ? RESERVES_DU_SILENCE : [],
  };
}

const nommer = (motifs: readonly string[]) =>
  motifs.map((motif) => MOTIF_EN_CLAIR[motif as keyof typeof MOTIF_EN_CLAIR]);

function informer({ faits, evenement }: Contexte): InformationSurLaDecision {
  const opposition = evenement.type === 'OPPOSER_PROJET_SANTE';
  return {
    nomCpts: faits.nom,
    dateReception: faits.projet!.le,
    dateDecision: evenement.le,
    opposition: opposition ? { motifs: nommer((evenement.donnees as Opposition).motifs) } : null,
    territoire: ecrireTerritoire(faits),
    aConfirmer: ['Q-14', ...(opposition ? ['Q-04'] : [])].sort(),
  };
}

function opposer(contexte: Contexte): OppositionAuProjet {
  const { faits, evenement } = contexte;
  const { motifs, motivation } = evenement.donnees as Opposition;
  const { recours, points } = voiesDeRecours(contexte, evenement.le, 'Cette opposition peut être contestée');
  return {
    nomCpts: faits.nom,
    dateReception: faits.projet!.le,
    dateOpposition: evenement.le,
    motifs: nommer(motifs),
    motivation,
    recours,
    aConfirmer: reserves(...points, 'Q-04'),
  };
}
