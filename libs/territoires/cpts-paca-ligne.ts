import { agenceDe, nomDuDepartement } from './agences';
import { chercherLieu } from './communes';
import { LigneLue, NatureLecture } from './lecture-csv';
import { NatureNom, verifierNomCpts } from './nom-cpts';
import { ElementNormalise, ElementTerritoire, ErreurElement, normaliserTerritoire, Signalement } from './territoire';

/** A CPTS of a regional listing, with its territory. Cells are kept as written. */
export interface CptsListee {
  /** Line in the file, from 1. */
  ligne: number;
  id: string;
  nom: string;
  regionArs: string;
  departements: string[];
  site: string;
  /** The territory as the listing writes it. */
  territoire: ElementTerritoire[];
  /** The same, checked; without the communes to confirm. */
  elements: ElementNormalise[];
  /** Communes that no longer exist, and what they became: a person confirms before they are used. */
  aConfirmer: { commune: string; successeur: string }[];
  /** Communes that another CPTS of the listing takes too, without parts that tell the two apart. */
  communesPartagees: string[];
}

export type NatureListe =
  | NatureLecture
  | NatureNom
  | Signalement['nature']
  | ErreurElement['nature']
  | 'CELLULE_VIDE'
  | 'NOMBRE_IMPOSSIBLE'
  | 'REGION_INCONNUE'
  | 'DOUBLON_CPTS'
  | 'SITE_ILLISIBLE'
  | 'NB_COMMUNES_DIFFERENT'
  | 'PLUSIEURS_DEPARTEMENTS'
  | 'PLUSIEURS_REGIONS'
  | 'DEPARTEMENTS_DIFFERENTS'
  | 'REGION_DIFFERENTE'
  | 'COMMUNE_PARTAGEE_SANS_PARTIE'
  | 'COMMUNE_PARTAGEE_PAR_PARTIES'
  | 'PARTIE_PARTAGEE'
  | 'PARTAGE_INTROUVABLE'
  | 'CPTS_INCONNUE'
  | 'NOM_CPTS_DIFFERENT'
  | 'NOM_COMMUNE_DIFFERENT'
  | 'POPULATION_DIFFERENTE'
  | 'MAILLE_DIFFERENTE'
  | 'COMMUNE_NON_LISTEE'
  | 'COMMUNE_SANS_DETAIL';

export type LigneListe = LigneLue<NatureListe>;

/** An element of a territory, and the cell that wrote it. */
interface Ecrit {
  champ: string;
  element: ElementTerritoire;
}

const ENTIER = /^\d+$/;
const SITE = /^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(\/\S*)?$/i;

function codes(cellule: string): string[] {
  return cellule
    .toUpperCase()
    .split(/[\s,;|]+/)
    .filter(Boolean);
}

function lireTexte(ligne: LigneListe, champ: string, quoi: string): string {
  const texte = ligne.cellule(champ);
  if (texte === '') ligne.rejeter(champ, 'CELLULE_VIDE', `${quoi} : complétez la cellule.`);
  return texte;
}

/** A city whose arrondissements are listed is taken by those parts; every other commune is taken whole. */
function elementsEcrits(ligne: LigneListe, colonnes: readonly string[], listees: readonly string[]): Ecrit[] {
  const parVille = new Map<string, Ecrit[]>();
  for (const champ of colonnes.filter((colonne) => colonne.startsWith('arrondissements'))) {
    for (const code of codes(ligne.cellule(champ))) {
      const lieu = chercherLieu(code);
      if (lieu?.nature !== 'ARRONDISSEMENT') {
        const raison = `Le code « ${code} » n'est pas celui d'un arrondissement municipal : corrigez-le.`;
        ligne.rejeter(champ, 'MAILLE_INCONNUE', raison, code);
        continue;
      }
      const ville = lieu.commune.code;
      const element = listees.includes(ville) ? { commune: ville, maille: code } : { commune: code };
      parVille.set(ville, [...(parVille.get(ville) ?? []), { champ, element }]);
    }
  }
  const entieres = listees.filter((commune) => !parVille.has(commune));
  return [
    ...entieres.map((commune) => ({ champ: 'communes_insee', element: { commune } })),
    ...[...parVille.values()].flat(),
  ];
}

