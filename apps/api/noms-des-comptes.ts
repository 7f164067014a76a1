import { Compte } from '#libs/persistance';
import { DataSource, In } from 'typeorm';

/** The names of those who acted, by account; the clock's too. What is no account has none. */
export async function nomsDesComptes(source: DataSource, ids: readonly string[]): Promise<Map<string, string>> {
  const comptes = [...new Set(ids)].filter((id) => id.length === 36);
  const trouves = await source.getRepository(Compte).findBy({ id: In(comptes) });
  return new Map([['horloge', 'Horloge'], ...trouves.map(({ id, nom }): [string, string] => [id, nom])]);
}
