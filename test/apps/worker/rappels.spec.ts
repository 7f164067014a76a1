import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { attendre, Etabli, ouvrirEtabli } from './etabli';

// Filed on 15 January: silence accepts at the end of 15 March. J-30 is 13 February, J-15 28 February, J-7 8 March and
// J-1 14 March, at eight o'clock in the agency's own day.
let etabli: Etabli;
beforeEach(async () => {
  etabli = await ouvrirEtabli('2026-01-15T08:00:00.000Z');
});
afterEach(() => etabli.fermer());

async function projetDepose(regionArs = '93', commune?: string): Promise<string> {
  const dossier = await ouvrirDossier(etabli, { regionArs, ...(commune ? { territoire: [{ commune }] } : {}) });
  await mener(etabli, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
  return dossier;
}

async function a(instant: string): Promise<number> {
  etabli.horloge.regler(instant);
  return (await etabli.horlogeDuDroit.balayer()).rappels;
}

const rappels = async (dossier: string) => (await etabli.courriers(dossier)).filter(({ code }) => code === 'A-RAPPEL');

describe('[D-P5-01] les quatre rappels avant une validation tacite', () => {
  it('avant l’heure, rien ; à huit heures le jour dit, un seul ; et ainsi des quatre', async () => {
    const dossier = await projetDepose();
    for (const jour of ['2026-02-13', '2026-02-28', '2026-03-08', '2026-03-14']) {
      expect(await a(`${jour}T06:59:59.000Z`)).toBe(0);
      expect(await a(`${jour}T07:00:00.000Z`)).toBe(1);
      expect(await a(`${jour}T07:01:00.000Z`)).toBe(0);
    }
    expect(await a('2026-03-15T22:00:00.000Z')).toBe(0);
    expect((await rappels(dossier)).map(({ reference }) => reference.slice(9))).toEqual([
      'D-P5-01:6-J-30',
      'D-P5-01:6-J-15',
      'D-P5-01:6-J-7',
      'D-P5-01:6-J-1',
    ]);
  });

  it.each([
    ['La Réunion', '04', '97411', '2026-02-13T04:00:00.000Z'],
    ['Mayotte', '06', '97608', '2026-02-13T05:00:00.000Z'],
    ['Guyane', '03', '97302', '2026-02-13T11:00:00.000Z'],
    ['Guadeloupe', '01', '97105', '2026-02-13T12:00:00.000Z'],
  ])('%s : huit heures de l’agence', async (_, region, commune, instant) => {
    await projetDepose(region, commune);
    expect(await a(new Date(Date.parse(instant) - 1000).toISOString())).toBe(0);
    expect(await a(instant)).toBe(1);
  });

  it('après la décision, plus aucun', async () => {
    const dossier = await projetDepose();
    expect(await a('2026-02-28T07:00:00.000Z')).toBe(1);
    await agir(etabli, dossier, 'VALIDER_PROJET_SANTE', '2026-02-28', {}, 'DG_ARS');
    expect(await a('2026-03-14T07:00:00.000Z')).toBe(0);
    expect((await rappels(dossier)).filter(({ reference }) => reference.includes('D-P5-01'))).toHaveLength(1);
  });

  it('pendant une demande de pièces, aucun ; à leur réception, de nouvelles dates', async () => {
    const dossier = await projetDepose();
    await agir(etabli, dossier, 'DEMANDER_PIECES_PROJET_SANTE', '2026-01-15', {
      nature: 'BLOQUANTE',
      pieces: ['Liste des communes'],
      texte: 'Code de la santé publique, art. L.1434-12',
      avantLe: '2026-03-31',
    });
    expect(await a('2026-03-13T07:00:00.000Z')).toBe(0);
    await agir(etabli, dossier, 'RECEVOIR_PIECES_PROJET_SANTE', '2026-03-13');
    expect(await a('2026-04-13T05:59:59.000Z')).toBe(0);
    expect(await a('2026-04-13T06:00:00.000Z')).toBe(1);
  });

  it('tous déjà passés quand le délai est connu : seul le plus proche part', async () => {
    etabli.horloge.regler('2026-03-14T08:00:00.000Z');
    const dossier = await projetDepose();
    expect(await a('2026-03-14T08:00:01.000Z')).toBe(1);
    expect(await a('2026-03-14T09:00:00.000Z')).toBe(0);
    expect((await rappels(dossier)).map(({ reference }) => reference)).toEqual([expect.stringMatching(/J-1$/)]);
  });

  it('le délai lui-même déjà passé : aucun', async () => {
    etabli.horloge.regler('2026-03-20T08:00:00.000Z');
    const dossier = await projetDepose();
    expect(await a('2026-03-20T08:00:01.000Z')).toBe(0);
    expect(await a('2026-03-21T08:00:00.000Z')).toBe(0);
    expect(await rappels(dossier)).toEqual([]);
  });

  it('un travailleur arrêté à la date dite rattrape le rappel tant que le délai court', async () => {
    await projetDepose();
    expect(await a('2026-03-05T10:00:00.000Z')).toBe(1);
  });
});

it('le rappel parvient à la personne en charge, signé de l’application, sans agence ni pièce jointe', async () => {
  const dossier = await projetDepose();
  expect(await a('2026-02-28T07:00:00.000Z')).toBe(1);
  // No agency is described: the letters wait, the reminder does not need one.
  await etabli.pool.query(`UPDATE courrier SET statut = 'SANS_ENVOI' WHERE code <> 'A-RAPPEL'`);
  await etabli.demarrer();
  await attendre('rappel envoyé', async () => (await rappels(dossier))[0]!.statut === 'ENVOYE', etabli.presser);
  const [message, ...autres] = etabli.smtp.lister();
  expect(autres).toEqual([]);
  expect(message).toMatchObject({ a: ['ars_instructeur@test.test'], cc: [], piecesJointes: [] });
  expect(message!.objet).toMatch(
    /^\[Parcours CPTS\] J-15 – Silence sur le projet de santé le 15\/03\/2026 – CPTS du test/,
  );
  const { texte } = (await etabli.smtp.lire(message!.id))!;
  for (const phrase of ['Dernier jour : 15 mars 2026', 'Effet le 16 mars 2026', 'est réputé validé', 'Parcours CPTS'])
    expect(texte).toContain(phrase);
  expect((await rappels(dossier))[0]).toMatchObject({ pdf: null, sha256: null });
  expect((await etabli.incidents(dossier)).filter(({ closLe }) => !closLe)).toEqual([]);
});

it('compte fermé : le rappel attend, avec un incident', async () => {
  const dossier = await projetDepose();
  await etabli.pool.query(`UPDATE compte SET actif = false WHERE identifiant = 'ars_instructeur@test.test'`);
  expect(await a('2026-02-28T07:00:00.000Z')).toBe(1);
  await etabli.pool.query(`UPDATE courrier SET statut = 'SANS_ENVOI' WHERE code <> 'A-RAPPEL'`);
  const erreurs = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await etabli.demarrer();
  await attendre('incident', async () => (await etabli.incidents(dossier)).length > 0);
  expect((await etabli.incidents(dossier))[0]!.message).toContain('n’a plus de destinataire');
  expect((await rappels(dossier))[0]!.statut).toBe('BLOQUE');
  erreurs.mockRestore();
});

it('[D-P2-01] délai d’alerte passé : la personne en charge est prévenue une fois', async () => {
  const dossier = await ouvrirDossier(etabli);
  await mener(etabli, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-01-15');
  etabli.horloge.regler('2026-03-15T22:59:59.000Z');
  expect((await etabli.horlogeDuDroit.balayer()).alertes).toBe(0);
  etabli.horloge.regler('2026-03-15T23:00:00.000Z');
  expect((await etabli.horlogeDuDroit.balayer()).alertes).toBe(1);
  expect((await etabli.horlogeDuDroit.balayer()).alertes).toBe(0);
  const avis = (await rappels(dossier)).filter(({ reference }) => reference.endsWith('PASSÉE'));
  expect(avis).toHaveLength(1);
});
