import type { Version, VueDossier } from '../api/types';
import { enMots } from '../mots/libelles';

type Etat = VueDossier['etat'];

interface Voie {
  nom: string;
  libelle: string;
}

/** Each parallel part of the dossier that awaits something, in the order of the procedure. */
export function voiesDe(etat: Etat, version: Version): Voie[] {
  return feuilles(etat)
    .map((chemin) => ({ chemin, rang: version.etats.findIndex((connu) => connu.chemin === chemin) }))
    .filter(({ rang }) => version.etats[rang]?.libelle && !version.etats[rang].repos)
    .sort((a, b) => a.rang - b.rang)
    .map(({ chemin, rang }) => ({
      nom: enMots(chemin.split('.').at(-2) ?? ''),
      libelle: sansPrefixe(version.etats[rang]!.libelle),
    }));
}

/** What each part of the dossier comes to await, between two states. */
export function nouveauxEtats(avant: Etat, apres: Etat, version: Version): string[] {
  const anciens = new Set(feuilles(avant));
  const libelles = new Map(version.etats.map(({ chemin, libelle }) => [chemin, libelle]));
  return feuilles(apres)
    .filter((chemin) => !anciens.has(chemin))
    .flatMap((chemin) => libelles.get(chemin) || []);
}

function feuilles(etat: Etat | undefined, prefixe = ''): string[] {
  if (etat === undefined) return [];
  if (typeof etat === 'string') return [`${prefixe}${etat}`];
  return Object.entries(etat).flatMap(([cle, sous]) => feuilles(sous as Etat | undefined, `${prefixe}${cle}.`));
}

// « FINESS : transmission à faire », under the heading FINESS, is said once.
function sansPrefixe(libelle: string): string {
  const suite = libelle.split(' : ').at(-1)!;
  return suite.charAt(0).toUpperCase() + suite.slice(1);
}
