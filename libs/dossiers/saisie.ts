import { champsPersonnels, Personne } from '#libs/droit';
import { PersonneConservee } from '#libs/persistance';
import { instanceToPlain, plainToInstance } from 'class-transformer';
import { validateSync, ValidationError } from 'class-validator';
import { randomUUID } from 'node:crypto';
import { ChampInvalide, EntreeInvalide } from './issue';

/** A payload fit for the journal, and the people that it named, kept apart. */
export interface Saisie {
  donnees: object;
  personnes: PersonneConservee[];
}

/** Checks a payload against its class and takes the people out of it. Throws `EntreeInvalide` with every field at fault. */
export function lireSaisie(classe: new () => object, recu: unknown): Saisie {
  if (recu === null || typeof recu !== 'object' || Array.isArray(recu))
    throw new EntreeInvalide([{ champ: 'donnees', message: 'est un objet JSON' }]);
  const instance = plainToInstance(classe, recu, { exposeUnsetFields: false });
  const erreurs = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  const champs = erreurs.flatMap((erreur) => aplatir(erreur, ''));
  if (champs.length) throw new EntreeInvalide(champs as [ChampInvalide, ...ChampInvalide[]]);
  return separer(classe, instanceToPlain(instance, { exposeUnsetFields: false }) as Record<string, unknown>);
}

function separer(classe: new () => object, donnees: Record<string, unknown>): Saisie {
  const personnes: PersonneConservee[] = [];
  const referencer = (saisie: Personne) => {
    const personne = { id: randomUUID(), ...saisie };
    personnes.push(personne);
    return { personne: personne.id, joignable: Boolean(saisie.courriel ?? saisie.telephone) };
  };
  const gardees = { ...donnees };
  for (const champ of champsPersonnels(classe)) {
    const valeur = donnees[champ];
    if (Array.isArray(valeur)) gardees[champ] = (valeur as Personne[]).map(referencer);
    else if (valeur) gardees[champ] = referencer(valeur as Personne);
  }
  // Through JSON once: what is judged is exactly what the journal will hold.
  return { donnees: JSON.parse(JSON.stringify(gardees)) as object, personnes };
}

function aplatir(erreur: ValidationError, prefixe: string): ChampInvalide[] {
  const champ = `${prefixe}${erreur.property}`;
  const ici = Object.entries(erreur.constraints ?? {}).map(([contrainte, message]) => ({
    champ,
    message: EN_FRANCAIS[contrainte]?.(message) ?? message,
  }));
  return [...ici, ...(erreur.children ?? []).flatMap((enfant) => aplatir(enfant, `${champ}.`))];
}

const nombre = (message: string) => /\d+/.exec(message)?.[0] ?? '';

// class-validator speaks English; what is not here already speaks French.
const EN_FRANCAIS: Record<string, (message: string) => string> = {
  isString: () => 'est un texte',
  isInt: () => 'est un nombre entier',
  isBoolean: () => 'est vrai ou faux',
  isArray: () => 'est une liste',
  isEmail: () => 'est une adresse de courriel valide',
  isIn: (message) => `prend l’une des valeurs ${message.split('following values: ')[1] ?? 'admises'}`,
  min: (message) => `vaut au moins ${nombre(message)}`,
  max: (message) => `vaut au plus ${nombre(message)}`,
  minLength: (message) => `compte au moins ${nombre(message)} caractère(s)`,
  maxLength: (message) => `compte au plus ${nombre(message)} caractères`,
  arrayMinSize: (message) => `compte au moins ${nombre(message)} élément(s)`,
  arrayUnique: () => 'ne contient pas deux fois le même élément',
  matches: () => 'n’a pas la forme attendue',
  nestedValidation: () => 'est un objet de la forme attendue',
  whitelistValidation: () => 'n’est pas un champ connu de cet acte : retirez-le',
};
