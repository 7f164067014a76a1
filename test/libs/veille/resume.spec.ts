import { composerCourriel } from '#libs/courriers';
import { signalerIncident } from '#libs/persistance';
import { fuseauDuCompte, Genre, ResumeService } from '#libs/veille';
import { REGISTRE } from '#workflows/registre';
import { variablesDuMessage } from '#libs/redaction';
import { messageDuResume } from '../../../libs/veille/resume-message';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';
import { creerCompte, noterAbsence } from '../../appui/personnel';
import { LETTRE } from '../../scenarios/scenario';

// Mornings of June, in Paris: half past seven is half past five in UTC.
let atelier: Atelier;
let resumes: ResumeService;
let moi: string;
beforeEach(async () => {
  atelier = await ouvrirAtelier('2026-06-01T08:00:00.000Z');
  resumes = new ResumeService(atelier.source, atelier.horloge, REGISTRE);
  // The accounts of the test see every region: they are told by the clock of Paris, like this one.
  moi = await creerCompte(atelier.pool, { nom: 'Camille', roles: ['ARS_INSTRUCTEUR'] });
});
afterEach(() => atelier.fermer());

interface Recu {
  genres: { titre: string; nombre: number; dossiers: { nom: string; lignes: string[] }[] }[];
}

const matin = (jour: string) => atelier.horloge.regler(`2026-06-${jour}T05:30:00.000Z`);
const envoyer = () => resumes.envoyer('Europe/Paris');

/** The digests planned for this account, oldest first. */
async function recus(compte = moi): Promise<Recu[]> {
  const { rows } = await atelier.pool.query<{ variables: Recu }>(
    `SELECT prevu->'variables' AS variables FROM courrier
      WHERE code = 'A-RESUME' AND prevu->'destinataires'->0->'personnes' ? $1 ORDER BY prevu_le`,
    [compte],
  );
  return rows.map(({ variables }) => variables);
}

/** Every line of a digest, by kind. */
const lignes = ({ genres }: Recu) =>
  Object.fromEntries(genres.map(({ titre, dossiers }) => [titre, dossiers.flatMap((un) => un.lignes)]));

async function preferer(choix: Partial<Record<Genre, string>>, compte = moi): Promise<void> {
  await atelier.pool.query(`UPDATE compte SET preferences = $2 WHERE id = $1`, [compte, JSON.stringify(choix)]);
}

const TOUT = { ECHEANCE_SUIVIE: 'TOUS', TACHE: 'TOUS', ACTE: 'TOUS', INCIDENT: 'TOUS' } as const;
const RIEN = { ECHEANCE_SUIVIE: 'AUCUN', TACHE: 'AUCUN', ACTE: 'AUCUN', INCIDENT: 'AUCUN' } as const;

it('un seul par jour, même demandé dix fois à la fois, et rien de ce qui a déjà été dit', async () => {
  await preferer(TOUT);
  const dossier = await ouvrirDossier(atelier);
  await agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-06-01');
  matin('02');
  await Promise.all(Array.from({ length: 10 }, envoyer));
  await envoyer();
  expect(await recus()).toHaveLength(1);
  atelier.horloge.regler('2026-06-02T20:00:00.000Z');
  await envoyer();
  matin('03');
  await envoyer();
  expect(await recus()).toHaveLength(1);
  await agir(atelier, dossier, 'PROPOSER_RENCONTRE', '2026-06-03');
  matin('04');
  await envoyer();
  const [, second] = await recus();
  expect(lignes(second!)).toEqual({
    'Actes enregistrés par d’autres': [
      'Proposer une rencontre au porteur, à la date du 03/06/2026, par Personne ARS_INSTRUCTEUR',
    ],
  });
});

it('rien de nouveau : aucun message', async () => {
  await preferer(TOUT);
  matin('02');
  expect(await envoyer()).toBe(0);
});

it('par préférence : aucun, les miens ou tous, genre par genre', async () => {
  const autre = await creerCompte(atelier.pool, { nom: 'Sacha', roles: ['ARS_INSTRUCTEUR'] });
  await preferer(RIEN, autre);
  const instructeur = atelier.personne('ARS_INSTRUCTEUR').id;
  await preferer({ ...RIEN, ACTE: 'TOUS' }, instructeur);
  const mien = await ouvrirDossier(atelier, { nom: 'CPTS de Camille (fictif)' });
  const leur = await ouvrirDossier(atelier, { nom: 'CPTS d’un autre (fictif)' });
  await atelier.pool.query(
    `INSERT INTO affectation (dossier_id, role, compte_id, par, enregistre_le) VALUES ($1, 'ARS_INSTRUCTEUR', $2, 'test', '2026-06-01')`,
    [mien, moi],
  );
  for (const dossier of [mien, leur]) {
    await agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-06-01');
    const incident = {
      cle: `essai:${dossier}`,
      sorte: 'ESSAI',
      message: `Incident de ${dossier}.`,
      dossierId: dossier,
    };
    await signalerIncident(atelier.pool, incident, '2026-06-01T08:00:00.000Z');
  }
  await preferer({ ACTE: 'TOUS', INCIDENT: 'LES_MIENS' });
  matin('02');
  await envoyer();
  expect(await recus(autre)).toEqual([]);
  // Nobody is told of what they did themselves; and the whole team of an agency is not in charge of every dossier.
  expect(await recus(instructeur)).toEqual([]);
  expect(await recus(atelier.personne('CPAM').id)).toEqual([]);
  const [recu] = await recus();
  const noms = Object.fromEntries(
    recu!.genres.map(({ titre, dossiers }) => [titre, dossiers.map(({ nom }) => nom).sort()]),
  );
  expect(noms).toEqual({
    'Actes enregistrés par d’autres': ['CPTS de Camille (fictif)', 'CPTS d’un autre (fictif)'],
    Incidents: ['CPTS de Camille (fictif)'],
  });
});

