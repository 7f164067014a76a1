import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { demarrerPostgres } from '#libs/persistance/poste';
import { dossierAvecBase, dossierNeuf, oublierModele, processusDans, toutFinir } from '../../poste/enfants';
import { cpts } from './lancer';

afterEach(toutFinir);
afterAll(oublierModele);

describe('sur la base du poste, la ligne de commande', () => {
  it('démarre PostgreSQL pour le temps de la commande, et garde les données', async () => {
    const DONNEES = await dossierAvecBase();
    expect(await cpts(['migrer'], { DONNEES })).toEqual({ code: 0, sortie: 'La base est à jour.\n', erreurs: '' });
    expect(processusDans(DONNEES)).toEqual([]);
    expect(await cpts(['verifier', '--json'], { DONNEES })).toMatchObject({
      code: 0,
      sortie: expect.stringContaining('"verifies": 0') as string,
    });
    expect(processusDans(DONNEES)).toEqual([]);
  });

  it('se sert de celui qui tourne déjà, et le laisse tourner', async () => {
    const DONNEES = await dossierAvecBase();
    const serveur = await demarrerPostgres({ dossier: DONNEES });
    try {
      expect((await cpts(['migrer'], { DONNEES })).code).toBe(0);
      const client = new Client({ connectionString: serveur.url });
      await client.connect();
      const { rows } = await client.query<{ nom: string | null }>(`SELECT to_regclass('dossier')::text AS nom`);
      await client.end();
      expect(rows[0]!.nom).toBe('dossier');
    } finally {
      await serveur.arreter();
    }
  });

  it('dit en une phrase pourquoi elle ne peut pas s’en servir, sans rien détruire', async () => {
    const DONNEES = dossierNeuf();
    mkdirSync(path.join(DONNEES, 'postgres'));
    writeFileSync(path.join(DONNEES, 'postgres/autre'), 'à quelqu’un d’autre');
    const { code, sortie, erreurs } = await cpts(['migrer'], { DONNEES });
    expect([code, sortie]).toEqual([1, '']);
    expect(erreurs).toMatch(/^La base .* est abîmée et ne démarre pas .*\n$/);
  });
});
