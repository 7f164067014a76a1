import { voit } from '#libs/acces';
import { DateCivile } from '#libs/droit';
import type { Echelon } from '#libs/moteur';
import { FicheSuppleance, suppleantsDe } from '#libs/persistance';
import { Pool, PoolClient } from 'pg';

/** In what capacity somebody is told. */
export type Qualite = 'CHARGE' | 'EQUIPE' | 'SUPPLEANT' | 'DIRECTION' | 'ADMINISTRATEUR';

/** Somebody to tell. */
export interface Prevenu {
  compteId: string;
  nom: string;
  courriel: string;
  qualite: Qualite;
  /** Only of a substitute: whose. */
  pour?: { compteId: string; nom: string };
}

/** The dossier, as far as it says who answers for it. */
export interface DossierSuivi {
  id: string;
  regionArs: string;
  departements: readonly string[];
}

/** An account that is open. */
interface Personne {
  id: string;
  nom: string;
  courriel: string;
  roles: readonly string[];
  regions: readonly string[];
  departements: readonly string[];
  suppleantId: string | null;
  superieurId: string | null;
}

interface Absence {
  compteId: string;
  du: DateCivile;
  /** Last day; none: until further notice. */
  au: DateCivile | null;
  suppleantId: string | null;
}

interface Titulaire {
  personne: Personne;
  qualite: Qualite;
  /** What whoever stands in for them must hold; none for a head, who is only told. */
  role?: string;
}

/** Role of those to whom notices climb when a person has no head of their own. */
const DIRECTION = 'DG_ARS';
const INSTRUCTION = 'ARS_INSTRUCTEUR';
/** Who can give a dossier to somebody who is there. */
const ADMINISTRATION = 'ADMIN';

/** Who answers for what, and who stands in for whom: read once, asked as many times as there are notices. */
export class Annuaire {
  private readonly parId: ReadonlyMap<string, Personne>;
  private readonly absencesDe = new Map<string, Absence[]>();

  private constructor(
    private readonly personnes: readonly Personne[],
    absences: readonly Absence[],
    /** Account by dossier and role. */
    private readonly affectations: ReadonlyMap<string, string>,
  ) {
    this.parId = new Map(personnes.map((personne) => [personne.id, personne]));
    for (const absence of absences)
      this.absencesDe.set(absence.compteId, [...(this.absencesDe.get(absence.compteId) ?? []), absence]);
  }

  /** The active accounts, the absences that stand, and who is in charge of these dossiers (all when none is named). */
  static async lire(base: Pool | PoolClient, dossiers?: readonly string[]): Promise<Annuaire> {
    const { rows: personnes } = await base.query<Personne>(
      `SELECT id, nom, identifiant AS courriel, roles, regions, departements, suppleant_id AS "suppleantId",
          superieur_id AS "superieurId" FROM compte WHERE actif ORDER BY cree_le, id`,
    );
    const { rows: absences } = await base.query<Absence>(
      `SELECT compte_id AS "compteId", du, au, suppleant_id AS "suppleantId" FROM absence
        WHERE annulee_le IS NULL ORDER BY declaree_le DESC, id`,
    );
    const { rows: affectations } = await base.query<{ dossier: string; role: string; compte: string }>(
      `SELECT DISTINCT ON (dossier_id, role) dossier_id AS dossier, role, compte_id AS compte FROM affectation
        WHERE $1::uuid[] IS NULL OR dossier_id = ANY($1) ORDER BY dossier_id, role, id DESC`,
      [dossiers ?? null],
    );
    return new Annuaire(
      personnes,
      absences,
      new Map(affectations.map(({ dossier, role, compte }) => [`${dossier}/${role}`, compte])),
    );
  }

  /** True when the person is away on that day. */
  absent(compteId: string, jour: DateCivile): boolean {
    return this.absenceDe(compteId, jour) !== undefined;
  }

  /** Those who are away that day and for whom this person stands in, until when. */
  remplacesPar(compteId: string, jour: DateCivile): { compteId: string; nom: string; au: DateCivile | null }[] {
    return this.personnes.flatMap(({ id, nom }) => {
      const absence = this.absenceDe(id, jour);
      if (!absence || this.remplacant(id, jour, () => true)?.id !== compteId) return [];
      return [{ compteId: id, nom, au: absence.au }];
    });
  }

  /** Those who hold this role where the dossier is, away or not. */
  equipe(dossier: DossierSuivi, role: string): Personne[] {
    return this.personnes.filter((personne) => personne.roles.includes(role) && voit(personne, dossier));
  }

  /** To whom the dossier was given. A person who left, changed roles or no longer sees it answers for it no more. */
  designe(dossier: DossierSuivi, role: string): Personne | undefined {
    const designe = this.affectations.get(`${dossier.id}/${role}`);
    return this.equipe(dossier, role).find(({ id }) => id === designe);
  }

