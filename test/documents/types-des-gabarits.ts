import path from 'node:path';
import ts from 'typescript';

/** A variable of a template, as its type declares it. */
export interface Champ {
  nom: string;
  /** The type in plain words, with those of its fields in `champs`. */
  forme: string;
  /** May be `null` or absent: the template asks before it prints it. */
  rien: boolean;
  doc: string;
  champs: readonly Champ[];
  /** What it holds is not declared field by field. */
  libre: boolean;
}

/** A template, and what the program gives it of its own. */
export interface GabaritType {
  /** `C-P5-01`, `F-FINESS`; the name of the template when it has no code. */
  code: string;
  gabarit: string;
  /** Name of the type, when it has one. */
  type: string;
  champs: readonly Champ[];
}

const PLURIEL: Readonly<Record<string, string>> = {
  ...{ texte: 'textes', date: 'dates', nombre: 'nombres', groupe: 'groupes' },
  'montant en centimes': 'montants en centimes',
};

/** Where templates are named beside their variables. */
const SOURCES = /^(workflows|libs\/redaction|libs\/veille|apps\/worker\/administrateurs|apps\/api\/preuve-envoi)/;

/** Reads the types of the program with its own compiler: nothing is declared twice. */
export class Types {
  private readonly programme: ts.Program;
  private readonly checker: ts.TypeChecker;

  constructor(private readonly racine: string) {
    const { config } = ts.readConfigFile(path.join(racine, 'tsconfig.json'), ts.sys.readFile) as { config: object };
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, racine);
    const lus = fileNames.filter((nom) => SOURCES.test(path.relative(racine, nom)));
    this.programme = ts.createProgram(lus, { ...options, incremental: false });
    this.checker = this.programme.getTypeChecker();
  }

  /** The fields of an exported type. */
  exporte(fichier: string, nom: string): readonly Champ[] {
    const source = this.programme.getSourceFile(path.join(this.racine, fichier))!;
    const exportes = this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(source)!);
    const symbole = exportes.find((un) => un.name === nom);
    if (!symbole) throw new Error(`${fichier} : le type « ${nom} » n’existe plus.`);
    return this.champsDe(this.checker.getDeclaredTypeOfSymbol(symbole));
  }

  /** Every template that the program names beside the variables that it gives it. */
  gabarits(): GabaritType[] {
    const trouves: GabaritType[] = [];
    const visiter = (noeud: ts.Node): void => {
      if (ts.isObjectLiteralExpression(noeud)) trouves.push(...this.gabaritDe(noeud));
      ts.forEachChild(noeud, visiter);
    };
    for (const source of this.programme.getSourceFiles())
      if (!source.fileName.includes('node_modules')) visiter(source);
    const uniques = new Map(trouves.map((un) => [`${un.code} ${un.gabarit}`, un]));
    return [...uniques.values()].sort((a, b) => a.code.localeCompare(b.code, 'fr'));
  }

  private gabaritDe(objet: ts.ObjectLiteralExpression): GabaritType[] {
    const propriete = (nom: string) =>
      objet.properties.find((une) => une.name && ts.isIdentifier(une.name) && une.name.text === nom);
    const litteral = (nom: string): string | undefined => {
      const une = propriete(nom);
      return une && ts.isPropertyAssignment(une) && ts.isStringLiteral(une.initializer)
        ? une.initializer.text
        : undefined;
    };
    const { parent } = objet;
    const premier = ts.isCallExpression(parent) ? parent.arguments[0] : undefined;
    const code = litteral('code') ?? (premier && ts.isStringLiteral(premier) ? premier.text : undefined);
    const gabarit = litteral('gabarit') ?? (code?.startsWith('C-') ? code : undefined);
    const variables = propriete('variables');
    if (!gabarit || !variables) return [];
    const valeur = ts.isShorthandPropertyAssignment(variables)
      ? this.checker.getTypeOfSymbol(this.checker.getShorthandAssignmentValueSymbol(variables)!)
      : this.checker.getTypeAtLocation(ts.isPropertyAssignment(variables) ? variables.initializer : variables);
    const type = valeur.getCallSignatures()[0]?.getReturnType() ?? valeur;
    const nom = type.aliasSymbol?.name ?? type.symbol.name;
    return [{ code: code ?? gabarit, gabarit, type: nom.startsWith('__') ? '' : nom, champs: this.champsDe(type) }];
  }

  private champsDe(type: ts.Type, profondeur = 0): Champ[] {
    if (profondeur > 8) return [];
    return this.checker.getPropertiesOfType(type).map((symbole) => {
      const declaration = symbole.valueDeclaration;
      const ecrit =
        declaration && 'type' in declaration ? (declaration.type as ts.TypeNode | undefined)?.getText() : '';
      const entier = this.checker.getTypeOfSymbol(symbole);
      const plein = this.checker.getNonNullableType(entier);
      const optionnel = (symbole.flags & ts.SymbolFlags.Optional) !== 0;
      const element = this.elementDe(plein);
      const contenu = element ?? plein;
      const libre = (contenu.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 || this.estTable(contenu);
      const champs = libre || !this.estGroupe(contenu) ? [] : this.champsDe(contenu, profondeur + 1);
      const forme = this.forme(contenu, ecrit ?? '', champs.length > 0);
      return {
        nom: symbole.name,
        forme: element ? `liste de ${PLURIEL[forme] ?? forme}` : forme,
        rien: optionnel || plein !== entier,
        doc: ts.displayPartsToString(symbole.getDocumentationComment(this.checker)).replace(/\s+/g, ' '),
        champs,
        libre,
      };
    });
  }

  private elementDe(type: ts.Type): ts.Type | undefined {
    return this.checker.isArrayLikeType(type) ? this.checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
  }

  private estGroupe(type: ts.Type): boolean {
    return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  }

  private estTable(type: ts.Type): boolean {
    return this.estGroupe(type) && this.checker.getIndexInfosOfType(type).length > 0;
  }

  private forme(type: ts.Type, ecrit: string, groupe: boolean): string {
    if (groupe) return 'groupe';
    if (
      type.flags & ts.TypeFlags.BooleanLike ||
      (type.isUnion() && type.types.every((un) => un.flags & ts.TypeFlags.BooleanLike))
    )
      return 'oui ou non';
    if (type.isUnion() && type.types.every((un) => un.isStringLiteral()))
      return type.types.map((un) => `« ${(un as ts.StringLiteralType).value} »`).join(' ou ');
    if (type.flags & ts.TypeFlags.NumberLike || (type.isUnion() && type.types.every((un) => un.isNumberLiteral())))
      return ecrit.includes('Centimes') ? 'montant en centimes' : 'nombre';
    if (type.flags & ts.TypeFlags.StringLike) return ecrit.includes('DateCivile') ? 'date' : 'texte';
    return this.estTable(type) ? 'table' : 'valeur';
  }
}
