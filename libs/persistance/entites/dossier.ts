import type { Instantane } from '#libs/moteur';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where facts come from: typed as they happen, taken over from files, invented for a demonstration. */
export type Origine = 'SAISIE' | 'REPRISE' | 'DEMONSTRATION';

@Entity('dossier')
export class Dossier {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') procedure!: string;
  @Column('text') version!: string;
  @Column('text') nom!: string;
  @Column('text', { name: 'region_ars' }) regionArs!: string;
  @Column('text', { array: true }) departements!: string[];
  @Column('text') fuseau!: string;
  @Column('integer') revision!: number;
  @Column('char', { name: 'dernier_hash' }) dernierHash!: string;
  /** A cache: dropped and rebuilt from the journal at will. */
  @Column('jsonb') instantane!: Instantane;
  @Column('text') phase!: string;
  @Column('boolean') clos!: boolean;
  @Column('boolean') protege!: boolean;
  @Column('jsonb') attendus!: { quoi: string; qui: string }[];
  @Column('uuid', { name: 'charge_de', nullable: true }) chargeDe!: string | null;
  @Column('text') origine!: Origine;
  @Column('timestamptz', { name: 'ouvert_le' }) ouvertLe!: Date;
  @Column('timestamptz', { name: 'modifie_le' }) modifieLe!: Date;
}
