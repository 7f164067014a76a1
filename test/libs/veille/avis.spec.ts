import { ajouterJours } from '#libs/droit';
import { AcquittementService } from '#libs/veille';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { aLInstant, demandes, enBref, projetDepose } from '../../appui/avis';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { confier, creerCompte, noterAbsence } from '../../appui/personnel';

// Silence accepts at the end of 15 March. J-30: 13 February, asked again every 7 days; J-15: 28 February, every 5 days; J-7:
// 8 March, every 2 days; J-2: 13 March, every day; J-1: 14 March.
let atelier: Atelier;
let acquittements: AcquittementService;
beforeEach(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
  acquittements = new AcquittementService(atelier.source, atelier.horloge);
});
afterEach(() => atelier.fermer());

const CHARGE = 'Personne ARS_INSTRUCTEUR';
const DIRECTION = 'Personne DG_ARS';

const a = (dossier: string, jour: string, heure = '07:00:00') =>
  aLInstant(atelier, dossier, `2026-${jour}T${heure}.000Z`);
const dernier = async (dossier: string) => (await demandes(atelier, dossier)).at(-1)!.rappel;
const incidents = async () =>
  (
    await atelier.pool.query<{ message: string; clos: boolean }>(
      `SELECT message, clos_le IS NOT NULL AS clos FROM incident
        WHERE sorte = 'AVIS' AND message LIKE '%Silence sur le projet%' ORDER BY ouvert_le`,
    )
  ).rows;
/** What the queue has still to compose, about these deadlines. */
const courriers = async (dossier: string, code = 'D-P5-01') =>
  (
    await atelier.pool.query<{ personnes: string[] }>(
      `SELECT prevu->'destinataires'->0->'personnes' AS personnes FROM courrier
        WHERE code = 'A-RAPPEL' AND dossier_id = $1 AND reference LIKE $2`,
      [dossier, `%${code}%`],
    )
  ).rows;

