import { signalerIncident } from '#libs/persistance';
import { aLInstant, demandes, enBref, projetDepose } from '../../appui/avis';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { creerCompte } from '../../appui/personnel';
import { attendre, Etabli, ouvrirEtabli } from './etabli';

// Filed on 15 January: silence accepts at the end of 15 March. J-30 is 13 February, J-15 28 February, J-7 8 March, J-2 13
// March and J-1 14 March, at eight o'clock in the agency's own day.
let etabli: Etabli;
beforeEach(async () => {
  etabli = await ouvrirEtabli('2026-01-15T08:00:00.000Z');
});
afterEach(() => etabli.fermer());

const CHARGE = 'Personne ARS_INSTRUCTEUR';
const SUPPLEANT = 'Sacha pour Personne ARS_INSTRUCTEUR';
const DIRECTION = 'Personne DG_ARS';

/** Names a substitute for the person in charge, who is not away. */
async function donnerUnSuppleant(): Promise<void> {
  const suppleant = await creerCompte(etabli.pool, { nom: 'Sacha', roles: ['ARS_INSTRUCTEUR'] });
  await etabli.pool.query(`UPDATE compte SET suppleant_id = $1 WHERE identifiant = 'ars_instructeur@test.test'`, [
    suppleant,
  ]);
}

/** Answers everything that was asked, so that nothing is asked again. */
async function toutReconnaitre(): Promise<void> {
  await etabli.pool.query(`UPDATE rappel SET relance_a = NULL`);
}

