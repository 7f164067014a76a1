import { LETTRE } from '../scenarios/scenario';
import { unSecteur, VOIE_PRINCIPALE } from './parcours';
import { Client, Reponse } from './serveur';
import { Role } from '#libs/acces';

/** Sends one act at the dossier's present revision. */
export async function agirParHttp(
  client: Client,
  id: string,
  type: string,
  le: string,
  donnees: object = {},
): Promise<Reponse> {
  const { corps, statut } = await client.get(`/api/dossiers/${id}`);
  if (statut !== 200) return client.post(`/api/dossiers/${id}/evenements`, { type, le, donnees, revision: 1 });
  return client.post(`/api/dossiers/${id}/evenements`, { type, le, donnees, revision: corps.revision });
}

/** Opens a dossier on a territory of its own and takes it through these acts, all on one day. */
export async function preparerDossier(
  client: Client,
  actes: readonly string[] = [],
  le = '2026-05-05',
): Promise<string> {
  const ouverture = { nom: 'CPTS du test (fictif)', regionArs: '93', territoire: unSecteur() };
  const { corps } = await client.post('/api/dossiers', ouverture);
  const id = (corps as { id: string }).id;
  for (const type of actes) {
    const { statut, corps: reponse } = await agirParHttp(
      client,
      id,
      type,
      le,
      type === 'DEPOSER_LETTRE_INTENTION' ? LETTRE : {},
    );
    if (statut !== 201) throw new Error(`${type} : ${statut} ${JSON.stringify(reponse)}`);
  }
  return id;
}

/** Opens a dossier on a whole commune and takes it along the main road, to a contract signed on that day. */
export async function signerParHttp(
  comme: (role: Role) => Promise<Client>,
  ouverture: { nom: string; regionArs: string; commune: string },
  le: string,
): Promise<string> {
  const { commune, ...dossier } = ouverture;
  const { corps } = await (
    await comme('ARS_INSTRUCTEUR')
  ).post('/api/dossiers', { ...dossier, territoire: [{ commune }] });
  const { id } = corps as { id: string };
  for (const [type, donnees, par] of VOIE_PRINCIPALE) {
    const { statut, corps: reponse } = await agirParHttp(await comme(par), id, type, le, donnees);
    if (statut !== 201) throw new Error(`${type} : ${statut} ${JSON.stringify(reponse)}`);
  }
  return id;
}
