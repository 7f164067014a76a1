/** Roles that an account may hold. The role that an event needs is part of its definition. */
export const ROLES = ['ARS_INSTRUCTEUR', 'DG_ARS', 'CPAM', 'URPS', 'GESTIONNAIRE_FINESS', 'AUDITEUR', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

export const LIBELLE_ROLE: Record<Role, string> = {
  ARS_INSTRUCTEUR: 'Instructeur ARS',
  DG_ARS: 'Direction générale de l’ARS',
  CPAM: 'Référent CPAM, CGSS ou MSA',
  URPS: 'URPS',
  GESTIONNAIRE_FINESS: 'Gestionnaire FINESS',
  AUDITEUR: 'Auditeur',
  ADMIN: 'Administrateur',
};

/** The person who acts. */
export interface Utilisateur {
  id: string;
  identifiant: string;
  nom: string;
  roles: readonly Role[];
  /** ARS regions (INSEE codes) that this person sees. */
  regions: readonly string[];
  /** Departments within them; empty: all. */
  departements: readonly string[];
}

export interface Perimetre {
  regionArs: string;
  departements: readonly string[];
}

/** True when the dossier lies within the person's territory. */
export function voit(utilisateur: Pick<Utilisateur, 'regions' | 'departements'>, dossier: Perimetre): boolean {
  if (!utilisateur.regions.includes(dossier.regionArs)) return false;
  return (
    utilisateur.departements.length === 0 ||
    dossier.departements.some((departement) => utilisateur.departements.includes(departement))
  );
}

/** True when the person may open a dossier there. */
export function peutOuvrir(utilisateur: Utilisateur, dossier: Perimetre): boolean {
  return utilisateur.roles.includes('ARS_INSTRUCTEUR') && voit(utilisateur, dossier);
}
