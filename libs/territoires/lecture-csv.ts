import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';

/** A file received: its name for the messages, and its bytes. */
export interface Fichier {
  nom: string;
  contenu: Uint8Array;
}

/** What is wrong or odd in one cell of one line of a file. */
export interface Anomalie<Nature extends string = string> {
  fichier: string;
  /** From 1, the line of headings included: the number a spreadsheet or an editor shows. */
  ligne: number;
  champ: string;
  valeur: string;
  /** `REJET`: the line did not go in. `SIGNALEMENT`: it went in as it is written. */
  gravite: 'REJET' | 'SIGNALEMENT';
  nature: Nature;
  /** French sentence. */
  raison: string;
}

/** Natures common to every file. */
export type NatureLecture =
  'ENCODAGE' | 'FICHIER_VIDE' | 'COLONNE_MANQUANTE' | 'COLONNE_EN_DOUBLE' | 'LIGNE_ILLISIBLE' | 'NOMBRE_DE_CELLULES';

/** The anomalies of one line, as they are found. */
export class LigneLue<Nature extends string = string> {
  readonly anomalies: Anomalie<Nature>[] = [];

  constructor(
    private readonly fichier: string,
    readonly numero: number,
    private readonly cellules: Readonly<Record<string, string>> = {},
  ) {}

  /** A cell without the spaces around it; empty when the file has no such column. */
  cellule(champ: string): string {
    return this.cellules[champ]?.trim() ?? '';
  }

  get rejetee(): boolean {
    return this.anomalies.some(({ gravite }) => gravite === 'REJET');
  }

  rejeter(champ: string, nature: Nature, raison: string, valeur = this.cellule(champ)): void {
    this.noter('REJET', champ, nature, raison, valeur);
  }

  signaler(champ: string, nature: Nature, raison: string, valeur = this.cellule(champ)): void {
    this.noter('SIGNALEMENT', champ, nature, raison, valeur);
  }

  private noter(gravite: Anomalie['gravite'], champ: string, nature: Nature, raison: string, valeur: string): void {
    this.anomalies.push({ fichier: this.fichier, ligne: this.numero, champ, valeur, gravite, nature, raison });
  }
}

/** The lines of a file under its headings, and what kept the others, or the whole file, from being read. */
export interface FichierLu<Nature extends string> {
  colonnes: readonly string[];
  lignes: LigneLue<Nature>[];
  anomalies: Anomalie<Nature>[];
}

const GUILLEMET = 'Un guillemet ouvert sur cette ligne ne se referme pas : corrigez-le, une ligne par enregistrement.';

/** The cells of one line; `undefined` when a quote opened in it is never closed. */
function decouper(ligne: string, delimiter: string): string[] | undefined {
  try {
    // The formats quote only cells that need it: a quote inside a bare cell is a character like another.
    return parse(ligne, { delimiter, relax_quotes: true, relax_column_count: true })[0] ?? [];
  } catch (erreur) {
    if (erreur instanceof CsvError) return undefined;
    throw erreur;
  }
}

function lignesDe(contenu: Uint8Array): string[] {
  return new TextDecoder('utf-8').decode(contenu).split(/\r\n|\n|\r/);
}

function premiereLigneNonUtf8(contenu: Uint8Array): number {
  let debut = 0;
  for (let ligne = 1; ; ligne += 1) {
    const fin = contenu.indexOf(10, debut);
    if (fin < 0 || !isUtf8(contenu.subarray(debut, fin))) return ligne;
    debut = fin + 1;
  }
}

/**
 * Reads a CSV file in UTF-8 (with or without mark), separated by commas or semicolons, one record a line: a cell
 * never runs over several lines in these formats, so a quote left open spoils its own line only. Blank lines are
 * passed over. Columns may come in any order and be joined by others.
 */
export function lireCsv<Nature extends string>(
  { nom, contenu }: Fichier,
  obligatoires: readonly string[],
): FichierLu<Nature | NatureLecture> {
  type Ligne = LigneLue<Nature | NatureLecture>;
  const vide = (defaut: Ligne): FichierLu<Nature | NatureLecture> => ({
    colonnes: [],
    lignes: [],
    anomalies: defaut.anomalies,
  });
  const entete: Ligne = new LigneLue(nom, 1);
  if (!isUtf8(contenu)) {
    const fautive: Ligne = new LigneLue(nom, premiereLigneNonUtf8(contenu));
    fautive.rejeter(
      '',
      'ENCODAGE',
      `Le fichier n'est pas en UTF-8 : enregistrez-le au format « CSV UTF-8 », puis recommencez.`,
    );
    return vide(fautive);
  }
  const [titres = '', ...corps] = lignesDe(contenu);
  if (titres.trim() === '') {
    entete.rejeter('', 'FICHIER_VIDE', 'La première ligne est vide : elle doit porter le nom des colonnes.');
    return vide(entete);
  }
  const delimiteur = titres.split(';').length > titres.split(',').length ? ';' : ',';
  const colonnes = decouper(titres, delimiteur)?.map((titre) => titre.trim());
  if (!colonnes) {
    entete.rejeter('', 'LIGNE_ILLISIBLE', GUILLEMET);
    return vide(entete);
  }
  for (const colonne of obligatoires) {
    if (!colonnes.includes(colonne)) {
      entete.rejeter(colonne, 'COLONNE_MANQUANTE', `La colonne « ${colonne} » manque : ajoutez-la, puis recommencez.`);
    } else if (colonnes.indexOf(colonne) !== colonnes.lastIndexOf(colonne)) {
      entete.rejeter(colonne, 'COLONNE_EN_DOUBLE', `La colonne « ${colonne} » figure deux fois : gardez-en une seule.`);
    }
  }
  if (entete.rejetee) return vide(entete);

  const lignes: Ligne[] = [];
  const anomalies: Anomalie<Nature | NatureLecture>[] = [];
  corps.forEach((texte, rang) => {
    if (texte.trim() === '') return;
    const numero = rang + 2;
    const cellules = decouper(texte, delimiteur);
    if (cellules?.length === colonnes.length) {
      const nommees = Object.fromEntries(colonnes.map((colonne, i) => [colonne, cellules[i] ?? '']));
      lignes.push(new LigneLue(nom, numero, nommees));
      return;
    }
    const illisible: Ligne = new LigneLue(nom, numero);
    if (cellules) {
      const raison = `Cellules trouvées : ${cellules.length} au lieu de ${colonnes.length}. Vérifiez les séparateurs de la ligne.`;
      illisible.rejeter('', 'NOMBRE_DE_CELLULES', raison, texte);
    } else illisible.rejeter('', 'LIGNE_ILLISIBLE', GUILLEMET, texte);
    anomalies.push(...illisible.anomalies);
  });
  return { colonnes, lignes, anomalies };
}
