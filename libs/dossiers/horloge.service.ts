import { dateCourte } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { CourrierPrevu, Echeance } from '#libs/moteur';
import { enTransaction, poolDe, signalerIncident } from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { HORLOGE, Reglages, REGLAGES } from './jetons';

/** One pass of the clock over all dossiers. */
export interface Balayage {
  /** Dossiers woken because a deadline takes effect. */
  reveils: number;
  /** Deadlines that only warn, now past. */
  alertes: number;
  rappels: number;
}

interface LigneAvis {
  dossier: string;
  nom: string;
  chargeDe: string | null;
  fuseau: string;
  seq: number;
  detail: Echeance;
  avant: string;
  /** True when the moment was already past when the deadline was armed. */
  tardif: boolean;
}

/**
 * Looks for everything that is due, never for a window or an equality: a stopped worker catches up.
 * Safe to run anywhere, any number of times, by several workers at once.
 */
@Injectable()
export class HorlogeService {
  constructor(
    private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: Horloge,
    @Inject(REGLAGES) private readonly reglages: Reglages,
  ) {}

  async balayer(): Promise<Balayage> {
    const maintenant = this.horloge.maintenant();
    return enTransaction(poolDe(this.source), async (client) => ({
      reveils: await this.reveiller(client, maintenant),
      alertes: await this.alerter(client, maintenant),
      rappels: await this.rappeler(client, maintenant),
    }));
  }

  private async reveiller(client: PoolClient, maintenant: string): Promise<number> {
    const { rows } = await client.query(
      `SELECT graphile_worker.add_job('passer_le_temps', json_build_object('dossier', due.id),
          job_key := 'temps:' || due.id)
        FROM (SELECT DISTINCT d.id FROM echeance e JOIN dossier d ON d.id = e.dossier_id
          WHERE e.statut = 'ARMEE' AND e.evenement IS NOT NULL AND e.effet_a <= $1
            AND d.modifie_le <= $1::timestamptz - make_interval(secs => $2)) due`,
      [maintenant, this.reglages.delaiDeSaisie],
    );
    return rows.length;
  }

  /** Deadlines without an event: marked past, and the person in charge is told unless they were past when armed. */
  private async alerter(client: PoolClient, maintenant: string): Promise<number> {
    const { rows } = await client.query<LigneAvis>(
      `UPDATE echeance e SET statut = 'ECHUE' FROM dossier d
        WHERE d.id = e.dossier_id AND (e.dossier_id, e.cle) IN (
          SELECT dossier_id, cle FROM echeance
          WHERE statut = 'ARMEE' AND evenement IS NULL AND effet_a <= $1 FOR UPDATE SKIP LOCKED)
        RETURNING d.id AS dossier, d.nom, d.charge_de AS "chargeDe", d.fuseau, e.armee_par AS seq, e.detail,
          'échéance passée' AS avant, e.effet_a <= e.armee_le AS tardif`,
      [maintenant],
    );
    await this.aviser(
      client,
      rows.filter(({ tardif }) => !tardif),
      maintenant,
    );
    return rows.length;
  }

  /** Reminders due; of several due at once for one deadline, only the nearest to it leaves. */
  private async rappeler(client: PoolClient, maintenant: string): Promise<number> {
    const { rows } = await client.query<LigneAvis>(
      `WITH dus AS (
          UPDATE rappel r SET emis_le = $1 FROM echeance e
          WHERE e.dossier_id = r.dossier_id AND e.cle = r.cle AND e.statut = 'ARMEE'
            AND (r.dossier_id, r.cle, r.avant) IN (
              SELECT r2.dossier_id, r2.cle, r2.avant FROM rappel r2
              JOIN echeance e2 ON e2.dossier_id = r2.dossier_id AND e2.cle = r2.cle
              WHERE r2.emis_le IS NULL AND r2.prevu_a <= $1 AND e2.statut = 'ARMEE' FOR UPDATE OF r2 SKIP LOCKED)
          RETURNING r.dossier_id, r.cle, r.avant, r.prevu_a, e.detail, e.armee_par, e.effet_a)
        SELECT DISTINCT ON (dus.dossier_id, dus.cle) d.id AS dossier, d.nom, d.charge_de AS "chargeDe", d.fuseau,
          dus.armee_par AS seq, dus.detail, dus.avant, dus.effet_a <= $1 AS tardif
        FROM dus JOIN dossier d ON d.id = dus.dossier_id ORDER BY dus.dossier_id, dus.cle, dus.prevu_a DESC`,
      [maintenant],
    );
    const utiles = rows.filter(({ tardif }) => !tardif);
    await this.aviser(client, utiles, maintenant);
    return utiles.length;
  }

  private async aviser(client: PoolClient, avis: readonly LigneAvis[], maintenant: string): Promise<void> {
    for (const ligne of avis) {
      if (!ligne.chargeDe) {
        const { dossier: dossierId, detail, avant } = ligne;
        const message = `Rappel « ${avant} – ${detail.libelle} » : personne n’est chargé de ce dossier. Suivez cette échéance dans la liste.`;
        await signalerIncident(
          client,
          { cle: `rappel:${dossierId}:${detail.cle}:${avant}`, sorte: 'RAPPEL', message, dossierId },
          maintenant,
        );
        continue;
      }
      const id = randomUUID();
      await client.query(
        `INSERT INTO courrier (id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le)
          VALUES ($1, $2, $3, $4, $5, $6, $7, 'PREVU', $8, $9)`,
        [
          id,
          ligne.dossier,
          ligne.seq,
          ...ligneAvis(ligne),
          `${ligne.dossier.slice(0, 8)}-${ligne.detail.cle}-${ligne.avant}`.toUpperCase(),
          maintenant,
        ],
      );
      await client.query(
        `SELECT graphile_worker.add_job('composer_courrier', json_build_object('courrier', $1::text), job_key := 'courrier:' || $1)`,
        [id],
      );
    }
  }
}

function ligneAvis({ nom, chargeDe, detail, avant }: LigneAvis): [string, string, string, string] {
  const objet = `${avant} – ${detail.libelle} le ${dateCourte(detail.echeance)} – ${nom}`;
  const prevu: CourrierPrevu = {
    code: 'A-RAPPEL',
    titre: 'Rappel d’échéance',
    gabarit: 'rappel-echeance',
    emetteur: 'APPLICATION',
    destinataires: [{ qui: 'COMPTE', personnes: [chargeDe!] }],
    copies: [],
    canal: 'COURRIEL',
    signataire: 'APPLICATION',
    objet,
    bases: [],
    variables: {
      nomCpts: nom,
      avant,
      libelle: detail.libelle,
      echeance: detail.echeance,
      effetLe: detail.effetLe,
      consequence: detail.consequence,
      explication: detail.explication,
    },
  };
  return [prevu.code, prevu.titre, objet, JSON.stringify(prevu)];
}
