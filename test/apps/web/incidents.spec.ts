import { poolDe, signalerIncident } from '#libs/persistance';
import AxeBuilder from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { preparerDossier } from '../../appui/http';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

let poste: Poste;
let page: Page;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T09:00:00.000Z');
  page = poste.page;
  const dossierId = await preparerDossier(await poste.comme('ARS_INSTRUCTEUR'));
  const travail = { tache: 'rattraper', donnees: { dossier: dossierId }, cle: `rattrapage:${dossierId}` };
  const signaler = (cle: string, sorte: string, message: string, suite: object) =>
    signalerIncident(poolDe(poste.source), { cle, sorte, message, ...suite }, poste.horloge.maintenant());
  // Runs again without mending anything: the incident is not one that this job resolves.
  await signaler('a', 'COURRIER', 'Accusé de réception : la signature manque.', { dossierId, travail });
  await signaler('b', 'REGLE', 'La règle G-P5-02 n’a pas pu être vérifiée.', { dossierId });
  await signaler('c', 'TRAVAILLEUR', 'Le travailleur n° 9 ne répond plus.', {});
  await page.goto('/');
  await page.getByLabel('Identifiant').fill(COMPTE.identifiant);
  await page.getByLabel('Mot de passe', { exact: true }).fill(COMPTE.motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: 'Dossiers', level: 1 }).waitFor();
});
afterAll(() => poste?.fermer());

const ligne = (nom: RegExp) => page.getByRole('row', { name: nom });

it('l’accueil dit combien d’incidents sont ouverts, et y mène', async () => {
  await page.getByText('3 incidents ouverts').waitFor();
  await page.getByRole('link', { name: 'Voir les incidents' }).click();
  await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor();
  for (const [nom, agir] of [
    [/^Courrier non produit/, ['Relancer', 'Clore']],
    [/^Règle non vérifiée/, ['Clore']],
    [/^Travailleur silencieux/, []],
  ] as const) {
    await ligne(nom).waitFor();
    const boutons = await ligne(nom).getByRole('button').allInnerTexts();
    expect(boutons.map((texte) => texte.split(/\s/)[0])).toEqual(agir);
  }
  await ligne(/^Travailleur/)
    .getByText('Réservé à qui répond du dossier, ou aux administrateurs')
    .waitFor();
});

it('relancer se dit, et reste dans l’histoire avec son auteur', async () => {
  await ligne(/^Courrier/)
    .getByRole('button', { name: /^Relancer/ })
    .click();
  await page.getByText('Relancé : l’incident se refermera de lui-même').waitFor();
  await ligne(/^Courrier/)
    .getByText('relancé par Claude Petit (fictif) le 01/06/2026')
    .waitFor();
  await ligne(/^Courrier/)
    .getByText('Histoire')
    .click();
  const etapes = ligne(/^Courrier/).getByRole('listitem');
  await etapes.nth(1).waitFor();
  expect(await etapes.allInnerTexts()).toEqual([
    expect.stringMatching(/^Ouvert le 01\/06\/2026 à \d\d:\d\d, par Parcours CPTS$/),
    expect.stringMatching(/^Relancé le 01\/06\/2026 à \d\d:\d\d, par Claude Petit \(fictif\)$/),
  ]);
});

it('clore demande un motif, qui se lit ensuite', async () => {
  const regle = ligne(/^Règle/);
  await regle.getByRole('button', { name: /^Clore/ }).click();
  await regle.getByRole('button', { name: /^Clore avec ce motif/ }).click();
  await regle.getByRole('alert').getByText('motif').waitFor();
  await regle.getByLabel('Pourquoi le clore ?').fill('La règle est réparée, l’acte a été refait.');
  await regle.getByRole('button', { name: /^Clore avec ce motif/ }).click();
  await page.getByText('L’incident est clos. Si la cause dure, un autre s’ouvrira.').waitFor();
  await page.getByText('2 incidents', { exact: true }).waitFor();
  await page.getByText('Montrer aussi les incidents clos').click();
  await regle.getByText('clos', { exact: true }).waitFor();
  await regle.getByText('Histoire').click();
  await regle.getByText('« La règle est réparée, l’acte a été refait. »').waitFor();
});

it('se lit sur un écran étroit et est accessible', async () => {
  await ligne(/^Courrier/)
    .getByRole('button', { name: /^Clore/ })
    .click();
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(poste.anomalies).toEqual([]);
  expect(poste.sorties).toEqual([]);
});
