import { delegationDe, enTeteDe, signataireDe } from '#libs/redaction';
import { Compte, Organisme } from '#libs/persistance';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { imagePng } from '../../appui/entete';
import { organismes } from '../../appui/organismes';
import { creerCompte } from '../../appui/personnel';

let atelier: Atelier;
beforeAll(async () => {
  atelier = await ouvrirAtelier();
  await organismes(atelier.source);
});
afterAll(() => atelier.fermer());

const organisme = (region: string) => atelier.source.getRepository(Organisme).findOneByOrFail({ genre: 'ARS', region });

const deleguer = async (
  { id }: Organisme,
  nom: string,
  [du, au]: readonly [string, string | null],
  { role = 'DG_ARS', compte = null }: { role?: string; compte?: string | null } = {},
) => {
  const { rows } = await atelier.pool.query<{ id: string }>(
    `INSERT INTO delegation (organisme_id, role, compte_id, nom, qualite, acte, du, au, ajoutee_le)
      VALUES ($1, $2, $3, $4, 'Directrice adjointe', $5, $6, $7, clock_timestamp()) RETURNING id`,
    [id, role, compte, nom, `Décision ${nom}`, du, au],
  );
  return rows[0]!.id;
};

const signe = (agence: Organisme, jour: string, role = 'DG_ARS') =>
  signataireDe(atelier.source, agence, role, jour).then(
    ({ nom, acte }) => [nom, acte],
    (erreur: Error) => [erreur.message],
  );

describe('qui signe', () => {
  it('sans aucune délégation, la personne que l’organisme nomme, sans acte', async () => {
    const agence = await organisme('93');
    expect(await signataireDe(atelier.source, agence, 'DG_ARS', '2026-06-01')).toEqual({
      nom: 'Alix Durand (fictif)',
      qualite: 'Pour la direction générale et par délégation',
      acte: null,
    });
  });

  it('à défaut, la personne en charge du dossier si elle tient ce rôle ; personne d’autre', async () => {
    const agence = { ...(await organisme('93')), signataires: {} };
    const charge = { nom: 'Jo', roles: ['DG_ARS'] } as Compte;
    const essai = (compte: Compte) => signataireDe(atelier.source, agence, 'DG_ARS', '2026-06-01', compte);
    expect(await essai(charge)).toEqual({ nom: 'Jo', qualite: 'En charge du dossier', acte: null });
    await expect(essai({ ...charge, roles: ['ARS_INSTRUCTEUR'] })).rejects.toThrow(
      /^« ARS Provence.*» n’indique pas qui signe au titre du rôle DG_ARS : complétez/,
    );
  });

  it('avec une délégation, ses jours seuls : refusé la veille et le lendemain, même si l’organisme nomme quelqu’un', async () => {
    const agence = await organisme('76');
    await deleguer(agence, 'Ada', ['2026-06-02', '2026-06-04']);
    const refus = (date: string) => [
      `Aucune délégation de « ${agence.nom} » au titre du rôle DG_ARS n’est en vigueur le ${date} : ajoutez-en une, à la page de l’organisme ou avec « npm run cpts -- organismes delegations ».`,
    ];
    expect(await signe(agence, '2026-06-01')).toEqual(refus('01/06/2026'));
    expect(await signe(agence, '2026-06-02')).toEqual(['Ada', 'Décision Ada']);
    expect(await signe(agence, '2026-06-04')).toEqual(['Ada', 'Décision Ada']);
    expect(await signe(agence, '2026-06-05')).toEqual(refus('05/06/2026'));
    // The other roles have no delegation: nothing changes for them.
    expect(await signe(agence, '2026-06-05', 'ARS_INSTRUCTEUR')).toEqual(['Claude Petit (fictif)', null]);
  });

  it('de deux délégations en vigueur, la dernière commencée ; celle qui n’a pas de fin dure', async () => {
    const agence = await organisme('84');
    await deleguer(agence, 'Ancienne', ['2026-01-01', null]);
    await deleguer(agence, 'Nouvelle', ['2026-06-02', '2026-06-04']);
    const suite = [];
    for (const jour of ['2026-06-01', '2026-06-02', '2026-06-04', '2026-06-05', '2036-01-01'])
      suite.push((await signe(agence, jour))[0]);
    expect(suite).toEqual(['Ancienne', 'Nouvelle', 'Nouvelle', 'Ancienne', 'Ancienne']);
  });

  it('celle qui finit plus tôt ne vaut plus le lendemain ; annulée, elle n’a jamais valu', async () => {
    const agence = await organisme('75');
    const id = await deleguer(agence, 'Ada', ['2026-06-01', '2026-12-31']);
    const finir = (au: string) => atelier.pool.query('UPDATE delegation SET au = $2 WHERE id = $1', [id, au]);
    await finir('2026-06-10');
    expect(await signe(agence, '2026-06-10')).toEqual(['Ada', 'Décision Ada']);
    expect((await signe(agence, '2026-06-11'))[0]).toMatch(/^Aucune délégation/);
    await finir('2026-05-31');
    for (const jour of ['2026-05-31', '2026-06-01'])
      expect((await signe(agence, jour))[0]).toMatch(/^Aucune délégation/);
    await expect(finir('2026-05-30')).rejects.toThrow(/check constraint/);
    await expect(atelier.pool.query(`UPDATE delegation SET nom = 'Une autre' WHERE id = $1`, [id])).rejects.toThrow(
      /permission denied|droit/i,
    );
  });

  it('[compte] la délégation d’un compte est la sienne seule, même si une autre a commencé après', async () => {
    const agence = await organisme('44');
    const [ada, bob] = [
      await creerCompte(atelier.pool, { nom: 'Ada', roles: ['DG_ARS'], regions: ['44'] }),
      await creerCompte(atelier.pool, { nom: 'Bob', roles: ['DG_ARS'], regions: ['44'] }),
    ];
    await deleguer(agence, 'Ada', ['2026-01-01', null], { compte: ada });
    await deleguer(agence, 'Papier', ['2026-03-01', null]);
    const trouver = async (compte: string | null, jour: string) =>
      (await delegationDe(atelier.source, agence.id, 'DG_ARS', compte, jour))?.nom;
    expect(await trouver(ada, '2026-06-01')).toBe('Ada');
    expect(await trouver(bob, '2026-06-01')).toBeUndefined();
    expect(await trouver(null, '2026-06-01')).toBe('Papier');
    expect(await trouver(ada, '2025-12-31')).toBeUndefined();
    expect(await delegationDe(atelier.source, agence.id, 'CPAM', ada, '2026-06-01')).toBeUndefined();
  });
});

