import { Duree, Parametre } from '#libs/droit';
import type { Depart, Lire } from '#libs/moteur';

/** The start of a target that an ARS may set: none as long as it has given it no length. */
export function departDeCible(parametre: Parametre<Duree>, depart: Depart, lire: Lire): Depart[] {
  const [longueur] = Object.values(lire(parametre, depart.le).valeur) as number[];
  return longueur ? [depart] : [];
}
