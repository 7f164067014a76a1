import { ajouterSommes, Sommes } from '#libs/droit';
import { Cumul } from '#libs/moteur';

/** The money of several dossiers, in cents. Whichever way it is cut, the parts add up to the total. */
export interface Cumuls {
  /** `dossiers`: those of which some money counts. */
  parRegion: (Sommes & { region: string; dossiers: number })[];
  parPoste: (Sommes & { poste: string })[];
  /** Civil years. */
  parAnnee: (Sommes & { annee: number })[];
  total: Sommes & { dossiers: number };
}

interface Part extends Cumul {
  id: string;
  region: string;
}

/** @param annee only that civil year */
export function agreger(
  dossiers: readonly { id: string; regionArs: string; cumuls: readonly Cumul[] }[],
  annee?: number,
): Cumuls {
  const parts = dossiers
    .flatMap(({ id, regionArs, cumuls }) => cumuls.map((cumul): Part => ({ ...cumul, id, region: regionArs })))
    .filter((part) => annee === undefined || part.annee === annee);
  return {
    parRegion: grouper(parts, ({ region }) => region).map(([region, siennes]) => ({ region, ...compter(siennes) })),
    parPoste: grouper(parts, ({ poste }) => poste).map(([poste, siennes]) => ({ poste, ...ajouterSommes(siennes) })),
    parAnnee: grouper(parts, (part) => part.annee).map(([an, siennes]) => ({ annee: an, ...ajouterSommes(siennes) })),
    total: compter(parts),
  };
}

/** In the order of their keys. */
function grouper<C extends string | number>(parts: readonly Part[], cle: (part: Part) => C): [C, Part[]][] {
  const groupes = new Map<C, Part[]>();
  for (const part of parts) {
    const groupe = groupes.get(cle(part));
    if (groupe) groupe.push(part);
    else groupes.set(cle(part), [part]);
  }
  return [...groupes].sort(([a], [b]) => (a < b ? -1 : 1));
}

const compter = (parts: readonly Part[]) => ({
  dossiers: new Set(parts.map(({ id }) => id)).size,
  ...ajouterSommes(parts),
});
