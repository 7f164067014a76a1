import { type Page } from 'playwright-core';
import { preparerDossier } from '../../appui/http';
import { attendre } from '../worker/etabli';
import { accessible, seConnecter, suivre, tientAuPlusEtroit } from './controles';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

// The agency wants its instructors' letters signed. Claude may sign them; the other instructor may not.
let poste: Poste;
let page: Page;
let dossier: string;
let courrier: string;
beforeAll(async () => {
  poste = await ouvrirPoste('2026-06-01T09:00:00.000Z');
  page = poste.page;
  await poste.source.query(
    `UPDATE organisme SET parapheur = '{ARS_INSTRUCTEUR}' WHERE genre = 'ARS' AND region = '93'`,
  );
  await poste.source.query(
    `INSERT INTO delegation (organisme_id, role, compte_id, nom, qualite, acte, du, ajoutee_le)
      SELECT o.id, 'ARS_INSTRUCTEUR', c.id, c.nom, 'La responsable du premier recours', $1, '2026-01-01', $2
      FROM organisme o, compte c WHERE o.genre = 'ARS' AND o.region = '93' AND c.identifiant = $3`,
    ['Décision n° 2026-01 (fictive) du 2 janvier 2026', poste.horloge.maintenant(), COMPTE.identifiant],
  );
  dossier = await preparerDossier(await poste.comme('ARS_INSTRUCTEUR'), [
    'PRENDRE_CONTACT',
    'DEPOSER_LETTRE_INTENTION',
  ]);
  await attendre('lettre à signer', async () => (await lettres()).some(({ statut }) => statut === 'A_SIGNER'));
  courrier = (await lettres())[0]!.id;
  await seConnecter(page, COMPTE);
});
afterAll(() => poste?.fermer());

const TITRE = 'Accusé de réception de la lettre d’intention';
const NOM = 'CPTS du test (fictif)';
const bouton = (name: string | RegExp) => page.getByRole('button', { name });
const apercu = () => page.frameLocator('iframe[title="Aperçu du courrier"]');

async function lettres(id = dossier): Promise<{ id: string; statut: string; reference: string }[]> {
  const { corps } = await (await poste.comme('ARS_INSTRUCTEUR')).get(`/api/dossiers/${id}/courriers`);
  return (corps as { courriers: { id: string; statut: string; reference: string }[] }).courriers;
}

async function html(id: string): Promise<string> {
  const { corps } = await (await poste.comme('ARS_INSTRUCTEUR')).get(`/api/courriers/${id}.html`);
  return String(corps);
}

/** What another instructor writes in the meantime. */
async function ecrireAilleurs(texte: string): Promise<void> {
  const autre = await poste.comme('ARS_INSTRUCTEUR');
  const { projet } = (await autre.get(`/api/courriers/${courrier}`)).corps as { projet: { version: string } };
  const corps = JSON.stringify({ paragraphes: [texte], version: projet.version });
  const json = { 'Content-Type': 'application/json' };
  expect((await autre.envoyer('PUT', `/api/courriers/${courrier}/paragraphes`, corps, json)).statut).toBe(200);
}

/** The page looks again by itself for a while; a slow machine may need longer than that. */
async function attendreEnvoye(): Promise<void> {
  const lu = page.getByText('envoyé', { exact: true });
  await attendre(
    'courrier envoyé',
    async () => (await lu.count()) > 0,
    async () => {
      await new Promise((suite) => setTimeout(suite, 1000));
      await page.reload();
      await page.getByRole('heading', { name: TITRE, level: 1 }).waitFor();
      await page.getByRole('table', { name: 'Registre du courrier' }).waitFor();
    },
  );
}

