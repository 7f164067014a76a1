import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type GenreOrganisme = 'ARS' | 'CPAM' | 'URPS' | 'GESTIONNAIRE_FINESS';

/** An agency as its letterhead shows it. `signataires` gives, per role, the name and capacity printed. */
@Entity('organisme')
export class Organisme {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') genre!: GenreOrganisme;
  @Column('text') region!: string;
  @Column('text', { nullable: true }) departement!: string | null;
  @Column('text') nom!: string;
  @Column('text') service!: string;
  @Column('text', { array: true }) adresse!: string[];
  @Column('text') ville!: string;
  @Column('text') courriel!: string;
  @Column('text') telephone!: string;
  @Column('jsonb') signataires!: Record<string, { nom: string; qualite: string }>;
  @Column('boolean') fictif!: boolean;
}
