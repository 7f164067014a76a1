import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { composer, Gabarits, VariableManquante } from '#libs/courriers';
import { ACCUSE, FICHE_FINESS, METADONNEES } from './exemples';
import { texteDesPages } from './lire-pdf';

const ACCUSE_DEMANDE = { gabarit: 'C-P5-01', variables: ACCUSE, metadonnees: METADONNEES };
const FICHE_DEMANDE = { gabarit: 'fiche-situation-finess', variables: FICHE_FINESS, metadonnees: METADONNEES };
const sha256 = (donnees: string | Uint8Array): string => createHash('sha256').update(donnees).digest('hex');

it('[R-PROC-02] the acknowledgement bears every mandatory mention', async () => {
  const [page, ...suite] = await texteDesPages((await composer(ACCUSE_DEMANDE)).pdf);
  expect(suite).toEqual([]);
  for (const mention of [
    'Demande reçue le : 14 mars 2024',
    'Délai d’instruction : 2 mois',
    'une décision naît à l’expiration du : 14 mai 2024',
    'Sens de cette décision : acceptation',
    'une attestation vous sera délivrée sur simple demande',
    ACCUSE.agence.service,
    '132 boulevard de l’Exemple, CS 50039, 13331 Marseille cedex 03',
    `Courriel : ${ACCUSE.agence.courriel}`,
    `Téléphone : ${ACCUSE.agence.telephone}`,
    ...ACCUSE.basesLegales,
  ]) {
    expect(page).toContain(mention);
  }
});

it('the letter has the parts of an administrative letter, in reading order', async () => {
  const [page = ''] = await texteDesPages((await composer(ACCUSE_DEMANDE)).pdf);
  const parties = [
    'fictif — démonstration',
    'Agence régionale de santé de Démonstration',
    'Affaire suivie par : Dominique Modèle',
    'Nos réf. : CPTS-2024-0042/C-P5-01',
    'Marseille, le 15 mars 2024',
    'Monsieur Camille Exemple, président Maison de santé 12 rue de la Fontaine 04400 Barcelonnette',
    'Objet : Accusé de réception',
    'Monsieur le Président,',
    'Je vous prie d’agréer',
    'la directrice des soins de proximité Claude Spécimen',
    'Textes et documents de référence',
    'Copie : Caisse primaire de Démonstration',
  ];
  const rangs = parties.map((partie) => page.indexOf(partie));
  expect(rangs).not.toContain(-1);
  expect(rangs).toEqual([...rangs].sort((a, b) => a - b));
});

it('the FINESS sheet holds every field of both entities, on one page', async () => {
  const [page = '', ...suite] = await texteDesPages((await composer(FICHE_DEMANDE)).pdf);
  expect(suite).toEqual([]);
  const [ej = '', et = ''] = (page.split('Entité juridique (EJ)')[1] ?? '').split('Établissement (ET)');
  for (const champ of [
    'Numéro FINESS EJ 040000018',
    'Catégorie sans objet',
    'SIREN 123456782',
    'Code APE 86.90F',
    'Raison sociale CPTS des Trois Vallées',
    'Adresse du siège 12 rue de la Fontaine 04400 Barcelonnette',
    'Statut juridique 60 – Association déclarée',
    'Date de création 2 novembre 2023 (date générée à la saisie)',
    'Téléphone non renseigné',
    'Courriel contact@cpts-trois-vallees.test',
  ]) {
    expect(ej).toContain(champ);
  }
  for (const champ of [
    'unique pour l’entité juridique',
    'Numéro FINESS ET 040000026',
    'Catégorie 604 – Communautés de démonstration ; libellé court C.P.T.S., agrégat 2103',
    'SIRET 12345678200010',
    'Code APE 86.90F',
    'Raison sociale CPTS des Trois Vallées',
    'Adresse 12 rue de la Fontaine 04400 Barcelonnette',
    'Téléphone non renseigné',
    'Courriel contact@cpts-trois-vallees.test',
    'Géocodage X, Y vide, rempli automatiquement',
    'Nature G – général',
    'Type P – principal',
    'Date d’autorisation 14 mai 2024 (date d’acquisition de la validation tacite)',
    'Date d’ouverture 14 mai 2024',
    'Mode de fixation des tarifs 99 – indéterminé',
    'Convention ACI – contrat tripartite CPTS, assurance maladie, ARS, signée le 1er septembre 2024',
    'Équipements, activités aucun',
    'Téléphone non renseigné : à demander à la CPTS.',
  ]) {
    expect(et).toContain(champ);
  }
});

