import { Column, Entity, PrimaryColumn } from 'typeorm';

export type TypeDeFichier = 'image/png' | 'image/jpeg' | 'font/ttf' | 'font/otf';

/** An image or a font that an agency supplies for its letters, kept once by the SHA-256 of its bytes. Insert-only. */
@Entity('fichier')
export class Fichier {
  @PrimaryColumn('char') sha256!: string;
  @Column('text') type!: TypeDeFichier;
  @Column('text') nom!: string;
  @Column('bytea') octets!: Buffer;
  @Column('timestamptz', { name: 'ajoute_le' }) ajouteLe!: Date;
}
