import { agenceDe, nomDuDepartement } from './agences';
import { chercherLieu, Commune, NaturePartieOfficielle } from './communes';
import { lirePartie, NaturePartie, Partie, partieOfficielle } from './partie';
import { cleDeNom } from './noms';

/** A commune of a territory, or the part of it (`maille`) that the territory takes: see `normaliserTerritoire`. */
export interface ElementTerritoire {
  commune: string;
  maille?: string | undefined;
}

/** An element checked against the communes of today. JSON-safe: it may be kept as a fact. */
export interface ElementNormalise {
  /** Always a commune of today, never an arrondissement or a delegated commune. */
  commune: string;
  /** Absent when the whole commune is taken. */
  maille?: string;
  nature: 'COMMUNE' | NaturePartie;
  /** Name of the commune. */
  nom: string;
  /** Name of the part: `Marseille 4e Arrondissement`, `Ristolas`, `IRIS 132040101`, `Les Chartreux`. */
  nomPartie?: string;
  departement: string;
  /** INSEE code of the region whose agency answers for the commune. */
  region: string;
  /** Municipal population of the commune or of the arrondissement; `null` when that of the part is not published. */
  population: number | null;
}

interface Constat<Nature extends string> {
  /** Rank of the element in the list received, from 0. */
  index: number;
  champ: 'commune' | 'maille';
  valeur: string;
  nature: Nature;
  message: string;
}

/** Something a person should know, which did not stop the element from going in. */
export type Signalement = Constat<
  | 'ARRONDISSEMENT'
  | 'DELEGUEE'
  | 'ASSOCIEE'
  | 'IRIS_ENTIER'
  | 'PARTIE_DE_PARTIE'
  | 'DOUBLON'
  | 'DEJA_COMPRIS'
  | 'HORS_ARS'
>;

/** Why an element did not go in. `successeur` is the commune to confirm in place of one that no longer exists. */
export interface ErreurElement extends Constat<
  'COMMUNE_INCONNUE' | 'COMMUNE_DISPARUE' | 'MAILLE_INCONNUE' | 'MAILLE_CONTRADICTOIRE'
> {
  successeur?: string;
}

export interface TerritoireNormalise {
  elements: ElementNormalise[];
  reports: Signalement[];
  erreurs: ErreurElement[];
}

const TITRES = {
  ARRONDISSEMENT: 'un arrondissement municipal',
  DELEGUEE: 'une commune déléguée',
  ASSOCIEE: 'une commune associée',
} as const;

/** `un arrondissement municipal`… */
export function direNature(nature: NaturePartieOfficielle): string {
  return TITRES[nature];
}

/** `Toulon (83137)`. */
export function designer(commune: Commune): string {
  return `${commune.nom} (${commune.code})`;
}

function element(commune: Commune, partie?: Partie): ElementNormalise {
  const { code, nom, departement, region, population } = commune;
  if (!partie) return { commune: code, nature: 'COMMUNE', nom, departement, region, population };
  return {
    commune: code,
    maille: partie.maille,
    nature: partie.nature,
    nom,
    nomPartie: partie.nom,
    departement,
    region,
    population: partie.population,
  };
}

/** Two elements with the same key take the same ground. */
function cleElement({ commune, maille, nature }: ElementNormalise): string {
  return `${commune}/${nature === 'QUARTIER' ? cleDeNom(maille ?? '') : (maille ?? '')}`;
}

/** Keys of the elements that would take all of this one: its commune, and the arrondissement of an IRIS. */
function englobants({ commune, maille = '', nature }: ElementNormalise): string[] {
  if (nature === 'COMMUNE') return [];
  const racine = maille.slice(0, 5);
  return nature === 'IRIS' && racine !== commune ? [`${commune}/`, `${commune}/${racine}`] : [`${commune}/`];
}

class Lecture {
  readonly reports: Signalement[] = [];
  readonly erreurs: ErreurElement[] = [];
  private readonly retenus: { index: number; element: ElementNormalise }[] = [];

