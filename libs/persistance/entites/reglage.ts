import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A value that an ARS sets for itself, in force from `du`. Insert-only: a change is a further row. */
@Entity('reglage')
export class Reglage {
  @PrimaryColumn('bigint', { generated: true }) id!: string;
  @Column('text', { name: 'region_ars' }) regionArs!: string;
  @Column('text') cle!: string;
  @Column('date') du!: string;
  @Column('jsonb') valeur!: unknown;
  /** The decision or document that sets it. */
  @Column('text') reference!: string;
  @Column('text') acteur!: string;
  @Column('timestamptz', { name: 'enregistre_le' }) enregistreLe!: Date;
}
