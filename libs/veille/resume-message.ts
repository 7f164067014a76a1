import { DateCivile, dateCourte, Fuseau, jourCivil } from '#libs/droit';
import { MessageDeLApplication } from './messages';
import { GENRES, GenreDuResume, libelleDuGenre } from './preferences';
import type { Nouveaute } from './resume-nouveautes';

/** What the template of the digest reads beside what every message is given. */
export interface VariablesDuResume extends Record<string, unknown> {
  /** Day since which it is new. */
  depuis: DateCivile;
  genres: {
    titre: string;
    nombre: number;
    dossiers: {
      nom: string;
      /** Identity of the dossier, for the link to its page. */
      dossier: string | null;
      lignes: string[];
    }[];
    /** What is left out to keep the message short. */
    reste: string | null;
  }[];
}

/** Lines shown of one dossier, and dossiers of one kind: beyond, one reads the pages. */
const [LIGNES, DOSSIERS] = [10, 40];

const SANS_DOSSIER = 'Toute l’application';

/** The digest of one person. `nouveautes`: in order, at least one. */
export function messageDuResume(
  compte: string,
  nouveautes: readonly Nouveaute[],
  { jour, depuis, fuseau }: { jour: DateCivile; depuis: Date; fuseau: Fuseau },
): MessageDeLApplication {
  const nombre = nouveautes.length;
  const genres = GENRES.flatMap((genre) => {
    const siennes = nouveautes.filter((une) => une.genre === genre);
    return siennes.length ? [grouper(genre as GenreDuResume, siennes)] : [];
  });
  const variables: VariablesDuResume = { depuis: jourCivil(depuis.toISOString(), fuseau), genres };
  return {
    code: 'A-RESUME',
    titre: 'Résumé quotidien',
    gabarit: 'resume-quotidien',
    objet: `Résumé du ${dateCourte(jour)} : ${nombre > 1 ? `${nombre} nouveautés` : 'une nouveauté'}`,
    comptes: [compte],
    variables,
    reference: `RESUME-${jour}-${compte.slice(0, 8)}`.toUpperCase(),
  };
}

function grouper(genre: GenreDuResume, nouveautes: readonly Nouveaute[]): VariablesDuResume['genres'][number] {
  const ids = [...new Set(nouveautes.map(({ dossier }) => dossier?.id))];
  const parDossier = ids.map((id) => nouveautes.filter(({ dossier }) => dossier?.id === id));
  const dossiers = parDossier.slice(0, DOSSIERS).map((siennes) => {
    const { dossier } = siennes[0]!;
    const lignes = siennes.slice(0, LIGNES).map(({ texte }) => texte);
    const autres = siennes.length - lignes.length;
    if (autres) lignes.push(autres > 1 ? `et ${autres} autres` : 'et une autre');
    return { nom: dossier?.nom ?? SANS_DOSSIER, dossier: dossier?.id ?? null, lignes };
  });
  const tus = parDossier.length - dossiers.length;
  const reste = tus
    ? `Et ${tus} autre${tus > 1 ? 's' : ''} dossier${tus > 1 ? 's' : ''}, à lire dans l’application.`
    : null;
  return { titre: libelleDuGenre(genre), nombre: nouveautes.length, dossiers, reste };
}
