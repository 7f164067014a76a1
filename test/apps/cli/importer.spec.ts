import { type Utilisateur } from '#libs/acces';
import { InscriptionConservee } from '#libs/persistance';
import { type Anomalie, type Fichier } from '#libs/territoires';
import {
  type CadreImport,
  dossierDeFiness,
  dossierDeListe,
  importerInscriptions,
  importerTerritoires,
} from '../../../apps/cli/importer';
import { lireDonnees } from '../../../demonstration/fichiers';
import { type Atelier, ouvrirAtelier } from '../../appui/atelier';
import { contenu } from './contenu';

const JOUR = '2026-06-01';
const donnees = lireDonnees();

let atelier: Atelier;
let cadre: CadreImport;
beforeAll(async () => {
  atelier = await ouvrirAtelier();
  cadre = { ...atelier, origine: 'REPRISE', comptes: [atelier.personne('ARS_INSTRUCTEUR')] };
});
afterAll(() => atelier.fermer());

const importerTout = async (c = cadre) => ({
  territoires: await importerTerritoires(c, donnees.paca, donnees.communes, JOUR),
  inscriptions: await importerInscriptions(c, donnees.finess, atelier.horloge),
});

const compter = async (table: string) =>
  Number((await atelier.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]!.n);

const ou = (anomalies: readonly Anomalie[]) =>
  anomalies.filter(({ gravite }) => gravite === 'REJET').map(({ ligne, champ, nature }) => [ligne, champ, nature]);

const fichier = (nom: string, ...lignes: string[]): Fichier => ({ nom, contenu: Buffer.from(lignes.join('\n')) });
const liste = (...lignes: string[]) =>
  fichier('liste.csv', 'id,nom,region_ars,departements,nb_communes,communes_insee', ...lignes);

/** Lines of the real FINESS file, changed by column. */
const finess = (...changements: Record<string, string>[]): Fichier => {
  const [titres = '', ...lignes] = Buffer.from(donnees.finess.contenu).toString().split('\n');
  const colonnes = titres.split(';');
  const changees = changements.map((changement, rang) =>
    lignes[rang]!.split(';')
      .map((cellule, i) => changement[colonnes[i]!] ?? cellule)
      .join(';'),
  );
  return fichier('finess.csv', titres, ...changees);
};

