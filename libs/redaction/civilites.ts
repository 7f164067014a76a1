import type { Civilite } from '#libs/droit';

/** Whom a letter speaks to, as far as it is known. Nothing is guessed from a first name. */
export interface PersonneNommee {
  nom?: string | null;
  /** As typed: « Médecin généraliste, président de l’association ». */
  qualite?: string | null;
  civilite?: Civilite | null;
}

/** One person who did not say how to be addressed, several people, or a legal person. */
export const APPEL_NEUTRE = 'Madame, Monsieur';

const TITRE: Record<Civilite, string> = { MADAME: 'Madame', MONSIEUR: 'Monsieur' };

/** Functions by which a person is addressed, masculine and feminine, the longest first. */
const FONCTIONS = [
  ['vice-président', 'vice-présidente'],
  ['coprésident', 'coprésidente'],
  ['co-président', 'co-présidente'],
  ['président', 'présidente'],
  ['directeur', 'directrice'],
  ['coordonnateur', 'coordonnatrice'],
  ['coordinateur', 'coordinatrice'],
  ['trésorier', 'trésorière'],
  ['secrétaire', 'secrétaire'],
] as const;
/** Words that agree too, but by which nobody is addressed. */
const AUTRES = [
  ['général', 'générale'],
  ['adjoint', 'adjointe'],
  ['porteur', 'porteuse'],
] as const;

const formes = (fonction: readonly [string, string]) => `${fonction[1]}|${fonction[0]}`;
// Not \b: an accented letter is no letter to it.
const mot = (motif: string) => `(?<![\\p{L}-])(?:${motif})(?![\\p{L}-])`;
const FONCTION = FONCTIONS.map(formes).join('|');
const RANG = '(?: (générale?))?(?: (adjointe?))?(?![\\p{L}-])';
const FONCTION_EXERCEE = new RegExp(`${mot(`(${FONCTION})`)}${RANG}`, 'iu');
const SIGNATAIRE = new RegExp(`^(?:(la|le) )?(${FONCTION})${RANG}`, 'iu');
const DOCTEUR = /^(?:dr|docteur|docteure)\.?\s/iu;
const VOYELLE = /^[aeiouyàâäéèêëîïôöùûü]/iu;

/** The quality as it is said of this person: « présidente » of a woman, whatever was typed. Unchanged without a civility. */
export function accorder(qualite: string, civilite: Civilite | null | undefined): string {
  if (!civilite) return qualite;
  const rang = civilite === 'MADAME' ? 1 : 0;
  return [...FONCTIONS, ...AUTRES].reduce(
    (texte, paire) =>
      texte.replace(new RegExp(mot(formes(paire)), 'giu'), (ecrit) =>
        majuscule(ecrit) ? capitaliser(paire[rang]) : paire[rang],
      ),
    qualite,
  );
}

/** « Madame la Présidente », « Monsieur », « Docteur » or, when nothing says more, « Madame, Monsieur ». Without a comma. */
export function appelDe({ nom, qualite, civilite }: PersonneNommee): string {
  if (!nom) return APPEL_NEUTRE;
  const fonction = civilite && qualite ? FONCTION_EXERCEE.exec(accorder(qualite, civilite)) : null;
  if (civilite && fonction) return parFonction(civilite, fonction.slice(1));
  // A title that is typed with the name is kept, alone: it has no need of another one.
  if (DOCTEUR.test(nom)) return 'Docteur';
  return civilite ? TITRE[civilite] : APPEL_NEUTRE;
}

/** One person is addressed as they are; several, or nobody in particular, neutrally. */
export function appelCommun(personnes: readonly PersonneNommee[]): string {
  const nommees = personnes.filter(({ nom }) => nom);
  return nommees.length === 1 ? appelDe(nommees[0]!) : APPEL_NEUTRE;
}

/**
 * An agency is addressed by the function of whoever leads it, only when the quality of its signatory says it without doubt:
 * « La directrice », « Directrice générale de… », « Le président ». A masculine without its article may be a mere title.
 */
export function appelDeLAgence(qualiteDuSignataire: string | undefined): string {
  const [, article, fonction, ...suite] = SIGNATAIRE.exec(qualiteDuSignataire ?? '') ?? [];
  if (!fonction) return APPEL_NEUTRE;
  const feminin = FONCTIONS.some(([masculin, forme]) => forme !== masculin && forme === fonction.toLowerCase());
  if (!feminin && !article) return APPEL_NEUTRE;
  return parFonction(article?.toLowerCase() === 'la' || feminin ? 'MADAME' : 'MONSIEUR', [fonction, ...suite]);
}

/** The name as an envelope bears it: « Madame Camille Martin », « Dr Camille Martin ». */
export function nommer({ nom, civilite }: PersonneNommee): string {
  if (!nom) return '';
  return civilite && !DOCTEUR.test(nom) && !/^(?:m\.|mme|madame|monsieur)\s/iu.test(nom)
    ? `${TITRE[civilite]} ${nom}`
    : nom;
}

/** « À l’attention de Madame Camille Martin, présidente ». */
export function aLAttentionDe(personne: PersonneNommee): string {
  const nom = nommer(personne);
  const qualite = personne.qualite ? accorder(personne.qualite, personne.civilite) : '';
  return `À l’attention ${VOYELLE.test(nom) ? 'd’' : 'de '}${nom}${qualite ? `, ${enSuite(qualite)}` : ''}`;
}

/** The closing formula, which repeats the form of address. */
export function politesse(appel: string): string {
  return `Je vous prie d’agréer, ${appel}, l’expression de ma considération distinguée.`;
}

function parFonction(civilite: Civilite, mots: readonly (string | undefined)[]): string {
  const nom = mots.filter(Boolean).join(' ').toLowerCase();
  return `${TITRE[civilite]} ${civilite === 'MADAME' ? 'la' : 'le'} ${capitaliser(nom)}`;
}

/** After a comma a quality takes no capital, unless it begins with an acronym. */
function enSuite(qualite: string): string {
  return /^\p{Lu}\p{Ll}/u.test(qualite) ? qualite[0]!.toLowerCase() + qualite.slice(1) : qualite;
}

const majuscule = (texte: string): boolean => /^\p{Lu}/u.test(texte);
const capitaliser = (texte: string): string => texte[0]!.toUpperCase() + texte.slice(1);
