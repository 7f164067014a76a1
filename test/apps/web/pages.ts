import { hacherMotDePasse } from '#libs/acces';
import { type BrowserContext, type Page } from 'playwright-core';
import { demarrerWorker } from '../../../apps/worker/application';
import { type Formation, mettreEnFormation } from '../../appui/formation';
import { organismes } from '../../appui/organismes';
import { PATIENCE_MS } from '../../appui/patience';
import { ouvrirServeur, REGLAGES, type Serveur } from '../../appui/serveur';
import { smtpDeTest } from '../../poste/smtp';
import { pagesConstruites } from './construction';
import { ouvrirNavigateur } from './navigateur';

/** The whole program as its users meet it: pages, API, worker, mail, and a browser whose clock is the server's. */
export interface Poste extends Serveur {
  contexte: BrowserContext;
  page: Page;
  /** Every request that left the machine's own address. None is expected. */
  sorties: string[];
  /** Errors of the pages themselves. None is expected. */
  anomalies: string[];
  /** Moves the clock of the server and of the browser. */
  avancer(instant: string): Promise<void>;
}

export const COMPTE = { identifiant: 'claude@ars.test', motDePasse: 'les pages du test' };

/** @param enFormation under a clock that the pages move, instead of one that the test moves */
export async function ouvrirPoste(instant: string, { enFormation = false } = {}): Promise<Poste> {
  let formation: Formation | undefined;
  const [smtp, navigateur, pages] = await Promise.all([smtpDeTest(), ouvrirNavigateur(), pagesConstruites()]);
  const serveur = await ouvrirServeur(instant, async (base) => {
    if (enFormation) formation = await mettreEnFormation(base, instant);
    return { pages, boite: smtp, ...(formation ? { horloge: formation.horloge } : {}) };
  });
  const { source, databaseUrl, url } = serveur;
  await organismes(source);
  await source.query(
    `INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions) VALUES ($1, 'Claude Petit (fictif)', $2, $3, $4)`,
    [COMPTE.identifiant, await hacherMotDePasse(COMPTE.motDePasse), ['ARS_INSTRUCTEUR', 'AUDITEUR'], ['93']],
  );
  const expediteur = 'ne-pas-repondre@parcours.test';
  const horloge = formation?.horloge ?? serveur.horloge;
  const worker = await demarrerWorker({ databaseUrl, smtpUrl: smtp.url, expediteur, horloge, reglages: REGLAGES });
  const contexte = await navigateur.newContext({
    baseURL: url,
    locale: 'fr-FR',
    viewport: { width: 1366, height: 900 },
  });
  await contexte.clock.setFixedTime(instant);
  const page = await contexte.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const sorties: string[] = [];
  const anomalies: string[] = [];
  page.on('request', (requete) => {
    if (!requete.url().startsWith(url)) sorties.push(requete.url());
  });
  page.on('pageerror', (erreur) => anomalies.push(erreur.message));
  return {
    ...serveur,
    contexte,
    page,
    sorties,
    anomalies,
    avancer: async (nouveau) => {
      serveur.horloge.regler(nouveau);
      await contexte.clock.setFixedTime(nouveau);
    },
    fermer: async () => {
      await navigateur.fermer();
      await worker.arreter();
      await serveur.fermer();
      await formation?.fermer();
      await smtp.fermer();
    },
  };
}
