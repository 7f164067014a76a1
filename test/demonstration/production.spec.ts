import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { chargerDemonstration } from '../../demonstration/charger';
import { dossierDeListe } from '../../apps/cli/importer';
import { contenu } from '../apps/cli/contenu';
import { type Atelier, ouvrirAtelier } from '../appui/atelier';
import { CHARGER, Enfant, RACINE, toutFinir } from '../poste/enfants';
import { jouer } from './jeu';
import { piecesDu } from './pieces';

const JOUR = '2026-11-23';
const INSTANT = `${JOUR}T09:00:00.000Z`;
const LENDEMAIN = '2026-11-24T09:00:00.000Z';

const ouverts: Atelier[] = [];
const ouvrir = async () => {
  const atelier = await ouvrirAtelier(INSTANT);
  ouverts.push(atelier);
  return atelier;
};
afterEach(async () => {
  await toutFinir();
  await Promise.all(ouverts.splice(0).map((atelier) => atelier.fermer()));
});

const compter = async ({ pool }: Atelier, quoi: string) =>
  Number((await pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${quoi}`)).rows[0]!.n);

/** A dossier that was only opened stands where the path of its day opens. */
const situer = (seq: number, valeur: unknown) => [seq, seq > 1 ? valeur : 'ouvert'] as const;

/** Where each dossier is, and after how many facts. */
const etats = async ({ pool }: Atelier) =>
  new Map(
    (
      await pool.query<{ id: string; seq: number; valeur: unknown }>(
        `SELECT id, revision AS seq, instantane->'valeur' AS valeur FROM dossier`,
      )
    ).rows.map(({ id, seq, valeur }) => [id, situer(seq, valeur)] as const),
  );

const REEL = dossierDeListe('93', 'PACA-64');

/** A dossier of the listings that somebody opened for good, before the demonstration came. */
const ouvrirUnReel = ({ ouvertures, personne }: Atelier) =>
  ouvertures.ouvrir(
    'cpts',
    { nom: 'CPTS du Pays Salonnais', regionArs: '93', territoire: [{ commune: '13103' }] },
    personne('ARS_INSTRUCTEUR'),
    'REPRISE',
    { id: REEL },
  );

describe('le chargement de la démonstration', () => {
  it('tué au milieu, est achevé par le démarrage suivant comme s’il n’avait pas été interrompu', async () => {
    const interrompu = await ouvrir();
    await ouvrirUnReel(interrompu);
    const programme = path.join(RACINE, 'test/demonstration/programme.ts');
    const enfant = new Enfant(process.execPath, [...CHARGER, programme, interrompu.url, INSTANT]);
    while ((await compter(interrompu, 'journal')) < 400) {
      if (enfant.processus.exitCode !== null) throw new Error(enfant.sortie);
      await patienter(20);
    }
    enfant.signaler('SIGKILL');
    expect(await enfant.fin).toEqual({ code: null, signal: 'SIGKILL' });

    const entrees = await compter(interrompu, 'journal');
    expect(await compter(interrompu, `chargement WHERE termine_le IS NULL AND jour = '2026-11-23'`)).toBe(1);
    // The next start is on the next day: the invented dates still count from the first one.
    interrompu.horloge.regler(LENDEMAIN);
    const bilan = await chargerDemonstration(interrompu);
    expect(bilan.actes + bilan.dossiers).toBeGreaterThan(entrees + 200);
    expect(await interrompu.preuve.verifierTous()).toEqual({ verifies: 94, defauts: [] });

    const trouves = await etats(interrompu);
    const voulus = piecesDu(JOUR)
      .filter(({ sujet }) => sujet.dossier !== REEL)
      .map((piece) => [piece.sujet.dossier, jouer(piece, JOUR).instantane] as const)
      .map(([dossier, { seq, valeur }]) => [dossier, ...situer(seq, valeur)]);
    expect(voulus).toHaveLength(93);
    expect(voulus.map(([dossier]) => [dossier, ...trouves.get(dossier as string)!])).toEqual(voulus);

    // Nothing invented has gone into the dossier that is real.
    expect(bilan.dossiers).toBe(93);
    expect(await compter(interrompu, `journal WHERE dossier_id = '${REEL}'`)).toBe(1);
  });

  it('est refusé en production, et ne touche alors à rien', async () => {
    const atelier = await ouvrir();
    const avant = await contenu(atelier.pool);
    const { NODE_ENV } = process.env;
    try {
      process.env.NODE_ENV = 'production';
      await expect(chargerDemonstration(atelier)).rejects.toThrow(/ne se charge pas en production/);
    } finally {
      process.env.NODE_ENV = NODE_ENV;
    }
    expect(await contenu(atelier.pool)).toEqual(avant);
  });
});