describe('l’import des listes réelles', () => {
  it('ouvre un dossier par ligne, et ne change pas une ligne de la base la seconde fois', async () => {
    // Two people who start it at the same time do not open anything twice.
    const [premier, simultane] = await Promise.all([importerTout(), importerTout()]);
    for (const ligne of ['territoires', 'inscriptions'] as const) {
      const ids = premier[ligne].lignes.map(({ dossier }) => dossier);
      expect(simultane[ligne].lignes.map(({ dossier }) => dossier)).toEqual(ids);
      expect(new Set(ids).size).toBe(ligne === 'territoires' ? 44 : 47);
      premier[ligne].lignes.forEach(({ ouvert }, i) => expect(ouvert).not.toBe(simultane[ligne].lignes[i]!.ouvert));
    }
    expect([await compter('dossier'), await compter('journal'), await compter('inscription_finess')]).toEqual([
      91, 91, 47,
    ]);

    const avant = await contenu(atelier.pool);
    atelier.horloge.regler('2026-06-02T08:00:00Z');
    const second = await importerTout();
    expect(await contenu(atelier.pool)).toEqual(avant);
    expect(second.territoires.lignes.filter(({ ouvert }) => ouvert)).toEqual([]);
    expect(second.inscriptions.lignes.map(({ sort }) => sort)).toEqual(Array(47).fill('INCHANGEE'));
    expect(second.territoires.anomalies).toEqual(premier.territoires.anomalies);
    expect((await atelier.preuve.verifierTous()).defauts).toEqual([]);
  });

  it('donne aux dossiers leur territoire, et aucun à ceux dont le registre ne dit que le siège', async () => {
    const auditeur = atelier.personne('AUDITEUR');
    const guil = await atelier.consultation.consulter(dossierDeListe('93', 'PACA-15'), auditeur);
    expect(guil).toMatchObject({ nom: 'CPTS Guil Durance', departements: ['04', '05'], origine: 'REPRISE' });
    expect((guil.faits as { territoire: unknown[] }).territoire).toHaveLength(31);
    expect(guil.chargeDe).toBe(atelier.personne('ARS_INSTRUCTEUR').id);
    const cabardes = await atelier.consultation.consulter(dossierDeFiness('110009529'), auditeur);
    expect(cabardes).toMatchObject({ nom: 'CTPS DU CABARDES', regionArs: '76', departements: [], phase: 'P1' });
  });

  it('garde chaque inscription telle qu’elle est écrite, avec ce qu’elle a de bizarre', async () => {
    const inscriptions = atelier.source.getRepository(InscriptionConservee);
    const sansSiret = await inscriptions.findOneByOrFail({ numeroEt: '300021037' });
    expect(sansSiret).toMatchObject({ siret: null, raisonSociale: 'CPTS E-RHONY', numeroEj: '300020997' });
    expect(sansSiret.signalements).toMatchObject([{ champ: 'siret', nature: 'SIRET_ABSENT' }]);
    expect(sansSiret.dossierId).toBe(dossierDeFiness('300021037'));
    expect(sansSiret.lue).toMatchObject({ dateAutorisation: '2021-02-12', codeCommune: '30344' });
    const signales = (await inscriptions.find()).filter(({ signalements }) => signalements.length);
    expect(signales.map(({ numeroEt }) => numeroEt).sort()).toEqual([
      '110009529',
      '300021037',
      '310034368',
      '340028448',
    ]);
  });

  it('[R-P1-01] donne la taille de chaque territoire, et dit quand une commune partagée la rend incertaine', async () => {
    const { lignes } = await importerTerritoires(cadre, donnees.paca, donnees.communes, JOUR);
    const taille = Object.fromEntries(lignes.map((ligne) => [ligne.cpts.id, ligne.taille]));
    expect(taille['PACA-43']).toMatchObject({ valeur: 1, certaine: true, aConfirmer: 'Q-14' });
    expect(taille['PACA-22']).toMatchObject({ valeur: 4, certaine: true });
    expect(taille['PACA-25']).toMatchObject({ valeur: 3, auPlus: 4, certaine: false });
    expect(taille['PACA-42']).toMatchObject({ valeur: 1, auPlus: 4, certaine: false });
    expect(lignes.filter((ligne) => !ligne.taille.certaine)).toHaveLength(2);
  });

  it('remplace une inscription qui a changé dans le registre, sans toucher à son dossier', async () => {
    const journal = (await contenu(atelier.pool))['public.journal'];
    const { lignes } = await importerInscriptions(cadre, finess({}, { siret: '73282932000074' }), atelier.horloge);
    expect(lignes.map(({ sort }) => sort)).toEqual(['INCHANGEE', 'MODIFIEE']);
    const changee = await atelier.source.getRepository(InscriptionConservee).findOneByOrFail({ numeroEt: '090004912' });
    expect(changee).toMatchObject({ siret: '73282932000074', importeeLe: new Date('2026-06-02T08:00:00Z') });
    expect((await contenu(atelier.pool))['public.journal']).toBe(journal);
  });
});

