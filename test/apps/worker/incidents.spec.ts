import { hacherMotDePasse } from '#libs/acces';
import { Incident, signalerIncident } from '#libs/persistance';
import { IncidentsService } from '#libs/veille';
import { AvertissementDesAdministrateurs } from '../../../apps/worker/administrateurs';
import { Tour } from '../../../apps/worker/tour';
import { ouvrirDossier } from '../../appui/parcours';
import { attendre, Etabli, ouvrirEtabli } from './etabli';

let etabli: Etabli;
let incidents: IncidentsService;
let administrateurs: AvertissementDesAdministrateurs;
let erreurs: jest.SpyInstance;
beforeEach(async () => {
  erreurs = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  etabli = await ouvrirEtabli('2026-06-01T08:00:00.000Z');
  incidents = new IncidentsService(etabli.source, etabli.horloge);
  administrateurs = new AvertissementDesAdministrateurs(etabli.source, etabli.horloge);
});
afterEach(async () => {
  await etabli.fermer();
  erreurs.mockRestore();
});

const signaler = (cle: string, message: string, dossierId?: string) =>
  signalerIncident(
    etabli.pool,
    { cle, sorte: 'COURRIER', message, ...(dossierId ? { dossierId } : {}) },
    etabli.horloge.maintenant(),
  );
const ouvert = async (cle: string) =>
  (await etabli.source.getRepository(Incident).findBy({ cle })).find(({ closLe }) => closLe === null);
const annonces = async () =>
  (
    await etabli.pool.query<{ objet: string; prevu: { variables: { incidents: { message: string }[] } }; a: string[] }>(
      `SELECT objet, prevu, ARRAY(SELECT identifiant FROM compte WHERE id::text IN (
          SELECT jsonb_array_elements_text(prevu->'destinataires'->0->'personnes')) ORDER BY identifiant) AS a
        FROM courrier WHERE code = 'A-INCIDENTS' ORDER BY prevu_le, reference`,
    )
  ).rows.map(({ objet, prevu, a }) => ({ objet, a, dits: prevu.variables.incidents.map(({ message }) => message) }));
async function admin(identifiant: string, regions: string[]): Promise<string> {
  const { rows } = await etabli.pool.query<{ id: string }>(
    `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions) VALUES ($1, $1, $2, '{ADMIN}', $3) RETURNING id`,
    [identifiant, await hacherMotDePasse('mot de passe du test'), regions],
  );
  return rows[0]!.id;
}
const fermerLesComptes = () => etabli.pool.query(`UPDATE compte SET actif = false WHERE 'ADMIN' = ANY(roles)`);

