import { ValidateBy } from 'class-validator';
import { estDateCivile } from './dates';
import { estNumeroRna, estSiren, estSiret } from './identifiants';

// Field checks that class-validator does not know. Their sentences follow the name of the field.

/** JSON schema of each of these checks, by its name. */
export const SCHEMAS_DES_CONTROLES: Readonly<
  Record<string, { type: 'string' | 'number'; format?: string; pattern?: string }>
> = {
  estMesure: { type: 'number' },
  estDateCivile: { type: 'string', format: 'date' },
  estSiren: { type: 'string', pattern: '^[0-9]{9}$' },
  estSiret: { type: 'string', pattern: '^[0-9]{14}$' },
  estNumeroRna: { type: 'string', pattern: '^W[0-9A-Z]{2}[0-9]{7}$' },
};

/** An existing civil date `AAAA-MM-JJ`, without hour. */
export function EstDateCivile(): PropertyDecorator {
  return controle('estDateCivile', estDateCivile, 'est une date qui existe, au format AAAA-MM-JJ');
}

export function EstSiren(): PropertyDecorator {
  return controle('estSiren', texte(estSiren), 'est un SIREN : neuf chiffres dont la clé est juste');
}

export function EstSiret(): PropertyDecorator {
  return controle('estSiret', texte(estSiret), 'est un SIRET : quatorze chiffres dont la clé est juste');
}

export function EstNumeroRna(): PropertyDecorator {
  return controle('estNumeroRna', texte(estNumeroRna), 'est un numéro RNA : W suivi de neuf caractères');
}

/** A figure as a person types it, so that it is exact in decimal: an exponent never writes it. */
export function EstMesure(): PropertyDecorator {
  return controle('estMesure', estMesure, 'est un nombre, de −1 milliard à 1 milliard, avec au plus six décimales');
}

const estMesure = (valeur: unknown): boolean =>
  typeof valeur === 'number' && Math.abs(valeur) <= 1e9 && /^-?\d+(\.\d{1,6})?$/.test(String(valeur));

const texte = (verifier: (valeur: string) => boolean) => (valeur: unknown) =>
  typeof valeur === 'string' && verifier(valeur);

function controle(name: string, validate: (valeur: unknown) => boolean, phrase: string): PropertyDecorator {
  return ValidateBy({ name, validator: { validate, defaultMessage: () => phrase } });
}
