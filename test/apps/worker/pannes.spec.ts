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
const statut = (dossier: string, attendu: string) => () =>
  attendre(`courrier ${attendu}`, async () => (await premier(dossier)).statut === attendu, etabli.presser);

describe('la messagerie est en panne pendant une heure', () => {
  it('chaque échec est gardé, un incident s’ouvre au troisième, puis le courrier part une fois et l’incident se ferme', async () => {
    await decrireToutes(etabli);
    await etabli.smtp.arreter();
    const dossier = await lettreDeposee(etabli);
    await etabli.demarrer();
    const echecs = async () => (await etabli.envois((await premier(dossier)).id)).map(({ resultat }) => resultat);

    for (const [rang, instant] of ['08:00', '08:20', '08:40', '09:00'].entries()) {
      etabli.horloge.regler(`2026-06-01T${instant}:00.000Z`);
      await attendre(`échec ${rang + 1}`, async () => (await echecs()).length > rang, etabli.presser);
      expect(await echecs()).toEqual(Array(rang + 1).fill('ECHEC'));
      expect((await ouverts(dossier)).map(({ sorte }) => sorte)).toEqual(rang < 2 ? [] : ['ENVOI']);
      expect((await premier(dossier)).statut).toBe('COMPOSE');
    }
    const [incident] = await ouverts(dossier);
    expect(incident!.message).toMatch(/ne répond pas. Il sera présenté de nouveau ; si cela dure, vérifiez SMTP_URL/);
    const [tentative] = await etabli.envois((await premier(dossier)).id);
    expect(tentative!.reponse).toMatch(/ECONNREFUSED/);

    etabli.horloge.regler('2026-06-01T09:05:00.000Z');
    await etabli.smtp.reprendre();
    await statut(dossier, 'ENVOYE')();
    const { courriel, envoyeLe } = await premier(dossier);
    expect(envoyeLe).toEqual(new Date('2026-06-01T09:05:00.000Z'));
    expect(etabli.smtp.lister().map(({ messageId }) => messageId)).toEqual([courriel!.messageId]);
    expect((await echecs()).at(-1)).toBe('ACCEPTE');
    expect(await ouverts(dossier)).toEqual([]);
    expect((await etabli.incidents(dossier)).map(({ closLe }) => closLe)).toEqual([
      new Date('2026-06-01T09:05:00.000Z'),
    ]);
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

it('destinataire sans courriel : le document est gardé, un incident demande de l’envoyer par la poste', async () => {
  await decrireToutes(etabli);
  const adresse = '2 rue du Moulin, 13100 Aix-en-Provence';
  const dossier = await lettreDeposee(etabli, {
    contacts: [{ nom: 'Dr Sacha Petit', telephone: '04 00 00 00 00', adresse }],
  });
  await etabli.demarrer();
  await attendre('incident', async () => (await ouverts(dossier)).length > 0);
  const courrier = await premier(dossier);
  expect(courrier).toMatchObject({ statut: 'COMPOSE', courriel: { a: [], copie: ['cpam.93@agences.test'] } });
  expect(courrier.pdf!.length).toBeGreaterThan(1000);
  expect(courrier.variables).toMatchObject({
    destinataire: { nom: 'Dr Sacha Petit', adresse: ['2 rue du Moulin', '13100 Aix-en-Provence'] },
  });
  expect(await etabli.envois(courrier.id)).toMatchObject([
    { resultat: 'REFUSE', reponse: 'Aucune adresse de courriel.' },
  ]);
  expect((await ouverts(dossier))[0]).toMatchObject({
    sorte: 'ENVOI',
    message: expect.stringContaining('Envoyez le document par la poste') as string,
  });
  // Nothing to try again: the job is over, and nobody got a copy of a letter that has not left.
  const { rowCount } = await etabli.pool.query(
    `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier LIKE '%courrier'`,
  );
  expect(rowCount).toBe(0);
  expect(etabli.smtp.lister()).toEqual([]);
});
