import { ajouterJours, Fuseau, FUSEAU_NATIONAL, heureDuJour, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { cloreIncident, signalerIncident } from '#libs/persistance';
import { FUSEAUX } from '#libs/territoires';
import { Pool, PoolClient } from 'pg';

export { FUSEAUX };

/** Something that is done every day at its hour. */
export interface Periodique {
  nom: string;
  /** French, for people. */
  libelle: string;
  /** `HH:MM`, by the clocks of the time zone, summer time included. */
  heure: string;
  /** Once in each time zone of an agency, or once for all by the clocks of Paris. */
  fuseaux: 'CHACUN' | 'PARIS';
  /** Task that the queue is given. */
  tache: string;
}

export const PERIODIQUES: readonly Periodique[] = [
  {
    nom: 'resume_quotidien',
    libelle: 'Résumé quotidien de ce qui n’est pas urgent',
    heure: '07:45',
    fuseaux: 'CHACUN',
    tache: 'resume_quotidien',
  },
  {
    nom: 'controle_des_avis',
    libelle: 'Contrôle des avis : ceux qui devaient partir, et ceux qui sont partis',
    heure: '09:00',
    fuseaux: 'CHACUN',
    tache: 'controle_des_avis',
  },
  {
    nom: 'preuve_nocturne',
    libelle: 'Preuve de tous les dossiers : chaînes, rejeux, états enregistrés',
    heure: '02:30',
    fuseaux: 'PARIS',
    tache: 'preuve_nocturne',
  },
];

/** One run of a periodic job: what its task is given. */
export interface Occurrence {
  fuseau: Fuseau;
  /** Instant at which it was to be run, ISO 8601 in UTC. */
  prevuA: string;
}

/** The time zones in which it is run. */
export function fuseauxDe({ fuseaux }: Periodique): readonly Fuseau[] {
  return fuseaux === 'PARIS' ? [FUSEAU_NATIONAL] : FUSEAUX;
}

/** The latest instant, `maintenant` included, at which clocks of the zone showed that hour. ISO 8601 in UTC. */
export function derniereOccurrence(heure: string, fuseau: Fuseau, maintenant: string): string {
  const jour = jourCivil(maintenant, fuseau);
  const aujourdhui = instantDe(jour, heure, fuseau);
  return aujourdhui <= new Date(maintenant).toISOString()
    ? aujourdhui
    : instantDe(ajouterJours(jour, -1), heure, fuseau);
}

/** The first instant after `maintenant` at which clocks of the zone will show that hour. ISO 8601 in UTC. */
export function prochaineOccurrence(heure: string, fuseau: Fuseau, maintenant: string): string {
  const jour = jourCivil(derniereOccurrence(heure, fuseau, maintenant), fuseau);
  return instantDe(ajouterJours(jour, 1), heure, fuseau);
}

// To the millisecond, so that two of them compare as texts.
const instantDe = (jour: string, heure: string, fuseau: Fuseau) =>
  new Date(heureDuJour(jour, heure, fuseau)).toISOString();

/**
 * Gives the queue the latest run of each periodic job that is due and was not given yet, in the caller's transaction.
 * Runs missed before it are not made up for. The first time that a job is seen, its run of that day counts as done.
 * Safe to call from several workers at once.
 * @returns what was launched
 */
export async function ordonnancer(
  client: PoolClient,
  maintenant: string,
  periodiques: readonly Periodique[] = PERIODIQUES,
): Promise<(Occurrence & { nom: string })[]> {
  const dernieres = JSON.stringify(
    periodiques.flatMap((periodique) =>
      fuseauxDe(periodique).map((fuseau) => ({
        ...{ nom: periodique.nom, tache: periodique.tache, fuseau },
        prevuA: derniereOccurrence(periodique.heure, fuseau, maintenant),
      })),
    ),
  );
  await client.query(
    `INSERT INTO periodique (nom, fuseau, prevu_a)
      SELECT d.nom, d.fuseau, d."prevuA" FROM jsonb_to_recordset($1) AS d(nom text, fuseau text, "prevuA" timestamptz)
      ON CONFLICT (nom, fuseau) DO NOTHING`,
    [dernieres],
  );
  const { rows } = await client.query<Occurrence & { nom: string }>(
    `WITH dus AS (
        SELECT p.nom, p.fuseau, d.tache, d."prevuA" FROM periodique p
        JOIN jsonb_to_recordset($1) AS d(nom text, fuseau text, tache text, "prevuA" text) ON d.nom = p.nom AND d.fuseau = p.fuseau
        WHERE p.prevu_a < d."prevuA"::timestamptz FOR UPDATE OF p SKIP LOCKED
      ), notes AS (
        UPDATE periodique p SET prevu_a = dus."prevuA"::timestamptz, neuf = false FROM dus
        WHERE p.nom = dus.nom AND p.fuseau = dus.fuseau RETURNING dus.*
      )
      SELECT nom, fuseau, "prevuA", graphile_worker.add_job(tache, json_build_object('fuseau', fuseau, 'prevuA', "prevuA"),
        job_key := 'periodique:' || nom || ':' || fuseau) IS NOT NULL AS lance
      FROM notes ORDER BY nom, fuseau`,
    [dernieres],
  );
  return rows.map(({ nom, fuseau, prevuA }) => ({ nom, fuseau, prevuA }));
}

/** What a task is told of the stop of its worker. */
interface Aides {
  abortSignal?: AbortSignal | undefined;
}

/**
 * The task of a periodic job: does it, and keeps when it began, when it ended, and what made it fail. A failure is an
 * incident until a run succeeds; the queue tries again by itself.
 */
export function executionSuivie(
  pool: Pool,
  horloge: Horloge,
  nom: string,
  faire: (occurrence: Occurrence, arret?: AbortSignal) => Promise<unknown>,
): (donnees: unknown, aides?: Aides) => Promise<void> {
  const { libelle, tache } = PERIODIQUES.find((periodique) => periodique.nom === nom)!;
  return async (donnees, { abortSignal } = {}) => {
    const occurrence = donnees as Occurrence;
    const { fuseau } = occurrence;
    const cle = `periodique:${nom}:${fuseau}`;
    const noter = (quoi: string, valeur: string) =>
      pool.query(`UPDATE periodique SET ${quoi} WHERE nom = $1 AND fuseau = $2`, [nom, fuseau, valeur]);
    await noter('commence_le = $3', horloge.maintenant());
    try {
      await faire(occurrence, abortSignal);
    } catch (erreur) {
      // Interrupted by the stop of the worker: nothing is wrong, and another one does it over.
      if (abortSignal?.aborted) throw erreur;
      const { message: raison } = erreur as Error;
      await noter('echec = $3', raison);
      const message = `${libelle} (fuseau ${fuseau}) a échoué : ${raison}. Un nouvel essai est prévu.`;
      const travail = { tache, donnees: occurrence, cle };
      await signalerIncident(pool, { cle, sorte: 'PERIODIQUE', message, travail }, horloge.maintenant());
      throw erreur;
    }
    await noter('termine_le = $3, echec = NULL', horloge.maintenant());
    await cloreIncident(pool, cle, horloge.maintenant());
  };
}
