import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { type Utilisateur, verifierMotDePasse } from '#libs/acces';
import { ajouterJours } from '#libs/droit';
import { AGENCES } from '#libs/territoires';
import { PersonnesLecture } from '#libs/veille';
import { chargerDemonstration, COMPTES_DEMONSTRATION, MOT_DE_PASSE } from '../../demonstration/charger';
import { type NomSituation } from '../../demonstration/situations';
import { dossierDeListe } from '../../apps/cli/importer';
import { contenu } from '../apps/cli/contenu';
import { type Atelier, ouvrirAtelier } from '../appui/atelier';
import { CHARGER, Enfant, RACINE, toutFinir } from '../poste/enfants';
import { AJOUTS, ATTENDUS } from './attendus';
import { jouer } from './jeu';
import { piecesDu } from './pieces';

const JOUR = '2026-11-23';
const INSTANT = `${JOUR}T09:00:00.000Z`;

/** A dossier of the listings that somebody opened for good, before the demonstration came: nothing invented goes into it. */
const REEL = dossierDeListe('93', 'PACA-64');

let atelier: Atelier;
let bilan: { dossiers: number; actes: number };
let tue: { code: number | null; signal: string | null; entrees: number; ouvert: number };

// One load for all these tests, and the hardest: killed in the middle, then completed by the start of the next day.
beforeAll(async () => {
  atelier = await ouvrirAtelier(INSTANT);
  await atelier.ouvertures.ouvrir(
    'cpts',
    { nom: 'CPTS du Pays Salonnais', regionArs: '93', territoire: [{ commune: '13103' }] },
    atelier.personne('ARS_INSTRUCTEUR'),
    'REPRISE',
    { id: REEL },
  );
  const programme = path.join(RACINE, 'test/demonstration/programme.ts');
  const enfant = new Enfant(process.execPath, [...CHARGER, programme, atelier.url, INSTANT]);
  while ((await compter('journal')) < 400) {
    if (enfant.processus.exitCode !== null) throw new Error(enfant.sortie);
    await patienter(20);
  }
  enfant.signaler('SIGKILL');
  tue = {
    ...(await enfant.fin),
    entrees: await compter('journal'),
    ouvert: await compter(`chargement WHERE termine_le IS NULL AND jour = '${JOUR}'`),
  };
  // The invented dates still count from the first day.
  atelier.horloge.regler('2026-11-24T09:00:00.000Z');
  bilan = await chargerDemonstration(atelier);
  atelier.horloge.regler(INSTANT);
});
afterAll(async () => {
  await toutFinir();
  await atelier.fermer();
});

const compter = async (quoi: string) => Number((await lire<{ n: string }>(`SELECT count(*) AS n FROM ${quoi}`))[0]!.n);

const lire = async <T extends object>(requete: string, valeurs: unknown[] = []): Promise<T[]> =>
  (await atelier.pool.query<T>(requete, valeurs)).rows;

const pieces = piecesDu(JOUR).filter(({ sujet }) => sujet.dossier !== REEL);
const dossiers = (situation: NomSituation) =>
  pieces.filter((piece) => piece.situation === situation).map(({ sujet }) => sujet.dossier);

/** States of the missions and of the crisis plan: they depend on the age of the contract. */
const DES_MISSIONS = /^Mission «|^Plan de crise (finalisé|en rédaction)$/;

interface Ouverte {
  cle: string;
  code: string;
  instance: string | null;
  depart: string;
  echeance: string;
}

/** Deadlines that still stand in the dossiers of a situation, one list a dossier. */
const ouvertes = (situation: NomSituation) =>
  Promise.all(
    dossiers(situation).map((id) =>
      lire<Ouverte>(
        `SELECT cle, code, detail->'depart'->>'instance' AS instance, detail->'depart'->>'le' AS depart, echeance
          FROM echeance WHERE dossier_id = $1 AND terminee_par IS NULL ORDER BY echeance`,
        [id],
      ),
    ),
  );

const refus = async (situation: NomSituation, type: string, role: 'ARS_INSTRUCTEUR' | 'CPAM') => {
  const actions = await atelier.consultation.actions(dossiers(situation)[0]!, atelier.personne(role));
  return actions.find((action) => action.type === type)!.refus.map(({ code }) => code);
};

