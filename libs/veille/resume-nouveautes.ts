import { dateCourte } from '#libs/droit';
import type { Registre } from '#libs/moteur';
import { Pool } from 'pg';
import type { DossierSuivi } from './annuaire';
import { ECHECS_OUVERTS } from './courriels';
import type { GenreDuResume } from './preferences';

/** Something new, told once to those whom it may interest. */
export interface Nouveaute {
  genre: GenreDuResume;
  a: Date;
  /** None of what is about no single dossier. */
  dossier: (DossierSuivi & { nom: string }) | null;
  texte: string;
  /** Those to whom it is addressed by name. */
  adresses?: readonly string[];
  /** Role of those who have to act. */
  responsable?: string;
  /** Account of the person who did it: nothing new to them. */
  auteur?: string;
}

/** What happened after `depuis` and until `jusqua`, both instants, everywhere, oldest first. */
export async function lireNouveautes(
  pool: Pool,
  { depuis, jusqua }: { depuis: Date; jusqua: Date },
  registre: Registre,
): Promise<Nouveaute[]> {
  const lire = async <L extends object>(requete: string) =>
    (await pool.query<Commune & L>(requete, [depuis, jusqua])).rows;
  return [
    ...(await lire<DateSuivie>(DATES_SUIVIES)).map(({ adresses, ...ligne }) => ({
      ...nouveaute(
        'ECHEANCE_SUIVIE',
        ligne,
        `${ligne.avant} – ${ligne.libelle} : dernier jour le ${dateCourte(ligne.echeance)}`,
      ),
      adresses,
    })),
    ...(await lire<EcheancePassee>(ECHEANCES_PASSEES)).map(({ responsable, ...ligne }) => ({
      ...nouveaute(
        'TACHE',
        ligne,
        `${ligne.libelle} : échéance passée le ${dateCourte(ligne.echeance)} sans l’acte attendu`,
      ),
      responsable,
    })),
    ...(await lire<Lettre>(LETTRES)).map(({ responsable, quoi, titre, reference, ...ligne }) => ({
      ...nouveaute('TACHE', ligne, `Courrier ${quoi} : ${titre} (${reference})`),
      responsable,
    })),
    ...(await lire<Acte>(ACTES)).map(({ acteur, par, le, procedure, version, type, ...ligne }) => ({
      ...nouveaute(
        'ACTE',
        ligne,
        `${libelleDeLActe(registre, { procedure, version, type })}, à la date du ${dateCourte(le)}${par ? `, par ${par}` : ', de plein droit'}`,
      ),
      auteur: acteur,
    })),
    ...(await lire<{ message: string }>(INCIDENTS)).map((ligne) => nouveaute('INCIDENT', ligne, ligne.message)),
  ];
}

interface Commune {
  a: Date;
  dossier: (DossierSuivi & { nom: string }) | null;
}
type DateSuivie = { avant: string; libelle: string; echeance: string; adresses: string[] };
type EcheancePassee = { libelle: string; echeance: string; responsable: string };
type Lettre = { quoi: string; titre: string; reference: string; responsable: string };
type Acte = { acteur: string; par: string | null; le: string; procedure: string; version: string; type: string };

function nouveaute(genre: GenreDuResume, { a, dossier }: Commune, texte: string): Nouveaute {
  return { genre, a, dossier, texte };
}

function libelleDeLActe(
  registre: Registre,
  { procedure, version, type }: Pick<Acte, 'procedure' | 'version' | 'type'>,
) {
  const definition = registre[procedure]?.versions.find((connue) => connue.version === version);
  return definition?.evenements.find((evenement) => evenement.type === type)?.libelle ?? 'Ouverture du dossier';
}

const DOSSIER = `CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'nom', d.nom, 'regionArs', d.region_ars,
    'departements', d.departements) END AS dossier`;

const DATES_SUIVIES = `SELECT r.demande_le AS a, r.avant, e.libelle, r.echeance, ${DOSSIER},
    ARRAY(SELECT compte_id::text FROM avis WHERE rappel_id = r.id) AS adresses
  FROM rappel r JOIN echeance e ON e.dossier_id = r.dossier_id AND e.cle = r.cle JOIN dossier d ON d.id = r.dossier_id
  WHERE r.suivi AND r.demande_le > $1 AND r.demande_le <= $2 AND e.terminee_par IS NULL AND e.echeance = r.echeance
  ORDER BY r.demande_le, r.echeance`;

// Past when it was armed, it is new when it is recorded.
const ECHEANCES_PASSEES = `SELECT greatest(e.effet_a, e.armee_le) AS a, e.libelle, e.echeance, e.responsable, ${DOSSIER}
  FROM echeance e JOIN dossier d ON d.id = e.dossier_id
  WHERE e.statut = 'ECHUE' AND e.terminee_par IS NULL AND e.detail->'suivi' IS DISTINCT FROM 'true'
    AND greatest(e.effet_a, e.armee_le) > $1 AND greatest(e.effet_a, e.armee_le) <= $2
  ORDER BY e.effet_a, e.cle`;

const LETTRES = `SELECT l.a, l.quoi, c.titre, c.reference, c.prevu->>'signataire' AS responsable, ${DOSSIER}
  FROM (
    SELECT c.id, j.enregistre_le AS a, 'à corriger' AS quoi FROM courrier c
      JOIN journal j ON j.dossier_id = c.dossier_id AND j.seq = c.a_corriger_par
    UNION ALL
    SELECT echec."courrierId", max(echec."tenteLe"), 'qui n’est pas arrivé à tous'
      FROM (${ECHECS_OUVERTS} AND e.tente_le > $1 AND e.tente_le <= $2) echec GROUP BY 1
  ) l JOIN courrier c ON c.id = l.id JOIN dossier d ON d.id = c.dossier_id
  WHERE l.a > $1 AND l.a <= $2 ORDER BY l.a, c.reference`;

const ACTES = `SELECT j.enregistre_le AS a, j.acteur, c.nom AS par, j.le, j.procedure, j.version, j.type, ${DOSSIER}
  FROM journal j JOIN dossier d ON d.id = j.dossier_id LEFT JOIN compte c ON c.id::text = j.acteur
  WHERE j.enregistre_le > $1 AND j.enregistre_le <= $2 AND j.origine = 'SAISIE' ORDER BY j.enregistre_le, j.dossier_id, j.seq`;

const INCIDENTS = `SELECT i.ouvert_le AS a, i.message, ${DOSSIER} FROM incident i LEFT JOIN dossier d ON d.id = i.dossier_id
  WHERE i.ouvert_le > $1 AND i.ouvert_le <= $2 AND i.clos_le IS NULL ORDER BY i.ouvert_le, i.cle`;