describe('[D-P5-01] les avis avant une validation tacite', () => {
  it('avant l’heure, rien ; à huit heures le jour dit, un seul ; le lendemain, plus rien', async () => {
    const dossier = await projetDepose(etabli);
    const jours: [veille: string, jour: string, lendemain: string, avant: string][] = [
      ['2026-02-12', '2026-02-13', '2026-02-14', 'J-30'],
      ['2026-02-27', '2026-02-28', '2026-03-01', 'J-15'],
      ['2026-03-07', '2026-03-08', '2026-03-09', 'J-7'],
      ['2026-03-12', '2026-03-13', '2026-03-13', 'J-2'],
      ['2026-03-13', '2026-03-14', '2026-03-15', 'J-1'],
    ];
    for (const [veille, jour, lendemain, avant] of jours) {
      expect(await aLInstant(etabli, dossier, `${veille}T20:00:00.000Z`)).toEqual([]);
      expect(await aLInstant(etabli, dossier, `${jour}T06:59:59.000Z`)).toEqual([]);
      const partis = await aLInstant(etabli, dossier, `${jour}T07:00:00.000Z`);
      expect([...new Set(partis.map((parti) => parti.split(' ')[0]))]).toEqual([avant]);
      await toutReconnaitre();
      expect(await aLInstant(etabli, dossier, `${jour}T07:01:00.000Z`)).toEqual([]);
      expect(await aLInstant(etabli, dossier, `${lendemain}T07:02:00.000Z`)).toEqual([]);
    }
    expect(await aLInstant(etabli, dossier, '2026-03-16T08:00:00.000Z')).toEqual([]);
  });

  it('à la personne chargée, puis à son suppléant, puis à la direction', async () => {
    await donnerUnSuppleant();
    const dossier = await projetDepose(etabli);
    const attendus: [jour: string, partis: string[]][] = [
      ['2026-02-13', [`J-30 ${CHARGE}`]],
      ['2026-02-28', [`J-15 ${CHARGE}`]],
      ['2026-03-08', [`J-7 ${CHARGE}`, `J-7 ${SUPPLEANT}`]],
      ['2026-03-13', [`J-2 ${CHARGE}`, `J-2 ${DIRECTION}`, `J-2 ${SUPPLEANT}`]],
      ['2026-03-14', [`J-1 ${CHARGE}`, `J-1 ${DIRECTION}`, `J-1 ${SUPPLEANT}`]],
    ];
    for (const [jour, partis] of attendus) {
      expect((await aLInstant(etabli, dossier, `${jour}T07:00:00.000Z`)).sort()).toEqual(partis);
      await toutReconnaitre();
    }
  });

  it.each([
    ['Paris', '93', undefined, '2026-02-13T07:00:00.000Z'],
    ['La Réunion', '04', '97411', '2026-02-13T04:00:00.000Z'],
    ['Mayotte', '06', '97608', '2026-02-13T05:00:00.000Z'],
    ['Guyane', '03', '97302', '2026-02-13T11:00:00.000Z'],
    ['Guadeloupe', '01', '97105', '2026-02-13T12:00:00.000Z'],
  ])('%s : huit heures de l’agence, ni la veille ni deux fois', async (_, region, commune, instant) => {
    const dossier = await projetDepose(etabli, region, commune);
    const a = (decalage: number) => new Date(Date.parse(instant) + decalage).toISOString();
    const UN_JOUR = 86_400_000;
    expect(await aLInstant(etabli, dossier, a(-UN_JOUR))).toEqual([]);
    expect(await aLInstant(etabli, dossier, a(-1000))).toEqual([]);
    expect(await aLInstant(etabli, dossier, instant)).toEqual([`J-30 ${CHARGE}`]);
    expect(await aLInstant(etabli, dossier, a(UN_JOUR))).toEqual([]);
  });

  it('après la décision, plus aucun, ni relance', async () => {
    const dossier = await projetDepose(etabli);
    expect(await aLInstant(etabli, dossier, '2026-02-28T07:00:00.000Z')).toEqual([`J-15 ${CHARGE}`]);
    await agir(etabli, dossier, 'VALIDER_PROJET_SANTE', '2026-02-28', {}, 'DG_ARS');
    for (const jour of ['05', '08', '13', '14', '15', '16'])
      expect(await aLInstant(etabli, dossier, `2026-03-${jour}T08:00:00.000Z`)).toEqual([]);
  });

  it('après la décision, ce que la messagerie en panne retenait encore est retiré, et son incident clos', async () => {
    const dossier = await projetDepose(etabli);
    await aLInstant(etabli, dossier, '2026-02-28T07:00:00.000Z');
    const statuts = async () =>
      (await etabli.courriers(dossier)).filter(({ code }) => code === 'A-RAPPEL').map(({ statut }) => statut);
    const { id } = (await etabli.courriers(dossier)).find(({ code }) => code === 'A-RAPPEL')!;
    await signalerIncident(
      etabli.pool,
      { cle: `envoi:${id}`, sorte: 'ENVOI', message: 'Le serveur le remet à plus tard.', dossierId: dossier },
      etabli.horloge.maintenant(),
    );
    await aLInstant(etabli, dossier, '2026-02-28T07:01:00.000Z');
    expect(await statuts()).toEqual(['PREVU']);
    await agir(etabli, dossier, 'VALIDER_PROJET_SANTE', '2026-02-28', {}, 'DG_ARS');
    await aLInstant(etabli, dossier, '2026-02-28T07:02:00.000Z');
    expect(await statuts()).toEqual(['SANS_ENVOI']);
    expect((await etabli.incidents(dossier)).filter(({ closLe }) => !closLe)).toEqual([]);
  });

  it('pendant une demande de pièces, aucun ; à leur réception, tous sont demandés pour la nouvelle date', async () => {
    const dossier = await projetDepose(etabli);
    expect(await aLInstant(etabli, dossier, '2026-02-13T07:00:00.000Z')).toEqual([`J-30 ${CHARGE}`]);
    await agir(etabli, dossier, 'DEMANDER_PIECES_PROJET_SANTE', '2026-02-13', {
      nature: 'BLOQUANTE',
      pieces: ['Liste des communes'],
      texte: 'Code de la santé publique, art. L.1434-12',
      avantLe: '2026-03-31',
    });
    expect(await aLInstant(etabli, dossier, '2026-03-13T07:00:00.000Z')).toEqual([]);
    await agir(etabli, dossier, 'RECEVOIR_PIECES_PROJET_SANTE', '2026-03-13');
    // Summer time has begun: eight o'clock is six in UTC.
    expect(await aLInstant(etabli, dossier, '2026-04-13T05:59:59.000Z')).toEqual([]);
    expect(await aLInstant(etabli, dossier, '2026-04-13T06:00:00.000Z')).toEqual([`J-30 ${CHARGE}`]);
    const references = (await demandes(etabli, dossier)).map(({ reference }) => reference!.slice(9));
    expect(references).toEqual(['D-P5-01:6-2026-03-15-J-30-1.1', 'D-P5-01:8-2026-05-13-J-30-1.1']);
  });

  it('tous déjà passés quand le délai est connu : seul le plus proche part', async () => {
    etabli.horloge.regler('2026-03-14T08:00:00.000Z');
    const dossier = await projetDepose(etabli);
    const partis = await aLInstant(etabli, dossier, '2026-03-14T08:00:01.000Z');
    expect(partis).toEqual([`J-1 ${CHARGE}`, `J-1 ${DIRECTION}`]);
    expect(await aLInstant(etabli, dossier, '2026-03-14T09:00:00.000Z')).toEqual([]);
  });

  it('le délai lui-même déjà passé : aucun', async () => {
    etabli.horloge.regler('2026-03-20T08:00:00.000Z');
    const dossier = await projetDepose(etabli);
    expect(await aLInstant(etabli, dossier, '2026-03-20T08:00:01.000Z')).toEqual([]);
    expect(await aLInstant(etabli, dossier, '2026-03-21T08:00:00.000Z')).toEqual([]);
  });

  it('un travailleur arrêté à la date dite rattrape l’avis tant que le délai court', async () => {
    const dossier = await projetDepose(etabli);
    expect(await aLInstant(etabli, dossier, '2026-03-05T10:00:00.000Z')).toEqual([`J-15 ${CHARGE}`]);
    expect(await aLInstant(etabli, dossier, '2026-03-15T22:59:59.000Z')).toEqual([`J-1 ${CHARGE}`, `J-1 ${DIRECTION}`]);
  });

  it('des centaines d’avis à la même minute, quatre travailleurs : chacun est demandé une fois', async () => {
    const dossiers = [];
    for (let rang = 0; rang < 4; rang += 1) dossiers.push(await projetDepose(etabli));
    await etabli.pool.query(
      `WITH copie AS (
          INSERT INTO echeance SELECT (jsonb_populate_record(e, jsonb_build_object('cle', e.cle || '#' || n))).*
          FROM echeance e, generate_series(1, 120) n WHERE e.code = 'D-P5-01' RETURNING dossier_id, cle)
        INSERT INTO rappel (dossier_id, cle, echeance, avant, prevu_a, relance_jours)
        SELECT dossier_id, cle, '2026-03-15', 'J-30', '2026-02-13T07:00:00Z', 7 FROM copie`,
    );
    etabli.horloge.regler('2026-02-13T07:00:00.000Z');
    await Promise.all(dossiers.map(() => etabli.avis.emettre()));
    await etabli.avis.emettre();
    const { rows } = await etabli.pool.query<{ rappel: string }>(
      `SELECT a.rappel_id AS rappel FROM avis a JOIN rappel r ON r.id = a.rappel_id WHERE r.avant = 'J-30'`,
    );
    expect([rows.length, new Set(rows.map(({ rappel }) => rappel)).size]).toEqual([4 * 121, 4 * 121]);
  });
});

