import { and } from 'xstate';

/** What a transition is made of here: where to, under which rules, and the one action that records facts. */
export interface Arrivee {
  target?: string;
  guard?: unknown;
  actions: 'noter';
  meta?: { rectification: true };
}

/** Goes to `cible` when every named rule holds, and records the fact. */
export const vers = (cible: string, ...regles: string[]): Arrivee => ({
  target: cible,
  ...exiger(regles),
  actions: 'noter',
});

/** Records the fact without moving, when every named rule holds. */
export const noter = (...regles: string[]): Arrivee => ({ ...exiger(regles), actions: 'noter' });

/** Made in time, recorded after the clock had spoken: goes back on what it found. No way to be advised. */
export const rectifier = (arrivee: Arrivee): Arrivee => ({ ...arrivee, meta: { rectification: true } });

/** What a state awaits, in the words that a person reads. */
export const attend = (libelle: string) => ({ meta: { libelle } });

/** A state in which nothing is awaited of anybody: it is drawn, but not told. */
export const auRepos = (libelle: string) => ({ meta: { libelle, repos: true } });

const exiger = (regles: string[]) =>
  regles.length === 0 ? {} : { guard: regles.length === 1 ? regles[0] : and(regles as never) };