  /**
   * Whoever answers for this role on the dossier that day, each replaced when away: the person to whom the dossier was
   * given, else all those who hold the role there, else those who instruct it.
   */
  enCharge(dossier: DossierSuivi, role: string, jour: DateCivile): Prevenu[] {
    return sansDoublon(this.titulaires(dossier, role).flatMap((titulaire) => this.present(titulaire, dossier, jour)));
  }

  /**
   * Everybody to tell at this echelon, each once. Heads are told as soon as nobody below them is there; then whoever
   * could take the dossier over. Empty when not one of them is there: somebody has to be told of that too.
   * @param jour civil day in the time zone of the dossier
   */
  prevenir(dossier: DossierSuivi, role: string, echelon: Echelon, jour: DateCivile): Prevenu[] {
    const titulaires = this.titulaires(dossier, role);
    const prevenus = titulaires.flatMap((titulaire) => this.present(titulaire, dossier, jour));
    if (echelon !== 'CHARGE') prevenus.push(...titulaires.flatMap((un) => this.suppleant(un, dossier, jour)));
    if (echelon === 'DIRECTION' || prevenus.length === 0) prevenus.push(...this.direction(titulaires, dossier, jour));
    return sansDoublon(prevenus.length ? prevenus : this.recours(dossier, role, jour));
  }

  private titulaires(dossier: DossierSuivi, role: string): Titulaire[] {
    const designe = this.designe(dossier, role);
    const equipe = this.equipe(dossier, role);
    if (designe) return [{ personne: designe, qualite: 'CHARGE', role }];
    if (equipe.length === 0 && role !== INSTRUCTION) return this.titulaires(dossier, INSTRUCTION);
    return equipe.map((personne) => ({ personne, qualite: 'EQUIPE', role }));
  }

  /** The heads of these people; those of the agency when they have none, or none who is there or stood in for. */
  private direction(titulaires: readonly Titulaire[], dossier: DossierSuivi, jour: DateCivile): Prevenu[] {
    const superieurs = titulaires
      .flatMap(({ personne }) => this.parId.get(personne.superieurId ?? '') ?? [])
      .filter((personne) => voit(personne, dossier))
      .flatMap((personne) => this.present({ personne, qualite: 'DIRECTION' }, dossier, jour));
    if (superieurs.length) return superieurs;
    return this.equipe(dossier, DIRECTION).flatMap((personne) =>
      this.present({ personne, qualite: 'DIRECTION', role: DIRECTION }, dossier, jour),
    );
  }

  private recours(dossier: DossierSuivi, role: string, jour: DateCivile): Prevenu[] {
    const presents = [role, INSTRUCTION, ADMINISTRATION].map((un) =>
      this.equipe(dossier, un)
        .filter(({ id }) => !this.absent(id, jour))
        .map((personne) => prevenu(personne, un === ADMINISTRATION ? 'ADMINISTRATEUR' : 'EQUIPE')),
    );
    return presents.find((un) => un.length) ?? [];
  }

  /** The person, or whoever stands in for them that day, or nobody. */
  private present(titulaire: Titulaire, dossier: DossierSuivi, jour: DateCivile): Prevenu[] {
    const { personne, qualite } = titulaire;
    return this.absent(personne.id, jour) ? this.suppleant(titulaire, dossier, jour) : [prevenu(personne, qualite)];
  }

  /** Whoever stands in, or would stand in, for this person: able to act in the same role, on the same dossier. */
  private suppleant({ personne: { id, nom }, role }: Titulaire, dossier: DossierSuivi, jour: DateCivile): Prevenu[] {
    const apte = (p: Personne) => voit(p, dossier) && (role === undefined || p.roles.includes(role));
    const suppleant = this.remplacant(id, jour, apte);
    return suppleant ? [{ ...prevenu(suppleant, 'SUPPLEANT'), pour: { compteId: id, nom } }] : [];
  }

  private remplacant(id: string, jour: DateCivile, apte: (personne: Personne) => boolean): Personne | undefined {
    const fiche = (compteId: string): FicheSuppleance | undefined => {
      const personne = this.parId.get(compteId);
      if (!personne) return undefined;
      const absence = this.absenceDe(compteId, jour);
      const suppleants = [absence?.suppleantId, personne.suppleantId].filter((un) => un != null);
      return { id: compteId, absent: absence !== undefined, apte: apte(personne), suppleants };
    };
    for (const suivant of suppleantsDe(id, fiche))
      if (!suivant.absent && suivant.apte) return this.parId.get(suivant.id);
    return undefined;
  }

  private absenceDe(compteId: string, jour: DateCivile): Absence | undefined {
    return this.absencesDe.get(compteId)?.find(({ du, au }) => du <= jour && (au === null || jour <= au));
  }
}

// The first capacity is the strongest: those of the same person that follow it say no more.
function sansDoublon(prevenus: readonly Prevenu[]): Prevenu[] {
  return prevenus.filter(({ compteId }, rang) => prevenus.findIndex((un) => un.compteId === compteId) === rang);
}

function prevenu({ id, nom, courriel }: Personne, qualite: Qualite): Prevenu {
  return { compteId: id, nom, courriel, qualite };
}