describe('une ligne mal formée', () => {
  const BONNE = 'X-01,CPTS Première,93,13,2,13001 13012';

  it('d’une liste régionale donne son numéro, son champ et sa raison, et les bonnes lignes entrent', async () => {
    const { lignes, anomalies } = await importerTerritoires(
      cadre,
      liste(
        BONNE,
        ',CPTS Sans identifiant,93,13,1,13001',
        'X-03,CPTS Sans commune,93,13,0,',
        'X-04,CPTS Ailleurs,97,13,1,13001',
        'X-05,CPTS Inventée,93,13,1,13999',
        'X-06,CPTS Mal comptée,93,13,deux,13001 13012',
        'X-07,CPTS Trop courte,93,13',
        'X-08,"CPTS Guillemet,93,13,1,13001',
        'X-01,CPTS Répétée,93,13,1,13001',
        `X-10,CPTS ${'très '.repeat(70)}longue,93,13,1,13001`,
        'X-11,CPTS Fusionnée,93,05,2,05002 05001',
        'X-12,CPTS Dernière,93,83,1,83137',
      ),
      undefined,
      JOUR,
    );
    expect(lignes.map(({ cpts }) => cpts.id)).toEqual(['X-01', 'X-11', 'X-12']);
    expect(ou(anomalies).sort()).toEqual(
      [
        [3, 'id', 'CELLULE_VIDE'],
        [4, 'communes_insee', 'CELLULE_VIDE'],
        [5, 'region_ars', 'REGION_INCONNUE'],
        [6, 'communes_insee', 'COMMUNE_INCONNUE'],
        [7, 'nb_communes', 'NOMBRE_IMPOSSIBLE'],
        [8, '', 'NOMBRE_DE_CELLULES'],
        [9, '', 'LIGNE_ILLISIBLE'],
        [10, 'id', 'DOUBLON_CPTS'],
        [11, 'nom', 'OUVERTURE_REFUSEE'],
      ].sort(),
    );
    expect(anomalies.every(({ raison, fichier: nom }) => raison.length > 20 && nom === 'liste.csv')).toBe(true);
    const trop = anomalies.find(({ nature }) => nature === 'OUVERTURE_REFUSEE');
    expect(trop?.raison).toBe('Ce champ compte au plus 300 caractères.');
    const ouverts = await atelier.pool.query(`SELECT nom FROM dossier WHERE id = ANY($1) ORDER BY nom`, [
      ['X-01', 'X-11', 'X-12'].map((id) => dossierDeListe('93', id)),
    ]);
    expect(ouverts.rows.map((ligne) => (ligne as { nom: string }).nom)).toEqual([
      'CPTS Dernière',
      'CPTS Fusionnée',
      'CPTS Première',
    ]);
  });

  it('du répertoire FINESS de même', async () => {
    const { lignes, anomalies } = await importerInscriptions(
      cadre,
      finess(
        { nofinesset: '310000096' },
        { nofinesset: '31000009' },
        { nofinesset: '310000104', siret: '123' },
        { nofinesset: '310000112', dateouv: '2021-02-30' },
        { nofinesset: '310000120', code_insee: '99999' },
        { nofinesset: '310000096' },
        { nofinesset: '310000138', rs: '' },
        { nofinesset: '310000146', siret: '' },
      ),
      atelier.horloge,
    );
    expect(lignes.map(({ inscription }) => inscription.numeroEt)).toEqual(['310000096', '310000146']);
    expect(ou(anomalies)).toEqual([
      [3, 'nofinesset', 'NUMERO_IMPOSSIBLE'],
      [4, 'siret', 'NUMERO_IMPOSSIBLE'],
      [5, 'dateouv', 'DATE_IMPOSSIBLE'],
      [6, 'code_insee', 'COMMUNE_INCONNUE'],
      [7, 'nofinesset', 'DOUBLON'],
      [8, 'rs', 'CELLULE_VIDE'],
    ]);
    expect(anomalies).toContainEqual(expect.objectContaining({ ligne: 9, nature: 'SIRET_ABSENT' }));
  });

  it.each([
    ['vide', Buffer.from(''), 1, '', 'FICHIER_VIDE'],
    ['qui n’est pas en UTF-8', Buffer.from('id;nom\nX;Santé', 'latin1'), 2, '', 'ENCODAGE'],
    [
      'sans la colonne des communes',
      Buffer.from('id,nom,region_ars,departements,nb_communes\nX,CPTS X,93,13,1'),
      1,
      'communes_insee',
      'COLONNE_MANQUANTE',
    ],
  ])('ne cache pas un fichier %s : rien n’entre', async (_, octets, ligne, champ, nature) => {
    const avant = await contenu(atelier.pool);
    const lu = await importerTerritoires(cadre, { nom: 'liste.csv', contenu: octets }, undefined, JOUR);
    expect(lu.lignes).toEqual([]);
    expect(ou(lu.anomalies)).toEqual([[ligne, champ, nature]]);
    expect(await contenu(atelier.pool)).toEqual(avant);
  });
});

describe('le compte qui ouvre', () => {
  const instructeur = (id: string, regions: string[], departements: string[] = []): Utilisateur => ({
    ...{ id, identifiant: `${id}@test.test`, nom: id, roles: ['ARS_INSTRUCTEUR'], regions, departements },
  });

  it('est le premier dont le territoire couvre la ligne ; sans aucun, la ligne est rejetée', async () => {
    const { id } = atelier.personne('ARS_INSTRUCTEUR');
    const autre = atelier.personne('AUDITEUR').id;
    const comptes = [instructeur(autre, ['93'], ['83']), instructeur(id, ['93'])];
    const { lignes, anomalies } = await importerTerritoires(
      { ...cadre, comptes },
      liste(
        'Y-01,CPTS du Var,93,83,1,83069',
        'Y-02,CPTS des Bouches,93,13,1,13001',
        'Y-03,CPTS d’ailleurs,76,31,1,31555',
      ),
      undefined,
      JOUR,
    );
    const charges = await atelier.pool.query<{ charge_de: string }>(
      'SELECT charge_de FROM dossier WHERE id = ANY($1) ORDER BY nom DESC',
      [lignes.map(({ dossier }) => dossier)],
    );
    expect(charges.rows.map(({ charge_de }) => charge_de)).toEqual([autre, id]);
    expect(ou(anomalies)).toEqual([[4, 'region_ars', 'COMPTE_ABSENT']]);
    expect(anomalies.at(-1)?.raison).toMatch(/ARS Occitanie.*comptes creer/);
  });

  it('ne couvre pas un territoire inconnu quand il est borné à des départements', async () => {
    const comptes = [instructeur(atelier.personne('AUDITEUR').id, ['76'], ['09'])];
    const lu = await importerInscriptions({ ...cadre, comptes }, finess({ nofinesset: '310000153' }), atelier.horloge);
    expect(ou(lu.anomalies)).toEqual([[2, 'code_insee', 'COMPTE_ABSENT']]);
    expect(lu.lignes).toEqual([]);
  });
});