it('[suivi] les dates qu’aucun texte n’impose y sont ; les avis d’échéance légale, jamais', async () => {
  const instructeur = atelier.personne('ARS_INSTRUCTEUR').id;
  await preferer({ ACTE: 'AUCUN', TACHE: 'AUCUN' }, instructeur);
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-06-01');
  const autre = await ouvrirDossier(atelier);
  await agir(atelier, autre, 'PRENDRE_CONTACT', '2026-06-01');
  // The whole time of the letter of intent: its legal notices leave one by one meanwhile.
  for (let instant = Date.parse('2026-06-02T06:30:00Z'); instant < Date.parse('2026-08-05'); instant += 86_400_000) {
    atelier.horloge.regler(new Date(instant).toISOString());
    await atelier.avis.emettre();
    await envoyer();
  }
  const suivies = (await recus(instructeur)).flatMap((recu) => Object.entries(lignes(recu)));
  expect([...new Set(suivies.map(([genre]) => genre))]).toEqual(['Dates suivies']);
  const textes = suivies.flatMap(([, ceux]) => ceux);
  expect(textes).toContainEqual(expect.stringMatching(/^J-7 – Rencontre à proposer au porteur : dernier jour le /));
  expect(textes.filter((texte) => texte.includes('Silence'))).toEqual([]);
  const { rows } = await atelier.pool.query(
    `SELECT 1 FROM courrier WHERE code = 'A-RAPPEL' AND objet LIKE '%Silence%'`,
  );
  expect(rows.length).toBeGreaterThan(4);
});

