import { moteur } from '../../../libs/courriers/pdf';
import { attendre, decrireToutes, Etabli, lettreDeposee, ouvrirEtabli } from './etabli';

let etabli: Etabli;
let journalDesErreurs: jest.SpyInstance;
beforeEach(async () => {
  // The worker tells its failures on the console; they are the subject here.
  journalDesErreurs = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  etabli = await ouvrirEtabli('2026-06-01T08:00:00.000Z');
  await decrireToutes(etabli);
});
afterEach(async () => {
  await etabli.fermer();
  journalDesErreurs.mockRestore();
});

const premier = async (dossier: string) => (await etabli.courriers(dossier))[0]!;
const ouverts = async (dossier: string) => (await etabli.incidents(dossier)).filter(({ closLe }) => !closLe);
const enCours = async () =>
  (
    await etabli.pool.query(
      `SELECT FROM graphile_worker.jobs WHERE task_identifier = 'composer_courrier' AND locked_at IS NOT NULL`,
    )
  ).rowCount;

it('le moteur des PDF tué net en pleine composition : incident, reprise, un seul courrier, incident clos', async () => {
  // Warm, then held: the letter is in the middle of its making when the engine dies.
  await moteur.admis(['œ', 'Ł']);
  const mort = moteur.pid!;
  process.kill(mort, 'SIGSTOP');
  const dossier = await lettreDeposee(etabli);
  await etabli.demarrer();
  await attendre('composition en cours', async () => (await enCours()) === 1 && moteur.occupe);
  expect(await premier(dossier)).toMatchObject({ statut: 'PREVU', pdf: null });
  process.kill(mort, 'SIGKILL');

  await attendre('incident', async () => (await ouverts(dossier)).length > 0);
  const [incident] = await ouverts(dossier);
  expect(incident).toMatchObject({ sorte: 'COURRIER', travail: { tache: 'composer_courrier' } });
  expect(incident!.message).toMatch(/moteur des PDF s’est arrêté en pleine composition \(SIGKILL\).*sera réessayé/);
  expect(await premier(dossier)).toMatchObject({ statut: 'BLOQUE', pdf: null, html: null, courriel: null });

  await attendre('courrier envoyé', async () => (await premier(dossier)).statut === 'ENVOYE', etabli.presser);
  const [courrier, ...autres] = await etabli.courriers(dossier);
  expect(autres).toEqual([]);
  expect(courrier!.pdf!.subarray(0, 5).toString()).toBe('%PDF-');
  expect(moteur.pid).not.toBe(mort);
  expect(await ouverts(dossier)).toEqual([]);
  expect((await etabli.incidents(dossier)).map(({ message }) => message)).toEqual([incident!.message]);
  expect(etabli.smtp.lister()).toHaveLength(1);
});
