import { Gabarits } from '#libs/courriers';
import { hacher } from '#libs/persistance';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { agirParHttp, preparerDossier } from '../../appui/http';
import { LETTRE } from '../../scenarios/scenario';
import { texteDesPages } from '../../libs/courriers/lire-pdf';
import { Circuit, ouvrirCircuit } from './circuit';

const TEMPLATES = path.join(__dirname, '../../../templates');
const MOTIF = 'l’adresse du service était erronée';

let circuit: Circuit;
beforeAll(async () => {
  circuit = await ouvrirCircuit();
});
afterAll(() => circuit.fermer());
beforeEach(async () => {
  circuit.serveur.horloge.regler('2026-06-01T08:00:00.000Z');
  await circuit.parapheur();
});

const remplacer = (id: string, corps: object = { motif: MOTIF }, qui = circuit.client) =>
  qui.post(`/api/courriers/${id}/remplacement`, corps);
const texte = async (id: string) =>
  (await texteDesPages((await circuit.client.get(`/api/courriers/${id}.pdf`)).corps as Buffer)).join(' ');

/** An issued letter, sent to its recipients. */
async function emise() {
  const lettre = await circuit.lettre();
  await circuit.composition().composer(lettre.id);
  await circuit.envoyer(lettre.id);
  return lettre;
}

it('une lettre émise est annulée et remplacée par une autre, qui le dit et part aux mêmes ; la première reste intacte', async () => {
  const { id } = await emise();
  const avant = await circuit.lire(id);
  circuit.serveur.horloge.regler('2026-06-04T08:00:00.000Z');
  const { statut, corps } = await remplacer(id, {
    motif: MOTIF,
    paragraphes: ['Les autres mentions sont inchangées.'],
  });
  expect([statut, corps.reference]).toEqual([201, `${avant.reference}-R1`]);
  await circuit.composition().composer(corps.id);
  await circuit.envoyer(corps.id);

  const nouvelle = await circuit.lire(corps.id);
  expect(nouvelle).toMatchObject({
    ...{ statut: 'ENVOYE', code: 'C-P2-01', seq: avant.seq, destinataires: avant.destinataires, remplacePar: null },
    remplace: { id, reference: avant.reference, motif: MOTIF },
    variables: {
      dateCourrier: '2026-06-04',
      remplace: { reference: avant.reference, dateCourrier: '2026-06-01', motif: MOTIF },
      paragraphesLibres: ['Les autres mentions sont inchangées.'],
    },
  });
  expect(nouvelle.courriel.texte).toMatch(/annule et remplace celui du 1er juin 2026/);
  const dit = await texte(corps.id);
  expect(dit).toMatch(/[Aa]nnule et remplace/);
  expect(dit).toContain(avant.reference);
  expect(dit).toContain(MOTIF);
  expect(circuit.smtp.recus.map(({ pour }) => pour)).toEqual([avant.destinataires, avant.destinataires]);

  const apres = await circuit.lire(id);
  expect(apres).toEqual({ ...avant, remplacePar: { id: corps.id, reference: `${avant.reference}-R1` } });
});

it('une lettre déjà remplacée ne l’est pas deux fois, même de deux côtés ; la nouvelle l’est à son tour', async () => {
  const { id } = await emise();
  const issues = await Promise.all([remplacer(id), remplacer(id)]);
  expect(issues.map(({ statut }) => statut).sort()).toEqual([201, 409]);
  const premiere = issues.find(({ statut }) => statut === 201)!.corps;
  expect((await remplacer(id)).corps.detail).toContain(`déjà remplacée, par la lettre ${premiere.reference}`);
  expect((await remplacer(premiere.id)).corps.detail).toMatch(/pas encore émise/);
  await circuit.composition().composer(premiere.id);
  const { reference } = await circuit.lire(id);
  expect((await remplacer(premiere.id)).corps.reference).toBe(`${reference}-R2`);
});

