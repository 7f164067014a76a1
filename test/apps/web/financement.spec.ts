import AxeBuilder from '@axe-core/playwright';
import { hacherMotDePasse } from '#libs/acces';
import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { signerParHttp } from '../../appui/http';
import { type Client } from '../../appui/serveur';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

const SIGNATURE = '2026-05-05';
const [PAULE, MALIK] = ['paule@caisse.test', 'malik@caisse.test'];

let poste: Poste;
let page: Page;
let dossier: string;

const signer = (regionArs: string, commune: string) =>
  signerParHttp((role) => poste.comme(role), { nom: `CPTS de ${commune} (fictif)`, regionArs, commune }, SIGNATURE);

beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T08:00:00.000Z');
  page = poste.page;
  const empreinte = await hacherMotDePasse(COMPTE.motDePasse);
  for (const identifiant of [PAULE, MALIK])
    await poste.source.query(
      `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions) VALUES ($1, $2, $3, '{CPAM}', '{93,84}')`,
      [identifiant, `Personne ${identifiant} (fictif)`, empreinte],
    );
  dossier = await signer('93', '83069');
  await signer('84', '38185');
  await page.goto(`/dossiers/${dossier}`);
  await seConnecter(PAULE);
});
afterAll(() => poste?.fermer());

const bouton = (name: string | RegExp) => page.getByRole('button', { name });
const sansEspaces = (texte: string | null) => (texte ?? '').replaceAll(/\s+/g, ' ').trim();
const enEuros = (centimes: number) =>
  `${sansEspaces((centimes / 100).toLocaleString('fr-FR', { minimumFractionDigits: 2 }))} €`;
/** `− 1 234,56 €` → -123456. */
const centimes = (texte: string) => Number(texte.replace('−', '-').replaceAll(/[^\d-]/g, ''));

async function seConnecter(identifiant: string): Promise<void> {
  await page.getByLabel('Identifiant').fill(identifiant);
  await page.locator('[name=motDePasse]').fill(COMPTE.motDePasse);
  await bouton('Se connecter').click();
  await bouton('Se déconnecter').waitFor();
}

async function accessible(ou: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${ou} : ${id} sur ${nodes.map(({ target }) => target).join(', ')}`),
  ).toEqual([]);
  await page.setViewportSize({ width: 375, height: 800 });
  expect([ou, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([ou, 375]);
  await page.setViewportSize({ width: 1366, height: 900 });
}

interface Ligne {
  poste: string;
  nature: string;
  annee: number;
  montant: number;
  calcul: { formule: string; etapes: string[] };
}

async function financement() {
  const client: Client = await poste.comme('AUDITEUR');
  const { sommes, contrats } = (await client.get(`/api/dossiers/${dossier}/financement`)).corps;
  return { sommes: sommes as Record<string, number>, lignes: contrats[0].lignes as Ligne[] };
}

const AVANCE = 'Fonctionnement, avance, année 1';
const tableau = (name: string | RegExp) => page.getByRole('table', { name });

describe('[5.9] le financement d’un dossier', () => {
  it('les sommes se lisent sur le dossier, puis en tête de sa page, telles que l’API les dit', async () => {
    const { sommes } = await financement();
    const resume = page.getByRole('region', { name: 'Financement' });
    await resume.getByText('Prévu', { exact: true }).waitFor();
    for (const somme of ['prevu', 'du', 'valide', 'paye'])
      expect(sansEspaces(await resume.textContent())).toContain(enEuros(sommes[somme]!));
    await resume.getByRole('link', { name: 'Échéancier, calculs et simulation' }).click();
    await page.getByRole('heading', { level: 1, name: 'Financement' }).waitFor();
    const tuiles = await page.locator('.somme dd').allTextContents();
    expect(tuiles.map(sansEspaces)).toEqual(['prevu', 'du', 'valide', 'paye'].map((nom) => enEuros(sommes[nom]!)));
    await accessible('financement');
  });

  it('l’échéancier dit chaque ligne, se filtre, et s’ajoute aux sommes des années', async () => {
    const { lignes, sommes } = await financement();
    const echeancier = tableau('Échéancier du contrat signé le 05/05/2026');
    await echeancier
      .getByRole('button', { name: /^Calcul/ })
      .first()
      .waitFor();
    expect(await echeancier.getByRole('button', { name: /^Calcul/ }).count()).toBe(lignes.length);
    const sousTotaux = await echeancier.locator('.sous-total .montant').allTextContents();
    expect(sousTotaux).toHaveLength(5);
    expect(sousTotaux.reduce((total, texte) => total + centimes(texte), 0)).toBe(sommes['prevu']);
    await page.getByText(`${lignes.length} lignes`, { exact: true }).waitFor();
    await page.getByLabel('Mission ou poste').selectOption('Prévention');
    const siennes = lignes.filter(({ poste: un }) => un === 'PREVENTION');
    await page.getByText(`${siennes.length} lignes sur ${lignes.length}`).waitFor();
    await page.getByLabel('État').selectOption('Payée');
    await page.getByText('Aucune ligne ne répond à ces critères.').waitFor();
    await page.getByLabel('État').selectOption('Tous');
    await page.getByLabel('Mission ou poste').selectOption('Tous');
  });

  it('« Calcul » dit en mots comment on arrive au montant d’une ligne, et d’où viennent ses paramètres', async () => {
    const ligne = (await financement()).lignes.find(({ poste: un, annee }) => un === 'ACCES_SOINS' && annee === 1)!;
    const ouvrir = bouton('Calcul : Accès aux soins, avance, année 1');
    expect(await ouvrir.getAttribute('aria-expanded')).toBe('false');
    await ouvrir.press('Enter');
    expect(await ouvrir.getAttribute('aria-expanded')).toBe('true');
    const panneau = page.locator(`#${await ouvrir.getAttribute('aria-controls')}`);
    const etapes = await panneau.locator('.calcul-etapes li').allTextContents();
    expect(etapes.map(sansEspaces)).toEqual(ligne.calcul.etapes.map(sansEspaces));
    const dit = sansEspaces(await panneau.textContent());
    expect(dit).toMatch(/part fixe annuelle « Accès aux soins », barème du 03\/09\/2022/);
    expect(dit).toMatch(/Ce qui est supposé.*démarrage supposé le \d\d\/\d\d\/2026/);
    expect(dit).toMatch(/Paramètres et sources.*version du 03\/09\/2022/);
    await panneau.getByText('à confirmer Q-20').waitFor();
    await accessible('calcul');
  });
});

