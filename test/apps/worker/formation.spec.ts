import { ajouterJours, heureDuJour } from '#libs/droit';
import { HORLOGE_REELLE } from '#libs/exterieur';
import { optionsDeConnexion, poolDe } from '#libs/persistance';
import { exigerInstallation, HorlogeDeFormation, refuserFormation } from '#libs/veille';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { demarrerWorker, Worker } from '../../../apps/worker/application';
import { fileAuRepos } from '../../appui/file';
import { Formation, mettreEnFormation, rejoindreFormation } from '../../appui/formation';
import { ouvrirDossier } from '../../appui/parcours';
import { baseDeTest } from '../../poste/base';
import { CHARGER, Enfant, toutFinir } from '../../poste/enfants';
import { Etabli, ouvrirEtabli } from './etabli';
import { ARRIVEE, ceQuiSEstPasse, DEPART, planterLesDossiers } from './formation-semaines';

// A whole season goes by: on a loaded machine, some minutes.
jest.setTimeout(600_000);

const ouverts: { fermer(): Promise<void> }[] = [];
const etablir = async (): Promise<Etabli> => {
  const etabli = await ouvrirEtabli(DEPART);
  ouverts.push(etabli);
  await planterLesDossiers(etabli);
  return etabli;
};
afterEach(async () => {
  await toutFinir();
  for (const ouvert of ouverts.splice(0).reverse()) await ouvert.fermer();
});

/**
 * Real time, as a worker meets it: its rounds, each day, come some minutes after the hours at which something is due
 * where there are dossiers (midnight and the digest of 07:45, the notices of 08:00), and once when the day is well on.
 */
const rondes = (jour: string): string[] =>
  [
    ...['Indian/Reunion', 'Europe/Paris'].flatMap((zone) => ['07:50', '08:10'].map((h) => heureDuJour(jour, h, zone))),
    `${jour}T14:00:00Z`,
  ].map((instant) => new Date(instant).toISOString());

async function vivre({ pool, horloge, demarrer }: Etabli, fin: string): Promise<void> {
  await demarrer();
  const instants = [new Date(Date.parse(DEPART) + 60_000).toISOString()];
  for (let jour = DEPART.slice(0, 10); jour <= fin.slice(0, 10); jour = ajouterJours(jour, 1))
    instants.push(...rondes(jour));
  for (const instant of [...instants.filter((un) => un > DEPART && un < fin), fin]) {
    horloge.regler(instant);
    await pool.query(`SELECT graphile_worker.add_job('balayer', '{}')`);
    await fileAuRepos(pool);
  }
}

/** Waits for as long as it takes: jest knows when a test hangs. */
async function jusqua(vrai: () => Promise<boolean>, sonde = 10): Promise<void> {
  while (!(await vrai())) await patienter(sonde);
}

const garder = ({ horloge, ...formation }: Formation): HorlogeDeFormation => {
  ouverts.push(formation);
  return horloge;
};
const enFormation = async ({ url }: Etabli) => garder(await mettreEnFormation(url, DEPART));

async function former({ url, smtp }: Etabli, horloge: HorlogeDeFormation): Promise<Worker> {
  const expediteur = 'ne-pas-repondre@parcours.test';
  const worker = await demarrerWorker({ databaseUrl: url, smtpUrl: smtp.url, expediteur, horloge, formation: true });
  ouverts.push({ fermer: () => worker.arreter() });
  return worker;
}

/** A migrated database that holds nothing. */
async function sansDossier(): Promise<{ pool: Pool }> {
  const base = await baseDeTest();
  const source = await new DataSource(optionsDeConnexion(base.url, 8)).initialize();
  ouverts.push(base, { fermer: () => source.destroy() });
  return { pool: poolDe(source) };
}

const arrivee = (horloge: HorlogeDeFormation) => jusqua(async () => (await horloge.actualiser()).cible === null, 250);

describe('quatre semaines d’horloge de formation', () => {
  it('donnent ce que quatre semaines de temps réel donnent, jour pour jour', async () => {
    const [reel, formation] = [await etablir(), await etablir()];
    const horloge = await enFormation(formation);
    // Two workers, each with its own idea of the time: what one is given to do comes when the other has moved the clock.
    await former(formation, horloge);
    await former(formation, garder(await rejoindreFormation(formation.url)));
    expect(await horloge.viser(ARRIVEE)).toBe(true);
    expect(await horloge.viser(ARRIVEE)).toBe(false);
    await arrivee(horloge);
    await vivre(reel, ARRIVEE);
    const [attendu, obtenu] = [await ceQuiSEstPasse(reel.pool), await ceQuiSEstPasse(formation.pool)];
    expect(obtenu).toEqual(attendu);
    expect(attendu.journal!.filter((entree) => String(entree).includes('HORLOGE')).length).toBe(4);
    const { rows: aRebours } = await formation.pool.query(
      `SELECT reference FROM courrier
        WHERE compose_le < prevu_le - interval '1 minute' OR envoye_le < compose_le - interval '1 minute'`,
    );
    expect(aRebours).toEqual([]);
    const { rows } = await formation.pool.query<{ mention: string }>(
      `SELECT DISTINCT variables->>'mentionFictive' AS mention FROM courrier WHERE statut = 'ENVOYE'`,
    );
    expect(rows).toEqual([{ mention: 'Formation – sans valeur' }]);
  });

  it('reprennent là où ils en étaient après un arrêt, puis un kill -9, sans rien perdre ni refaire', async () => {
    const fin = '2026-10-28T06:00:00.000Z';
    const [reel, coupe] = [await etablir(), await etablir()];
    await vivre(reel, fin);
    const horloge = await enFormation(coupe);
    const arrete = await former(coupe, horloge);
    await horloge.viser(fin);
    await jusqua(async () => (await horloge.actualiser()).instant >= '2026-10-21');
    await arrete.arreter();
    expect((await horloge.actualiser()).cible).toBe(fin);
    const programme = [...CHARGER, path.join(__dirname, 'programme-formation.ts'), coupe.url, coupe.smtp.url];
    const premier = new Enfant(process.execPath, programme);
    await premier.dit('pret');
    await jusqua(async () => (await horloge.actualiser()).instant >= '2026-10-23');
    premier.signaler('SIGKILL');
    await premier.fin;
    const { instant, cible } = await horloge.actualiser();
    expect([cible, instant >= '2026-10-23', instant < fin]).toEqual([fin, true, true]);

    await former(coupe, horloge);
    await arrivee(horloge);
    // The daily digest also tells of the worker that died.
    const sansMessages = async ({ pool }: Etabli) => ({ ...(await ceQuiSEstPasse(pool)), messages: [] });
    expect(await sansMessages(coupe)).toEqual(await sansMessages(reel));
  });
});

