import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { AnalyseDeGabarit, LECTURE } from './analyse-gabarit';
import { DefautDeGabarit } from './erreurs';
import { lireVariable } from './lecture-variables';
import { DOSSIER_GABARITS } from './racine';
import { AIDES, Attente } from './typographie';

interface Gabarit {
  rendre: Handlebars.TemplateDelegate<object>;
  source: string;
  partiels: ReadonlySet<string>;
}

const NOM = /^[\w-]+(\/[\w-]+)*$/;

// Direction overrides could make a letter read otherwise than it is written; controls and halves of characters print nothing.
const IMPRIMABLES_NON = /[\u202A-\u202E\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/gu;

// Whatever may be one of them, found ten times sooner: most letters hold none.
const SUSPECT = /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFDD0-\uFDEF\uFFFE\uFFFF]/;

function sha256(texte: string): string {
  return createHash('sha256').update(texte).digest('hex');
}

/** A set of templates: read from disk, checked and compiled once. The first folder that holds a name wins. */
export class Gabarits {
  private readonly env = Handlebars.create();
  private readonly connus = new Map<string, Gabarit>();

  constructor(private readonly dossiers: readonly string[]) {
    for (const [nom, { fonction }] of Object.entries(AIDES)) this.env.registerHelper(nom, fonction);
    this.env.registerHelper(
      LECTURE,
      (attente: Attente, base: unknown, gabarit: string, variable: string, ...chemin: unknown[]) => {
        // What Handlebars itself adds to every call of a helper.
        chemin.pop();
        return lireVariable(attente, base, chemin as string[], { gabarit, variable });
      },
    );
  }

  /**
   * Renders a template to HTML; every value is escaped.
   * @throws VariableManquante, VariableInvalide, DefautDeGabarit
   */
  rendre(gabarit: string, variables: object): string {
    const html = this.charger(gabarit).rendre(variables);
    return SUSPECT.test(html) ? html.replace(IMPRIMABLES_NON, '') : html;
  }

  /** SHA-256 of a template together with all the templates that it includes. */
  empreinte(gabarit: string): string {
    const sources = new Map<string, string>();
    const parcourir = (nom: string): void => {
      if (sources.has(nom)) return;
      const { source, partiels } = this.charger(nom);
      sources.set(nom, sha256(source));
      partiels.forEach(parcourir);
    };
    parcourir(gabarit);
    return sha256(JSON.stringify([...sources].sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  private charger(nom: string): Gabarit {
    const connu = this.connus.get(nom);
    if (connu) return connu;
    const source = this.lire(nom);
    const analyse = new AnalyseDeGabarit(nom);
    const arbre = this.analyser(nom, source);
    analyse.accept(arbre);
    const rendre = this.env.compile<object>(arbre, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries([...Object.keys(AIDES), LECTURE].map((aide) => [aide, true])),
      explicitPartialContext: false,
    });
    const gabarit = { rendre, source, partiels: analyse.partiels };
    this.connus.set(nom, gabarit);
    for (const partiel of analyse.partiels) this.env.registerPartial(partiel, this.charger(partiel).rendre);
    return gabarit;
  }

  private analyser(nom: string, source: string): hbs.AST.Program {
    try {
      return Handlebars.parse(source);
    } catch (erreur) {
      throw new DefautDeGabarit(nom, `il ne se lit pas (${(erreur as Error).message.split('\n', 1)[0]})`);
    }
  }

  private lire(nom: string): string {
    const fichier = NOM.test(nom)
      ? this.dossiers.map((dossier) => path.join(dossier, `${nom}.hbs`)).find((candidat) => existsSync(candidat))
      : undefined;
    if (!fichier) throw new DefautDeGabarit(nom, 'le fichier n’existe pas');
    return readFileSync(fichier, 'utf8');
  }
}

/** The templates of the application. */
export const gabarits = new Gabarits([DOSSIER_GABARITS]);

/** Renders one of the application's templates to HTML. See {@link Gabarits.rendre}. */
export function rendreHtml(gabarit: string, variables: object): string {
  return gabarits.rendre(gabarit, variables);
}
