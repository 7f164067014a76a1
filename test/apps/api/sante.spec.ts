import { connexionPropre, enTransaction, poolDe } from '#libs/persistance';
import {
  donnerSigneDeVie,
  inscrireTravailleur,
  ordonnancer,
  PERIODIQUES,
  prendreVerrou,
  Sante,
  Veille,
} from '#libs/veille';
import { randomUUID } from 'node:crypto';
import { Client as ClientPg } from 'pg';
import { preparerDossier } from '../../appui/http';
import { ouvrirServeur, Serveur } from '../../appui/serveur';
import { attendre } from '../worker/etabli';

let serveur: Serveur;
const travailleurs: ClientPg[] = [];
beforeEach(async () => {
  serveur = await ouvrirServeur();
});
afterEach(async () => {
  await Promise.all(travailleurs.splice(0).map((client) => client.end()));
  await serveur.fermer();
});

async function faireVivre(): Promise<ClientPg> {
  const client = connexionPropre(serveur.databaseUrl);
  await client.connect();
  travailleurs.push(client);
  const id = randomUUID();
  const numero = await inscrireTravailleur(client, { id, hote: 'srv1', processus: 4242 });
  await prendreVerrou(client, numero);
  await donnerSigneDeVie(client, id, []);
  return client;
}

const sante = async () => (await serveur.anonyme().get('/api/sante')).corps as { veille: Sante };
const veille = async () => (await sante()).veille;
const incidents = async () =>
  (await serveur.source.query(`SELECT cle, sorte, message, clos_le IS NOT NULL AS clos FROM incident`)) as {
    cle: string;
    sorte: string;
    message: string;
    clos: boolean;
  }[];

