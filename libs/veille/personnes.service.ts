import { voit } from '#libs/acces';
import { DateCivile, dateCourte, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { enTransaction, poolDe, verrouiller } from '#libs/persistance';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { DemandeRefusee } from './demande-refusee';
import {
  Auteur,
  CompteConnu,
  peutConfier,
  Periode,
  refusDeCharge,
  refusDePeriode,
  refusDeSuperieur,
  refusDeSuppleant,
  ROLES_EN_CHARGE,
  seConfie,
} from './personnes-regles';
import { fuseauDuCompte } from './resume.service';

/** An absence as it is declared. */
export interface AbsenceDeclaree {
  du: DateCivile;
  au?: DateCivile | null;
  /** Who stands in that time, instead of the standing substitute. */
  suppleant?: string | null;
}

/** Who is away and stands in for whom, who heads whom, who answers for a dossier. Every method throws `DemandeRefusee`. */
export class PersonnesService {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
  ) {}

  /** Declares an absence of one's own, or of anybody for an administrator. @returns its id */
  declarerAbsence(
    compteId: string,
    { du, au = null, suppleant = null }: AbsenceDeclaree,
    par: Auteur,
  ): Promise<{ id: string }> {
    return this.enTransaction(async (client) => {
      const personne = await this.personneDe(client, compteId, par);
      const periode = { du, au };
      exiger(refusDePeriode(periode, jourCivil(this.maintenant, fuseauDuCompte(personne))));
      await this.refuserChevauchement(client, compteId, periode);
      if (suppleant !== null) {
        const choisi = await lireCompte(client, suppleant);
        exiger(refusDeSuppleant(personne, choisi, periode, await absencesDe(client, suppleant)));
      }
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO absence (compte_id, du, au, suppleant_id, declaree_par, declaree_le)
          VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [compteId, du, au, suppleant, par.id, this.maintenant],
      );
      return rows[0]!;
    });
  }

  /** Cancels an absence that is not over: one's own, or anybody's for an administrator. */
  annulerAbsence(absenceId: string, par: Auteur): Promise<void> {
    return this.enTransaction(async (client) => {
      const { rows } = await client.query<Periode & { compte: string; annulee: boolean }>(
        `SELECT compte_id AS compte, du, au, annulee_le IS NOT NULL AS annulee FROM absence WHERE id = $1 FOR UPDATE`,
        [absenceId],
      );
      const [absence] = rows;
      if (!absence) throw introuvable('Cette absence');
      const personne = await this.personneDe(client, absence.compte, par);
      if (absence.annulee) throw new DemandeRefusee('CONFLIT', 'Cette absence est déjà annulée.', 'Rechargez la page.');
      if (absence.au !== null && absence.au < jourCivil(this.maintenant, fuseauDuCompte(personne)))
        throw new DemandeRefusee(
          'CONFLIT',
          `Cette absence est finie depuis le ${dateCourte(absence.au)} : l’annuler ne changerait rien.`,
          'Laissez-la : elle dit qui remplaçait qui.',
        );
      await client.query(`UPDATE absence SET annulee_par = $2, annulee_le = $3 WHERE id = $1`, [
        absenceId,
        par.id,
        this.maintenant,
      ]);
    });
  }

  /** Names who stands in whenever the person is away and has named nobody else; null: nobody. */
  designerSuppleant(compteId: string, suppleant: string | null, par: Auteur): Promise<void> {
    return this.enTransaction(async (client) => {
      const personne = await this.personneDe(client, compteId, par);
      if (suppleant !== null) exiger(refusDeSuppleant(personne, await lireCompte(client, suppleant)));
      await client.query('UPDATE compte SET suppleant_id = $2 WHERE id = $1', [compteId, suppleant]);
    });
  }

  /** Names the head to whom notices climb; null: the agency's own. For administrators. */
  designerSuperieur(compteId: string, superieur: string | null, par: Auteur): Promise<void> {
    return this.enTransaction(async (client) => {
      if (!par.roles.includes('ADMIN')) throw reserveeAuxAdministrateurs();
      const personne = await this.personneDe(client, compteId, par);
      if (superieur !== null) exiger(refusDeSuperieur(personne, await lireCompte(client, superieur)));
      await client.query('UPDATE compte SET superieur_id = $2 WHERE id = $1', [compteId, superieur]);
    });
  }

  /** Gives a dossier to somebody under a role. Those who had it before stay on record. */
  affecter(dossierId: string, role: string, compteId: string, par: Auteur): Promise<void> {
    return this.enTransaction(async (client) => {
      const dossier = await verrouiller(client, dossierId);
      if (!dossier || !voit(par, dossier)) throw introuvable('Ce dossier');
      if (!seConfie(role))
        throw new DemandeRefusee(
          'DROIT',
          `Un dossier ne se confie pas au titre du rôle « ${role} ».`,
          `Choisissez un rôle parmi ${ROLES_EN_CHARGE.join(', ')}.`,
        );
      if (!peutConfier(par, role))
        throw new DemandeRefusee(
          'ACCES',
          'Seuls ceux qui tiennent ce rôle, la direction générale et les administrateurs confient ce dossier à quelqu’un.',
          'Demandez-le à l’un d’eux.',
        );
      const personne = await lireCompte(client, compteId);
      exiger(refusDeCharge(personne, role, dossier));
      if ((await titulaireDe(client, dossierId, role)) === compteId)
        throw new DemandeRefusee('CONFLIT', `${personne.nom} est déjà en charge de ce dossier.`, 'Rechargez la page.');
      await client.query(
        `INSERT INTO affectation (dossier_id, role, compte_id, par, enregistre_le) VALUES ($1, $2, $3, $4, $5)`,
        [dossierId, role, compteId, par.id, this.maintenant],
      );
      if (role === 'ARS_INSTRUCTEUR')
        await client.query('UPDATE dossier SET charge_de = $2 WHERE id = $1', [dossierId, compteId]);
    });
  }

  private get maintenant(): string {
    return this.horloge.maintenant();
  }

  private enTransaction<T>(corps: (client: PoolClient) => Promise<T>): Promise<T> {
    return enTransaction(poolDe(this.source), corps);
  }

  /** The person whom this is about, locked: what is checked about them holds until it is written. */
  private async personneDe(client: PoolClient, compteId: string, par: Auteur): Promise<CompteConnu> {
    if (par.id !== compteId && !par.roles.includes('ADMIN')) throw reserveeAuxAdministrateurs();
    const personne = await lireCompte(client, compteId, 'FOR NO KEY UPDATE');
    if (par.id !== compteId && !personne.regions.some((region) => par.regions.includes(region)))
      throw introuvable('Ce compte');
    return personne;
  }

  private async refuserChevauchement(client: PoolClient, compteId: string, { du, au }: Periode): Promise<void> {
    const autre = (await absencesDe(client, compteId)).find(
      (absence) => (au === null || absence.du <= au) && (absence.au === null || du <= absence.au),
    );
    if (!autre) return;
    const fin = autre.au === null ? 'sans date de fin' : `au ${dateCourte(autre.au)}`;
    throw new DemandeRefusee(
      'CONFLIT',
      `Une absence est déjà déclarée du ${dateCourte(autre.du)} ${fin} : celle-ci la chevaucherait.`,
      'Choisissez d’autres dates, ou annulez d’abord l’absence déjà déclarée.',
    );
  }
}

