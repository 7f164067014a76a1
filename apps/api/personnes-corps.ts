import { EntreeInvalide, lireDate } from '#libs/dossiers';
import { AbsenceDeclaree } from '#libs/veille';
import { ApiBodyOptions } from '@nestjs/swagger';
import { estIdentifiant } from './identifiant';

const COMPTE = { type: 'string', format: 'uuid', nullable: true } as const;

export const CORPS_ABSENCE: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['du'],
    properties: {
      du: { type: 'string', format: 'date', description: 'Premier jour' },
      au: {
        type: 'string',
        format: 'date',
        nullable: true,
        description: 'Dernier jour ; sans lui, jusqu’à nouvel ordre',
      },
      suppleant: { ...COMPTE, description: 'Qui remplace ; sans lui, le suppléant permanent' },
    },
  },
};

export const corpsDeCompte = (description: string): ApiBodyOptions => ({
  schema: { type: 'object', required: ['compte'], properties: { compte: { ...COMPTE, description } } },
});

/** The body of a request, whose fields are still to be read. Throws `EntreeInvalide`. */
export function champsDe(corps: unknown): Record<string, unknown> {
  if (typeof corps === 'object' && corps !== null && !Array.isArray(corps)) return corps as Record<string, unknown>;
  throw new EntreeInvalide([{ champ: 'corps', message: 'est un objet JSON' }]);
}

/** The account that a field names. Throws `EntreeInvalide`. */
export function lireCompte(valeur: unknown, champ: string): string {
  if (typeof valeur === 'string' && estIdentifiant(valeur)) return valeur.toLowerCase();
  throw new EntreeInvalide([{ champ, message: 'est l’identifiant d’un compte' }]);
}

/** The account that the body names, or nobody (`null`), which has to be written. Throws `EntreeInvalide`. */
export function compteOuPersonne(corps: unknown): string | null {
  const { compte } = champsDe(corps);
  return compte === null ? null : lireCompte(compte, 'compte');
}

/** An absence to declare. Throws `EntreeInvalide`. */
export function lireAbsence(corps: unknown): AbsenceDeclaree {
  const { du, au, suppleant } = champsDe(corps);
  return {
    du: lireDate(du, 'du'),
    au: au == null ? null : lireDate(au, 'au'),
    suppleant: suppleant == null ? null : lireCompte(suppleant, 'suppleant'),
  };
}
