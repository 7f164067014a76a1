import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person to whom the journal refers by id. Erasing the row leaves every chain intact. */
@Entity('personne')
export class Personne {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('text', { nullable: true }) nom!: string | null;
  @Column('text', { nullable: true }) qualite!: string | null;
  @Column('text', { nullable: true }) courriel!: string | null;
  @Column('text', { nullable: true }) telephone!: string | null;
  @Column('text', { nullable: true }) adresse!: string | null;
  @Column('text', { nullable: true }) civilite!: 'MADAME' | 'MONSIEUR' | null;
  @Column('timestamptz', { name: 'efface_le', nullable: true }) effaceLe!: Date | null;
}
