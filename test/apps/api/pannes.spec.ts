import { Client as Proprietaire } from 'pg';
import { unSecteur } from '../../appui/parcours';
import { Client, ouvrirServeur, Serveur } from '../../appui/serveur';

let serveur: Serveur;
let client: Client;
let proprietaire: Proprietaire;
beforeAll(async () => {
  serveur = await ouvrirServeur();
  client = await serveur.comme('ARS_INSTRUCTEUR');
  proprietaire = new Proprietaire(serveur.databaseUrl);
  await proprietaire.connect();
});
afterAll(async () => {
  await proprietaire.end();
  await serveur.fermer();
});

const ouvrir = () =>
  client.post('/api/dossiers', { nom: 'CPTS du test (fictif)', regionArs: '93', territoire: unSecteur() });

const lignes = async () =>
  (
    await serveur.source.query<Record<string, number>[]>(
      `SELECT (SELECT count(*)::int FROM dossier) AS dossiers, (SELECT count(*)::int FROM journal) AS actes`,
    )
  )[0];

describe('quand la base refuse d’écrire', () => {
  // Raised by the base itself, on a table written after the journal.
  const refuser = (code: string) =>
    proprietaire.query(`
      CREATE FUNCTION refuser() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'mot interne' USING ERRCODE = '${code}'; END $$;
      CREATE TRIGGER refuser BEFORE INSERT ON emprise FOR EACH ROW EXECUTE FUNCTION refuser()`);
  afterEach(() => proprietaire.query('DROP FUNCTION IF EXISTS refuser CASCADE'));

  it.each([
    ['le disque est plein', '53100', 503, /^Le disque de la base est plein ; rien n’a été enregistré\./],
    ['elle attend trop', '55P03', 503, /réessayez|recommencez/i],
    ['elle est en panne', 'XX000', 500, /^Une anomalie est survenue .* signalez le numéro [0-9a-f-]{36} /],
  ])('%s : une phrase qui dit que faire, rien d’écrit, puis tout reprend', async (_cas, code, statut, phrase) => {
    const avant = await lignes();
    await refuser(code);
    const reponse = await ouvrir();
    expect(reponse).toMatchObject({ statut, corps: { detail: expect.stringMatching(phrase) as string } });
    expect(JSON.stringify(reponse.corps)).not.toContain('mot interne');
    expect(await lignes()).toEqual(avant);
    await proprietaire.query('DROP FUNCTION refuser CASCADE');
    expect((await ouvrir()).statut).toBe(201);
  });
});
