import { optionsDeConnexion } from '#libs/persistance';
import { messageIdDe } from '#libs/veille';
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as patienter } from 'node:timers/promises';
import { PoolClient } from 'pg';
import { Composition } from '../../../apps/worker/composition';
import { decrireToutes, Etabli, lettreDeposee, ouvrirEtabli } from './etabli';
import type { OrdreDEnvoi } from './envoyeur';
import { precompilerEnvoyeur } from './precompiler';
import { MessageRecu, ServeurSmtp, serveurSmtp } from './serveur-smtp';

const COUPURES = 200;
const LETTRES = 100;
/** At once: as many as there are cores where this is meant to run. */
const VOIES = 2;

/** Milliseconds. Only against a test that hangs, as in jest.config.js: two hundred programs start here. */
const DELAI = 900_000;

/** The instant at which the program dies, once the server holds the whole message. */
const INSTANTS = ['avant la réponse', 'entre la réponse et notre note', 'au hasard'] as const;

let etabli: Etabli;
let smtp: ServeurSmtp;
let envoyeur: ReturnType<typeof precompilerEnvoyeur>;
const enfants: ChildProcess[] = [];
/** What to do with the next message, by Message-ID. */
const surReception = new Map<string, (repondre: () => void) => void>();

beforeAll(async () => {
  etabli = await ouvrirEtabli('2026-06-01T08:00:00.000Z');
  envoyeur = precompilerEnvoyeur();
  smtp = await serveurSmtp({
    quandRecu: ({ messageId }, repondre) => (surReception.get(messageId) ?? ((fin: () => void) => fin()))(repondre),
  });
});
afterAll(async () => {
  for (const enfant of enfants) enfant.kill('SIGKILL');
  await smtp.fermer();
  await etabli.fermer();
  rmSync(envoyeur.dossier, { recursive: true, force: true });
});

/** One composed letter, and as many like it as asked for, each with its own Message-ID. */
async function lettres(nombre: number): Promise<string[]> {
  await decrireToutes(etabli);
  const dossier = await lettreDeposee(etabli);
  const { id } = (await etabli.courriers(dossier))[0]!;
  const expediteur = 'ne-pas-repondre@parcours.test';
  await new Composition(etabli.source, etabli.horloge, { expediteur }, etabli.rattrapage).composer(id);
  const { rows } = await etabli.pool.query<{ id: string }>(
    `INSERT INTO courrier (id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le, compose_le, variables,
        html, pdf, sha256, courriel)
      SELECT n.id, dossier_id, seq, code, titre, objet, prevu, statut, reference, prevu_le, compose_le, variables, html, pdf,
        sha256, jsonb_set(courriel, '{messageId}', to_jsonb(format('<courrier-%s@parcours-cpts>', n.id)))
      FROM courrier, (SELECT gen_random_uuid() AS id FROM generate_series(2, $2)) n WHERE courrier.id = $1 RETURNING id`,
    [id, nombre],
  );
  return [id, ...rows.map((ligne) => ligne.id)];
}