it('the sheet says what is not known', async () => {
  const { ej, et } = FICHE_FINESS;
  const variables = {
    ...FICHE_FINESS,
    ej: { ...ej, ape: null, dateCreationGeneree: false },
    et: { ...et, ape: null, autorisationTacite: false, dateOuverture: null, convention: null },
    avertissements: [],
  };
  const [page] = await texteDesPages((await composer({ ...FICHE_DEMANDE, variables })).pdf);
  for (const champ of ['Code APE non renseigné', 'Convention aucune', 'Date d’ouverture non renseignée']) {
    expect(page).toContain(champ);
  }
  expect(page).not.toMatch(/Points à compléter|date générée|acquisition/);
});

it('nothing invented is forced on a real letter', async () => {
  const { html } = await composer({ ...ACCUSE_DEMANDE, variables: { ...ACCUSE, mentionFictive: null } });
  expect(html).not.toContain('fictif —');
});

it('a letter with a hole is refused, whichever variable is missing', async () => {
  for (const variable of Object.keys(ACCUSE)) {
    const reste = Object.fromEntries(Object.entries(ACCUSE).filter(([nom]) => nom !== variable));
    await expect(composer({ ...ACCUSE_DEMANDE, variables: reste })).rejects.toThrow(VariableManquante);
  }
});

describe('the proof', () => {
  it('digests are those of the bytes, and the foot of the page leads to the HTML', async () => {
    const { html, pdf, sha256: empreinte, htmlSha256 } = await composer(ACCUSE_DEMANDE);
    expect(empreinte).toBe(sha256(pdf));
    expect(htmlSha256).toBe(sha256(html));
    expect((await texteDesPages(pdf))[0]).toContain(`Empreinte du contenu : ${htmlSha256.slice(0, 16)}`);
  });

  it('the digest of the template changes with its own text, its layout and its partials, and with nothing else', async () => {
    const dossier = mkdtempSync(path.join(os.tmpdir(), 'templates-'));
    try {
      cpSync(path.join(__dirname, '../../../templates'), dossier, { recursive: true });
      const empreinte = async (): Promise<string> =>
        (await composer(ACCUSE_DEMANDE, new Gabarits([dossier]))).gabaritSha256;
      const reference = (await composer(ACCUSE_DEMANDE)).gabaritSha256;
      expect(await empreinte()).toBe(reference);
      const vues = new Set([reference]);
      for (const nom of ['C-P5-01', 'mises-en-page/document', 'partiels/silence']) {
        const fichier = path.join(dossier, `${nom}.hbs`);
        writeFileSync(fichier, `${readFileSync(fichier, 'utf8')}{{! retouche }}`);
        vues.add(await empreinte());
      }
      expect(vues.size).toBe(4);
      writeFileSync(path.join(dossier, 'fiche-situation-finess.hbs'), 'autre');
      expect(vues).toContain(await empreinte());
    } finally {
      rmSync(dossier, { recursive: true, force: true });
    }
  });
});

describe('the web page', () => {
  it.each([
    ['letter', ACCUSE_DEMANDE],
    ['sheet', FICHE_DEMANDE],
  ])('of a %s stands alone and is readable by all', async (_, demande) => {
    const { html } = await composer(demande);
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html).toContain(`<title>${METADONNEES.reference} – ${METADONNEES.titre}</title>`);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/\b(src|href|action)=|https?:|url\(|@import|<script|<iframe|\son\w+=/i);
    expect(html.match(/<th(?! scope="col")[ >]/g)).toBeNull();
  });
});
