import { DateCivile, Sommes } from '#libs/droit';
import { Lire } from './evenements';

/** Money of a dossier that counts in an aggregate. Amounts in cents. */
export interface Cumul extends Sommes {
  /** Civil year in which it is or was payable. */
  annee: number;
  poste: string;
}

/** A payment that one person ordered and that another releases, or has released. Amount in cents. */
export interface Ordre {
  /** Rank in the journal of the order. */
  seq: number;
  /** National number of whoever is paid, when it has one. */
  finess?: string;
  poste: string;
  posteEnClair: string;
  nature: string;
  natureEnClair: string;
  /** Contract year, from 1. */
  annee: number;
  montant: number;
  ordonneLe: DateCivile;
  /** Account of who ordered it, never a name. */
  par?: string;
  libereLe?: DateCivile;
}

/** The money of a dossier, worked out from its facts. Pure: the same facts give the same amounts on the same day. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- same reason
export interface FinancementDefini<F = any, H = any> {
  /** Every line, explained: served as it is. */
  detailler(faits: F, lire: Lire, jour: DateCivile): object;
  /** Payload class of what one supposes; then the same money, before and after, or `{refus, remede}`: why it cannot be. */
  hypothese: new () => object;
  simuler(faits: F, lire: Lire, jour: DateCivile, hypothese: H): object;
  cumuler(faits: F, lire: Lire, jour: DateCivile): readonly Cumul[];
  /** Neither what was cancelled, nor what was paid outside: nobody is to pay these. */
  ordres(faits: F): readonly Ordre[];
}
