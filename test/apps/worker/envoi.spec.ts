import { Gabarits } from '#libs/courriers';
import { ExpediteurSmtp } from '#libs/exterieur/courriel';
import { hacher } from '#libs/persistance';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Composition } from '../../../apps/worker/composition';
import { Envoi } from '../../../apps/worker/envoi';
import { agir } from '../../appui/parcours';
import { LETTRE } from '../../scenarios/scenario';
import { attendre, decrireToutes, Etabli, lettreDeposee, ouvrirEtabli } from './etabli';

const TEMPLATES = path.join(__dirname, '../../../templates');

let etabli: Etabli;
beforeEach(async () => {
  etabli = await ouvrirEtabli('2026-06-01T08:00:00.000Z');
  await decrireToutes(etabli);
});
afterEach(() => etabli.fermer());

const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');
const composition = (gabarits?: Gabarits) =>
  new Composition(
    etabli.source,
    etabli.horloge,
    { expediteur: 'ne-pas-repondre@parcours.test' },
    etabli.rattrapage,
    gabarits,
  );

it('un acte donne un courrier figé, envoyé avec son PDF, et l’envoi garde la réponse du serveur', async () => {
  const porteur = { ...LETTRE.contacts[0]!, qualite: 'Médecin généraliste' };
  const dossier = await lettreDeposee(etabli, { contacts: [porteur] });
  expect(await etabli.courriers(dossier)).toMatchObject([{ code: 'C-P2-01', statut: 'PREVU', pdf: null }]);
  await etabli.demarrer();
  await attendre('courrier envoyé', async () => (await etabli.courriers(dossier))[0]!.statut === 'ENVOYE');

  const [courrier] = await etabli.courriers(dossier);
  const { reference, html, pdf, variables, courriel } = courrier!;
  const titre = 'Accusé de réception de la lettre d’intention';
  expect(courrier!.envoyeLe).toEqual(new Date('2026-06-01T08:00:00.000Z'));
  expect(sha256(pdf!)).toBe(courrier!.sha256);
  expect(pdf!.subarray(0, 5).toString()).toBe('%PDF-');
  expect(html).toContain('reçue par mes services le 20 mai 2026');
  expect(variables).toMatchObject({
    dateCourrier: '2026-06-01',
    nomCpts: 'CPTS du test (fictif)',
    silence: { dateReception: '2026-05-20', dateDecision: '2026-07-20', sens: 'rejet' },
    agence: { nom: 'ARS 93' },
    destinataire: {
      nom: 'Dr Camille Martin (fictif)',
      adresse: ['Médecin généraliste', 'Par courriel : porteur@cpts.test'],
    },
    signataire: { nom: 'Claude Instructeur', qualite: 'Chargé de mission' },
    affaireSuiviePar: 'Personne ARS_INSTRUCTEUR',
    mentionFictive: null,
    aConfirmer: ['Q-01', 'Q-12', 'Q-13'],
  });

  const [message, ...autres] = etabli.smtp.lister();
  expect(autres).toEqual([]);
  expect(message).toMatchObject({
    de: 'ne-pas-repondre@parcours.test',
    a: ['porteur@cpts.test'],
    cc: ['cpam.93@agences.test'],
    objet: `[${reference}] Accusé de réception de la lettre d’intention – CPTS du test (fictif)`,
    messageId: courriel!.messageId,
    piecesJointes: [{ nom: `${reference} ${titre}.pdf`, type: 'application/pdf', octets: pdf!.length }],
  });
  expect(sha256((await etabli.smtp.joindre(message!.id, 0))!.contenu)).toBe(courrier!.sha256);
  expect(await etabli.smtp.lire(message!.id)).toMatchObject({ texte: courriel!.texte });
  expect(courriel).toMatchObject({ repondreA: 'ars.93@agences.test' });

  const ligne = { destinataires: ['porteur@cpts.test', 'cpam.93@agences.test'], messageId: courriel!.messageId };
  expect(await etabli.envois(courrier!.id)).toEqual([
    { ...ligne, resultat: 'TENTATIVE', reponse: '', sha256: hacher(courriel) },
    { ...ligne, resultat: 'ACCEPTE', reponse: expect.stringMatching(/^250 /) as string, sha256: hacher(courriel) },
  ]);
  expect(await etabli.incidents(dossier)).toEqual([]);
});

it('ce qui change après coup, gabarit ou agence, ne touche pas un courrier figé', async () => {
  const dossier = await lettreDeposee(etabli);
  const { id } = (await etabli.courriers(dossier))[0]!;
  await composition().composer(id);
  const [fige] = await etabli.courriers(dossier);
  expect(fige!.statut).toBe('COMPOSE');

  const dossierTemplates = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-templates-'));
  try {
    cpSync(TEMPLATES, dossierTemplates, { recursive: true });
    const gabarit = path.join(dossierTemplates, 'C-P2-01.hbs');
    writeFileSync(gabarit, readFileSync(gabarit, 'utf8').replace('J’accuse réception', 'Je confirme la réception'));
    await etabli.pool.query(`UPDATE organisme SET nom = 'Agence renommée' WHERE genre = 'ARS'`);
    const retouchee = composition(new Gabarits([dossierTemplates]));
    await retouchee.composer(id);
    expect((await etabli.courriers(dossier))[0]).toEqual(fige);

    // The same change, on a letter still to be written: it does show.
    const autre = await lettreDeposee(etabli);
    await retouchee.composer((await etabli.courriers(autre))[0]!.id);
    expect((await etabli.courriers(autre))[0]!.html).toMatch(/Agence renommée[\s\S]*Je confirme la réception/);
  } finally {
    rmSync(dossierTemplates, { recursive: true, force: true });
  }
});

