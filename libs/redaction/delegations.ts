import { LIBELLE_ROLE, Role, voit } from '#libs/acces';
import { ajouterJours, DateCivile, dateCourte, jourCivil } from '#libs/droit';
import { Compte, Delegation, Organisme } from '#libs/persistance';
import { zoneLegale } from '#libs/territoires';
import { PoolClient } from 'pg';
import { Trace, tracer } from './reglages-organisme';
import { ROLES_QUI_SIGNENT } from './signataires';

export type DelegationAInscrire = Pick<Delegation, 'role' | 'compteId' | 'nom' | 'qualite' | 'acte' | 'du' | 'au'>;

type Delegant = Pick<Organisme, 'id' | 'genre' | 'region' | 'departement' | 'nom'>;

/** Why a delegation cannot be given or ended so: the field at fault, a French sentence, and what to do. */
export interface DefautDeDelegation {
  champ: 'role' | 'au' | 'compte';
  phrase: string;
  remede: string;
  /** The request is sound, but comes too late. */
  conflit?: true;
}

/** None when this agency can give this delegation. `compte`: that of the person, if they have one. */
export function defautDeDelegation(
  { genre, region: regionArs, departement, nom }: Delegant,
  { role, du, au }: Pick<DelegationAInscrire, 'role' | 'du' | 'au'>,
  compte: Pick<Compte, 'nom' | 'roles' | 'regions' | 'departements' | 'actif'> | null,
): DefautDeDelegation | undefined {
  const roles = ROLES_QUI_SIGNENT[genre];
  if (!roles.includes(role as Role))
    return {
      champ: 'role',
      phrase: `« ${nom} » ne signe aucun courrier au titre du rôle ${role}.`,
      remede: `Choisissez parmi ${roles.join(', ')}.`,
    };
  if (au !== null && au < du)
    return {
      champ: 'au',
      phrase: `La délégation finirait le ${dateCourte(au)}, avant de commencer le ${dateCourte(du)}.`,
      remede: 'Corrigez l’une des deux dates.',
    };
  if (!compte) return undefined;
  const champ = 'compte';
  if (!compte.actif)
    return { champ, phrase: `Le compte de ${compte.nom} est fermé.`, remede: 'Choisissez un compte ouvert.' };
  if (!compte.roles.includes(role))
    return {
      champ,
      phrase: `${compte.nom} n’a pas le rôle « ${LIBELLE_ROLE[role as Role]} ».`,
      remede: 'Donnez-lui d’abord ce rôle, ou choisissez un autre compte.',
    };
  if (!voit(compte, { regionArs, departements: departement ? [departement] : compte.departements }))
    return {
      champ,
      phrase: `${compte.nom} ne voit pas le territoire de « ${nom} ».`,
      remede: 'Étendez d’abord son territoire, ou choisissez un autre compte.',
    };
  return undefined;
}

/** Adds a delegation, and says in the history of the agency who added it. @returns its id */
export async function inscrireDelegation(
  client: PoolClient,
  organismeId: string,
  delegation: DelegationAInscrire,
  trace: Trace,
): Promise<string> {
  const { role, compteId, nom, qualite, acte, du, au } = delegation;
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO delegation (organisme_id, role, compte_id, nom, qualite, acte, du, au, ajoutee_le)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [organismeId, role, compteId, nom, qualite, acte, du, au, trace.le],
  );
  await tracer(client, organismeId, { delegation: { avant: null, apres: { role, nom, acte, du, au } } }, trace);
  return rows[0]!.id;
}

/** A delegation as it is when it is about to be ended. */
export type DelegationAFinir = Pick<Delegation, 'id' | 'role' | 'nom' | 'acte' | 'du' | 'au'>;

/** None when this day can be the last one of a delegation, locked by the caller. */
export async function defautDeFin(
  client: PoolClient,
  { region, departement }: Delegant,
  { id, du, au: fin }: DelegationAFinir,
  au: DateCivile,
): Promise<DefautDeDelegation | undefined> {
  const veille = ajouterJours(du, -1);
  if (au < veille)
    return {
      champ: 'au',
      phrase: `La délégation commence le ${dateCourte(du)} : elle ne peut pas finir le ${dateCourte(au)}.`,
      remede: `Indiquez un jour à partir du ${dateCourte(veille)}, veille de son premier jour, qui la laisse sans effet.`,
    };
  if (fin !== null && au >= fin)
    return {
      ...{ champ: 'au', conflit: true, phrase: `Cette délégation finit déjà le ${dateCourte(fin)}.` },
      remede: 'Une délégation ne se prolonge pas : ajoutez-en une autre, avec l’acte qui la donne.',
    };
  const { rows } = await client.query<{ le: string | null }>(
    `SELECT max(signature->>'le') AS le FROM courrier WHERE signature->>'delegation' = $1`,
    [id],
  );
  const derniere = rows[0]?.le && jourCivil(rows[0].le, zoneLegale(region, departement ?? undefined).fuseau);
  if (derniere && au < derniere)
    return {
      ...{ champ: 'au', conflit: true },
      phrase: `Un courrier a été signé en vertu de cette délégation le ${dateCourte(derniere)}.`,
      remede: `Indiquez un dernier jour à partir du ${dateCourte(derniere)}, ou remplacez d’abord ce courrier.`,
    };
  return undefined;
}

/** Ends a delegation, and says in the history of the agency who ended it. */
export async function finirDelegation(
  client: PoolClient,
  organismeId: string,
  { id, role, nom, acte, du, au: avant }: DelegationAFinir,
  au: DateCivile,
  trace: Trace,
): Promise<void> {
  await client.query('UPDATE delegation SET au = $2 WHERE id = $1', [id, au]);
  const elle = { role, nom, acte, du };
  await tracer(client, organismeId, { delegation: { avant: { ...elle, au: avant }, apres: { ...elle, au } } }, trace);
}
