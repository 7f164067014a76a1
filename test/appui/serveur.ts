import { hacherMotDePasse, Role, ROLES } from '#libs/acces';
import { Reglages } from '#libs/dossiers';
import { HorlogeReglable } from '#libs/exterieur';
import { AGENCES } from '#libs/territoires';
import { NestExpressApplication } from '@nestjs/platform-express';
import { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { creerApi } from '../../apps/api/application';
import { baseDeTest } from '../poste/base';
import { PATIENCE_MS } from './patience';
import { exigerLaPreuve } from './preuve';

/** The real API on a port of its own, on a database of its own, under a clock that the test moves. */
export interface Serveur {
  url: string;
  databaseUrl: string;
  api: NestExpressApplication;
  source: DataSource;
  horloge: HorlogeReglable;
  /** Signed in as the account of this role, who sees every region. */
  comme(role: Role): Promise<Client>;
  /** Signed in as a new account. */
  avec(compte: { roles: Role[]; regions: string[]; departements?: string[] }): Promise<Client>;
  anonyme(): Client;
  fermer(): Promise<void>;
}

export interface Reponse {
  statut: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is what the test looks at
  corps: any;
  entetes: Headers;
}

const MOT_DE_PASSE = 'mot de passe du test';
export const REGLAGES: Reglages = { delaiDeSaisie: 0 };

/** @param options of the API; those that need the database are made from its address */
export async function ouvrirServeur(
  instant = '2026-06-01T08:00:00.000Z',
  options: object | ((databaseUrl: string) => Promise<object>) = {},
): Promise<Serveur> {
  const base = await baseDeTest();
  const horloge = new HorlogeReglable(instant);
  const secretSession = 'secret-du-test-secret-du-test-secret';
  const api = await creerApi({
    ...{ databaseUrl: base.url, secretSession, production: false, horloge, reglages: REGLAGES },
    ...(typeof options === 'function' ? await (options as (url: string) => Promise<object>)(base.url) : options),
  });
  await api.listen(0, '127.0.0.1');
  const http = api.getHttpServer();
  // A connection that rests is not closed while a busy test is about to use it again.
  http.keepAliveTimeout = PATIENCE_MS;
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const source = api.get(DataSource);
  const empreinte = await hacherMotDePasse(MOT_DE_PASSE);
  const creer = (identifiant: string, roles: string[], regions: string[], departements: string[] = []) =>
    source.query(
      `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions, departements) VALUES ($1, $2, $3, $4, $5, $6)`,
      [identifiant, `Personne ${roles.join(' ')}`, empreinte, roles, regions, departements],
    );
  const regions = AGENCES.map(({ region }) => region);
  for (const role of ROLES) await creer(`${role}@test.test`, [role], regions);
  const clients = new Map<string, Client>();
  let comptes = 0;
  const connecter = async (identifiant: string) => {
    const client = new Client(url);
    const { statut } = await client.post('/api/session', { identifiant, motDePasse: MOT_DE_PASSE });
    if (statut !== 201) throw new Error(`Connexion de ${identifiant} : ${statut}`);
    return client;
  };
  return {
    ...{ url, databaseUrl: base.url, api, source, horloge },
    anonyme: () => new Client(url),
    comme: async (role) => {
      const connu = clients.get(role) ?? (await connecter(`${role}@test.test`));
      clients.set(role, connu);
      return connu;
    },
    avec: async (compte) => {
      const identifiant = `compte${(comptes += 1)}@test.test`;
      await creer(identifiant, compte.roles, compte.regions, compte.departements);
      return connecter(identifiant);
    },
    fermer: async () => {
      await exigerLaPreuve(source);
      await api.close();
      await base.fermer();
    },
  };
}

/** A client that keeps its cookies, like a browser. */
export class Client {
  private cookie = '';

  constructor(private readonly url: string) {}

  get(chemin: string): Promise<Reponse> {
    return this.envoyer('GET', chemin);
  }

  post(chemin: string, corps: unknown, entetes: Record<string, string> = {}): Promise<Reponse> {
    return this.envoyer('POST', chemin, JSON.stringify(corps), { 'Content-Type': 'application/json', ...entetes });
  }

  async envoyer(
    methode: string,
    chemin: string,
    corps?: string,
    entetes: Record<string, string> = {},
  ): Promise<Reponse> {
    const reponse = await fetch(this.url + chemin, {
      method: methode,
      headers: { ...(this.cookie ? { Cookie: this.cookie } : {}), ...entetes },
      ...(corps === undefined ? {} : { body: corps }),
    });
    const pose = reponse.headers.getSetCookie()[0];
    if (pose) this.cookie = pose.split(';')[0]!;
    const type = reponse.headers.get('content-type') ?? '';
    const lu = type.includes('json') ? ((await reponse.json()) as unknown) : Buffer.from(await reponse.arrayBuffer());
    return { statut: reponse.status, corps: lu, entetes: reponse.headers };
  }
}
