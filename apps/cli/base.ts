import {
  ConsultationService,
  DossiersService,
  OuvertureService,
  PreuveService,
  REGLAGES_PAR_DEFAUT,
} from '#libs/dossiers';
import { type Horloge, HORLOGE_REELLE } from '#libs/exterieur';
import { estAJour, optionsDeConnexion, poolDe } from '#libs/persistance';
import { demarrerPostgres } from '#libs/persistance/poste';
import { exigerInstallation, HorlogeDeFormation, refuserFormation } from '#libs/veille';
import { REGISTRE } from '#workflows/registre';
import { Client, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { lireConfiguration } from '../demarrage/configuration';
import { Impossible } from './impossible';
import { serveurEnMarche } from './serveur-en-marche';

/** What the commands work with, on a database that is up to date. */
export interface Atelier {
  source: DataSource;
  horloge: Horloge;
  dossiers: DossiersService;
  consultation: ConsultationService;
  ouvertures: OuvertureService;
  preuve: PreuveService;
  production: boolean;
}

/**
 * Runs `travail` on the database of DATABASE_URL, else on the PostgreSQL of this post: the one that is running, else
 * one started for the time of the command.
 */
export async function avecBase<T>(racine: string, travail: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, donnees } = lireConfiguration(racine);
  const url = databaseUrl ?? (await serveurEnMarche(donnees));
  if (url) {
    await joindre(url);
    return travail(url);
  }
  const serveur = await demarrerPostgres({ dossier: donnees });
  try {
    return await travail(serveur.url);
  } finally {
    await serveur.arreter();
  }
}

/** The same, with the services on it. Refuses a database that is not up to date, or that is for something else. */
export function avecAtelier<T>(racine: string, travail: (atelier: Atelier) => Promise<T>): Promise<T> {
  return avecBase(racine, async (url) => {
    const { production, formation } = lireConfiguration(racine);
    const source = await ouvrir(url);
    try {
      const horloge = await horlogeDe(poolDe(source), formation);
      return await travail({
        source,
        horloge,
        dossiers: new DossiersService(source, REGISTRE, horloge, REGLAGES_PAR_DEFAUT),
        consultation: new ConsultationService(source, REGISTRE, horloge, REGLAGES_PAR_DEFAUT),
        ouvertures: new OuvertureService(source, REGISTRE, horloge, REGLAGES_PAR_DEFAUT),
        preuve: new PreuveService(source, REGISTRE),
        production,
      });
    } finally {
      await source.destroy();
    }
  });
}

/** That of the programs on this database. Refuses one that is for training when the command is not, and the reverse. */
async function horlogeDe(pool: Pool, formation: boolean): Promise<Horloge> {
  if (formation) {
    await exigerInstallation(pool, 'FORMATION');
    return HorlogeDeFormation.ouvrir(pool);
  }
  await refuserFormation(pool);
  return HORLOGE_REELLE;
}

/** Codes by which PostgreSQL says that our role, or the table of migrations, is not there yet. */
const PAS_ENCORE_MIGREE = ['22023', '42P01', '42501'];

async function ouvrir(url: string): Promise<DataSource> {
  const source = new DataSource(optionsDeConnexion(url, 4));
  try {
    await source.initialize();
    if (await estAJour(source)) return source;
  } catch (erreur) {
    if (!PAS_ENCORE_MIGREE.includes((erreur as { code?: string }).code ?? '')) throw erreur;
  }
  if (source.isInitialized) await source.destroy();
  throw new Impossible('La base n’est pas à jour. Lancez d’abord : npm run cpts -- migrer');
}

async function joindre(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (erreur) {
    const { code, message } = erreur as { code?: string; message: string };
    throw new Impossible(
      `La base de données (${new URL(url).host || 'hôte local'}) ne répond pas : ${message || code}. Vérifiez qu’elle tourne et que l’adresse, l’utilisateur et le mot de passe de DATABASE_URL sont justes.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
