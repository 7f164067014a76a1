import { LIBELLE_ROLE, Role, Utilisateur } from '#libs/acces';
import { DateCivile, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { poolDe } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { Annuaire, DossierSuivi, Prevenu } from './annuaire';
import { CompteConnu, peutConfier, refusDeSuppleant, ROLES_EN_CHARGE, seConfie } from './personnes-regles';
import { fuseauDuCompte } from './resume.service';

/** A person, as others see them. */
export interface Nomme {
  id: string;
  nom: string;
}

export interface VueAbsence {
  id: string;
  du: DateCivile;
  /** Last day; none: until further notice. */
  au: DateCivile | null;
  /** Who stands in that time; none: the standing substitute. */
  suppleant: Nomme | null;
  etat: 'A_VENIR' | 'EN_COURS' | 'PASSEE';
}

export interface VueCompte extends CompteConnu {
  identifiant: string;
  demonstration: boolean;
  suppleant: Nomme | null;
  superieur: Nomme | null;
  /** Latest first; those that were cancelled are left out. */
  absences: VueAbsence[];
}

export interface VueMoi extends VueCompte {
  /** Those who are away today and for whom this person stands in. */
  remplace: (Nomme & { au: DateCivile | null })[];
  suppleantsPossibles: Nomme[];
}

/** Who answers for a dossier under a role. */
export interface VueCharge {
  role: Role;
  libelle: string;
  /** To whom it was given; null: to nobody in particular. */
  personne: Nomme | null;
  /** Since when; null with `personne`. */
  depuis: Date | null;
  absent: boolean;
  /** Who answers in their stead today. */
  remplacePar: Nomme | null;
  /** Whether the person who asks may give the dossier to somebody. */
  peutConfier: boolean;
}

export interface VueAffectation {
  role: Role;
  libelle: string;
  personne: Nomme;
  /** Who gave it: a name, or `ligne de commande`. */
  par: string;
  du: Date;
  /** Until when; null: until now. */
  au: Date | null;
}

/** Absences that a page shows of one person: beyond these, the past says nothing to anybody. */
const ABSENCES_MONTREES = 20;

/** What there is to know of people: who is away, who stands in for whom, who answers for what. Writes nothing. */
export class PersonnesLecture {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
  ) {}

  async moi({ id }: Utilisateur): Promise<VueMoi> {
    const [compte] = await this.lireComptes('c.id = $1', [id]);
    const connus = await poolDe(this.source).query<CompteConnu>(
      'SELECT id, nom, actif, roles, regions, departements FROM compte WHERE actif ORDER BY nom, id',
    );
    return {
      ...compte!,
      remplace: await this.remplacesPar(compte!),
      suppleantsPossibles: connus.rows
        .filter((un) => refusDeSuppleant(compte!, un) === undefined)
        .map((un) => ({ id: un.id, nom: un.nom })),
    };
  }

  /** Those who are away today, by the person's own clock, and for whom they stand in. */
  async remplacesPar(
    personne: Pick<CompteConnu, 'id' | 'regions' | 'departements'>,
  ): Promise<(Nomme & { au: DateCivile | null })[]> {
    const annuaire = await Annuaire.lire(poolDe(this.source), []);
    return annuaire
      .remplacesPar(personne.id, this.jour(personne))
      .map(({ compteId, nom, au }) => ({ id: compteId, nom, au }));
  }

  /** Every account, closed ones included, that shares a region with the person who asks. */
  comptes({ regions }: Pick<Utilisateur, 'regions'>): Promise<VueCompte[]> {
    return this.lireComptes('c.regions && $1', [regions]);
  }

  /** Those to whom a dossier may be given under a role, and whether they are away today. */
  async possibles(dossier: DossierSuivi & { fuseau: string }, role: string): Promise<(Nomme & { absent: boolean })[]> {
    const annuaire = await Annuaire.lire(poolDe(this.source), [dossier.id]);
    const jour = jourCivil(this.horloge.maintenant(), dossier.fuseau);
    return annuaire.equipe(dossier, role).map(({ id, nom }) => ({ id, nom, absent: annuaire.absent(id, jour) }));
  }

  /** Who answers for a dossier today, role by role, and everybody who did. */
  async affectations(
    dossier: DossierSuivi & { fuseau: string },
    utilisateur: Utilisateur,
  ): Promise<{ charges: VueCharge[]; registre: VueAffectation[] }> {
    const pool = poolDe(this.source);
    const { rows: registre } = await pool.query<VueAffectation>(REGISTRE, [dossier.id]);
    const annuaire = await Annuaire.lire(pool, [dossier.id]);
    const jour = jourCivil(this.horloge.maintenant(), dossier.fuseau);
    const charges = ROLES_EN_CHARGE.map((role): VueCharge => {
      const libelle = LIBELLE_ROLE[role];
      const personne = annuaire.designe(dossier, role) ?? null;
      const depuis = registre.find((une) => une.role === role)?.du ?? null;
      const droit = { peutConfier: peutConfier(utilisateur, role) };
      if (!personne) return { role, libelle, personne, depuis: null, absent: false, remplacePar: null, ...droit };
      const remplacant = annuaire.enCharge(dossier, role, jour).find(({ pour }) => pour?.compteId === personne.id);
      return {
        ...{ role, libelle, depuis, ...droit },
        personne: { id: personne.id, nom: personne.nom },
        absent: annuaire.absent(personne.id, jour),
        remplacePar: remplacant ? { id: remplacant.compteId, nom: remplacant.nom } : null,
      };
    });
    return { charges, registre: registre.map((une) => ({ ...une, libelle: LIBELLE_ROLE[une.role] })) };
  }

  /** Who is in charge of each of these roles today, in words; null or none where it is nobody in particular. */
  async enCharge(
    dossier: DossierSuivi & { fuseau: string },
    roles: readonly string[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const annuaire = await Annuaire.lire(poolDe(this.source), [dossier.id]);
    const jour = jourCivil(this.horloge.maintenant(), dossier.fuseau);
    const charges = roles.filter(seConfie).map((role) => [role, annuaire.enCharge(dossier, role, jour)] as const);
    return new Map(charges.map(([role, prevenus]) => [role, direEnCharge(prevenus)]));
  }

  private jour(personne: Pick<CompteConnu, 'regions' | 'departements'>): DateCivile {
    return jourCivil(this.horloge.maintenant(), fuseauDuCompte(personne));
  }

  private async lireComptes(condition: string, valeurs: unknown[]): Promise<VueCompte[]> {
    const pool = poolDe(this.source);
    const { rows } = await pool.query<VueCompte>(
      `SELECT c.id, c.identifiant, c.nom, c.actif, c.demonstration, c.roles, c.regions, c.departements,
          ${NOMME('s')} AS suppleant, ${NOMME('h')} AS superieur
        FROM compte c LEFT JOIN compte s ON s.id = c.suppleant_id LEFT JOIN compte h ON h.id = c.superieur_id
        WHERE ${condition} ORDER BY c.identifiant`,
      valeurs,
    );
    const { rows: absences } = await pool.query<Omit<VueAbsence, 'etat'> & { compte: string }>(
      `SELECT a.id, a.compte_id AS compte, a.du, a.au, ${NOMME('s')} AS suppleant
        FROM absence a LEFT JOIN compte s ON s.id = a.suppleant_id
        WHERE a.compte_id = ANY($1) AND a.annulee_le IS NULL ORDER BY a.du DESC, a.id`,
      [rows.map(({ id }) => id)],
    );
    return rows.map((compte) => {
      const jour = this.jour(compte);
      const siennes = absences.filter((absence) => absence.compte === compte.id).slice(0, ABSENCES_MONTREES);
      return { ...compte, absences: siennes.map(({ compte: _, ...une }) => ({ ...une, etat: etatDe(une, jour) })) };
    });
  }
}

const NOMME = (table: string) =>
  `CASE WHEN ${table}.id IS NULL THEN NULL ELSE json_build_object('id', ${table}.id, 'nom', ${table}.nom) END`;

const REGISTRE = `SELECT a.role, json_build_object('id', c.id, 'nom', c.nom) AS personne, coalesce(p.nom, a.par) AS par,
    a.enregistre_le AS du, lead(a.enregistre_le) OVER (PARTITION BY a.role ORDER BY a.id) AS au
  FROM affectation a JOIN compte c ON c.id = a.compte_id LEFT JOIN compte p ON p.id::text = a.par
  WHERE a.dossier_id = $1 ORDER BY a.id DESC`;

function etatDe({ du, au }: { du: DateCivile; au: DateCivile | null }, jour: DateCivile): VueAbsence['etat'] {
  if (jour < du) return 'A_VENIR';
  return au !== null && au < jour ? 'PASSEE' : 'EN_COURS';
}

function direEnCharge([premier, ...autres]: readonly Prevenu[]): string | null {
  if (!premier || autres.length) return null;
  return premier.pour ? `${premier.nom}, en remplacement de ${premier.pour.nom}` : premier.nom;
}
