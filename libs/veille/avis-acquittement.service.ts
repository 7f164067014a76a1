import { Utilisateur, voit } from '#libs/acces';
import { DateCivile, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { cloreIncident, dansLePerimetre, enTransaction, poolDe } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { Annuaire, DossierSuivi, Qualite } from './annuaire';
import { EN_COURS } from './avis-requetes';
import { cleDIncident } from './avis.service';

/** A notice, as its reader sees it. */
export interface VueAvis {
  rappel: string;
  dossier: string;
  nom: string;
  avant: string;
  libelle: string;
  /** Last day of which the notice speaks. */
  echeance: DateCivile;
  consequence: string;
  explication: string;
  /** In what capacity it was addressed to the reader; null for who is in charge without having been told. */
  qualite: Qualite | null;
  /** Name of the person in whose stead. */
  pour: string | null;
  demandeLe: Date;
  /** How many times it was asked. */
  demandes: number;
  acquitteLe: Date | null;
  acquittePar: string | null;
  /** Nobody has taken note of it, and there is still reason to. */
  aReconnaitre: boolean;
}

/** A notice of a dossier: whom it was asked of each time, and what became of the message. */
export interface VueAvisDuDossier extends VueAvis {
  cle: string;
  /** Goes by the daily digest: asks for no answer. */
  suivi: boolean;
  /** Whether the reader may take note of it. */
  acquittable: boolean;
  adresses: {
    /** Which demand, from 1. */
    rang: number;
    nom: string;
    qualite: Qualite;
    pour: string | null;
    demandeLe: string;
    courrier: string | null;
    statut: string | null;
    /** Last thing that happened to the message: see `envoi.resultat`. */
    remise: string | null;
  }[];
}

/** `DEJA`: somebody else had given it, which is as good. `ETRANGER`: the notice is not this person's to answer. */
export type IssueAcquittement = 'FAIT' | 'DEJA' | 'INCONNU' | 'ETRANGER';

/** Who may answer a notice. */
interface Portee {
  /** Addressed to the reader. */
  adresse: boolean;
  suiviPar: DossierSuivi & { fuseau: string; responsable: string };
}

const MAXIMUM = 500;

/** Who was told of what, and who answered « pris connaissance ». */
export class AcquittementService {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
  ) {}

  /** Those addressed to this person, and those that wait for an answer where they are in charge; or the waiting alone. */
  async recus({ id, regions, departements }: Utilisateur, aReconnaitre: boolean): Promise<VueAvis[]> {
    const pool = poolDe(this.source);
    const { rows } = await pool.query<VueAvis & Portee>(
      `SELECT ${COLONNES} ${DE} ${LIENS}
        WHERE (${A_RECONNAITRE} ${aReconnaitre ? '' : 'OR r.id = ANY(ARRAY(SELECT rappel_id FROM avis WHERE compte_id = $1))'})
          AND ${dansLePerimetre('$2', '$3')}
        ORDER BY "aReconnaitre" DESC, r.echeance, r.emis_le DESC`,
      [id, regions, departements],
    );
    const annuaire = await Annuaire.lire(pool, [...new Set(rows.map(({ dossier }) => dossier))]);
    return rows
      .filter((ligne) => this.peutRepondre(annuaire, ligne, id))
      .slice(0, MAXIMUM)
      .map(sansPortee);
  }

  /** Every notice asked on a dossier, the latest first. The caller has checked that the person sees it. */
  async duDossier(dossier: string, { id }: Utilisateur): Promise<VueAvisDuDossier[]> {
    const pool = poolDe(this.source);
    const { rows } = await pool.query<VueAvisDuDossier & Portee>(
      `SELECT ${COLONNES}, r.cle, r.suivi, ${ADRESSES} AS adresses ${DE} ${LIENS}
        WHERE r.dossier_id = $2 AND r.demandes > 0 ORDER BY r.emis_le DESC, r.prevu_a DESC`,
      [id, dossier],
    );
    const annuaire = await Annuaire.lire(pool, [dossier]);
    return rows.map((ligne) => ({
      ...sansPortee(ligne),
      acquittable: ligne.aReconnaitre && this.peutRepondre(annuaire, ligne, id),
    }));
  }

  /**
   * Takes note of a notice, and of the earlier ones of the same deadline, for all those who were told: none is asked
   * again. Only somebody to whom it was addressed, or who is in charge. Safe to repeat: the first one counts.
   */
  async acquitter(rappel: string, utilisateur: Utilisateur): Promise<IssueAcquittement> {
    const maintenant = this.horloge.maintenant();
    return enTransaction(poolDe(this.source), async (client) => {
      const { rows } = await client.query<Portee>(
        `SELECT ${SUIVI_PAR}, EXISTS (SELECT FROM avis WHERE rappel_id = r.id AND compte_id = $2) AS adresse
          ${DE} WHERE r.id = $1 AND r.demandes > 0 FOR NO KEY UPDATE OF d`,
        [rappel, utilisateur.id],
      );
      const [avis] = rows;
      if (!avis || !voit(utilisateur, avis.suiviPar)) return 'INCONNU';
      const annuaire = await Annuaire.lire(client, [avis.suiviPar.id]);
      if (!this.peutRepondre(annuaire, avis, utilisateur.id)) return 'ETRANGER';
      const { rows: repondus } = await client.query<{ id: string }>(REPONDRE, [rappel, utilisateur.id, maintenant]);
      for (const { id } of repondus) await cloreIncident(client, cleDIncident(id), maintenant);
      return repondus.some(({ id }) => id === rappel) ? 'FAIT' : 'DEJA';
    });
  }

  private peutRepondre(annuaire: Annuaire, { adresse, suiviPar }: Portee, compte: string): boolean {
    if (adresse) return true;
    const jour = jourCivil(this.horloge.maintenant(), suiviPar.fuseau);
    return annuaire.enCharge(suiviPar, suiviPar.responsable, jour).some(({ compteId }) => compteId === compte);
  }
}

