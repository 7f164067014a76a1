import { ValidateBy, ValidationOptions } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { estDateCivile } from './dates';
import { estNumeroRna, estSiren, estSiret } from './identifiants';

// Field checks that class-validator does not know. Their sentences follow the name of the field.

/** An existing civil date `AAAA-MM-JJ`, without hour. */
export function EstDateCivile(options?: ValidationOptions): PropertyDecorator {
  return composer('estDateCivile', estDateCivile, 'est une date qui existe, au format AAAA-MM-JJ', options, {
    type: 'string',
    format: 'date',
  });
}

export function EstSiren(): PropertyDecorator {
  return composer('estSiren', texte(estSiren), 'est un SIREN : neuf chiffres dont la clé est juste', undefined, {
    type: 'string',
    pattern: '^[0-9]{9}$',
  });
}

export function EstSiret(): PropertyDecorator {
  return composer('estSiret', texte(estSiret), 'est un SIRET : quatorze chiffres dont la clé est juste', undefined, {
    type: 'string',
    pattern: '^[0-9]{14}$',
  });
}

export function EstNumeroRna(): PropertyDecorator {
  return composer('estNumeroRna', texte(estNumeroRna), 'est un numéro RNA : W suivi de neuf caractères', undefined, {
    type: 'string',
    pattern: '^W[0-9A-Z]{2}[0-9]{7}$',
  });
}

const texte = (verifier: (valeur: string) => boolean) => (valeur: unknown) =>
  typeof valeur === 'string' && verifier(valeur);

function composer(
  name: string,
  validate: (valeur: unknown) => boolean,
  phrase: string,
  options: ValidationOptions | undefined,
  schema: Record<string, unknown>,
): PropertyDecorator {
  const valider = ValidateBy({ name, validator: { validate, defaultMessage: () => phrase } }, options);
  const decrire = JSONSchema(schema);
  return (prototype, champ) => {
    valider(prototype, champ);
    decrire(prototype, champ as string);
  };
}
