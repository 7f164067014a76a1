import departements from '@etalab/decoupage-administratif/data/departements.json';
import regions from '@etalab/decoupage-administratif/data/regions.json';
import type { Role } from '#libs/acces';
import { MOTS_DES_CODES } from './codes';

/** Roles as people call them; a new role without a word does not compile. */
const ROLES: Record<Role | 'HORLOGE', string> = {
  ARS_INSTRUCTEUR: 'Instructeur ARS',
  DG_ARS: 'Direction générale de l’ARS',
  CPAM: 'Caisse (CPAM, CGSS ou MSA)',
  URPS: 'URPS',
  GESTIONNAIRE_FINESS: 'Gestionnaire FINESS',
  AUDITEUR: 'Auditeur',
  ADMIN: 'Administrateur',
  HORLOGE: 'Horloge',
};

const MOTS: Readonly<Record<string, string>> = { ...MOTS_DES_CODES, ...ROLES };

/** A code in words: those of the dictionary, else its own (`SANS_SUITE` → `Sans suite`). */
export function enMots(code: string): string {
  const connu = MOTS[code];
  if (connu) return connu;
  const mots = code
    .replaceAll(/([a-zà-ÿ])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return mots.charAt(0).toUpperCase() + mots.slice(1);
}

/** Several codes, joined as a sentence joins them. */
export function ouEnMots(codes: readonly string[]): string {
  const mots = codes.map(enMots);
  return mots.length < 2 ? (mots[0] ?? '') : `${mots.slice(0, -1).join(', ')} ou ${mots.at(-1)}`;
}

const nomsDesDepartements = new Map(departements.map(({ code, nom }) => [code, nom]));
const nomsDesRegions = new Map(regions.map(({ code, nom }) => [code, nom]));

/** `13` → `Bouches-du-Rhône (13)`. */
export function departement(code: string): string {
  const nom = nomsDesDepartements.get(code);
  return nom ? `${nom} (${code})` : code;
}

/** `93` → `ARS Provence-Alpes-Côte d’Azur`. */
export function agence(region: string): string {
  return `ARS ${nomsDesRegions.get(region)?.replaceAll("'", '’') ?? region}`;
}

/** Departments of these regions, by code. */
export function departementsDe(codesRegions: readonly string[]): string[] {
  return departements.filter(({ region }) => codesRegions.includes(region)).map(({ code }) => code);
}

/** `1 dossier`, `3 dossiers`. */
export function compter(nombre: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${nombre.toLocaleString('fr-FR')} ${nombre > 1 ? pluriel : singulier}`;
}
