import { DateCivile } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { crpa, csp } from '../../sources';
import { finDuSilence } from '../delais';
import { DemandeDePieces } from '../evenements/champs';
import { Opposition } from '../evenements/projet-sante';
import { FaitsCpts } from '../faits';
import { Contexte, lettre, Reserves, reserves, VoiesDeRecours, voiesDeRecours } from './contenu';
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
    copies: ['CPAM', 'URPS'],
    canal: 'LRAR',
    bases: [csp('L.1434-12, al. 4'), crpa('L.211-2')],
    signataire: 'DG_ARS',
    variables: opposer,
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

function opposer(contexte: Contexte): OppositionAuProjet {
  const { faits, evenement } = contexte;
  const { motifs, motivation } = evenement.donnees as Opposition;
  const { recours, points } = voiesDeRecours(contexte, evenement.le, 'Cette opposition peut être contestée');
  return {
    nomCpts: faits.nom,
    dateReception: faits.projet!.le,
    dateOpposition: evenement.le,
    motifs: motifs.map((motif) => MOTIF_EN_CLAIR[motif as keyof typeof MOTIF_EN_CLAIR]),
    motivation,
    recours,
    aConfirmer: reserves(...points, 'Q-04'),
  };
}
