import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

let poste: Poste;
let page: Page;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T09:00:00.000Z');
  page = poste.page;
  await page.goto('/veille');
  await page.getByLabel('Identifiant').fill(COMPTE.identifiant);
  await page.getByLabel('Mot de passe', { exact: true }).fill(COMPTE.motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Veille', level: 1 }).waitFor();
});
afterAll(() => poste?.fermer());

const texteDe = async (nom: string | RegExp) =>
  (await page.getByRole('row', { name: nom }).first().innerText()).replaceAll(/\s+/g, ' ');

it('montre les travailleurs, la file, les travaux périodiques, et qu’aucune échéance n’attend', async () => {
  expect(await texteDe(/^n° 1/)).toMatch(new RegExp(`vivant .* ${process.pid} le \\d\\d/\\d\\d/\\d{4}`));
  await page.getByText('Aucune échéance n’attend son effet.').waitFor();
  await page.getByText('Aucun travail en échec').waitFor();
  expect(await texteDe(/Contrôle des avis.*La Réunion/)).toMatch(/ 9 h 00, La Réunion.*le 02\/06\/2026 à/);
  expect(await page.getByRole('row', { name: /Preuve de tous les dossiers/ }).count()).toBe(1);
});

it('se lit sur un écran étroit, est accessible, et le menu y mène', async () => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto('/incidents');
  await page.getByRole('link', { name: 'Veille', exact: true }).click();
  await page.getByRole('heading', { name: 'Travaux périodiques' }).waitFor();
});

it('un travailleur mort se voit tant que personne ne le remplace', async () => {
  await poste.source.query(`INSERT INTO travailleur (id, hote, processus, ouvriers, perdu_le)
    VALUES (gen_random_uuid(), 'srv9', 77, '{}', now())`);
  await page.getByRole('button', { name: 'Actualiser' }).click();
  await page.getByRole('row', { name: /srv9/ }).waitFor();
  expect(await texteDe(/srv9/)).toMatch(/arrêté sans prévenir srv9 77/);
  expect(poste.anomalies).toEqual([]);
  expect(poste.sorties).toEqual([]);
});