it('les tâches : échéance passée sans l’acte attendu, courrier qui n’est pas arrivé', async () => {
  const instructeur = atelier.personne('ARS_INSTRUCTEUR').id;
  await preferer({ ...RIEN, TACHE: 'LES_MIENS' }, instructeur);
  const dossier = await ouvrirDossier(atelier);
  await mener(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-06-01');
  const { rows } = await atelier.pool.query<{ id: string; titre: string; reference: string }>(
    `SELECT id, titre, reference FROM courrier WHERE dossier_id = $1 AND code LIKE 'C-%' AND prevu->>'signataire' = 'ARS_INSTRUCTEUR' LIMIT 1`,
    [dossier],
  );
  const { id, titre, reference } = rows[0]!;
  await atelier.pool.query(
    `INSERT INTO envoi (courrier_id, tente_le, message_id, destinataires, resultat, reponse)
      VALUES ($1, '2026-06-01T09:00:00Z', '<a@test>', '{porteur@test.test}', 'REFUSE', '550 unknown')`,
    [id],
  );
  matin('02');
  await envoyer();
  atelier.horloge.regler('2026-08-02T05:30:00.000Z');
  await atelier.avis.emettre();
  await envoyer();
  const [courrier, echeance] = await recus(instructeur);
  expect(lignes(courrier!)).toEqual({ Tâches: [`Courrier qui n’est pas arrivé à tous : ${titre} (${reference})`] });
  expect(lignes(echeance!)).toEqual({
    Tâches: ['Silence sur la lettre d’intention : échéance passée le 01/08/2026 sans l’acte attendu'],
  });
});

it('[absence] rien à qui est absent ; à son retour, tout ce qu’il n’a pas lu', async () => {
  await preferer(TOUT);
  await noterAbsence(atelier.pool, moi, { du: '2026-06-02', au: '2026-06-03' });
  const dossier = await ouvrirDossier(atelier);
  await agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-06-01');
  for (const jour of ['02', '03']) {
    matin(jour);
    await envoyer();
  }
  expect(await recus()).toEqual([]);
  await agir(atelier, dossier, 'PROPOSER_RENCONTRE', '2026-06-03');
  matin('04');
  await envoyer();
  // Never having had a digest, it tells the last day.
  expect(Object.values(lignes((await recus())[0]!)).flat()).toContainEqual(expect.stringContaining('rencontre'));
  await noterAbsence(atelier.pool, moi, { du: '2026-06-05', au: '2026-06-20' });
  atelier.horloge.regler('2026-06-05T08:00:00.000Z');
  await agir(atelier, dossier, 'DEPOSER_LETTRE_INTENTION', '2026-06-05', LETTRE);
  matin('12');
  await envoyer();
  matin('21');
  await envoyer();
  const [, retour] = await recus();
  expect(Object.values(lignes(retour!)).flat()).toContainEqual(expect.stringContaining('lettre d’intention'));
});

it('chacun à l’heure de son agence, et seulement son territoire', async () => {
  expect(fuseauDuCompte({ regions: ['04'], departements: [] })).toBe('Indian/Reunion');
  expect(fuseauDuCompte({ regions: ['01'], departements: ['978'] })).toBe('America/Marigot');
  expect(fuseauDuCompte({ regions: ['04', '93'], departements: [] })).toBe('Europe/Paris');
  expect(fuseauDuCompte({ regions: ['975'], departements: [] })).toBe('Europe/Paris');
  const reunion = await creerCompte(atelier.pool, { nom: 'Alix', roles: ['ARS_INSTRUCTEUR'], regions: ['04'] });
  await preferer(TOUT, reunion);
  await preferer(TOUT);
  await agir(atelier, await ouvrirDossier(atelier), 'PRENDRE_CONTACT', '2026-06-01');
  matin('02');
  await envoyer();
  expect([(await recus()).length, (await recus(reunion)).length]).toEqual([1, 0]);
  expect(await resumes.envoyer('Indian/Reunion')).toBe(0);
});

it('le message se lit : par genre, par dossier, avec le chemin des pages et des préférences', async () => {
  await preferer(TOUT);
  const dossier = await ouvrirDossier(atelier);
  await agir(atelier, dossier, 'PRENDRE_CONTACT', '2026-06-01');
  matin('02');
  await envoyer();
  const { rows } = await atelier.pool.query<{
    prevu: { objet: string; gabarit: string; variables: object };
    reference: string;
  }>(`SELECT prevu, reference FROM courrier WHERE code = 'A-RESUME' AND prevu->'destinataires'->0->'personnes' ? $1`, [
    moi,
  ]);
  const { prevu, reference } = rows[0]!;
  expect(reference).toBe(`RESUME-2026-06-02-${moi.slice(0, 8).toUpperCase()}`);
  const communes = { reference, dateCourrier: '2026-06-02', fictif: false, adresse: 'https://cpts.test' };
  const variables = { ...prevu.variables, ...variablesDuMessage({ prevu: prevu as never, ...communes }) };
  const { objet, texte } = composerCourriel(prevu.gabarit, variables);
  expect(objet).toMatch(/^\[Parcours CPTS\] Résumé du 02\/06\/2026 : \d+ nouveautés$/);
  for (const phrase of [
    'nouveau depuis le 1er juin 2026',
    'ACTES ENREGISTRÉS PAR D’AUTRES (2)',
    `CPTS du test (fictif) : https://cpts.test/dossiers/${dossier}`,
    '- Prendre contact avec le porteur, à la date du 01/06/2026, par Personne ARS_INSTRUCTEUR',
    'https://cpts.test/moi',
  ])
    expect(texte).toContain(phrase);
});

it('un long résumé s’abrège, et dit ce qu’il tait', () => {
  const a = new Date('2026-06-01T08:00:00.000Z');
  const dossiers = Array.from({ length: 42 }, (_, n) => ({
    id: `${n}`,
    nom: `CPTS ${n}`,
    regionArs: '93',
    departements: [],
  }));
  const nouveautes = [
    ...Array.from({ length: 12 }, (_, n) => ({ genre: 'ACTE' as const, a, dossier: dossiers[0]!, texte: `Acte ${n}` })),
    ...dossiers.slice(1).map((dossier) => ({ genre: 'ACTE' as const, a, dossier, texte: 'Acte' })),
    { genre: 'INCIDENT' as const, a, dossier: null, texte: 'Panne.' },
  ];
  const periode = { jour: '2026-06-02', depuis: a, fuseau: 'Europe/Paris' };
  const { objet, variables } = messageDuResume(moi, nouveautes, periode);
  expect(objet).toBe('Résumé du 02/06/2026 : 54 nouveautés');
  const [actes, incidents] = (variables as unknown as Recu).genres;
  expect(actes).toMatchObject({ nombre: 53, reste: 'Et 2 autres dossiers, à lire dans l’application.' });
  expect(actes!.dossiers).toHaveLength(40);
  expect(actes!.dossiers[0]!.lignes.slice(-2)).toEqual(['Acte 9', 'et 2 autres']);
  expect(incidents).toMatchObject({
    nombre: 1,
    reste: null,
    dossiers: [{ nom: 'Toute l’application', dossier: null }],
  });
});
