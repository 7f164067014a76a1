import { ROLE_APPLICATION } from '../../../libs/persistance/migrations/1763800000001-journal-inviolable';
import { hacher, ORIGINE_DE_LA_CHAINE, migrer, premierDefaut } from '#libs/persistance';
import { Client } from 'pg';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';

let atelier: Atelier;
let proprietaire: Client;
let dossier: string;

beforeAll(async () => {
  atelier = await ouvrirAtelier();
  proprietaire = new Client({ connectionString: atelier.url });
  await proprietaire.connect();
  dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-01-05');
  await agir(atelier, dossier, 'SIGNER_ACI', '2026-01-05', { missions: ['CRISE'] }, 'CPAM').catch(() => undefined);
  await proprietaire.query(
    `INSERT INTO envoi (courrier_id, tente_le, message_id, destinataires, resultat, reponse)
      SELECT id, now(), '<x>', '{}', 'ECHEC', 'x' FROM courrier LIMIT 1`,
  );
});

afterAll(async () => {
  await proprietaire.end();
  await atelier.fermer();
});

describe.each(['journal', 'refus', 'envoi'])('le registre « %s » ne se modifie pas', (table) => {
  const ORDRES = [
    `UPDATE ${table} SET ${table === 'journal' ? `type = 'X'` : table === 'refus' ? `type = 'X'` : `reponse = 'X'`}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
  ];

  it.each(ORDRES)('même pour le propriétaire de la base, un déclencheur refuse : %s', async (ordre) => {
    const avant = await proprietaire.query(`SELECT * FROM ${table}`);
    expect(avant.rowCount).toBeGreaterThan(0);
    await expect(proprietaire.query(ordre)).rejects.toThrow(`Le registre « ${table} » ne se modifie pas`);
    expect((await proprietaire.query(`SELECT * FROM ${table}`)).rows).toEqual(avant.rows);
  });

  it.each(ORDRES)('les programmes n’en ont pas même le droit : %s', async (ordre) => {
    await expect(atelier.pool.query(ordre)).rejects.toThrow(/permission denied|droit refusé/i);
  });
});

it('les programmes travaillent sous le rôle qui ne peut qu’ajouter, et ne peuvent pas désarmer le déclencheur', async () => {
  const { rows } = await atelier.pool.query(`SELECT current_user AS role`);
  expect(rows).toEqual([{ role: ROLE_APPLICATION }]);
  await expect(atelier.pool.query('ALTER TABLE journal DISABLE TRIGGER ALL')).rejects.toThrow(/must be owner/);
  await expect(atelier.pool.query('DROP TABLE journal')).rejects.toThrow(/must be owner/);
});

it('migrer deux fois, et dix fois ensemble, ne change rien', async () => {
  const empreinte = async () =>
    (await proprietaire.query(`SELECT count(*)::int AS n, max(id) AS dernier FROM migrations`)).rows;
  const avant = await empreinte();
  await migrer(atelier.url);
  await Promise.all(Array.from({ length: 10 }, () => migrer(atelier.url)));
  expect(await empreinte()).toEqual(avant);
});

describe('la chaîne', () => {
  const maillon = (seq: number, precedent: string, type = 'X') => {
    const contenu = {
      ...{
        dossier: 'd',
        seq,
        type,
        le: '2024-01-01',
        enregistreLe: '2024-01-01T00:00:00.000Z',
        acteur: 'a',
        role: 'r',
      },
      ...{ donnees: {}, constats: {}, procedure: 'cpts', version: 'v', empreinte: 'e', etat: 's', parametres: [] },
      ...{ derogations: [], avertissements: [], origine: 'SAISIE', precedent },
    };
    return { ...contenu, hash: hacher(contenu) };
  };
  const premier = maillon(1, ORIGINE_DE_LA_CHAINE);
  const second = maillon(2, premier.hash);

  it('tient quand rien n’a bougé', () => {
    expect(premierDefaut([premier, second])).toBeUndefined();
    expect(premierDefaut([])).toBeUndefined();
  });

  it.each([
    ['une entrée change', [premier, { ...second, type: 'Y' }], 2, 'le contenu ne correspond plus à son empreinte'],
    [
      'la première est remplacée, empreinte comprise',
      [maillon(1, ORIGINE_DE_LA_CHAINE, 'Y'), second],
      2,
      'l’entrée ne suit pas la précédente',
    ],
    ['une entrée manque', [second], 1, 'l’entrée 1 manque'],
    ['l’ordre change', [second, premier], 1, 'l’entrée 1 manque'],
  ] as const)('rompt quand %s', (_, entrees, seq, raison) => {
    expect(premierDefaut(entrees)).toEqual({ seq, raison });
  });

  it('ne dépend pas de l’ordre des clés : la base peut ranger le JSON comme elle veut', () => {
    expect(hacher({ b: [{ d: 1, c: 'é' }], a: null })).toBe(hacher({ a: null, b: [{ c: 'é', d: 1 }] }));
    expect(hacher({ a: 1 })).not.toBe(hacher({ a: '1' }));
  });
});

describe('la preuve', () => {
  it('vérifie chaque dossier du test et rejoue exactement l’état enregistré', async () => {
    expect(await atelier.preuve.verifierTous()).toEqual({ verifies: 1, defauts: [] });
  });

  it('désigne l’entrée altérée par qui aurait désarmé la base', async () => {
    await proprietaire.query('ALTER TABLE journal DISABLE TRIGGER ALL');
    const { rows } = await proprietaire.query(`SELECT donnees FROM journal WHERE dossier_id = $1 AND seq = 3`, [
      dossier,
    ]);
    await proprietaire.query(`UPDATE journal SET le = '2025-12-31' WHERE dossier_id = $1 AND seq = 3`, [dossier]);
    expect((await atelier.preuve.verifierTous()).defauts).toEqual([
      { dossier, nom: 'CPTS du test (fictif)', seq: 3, raison: 'le contenu ne correspond plus à son empreinte' },
    ]);
    await proprietaire.query(`UPDATE journal SET le = '2026-01-05' WHERE dossier_id = $1 AND seq = 3`, [dossier]);
    await proprietaire.query('ALTER TABLE journal ENABLE TRIGGER ALL');
    expect(rows).toHaveLength(1);
    expect((await atelier.preuve.verifierTous()).defauts).toEqual([]);
  });

  it('désigne un état enregistré qui n’est pas celui du journal', async () => {
    await atelier.pool.query(
      `UPDATE dossier SET instantane = jsonb_set(instantane, '{faits,nom}', '"Autre"') WHERE id = $1`,
      [dossier],
    );
    expect((await atelier.preuve.verifierTous()).defauts).toEqual([
      {
        dossier,
        nom: 'CPTS du test (fictif)',
        raison: 'l’état enregistré n’est pas celui que donne le rejeu du journal',
      },
    ]);
    await atelier.pool.query(
      `UPDATE dossier SET instantane = jsonb_set(instantane, '{faits,nom}', to_jsonb(nom)) WHERE id = $1`,
      [dossier],
    );
  });
});

it('un instantané fait par une autre structure de machine est reconstruit depuis le journal', async () => {
  await atelier.pool.query(
    `UPDATE dossier SET instantane = jsonb_set(instantane, '{valeur}', '"clos"') || '{"empreinte":"ancienne"}' WHERE id = $1`,
    [dossier],
  );
  const vue = await atelier.consultation.consulter(dossier, atelier.personne('AUDITEUR'));
  expect(vue.phase).toBe('P3');
  await agir(atelier, dossier, 'TENIR_REUNION_INFORMATION', '2026-01-06', {}, 'URPS');
  expect((await atelier.preuve.verifierTous()).defauts).toEqual([]);
});
