import { somme } from '#libs/droit';
import { Cumul } from '#libs/moteur';

export type SommesCumulees = Pick<Cumul, 'prevu' | 'du' | 'valide' | 'paye'>;

/** The money of several dossiers, in cents. Whichever way it is cut, the parts add up to the total. */
export interface Cumuls {
  /** `dossiers`: those of which some money counts. */
  parRegion: (SommesCumulees & { region: string; dossiers: number })[];
  parPoste: (SommesCumulees & { poste: string })[];
  /** Civil years. */
  parAnnee: (SommesCumulees & { annee: number })[];
  total: SommesCumulees & { dossiers: number };
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
    parPoste: grouper(parts, ({ poste }) => poste).map(([poste, siennes]) => ({ poste, ...sommer(siennes) })),
    parAnnee: grouper(parts, (part) => part.annee).map(([an, siennes]) => ({ annee: an, ...sommer(siennes) })),
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

const compter = (parts: readonly Part[]) => ({ dossiers: new Set(parts.map(({ id }) => id)).size, ...sommer(parts) });

const sommer = (parts: readonly Part[]): SommesCumulees => ({
  prevu: somme(parts.map(({ prevu }) => prevu)),
  du: somme(parts.map(({ du }) => du)),
  valide: somme(parts.map(({ valide }) => valide)),
  paye: somme(parts.map(({ paye }) => paye)),
});
