import type { Examen, Regle } from '#libs/moteur';
import { FaitsCpts } from '../faits';

export type RegleCpts = Regle<FaitsCpts>;

/** A rule on the payload: says nothing as long as nothing has been typed. */
export function surSaisie<D>(
  predicat: (donnees: D, examen: Examen<FaitsCpts, D>) => boolean,
): (examen: Examen<FaitsCpts, D>) => boolean {
  return (examen) => examen.donnees === undefined || predicat(examen.donnees, examen);
}

/** An overlap found by the service with a dossier whose territory is protected. */
export interface Chevauchement {
  commune: string;
  /** What is at fault, in French. */
  raison: string;
  /** Name of the other CPTS. */
  autre: string;
}

export function chevauchementsDe({ constats }: Examen<FaitsCpts>): readonly Chevauchement[] {
  return (constats['chevauchements'] as Chevauchement[] | undefined) ?? [];
}

/** `CPTS Nice Est : Nice (06088) figure en entier…`, one sentence per overlap. */
export function enumerer(chevauchements: readonly Chevauchement[]): string {
  return chevauchements.map(({ autre, raison }) => `Avec ${autre} : ${raison}`).join(' ');
}

export function territoireDe({ faits, constats }: Examen<FaitsCpts>): FaitsCpts['territoire'] {
  return (constats['territoire'] as FaitsCpts['territoire'] | undefined) ?? faits.territoire ?? [];
}
