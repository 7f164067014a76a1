import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who may sign for an agency in the name of a role. `du` and `au`: civil days of the agency, both included. */
@Entity('delegation')
export class Delegation {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisme_id' }) organismeId!: string;
  @Column('text') role!: string;
  /** Account of the person; none of somebody who signs on paper only. */
  @Column('uuid', { name: 'compte_id', nullable: true }) compteId!: string | null;
  @Column('text') nom!: string;
  @Column('text') qualite!: string;
  /** The decision that gives it, as it is cited. */
  @Column('text') acte!: string;
  @Column('date') du!: string;
  @Column('date', { nullable: true }) au!: string | null;
  @Column('timestamptz', { name: 'ajoutee_le' }) ajouteeLe!: Date;
}
