import { Client } from 'pg';

import { baseDeTest } from './base';

const dans = async <T>(url: string, travail: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await travail(client);
  } finally {
    await client.end();
  }
};

describe('les bases de test', () => {
  it('sont des copies indépendantes du modèle, demandées toutes à la fois', async () => {
    const bases = await Promise.all(Array.from({ length: 8 }, () => baseDeTest()));
    try {
      expect(new Set(bases.map(({ url }) => url)).size).toBe(8);
      await Promise.all(
        bases.map(({ url }, rang) =>
          dans(url, (client) => client.query('CREATE TABLE a_moi AS SELECT $1::int AS rang', [rang])),
        ),
      );
      const rangs = await Promise.all(
        bases.map(({ url }) =>
          dans(url, async (client) => (await client.query<{ rang: number }>('SELECT rang FROM a_moi')).rows),
        ),
      );
      expect(rangs.flat().map(({ rang }) => rang)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    } finally {
      await Promise.all(bases.map(({ fermer }) => fermer()));
    }
  });

  it('disparaissent à la fermeture, même si quelqu’un y est encore connecté', async () => {
    const base = await baseDeTest();
    const oublie = new Client({ connectionString: base.url });
    const coupe = new Promise((suite) => oublie.on('error', suite));
    await oublie.connect();
    await base.fermer();
    await coupe;
    await expect(dans(base.url, (client) => client.query('SELECT 1'))).rejects.toMatchObject({ code: '3D000' });
    await base.fermer();
  });

  it('viennent d’un modèle où personne ne peut entrer', async () => {
    const { url, fermer } = await baseDeTest();
    const modele = new URL('/modele_des_tests', url).href;
    await expect(dans(modele, (client) => client.query('SELECT 1'))).rejects.toMatchObject({ code: '55000' });
    await fermer();
  });
});
