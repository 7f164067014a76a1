import { champsPersonnels, DateCivile, estDateCivile, Personne, ReferencePersonne } from '#libs/droit';
import { PersonneConservee } from '#libs/persistance';
import { instanceToPlain, plainToInstance } from 'class-transformer';
import { validateSync, ValidationError } from 'class-validator';
import { randomUUID } from 'node:crypto';
import { defautsDeForme, estObjet } from './forme';
import { ChampInvalide, EntreeInvalide } from './issue';

/** A payload fit for the journal, and the people that it named, kept apart. */
export interface Saisie {
  donnees: object;
  personnes: PersonneConservee[];
}

/** A civil date that was received in a field. Throws `EntreeInvalide`. */
export function lireDate(valeur: unknown, champ: string): DateCivile {
  if (estDateCivile(valeur)) return valeur;
  throw new EntreeInvalide([{ champ, message: 'est une date qui existe, au format AAAA-MM-JJ' }]);
}

/** Checks a payload against its class and takes the people out of it. Throws `EntreeInvalide` with every field at fault. */
export function lireSaisie(classe: new () => object, recu: unknown): Saisie {
  if (!estObjet(recu)) throw new EntreeInvalide([{ champ: 'donnees', message: 'est un objet JSON' }]);
  const informes = defautsDeForme(classe, recu);
  if (informes.length) throw new EntreeInvalide(informes as [ChampInvalide, ...ChampInvalide[]]);
  const instance = plainToInstance(classe, recu, { exposeUnsetFields: false });
  const erreurs = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  const champs = erreurs.flatMap((erreur) => aplatir(erreur, ''));
  if (champs.length) throw new EntreeInvalide(champs as [ChampInvalide, ...ChampInvalide[]]);
  return separer(classe, instanceToPlain(instance, { exposeUnsetFields: false }) as Record<string, unknown>);
}

function separer(classe: new () => object, donnees: Record<string, unknown>): Saisie {
  const personnes: PersonneConservee[] = [];
  // A person, or only where to write to them.
  const referencer = (saisie: Personne | string): ReferencePersonne => {
    const connue = typeof saisie === 'string' ? { courriel: saisie } : saisie;
    const personne: PersonneConservee = { id: randomUUID(), ...connue };
    personnes.push(personne);
    return { personne: personne.id, joignable: Boolean(personne.courriel ?? personne.telephone) };
  };
  const gardees = { ...donnees };
  for (const champ of champsPersonnels(classe)) {
    const valeur = donnees[champ];
    if (Array.isArray(valeur)) gardees[champ] = (valeur as Personne[]).map(referencer);
    else if (valeur) gardees[champ] = referencer(valeur as Personne | string);
  }
  // Through JSON once: what is judged is exactly what the journal will hold.
  return { donnees: JSON.parse(JSON.stringify(gardees)) as object, personnes };
}

/** The payload without what was drawn at random for the people that it named: the same act gives the same text. */
export function sansPersonnes({ donnees, personnes }: Saisie): unknown {
  const ids = new Set(personnes.map(({ id }) => id));
  const tire = (cle: string, valeur: unknown) => cle === 'personne' && ids.has(valeur as string);
  return JSON.parse(JSON.stringify(donnees, (cle, valeur: unknown) => (tire(cle, valeur) ? undefined : valeur)));
}

function aplatir(erreur: ValidationError, prefixe: string): ChampInvalide[] {
  const champ = `${prefixe}${erreur.property}`;
  const contraintes = Object.entries(erreur.constraints ?? {});
  const vide = erreur.value === undefined || (erreur.value === '' && 'minLength' in (erreur.constraints ?? {}));
  if (contraintes.length && vide) return [{ champ, message: 'est nécessaire' }];
  const enfants = (erreur.children ?? []).flatMap((enfant) => aplatir(enfant, `${champ}.`));
  if (enfants.length) return enfants;
  return contraintes.map(([contrainte, message]) => ({
    champ,
    message: EN_FRANCAIS[contrainte]?.(message) ?? message,
  }));
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