describe('GET /api/sante', () => {
  it('est ouvert sans session, et ne dit rien de personne ni d’aucun dossier', async () => {
    const dossier = await preparerDossier(await serveur.comme('ARS_INSTRUCTEUR'), [
      'PRENDRE_CONTACT',
      'DEPOSER_LETTRE_INTENTION',
    ]);
    serveur.horloge.regler('2031-01-01T00:00:00.000Z');
    await faireVivre();
    const { statut, corps } = await serveur.anonyme().get('/api/sante');
    expect(statut).toBe(200);
    expect(corps).toMatchObject({ pret: true, base: true, file: true, migrations: true });
    expect(Object.keys(corps.veille as object).sort()).toEqual(
      ['file', 'incidentsOuverts', 'periodiques', 'plusAncienneEnRetard', 'travailleurs'].sort(),
    );
    const dit = JSON.stringify(corps);
    for (const interdit of [dossier, dossier.slice(0, 8), 'CPTS du test', 'srv1', '4242', '@', 'D-P'])
      expect(dit).not.toContain(interdit);
  });

  it('dit depuis combien de temps attend la plus ancienne échéance, à la seconde, et rien la veille', async () => {
    await preparerDossier(await serveur.comme('ARS_INSTRUCTEUR'), ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION']);
    await preparerDossier(await serveur.comme('ARS_INSTRUCTEUR'), ['PRENDRE_CONTACT', 'DEPOSER_LETTRE_INTENTION']);
    const [{ premier }] = (await serveur.source.query(
      `SELECT min(effet_a) AS premier FROM echeance WHERE statut = 'ARMEE'`,
    )) as [{ premier: Date }];
    const a = (secondes: number) => serveur.horloge.regler(new Date(premier.getTime() + secondes * 1000).toISOString());
    a(-1);
    expect((await veille()).plusAncienneEnRetard).toBeNull();
    a(0);
    expect((await veille()).plusAncienneEnRetard).toEqual({ depuis: 0, nombre: 2 });
    a(3 * 86_400 + 5);
    expect((await veille()).plusAncienneEnRetard).toMatchObject({ depuis: 3 * 86_400 + 5 });
  });

  it('compte la file : ce qui est dû, ce qui a échoué, et l’attente du plus ancien', async () => {
    expect((await veille()).file).toEqual({ enAttente: 0, enEchec: 0, plusAncien: null });
    await serveur.source
      .query(`SELECT graphile_worker.add_job('essai', run_at := now() + dans::interval, job_key := dans)
      FROM unnest('{-2 hours,-1 hour,1 hour}'::text[]) AS dans`);
    await serveur.source.query(`UPDATE graphile_worker._private_jobs SET last_error = 'raté' WHERE key = '1 hour'`);
    const { file } = await veille();
    expect(file).toMatchObject({ enAttente: 2, enEchec: 1 });
    expect(file.plusAncien! / 7200).toBeCloseTo(1, 1);
    await serveur.source.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'un' WHERE key = '-2 hours'`,
    );
    expect((await veille()).file.enAttente).toBe(1);
  });

  it('ne compte que les travailleurs vivants', async () => {
    expect((await veille()).travailleurs).toEqual([]);
    const un = await faireVivre();
    await faireVivre();
    expect((await veille()).travailleurs).toEqual([{ vuIlYA: expect.any(Number) }, { vuIlYA: expect.any(Number) }]);
    travailleurs.splice(travailleurs.indexOf(un), 1);
    await un.end();
    await attendre('plus qu’un', async () => (await veille()).travailleurs.length === 1);
  });

  it('dit la dernière exécution de chaque travail périodique, et son retard une heure après son heure', async () => {
    const ligne = async (nom: string, fuseau = 'Europe/Paris') =>
      (await veille()).periodiques.find((une) => une.nom === nom && une.fuseau === fuseau)!;
    const passer = (instant: string) => {
      serveur.horloge.regler(instant);
      return enTransaction(poolDe(serveur.source), (client) => ordonnancer(client, instant));
    };
    const finir = (instant: string) =>
      serveur.source.query(`UPDATE periodique SET termine_le = $1 WHERE nom = 'preuve_nocturne'`, [instant]);
    expect(new Set((await veille()).periodiques.map(({ nom }) => nom))).toEqual(
      new Set(PERIODIQUES.map(({ nom }) => nom)),
    );
    await passer('2026-06-01T08:00:00.000Z');
    const neuf = { nom: 'preuve_nocturne', fuseau: 'Europe/Paris', dernierLe: null, enRetard: false };
    expect(await ligne('preuve_nocturne')).toEqual(neuf);
    // Launched at 02:30 in Paris, and not ended.
    await passer('2026-06-02T00:30:00.000Z');
    serveur.horloge.regler('2026-06-02T01:29:59.000Z');
    expect(await ligne('preuve_nocturne')).toMatchObject({ enRetard: false });
    serveur.horloge.regler('2026-06-02T01:30:00.000Z');
    expect(await ligne('preuve_nocturne')).toMatchObject({ enRetard: true });
    await finir('2026-06-02T01:35:00.000Z');
    expect(await ligne('preuve_nocturne')).toMatchObject({ dernierLe: '2026-06-02T01:35:00.000Z', enRetard: false });
    // Nobody launched the next one.
    serveur.horloge.regler('2026-06-03T01:29:59.000Z');
    expect(await ligne('preuve_nocturne')).toMatchObject({ enRetard: false });
    serveur.horloge.regler('2026-06-03T01:30:00.000Z');
    expect(await ligne('preuve_nocturne')).toMatchObject({ dernierLe: '2026-06-02T01:35:00.000Z', enRetard: true });
  });
});

describe('aucun travailleur', () => {
  it('l’API le signale, une fois, et le referme dès qu’il y en a un', async () => {
    await serveur.fermer();
    serveur = await ouvrirServeur(undefined, { ronde: 50 });
    await attendre('incident', async () => (await incidents()).length > 0);
    expect(await incidents()).toEqual([
      {
        ...{ cle: 'travailleurs:aucun', sorte: 'TRAVAILLEUR', clos: false },
        message: expect.stringMatching(/^Aucun travailleur ne tourne : .*\(npm run start:worker\)/) as string,
      },
    ]);
    expect((await veille()).incidentsOuverts).toBe(1);
    await faireVivre();
    await attendre('refermé', async () => (await incidents())[0]!.clos);
    expect(await veille()).toMatchObject({ incidentsOuverts: 0, travailleurs: [{}] });
    expect(await incidents()).toHaveLength(1);
  });
});

describe('GET /api/metriques', () => {
  const ailleurs = { 'X-Forwarded-For': '203.0.113.7' };

  it('sans session depuis la machine même, au format de Prometheus', async () => {
    await faireVivre();
    const { statut, corps, entetes } = await serveur.anonyme().get('/api/metriques');
    expect(statut).toBe(200);
    expect(entetes.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const texte = String(corps);
    expect(texte).toMatch(/^# TYPE parcours_travailleurs gauge\nparcours_travailleurs 1$/m);
    expect(texte).toMatch(/^parcours_echeance_en_retard_seconds 0$/m);
    expect(texte).toMatch(/^parcours_incidents_ouverts 0$/m);
    expect(texte).toMatch(/^parcours_periodique_en_retard\{nom="controle_des_avis",fuseau="America\/Cayenne"\} 0$/m);
    // Never run yet: no age rather than a false one.
    expect(texte).not.toMatch(/^parcours_periodique_age_seconds\{/m);
    const passer = (instant: string) => enTransaction(poolDe(serveur.source), (client) => ordonnancer(client, instant));
    await passer('2026-05-30T08:00:00.000Z');
    await serveur.source.query(
      `UPDATE periodique SET termine_le = '2026-06-01T07:00:00Z' WHERE nom = 'preuve_nocturne'`,
    );
    expect(String((await serveur.anonyme().get('/api/metriques')).corps)).toMatch(
      /^parcours_periodique_age_seconds\{nom="preuve_nocturne",fuseau="Europe\/Paris"\} 3600$/m,
    );
  });

  it.each([
    ['personne', undefined, 401],
    ['un instructeur', 'ARS_INSTRUCTEUR', 403],
    ['un auditeur', 'AUDITEUR', 200],
    ['un administrateur', 'ADMIN', 200],
  ] as const)('d’ailleurs, par un mandataire : %s', async (_qui, role, attendu) => {
    const client = role ? await serveur.comme(role) : serveur.anonyme();
    expect((await client.envoyer('GET', '/api/metriques', undefined, ailleurs)).statut).toBe(attendu);
  });
});

describe('GET /api/veille', () => {
  it('réservée à ceux qui surveillent', async () => {
    expect((await serveur.anonyme().get('/api/veille')).statut).toBe(401);
    expect((await (await serveur.comme('ARS_INSTRUCTEUR')).get('/api/veille')).statut).toBe(403);
    await faireVivre();
    for (const role of ['ADMIN', 'AUDITEUR'] as const) {
      const { statut, corps } = await (await serveur.comme(role)).get('/api/veille');
      expect(statut).toBe(200);
      const { travailleurs: vus, periodiques } = corps as Veille;
      expect(vus).toMatchObject([{ hote: 'srv1', processus: 4242, etat: 'VIVANT' }]);
      expect(
        periodiques.find(({ fuseau, nom }) => nom === 'controle_des_avis' && fuseau === 'Indian/Reunion'),
      ).toMatchObject({
        ...{ heure: '09:00', dernierLe: null, echec: null, enRetard: false },
        prochainLe: '2026-06-02T05:00:00.000Z',
      });
    }
  });
});
