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
  /** SHA-256 of the file of the logo, and what it says to whoever does not see it. */
  @Column('char', { nullable: true }) logo!: string | null;
  @Column('text', { name: 'logo_texte', nullable: true }) logoTexte!: string | null;
  /** The mark of the State, of an agency that has supplied it. */
  @Column('char', { nullable: true }) marque!: string | null;
  @Column('text', { name: 'marque_texte', nullable: true }) marqueTexte!: string | null;
  /** SHA-256 of the files of its font, in order of preference; none: that of the application. */
  @Column('char', { array: true }) polices!: string[];
  /** PDF/A-2a for what is archived; PDF/UA-1 where the reader's accessibility comes first. */
  @Column('text') norme!: 'a-2a' | 'ua-1';
  /** Roles in whose name no letter leaves before somebody has signed it. */
  @Column('text', { array: true }) parapheur!: string[];
  @Column('boolean') fictif!: boolean;
}
