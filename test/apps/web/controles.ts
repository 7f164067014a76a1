import AxeBuilder from '@axe-core/playwright';
import { type Locator, type Page } from 'playwright-core';

/** Signs in from wherever the page is. */
export async function seConnecter(page: Page, compte: { identifiant: string; motDePasse: string }): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Identifiant').fill(compte.identifiant);
  await page.getByLabel('Mot de passe', { exact: true }).fill(compte.motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Dossiers', exact: true }).waitFor();
}

/** With the keyboard: what is still loading above a link may move it from under the mouse, and the click is lost. */
export const suivre = (lien: Locator): Promise<void> => lien.press('Enter');

/** No serious fault of accessibility, as the page stands. */
export async function accessible(page: Page, ou: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const graves = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect([ou, graves.map(({ id }) => id)]).toEqual([ou, []]);
}

/** Nothing goes past the right edge of a narrow screen. */
export async function tientAuPlusEtroit(page: Page, ou: string): Promise<void> {
  await page.setViewportSize({ width: 375, height: 800 });
  const largeur = await page.evaluate<number>('document.documentElement.scrollWidth');
  await page.setViewportSize({ width: 1366, height: 900 });
  expect([ou, largeur]).toEqual([ou, 375]);
}
