import { hacherMotDePasse, LIBELLE_ROLE, type Role, type Utilisateur } from '#libs/acces';
import { AGENCES } from '#libs/territoires';
import { type DataSource } from 'typeorm';

interface CompteFictif {
  identifiant: string;
  nom: string;
  role: Role;
  regions: readonly string[];
  departements?: readonly string[];
  /** The territory, as the program announces it. */
  territoire: string;
}

export const MOT_DE_PASSE = 'demonstration';

const FRANCE = { regions: AGENCES.map(({ region }) => region), territoire: 'toute la France' };

const COMPTES = [
  { identifiant: 'instructeur@demo.test', nom: 'Claude Instructeur (fictif)', role: 'ARS_INSTRUCTEUR', ...FRANCE },
  { identifiant: 'dg@demo.test', nom: 'Dominique Directrice (fictif)', role: 'DG_ARS', ...FRANCE },
  { identifiant: 'cpam@demo.test', nom: 'Camille Caisse (fictif)', role: 'CPAM', ...FRANCE },
  { identifiant: 'urps@demo.test', nom: 'Ulysse Union (fictif)', role: 'URPS', ...FRANCE },
  { identifiant: 'finess@demo.test', nom: 'Florence Finess (fictif)', role: 'GESTIONNAIRE_FINESS', ...FRANCE },
  { identifiant: 'auditeur@demo.test', nom: 'Andrea Auditeur (fictif)', role: 'AUDITEUR', ...FRANCE },
  { identifiant: 'admin@demo.test', nom: 'Alex Administration (fictif)', role: 'ADMIN', ...FRANCE },
  {
    identifiant: 'instructeur.reunion@demo.test',
    nom: 'Rosalie Instructrice (fictif)',
    role: 'ARS_INSTRUCTEUR',
    regions: ['04'],
    territoire: 'La Réunion',
  },
  {
    identifiant: 'instructeur.occitanie@demo.test',
    nom: 'Octave Instructeur (fictif)',
    role: 'ARS_INSTRUCTEUR',
    regions: ['76'],
    territoire: 'Occitanie',
  },
  {
    identifiant: 'cpam.var@demo.test',
    nom: 'Victoire Caisse (fictif)',
    role: 'CPAM',
    regions: ['93'],
    departements: ['83'],
    territoire: 'Var',
  },
  { identifiant: 'suppleant@demo.test', nom: 'Sacha Suppléance (fictif)', role: 'ARS_INSTRUCTEUR', ...FRANCE },
  { identifiant: 'cpam.seconde@demo.test', nom: 'Sasha Seconde (fictif)', role: 'CPAM', ...FRANCE },
] as const satisfies readonly CompteFictif[];

export type IdentifiantFictif = (typeof COMPTES)[number]['identifiant'];

/** Who may sign in to the demonstration, for the program to announce. All share `MOT_DE_PASSE`. */
export const COMPTES_DEMONSTRATION: readonly { identifiant: string; role: string; territoire: string }[] = COMPTES.map(
  ({ identifiant, role, territoire }) => ({ identifiant, role: LIBELLE_ROLE[role], territoire }),
);

/** Creates the accounts that do not exist yet, and gives them all. */
export async function installerComptes(source: DataSource): Promise<Map<IdentifiantFictif, Utilisateur>> {
  const lire = () =>
    source.query<Utilisateur[]>(
      `SELECT id, identifiant, nom, roles, regions, departements FROM compte
        WHERE demonstration AND identifiant = ANY($1)`,
      [COMPTES.map(({ identifiant }) => identifiant)],
    );
  const presents = new Set((await lire()).map(({ identifiant }) => identifiant));
  const manquants: readonly CompteFictif[] = COMPTES.filter(({ identifiant }) => !presents.has(identifiant));
  await Promise.all(
    manquants.map(async ({ identifiant, nom, role, regions, departements = [] }) =>
      source.query(
        `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions, departements, demonstration)
          VALUES ($1, $2, $3, $4, $5, $6, true)`,
        [identifiant, nom, await hacherMotDePasse(MOT_DE_PASSE), [role], regions, departements],
      ),
    ),
  );
  return new Map((await lire()).map((compte) => [compte.identifiant as IdentifiantFictif, compte]));
}
