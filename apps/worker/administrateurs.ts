import { Utilisateur, voit } from '#libs/acces';
import { FUSEAU_NATIONAL, instantEnClair, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { enTransaction, poolDe } from '#libs/persistance';
import { Annuaire, deposerMessage, libelleDeLaSorte, MessageDeLApplication } from '#libs/veille';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';

/** Incidents that one message tells; it counts the others. */
const CITES = 40;

/** An incident that the administrators do not know yet. */
export interface ADire {
  id: string;
  sorte: string;
  message: string;
  ouvertLe: Date;
  nom: string | null;
  regionArs: string | null;
  departements: string[] | null;
}

type Administrateur = Pick<Utilisateur, 'id' | 'regions' | 'departements'>;

/** What the template of the message reads beside what every message is given. */
export interface VariablesDIncidents extends Record<string, unknown> {
  nombre: number;
  incidents: { sorte: string; nom: string | null; message: string; depuis: string }[];
  reste: number | null;
}

/** Tells the administrators, once, of the incidents that are open: all those that they do not know yet in one message. */
export class AvertissementDesAdministrateurs {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
  ) {}

  /**
   * Safe to repeat, and to run in several workers at once. What no administrator may see stays to be told.
   * @returns how many messages leave
   */
  async avertir(): Promise<number> {
    const maintenant = this.horloge.maintenant();
    return enTransaction(poolDe(this.source), async (client) => {
      const incidents = await aDire(client);
      if (incidents.length === 0) return 0;
      const messages = parLecteurs(incidents, await administrateurs(client, jourCivil(maintenant, FUSEAU_NATIONAL)));
      for (const [rang, { comptes, siens }] of messages.entries())
        await deposerMessage(
          client,
          messageDIncidents(
            comptes,
            siens,
            `${maintenant.slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}-${rang + 1}`,
          ),
          maintenant,
        );
      const dits = [...new Set(messages.flatMap(({ siens }) => siens.map(({ id }) => id)))];
      await client.query(`UPDATE incident SET averti_le = $2 WHERE id = ANY($1)`, [dits, maintenant]);
      return messages.length;
    });
  }
}

async function aDire(client: PoolClient): Promise<ADire[]> {
  const { rows } = await client.query<ADire>(
    `SELECT i.id, i.sorte, i.message, i.ouvert_le AS "ouvertLe", d.nom, d.region_ars AS "regionArs", d.departements
      FROM incident i LEFT JOIN dossier d ON d.id = i.dossier_id
      WHERE i.clos_le IS NULL AND i.averti_le IS NULL ORDER BY i.ouvert_le, i.id FOR UPDATE OF i SKIP LOCKED`,
  );
  return rows;
}

/** The administrators, and whoever stands in for those who are away that day: each with what the administrator sees. */
async function administrateurs(client: PoolClient, jour: string): Promise<(Administrateur & { comptes: string[] })[]> {
  const annuaire = await Annuaire.lire(client, []);
  const { rows } = await client.query<Administrateur & { admin: boolean }>(
    `SELECT id, regions, departements, 'ADMIN' = ANY(roles) AS admin FROM compte WHERE actif ORDER BY cree_le, id`,
  );
  const suppleants = (absent: string) =>
    rows.filter(({ id }) => annuaire.remplacesPar(id, jour).some(({ compteId }) => compteId === absent));
  return rows
    .filter(({ admin }) => admin)
    .map((admin) => ({
      ...admin,
      comptes: [admin.id, ...(annuaire.absent(admin.id, jour) ? suppleants(admin.id).map(({ id }) => id) : [])],
    }));
}

/** One message for those who are to be told the same. */
function parLecteurs(
  incidents: readonly ADire[],
  lecteurs: readonly (Administrateur & { comptes: string[] })[],
): { comptes: string[]; siens: ADire[] }[] {
  const messages = new Map<string, { comptes: string[]; siens: ADire[] }>();
  for (const lecteur of lecteurs) {
    const siens = incidents.filter(
      ({ regionArs, departements }) =>
        regionArs === null || voit(lecteur, { regionArs, departements: departements ?? [] }),
    );
    if (siens.length === 0) continue;
    const cle = siens.map(({ id }) => id).join();
    const comptes = [...(messages.get(cle)?.comptes ?? []), ...lecteur.comptes];
    messages.set(cle, { comptes: [...new Set(comptes)], siens });
  }
  return [...messages.values()];
}

/** The message that tells of these incidents, at least one. `numero`: what tells it from the others. */
export function messageDIncidents(comptes: string[], siens: readonly ADire[], numero: string): MessageDeLApplication {
  const nombre = siens.length;
  const variables: VariablesDIncidents = {
    nombre,
    incidents: siens.slice(0, CITES).map(({ sorte, nom, message, ouvertLe }) => ({
      ...{ sorte: libelleDeLaSorte(sorte), nom, message },
      depuis: instantEnClair(ouvertLe, FUSEAU_NATIONAL),
    })),
    reste: nombre > CITES ? nombre - CITES : null,
  };
  return {
    code: 'A-INCIDENTS',
    titre: 'Incidents ouverts',
    gabarit: 'incidents',
    objet: nombre > 1 ? `${nombre} incidents ouverts` : 'Un incident ouvert',
    comptes,
    variables,
    reference: `INCIDENTS-${numero}`,
  };
}
