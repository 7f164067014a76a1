import { ajouterMois, ajouterJours, DateCivile, debutDuJour, Fuseau, heureDuJour, jourCivil } from '#libs/droit';
import { HORLOGE_REELLE } from '#libs/exterieur';
import path from 'node:path';
import { Atelier, ouvrirAtelier } from '../appui/atelier';
import { organismes } from '../appui/organismes';
import { mener, ouvrirDossier } from '../appui/parcours';
import { attendre } from '../apps/worker/etabli';
import { Enfant, toutFinir } from '../poste/enfants';
import { SmtpDeTest, smtpDeTest } from '../poste/smtp';
import { compilerUneFois, oublierCompilation } from './compiler';

// The clock of the machine, that of PostgreSQL, and a worker in a process of its own: nothing here stands still, and what
// a movable clock would hide is seen. A timer of Node holds 24.855 days; longer, it fires at once.

const JOUR_MS = 86_400_000;

let atelier: Atelier;
let smtp: SmtpDeTest;
beforeAll(async () => {
  atelier = await ouvrirAtelier();
  await organismes(atelier.source);
  smtp = await smtpDeTest();
});
afterAll(async () => {
  await toutFinir();
  oublierCompilation();
  await smtp.fermer();
  await atelier.fermer();
});

/** An agency in whose day one is well inside: midnight must not pass during the test. */
function endroit(instant: string): { regionArs: string; commune: string; fuseau: Fuseau } {
  const fuseau = 'Europe/Paris';
  const heures = (Date.parse(instant) - Date.parse(debutDuJour(jourCivil(instant, fuseau), fuseau))) / 3_600_000;
  return heures > 2 && heures < 22
    ? { regionArs: '93', commune: '13001', fuseau }
    : { regionArs: '03', commune: '97302', fuseau: 'America/Cayenne' };
}

interface Silence {
  dossier: string;
  echeance: string;
  effet: number;
  statut: string;
  entrees: number;
  dernier: string;
  date: string;
  /** When the queue comes back to the dossier; none when nothing is to come. */
  retour: number | null;
}

const silences = async (): Promise<Silence[]> =>
  (
    await atelier.pool.query<Silence>(
      `SELECT d.id AS dossier, e.echeance, e.statut, (extract(epoch FROM e.effet_a) * 1000)::float8 AS effet,
          d.revision AS entrees, j.type AS dernier, j.le AS date,
          (SELECT (extract(epoch FROM run_at) * 1000)::float8 FROM graphile_worker.jobs WHERE key = 'temps:' || d.id) AS retour
        FROM dossier d JOIN echeance e ON e.dossier_id = d.id AND e.code = 'D-P5-01'
        JOIN journal j ON j.dossier_id = d.id AND j.seq = d.revision`,
    )
  ).rows;

const travailleur = () => {
  const dossier = path.join(compilerUneFois(), 'test/preuves');
  const configuration = { databaseUrl: atelier.url, smtpUrl: smtp.url, expediteur: 'ne-pas-repondre@parcours.test' };
  return new Enfant(process.execPath, [
    ...['-r', path.join(dossier, 'programme-minuteurs.js'), path.join(dossier, 'programme-travailleur.js')],
    JSON.stringify(configuration),
  ]);
};

/** A round of the clock, asked for now instead of at the next minute; then every dossier is woken, due or not. */
async function passer(): Promise<void> {
  const { pool } = atelier;
  await pool.query(`SELECT graphile_worker.add_job('balayer', job_key := 'preuve')`);
  await pool.query(
    `SELECT graphile_worker.add_job('passer_le_temps', json_build_object('dossier', id), job_key := 'preuve:' || id) FROM dossier`,
  );
  const reste = async () => (await pool.query(`SELECT FROM graphile_worker.jobs WHERE key LIKE 'preuve%'`)).rowCount;
  await attendre('le passage de l’horloge', async () => (await reste()) === 0);
}

