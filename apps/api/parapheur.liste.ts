import { Utilisateur } from '#libs/acces';
import { DateCivile, Fuseau, jourCivil } from '#libs/droit';
import { Delegation, Dossier, GenreOrganisme, Organisme, poolDe } from '#libs/persistance';
import { choisirOrganisme, enVigueur } from '#libs/redaction';
import { lisiblePar } from '#libs/veille';
import { DataSource } from 'typeorm';

/** A letter that waits for a signature. */
export interface LettreASigner {
  id: string;
  dossier: string;
  nom: string;
  code: string;
  titre: string;
  objet: string;
  reference: string;
  emetteur: string;
  /** Role in whose name it is signed. */
  role: string;
  prevuLe: Date;
  fuseau: Fuseau;
  /** What the person sees of it, to be said again when it is signed. */
  version: string;
  /** Rank of the fact received late that changes what it says. */
  aCorrigerPar: number | null;
  /** By which the person may sign it today; null: it waits for somebody else. */
  delegation: Pick<Delegation, 'nom' | 'qualite' | 'acte'> | null;
  /** The first legal date that the same act has set. */
  echeance: { libelle: string; le: DateCivile } | null;
}

const MAXIMUM = 500;

type Lue = Omit<LettreASigner, 'delegation'> & Pick<Dossier, 'regionArs' | 'departements'>;

/** Those of the person's territory: first those that they may sign today, then the oldest. `maintenant`: instant (ISO). */
export async function aSigner(
  source: DataSource,
  utilisateur: Utilisateur,
  maintenant: string,
): Promise<LettreASigner[]> {
  const valeurs: unknown[] = [];
  const lisible = lisiblePar(utilisateur, (valeur) => `$${valeurs.push(valeur)}`);
  const { rows } = await poolDe(source).query<Lue>(
    `SELECT c.id, c.dossier_id AS dossier, d.nom, c.code, c.titre, c.objet, c.reference, c.prevu->>'emetteur' AS emetteur,
        c.prevu->>'signataire' AS role, c.prevu_le AS "prevuLe", d.fuseau, c.a_corriger_par AS "aCorrigerPar",
        concat_ws('-', coalesce((SELECT max(p.id) FROM paragraphe_libre p WHERE p.courrier_id = c.id), 0), c.a_corriger_par)
          AS version,
        (SELECT json_build_object('libelle', e.libelle, 'le', e.echeance) FROM echeance e
          WHERE e.dossier_id = c.dossier_id AND e.armee_par = c.seq AND e.terminee_par IS NULL
          ORDER BY e.echeance, e.cle LIMIT 1) AS echeance,
        d.region_ars AS "regionArs", d.departements
      FROM courrier c JOIN dossier d ON d.id = c.dossier_id
      WHERE c.statut = 'A_SIGNER' AND ${lisible} ORDER BY c.prevu_le, c.reference LIMIT ${MAXIMUM}`,
    valeurs,
  );
  const organismes = await source.getRepository(Organisme).find();
  const miennes = await source
    .getRepository(Delegation)
    .find({ where: { compteId: utilisateur.id }, order: { du: 'DESC' } });
  const lettres = rows.map(({ regionArs, departements, ...lettre }) => {
    const genre = lettre.emetteur as GenreOrganisme;
    const siens = organismes.filter((un) => un.genre === genre && un.region === regionArs);
    const agence = choisirOrganisme(siens, departements);
    const jour = jourCivil(maintenant, lettre.fuseau);
    const par = miennes.find(
      (une) => une.organismeId === agence?.id && une.role === lettre.role && enVigueur(une, jour),
    );
    return { ...lettre, delegation: par ? { nom: par.nom, qualite: par.qualite, acte: par.acte } : null };
  });
  return [...lettres.filter(({ delegation }) => delegation), ...lettres.filter(({ delegation }) => !delegation)];
}