it('le menu dit combien de courriers attendent la signature, et le parapheur les montre', async () => {
  await page.getByRole('link', { name: 'Parapheur 1 à signer' }).click();
  await page.getByRole('heading', { name: 'Parapheur', level: 1 }).waitFor();
  const ligne = page.getByRole('row', { name: new RegExp(TITRE) });
  await ligne.getByText('à vous').waitFor();
  await accessible(page, 'parapheur');
  await tientAuPlusEtroit(page, 'parapheur');
  await bouton(`Aperçu : ${TITRE}, ${NOM}`).click();
  const boite = page.getByRole('dialog', { name: TITRE });
  await boite.frameLocator('iframe').getByText('PROJET').first().waitFor({ state: 'attached' });
  await accessible(page, 'aperçu');
  await boite.getByRole('button', { name: 'Fermer' }).click();
  await boite.waitFor({ state: 'detached' });
});

it('dans le dossier, le courrier est dit à signer', async () => {
  await page.goto(`/dossiers/${dossier}`);
  await page.getByRole('tab', { name: /^Courriers/ }).click();
  await page
    .getByRole('row', { name: new RegExp(TITRE) })
    .getByText('à signer')
    .waitFor();
  await suivre(page.getByRole('link', { name: TITRE, exact: true }));
  await page.getByRole('heading', { name: 'Projet', exact: true }).waitFor();
  await apercu().getByText('PROJET').first().waitFor({ state: 'attached' });
});

it('un paragraphe libre s’ajoute, se lit dans l’aperçu, et garde qui l’a écrit', async () => {
  await page.getByLabel('Paragraphe 1').fill('Mes services vous recevront <jeudi> prochain.');
  await bouton('Enregistrer les paragraphes').click();
  await page.getByText('Les paragraphes sont enregistrés').waitFor();
  await apercu().getByText('Mes services vous recevront <jeudi> prochain.').waitFor();
  await page.getByText('Versions (1)').click();
  await page.getByText(/Écrit par Claude Petit \(fictif\), le 01\/06\/2026/).waitFor();
  await accessible(page, 'projet');
  await tientAuPlusEtroit(page, 'projet');
});

it('une autre personne a écrit entre-temps : la page le dit, montre son texte, et garde le mien', async () => {
  await ecrireAilleurs('Texte de l’autre.');
  await page.getByLabel('Paragraphe 1').fill('Mon texte à moi.');
  await bouton('Enregistrer les paragraphes').click();
  const encart = page.locator('.encart-avertissement');
  await encart.getByText('Texte de l’autre.').waitFor();
  await accessible(page, 'deux rédacteurs');
  await encart.getByRole('button', { name: 'Garder mon texte' }).click();
  expect(await page.getByLabel('Paragraphe 1').inputValue()).toBe('Mon texte à moi.');
  await bouton('Enregistrer les paragraphes').click();
  await page.getByText('Versions (3)').waitFor();
  await apercu().getByText('Mon texte à moi.').waitFor();
});

it('un courrier qui a changé depuis qu’on l’a lu ne se signe pas', async () => {
  await ecrireAilleurs('Dernier mot.');
  await bouton('Signer').click();
  const boite = page.getByRole('dialog', { name: 'Signer ce courrier ?' });
  await bouton('Signer en mon nom').click();
  await boite.getByText(/chang/).waitFor();
  await bouton('Annuler').click();
  await apercu().getByText('Dernier mot.').waitFor();
});

it('signer dit en quel nom et par quelle délégation ; le courrier est alors figé, puis envoyé', async () => {
  await page.reload();
  await apercu().getByText('Dernier mot.').waitFor();
  await bouton('Signer').click();
  const boite = page.getByRole('dialog', { name: 'Signer ce courrier ?' });
  await boite.getByText('La responsable du premier recours').waitFor();
  await boite.getByText('Décision n° 2026-01 (fictive) du 2 janvier 2026').waitFor();
  await accessible(page, 'signature');
  await bouton('Signer en mon nom').click();
  await boite.waitFor({ state: 'detached' });
  await attendreEnvoye();
  await page.getByText(/par Claude Petit \(fictif\), La responsable du premier recours, le 01\/06\/2026/).waitFor();
  expect(await page.getByRole('heading', { name: 'Projet', exact: true }).count()).toBe(0);
  const fige = await html(courrier);
  expect(fige).toContain('Dernier mot.');
  expect(fige).toContain('La responsable du premier recours');
  expect(fige).not.toContain('PROJET');
  await accessible(page, 'courrier signé');
  await tientAuPlusEtroit(page, 'courrier signé');
});

