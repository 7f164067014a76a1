import { poolDe } from '#libs/persistance';
import { Pool } from 'pg';
import { texteDesPages } from '../../libs/courriers/lire-pdf';
import { Circuit, ouvrirCircuit, SIGNATAIRE } from './circuit';
import { Client } from '../../appui/serveur';

let circuit: Circuit;
let client: Client;
let dg: Client;

beforeAll(async () => {
  circuit = await ouvrirCircuit();
  client = circuit.client;
  dg = await circuit.serveur.comme('DG_ARS');
});
afterAll(() => circuit.fermer());
beforeEach(async () => {
  circuit.serveur.horloge.regler('2026-06-01T08:00:00.000Z');
  // Ended long before rather than removed: a delegation stays.
  await circuit.serveur.source.query(`UPDATE delegation SET au = du`);
  await circuit.parapheur('ARS_INSTRUCTEUR');
});

/** A letter that waits for its signature. */
async function aSigner() {
  const lettre = await circuit.lettre();
  await circuit.composition().composer(lettre.id);
  // The job that brought it there is over: another one is that of its signature.
  await poolDe(circuit.serveur.source).query(
    'SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs WHERE key = $1',
    [`courrier:${lettre.id}`],
  );
  return lettre;
}
const signer = (id: string, version: string, qui = dg) => qui.post(`/api/courriers/${id}/signature`, { version });
const versionDe = async (id: string) => (await circuit.lire(id)).projet.version as string;
const completer = (id: string, paragraphes: unknown, version: string, qui = client) =>
  qui.envoyer('PUT', `/api/courriers/${id}/paragraphes`, JSON.stringify({ paragraphes, version }), {
    'Content-Type': 'application/json',
  });
const travaux = async (id: string) =>
  (await poolDe(circuit.serveur.source).query('SELECT 1 FROM graphile_worker.jobs WHERE key = $1', [`courrier:${id}`]))
    .rowCount;

describe('une lettre que son organisme veut signée', () => {
  it('attend au lieu de partir ; le droit, lui, n’attend pas', async () => {
    const { id, dossier } = await aSigner();
    expect(await circuit.lire(id)).toMatchObject({
      statut: 'A_SIGNER',
      composeLe: null,
      sha256: null,
      signature: null,
    });
    await circuit.envoyer(id);
    expect(circuit.smtp.recus).toEqual([]);
    const { echeances } = (await client.get(`/api/dossiers/${dossier}/echeances`)).corps;
    expect((echeances as { code: string }[]).map(({ code }) => code)).toContain('D-P2-01');
    const { taches } = (await client.get(`/api/dossiers/${dossier}/taches`)).corps;
    expect(taches[0].quoi).toMatch(/^Signer le courrier « Accusé de réception/);
  });

  it('part comme aujourd’hui quand aucun parapheur ne l’attend', async () => {
    await circuit.parapheur('DG_ARS');
    const { id } = await aSigner();
    expect(await circuit.lire(id)).toMatchObject({ statut: 'COMPOSE', projet: null, signature: null });
  });

  it('se lit en projet, marqué, sans que rien n’en soit gardé', async () => {
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
    const { id } = await aSigner();
    const { statut, corps } = await dg.get(`/api/courriers/${id}/apercu.pdf`);
    expect(statut).toBe(200);
    const texte = (await texteDesPages(corps as Buffer)).join(' ');
    expect(texte).toMatch(/PROJET/);
    expect(texte).toContain(SIGNATAIRE.nom);
    expect((await client.get(`/api/courriers/${id}/apercu.html`)).corps.toString()).toContain('Accusé de réception');
    expect(await circuit.lire(id)).toMatchObject({ statut: 'A_SIGNER', composeLe: null, sha256: null });
    expect((await client.get(`/api/courriers/${id}.pdf`)).statut).toBe(404);
  });

  it('qui ne peut pas s’écrire n’est pas présentée : elle est bloquée, et c’est un incident', async () => {
    await circuit.serveur.source.query(`UPDATE organisme SET telephone = ' ' WHERE genre = 'ARS' AND region = '93'`);
    const { id } = await circuit.lettre();
    await expect(circuit.composition().composer(id)).rejects.toThrow(/agence.telephone/);
    expect((await circuit.lire(id)).statut).toBe('BLOQUE');
    expect(await client.get(`/api/courriers/${id}/apercu.pdf`)).toMatchObject({
      statut: 409,
      corps: { detail: expect.stringContaining('agence.telephone') as string },
    });
    await circuit.serveur.source.query(`UPDATE organisme SET telephone = '01' WHERE genre = 'ARS' AND region = '93'`);
    await circuit.composition().composer(id);
    expect((await circuit.lire(id)).statut).toBe('A_SIGNER');
  });
});

