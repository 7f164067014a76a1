import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

/**
 * Address of the post's PostgreSQL when the program, or another command, is running it on this data folder.
 * Undefined when it does not run, or when what runs there is not ours: whoever starts it then says why it cannot.
 */
export async function serveurEnMarche(donnees: string): Promise<string | undefined> {
  const port = lire(path.join(donnees, 'postgres/postmaster.pid'))?.split('\n')[3]?.trim();
  const secret = lire(path.join(donnees, 'postgres.secret'))?.trim();
  if (!port || !secret) return undefined;
  const url = new URL(`postgresql://postgres@127.0.0.1:${Number(port)}/parcours_cpts`);
  url.password = secret;
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return url.href;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lire(fichier: string): string | undefined {
  try {
    return readFileSync(fichier, 'utf8');
  } catch {
    return undefined;
  }
}
