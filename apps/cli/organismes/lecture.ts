import { LIBELLE_ROLE, type Role } from '#libs/acces';
import { type GenreOrganisme, type Organisme } from '#libs/persistance';
import { agenceDe, type Anomalie, type Fichier, type LigneLue, lireCsv, type NatureLecture } from '#libs/territoires';
import { isEmail } from 'class-validator';

export type OrganismeLu = Omit<Organisme, 'id' | 'fictif'> & { ligne: number };

export const GENRES: readonly GenreOrganisme[] = ['ARS', 'CPAM', 'URPS', 'GESTIONNAIRE_FINESS'];

export const COLONNES = [
  ...['genre', 'region', 'departement', 'nom', 'service', 'adresse', 'ville', 'courriel', 'telephone', 'signataires'],
];

type NatureOrganisme = NatureLecture | 'CELLULE_VIDE' | 'VALEUR_IMPOSSIBLE' | 'DOUBLON';
type Ligne = LigneLue<NatureOrganisme>;

const TELEPHONE = /^[+0-9][0-9 .]{5,24}$/;

/** Reads the agencies of the letterheads. A line that cannot be read is rejected and the others go in. */
export function lireOrganismes(fichier: Fichier): { lignes: OrganismeLu[]; anomalies: Anomalie[] } {
  const lu = lireCsv<NatureOrganisme>(fichier, COLONNES);
  const premieres = new Map<string, number>();
  const lignes = lu.lignes.flatMap((ligne) => {
    const organisme = lireOrganisme(ligne);
    if (ligne.rejetee) return [];
    const { genre, region, departement } = organisme;
    const cle = [genre, region, departement].join('/');
    const premiere = premieres.get(cle);
    if (premiere !== undefined) {
      const raison = `Cet organisme figure déjà à la ligne ${premiere} : gardez une seule des deux lignes.`;
      ligne.rejeter('genre', 'DOUBLON', raison);
      return [];
    }
    premieres.set(cle, ligne.numero);
    return [organisme];
  });
  const anomalies = [...lu.anomalies, ...lu.lignes.flatMap((ligne) => ligne.anomalies)];
  return { lignes, anomalies: anomalies.sort((a, b) => a.ligne - b.ligne) };
}

function lireOrganisme(ligne: Ligne): OrganismeLu {
  const genre = lireTexte(ligne, 'genre') as GenreOrganisme;
  if (genre && !GENRES.includes(genre))
    ligne.rejeter('genre', 'VALEUR_IMPOSSIBLE', `Ce genre n’existe pas : écrivez ${GENRES.join(', ')}.`);
  const region = lireTexte(ligne, 'region');
  const agence = agenceDe(region);
  if (region && !agence)
    ligne.rejeter('region', 'VALEUR_IMPOSSIBLE', 'Aucune ARS ne porte ce code : indiquez le code INSEE de la région.');
  const departement = ligne.cellule('departement').toUpperCase() || null;
  if (departement && agence && !agence.departements.includes(departement)) {
    const raison = `Ce département ne relève pas de l’${agence.nom} : corrigez-le, ou videz la cellule pour toute la région.`;
    ligne.rejeter('departement', 'VALEUR_IMPOSSIBLE', raison);
  }
  const courriel = lireTexte(ligne, 'courriel');
  if (courriel && !isEmail(courriel))
    ligne.rejeter('courriel', 'VALEUR_IMPOSSIBLE', 'Ce n’est pas une adresse de courriel : corrigez-la.');
  const telephone = lireTexte(ligne, 'telephone');
  if (telephone && !TELEPHONE.test(telephone))
    ligne.rejeter(
      'telephone',
      'VALEUR_IMPOSSIBLE',
      'Ce n’est pas un numéro de téléphone : des chiffres et des espaces.',
    );
  return {
    ...{ ligne: ligne.numero, genre, region, departement, courriel, telephone },
    nom: lireTexte(ligne, 'nom'),
    service: lireTexte(ligne, 'service'),
    adresse: partager(lireTexte(ligne, 'adresse')),
    ville: lireTexte(ligne, 'ville'),
    signataires: lireSignataires(ligne),
  };
}

function lireTexte(ligne: Ligne, champ: string): string {
  const texte = ligne.cellule(champ);
  if (texte === '') ligne.rejeter(champ, 'CELLULE_VIDE', 'Cette cellule est vide, et les courriers en ont besoin.');
  return texte;
}

function lireSignataires(ligne: Ligne): Organisme['signataires'] {
  const lus = partager(ligne.cellule('signataires')).map((ecrit) => {
    const [, role = '', nom = '', qualite = ''] = /^([A-Z_]+)\s*=\s*([^,]+?)\s*,\s*(.+)$/.exec(ecrit) ?? [];
    if (!role) {
      const raison = 'Un signataire s’écrit « ROLE=nom, qualité », les signataires séparés par « | ».';
      ligne.rejeter('signataires', 'VALEUR_IMPOSSIBLE', raison, ecrit);
    } else if (!(role in LIBELLE_ROLE)) {
      const raison = `Ce rôle n’existe pas : écrivez ${Object.keys(LIBELLE_ROLE).join(', ')}.`;
      ligne.rejeter('signataires', 'VALEUR_IMPOSSIBLE', raison, role);
    }
    return [role as Role, { nom, qualite }] as const;
  });
  return Object.fromEntries(lus);
}

function partager(cellule: string): string[] {
  return cellule
    .split('|')
    .map((partie) => partie.trim())
    .filter(Boolean);
}
