import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

let poste: Poste;
let page: Page;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-04-14T06:00:00.000Z', { enFormation: true });
  page = poste.page;
});
afterAll(() => poste?.fermer());

const bandeau = (texte: string) => page.getByText(texte).waitFor();
const bouton = (name: string) => page.getByRole('button', { name, exact: true });
const DEPART = 'Formation : horloge déplaçable – nous sommes le mardi 14 avril 2026, 08:00';

async function accessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
}

it('toute page dit qu’elle est sans valeur et quel jour il y est, celle de connexion aussi', async () => {
  await page.goto('/');
  await bandeau(DEPART);
  expect(await page.getByRole('link', { name: 'Déplacer l’horloge' }).count()).toBe(0);
  await page.getByLabel('Identifiant').fill(COMPTE.identifiant);
  await page.getByLabel('Mot de passe', { exact: true }).fill(COMPTE.motDePasse);
  await bouton('Se connecter').click();
  await page.getByRole('heading', { name: 'Dossiers', level: 1 }).waitFor();
  for (const adresse of [
    '/',
    '/dossiers/nouveau',
    '/echeances',
    '/incidents',
    '/boite',
    '/audit',
    '/reglages',
    '/rien',
  ]) {
    await page.goto(adresse);
    await bandeau('– sans valeur');
  }
});

it('un jour en arrière se refuse d’une phrase, et rien ne bouge', async () => {
  await page.getByRole('link', { name: 'Déplacer l’horloge' }).click();
  await page.getByRole('heading', { name: 'Déplacer l’horloge de formation' }).waitFor();
  await accessible();
  await page.getByLabel('Date').fill('2026-04-13');
  await bouton('Avancer jusqu’à cette date').click();
  await page.getByText('Cette date doit être à venir : nous sommes le 14/04/2026').waitFor();
  await bandeau(DEPART);
});

it('un jour en avant se fait, se voit, et les pages datent les actes par cette horloge', async () => {
  await bouton('Un jour').click();
  await page.getByText('Arrivée : nous sommes le mercredi 15 avril 2026, 08:00.').waitFor();
  await bandeau('nous sommes le mercredi 15 avril 2026, 08:00 – sans valeur');
  const { id } = await page.evaluate<{ id: string }>(
    `fetch('/api/dossiers', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({
      nom: 'CPTS de la formation (fictif)', regionArs: '93', territoire: [{ commune: '13001' }] }) }).then((r) => r.json())`,
  );
  await page.goto(`/dossiers/${id}/agir/PRENDRE_CONTACT`);
  const date = page.locator('input[type="date"]').first();
  await date.waitFor();
  // The machine of the browser is still at the day before.
  expect([await date.inputValue(), await page.evaluate('new Date().toISOString().slice(0, 10)')]).toEqual([
    '2026-04-15',
    '2026-04-14',
  ]);
  expect([poste.anomalies, poste.sorties]).toEqual([[], []]);
});