it('composer et envoyer deux fois de suite n’envoient qu’une fois', async () => {
  const dossier = await lettreDeposee(etabli);
  const { id } = (await etabli.courriers(dossier))[0]!;
  const smtp = new ExpediteurSmtp({ url: etabli.smtp.url });
  const envoi = new Envoi(etabli.pool, etabli.horloge, smtp);
  try {
    await Promise.all([composition().composer(id), composition().composer(id)]);
    await composition().composer(id);
    await envoi.envoyer(id);
    await envoi.envoyer(id);
    await composition().composer(id);
    await envoi.envoyer(id);
    expect(etabli.smtp.lister()).toHaveLength(1);
    expect((await etabli.envois(id)).map(({ resultat }) => resultat)).toEqual(['TENTATIVE', 'ACCEPTE']);
    const { rows } = await etabli.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'envoyer_courrier'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  } finally {
    await smtp.fermer();
  }
});

it('deux travailleurs à la fois n’envoient chaque courrier qu’une fois', async () => {
  const dossiers: string[] = [];
  for (let rang = 0; rang < 12; rang += 1) dossiers.push(await lettreDeposee(etabli));
  await Promise.all([etabli.demarrer(), etabli.demarrer()]);
  const tous = async () => (await Promise.all(dossiers.map(etabli.courriers))).flat();
  await attendre('douze courriers envoyés', async () => (await tous()).every(({ statut }) => statut === 'ENVOYE'));
  const recus = etabli.smtp.lister().map(({ messageId }) => messageId);
  expect(recus.sort()).toEqual((await tous()).map(({ courriel }) => courriel!.messageId).sort());
});

it('les courriers d’un parcours entier partent tous, chacun à ses destinataires', async () => {
  const dossier = await lettreDeposee(etabli);
  const association = { forme: 'ASSOCIATION_1901', denomination: 'CPTS des statuts', recepisseLe: '2026-05-21' };
  const representant = { nom: 'Alix Durand', qualite: 'Présidente', courriel: 'presidence@cpts.test' };
  const siege = '1 place de la Mairie, 13100 Aix-en-Provence';
  await agir(etabli, dossier, 'VALIDER_LETTRE_INTENTION', '2026-05-21');
  await agir(etabli, dossier, 'DECLARER_ASSOCIATION', '2026-05-21', { ...association, siege, representant });
  await agir(etabli, dossier, 'DEPOSER_PROJET_SANTE', '2026-05-22');
  await agir(etabli, dossier, 'DEMANDER_PIECES_PROJET_SANTE', '2026-05-23', {
    nature: 'BLOQUANTE',
    pieces: ['Liste des communes'],
    texte: 'Code de la santé publique, art. L.1434-12',
    avantLe: '2026-06-30',
  });
  await agir(etabli, dossier, 'RECEVOIR_PIECES_PROJET_SANTE', '2026-05-26');
  await agir(etabli, dossier, 'VALIDER_PROJET_SANTE', '2026-05-28', {}, 'DG_ARS');
  await agir(etabli, dossier, 'TRANSMETTRE_FINESS', '2026-05-29');
  await etabli.demarrer();
  const lus = () => etabli.courriers(dossier);
  await attendre('tous envoyés', async () => (await lus()).every(({ statut }) => statut === 'ENVOYE'));
  expect((await lus()).map(({ code, courriel }) => [code, courriel!.a, courriel!.copie])).toEqual([
    ['C-P2-01', ['porteur@cpts.test'], ['cpam.93@agences.test']],
    ['C-P2-03', ['porteur@cpts.test'], ['urps.93@agences.test', 'cpam.93@agences.test']],
    ['C-P5-01', ['presidence@cpts.test'], ['cpam.93@agences.test']],
    ['C-P5-02', ['presidence@cpts.test'], ['cpam.93@agences.test']],
    ['C-P5-05', ['presidence@cpts.test'], ['cpam.93@agences.test']],
    ['C-P5-07', ['cpam.93@agences.test', 'urps.93@agences.test'], []],
    ['C-PF-01', ['gestionnaire_finess.93@agences.test'], []],
  ]);
  expect((await lus()).find(({ code }) => code === 'C-P5-05')!.variables).toMatchObject({
    destinataire: {
      nom: 'CPTS des statuts',
      adresse: ['À l’attention d’Alix Durand, présidente', '1 place de la Mairie', '13100 Aix-en-Provence'],
    },
    signataire: { nom: 'Dominique Directrice', qualite: 'Directrice générale' },
  });
  expect(etabli.smtp.lister()).toHaveLength(7);
});