describe('l’horloge de formation', () => {
  it('court au pas du temps réel, s’arrête en route, ne recule jamais, et tous lisent la même', async () => {
    const { pool } = await sansDossier();
    await exigerInstallation(pool, 'FORMATION');
    const [une, autre] = [await HorlogeDeFormation.ouvrir(pool), await HorlogeDeFormation.ouvrir(pool)];
    const ecart = () => Math.abs(Date.parse(une.maintenant()) - Date.parse(HORLOGE_REELLE.maintenant()));
    expect(ecart()).toBeLessThan(60_000);
    const avant = une.maintenant();
    await jusqua(async () => une.maintenant() > avant);

    await une.viser('2030-02-28T07:00:00.000Z');
    await une.porter('2029-07-14T10:00:00.000Z');
    expect([une.maintenant(), une.maintenant()]).toEqual(Array(2).fill('2029-07-14T10:00:00.000Z'));
    await une.porter('2028-01-01T00:00:00.000Z');
    expect(une.maintenant()).toBe('2029-07-14T10:00:00.000Z');
    expect(autre.maintenant() < '2029').toBe(true);
    expect(await autre.actualiser()).toEqual({
      instant: '2029-07-14T10:00:00.000Z',
      cible: '2030-02-28T07:00:00.000Z',
    });
    expect(autre.maintenant()).toBe(une.maintenant());
    await une.arriver();
    await jusqua(async () => une.maintenant() > '2029-07-14T10:00:00.000Z');
  });
});

describe('une base dit à quoi elle sert, une fois pour toutes', () => {
  const mode = async (pool: Pool) => (await pool.query<{ mode: string }>('SELECT mode FROM installation')).rows;

  it('vide, elle prend le mode de qui la trouve, et refuse ensuite l’autre avec une phrase', async () => {
    const [courante, formation] = [await sansDossier(), await sansDossier()];
    await exigerInstallation(courante.pool, 'COURANT');
    await exigerInstallation(formation.pool, 'FORMATION');
    await exigerInstallation(courante.pool, 'COURANT');
    await exigerInstallation(formation.pool, 'FORMATION');
    await expect(exigerInstallation(courante.pool, 'FORMATION')).rejects.toThrow(
      /^Cette base tient des dossiers hors du mode de formation.*retirez MODE=formation\.$/,
    );
    await expect(exigerInstallation(formation.pool, 'COURANT')).rejects.toThrow(
      /^Cette base est celle du mode de formation.*Relancez avec MODE=formation/,
    );
    await refuserFormation(courante.pool);
    await expect(refuserFormation(formation.pool)).rejects.toThrow(/^Cette base est celle du mode de formation/);
    expect([await mode(courante.pool), await mode(formation.pool)]).toEqual([
      [{ mode: 'COURANT' }],
      [{ mode: 'FORMATION' }],
    ]);
  });

  it('d’avant ce choix, elle devient courante au démarrage normal ; la formation n’y touche pas', async () => {
    const etabli = await ouvrirEtabli(DEPART);
    ouverts.push(etabli);
    await ouvrirDossier(etabli);
    await expect(exigerInstallation(etabli.pool, 'FORMATION')).rejects.toThrow(/une base à elle/);
    expect(await mode(etabli.pool)).toEqual([]);
    await exigerInstallation(etabli.pool, 'COURANT');
    expect(await mode(etabli.pool)).toEqual([{ mode: 'COURANT' }]);
  });

  it('plusieurs programmes qui la trouvent vide en même temps s’accordent', async () => {
    const { pool } = await sansDossier();
    const issues = await Promise.allSettled(
      Array.from({ length: 8 }, (_, rang) => exigerInstallation(pool, rang % 2 ? 'FORMATION' : 'COURANT')),
    );
    expect(issues.map(({ status }) => status).sort()).toEqual([
      ...Array(4).fill('fulfilled'),
      ...Array(4).fill('rejected'),
    ]);
    expect(await mode(pool)).toHaveLength(1);
  });
});