describe('relancer', () => {
  it('sans réponse, l’avis est demandé de nouveau au jour dit, à huit heures, un échelon plus haut', async () => {
    await suppleantDuCharge();
    const dossier = await projetDepose(atelier);
    expect(await a(dossier, '02-13')).toEqual([`J-30 ${CHARGE}`]);
    expect(await a(dossier, '02-19')).toEqual([]);
    expect(await a(dossier, '02-20', '06:59:59')).toEqual([]);
    expect(await a(dossier, '02-20')).toEqual([`J-30#2 ${CHARGE}`, `J-30#2 Sacha pour ${CHARGE}`]);
    expect(await a(dossier, '02-21')).toEqual([]);
    expect(await a(dossier, '02-27')).toEqual([
      `J-30#3 ${CHARGE}`,
      `J-30#3 ${DIRECTION}`,
      `J-30#3 Sacha pour ${CHARGE}`,
    ]);
    expect(await courriers(dossier)).toHaveLength(6);
  });

  it('l’échelon le plus haut reste la direction ; l’avis suivant prend la suite du précédent', async () => {
    const dossier = await projetDepose(atelier);
    await a(dossier, '03-13');
    expect(await enBref(atelier, dossier)).toEqual([`J-2 ${CHARGE}`, `J-2 ${DIRECTION}`]);
    // On the 14th the J-1 leaves: the J-2, due again that very hour, is not asked any more.
    expect(await a(dossier, '03-14')).toEqual([`J-1 ${CHARGE}`, `J-1 ${DIRECTION}`]);
    expect(await a(dossier, '03-15')).toEqual([`J-1#2 ${CHARGE}`, `J-1#2 ${DIRECTION}`]);
    // The project is accepted at midnight: what remains to be said is said by the act.
    expect(await a(dossier, '03-16')).toEqual([]);
  });

  it('un travailleur arrêté ne relance qu’une fois, et reprend le rythme de ce jour', async () => {
    const dossier = await ouvrirDossier(atelier);
    await mener(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-15');
    const passee = (jour: string) => aLInstant(atelier, dossier, `2026-${jour}T08:00:00.000Z`, 'D-P2-01');
    expect(await passee('03-16')).toEqual([`échéance passée ${CHARGE}`, `échéance passée ${DIRECTION}`]);
    expect(await passee('04-20')).toHaveLength(2);
    expect(await passee('04-26')).toEqual([]);
    expect(await passee('04-27')).toEqual([`échéance passée#3 ${CHARGE}`, `échéance passée#3 ${DIRECTION}`]);
    await agir(atelier, dossier, 'VALIDER_LETTRE_INTENTION', '2026-04-27');
    expect(await passee('05-10')).toEqual([]);
  });

  it('quatre travailleurs à la fois ne relancent qu’une fois', async () => {
    const dossier = await projetDepose(atelier);
    await a(dossier, '02-13');
    atelier.horloge.regler('2026-02-20T07:00:00.000Z');
    await Promise.all([1, 2, 3, 4].map(() => atelier.avis.relancer()));
    expect(await enBref(atelier, dossier)).toEqual([`J-30 ${CHARGE}`, `J-30#2 ${CHARGE}`]);
  });
});

describe('prendre connaissance', () => {
  it('arrête les relances, sans retenir l’avis suivant', async () => {
    const dossier = await projetDepose(atelier);
    await a(dossier, '02-13');
    expect(await repondre(await dernier(dossier))).toBe('FAIT');
    expect(await a(dossier, '02-20')).toEqual([]);
    expect(await a(dossier, '02-28')).toEqual([`J-15 ${CHARGE}`]);
    expect(await a(dossier, '03-05')).toEqual([`J-15#2 ${CHARGE}`]);
  });

  it('vaut pour les avis précédents de la même échéance, et pour tous ; la première réponse compte', async () => {
    const dossier = await projetDepose(atelier);
    await a(dossier, '02-13');
    await a(dossier, '02-28');
    await a(dossier, '03-13');
    const [j30, , j2] = [...new Set((await demandes(atelier, dossier)).map(({ rappel }) => rappel))];
    expect(await repondre(j2!, 'DG_ARS')).toBe('FAIT');
    expect(await repondre(j2!)).toBe('DEJA');
    expect(await repondre(j30!)).toBe('DEJA');
    const { rows } = await atelier.pool.query<{ nom: string }>(
      `SELECT c.nom FROM acquittement a JOIN compte c ON c.id = a.compte_id`,
    );
    expect(rows.map(({ nom }) => nom)).toEqual([DIRECTION, DIRECTION, DIRECTION]);
  });

  it('dix réponses à la fois : une seule compte', async () => {
    const dossier = await projetDepose(atelier);
    await a(dossier, '03-13');
    const rappel = await dernier(dossier);
    const issues = await Promise.all(
      Array.from({ length: 10 }, (_, n) => repondre(rappel, n % 2 ? 'DG_ARS' : 'ARS_INSTRUCTEUR')),
    );
    expect(issues.filter((issue) => issue === 'FAIT')).toHaveLength(1);
    expect(issues.filter((issue) => issue === 'DEJA')).toHaveLength(9);
  });

  it('est réservé à ceux à qui il est adressé, et à qui est désormais chargé du dossier', async () => {
    const dossier = await projetDepose(atelier);
    await a(dossier, '02-13');
    const rappel = await dernier(dossier);
    expect(await repondre(rappel, 'CPAM')).toBe('ETRANGER');
    expect(await repondre(rappel, 'DG_ARS')).toBe('ETRANGER');
    expect(await repondre('00000000-0000-4000-8000-000000000000')).toBe('INCONNU');
    const ailleurs = { ...atelier.personne('ARS_INSTRUCTEUR'), regions: ['11'] };
    expect(await acquittements.acquitter(rappel, ailleurs)).toBe('INCONNU');
    await confier(
      atelier.pool,
      dossier,
      'ARS_INSTRUCTEUR',
      await creerCompte(atelier.pool, { nom: 'Camille', roles: ['ARS_INSTRUCTEUR'] }),
    );
    const camille = await lireCompte('Camille');
    expect(await acquittements.recus(camille, true)).toMatchObject([{ rappel, qualite: null, aReconnaitre: true }]);
    expect(await acquittements.acquitter(rappel, camille)).toBe('FAIT');
    expect(await acquittements.recus(camille, true)).toEqual([]);
  });
});

describe('[absence] nul avis ne va à un absent seul', () => {
  it('le suppléant le reçoit à sa place, en son nom', async () => {
    const suppleant = await suppleantDuCharge();
    await noterAbsence(atelier.pool, atelier.personne('ARS_INSTRUCTEUR').id, { du: '2026-02-10', au: '2026-02-20' });
    const dossier = await projetDepose(atelier);
    expect(await a(dossier, '02-13')).toEqual([`J-30 Sacha pour ${CHARGE}`]);
    expect(await courriers(dossier)).toEqual([{ personnes: [suppleant] }]);
    expect(await acquittements.acquitter(await dernier(dossier), await lireCompte('Sacha'))).toBe('FAIT');
    // Back on the 21st.
    expect(await a(dossier, '02-28')).toEqual([`J-15 ${CHARGE}`]);
  });

  it('absent sans suppléant : la direction ; personne du tout : un incident, et les administrateurs', async () => {
    const sansPersonne = async (...roles: ('ARS_INSTRUCTEUR' | 'DG_ARS' | 'ADMIN')[]) => {
      for (const role of roles) await noterAbsence(atelier.pool, atelier.personne(role).id, { du: '2026-01-16' });
    };
    const dossier = await projetDepose(atelier);
    await sansPersonne('ARS_INSTRUCTEUR');
    expect(await a(dossier, '02-13')).toEqual([`J-30 ${DIRECTION}`]);
    expect(await incidents()).toEqual([]);
    await sansPersonne('DG_ARS');
    expect(await a(dossier, '02-28')).toEqual(['J-15 Personne ADMIN']);
    expect(await incidents()).toEqual([
      {
        message: expect.stringContaining('ni la direction ne sont là pour en prendre connaissance') as string,
        clos: false,
      },
    ]);
    await sansPersonne('ADMIN');
    expect(await a(dossier, '03-08')).toEqual([]);
    expect((await incidents()).map(({ clos }) => clos)).toEqual([false, false]);
    // Nobody was there: whoever comes back is asked at the next occasion, and the incident has no reason to last.
    await atelier.pool.query(`UPDATE absence SET annulee_le = '2026-03-09T08:00:00Z' WHERE compte_id = $1`, [
      atelier.personne('ARS_INSTRUCTEUR').id,
    ]);
    expect(await a(dossier, '03-10')).toEqual([`J-7#2 ${CHARGE}`]);
    expect((await incidents()).map(({ clos }) => clos)).toEqual([false, true]);
    await repondre(await dernier(dossier));
    expect((await incidents()).map(({ clos }) => clos)).toEqual([true, true]);
  });
});

it('la décision prise, l’incident d’un avis sans personne se referme', async () => {
  for (const role of ['ARS_INSTRUCTEUR', 'DG_ARS'] as const)
    await noterAbsence(atelier.pool, atelier.personne(role).id, { du: '2026-01-16' });
  const dossier = await projetDepose(atelier);
  await a(dossier, '02-13');
  await agir(atelier, dossier, 'VALIDER_PROJET_SANTE', '2026-02-13', {}, 'DG_ARS');
  expect(await a(dossier, '02-20')).toEqual([]);
  expect((await incidents()).map(({ clos }) => clos)).toEqual([true]);
});

it('[suivi] une date qu’aucun texte n’impose n’envoie rien et n’est pas relancée : elle attend le résumé du jour', async () => {
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'PRENDRE_CONTACT', '2026-01-15');
  const code = 'D-P1-01';
  const { rows } = await atelier.pool.query<{ le: string }>(`SELECT echeance AS le FROM echeance WHERE code = $1`, [
    code,
  ]);
  const a = (jours: number) => aLInstant(atelier, dossier, `${ajouterJours(rows[0]!.le, jours)}T12:00:00.000Z`, code);
  expect(await a(-8)).toEqual([]);
  expect(await a(-7)).toEqual([`J-7 ${CHARGE}`]);
  expect(await demandes(atelier, dossier, code)).toMatchObject([{ reference: null }]);
  expect(await a(0)).toEqual([]);
  expect(await a(1)).toEqual([`échéance passée ${CHARGE}`, `échéance passée ${DIRECTION}`]);
  expect(await a(30)).toEqual([]);
  expect(await courriers(dossier, code)).toEqual([]);
  expect((await acquittements.recus(atelier.personne('ARS_INSTRUCTEUR'), true)).map(({ avant }) => avant)).toEqual([]);
});