it('un changement de gabarit ne touche rien de ce qui est émis ; la lettre de remplacement prend le nouveau', async () => {
  const { id } = await emise();
  const lire = async () =>
    (
      await circuit.serveur.source.query<{ variables: object; html: string; pdf: Buffer; courriel: object }[]>(
        'SELECT variables, html, pdf, courriel, sha256, courriel_sha256 FROM courrier WHERE id = $1',
        [id],
      )
    )[0]!;
  const avant = await lire();
  const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-templates-'));
  try {
    cpSync(TEMPLATES, dossier, { recursive: true });
    const gabarit = path.join(dossier, 'C-P2-01.hbs');
    writeFileSync(gabarit, readFileSync(gabarit, 'utf8').replace('J’accuse réception', 'Je confirme la réception'));
    const nouveaux = new Gabarits([dossier]);
    await circuit.composition(nouveaux).composer(id);
    expect(hacher(await lire())).toBe(hacher(avant));
    const { corps } = await remplacer(id);
    await circuit.composition(nouveaux).composer(corps.id);
    expect(hacher(await lire())).toBe(hacher(avant));
    expect(avant.html).toContain('J’accuse réception');
    const { corps: page } = await circuit.client.get(`/api/courriers/${corps.id}.html`);
    expect(page.toString()).toContain('Je confirme la réception');
    expect(page.toString()).toMatch(/annule et remplace/i);
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
});

it('ce qu’un fait reçu tardivement dément est corrigé par la lettre de remplacement, et n’est plus une tâche', async () => {
  const { client } = circuit;
  const id = await preparerDossier(client);
  const association = { forme: 'ASSOCIATION_1901', denomination: 'CPTS (fictif)' };
  await agirParHttp(client, id, 'PRENDRE_CONTACT', '2026-05-04');
  await agirParHttp(client, id, 'DEPOSER_LETTRE_INTENTION', '2026-05-05', LETTRE);
  await agirParHttp(client, id, 'VALIDER_LETTRE_INTENTION', '2026-05-06');
  await agirParHttp(client, id, 'DECLARER_ASSOCIATION', '2026-05-08', association);
  await agirParHttp(client, id, 'DEPOSER_PROJET_SANTE', '2026-05-12');
  const accuse = async () =>
    ((await client.get(`/api/dossiers/${id}/courriers`)).corps.courriers as { id: string; code: string }[]).find(
      ({ code }) => code === 'C-P5-01',
    )!;
  const premiere = await accuse();
  await circuit.composition().composer(premiere.id);
  const siege = '2 rue du Port, 13001 Marseille';
  await agirParHttp(client, id, 'DECLARER_ASSOCIATION', '2026-05-07', {
    ...association,
    denomination: 'CPTS du Port (fictif)',
    siege,
  });
  const taches = async () =>
    ((await client.get(`/api/dossiers/${id}/taches`)).corps.taches as { quoi: string }[]).filter(({ quoi }) =>
      quoi.startsWith('Corriger'),
    );
  expect(await taches()).toHaveLength(1);
  const { corps } = await remplacer(premiere.id, { motif: 'déclaration reçue tardivement' });
  await circuit.composition().composer(corps.id);
  expect(await taches()).toEqual([]);
  const [avant, apres] = [await circuit.lire(premiere.id), await circuit.lire(corps.id)];
  expect(avant.aCorrigerPar).not.toBeNull();
  expect(apres.aCorrigerPar).toBeNull();
  expect(apres.variables.destinataire).not.toEqual(avant.variables.destinataire);
});

it('avec un parapheur, la lettre de remplacement attend une signature comme une autre', async () => {
  const { id } = await emise();
  await circuit.parapheur('ARS_INSTRUCTEUR');
  await circuit.deleguer('ARS_INSTRUCTEUR', 'DG_ARS');
  const { corps } = await remplacer(id);
  await circuit.composition().composer(corps.id);
  const { statut, projet } = await circuit.lire(corps.id);
  expect(statut).toBe('A_SIGNER');
  const dg = await circuit.serveur.comme('DG_ARS');
  expect((await dg.post(`/api/courriers/${corps.id}/signature`, { version: projet.version })).statut).toBe(201);
  await circuit.composition().composer(corps.id);
  expect((await circuit.lire(corps.id)).statut).toBe('COMPOSE');
});

it.each([
  ['aucun motif', {}, 'motif'],
  ['un motif trop court', { motif: 'x' }, 'motif'],
  ['un IBAN', { motif: 'payez FR76 3000 6000 0112 3456 7890 189' }, 'motif'],
  ['un champ de trop', { motif: MOTIF, le: '2026-06-01' }, 'le'],
])('un remplacement refuse %s', async (_cas, saisie, champ) => {
  const { id } = await emise();
  const { statut, corps } = await remplacer(id, saisie);
  expect([statut, corps.champs[0].champ]).toEqual([400, champ]);
});

it('seules les personnes de l’organisme qui l’a émise la remplacent, dans leur territoire', async () => {
  const { id } = await emise();
  for (const role of ['CPAM', 'URPS', 'AUDITEUR'] as const)
    expect((await remplacer(id, { motif: MOTIF }, await circuit.serveur.comme(role))).statut).toBe(403);
  const ailleurs = await circuit.serveur.avec({ roles: ['ARS_INSTRUCTEUR'], regions: ['11'] });
  expect((await remplacer(id, { motif: MOTIF }, ailleurs)).statut).toBe(404);
});
