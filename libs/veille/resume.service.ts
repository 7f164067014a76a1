import { voit } from '#libs/acces';
import { DateCivile, debutDuJour, Fuseau, FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import type { Registre } from '#libs/moteur';
import { enTransaction, poolDe } from '#libs/persistance';
import { agenceDe, zoneLegale } from '#libs/territoires';
import { DataSource } from 'typeorm';
import { Annuaire, DossierSuivi, Prevenu } from './annuaire';
import { deposerMessage } from './messages';
import { Choix, preferencesDe } from './preferences';
import { messageDuResume } from './resume-message';
import { lireNouveautes, Nouveaute } from './resume-nouveautes';

const JOUR = 24 * 60 * 60 * 1000;

/** What is being recorded at this very moment is left to the next digest: it may not be readable yet. In milliseconds. */
const RECUL = 60 * 1000;

interface Destinataire {
  id: string;
  roles: readonly string[];
  regions: readonly string[];
  departements: readonly string[];
  preferences: Record<string, unknown>;
  /** End of what the last digest told. */
  resumeLe: Date | null;
}

/** One message a day to each person, of what is not urgent and new to them. */
export class ResumeService {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly registre: Registre,
  ) {}

  /**
   * The digest of those whose days are counted in this time zone; none to whoever is away that day, and none when nothing
   * is new. Safe to repeat: one a day to each.
   * @returns how many messages were planned
   */
  async envoyer(fuseau: Fuseau): Promise<number> {
    const pool = poolDe(this.source);
    const maintenant = this.horloge.maintenant();
    const jour = jourCivil(maintenant, fuseau);
    const annuaire = await Annuaire.lire(pool);
    const { rows } = await pool.query<Destinataire>(
      `SELECT id, roles, regions, departements, preferences, resume_le AS "resumeLe" FROM compte
        WHERE actif AND (resume_le IS NULL OR resume_le < $1) ORDER BY id`,
      [debutDuJour(jour, fuseau)],
    );
    const presents = rows.filter((un) => fuseauDuCompte(un) === fuseau && !annuaire.absent(un.id, jour));
    if (presents.length === 0) return 0;
    const jusqua = new Date(Date.parse(maintenant) - RECUL);
    const debut = ({ resumeLe }: Destinataire) => resumeLe ?? new Date(jusqua.getTime() - JOUR);
    const depuis = presents.map(debut).reduce((a, b) => (a < b ? a : b));
    const nouveautes = await lireNouveautes(pool, { depuis, jusqua }, this.registre);
    const lecture = new Lecture(annuaire, jour);
    let envoyes = 0;
    for (const compte of presents) {
      const siennes = nouveautes.filter((une) => une.a > debut(compte) && lecture.interesse(une, compte));
      if (await this.deposer(compte, siennes, { jour, depuis: debut(compte), jusqua, fuseau, maintenant }))
        envoyes += 1;
    }
    return envoyes;
  }

  /** False when there is nothing to say, or when another worker has said it meanwhile. */
  private async deposer(
    { id, resumeLe }: Destinataire,
    nouveautes: readonly Nouveaute[],
    periode: { jour: DateCivile; depuis: Date; jusqua: Date; fuseau: Fuseau; maintenant: string },
  ): Promise<boolean> {
    return enTransaction(poolDe(this.source), async (client) => {
      const { rowCount } = await client.query(
        `UPDATE compte SET resume_le = $2 WHERE id = $1 AND resume_le IS NOT DISTINCT FROM $3`,
        [id, periode.jusqua, resumeLe],
      );
      if (!rowCount || nouveautes.length === 0) return false;
      await deposerMessage(client, messageDuResume(id, nouveautes, periode), periode.maintenant);
      return true;
    });
  }
}

/** The time zone in which a person's days are counted: that of their agency, or of Paris when they have several. */
export function fuseauDuCompte({ regions, departements }: Pick<Destinataire, 'regions' | 'departements'>): Fuseau {
  const [region] = regions;
  if (regions.length !== 1 || !agenceDe(region!)) return FUSEAU_NATIONAL;
  return zoneLegale(region!, departements.length === 1 ? departements[0] : undefined).fuseau;
}

/** Who is interested in what, on that day. Who is in charge of a dossier is worked out once. */
class Lecture {
  private readonly charges = new Map<string, readonly Prevenu[]>();

  constructor(
    private readonly annuaire: Annuaire,
    private readonly jour: DateCivile,
  ) {}

  interesse(nouveaute: Nouveaute, compte: Destinataire): boolean {
    const choix: Choix = preferencesDe(compte.preferences)[nouveaute.genre];
    const { dossier, auteur } = nouveaute;
    if (choix === 'AUCUN' || auteur === compte.id || (dossier && !voit(compte, dossier))) return false;
    return choix === 'TOUS' || this.leConcerne(nouveaute, compte);
  }

  private leConcerne({ dossier, adresses, responsable }: Nouveaute, { id, roles }: Destinataire): boolean {
    // What is about no single dossier is for those who run the programs.
    if (!dossier) return roles.includes('ADMIN');
    if (adresses) return adresses.includes(id);
    if (responsable) return this.enCharge(dossier, responsable).some(({ compteId }) => compteId === id);
    // Everybody of a team holds its role: that does not make every dossier of the territory theirs.
    return roles.some((role) =>
      this.enCharge(dossier, role).some(({ compteId, qualite }) => compteId === id && qualite !== 'EQUIPE'),
    );
  }

  private enCharge(dossier: DossierSuivi, role: string): readonly Prevenu[] {
    const cle = `${dossier.id}/${role}`;
    const connue = this.charges.get(cle) ?? this.annuaire.enCharge(dossier, role, this.jour);
    this.charges.set(cle, connue);
    return connue;
  }
}
