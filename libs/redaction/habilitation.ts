import { Role, Utilisateur } from '#libs/acces';
import { ROLES_QUI_SIGNENT } from './signataires';

/** In what capacity this person may establish a sheet under that letterhead; nothing when they may not. */
export function roleQuiEtablit({ roles }: Pick<Utilisateur, 'roles'>, emetteur: string): Role | undefined {
  const admis: readonly Role[] = ROLES_QUI_SIGNENT[emetteur as keyof typeof ROLES_QUI_SIGNENT] ?? [];
  return roles.find((role) => admis.includes(role));
}