function exiger(refus: DemandeRefusee | undefined): void {
  if (refus) throw refus;
}

function introuvable(quoi: string): DemandeRefusee {
  return new DemandeRefusee(
    'INTROUVABLE',
    `${quoi} n’existe pas, ou n’est pas dans votre territoire.`,
    'Rechargez la page, puis choisissez dans la liste.',
  );
}

function reserveeAuxAdministrateurs(): DemandeRefusee {
  return new DemandeRefusee(
    'ACCES',
    'Chacun ne change que son propre compte.',
    'Demandez-le à la personne concernée, ou à un administrateur.',
  );
}

async function lireCompte(client: PoolClient, id: string, verrou: 'FOR NO KEY UPDATE' | '' = ''): Promise<CompteConnu> {
  const { rows } = await client.query<CompteConnu>(
    `SELECT id, nom, actif, roles, regions, departements FROM compte WHERE id = $1 ${verrou}`,
    [id],
  );
  if (!rows[0]) throw introuvable('Ce compte');
  return rows[0];
}

async function absencesDe(client: PoolClient, compteId: string): Promise<Periode[]> {
  const { rows } = await client.query<Periode>(
    'SELECT du, au FROM absence WHERE compte_id = $1 AND annulee_le IS NULL ORDER BY du',
    [compteId],
  );
  return rows;
}

async function titulaireDe(client: PoolClient, dossierId: string, role: string): Promise<string | undefined> {
  const { rows } = await client.query<{ compte: string }>(
    'SELECT compte_id AS compte FROM affectation WHERE dossier_id = $1 AND role = $2 ORDER BY id DESC LIMIT 1',
    [dossierId, role],
  );
  return rows[0]?.compte;
}
