import { chercherPartie, Commune, NaturePartieOfficielle, PartieOfficielle } from './communes';
import { cleDeNom } from './noms';

export type NaturePartie = NaturePartieOfficielle | 'IRIS' | 'QUARTIER';

/** A part of a commune, official or not. */
export interface Partie {
  nature: NaturePartie;
  maille: string;
  nom: string;
  population: number | null;
}

type Lue =
  | { partie: Partie | undefined; report?: { nature: 'IRIS_ENTIER' | 'PARTIE_DE_PARTIE'; message: string } }
  | { erreur: { nature: 'MAILLE_INCONNUE' | 'MAILLE_CONTRADICTOIRE'; message: string } };

const CODE_COMMUNE = /^(\d{2}|2[AB])\d{3}$/;
const CODE_IRIS = /^(\d{2}|2[AB])\d{7}$/;
// INSEE numbers 0000 the single IRIS of a commune that is not divided.
const IRIS_UNIQUE = '0000';

export function partieOfficielle({ nature, code, nom, population }: PartieOfficielle): Partie {
  return { nature, maille: code, nom, population };
}

function inconnue(message: string): Lue {
  return { erreur: { nature: 'MAILLE_INCONNUE', message } };
}

function lireIris(commune: Commune, code: string): Lue {
  const racine = code.slice(0, 5);
  const officielle = chercherPartie(commune.code, racine);
  const arrondissement = officielle?.nature === 'ARRONDISSEMENT' ? officielle : undefined;
  if (racine !== commune.code && !arrondissement) {
    return inconnue(
      `L'IRIS ${code} n'est pas dans ${commune.nom} : son code doit commencer par ${commune.code} ou par celui d'un de ses arrondissements.`,
    );
  }
  if (!code.endsWith(IRIS_UNIQUE)) {
    return { partie: { nature: 'IRIS', maille: code, nom: `IRIS ${code}`, population: null } };
  }
  const entier = arrondissement?.nom ?? commune.nom;
  const message = `L'IRIS ${code} couvre ${entier} en entier : le territoire prend le tout.`;
  return {
    partie: arrondissement && partieOfficielle(arrondissement),
    report: { nature: 'IRIS_ENTIER', message },
  };
}

function lireSeule(commune: Commune, maille: string): Lue {
  const code = maille.toUpperCase();
  if (CODE_IRIS.test(code)) return lireIris(commune, code);
  if (CODE_COMMUNE.test(code)) {
    const officielle = chercherPartie(commune.code, code);
    if (officielle) return { partie: partieOfficielle(officielle) };
    return inconnue(
      `Le code ${code} n'est celui d'aucun arrondissement ni d'aucune commune déléguée ou associée de ${commune.nom} : corrigez-le, ou laissez la partie vide pour la commune entière.`,
    );
  }
  if (!/[A-Z]/.test(cleDeNom(maille))) {
    return inconnue(
      `« ${maille} » n'est ni un code d'arrondissement, ni un code IRIS à 9 chiffres, ni un nom de quartier : corrigez-le.`,
    );
  }
  return { partie: { nature: 'QUARTIER', maille, nom: maille, population: null } };
}

/** Reads a part named inside a commune, or inside a part of it already given (`implicite`). */
export function lirePartie(commune: Commune, maille: string, implicite: Partie | undefined): Lue {
  const lue = lireSeule(commune, maille);
  if ('erreur' in lue || !implicite || lue.partie?.maille === implicite.maille) return lue;
  if (lue.partie?.nature === 'QUARTIER') {
    const message = `Le quartier « ${maille} » est retenu dans ${commune.nom} ; ${implicite.nom} n'est pas conservé.`;
    return { ...lue, report: { nature: 'PARTIE_DE_PARTIE', message } };
  }
  if (lue.partie?.nature === 'IRIS' && lue.partie.maille.startsWith(implicite.maille)) return lue;
  const message = `La partie « ${maille} » n'est pas dans ${implicite.nom} : corrigez la commune ou la partie.`;
  return { erreur: { nature: 'MAILLE_CONTRADICTOIRE', message } };
}
