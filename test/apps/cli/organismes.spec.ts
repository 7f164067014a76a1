import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COLONNES_DELEGATIONS, importerDelegations } from '../../../apps/cli/organismes/delegations';
import { lireFichier } from '../../../apps/cli/fichiers';
import { importerOrganismes } from '../../../apps/cli/organismes/enregistrement';
import { COLONNES, COLONNES_FACULTATIVES, lireOrganismes } from '../../../apps/cli/organismes/lecture';
import { type Atelier, ouvrirAtelier } from '../../appui/atelier';
import { imagePng } from '../../appui/entete';
import { creerCompte } from '../../appui/personnel';
import { cpts } from './lancer';

let atelier: Atelier;
const dossier = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-organismes-'));

beforeAll(async () => {
  atelier = await ouvrirAtelier();
});
afterAll(async () => {
  await atelier.fermer();
  rmSync(dossier, { recursive: true });
});

const ecrire = (nom: string, contenu: string | Uint8Array) => {
  writeFileSync(path.join(dossier, nom), contenu);
  return path.join(dossier, nom);
};
const csv = (nom: string, colonnes: readonly string[], ...lignes: string[]) =>
  ecrire(nom, [colonnes.join(';'), ...lignes].join('\n'));

const TOUTES = [...COLONNES, ...COLONNES_FACULTATIVES];
const ars = (suite: string, region = '93') =>
  `ARS;${region};;ARS Essai;Soins;1 place X;Marseille;ars@test.test;04 00 00 00 00;DG_ARS=Ada Martin, Directrice;${suite}`;

const lire = async (requete: string) => (await atelier.pool.query<Record<string, unknown>>(requete)).rows;
const maintenant = () => atelier.horloge.maintenant();
const importer = (chemin: string) => importerOrganismes(atelier.source, lireFichier(chemin), dossier, maintenant());

