import { type Utilisateur } from '#libs/acces';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { instructeurs, verifierCompte } from '../../../apps/cli/comptes';
import { lireFichier } from '../../../apps/cli/fichiers';
import { COLONNES, lireOrganismes } from '../../../apps/cli/organismes/lecture';
import { type Atelier, ouvrirAtelier } from '../../appui/atelier';

describe('le compte saisi', () => {
  const compte = { identifiant: 'b@test.test', nom: ' Bo ', role: ['CPAM', 'CPAM'], region: ['93'] };

  it('est mis au propre : ni doublon, ni espace, et les régions en toutes lettres', () => {
    expect(verifierCompte(compte)).toEqual({
      ...{ identifiant: 'b@test.test', nom: 'Bo', roles: ['CPAM'], regions: ['93'], departements: [] },
    });
    expect(verifierCompte({ ...compte, region: ['toutes'] }).regions).toHaveLength(18);
    expect(verifierCompte({ ...compte, region: ['01'], departement: ['971', '978'] }).departements).toHaveLength(2);
  });

  it.each([
    [{ identifiant: 'pas-un-courriel' }, /« pas-un-courriel » n’est pas une adresse de courriel/],
    [{ nom: ' ' }, /Le nom est vide/],
    [{ role: ['CPAM', 'CHEF'] }, /Le rôle CHEF n’existe pas\. Rôles admis : ARS_INSTRUCTEUR,/],
    [{ region: ['97'] }, /Aucune ARS ne porte le code région 97\. Codes admis : toutes, 01,/],
    [{ departement: ['83', '31'] }, /Le département 31 n’est dans aucune des régions indiquées/],
  ])('est refusé : %j', (changement, phrase) => {
    expect(() => verifierCompte({ ...compte, ...changement })).toThrow(phrase);
  });
});

describe('les instructeurs', () => {
  let atelier: Atelier;
  beforeAll(async () => {
    atelier = await ouvrirAtelier();
    await atelier.pool.query(`
      INSERT INTO compte (identifiant, nom, mot_de_passe, roles, regions, actif, demonstration, cree_le) VALUES
        ('vieux@test.test', 'V', 'x', '{CPAM,ARS_INSTRUCTEUR}', '{93}', true, false, '2020-01-01'),
        ('parti@test.test', 'P', 'x', '{ARS_INSTRUCTEUR}', '{93}', false, false, '2019-01-01'),
        ('demo@test.test', 'D', 'x', '{ARS_INSTRUCTEUR}', '{93}', true, true, '2018-01-01')`);
  });
  afterAll(() => atelier.fermer());

  const noms = (comptes: Utilisateur[]) => comptes.map(({ identifiant }) => identifiant.split('@')[0]);

  it('sont les comptes actifs de ce rôle, le plus ancien d’abord, sans la démonstration en production', async () => {
    const { source } = atelier;
    expect(noms(await instructeurs(source, undefined, false))).toEqual(['demo', 'vieux', 'ars_instructeur']);
    expect(noms(await instructeurs(source, undefined, true))).toEqual(['vieux', 'ars_instructeur']);
    expect(noms(await instructeurs(source, 'VIEUX@test.test', true))).toEqual(['vieux']);
    for (const [nom, production] of [
      ['parti', false],
      ['demo', true],
      ['cpam', false],
    ] as const)
      await expect(instructeurs(source, `${nom}@test.test`, production)).rejects.toThrow(/^Le compte .* n’existe pas,/);
  });
});

describe('le fichier désigné', () => {
  const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-cli-'));
  afterAll(() => rmSync(dossier, { recursive: true }));

  it('garde son seul nom, et dit pourquoi il ne se lit pas', () => {
    const fichier = path.join(dossier, 'liste.csv');
    writeFileSync(fichier, 'id,nom\nX,Santé');
    expect(lireFichier(fichier)).toEqual({ nom: 'liste.csv', contenu: Buffer.from('id,nom\nX,Santé') });
    writeFileSync(fichier, 'id,nom\nX,a\0b');
    expect(() => lireFichier(fichier)).toThrow(/contient un caractère nul à la ligne 2 : enregistrez-le/);
    expect(() => lireFichier(dossier)).toThrow(/est un dossier : vérifiez le chemin/);
    expect(() => lireFichier(path.join(fichier, 'x'))).toThrow(/n’existe pas : vérifiez le chemin/);
  });
});

describe('le fichier des organismes', () => {
  const lire = (...lignes: string[]) =>
    lireOrganismes({ nom: 'o.csv', contenu: Buffer.from([COLONNES.join(';'), ...lignes].join('\n')) });

  it('donne chaque organisme, ses lignes d’adresse et ses signataires', () => {
    const { lignes, anomalies } = lire(
      'ARS;93;;ARS;Soins;1 place X | 13001 Marseille;Marseille;a@test.test;04 00;DG_ARS = Ada, Directrice, par intérim|URPS=Jo, P',
    );
    expect(anomalies.map(({ champ }) => champ)).toEqual(['telephone']);
    expect(lignes).toEqual([]);
    const bon = lire('CPAM;94;2a;C;S;A;V;c@test.test;04 00 00 00 00;CPAM = Ada, Directrice, par intérim | URPS=Jo, P');
    expect(bon).toMatchObject({
      anomalies: [],
      lignes: [
        {
          ...{ ligne: 2, genre: 'CPAM', region: '94', departement: '2A', adresse: ['A'] },
          signataires: { CPAM: { nom: 'Ada', qualite: 'Directrice, par intérim' }, URPS: { nom: 'Jo', qualite: 'P' } },
        },
      ],
    });
  });

  it('rejette chaque ligne mal formée avec son numéro, son champ et la raison, et garde les bonnes', () => {
    const { lignes, anomalies } = lire(
      'URPS;93;;U;S;A;V;u@test.test;04 00 00 00 02;',
      'MAIRIE;93;;M;S;A;V;m@test.test;04 00 00 00 02;',
      'URPS;93;31;U;S;A;V;u@test.test;04 00 00 00 02;',
      'URPS;97;;U;S;A;V;pas un courriel;04;CHEF=X, Y|n’importe quoi',
      'CPAM;93;;;;;;;;',
      'URPS;93;;Autre;S;A;V;u@test.test;04 00 00 00 02;',
      'URPS;93;;U;S',
      'URPS;76;;U;S;A;V;u@test.test;04 00 00 00 02;',
    );
    expect(lignes.map(({ ligne, region }) => [ligne, region])).toEqual([
      [2, '93'],
      [9, '76'],
    ]);
    expect(anomalies.map(({ ligne, champ, nature }) => `${ligne} ${champ} ${nature}`)).toEqual([
      '3 genre VALEUR_IMPOSSIBLE',
      '4 departement VALEUR_IMPOSSIBLE',
      ...['region', 'courriel', 'telephone', 'signataires', 'signataires'].map(
        (champ) => `5 ${champ} VALEUR_IMPOSSIBLE`,
      ),
      ...['courriel', 'telephone', 'nom', 'service', 'adresse', 'ville'].map((champ) => `6 ${champ} CELLULE_VIDE`),
      '7 genre DOUBLON',
      '8  NOMBRE_DE_CELLULES',
    ]);
    expect(anomalies.every(({ raison }) => /^[A-ZÀ].*\.$/.test(raison))).toBe(true);
  });
});
