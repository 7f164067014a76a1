import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_PIECE_ACI, PIECES_EXIGEES, PIECES_RECOMMANDEES, PieceAci } from '../../parametres';
import { ficheFas, REGLE_APPLICATION } from '../../sources';
import { ConvocationNegociation } from '../evenements/contrat';
import { FaitsCpts } from '../faits';
import { RegleCpts, surSaisie } from './communes';

type ExamenPieces = Examen<FaitsCpts, { pieces?: readonly PieceAci[] }>;

const nommer = (pieces: readonly PieceAci[]): string => pieces.map((piece) => LIBELLE_PIECE_ACI[piece]).join(', ');

/** Compulsory documents that are still lacking once this act is recorded; what says nothing of them lacks none. */
function manquantes({ type, faits, le, donnees, lire }: ExamenPieces): readonly PieceAci[] {
  const attendues =
    type === 'RECEVOIR_PIECES_ACI' ? (faits.contrat?.piecesAttendues ?? []) : lire(PIECES_EXIGEES, le).valeur;
  const { pieces } = donnees ?? {};
  return pieces ? attendues.filter((piece) => !pieces.includes(piece)) : [];
}

const inattendues = ({ faits, donnees }: ExamenPieces): PieceAci[] =>
  (donnees?.pieces ?? []).filter((piece) => !faits.contrat?.piecesAttendues?.includes(piece));

const nonExigees = ({ donnees, le, lire }: ExamenPieces): PieceAci[] =>
  (donnees?.pieces ?? []).filter((piece) => !lire(PIECES_EXIGEES, le).valeur.includes(piece));

const conseillees = ({ donnees, le, lire }: ExamenPieces): readonly PieceAci[] =>
  donnees?.pieces ? lire(PIECES_RECOMMANDEES, le).valeur.filter((piece) => !donnees.pieces!.includes(piece)) : [];

export const REGLES_DEMANDE_ACI: readonly RegleCpts[] = [
  {
    code: 'A-PIECES-ACI',
    enonce: 'Les quatre pièces exigées sont au dossier de la demande.',
    sources: [ficheFas('la demande de contrat')],
    vraie: (examen: ExamenPieces) => manquantes(examen).length === 0,
    message: (examen: ExamenPieces) => `Il manque au dossier : ${nommer(manquantes(examen))}.`,
    remede: () => 'Demandez ces pièces à la CPTS ; la demande est complète quand toutes sont reçues.',
  },
  {
    code: 'A-PIECES-RECOMMANDEES',
    enonce: 'Les pièces recommandées accompagnent la demande.',
    sources: [REGLE_APPLICATION],
    aConfirmer: ['Q-32'],
    vraie: (examen: ExamenPieces) => conseillees(examen).length === 0,
    message: (examen: ExamenPieces) => `Pièces recommandées absentes, sans effet : ${nommer(conseillees(examen))}.`,
    remede: () => 'Demandez-les pour préparer la signature : aucune n’est exigée.',
  },
  {
    code: 'A-PIECES-EXIGEES',
    enonce: 'Seules les pièces exigées rendent une demande incomplète.',
    sources: [ficheFas('la demande de contrat'), REGLE_APPLICATION],
    aConfirmer: ['Q-32'],
    vraie: (examen: ExamenPieces) => nonExigees(examen).length === 0,
    message: (examen: ExamenPieces) => `Ces pièces sont recommandées, non exigées : ${nommer(nonExigees(examen))}.`,
    remede: () => 'Retirez-les de cette demande : elles se demandent pendant la négociation, qui continue.',
  },
  {
    code: 'A-PIECES-ATTENDUES',
    enonce: 'Les pièces reçues sont de celles que la demande attend.',
    sources: [ficheFas('la demande de contrat')],
    vraie: (examen: ExamenPieces) => inattendues(examen).length === 0,
    message: (examen: ExamenPieces) => `Ces pièces n’étaient pas attendues : ${nommer(inattendues(examen))}.`,
    remede: ({ faits }) => `Pièces attendues : ${nommer(faits.contrat?.piecesAttendues ?? [])}.`,
  },
  {
    code: 'A-SEANCE',
    enonce: 'La séance est fixée au plus tôt le jour de la convocation.',
    sources: [REGLE_APPLICATION],
    vraie: surSaisie<ConvocationNegociation>(({ seanceLe }, { le }) => seanceLe >= le),
    message: ({ donnees, le }: Examen<FaitsCpts, ConvocationNegociation>) =>
      `La séance du ${dateCourte(donnees!.seanceLe)} précède la convocation, du ${dateCourte(le)}.`,
    remede: () => 'Vérifiez la date de la séance.',
  },
];
