import { hacherMotDePasse } from '#libs/acces';
import { lireExemples, montrerGabarits } from '#libs/redaction';
import { REGISTRE } from '#workflows/registre';
import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { ouvrirPoste, type Poste } from './pages';

const ADMIN = { identifiant: 'admin@ars.test', motDePasse: 'les gabarits du test' };
const GABARITS = montrerGabarits(REGISTRE);

let poste: Poste;
let page: Page;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T09:00:00.000Z');
  page = poste.page;
  await poste.source.query(
    `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions) VALUES ($1, 'Ada Ministre (fictive)', $2, $3, $4)`,
    [ADMIN.identifiant, await hacherMotDePasse(ADMIN.motDePasse), ['ADMIN'], ['93']],
  );
  await page.goto('/');
  await page.getByLabel('Identifiant').fill(ADMIN.identifiant);
  await page.getByLabel('Mot de passe', { exact: true }).fill(ADMIN.motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Dossiers', level: 1 }).waitFor();
});
afterAll(() => poste?.fermer());

const compte = (nombre: number) => page.getByText(`${nombre} gabarit${nombre > 1 ? 's' : ''}`, { exact: true });

async function accessible() {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
}

it('un administrateur voit tous les gabarits, par le menu', async () => {
  await page.getByRole('link', { name: 'Gabarits', exact: true }).click();
  await page.getByRole('heading', { name: 'Gabarits', level: 1 }).waitFor();
  await compte(GABARITS.length).waitFor();
  const noms = await page.getByRole('rowheader').allInnerTexts();
  expect(noms).toHaveLength(lireExemples().length);
  const ligne = page.getByRole('row').filter({ has: page.getByText('C-P8-02', { exact: true }) });
  const texte = await ligne.innerText();
  for (const mot of ['Lettre', 'CPTS', 'Lettre recommandée avec avis de réception']) expect(texte).toContain(mot);
  await accessible();
});

it('la liste se restreint à un genre, à une phase, et l’adresse le garde', async () => {
  const de = (voulu: string) => GABARITS.filter(({ genre }) => genre === voulu);
  await page.getByLabel('Genre').selectOption('FICHE');
  await compte(de('FICHE').length).waitFor();
  await page.getByLabel('Genre').selectOption('LETTRE');
  await compte(de('LETTRE').length).waitFor();
  await page.getByLabel('Phase').selectOption('P5');
  const duProjet = de('LETTRE').filter(({ phases }) => phases.includes('P5'));
  expect(duProjet.length).toBeGreaterThan(3);
  await compte(duProjet.length).waitFor();
  expect(new URL(page.url()).search).toBe('?genre=LETTRE&phase=P5');
  await page.getByLabel('Genre').selectOption('COURRIEL');
  await page.getByText('Aucun gabarit ne répond à ces critères.').waitFor();
});

it('un gabarit se voit dans la page, exemple par exemple, et s’ouvre en PDF', async () => {
  await page.goto('/gabarits/C-P5-01');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const cadre = page.frameLocator('iframe');
  await cadre.getByText('EXEMPLE', { exact: true }).waitFor();
  await cadre.getByRole('heading', { name: /^Objet : Accusé de réception/ }).waitFor();
  const autre = GABARITS.find(({ nom }) => nom === 'C-P5-01')!.cas[1]!;
  await page.getByLabel('Exemple', { exact: true }).selectOption(autre.cle);
  await page.getByTitle(`Exemple : ${autre.cas}`).waitFor();
  await cadre.getByText('EXEMPLE', { exact: true }).waitFor();
  const pdf = await page.getByRole('link', { name: /^Ouvrir le PDF/ }).getAttribute('href');
  expect(pdf).toBe(`/api/gabarits/C-P5-01/${autre.cle}.pdf`);
  const reponse = await page.request.get(pdf!);
  expect([reponse.status(), reponse.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await accessible();
});

it('un courriel n’a pas de PDF ; un gabarit inconnu le dit', async () => {
  await page.goto('/gabarits/rappel-echeance');
  await page.getByRole('link', { name: /^Ouvrir la page/ }).waitFor();
  expect(await page.getByRole('link', { name: /^Ouvrir le PDF/ }).count()).toBe(0);
  await page.goto('/gabarits/autre');
  await page.getByText('Aucun gabarit ne s’appelle « autre ».').waitFor();
});

it('se lit sur un écran étroit, sans rien demander au dehors', async () => {
  await page.setViewportSize({ width: 375, height: 800 });
  for (const adresse of ['/gabarits', '/gabarits/C-P5-01']) {
    await page.goto(adresse);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page
      .getByText(adresse === '/gabarits' ? 'Émergence' : 'Ouvrir la page')
      .first()
      .waitFor({ state: 'attached' });
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  }
  expect([poste.anomalies, poste.sorties]).toEqual([[], []]);
});
