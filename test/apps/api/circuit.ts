import { Role } from '#libs/acces';
import { Gabarits } from '#libs/courriers';
import { FichesService, RattrapageService } from '#libs/dossiers';
import { ExpediteurSmtp } from '#libs/exterieur/courriel';
import { poolDe } from '#libs/persistance';
import { Composition } from '../../../apps/worker/composition';
import { Envoi } from '../../../apps/worker/envoi';
import { preparerDossier } from '../../appui/http';
import { organismes } from '../../appui/organismes';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';
import { ServeurSmtp, serveurSmtp } from '../worker/serveur-smtp';

/** The API, and what a worker does of letters when it is told to: a letter is seen at each step of its way. */
export interface Circuit {
  serveur: Serveur;
  smtp: ServeurSmtp;
  client: Client;
  composition(gabarits?: Gabarits): Composition;
  /** `messageId`: one of its sendings asked again. */
  envoyer(id: string, messageId?: string): Promise<void>;
  /** The acknowledgement of a letter of intent, planned: what the worker has still to write. */
  lettre(): Promise<{ dossier: string; id: string }>;
  /** The letter as the API gives it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is what the test looks at
  lire(id: string, qui?: Client): Promise<any>;
  /** Letters of that role wait for a signature in the region of the tests. */
  parapheur(...roles: Role[]): Promise<void>;
  /** Gives that account, by the role under which the tests know it, the power to sign. */
  deleguer(role: string, a: Role, periode?: { du?: string; au?: string | null }): Promise<string>;
  fermer(): Promise<void>;
}

export const SIGNATAIRE = {
  nom: 'Dominique Signataire (fictif)',
  qualite: 'Responsable du pôle, par délégation',
  acte: 'décision n° 2026-12 du 5 janvier 2026',
};

export async function ouvrirCircuit(instant = '2026-06-01T08:00:00.000Z'): Promise<Circuit> {
  const serveur = await ouvrirServeur(instant);
  const smtp = await serveurSmtp({});
  const expediteur = new ExpediteurSmtp({ url: smtp.url });
  await organismes(serveur.source);
  const client = await serveur.comme('ARS_INSTRUCTEUR');
  const { source, horloge, api } = serveur;
  return {
    ...{ serveur, smtp, client },
    composition: (gabarits) =>
      new Composition(
        ...([source, horloge, { expediteur: 'ne-pas-repondre@parcours.test' }, api.get(RattrapageService)] as const),
        gabarits,
        api.get(FichesService),
      ),
    envoyer: (id, messageId) => new Envoi(poolDe(source), horloge, expediteur).envoyer(id, messageId),
    lettre: async () => {
      const dossier = await preparerDossier(client, ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION']);
      const { corps } = await client.get(`/api/dossiers/${dossier}/courriers`);
      return { dossier, id: (corps as { courriers: { id: string }[] }).courriers[0]!.id };
    },
    lire: async (id, qui = client) => (await qui.get(`/api/courriers/${id}`)).corps,
    parapheur: async (...roles) =>
      void (await source.query(`UPDATE organisme SET parapheur = $1 WHERE region = '93'`, [roles])),
    deleguer: async (role, a, { du = '2026-01-01', au = null } = {}) => {
      const [{ id }] = await source.query<[{ id: string }]>(
        `INSERT INTO delegation (organisme_id, role, compte_id, nom, qualite, acte, du, au, ajoutee_le)
          SELECT o.id, $1, c.id, $3, $4, $5, $6, $7, now() FROM organisme o, compte c
          WHERE o.region = '93' AND c.identifiant = $2 AND o.genre = CASE $1 WHEN 'CPAM' THEN 'CPAM' ELSE 'ARS' END RETURNING id`,
        [role, `${a}@test.test`, SIGNATAIRE.nom, SIGNATAIRE.qualite, SIGNATAIRE.acte, du, au],
      );
      return id;
    },
    fermer: async () => {
      await expediteur.fermer();
      await smtp.fermer();
      await serveur.fermer();
    },
  };
}
