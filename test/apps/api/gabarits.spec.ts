import { Role, ROLES } from '#libs/acces';
import { cleDuCas, lireExemples } from '#libs/redaction';
import { texteDesPages } from '../../libs/courriers/lire-pdf';
import { ouvrirServeur, Serveur } from '../../appui/serveur';

let serveur: Serveur;
beforeAll(async () => {
  serveur = await ouvrirServeur();
});
afterAll(() => serveur.fermer());

interface Gabarit {
  nom: string;
  genre: string;
  cas: { cle: string; cas: string }[];
}

it('la liste donne chaque gabarit, ce qui l’appelle, à qui il va, et ses exemples', async () => {
  const { statut, corps } = await (await serveur.comme('ADMIN')).get('/api/gabarits');
  const gabarits = corps.gabarits as Gabarit[];
  expect([statut, gabarits.map(({ nom }) => nom).sort()]).toEqual([
    200,
    lireExemples()
      .map(({ nom }) => nom)
      .sort(),
  ]);
  expect([...new Set(gabarits.map(({ genre }) => genre))]).toEqual(['LETTRE', 'FICHE', 'COURRIEL', 'PREUVE']);
  expect(gabarits.find(({ nom }) => nom === 'C-P8-02')).toMatchObject({
    ...{ code: 'C-P8-02', genre: 'LETTRE', phases: ['P8'], emetteur: 'CPAM', destinataires: ['CPTS'] },
    declencheurs: [{ type: 'NOTIFIER_CONSTAT' }],
    canaux: ['LRAR'],
    cas: expect.arrayContaining([{ cle: 'c-p8-02', cas: 'C-P8-02' }]) as object[],
  });
  expect(gabarits.find(({ nom }) => nom === 'incidents')).toMatchObject({
    ...{ code: null, genre: 'COURRIEL', phases: [], emetteur: null, destinataires: [] },
  });
});

it('un exemple se voit en page et en PDF, marqué « exemple » et fictif', async () => {
  const client = await serveur.comme('ADMIN');
  const page = await client.get('/api/gabarits/C-P5-01/c-p5-01.html');
  const html = (page.corps as Buffer).toString('utf8');
  expect(page.entetes.get('content-type')).toBe('text/html; charset=utf-8');
  // Inside a page of the application, and nowhere else; nothing in it runs.
  expect(page.entetes.get('content-security-policy')).toMatch(/frame-ancestors 'self'; sandbox$/);
  for (const mot of ['EXEMPLE', 'Fictif – démonstration', 'projet de santé']) expect(html).toContain(mot);
  const pdf = await client.get('/api/gabarits/C-P5-01/c-p5-01.pdf');
  expect(pdf.entetes.get('content-type')).toBe('application/pdf');
  expect((await texteDesPages(pdf.corps as Buffer)).join(' ')).toMatch(/EXEMPLE/);
});

it('un courriel se voit en page, et n’a pas de PDF', async () => {
  const client = await serveur.comme('ADMIN');
  const { cas } = lireExemples().find(({ nom }) => nom === 'rappel-echeance')!.exemples[0]!;
  const adresse = `/api/gabarits/rappel-echeance/${cleDuCas(cas)}`;
  expect((await client.get(`${adresse}.html`)).statut).toBe(200);
  const { statut, corps } = await client.get(`${adresse}.pdf`);
  expect([statut, corps.detail]).toEqual([404, expect.stringMatching(/^Le PDF de ce courriel n’existe pas/)]);
});

it.each([
  ['gabarit inconnu', 'C-P9-99/c-p9-99.html'],
  ['exemple inconnu', 'C-P5-01/autre.html'],
  ['exemple d’un autre gabarit', 'C-P5-01/c-p5-02.pdf'],
  ['chemin qui sort du dossier', '..%2F..%2Fpackage/package.html'],
  ['nom d’un objet du langage', '__proto__/constructor.html'],
])('%s : 404, en une phrase', async (_, chemin) => {
  const { statut, corps } = await (await serveur.comme('ADMIN')).get(`/api/gabarits/${chemin}`);
  expect([statut, corps.detail]).toEqual([404, expect.stringMatching(/n’existe pas/)]);
});

describe('les droits', () => {
  const LECTEURS: readonly Role[] = ['ADMIN', 'AUDITEUR', 'DG_ARS'];

  it.each(ROLES)('%s', async (role) => {
    const client = await serveur.comme(role);
    for (const chemin of ['', '/C-P5-01/c-p5-01.html', '/C-P5-01/c-p5-01.pdf'])
      expect((await client.get(`/api/gabarits${chemin}`)).statut).toBe(LECTEURS.includes(role) ? 200 : 403);
  });

  it('sans session : 401', async () => {
    expect((await serveur.anonyme().get('/api/gabarits')).statut).toBe(401);
  });
});
