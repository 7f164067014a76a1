import { Pool } from 'pg';
import { Atelier } from '../../appui/atelier';
import { organismes } from '../../appui/organismes';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { LETTRE } from '../../scenarios/scenario';

/** Summer time ends in between, on 25 October. */
export const [DEPART, ARRIVEE] = ['2026-10-19T08:00:00.000Z', '2026-11-16T07:00:00.000Z'];

/** Dossiers on which these weeks do something of every kind, in two time zones. */
export async function planterLesDossiers(atelier: Atelier): Promise<void> {
  await organismes(atelier.source);
  const ouvrir = (nom: string, options: object = {}) =>
    ouvrirDossier(atelier, { nom: `${nom} (fictif)`, territoire: [{ commune: '13001', maille: nom }], ...options });
  const projet = async (nom: string, le: string, options: object = {}) => {
    const dossier = await ouvrir(nom, options);
    await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', le);
    return dossier;
  };
  await projet('Silence qui s’achève', '2026-09-10');
  await projet('Silence déjà passé', '2026-07-05');
  await projet('Silence à La Réunion', '2026-09-01', { regionArs: '04', territoire: [{ commune: '97411' }] });
  const pieces = await projet('Pièces attendues', '2026-09-02');
  await agir(atelier, pieces, 'DEMANDER_PIECES_PROJET_SANTE', '2026-09-11', {
    nature: 'BLOQUANTE',
    pieces: ['Liste des communes'],
    texte: 'Code de la santé publique, art. L.1434-12',
    avantLe: '2026-10-15',
  });
  const lettre = await ouvrir('Lettre');
  await agir(atelier, lettre, 'PRENDRE_CONTACT', '2026-09-03');
  await agir(atelier, lettre, 'DEPOSER_LETTRE_INTENTION', '2026-09-04', LETTRE);
  const contrat = await ouvrir('Préavis');
  await mener(atelier, contrat, 'SIGNER_ACI', '2026-09-01');
  const preuve = { canal: 'LRAR', reference: '2C 123 456 7890 1 (fictif)' };
  await agir(atelier, contrat, 'RECEVOIR_RESILIATION', '2026-09-07', { preuve }, 'CPAM');
  const contact = await ouvrir('Premier contact');
  await agir(atelier, contact, 'PRENDRE_CONTACT', '2026-09-10');
}

/** Everything that time did, by what it is about: identifiers drawn at random and instants of the day left out. */
export async function ceQuiSEstPasse(pool: Pool): Promise<Record<string, unknown[]>> {
  const parts = await Promise.all(
    Object.entries(REQUETES).map(async ([quoi, requete]) => {
      const { rows } = await pool.query<Record<string, unknown>>(requete);
      return [quoi, rows.map(ligne).sort()] as const;
    }),
  );
  return Object.fromEntries(parts);
}

const ligne = (lue: Record<string, unknown>) =>
  Object.values(lue)
    .map((valeur) => (typeof valeur === 'string' ? valeur : JSON.stringify(valeur)))
    .join(' | ')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '…');

const jour = (instant: string, fuseau = 'd.fuseau') => `(${instant} AT TIME ZONE ${fuseau})::date`;

const REQUETES: Record<string, string> = {
  journal: `SELECT d.nom, j.seq, j.type, j.le, j.role, j.donnees FROM journal j JOIN dossier d ON d.id = j.dossier_id`,
  echeances: `SELECT d.nom, e.cle, e.echeance, e.statut, e.terminee_par FROM echeance e JOIN dossier d ON d.id = e.dossier_id`,
  courriers: `SELECT d.nom, c.code, c.objet, c.statut, c.variables->>'dateCourrier', ${jour('c.envoye_le')},
      (SELECT count(*) FROM envoi WHERE courrier_id = c.id AND resultat = 'ACCEPTE')
    FROM courrier c JOIN dossier d ON d.id = c.dossier_id`,
  messages: `SELECT code, objet, statut, ${jour('envoye_le', `'Europe/Paris'`)} FROM courrier
    WHERE dossier_id IS NULL AND code <> 'A-INCIDENTS'`,
  avis: `SELECT d.nom, r.cle, r.avant, a.rang, c.identifiant, a.qualite, ${jour('a.demande_le')} FROM avis a
    JOIN rappel r ON r.id = a.rappel_id JOIN dossier d ON d.id = r.dossier_id JOIN compte c ON c.id = a.compte_id`,
  rappels: `SELECT d.nom, r.cle, r.echeance, r.avant, ${jour('r.emis_le')}, r.demandes, r.relance_a FROM rappel r
    JOIN dossier d ON d.id = r.dossier_id`,
  incidents: `SELECT sorte, message, ${jour('ouvert_le', `'Europe/Paris'`)}, ${jour('clos_le', `'Europe/Paris'`)} FROM incident
    WHERE sorte <> 'TRAVAILLEUR'`,
  periodiques: `SELECT nom, fuseau, prevu_a, echec FROM periodique`,
};
