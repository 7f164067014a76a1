import { dateCourte } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import {
  comparer,
  CourrierPrevu,
  Definition,
  delaisDe,
  effetsDe,
  Instantane,
  Registre,
  reverifier,
  versionsDe,
} from '#libs/moteur';
import {
  accorderEcheances,
  cloreIncident,
  DossierVerrouille,
  EcheanceInscrite,
  EntreeJournal,
  enTransaction,
  IncidentSignale,
  lireJournal,
  poolDe,
  signalerIncident,
  verrouiller,
} from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { incidentDe } from './anomalies';
import { definitionDe } from './definitions';
import { HORLOGE, REGISTRE } from './jetons';
import { evenementInscrit, rejouerJournal } from './rejeu';

/** Takes up again what a dossier went without, once what was broken is mended: the law says it anew from the journal. */
@Injectable()
export class RattrapageService {
  constructor(
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  /**
   * Asks anew the rules without which entries were recorded, and brings the register of deadlines to what can be worked
   * out today. Each incident is resolved, or says what remains. Safe to repeat.
   */
  async rattraper(dossierId: string): Promise<void> {
    await enTransaction(poolDe(this.source), async (client) => {
      const dossier = await verrouiller(client, dossierId);
      if (!dossier) return;
      const maintenant = this.horloge.maintenant();
      const definition = definitionDe(this.registre, dossier);
      const journal = await lireJournal(client, dossierId);
      const instantane = rejouerJournal(definition, journal);
      const restent = [
        ...reglesEnCause(definition, dossierId, journal),
        ...(await this.accorder(client, definition, dossier, instantane, maintenant)),
      ];
      const cles = new Set(restent.map(({ cle }) => cle));
      for (const cle of await this.ouverts(client, dossierId))
        if (!cles.has(cle)) await cloreIncident(client, cle, maintenant);
      for (const incident of restent) await signalerIncident(client, incident, maintenant);
    });
  }

  /** A letter of an entry, established anew from the journal. Throws `CourrierSansObjet`. */
  async courrier(dossierId: string, seq: number, code: string): Promise<CourrierPrevu> {
    const [ouverture, ...suite] = await enTransaction(poolDe(this.source), (client) => lireJournal(client, dossierId));
    const definition = definitionDe(this.registre, ouverture!);
    const effets = effetsDe(definition, ouverture!, suite.map(evenementInscrit), seq);
    const prevu = effets?.courriers.find((courrier) => courrier.code === code);
    if (!prevu) throw new CourrierSansObjet(seq);
    return prevu;
  }

  /** Brings the register to what runs; says what still cannot be worked out. */
  private async accorder(
    client: PoolClient,
    definition: Definition,
    dossier: DossierVerrouille,
    instantane: Instantane,
    maintenant: string,
  ): Promise<IncidentSignale[]> {
    const delais = delaisDe(definition, instantane);
    const { rows } = await client.query<Pick<EcheanceInscrite, 'detail'>>(
      `SELECT detail FROM echeance WHERE dossier_id = $1 AND terminee_par IS NULL`,
      [dossier.id],
    );
    const inscrits = { echeances: rows.map(({ detail }) => detail), anomalies: [] };
    const par = { par: instantane.seq, le: maintenant };
    await accorderEcheances(client, dossier, comparer(inscrits, delais), par);
    await client.query(
      `SELECT graphile_worker.add_job('passer_le_temps', json_build_object('dossier', $1::text), job_key := 'temps:' || $1)`,
      [dossier.id],
    );
    return delais.anomalies.map((une) => incidentDe(dossier.id, une));
  }

  private async ouverts(client: PoolClient, dossierId: string): Promise<string[]> {
    const { rows } = await client.query<{ cle: string }>(
      `SELECT cle FROM incident WHERE dossier_id = $1 AND clos_le IS NULL AND (cle LIKE 'regle:%' OR cle LIKE 'delai:%')`,
      [dossierId],
    );
    return rows.map(({ cle }) => cle);
  }
}

/** What is recorded since then does away with the letter. */
export class CourrierSansObjet extends Error {
  constructor(seq: number) {
    super(`L’entrée n° ${seq} n’appelle plus ce courrier : clôturez l’incident en le disant.`);
  }
}

/** The rules that still cannot be verified, and those that go against what was recorded without them. */
function reglesEnCause(
  definition: Definition,
  dossierId: string,
  [ouverture, ...suite]: readonly EntreeJournal[],
): IncidentSignale[] {
  return reverifier(definition, ouverture!, suite.map(evenementInscrit)).flatMap(({ issue, regle, seq, type, le }) => {
    if (issue === 'TENUE') return [];
    const libelle = versionsDe(definition)
      .flatMap(({ evenements }) => evenements)
      .find((defini) => defini.type === type)!.libelle;
    const message =
      issue === 'INVERIFIABLE'
        ? `La règle ${regle} n’a toujours pas pu être vérifiée.`
        : `La règle ${regle}, vérifiée après coup, va contre « ${libelle} » du ${dateCourte(le)} (entrée n° ${seq}), enregistré sans elle : examinez ce dossier, puis clôturez en disant ce qui a été décidé.`;
    return [{ ...incidentDe(dossierId, { quoi: 'REGLE', code: regle, message }), message }];
  });
}
