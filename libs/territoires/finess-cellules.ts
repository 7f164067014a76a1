import { DateCivile, estDateCivile, estNumeroFiness, estSiret } from '#libs/droit';
import { chercherLieu, Commune } from './communes';
import { type LigneLue, type NatureLecture } from './lecture-csv';
import { type NatureNom } from './nom-cpts';
import { cleDeNom } from './noms';
import { designer, direNature } from './territoire';

export type NatureFiness =
  | NatureLecture
  | NatureNom
  | 'CELLULE_VIDE'
  | 'NUMERO_IMPOSSIBLE'
  | 'CLE_FAUSSE'
  | 'DOUBLON'
  | 'EJ_PARTAGEE'
  | 'NUMEROS_IDENTIQUES'
  | 'SIRET_ABSENT'
  | 'SIRET_PARTAGE'
  | 'APE_ABSENT'
  | 'APE_INHABITUEL'
  | 'CATEGORIE'
  | 'DATE_IMPOSSIBLE'
  | 'DATE_ABSENTE'
  | 'OUVERTURE_AVANT_AUTORISATION'
  | 'COMMUNE_INCONNUE'
  | 'COMMUNE_DISPARUE'
  | 'ARRONDISSEMENT'
  | 'DELEGUEE'
  | 'ASSOCIEE'
  | 'CODE_COMMUNE_FINESS'
  | 'NUMERO_COMMUNE_DIFFERENT'
  | 'NOM_COMMUNE_DIFFERENT'
  | 'DEPARTEMENT_DIFFERENT'
  | 'COORDONNEES_ABSENTES';

export type LigneFiness = LigneLue<NatureFiness>;

/** Degrees WGS84, and metres in Lambert 93 (or the local projection overseas). */
export interface Coordonnees {
  latitude: number;
  longitude: number;
  x: number;
  y: number;
}

const APE_USUELS = ['9412Z', '8621Z', '9499Z', '8899B', '8622C'];
const NUMERO_FINESS = /^(\d{2}|2[AB])\d{7}$/;
const NOMBRE = /^-?\d+(\.\d+)?$/;
const MESURES = { latitude: 90, longitude: 180, coordxet_l93: Infinity, coordyet_l93: Infinity };
// FINESS writes the overseas departments with a letter (9A101: commune 101 of Guadeloupe, 97101 for INSEE).
const OUTRE_MER: Readonly<Record<string, string>> = {
  ...{ '9A': '971', '9B': '972', '9C': '973', '9D': '974', '9E': '975', '9F': '976' },
};

export function lireNumero(ligne: LigneFiness, champ: string): string {
  const numero = ligne.cellule(champ).toUpperCase();
  if (numero === '') ligne.rejeter(champ, 'CELLULE_VIDE', 'Le numéro FINESS manque : reportez-le depuis FINESS.');
  else if (!NUMERO_FINESS.test(numero)) {
    ligne.rejeter(
      champ,
      'NUMERO_IMPOSSIBLE',
      'Un numéro FINESS compte neuf caractères, tous des chiffres hors de Corse.',
    );
  } else if (!estNumeroFiness(numero)) {
    ligne.signaler(
      champ,
      'CLE_FAUSSE',
      'La clé de ce numéro FINESS est fausse : un chiffre est sans doute mal recopié.',
    );
  }
  return numero;
}

export function lireSiret(ligne: LigneFiness): string | null {
  const siret = ligne.cellule('siret');
  if (siret === '') {
    ligne.signaler(
      'siret',
      'SIRET_ABSENT',
      'Le SIRET manque : demandez-le à la CPTS ou cherchez-le dans le répertoire SIRENE.',
    );
    return null;
  }
  if (!/^\d{14}$/.test(siret)) {
    ligne.rejeter('siret', 'NUMERO_IMPOSSIBLE', 'Un SIRET compte quatorze chiffres, sans espace.');
  } else if (!estSiret(siret)) {
    ligne.signaler('siret', 'CLE_FAUSSE', 'La clé de ce SIRET est fausse : un chiffre est sans doute mal recopié.');
  }
  return siret;
}

export function lireApe(ligne: LigneFiness): string | null {
  const ape = ligne.cellule('codeape').toUpperCase();
  if (ape === '') {
    ligne.signaler('codeape', 'APE_ABSENT', 'Le code APE manque : il est repris du répertoire SIRENE.');
    return null;
  }
  if (!APE_USUELS.includes(ape)) {
    const raison = `Ce code APE n'est pas de ceux des CPTS (${APE_USUELS.join(', ')}) : vérifiez-le dans le répertoire SIRENE.`;
    ligne.signaler('codeape', 'APE_INHABITUEL', raison);
  }
  return ape;
}

