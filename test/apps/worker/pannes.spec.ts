import { courriersAPoster } from '#libs/veille';
import { Incident } from '#libs/persistance';
import { agir } from '../../appui/parcours';
import { attendre, decrire, decrireToutes, Etabli, lettreDeposee, ouvrirEtabli } from './etabli';

let etabli: Etabli;
let journalDesErreurs: jest.SpyInstance;
beforeEach(async () => {
  // The worker tells its failures on the console; they are the subject here, and looked at below.
  journalDesErreurs = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  etabli = await ouvrirEtabli('2026-06-01T08:00:00.000Z');
});
afterEach(async () => {
  await etabli.fermer();
  journalDesErreurs.mockRestore();
});

const premier = async (dossier: string) => (await etabli.courriers(dossier))[0]!;
const ouverts = async (dossier: string) => (await etabli.incidents(dossier)).filter(({ closLe }) => !closLe);
const serveur = () => etabli.source.getRepository(Incident).findBy({ cle: 'envoi:serveur' });
const statut = (dossier: string, attendu: string) => () =>
  attendre(`courrier ${attendu}`, async () => (await premier(dossier)).statut === attendu, etabli.presser);

describe('la messagerie est en panne pendant une heure', () => {
  it('chaque essai est gardé, un seul incident s’ouvre au premier échec pour tous les courriers, et tout part au retour du serveur', async () => {
    await decrireToutes(etabli);
    await etabli.smtp.arreter();
    const dossiers = [await lettreDeposee(etabli), await lettreDeposee(etabli)];
    await etabli.demarrer();
    const resultats = async (dossier: string) =>
      (await etabli.envois((await premier(dossier)).id)).map(({ resultat }) => resultat);
    const essais = async () => (await Promise.all(dossiers.map(resultats))).map((lus) => lus.length / 2);

    for (const [rang, instant] of ['08:00', '08:20', '08:40', '09:00'].entries()) {
      etabli.horloge.regler(`2026-06-01T${instant}:00.000Z`);
      await attendre(`échec ${rang + 1}`, async () => (await essais()).every((n) => n >= rang + 1), etabli.presser);
      const [incident, ...autres] = await serveur();
      expect(autres).toEqual([]);
      expect(incident).toMatchObject({ cle: 'envoi:serveur', closLe: null, dossierId: null });
      expect(incident!.ouvertLe).toEqual(new Date('2026-06-01T08:00:00.000Z'));
      expect(incident!.occurrences).toBeGreaterThanOrEqual(2 * rang + 1);
    }
    for (const dossier of dossiers) {
      expect((await premier(dossier)).statut).toBe('COMPOSE');
      expect(await ouverts(dossier)).toEqual([]);
      const [debut, fin] = await etabli.envois((await premier(dossier)).id);
      expect([debut!.resultat, fin!.resultat]).toEqual(['TENTATIVE', 'ECHEC']);
      expect(fin!.reponse).toMatch(/ECONNREFUSED/);
    }
    expect((await serveur())[0]!.message).toMatch(/ne répond pas, ou refuse la connexion.* Vérifiez SMTP_URL/);

    // One job is pressed: its letter goes, and its acceptance sends the others at once, whatever they were waiting for.
    etabli.horloge.regler('2026-06-01T09:05:00.000Z');
    await etabli.smtp.reprendre();
    await etabli.pool.query(
      `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now() + interval '1 day') FROM graphile_worker.jobs
        WHERE key LIKE 'envoi:%'`,
    );
    const { courriel } = await premier(dossiers[0]!);
    await etabli.pool.query(
      `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) FROM graphile_worker.jobs WHERE key = $1`,
      [`envoi:${courriel!.messageId}`],
    );
    const partis = async () => (await Promise.all(dossiers.map(premier))).every(({ statut }) => statut === 'ENVOYE');
    await attendre('tous partis', partis);
    const attendus = (await Promise.all(dossiers.map(premier))).map((courrier) => courrier.courriel!.messageId);
    expect(
      etabli.smtp
        .lister()
        .map(({ messageId }) => messageId)
        .sort(),
    ).toEqual(attendus.sort());
    for (const dossier of dossiers) {
      expect((await premier(dossier)).envoyeLe).toEqual(new Date('2026-06-01T09:05:00.000Z'));
      expect((await resultats(dossier)).at(-1)).toBe('ACCEPTE');
      expect(await etabli.incidents(dossier)).toEqual([]);
    }
    expect((await serveur()).map(({ closLe }) => closLe)).toEqual([new Date('2026-06-01T09:05:00.000Z')]);
    expect(journalDesErreurs).toHaveBeenCalled();
    expect(JSON.stringify(journalDesErreurs.mock.calls)).not.toContain('porteur@cpts.test');
  });
});

