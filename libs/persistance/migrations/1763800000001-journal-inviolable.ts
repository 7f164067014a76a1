import { MigrationInterface, QueryRunner } from 'typeorm';

/** Role under which the programs work: it may add to the registers below, never change or remove a line of them. */
export const ROLE_APPLICATION = 'parcours_cpts_application';

const REGISTRES = ['journal', 'refus', 'envoi'];

/** The journal, the refused attempts and the mail register are insert-only, by grants and by trigger. */
export class JournalInviolable1763800000001 implements MigrationInterface {
  async up(base: QueryRunner): Promise<void> {
    await base.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${ROLE_APPLICATION}') THEN
          CREATE ROLE ${ROLE_APPLICATION} NOLOGIN;
        END IF;
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'Le compte % ne peut pas créer le rôle ${ROLE_APPLICATION}. Faites exécuter une fois par un administrateur : CREATE ROLE ${ROLE_APPLICATION} NOLOGIN; GRANT ${ROLE_APPLICATION} TO %;', current_user, quote_ident(current_user);
      END $$;
      DO $$ DECLARE
        -- Since version 16 a member may lack the right to take the role on.
        droit text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
      BEGIN
        IF NOT pg_has_role(current_user, '${ROLE_APPLICATION}', droit) THEN
          EXECUTE format('GRANT ${ROLE_APPLICATION} TO %I', current_user);
        END IF;
      EXCEPTION WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'Le compte % n’a pas le rôle ${ROLE_APPLICATION} et ne peut pas se le donner. Faites exécuter une fois par un administrateur : GRANT ${ROLE_APPLICATION} TO %;', current_user, quote_ident(current_user);
      END $$;

      CREATE FUNCTION refuser_modification() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Le registre « % » ne se modifie pas : on y ajoute seulement.', TG_TABLE_NAME
          USING ERRCODE = 'insufficient_privilege';
      END $$;

      GRANT USAGE ON SCHEMA public TO ${ROLE_APPLICATION};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${ROLE_APPLICATION};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${ROLE_APPLICATION};
      GRANT USAGE ON SCHEMA graphile_worker TO ${ROLE_APPLICATION};
      GRANT ALL ON ALL TABLES IN SCHEMA graphile_worker TO ${ROLE_APPLICATION};
      GRANT ALL ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${ROLE_APPLICATION};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${ROLE_APPLICATION};
      -- The queue guards its tables by row-level security that only their owner passes: let our role pass too.
      DO $$ DECLARE t record; BEGIN
        FOR t IN SELECT c.oid::regclass AS nom FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'graphile_worker' AND c.relrowsecurity LOOP
          EXECUTE format('CREATE POLICY ${ROLE_APPLICATION} ON %s TO ${ROLE_APPLICATION} USING (true) WITH CHECK (true)', t.nom);
        END LOOP;
      END $$;
    `);
    for (const registre of REGISTRES)
      await base.query(`
        REVOKE UPDATE, DELETE, TRUNCATE ON ${registre} FROM ${ROLE_APPLICATION}, PUBLIC;
        CREATE TRIGGER ${registre}_inviolable BEFORE UPDATE OR DELETE ON ${registre}
          FOR EACH ROW EXECUTE FUNCTION refuser_modification();
        CREATE TRIGGER ${registre}_intronquable BEFORE TRUNCATE ON ${registre}
          FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
      `);
  }

  async down(): Promise<void> {
    throw new Error('Les migrations vont vers l’avant : restaurez une sauvegarde pour revenir en arrière.');
  }
}
