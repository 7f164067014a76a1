import { type DateCivile } from '#libs/droit';
import { type ElementTerritoire } from '#libs/territoires';
import { type FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';

/** The CPTS that a story is told about: what is real of it, and what is invented to make its dossier complete. */
export interface Sujet {
  dossier: string;
  /** Distinguishes the invented names, numbers and days of this dossier from those of the others. */
  rang: number;
  regionArs: string;
  departements: readonly string[];
  /** Name and seat of its association. */
  denomination: string;
  siege: string;
  territoire: readonly ElementTerritoire[];
  /** True when the territory is invented here: the letter of intent brings it. */
  territoireInvente: boolean;
  /** Communes where its initiators practise. */
  communes: readonly string[];
  siren?: string;
  siret?: string;
  ape?: string;
  /** Real registration, for those that have one. */
  finess?: { et: string; ej: string; ouverture: DateCivile | null };
  /** Real date of its authorisation, else of its opening. */
  validation: DateCivile | null;
}

/** Who acts, by the role that the event needs; a second person of the fund for what two people must do. */
export type Role = 'ARS_INSTRUCTEUR' | 'DG_ARS' | 'CPAM' | 'CPAM_SECONDE' | 'URPS' | 'GESTIONNAIRE_FINESS';

export interface Acte {
  type: string;
  le: DateCivile;
  role: Role;
  donnees: object;
}

/** Acts that depend on what the dossier holds when its story is played; those that it already holds are no longer given. */
export interface ActesDeduits {
  le: DateCivile;
  deduire(faits: FaitsCpts): readonly Acte[];
}

export type Etape = Acte | ActesDeduits;

/** The acts of a dossier, as they are invented. Dates are relative to the day of the load. */
export class Recit {
  private readonly actes: Acte[] = [];
  private readonly etapes: Etape[] = [];

  constructor(
    readonly sujet: Sujet,
    /** The day of the load, in metropolitan France. */
    readonly jour: DateCivile,
  ) {}

  noter(type: string, le: DateCivile, role: Role, donnees: object = {}): void {
    const acte = { type, le, role, donnees };
    this.actes.push(acte);
    this.etapes.push(acte);
  }

  deduire(le: DateCivile, deduire: ActesDeduits['deduire']): void {
    this.etapes.push({ le, deduire });
  }

  /** Date of the last act of this type told so far. */
  date(type: string): DateCivile | undefined {
    return this.dernier(type)?.le;
  }

  /** Dates of every act of this type told so far. */
  dates(type: string): DateCivile[] {
    return this.actes.filter((acte) => acte.type === type).map(({ le }) => le);
  }

  /** What the last act of this type says. */
  donnees<D extends object>(type: string): D | undefined {
    return this.dernier(type)?.donnees as D | undefined;
  }

  /** Adds to what the last act of this type says. */
  completer(type: string, donnees: object): void {
    const acte = this.dernier(type);
    if (acte) acte.donnees = { ...acte.donnees, ...donnees };
  }

  private dernier(type: string): Acte | undefined {
    return this.actes
      .filter((acte) => acte.type === type)
      .sort((a, b) => a.le.localeCompare(b.le))
      .at(-1);
  }

  /** A few days of its own, so that the dossiers do not all share the same dates. */
  ecart(jours: number): number {
    return (this.sujet.rang * 5) % (jours + 1);
  }

  /** In the order of their dates; those of one day stay in the order in which they were told. */
  suite(): Etape[] {
    return [...this.etapes].sort((a, b) => a.le.localeCompare(b.le));
  }
}