describe('la démonstration', () => {
  it('tuée au milieu de son chargement, est celle que le moteur joue seul, dossier par dossier', async () => {
    expect(tue).toMatchObject({ code: null, signal: 'SIGKILL', ouvert: 1 });
    expect(bilan.actes + bilan.dossiers).toBeGreaterThan(tue.entrees + 200);
    // A dossier that was only opened stands where the path of its day opens.
    const situer = (seq: number, valeur: unknown) => [seq, seq > 1 ? valeur : 'ouvert'] as const;
    const lignes = await lire<{ id: string; seq: number; valeur: unknown }>(
      `SELECT id, revision AS seq, instantane->'valeur' AS valeur FROM dossier`,
    );
    const trouves = new Map(lignes.map(({ id, seq, valeur }) => [id, situer(seq, valeur)] as const));
    for (const piece of pieces) {
      const { seq, valeur } = jouer(piece, JOUR).instantane;
      expect([piece.sujet.dossier, trouves.get(piece.sujet.dossier)]).toEqual([
        piece.sujet.dossier,
        situer(seq, valeur),
      ]);
    }
  });

  it('ne met rien d’inventé dans un dossier réel', async () => {
    expect(bilan.dossiers).toBe(93);
    expect(await compter(`journal WHERE dossier_id = '${REEL}'`)).toBe(1);
  });

  it('mène ses 93 dossiers à l’ensemble exact des situations annoncées, dans les huit phases et FINESS', async () => {
    const observes: Record<string, number> = {};
    for (const { sujet, situation, variantes } of pieces) {
      const { phase, etats, origine } = await atelier.consultation.consulter(
        sujet.dossier,
        atelier.personne('AUDITEUR'),
      );
      const attendu = ATTENDUS[situation];
      expect([situation, phase, origine]).toEqual([situation, attendu.phase, 'DEMONSTRATION']);
      const ajouts = variantes.map((variante) => AJOUTS[variante]);
      const voulus = attendu.etats
        .filter((etat) => !ajouts.some(({ auLieuDe }) => auLieuDe === etat))
        .concat(ajouts.flatMap(({ etat }) => etat ?? []));
      expect([situation, ...etats.filter((etat) => !DES_MISSIONS.test(etat)).sort()]).toEqual([
        situation,
        ...voulus.sort().map((etat) => expect.stringContaining(etat) as string),
      ]);
      observes[situation] = (observes[situation] ?? 0) + 1;
    }
    // The real dossier would have been one of those that are validated expressly.
    const voulus = Object.entries(ATTENDUS).map(([nom, { nombre }]) => [
      nom,
      nom === 'VALIDATION_EXPRESSE' ? nombre - 1 : nombre,
    ]);
    expect(observes).toEqual(Object.fromEntries(voulus));
    expect([...new Set(Object.values(ATTENDUS).map(({ phase }) => phase))].sort().join()).toBe(
      'P1,P2,P3,P4,P5,P6,P7,P8',
    );
    expect(await lire('SELECT 1 FROM dossier')).toHaveLength(94);
  });

  it('[D-P5-01] met des projets à un, deux, quatorze, trente et cinquante jours de leur validation tacite', async () => {
    for (const jours of [1, 2, 14, 30, 50] as const) {
      const [[silence, ...autres]] = (await ouvertes(`PROJET_TACITE_J${jours}`)) as [Ouverte[]];
      expect([silence?.code, silence?.echeance, autres]).toEqual(['D-P5-01', ajouterJours(JOUR, jours), []]);
    }
    expect((await ouvertes('PROJET_PIECES_ATTENDUES')).map((une) => une.map(({ code }) => code))).toEqual([
      ['A-PIECES'],
    ]);
    const [relance] = await lire<{ fait: string }>(
      `SELECT instantane->'faits'->'projet'->'depart'->>'fait' AS fait FROM dossier WHERE id = $1`,
      [dossiers('PROJET_TACITE_J50')[0]],
    );
    expect(relance!.fait).toBe('réception par l’ARS des pièces exigées');
  });

  it('[D-P2-01] montre un silence sur la lettre qui approche, et un autre dépassé que personne n’a tranché', async () => {
    const [[proche]] = (await ouvertes('LETTRE_ECHEANCE_PROCHE')) as [Ouverte[]];
    const [[passee]] = (await ouvertes('LETTRE_ECHEANCE_PASSEE')) as [Ouverte[]];
    expect(proche!.echeance > JOUR && proche!.echeance <= ajouterJours(JOUR, 5)).toBe(true);
    expect(passee!.echeance).toBe(ajouterJours(JOUR, -12));
  });

  it('laisse le temps agir seul : validations tacites, termes et fins de préavis portent le rôle de l’horloge', async () => {
    const actes = await lire<{ type: string; role: string; n: string }>(
      `SELECT type, role, count(*) AS n FROM journal
        WHERE type IN ('CONSTATER_VALIDATION_TACITE', 'CONSTATER_FIN_CONTRAT') GROUP BY 1, 2 ORDER BY 1`,
    );
    expect(actes.map(({ type, role }) => [type, role])).toEqual([
      ['CONSTATER_FIN_CONTRAT', 'HORLOGE'],
      ['CONSTATER_VALIDATION_TACITE', 'HORLOGE'],
    ]);
    expect(Number(actes[0]!.n)).toBe(5);
    const [tacite] = await lire<{ le: string }>(
      `SELECT le FROM journal WHERE dossier_id = $1 AND type = 'CONSTATER_VALIDATION_TACITE'`,
      dossiers('VALIDATION_TACITE'),
    );
    expect(tacite!.le).toBe(ajouterJours(JOUR, -1));
  });

  it('[D-P7-01] [D-P7-02] montre des missions en retard, des dialogues à tenir, en retard et tenus', async () => {
    const estOuverte =
      (code: string, passee: boolean, instance = /./) =>
      (liste: Ouverte[]) =>
        liste.some(
          (e) => e.code === code && e.depart <= JOUR && e.echeance < JOUR === passee && instance.test(e.instance ?? ''),
        );
    expect((await ouvertes('MISSION_EN_RETARD')).every(estOuverte('D-P7-01', true, /^ACCES_SOINS\.demarrage$/))).toBe(
      true,
    );
    expect((await ouvertes('DIALOGUE_A_TENIR')).every(estOuverte('D-P7-02', false))).toBe(true);
    expect((await ouvertes('DIALOGUE_EN_RETARD')).every(estOuverte('D-P7-02', true))).toBe(true);
    const enContrat = await ouvertes('EN_CONTRAT');
    expect(enContrat.some(estOuverte('D-P7-02', true)) || enContrat.some(estOuverte('D-P7-02', false))).toBe(false);
    const ages = await lire<{ le: string }>(
      `SELECT max(le)::text AS le FROM journal j JOIN dossier d ON d.id = j.dossier_id
        WHERE type = 'SIGNER_ACI' AND d.phase = 'P7' GROUP BY d.id ORDER BY 1`,
    );
    expect(ages).toHaveLength(43);
    expect(ages[0]!.le < ajouterJours(JOUR, -365 * 4.8) && ages.at(-1)!.le > ajouterJours(JOUR, -40)).toBe(true);
  });

  it('[G-P1-03] [G-PF-05] [G-P4-02] laisse bloqués par la loi elle-même ceux qui doivent l’être', async () => {
    expect(await refus('LETTRE_BLOQUEE', 'VALIDER_LETTRE_INTENTION', 'ARS_INSTRUCTEUR')).toEqual([
      'G-P1-03',
      'G-P2-01',
    ]);
    expect(await refus('FINESS_BLOQUE', 'SIGNER_ACI', 'CPAM')).toEqual(['G-P6-02', 'G-P4-02']);
    const [bloque] = await lire<{ nom: string }>('SELECT nom FROM dossier WHERE id = ANY($1)', [
      dossiers('FINESS_BLOQUE'),
    ]);
    expect(bloque!.nom).toBe('CPTS E-RHONY');
  });

  it('enregistre les immatriculations sous leurs numéros réels', async () => {
    const lignes = await lire<{ et: string; ej: string; siret: string | null; donnees: Record<string, never> }>(
      `SELECT i.numero_et AS et, i.numero_ej AS ej, i.siret, j.donnees FROM journal j
        JOIN inscription_finess i USING (dossier_id) WHERE j.type = 'ENREGISTRER_IMMATRICULATION'`,
    );
    expect(lignes).toHaveLength(46);
    for (const { et, ej, siret, donnees } of lignes)
      expect(donnees).toMatchObject({
        ej: { numeroFiness: ej, siren: siret!.slice(0, 9) },
        etablissements: [{ numeroFiness: et, siret }],
      });
  });

  it('ne change rien la seconde fois, même longtemps après', async () => {
    const avant = await contenu(atelier.pool);
    atelier.horloge.regler('2027-06-01T08:00:00Z');
    expect(await chargerDemonstration(atelier)).toEqual(bilan);
    atelier.horloge.regler(`${JOUR}T09:00:00Z`);
    expect(await contenu(atelier.pool)).toEqual(avant);
    const [compte] = await lire<{ n: string }>('SELECT count(*) AS n FROM journal WHERE seq > 1');
    expect(bilan).toEqual({ dossiers: 93, actes: Number(compte!.n) });
  });

  it('se vérifie et se rejoue en entier, et rien ne reste en suspens', async () => {
    expect(await atelier.preuve.verifierTous()).toEqual({ verifies: 94, defauts: [] });
    expect(await atelier.horlogeDuDroit.balayer()).toMatchObject({ reveils: 0 });
    expect(await lire('SELECT 1 FROM refus')).toEqual([]);
    expect(await lire('SELECT 1 FROM incident')).toEqual([]);
  });

  it('n’écrit aucune personne dans le journal, et marque tout ce qu’elle invente', async () => {
    const personnes = await lire<{ nom: string | null; courriel: string; telephone: string | null }>(
      'SELECT DISTINCT nom, courriel, telephone FROM personne',
    );
    expect(personnes.length).toBeGreaterThan(100);
    const journal = (
      await lire<{ texte: string }>(
        `SELECT string_agg(j::text, ' ') AS texte FROM journal j UNION ALL
          SELECT string_agg(instantane::text || attendus::text, ' ') FROM dossier UNION ALL
          SELECT string_agg(prevu::text, ' ') FROM courrier`,
      )
    )
      .map(({ texte }) => texte)
      .join(' ');
    expect(journal).toContain('Salle des fêtes (fictif)');
    for (const { nom, courriel, telephone } of personnes) {
      expect([nom ?? ' (fictif)', courriel]).toEqual([
        expect.stringMatching(/ \(fictif\)$/),
        expect.stringMatching(/@cpts\.test$/),
      ]);
      for (const valeur of [nom, nom?.replace(' (fictif)', ''), courriel, telephone].filter(Boolean) as string[])
        expect([valeur, journal.includes(valeur)]).toEqual([valeur, false]);
    }
    const inventes = await lire<{ d: string }>(
      `SELECT donnees->>'denomination' AS d FROM journal WHERE type = 'DECLARER_ASSOCIATION' AND donnees->>'siren' LIKE '0000%'`,
    );
    expect(inventes.length).toBeGreaterThan(15);
    expect(inventes.filter(({ d }) => !d.endsWith('(fictif)'))).toEqual([]);
  });
});

