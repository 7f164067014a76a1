import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { preparerDossier } from '../../appui/http';
import { inscrire, type Inscrit } from '../../appui/personnel';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

let poste: Poste;
let page: Page;
let bea: Inscrit;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-15T09:00:00.000Z');
  page = poste.page;
  bea = await inscrire(poste, 'Bea Martin (fictif)', ['ARS_INSTRUCTEUR', 'AUDITEUR']);
  await page.goto('/moi');
  await page.getByLabel('Identifiant').fill(COMPTE.identifiant);
  await page.locator('[name=motDePasse]').fill(COMPTE.motDePasse);
  await bouton('Se connecter').click();
});
afterAll(() => poste?.fermer());

const bouton = (name: string) => page.getByRole('button', { name, exact: true });

async function accessible(ou: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const graves = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(graves.map(({ id, nodes }) => `${ou} : ${id} sur ${nodes.map(({ target }) => target).join(', ')}`)).toEqual(
    [],
  );
}

describe('[point 7] les pages', () => {
  it('« Mon compte » dit qui me remplace et quand je suis absent, refuse avec le remède, et annule', async () => {
    await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    await page.getByLabel('Qui me remplace quand une absence ne nomme personne').selectOption(bea.nom);
    await bouton('Enregistrer mon suppléant').click();
    await page.getByText('Votre choix est enregistré.').waitFor();
    await page.getByLabel('Premier jour').fill('2026-06-20');
    await page.getByLabel('Dernier jour').fill('2026-06-19');
    await bouton('Déclarer cette absence').click();
    await page.getByText('L’absence finirait le 19/06/2026, avant de commencer le 20/06/2026. Indiquez').waitFor();
    expect(await page.getByLabel('Premier jour').inputValue()).toBe('2026-06-20');
    await page.getByLabel('Dernier jour').fill('2026-06-30');
    await bouton('Déclarer cette absence').click();
    const ligne = page.getByRole('row').filter({ hasText: 'Du 20/06/2026 au 30/06/2026' });
    await ligne.getByText(bea.nom).waitFor();
    await accessible('mon compte');
    await page.setViewportSize({ width: 375, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
    await page.setViewportSize({ width: 1366, height: 900 });
    await ligne.getByRole('button').click();
    await page.getByText('Aucune absence n’est déclarée.').waitFor();
  });

  it('un dossier montre qui en répond, se confie, et signe « pour » la personne absente ; la liste le retrouve', async () => {
    const dossier = await preparerDossier(bea.client, ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION'], '2026-06-12');
    await page.goto(`/dossiers/${dossier}`);
    await page.getByText(`Instructeur ARS : ${bea.nom}`).waitFor();
    await page.getByText('Confier à… et qui en a répondu').click();
    await page.getByLabel('Confier à').selectOption('Claude Petit (fictif)');
    await accessible('confier');
    await bouton('Confier le dossier').click();
    await page.getByText('Instructeur ARS : Claude Petit (fictif)', { exact: true }).waitFor();
    await page.getByText('· à ma charge').waitFor();

    // Back to her, who is away: Claude stands in.
    const claude = (await bea.client.get('/api/moi')).corps.suppleantsPossibles.find(
      ({ nom }: { nom: string }) => nom === 'Claude Petit (fictif)',
    ) as { id: string };
    const role = 'ARS_INSTRUCTEUR';
    await bea.client.post(`/api/dossiers/${dossier}/affectations`, { role, compte: bea.id });
    const absence = { du: '2026-06-15', au: '2026-06-16', suppleant: claude.id };
    expect((await bea.client.post('/api/moi/absences', absence)).statut).toBe(201);
    await page.reload();
    await page.getByText(`Instructeur ARS : Claude Petit (fictif), en remplacement de ${bea.nom}`).first().waitFor();
    await page.getByRole('link', { name: 'Valider la lettre d’intention', exact: true }).click();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('est enregistré : entrée n°').waitFor();
    await page.locator('.entree').first().getByText(`par Claude Petit (fictif) pour ${bea.nom}`).waitFor();
    await page.goto('/');
    await page.getByText('Mes dossiers, et ceux des personnes que je remplace').click();
    await page.getByText('1 dossier, échéance').waitFor();
    await page.getByText(`à la charge de ${bea.nom}`).waitFor();
    await page.getByRole('link', { name: 'Claude Petit (fictif)' }).click();
    await page.getByText(`${bea.nom}, jusqu’au 16/06/2026 compris`).waitFor();
    expect(poste.anomalies).toEqual([]);
  });
});
