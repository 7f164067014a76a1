import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { PIECES_DU_PROJET } from '../../parametres';
import { crpa, REGLE_APPLICATION } from '../../sources';
import { piecesManquantes } from '../demandes';
import { DemandeDePieces, DepotInitial, ReceptionDePieces } from '../evenements/champs';
import { Demande, FaitsCpts } from '../faits';
import { RegleCpts, surSaisie } from './communes';

/** Documents that only a guide wishes for: asking for them is allowed, and stops nothing. R-PROC-07. */
const nonExigees = ({ donnees, le, lire }: Examen<FaitsCpts, DemandeDePieces>): string[] => {
  const souhaitees = Object.values(lire(PIECES_DU_PROJET, le).valeur)
    .filter(({ exigee }) => !exigee)
    .map(({ libelle }) => libelle.toLowerCase());
  return donnees?.nature === 'BLOQUANTE'
    ? (donnees.pieces ?? []).filter((piece) => souhaitees.includes(piece.trim().toLowerCase()))
    : [];
};

/** Rules of the CRPA that every request for documents obeys. */
export const REGLES_PROCEDURE: readonly RegleCpts[] = [
  {
    code: 'R-PROC-04',
    enonce: 'Une demande bloquante cite le texte qui exige les pièces et fixe le temps imparti pour les produire.',
    sources: [crpa('L.114-5'), crpa('R.112-11-4')],
    vraie: surSaisie<DemandeDePieces>(
      ({ nature, texte, avantLe }, { le }) => nature === 'SIMPLE' || (Boolean(texte?.trim()) && (avantLe ?? '') >= le),
    ),
    message: ({ donnees, le }: Examen<FaitsCpts, DemandeDePieces>) =>
      !donnees?.texte?.trim() || donnees.avantLe === undefined
        ? `Une demande bloquante doit ${[
            ...(donnees?.texte?.trim() ? [] : ['citer le texte législatif ou réglementaire qui exige les pièces']),
            ...(donnees?.avantLe === undefined ? ['fixer la date avant laquelle produire les pièces'] : []),
          ].join(' et ')}.`
        : `La date fixée pour produire les pièces (${dateCourte(donnees.avantLe)}) précède la demande (${dateCourte(le)}).`,
    remede: () =>
      'Citez le texte et fixez une date ; si aucun texte n’exige ces pièces, faites une demande simple, qui ne touche pas le délai.',
  },
  {
    code: 'R-PROC-08',
    enonce: 'Le dépôt auprès d’un autre service précède la réception par l’ARS.',
    sources: [crpa('L.114-2'), crpa('L.114-3')],
    vraie: surSaisie<{ depotInitial?: DepotInitial }>(
      ({ depotInitial }, { le }) => depotInitial === undefined || depotInitial.le <= le,
    ),
    message: ({ donnees, le }: Examen<FaitsCpts, { depotInitial: DepotInitial }>) =>
      `Le dépôt du ${dateCourte(donnees!.depotInitial.le)} est postérieur à la réception par l’ARS, du ${dateCourte(le)}.`,
    remede: () => 'La date du fait est celle de la réception par l’ARS : vérifiez les deux dates.',
  },
  regleDeReception('R-PROC-05', 'L.114-5, al. 2', ({ projet }, type) =>
    type === 'RECEVOIR_PIECES_EVOLUTION' ? (projet?.evolution?.demandes ?? []) : (projet?.demandes ?? []),
  ),
  regleDeReception('R-PROC-06', 'L.114-5, al. 3', ({ lettre }) => lettre?.demandes ?? []),
  {
    code: 'R-PROC-07',
    enonce: 'Une demande bloquante ne porte que sur des pièces qu’un texte exige.',
    sources: [crpa('L.114-5'), REGLE_APPLICATION],
    vraie: (examen) => nonExigees(examen).length === 0,
    message: (examen) =>
      `Aucun texte connu n’exige ces pièces, qu’un guide seul prévoit : ${nonExigees(examen).join(', ')}.`,
    remede: () => 'Demandez-les par une demande simple : une demande bloquante à tort n’arrêterait pas le délai.',
  },
  {
    code: 'R-PROC-10',
    enonce: 'Une décision défavorable est motivée.',
    sources: [crpa('L.211-2')],
    // Dots or dashes fill the field and give no reason.
    vraie: surSaisie<{ motivation?: string }>(({ motivation = '' }) => /\p{L}{2}/u.test(motivation)),
    message: () => 'La décision défavorable doit être motivée.',
    remede: () => 'Énoncez les considérations de droit et de fait qui fondent la décision.',
  },
];

export function regleDeReception(
  code: string,
  article: string,
  demandes: (faits: FaitsCpts, type: string) => readonly Demande[],
): RegleCpts {
  return {
    code,
    enonce: 'Les pièces reçues répondent à une demande en attente.',
    sources: [crpa(article)],
    vraie: ({ faits, type, donnees }: Examen<FaitsCpts, ReceptionDePieces>) => {
      const attendues = piecesManquantes(demandes(faits, type));
      return attendues.length > 0 && (donnees?.pieces ?? []).every((piece) => attendues.includes(piece));
    },
    message: ({ faits, type, donnees }: Examen<FaitsCpts, ReceptionDePieces>) => {
      const attendues = piecesManquantes(demandes(faits, type));
      if (attendues.length === 0) return 'Aucune demande de pièces n’est en attente.';
      const inconnues = (donnees?.pieces ?? []).filter((piece) => !attendues.includes(piece));
      return `Ces pièces n’étaient pas attendues : ${inconnues.join(', ')}.`;
    },
    remede: ({ faits, type }) => {
      const attendues = piecesManquantes(demandes(faits, type));
      return attendues.length === 0
        ? 'Enregistrez d’abord la demande à laquelle ces pièces répondent.'
        : `Pièces attendues : ${attendues.join(', ')}.`;
    },
  };
}
