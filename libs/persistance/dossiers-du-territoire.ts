import { DataSource } from 'typeorm';
import { Dossier } from './entites/dossier';
import { dansLePerimetre } from './perimetre';

/** What tells dossiers apart, without their state. */
export type Repere = Pick<Dossier, 'id' | 'nom' | 'regionArs' | 'fuseau' | 'revision'>;
/** A state, and what tells under which definition and at which revision it was read. */
export type EtatConserve = Pick<Dossier, 'id' | 'procedure' | 'version' | 'fuseau' | 'revision' | 'instantane'>;

/** Every dossier of somebody's territory, closed ones too, always in the same order. */
export function dossiersDuTerritoire(
  source: DataSource,
  { regions, departements }: { regions: readonly string[]; departements: readonly string[] },
): Promise<Repere[]> {
  return source.query(
    `SELECT d.id, d.nom, d.region_ars AS "regionArs", d.fuseau, d.revision FROM dossier d
      WHERE ${dansLePerimetre('$1', '$2')} ORDER BY d.nom, d.id`,
    [regions, departements],
  );
}

export function etatsDe(source: DataSource, ids: readonly string[]): Promise<EtatConserve[]> {
  return source.query(`SELECT id, procedure, version, fuseau, revision, instantane FROM dossier WHERE id = ANY($1)`, [
    ids,
  ]);
}
