import { type Page } from 'playwright-core';
import { agirParHttp, preparerDossier } from '../../appui/http';
import { LETTRE } from '../../scenarios/scenario';
import { attendre } from '../worker/etabli';
import { accessible, seConnecter, suivre, tientAuPlusEtroit } from './controles';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

// The bearer of the project has no e-mail address: the letter goes by post.
let poste: Poste;
let page: Page;
let dossier: string;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T09:00:00.000Z');
  page = poste.page;
  const instructeur = await poste.comme('ARS_INSTRUCTEUR');
  dossier = await preparerDossier(instructeur, ['PRENDRE_CONTACT']);
  const contacts = [{ nom: 'Dr Camille Martin (fictif)', telephone: '04 00 00 00 00' }];
  const depose = await agirParHttp(instructeur, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-05-06', {
    ...LETTRE,
    contacts,
  });
  expect([depose.statut, depose.corps]).toEqual([201, expect.anything()]);
  await attendre('lettre à poster', async () => {
    const { corps } = await instructeur.get('/api/a-poster');
    return (corps as { courriers: unknown[] }).courriers.length === 1;
  });
  await seConnecter(page, COMPTE);
});
afterAll(() => poste?.fermer());

const TITRE = 'Accusé de réception de la lettre d’intention';
const bouton = (name: string) => page.getByRole('button', { name, exact: true });

it('un courrier sans adresse de courriel est à poster : le menu le compte, la page en donne le PDF à imprimer', async () => {
  await page.getByRole('link', { name: 'À poster 1 à poster' }).click();
  await page.getByRole('heading', { name: 'Courriers à poster' }).waitFor();
  const ligne = page.getByRole('row', { name: new RegExp(TITRE) });
  await ligne.getByText('Dr Camille Martin (fictif)').waitFor();
  const pdf = await page.request.get((await ligne.getByRole('link', { name: 'Imprimer' }).getAttribute('href'))!);
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await accessible(page, 'à poster');
  await tientAuPlusEtroit(page, 'à poster');
});

it('dans le dossier aussi, il est dit à poster', async () => {
  await page.goto(`/dossiers/${dossier}`);
  await page.getByRole('tab', { name: /^Courriers/ }).click();
  await page
    .getByRole('row', { name: new RegExp(TITRE) })
    .getByText('à poster')
    .waitFor();
  await suivre(page.getByRole('link', { name: TITRE, exact: true }));
  await page.getByRole('heading', { name: 'À poster', exact: true }).waitFor();
});

it('un recommandé ne s’enregistre pas sans son numéro, ni un recommandé électronique sans l’accord du destinataire', async () => {
  await page.getByLabel('Moyen').first().selectOption('LRAR');
  await bouton('Enregistrer le dépôt').click();
  await page.getByText(/Le numéro est nécessaire/).waitFor();
  await page.getByLabel('Moyen').first().selectOption('LRE');
  await page.getByLabel(/^Numéro/).fill('LRE-0001');
  await bouton('Enregistrer le dépôt').click();
  await page
    .getByText(/accord/i)
    .nth(1)
    .waitFor();
  await accessible(page, 'dépôt');
  await tientAuPlusEtroit(page, 'dépôt');
});

it('le dépôt, puis la réception, sont au registre avec leurs dates, et le courrier n’est plus à poster', async () => {
  await page.getByLabel('Moyen').first().selectOption('LRAR');
  await page.getByLabel(/^Numéro/).fill('2C 000 000 0001 2');
  await bouton('Enregistrer le dépôt').click();
  const registre = page.getByRole('table', { name: 'Registre du courrier' });
  await registre
    .getByText(/^Le 01\/06\/2026 : Lettre recommandée avec avis de réception, n° 2C 000 000 0001 2/)
    .waitFor();
  await registre.getByText('confié à la poste').waitFor();
  expect(await page.getByRole('heading', { name: 'À poster', exact: true }).count()).toBe(0);
  await page.getByText('Enregistrer la réception', { exact: true }).click();
  await page.getByLabel('Ce qui la prouve').selectOption('AVIS_SIGNE');
  await accessible(page, 'réception');
  await bouton('Enregistrer la réception').click();
  await registre.getByText(/^Le 01\/06\/2026 : Avis de réception signé/).waitFor();
  await page.getByText('Enregistrer la réception', { exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'À poster', exact: true }).click();
  await page.getByText('Aucun courrier à poster.').waitFor();
  expect([poste.sorties, poste.anomalies]).toEqual([[], []]);
});
