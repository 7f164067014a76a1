import path from 'node:path';
import { LectureDeGabarit } from './lecture-des-gabarits';
import { page, table } from './page';
import { Champ, GabaritType, Types } from './types-des-gabarits';

/** What a kind of document is given beside its own content. */
export interface Famille {
  titre: string;
  presentation: string;
  communes: readonly Champ[];
  gabarits: readonly GabaritType[];
}

/** Given by `composer` to every document. */
const DOCUMENT: Champ = {
  ...{ nom: 'document', forme: 'groupe', rien: false, libre: false },
  doc: 'Title, reference and language of the file itself.',
  champs: ['titre', 'reference', 'langue'].map((nom) => ({
    ...{ nom, forme: 'texte', rien: false, doc: '', champs: [], libre: false },
  })),
};

/** Kept with the letter for those who prepare it; never printed. */
const NON_IMPRIMEES = ['aConfirmer'];

/** Each kind of document, with its templates. */
export function familles(racine: string): Famille[] {
  const types = new Types(racine);
  const tous = types
    .gabarits()
    .map((un) => ({ ...un, champs: un.champs.filter(({ nom }) => !NON_IMPRIMEES.includes(nom)) }));
  const dont = (garder: (un: GabaritType) => boolean) => tous.filter(garder);
  const courriels = (un: GabaritType) => ['rappel-echeance', 'resume-quotidien', 'incidents'].includes(un.gabarit);
  return [
    {
      titre: 'Courriers',
      presentation: 'Écrits par une agence, au déclencheur de leur définition (`workflows/cpts/…/courriers/`).',
      communes: types.exporte('libs/redaction/variables.ts', 'VariablesCommunes'),
      gabarits: dont(({ code }) => code.startsWith('C-')),
    },
    {
      titre: 'Fiches',
      presentation: 'Établies à la demande, ou jointes à un courrier (`workflows/cpts/…/fiches/`).',
      communes: types.exporte('libs/redaction/variables-fiche.ts', 'VariablesDeFiche'),
      gabarits: dont(({ code }) => code.startsWith('F-')),
    },
    {
      titre: 'Courriel qui porte un courrier',
      presentation: 'Le même pour tous les courriers.',
      communes: types.exporte('libs/redaction/envoi.ts', 'VariablesDeLEnvoi'),
      gabarits: [{ code: 'envoi', gabarit: 'courriels/envoi', type: 'VariablesDeLEnvoi', champs: [] }],
    },
    {
      titre: 'Courriels de l’application',
      presentation: 'Adressés à ceux qui ont un compte.',
      communes: types.exporte('libs/redaction/variables.ts', 'VariablesDuMessage'),
      gabarits: dont(courriels).map((un) => ({ ...un, gabarit: `courriels/${un.gabarit}` })),
    },
    {
      titre: 'Preuve d’envoi',
      presentation: 'Tirée du registre des envois.',
      communes: [],
      gabarits: dont(({ gabarit }) => gabarit === 'preuve-envoi'),
    },
  ];
}

/** Of a template: what it reads that no type declares, and what is declared that it does not read. */
export function ecarts(racine: string, communes: readonly Champ[], { gabarit, champs }: GabaritType) {
  const sujet: Champ[] = gabarit.startsWith('courriels/') ? [{ ...DOCUMENT.champs[0]!, nom: 'sujet' }] : [DOCUMENT];
  const lecture = new LectureDeGabarit(path.join(racine, 'templates'));
  lecture.lire(gabarit, [...sujet, ...communes, ...champs]);
  const nonLus = (liste: readonly Champ[], prefixe = ''): string[] =>
    liste.flatMap((champ) => {
      const chemin = `${prefixe}${champ.nom}`;
      if (champ.champs.length) return nonLus(champ.champs, `${chemin}.`);
      return lecture.lus.has(champ) ? [] : [chemin];
    });
  return { inconnus: [...new Set(lecture.inconnus)], nonLus: nonLus(champs), lus: lecture.lus };
}

const lignes = (champs: readonly Champ[], prefixe = ''): string[][] =>
  champs.flatMap((champ) => {
    const chemin = `${prefixe}${champ.nom}`;
    const suite = champ.forme.startsWith('liste') ? `${chemin}[].` : `${chemin}.`;
    return [
      [`\`${chemin}\``, champ.rien ? `${champ.forme}, ou rien` : champ.forme, champ.doc],
      ...lignes(champ.champs, suite),
    ];
  });

const COLONNES = ['Variable', 'Type', 'Sens'];

/** `templates/VARIABLES.md`: all that a template may read, and where it comes from. */
export function variablesEnClair(toutes: readonly Famille[], racine: string): string {
  const blocs = toutes.flatMap(({ titre, presentation, communes, gabarits }) => [
    `## ${titre}`,
    presentation,
    ...(communes.length ? ['### Communes à tous', lues(racine, communes, gabarits)] : []),
    ...gabarits.flatMap(({ code, gabarit, type, champs }) => [
      `### ${code}`,
      `Gabarit \`${gabarit}.hbs\`${type ? `, type \`${type}\`` : ''}.`,
      ...(champs.length ? [table(COLONNES, lignes(champs))] : ['Aucune variable propre.']),
    ]),
  ]);
  return page('Variables des gabarits', [
    'Tirées des types du programme. « ou rien » : le gabarit demande avant d’imprimer. Une date s’écrit AAAA-MM-JJ, ' +
      'un montant en centimes ; `dateLongue`, `montant` et les autres aides les mettent en français. Une variable qu’aucun ' +
      'type ne déclare, ou qu’aucun gabarit ne lit, fait échouer les tests.',
    ...blocs,
  ]);
}

/** The common variables, each with how many of the templates read it. */
function lues(racine: string, communes: readonly Champ[], gabarits: readonly GabaritType[]): string {
  const lectures = gabarits.map((un) => ecarts(racine, communes, un).lus);
  const compter = (champ: Champ): string => {
    const nombre = lectures.filter((lus) => lus.has(champ)).length;
    return nombre === gabarits.length ? 'tous' : String(nombre);
  };
  const aplatir = (champs: readonly Champ[]): Champ[] => champs.flatMap((champ) => [champ, ...aplatir(champ.champs)]);
  const tous = aplatir(communes);
  return table(
    [...COLONNES, 'Gabarits qui la lisent'],
    lignes(communes).map((ligne, rang) => [...ligne, compter(tous[rang]!)]),
  );
}
