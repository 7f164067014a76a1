import { MigrationInterface, QueryRunner } from 'typeorm';

const REGISTRES = ['journal', 'refus', 'envoi'];

/**
 * A letter that is composed no longer changes, and none is removed. The triggers fire whatever the session says of
 * replication.
 */
export class CourriersFiges1764100000000 implements MigrationInterface {
  async up(base: QueryRunner): Promise<void> {
    await base.query(`
      CREATE FUNCTION refuser_retouche() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (OLD.compose_le IS NULL OR
            (OLD.dossier_id, OLD.seq, OLD.code, OLD.reference, OLD.compose_le, OLD.variables, OLD.html, OLD.pdf, OLD.sha256, OLD.courriel)
            IS NOT DISTINCT FROM
            (NEW.dossier_id, NEW.seq, NEW.code, NEW.reference, NEW.compose_le, NEW.variables, NEW.html, NEW.pdf, NEW.sha256, NEW.courriel))
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'Le courrier % est figé : il ne se modifie pas et ne s’efface pas.', OLD.reference
          USING ERRCODE = 'insufficient_privilege';
      END $$;
      REVOKE DELETE, TRUNCATE ON courrier FROM PUBLIC;
      CREATE TRIGGER courrier_fige BEFORE UPDATE OR DELETE ON courrier FOR EACH ROW EXECUTE FUNCTION refuser_retouche();
      CREATE TRIGGER courrier_intronquable BEFORE TRUNCATE ON courrier
        FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
      ALTER TABLE courrier ENABLE ALWAYS TRIGGER courrier_fige;
      ALTER TABLE courrier ENABLE ALWAYS TRIGGER courrier_intronquable;
    `);
    for (const registre of REGISTRES)
      await base.query(`
        ALTER TABLE ${registre} ENABLE ALWAYS TRIGGER ${registre}_inviolable;
        ALTER TABLE ${registre} ENABLE ALWAYS TRIGGER ${registre}_intronquable;
      `);
  }

  async down(): Promise<void> {
    throw new Error('Les migrations vont vers l’avant : restaurez une sauvegarde pour revenir en arrière.');
  }
}
