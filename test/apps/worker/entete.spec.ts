import { attendre, decrireToutes, Etabli, lettreDeposee, ouvrirEtabli } from './etabli';

let etabli: Etabli;
let journalDesErreurs: jest.SpyInstance;
beforeAll(async () => {
  // The queue says on the console what it will try again.
  journalDesErreurs = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  etabli = await ouvrirEtabli('2026-06-01T08:00:00.000Z');
  await decrireToutes(etabli);
});
afterAll(async () => {
  await etabli.fermer();
  journalDesErreurs.mockRestore();
});

it('un fichier de l’en-tête perdu : la lettre attend, avec un incident ; elle part une fois l’en-tête réparé', async () => {
  const regler = (polices: readonly string[]) =>
    etabli.pool.query(`UPDATE organisme SET polices = $1 WHERE genre = 'ARS'`, [polices]);
  await regler(['0'.repeat(64)]);
  const dossier = await lettreDeposee(etabli);
  const lettre = async () => (await etabli.courriers(dossier))[0]!;
  const ouverts = async () => (await etabli.incidents(dossier)).filter(({ closLe }) => closLe === null);
  await etabli.demarrer();
  await attendre('incident', async () => (await ouverts()).length > 0);
  expect((await ouverts())[0]!.message).toMatch(/Un fichier de l’en-tête de « ARS 93 » manque \(0{12}…\) : déposez-le/);
  expect(await lettre()).toMatchObject({ statut: 'BLOQUE', pdf: null, html: null, courriel: null });
  await regler([]);
  await attendre('envoi', async () => (await lettre()).statut === 'ENVOYE', etabli.presser);
  expect(await ouverts()).toEqual([]);
  expect(etabli.smtp.lister()).toHaveLength(1);
  expect(journalDesErreurs).toHaveBeenCalled();
});
