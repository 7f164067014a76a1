import { MigrationInterface, QueryRunner } from 'typeorm';
import { ROLE_APPLICATION } from './1763800000001-journal-inviolable';

const AJOUT_SEUL = ['affectation', 'avis', 'acquittement', 'incident_suivi'];

/** Whom the law's dates are told to and who answers, what mail became of, who watches whom, and on whose clock. */
export class Temps1764400000000 implements MigrationInterface {
  async up(base: QueryRunner): Promise<void> {
    await base.query(`
      -- People: who stands in for whom, from when to when, and what each wants to be told.
      ALTER TABLE compte
        ADD COLUMN suppleant_id uuid REFERENCES compte (id) CHECK (suppleant_id <> id),
        ADD COLUMN superieur_id uuid REFERENCES compte (id) CHECK (superieur_id <> id),
        ADD COLUMN preferences jsonb NOT NULL DEFAULT '{}',
        -- End of what the last daily digest told.
        ADD COLUMN resume_le timestamptz;
      CREATE TABLE absence (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        compte_id uuid NOT NULL REFERENCES compte (id),
        du date NOT NULL,
        au date CHECK (au >= du),
        suppleant_id uuid REFERENCES compte (id) CHECK (suppleant_id <> compte_id),
        declaree_par text NOT NULL,
        declaree_le timestamptz NOT NULL,
        annulee_par text,
        annulee_le timestamptz
      );
      CREATE INDEX absence_compte ON absence (compte_id, du) WHERE annulee_le IS NULL;
      CREATE TABLE affectation (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        role text NOT NULL,
        compte_id uuid NOT NULL REFERENCES compte (id),
        par text NOT NULL,
        enregistre_le timestamptz NOT NULL
      );
      CREATE INDEX affectation_dossier ON affectation (dossier_id, role, id DESC);
      CREATE INDEX affectation_compte ON affectation (compte_id);
      INSERT INTO affectation (dossier_id, role, compte_id, par, enregistre_le)
        SELECT d.id, 'ARS_INSTRUCTEUR', d.charge_de, d.charge_de::text, d.ouvert_le FROM dossier d WHERE d.charge_de IS NOT NULL;
      ALTER TABLE journal ADD COLUMN pour text;

      -- What is due is found in the index alone, however many deadlines are armed.
      DROP INDEX echeance_armee;
      CREATE INDEX echeance_armee ON echeance (effet_a) INCLUDE (dossier_id, cle, evenement) WHERE statut = 'ARMEE';

      -- Notices: what is to be asked and when (rappel), of whom and each time (avis), and the answer (acquittement).
      -- A deadline that moves has notices of its own for its new last day: those of the former one are left behind.
      ALTER TABLE rappel
        DROP CONSTRAINT rappel_pkey,
        ADD COLUMN id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        ADD COLUMN echeance date,
        ADD COLUMN echelon text NOT NULL DEFAULT 'CHARGE' CHECK (echelon IN ('CHARGE', 'SUPPLEANT', 'DIRECTION')),
        ADD COLUMN relance_jours integer CHECK (relance_jours > 0),
        ADD COLUMN suivi boolean NOT NULL DEFAULT false,
        ADD COLUMN demandes integer NOT NULL DEFAULT 0,
        ADD COLUMN demande_le timestamptz,
        ADD COLUMN relance_a timestamptz;
      UPDATE rappel r SET echeance = e.echeance FROM echeance e WHERE e.dossier_id = r.dossier_id AND e.cle = r.cle;
      ALTER TABLE rappel
        ALTER COLUMN echeance SET NOT NULL,
        ADD CONSTRAINT rappel_unique UNIQUE (dossier_id, cle, echeance, avant);
      CREATE INDEX rappel_a_relancer ON rappel (relance_a) WHERE relance_a IS NOT NULL;
      CREATE TABLE avis (
        id uuid PRIMARY KEY,
        rappel_id uuid NOT NULL REFERENCES rappel (id),
        rang integer NOT NULL,
        compte_id uuid NOT NULL REFERENCES compte (id),
        qualite text NOT NULL,
        pour_compte uuid REFERENCES compte (id),
        courrier_id uuid REFERENCES courrier (id),
        demande_le timestamptz NOT NULL,
        UNIQUE (rappel_id, rang, compte_id)
      );
      CREATE INDEX avis_compte ON avis (compte_id, demande_le);
      CREATE INDEX avis_courrier ON avis (courrier_id);
      CREATE TABLE acquittement (
        rappel_id uuid PRIMARY KEY REFERENCES rappel (id),
        compte_id uuid NOT NULL REFERENCES compte (id),
        le timestamptz NOT NULL
      );

      -- Mail: messages of the application that are about no single dossier, and everything that happens to a message.
      ALTER TABLE courrier
        ALTER COLUMN dossier_id DROP NOT NULL,
        ALTER COLUMN seq DROP NOT NULL,
        ADD COLUMN courriel_sha256 char(64),
        ADD CONSTRAINT courrier_de_dossier CHECK (dossier_id IS NOT NULL OR code LIKE 'A-%'),
        ADD CONSTRAINT courrier_entree CHECK (seq IS NOT NULL OR dossier_id IS NULL);
      ALTER TABLE envoi
        DROP CONSTRAINT envoi_resultat_check,
        ADD COLUMN sha256 char(64),
        ADD COLUMN saisi_par text,
        ADD COLUMN survenu_le date,
        ADD COLUMN remplace text[],
        ADD CONSTRAINT envoi_resultat_check
          CHECK (resultat IN ('RENVOI', 'TENTATIVE', 'ACCEPTE', 'REFUSE', 'ECHEC', 'NON_REMIS', 'REMIS'));
      CREATE INDEX courrier_en_attente ON courrier (prevu_le) WHERE statut IN ('PREVU', 'COMPOSE', 'BLOQUE');
      CREATE INDEX courrier_prevu_le ON courrier (prevu_le DESC);
      CREATE INDEX envoi_echec ON envoi (courrier_id) WHERE resultat IN ('REFUSE', 'NON_REMIS');
      CREATE OR REPLACE FUNCTION refuser_retouche() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE'
          AND (OLD.dossier_id, OLD.seq, OLD.code, OLD.titre, OLD.objet, OLD.prevu, OLD.reference, OLD.prevu_le)
            IS NOT DISTINCT FROM (NEW.dossier_id, NEW.seq, NEW.code, NEW.titre, NEW.objet, NEW.prevu, NEW.reference, NEW.prevu_le)
          AND (OLD.envoye_le IS NULL OR OLD.envoye_le = NEW.envoye_le)
          AND (OLD.compose_le IS NULL OR
            (OLD.compose_le, OLD.variables, OLD.html, OLD.pdf, OLD.sha256, OLD.courriel, OLD.courriel_sha256)
            IS NOT DISTINCT FROM
            (NEW.compose_le, NEW.variables, NEW.html, NEW.pdf, NEW.sha256, NEW.courriel, NEW.courriel_sha256))
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'Le courrier % est figé : il ne se modifie pas et ne s’efface pas.', OLD.reference
          USING ERRCODE = 'insufficient_privilege';
      END $$;

      -- Incidents: what would mend them, who was told, what was done.
      ALTER TABLE incident ADD COLUMN travail jsonb, ADD COLUMN averti_le timestamptz;
      CREATE TABLE incident_suivi (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        incident_id uuid NOT NULL REFERENCES incident (id),
        quoi text NOT NULL CHECK (quoi IN ('OUVERT', 'REPRIS', 'CLOS', 'RESOLU')),
        par text NOT NULL,
        motif text CHECK (quoi <> 'CLOS' OR motif <> ''),
        le timestamptz NOT NULL
      );
      CREATE INDEX incident_suivi_incident ON incident_suivi (incident_id);

      -- Watch: the workers that live, by the server's own clock, and the last run of what recurs, by that of the domain.
      CREATE TABLE travailleur (
        id uuid PRIMARY KEY,
        numero integer GENERATED ALWAYS AS IDENTITY UNIQUE,
        hote text NOT NULL,
        processus integer NOT NULL,
        ouvriers text[] NOT NULL,
        demarre_le timestamptz NOT NULL DEFAULT now(),
        vu_le timestamptz NOT NULL DEFAULT now(),
        arrete_le timestamptz,
        perdu_le timestamptz,
        silencieux_le timestamptz,
        remplace_par uuid UNIQUE
      );
      CREATE TABLE periodique (
        nom text NOT NULL,
        fuseau text NOT NULL,
        prevu_a timestamptz NOT NULL,
        neuf boolean NOT NULL DEFAULT true,
        commence_le timestamptz,
        termine_le timestamptz,
        echec text,
        PRIMARY KEY (nom, fuseau)
      );

      -- What this database is for, chosen once; in training, the clock that stands at \`instant\` since \`regle_a\`.
      CREATE TABLE installation (
        unique_ligne boolean PRIMARY KEY DEFAULT true CHECK (unique_ligne),
        mode text NOT NULL CHECK (mode IN ('COURANT', 'FORMATION')),
        instant timestamptz,
        regle_a timestamptz,
        cible timestamptz,
        CHECK ((mode = 'FORMATION') = (instant IS NOT NULL AND regle_a IS NOT NULL))
      );

      GRANT SELECT, INSERT, UPDATE, DELETE ON absence, travailleur, periodique, installation TO ${ROLE_APPLICATION};
      GRANT SELECT, INSERT ON ${AJOUT_SEUL.join(', ')} TO ${ROLE_APPLICATION};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${ROLE_APPLICATION};
    `);
    for (const registre of AJOUT_SEUL)
      await base.query(`
        REVOKE UPDATE, DELETE, TRUNCATE ON ${registre} FROM ${ROLE_APPLICATION}, PUBLIC;
        CREATE TRIGGER ${registre}_inviolable BEFORE UPDATE OR DELETE ON ${registre}
          FOR EACH ROW EXECUTE FUNCTION refuser_modification();
        CREATE TRIGGER ${registre}_intronquable BEFORE TRUNCATE ON ${registre}
          FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
        ALTER TABLE ${registre} ENABLE ALWAYS TRIGGER ${registre}_inviolable;
        ALTER TABLE ${registre} ENABLE ALWAYS TRIGGER ${registre}_intronquable;
      `);
  }

  async down(): Promise<void> {
    throw new Error('Les migrations vont vers l’avant : restaurez une sauvegarde pour revenir en arrière.');
  }
}
