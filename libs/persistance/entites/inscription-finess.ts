import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A CPTS as the FINESS register writes it, oddities included: nothing is mended. */
@Entity('inscription_finess')
export class InscriptionConservee {
  @PrimaryColumn('text', { name: 'numero_et' }) numeroEt!: string;
  @Column('text', { name: 'numero_ej' }) numeroEj!: string;
  @Column('text', { nullable: true }) siret!: string | null;
  @Column('text', { name: 'raison_sociale' }) raisonSociale!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  /** The whole row, as it was read. */
  @Column('jsonb') lue!: object;
  /** What was odd in it. */
  @Column('jsonb') signalements!: { champ: string; valeur: string; nature: string; raison: string }[];
  @Column('timestamptz', { name: 'importee_le' }) importeeLe!: Date;
}
