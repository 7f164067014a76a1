import { Role } from '#libs/acces';
import { DateCivile, dateCourte } from '#libs/droit';
import { Compte, Delegation, GenreOrganisme, Organisme } from '#libs/persistance';
import { DataSource } from 'typeorm';

/** Who signs a letter, and by which act when it is by delegation. */
export interface Signataire {
  nom: string;
  qualite: string;
  acte: string | null;
}

/** Roles in whose name each kind of agency writes. */
export const ROLES_QUI_SIGNENT: Readonly<Record<GenreOrganisme, readonly Role[]>> = {
  ARS: ['DG_ARS', 'ARS_INSTRUCTEUR', 'GESTIONNAIRE_FINESS'],
  CPAM: ['CPAM'],
  URPS: ['URPS'],
  GESTIONNAIRE_FINESS: ['GESTIONNAIRE_FINESS'],
};

/** Role in whose name the head of each kind of agency signs and commits it. */
export const DIRIGEANTS: Readonly<Record<GenreOrganisme, Role>> = {
  ARS: 'DG_ARS',
  CPAM: 'CPAM',
  URPS: 'URPS',
  GESTIONNAIRE_FINESS: 'GESTIONNAIRE_FINESS',
};

/** True on the days of a delegation, its first and its last included. `jour`: civil day of the agency. */
export function enVigueur({ du, au }: Pick<Delegation, 'du' | 'au'>, jour: DateCivile): boolean {
  return du <= jour && (au === null || jour <= au);
}

/**
 * The delegation by which somebody signs on a day: that of this account, or whoever's when `compteId` is null. Of
 * several in force, the one that began last.
 * @param jour civil day of the agency
 */
export async function delegationDe(
  source: DataSource,
  organismeId: string,
  role: string,
  compteId: string | null,
  jour: DateCivile,
): Promise<Delegation | undefined> {
  const toutes = await delegationsDe(source, organismeId, role);
  return toutes.find((une) => enVigueur(une, jour) && (compteId === null || une.compteId === compteId));
}

/**
 * Who signs in the name of a role on a day: under a delegation in force as soon as the agency has ever given one for
 * this role, else the person whom it names, else the one in charge of the dossier if they hold the role.
 * @param jour civil day of the agency
 * @throws SignataireManquant
 */
export async function signataireDe(
  source: DataSource,
  organisme: Organisme,
  role: string,
  jour: DateCivile,
  charge: Compte | null = null,
): Promise<Signataire> {
  const delegations = await delegationsDe(source, organisme.id, role);
  if (delegations.length) {
    const valable = delegations.find((une) => enVigueur(une, jour));
    if (!valable) throw new SignataireManquant(organisme.nom, role, jour);
    const { nom, qualite, acte } = valable;
    return { nom, qualite, acte };
  }
  const nomme = organisme.signataires[role];
  if (nomme) return { ...nomme, acte: null };
  // Nobody signs in place of a role that they do not hold: the decision would not stand.
  if (charge?.roles.includes(role)) return { nom: charge.nom, qualite: 'En charge du dossier', acte: null };
  throw new SignataireManquant(organisme.nom, role);
}

/** The latest first. */
function delegationsDe(source: DataSource, organismeId: string, role: string): Promise<Delegation[]> {
  return source
    .getRepository(Delegation)
    .find({ where: { organismeId, role }, order: { du: 'DESC', ajouteeLe: 'DESC', id: 'ASC' } });
}

/** An agency that has not said who signs its letters, or whose delegations are all over: they wait for it. */
export class SignataireManquant extends Error {
  constructor(organisme: string, role: string, jour?: DateCivile) {
    super(
      jour
        ? `Aucune délégation de « ${organisme} » au titre du rôle ${role} n’est en vigueur le ${dateCourte(jour)} : ` +
            'ajoutez-en une, à la page de l’organisme ou avec « npm run cpts -- organismes delegations ».'
        : `« ${organisme} » n’indique pas qui signe au titre du rôle ${role} : complétez ses signataires ou ses ` +
            'délégations, à la page de l’organisme ou avec « npm run cpts -- organismes importer ».',
    );
  }
}