it('la vue du dossier dit qui a été avisé, quand, en quelle qualité, et qui a répondu', async () => {
  const dossier = await projetDepose(atelier);
  await a(dossier, '03-13');
  const rappel = await dernier(dossier);
  const instructeur = atelier.personne('ARS_INSTRUCTEUR');
  const [avis] = await acquittements.duDossier(dossier, instructeur);
  expect(avis).toMatchObject({
    ...{ rappel, avant: 'J-2', echeance: '2026-03-15', suivi: false, demandes: 1 },
    ...{ acquittable: true, acquitteLe: null, acquittePar: null },
    adresses: [
      { rang: 1, nom: CHARGE, qualite: 'CHARGE', pour: null, statut: 'PREVU', remise: null },
      { rang: 1, nom: DIRECTION, qualite: 'DIRECTION', pour: null, statut: 'PREVU', remise: null },
    ],
  });
  expect((await acquittements.duDossier(dossier, atelier.personne('CPAM')))[0]).toMatchObject({ acquittable: false });
  await repondre(rappel);
  expect((await acquittements.duDossier(dossier, instructeur))[0]).toMatchObject({
    ...{ acquittable: false, acquittePar: CHARGE, aReconnaitre: false },
    acquitteLe: new Date('2026-03-13T07:00:00.000Z'),
  });
});

async function suppleantDuCharge(): Promise<string> {
  const id = await creerCompte(atelier.pool, { nom: 'Sacha', roles: ['ARS_INSTRUCTEUR'] });
  await atelier.pool.query(`UPDATE compte SET suppleant_id = $1 WHERE id = $2`, [
    id,
    atelier.personne('ARS_INSTRUCTEUR').id,
  ]);
  return id;
}

async function lireCompte(nom: string) {
  const { rows } = await atelier.pool.query<{ id: string }>(`SELECT id FROM compte WHERE nom = $1`, [nom]);
  return { ...atelier.personne('ARS_INSTRUCTEUR'), id: rows[0]!.id, nom };
}

function repondre(rappel: string, role: 'ARS_INSTRUCTEUR' | 'DG_ARS' | 'CPAM' = 'ARS_INSTRUCTEUR') {
  return acquittements.acquitter(rappel, atelier.personne(role));
}
