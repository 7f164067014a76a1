import { Utilisateur, voit } from '#libs/acces';
import { Horloge } from '#libs/exterieur';
import { dansLePerimetre, enTransaction, poolDe, TravailDeReprise } from '#libs/persistance';
import { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { DemandeRefusee } from './demande-refusee';
import { relancer, releverTravaux, renoncer } from './incidents-file';
import { libelleDeLaSorte } from './incidents-mots';

/** An incident, as a person of its territory sees it. */
export interface VueIncident {
  id: string;
  dossierId: string | null;
  cle: string;
  sorte: string;
  /** What it is about, in words. */
  libelle: string;
  message: string;
  ouvertLe: Date;
  dernierLe: Date;
  occurrences: number;
  closLe: Date | null;
  /** When the administrators were told by mail. */
  avertiLe: Date | null;
  /** The last time that somebody ran its job again. */
  repris: { le: Date; par: string } | null;
  /** Whether there is a job to run again. */
  reprenable: boolean;
  /** Whether the reader may run it again, or close it. */
  gerable: boolean;
}

/** What happened to it: opened, run again, closed with a reason, resolved by itself. */
export interface SuiviIncident {
  quoi: 'OUVERT' | 'REPRIS' | 'CLOS' | 'RESOLU';
  par: string;
  motif: string | null;
  le: Date;
}

interface Ligne extends Omit<VueIncident, 'libelle' | 'repris' | 'gerable'> {
  travail: TravailDeReprise | null;
  regionArs: string | null;
  departements: string[] | null;
  reprisLe: Date | null;
  reprisPar: string | null;
}

const MAXIMUM = 500;

/** Roles that see to the incidents of the dossiers that they see; an administrator sees to the others as well. */
const GERANTS = ['ADMIN', 'DG_ARS', 'ARS_INSTRUCTEUR', 'CPAM'];

/** Incidents in the hands of people: seen, run again, closed with a reason, and all of it kept. */
export class IncidentsService {
  private readonly pool: Pool;

  constructor(
    source: DataSource,
    private readonly horloge: Horloge,
  ) {
    this.pool = poolDe(source);
  }

  /** Those of the person's territory and those of no dossier, the latest first; the closed ones too when asked for. */
  async lister(utilisateur: Utilisateur, closAussi: boolean): Promise<VueIncident[]> {
    const { regions, departements } = utilisateur;
    const { rows } = await this.pool.query<Ligne>(
      `${LIRE} WHERE ($1 OR i.clos_le IS NULL) AND (d.id IS NULL OR ${dansLePerimetre('$2', '$3')})
        ORDER BY i.dernier_le DESC, i.ouvert_le DESC LIMIT ${MAXIMUM}`,
      [closAussi, regions, departements],
    );
    return rows.map((ligne) => vue(ligne, utilisateur));
  }

  /** An incident and its history. Throws `DemandeRefusee`. */
  async lire(id: string, utilisateur: Utilisateur): Promise<VueIncident & { historique: SuiviIncident[] }> {
    const ligne = await this.trouver(this.pool, id, utilisateur);
    const { rows: historique } = await this.pool.query<SuiviIncident>(
      `SELECT s.quoi, ${QUI} AS par, s.motif, s.le FROM incident_suivi s LEFT JOIN compte c ON c.id::text = s.par
        WHERE s.incident_id = $1 ORDER BY s.id`,
      [id],
    );
    return { ...vue(ligne, utilisateur), historique };
  }

  /** Runs the job of an incident again at once, in the name of the person. Throws `DemandeRefusee`. */
  async reprendre(id: string, utilisateur: Utilisateur): Promise<void> {
    await enTransaction(this.pool, async (client) => {
      const { travail } = await this.ouvert(client, id, utilisateur);
      if (!travail)
        throw new DemandeRefusee(
          'CONFLIT',
          'Il n’y a rien à relancer pour cet incident.',
          'Faites ce que demande son message, puis clôturez-le en disant ce qui a été fait.',
        );
      await relancer(client, travail);
      await this.noter(client, id, 'REPRIS', utilisateur);
    });
  }

  /** Closes an incident for this reason, in the name of the person. A cause that lasts opens another. Throws `DemandeRefusee`. */
  async clore(id: string, motif: string, utilisateur: Utilisateur): Promise<void> {
    await enTransaction(this.pool, async (client) => {
      const { cle } = await this.ouvert(client, id, utilisateur);
      await client.query(`UPDATE incident SET clos_le = $2 WHERE id = $1`, [id, this.horloge.maintenant()]);
      await renoncer(client, cle);
      await this.noter(client, id, 'CLOS', utilisateur, motif);
    });
  }

  /** Jobs that the queue gave up are incidents. Safe to repeat. */
  relever(): Promise<void> {
    return releverTravaux(this.pool, this.horloge.maintenant());
  }

  /** An open incident that the person may see to, held until the end of the transaction. */
  private async ouvert(client: PoolClient, id: string, utilisateur: Utilisateur): Promise<Ligne> {
    await client.query(`SELECT FROM incident WHERE id = $1 FOR UPDATE`, [id]);
    const ligne = await this.trouver(client, id, utilisateur);
    if (!gerable(ligne, utilisateur))
      throw new DemandeRefusee(
        'ACCES',
        'Vous pouvez voir cet incident, mais pas le relancer ni le clore.',
        ligne.dossierId
          ? 'Demandez à la personne en charge du dossier ou à un administrateur.'
          : 'Demandez à un administrateur.',
      );
    if (ligne.closLe)
      throw new DemandeRefusee(
        'CONFLIT',
        'Cet incident est déjà clos.',
        'Rechargez la liste : si la cause dure, un nouvel incident la signale.',
      );
    return ligne;
  }

  private async trouver(base: Pool | PoolClient, id: string, utilisateur: Utilisateur): Promise<Ligne> {
    const { rows } = await base.query<Ligne>(`${LIRE} WHERE i.id = $1`, [id]);
    const [ligne] = rows;
    if (!ligne || !visible(ligne, utilisateur))
      throw new DemandeRefusee(
        'INTROUVABLE',
        'Cet incident n’existe pas, ou n’est pas dans votre territoire.',
        'Retournez à la liste des incidents.',
      );
    return ligne;
  }

  private async noter(
    client: PoolClient,
    id: string,
    quoi: SuiviIncident['quoi'],
    utilisateur: Utilisateur,
    motif: string | null = null,
  ): Promise<void> {
    await client.query(`INSERT INTO incident_suivi (incident_id, quoi, par, motif, le) VALUES ($1, $2, $3, $4, $5)`, [
      id,
      quoi,
      utilisateur.id,
      motif,
      this.horloge.maintenant(),
    ]);
  }
}

function visible({ regionArs, departements }: Ligne, utilisateur: Utilisateur): boolean {
  return regionArs === null || voit(utilisateur, { regionArs, departements: departements ?? [] });
}

function gerable({ dossierId }: Ligne, { roles }: Utilisateur): boolean {
  return dossierId === null ? roles.includes('ADMIN') : roles.some((role) => GERANTS.includes(role));
}

function vue(ligne: Ligne, utilisateur: Utilisateur): VueIncident {
  const { travail: _, regionArs: __, departements: ___, reprisLe, reprisPar, ...reste } = ligne;
  return {
    ...reste,
    libelle: libelleDeLaSorte(reste.sorte),
    repris: reprisLe && { le: reprisLe, par: reprisPar! },
    gerable: reste.closLe === null && gerable(ligne, utilisateur),
  };
}

/** The name of whoever did it; that of the application when nobody did. */
const QUI = `coalesce(c.nom, 'Parcours CPTS')`;

const LIRE = `SELECT i.id, i.dossier_id AS "dossierId", i.cle, i.sorte, i.message, i.ouvert_le AS "ouvertLe",
    i.dernier_le AS "dernierLe", i.occurrences, i.clos_le AS "closLe", i.averti_le AS "avertiLe", i.travail,
    (i.travail IS NOT NULL AND i.clos_le IS NULL) AS reprenable, d.region_ars AS "regionArs", d.departements,
    r.le AS "reprisLe", r.par AS "reprisPar"
  FROM incident i LEFT JOIN dossier d ON d.id = i.dossier_id
    LEFT JOIN LATERAL (SELECT s.le, ${QUI} AS par FROM incident_suivi s LEFT JOIN compte c ON c.id::text = s.par
      WHERE s.incident_id = i.id AND s.quoi = 'REPRIS' ORDER BY s.id DESC LIMIT 1) r ON true`;