describe('la signature', () => {
  it('fige la lettre avec le nom, la qualité, l’acte de délégation et le jour, et la laisse partir', async () => {
    const delegation = await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
    const { id } = await aSigner();
    expect((await circuit.lire(id, dg)).projet.delegation).toEqual(SIGNATAIRE);
    const { statut, corps } = await signer(id, await versionDe(id));
    expect([statut, corps]).toEqual([201, { ...SIGNATAIRE, le: '2026-06-01T08:00:00.000Z' }]);
    expect(await travaux(id)).toBe(1);
    // Whatever the day on which the worker gets to it: the letter bears that of its signature.
    circuit.serveur.horloge.regler('2026-06-03T08:00:00.000Z');
    await circuit.composition().composer(id);
    await circuit.envoyer(id);
    const lu = await circuit.lire(id);
    expect(lu).toMatchObject({ statut: 'ENVOYE', signature: SIGNATAIRE, projet: null });
    expect(lu.variables).toMatchObject({
      signataire: SIGNATAIRE,
      signature: { le: '2026-06-01', par: SIGNATAIRE.nom },
      dateCourrier: '2026-06-01',
    });
    const texte = (await texteDesPages((await client.get(`/api/courriers/${id}.pdf`)).corps as Buffer)).join(' ');
    expect(texte).toContain(SIGNATAIRE.acte);
    expect(texte).not.toMatch(/PROJET/);
    const [{ signature }] = await circuit.serveur.source.query<[{ signature: object }]>(
      'SELECT signature FROM courrier WHERE id = $1',
      [id],
    );
    expect(signature).toMatchObject({ delegation });
  });

  it.each([
    ['la veille de sa délégation', '2026-08-09', 403],
    ['son premier jour', '2026-08-10', 201],
    ['son dernier jour', '2026-08-12', 201],
    ['le lendemain de sa fin', '2026-08-13', 403],
  ])('%s', async (_quand, jour, attendu) => {
    circuit.serveur.horloge.regler(`${jour}T08:00:00.000Z`);
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS', { du: '2026-08-10', au: '2026-08-12' });
    const { id } = await aSigner();
    const { statut, corps } = await signer(id, await versionDe(id));
    expect(statut).toBe(attendu);
    if (attendu === 403) {
      expect(corps.detail).toMatch(/Aucune délégation ne vous permet de signer/);
      expect(await circuit.lire(id)).toMatchObject({ statut: 'A_SIGNER', signature: null });
    }
  });

  it('compte le jour de l’agence, non celui de Greenwich', async () => {
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS', { du: '2026-09-02' });
    const { id } = await aSigner();
    circuit.serveur.horloge.regler('2026-09-01T21:59:59.000Z');
    expect((await signer(id, await versionDe(id))).statut).toBe(403);
    circuit.serveur.horloge.regler('2026-09-01T22:00:00.000Z');
    expect((await signer(id, await versionDe(id))).statut).toBe(201);
  });

  it('n’est pas celle d’un autre compte, d’un autre rôle, ni d’un autre territoire', async () => {
    await circuit.deleguer('DG_ARS', 'DG_ARS');
    await circuit.deleguer('ARS_INSTRUCTEUR', 'CPAM');
    const { id } = await aSigner();
    const version = await versionDe(id);
    expect((await signer(id, version)).statut).toBe(403);
    expect((await signer(id, version, client)).statut).toBe(403);
    const ailleurs = await circuit.serveur.avec({ roles: ['DG_ARS'], regions: ['11'] });
    for (const chemin of ['', '/apercu.pdf', '/apercu.html'])
      expect((await ailleurs.get(`/api/courriers/${id}${chemin}`)).statut).toBe(404);
    expect((await signer(id, version, ailleurs)).statut).toBe(404);
    expect((await completer(id, ['Ajout.'], version, ailleurs)).statut).toBe(404);
  });

  it('ne se donne qu’une fois, même de deux côtés à la fois, et la lettre ne se fige qu’une fois', async () => {
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
    await circuit.deleguer('ARS_INSTRUCTEUR', 'ARS_INSTRUCTEUR');
    const { id } = await aSigner();
    const version = await versionDe(id);
    const issues = await Promise.all([signer(id, version), signer(id, version, client), signer(id, version)]);
    expect(issues.map(({ statut }) => statut).sort()).toEqual([201, 409, 409]);
    expect((await signer(id, version)).corps.detail).toMatch(/déjà signée, par Dominique Signataire.*le 01\/06\/2026/);
    expect(await travaux(id)).toBe(1);
    // A worker that dies in between leaves the letter to be composed by whoever takes the job over.
    await Promise.all([circuit.composition().composer(id), circuit.composition().composer(id)]);
    const fige = await circuit.lire(id);
    await circuit.composition().composer(id);
    expect(await circuit.lire(id)).toEqual(fige);
    expect(fige.statut).toBe('COMPOSE');
  });

  it('coupée avant d’être écrite ne laisse rien, et se redonne', async () => {
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
    const { id } = await aSigner();
    const version = await versionDe(id);
    // The application may not end a session: the owner of the database does.
    const proprietaire = new Pool({ connectionString: circuit.serveur.databaseUrl, max: 1 });
    const verrou = await proprietaire.connect();
    try {
      await verrou.query('BEGIN');
      await verrou.query('SELECT 1 FROM courrier WHERE id = $1 FOR UPDATE', [id]);
      const coupee = signer(id, version);
      const couper = async () =>
        (
          await verrou.query(
            `SELECT pg_terminate_backend(pid) FROM pg_locks
              WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
          )
        ).rowCount;
      for (let essai = 0; essai < 300 && !(await couper()); essai += 1)
        await new Promise((suite) => setTimeout(suite, 20));
      expect((await coupee).statut).toBeGreaterThanOrEqual(500);
    } finally {
      verrou.release(true);
      await proprietaire.end();
    }
    expect(await circuit.lire(id)).toMatchObject({ statut: 'A_SIGNER', signature: null });
    expect(await travaux(id)).toBe(0);
    expect((await signer(id, version)).statut).toBe(201);
  });

  it('d’une lettre qui n’en attend pas est refusée', async () => {
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
    const { id } = await circuit.lettre();
    expect((await signer(id, '0')).corps.detail).toMatch(/pas encore prête à être signée/);
    await circuit.parapheur();
    await circuit.composition().composer(id);
    expect(await signer(id, '0')).toMatchObject({
      statut: 409,
      corps: { detail: expect.stringMatching(/n’attend pas/) as string },
    });
  });

  it('de plusieurs dit ce qu’il advient de chacune', async () => {
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
    const [une, autre, prete] = [await aSigner(), await aSigner(), await circuit.lettre()];
    const vieille = await versionDe(autre.id);
    await completer(autre.id, ['Ajout.'], vieille);
    const { corps } = await dg.post('/api/courriers/signatures', {
      ids: [une.id, autre.id, prete.id],
      versions: { [autre.id]: vieille },
    });
    expect(corps.lettres).toMatchObject([
      { id: une.id, signee: true, message: null },
      { id: autre.id, signee: false, message: expect.stringContaining('a changé') as string },
      { id: prete.id, signee: false, message: expect.stringContaining('pas encore prête') as string },
    ]);
    expect((await dg.post('/api/courriers/signatures', { ids: [] })).statut).toBe(400);
  });
});

describe('les paragraphes libres', () => {
  it('s’ajoutent avant la signature, chaque état gardé avec qui et quand, et s’impriment tels quels', async () => {
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
    const { id } = await aSigner();
    const premiere = await versionDe(id);
    const { corps } = await completer(id, ['Un premier ajout.'], premiere);
    circuit.serveur.horloge.regler('2026-06-01T09:00:00.000Z');
    const ajout = 'Un <script>alert(1)</script> {{agence.nom}} & « guillemets ».';
    const { corps: suite } = await completer(id, [ajout, 'Et un second.'], corps.version);
    const lu = await circuit.lire(id);
    expect(lu.projet).toMatchObject({
      version: suite.version,
      paragraphes: [ajout, 'Et un second.'],
      modifiable: true,
    });
    expect(lu.versions).toMatchObject([
      { paragraphes: [ajout, 'Et un second.'], par: 'Personne ARS_INSTRUCTEUR', le: '2026-06-01T09:00:00.000Z' },
      { paragraphes: ['Un premier ajout.'], le: '2026-06-01T08:00:00.000Z' },
    ]);
    expect((await signer(id, suite.version)).statut).toBe(201);
    await circuit.composition().composer(id);
    const { variables } = await circuit.lire(id);
    expect(variables.paragraphesLibres).toEqual([ajout, 'Et un second.']);
    const html = (await client.get(`/api/courriers/${id}.html`)).corps.toString() as string;
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('{{agence.nom}}');
    expect(html).toMatch(/reçue par mes services/);
    const texte = (await texteDesPages((await client.get(`/api/courriers/${id}.pdf`)).corps as Buffer)).join(' ');
    expect(texte).toContain('Et un second.');
  });

  it('changés depuis la lecture, refusent la signature et un autre changement', async () => {
    await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
    const { id } = await aSigner();
    const vue = await versionDe(id);
    expect((await completer(id, ['Ajout.'], vue)).statut).toBe(200);
    expect(await signer(id, vue)).toMatchObject({
      statut: 409,
      corps: { detail: expect.stringMatching(/a changé/) as string },
    });
    expect((await completer(id, ['Autre.'], vue)).statut).toBe(409);
    expect((await signer(id, await versionDe(id))).statut).toBe(201);
    // Signed, what is signed does not move.
    expect((await completer(id, ['Trop tard.'], await versionDe(id))).statut).toBe(409);
  });

  it.each([
    ['un IBAN', ['Payez sur FR76 3000 6000 0112 3456 7890 189.']],
    ['un caractère qui ne s’imprime pas', ['a\u202Eb']],
    ['un paragraphe vide', [' ']],
    ['un paragraphe de 2 001 caractères', ['a'.repeat(2001)]],
    ['onze paragraphes', Array<string>(11).fill('a')],
    ['autre chose qu’une liste', 'a'],
  ])('refusent %s', async (_cas, paragraphes) => {
    const { id } = await aSigner();
    const { statut, corps } = await completer(id, paragraphes, await versionDe(id));
    expect([statut, corps.champs[0].champ]).toEqual([400, 'paragraphes']);
    expect((await circuit.lire(id)).versions).toEqual([]);
  });

  it('admettent dix paragraphes de 2 000 caractères, et ne s’écrivent pas par une personne d’un autre organisme', async () => {
    const { id } = await aSigner();
    const version = await versionDe(id);
    for (const role of ['CPAM', 'AUDITEUR', 'ADMIN'] as const)
      expect((await completer(id, ['Ajout.'], version, await circuit.serveur.comme(role))).statut).toBe(403);
    expect((await completer(id, Array<string>(10).fill('mot '.repeat(500)), version)).statut).toBe(200);
  });

  it('n’ont plus de place dans une lettre sans parapheur, qui part aussitôt', async () => {
    await circuit.parapheur();
    const { id } = await circuit.lettre();
    expect((await circuit.lire(id)).projet.modifiable).toBe(false);
    expect((await completer(id, ['Ajout.'], '0')).statut).toBe(409);
  });
});

it('le parapheur montre d’abord les lettres que l’on peut signer, leur âge et la date légale qui approche', async () => {
  await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
  const { id } = await aSigner();
  circuit.serveur.horloge.regler('2026-06-28T08:00:00.000Z');
  const { lettres } = (await dg.get('/api/parapheur')).corps;
  expect(lettres.find((une: { id: string }) => une.id === id)).toMatchObject({
    ...{ code: 'C-P2-01', role: 'ARS_INSTRUCTEUR', age: 27, version: await versionDe(id), delegation: SIGNATAIRE },
    echeance: { le: '2026-07-05', reste: 7, proche: true },
  });
  circuit.serveur.horloge.regler('2026-06-27T08:00:00.000Z');
  const autres = (await client.get('/api/parapheur')).corps.lettres;
  expect(autres.find((une: { id: string }) => une.id === id)).toMatchObject({
    delegation: null,
    echeance: { proche: false },
  });
  const ailleurs = await circuit.serveur.avec({ roles: ['DG_ARS'], regions: ['11'] });
  expect((await ailleurs.get('/api/parapheur')).corps.lettres).toEqual([]);
});