describe('les administrateurs sont avertis', () => {
  it('une fois, de tout ce qu’ils voient et ne savent pas encore, en un message par territoire', async () => {
    await admin('ouest@test.test', ['53']);
    const [sud, ouest] = [
      await ouvrirDossier(etabli),
      await ouvrirDossier(etabli, { regionArs: '53', territoire: [{ commune: '35238' }] }),
    ];
    await signaler('a', 'Du sud.', sud);
    etabli.horloge.regler('2026-06-01T08:01:00.000Z');
    await signaler('b', 'De l’ouest.', ouest);
    etabli.horloge.regler('2026-06-01T08:02:00.000Z');
    await signaler('c', 'De tous.');
    await signaler('d', 'Résolu.', sud);
    await etabli.pool.query(`UPDATE incident SET clos_le = ouvert_le WHERE cle = 'd'`);
    expect(await administrateurs.avertir()).toBe(2);
    expect(await annonces()).toEqual([
      { objet: '3 incidents ouverts', a: ['admin@test.test'], dits: ['Du sud.', 'De l’ouest.', 'De tous.'] },
      { objet: '2 incidents ouverts', a: ['ouest@test.test'], dits: ['De l’ouest.', 'De tous.'] },
    ]);
    for (const cle of ['a', 'b', 'c']) expect((await ouvert(cle))!.avertiLe).toEqual(new Date('2026-06-01T08:02:00Z'));
    // Counted again, they are known; a new one is told alone, to those who see the same in one message.
    await signaler('a', 'Du sud.', sud);
    expect(await administrateurs.avertir()).toBe(0);
    etabli.horloge.regler('2026-06-01T08:05:00.000Z');
    await signaler('e', 'Encore.');
    expect(await administrateurs.avertir()).toBe(1);
    expect((await annonces()).at(-1)).toEqual({
      ...{ objet: 'Un incident ouvert', a: ['admin@test.test', 'ouest@test.test'], dits: ['Encore.'] },
    });
  });

  it('personne pour l’être : rien ne part, rien n’est perdu, et le premier qui arrive l’apprend', async () => {
    await fermerLesComptes();
    const dossier = await ouvrirDossier(etabli);
    await signaler('a', 'Du sud.', dossier);
    await signaler('b', 'De tous.');
    expect([await administrateurs.avertir(), await annonces()]).toEqual([0, []]);
    // Whoever sees only part of it is told of that part; the rest waits still.
    await admin('ouest@test.test', ['53']);
    expect(await administrateurs.avertir()).toBe(1);
    expect((await ouvert('a'))!.avertiLe).toBeNull();
    await admin('sud@test.test', ['93']);
    expect(await administrateurs.avertir()).toBe(1);
    expect((await annonces()).map(({ a, dits }) => [a, dits])).toEqual([
      [['ouest@test.test'], ['De tous.']],
      [['sud@test.test'], ['Du sud.']],
    ]);
  });

  it('absent : son suppléant l’est avec lui', async () => {
    const { rows } = await etabli.pool.query<{ id: string }>(`SELECT id FROM compte WHERE 'ADMIN' = ANY(roles)`);
    const suppleant = await admin('suppleant@test.test', ['53']);
    await etabli.pool.query(
      `INSERT INTO absence (compte_id, du, au, suppleant_id, declaree_par, declaree_le) VALUES ($1, '2026-05-25', '2026-06-07', $2, 'x', now())`,
      [rows[0]!.id, suppleant],
    );
    await signaler('a', 'Du sud.', await ouvrirDossier(etabli));
    expect(await administrateurs.avertir()).toBe(1);
    expect((await annonces()).map(({ a }) => a)).toEqual([['admin@test.test', 'suppleant@test.test']]);
    etabli.horloge.regler('2026-06-08T08:00:00.000Z');
    await signaler('b', 'Du sud.', await ouvrirDossier(etabli));
    expect(await administrateurs.avertir()).toBe(1);
    expect((await annonces()).at(-1)!.a).toEqual(['admin@test.test']);
  });

  it('deux travailleurs à la fois : un seul message', async () => {
    for (const cle of ['a', 'b', 'c']) await signaler(cle, `Panne ${cle}.`);
    await Promise.all(Array.from({ length: 4 }, () => administrateurs.avertir()));
    expect((await annonces()).flatMap(({ dits }) => dits).sort()).toEqual(['Panne a.', 'Panne b.', 'Panne c.']);
  });

  it('par un courriel qui dit quoi, où et depuis quand, sans que personne ne presse rien', async () => {
    const dossier = await ouvrirDossier(etabli);
    for (let rang = 1; rang <= 42; rang += 1) await signaler(`p${rang}`, `Panne ${rang}.`, dossier);
    await etabli.demarrer({ adresse: 'https://cpts.test' });
    await attendre('courriel', async () => etabli.smtp.lister().length > 0);
    const [message, ...autres] = etabli.smtp.lister();
    expect(autres).toEqual([]);
    expect(message).toMatchObject({ objet: '[Parcours CPTS] 42 incidents ouverts', a: ['admin@test.test'] });
    const { texte } = (await etabli.smtp.lire(message!.id))!;
    expect(texte).toContain('Des incidents sont ouverts dans Parcours CPTS (42)');
    const lignes = texte.replace(/\s+/g, ' ').match(/- Courrier non produit.*?Panne \d+\./g)!;
    expect(lignes).toHaveLength(40);
    for (const ligne of lignes)
      expect(ligne).toMatch(
        /^- Courrier non produit, dossier « CPTS du test \(fictif\) », depuis le 01\/06\/2026 à 10:00 \(heure de Paris\) : Panne \d+\.$/,
      );
    expect(texte.replace(/\s+/g, ' ')).toContain('D’autres ne tiennent pas dans ce message (2)');
    expect(texte).toContain('https://cpts.test/incidents');
  });
});