describe('[5.8] un versement, par deux personnes', () => {
  it('s’ordonne depuis sa ligne : le formulaire est rempli, en euros, et refuse un montant illisible', async () => {
    await page.getByRole('link', { name: `Ordonner : ${AVANCE}` }).click();
    await page.getByText('Le formulaire est déjà rempli d’après le dossier').waitFor();
    const montant = page.getByLabel(/^Montant/);
    const propose = await montant.inputValue();
    const { montant: attendu } = (await financement()).lignes[0]!;
    expect([sansEspaces(propose), await page.getByLabel(/^Poste/).inputValue()]).toEqual([
      enEuros(attendu).replace(' €', ''),
      'FONCTIONNEMENT',
    ]);
    await montant.fill('12,345');
    await page.getByLabel('Dossier du contrat vérifié complet le').fill('2026-05-20');
    await bouton('Enregistrer').click();
    await page.getByText('Écrivez un montant en euros, avec deux décimales au plus : 1 234,56.').first().waitFor();
    await accessible('ordonner');
    await montant.fill(propose.replaceAll(/\s/g, ''));
    await bouton('Enregistrer').click();
    await page.getByText('« Ordonner un versement » est enregistré').waitFor();
    await page.locator('.entree').first().getByText('Ce qui a été enregistré').click();
    const enregistre = page.locator('.entree').first().locator('dl');
    await enregistre.waitFor();
    expect(sansEspaces(await enregistre.textContent())).toContain(`Montant${enEuros(attendu)}`);
    await page.goto(`/dossiers/${dossier}/financement`);
    const ligne = page.getByRole('row', { name: /^Fonctionnement Avance, année 1/ });
    await ligne.getByText('Validée, à libérer').waitFor();
    await ligne.getByText('Vous l’avez ordonné : une autre personne doit le libérer.').waitFor();
  });

  it('attend dans la file, une seconde personne le libère, et le payeur le trouve dans l’export', async () => {
    await page.getByRole('link', { name: 'Financement', exact: true }).click();
    await page.getByText('À libérer par une autre personne que vous').waitFor();
    await bouton('Se déconnecter').click();
    await seConnecter(MALIK);
    await page.goto('/financement');
    await tableau('Versements à libérer').getByText(`par Personne ${PAULE} (fictif)`).waitFor();
    await accessible('perimetre');
    await page.getByRole('link', { name: new RegExp(`^Libérer : .*${AVANCE}$`) }).click();
    await bouton('Enregistrer').click();
    await page.getByText(/^« Libérer un versement .* » est enregistré/).waitFor();
    const { sommes } = await financement();
    expect([sommes['valide'], sommes['paye']! > 0]).toEqual([0, true]);
    await page.goto(`/dossiers/${dossier}/financement`);
    await page
      .getByRole('row', { name: /^Fonctionnement Avance, année 1/ })
      .getByText('Payée', { exact: true })
      .waitFor();

    await page.goto('/financement');
    await page.getByText('Aucun versement n’attend une seconde personne.').waitFor();
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger en CSV, pour le payeur' }).click(),
    ]);
    expect(fichier.suggestedFilename()).toBe('versements-liberes-2026-01-01-au-2026-06-01.csv');
    expect(await readFile(await fichier.path(), 'utf8')).toContain(
      `;${enEuros(sommes['paye']!).replaceAll(/[\s€]/g, '')};2026-06-01;2026-06-01`,
    );
  });
});

