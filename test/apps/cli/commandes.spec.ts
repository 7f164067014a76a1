import { verifierMotDePasse } from '#libs/acces';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type BaseDeTest, baseDeTest } from '../../poste/base';

import { COLONNES } from '../../../apps/cli/organismes/lecture';
import { cpts as lancer } from './lancer';

let base: BaseDeTest;
let client: Client;
const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-cli-'));
const cpts = (mots: string, entree?: string) => lancer(decouper(mots), { DATABASE_URL: base.url }, entree);

beforeAll(async () => {
  base = await baseDeTest();
  client = new Client({ connectionString: base.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await base.fermer();
  rmSync(dossier, { recursive: true });
});

/** Words of a command line, with "…" around those that hold a space. */
const decouper = (ligne: string) => [...ligne.matchAll(/"([^"]*)"|(\S+)/g)].map(([, cite, mot]) => cite ?? mot!);

const ecrire = (nom: string, ...lignes: string[]) => {
  writeFileSync(path.join(dossier, nom), lignes.join('\n'));
  return path.join(dossier, nom);
};

const INSTRUCTEUR = '--nom "Ada Instructrice" --role ARS_INSTRUCTEUR --region 93';

// In the order in which an administrator would come upon them: each supposes those above it.
describe('la ligne de commande', () => {
  it('dit en une phrase ce qu’elle n’a pas compris', async () => {
    const [aide, inconnue, option, manque] = await Promise.all([
      cpts('--help'),
      cpts('importe'),
      cpts('verifier --tout'),
      cpts('comptes creer --nom X'),
    ]);
    expect(aide).toMatchObject({ code: 0, erreurs: '' });
    expect(aide.sortie).toMatch(/migrer.*importer.*verifier.*comptes.*organismes/s);
    expect(aide.sortie).not.toMatch(/Usage:|Options:|Commands:|display help/);
    expect(inconnue).toMatchObject({ code: 1, sortie: '' });
    expect(inconnue.erreurs).toBe(
      'La commande « importe » n’existe pas. Vouliez-vous dire importer ? Voyez : npm run cpts -- --help\n',
    );
    expect(option.erreurs).toBe('L’option --tout n’existe pas. Voyez : npm run cpts -- --help\n');
    expect(manque.erreurs).toMatch(/^Il manque l’option --identifiant <courriel>\. Voyez/);
    expect([option.code, manque.code]).toEqual([1, 1]);
  });

  it('refuse une base qui ne répond pas, ou qui n’est pas à jour', async () => {
    const sourde = await lancer(['verifier'], { DATABASE_URL: 'postgresql://moi:secret@127.0.0.1:1/base' });
    expect(sourde).toMatchObject({ code: 1, sortie: '' });
    expect(sourde.erreurs).toMatch(/^La base de données \(127\.0\.0\.1:1\) ne répond pas : .*DATABASE_URL/);
    expect(sourde.erreurs).not.toContain('secret');
    await client.query(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS graphile_worker CASCADE',
    );
    expect(await cpts('comptes lister')).toEqual({
      code: 1,
      sortie: '',
      erreurs: 'La base n’est pas à jour. Lancez d’abord : npm run cpts -- migrer\n',
    });
  });

  it('dit ce qui manque au compte qui ne peut pas migrer', async () => {
    const role = `limite_${path.basename(dossier).replaceAll('-', '_').toLowerCase()}`;
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'limite'`);
    const url = new URL(base.url);
    [url.username, url.password] = [role, 'limite'];
    const { code, sortie, erreurs } = await lancer(['migrer'], { DATABASE_URL: url.href });
    await client.query(`DROP ROLE ${role}`);
    expect([code, sortie]).toEqual([1, '']);
    expect(erreurs).toMatch(
      new RegExp(
        `^Le compte "${role}" ne peut pas mettre la base ".+" à jour \\(permission denied.*\\)\\. .+GRANT CREATE ON DATABASE ".+" TO "${role}"; GRANT CREATE ON SCHEMA public TO "${role}";`,
      ),
    );
  });

  it('migre, autant de fois qu’on veut', async () => {
    expect(await cpts('migrer')).toEqual({ code: 0, sortie: 'La base est à jour.\n', erreurs: '' });
    expect(await cpts('migrer')).toEqual({ code: 0, sortie: 'La base est à jour.\n', erreurs: '' });
  });

  it('n’importe rien sans compte pour ouvrir les dossiers', async () => {
    const { code, sortie, erreurs } = await cpts('importer');
    expect([code, sortie]).toEqual([1, '']);
    expect(erreurs).toMatch(/^Aucun compte actif n’a le rôle ARS_INSTRUCTEUR.*comptes creer/);
  });

  it('gère les comptes, et ne montre un mot de passe que s’il vient d’elle', async () => {
    const creation = await cpts(`comptes creer --identifiant ada@test.test ${INSTRUCTEUR}`, 'un mot de passe sûr\n');
    expect(creation).toEqual({ code: 0, sortie: 'Le compte ada@test.test est créé.\n', erreurs: '' });
    const genere = await cpts(
      'comptes creer --identifiant oc@test.test --nom Oc --role CPAM --role URPS --region toutes --generer --json',
    );
    const { motDePasse, regions } = JSON.parse(genere.sortie) as { motDePasse: string; regions: string[] };
    expect(regions).toHaveLength(18);

    const empreinte = async (identifiant: string) =>
      (
        await client.query<{ mot_de_passe: string }>('SELECT mot_de_passe FROM compte WHERE identifiant = $1', [
          identifiant,
        ])
      ).rows[0]!.mot_de_passe;
    expect(await verifierMotDePasse(await empreinte('ada@test.test'), 'un mot de passe sûr')).toBe(true);
    expect(await verifierMotDePasse(await empreinte('oc@test.test'), motDePasse)).toBe(true);

    await client.query(`INSERT INTO session SELECT 's', json_build_object('compte', id), now() + interval '1h'
      FROM compte WHERE identifiant = 'ada@test.test'`);
    expect(await cpts('comptes mot-de-passe ADA@test.test', 'un autre mot de passe')).toMatchObject({ code: 0 });
    expect(await verifierMotDePasse(await empreinte('ada@test.test'), 'un autre mot de passe')).toBe(true);
    expect((await client.query('SELECT 1 FROM session')).rowCount).toBe(0);

    expect((await cpts('comptes desactiver oc@test.test')).code).toBe(0);
    const liste = await cpts('comptes lister --json');
    expect(JSON.parse(liste.sortie)).toMatchObject([
      { identifiant: 'ada@test.test', roles: ['ARS_INSTRUCTEUR'], regions: ['93'], actif: true },
      { identifiant: 'oc@test.test', roles: ['CPAM', 'URPS'], actif: false },
    ]);
    expect(liste.sortie).not.toMatch(/argon2|motDePasse/);
  });

  it('refuse un compte qui existe, et un mot de passe trop court', async () => {
    const creer = (identifiant: string, entree: string) =>
      cpts(`comptes creer --identifiant ${identifiant} ${INSTRUCTEUR}`, entree);
    const [double, court] = await Promise.all([
      creer('Ada@test.test', 'une phrase assez longue'),
      creer('eve@test.test', 'trop court'),
    ]);
    expect(double).toMatchObject({ code: 1, sortie: '' });
    expect(double.erreurs).toMatch(/^Le compte Ada@test\.test existe déjà.*\n$/);
    expect(court).toMatchObject({ code: 1, sortie: '' });
    expect(court.erreurs).toMatch(/^Le mot de passe compte au moins 12 caractères.*\n$/);
  });

  it('importe les listes réelles, dit tout ce qui n’est pas entré, et rien de plus la seconde fois', async () => {
    const partiel = await cpts('importer');
    // Ada sees one region only: the other list waits for somebody.
    expect(partiel.code).toBe(1);
    expect(partiel.sortie).toMatch(/44 territoires, 44 dossiers ouverts, 0 déjà là/);
    expect(partiel.sortie).toMatch(/PACA-25 .*de 88\s374 à 267\s490.*incertaine, de T3 à T4/);
    expect(partiel.sortie).toMatch(/finess-occitanie-2026-02\.csv, ligne 2, code_insee « 76 » : Aucun des comptes/);
    expect(partiel.erreurs).toMatch(/^47 rejets : corrigez les lignes/);

    await cpts('comptes creer --identifiant occ@test.test --nom O --role ARS_INSTRUCTEUR --region 76 --generer');
    const complet = JSON.parse((await cpts('importer --json')).sortie) as Record<
      'territoires' | 'inscriptions',
      { lignes: { ouvert: boolean; sort?: string }[]; anomalies: { gravite: string }[] }
    >;
    expect(complet.territoires.lignes.filter(({ ouvert }) => ouvert)).toHaveLength(0);
    expect(complet.inscriptions.lignes.filter(({ ouvert }) => ouvert)).toHaveLength(47);
    expect([...complet.territoires.anomalies, ...complet.inscriptions.anomalies]).toHaveLength(39);
    const encore = await cpts('importer --compte occ@test.test');
    expect(encore).toMatchObject({ code: 0, erreurs: '' });
    expect(encore.sortie).toMatch(
      /47 inscriptions \(0 nouvelle, 0 modifiée, 47 inchangées\), 0 dossier ouvert, 47 déjà/,
    );
  });

  it('importe un fichier désigné, et lui seul', async () => {
    const liste = ecrire(
      'liste.csv',
      'id,nom,region_ars,departements,nb_communes,communes_insee',
      'Z-01,CPTS Bonne,93,13,1,13001',
      'Z-02,CPTS Fausse,93,13,1,1300',
    );
    const { code, sortie, erreurs } = await cpts(`importer --paca ${liste}`);
    expect(sortie).toMatch(/1 territoire, 1 dossier ouvert/);
    expect(sortie).toMatch(/liste\.csv, ligne 3, communes_insee « 1300 » : Le code/);
    expect(sortie).not.toMatch(/FINESS/);
    expect(erreurs).toBe('1 rejet : corrigez les lignes indiquées, puis recommencez. Le reste est entré.\n');
    expect(code).toBe(1);
    expect(await cpts('importer --finess /nulle/part.csv')).toEqual({
      code: 1,
      sortie: '',
      erreurs: 'Le fichier /nulle/part.csv n’existe pas : vérifiez le chemin.\n',
    });
  });

  it('décrit les organismes, et remplace ceux qui changent', async () => {
    const ars = 'ARS;93;;ARS Essai;Offre de soins;1 place X|13001 Marseille;Marseille;ars@test.test;04 00 00 00 00;';
    const fichier = ecrire(
      'organismes.csv',
      COLONNES.join(';'),
      `${ars}DG_ARS=Ada Martin, Directrice générale|ARS_INSTRUCTEUR=Jo Petit, Chargé de mission`,
      'CPAM;93;83;CPAM du Var;CPTS;2 rue Y;Toulon;cpam@test.test;04 00 00 00 01;',
      'MAIRIE;93;;M;S;A;V;m@test.test;04 00 00 00 02;',
    );
    const premier = await cpts(`organismes importer ${fichier} --json`);
    expect(JSON.parse(premier.sortie)).toMatchObject({
      ...{ nouveaux: 2, modifies: 0, inchanges: 0 },
      anomalies: [{ fichier: 'organismes.csv', ligne: 4, champ: 'genre', valeur: 'MAIRIE' }],
    });
    expect(premier.code).toBe(1);
    const second = await cpts(`organismes importer ${fichier}`);
    expect(second.sortie).toMatch(/^0 nouveau, 0 modifié, 2 inchangés, 1 rejet\.\n {2}organismes\.csv, ligne 4, genre/);
    const nouveau = ecrire('nouveau.csv', COLONNES.join(';'), `${ars}DG_ARS=Eve Nouvelle, Directrice`);
    expect(await cpts(`organismes importer ${nouveau}`)).toEqual({
      code: 0,
      sortie: '0 nouveau, 1 modifié, 0 inchangé, 0 rejet.\n',
      erreurs: '',
    });
    expect(JSON.parse((await cpts('organismes lister --json')).sortie)).toMatchObject([
      {
        genre: 'ARS',
        departement: null,
        adresse: ['1 place X', '13001 Marseille'],
        signataires: { DG_ARS: { nom: 'Eve Nouvelle', qualite: 'Directrice' } },
        fictif: false,
      },
      { genre: 'CPAM', departement: '83', nom: 'CPAM du Var', signataires: {} },
    ]);
  });

  it('vérifie les dossiers, et désigne celui dont le journal a été touché', async () => {
    expect(await cpts('verifier')).toEqual({ code: 0, sortie: '92 dossiers vérifiés, 0 défaut.\n', erreurs: '' });
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM dossier WHERE nom = 'CPTS Bonne'`);
    const id = rows[0]!.id;
    await client.query('ALTER TABLE journal DISABLE TRIGGER journal_inviolable');
    await client.query(`UPDATE journal SET acteur = 'quelqu’un d’autre' WHERE dossier_id = $1`, [id]);
    await client.query('ALTER TABLE journal ENABLE TRIGGER journal_inviolable');
    const touche = await cpts('verifier');
    expect(touche.code).toBe(1);
    expect(touche.sortie).toBe(
      `CPTS Bonne (${id}), entrée 1 : le contenu ne correspond plus à son empreinte.\n92 dossiers vérifiés, 1 défaut.\n`,
    );
    const un = await cpts(`verifier --dossier ${id} --json`);
    expect(JSON.parse(un.sortie)).toMatchObject({ verifies: 1, defauts: [{ dossier: id, seq: 1 }] });
    expect(un.code).toBe(1);
    expect(await cpts('verifier --dossier inconnu')).toEqual({
      code: 1,
      sortie: '',
      erreurs: 'Aucun dossier ne porte l’identifiant inconnu : vérifiez-le dans son adresse.\n',
    });
  });
});
