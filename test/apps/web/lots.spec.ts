import { poolDe } from '#libs/persistance';
import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { moteur } from '../../../libs/courriers/pdf';
import { fileAuRepos } from '../../appui/file';
import { preparerDossier } from '../../appui/http';
import { unSecteur } from '../../appui/parcours';
import { accessible, seConnecter, tientAuPlusEtroit } from './controles';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

let poste: Poste;
let page: Page;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T09:00:00.000Z');
  page = poste.page;
  const instructeur = await poste.comme('ARS_INSTRUCTEUR');
  for (let rang = 0; rang < 4; rang += 1) await preparerDossier(instructeur, ['PRENDRE_CONTACT']);
  // Nothing in it that the sheet could tell. Its name puts it last: the batch goes by the names.
  await instructeur.post('/api/dossiers', { nom: 'CPTS vide (fictif)', regionArs: '93', territoire: unSecteur() });
  await seConnecter(page, COMPTE);
  await page.getByRole('link', { name: 'Lots', exact: true }).click();
  await page.getByText('Aucun lot.').waitFor();
});
afterAll(async () => {
  relacher();
  await poste?.fermer();
  jest.restoreAllMocks();
});

let relacher = () => {};
/** Keeps every document waiting until `relacher`, however long the test takes. */
function retenirLesPdf(): void {
  const composer = moteur.document.bind(moteur);
  const liberes = new Promise<void>((liberer) => (relacher = liberer));
  jest.spyOn(moteur, 'document').mockImplementation(async (...demande) => liberes.then(() => composer(...demande)));
}

const lignes = () => page.getByRole('row', { name: /^Fiche d’émergence/ });
const demander = async () => {
  await page.getByLabel('Fiche', { exact: true }).selectOption({ label: 'Fiche d’émergence' });
  await page.getByRole('button', { name: 'Établir les fiches' }).click();
  await page.getByText('Le lot est demandé').waitFor();
};

it('l’avancement se lit en mots et en barre, et l’arrêt est entendu à la fiche suivante', async () => {
  // Once no letter needs the engine any more, it is held: the batch stays in the middle of its first sheet.
  await fileAuRepos(poolDe(poste.source));
  retenirLesPdf();
  await demander();
  await lignes().getByText('En cours : 0 sur 5').waitFor();
  expect(await lignes().getByRole('progressbar', { name: 'Avancement du lot : Fiche d’émergence' }).count()).toBe(1);
  await accessible(page, 'lot en cours');
  await tientAuPlusEtroit(page, 'lot en cours');
  await lignes()
    .getByRole('button', { name: /^Arrêter/ })
    .click();
  await page.getByText('Le lot s’arrête : ce qui est fait le reste.').waitFor();
  await lignes().getByText('Arrêt demandé').waitFor();
  expect(
    await lignes()
      .getByRole('button', { name: /^Arrêter/ })
      .isDisabled(),
  ).toBe(true);
  relacher();
  await lignes().getByText('Arrêté : 1 sur 5').waitFor();
  await lignes().getByText('1 fiche établie, 4 laissées de côté').waitFor();
  await lignes()
    .getByRole('link', { name: /^Télécharger/ })
    .waitFor();
});

it('une fiche en échec se dit avec sa raison, et les documents se prennent ensemble', async () => {
  await page.getByLabel('Situation au').fill('2026-05-31');
  await demander();
  const ligne = lignes().filter({ hasText: '31/05/2026' });
  await ligne.getByText('Fini : 5 sur 5').waitFor();
  await ligne.getByText('4 fiches établies, 1 échec').waitFor();
  await ligne.getByText('Fiches en échec').click();
  await ligne.getByText('Aucun premier contact avec le porteur n’est enregistré à ce jour.').waitFor();
  await accessible(page, 'lot fini');
  await tientAuPlusEtroit(page, 'lot fini');
  const recu = page.waitForEvent('download');
  await ligne.getByRole('link', { name: /^Télécharger/ }).click();
  const telecharge = await recu;
  expect(telecharge.suggestedFilename()).toBe('F-EMERGENCE-2026-05-31.zip');
  const archive = await readFile(await telecharge.path());
  expect(archive.toString('latin1').match(/PK\x01\x02/g)).toHaveLength(5);
});

it('un jour à venir est refusé en une phrase, et la saisie reste', async () => {
  await page.getByLabel('Situation au').fill('2026-06-02');
  await page.getByRole('button', { name: 'Établir les fiches' }).click();
  await page.getByText('La date est aujourd’hui ou un jour passé.').waitFor();
  expect(await page.getByLabel('Situation au').inputValue()).toBe('2026-06-02');
  expect(poste.anomalies).toEqual([]);
  expect(poste.sorties).toEqual([]);
});
