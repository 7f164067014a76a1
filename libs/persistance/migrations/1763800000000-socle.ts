import { MigrationInterface, QueryRunner } from 'typeorm';

/** Dossiers, their journal, what follows from it, and who may act. */
export class Socle1763800000000 implements MigrationInterface {
  async up(base: QueryRunner): Promise<void> {
    await base.query(`
      CREATE TABLE compte (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        identifiant text NOT NULL,
        nom text NOT NULL,
        mot_de_passe text NOT NULL,
        roles text[] NOT NULL,
        regions text[] NOT NULL,
        departements text[] NOT NULL DEFAULT '{}',
        actif boolean NOT NULL DEFAULT true,
        demonstration boolean NOT NULL DEFAULT false,
        cree_le timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX compte_identifiant ON compte (lower(identifiant));

      CREATE TABLE session (sid text PRIMARY KEY, sess json NOT NULL, expire timestamptz NOT NULL);
      CREATE INDEX session_expire ON session (expire);

      CREATE TABLE essai_connexion (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);

      CREATE TABLE organisme (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        genre text NOT NULL CHECK (genre IN ('ARS', 'CPAM', 'URPS', 'GESTIONNAIRE_FINESS')),
        region text NOT NULL,
        departement text,
        nom text NOT NULL,
        service text NOT NULL,
        adresse text[] NOT NULL,
        ville text NOT NULL,
        courriel text NOT NULL,
        telephone text NOT NULL,
        signataires jsonb NOT NULL DEFAULT '{}',
        fictif boolean NOT NULL DEFAULT false
      );
      CREATE UNIQUE INDEX organisme_unique ON organisme (genre, region, coalesce(departement, ''));

      CREATE TABLE dossier (
        id uuid PRIMARY KEY,
        procedure text NOT NULL,
        version text NOT NULL,
        nom text NOT NULL,
        region_ars text NOT NULL,
        departements text[] NOT NULL,
        fuseau text NOT NULL,
        revision integer NOT NULL,
        dernier_hash char(64) NOT NULL,
        instantane jsonb NOT NULL,
        phase text NOT NULL,
        clos boolean NOT NULL DEFAULT false,
        protege boolean NOT NULL DEFAULT false,
        attendus jsonb NOT NULL DEFAULT '[]',
        charge_de uuid REFERENCES compte (id),
        origine text NOT NULL,
        ouvert_le timestamptz NOT NULL,
        modifie_le timestamptz NOT NULL
      );
      CREATE INDEX dossier_region ON dossier (region_ars, phase);

      CREATE TABLE emprise (
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        commune text NOT NULL,
        maille text,
        nom text NOT NULL
      );
      CREATE INDEX emprise_commune ON emprise (commune);
      CREATE INDEX emprise_dossier ON emprise (dossier_id);

      CREATE TABLE journal (
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        seq integer NOT NULL,
        type text NOT NULL,
        le date NOT NULL,
        enregistre_le timestamptz NOT NULL,
        acteur text NOT NULL,
        role text NOT NULL,
        donnees jsonb NOT NULL,
        constats jsonb NOT NULL,
        procedure text NOT NULL,
        version text NOT NULL,
        empreinte char(64) NOT NULL,
        etat jsonb NOT NULL,
        parametres jsonb NOT NULL,
        derogations jsonb NOT NULL,
        avertissements jsonb NOT NULL,
        origine text NOT NULL,
        cle_idempotence text,
        empreinte_commande char(64),
        precedent char(64) NOT NULL,
        hash char(64) NOT NULL,
        PRIMARY KEY (dossier_id, seq),
        CONSTRAINT journal_cle_idempotence UNIQUE (dossier_id, cle_idempotence)
      );

      CREATE TABLE refus (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        revision integer NOT NULL,
        type text NOT NULL,
        le text NOT NULL,
        enregistre_le timestamptz NOT NULL,
        acteur text NOT NULL,
        categorie text NOT NULL,
        motifs jsonb NOT NULL
      );
      CREATE INDEX refus_dossier ON refus (dossier_id);

      CREATE TABLE echeance (
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        cle text NOT NULL,
        code text NOT NULL,
        libelle text NOT NULL,
        echeance date NOT NULL,
        effet_le date NOT NULL,
        effet_a timestamptz NOT NULL,
        evenement text,
        responsable text NOT NULL,
        detail jsonb NOT NULL,
        statut text NOT NULL DEFAULT 'ARMEE' CHECK (statut IN ('ARMEE', 'LEVEE', 'ECHUE')),
        armee_par integer NOT NULL,
        armee_le timestamptz NOT NULL,
        terminee_par integer,
        terminee_le timestamptz,
        PRIMARY KEY (dossier_id, cle)
      );
      CREATE INDEX echeance_armee ON echeance (effet_a) WHERE statut = 'ARMEE';

      CREATE TABLE rappel (
        dossier_id uuid NOT NULL,
        cle text NOT NULL,
        avant text NOT NULL,
        prevu_a timestamptz NOT NULL,
        emis_le timestamptz,
        PRIMARY KEY (dossier_id, cle, avant),
        FOREIGN KEY (dossier_id, cle) REFERENCES echeance (dossier_id, cle)
      );
      CREATE INDEX rappel_a_emettre ON rappel (prevu_a) WHERE emis_le IS NULL;

      CREATE TABLE personne (
        id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        nom text,
        qualite text,
        courriel text,
        telephone text,
        adresse text,
        efface_le timestamptz
      );

      CREATE TABLE courrier (
        id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        seq integer NOT NULL,
        code text NOT NULL,
        titre text NOT NULL,
        objet text NOT NULL,
        prevu jsonb NOT NULL,
        statut text NOT NULL CHECK (statut IN ('PREVU', 'COMPOSE', 'ENVOYE', 'BLOQUE', 'SANS_ENVOI')),
        reference text NOT NULL,
        prevu_le timestamptz NOT NULL,
        compose_le timestamptz,
        variables jsonb,
        html text,
        pdf bytea,
        sha256 char(64),
        courriel jsonb,
        envoye_le timestamptz
      );
      CREATE INDEX courrier_dossier ON courrier (dossier_id);

      CREATE TABLE envoi (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        courrier_id uuid NOT NULL REFERENCES courrier (id),
        tente_le timestamptz NOT NULL,
        message_id text NOT NULL,
        destinataires text[] NOT NULL,
        resultat text NOT NULL CHECK (resultat IN ('ACCEPTE', 'REFUSE', 'ECHEC')),
        reponse text NOT NULL
      );
      CREATE INDEX envoi_courrier ON envoi (courrier_id);

      CREATE TABLE incident (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        dossier_id uuid REFERENCES dossier (id),
        cle text NOT NULL,
        sorte text NOT NULL,
        message text NOT NULL,
        ouvert_le timestamptz NOT NULL,
        dernier_le timestamptz NOT NULL,
        occurrences integer NOT NULL DEFAULT 1,
        clos_le timestamptz
      );
      CREATE UNIQUE INDEX incident_ouvert ON incident (cle) WHERE clos_le IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Les migrations vont vers l’avant : restaurez une sauvegarde pour revenir en arrière.');
  }
}
