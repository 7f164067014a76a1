import type { DateCivile } from '#libs/droit';
import type { Mission } from '../../missions';
import type { Taille } from '../../parametres';
import type { Fait } from '../faits';
import type { Signature } from './contrat';

export const OBJETS_AVENANT = ['TERRITOIRE', 'MISSION', 'INDICATEURS', 'ACTION', 'BAREME'] as const;
export type ObjetAvenant = (typeof OBJETS_AVENANT)[number];

export const PARTENAIRES = ['ARS', 'CAISSE'] as const;
export type Partenaire = (typeof PARTENAIRES)[number];

/** A signed amendment to the contract. */
export interface Avenant extends Fait {
  numero: number;
  objets: readonly ObjetAvenant[];
  ajoutees?: readonly Mission[];
  retirees?: readonly Mission[];
  /** The new size, and from when it counts. */
  taille?: { valeur: Taille; du: DateCivile };
  /** Of the new territory, when it changes. */
  population?: Signature['population'];
  membres?: number;
  bareme: DateCivile;
  indicateurs?: Signature['indicateurs'];
}

/** An amendment that is being negotiated. */
export interface AvenantEnCours extends Fait {
  objets: readonly ObjetAvenant[];
  concertation?: Fait & { avec: readonly Partenaire[] };
}
