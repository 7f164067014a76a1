import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Impossible } from '../impossible';

/** Names of the files that a former preview left there: these alone may be replaced or removed. */
const INVENTAIRE = 'apercu.json';
const NOM = /^[\w-]+(\.[\w-]+)*\.(html|pdf)$/;

/** The folder of a preview. Nothing that somebody else put there is ever touched. */
export class Dossier {
  private anciens: ReadonlySet<string>;
  private readonly nouveaux = new Set<string>();

  /** @throws Impossible when the folder cannot be written to */
  constructor(private readonly chemin: string) {
    this.tenter(() => mkdirSync(chemin, { recursive: true }));
    this.anciens = new Set(this.lireInventaire());
    // Before the first file: a preview that stops half-way is still known as ours.
    this.inventorier();
  }

  /** @throws Impossible when a file of somebody else bears that name */
  ecrire(nom: string, contenu: string | Uint8Array): void {
    const fichier = path.join(this.chemin, nom);
    if (existsSync(fichier) && !this.anciens.has(nom) && !this.nouveaux.has(nom))
      throw new Impossible(
        `Le fichier ${fichier} existe déjà et ne vient pas d’un aperçu : il est laissé tel quel. Choisissez un autre dossier avec --dossier.`,
      );
    this.nouveaux.add(nom);
    this.inventorier();
    this.tenter(() => writeFileSync(fichier, contenu));
  }

  /** Removes what a former preview wrote and that this one has not written again. */
  clore(): void {
    for (const nom of this.anciens) if (!this.nouveaux.has(nom)) rmSync(path.join(this.chemin, nom), { force: true });
    this.anciens = new Set();
    this.inventorier();
  }

  private inventorier(): void {
    const noms = [...new Set([...this.anciens, ...this.nouveaux])].sort();
    this.tenter(() => writeFileSync(path.join(this.chemin, INVENTAIRE), `${JSON.stringify(noms, null, 1)}\n`));
  }

  private lireInventaire(): string[] {
    const fichier = path.join(this.chemin, INVENTAIRE);
    if (!existsSync(fichier)) return [];
    try {
      const noms: unknown = JSON.parse(readFileSync(fichier, 'utf8'));
      if (Array.isArray(noms) && noms.every((nom) => typeof nom === 'string' && NOM.test(nom))) return noms as string[];
    } catch {
      // Told below: it is not ours.
    }
    throw new Impossible(
      `Le fichier ${fichier} n’est pas l’inventaire d’un aperçu : choisissez un autre dossier avec --dossier.`,
    );
  }

  private tenter(ecrire: () => void): void {
    try {
      ecrire();
    } catch (erreur) {
      const { code, message } = erreur as NodeJS.ErrnoException;
      const raison = { EACCES: 'est protégé', EROFS: 'est en lecture seule', ENOSPC: 'est sur un disque plein' }[
        code ?? ''
      ];
      const dit = ['EEXIST', 'ENOTDIR'].includes(code ?? '') ? 'n’est pas un dossier' : raison;
      throw new Impossible(
        `${this.chemin} ${dit ?? `ne s’écrit pas (${message})`} : choisissez un autre dossier avec --dossier.`,
      );
    }
  }
}