function lireNombre(ligne: LigneListe, compte: number): void {
  const ecrit = ligne.cellule('nb_communes');
  if (ecrit === '')
    ligne.signaler('nb_communes', 'CELLULE_VIDE', `Le nombre de communes manque : ${compte} sont listées.`);
  else if (!ENTIER.test(ecrit)) {
    ligne.rejeter(
      'nb_communes',
      'NOMBRE_IMPOSSIBLE',
      'Un nombre de communes est un entier : corrigez-le ou videz la cellule.',
    );
  } else if (Number(ecrit) !== compte) {
    const raison = `${ecrit} communes sont annoncées et ${compte} sont listées : vérifiez la liste.`;
    ligne.signaler('nb_communes', 'NB_COMMUNES_DIFFERENT', raison);
  }
}

function situer(ligne: LigneListe, region: string, listees: readonly string[]): void {
  const communes = listees.flatMap((code) => chercherLieu(code)?.commune ?? []);
  const trouves = [...new Set(communes.map(({ departement }) => departement))].sort();
  const ecrits = [...new Set(codes(ligne.cellule('departements')))].sort();
  const enClair = trouves.map((code) => `${nomDuDepartement(code) ?? code} (${code})`).join(', ');
  if (trouves.length > 1) {
    const raison = `Le territoire s'étend sur plusieurs départements : ${enClair}. Désignez un chef de file.`;
    ligne.signaler('departements', 'PLUSIEURS_DEPARTEMENTS', raison);
  }
  if (ecrits.join() !== trouves.join()) {
    const raison = `Les communes listées sont dans : ${enClair}. Corrigez les départements ou les communes.`;
    ligne.signaler('departements', 'DEPARTEMENTS_DIFFERENTS', raison);
  }
  const regions = [...new Set(communes.map((commune) => commune.region))].sort();
  const noms = regions.map((code) => agenceDe(code)?.nom ?? code).join(', ');
  if (regions.length > 1) {
    const raison = `Le territoire s'étend sur plusieurs régions : ${noms}. Désignez un chef de file.`;
    ligne.signaler('region_ars', 'PLUSIEURS_REGIONS', raison);
  }
  if (!regions.includes(region)) {
    ligne.signaler('region_ars', 'REGION_DIFFERENTE', `Aucune commune n'est dans cette région, mais dans : ${noms}.`);
  }
}

/** Reads a line of the listing; `undefined` when it is rejected. */
export function lireCpts(ligne: LigneListe, colonnes: readonly string[]): CptsListee | undefined {
  const id = lireTexte(ligne, 'id', "L'identifiant manque");
  const nom = lireTexte(ligne, 'nom', 'Le nom manque');
  if (nom !== '') verifierNomCpts(ligne, ['nom']);
  const regionArs = lireTexte(ligne, 'region_ars', 'Le code de la région manque');
  if (regionArs !== '' && !agenceDe(regionArs)) {
    const raison = 'Aucune agence régionale de santé ne porte ce code : indiquez le code INSEE de la région.';
    ligne.rejeter('region_ars', 'REGION_INCONNUE', raison);
  }
  const site = ligne.cellule('site');
  if (site !== '' && !SITE.test(site)) {
    ligne.signaler('site', 'SITE_ILLISIBLE', "Ce n'est pas une adresse de site : vérifiez-la.");
  }

  const listees = codes(lireTexte(ligne, 'communes_insee', 'Aucune commune'));
  lireNombre(ligne, new Set(listees).size);
  const ecrits = elementsEcrits(ligne, colonnes, listees);
  const { elements, reports, erreurs } = normaliserTerritoire(ecrits.map(({ element }) => element));
  const champDe = ({ index }: { index: number }): string => ecrits[index]?.champ ?? 'communes_insee';
  for (const report of reports) ligne.signaler(champDe(report), report.nature, report.message, report.valeur);
  const aConfirmer: CptsListee['aConfirmer'] = [];
  for (const erreur of erreurs) {
    if (erreur.successeur) {
      ligne.signaler(champDe(erreur), erreur.nature, erreur.message, erreur.valeur);
      aConfirmer.push({ commune: erreur.valeur, successeur: erreur.successeur });
    } else ligne.rejeter(champDe(erreur), erreur.nature, erreur.message, erreur.valeur);
  }
  if (listees.length > 0) situer(ligne, regionArs, listees);
  if (ligne.rejetee) return undefined;
  const territoire = ecrits.map(({ element }) => element);
  const departements = codes(ligne.cellule('departements'));
  return {
    ...{ ligne: ligne.numero, id, nom, regionArs, departements, site },
    ...{ territoire, elements, aConfirmer, communesPartagees: [] },
  };
}
