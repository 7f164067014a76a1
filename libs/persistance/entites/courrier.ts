import type { CourrierPrevu } from '#libs/moteur';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `A_SIGNER`: waits for a signature; `ETABLI`: a sheet, frozen, that is sent to nobody by itself. */
export type StatutCourrier = 'PREVU' | 'A_SIGNER' | 'COMPOSE' | 'ENVOYE' | 'BLOQUE' | 'SANS_ENVOI' | 'ETABLI';

/** A letter: what the law calls for (`prevu`), then the frozen document and its hash. */
@Entity('courrier')
export class CourrierEmis {
  @PrimaryColumn('uuid') id!: string;
  /** None for a message of the application that is about no single dossier. */
  @Column('uuid', { name: 'dossier_id', nullable: true }) dossierId!: string | null;
  @Column('integer', { nullable: true }) seq!: number | null;
  @Column('text') code!: string;
  @Column('text') titre!: string;
  @Column('text') objet!: string;
  @Column('jsonb') prevu!: CourrierPrevu;
  @Column('text') statut!: StatutCourrier;
  @Column('text') reference!: string;
  @Column('timestamptz', { name: 'prevu_le' }) prevuLe!: Date;
  @Column('timestamptz', { name: 'compose_le', nullable: true }) composeLe!: Date | null;
  @Column('jsonb', { nullable: true }) variables!: object | null;
  @Column('text', { nullable: true, select: false }) html!: string | null;
  @Column('bytea', { nullable: true, select: false }) pdf!: Buffer | null;
  @Column('char', { nullable: true }) sha256!: string | null;
  /** The frozen e-mail: addresses, subject, text and HTML parts. */
  @Column('jsonb', { nullable: true }) courriel!: CourrielFige | null;
  /** SHA-256 of the frozen e-mail, in its canonical JSON form. */
  @Column('char', { name: 'courriel_sha256', nullable: true }) courrielSha256!: string | null;
  @Column('timestamptz', { name: 'envoye_le', nullable: true }) envoyeLe!: Date | null;
  @Column('jsonb', { nullable: true }) signature!: Signature | null;
  /** The letter that this one cancels and replaces, and why. */
  @Column('uuid', { nullable: true }) remplace!: string | null;
  @Column('text', { name: 'motif_remplacement', nullable: true }) motifRemplacement!: string | null;
  /** Of a sheet: the civil day that it speaks of. */
  @Column('date', { name: 'situation_au', nullable: true }) situationAu!: string | null;
  /** Rank of the fact received late that makes this letter wrong. */
  @Column('integer', { name: 'a_corriger_par', nullable: true }) aCorrigerPar!: number | null;
}

/** Who signed a letter, by which delegation, and when (instant, ISO). */
export interface Signature {
  compte: string;
  nom: string;
  qualite: string;
  delegation: string;
  acte: string;
  le: string;
}

export interface CourrielFige {
  de: string;
  a: string[];
  copie: string[];
  repondreA: string;
  sujet: string;
  texte: string;
  html: string;
  messageId: string;
}
