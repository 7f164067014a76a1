import { MigrationInterface, QueryRunner } from 'typeorm';
import { ROLE_APPLICATION } from './1763800000001-journal-inviolable';

/** What the FINESS register says of each CPTS, as it was read, and the one-off loads that must not start again. */
export class InscriptionsFiness1763800000002 implements MigrationInterface {
  async up(base: QueryRunner): Promise<void> {
    await base.query(`
      CREATE TABLE inscription_finess (
        numero_et text PRIMARY KEY,
        numero_ej text NOT NULL,
        siret text,
        raison_sociale text NOT NULL,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        lue jsonb NOT NULL,
        signalements jsonb NOT NULL,
        importee_le timestamptz NOT NULL
      );
      CREATE INDEX inscription_finess_dossier ON inscription_finess (dossier_id);

      CREATE TABLE chargement (
        cle text PRIMARY KEY,
        jour date NOT NULL,
        commence_le timestamptz NOT NULL,
        termine_le timestamptz,
        bilan jsonb
      );

      GRANT SELECT, INSERT, UPDATE, DELETE ON inscription_finess, chargement TO ${ROLE_APPLICATION};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Les migrations vont vers l’avant : restaurez une sauvegarde pour revenir en arrière.');
  }
}
