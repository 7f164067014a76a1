import { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has just acted is found by the journal: it only grows, where an index on dossiers would slow each of their changes. */
export class JournalParInstant1764600000000 implements MigrationInterface {
  name = 'JournalParInstant1764600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX journal_enregistre_le ON journal (enregistre_le) INCLUDE (dossier_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX journal_enregistre_le`);
  }
}
