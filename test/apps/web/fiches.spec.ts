import { type Page } from 'playwright-core';
import { preparerDossier } from '../../appui/http';
import { accessible, seConnecter, suivre, tientAuPlusEtroit } from './controles';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

let poste: Poste;
let page: Page;
let dossier: string;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T09:00:00.000Z');
  page = poste.page;
  dossier = await preparerDossier(
    await poste.comme('ARS_INSTRUCTEUR'),
    ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION'],
    '2026-05-05',
  );
  await seConnecter(page, COMPTE);
  await ouvrirLesFiches();
});
afterAll(() => poste?.fermer());

const TITRE = 'Fiche d’émergence';
const possibles = () => page.getByRole('table', { name: 'Fiches possibles' });
const etablies = () => page.getByRole('table', { name: 'Fiches établies' });

async function ouvrirLesFiches() {
  await page.goto(`/dossiers/${dossier}`);
  await page.getByRole('tab', { name: /^Fiches/ }).click();
  await possibles().waitFor();
}

it('le dossier dit quelles fiches sont possibles à la date choisie, et pour les autres ce qui manque', async () => {
  await possibles()
    .getByRole('rowheader', { name: new RegExp(`^${TITRE}`) })
    .waitFor();
  await page.getByText(/fiches ne sont pas possibles à cette date/).click();
  const impossibles = page.getByRole('table', { name: 'Fiches qui ne sont pas possibles' });
  const contrat = impossibles.getByRole('row', { name: /F-CONTRAT/ });
  await contrat.waitFor();
  expect((await contrat.getByRole('cell').innerText()).trim()).toMatch(/\.$/);
  await accessible(page, 'fiches');
  await tientAuPlusEtroit(page, 'fiches');
});

it('un jour passé, la liste est celle de ce jour-là', async () => {
  await page.getByLabel(/^Situation au/).fill('2026-05-04');
  const emergence = possibles().getByRole('row', { name: /F-EMERGENCE/ });
  await emergence.waitFor({ state: 'detached' });
  await page.getByLabel(/^Situation au/).fill('2026-06-01');
  await emergence.waitFor();
});

it('l’aperçu s’ouvre par-dessus la page, marqué comme tel, et n’écrit rien', async () => {
  await possibles()
    .getByRole('button', { name: `Aperçu : ${TITRE}` })
    .click();
  const boite = page.getByRole('dialog', { name: `${TITRE}, situation au 01/06/2026` });
  await boite.frameLocator('iframe').getByText('Aperçu', { exact: true }).first().waitFor({ state: 'attached' });
  await accessible(page, 'aperçu d’une fiche');
  const pdf = await page.request.get((await boite.getByRole('link', { name: 'Ouvrir le PDF' }).getAttribute('href'))!);
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await page.keyboard.press('Escape');
  await boite.waitFor({ state: 'detached' });
  expect(await etablies().count()).toBe(0);
});

it('établie, la fiche est figée avec son empreinte ; redemandée, c’est la même', async () => {
  const etablir = possibles().getByRole('button', { name: `Établir : ${TITRE}` });
  await etablir.click();
  const phrase = page.getByText(/est établie et figée, référence .*, empreinte SHA-256 [0-9a-f]{64}\./);
  await phrase.waitFor();
  const empreinte = /[0-9a-f]{64}/.exec(await phrase.innerText())![0];
  await etablies().getByText(`SHA-256 : ${empreinte}`).waitFor();
  await etablir.click();
  await page.getByText(/était déjà établie pour cet état du dossier et ce jour/).waitFor();
  expect(
    await etablies()
      .getByText(/SHA-256/)
      .count(),
  ).toBe(1);
  const pdf = await page.request.get((await etablies().getByRole('link', { name: 'PDF' }).getAttribute('href'))!);
  expect(pdf.headers()['x-content-sha256']).toBe(empreinte);
  await accessible(page, 'fiche établie');
});

it('une fiche établie n’est pas un courrier à envoyer : sa page n’a ni registre ni suite', async () => {
  await suivre(etablies().getByRole('link', { name: TITRE, exact: true }));
  await page.getByRole('heading', { name: TITRE, level: 1 }).waitFor();
  await page.getByText('situation au 01/06/2026').waitFor();
  expect(await page.getByRole('heading', { name: 'Registre' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Imprimer la preuve d’envoi' }).count()).toBe(0);
  await accessible(page, 'page d’une fiche');
});

it('un auditeur en lit l’aperçu, et ne l’établit pas', async () => {
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await seConnecter(page, { identifiant: 'AUDITEUR@test.test', motDePasse: 'mot de passe du test' });
  await ouvrirLesFiches();
  await possibles()
    .getByRole('button', { name: `Aperçu : ${TITRE}` })
    .waitFor();
  expect(await page.getByRole('button', { name: /^Établir/ }).count()).toBe(0);
  expect([poste.sorties, poste.anomalies]).toEqual([[], []]);
});
