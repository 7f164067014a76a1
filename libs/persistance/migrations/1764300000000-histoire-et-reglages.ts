import { MigrationInterface, QueryRunner } from 'typeorm';
import { ROLE_APPLICATION } from './1763800000001-journal-inviolable';

/**
 * Facts received late keep their place in the legal order, what they undo stays visible, and the values that an ARS
 * sets for itself are dated and only ever added to.
 */
export class HistoireEtReglages1764300000000 implements MigrationInterface {
  async up(base: QueryRunner): Promise<void> {
    await base.query(`
      ALTER TABLE journal ADD COLUMN place jsonb;

      ALTER TABLE echeance DROP CONSTRAINT echeance_statut_check;
      ALTER TABLE echeance ADD CONSTRAINT echeance_statut_check
        CHECK (statut IN ('ARMEE', 'LEVEE', 'ECHUE', 'ANNULEE'));

      ALTER TABLE courrier ADD COLUMN a_corriger_par integer;

      CREATE TABLE reglage (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        region_ars text NOT NULL,
        cle text NOT NULL,
        du date NOT NULL,
        valeur jsonb NOT NULL,
        reference text NOT NULL,
        acteur text NOT NULL,
        enregistre_le timestamptz NOT NULL,
        UNIQUE (region_ars, cle, du)
      );
      GRANT SELECT, INSERT ON reglage TO ${ROLE_APPLICATION};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${ROLE_APPLICATION};
      REVOKE UPDATE, DELETE, TRUNCATE ON reglage FROM ${ROLE_APPLICATION}, PUBLIC;
      CREATE TRIGGER reglage_inviolable BEFORE UPDATE OR DELETE ON reglage
        FOR EACH ROW EXECUTE FUNCTION refuser_modification();
      CREATE TRIGGER reglage_intronquable BEFORE TRUNCATE ON reglage
        FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
      ALTER TABLE reglage ENABLE ALWAYS TRIGGER reglage_inviolable;
      ALTER TABLE reglage ENABLE ALWAYS TRIGGER reglage_intronquable;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Les migrations vont vers l’avant : restaurez une sauvegarde pour revenir en arrière.');
  }
}
