import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('compte')
export class Compte {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') identifiant!: string;
  @Column('text') nom!: string;
  @Column('text', { name: 'mot_de_passe', select: false }) motDePasse!: string;
  @Column('text', { array: true }) roles!: string[];
  @Column('text', { array: true }) regions!: string[];
  @Column('text', { array: true }) departements!: string[];
  @Column('boolean') actif!: boolean;
  @Column('boolean') demonstration!: boolean;
  /** Who stands in when this person is away and has named nobody else. */
  @Column('uuid', { name: 'suppleant_id', nullable: true }) suppleantId!: string | null;
  /** The head to whom notices climb; none: the heads of the agency. */
  @Column('uuid', { name: 'superieur_id', nullable: true }) superieurId!: string | null;
  /** What this person wants to be told, by kind; the legal kinds are not asked. */
  @Column('jsonb', { default: {} }) preferences!: Record<string, string>;
}