describe('ceux qui la jouent', () => {
  it('ont des comptes qui s’ouvrent, marqués, chacun dans son territoire', async () => {
    const comptes = await lire<{
      identifiant: string;
      mot_de_passe: string;
      roles: string[];
      regions: string[];
      departements: string[];
    }>('SELECT * FROM compte WHERE demonstration ORDER BY cree_le');
    expect(comptes.map(({ identifiant }) => identifiant).sort()).toEqual(
      COMPTES_DEMONSTRATION.map(({ identifiant }) => identifiant).sort(),
    );
    expect(COMPTES_DEMONSTRATION).toHaveLength(12);
    for (const { mot_de_passe } of comptes) expect(await verifierMotDePasse(mot_de_passe, MOT_DE_PASSE)).toBe(true);
    const de = (identifiant: string) => comptes.find((compte) => compte.identifiant === `${identifiant}@demo.test`)!;
    for (const [identifiant, role] of [
      ['instructeur', 'ARS_INSTRUCTEUR'],
      ['dg', 'DG_ARS'],
      ['cpam', 'CPAM'],
      ['urps', 'URPS'],
      ['finess', 'GESTIONNAIRE_FINESS'],
      ['auditeur', 'AUDITEUR'],
      ['admin', 'ADMIN'],
    ] as const)
      expect([de(identifiant).roles, de(identifiant).regions.length]).toEqual([[role], 18]);
    expect(de('instructeur.reunion').regions).toEqual(['04']);
    expect(de('instructeur.occitanie').regions).toEqual(['76']);
    expect([de('cpam.var').regions, de('cpam.var').departements]).toEqual([['93'], ['83']]);
  });

  it('[point 7] se remplacent : une absence court, une autre vient, et le suppléant sait qui il remplace', async () => {
    const { id, regions, departements } = (
      await lire<Utilisateur>(`SELECT * FROM compte WHERE identifiant = 'suppleant@demo.test'`)
    )[0]!;
    const lecture = new PersonnesLecture(atelier.source, atelier.horloge);
    expect(await lecture.remplacesPar({ id, regions, departements })).toMatchObject([
      { nom: 'Rosalie Instructrice (fictif)', au: ajouterJours(JOUR, 12) },
    ]);
    const comptes = await lecture.comptes(atelier.personne('ADMIN'));
    const de = (nom: string) => comptes.find(({ identifiant }) => identifiant === `${nom}@demo.test`)!;
    expect(de('instructeur').absences.map(({ etat }) => etat)).toEqual(['A_VENIR']);
    expect(de('instructeur').superieur?.nom).toBe('Dominique Directrice (fictif)');
    // The rules of the application would have taken each of these choices.
    for (const compte of comptes.filter(({ suppleant }) => suppleant)) {
      const suppleant = comptes.find((autre) => autre.id === compte.suppleant!.id)!;
      expect(compte.roles.some((role) => suppleant.roles.includes(role))).toBe(true);
      expect(compte.regions.filter((region) => !suppleant.regions.includes(region))).toEqual([]);
    }
    expect(
      await lire(
        `SELECT a.role, c.identifiant, count(*)::int AS n FROM affectation a JOIN compte c ON c.id = a.compte_id
          WHERE a.role <> 'ARS_INSTRUCTEUR' GROUP BY 1, 2 ORDER BY 1`,
      ),
    ).toEqual([
      { role: 'CPAM', identifiant: 'cpam.var@demo.test', n: 15 },
      { role: 'GESTIONNAIRE_FINESS', identifiant: 'finess@demo.test', n: 54 },
    ]);
    expect(await lire('SELECT 1 FROM journal WHERE pour IS NOT NULL')).toEqual([]);
  });

  it('se partagent les dossiers, et chacun n’a agi que dans son rôle et son territoire', async () => {
    expect(
      await lire(
        `SELECT c.identifiant, count(*)::int AS n FROM dossier d JOIN compte c ON c.id = d.charge_de GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      // The real dossier stays with whoever opened it.
      { identifiant: 'ars_instructeur@test.test', n: 1 },
      { identifiant: 'instructeur.occitanie@demo.test', n: 47 },
      { identifiant: 'instructeur.reunion@demo.test', n: 3 },
      { identifiant: 'instructeur@demo.test', n: 43 },
    ]);
    expect(
      await lire(
        `SELECT DISTINCT c.identifiant FROM journal j JOIN dossier d ON d.id = j.dossier_id JOIN compte c ON c.id::text = j.acteur
          WHERE NOT (j.role = ANY(c.roles)) OR NOT (d.region_ars = ANY(c.regions))`,
      ),
    ).toEqual([]);
    const [varois] = await lire<{ n: string }>(
      `SELECT count(*) AS n FROM journal j JOIN compte c ON c.id::text = j.acteur WHERE c.identifiant = 'cpam.var@demo.test'`,
    );
    expect(Number(varois!.n)).toBeGreaterThan(5);
  });

  it('ont des organismes dans les dix-huit régions, et un signataire pour chaque courrier à émettre', async () => {
    const genres = await lire<{ region: string; genres: string[] }>(
      `SELECT region, array_agg(genre ORDER BY genre) AS genres FROM organisme
        WHERE fictif AND courriel LIKE '%.test' AND nom LIKE '%(fictif)' GROUP BY 1 ORDER BY 1`,
    );
    expect(genres.map(({ region }) => region)).toEqual(AGENCES.map(({ region }) => region));
    for (const { genres: siens } of genres) expect(siens).toEqual(['ARS', 'CPAM', 'GESTIONNAIRE_FINESS', 'URPS']);
    expect(
      await lire(
        `SELECT c.code FROM courrier c JOIN dossier d ON d.id = c.dossier_id
          LEFT JOIN organisme o ON o.genre = c.prevu->>'emetteur' AND o.region = d.region_ars
          WHERE c.prevu->>'emetteur' <> 'APPLICATION' AND NOT coalesce(o.signataires ? (c.prevu->>'signataire'), false)`,
      ),
    ).toEqual([]);
    const aEmettre = await lire<{ code: string }>(
      `SELECT DISTINCT code FROM courrier WHERE statut = 'PREVU' AND code LIKE 'C-%' ORDER BY code`,
    );
    expect(aEmettre.map(({ code }) => code)).toEqual([
      ...['C-P1-01', 'C-P1-02', 'C-P1-03', 'C-P2-01', 'C-P2-02', 'C-P2-03', 'C-P2-04', 'C-P2-05', 'C-P2-06'],
      ...['C-P3-01', 'C-P3-02', 'C-P4-01', 'C-P4-02', 'C-P4-03', 'C-P5-01', 'C-P5-02', 'C-P5-04', 'C-P5-05'],
      ...[
        'C-P5-06',
        'C-P5-07',
        'C-P6-01',
        'C-P6-02',
        'C-P6-03',
        'C-P6-04',
        'C-P6-05',
        'C-P7-01',
        'C-P7-03',
        'C-P7-04',
        'C-P7-05',
        'C-P7-07',
      ],
      ...['C-P8-01', 'C-P8-02', 'C-P8-06', 'C-PF-01', 'C-PF-02', 'C-PF-03'],
    ]);
  });
});
