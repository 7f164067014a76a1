import type { Constats, Motif, ParametreUtilise, Place } from '#libs/moteur';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Origine } from './dossier';

/** One fact, as it was judged. Insert-only: the database itself refuses to change it. */
@Entity('journal')
export class EntreeJournal {
  @PrimaryColumn('uuid', { name: 'dossier_id' }) dossierId!: string;
  @PrimaryColumn('integer') seq!: number;
  @Column('text') type!: string;
  @Column('date') le!: string;
  @Column('timestamptz', { name: 'enregistre_le' }) enregistreLe!: Date;
  @Column('text') acteur!: string;
  @Column('text') role!: string;
  /** Account of the absent person in whose stead the actor acted; none most often. */
  @Column('text', { nullable: true }) pour!: string | null;
  @Column('jsonb') donnees!: object;
  @Column('jsonb') constats!: Constats;
  @Column('text') procedure!: string;
  @Column('text') version!: string;
  @Column('char') empreinte!: string;
  @Column('jsonb') etat!: unknown;
  @Column('jsonb') parametres!: ParametreUtilise[];
  @Column('jsonb') derogations!: { regle: string; motif: string }[];
  @Column('jsonb') avertissements!: string[];
  @Column('text') origine!: Origine;
  /** Where a fact received late stands in the legal order; none for a fact that follows the others. */
  @Column('jsonb', { nullable: true }) place!: Place | null;
  @Column('text', { name: 'cle_idempotence', nullable: true }) cleIdempotence!: string | null;
  @Column('char', { name: 'empreinte_commande', nullable: true }) empreinteCommande!: string | null;
  @Column('char') precedent!: string;
  @Column('char') hash!: string;
}

/** An attempt that the rules refused: who, what, and which of them said no. */
@Entity('refus')
export class TentativeRefusee {
  @PrimaryColumn('bigint') id!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('integer') revision!: number;
  @Column('text') type!: string;
  @Column('text') le!: string;
  @Column('timestamptz', { name: 'enregistre_le' }) enregistreLe!: Date;
  @Column('text') acteur!: string;
  @Column('text') categorie!: string;
  @Column('jsonb') motifs!: Motif[];
}
