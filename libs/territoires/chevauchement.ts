import { cleDeNom } from './noms';
import { ElementNormalise } from './territoire';

/** A commune that two territories may not both take as they are written. Reads the same both ways. */
export interface Chevauchement {
  commune: string;
  nom: string;
  motif: 'COMMUNE_ENTIERE' | 'PARTIES_INCONNUES' | 'MEME_PARTIE';
  /** Names of the parts at fault, sorted. */
  parties: string[];
  /** French sentence: what is at fault, and what to do. */
  raison: string;
}

type Relation = 'MEME' | 'DISTINCTES' | 'INCOMPARABLES';

function relationIris(iris: string, autre: ElementNormalise): Relation {
  const maille = autre.maille ?? '';
  if (maille === iris) return 'MEME';
  const racines = [iris.slice(0, 5), maille.slice(0, 5)];
  if (autre.nature === 'ARRONDISSEMENT' && racines[0] === racines[1]) return 'MEME';
  // An IRIS coded on the whole city says nothing of the arrondissement it lies in.
  if (racines[0] !== racines[1] && racines.includes(autre.commune)) return 'INCOMPARABLES';
  return 'DISTINCTES';
}

function relation(a: ElementNormalise, b: ElementNormalise): Relation {
  if (a.nature === 'QUARTIER' || b.nature === 'QUARTIER') {
    if (a.nature !== b.nature) return 'INCOMPARABLES';
    return cleDeNom(a.maille ?? '') === cleDeNom(b.maille ?? '') ? 'MEME' : 'DISTINCTES';
  }
  const irisible = (partie: ElementNormalise): boolean =>
    partie.nature === 'IRIS' || partie.nature === 'ARRONDISSEMENT';
  if (a.nature === 'IRIS' && irisible(b)) return relationIris(a.maille ?? '', b);
  if (b.nature === 'IRIS' && irisible(a)) return relationIris(b.maille ?? '', a);
  if (a.nature === 'IRIS' || b.nature === 'IRIS') return 'INCOMPARABLES';
  return a.maille === b.maille ? 'MEME' : 'DISTINCTES';
}

function noms(elements: readonly ElementNormalise[]): string[] {
  return [...new Set(elements.map(({ nomPartie, nom }) => nomPartie ?? nom))].sort();
}

function examiner(a: readonly ElementNormalise[], b: readonly ElementNormalise[]): Chevauchement | undefined {
  const { commune, nom } = a[0]!;
  const lieu = `${nom} (${commune})`;
  const entieres = [a, b].filter((elements) => elements.some(({ nature }) => nature === 'COMMUNE')).length;
  if (entieres === 2) {
    const raison = `${lieu} figure en entier dans les deux territoires : retirez la commune de l'un, ou nommez les parties que chacun prend.`;
    return { commune, nom, motif: 'COMMUNE_ENTIERE', parties: [], raison };
  }
  if (entieres === 1) {
    const parties = noms([...a, ...b].filter(({ nature }) => nature !== 'COMMUNE'));
    const raison = `${lieu} : un territoire nomme ses parties (${parties.join(', ')}), l'autre prend la commune entière. Faites nommer les parties des deux côtés.`;
    return { commune, nom, motif: 'PARTIES_INCONNUES', parties, raison };
  }
  const paires = a.flatMap((de) => b.map((avec) => ({ elements: [de, avec], relation: relation(de, avec) })));
  const communs = paires.filter((paire) => paire.relation === 'MEME').flatMap(({ elements }) => elements);
  if (communs.length > 0) {
    const parties = noms(communs);
    const raison = `${lieu} : les deux territoires prennent ${parties.join(', ')}. Attribuez cette partie à un seul.`;
    return { commune, nom, motif: 'MEME_PARTIE', parties, raison };
  }
  const obscurs = paires.filter((paire) => paire.relation === 'INCOMPARABLES').flatMap(({ elements }) => elements);
  if (obscurs.length === 0) return undefined;
  const parties = noms(obscurs);
  const raison = `${lieu} : les parties nommées ne se comparent pas (${parties.join(', ')}). Faites-les nommer dans le même découpage.`;
  return { commune, nom, motif: 'PARTIES_INCONNUES', parties, raison };
}

function parCommune(territoire: readonly ElementNormalise[]): Map<string, ElementNormalise[]> {
  const groupes = new Map<string, ElementNormalise[]>();
  for (const element of territoire) {
    const groupe = groupes.get(element.commune);
    if (groupe) groupe.push(element);
    else groupes.set(element.commune, [element]);
  }
  return groupes;
}

/**
 * The communes on which two normalised territories conflict, by commune code. Sharing a commune is no conflict only
 * when each names parts of it that can be compared and differ.
 */
export function chevauchements(a: readonly ElementNormalise[], b: readonly ElementNormalise[]): Chevauchement[] {
  const autres = parCommune(b);
  return [...parCommune(a)]
    .flatMap(([commune, elements]) => {
      const partage = autres.get(commune);
      return (partage && examiner(elements, partage)) ?? [];
    })
    .sort((x, y) => (x.commune < y.commune ? -1 : 1));
}
