import AxeBuilder from '@axe-core/playwright';
import { DossiersService, HorlogeService } from '#libs/dossiers';
import { createHash } from 'node:crypto';
import { type Locator, type Page } from 'playwright-core';
import { lireUtilisateur } from '../../../apps/api/securite';
import { ASSOCIATION } from '../../scenarios/scenario';
import { suivre } from './controles';
import { COMPTE, ouvrirPoste, type Poste } from './pages';

const NOM = 'CPTS des Calanques (fictif)';

let poste: Poste;
let page: Page;

beforeAll(async () => {
  poste = await ouvrirPoste('2024-03-04T09:00:00.000Z');
  page = poste.page;
});
afterAll(() => poste?.fermer());

const bouton = (name: string) => page.getByRole('button', { name, exact: true });
const lien = (name: string) => page.getByRole('link', { name, exact: true });
const champ = (nom: string) => page.locator(`[name="${nom}"]`);
const texte = async (endroit: Locator) => (await endroit.innerText()).replaceAll(/\s+/g, ' ');

/** Nothing on the page that people with a disability would stumble on. */
async function accessible(ou: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('iframe')
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const graves = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(graves.map(({ id, nodes }) => `${ou} : ${id} sur ${nodes.map(({ target }) => target).join(', ')}`)).toEqual(
    [],
  );
}

/** Presses Tab until the focus stands on what bears this name. */
async function tabulerJusqua(nom: string): Promise<void> {
  for (let pas = 0; pas < 60; pas += 1) {
    await page.keyboard.press('Tab');
    const ici = await page.evaluate<string>(
      `(document.activeElement.labels?.[0] ?? document.activeElement).textContent ?? ''`,
    );
    if (ici.startsWith(nom)) return;
  }
  throw new Error(`Le clavier n’atteint pas « ${nom} ».`);
}

const enregistrer = async () => {
  await bouton('Enregistrer').click();
  await page.getByText('est enregistré : entrée n°').waitFor();
};