export function lireDate(ligne: LigneFiness, champ: string): DateCivile | null {
  const date = ligne.cellule(champ);
  if (date === '') {
    ligne.signaler(champ, 'DATE_ABSENTE', 'La date manque : complétez-la dans FINESS.');
    return null;
  }
  if (estDateCivile(date)) return date;
  ligne.rejeter(champ, 'DATE_IMPOSSIBLE', "Cette date n'existe pas : écrivez-la sous la forme AAAA-MM-JJ.");
  return null;
}

export function lireCoordonnees(ligne: LigneFiness): Coordonnees | null {
  const absente = Object.keys(MESURES).find((champ) => ligne.cellule(champ) === '');
  for (const [champ, borne] of Object.entries(MESURES)) {
    const valeur = ligne.cellule(champ);
    if (valeur !== '' && (!NOMBRE.test(valeur) || Math.abs(Number(valeur)) > borne)) {
      ligne.rejeter(
        champ,
        'NUMERO_IMPOSSIBLE',
        "Cette coordonnée n'est pas un nombre possible : corrigez-la ou videz la cellule.",
      );
    }
  }
  if (absente) {
    ligne.signaler(
      absente,
      'COORDONNEES_ABSENTES',
      "Les coordonnées manquent : l'établissement ne peut être placé sur la carte.",
    );
    return null;
  }
  const nombre = (champ: keyof typeof MESURES): number => Number(ligne.cellule(champ));
  const [latitude, longitude] = [nombre('latitude'), nombre('longitude')];
  return { latitude, longitude, x: nombre('coordxet_l93'), y: nombre('coordyet_l93') };
}

export function lireCommune(ligne: LigneFiness): Commune | undefined {
  const ecrit = ligne.cellule('code_insee').toUpperCase();
  const code = ecrit.replace(/^9[A-F](?=\d{3}$)/, '97');
  const lieu = chercherLieu(code);
  if (ecrit === '' || !lieu) {
    const nature = ecrit === '' ? 'CELLULE_VIDE' : 'COMMUNE_INCONNUE';
    ligne.rejeter(
      'code_insee',
      nature,
      "Ce code n'est celui d'aucune commune : vérifiez-le dans le code officiel géographique.",
    );
    return undefined;
  }
  const { commune } = lieu;
  if (code !== ecrit)
    ligne.signaler('code_insee', 'CODE_COMMUNE_FINESS', `Code à la manière de FINESS : ${code} pour l'INSEE.`);
  if (lieu.nature === 'DISPARUE') {
    ligne.signaler(
      'code_insee',
      'COMMUNE_DISPARUE',
      `Cette commune n'existe plus : son territoire est dans ${designer(commune)}.`,
    );
  } else if (lieu.nature !== 'COMMUNE') {
    ligne.signaler(
      'code_insee',
      lieu.nature,
      `${lieu.nom} est ${direNature(lieu.nature)} de la commune ${designer(commune)}.`,
    );
  }

  const numero = ligne.cellule('commune');
  if (numero !== '' && numero !== code.slice(2)) {
    ligne.signaler(
      'commune',
      'NUMERO_COMMUNE_DIFFERENT',
      `Le numéro de commune ne correspond pas au code INSEE ${code}.`,
    );
  }
  const departement = ligne.cellule('departement').toUpperCase();
  const insee = OUTRE_MER[departement] ?? departement;
  // FINESS still counts Saint-Barthélemy and Saint-Martin in Guadeloupe.
  const admis = ['977', '978'].includes(commune.departement) ? [commune.departement, '971'] : [commune.departement];
  if (!admis.includes(insee)) {
    const raison = `${designer(commune)} est dans le département ${commune.departement} : corrigez le département ou la commune.`;
    ligne.signaler('departement', 'DEPARTEMENT_DIFFERENT', raison);
  }
  const bureau = cleDeNom(ligne.cellule('ligneacheminement').replace(/^\d{5}\s+/, '')).replace(/ CEDEX( \d+)?$/, '');
  if (bureau !== '' && bureau !== cleDeNom(commune.nom) && !('nom' in lieu && bureau === cleDeNom(lieu.nom))) {
    const raison = `Le bureau distributeur ne porte pas le nom de la commune, ${designer(commune)} : vérifiez l'adresse.`;
    ligne.signaler('ligneacheminement', 'NOM_COMMUNE_DIFFERENT', raison);
  }
  return commune;
}
