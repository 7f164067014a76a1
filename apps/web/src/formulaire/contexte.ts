import { type ComponentType, createContext, useContext } from 'react';
import type { Groupe, Schema, Valeur } from './schema';

export interface PropsChamp {
  nom: string;
  /** Path in the payload, `initiateurs.0.commune`. */
  chemin: string;
  schema: Schema;
  requis: boolean;
  valeur: Valeur;
  changer(valeur: Valeur): void;
  /** The object that the field belongs to. */
  groupe: Groupe;
}

interface ContexteFormulaire {
  /** Distinguishes the ids of this form on the page. */
  prefixe: string;
  /** What is wrong, by path of field. */
  erreurs: ReadonlyMap<string, string>;
  /** What shows a property of the schema: groups and lists hold fields of every kind, themselves included. */
  Champ: ComponentType<PropsChamp>;
}

export const ContexteDuFormulaire = createContext<ContexteFormulaire | null>(null);

export function idDuChamp(prefixe: string, chemin: string): string {
  return `${prefixe}-${chemin.replaceAll('.', '-')}`;
}

export function useFormulaire(): ContexteFormulaire {
  const contexte = useContext(ContexteDuFormulaire);
  if (!contexte) throw new Error('No form above this field.');
  return contexte;
}

/** Id and error of a field, and the properties by which the design system shows it. */
export function useChamp(chemin: string) {
  const { prefixe, erreurs } = useFormulaire();
  const erreur = erreurs.get(chemin);
  return {
    id: idDuChamp(prefixe, chemin),
    erreur,
    etat: erreur ? ({ state: 'error', stateRelatedMessage: erreur } as const) : ({ state: 'default' } as const),
  };
}
