import { Horloge } from '#libs/exterieur';
import { cloreIncident, connexionPropre, enTransaction, transactionSur } from '#libs/persistance';
import {
  AUCUN_TRAVAILLEUR,
  cloreIncidentsFinis,
  constaterMorts,
  donnerSigneDeVie,
  inscrireTravailleur,
  noterArret,
  prendreVerrou,
  rendreTravaux,
  sansVerrou,
  signalerSilences,
} from '#libs/veille';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Client, Pool } from 'pg';

/** How often the worker shows that it lives and looks after the others. In milliseconds. */
const RYTHME_MS = 2000;
/** A worker whose lock is free may only have lost its connection: it has that long to come back. In milliseconds. */
const SURSIS_MS = 5000;

/**
 * That this worker lives: a row that it refreshes, and a lock that ends with its process, whatever ends it. It sees to
 * the others as well: what a dead one held goes back to the queue, and a silent one is reported.
 */
export class Presence {
  private readonly id = randomUUID();
  private numero = 0;
  private client: Client | undefined;
  private verrou = false;
  /** Pools of the queue that are ours, whose jobs nobody else may take over. */
  private readonly ouvriers = new Set<string>();
  private readonly absentsDepuis = new Map<string, number>();
  private attentes: (() => void)[] = [];
  private prochain: NodeJS.Timeout | undefined;
  private enCours: Promise<void> = Promise.resolve();
  private fini = false;

  constructor(
    private readonly url: string,
    private readonly pool: Pool,
    private readonly horloge: Horloge,
  ) {}

  /** Shows that this worker lives, from now on. @throws when the database does not answer */
  async commencer(): Promise<void> {
    this.numero = await inscrireTravailleur(this.pool, { id: this.id, hote: hostname(), processus: process.pid });
    await this.battre();
    await cloreIncident(this.pool, AUCUN_TRAVAILLEUR, this.horloge.maintenant());
    this.continuer();
  }

  /** Fulfilled once it is written that this pool is ours: whoever finds us dead then knows what we held. */
  async declarer(ouvrier: string): Promise<void> {
    this.ouvriers.add(ouvrier);
    await new Promise<void>((suite) => {
      this.attentes.push(suite);
      this.tourner();
    });
  }

  /** This pool has ended: what it still holds, it will not do. */
  async oublier(ouvrier: string): Promise<void> {
    await enTransaction(this.pool, (client) => rendreTravaux(client, [ouvrier]));
    this.ouvriers.delete(ouvrier);
  }

  /** What this worker holds goes back to the queue, and nobody looks for it any more. */
  async arreter(): Promise<void> {
    this.fini = true;
    clearTimeout(this.prochain);
    for (const suite of this.attentes.splice(0)) suite();
    await this.enCours;
    try {
      await enTransaction(this.pool, (client) => noterArret(client, this.id));
    } finally {
      await this.lacher();
    }
  }

  private continuer(): void {
    if (!this.fini) this.prochain = setTimeout(() => this.tourner(), RYTHME_MS);
  }

  /** One beat after the other, never two at once. */
  private tourner(): void {
    clearTimeout(this.prochain);
    this.enCours = this.enCours.then(async () => {
      if (this.fini) return;
      // The database does not answer: whoever holds it says so, and the next beat tries again.
      const vivante = await this.battre().then(
        (client) => client,
        () => this.lacher(),
      );
      if (vivante) await this.veiller(vivante).catch(() => undefined);
      clearTimeout(this.prochain);
      this.continuer();
    });
  }

  private async battre(): Promise<Client> {
    this.client ??= await connecter(this.url);
    this.verrou ||= await prendreVerrou(this.client, this.numero);
    const attentes = this.attentes;
    this.attentes = [];
    try {
      await donnerSigneDeVie(this.client, this.id, [...this.ouvriers]);
    } catch (erreur) {
      this.attentes.push(...attentes);
      throw erreur;
    }
    for (const suite of attentes) suite();
    return this.client;
  }

  private async veiller(client: Client): Promise<void> {
    const absents = new Set(await sansVerrou(client));
    for (const connu of this.absentsDepuis.keys()) if (!absents.has(connu)) this.absentsDepuis.delete(connu);
    const vuA = performance.now();
    for (const absent of absents) if (!this.absentsDepuis.has(absent)) this.absentsDepuis.set(absent, vuA);
    const morts = [...absents].filter((absent) => vuA - this.absentsDepuis.get(absent)! >= SURSIS_MS);
    const maintenant = this.horloge.maintenant();
    await transactionSur(client, async () => {
      if (morts.length) await constaterMorts(client, morts, maintenant);
      await signalerSilences(client, maintenant);
      await cloreIncidentsFinis(client, maintenant);
    });
  }

  private async lacher(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.verrou = false;
    await client?.end().catch(() => undefined);
  }
}

async function connecter(url: string): Promise<Client> {
  const client = connexionPropre(url);
  try {
    await client.connect();
    return client;
  } catch (erreur) {
    await client.end().catch(() => undefined);
    throw erreur;
  }
}
