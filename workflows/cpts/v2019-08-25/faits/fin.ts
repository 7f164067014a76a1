import type { DateCivile, ReferencePersonne } from '#libs/droit';
import type { Fait, FaitsCpts } from '../faits';
import { Poste } from '../../postes';

export type MotifDeRupture = 'MISSION_NON_DEMARREE' | 'MISSION_NON_DEPLOYEE' | 'ELIGIBILITE_PERDUE';
export type Commission = 'CPR' | 'CPL';
export type ActeContestable = 'RESILIATION' | 'INDU';

/** What the dossier remembers of its end, beside what `faits.ts` already holds. */
export interface FaitsFin {
  /** The last amicable exchange about a shortcoming: none is established before. */
  echangeAmiable?: Fait | undefined;
  /** The procedure that the financers lead against the contract in force; gone when given up, or with the contract. */
  rupture?: Rupture | undefined;
  decompte?: Decompte;
  /** The last appeal. `resiliation`: rank of the last termination that was appealed against, by this one or before. */
  recours?: Fait & { acte: ActeContestable; resiliation?: number; issue?: Fait & { sens: string } };
  dissolution?: Dissolution;
}

export interface Rupture {
  constat: Fait & { motifs: readonly MotifDeRupture[]; recu?: Fait };
  prorogation?: Fait & { jusquAu: DateCivile };
  observations?: Fait;
  audition?: { demandee: Fait; convocation?: Fait & { pourLe: DateCivile }; tenue?: Fait };
  /** Asked, then given: it binds nobody. */
  avis?: Fait & { commission: Commission; sens?: string };
  decision?: Fait & { recue?: Fait };
}

/** Amounts in cents, over the whole contract year that the end cut short. */
export interface Decompte extends Fait {
  /** Rank of the end of contract that it settles. */
  fin: number;
  droits: number;
  avances: number;
  /** Item by item, as the claim must show it; absent of a statement that is older than that. */
  lignes?: readonly LigneDuDecompte[];
  valide?: Fait;
  indu?: Fait & { montant: number; recu?: Fait; conteste?: Fait };
  solde?: Fait;
}

export interface LigneDuDecompte {
  poste: Poste;
  droitAcquis: number;
  avanceRecue: number;
}

export interface Dissolution extends Fait {
  liquidateur?: ReferencePersonne;
  greffe?: Fait;
  insee?: Fait;
  liquidation?: Fait;
}

/** What is notified and whose receipt is not proved yet; its date is that of its sending. */
export function receptionsAttendues({ rupture, decompte }: FaitsFin): Partial<Record<ObjetDeReception, Fait>> {
  const { constat, decision } = rupture ?? {};
  return {
    ...(constat && !constat.recu && !decision ? { CONSTAT: constat } : {}),
    ...(decision && !decision.recue ? { DECISION: decision } : {}),
    ...(decompte?.indu && !decompte.indu.recu ? { INDU: decompte.indu } : {}),
  };
}

export const OBJETS_DE_RECEPTION = ['CONSTAT', 'DECISION', 'INDU'] as const;
export type ObjetDeReception = (typeof OBJETS_DE_RECEPTION)[number];

/** The end of contract of which what is due is to be settled. */
export const finASolder = ({ contrat }: Pick<FaitsCpts, 'contrat'>) => contrat?.fin ?? contrat?.precedent?.fin;

/** Advances above rights: what the CPTS owes. Below zero, what is due to it. In cents. */
export const tropPercu = ({ droits, avances }: Decompte): number => avances - droits;