function sansPortee<V extends Portee>({ adresse: _, suiviPar: __, ...vue }: V): Omit<V, keyof Portee> {
  return vue;
}

/** A notice waits for an answer from the moment it is asked until it is given, overtaken, or no longer needed. */
const A_RECONNAITRE = `(r.relance_a IS NOT NULL AND ${EN_COURS})`;

const SUIVI_PAR = `json_build_object('id', d.id, 'regionArs', d.region_ars, 'departements', d.departements,
    'fuseau', d.fuseau, 'responsable', e.responsable) AS "suiviPar"`;

const COLONNES = `r.id AS rappel, d.id AS dossier, d.nom, r.avant, e.libelle, r.echeance, e.detail->>'consequence' AS consequence,
    e.detail->>'explication' AS explication, mien.qualite, remplace.nom AS pour, r.demandes,
    coalesce(mien.demande_le, r.demande_le) AS "demandeLe", k.le AS "acquitteLe", par.nom AS "acquittePar",
    ${A_RECONNAITRE} AS "aReconnaitre", mien.id IS NOT NULL AS adresse, ${SUIVI_PAR}`;

const DE = `FROM rappel r JOIN echeance e ON e.dossier_id = r.dossier_id AND e.cle = r.cle JOIN dossier d ON d.id = r.dossier_id`;

const LIENS = `LEFT JOIN LATERAL (
      SELECT * FROM avis WHERE rappel_id = r.id AND compte_id = $1 ORDER BY rang DESC LIMIT 1) mien ON true
    LEFT JOIN compte remplace ON remplace.id = mien.pour_compte
    LEFT JOIN acquittement k ON k.rappel_id = r.id LEFT JOIN compte par ON par.id = k.compte_id`;

const ADRESSES = `(SELECT coalesce(json_agg(json_build_object('rang', a.rang, 'nom', qui.nom, 'qualite', a.qualite,
      'pour', place.nom, 'demandeLe', a.demande_le, 'courrier', a.courrier_id, 'statut', c.statut, 'remise',
      (SELECT resultat FROM envoi WHERE courrier_id = c.id ORDER BY id DESC LIMIT 1)) ORDER BY a.rang, qui.nom), '[]')
    FROM avis a JOIN compte qui ON qui.id = a.compte_id LEFT JOIN compte place ON place.id = a.pour_compte
      LEFT JOIN courrier c ON c.id = a.courrier_id WHERE a.rappel_id = r.id)`;

const REPONDRE = `WITH repondus AS (
    UPDATE rappel a SET relance_a = NULL FROM rappel r
    WHERE r.id = $1 AND a.dossier_id = r.dossier_id AND a.cle = r.cle AND a.demandes > 0 AND a.emis_le <= r.emis_le
    RETURNING a.id)
  INSERT INTO acquittement (rappel_id, compte_id, le) SELECT id, $2, $3 FROM repondus
  ON CONFLICT (rappel_id) DO NOTHING RETURNING rappel_id AS id`;