  lire(index: number, { commune: ecrite, maille: brute }: ElementTerritoire): void {
    const code = ecrite.trim().toUpperCase();
    const maille = brute?.trim().replace(/\s+/g, ' ') ?? '';
    const refuser = (erreur: Omit<ErreurElement, 'index' | 'valeur'>): void => {
      this.erreurs.push({ index, valeur: erreur.champ === 'commune' ? ecrite : (brute ?? ''), ...erreur });
    };
    const lieu = chercherLieu(code);
    if (!lieu) {
      const zero =
        /^\d{4}$/.test(code) && chercherLieu(`0${code}`) ? ` Le zéro initial manque sans doute : 0${code}.` : '';
      const message = `Le code « ${ecrite} » n'est celui d'aucune commune : vérifiez-le dans le code officiel géographique.${zero}`;
      return refuser({ champ: 'commune', nature: 'COMMUNE_INCONNUE', message });
    }
    const { commune } = lieu;
    if (lieu.nature === 'DISPARUE') {
      const message = `La commune ${code} n'existe plus : son code a été remplacé par celui de la commune ${designer(commune)}. Confirmez en indiquant ${commune.code}.`;
      return refuser({ champ: 'commune', nature: 'COMMUNE_DISPARUE', message, successeur: commune.code });
    }
    const implicite = lieu.nature === 'COMMUNE' ? undefined : partieOfficielle(lieu);
    const lue = maille ? lirePartie(commune, maille, implicite) : { partie: implicite };
    if ('erreur' in lue) return refuser({ champ: 'maille', ...lue.erreur });
    if (lieu.nature !== 'COMMUNE') {
      const message = `${lieu.nom} (${code}) est ${direNature(lieu.nature)} de la commune ${designer(commune)} : c'est cette partie de la commune qui est retenue.`;
      this.reports.push({ index, champ: 'commune', valeur: ecrite, nature: lieu.nature, message });
    }
    if (lue.report) this.reports.push({ index, champ: 'maille', valeur: brute ?? '', ...lue.report });
    if (!agenceDe(commune.region)) {
      const ou = nomDuDepartement(commune.departement) ?? commune.departement;
      const message = `${designer(commune)}, ${ou}, ne relève d'aucune agence régionale de santé : vérifiez ce code.`;
      this.reports.push({ index, champ: 'commune', valeur: ecrite, nature: 'HORS_ARS', message });
    }
    this.retenus.push({ index, element: element(commune, lue.partie) });
  }

  /** What was kept, without what another element already takes. */
  conclure(): TerritoireNormalise {
    const premiers = new Map<string, number>();
    for (const { index, element: retenu } of this.retenus) {
      if (!premiers.has(cleElement(retenu))) premiers.set(cleElement(retenu), index);
    }
    const elements = this.retenus.flatMap(({ index, element: retenu }) => {
      const nom = retenu.nomPartie
        ? `${retenu.nomPartie}, ${retenu.nom} (${retenu.commune})`
        : `${retenu.nom} (${retenu.commune})`;
      const champ = retenu.maille ? ('maille' as const) : ('commune' as const);
      const constat = { index, champ, valeur: retenu.maille ?? retenu.commune };
      if (premiers.get(cleElement(retenu)) !== index) {
        const message = `${nom} figure plusieurs fois : une seule mention est retenue.`;
        this.reports.push({ ...constat, nature: 'DOUBLON', message });
        return [];
      }
      if (englobants(retenu).some((cle) => premiers.has(cle))) {
        const message = `${nom} figure déjà dans un élément plus large du territoire, seul retenu.`;
        this.reports.push({ ...constat, nature: 'DEJA_COMPRIS', message });
        return [];
      }
      return [retenu];
    });
    this.reports.sort((a, b) => a.index - b.index);
    return { elements, reports: this.reports, erreurs: this.erreurs };
  }
}

/**
 * Checks a territory against the communes of today, and writes each element in one form: a commune, with or
 * without a part of it. A part (`maille`) is the code of an arrondissement, of a delegated or associated commune,
 * a nine-character IRIS code, or the name of a quartier. IRIS and quartiers are checked on their form only.
 * A commune that no longer exists is an error naming its successor: a person confirms, nothing is replaced silently.
 * Elements keep the order received; doing it again on the result changes nothing.
 */
export function normaliserTerritoire(elements: readonly ElementTerritoire[]): TerritoireNormalise {
  const lecture = new Lecture();
  elements.forEach((recu, index) => lecture.lire(index, recu));
  return lecture.conclure();
}
