import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PdfImpossible, PoliceIllisible } from './erreurs';
import { ImageDeDocument } from './images';
import { lirePolices, POLICES } from './polices';
import { PolicePreparee } from './police-agence';
import { DOSSIER_GABARITS, MISE_EN_PAGE_PDF, PROCESSUS_PDF } from './racine';

/** PDF/A-2a for what is archived; PDF/UA-1 where a reader's accessibility comes first. One document cannot claim both. */
export type NormePdf = 'a-2a' | 'ua-1';

/** What goes into a document besides its text. */
export interface Fournitures {
  images: readonly ImageDeDocument[];
  /** Fonts of the agency, tried before ours. */
  polices: readonly PolicePreparee[];
}

const SANS_FOURNITURES: Fournitures = { images: [], polices: [] };

const PAQUET = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';

/** A letter takes a tenth of a second and forty pages one second: past that time the engine is stuck. In milliseconds. */
export const LIMITE_MS = 120_000;
/** Without work for that long, the engine ends and gives its memory back. In milliseconds. */
const REPOS_MS = 60_000;

type Reponse =
  | { pdf: Uint8Array }
  | { admis: boolean[] }
  | { attend: 'polices' }
  | { absent: string }
  | { refus: string }
  | { policeIllisible: string; motif: string };

/** The families of a document, by order of preference. */
export const famillesDe = ({ polices }: Fournitures): string[] => [
  ...new Set(polices.map(({ nom }) => nom)),
  ...POLICES,
];

/**
 * The Typst engine, kept warm in a process of its own, one document at a time. A crash of the native code, or a
 * document on which it never ends, costs that document alone: the next one finds a new process.
 */
export class MoteurTypst {
  private processus: ChildProcess | undefined;
  private file: Promise<unknown> = Promise.resolve();
  private repos: NodeJS.Timeout | undefined;
  private enMain = false;
  private readonly imprimables = new Map<string, boolean>();

  constructor(
    private readonly paquet: string = PAQUET,
    private readonly limiteMs: number = LIMITE_MS,
  ) {}

  /** Number of the process, while there is one. */
  get pid(): number | undefined {
    return this.processus?.pid;
  }

  /** Whether a document is in its hands. */
  get occupe(): boolean {
    return this.enMain;
  }

  /**
   * The page layout applied to a document given as JSON.
   * @throws PdfImpossible when the engine is missing, stops, or refuses the document; PoliceIllisible
   */
  async document(json: string, norme: NormePdf, fournitures: Fournitures = SANS_FOURNITURES): Promise<Buffer> {
    const images = fournitures.images.map(({ cle, octets }) => ({
      chemin: path.join(DOSSIER_GABARITS, 'images', cle),
      contenu: octets,
    }));
    const reponse = await this.demander({ miseEnPage: MISE_EN_PAGE_PDF, document: json, norme, images }, fournitures);
    if ('pdf' in reponse) return Buffer.from(reponse.pdf.buffer, reponse.pdf.byteOffset, reponse.pdf.byteLength);
    throw echec(reponse, fournitures);
  }

  /**
   * Of these characters, those that some font holds: an archival PDF refuses a character without a shape.
   * @throws PdfImpossible when the engine is missing or stops; PoliceIllisible
   */
  async admis(caracteres: Iterable<string>, fournitures: Fournitures = SANS_FOURNITURES): Promise<Set<string>> {
    const tous = [...new Set(caracteres)];
    const cle = (caractere: string) => `${caractere}${jeuDe(fournitures)}`;
    const essais = tous.filter((caractere) => !this.imprimables.has(cle(caractere)));
    if (essais.length > 0) {
      const reponse = await this.demander({ essais }, fournitures);
      if (!('admis' in reponse)) throw echec(reponse, fournitures);
      essais.forEach((caractere, rang) => this.imprimables.set(cle(caractere), reponse.admis[rang]!));
    }
    return new Set(tous.filter((caractere) => this.imprimables.get(cle(caractere))));
  }

