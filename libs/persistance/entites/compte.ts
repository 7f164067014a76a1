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
}