it('un courrier émis se remplace : l’ancien dit par quoi, le nouveau dit ce qu’il annule', async () => {
  await page.getByText('Annuler et remplacer', { exact: true }).click();
  await bouton('Préparer le remplacement').click();
  await page.getByText(/Le motif compte/).waitFor();
  await page
    .getByLabel(/^Motif/)
    .last()
    .fill('la date de la rencontre était fausse');
  await accessible(page, 'remplacement');
  await bouton('Préparer le remplacement').click();
  await page.getByText('remplacé', { exact: true }).waitFor();
  await attendre('nouveau courrier à signer', async () =>
    (await lettres()).some(({ reference, statut }) => reference.endsWith('-R1') && statut === 'A_SIGNER'),
  );
  await page.getByRole('link', { name: /-R1$/ }).click();
  await apercu()
    .getByText(/Annule et remplace/)
    .first()
    .waitFor();
  await apercu()
    .getByText(/la date de la rencontre était fausse/)
    .first()
    .waitFor();
  const ancienne = (await lettres()).find(({ id }) => id === courrier)!;
  await page.getByRole('link', { name: ancienne.reference, exact: true }).waitFor();
});

it('plusieurs courriers se signent ensemble, et chacun dit ce qu’il en est', async () => {
  const second = await preparerDossier(await poste.comme('ARS_INSTRUCTEUR'), [
    'PRENDRE_CONTACT',
    'DEPOSER_LETTRE_INTENTION',
  ]);
  await attendre('second courrier', async () => (await lettres(second)).some(({ statut }) => statut === 'A_SIGNER'));
  await page.getByRole('link', { name: 'Parapheur' }).click();
  await page.getByText('Tout choisir').click();
  await bouton('Signer 2 courriers').click();
  await accessible(page, 'signer plusieurs');
  await bouton('Signer en mon nom').click();
  await page.getByText('2 courriers signés').waitFor();
  await page.getByText('Aucun courrier n’attend de signature.').waitFor();
  await page.getByRole('link', { name: 'Parapheur', exact: true }).waitFor();
  await attendre('les deux envoyés', async () =>
    [...(await lettres()), ...(await lettres(second))].every(({ statut }) => statut === 'ENVOYE'),
  );
});

it('sans délégation, on lit et l’on complète, et la page dit qui signera ; un auditeur ne fait que lire', async () => {
  const troisieme = await preparerDossier(await poste.comme('ARS_INSTRUCTEUR'), [
    'PRENDRE_CONTACT',
    'DEPOSER_LETTRE_INTENTION',
  ]);
  await attendre('lettre à signer', async () => (await lettres(troisieme)).some(({ statut }) => statut === 'A_SIGNER'));
  const adresse = `/courriers/${(await lettres(troisieme))[0]!.id}`;
  const motDePasse = 'mot de passe du test';

  await bouton('Se déconnecter').click();
  await seConnecter(page, { identifiant: 'ARS_INSTRUCTEUR@test.test', motDePasse });
  await page.getByRole('link', { name: 'Parapheur', exact: true }).click();
  await page.getByText('1 courrier attend une signature, dont 0 que vous pouvez signer').waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.goto(adresse);
  await page.getByText(/Vous n’avez pas de délégation en vigueur pour signer au titre de : Instructeur ARS/).waitFor();
  await bouton('Enregistrer les paragraphes').waitFor();
  expect(await bouton('Signer').count()).toBe(0);

  await bouton('Se déconnecter').click();
  await seConnecter(page, { identifiant: 'AUDITEUR@test.test', motDePasse });
  await page.goto(adresse);
  await apercu().getByText('PROJET').first().waitFor({ state: 'attached' });
  expect(await bouton('Signer').count()).toBe(0);
  expect(await bouton('Enregistrer les paragraphes').count()).toBe(0);
  expect([poste.sorties, poste.anomalies]).toEqual([[], []]);
});
