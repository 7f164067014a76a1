import { ajouterJours, heureDuJour, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import type { Echelon } from '#libs/moteur';
import { cloreIncident, enTransaction, HEURE_DES_RAPPELS, poolDe, signalerIncident } from '#libs/persistance';
import { randomUUID } from 'node:crypto';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { Annuaire, Prevenu } from './annuaire';
import { AvisDu, Demande, messageDAvis, personneNEstLa } from './avis-message';
import { A_RELANCER, DEMANDER, DUS, ECHOIR, EMIS, OUBLIER, REMPLACES, RETIRER, SANS_SUITE } from './avis-requetes';
import { deposerMessages } from './messages';

/** What one call of `emettre` did. */
export interface Emission {
  /** Deadlines that only warn, now past. */
  alertes: number;
  /** Notices asked of somebody, or left to the daily digest. */
  avis: number;
}

/** Notices taken in one transaction: the acts on their dossiers wait for its end. */
const LOT = 200;

const ECHELONS: readonly Echelon[] = ['CHARGE', 'SUPPLEANT', 'DIRECTION'];

/**
 * Asks those concerned to take note of a deadline, and asks again, higher, when nobody answers. Looks for everything that
 * is due, never for a window: a stopped worker catches up. Safe to repeat, and to run in several workers at once.
 */
export class AvisService {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
  ) {}

  /** Notices whose moment has come. Of several due at once for one deadline, only the nearest to it leaves. */
  async emettre(): Promise<Emission> {
    const maintenant = this.horloge.maintenant();
    const pool = poolDe(this.source);
    const { rowCount } = await pool.query(ECHOIR, [maintenant]);
    await pool.query(OUBLIER, [maintenant]);
    await this.retirer(maintenant);
    return { alertes: rowCount ?? 0, avis: await this.parLots(DUS, maintenant, this.emettreLot) };
  }

  /** Notices that nobody has acknowledged in time, asked again one echelon higher. @returns how many */
  async relancer(): Promise<number> {
    return this.parLots(A_RELANCER, this.horloge.maintenant(), this.relancerLot);
  }

  private async retirer(maintenant: string): Promise<void> {
    await enTransaction(poolDe(this.source), async (client) => {
      const { rows } = await client.query<{ cle: string }>(RETIRER, [maintenant]);
      for (const { cle } of rows) await cloreIncident(client, cle, maintenant);
    });
  }

  private async parLots(
    requete: string,
    maintenant: string,
    traiter: (client: PoolClient, lot: readonly AvisDu[], maintenant: string) => Promise<number>,
  ): Promise<number> {
    let total = 0;
    for (let pris = LOT; pris === LOT;)
      pris = await enTransaction(poolDe(this.source), async (client) => {
        const { rows } = await client.query<AvisDu>(requete, [maintenant, LOT]);
        if (rows.length) total += await traiter.call(this, client, rows, maintenant);
        return rows.length;
      });
    return total;
  }

  private async emettreLot(client: PoolClient, lot: readonly AvisDu[], maintenant: string): Promise<number> {
    const utiles = lot.filter((avis) => utile(avis, maintenant) && avis.effetA > avis.armeeLe);
    await client.query(EMIS, [lot.map(({ id }) => id), maintenant]);
    await client.query(REMPLACES, [utiles.map(({ id }) => id)]);
    await this.demander(client, utiles, maintenant);
    return utiles.length;
  }

  private async relancerLot(client: PoolClient, lot: readonly AvisDu[], maintenant: string): Promise<number> {
    const [encore, sansObjet] = [true, false].map((voulu) => lot.filter((avis) => utile(avis, maintenant) === voulu));
    await client.query(SANS_SUITE, [sansObjet!.map(({ id }) => id)]);
    for (const { id } of sansObjet!) await cloreIncident(client, cleDIncident(id), maintenant);
    await this.demander(client, encore!, maintenant);
    return encore!.length;
  }

  private async demander(client: PoolClient, lot: readonly AvisDu[], maintenant: string): Promise<void> {
    if (lot.length === 0) return;
    const annuaire = await Annuaire.lire(client, [...new Set(lot.map(({ dossier }) => dossier.id))]);
    const demandes = lot.map((avis) => preparer(annuaire, avis, maintenant));
    // What the law does not date is not asked one by one: it waits for the digest.
    const legales = demandes.filter(({ avis }) => !avis.suivi);
    for (const demande of legales) await this.signalerSiPersonne(client, demande, maintenant);
    const messages = legales.flatMap((demande) => demande.prevenus.map((un, n) => messageDAvis(demande, un, n + 1)));
    const courriers = await deposerMessages(client, messages, maintenant);
    const copies = [...legales, ...demandes.filter(({ avis }) => avis.suivi)].flatMap(({ avis, rang, prevenus }) =>
      prevenus.map(({ compteId: compte, qualite, pour }) => ({
        rappel: avis.id,
        rang,
        compte,
        qualite,
        pour: pour?.compteId,
      })),
    );
    await client.query(DEMANDER, [
      JSON.stringify(demandes.map(({ avis, rang, relance }) => ({ rappel: avis.id, rang, relance }))),
      JSON.stringify(copies.map((copie, n) => ({ ...copie, id: randomUUID(), courrier: courriers[n] }))),
      maintenant,
    ]);
  }

  private async signalerSiPersonne(
    client: PoolClient,
    { avis, prevenus }: Preparee,
    maintenant: string,
  ): Promise<void> {
    const cle = cleDIncident(avis.id);
    if (prevenus.some(({ qualite }) => qualite !== 'ADMINISTRATEUR'))
      return avis.demandes ? cloreIncident(client, cle, maintenant) : undefined;
    const dossierId = avis.dossier.id;
    await signalerIncident(client, { cle, sorte: 'AVIS', message: personneNEstLa(avis), dossierId }, maintenant);
  }
}

interface Preparee extends Demande {
  prevenus: readonly Prevenu[];
  /** Instant at which it is asked again, ISO 8601 in UTC; null: never. */
  relance: string | null;
}

/** Whom to ask this time, one echelon higher than the last, and when to ask again. */
function preparer(annuaire: Annuaire, avis: AvisDu, maintenant: string): Preparee {
  const { dossier, detail, demandes, suivi } = avis;
  const jour = jourCivil(maintenant, dossier.fuseau);
  const echelon = ECHELONS[Math.min(ECHELONS.indexOf(avis.echelon) + demandes, ECHELONS.length - 1)]!;
  const relance = ajouterJours(jour, avis.relance);
  return {
    ...{ avis, rang: demandes + 1, jour },
    prevenus: annuaire.prevenir(dossier, detail.responsable, echelon, jour),
    relance: suivi ? null : heureDuJour(relance, HEURE_DES_RAPPELS, dossier.fuseau),
  };
}

/** Key of the incident of a notice that found nobody. */
export function cleDIncident(rappel: string): string {
  return `avis:${rappel}`;
}

/** Before the effect there is still time to act; after it, only the notice that says so is worth asking. */
function utile({ effetA, prevuA, enCours }: AvisDu, maintenant: string): boolean {
  return enCours && (effetA > new Date(maintenant) || prevuA >= effetA);
}
