import { MigrationInterface, QueryRunner } from 'typeorm';
import { ROLE_APPLICATION } from './1763800000001-journal-inviolable';

const AJOUTS_SEULS = ['paragraphe_libre', 'courrier_piece', 'fichier', 'organisme_histoire'];

/** Letterheads, delegations of signature, letters that wait for a signature, sheets, postal sendings, batches. */
export class LettresEtFiches1764700000000 implements MigrationInterface {
  name = 'LettresEtFiches1764700000000';

  async up(base: QueryRunner): Promise<void> {
    await base.query(`
      -- What an agency supplies for its letters: images and fonts, kept once by their digest.
      CREATE TABLE fichier (
        sha256 char(64) PRIMARY KEY,
        type text NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'font/ttf', 'font/otf')),
        nom text NOT NULL,
        octets bytea NOT NULL,
        ajoute_le timestamptz NOT NULL
      );
      ALTER TABLE organisme
        ADD COLUMN logo char(64) REFERENCES fichier (sha256),
        ADD COLUMN logo_texte text,
        -- The mark of the State, which only an agency that has the right to it supplies.
        ADD COLUMN marque char(64) REFERENCES fichier (sha256),
        ADD COLUMN marque_texte text,
        ADD COLUMN polices char(64)[] NOT NULL DEFAULT '{}',
        ADD COLUMN norme text NOT NULL DEFAULT 'a-2a' CHECK (norme IN ('a-2a', 'ua-1')),
        -- Roles in whose name no letter leaves before somebody has signed it.
        ADD COLUMN parapheur text[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT organisme_logo_dit CHECK (logo IS NULL OR coalesce(logo_texte, '') <> ''),
        ADD CONSTRAINT organisme_marque_dite CHECK (marque IS NULL OR coalesce(marque_texte, '') <> '');

      -- Who may sign for an agency, in the name of which role, from when until when (both included).
      CREATE TABLE delegation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisme_id uuid NOT NULL REFERENCES organisme (id),
        role text NOT NULL,
        compte_id uuid REFERENCES compte (id),
        nom text NOT NULL,
        qualite text NOT NULL,
        -- The decision that gives it, as it is cited.
        acte text NOT NULL,
        du date NOT NULL,
        au date,
        ajoutee_le timestamptz NOT NULL,
        -- Ended on the eve of its first day: it never was in force.
        CHECK (au IS NULL OR au >= du - 1)
      );
      CREATE INDEX delegation_organisme ON delegation (organisme_id, role, du);

      -- Who changed what of an agency's settings: field by field, what it was and what it is.
      CREATE TABLE organisme_histoire (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        organisme_id uuid NOT NULL REFERENCES organisme (id),
        -- None: the command line.
        par uuid REFERENCES compte (id),
        le timestamptz NOT NULL,
        changements jsonb NOT NULL
      );
      CREATE INDEX organisme_histoire_organisme ON organisme_histoire (organisme_id, id);

      ALTER TABLE courrier
        DROP CONSTRAINT courrier_statut_check,
        ADD CONSTRAINT courrier_statut_check
          CHECK (statut IN ('PREVU', 'A_SIGNER', 'COMPOSE', 'ENVOYE', 'BLOQUE', 'SANS_ENVOI', 'ETABLI')),
        -- {compte, nom, qualite, delegation, acte, le}: of a letter that somebody signs.
        ADD COLUMN signature jsonb,
        ADD COLUMN remplace uuid REFERENCES courrier (id),
        ADD COLUMN motif_remplacement text,
        ADD CONSTRAINT courrier_remplacement CHECK ((remplace IS NULL) = (motif_remplacement IS NULL)),
        -- Of a sheet: the day that it speaks of.
        ADD COLUMN situation_au date,
        ADD CONSTRAINT courrier_fiche CHECK ((situation_au IS NOT NULL) = (code LIKE 'F-%'));
      CREATE UNIQUE INDEX courrier_remplace ON courrier (remplace) WHERE remplace IS NOT NULL;
      CREATE UNIQUE INDEX courrier_fiche_unique ON courrier (dossier_id, code, seq, situation_au) WHERE situation_au IS NOT NULL AND remplace IS NULL;
      CREATE INDEX courrier_a_signer ON courrier (prevu_le) WHERE statut = 'A_SIGNER';

      -- Each version of the free paragraphs of a letter: added, never changed; the last one counts.
      CREATE TABLE paragraphe_libre (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        courrier_id uuid NOT NULL REFERENCES courrier (id),
        paragraphes text[] NOT NULL,
        par uuid NOT NULL REFERENCES compte (id),
        le timestamptz NOT NULL
      );
      CREATE INDEX paragraphe_libre_courrier ON paragraphe_libre (courrier_id, id);

      -- Sheets that travel with a letter.
      CREATE TABLE courrier_piece (
        courrier_id uuid NOT NULL REFERENCES courrier (id),
        rang integer NOT NULL,
        piece_id uuid NOT NULL REFERENCES courrier (id),
        PRIMARY KEY (courrier_id, rang)
      );

      -- The post: deposit with its number, then receipt.
      ALTER TABLE envoi
        DROP CONSTRAINT envoi_resultat_check,
        ADD COLUMN moyen text,
        ADD COLUMN numero text,
        ADD CONSTRAINT envoi_resultat_check
          CHECK (resultat IN ('RENVOI', 'TENTATIVE', 'ACCEPTE', 'REFUSE', 'ECHEC', 'NON_REMIS', 'REMIS', 'DEPOSE', 'RECU'));

      -- Batches: what was asked, how far it is, and that it is to stop.
      CREATE TABLE lot (
        id uuid PRIMARY KEY,
        fiche text NOT NULL,
        situation_au date NOT NULL,
        demande_par uuid NOT NULL REFERENCES compte (id),
        demande_le timestamptz NOT NULL,
        arret_demande_le timestamptz,
        fini_le timestamptz
      );
      CREATE TABLE lot_element (
        lot_id uuid NOT NULL REFERENCES lot (id),
        rang integer NOT NULL,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        courrier_id uuid REFERENCES courrier (id),
        echec text,
        fait_le timestamptz,
        PRIMARY KEY (lot_id, rang)
      );
      CREATE INDEX lot_demandeur ON lot (demande_par, demande_le);
      CREATE INDEX lot_element_restant ON lot_element (lot_id, rang) WHERE fait_le IS NULL;

      ALTER TABLE personne ADD COLUMN civilite text CHECK (civilite IN ('MADAME', 'MONSIEUR'));

      CREATE OR REPLACE FUNCTION refuser_retouche() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE'
          AND (OLD.dossier_id, OLD.seq, OLD.code, OLD.titre, OLD.objet, OLD.prevu, OLD.reference, OLD.prevu_le, OLD.remplace,
              OLD.motif_remplacement, OLD.situation_au)
            IS NOT DISTINCT FROM (NEW.dossier_id, NEW.seq, NEW.code, NEW.titre, NEW.objet, NEW.prevu, NEW.reference, NEW.prevu_le,
              NEW.remplace, NEW.motif_remplacement, NEW.situation_au)
          AND (OLD.envoye_le IS NULL OR OLD.envoye_le = NEW.envoye_le)
          AND (OLD.signature IS NULL OR OLD.signature = NEW.signature)
          AND (OLD.compose_le IS NULL OR
            (OLD.compose_le, OLD.variables, OLD.html, OLD.pdf, OLD.sha256, OLD.courriel, OLD.courriel_sha256, OLD.signature)
            IS NOT DISTINCT FROM
            (NEW.compose_le, NEW.variables, NEW.html, NEW.pdf, NEW.sha256, NEW.courriel, NEW.courriel_sha256, NEW.signature))
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'Le courrier % est figé : il ne se modifie pas et ne s’efface pas.', OLD.reference
          USING ERRCODE = 'insufficient_privilege';
      END $$;
      GRANT SELECT, INSERT ON ${AJOUTS_SEULS.join(', ')}, delegation TO ${ROLE_APPLICATION};
      -- A delegation ends sooner than it said; nothing else of it changes.
      GRANT UPDATE (au) ON delegation TO ${ROLE_APPLICATION};
      GRANT SELECT, INSERT, UPDATE ON lot, lot_element TO ${ROLE_APPLICATION};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${ROLE_APPLICATION};
    `);
    for (const table of AJOUTS_SEULS)
      await base.query(`
        REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM PUBLIC;
        CREATE TRIGGER ${table}_inviolable BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuser_modification();
        CREATE TRIGGER ${table}_intronquable BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_inviolable;
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_intronquable;
      `);
  }

  async down(): Promise<void> {
    throw new Error('Les migrations vont vers l’avant : restaurez une sauvegarde pour revenir en arrière.');
  }
}
