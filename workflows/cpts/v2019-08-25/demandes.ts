import { DateCivile } from '#libs/droit';
import { Demande, demandesEnAttente } from './faits';

// Requests for documents live the same life on the letter of intent and on the health project.

/** A request as the dossier remembers it. */
export function demander(
  { nature, pieces, texte, avantLe }: Pick<Demande, 'nature' | 'pieces' | 'texte' | 'avantLe'>,
  le: DateCivile,
  seq: number,
): Demande {
  return { le, seq, nature, pieces, recues: [], ...(texte && { texte }), ...(avantLe && { avantLe }) };
}

/** The requests once `pieces` are received; all that is awaited when none is named. */
export function recevoir(
  demandes: readonly Demande[],
  pieces: readonly string[] | undefined,
  le: DateCivile,
  seq: number,
): readonly Demande[] {
  return demandes.map((demande) => {
    if (demande.completeLe) return demande;
    const manquantes = demande.pieces.filter((piece) => !demande.recues.some((recue) => recue.piece === piece));
    const arrivees = manquantes.filter((piece) => !pieces || pieces.includes(piece));
    if (arrivees.length === 0) return demande;
    return {
      ...demande,
      recues: [...demande.recues, ...arrivees.map((piece) => ({ piece, le, seq }))],
      ...(arrivees.length === manquantes.length ? { completeLe: le } : {}),
    };
  });
}

export function piecesManquantes(demandes: readonly Demande[], nature?: Demande['nature']): string[] {
  return demandesEnAttente(demandes, nature).flatMap((demande) =>
    demande.pieces.filter((piece) => !demande.recues.some((recue) => recue.piece === piece)),
  );
}

/** Which way a receipt leads: `COMPLET` when it ends the last blocking wait, `PARTIEL` otherwise. */
export function aiguillerReception(demandes: readonly Demande[], pieces: readonly string[] | undefined): string {
  const attendues = piecesManquantes(demandes, 'BLOQUANTE');
  const reste = pieces ? attendues.filter((piece) => !pieces.includes(piece)) : [];
  return attendues.length > 0 && reste.length === 0 ? 'COMPLET' : 'PARTIEL';
}
