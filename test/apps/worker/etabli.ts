import { HORLOGE_REELLE } from '#libs/exterieur';
import { CourrierEmis, CourrielFige, GenreOrganisme, Incident, StatutCourrier } from '#libs/persistance';
import { ConfigurationWorker, demarrerWorker, Worker } from '../../../apps/worker/application';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, ouvrirDossier } from '../../appui/parcours';
import { PATIENCE_MS } from '../../appui/patience';
import { SmtpDeTest, smtpDeTest } from '../../poste/smtp';
import { LETTRE } from '../../scenarios/scenario';

interface CourrierLu {
  id: string;
  code: string;
  statut: StatutCourrier;
  reference: string;
  variables: Record<string, unknown> | null;
  html: string | null;
  pdf: Buffer | null;
  sha256: string | null;
  courriel: CourrielFige | null;
  envoyeLe: Date | null;
}

interface EnvoiLu {
  resultat: string;
  destinataires: string[];
  reponse: string;
  messageId: string;
  sha256: string | null;
}

export interface Etabli extends Atelier {
  smtp: SmtpDeTest;
  /** Starts one more worker on this database, under the clock of the test. */
  demarrer(suite?: Partial<ConfigurationWorker>): Promise<Worker>;
  /** The letters of a dossier, oldest first. */
  courriers(dossier: string): Promise<CourrierLu[]>;
  envois(courrier: string): Promise<EnvoiLu[]>;
  incidents(dossier: string): Promise<Incident[]>;
  /** Makes every waiting job due at once, instead of waiting for its next attempt. */
  presser(): Promise<void>;
}

const REGION = '93';
const EXPEDITEUR = 'ne-pas-repondre@parcours.test';

export async function ouvrirEtabli(instant?: string): Promise<Etabli> {
  const atelier = await ouvrirAtelier(instant);
  const smtp = await smtpDeTest();
  const workers: Worker[] = [];
  return {
    ...atelier,
    smtp,
    demarrer: async (suite = {}) => {
      const { url: databaseUrl, horloge } = atelier;
      const reglages = { delaiDeSaisie: 10 };
      const worker = await demarrerWorker({
        databaseUrl,
        smtpUrl: smtp.url,
        expediteur: EXPEDITEUR,
        horloge,
        reglages,
        ...suite,
      });
      workers.push(worker);
      return worker;
    },
    courriers: (dossier) =>
      atelier.source
        .getRepository(CourrierEmis)
        .createQueryBuilder('c')
        .addSelect(['c.html', 'c.pdf'])
        .where('c.dossier_id = :dossier', { dossier })
        .orderBy('c.seq')
        .addOrderBy('c.prevu_le')
        .addOrderBy('c.code')
        .getMany() as Promise<CourrierLu[]>,
    envois: async (courrier) =>
      (
        await atelier.pool.query<EnvoiLu>(
          `SELECT resultat, destinataires, reponse, message_id AS "messageId", sha256 FROM envoi WHERE courrier_id = $1 ORDER BY id`,
          [courrier],
        )
      ).rows,
    incidents: (dossierId) =>
      atelier.source.getRepository(Incident).find({ where: { dossierId }, order: { ouvertLe: 'ASC' } }),
    presser: async () => {
      await atelier.pool.query(
        `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) FROM graphile_worker.jobs
          WHERE task_identifier IN ('composer_courrier', 'envoyer_courrier') AND run_at > now() AND locked_at IS NULL`,
      );
    },
    fermer: async () => {
      await Promise.all(workers.map((worker) => worker.arreter()));
      await smtp.fermer();
      await atelier.fermer();
    },
  };
}

/** Waits until it is so, for as long as a slow machine may need. */
export async function attendre(quoi: string, vrai: () => Promise<boolean>, entreDeux?: () => Promise<void>) {
  // The real clock: that of the programs stands still.
  const limite = Date.parse(HORLOGE_REELLE.maintenant()) + PATIENCE_MS;
  while (!(await vrai())) {
    if (Date.parse(HORLOGE_REELLE.maintenant()) > limite) throw new Error(`Toujours pas : ${quoi}`);
    await entreDeux?.();
    await new Promise((suite) => setTimeout(suite, 100));
  }
}

const SIGNATAIRES: Partial<Record<GenreOrganisme, object>> = {
  ARS: {
    DG_ARS: { nom: 'Dominique Directrice', qualite: 'Directrice générale' },
    ARS_INSTRUCTEUR: { nom: 'Claude Instructeur', qualite: 'Chargé de mission' },
    GESTIONNAIRE_FINESS: { nom: 'Florence Finess', qualite: 'Gestionnaire FINESS' },
  },
  CPAM: { CPAM: { nom: 'Camille Caisse', qualite: 'Directrice' } },
  URPS: { URPS: { nom: 'Ulysse Union', qualite: 'Président' } },
};

/** Describes an agency of the region as its letterhead shows it. */
export async function decrire(
  { pool }: Atelier,
  genre: GenreOrganisme,
  { region = REGION, signataires = SIGNATAIRES[genre] ?? {} }: { region?: string; signataires?: object } = {},
): Promise<void> {
  await pool.query(
    `INSERT INTO organisme (genre, region, nom, service, adresse, ville, courriel, telephone, signataires)
      VALUES ($1, $2, $3, 'Pôle premier recours', '{1 place de l’Exemple,13001 Marseille}', 'Marseille', $4, '01 99 00 00 01', $5)`,
    [genre, region, `${genre} ${region}`, `${genre.toLowerCase()}.${region}@agences.test`, JSON.stringify(signataires)],
  );
}

export async function decrireToutes(etabli: Atelier, region = REGION): Promise<void> {
  for (const genre of ['ARS', 'CPAM', 'URPS', 'GESTIONNAIRE_FINESS'] as const) await decrire(etabli, genre, { region });
}

/** A dossier whose letter of intent was just received: one letter to write. */
export async function lettreDeposee(
  etabli: Atelier,
  { regionArs = REGION, contacts = LETTRE.contacts }: { regionArs?: string; contacts?: object[] } = {},
): Promise<string> {
  const dossier = await ouvrirDossier(etabli, { regionArs });
  await agir(etabli, dossier, 'PRENDRE_CONTACT', '2026-05-18');
  await agir(etabli, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-05-20', { ...LETTRE, contacts });
  return dossier;
}
