import AxeBuilder from '@axe-core/playwright';
import { AvisService } from '#libs/veille';
import { type Page } from 'playwright-core';
import { agirParHttp, preparerDossier } from '../../appui/http';
import { ASSOCIATION } from '../../scenarios/scenario';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

// Filed on 15 January: silence accepts at the end of 15 March 2026. J-2 is 13 March.
let poste: Poste;
let page: Page;
let dossier: string;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-01-15T09:00:00.000Z');
  page = poste.page;
  const instructeur = await poste.comme('ARS_INSTRUCTEUR');
  const jour = '2026-01-15';
  dossier = await preparerDossier(
    instructeur,
    ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION', 'VALIDER_LETTRE_INTENTION'],
    jour,
  );
  await agirParHttp(instructeur, dossier, 'DECLARER_ASSOCIATION', jour, ASSOCIATION);
  await agirParHttp(instructeur, dossier, 'DEPOSER_PROJET_SANTE', jour);
  await poste.source.query(
    `INSERT INTO affectation (dossier_id, role, compte_id, par, enregistre_le)
      SELECT $1, 'ARS_INSTRUCTEUR', id, 'test', $2 FROM compte WHERE identifiant = $3`,
    [dossier, poste.horloge.maintenant(), COMPTE.identifiant],
  );
  await poste.avancer('2026-03-13T08:00:00.000Z');
  await new AvisService(poste.source, poste.horloge).emettre();
  await page.goto('/');
  await page.getByLabel('Identifiant').fill(COMPTE.identifiant);
  await page.getByLabel('Mot de passe', { exact: true }).fill(COMPTE.motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
});
afterAll(() => poste?.fermer());

const SILENCE = 'Silence sur le projet de santé (J-2)';

async function accessible(ou: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const graves = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect([ou, graves.map(({ id }) => id)]).toEqual([ou, []]);
}

it('l’accueil et le menu disent combien d’avis attendent, et y mènent', async () => {
  await page.getByText(/avis attend(ent)? que vous en preniez connaissance/).click();
  await page.getByRole('heading', { name: 'Avis d’échéance' }).waitFor();
  await page.getByRole('link', { name: /^Avis \d+ à reconnaître$/ }).waitFor();
});

it('la page montre chaque avis, en quelle qualité il est reçu, et tient sur un écran étroit', async () => {
  const ligne = page.getByRole('row', { name: SILENCE });
  const texte = (await ligne.innerText()).replaceAll(/\s+/g, ' ');
  expect(texte).toMatch(/15\/03\/2026 dans 2 jours.*le projet de santé est réputé validé.*chargé du dossier/);
  await accessible('avis');
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
  await page.setViewportSize({ width: 1366, height: 900 });
});

it('« Pris connaissance » répond, le compte baisse, et le dossier dit qui a répondu', async () => {
  const avant = await page.getByRole('row', { name: SILENCE }).count();
  await page.getByRole('button', { name: /^Pris connaissance : J-2, Silence sur le projet de santé/ }).click();
  await page.getByRole('row', { name: SILENCE }).waitFor({ state: 'detached' });
  expect(avant).toBe(1);
  await page.goto(`/dossiers/${dossier}`);
  const bloc = page.getByRole('region', { name: 'Avis d’échéance' });
  await bloc.getByText('par Claude Petit (fictif)').waitFor();
  await bloc.getByText('À qui, quand, en quelle qualité').first().click();
  await bloc.getByText('chargé du dossier').first().waitFor();
  await accessible('dossier');
});

it('« Mon compte » : chaque genre se choisit, sauf les échéances légales', async () => {
  await page.goto('/moi');
  const bloc = page.getByRole('region', { name: 'Ce dont je suis averti' });
  await bloc.getByText('Échéances légales').waitFor();
  expect(await bloc.getByRole('group').count()).toBe(4);
  const taches = bloc.getByRole('group', { name: /^Tâches/ });
  await taches.getByText('Rien', { exact: true }).click();
  await bloc.getByRole('button', { name: 'Enregistrer mes choix' }).click();
  await bloc.getByText('Vos choix sont enregistrés').waitFor();
  await page.reload();
  await taches.getByLabel('Rien').waitFor();
  expect(await taches.getByLabel('Rien').isChecked()).toBe(true);
  await accessible('mon compte');
  expect(poste.anomalies).toEqual([]);
});
