import type { TravailDeReprise } from '../incidents';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Something keeps a legal effect from being produced; stays open until it is produced or closed. */
@Entity('incident')
export class Incident {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'dossier_id', nullable: true }) dossierId!: string | null;
  @Column('text') cle!: string;
  @Column('text') sorte!: string;
  @Column('text') message!: string;
  @Column('timestamptz', { name: 'ouvert_le' }) ouvertLe!: Date;
  @Column('timestamptz', { name: 'dernier_le' }) dernierLe!: Date;
  @Column('integer') occurrences!: number;
  @Column('timestamptz', { name: 'clos_le', nullable: true }) closLe!: Date | null;
  /** The job that would mend it when run again; none when only a person can. */
  @Column('jsonb', { nullable: true }) travail!: TravailDeReprise | null;
  /** When the administrators were told by mail. */
  @Column('timestamptz', { name: 'averti_le', nullable: true }) avertiLe!: Date | null;
}
