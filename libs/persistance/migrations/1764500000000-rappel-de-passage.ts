import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The notice of a deadline that is past comes from the law in force, as the others do: deadlines that were armed before
 * carry it too, and each notice says after how many days it is asked again.
 */
export class RappelDePassage1764500000000 implements MigrationInterface {
  name = 'RappelDePassage1764500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE echeance SET detail = detail || jsonb_build_object('passage',
          jsonb_build_object('le', effet_le, 'avant', 'échéance passée', 'a', 'DIRECTION', 'relance', 7))
        WHERE statut = 'ARMEE' AND evenement IS NULL;
      INSERT INTO rappel (dossier_id, cle, echeance, avant, prevu_a, echelon, relance_jours)
        SELECT e.dossier_id, e.cle, e.echeance, 'échéance passée', (e.effet_le + time '08:00') AT TIME ZONE d.fuseau, 'DIRECTION', 7
        FROM echeance e JOIN dossier d ON d.id = e.dossier_id WHERE e.statut = 'ARMEE' AND e.evenement IS NULL
        ON CONFLICT DO NOTHING;
      UPDATE rappel SET relance_jours = 7 WHERE relance_jours IS NULL;
      ALTER TABLE rappel ALTER COLUMN relance_jours SET NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE rappel ALTER COLUMN relance_jours DROP NOT NULL`);
  }
}
