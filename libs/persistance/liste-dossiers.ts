import { dansLePerimetre } from './perimetre';
import { DataSource } from 'typeorm';

export const TRIS = ['echeance', 'nom', 'phase', 'modification'] as const;
export type Tri = (typeof TRIS)[number];

/** Who asks, and what is looked for. Absent filters do not filter. */
export interface FiltreDossiers {
  regions: readonly string[];
  /** Departments to which the person is bound; empty: none. */
  departementsVus: readonly string[];
  phase?: string;
  departement?: string;
  region?: string;
  /** Words looked for in the name and the communes, without regard to case or accents. */
  recherche?: string;
  /** Accounts: the dossiers given to one of them, under whatever role. */
  chargeDe?: readonly string[];
  clos?: boolean;
  tri: Tri;
  /** From 1. */
  page: number;
  parPage: number;
}

export interface LigneDossier {
  id: string;
  nom: string;
  phase: string;
  revision: number;
  regionArs: string;
  departements: string[];
  attendus: { quoi: string; qui: string }[];
  chargeDe: string | null;
  chargeDeNom: string | null;
  clos: boolean;
  origine: string;
  modifieLe: Date;
  prochaineEcheance: { code: string; libelle: string; echeance: string; consequence: string } | null;
}

const ORDRES: Record<Tri, string> = {
  echeance: 'p.echeance ASC NULLS LAST, d.nom',
  nom: 'd.nom',
  phase: 'd.phase, d.nom',
  modification: 'd.modifie_le DESC',
};

const SANS_ACCENTS = (colonne: string) =>
  `translate(lower(${colonne}), 'àâäçéèêëîïôöùûüÿœæ''’-', 'aaaceeeeiioouuuyoa   ')`;

// The last one to whom it was given, under each role, answers for it.
const CONFIE_A = (comptes: string) => `EXISTS (SELECT FROM affectation a
    WHERE a.dossier_id = d.id AND a.compte_id = ANY(${comptes}::uuid[]) AND NOT EXISTS (
      SELECT FROM affectation s WHERE s.dossier_id = a.dossier_id AND s.role = a.role AND s.id > a.id))`;

/** The worklist: dossiers that the person sees, nearest legal date first unless asked otherwise. */
export async function listerDossiers(
  source: DataSource,
  filtre: FiltreDossiers,
): Promise<{ dossiers: LigneDossier[]; total: number }> {
  const valeurs: unknown[] = [];
  const $ = (valeur: unknown) => `$${valeurs.push(valeur)}`;
  const conditions = [
    dansLePerimetre($(filtre.regions), $(filtre.departementsVus)),
    ...(filtre.phase ? [`d.phase = ${$(filtre.phase)}`] : []),
    ...(filtre.departement ? [`${$(filtre.departement)} = ANY(d.departements)`] : []),
    ...(filtre.region ? [`d.region_ars = ${$(filtre.region)}`] : []),
    ...(filtre.chargeDe ? [CONFIE_A($(filtre.chargeDe))] : []),
    ...(filtre.clos === undefined ? [] : [`d.clos = ${$(filtre.clos)}`]),
    ...mots(filtre.recherche).map((mot) => {
      const motif = $(`%${mot.replace(/[\\%_]/g, '\\$&')}%`);
      return `(${SANS_ACCENTS('d.nom')} LIKE ${SANS_ACCENTS(motif)} OR EXISTS (SELECT FROM emprise e
        WHERE e.dossier_id = d.id AND (e.commune || ' ' || ${SANS_ACCENTS('e.nom')}) LIKE ${SANS_ACCENTS(motif)}))`;
    }),
  ];
  const ou = conditions.join(' AND ');
  const [{ total }] = (await source.query(`SELECT count(*)::int AS total FROM dossier d WHERE ${ou}`, valeurs)) as [
    { total: number },
  ];
  const dossiers = (await source.query(
    `SELECT d.id, d.nom, d.phase, d.revision, d.region_ars AS "regionArs", d.departements, d.attendus,
        d.charge_de AS "chargeDe", c.nom AS "chargeDeNom", d.clos, d.origine, d.modifie_le AS "modifieLe",
        CASE WHEN p.code IS NULL THEN NULL ELSE json_build_object('code', p.code, 'libelle', p.libelle,
          'echeance', p.echeance, 'consequence', p.detail->>'consequence') END AS "prochaineEcheance"
      FROM dossier d LEFT JOIN compte c ON c.id = d.charge_de LEFT JOIN LATERAL (
        SELECT code, libelle, echeance, detail FROM echeance
        WHERE dossier_id = d.id AND terminee_par IS NULL ORDER BY echeance LIMIT 1) p ON true
      WHERE ${ou} ORDER BY ${ORDRES[filtre.tri]}, d.id
      LIMIT ${filtre.parPage} OFFSET ${(filtre.page - 1) * filtre.parPage}`,
    valeurs,
  )) as LigneDossier[];
  return { dossiers, total };
}

function mots(recherche: string | undefined): string[] {
  return (recherche ?? '').split(/\s+/).filter(Boolean).slice(0, 8);
}
