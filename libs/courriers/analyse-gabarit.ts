import Handlebars from 'handlebars';
import { DefautDeGabarit } from './erreurs';
import { AIDES, Attente } from './typographie';

type Expression = hbs.AST.Expression;
type Bloc = hbs.AST.BlockStatement;

const BLOCS: Record<string, Attente> = { if: 'condition', unless: 'condition', each: 'tableau' };

/** Name under which every variable is read; not callable by hand, since the analysis refuses unknown helpers. */
export const LECTURE = 'lireVariable';

function loc(noeud: hbs.AST.Node): Pick<hbs.AST.Node, 'loc'> {
  return { loc: noeud.loc };
}

function texte(value: string, noeud: hbs.AST.Node): hbs.AST.StringLiteral {
  return { type: 'StringLiteral', value, original: value, ...loc(noeud) } as hbs.AST.StringLiteral;
}

/**
 * Rewrites a template so that each variable is read through `lireVariable`, which knows what the place expects.
 * Handlebars' own strict mode lets an absent variable through in a condition, a loop or a parameter.
 */
export class AnalyseDeGabarit extends Handlebars.Visitor {
  readonly partiels = new Set<string>();

  constructor(private readonly gabarit: string) {
    super();
  }

  private refuser(noeud: hbs.AST.Node, defaut: string): never {
    throw new DefautDeGabarit(this.gabarit, `ligne ${noeud.loc.start.line}, ${defaut}`);
  }

  private lecture(expression: Expression, attente: Attente): Expression {
    if (expression.type === 'SubExpression') {
      const appel = expression as hbs.AST.SubExpression;
      this.appel(appel, appel.path);
      return appel;
    }
    if (expression.type !== 'PathExpression') return expression;
    const chemin = expression as hbs.AST.PathExpression;
    if (chemin.data && chemin.parts[0] !== 'root') return chemin;
    const parts = chemin.data ? chemin.parts.slice(1) : chemin.parts;
    const base = { ...chemin, parts: chemin.data ? ['root'] : [], original: chemin.data ? '@root' : 'this' };
    return {
      type: 'SubExpression',
      path: { type: 'PathExpression', data: false, depth: 0, parts: [LECTURE], original: LECTURE, ...loc(chemin) },
      params: [
        texte(attente, chemin),
        base,
        texte(this.gabarit, chemin),
        texte(chemin.original, chemin),
        ...parts.map((part) => texte(part, chemin)),
      ],
      ...loc(chemin),
    } as unknown as hbs.AST.SubExpression;
  }

  private parametres(noeud: { params: Expression[]; hash?: hbs.AST.Hash }, attente: Attente, hash = attente): void {
    noeud.params = noeud.params.map((parametre) => this.lecture(parametre, attente));
    noeud.hash?.pairs.forEach((paire) => (paire.value = this.lecture(paire.value, hash)));
  }

  private appel(noeud: { params: Expression[]; hash?: hbs.AST.Hash } & hbs.AST.Node, nom: Expression): void {
    const aide = (nom as hbs.AST.PathExpression).original;
    if (!Object.hasOwn(AIDES, aide)) this.refuser(noeud, `l’aide « ${aide} » n’existe pas`);
    this.parametres(noeud, AIDES[aide as keyof typeof AIDES].attente);
  }

  override Program(programme: hbs.AST.Program): void {
    if (programme.blockParams?.length) this.refuser(programme, 'les paramètres de bloc « as |x| » ne sont pas admis');
    super.Program(programme);
  }

  override MustacheStatement(noeud: hbs.AST.MustacheStatement): void {
    if (!noeud.escaped) this.refuser(noeud, 'une valeur sans échappement « {{{ }}} » n’est pas admise');
    if (noeud.params.length > 0 || noeud.hash?.pairs.length) return this.appel(noeud, noeud.path);
    const lecture = this.lecture(noeud.path, 'texte');
    if (lecture.type === 'SubExpression')
      Object.assign(noeud, { path: (lecture as Bloc).path, params: (lecture as Bloc).params });
  }

  override BlockStatement(noeud: Bloc): void {
    const attente = BLOCS[noeud.path.original];
    if (!attente) this.refuser(noeud, `le bloc « ${noeud.path.original} » n’existe pas`);
    this.parametres(noeud, attente);
    this.acceptKey(noeud, 'program');
    this.acceptKey(noeud, 'inverse');
  }

  private partiel(noeud: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void {
    if (noeud.name.type !== 'PathExpression')
      this.refuser(noeud, 'le nom d’un partiel doit être écrit en toutes lettres');
    const nom = (noeud.name as hbs.AST.PathExpression).original;
    if (nom !== '@partial-block') this.partiels.add(nom);
    this.parametres(noeud, 'valeur', 'condition');
  }

  override PartialStatement(noeud: hbs.AST.PartialStatement): void {
    this.partiel(noeud);
  }

  override PartialBlockStatement(noeud: hbs.AST.PartialBlockStatement): void {
    this.partiel(noeud);
    this.acceptKey(noeud, 'program');
  }

  override DecoratorBlock(noeud: hbs.AST.DecoratorBlock): void {
    this.refuser(noeud, 'les décorateurs ne sont pas admis');
  }

  override Decorator(noeud: hbs.AST.Decorator): void {
    this.refuser(noeud, 'les décorateurs ne sont pas admis');
  }
}