describe('[5.6] essayer un changement', () => {
  it('dit l’avant, l’après et la différence, et n’enregistre rien', async () => {
    const avant = (await (await poste.comme('CPAM')).get(`/api/dossiers/${dossier}`)).corps.revision;
    await page.goto(`/dossiers/${dossier}/financement`);
    await page.getByRole('link', { name: 'Essayer un changement' }).click();
    await page.getByText('Rien ne s’enregistre ici.').waitFor();
    await bouton('Calculer la différence').click();
    await page.getByText('Rien n’est supposé : remplissez au moins un champ, puis calculez.').waitFor();
    await page.getByLabel('Population du nouveau territoire').fill('200 000');
    await bouton('Calculer la différence').click();
    const prevus = tableau('Sommes, avant et après')
      .getByRole('row', { name: /^Prévu/ })
      .getByRole('cell');
    await prevus.first().waitFor();
    const cellules = await prevus.all();
    const [ancien, nouveau, ecart] = await Promise.all(cellules.map(async (une) => centimes(await une.innerText())));
    expect([ancien, ecart]).toEqual([(await financement()).sommes['prevu'], nouveau! - ancien!]);
    expect(ecart).toBeGreaterThan(0);
    const annees = await tableau(/^Prévu par année/)
      .getByRole('row')
      .locator('td:last-child')
      .allInnerTexts();
    expect(annees.map(centimes).reduce((total, un) => total + un, 0)).toBe(ecart);
    const lignes = await tableau('Versements qui changent').getByRole('row').locator('td:last-child').allInnerTexts();
    expect(lignes.map(centimes).reduce((total, un) => total + un, 0)).toBe(ecart);
    await accessible('hypothese');
    await page.getByLabel('Avenant supposé signé le').fill('2026-05-31');
    await bouton('Calculer la différence').click();
    await page.getByText('Un avenant ne rétroagit pas : rien ne se suppose au 31/05/2026.').waitFor();
    expect((await (await poste.comme('CPAM')).get(`/api/dossiers/${dossier}`)).corps.revision).toBe(avant);
  });
});

describe('[5.9] le financement du territoire', () => {
  it('par région, par mission, par année : chaque tableau s’ajoute au même total', async () => {
    await page.goto('/financement');
    const totaux = await Promise.all(
      ['Par région', 'Par mission', 'Par année civile'].map(async (nom) => {
        await tableau(nom).waitFor();
        const rangees = await tableau(nom)
          .locator('tbody tr')
          .evaluateAll((trs) => trs.map((tr) => [...tr.querySelectorAll('td')].map((td) => td.textContent ?? '')));
        const montants = rangees.map((rangee) => rangee.map(centimes));
        const total = montants.pop()!;
        expect(montants.length).toBeGreaterThan(1);
        expect(total.map((_, rang) => montants.reduce((cumul, un) => cumul + un[rang]!, 0))).toEqual(total);
        return total;
      }),
    );
    expect(new Set(totaux.map(String)).size).toBe(1);
    expect(totaux[0]![0]).toBeGreaterThan((await financement()).sommes['prevu']!);
    await page.getByLabel('Année civile').selectOption('2027');
    await tableau('Par année civile').getByRole('row', { name: /^2028/ }).waitFor({ state: 'detached' });
    await tableau('Par année civile').locator('tbody tr').nth(1).waitFor();
    expect(await tableau('Par année civile').locator('tbody tr').count()).toBe(2);
    expect(poste.anomalies).toEqual([]);
    expect(poste.sorties).toEqual([]);
  });
});