// In the order in which an administrator would come upon them: each supposes those above it.
describe('les organismes, leur en-tête et leurs délégations', () => {
  it('importe la norme, le parapheur et les images ; une cellule vide ne change rien', async () => {
    ecrire('logo.png', imagePng(64, 64));
    const fichier = csv('organismes.csv', TOUTES, ars('ua-1;DG_ARS|ARS_INSTRUCTEUR;logo.png;ARS Essai;;'));
    expect(await importer(fichier)).toEqual({ nouveaux: 1, modifies: 0, inchanges: 0, anomalies: [] });
    const reglages = () =>
      lire(`SELECT norme, parapheur, logo_texte, marque, logo IS NOT NULL AS a_logo FROM organisme`);
    const attendus = [
      { norme: 'ua-1', parapheur: ['DG_ARS', 'ARS_INSTRUCTEUR'], logo_texte: 'ARS Essai', marque: null, a_logo: true },
    ];
    expect(await reglages()).toEqual(attendus);
    expect(await importer(fichier)).toMatchObject({ nouveaux: 0, modifies: 0, inchanges: 1 });
    const sansColonnes = csv('court.csv', COLONNES, ars('').slice(0, -1));
    expect(await importer(sansColonnes)).toMatchObject({ modifies: 0, inchanges: 1 });
    const vides = csv('vides.csv', TOUTES, ars(';;;;;').replace('Marseille', 'Aix'));
    expect(await importer(vides)).toMatchObject({ modifies: 1, inchanges: 0 });
    expect(await reglages()).toEqual(attendus);
    // Nobody signed in: the history says that nobody did, and still what changed.
    const histoire = await lire(`SELECT par, changements FROM organisme_histoire ORDER BY id`);
    expect(histoire.map(({ par, changements }) => [par, Object.keys(changements as object).sort()])).toEqual([
      [null, ['organisme']],
      [null, ['logo', 'logoTexte', 'norme', 'parapheur']],
      [null, ['ville']],
    ]);
  });

  it('rejette avec sa ligne et sa raison ce qui ne peut pas servir, et garde les autres', async () => {
    const abimee = imagePng(200, 200);
    abimee.fill(0, 60, 120);
    ecrire('abimee.png', abimee);
    ecrire('texte.png', 'pas une image');
    const fichier = csv(
      'mauvais.csv',
      TOUTES,
      ars('a-3b;;;;;', '11'),
      ars(';CPAM;;;;', '24'),
      ars(';;absent.png;ARS;;', '27'),
      ars(';;texte.png;ARS;;', '28'),
      ars(';;logo.png;;;', '32'),
      ars(';;;;abimee.png;État', '44'),
      ars(';;logo.png;ARS;;', '52'),
    );
    const { anomalies, ...bilan } = await importer(fichier);
    expect(bilan).toEqual({ nouveaux: 1, modifies: 0, inchanges: 0 });
    expect(anomalies.map(({ ligne, champ, nature }) => `${ligne} ${champ} ${nature}`)).toEqual([
      '2 norme VALEUR_IMPOSSIBLE',
      '3 parapheur VALEUR_IMPOSSIBLE',
      '4 logo FICHIER_REFUSE',
      '5 logo FICHIER_REFUSE',
      '6 logo_texte CELLULE_VIDE',
      '7 marque FICHIER_REFUSE',
    ]);
    expect(anomalies.every(({ raison }) => /^[A-ZÀ].*\.$/.test(raison))).toBe(true);
    expect(anomalies[2]!.raison).toMatch(/absent\.png n’existe pas : vérifiez le chemin\.$/);
  });

  it('signale une caisse d’outre-mer appelée CPAM, sans la rejeter', () => {
    const caisse = (region: string, nom: string) => `CPAM;${region};;${nom};S;A;V;c@test.test;04 00 00 00 00;`;
    const { lignes, anomalies } = lireOrganismes({
      nom: 'o.csv',
      contenu: Buffer.from(
        [
          COLONNES.join(';'),
          caisse('04', 'CPAM de La Réunion'),
          caisse('06', 'Caisse primaire de Mayotte'),
          caisse('01', 'CGSS de la Guadeloupe'),
          caisse('93', 'CPAM des Bouches-du-Rhône'),
        ].join('\n'),
      ),
    });
    expect(lignes).toHaveLength(4);
    expect(anomalies.map(({ ligne, gravite, raison }) => [ligne, gravite, raison])).toEqual([
      [2, 'SIGNALEMENT', expect.stringMatching(/est une CGSS, et non une CPAM/)],
      [3, 'SIGNALEMENT', expect.stringMatching(/est une CSSM, et non une CPAM/)],
    ]);
  });

  it('ajoute les délégations, les écourte, ne les prolonge ni ne les modifie', async () => {
    await creerCompte(atelier.pool, { nom: 'Ada', roles: ['DG_ARS'] });
    const ligne = (au: string, acte = 'Décision n° 12', compte = 'ada@equipe.test') =>
      `ARS;93;;DG_ARS;${compte};Ada Martin;Directrice adjointe;${acte};2026-05-01;${au}`;
    const deleguer = async (...lignes: string[]) => {
      const { anomalies, ...nombres } = await importerDelegations(
        atelier.source,
        lireFichier(csv('d.csv', COLONNES_DELEGATIONS, ...lignes)),
        maintenant(),
      );
      return [nombres, ...anomalies.map(({ raison }) => raison)];
    };
    const aucune = { nouvelles: 0, ecourtees: 0, inchangees: 0 };
    expect(await deleguer(ligne('2026-12-31'))).toEqual([{ ...aucune, nouvelles: 1 }]);
    expect(await deleguer(ligne('2026-12-31'))).toEqual([{ ...aucune, inchangees: 1 }]);
    expect(await deleguer(ligne('2026-09-30'))).toEqual([{ ...aucune, ecourtees: 1 }]);
    for (const [autre, raison] of [
      [ligne('2026-12-31'), /finit déjà le 30\/09\/2026\. Une délégation ne se prolonge pas/],
      [ligne(''), /a déjà une fin/],
      [ligne('2026-09-30', 'Décision n° 13'), /ne se modifie pas : terminez celle-ci/],
      [ligne('2026-04-01'), /commence le 01\/05\/2026 : elle ne peut pas finir le 01\/04\/2026/],
    ] as const)
      expect(await deleguer(autre)).toEqual([aucune, expect.stringMatching(raison)]);
    expect(await lire('SELECT nom, du::text, au::text, compte_id IS NOT NULL AS compte FROM delegation')).toEqual([
      { nom: 'Ada Martin', du: '2026-05-01', au: '2026-09-30', compte: true },
    ]);
  });

  it('rejette une délégation mal formée, d’un organisme ou d’un compte inconnu, et inscrit les autres', async () => {
    const ligne = (debut: string, compte: string, suite: string) =>
      `${debut};DG_ARS;${compte};Bob Petit;Directeur;Décision n° 14;${suite}`;
    const fichier = csv(
      'd2.csv',
      COLONNES_DELEGATIONS,
      ligne('ARS;76;', '', '2026-05-01;'),
      ligne('ARS;93;', 'inconnu@test.test', '2026-05-01;'),
      ligne('MAIRIE;93;', '', '2026-05-01;'),
      ligne('ARS;93;', '', '2026-02-30;'),
      ligne('ARS;93;', '', '2026-05-01;2026-04-30'),
      ligne('ARS;93;', '', ';'),
      'ARS;93;;CPAM;;Bob Petit;Directeur;Décision n° 14;2026-05-01;',
      ligne('ARS;93;', '', '2026-05-02;'),
    );
    const { anomalies, nouvelles } = await importerDelegations(atelier.source, lireFichier(fichier), maintenant());
    expect(nouvelles).toBe(1);
    expect(anomalies.map(({ ligne: rang, champ, nature }) => `${rang} ${champ} ${nature}`)).toEqual([
      '2 genre INCONNU',
      '3 compte INCONNU',
      '4 genre VALEUR_IMPOSSIBLE',
      '5 du VALEUR_IMPOSSIBLE',
      '6 au VALEUR_IMPOSSIBLE',
      '7 du CELLULE_VIDE',
      '8 role VALEUR_IMPOSSIBLE',
    ]);
    expect(anomalies.every(({ raison }) => /^[A-ZÀ«].*\.$/.test(raison))).toBe(true);
  });

  it('[commande] les exemples livrés s’importent tels quels ; un signalement ne fait pas échouer, un rejet si', async () => {
    const exemples = path.join(__dirname, '../../../exemples');
    const lancer = (...mots: string[]) => cpts(['organismes', ...mots], { DATABASE_URL: atelier.url });
    expect(await lancer('importer', path.join(exemples, 'organismes.csv'))).toEqual({
      ...{ code: 0, erreurs: '' },
      sortie: '2 nouveaux, 1 modifié, 0 inchangé, 0 rejet.\n',
    });
    expect(await lancer('delegations', path.join(exemples, 'delegations.csv'))).toEqual({
      ...{ code: 0, erreurs: '' },
      sortie: '2 nouvelles, 0 écourtée, 0 inchangée, 0 rejet.\n',
    });
    const reunion = 'CPAM;04;;CPAM de La Réunion;S;A;V;c@test.test;04 00 00 00 00;';
    const signale = await lancer('importer', csv('reunion.csv', COLONNES, reunion));
    expect([signale.code, signale.sortie]).toEqual([
      0,
      expect.stringMatching(
        /^0 nouveau, 1 modifié, 0 inchangé, 0 rejet, 1 signalement\.\n {2}reunion\.csv, ligne 2, nom/,
      ),
    ]);
  });
});
