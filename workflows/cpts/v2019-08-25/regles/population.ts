import type { Examen } from '#libs/moteur';
import { ficheFas, guideHdf } from '../../sources';
import { taille } from '../../tailles';
import { SignatureAvenant } from '../evenements/avenant';
import { Engagements } from '../evenements/engagements';
import { FaitsCpts, Population } from '../faits';
import { RegleCpts } from './communes';
import { enNombre } from '../../montants';

// The population that gives a contract its size: flagged where it is not known, never guessed.

type ExamenPopulation = Examen<FaitsCpts, Partial<Engagements & SignatureAvenant>>;

/** What the dossier knows of the territory, as long as the parties have not said what they retain. */
function connue({ type, faits, donnees, constats }: ExamenPopulation): Population | undefined {
  if (!donnees || donnees.population) return undefined;
  if (type !== 'SIGNER_AVENANT') return faits.population;
  return donnees.territoire && (constats['population'] as Population | undefined);
}

const bornes = ({ total, maximum = total }: Population, { le }: ExamenPopulation) =>
  [total, maximum].map((nombre) => taille(nombre, le).valeur) as [number, number];

const certaine = (population: Population, examen: ExamenPopulation): boolean => {
  const [basse, haute] = bornes(population, examen);
  return population.total > 0 && basse === haute;
};

const inconnues = ({ partiesInconnues = [] }: Population) => partiesInconnues.join(', ');

export const REGLES_POPULATION: readonly RegleCpts[] = [
  {
    code: 'A-POPULATION',
    enonce: 'La population du territoire donne sa taille au contrat : elle est connue, ou dite par les parties.',
    sources: [guideHdf('fiche 4'), ficheFas('le contrat tripartite')],
    aConfirmer: ['Q-14'],
    vraie: (examen: ExamenPopulation) => {
      const population = connue(examen);
      return population === undefined || certaine(population, examen);
    },
    message: (examen: ExamenPopulation) => {
      const population = connue(examen)!;
      const { total, maximum = total, millesime } = population;
      const parties = inconnues(population) ? `, sans ${inconnues(population)} (parties non précisées)` : '';
      if (total === 0) return `Aucune population n’est connue pour ce territoire${parties} : la taille ne se fixe pas.`;
      const [basse, haute] = bornes(population, examen);
      return `Le territoire compte ${enNombre(total)} habitants (millésime ${millesime})${parties}, ${enNombre(maximum)} au plus : la taille irait de ${basse} à ${haute}.`;
    },
    remede: () =>
      'Indiquez la population que les parties retiennent, avec son millésime, ou précisez d’abord les parties de commune.',
  },
  {
    code: 'A-POPULATION-PARTIELLE',
    enonce: 'La population retenue compte tout le territoire.',
    sources: [guideHdf('fiche 4')],
    aConfirmer: ['Q-14'],
    vraie: (examen: ExamenPopulation) => {
      const population = connue(examen);
      return population === undefined || inconnues(population) === '' || !certaine(population, examen);
    },
    message: (examen: ExamenPopulation) => {
      const population = connue(examen)!;
      return `La population retenue, ${enNombre(population.total)} habitants (millésime ${population.millesime}), ne compte pas ${inconnues(population)} (parties non précisées) : la taille ${bornes(population, examen)[0]} n’en dépend pas.`;
    },
    remede: () => 'Précisez ces parties de commune quand elles sont connues : la taille du contrat ne change pas.',
  },
];