it('le témoin des minuteurs voit celui que Node ne sait pas tenir', async () => {
  const temoin = path.join(compilerUneFois(), 'test/preuves/programme-minuteurs.js');
  const mauvais = `setTimeout(() => 0, 60 * ${JOUR_MS}); setInterval(() => 0, NaN).unref(); require('timers/promises').setTimeout(2 ** 31)`;
  const enfant = new Enfant(process.execPath, ['-r', temoin, '-e', mauvais]);
  await enfant.fin;
  expect(enfant.sortie).toContain('setTimeout de 5184000000 ms');
  expect(enfant.sortie).toContain('setInterval de NaN ms');
  expect(enfant.sortie).toContain('2147483648 does not fit into a 32-bit signed integer');
});

it('[D-P5-01] deux mois ne passent ni en 0, ni en 24,8, ni en 24,9, ni en 49,7 jours ; ils passent le jour dit', async () => {
  const maintenant = HORLOGE_REELLE.maintenant();
  const { regionArs, commune, fuseau } = endroit(maintenant);
  const aujourdhui = jourCivil(maintenant, fuseau);
  const deposer = async (instant: string) => {
    atelier.horloge.regler(instant);
    const maille = `Secteur du ${instant} (fictif)`;
    const dossier = await ouvrirDossier(atelier, { regionArs, territoire: [{ commune, maille }] });
    await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', jourCivil(instant, fuseau));
    return dossier;
  };
  const ilYA = (jours: number) => new Date(Date.parse(maintenant) - jours * JOUR_MS).toISOString();
  for (const jours of [0, 24.8, 24.9, 49.7]) await deposer(ilYA(jours));
  // Others so that 24, 25 and 50 days are left; and those whose last day is today and yesterday.
  for (const reste of [24, 25, 50]) await deposer(aMidi(finissantLe(ajouterJours(aujourdhui, reste)), fuseau));
  const finitAujourdhui = await deposer(aMidi(finissantLe(aujourdhui), fuseau));
  const finiHier = await deposer(aMidi(finissantAvant(aujourdhui), fuseau));

  const avant = await silences();
  const enfant = travailleur();
  await enfant.dit('pret');
  await attendre('la validation de la veille', async () =>
    (await silences()).some(({ dossier, statut }) => dossier === finiHier && statut === 'ECHUE'),
  );
  for (const _ of [1, 2]) await passer();

  const apres = await silences();
  const echu = avant.find(({ dossier }) => dossier === finiHier)!;
  expect(apres.filter(({ dossier }) => dossier !== finiHier)).toEqual(
    avant.filter(({ dossier }) => dossier !== finiHier),
  );
  for (const { dossier, effet, retour, statut } of apres.filter((silence) => silence.dossier !== finiHier)) {
    expect([dossier, statut, retour]).toEqual([dossier, 'ARMEE', effet]);
    expect(effet).toBeGreaterThan(Date.parse(HORLOGE_REELLE.maintenant()));
  }
  expect(apres.find(({ dossier }) => dossier === finiHier)).toMatchObject({
    entrees: echu.entrees + 1,
    dernier: 'CONSTATER_VALIDATION_TACITE',
    date: echu.echeance,
  });
  expect(echu.echeance < aujourdhui).toBe(true);
  expect(apres.find(({ dossier }) => dossier === finitAujourdhui)!.echeance >= aujourdhui).toBe(true);
  enfant.signaler('SIGTERM');
  expect(await enfant.fin).toEqual({ code: 0, signal: null });
  expect(enfant.sortie).not.toContain('alerte');
});

const aMidi = (jour: DateCivile, fuseau: Fuseau) => heureDuJour(jour, '12:00', fuseau);

// Some days end no two months (31 August): the nearest one is taken, on the side that the test is about.

/** The first day whose two months end on that day, or as soon as possible after it. */
function finissantLe(dernierJour: DateCivile): DateCivile {
  let jour = ajouterJours(dernierJour, -63);
  while (ajouterMois(jour, 2) < dernierJour) jour = ajouterJours(jour, 1);
  return jour;
}

/** The last day whose two months end before that day. */
function finissantAvant(aujourdhui: DateCivile): DateCivile {
  let jour = ajouterJours(aujourdhui, -58);
  while (ajouterMois(jour, 2) >= aujourdhui) jour = ajouterJours(jour, -1);
  return jour;
}
