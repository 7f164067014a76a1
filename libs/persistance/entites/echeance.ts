import type { Echeance } from '#libs/moteur';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type StatutEcheance = 'ARMEE' | 'LEVEE' | 'ECHUE' | 'ANNULEE';

/** A legal period as a row: what the clock looks for, and the account of each of its days in `detail`. */
@Entity('echeance')
export class EcheanceInscrite {
  @PrimaryColumn('uuid', { name: 'dossier_id' }) dossierId!: string;
  @PrimaryColumn('text') cle!: string;
  @Column('text') code!: string;
  @Column('text') libelle!: string;
  @Column('date') echeance!: string;
  @Column('date', { name: 'effet_le' }) effetLe!: string;
  @Column('timestamptz', { name: 'effet_a' }) effetA!: Date;
  @Column('text', { nullable: true }) evenement!: string | null;
  @Column('text') responsable!: string;
  @Column('jsonb') detail!: Echeance;
  @Column('text') statut!: StatutEcheance;
  @Column('integer', { name: 'armee_par' }) armeePar!: number;
  @Column('timestamptz', { name: 'armee_le' }) armeeLe!: Date;
  @Column('integer', { name: 'terminee_par', nullable: true }) termineePar!: number | null;
  @Column('timestamptz', { name: 'terminee_le', nullable: true }) termineeLe!: Date | null;
}
