import { Atelier, ouvrirAtelier } from '../appui/atelier';
import { mener, ouvrirDossier } from '../appui/parcours';

// The queue comes back by itself to each dossier on the day; the round of the clock is there for what it has lost.

let atelier: Atelier;
let dossier: string;
beforeEach(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
  dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  atelier.horloge.regler('2026-03-16T08:00:00.000Z');
});
afterEach(() => atelier.fermer());

const travail = async () =>
  (
    await atelier.pool.query<{ id: string; pret: boolean }>(
      `SELECT id, locked_at IS NULL AND run_at <= now() AND attempts = 0 AS pret
        FROM graphile_worker.jobs WHERE key = $1`,
      [`temps:${dossier}`],
    )
  ).rows;
const changer = (quoi: string) =>
  atelier.pool.query(`UPDATE graphile_worker._private_jobs SET ${quoi} WHERE key = $1`, [`temps:${dossier}`]);

it('le travail qui attend son tour n’est pas refait, ni celui qu’un travailleur vient de prendre', async () => {
  const avant = await travail();
  expect(avant).toMatchObject([{ pret: true }]);
  for (const quoi of ['attempts = 0', `attempts = 1, locked_at = now(), locked_by = 'un travailleur'`]) {
    await changer(quoi);
    expect(await atelier.horlogeDuDroit.balayer()).toEqual({ reveils: 1, ajoutes: 0 });
    expect((await travail()).map(({ id }) => id)).toEqual(avant.map(({ id }) => id));
  }
});

it.each([
  [
    'perdu',
    async () =>
      void (await atelier.pool.query(`SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs`)),
  ],
  ['remis à plus tard', () => changer(`run_at = now() + interval '2 months'`)],
  ['abandonné après tous ses essais', () => changer('attempts = max_attempts')],
  [
    'tenu depuis longtemps par un travailleur',
    () => changer(`locked_at = now() - interval '2 minutes', locked_by = 'x'`),
  ],
])('%s, il est remis dans la file, une fois', async (_, perdre) => {
  await perdre();
  expect(await atelier.horlogeDuDroit.balayer()).toEqual({ reveils: 1, ajoutes: 1 });
  expect(await travail()).toMatchObject([{ pret: true }]);
  expect(await atelier.horlogeDuDroit.balayer()).toEqual({ reveils: 1, ajoutes: 0 });
  expect(await atelier.dossiers.passerLeTemps(dossier)).toBe(1);
  expect(await atelier.horlogeDuDroit.balayer()).toEqual({ reveils: 0, ajoutes: 0 });
});