describe('un travail que la file abandonne', () => {
  async function abandonner(cle: string | null) {
    const { rows } = await etabli.pool.query<{ id: string }>(
      `SELECT id FROM graphile_worker.add_job('composer_courrier',
        '{"courrier": "00000000-0000-4000-8000-000000000000"}', job_key := $1, max_attempts := 3)`,
      [cle],
    );
    await etabli.pool.query(`UPDATE graphile_worker._private_jobs SET attempts = 3, last_error = $2 WHERE id = $1`, [
      rows[0]!.id,
      'Le serveur alix@exemple.test ne répond pas.\nà la ligne 3',
    ]);
  }
  const admine = () => etabli.personne('ADMIN');
  const enFile = async () =>
    (
      await etabli.pool.query<{ key: string | null; attempts: number }>(
        `SELECT key, attempts FROM graphile_worker.jobs WHERE task_identifier = 'composer_courrier'`,
      )
    ).rows;

  it('est un incident, sans adresse de personne ; relancé, il se résout quand il est fait', async () => {
    await abandonner('courrier:x');
    for (const _ of [1, 2]) await incidents.relever();
    const incident = await ouvert('travail:courrier:x');
    expect(incident).toMatchObject({ sorte: 'TRAVAIL', occurrences: 1, dossierId: null });
    expect(incident!.message).toBe(
      'Le travail « composer_courrier » est abandonné après 3 essais : Le serveur … ne répond pas. Relancez-le une fois la cause réparée, ou clôturez l’incident pour y renoncer.',
    );
    await incidents.reprendre(incident!.id, admine());
    expect(await enFile()).toEqual([{ key: 'courrier:x', attempts: 0 }]);
    await etabli.demarrer();
    await attendre('travail fait', async () => (await enFile()).length === 0);
    await incidents.relever();
    expect(await ouvert('travail:courrier:x')).toBeUndefined();
    expect((await incidents.lire(incident!.id, admine())).historique.map(({ quoi }) => quoi)).toEqual([
      ...['OUVERT', 'REPRIS', 'RESOLU'],
    ]);
  });

  it('clos, il est abandonné pour de bon : il ne revient pas', async () => {
    await abandonner('courrier:x');
    await abandonner(null);
    await incidents.relever();
    const [sansCle] = (await incidents.lister(admine(), false)).filter(({ cle }) => /^travail:\d+$/.test(cle));
    for (const id of [(await ouvert('travail:courrier:x'))!.id, sansCle!.id])
      await incidents.clore(id, 'Ce courrier a été remis en main propre.', admine());
    expect(await enFile()).toEqual([]);
    await incidents.relever();
    expect(await incidents.lister(admine(), false)).toEqual([]);
  });

  it('encore essayé, ou en cours : ce n’en est pas un', async () => {
    await etabli.pool.query(
      `SELECT graphile_worker.add_job('composer_courrier', '{}', job_key := 'a', max_attempts := 3)`,
    );
    await abandonner('b');
    await etabli.pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'x' WHERE key = 'b'`,
    );
    await incidents.relever();
    expect(await incidents.lister(admine(), false)).toEqual([]);
  });

  it('se voit à chaque tour d’un travailleur', async () => {
    await abandonner('courrier:x');
    await etabli.demarrer();
    await etabli.pool.query(`SELECT graphile_worker.add_job('balayer', '{}')`);
    await attendre('incident', async () => (await ouvert('travail:courrier:x')) !== undefined);
  });
});

it('une étape du tour qui tombe n’arrête pas les suivantes, et son incident se résout quand elle passe', async () => {
  const faites: string[] = [];
  let panne = true;
  const tour = new Tour(etabli.source, etabli.horloge, [
    { nom: 'première', faire: () => (panne ? Promise.reject(new Error('base fermée')) : Promise.resolve()) },
    { nom: 'seconde', faire: () => Promise.resolve(faites.push('seconde')) },
  ]);
  for (const _ of [1, 2]) await tour.faire();
  expect(faites).toEqual(['seconde', 'seconde']);
  expect(await ouvert('tour:première')).toMatchObject({
    ...{ sorte: 'HORLOGE', occurrences: 2 },
    message: 'Le passage régulier de l’horloge a échoué (première) : base fermée. Il recommence chaque minute.',
  });
  panne = false;
  await tour.faire();
  expect(await ouvert('tour:première')).toBeUndefined();
});
