import { Horloge } from '#libs/exterieur';
import { poolDe } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { derniereOccurrence, fuseauxDe, Periodique, PERIODIQUES, prochaineOccurrence } from './periodiques';
import { vivants } from './presence';

/** What tells whether time does its work. Nothing personal, nothing of a dossier: it may be shown to anybody. */
export interface Sante {
  /** Deadlines whose effect should have been produced, and for how many seconds the oldest has been waiting. */
  plusAncienneEnRetard: { depuis: number; nombre: number } | null;
  /** Jobs that are due, those that failed at least once, and for how many seconds the oldest of the first has been due. */
  file: { enAttente: number; enEchec: number; plusAncien: number | null };
  /** The workers that live, and how many seconds ago each was seen. */
  travailleurs: { vuIlYA: number }[];
  periodiques: EtatPeriodique[];
  incidentsOuverts: number;
}

/** A periodic job in one time zone. Instants: ISO 8601 in UTC, by the clock of the domain. */
export interface EtatPeriodique {
  nom: string;
  fuseau: string;
  /** End of its last run; null before the first one. */
  dernierLe: string | null;
  /** It should have been done for more than an hour. */
  enRetard: boolean;
}

/** The same, for those who run the programs: where the workers are, and what each periodic job is. */
export interface Veille extends Omit<Sante, 'travailleurs' | 'periodiques'> {
  travailleurs: TravailleurVu[];
  periodiques: (EtatPeriodique & { libelle: string; heure: string; prochainLe: string; echec: string | null })[];
}

export interface TravailleurVu {
  numero: number;
  hote: string;
  processus: number;
  etat: 'VIVANT' | 'MUET' | 'PERDU';
  demarreLe: string;
  vuLe: string;
}

interface LignePeriodique {
  nom: string;
  fuseau: string;
  neuf: boolean;
  prevuA: Date;
  termineLe: Date | null;
  echec: string | null;
}

/** Milliseconds that a periodic job has to be launched and done. */
const TOLERANCE = 3_600_000;

export class SanteService {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
  ) {}

  async lire(): Promise<Sante> {
    const maintenant = this.horloge.maintenant();
    const periodiques = await this.periodiques(maintenant);
    return {
      ...(await this.compter(maintenant)),
      travailleurs: (await vivants(poolDe(this.source))).map((vuIlYA) => ({ vuIlYA: Math.round(vuIlYA) })),
      periodiques: periodiques.map(({ etat }) => etat),
    };
  }

  async detailler(): Promise<Veille> {
    const maintenant = this.horloge.maintenant();
    const periodiques = await this.periodiques(maintenant);
    const { rows: travailleurs } = await poolDe(this.source).query<TravailleurVu>(TRAVAILLEURS);
    return {
      ...(await this.compter(maintenant)),
      travailleurs,
      periodiques: periodiques.map(({ etat, periodique: { libelle, heure }, ligne }) => ({
        ...etat,
        ...{ libelle, heure, echec: ligne?.echec ?? null },
        prochainLe: prochaineOccurrence(heure, etat.fuseau, maintenant),
      })),
    };
  }

  private async compter(
    maintenant: string,
  ): Promise<Pick<Sante, 'plusAncienneEnRetard' | 'file' | 'incidentsOuverts'>> {
    const { rows } = await poolDe(this.source).query<{
      depuis: number | null;
      nombre: number;
      file: Sante['file'];
      incidents: number;
    }>(COMPTES, [maintenant]);
    const { depuis, nombre, file, incidents } = rows[0]!;
    return {
      plusAncienneEnRetard: depuis === null ? null : { depuis: Math.round(depuis), nombre },
      file: { ...file, plusAncien: file.plusAncien === null ? null : Math.round(file.plusAncien) },
      incidentsOuverts: incidents,
    };
  }

  private async periodiques(maintenant: string) {
    const { rows } = await poolDe(this.source).query<LignePeriodique>(
      `SELECT nom, fuseau, neuf, prevu_a AS "prevuA", termine_le AS "termineLe", echec FROM periodique`,
    );
    const connues = new Map(rows.map((ligne) => [`${ligne.nom} ${ligne.fuseau}`, ligne]));
    return PERIODIQUES.flatMap((periodique) =>
      fuseauxDe(periodique).map((fuseau) => {
        const ligne = connues.get(`${periodique.nom} ${fuseau}`);
        const dernierLe = ligne?.termineLe?.toISOString() ?? null;
        const enRetard = ligne ? estEnRetard(periodique, ligne, maintenant) : false;
        return { periodique, ligne, etat: { nom: periodique.nom, fuseau, dernierLe, enRetard } };
      }),
    );
  }
}

/** The latest run that has had its hour to be done was not launched, or not ended. */
function estEnRetard({ heure }: Periodique, ligne: LignePeriodique, maintenant: string): boolean {
  const limite = new Date(Date.parse(maintenant) - TOLERANCE).toISOString();
  const attendue = new Date(derniereOccurrence(heure, ligne.fuseau, limite));
  if (ligne.prevuA < attendue) return true;
  // At the first start, the run of that day counts as done.
  return !ligne.neuf && ligne.prevuA <= attendue && (ligne.termineLe === null || ligne.termineLe < ligne.prevuA);
}

const COMPTES = `
  SELECT extract(epoch FROM $1::timestamptz - retard.premier)::float AS depuis, retard.nombre, file.comptes AS file,
    (SELECT count(*)::int FROM incident WHERE clos_le IS NULL) AS incidents
  FROM (SELECT min(effet_a) AS premier, count(*)::int AS nombre FROM echeance WHERE statut = 'ARMEE' AND effet_a <= $1::timestamptz) retard,
    (SELECT json_build_object(
        'enAttente', count(*) FILTER (WHERE du), 'enEchec', count(*) FILTER (WHERE last_error IS NOT NULL),
        'plusAncien', extract(epoch FROM now() - min(run_at) FILTER (WHERE du))) AS comptes
      FROM (SELECT *, run_at <= now() AND locked_at IS NULL AND attempts < max_attempts AS du FROM graphile_worker.jobs) travail) file`;

const ISO = (champ: string) => `to_char(${champ} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Those that have not stopped; the dead ones as long as nobody stands in for them. */
const TRAVAILLEURS = `
  SELECT numero, hote, processus, ${ISO('demarre_le')} AS "demarreLe", ${ISO('vu_le')} AS "vuLe",
    CASE WHEN perdu_le IS NOT NULL THEN 'PERDU' WHEN silencieux_le IS NOT NULL THEN 'MUET' ELSE 'VIVANT' END AS etat
  FROM travailleur WHERE arrete_le IS NULL AND (perdu_le IS NULL OR remplace_par IS NULL) ORDER BY numero`;
