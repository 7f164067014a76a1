import { Atelier } from './atelier';
import { mener, ouvrirDossier } from './parcours';

/** One person asked once to take note of a notice. */
export interface Demande {
  rappel: string;
  code: string;
  avant: string;
  rang: number;
  qui: string;
  qualite: string;
  pour: string | null;
  reference: string | null;
}

/** Filed on 15 January 2026: silence accepts at the end of 15 March. */
export async function projetDepose(atelier: Atelier, regionArs = '93', commune?: string): Promise<string> {
  const dossier = await ouvrirDossier(atelier, { regionArs, ...(commune ? { territoire: [{ commune }] } : {}) });
  await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  return dossier;
}

/** Everything asked of anybody about the deadlines of this code, in order. */
export async function demandes({ pool }: Atelier, dossier: string, code = 'D-P5-01'): Promise<Demande[]> {
  const { rows } = await pool.query<Demande>(
    `SELECT r.id AS rappel, e.code, r.avant, a.rang, qui.nom AS qui, a.qualite, place.nom AS pour, c.reference
      FROM avis a JOIN rappel r ON r.id = a.rappel_id JOIN echeance e ON e.dossier_id = r.dossier_id AND e.cle = r.cle
        JOIN compte qui ON qui.id = a.compte_id LEFT JOIN compte place ON place.id = a.pour_compte
        LEFT JOIN courrier c ON c.id = a.courrier_id
      WHERE r.dossier_id = $1 AND e.code = $2 ORDER BY a.demande_le, r.prevu_a, a.rang, qui.nom`,
    [dossier, code],
  );
  return rows;
}

/** The same, as short as it can be said: `J-7 Personne DG_ARS`, and `J-7#2 …` when asked again. */
export async function enBref(atelier: Atelier, dossier: string, code?: string): Promise<string[]> {
  return (await demandes(atelier, dossier, code)).map(
    ({ avant, rang, qui, pour }) => `${avant}${rang > 1 ? `#${rang}` : ''} ${qui}${pour ? ` pour ${pour}` : ''}`,
  );
}

/** Moves the clock and lets the notices leave. @returns what was asked about these deadlines then, and not before */
export async function aLInstant(atelier: Atelier, dossier: string, instant: string, code?: string): Promise<string[]> {
  const avant = (await enBref(atelier, dossier, code)).length;
  atelier.horloge.regler(instant);
  await atelier.avis.emettre();
  await atelier.avis.relancer();
  return (await enBref(atelier, dossier, code)).slice(avant);
}
