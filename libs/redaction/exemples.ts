import { composer, composerCourriel, DOSSIER_GABARITS } from '#libs/courriers';
import { DateCivile } from '#libs/droit';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A template filled in: every variable that it is given, invented. */
export interface Exemple {
  /** What tells this turn of the template apart, as a person reads it. */
  cas: string;
  /** Title of the document. */
  titre: string;
  variables: Record<string, unknown>;
}

/** A template with its examples. `nom` names it in an address, `gabarit` in the folder of templates. */
export interface GabaritEtExemples {
  nom: string;
  gabarit: string;
  exemples: readonly Exemple[];
}

/** An example laid out; an e-mail has no page. */
/** `pdf` and its SHA-256: none of an e-mail. */
export interface ExempleCompose {
  html: string;
  pdf: Uint8Array | null;
  sha256: string | null;
}

const DOSSIER = path.join(DOSSIER_GABARITS, 'exemples');
const COURRIELS = 'courriels/';
/** Told on every page, so that no example passes for a document. */
const FILIGRANE = 'EXEMPLE';

/** A case as an address and a file name say it. */
export const cleDuCas = (cas: string): string =>
  cas
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

let lus: readonly GabaritEtExemples[] | undefined;

/** Every template that has examples, in the order of its name. They come with the program: read once. */
export function lireExemples(): readonly GabaritEtExemples[] {
  return (lus ??= readdirSync(DOSSIER, { recursive: true, encoding: 'utf8' })
    .filter((fichier) => fichier.endsWith('.json'))
    .map((fichier) => {
      const gabarit = fichier.replace(/\.json$/, '').replaceAll(path.sep, '/');
      const exemples = JSON.parse(readFileSync(path.join(DOSSIER, fichier), 'utf8')) as Exemple[];
      return { nom: path.posix.basename(gabarit), gabarit, exemples };
    })
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr')));
}

/**
 * An example as its addressee would see it, marked as one.
 * @throws VariableManquante, VariableInvalide, DefautDeGabarit, PdfImpossible
 */
export async function composerExemple(gabarit: string, { titre, variables }: Exemple): Promise<ExempleCompose> {
  if (gabarit.startsWith(COURRIELS))
    return { html: composerCourriel(gabarit.slice(COURRIELS.length), variables).html, pdf: null, sha256: null };
  const lues = variables as {
    reference: string;
    agence?: { nom: string };
    dateCourrier?: DateCivile;
    etablieLe?: DateCivile;
  };
  const { html, pdf, sha256 } = await composer({
    gabarit,
    variables,
    filigrane: FILIGRANE,
    metadonnees: {
      titre,
      reference: lues.reference,
      auteur: lues.agence?.nom ?? 'Parcours CPTS',
      langue: 'fr',
      date: (lues.dateCourrier ?? lues.etablieLe)!,
    },
  });
  return { html, pdf, sha256 };
}
