import { LIBELLE_ROLE, Role, Utilisateur, voit } from '#libs/acces';
import { ajouterJours, DateCivile, dateCourte } from '#libs/droit';
import { DemandeRefusee } from './demande-refusee';

/** An account, as far as it may be given something to do. */
export interface CompteConnu {
  id: string;
  nom: string;
  actif: boolean;
  roles: readonly Role[];
  regions: readonly string[];
  departements: readonly string[];
}

/** Who declares, names or gives: somebody signed in, or the command line. */
export type Auteur = Pick<Utilisateur, 'id' | 'roles' | 'regions' | 'departements'>;

/** Civil days, both included; no end: until further notice. */
export interface Periode {
  du: DateCivile;
  au: DateCivile | null;
}

/** Roles under which somebody answers for a dossier. The others read, or administer. */
export const ROLES_EN_CHARGE = [
  'ARS_INSTRUCTEUR',
  'DG_ARS',
  'CPAM',
  'URPS',
  'GESTIONNAIRE_FINESS',
] as const satisfies Role[];

/** True when this person may say who answers for a dossier, that they see, under this role. */
export function peutConfier({ roles }: Pick<Auteur, 'roles'>, role: Role): boolean {
  return roles.includes(role) || roles.includes('DG_ARS') || roles.includes('ADMIN');
}

/** True of a role under which somebody answers for a dossier. */
export function seConfie(role: string): role is (typeof ROLES_EN_CHARGE)[number] {
  return (ROLES_EN_CHARGE as readonly string[]).includes(role);
}

/** Why the dates of an absence cannot be taken; none when they can. */
export function refusDePeriode({ du, au }: Periode, aujourdhui: DateCivile): DemandeRefusee | undefined {
  if (au !== null && au < du)
    return new DemandeRefusee(
      'DROIT',
      `L’absence finirait le ${dateCourte(au)}, avant de commencer le ${dateCourte(du)}.`,
      'Indiquez un dernier jour égal ou postérieur au premier.',
    );
  if (au !== null && au < aujourdhui)
    return new DemandeRefusee(
      'DROIT',
      `L’absence serait déjà finie le ${dateCourte(au)} : elle ne changerait rien à ce qui a été fait.`,
      'Indiquez un dernier jour à venir, ou aujourd’hui.',
    );
  return undefined;
}

/** Why somebody cannot stand in for a person over a period; none when they can. */
export function refusDeSuppleant(
  personne: CompteConnu,
  suppleant: CompteConnu,
  periode?: Periode,
  sesAbsences: readonly Periode[] = [],
): DemandeRefusee | undefined {
  const refus = (phrase: string, remede: string) => new DemandeRefusee('DROIT', phrase, remede);
  if (suppleant.id === personne.id)
    return refus('Personne ne se remplace soi-même.', 'Choisissez une autre personne, ou n’en choisissez aucune.');
  if (!suppleant.actif)
    return refus(`Le compte de ${suppleant.nom} est fermé.`, 'Choisissez une personne dont le compte est ouvert.');
  if (!personne.roles.some((role) => suppleant.roles.includes(role)))
    return refus(
      `${suppleant.nom} ne pourrait accomplir aucun des actes de ${personne.nom} : il y faut le rôle ${enClair(personne.roles)}.`,
      'Choisissez une personne qui tient l’un de ces rôles.',
    );
  if (!couvre(suppleant, personne))
    return refus(
      `${suppleant.nom} ne voit pas tout le territoire de ${personne.nom}.`,
      'Choisissez une personne qui en voit toutes les régions et tous les départements.',
    );
  if (periode && couverte(periode, sesAbsences))
    return refus(
      `${suppleant.nom} est absent pendant toute cette période.`,
      'Choisissez une personne présente, ou n’en choisissez aucune : le suppléant permanent, puis le supérieur seront prévenus.',
    );
  return undefined;
}

/** Why somebody cannot be the head of a person; none when they can. */
export function refusDeSuperieur(personne: CompteConnu, superieur: CompteConnu): DemandeRefusee | undefined {
  const refus = (phrase: string, remede: string) => new DemandeRefusee('DROIT', phrase, remede);
  if (superieur.id === personne.id)
    return refus('Personne n’est son propre supérieur.', 'Choisissez une autre personne, ou n’en choisissez aucune.');
  if (!superieur.actif)
    return refus(`Le compte de ${superieur.nom} est fermé.`, 'Choisissez une personne dont le compte est ouvert.');
  if (!couvre(superieur, personne))
    return refus(
      `${superieur.nom} ne voit pas tout le territoire de ${personne.nom} et n’ouvrirait pas tous ses dossiers.`,
      'Choisissez une personne qui en voit toutes les régions et tous les départements.',
    );
  return undefined;
}

/** Why a dossier cannot be given to somebody under a role; none when it can. */
export function refusDeCharge(
  personne: CompteConnu,
  role: Role,
  dossier: { regionArs: string; departements: readonly string[] },
): DemandeRefusee | undefined {
  const refus = (phrase: string) =>
    new DemandeRefusee('DROIT', phrase, 'Choisissez une personne de la liste proposée.');
  if (!personne.actif) return refus(`Le compte de ${personne.nom} est fermé.`);
  if (!personne.roles.includes(role)) return refus(`${personne.nom} ne tient pas le rôle ${enClair([role])}.`);
  if (!voit(personne, dossier)) return refus(`${personne.nom} ne voit pas ce dossier : il est hors de son territoire.`);
  return undefined;
}

function enClair(roles: readonly Role[]): string {
  return roles.map((role) => LIBELLE_ROLE[role]).join(' ou ');
}

/** True when one sees every region and every department that the other sees. */
function couvre(un: CompteConnu, autre: CompteConnu): boolean {
  if (!autre.regions.every((region) => un.regions.includes(region))) return false;
  if (un.departements.length === 0) return true;
  return autre.departements.length > 0 && autre.departements.every((code) => un.departements.includes(code));
}

/** True when these absences, one after the other, leave no day of the period free. */
function couverte({ du, au }: Periode, absences: readonly Periode[]): boolean {
  let libre = du;
  for (const absence of [...absences].sort((a, b) => a.du.localeCompare(b.du))) {
    if (absence.du > libre) return false;
    if (absence.au === null) return true;
    if (absence.au >= libre) libre = ajouterJours(absence.au, 1);
    if (au !== null && libre > au) return true;
  }
  return false;
}
