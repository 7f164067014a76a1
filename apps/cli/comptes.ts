import { type Role, ROLES, type Utilisateur } from '#libs/acces';
import { type Horloge } from '#libs/exterieur';
import { Compte } from '#libs/persistance';
import { AGENCES } from '#libs/territoires';
import { type Auteur, PersonnesLecture, type VueCompte } from '#libs/veille';
import { isEmail } from 'class-validator';
import { type DataSource } from 'typeorm';
import { Impossible } from './impossible';

/** Stands for every region on the command line. */
export const TOUTES = 'toutes';

/** An account as it is typed on the command line. */
export interface CompteSaisi {
  identifiant: string;
  nom: string;
  role: string[];
  region: string[];
  departement?: string[];
}

/**
 * The accounts that may open dossiers, oldest first; only the one named, when there is one.
 * Those of the demonstration do not count in production.
 */
export function instructeurs(
  source: DataSource,
  identifiant: string | undefined,
  production: boolean,
): Promise<Utilisateur[]> {
  return comptesDuRole(source, 'ARS_INSTRUCTEUR', 'ouvre un dossier', identifiant, production);
}

/** The same, of those that hold this role. @param acte what this role alone does */
export async function comptesDuRole(
  source: DataSource,
  role: Role,
  acte: string,
  identifiant: string | undefined,
  production: boolean,
): Promise<Utilisateur[]> {
  const trouves = await source.query<Utilisateur[]>(
    `SELECT id, identifiant, nom, roles, regions, departements FROM compte
      WHERE actif AND $3 = ANY(roles) AND ($1::text IS NULL OR lower(identifiant) = lower($1))
        AND NOT (demonstration AND $2) ORDER BY cree_le, identifiant`,
    [identifiant ?? null, production, role],
  );
  if (trouves.length) return trouves;
  throw new Impossible(
    identifiant === undefined
      ? `Aucun compte actif n’a le rôle ${role}, et lui seul ${acte}. Créez-en un : npm run cpts -- comptes creer --role ${role} …`
      : `Le compte ${identifiant} n’existe pas, n’est plus actif, ou n’a pas le rôle ${role}. Voyez : npm run cpts -- comptes lister`,
  );
}

/** Checks what was typed, and writes the regions out. Throws `Impossible`. */
export function verifierCompte({ identifiant, nom, role, region, departement = [] }: CompteSaisi) {
  if (!isEmail(identifiant))
    throw new Impossible(
      `« ${identifiant} » n’est pas une adresse de courriel : l’identifiant d’un compte en est une.`,
    );
  if (!nom.trim()) throw new Impossible('Le nom est vide : indiquez celui de la personne.');
  const roles = [...new Set(role)];
  const roleInconnu = roles.find((lu) => !(ROLES as readonly string[]).includes(lu));
  if (roleInconnu) throw new Impossible(`Le rôle ${roleInconnu} n’existe pas. Rôles admis : ${ROLES.join(', ')}.`);
  const connues = AGENCES.map((agence) => agence.region);
  const regions = region.includes(TOUTES) ? connues : [...new Set(region)];
  const inconnue = regions.find((code) => !connues.includes(code));
  if (inconnue)
    throw new Impossible(
      `Aucune ARS ne porte le code région ${inconnue}. Codes admis : ${TOUTES}, ${connues.join(', ')}.`,
    );
  const departements = [...new Set(departement)];
  const admis = AGENCES.filter((agence) => regions.includes(agence.region)).flatMap((agence) => agence.departements);
  const ailleurs = departements.find((code) => !admis.includes(code));
  if (ailleurs)
    throw new Impossible(
      `Le département ${ailleurs} n’est dans aucune des régions indiquées : corrigez l’un ou l’autre.`,
    );
  return { identifiant, nom: nom.trim(), roles, regions, departements };
}

/** The account of this address. Throws `Impossible`. */
export async function trouverCompte(source: DataSource, identifiant: string): Promise<Compte> {
  const compte = await chercherCompte(source, identifiant);
  if (!compte)
    throw new Impossible(`Aucun compte ne porte l’identifiant ${identifiant}. Voyez : npm run cpts -- comptes lister`);
  return compte;
}

export function chercherCompte(source: DataSource, identifiant: string): Promise<Compte | null> {
  return source
    .getRepository(Compte)
    .createQueryBuilder('compte')
    .where('lower(compte.identifiant) = lower(:identifiant)', { identifiant })
    .getOne();
}

/** The command line, as it acts: whoever holds the machine may change any account. */
export const CONSOLE: Auteur = {
  id: 'ligne de commande',
  roles: ['ADMIN'],
  regions: AGENCES.map(({ region }) => region),
  departements: [],
};

/** Every account, with who stands in for whom today. */
export function listerComptes(source: DataSource, horloge: Horloge): Promise<VueCompte[]> {
  return new PersonnesLecture(source, horloge).comptes(CONSOLE);
}
