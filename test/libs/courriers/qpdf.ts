import createModule, { QpdfInstance } from '@neslinesli93/qpdf-wasm';
import { createRequire } from 'node:module';

// qpdf, by an independent hand: it reads the file again from its bytes. One instance for each run: the program ends.

interface Instance extends QpdfInstance {
  FS: QpdfInstance['FS'] & {
    writeFile(chemin: string, octets: Uint8Array): void;
    init(entree: null, sortie: (octet: number) => void, erreurs: (octet: number) => void): void;
  };
}

/** What is published of the module tells less than it takes. */
const demarrer = createModule as unknown as (options: object) => Promise<Instance>;

const WASM = createRequire(__filename).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm');

async function lancer(pdf: Uint8Array, parametres: string[]) {
  const dits: number[] = [];
  const ecouter = (octet: number) => void dits.push(octet);
  const instance = await demarrer({
    ...{ locateFile: () => WASM, noInitialRun: true },
    preRun: [({ FS }: Instance) => FS.init(null, ecouter, ecouter)],
  });
  instance.FS.writeFile('/lu.pdf', pdf);
  const code = instance.callMain(parametres);
  return { code, dit: Buffer.from(dits).toString(), instance };
}

/** `qpdf --check`: 0 when the file is sound, and what it says. */
export async function verifierParQpdf(pdf: Uint8Array): Promise<{ code: number; dit: string }> {
  const { code, dit } = await lancer(pdf, ['--check', '/lu.pdf']);
  return { code, dit };
}

/** An element of the structure that a screen reader follows. */
export interface Balise {
  role: string;
  /** Alternative text, of a figure. */
  alt: string | undefined;
  /** What a table header is the header of. */
  portee: string | undefined;
  enfants: Balise[];
}

type Objet = Record<string, unknown>;

export interface Structure {
  /** The catalogue of the file: language, title shown, outlines. */
  catalogue: Objet;
  racine: Balise[];
  /** Every element, in reading order. */
  toutes: Balise[];
}

/** The structure tree of a file, as qpdf gives its objects. */
export async function lireStructure(pdf: Uint8Array): Promise<Structure> {
  const { instance } = await lancer(pdf, ['/lu.pdf', '--json-output', '/lu.json']);
  const { qpdf } = JSON.parse(Buffer.from(instance.FS.readFile('/lu.json')).toString()) as { qpdf: [object, Objet] };
  const [, objets] = qpdf;
  const suivre = (valeur: unknown): unknown =>
    typeof valeur === 'string' && /^\d+ \d+ R$/.test(valeur) ? (objets[`obj:${valeur}`] as Objet)['value'] : valeur;
  const texte = (valeur: unknown) => (typeof valeur === 'string' ? valeur.replace(/^u:/, '') : undefined);
  const baliser = (valeur: unknown): Balise[] => {
    const noeud = suivre(valeur) as Objet | number;
    if (typeof noeud !== 'object' || !('/S' in noeud)) return [];
    const attributs = [suivre(noeud['/A'])].flat().map((un) => suivre(un) as Objet | undefined);
    const portee = attributs.find((un) => un?.['/Scope'])?.['/Scope'] as string | undefined;
    const enfants = [suivre(noeud['/K']) ?? []].flat().flatMap(baliser);
    return [{ role: (noeud['/S'] as string).slice(1), alt: texte(noeud['/Alt']), portee: portee?.slice(1), enfants }];
  };
  const catalogue = suivre(((objets['trailer'] as Objet)['value'] as Objet)['/Root']) as Objet;
  const racine = [suivre((suivre(catalogue['/StructTreeRoot']) as Objet)['/K'])].flat().flatMap(baliser);
  const aplatir = (balises: Balise[]): Balise[] => balises.flatMap((une) => [une, ...aplatir(une.enfants)]);
  return { catalogue, racine, toutes: aplatir(racine) };
}