  private demander(travail: object, fournitures: Fournitures): Promise<Reponse> {
    const demande = {
      ...travail,
      paquet: this.paquet,
      atelier: DOSSIER_GABARITS,
      jeu: jeuDe(fournitures),
      familles: famillesDe(fournitures),
    };
    const tour = this.file.then(async () => {
      const reponse = await this.echanger(demande);
      if (!('attend' in reponse)) return reponse;
      const polices = [...fournitures.polices.map(({ octets }) => octets), ...lirePolices()];
      return this.echanger({ ...demande, polices });
    });
    this.file = tour.catch(() => undefined);
    return tour;
  }

  private async echanger(demande: object): Promise<Reponse> {
    clearTimeout(this.repos);
    const processus = this.vivant();
    tenir(processus, true);
    this.enMain = true;
    const oubli = new AbortController();
    const { signal } = oubli;
    const limite = setTimeout(() => processus.kill('SIGKILL'), this.limiteMs);
    try {
      const [reponse] = await new Promise<unknown[]>((suite, echouer) => {
        once(processus, 'message', { signal }).then(suite, () => undefined);
        once(processus, 'exit', { signal }).then(
          ([code, coup]) => echouer(interrompu(String(coup ?? code))),
          () => undefined,
        );
        processus.send(demande, (erreur) => erreur && echouer(interrompu(erreur.message)));
      });
      return reponse as Reponse;
    } finally {
      clearTimeout(limite);
      oubli.abort();
      tenir(processus, false);
      this.enMain = false;
      this.repos = setTimeout(() => this.arreter(), REPOS_MS).unref();
    }
  }

  private arreter(): void {
    if (this.processus?.connected) this.processus.disconnect();
    this.processus = undefined;
  }

  private vivant(): ChildProcess {
    if (this.processus?.connected) return this.processus;
    // Nothing of the program goes there but what is to be laid out: neither its settings nor its secrets.
    const processus = fork(PROCESSUS_PDF, { serialization: 'advanced', stdio: 'ignore', env: {}, execArgv: [] });
    processus.once('exit', () => {
      if (this.processus === processus) this.processus = undefined;
    });
    // A process that cannot even start: told by its end, or by what could not be sent to it.
    processus.on('error', () => undefined);
    return (this.processus = processus);
  }
}

/** A program waits for its document, and never for an engine that has nothing to do. */
function tenir(processus: ChildProcess, tenu: boolean): void {
  const geste = tenu ? 'ref' : 'unref';
  processus[geste]();
  processus.channel?.[geste]();
}

function jeuDe({ polices }: Fournitures): string {
  return polices.map(({ sha256 }) => sha256).join(' ');
}

function interrompu(signal: string): PdfImpossible {
  return new PdfImpossible(
    `Le moteur des PDF s’est arrêté en pleine composition (${signal}). Rien n’est perdu : le document sera réessayé avec ` +
      'un moteur neuf. Si cela se répète, signalez-le à l’administrateur.',
  );
}

function echec(reponse: Reponse, { polices }: Fournitures): PdfImpossible {
  if ('absent' in reponse)
    return new PdfImpossible(
      `La fabrication des PDF n’est pas disponible sur cette machine (${process.platform} ${process.arch}) : ` +
        'elle demande Linux x86-64 avec glibc. Lancez le service des courriers sur une telle machine, puis « npm ci ».',
      { cause: reponse.absent },
    );
  if ('policeIllisible' in reponse) {
    const fautive = polices.find(({ nom }) => nom === reponse.policeIllisible);
    return fautive
      ? new PoliceIllisible(fautive.fichier, `le moteur des PDF la refuse (${reponse.motif})`)
      : new PdfImpossible(`Les polices des courriers sont illisibles (${reponse.motif}) : relancez « npm ci ».`);
  }
  const motif = 'refus' in reponse ? reponse.refus : 'réponse inattendue';
  return new PdfImpossible(`Le PDF n’a pas pu être composé (${motif}). Signalez-le à l’administrateur.`);
}