describe('un courrier ne sort jamais avec un trou', () => {
  it('aucune agence décrite : bloqué avec un incident, puis envoyé une fois l’agence décrite', async () => {
    const dossier = await lettreDeposee(etabli, { regionArs: '93' });
    await etabli.demarrer();
    await statut(dossier, 'BLOQUE')();
    await attendre('incident', async () => (await ouverts(dossier)).length > 0);
    expect(await premier(dossier)).toMatchObject({ pdf: null, html: null, variables: null, courriel: null });
    const [incident] = await ouverts(dossier);
    expect(incident).toMatchObject({ sorte: 'COURRIER' });
    expect(incident!.message).toMatch(/Aucun organisme \w+ n’est décrit pour la région 93 : ajoutez-le/);

    await decrireToutes(etabli);
    await statut(dossier, 'ENVOYE')();
    expect(await ouverts(dossier)).toEqual([]);
    expect(etabli.smtp.lister()).toHaveLength(1);
  });

  it('personne pour signer au nom de la direction : l’instructeur ne signe pas à sa place', async () => {
    await decrire(etabli, 'ARS', { signataires: {} });
    await decrire(etabli, 'CPAM');
    await decrire(etabli, 'URPS');
    const dossier = await lettreDeposee(etabli);
    await agir(etabli, dossier, 'VALIDER_LETTRE_INTENTION', '2026-05-21');
    await etabli.demarrer();
    const validation = async () => (await etabli.courriers(dossier)).find(({ code }) => code === 'C-P2-03')!;
    // Their own letter, they sign: nobody else is named for it.
    await statut(dossier, 'ENVOYE')();
    expect((await premier(dossier)).variables).toMatchObject({
      signataire: { nom: 'Personne ARS_INSTRUCTEUR', qualite: 'En charge du dossier' },
    });
    await attendre('validation bloquée', async () => (await ouverts(dossier)).length > 0);
    expect((await validation()).statut).toBe('BLOQUE');
    expect((await ouverts(dossier))[0]!.message).toMatch(/« ARS 93 » n’indique pas qui signe au titre du rôle DG_ARS/);

    await etabli.pool.query(`UPDATE organisme SET signataires = $1 WHERE genre = 'ARS'`, [
      JSON.stringify({ DG_ARS: { nom: 'Dominique Directrice', qualite: 'Directrice générale' } }),
    ]);
    await attendre('validation envoyée', async () => (await validation()).statut === 'ENVOYE', etabli.presser);
    expect(await ouverts(dossier)).toEqual([]);
  });

  it.each(['telephone', 'service', 'ville'])('l’agence n’a pas de %s', async (champ) => {
    await decrireToutes(etabli);
    await etabli.pool.query(`UPDATE organisme SET ${champ} = ' ' WHERE genre = 'ARS'`);
    const dossier = await lettreDeposee(etabli);
    await etabli.demarrer();
    await statut(dossier, 'BLOQUE')();
    await attendre('incident', async () => (await ouverts(dossier)).length > 0);
    expect((await ouverts(dossier))[0]!.message).toContain(`la variable « agence.${champ} » est vide`);
    await etabli.pool.query(`UPDATE organisme SET ${champ} = 'renseigné' WHERE genre = 'ARS'`);
    await statut(dossier, 'ENVOYE')();
    expect(await ouverts(dossier)).toEqual([]);
  });
});

it('destinataire sans courriel : le document est à poster, et les copies partent', async () => {
  await decrireToutes(etabli);
  const adresse = '2 rue du Moulin, 13100 Aix-en-Provence';
  const dossier = await lettreDeposee(etabli, {
    contacts: [{ nom: 'Dr Sacha Petit', telephone: '04 00 00 00 00', adresse }],
  });
  await etabli.demarrer();
  await attendre('copie partie', async () => etabli.smtp.lister().length > 0);
  await attendre('copie au registre', async () => (await etabli.envois((await premier(dossier)).id)).length > 1);
  const courrier = await premier(dossier);
  expect(courrier).toMatchObject({ statut: 'COMPOSE', courriel: { a: [], copie: ['cpam.93@agences.test'] } });
  expect(courrier.pdf!.length).toBeGreaterThan(1000);
  expect(courrier.variables).toMatchObject({
    destinataire: { nom: 'Dr Sacha Petit', adresse: ['2 rue du Moulin', '13100 Aix-en-Provence'] },
  });
  expect(etabli.smtp.lister()).toMatchObject([{ a: [], cc: ['cpam.93@agences.test'] }]);
  expect(courrier.courriel!.texte).toMatch(/par la poste le courrier joint.*Vous en recevez copie, pour information/);
  const ligne = { destinataires: ['cpam.93@agences.test'] };
  expect(await etabli.envois(courrier.id)).toMatchObject([
    { ...ligne, resultat: 'TENTATIVE' },
    { ...ligne, resultat: 'ACCEPTE' },
  ]);
  // A task, not a failure: nothing is to be tried again.
  expect(await courriersAPoster(etabli.source, etabli.personne('ARS_INSTRUCTEUR'))).toMatchObject([
    { id: courrier.id, dossier, canal: 'COURRIEL', qui: 'ARS_INSTRUCTEUR', destinataire: { nom: 'Dr Sacha Petit' } },
  ]);
  expect(await ouverts(dossier)).toEqual([]);
});
