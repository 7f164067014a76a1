import { DateCivile, ReferencePersonne } from '#libs/droit';
import type { ContexteFiche, EntreeDeFiche } from '#libs/moteur';
import { taille } from '../../tailles';
import { FaitsCpts, Population } from '../faits';

export type Contexte = ContexteFiche<FaitsCpts>;

/** A person, as a sheet shows them: how to reach them on one line. */
export interface PersonneEcrite {
  nom: string;
  qualite: string | null;
  joindre: string | null;
}

/** The payload of an entry of the journal, by its rank. Throws when the journal does not hold it. */
export function saisieDe<D>({ journal }: Pick<Contexte, 'journal'>, seq: number): D {
  return journal.find((entree) => entree.seq === seq)!.donnees as D;
}

/** The last entry of one of these types. */
export const derniere = ({ journal }: Pick<Contexte, 'journal'>, ...types: string[]): EntreeDeFiche | undefined =>
  journal.findLast(({ type }) => types.includes(type));

/** Who stands behind a reference; `null` when nobody is named, or once they are erased. */
export function ecrirePersonne(
  { personne }: Pick<Contexte, 'personne'>,
  reference: ReferencePersonne | undefined,
): PersonneEcrite | null {
  const connue = reference && personne(reference);
  if (!connue) return null;
  const { nom, qualite, courriel, telephone } = connue;
  const joindre = [courriel, telephone].filter(Boolean).join(' – ') || null;
  // An address alone names nobody: it stands for whom it reaches.
  return { nom: nom || (joindre ?? ''), qualite, joindre: nom ? joindre : null };
}

/** `T3`, or between which sizes the population leaves it, on a date. */
export function ecrireTaille({ total, maximum }: Population, le: DateCivile): string | null {
  if (total === 0) return null;
  const [basse, haute] = [taille(total, le).valeur, taille(maximum, le).valeur];
  return basse === haute ? `T${basse}` : `T${basse} à T${haute}, selon la part habitée des communes partagées`;
}

/** The first letter as a sentence begins. */
export const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1);

/** The validation of which the register was told, whatever became of the project since. */
export function validationInscrite({ faits, journal }: Contexte): { le: DateCivile; tacite: boolean } {
  const { transmission, rejet, immatriculation } = faits.finess!;
  const rang = transmission?.decision ?? rejet?.decision;
  const entree = journal.find(({ seq }) => seq === rang);
  if (entree) return { le: entree.le, tacite: entree.type === 'CONSTATER_VALIDATION_TACITE' };
  const decision = faits.projet?.decision;
  return { le: decision?.le ?? immatriculation!.le, tacite: decision?.mode === 'TACITE' };
}

/** The first ones of a list, and how many are left out. */
export interface ListeCoupee<T> {
  lignes: readonly T[];
  autres: number;
}

export const couper = <T>(liste: readonly T[], auPlus: number): ListeCoupee<T> => ({
  lignes: liste.slice(0, auPlus),
  autres: Math.max(0, liste.length - auPlus),
});

/** A text that must hold in a given place: cut at a word, and the cut is seen. */
export function abreger(texte: string, auPlus: number): string {
  if (texte.length <= auPlus) return texte;
  const debut = texte.slice(0, auPlus - 1);
  const mot = debut.lastIndexOf(' ');
  return `${(mot > auPlus / 2 ? debut.slice(0, mot) : debut).trimEnd()}…`;
}