describe('l’en-tête', () => {
  const nommer = async (agence: Organisme, champs: Partial<Organisme>) =>
    enTeteDe(atelier.source, { ...agence, ...champs });

  it('sans fichier, est celui de l’application, à la norme choisie', async () => {
    const agence = await organisme('53');
    expect(await enTeteDe(atelier.source, agence)).toEqual({
      ...{ images: [], polices: [], norme: 'a-2a', logo: null, marque: null },
    });
    expect(await nommer(agence, { norme: 'ua-1' })).toMatchObject({ norme: 'ua-1' });
  });

  it('donne chaque fichier une fois, même si le logo et la marque sont le même', async () => {
    const agence = await organisme('53');
    const sha256 = 'a'.repeat(64);
    const octets = imagePng(32, 32);
    await atelier.pool.query(
      `INSERT INTO fichier (sha256, type, nom, octets, ajoute_le) VALUES ($1, 'image/png', 'x.png', $2, clock_timestamp())`,
      [sha256, octets],
    );
    const enTete = await nommer(agence, { logo: sha256, logoTexte: 'ARS', marque: sha256, marqueTexte: 'État' });
    expect(enTete).toMatchObject({ logo: { cle: sha256, texte: 'ARS' }, marque: { cle: sha256, texte: 'État' } });
    expect(enTete.images.map(({ cle, type }) => [cle, type])).toEqual([[sha256, 'image/png']]);
    expect(Buffer.compare(enTete.images[0]!.octets, octets)).toBe(0);
  });

  it('un fichier qui manque est une erreur, jamais une lettre sans son en-tête', async () => {
    const agence = await organisme('53');
    const perdu = 'b'.repeat(64);
    for (const champs of [
      { logo: perdu, logoTexte: 'ARS' },
      { marque: perdu, marqueTexte: 'État' },
      { polices: [perdu] },
    ])
      await expect(nommer(agence, champs)).rejects.toThrow(
        /^Un fichier de l’en-tête de « ARS Bretagne » manque \(bbbbbbbbbbbb…\) : déposez-le de nouveau/,
      );
    // The base itself refuses a logo that it does not hold.
    await expect(
      atelier.pool.query(`UPDATE organisme SET logo = $2, logo_texte = 'ARS' WHERE id = $1`, [agence.id, perdu]),
    ).rejects.toThrow(/foreign key/);
  });
});
