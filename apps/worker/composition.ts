import { Gabarits } from '#libs/courriers';
import { FichesService, RattrapageService } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import {
  cloreIncident,
  CourrierEmis,
  CourrielFige,
  enTransaction,
  hacher,
  poolDe,
  signalerIncident,
} from '#libs/persistance';
import { ContenuImpossible, LettreRedigee, Redaction, versionDuProjet } from '#libs/redaction';
import { cleDuCourrier, messageIdDe, programmerEnvois } from '#libs/veille';
import { DataSource } from 'typeorm';
import type { ConfigurationWorker } from './application';
import { etablirPieces, lierPieces } from './pieces';

/**
 * Turns a letter that the law calls for into a frozen document: variables, page, PDF, hash and e-mail, once. A letter
 * that its agency wants signed waits for it first: what it decides is in the journal already, and does not wait.
 */
export class Composition {
  private readonly redaction: Redaction;

  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly reglages: Pick<ConfigurationWorker, 'expediteur' | 'adresse' | 'formation'>,
    rattrapage: Pick<RattrapageService, 'courrier'>,
    /** The application's own templates when absent. */
    private readonly gabarits?: Gabarits,
    /** Only of letters with which sheets travel. */
    private readonly fiches?: Pick<FichesService, 'joindre'>,
  ) {
    this.redaction = new Redaction(source, reglages, rattrapage, gabarits);
  }

  /**
   * Safe to repeat. Throws, after opening an incident, when the letter cannot be made: the job queue tries again. A
   * letter whose very content could not be established is blocked until somebody has it mended and runs it again.
   */
  async composer(id: string): Promise<void> {
    const courrier = await this.source.getRepository(CourrierEmis).findOneBy({ id });
    if (!courrier || !['PREVU', 'BLOQUE'].includes(courrier.statut)) return;
    try {
      if (await this.redaction.attendUneSignature(courrier)) return await this.presenterALaSignature(courrier);
      // What it says has changed while it was written: it is written again.
      if (!(await this.figer(courrier))) return await this.composer(id);
    } catch (erreur) {
      const bloque = await this.bloquer(courrier, (erreur as Error).message);
      if (bloque && !(erreur instanceof ContenuImpossible)) throw erreur;
    }
  }

  /** False when another worker has made the letter in the meantime: nothing is wrong. */
  private async bloquer(courrier: CourrierEmis, motif: string): Promise<boolean> {
    const { id, titre, reference, dossierId } = courrier;
    const pool = poolDe(this.source);
    const { rowCount } = await pool.query(
      `UPDATE courrier SET statut = 'BLOQUE' WHERE id = $1 AND statut IN ('PREVU', 'BLOQUE')`,
      [id],
    );
    if (!rowCount) return false;
    await signalerIncident(
      pool,
      {
        cle: cleDuCourrier('courrier', courrier),
        sorte: 'COURRIER',
        message: `${titre} (${reference}) : ${motif}`,
        dossierId,
        travail: { tache: 'composer_courrier', donnees: { courrier: id }, cle: `courrier:${id}` },
      },
      this.horloge.maintenant(),
    );
    return true;
  }

  /** Written first: nobody is asked to sign what cannot be. */
  private async presenterALaSignature(courrier: CourrierEmis): Promise<void> {
    const maintenant = this.horloge.maintenant();
    await this.redaction.projeter(courrier, maintenant);
    await enTransaction(poolDe(this.source), async (client) => {
      const { rowCount } = await client.query(
        `UPDATE courrier SET statut = 'A_SIGNER' WHERE id = $1 AND statut IN ('PREVU', 'BLOQUE') AND signature IS NULL`,
        [courrier.id],
      );
      if (rowCount) await cloreIncident(client, cleDuCourrier('courrier', courrier), maintenant);
    });
  }

  /** False when what the letter says has changed since it was read. */
  private async figer(courrier: CourrierEmis): Promise<boolean> {
    const maintenant = this.horloge.maintenant();
    const { id } = courrier;
    const version = await versionDuProjet(poolDe(this.source), courrier);
    const redigee = await this.redaction.rediger(courrier, {
      maintenant,
      joindre: async (lettre, dossier, par) => {
        if (!lettre.prevu.pieces?.length || !this.fiches) return [];
        const cadre = { par, maintenant, formation: this.reglages.formation ?? false };
        return etablirPieces(this.source, this.fiches, lettre, dossier, cadre, this.gabarits);
      },
    });
    return enTransaction(poolDe(this.source), async (client) => {
      const { rows } = await client.query<Pick<CourrierEmis, 'statut' | 'aCorrigerPar'>>(
        `SELECT statut, a_corriger_par AS "aCorrigerPar" FROM courrier WHERE id = $1 FOR NO KEY UPDATE`,
        [id],
      );
      const { statut, aCorrigerPar } = rows[0]!;
      // Another worker has made it, or somebody has delivered it by other means.
      if (!['PREVU', 'BLOQUE'].includes(statut)) return true;
      if ((await versionDuProjet(client, { id, aCorrigerPar })) !== version) return false;
      await client.query(
        `UPDATE courrier SET statut = 'COMPOSE', compose_le = $2, variables = $3, html = $4, pdf = $5, sha256 = $6, courriel = $7,
            courriel_sha256 = $8, a_corriger_par = NULL
          WHERE id = $1`,
        [id, maintenant, ...this.colonnes(id, redigee)],
      );
      await lierPieces(client, id, redigee.pieces);
      await cloreIncident(client, cleDuCourrier('courrier', courrier), maintenant);
      await programmerEnvois(client, [{ courrierId: id }]);
      return true;
    });
  }

  private colonnes(id: string, { variables, corps, document, repondreA, adresses }: LettreRedigee): unknown[] {
    const courriel: CourrielFige = {
      de: this.reglages.expediteur,
      repondreA: repondreA ?? this.reglages.expediteur,
      ...adresses,
      ...{ sujet: corps.objet, texte: corps.texte, html: corps.html },
      messageId: messageIdDe(id),
    };
    return [
      ...[JSON.stringify(variables), document?.html ?? corps.html, document ? Buffer.from(document.pdf) : null],
      ...[document?.sha256 ?? null, JSON.stringify(courriel), hacher(courriel)],
    ];
  }
}
