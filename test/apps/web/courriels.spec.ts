import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { preparerDossier } from '../../appui/http';
import { attendre } from '../worker/etabli';
import { suivre } from './controles';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

let poste: Poste;
let page: Page;
let dossier: string;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T09:00:00.000Z');
  page = poste.page;
  const instructeur = await poste.comme('ARS_INSTRUCTEUR');
  dossier = await preparerDossier(instructeur, ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION']);
  await attendre('courrier envoyé', async () => {
    const { corps } = await instructeur.get(`/api/dossiers/${dossier}/courriers`);
    return (corps as { courriers: { statut: string }[] }).courriers.every(({ statut }) => statut === 'ENVOYE');
  });
  await page.goto('/');
  await page.getByLabel('Identifiant').fill(COMPTE.identifiant);
  await page.getByLabel('Mot de passe', { exact: true }).fill(COMPTE.motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Dossiers', exact: true }).waitFor();
});
afterAll(() => poste?.fermer());

const TITRE = 'Accusé de réception de la lettre d’intention';

async function accessible(ou: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const graves = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect([ou, graves.map(({ id }) => id)]).toEqual([ou, []]);
}

const largeur = () => page.evaluate<number>('document.documentElement.scrollWidth');
const lignes = async () =>
  (await page.getByRole('table', { name: 'Registre du courrier' }).getByRole('rowheader').allInnerTexts()).map(
    (texte) => texte.trim().toLowerCase(),
  );

it('du dossier au registre d’un courrier : chaque étape, et la preuve en un clic', async () => {
  await page.goto(`/dossiers/${dossier}`);
  await page.getByRole('tab', { name: /^Courriers/ }).click();
  await suivre(page.getByRole('link', { name: TITRE, exact: true }));
  await page.getByRole('heading', { name: TITRE }).waitFor();
  expect(await lignes()).toEqual(['prévu', 'composé et figé', 'présenté au serveur', 'accepté par le serveur']);
  const preuve = page.getByRole('link', { name: 'Imprimer la preuve d’envoi' });
  const reponse = await page.request.get((await preuve.getAttribute('href'))!);
  expect([reponse.status(), reponse.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await accessible('courrier');
});

it('le courriel qui le porte se lit dans la boîte aux lettres : référence, service à qui répondre, copie, fichier nommé', async () => {
  const adresse = page.url();
  const reference = (await page.getByText(/^93-.*-C-P2-01 · entrée/).innerText()).split(' ·')[0]!;
  await page.goto('/boite');
  await page.getByRole('link', { name: `[${reference}] ${TITRE} – CPTS du test (fictif)` }).click();
  const lu = (terme: string) => page.locator(`dt:text-is("${terme}") + dd`).innerText();
  await page.getByText('Répondre à', { exact: true }).waitFor();
  expect([await lu('Répondre à'), await lu('Pour'), await lu('Copie')]).toEqual([
    'ars-93@agence.test',
    'porteur@cpts.test',
    'cpam-93@agence.test',
  ]);
  await page.getByRole('link', { name: `${reference} ${TITRE}.pdf` }).waitFor();
  const corps = page.frameLocator('iframe[title="Contenu du courriel"]');
  await corps.getByText('Copie, pour information : CPAM de la région 93').waitFor();
  await corps.getByText('Fictif – démonstration').waitFor();
  await accessible('courriel');
  await page.goto(adresse);
  await page.getByRole('heading', { name: TITRE }).waitFor();
});

it('une non-remise signalée devient une tâche du dossier, qu’un renvoi à l’adresse corrigée achève', async () => {
  await page.getByText('Signaler une non-remise').click();
  await page.getByRole('button', { name: 'Signaler la non-remise' }).click();
  await page.getByText('Le motif compte de 3 à 500 caractères.').waitFor();
  await page.getByLabel('Adresse', { exact: true }).selectOption('porteur@cpts.test');
  await page.getByLabel(/^Motif/).fill('boîte inconnue');
  await accessible('non-remise');
  await page.getByRole('button', { name: 'Signaler la non-remise' }).click();
  await page.getByText('La non-remise est au registre').waitFor();
  await page.getByText('pas parvenu à tous').waitFor();
  const adresse = page.url();
  await page.goto(`/dossiers/${dossier}`);
  await page.getByText(`Faire parvenir le courrier « ${TITRE} »`).waitFor();
  await page.getByText('Non remis à porteur@cpts.test le 01/06/2026 : boîte inconnue.').waitFor();

  await page.goto(adresse);
  await page.getByText('Renvoyer', { exact: true }).click();
  await page.getByLabel(/^Adresses/).fill('presidence@cpts.test');
  expect(await page.getByLabel('porteur@cpts.test').isChecked()).toBe(true);
  await page.getByLabel(/^Motif/).fill('adresse corrigée');
  await accessible('renvoi');
  await page.getByRole('button', { name: 'Renvoyer le courrier' }).click();
  await page.getByText('Le renvoi est demandé').waitFor();
  // The page looks again by itself for a while; a slow machine may need longer than that.
  await attendre(
    'renvoi accepté',
    async () => (await lignes()).length === 8,
    async () => {
      await new Promise((suite) => setTimeout(suite, 2000));
      await page.reload();
      await page.getByRole('table', { name: 'Registre du courrier' }).waitFor();
    },
  );
  expect((await lignes()).slice(4)).toEqual([
    'non remis',
    'renvoi demandé',
    'présenté au serveur',
    'accepté par le serveur',
  ]);
  expect(await page.getByText('pas parvenu à tous').count()).toBe(0);
});

it('le registre de tous les courriels se filtre, et tient sur un écran étroit', async () => {
  await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: 'Courriels' }).click();
  await page.getByRole('heading', { name: 'Registre des courriels' }).waitFor();
  await page.getByRole('link', { name: TITRE }).waitFor();
  await accessible('courriels');
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await largeur()).toBeLessThanOrEqual(375);
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.getByLabel('Statut').selectOption('BLOQUE');
  await page.getByText('Aucun courriel ne répond à ces critères.').waitFor();
  expect([poste.sorties, poste.anomalies]).toEqual([[], []]);
});
