import { dateCourte } from '#libs/droit';
import { Definition } from '#libs/moteur';
import { lireGraphe, Noeud, Trait } from '../../libs/dessin/graphe';
import { page } from './page';

/** The statechart of a version, as Mermaid draws it: the dossier, then each of the lives that it leads at once. */
export function diagramme(version: Definition): string {
  const { racine, traits } = lireGraphe(version);
  const enCours = racine.enfants.find(({ sorte }) => sorte === 'PARTIES') ?? racine;
  return page(`Parcours ${version.procedure}, version ${version.version}`, [
    `En vigueur depuis le ${dateCourte(version.du)}. Chaque flèche porte son acte, puis les règles qu’il doit satisfaire. Une flèche qui revient sur ` +
      'son état y note un fait sans le changer. La même chose, en une image : `GET /api/procedures/cpts`.',
    '## Le dossier',
    mermaid({ ...racine, enfants: racine.enfants.map((enfant) => ({ ...enfant, enfants: [] })) }, traits, true),
    `Un dossier en cours mène ${enCours.enfants.length} vies à la fois :`,
    enCours.enfants.map(({ libelle }) => `- ${libelle}`).join('\n'),
    ...enCours.enfants.flatMap((partie) => [`## ${partie.libelle}`, mermaid(partie, traits)]),
  ]);
}

function mermaid(partie: Noeud, traits: readonly Trait[], haut = false): string {
  const lignes = ['stateDiagram-v2', ...corps(partie, traits, '  ')];
  // An event of the whole part is shown by a note: Mermaid has no arrow from a diagram to what it holds.
  const surTout = haut ? [] : partie.surPlace.map(direTrait);
  return [
    ['```mermaid', ...lignes, '```'].join('\n'),
    ...(surTout.length
      ? [`Dans tous les états de cette partie :\n\n${surTout.map((un) => `- ${un}`).join('\n')}`]
      : []),
  ].join('\n\n');
}

function corps(parent: Noeud, traits: readonly Trait[], retrait: string): string[] {
  const dedans = (chemin: string) => parent.enfants.some((enfant) => enfant.chemin === chemin);
  return [
    ...parent.enfants.flatMap((enfant, rang) => [
      ...(rang > 0 && parent.sorte === 'PARTIES' ? [`${retrait}--`] : []),
      ...(enfant.enfants.length
        ? [
            `${retrait}state "${enfant.libelle}" as ${nom(enfant.chemin)} {`,
            ...corps(enfant, traits, `${retrait}  `),
            `${retrait}}`,
          ]
        : [`${retrait}state "${enfant.libelle}" as ${nom(enfant.chemin)}`]),
    ]),
    ...parent.initiaux.map((initial) => `${retrait}[*] --> ${nom(initial)}`),
    ...parent.enfants.flatMap(({ surPlace }) => surPlace.map((trait) => fleche(trait, retrait))),
    ...traits.filter(({ de, vers }) => dedans(de) && dedans(vers)).map((trait) => fleche(trait, retrait)),
  ];
}

const nom = (chemin: string) => chemin.replaceAll('.', '_');

// A colon begins the label: Mermaid would stop at another one.
const fleche = (trait: Trait, retrait: string) =>
  `${retrait}${nom(trait.de)} --> ${nom(trait.vers)} : ${direTrait(trait).replaceAll(':', '꞉')}`;

const direTrait = ({ libelle, regles }: Trait) =>
  [libelle, ...(regles.length ? [`[${regles.join(' ')}]`] : [])].join(' ');