it('l’avis parvient à chacun en sa qualité, signé de l’application, sans agence ni pièce jointe', async () => {
  await donnerUnSuppleant();
  const dossier = await projetDepose(etabli);
  await aLInstant(etabli, dossier, '2026-03-08T07:00:00.000Z');
  // No agency is described: the letters wait, the notice does not need one.
  await etabli.pool.query(`UPDATE courrier SET statut = 'SANS_ENVOI' WHERE code <> 'A-RAPPEL'`);
  await etabli.demarrer();
  const avis = async () => (await etabli.courriers(dossier)).filter(({ code }) => code === 'A-RAPPEL');
  await attendre('avis envoyés', async () => (await avis()).every(({ statut }) => statut === 'ENVOYE'), etabli.presser);
  const messages = etabli.smtp.lister().filter(({ objet }) => objet.includes('Silence sur le projet de santé'));
  expect(messages.map(({ a }) => a).sort()).toEqual([['ars_instructeur@test.test'], ['sacha@equipe.test']]);
  for (const { id, a, cc, piecesJointes, objet } of messages) {
    expect([cc, piecesJointes]).toEqual([[], []]);
    expect(objet).toMatch(/^\[Parcours CPTS\] J-7 – Silence sur le projet de santé le 15\/03\/2026 – CPTS du test/);
    const { texte } = (await etabli.smtp.lire(id))!;
    const qualite = a[0]!.startsWith('sacha') ? 'suppléant de Personne ARS_INSTRUCTEUR' : 'personne chargée du dossier';
    for (const phrase of [
      `en qualité de ${qualite}.`,
      'Dernier jour : 15 mars 2026 (dans 7 jours)',
      'Effet le 16 mars 2026 : le projet de santé est réputé validé',
      'Comment cette date est calculée : 2 mois à compter du 15/01/2026',
    ])
      expect(texte).toContain(phrase);
  }
  expect((await avis()).every(({ pdf, sha256 }) => pdf === null && sha256 === null)).toBe(true);
  expect((await etabli.incidents(dossier)).filter(({ closLe }) => !closLe)).toEqual([]);
});

