import { DateCivile, dateCourte } from '#libs/droit';
import { type Commune } from './communes';
import {
  Coordonnees,
  LigneFiness,
  lireApe,
  lireCommune,
  lireCoordonnees,
  lireDate,
  lireNumero,
  lireSiret,
  NatureFiness,
} from './finess-cellules';
import { Anomalie, Fichier, lireCsv } from './lecture-csv';
import { verifierNomCpts } from './nom-cpts';

/** A CPTS as FINESS registers it: an establishment (ET) of a legal entity (EJ). Cells are kept as written. */
export interface InscriptionFiness {
  /** Line in the file, from 1. */
  ligne: number;
  numeroEt: string;
  numeroEj: string;
  raisonSociale: string;
  raisonSocialeLongue: string;
  complementRaisonSociale: string;
  /** Postal lines, in order, without the name. */
  adresse: string[];
  codeCommune: string;
  /** The commune of today in which that code lies. */
  commune: Commune;
  categorie: string;
  siret: string | null;
  ape: string | null;
  dateOuverture: DateCivile | null;
  dateAutorisation: DateCivile | null;
  coordonnees: Coordonnees | null;
}

const OBLIGATOIRES = [
  ...['nofinesset', 'nofinessej', 'rs', 'rslongue', 'code_insee', 'departement'],
  ...['categetab', 'siret', 'codeape', 'dateouv', 'dateautor'],
];
const CATEGORIE_CPTS = '604';

function lireAdresse(ligne: LigneFiness): string[] {
  const voie = ['numvoie', 'compvoie', 'typvoie', 'voie']
    .map((champ) => ligne.cellule(champ))
    .filter(Boolean)
    .join(' ');
  const lignes = [ligne.cellule('compldistrib'), voie, ligne.cellule('lieuditbp'), ligne.cellule('ligneacheminement')];
  return lignes.filter(Boolean);
}

function lireInscription(ligne: LigneFiness): InscriptionFiness | undefined {
  const [numeroEt, numeroEj] = [lireNumero(ligne, 'nofinesset'), lireNumero(ligne, 'nofinessej')];
  if (numeroEt !== '' && numeroEt === numeroEj) {
    ligne.signaler(
      'nofinessej',
      'NUMEROS_IDENTIQUES',
      "L'établissement et l'entité juridique ont toujours deux numéros différents.",
    );
  }
  if (ligne.cellule('rs') === '')
    ligne.rejeter('rs', 'CELLULE_VIDE', 'La raison sociale manque : reportez-la depuis FINESS.');
  else verifierNomCpts(ligne, ['rs', 'rslongue']);
  const categorie = ligne.cellule('categetab');
  if (categorie !== CATEGORIE_CPTS) {
    ligne.signaler(
      'categetab',
      'CATEGORIE',
      `La catégorie d'une CPTS est ${CATEGORIE_CPTS} : vérifiez cet établissement.`,
    );
  }
  const [siret, ape] = [lireSiret(ligne), lireApe(ligne)];
  const [dateAutorisation, dateOuverture] = [lireDate(ligne, 'dateautor'), lireDate(ligne, 'dateouv')];
  if (dateAutorisation && dateOuverture && dateOuverture < dateAutorisation) {
    const raison = `L'ouverture précède l'autorisation, datée du ${dateCourte(dateAutorisation)} : vérifiez les deux dates.`;
    ligne.signaler('dateouv', 'OUVERTURE_AVANT_AUTORISATION', raison);
  }
  const commune = lireCommune(ligne);
  const coordonnees = lireCoordonnees(ligne);
  if (!commune || ligne.rejetee) return undefined;
  return {
    ligne: ligne.numero,
    numeroEt,
    numeroEj,
    raisonSociale: ligne.cellule('rs'),
    raisonSocialeLongue: ligne.cellule('rslongue'),
    complementRaisonSociale: ligne.cellule('complrs'),
    adresse: lireAdresse(ligne),
    codeCommune: ligne.cellule('code_insee'),
    commune,
    categorie,
    siret,
    ape,
    dateOuverture,
    dateAutorisation,
    coordonnees,
  };
}

/**
 * Reads a list of CPTS in the FINESS format (one establishment a line, dates `AAAA-MM-JJ`). A line that cannot be
 * read is rejected and the others go in; oddities are reported and nothing is mended.
 */
export function lireFinessCpts(fichier: Fichier): { lignes: InscriptionFiness[]; anomalies: Anomalie<NatureFiness>[] } {
  const lu = lireCsv<NatureFiness>(fichier, OBLIGATOIRES);
  const lignes: InscriptionFiness[] = [];
  const vus = {
    nofinesset: new Map<string, number>(),
    nofinessej: new Map<string, number>(),
    siret: new Map<string, number>(),
  };
  const dejaVu = (champ: keyof typeof vus, numero: string, ligne: number): number | undefined => {
    const premiere = vus[champ].get(numero);
    if (premiere === undefined) vus[champ].set(numero, ligne);
    return premiere;
  };
  for (const ligne of lu.lignes) {
    const inscription = lireInscription(ligne);
    if (!inscription) continue;
    const { numeroEt, numeroEj, siret } = inscription;
    const double = dejaVu('nofinesset', numeroEt, ligne.numero);
    if (double !== undefined) {
      ligne.rejeter(
        'nofinesset',
        'DOUBLON',
        `Cet établissement figure déjà à la ligne ${double} : gardez une seule des deux.`,
      );
      continue;
    }
    lignes.push(inscription);
    const memeEj = dejaVu('nofinessej', numeroEj, ligne.numero);
    if (memeEj !== undefined) {
      const raison = `L'entité juridique est aussi celle de la ligne ${memeEj} : une CPTS n'a qu'un établissement.`;
      ligne.signaler('nofinessej', 'EJ_PARTAGEE', raison);
    }
    const memeSiret = siret === null ? undefined : dejaVu('siret', siret, ligne.numero);
    if (memeSiret !== undefined) {
      ligne.signaler(
        'siret',
        'SIRET_PARTAGE',
        `Ce SIRET est aussi celui de la ligne ${memeSiret} : vérifiez les deux.`,
      );
    }
  }
  const anomalies = [...lu.anomalies, ...lu.lignes.flatMap((ligne) => ligne.anomalies)];
  return { lignes, anomalies: anomalies.sort((a, b) => a.ligne - b.ligne) };
}
