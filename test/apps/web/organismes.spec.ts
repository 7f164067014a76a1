import { hacherMotDePasse } from '#libs/acces';
import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { imagePng, POLICE } from '../../appui/entete';
import { inscrire } from '../../appui/personnel';
import { ouvrirPoste, type Poste } from './pages';

const ADMIN = { identifiant: 'admin@ars.test', motDePasse: 'les pages du test' };

let poste: Poste;
let page: Page;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-15T09:00:00.000Z');
  page = poste.page;
  await inscrire(poste, 'Dan Délégué (fictif)', ['DG_ARS']);
  await poste.source.query(
    `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions) VALUES ($1, 'Alix Admin (fictif)', $2, $3, $4)`,
    [ADMIN.identifiant, await hacherMotDePasse(ADMIN.motDePasse), ['ADMIN'], ['93', '76']],
  );
  await page.goto('/organismes');
  await page.getByLabel('Identifiant').fill(ADMIN.identifiant);
  await page.locator('[name=motDePasse]').fill(ADMIN.motDePasse);
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

async function tientEnLargeur(): Promise<void> {
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
  await page.setViewportSize({ width: 1366, height: 900 });
}

it('la liste dit, pour chaque organisme de mon territoire, qui signe ; on en ouvre un', async () => {
  await page.getByRole('heading', { level: 1, name: 'Organismes' }).waitFor();
  await page.getByText('8 organismes', { exact: true }).waitFor();
  await page.getByLabel('Agence').selectOption('93');
  await page.getByText('4 organismes', { exact: true }).waitFor();
  await accessible('liste');
  await tientEnLargeur();
  await page.getByRole('link', { name: /^ARS Provence/ }).click();
  await page.getByRole('heading', { level: 1, name: /^ARS Provence/ }).waitFor();
});

it('les réglages s’enregistrent, se disent, et restent à leur auteur', async () => {
  await page.getByLabel('Service', { exact: true }).fill('');
  await bouton('Enregistrer les réglages').click();
  await page.getByText('Le service est nécessaire.').waitFor();
  await page.getByLabel('Service', { exact: true }).fill('Direction de l’offre de soins');
  await page.getByText('Au titre de : Direction générale de l’ARS').click();
  await bouton('Enregistrer les réglages').click();
  await page.getByText('Les réglages sont enregistrés : ils valent pour les courriers à venir.').waitFor();
  await page.getByText(/par Alix Admin \(fictif\) : .*parapheur/).waitFor();
  expect(await page.getByLabel('Service', { exact: true }).inputValue()).toBe('Direction de l’offre de soins');
});

it('un logo et une police se déposent après essai, se voient et se retirent ; un mauvais fichier se refuse en clair', async () => {
  const champ = page.getByLabel(/^Déposer : logo/);
  await champ.setInputFiles({ name: 'note.png', mimeType: 'image/png', buffer: Buffer.from('rien') });
  await page.getByLabel('Ce que montre l’image').first().fill('Logo de l’agence');
  await bouton('Déposer : Logo').click();
  await page.getByText('Ce fichier n’est ni un PNG ni un JPEG').waitFor();
  await champ.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: imagePng(120, 60) });
  await bouton('Déposer : Logo').click();
  const image = page.getByRole('img', { name: 'Logo de l’agence' });
  await image.waitFor();
  const largeur = await image.evaluate(async (element) => {
    const vue = element as unknown as { decode(): Promise<void>; naturalWidth: number };
    await vue.decode();
    return vue.naturalWidth;
  });
  expect(largeur).toBe(120);
  await page
    .getByLabel(/^Déposer : polices/)
    .setInputFiles({ name: 'Serif.ttf', mimeType: 'font/ttf', buffer: POLICE });
  await bouton('Déposer : Polices').click();
  await page.getByText(/^Serif\.ttf, /).waitFor();
  await bouton('Retirer Serif.ttf').click();
  await page.getByText('Aucune police fournie').waitFor();
});

it('une délégation s’ajoute, se dit en vigueur, à venir ou échue, et finit plus tôt', async () => {
  await page.getByText('Ajouter une délégation').click();
  const ajouter = async (nom: string, du: string, au: string) => {
    await page.getByLabel(/^Nom\s*Tel qu/).fill(nom);
    await page.getByLabel(/^Qualité\s*Telle/).fill('Directrice adjointe');
    await page.getByLabel(/^Acte/).fill('Décision n° 12 du 30 avril 2026');
    await page.getByLabel('Premier jour').fill(du);
    await page.getByLabel(/^Dernier jour\s*Compris ; laissez/).fill(au);
    await bouton('Ajouter la délégation').click();
  };
  await ajouter('Zoé Papier', '2026-06-15', '2026-06-14');
  await page.getByText('La délégation finirait le 14/06/2026, avant de commencer le 15/06/2026.').waitFor();
  await ajouter('Zoé Papier', '2026-01-01', '2026-05-31');
  const ligne = (nom: string) => page.getByRole('row', { name: new RegExp(`^${nom}`) });
  await ligne('Zoé Papier').getByText('échue').waitFor();
  await page.getByText('Personne ne peut signer au parapheur au titre de : Direction générale de l’ARS.').waitFor();
  await page
    .getByLabel('Compte', { exact: true })
    .selectOption({ label: 'Dan Délégué (fictif) (Direction générale de l’ARS)' });
  await ajouter('Dan Délégué', '2026-06-01', '');
  const dan = ligne('Dan Délégué');
  await dan.getByText('en vigueur').waitFor();
  await dan.getByText('signe avec le compte de Dan Délégué (fictif)').waitFor();
  await page.getByText('Personne ne peut signer').waitFor({ state: 'detached' });
  await accessible('organisme');
  await tientEnLargeur();
  await dan.getByText('Mettre fin').click();
  await dan.getByLabel(/^Dernier jour/).fill('2026-06-14');
  await dan.getByRole('button', { name: 'Enregistrer la fin' }).click();
  await dan.getByText('échue').waitFor();
  await dan.getByText('Du 01/06/2026 au 14/06/2026').waitFor();
});

it('la lettre d’exemple s’ouvre, et rien n’est sorti de la machine', async () => {
  const adresse = await page.getByRole('link', { name: 'Voir une lettre d’exemple' }).getAttribute('href');
  const reponse = await poste.contexte.request.get(adresse!);
  expect([reponse.status(), reponse.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect(poste.anomalies).toEqual([]);
  expect(poste.sorties).toEqual([]);
});