describe('un dossier, de l’ouverture à la validation tacite', () => {
  it('s’ouvre après une connexion faite au clavier seul', async () => {
    await page.goto('/dossiers/nouveau');
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
    await accessible('connexion');
    await tabulerJusqua('Identifiant');
    await page.keyboard.type(COMPTE.identifiant);
    await tabulerJusqua('Mot de passe');
    await page.keyboard.type('un mauvais mot de passe');
    await page.keyboard.press('Enter');
    await page.getByText('Identifiant ou mot de passe inconnu. Vérifiez').waitFor();
    await tabulerJusqua('Mot de passe');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(COMPTE.motDePasse);
    await page.keyboard.press('Enter');

    // Back to where the person was going.
    await page.getByRole('heading', { name: 'Ouvrir un dossier' }).waitFor();
    expect(page.url()).toMatch(/\/dossiers\/nouveau$/);
    await accessible('ouverture');
    await bouton('Ouvrir le dossier').click();
    await page.getByText('2 champs sont à corriger').waitFor();
    await champ('nom').fill(NOM);
    await champ('territoire.0.commune').fill('Cassis');
    await bouton('Ajouter une ligne : Territoire pressenti').click();
    await champ('territoire.1.commune').fill('99999');
    await bouton('Ouvrir le dossier').click();
    await page.locator('.resume-erreurs', { hasText: 'Territoire pressenti n° 2 – Commune' }).waitFor();
    await champ('territoire.1.commune').fill('13119');
    await page.keyboard.press('Tab');
    expect(await champ('territoire.0.commune').inputValue()).toBe('Cassis (13022)');
    expect(await champ('territoire.1.commune').inputValue()).toBe('Carnoux-en-Provence (13119)');
    await bouton('Ouvrir le dossier').click();
    await page.getByRole('heading', { level: 1, name: NOM }).waitFor();
    expect(await page.title()).toBe(`${NOM} – Parcours CPTS`);
  });

  it('se mène au clavier seul : le premier contact', async () => {
    await tabulerJusqua('Prendre contact avec le porteur');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Prendre contact avec le porteur' }).waitFor();
    await tabulerJusqua('Canal');
    await page.keyboard.type('Téléservice');
    await tabulerJusqua('Ajouter : Interlocuteur');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Dr Camille Martin (fictif)');
    await tabulerJusqua('Courriel');
    await page.keyboard.type('porteur@cpts.test');
    await tabulerJusqua('Enregistrer');
    await page.keyboard.press('Enter');
    await page.getByText('« Prendre contact avec le porteur » est enregistré : entrée n° 2').waitFor();
    const entree = page.locator('.entree').first();
    await entree.getByText('Ce qui a été enregistré').click();
    await entree.getByText('Téléservice').waitFor();
    expect(await texte(entree)).toContain('dont l’identité reste hors du journal');
    expect(await texte(entree)).not.toContain('Martin');
  });

  it('[G-P1-01] une lettre refusée dit pourquoi, sur quel texte et que faire, et garde la saisie', async () => {
    await lien('Déposer la lettre d’intention').click();
    for (const [rang, commune] of ['13022', '13119'].entries()) {
      if (rang) await bouton('Ajouter une ligne : Professionnels initiateurs').click();
      await champ(`initiateurs.${rang}.profession`).selectOption('Infirmier');
      await champ(`initiateurs.${rang}.commune`).fill(commune);
    }
    for (const [rang, mission] of ['Accès aux soins', 'Parcours', 'Prévention', 'Crise sanitaire'].entries()) {
      if (rang) await bouton('Ajouter une ligne : Orientations').click();
      await champ(`orientations.${rang}.mission`).selectOption(mission);
      await champ(`orientations.${rang}.texte`).fill('Premières actions envisagées (fictif).');
    }
    await champ('contacts.0.nom').fill('Dr Camille Martin (fictif)');
    await champ('contacts.0.courriel').fill('porteur');
    await bouton('Enregistrer').click();
    await page.locator('.resume-erreurs', { hasText: 'Contacts n° 1 – Courriel' }).waitFor();
    await champ('contacts.0.courriel').fill('porteur@cpts.test');
    await accessible('lettre d’intention');
    await bouton('Enregistrer').click();
    const refus = page.locator('.encart-refus');
    expect(await texte(refus)).toMatch(/même profession.*Que faire :.*initiateurs.*Règle G-P1-01.*Source : .*fiche 4/);
    await page.getByText('Déroger à la règle G-P1-01').waitFor();

    await champ('initiateurs.0.profession').selectOption('Médecin généraliste');
    await bouton('Simuler').click();
    expect(await texte(page.locator('.encart-apercu'))).toMatch(
      /Lettre d’intention à instruire.*Silence sur la lettre d’intention : 04\/05\/2024.*Accusé de réception/,
    );
    await enregistrer();
  });

  it('un acte impossible montre sa raison, sa source et son remède', async () => {
    await page.getByText('Pas possibles aujourd’hui').click();
    const acte = page.locator('[data-acte=DEPOSER_PROJET_SANTE]');
    await acte.locator('summary').click();
    expect(await texte(acte)).toMatch(
      /suppose une lettre d’intention validée.*Que faire : .*« Valider la lettre d’intention ».*Source : .*L\.1434-12/,
    );
    await page.getByText('Réservés à d’autres').click();
    const reserve = page.locator('[data-acte=VALIDER_PROJET_SANTE]');
    await reserve.locator('summary').click();
    expect(await texte(reserve)).toContain('Réservé au rôle : Direction générale de l’ARS.');
    await accessible('dossier');
  });

  it('une révision périmée ne perd rien de la saisie et dit ce qui a changé', async () => {
    await lien('Valider la lettre d’intention').click();
    await enregistrer();
    await lien('Tenir la réunion d’information territoriale').click();
    await champ('lieu').fill('Salle des fêtes de Cassis');
    await declarerAssociationAilleurs();
    await bouton('Enregistrer').click();
    const conflit = page.locator('.annonce');
    expect(await texte(conflit)).toMatch(
      /Le dossier a changé.*1 acte a été enregistré.*Déclarer ou compléter l’association/,
    );
    expect(await champ('lieu').inputValue()).toBe('Salle des fêtes de Cassis');
    await enregistrer();
    expect(await texte(page.locator('.entree').first())).toContain('n° 6 Tenir la réunion');
  });

  it('une session perdue se reprend sur place, saisie comprise', async () => {
    await lien('Déposer le projet de santé').click();
    await champ('canal').selectOption('Téléservice');
    await poste.contexte.clearCookies();
    await bouton('Enregistrer').click();
    await page.getByText('Votre session a expiré').waitFor();
    await champ('identifiant').fill(COMPTE.identifiant);
    await champ('motDePasse').fill(COMPTE.motDePasse);
    await bouton('Se connecter').click();
    await page.getByRole('heading', { level: 1, name: 'Déposer le projet de santé' }).waitFor();
    expect(await champ('canal').inputValue()).toBe('TELESERVICE');
    await enregistrer();
  });

  it('[D-P5-01] le silence de deux mois se voit venir, avec son compte', async () => {
    const echeance = page.locator('.echeance', { hasText: 'Silence sur le projet de santé' });
    expect(await texte(echeance)).toMatch(
      /04\/05\/2024 dans 61 jours.*2 mois à compter du 04\/03\/2024 \(réception du projet par l’ARS\)/,
    );
    await lien('Dossiers').first().click();
    const ligne = page.getByRole('row', { name: NOM });
    expect(await texte(ligne)).toMatch(/P5 Projet de santé.*Valider le projet de santé.*04\/05\/2024 dans 61 jours/);
    await accessible('liste');
  });

  it('[D-P5-01] le projet est validé tacitement à sa date légale, et l’attestation s’ouvre en PDF', async () => {
    await poste.avancer('2024-05-06T07:00:00.000Z');
    await poste.api.get(HorlogeService).balayer();
    await attendreLaPhase('P6');
    await lien(NOM).click();
    const avancement = page.locator('.voies');
    expect(await texte(avancement)).toContain('Démarche Projet de santé validé tacitement');
    const entree = page.locator('.entree').first();
    expect(await texte(entree)).toMatch(/Date légale : 04\/05\/2024.*enregistré le 06\/05\/2024.*par Horloge/);

    await page.getByRole('tab', { name: 'Courriers' }).click();
    const attestation = page.getByRole('row', { name: /Attestation|tacite/ });
    await attestation.getByRole('link', { name: 'Ouvrir le PDF' }).waitFor();
    const adresse = await attestation.getByRole('link', { name: 'Ouvrir le PDF' }).getAttribute('href');
    const reponse = await poste.contexte.request.get(adresse!);
    const pdf = await reponse.body();
    expect(reponse.headers()['content-type']).toBe('application/pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const empreinte = createHash('sha256').update(pdf).digest('hex').slice(0, 8);
    expect(await texte(attestation)).toContain(`empreinte ${empreinte}`);
    await accessible('courriers');
  });

  it('le dossier se revoit tel qu’il était', async () => {
    await page.getByRole('tab', { name: 'Journal' }).click();
    await suivre(page.getByRole('link', { name: 'après l’entrée n° 3' }));
    await page.getByText('Le dossier après l’entrée n° 3').waitFor();
    expect(await texte(page.locator('.voies'))).toContain('Démarche Lettre d’intention à instruire');
    await accessible('rejeu');
  });
});

describe('les autres pages', () => {
  it('échéances, incidents et audit se lisent et sont accessibles', async () => {
    await lien('Échéances').click();
    await page.getByRole('row', { name: NOM }).waitFor();
    await accessible('échéances');
    await lien('Incidents').click();
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    await accessible('incidents');
    await lien('Audit').click();
    await bouton('Vérifier maintenant').click();
    await page.getByText('Les journaux sont intègres').waitFor();
    await accessible('audit');
  });

  it('la boîte aux lettres montre ce que le porteur a reçu, pièce jointe comprise', async () => {
    await lien('Boîte aux lettres').click();
    const courriels = page.getByRole('row', { name: /porteur@cpts\.test/ });
    await courriels.first().waitFor();
    await accessible('boîte');
    await courriels.first().getByRole('link').click();
    const piece = page.getByRole('link', { name: /\.pdf$/ });
    const reponse = await poste.contexte.request.get((await piece.getAttribute('href'))!);
    expect((await reponse.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await accessible('courriel');
  });

  it('une adresse inconnue et un dossier inconnu le disent, et la déconnexion ramène à la connexion', async () => {
    await page.goto('/nulle-part');
    await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor();
    await page.goto('/dossiers/00000000-0000-0000-0000-000000000000');
    await page.getByText('Ce dossier n’existe pas, ou n’est pas dans votre territoire.').waitFor();
    await bouton('Se déconnecter').click();
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
  });

  it('rien n’est demandé hors de la machine, et aucune page n’a failli', () => {
    expect(poste.sorties).toEqual([]);
    expect(poste.anomalies).toEqual([]);
  });
});

/** Another door, another person's hand: the dossier changes while the form is open. */
async function declarerAssociationAilleurs(): Promise<void> {
  const [{ id, revision }] = (await poste.source.query('SELECT id, revision FROM dossier')) as [
    { id: string; revision: number },
  ];
  const [compte] = (await poste.source.query('SELECT id FROM compte WHERE identifiant = $1', [COMPTE.identifiant])) as [
    { id: string },
  ];
  const utilisateur = (await lireUtilisateur(poste.source, compte.id))!;
  const acte = { type: 'DECLARER_ASSOCIATION', le: '2024-03-04', donnees: ASSOCIATION };
  await poste.api.get(DossiersService).agir({ dossierId: id, revision, ...acte }, utilisateur);
}

/** Waits for the worker, which acts on its own time. */
async function attendreLaPhase(attendue: string): Promise<void> {
  for (let essai = 0; essai < 100; essai += 1) {
    const [{ phase }] = (await poste.source.query('SELECT phase FROM dossier')) as [{ phase: string }];
    if (phase === attendue) return;
    await new Promise((suite) => setTimeout(suite, 200));
  }
  throw new Error(`Le dossier n’est pas arrivé en ${attendue}.`);
}
