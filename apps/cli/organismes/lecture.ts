import { LIBELLE_ROLE, type Role } from '#libs/acces';
import { type GenreOrganisme, type Organisme } from '#libs/persistance';
import { type FichierExamine, type GenreDeFichier, ROLES_QUI_SIGNENT } from '#libs/redaction';
import {
  agenceDe,
  type Anomalie,
  type Fichier,
  type LigneLue,
  lireCsv,
  type NatureLecture,
  sigleDeLaCaisse,
} from '#libs/territoires';
import { isEmail } from 'class-validator';
import { lireImage } from './images';

/** An image of the letterhead, with what it says to whoever does not see it. */
export interface ImageLue {
  genre: GenreDeFichier;
  fichier: FichierExamine;
  texte: string;
}

type Identite = 'genre' | 'region' | 'departement' | 'nom' | 'service' | 'adresse' | 'ville' | 'courriel' | 'telephone';

/** What a line says; what its optional columns leave empty does not change. */
export interface OrganismeLu extends Pick<Organisme, Identite | 'signataires'> {
  ligne: number;
  norme?: Organisme['norme'];
  parapheur?: string[];
  images: ImageLue[];
}

export const GENRES: readonly GenreOrganisme[] = ['ARS', 'CPAM', 'URPS', 'GESTIONNAIRE_FINESS'];

export const COLONNES = [
  ...['genre', 'region', 'departement', 'nom', 'service', 'adresse', 'ville', 'courriel', 'telephone', 'signataires'],
];

export const COLONNES_FACULTATIVES = ['norme', 'parapheur', 'logo', 'logo_texte', 'marque', 'marque_texte'];

const NORMES: readonly Organisme['norme'][] = ['a-2a', 'ua-1'];

export type NatureOrganisme =
  NatureLecture | 'CELLULE_VIDE' | 'VALEUR_IMPOSSIBLE' | 'DOUBLON' | 'FICHIER_REFUSE' | 'NOM_DE_CAISSE';
type Ligne = LigneLue<NatureOrganisme>;

const TELEPHONE = /^[+0-9][0-9 .]{5,24}$/;

/**
 * Reads the agencies of the letterheads. A line that cannot be read is rejected and the others go in.
 * @param dossier from which the paths of the images start
 */
export function lireOrganismes(fichier: Fichier, dossier = '.'): { lignes: OrganismeLu[]; anomalies: Anomalie[] } {
  const lu = lireCsv<NatureOrganisme>(fichier, COLONNES);
  const premieres = new Map<string, number>();
  const lignes = lu.lignes.flatMap((ligne) => {
    const organisme = lireOrganisme(ligne, dossier);
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

function lireOrganisme(ligne: Ligne, dossier: string): OrganismeLu {
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
  const nom = lireTexte(ligne, 'nom');
  if (genre === 'CPAM') signalerNomDeCaisse(ligne, region, nom);
  return {
    ...{ ligne: ligne.numero, genre, region, departement, nom, courriel, telephone },
    service: lireTexte(ligne, 'service'),
    adresse: partager(lireTexte(ligne, 'adresse')),
    ville: lireTexte(ligne, 'ville'),
    signataires: lireSignataires(ligne),
    ...lireNorme(ligne),
    ...lireParapheur(ligne, genre),
    images: (['logo', 'marque'] as const).flatMap((image) => lireImage(ligne, image, dossier) ?? []),
  };
}

/** Overseas, a letter that names a « CPAM » names a fund that does not exist there. */
function signalerNomDeCaisse(ligne: Ligne, region: string, nom: string): void {
  const sigle = sigleDeLaCaisse(region);
  if (sigle === 'CPAM' || !/\bCPAM\b|caisse primaire/i.test(nom)) return;
  const raison = `La caisse de cette région est une ${sigle}, et non une CPAM : ses courriers porteront ce nom tel quel.`;
  ligne.signaler('nom', 'NOM_DE_CAISSE', raison);
}

function lireNorme(ligne: Ligne): Pick<OrganismeLu, 'norme'> {
  const ecrite = ligne.cellule('norme').toLowerCase();
  if (ecrite === '') return {};
  const norme = NORMES.find((connue) => connue === ecrite);
  if (norme) return { norme };
  ligne.rejeter('norme', 'VALEUR_IMPOSSIBLE', `Cette norme n’existe pas : écrivez ${NORMES.join(' ou ')}.`);
  return {};
}

function lireParapheur(ligne: Ligne, genre: GenreOrganisme): Pick<OrganismeLu, 'parapheur'> {
  const roles = partager(ligne.cellule('parapheur'));
  const possibles: readonly string[] = ROLES_QUI_SIGNENT[genre] ?? [];
  for (const role of roles.filter((un) => !possibles.includes(un)))
    ligne.rejeter(
      'parapheur',
      'VALEUR_IMPOSSIBLE',
      `Cet organisme n’écrit aucune lettre à ce titre : écrivez ${possibles.join(', ')}.`,
      role,
    );
  return roles.length ? { parapheur: [...new Set(roles)] } : {};
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