function lancer(courriers: readonly string[]): ChildProcess {
  const ordre: OrdreDEnvoi = {
    databaseUrl: etabli.url,
    options: (optionsDeConnexion(etabli.url) as { extra: { options: string } }).extra.options,
    smtpUrl: smtp.url,
    instant: etabli.horloge.maintenant(),
    courriers,
  };
  const enfant = spawn(process.execPath, [envoyeur.programme, JSON.stringify(ordre)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  enfants.push(enfant);
  return enfant;
}

const tuer = async (enfant: ChildProcess) => {
  const fin = once(enfant, 'exit');
  enfant.kill('SIGKILL');
  expect((await fin)[1]).toBe('SIGKILL');
};

/** Sends this letter with a program that is killed at that instant. `retard`: milliseconds, of the one at random. */
async function couper(id: string, instant: (typeof INSTANTS)[number], retard: number, verrou: PoolClient) {
  const messageId = messageIdDe(id);
  const enfant = lancer([id]);
  const recu = new Promise<() => void>((arrivee) => surReception.set(messageId, arrivee));
  const repondre = await recu;
  surReception.delete(messageId);
  if (instant === 'avant la réponse') {
    await tuer(enfant);
    return repondre();
  }
  if (instant === 'au hasard') {
    repondre();
    await patienter(retard);
    return tuer(enfant);
  }
  // The answer is read and its record under way, but it cannot be committed before we let go of the letter.
  await verrou.query('BEGIN');
  await verrou.query('SELECT 1 FROM courrier WHERE id = $1 FOR NO KEY UPDATE', [id]);
  repondre();
  while (!(await bloque(verrou))) await patienter(2);
  await tuer(enfant);
  await verrou.query('ROLLBACK');
}

/** True when somebody waits for what this connection holds. */
async function bloque(verrou: PoolClient): Promise<boolean> {
  const { rowCount } = await verrou.query(
    'SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
  );
  return rowCount! > 0;
}

const recusDe = (id: string) => smtp.recus.filter(({ messageId }: MessageRecu) => messageId === messageIdDe(id)).length;
const resultats = async (id: string) => (await etabli.envois(id)).map(({ resultat }) => resultat);
const partie = async (id: string) => (await resultats(id)).includes('ACCEPTE');

it(
  `POINT 5 : un travailleur tué ${COUPURES} fois pendant l’envoi ne donne jamais plus d’un doublon par mort, du même Message-ID`,
  async () => {
    const toutes = await lettres(LETTRES);
    const morts = new Map(toutes.map((id) => [id, 0]));
    let coupees = 0;

    const voie = async (rang: number, verrou: PoolClient) => {
      const attente = toutes.filter((_, indice) => indice % VOIES === rang);
      while (coupees < COUPURES) {
        const numero = coupees;
        coupees += 1;
        const id = attente.shift()!;
        const avant = recusDe(id);
        const instant = INSTANTS[numero % INSTANTS.length]!;
        await couper(id, instant, numero % 10, verrou);
        morts.set(id, morts.get(id)! + 1);
        // One death, one presentation, and it was on record before it began.
        expect(recusDe(id)).toBe(avant + 1);
        const notes = await resultats(id);
        expect(notes.filter((resultat) => resultat === 'TENTATIVE')).toHaveLength(avant + 1);
        if (instant !== 'au hasard') expect(notes).not.toContain('ACCEPTE');
        if (!notes.includes('ACCEPTE')) attente.push(id);
      }
    };
    const verrous = await Promise.all(Array.from({ length: VOIES }, () => etabli.pool.connect()));
    try {
      await Promise.all(verrous.map((verrou, rang) => voie(rang, verrou)));
    } finally {
      for (const verrou of verrous) verrou.release(true);
    }
    expect([...morts.values()].reduce((total, n) => total + n, 0)).toBe(COUPURES);

    // Once nobody dies any more, everything leaves; run again, nothing does.
    for (let tour = 0; tour < 2; tour += 1) {
      const [avant, enfant] = [smtp.recus.length, lancer(toutes)];
      await once(enfant.stdout!, 'data');
      await tuer(enfant);
      if (tour === 1) expect(smtp.recus).toHaveLength(avant);
    }
    for (const id of toutes) {
      expect(await partie(id)).toBe(true);
      expect((await resultats(id)).filter((resultat) => resultat === 'ACCEPTE')).toHaveLength(1);
      expect(recusDe(id)).toBeGreaterThanOrEqual(1);
      expect(recusDe(id)).toBeLessThanOrEqual(1 + morts.get(id)!);
    }
    expect(smtp.recus.length).toBeLessThanOrEqual(LETTRES + COUPURES);
    // The gap is real: without the same Message-ID, these would be as many unknown letters.
    expect(smtp.recus.length).toBeGreaterThan(LETTRES + COUPURES / 2);
    expect(new Set(smtp.recus.map(({ messageId }) => messageId))).toEqual(new Set(toutes.map((id) => messageIdDe(id))));
    const { rows } = await etabli.pool.query<{ statut: string; n: number }>(
      `SELECT statut, count(*)::int AS n FROM courrier GROUP BY statut`,
    );
    expect(rows).toEqual([{ statut: 'ENVOYE', n: LETTRES }]);
    expect(await etabli.source.query('SELECT message FROM incident')).toEqual([]);
  },
  DELAI,
);
