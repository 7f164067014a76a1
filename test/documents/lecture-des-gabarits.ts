import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Champ } from './types-des-gabarits';

type Noeud = hbs.AST.Node;

/** What a place of a template sees: the fields of its object, and the places around it. */
interface Portee {
  champs: ReadonlyMap<string, Champ>;
  /** The element itself, of a list. */
  ici: Champ | undefined;
  autour: Portee | undefined;
}

const QUELCONQUE: Champ = { nom: '', forme: 'valeur', rien: true, doc: '', champs: [], libre: true };

const portee = (champs: readonly Champ[], ici?: Champ, autour?: Portee): Portee => ({
  champs: new Map(champs.map((champ) => [champ.nom, champ])),
  ici,
  autour,
});

/** Follows a template through all that it includes, with the types of its variables, without running it. */
export class LectureDeGabarit {
  readonly lus = new Set<Champ>();
  /** Paths that no type declares, each with its file. */
  readonly inconnus: string[] = [];
  private racine!: Portee;

  constructor(private readonly dossier: string) {}

  lire(gabarit: string, champs: readonly Champ[]): this {
    this.racine = portee(champs);
    this.fichier(gabarit, this.racine);
    return this;
  }

  private fichier(nom: string, ou: Portee): void {
    const source = readFileSync(path.join(this.dossier, `${nom}.hbs`), 'utf8');
    this.corps(Handlebars.parse(source).body, ou, nom);
  }

  private corps(noeuds: readonly Noeud[], ou: Portee, fichier: string): void {
    for (const noeud of noeuds) this.instruction(noeud, ou, fichier);
  }

  private instruction(noeud: Noeud, ou: Portee, fichier: string): void {
    switch (noeud.type) {
      case 'MustacheStatement': {
        const { path: chemin, params, hash } = noeud as hbs.AST.MustacheStatement;
        const aide = params.length > 0 || Boolean(hash?.pairs.length);
        this.valeurs(aide ? params : [chemin], ou, fichier);
        break;
      }
      case 'BlockStatement': {
        const { path: aide, params, program, inverse } = noeud as hbs.AST.BlockStatement;
        const [champ] = this.valeurs(params, ou, fichier);
        const boucle = (aide as hbs.AST.PathExpression).original === 'each';
        this.corps(program.body, boucle ? portee(champ!.champs, champ, ou) : ou, fichier);
        if (inverse) this.corps(inverse.body, ou, fichier);
        break;
      }
      case 'PartialBlockStatement':
      case 'PartialStatement': {
        const { name, params, hash } = noeud as hbs.AST.PartialStatement;
        const { original } = name as hbs.AST.PathExpression;
        if (noeud.type === 'PartialBlockStatement')
          this.corps((noeud as hbs.AST.PartialBlockStatement).program.body, ou, fichier);
        if (original.startsWith('@')) break;
        const [donne] = this.valeurs(params, ou, fichier);
        const base = donne ? portee(donne.champs, donne, ou) : ou;
        const passes = (hash?.pairs ?? []).map(
          ({ key, value }) => [key, this.valeurs([value], ou, fichier)[0]!] as const,
        );
        this.fichier(original, { ...base, champs: new Map([...base.champs, ...passes]) });
        break;
      }
    }
  }

  private valeurs(expressions: readonly hbs.AST.Expression[], ou: Portee, fichier: string): Champ[] {
    return expressions.map((expression) => {
      if (expression.type === 'SubExpression') {
        this.valeurs((expression as hbs.AST.SubExpression).params, ou, fichier);
        return QUELCONQUE;
      }
      return expression.type === 'PathExpression'
        ? this.chemin(expression as hbs.AST.PathExpression, ou, fichier)
        : QUELCONQUE;
    });
  }

  private chemin({ data, depth, parts, original }: hbs.AST.PathExpression, ou: Portee, fichier: string): Champ {
    if (data && parts[0] !== 'root') return QUELCONQUE;
    let place: Portee | undefined = data ? this.racine : ou;
    for (let pas = 0; pas < depth; pas += 1) place = place?.autour;
    const [premier, ...suite] = data ? parts.slice(1) : parts;
    if (premier === undefined) return this.marquer(place?.ici ?? QUELCONQUE);
    let champ = place?.ici?.libre ? QUELCONQUE : place?.champs.get(premier);
    for (const nom of suite) {
      if (champ) this.lus.add(champ);
      if (!champ || champ.libre) break;
      champ =
        nom === 'length' && champ.forme.startsWith('liste') ? QUELCONQUE : champ.champs.find((un) => un.nom === nom);
    }
    if (!champ) this.inconnus.push(`${fichier}.hbs : ${original}`);
    return this.marquer(champ ?? QUELCONQUE);
  }

  private marquer(champ: Champ): Champ {
    this.lus.add(champ);
    return champ;
  }
}