it('[D-P2-01] délai d’alerte passé : c’est une tâche dès minuit, et un avis à huit heures, à la direction aussi', async () => {
  const dossier = await ouvrirDossier(etabli);
  await mener(etabli, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-15');
  const emettre = async (instant: string) => {
    etabli.horloge.regler(instant);
    return (await etabli.avis.emettre()).alertes;
  };
  await emettre('2026-03-14T07:00:00.000Z');
  expect(await emettre('2026-03-15T22:59:59.000Z')).toBe(0);
  const alertes = await emettre('2026-03-15T23:00:00.000Z');
  expect(alertes).toBe(1);
  expect(await emettre('2026-03-15T23:00:00.000Z')).toBe(0);
  await etabli.pool.query(`UPDATE rappel SET relance_a = NULL`);
  expect(await aLInstant(etabli, dossier, '2026-03-16T06:59:59.000Z', 'D-P2-01')).toEqual([]);
  expect(await aLInstant(etabli, dossier, '2026-03-16T07:00:00.000Z', 'D-P2-01')).toEqual([
    `échéance passée ${CHARGE}`,
    `échéance passée ${DIRECTION}`,
  ]);
  expect(await enBref(etabli, dossier, 'D-P2-01')).toHaveLength(4);
});

it('[D-P2-01] délai d’alerte déjà passé quand la lettre est enregistrée : une tâche, et aucun avis', async () => {
  etabli.horloge.regler('2026-03-20T08:00:00.000Z');
  const dossier = await ouvrirDossier(etabli);
  await mener(etabli, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-15');
  expect((await etabli.avis.emettre()).alertes).toBeGreaterThan(0);
  expect(await aLInstant(etabli, dossier, '2026-03-28T08:00:00.000Z', 'D-P2-01')).toEqual([]);
});

it('ce qu’une échéance close n’a plus à demander ne s’accumule pas', async () => {
  const dossier = await projetDepose(etabli);
  await agir(etabli, dossier, 'VALIDER_PROJET_SANTE', '2026-01-15', {}, 'DG_ARS');
  const enAttente = async () =>
    (
      await etabli.pool.query(
        `SELECT 1 FROM rappel r JOIN echeance e USING (dossier_id, cle) WHERE e.code = 'D-P5-01' AND r.emis_le IS NULL`,
      )
    ).rows.length;
  await aLInstant(etabli, dossier, '2026-03-08T06:59:00.000Z');
  expect(await enAttente()).toBe(3);
  await aLInstant(etabli, dossier, '2026-03-14T07:00:00.000Z');
  expect(await enAttente()).toBe(0);
});
