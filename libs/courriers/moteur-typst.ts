import { createRequire } from 'node:module';
import { setImmediate as tourDeBoucle } from 'node:timers/promises';
import { PdfImpossible } from './erreurs';
import { lirePolices, POLICES } from './polices';
import { DOSSIER_GABARITS, MISE_EN_PAGE_PDF } from './racine';

/** PDF/A-2a for what is archived; PDF/UA-1 where a reader's accessibility comes first. One document cannot claim both. */
export type NormePdf = 'a-2a' | 'ua-1';

interface SourceTypst {
  mainFilePath?: string;
  mainFileContent?: string;
  inputs: Record<string, string>;
}

/** What is used of the native package, which ships no types. */
interface CompilateurTypst {
  pdf(source: SourceTypst, options: { pdfStandard: NormePdf }): Buffer;
  compile(source: SourceTypst): { takeDiagnostics(): { shortDiagnostics: { message: string }[] } | null };
  evictCache(ageMaximal: number): void;
}

interface PaquetTypst {
  NodeCompiler: { create(options: object): CompilateurTypst };
}

const PAQUET = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';
const DOCUMENTS_ENTRE_PURGES = 20;
const AGE_MAXIMAL_DU_CACHE = 1;

const charger = createRequire(__filename);

// A character alone, in the styles that the page layout uses.
const ESSAI = `#set document(title: "essai", date: datetime(year: 2000, month: 1, day: 1))
#set text(font: (${POLICES.map((police) => `"${police}"`).join(', ')}), fallback: false)
#sys.inputs.c *#sys.inputs.c* _#sys.inputs.c _`;

/** The Typst engine, kept warm: loaded at the first document, its cache bounded. */
export class MoteurTypst {
  private charge: CompilateurTypst | undefined;
  private documents = 0;
  private readonly imprimables = new Map<string, boolean>();

  constructor(private readonly paquet: string = PAQUET) {}

  /**
   * The page layout applied to a document given as JSON.
   * @throws PdfImpossible when the engine is missing or refuses the document
   */
  async document(json: string, norme: NormePdf): Promise<Buffer> {
    // Between two letters of a batch the program does its other work, and the engine's buffers are given back.
    await tourDeBoucle();
    return this.composer({ mainFilePath: MISE_EN_PAGE_PDF, inputs: { document: json } }, norme);
  }

  /** Whether the fonts hold this character: an archival PDF refuses a character without a shape. */
  imprimable(caractere: string): boolean {
    let imprimable = this.imprimables.get(caractere);
    if (imprimable === undefined) {
      try {
        this.compilateur.pdf({ mainFileContent: ESSAI, inputs: { c: caractere } }, { pdfStandard: 'a-2a' });
        imprimable = true;
      } catch (erreur) {
        if (erreur instanceof PdfImpossible) throw erreur;
        imprimable = false;
      }
      this.imprimables.set(caractere, imprimable);
    }
    return imprimable;
  }

  private get compilateur(): CompilateurTypst {
    return (this.charge ??= this.demarrer());
  }

  private demarrer(): CompilateurTypst {
    let paquet: PaquetTypst;
    try {
      paquet = charger(this.paquet) as PaquetTypst;
    } catch (cause) {
      throw new PdfImpossible(
        `La fabrication des PDF n’est pas disponible sur cette machine (${process.platform} ${process.arch}) : ` +
          'elle demande Linux x86-64 avec glibc. Lancez le service des courriers sur une telle machine, puis « npm ci ».',
        { cause },
      );
    }
    const options = { workspace: DOSSIER_GABARITS, fontArgs: [{ fontBlobs: lirePolices() }] };
    const compilateur = paquet.NodeCompiler.create(options);
    // An unknown font is but a warning, after which the text is left out of the page.
    const plaintes = diagnostics(compilateur, { mainFileContent: ESSAI, inputs: { c: 'a' } });
    if (plaintes !== '')
      throw new PdfImpossible(`Les polices des courriers sont illisibles (${plaintes}) : relancez « npm ci ».`);
    return compilateur;
  }

  // Straight to bytes: an intermediate document would be held by the JavaScript heap until some later collection.
  private composer(source: SourceTypst, norme: NormePdf): Buffer {
    const { compilateur } = this;
    try {
      return compilateur.pdf(source, { pdfStandard: norme });
    } catch (cause) {
      const motif = (cause as Error).message || diagnostics(compilateur, source);
      throw new PdfImpossible(`Le PDF n’a pas pu être composé (${motif}). Signalez-le à l’administrateur.`, { cause });
    } finally {
      this.documents += 1;
      if (this.documents % DOCUMENTS_ENTRE_PURGES === 0) compilateur.evictCache(AGE_MAXIMAL_DU_CACHE);
    }
  }
}

function diagnostics(compilateur: CompilateurTypst, source: SourceTypst): string {
  const rapport = compilateur.compile(source).takeDiagnostics();
  return rapport?.shortDiagnostics.map(({ message }) => message).join(' ; ') ?? '';
}
