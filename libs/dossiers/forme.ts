import { champsPersonnels, contientIban } from '#libs/droit';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import { ChampInvalide } from './issue';
import { schemaDe } from './schemas';

type Classe = new () => object;

const MAX_ELEMENTS = 1000;
const MAX_CARACTERES = 10_000;
/** Control characters, and those that make a text read in another order than it is written. */
const INVISIBLES = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/;
/** A surrogate without its pair: no text at all for PostgreSQL. */
const MAL_FORME = /\p{Surrogate}/u;
const COURRIEL = /[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}/i;
// In pairs as people write them, or after a country code; bare runs of digits are references more often than numbers.
const TELEPHONE =
  /(?<![\d-])(?:(?:\+|00)(?:33|262|508|590|594|596)[ .-]?(?:\(0\)[ .-]?)?[1-9]\d{0,2}(?:[ .-]?\d{2}){3,4}|0[1-9](?:([ .-])\d{2})(?:\1\d{2}){3}|0[67]\d{8}|0[1-9]\d{2}(?:([ .-])\d{2})(?:\2\d{2}){2})(?![ .-]?\d)/;

/**
 * What class-validator lets through: a list where one object is awaited, texts that print nothing, lists without end,
 * bank details wherever they are, and people's addresses in what goes to the journal.
 */
export function defautsDeForme(classe: Classe, recu: object, chemin = '', personnel = false): ChampInvalide[] {
  const schema = (schemaDe(classe)['properties'] ?? {}) as Record<string, { type?: string; format?: string }>;
  const prives = champsPersonnels(classe);
  return Object.entries(recu).flatMap(([nom, valeur]) => {
    const champ = `${chemin}${nom}`;
    const prive = personnel || prives.includes(nom);
    if (Array.isArray(valeur) && valeur.length > MAX_ELEMENTS)
      return [{ champ, message: `compte au plus ${MAX_ELEMENTS} éléments` }];
    const imbriquee = defaultMetadataStorage.findTypeMetadata(classe, nom)?.typeFunction() as Classe | undefined;
    if (!imbriquee) {
      const coordonnees = prive || ['email', 'tel'].includes(schema[nom]?.format ?? '');
      return textesDe(valeur, champ).flatMap(([ou, texte]) => defautsDeTexte(texte, ou, coordonnees));
    }
    const liste = schema[nom]?.type === 'array';
    if (liste && !Array.isArray(valeur)) return [];
    const objets: [string, unknown][] = liste
      ? (valeur as unknown[]).map((element, rang) => [`${champ}.${rang}`, element])
      : [[champ, valeur]];
    return objets.flatMap(([ou, objet]) => {
      if (objet === undefined || objet === null) return [];
      return estObjet(objet)
        ? defautsDeForme(imbriquee, objet, `${ou}.`, prive)
        : [{ champ: ou, message: 'est un objet de la forme attendue' }];
    });
  });
}

export function estObjet(valeur: unknown): valeur is object {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}

function textesDe(valeur: unknown, champ: string): [string, string][] {
  if (typeof valeur === 'string') return [[champ, valeur]];
  if (!Array.isArray(valeur)) return [];
  return valeur.flatMap((texte, rang) => (typeof texte === 'string' ? [[`${champ}.${rang}`, texte]] : []));
}

/** What is wrong with a text that a person typed. `coordonnees`: it may give an e-mail address or a telephone. */
export function defautsDeTexte(texte: string, champ: string, coordonnees: boolean): ChampInvalide[] {
  const dire = (message: string): ChampInvalide[] => [{ champ, message }];
  if (texte.length > MAX_CARACTERES) return dire(`compte au plus ${MAX_CARACTERES} caractères`);
  if (MAL_FORME.test(texte) || INVISIBLES.test(texte)) return dire('contient un caractère qui ne s’imprime pas');
  if (texte.length > 0 && texte.trim() === '') return dire('est vide : remplissez-le, ou retirez-le');
  if (contientIban(texte))
    return dire('contient un IBAN : les coordonnées bancaires ne s’enregistrent jamais ici, retirez-les');
  if (coordonnees) return [];
  if (COURRIEL.test(texte) || TELEPHONE.test(texte))
    return dire(
      'contient une adresse de courriel ou un téléphone : les personnes restent hors du journal, retirez-les',
    );
  return [];
}
