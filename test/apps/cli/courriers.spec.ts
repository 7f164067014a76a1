import { lireExemples } from '#libs/redaction';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ecrireApercu } from '../../../apps/cli/courriers/apercu';
import { cpts, type Issue } from './lancer';

let racine: string;
beforeAll(() => {
  racine = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-apercu-'));
});
afterAll(() => rmSync(racine, { recursive: true, force: true }));

const apercu = (dossier: string, ...suite: string[]): Promise<Issue> =>
  cpts(['courriers', 'apercu', '--dossier', path.join(racine, dossier), ...suite], {});
const lire = (dossier: string, nom: string) => readFileSync(path.join(racine, dossier, nom));

describe('cpts courriers apercu', () => {
  it('compose tous les gabarits, sans base de données, et mène à chacun', async () => {
    const { code, sortie, erreurs } = await apercu('tous');
    expect([code, erreurs]).toEqual([0, '']);
    const gabarits = lireExemples();
    const exemples = gabarits.flatMap((un) => un.exemples.map(() => un.gabarit));
    const pdf = exemples.filter((gabarit) => !gabarit.startsWith('courriels/')).length;
    expect(sortie).toContain(`${gabarits.length} gabarits, ${exemples.length} exemples dans `);
    expect(sortie).toContain(`: ${exemples.length} fichiers HTML et ${pdf} PDF (`);
    const fichiers = readdirSync(path.join(racine, 'tous'));
    expect(fichiers).toHaveLength(exemples.length + pdf + 2);
    const index = lire('tous', 'index.html').toString('utf8');
    const liens = [...index.matchAll(/href="([^"]+)"/g)].map(([, lien]) => decodeURIComponent(lien!));
    expect(liens.sort()).toEqual(fichiers.filter((nom) => !['index.html', 'apercu.json'].includes(nom)).sort());
    for (const { nom } of gabarits) expect(index).toMatch(new RegExp(`(>|")${nom}`));
    for (const lien of liens) expect(lire('tous', lien).subarray(0, 5).toString()).toMatch(/^(%PDF-|<!doc)/);
    expect(index).toMatch(/<html lang="fr">[\s\S]*<h1>[\s\S]*<th scope="col">Code<\/th>/);
  });

  it('un seul gabarit, sans souci de la casse ; en JSON, ce qui est écrit', async () => {
    const { code, sortie } = await apercu('un', '--gabarit', 'c-p5-01', '--json');
    const { exemples } = JSON.parse(sortie) as {
      exemples: { nom: string; html: string; pdf: string; pages: number }[];
    };
    expect([code, exemples[0]]).toEqual([
      0,
      { nom: 'C-P5-01', cas: 'C-P5-01', html: 'C-P5-01.html', pdf: 'C-P5-01.pdf', pages: 1 },
    ]);
    for (const { html, pdf } of exemples)
      for (const nom of [html, pdf]) expect(lire('un', nom).length).toBeGreaterThan(0);
  });

  it('un gabarit inconnu : les noms possibles, et aucun dossier', async () => {
    const { code, erreurs } = await apercu('jamais', '--gabarit', 'C-P9-99');
    expect([code, erreurs]).toEqual([
      1,
      expect.stringMatching(/^Aucun gabarit ne s’appelle « C-P9-99 »\. Choisissez parmi : C-P1-01, /),
    ]);
    expect(existsSync(path.join(racine, 'jamais'))).toBe(false);
  });
});

// The same work without a process of its own: starting one costs more than a preview.
const ecrire = (dossier: string, gabarit: string) => ecrireApercu(path.join(racine, dossier), gabarit);

describe('le dossier d’un aperçu', () => {
  it('recommencer remplace ses propres fichiers, retire les anciens, et garde ceux des autres', async () => {
    await ecrire('reprise', 'C-P5-01');
    writeFileSync(path.join(racine, 'reprise', 'notes.txt'), 'à moi');
    writeFileSync(path.join(racine, 'reprise', 'C-P5-01.html'), 'modifié');
    await ecrire('reprise', 'C-P5-01');
    expect(lire('reprise', 'C-P5-01.html').toString()).toMatch(/^<!doctype html>/);
    await ecrire('reprise', 'incidents');
    expect(readdirSync(path.join(racine, 'reprise')).sort()).toEqual([
      ...['apercu.json', 'incidents.html', 'index.html', 'notes.txt'],
    ]);
  });

  it('un fichier du même nom qui n’est pas à lui est laissé tel quel, et dit', async () => {
    mkdirSync(path.join(racine, 'autre'));
    writeFileSync(path.join(racine, 'autre', 'index.html'), 'le site de quelqu’un');
    await expect(ecrire('autre', 'incidents')).rejects.toThrow(
      /index\.html existe déjà et ne vient pas d’un aperçu : .* --dossier\.$/,
    );
    expect(lire('autre', 'index.html').toString()).toBe('le site de quelqu’un');
  });

  it.each([
    ['qui n’est pas un dossier', (chemin: string) => writeFileSync(chemin, ''), /n’est pas un dossier : choisissez/],
    [
      'dont l’inventaire n’est pas le sien',
      (chemin: string) => {
        mkdirSync(chemin);
        writeFileSync(path.join(chemin, 'apercu.json'), '["../../secret.pdf"]');
      },
      /apercu\.json n’est pas l’inventaire d’un aperçu : choisissez/,
    ],
  ])('un dossier %s : une phrase, et rien d’écrit', async (_, preparer, phrase) => {
    const chemin = mkdtempSync(path.join(racine, 'refus-'));
    const nom = path.join(path.basename(chemin), 'vu');
    preparer(path.join(racine, nom));
    await expect(ecrire(nom, 'incidents')).rejects.toThrow(phrase);
    expect(readdirSync(chemin)).toEqual(['vu']);
  });
});
