import { HORLOGE_REELLE, HorlogeReglable } from '#libs/exterieur';
import { enTransaction, optionsDeConnexion, poolDe } from '#libs/persistance';
import { AGENCES, zoneLegale } from '#libs/territoires';
import {
  derniereOccurrence,
  executionSuivie,
  FUSEAUX,
  fuseauxDe,
  ordonnancer,
  Periodique,
  PERIODIQUES,
  prochaineOccurrence,
} from '#libs/veille';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { BaseDeTest, baseDeTest } from '../../poste/base';

const PARIS = 'Europe/Paris';
const MATIN: Periodique = { nom: 'essai', libelle: 'Essai', heure: '09:00', fuseaux: 'CHACUN', tache: 'essai' };
const NUIT: Periodique = { ...MATIN, nom: 'nuit', heure: '02:30', fuseaux: 'PARIS' };

describe('l’instant d’une heure locale', () => {
  it.each([
    ['avant l’heure, celle de la veille', '09:00', PARIS, '2026-06-10T06:59:59.999Z', '2026-06-09T07:00:00.000Z'],
    ['à l’heure, elle-même', '09:00', PARIS, '2026-06-10T07:00:00.000Z', '2026-06-10T07:00:00.000Z'],
    ['après l’heure, celle du jour', '09:00', PARIS, '2026-06-10T21:00:00.000Z', '2026-06-10T07:00:00.000Z'],
    [
      'en Guyane, trois heures après UTC',
      '09:00',
      'America/Cayenne',
      '2026-06-10T12:00:00Z',
      '2026-06-10T12:00:00.000Z',
    ],
    [
      'à La Réunion, quatre heures avant',
      '09:00',
      'Indian/Reunion',
      '2026-06-10T05:00:00Z',
      '2026-06-10T05:00:00.000Z',
    ],
    [
      'le jour civil est déjà le suivant à La Réunion',
      '00:30',
      'Indian/Reunion',
      '2026-06-10T21:00:00Z',
      '2026-06-10T20:30:00.000Z',
    ],
    ['veille du passage à l’heure d’été', '09:00', PARIS, '2026-03-28T12:00:00Z', '2026-03-28T08:00:00.000Z'],
    ['jour du passage à l’heure d’été', '09:00', PARIS, '2026-03-29T12:00:00Z', '2026-03-29T07:00:00.000Z'],
    ['jour du passage à l’heure d’hiver', '09:00', PARIS, '2026-10-25T12:00:00Z', '2026-10-25T08:00:00.000Z'],
    ['2 h 30 n’existe pas ce jour-là : 3 h 30', '02:30', PARIS, '2026-03-29T01:30:00Z', '2026-03-29T01:30:00.000Z'],
    ['2 h 30 sonne deux fois : la première', '02:30', PARIS, '2026-10-25T05:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['29 février', '09:00', PARIS, '2028-02-29T08:00:00Z', '2028-02-29T08:00:00.000Z'],
  ])('%s', (_cas, heure, fuseau, maintenant, attendue) => {
    expect(derniereOccurrence(heure, fuseau, maintenant)).toBe(attendue);
  });

  it.each([
    ['le lendemain', '2026-06-10T07:00:00.000Z', '2026-06-11T07:00:00.000Z'],
    ['le jour même, avant l’heure', '2026-06-10T06:00:00.000Z', '2026-06-10T07:00:00.000Z'],
    ['vingt-trois heures après, au passage à l’heure d’été', '2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z'],
    ['vingt-cinq heures après, au passage à l’heure d’hiver', '2026-10-24T07:00:00.000Z', '2026-10-25T08:00:00.000Z'],
  ])('la suivante est %s', (_cas, maintenant, attendue) => {
    expect(prochaineOccurrence('09:00', PARIS, maintenant)).toBe(attendue);
  });
});

describe('les fuseaux', () => {
  it('sont ceux de chaque agence, et de chaque département qui a le sien', () => {
    const tous = AGENCES.flatMap(({ region, zone, departements }) => [
      zone.fuseau,
      ...departements.map((departement) => zoneLegale(region, departement).fuseau),
    ]);
    expect([...new Set(tous)].sort()).toEqual(FUSEAUX);
    expect(FUSEAUX).toEqual(expect.arrayContaining(['America/Cayenne', PARIS, 'Indian/Reunion', 'America/Marigot']));
  });

  it('le contrôle suit les avis de 8 h dans chacun, la preuve se fait une fois pour tous', () => {
    const [controle] = PERIODIQUES.filter(({ nom }) => nom === 'controle_des_avis');
    expect(controle).toMatchObject({ heure: '09:00', fuseaux: 'CHACUN' });
    expect(PERIODIQUES.filter(({ fuseaux }) => fuseaux === 'PARIS').map(({ nom }) => nom)).toEqual(['preuve_nocturne']);
    expect(fuseauxDe(NUIT)).toEqual([PARIS]);
  });
});

describe('l’ordonnanceur', () => {
  let base: BaseDeTest;
  let source: DataSource;
  let pool: Pool;
  beforeEach(async () => {
    base = await baseDeTest();
    source = await new DataSource(optionsDeConnexion(base.url, 6)).initialize();
    pool = poolDe(source);
  });
  afterEach(async () => {
    await source.destroy();
    await base.fermer();
  });

  const passer = (maintenant: string, ...jeu: Periodique[]) =>
    enTransaction(pool, (client) => ordonnancer(client, maintenant, jeu));
  const file = async () =>
    (
      await pool.query<{ cle: string; payload: object }>(
        `SELECT j.key AS cle, p.payload FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p USING (id) ORDER BY j.key`,
      )
    ).rows;

  it('la première fois, l’occurrence passée compte pour faite : rien ne part ce jour-là', async () => {
    expect(await passer('2026-06-10T12:00:00.000Z', NUIT, MATIN)).toEqual([]);
    expect(await file()).toEqual([]);
    const { rows } = await pool.query(`SELECT prevu_a, neuf, commence_le FROM periodique WHERE nom = 'nuit'`);
    expect(rows).toEqual([{ prevu_a: new Date('2026-06-10T00:30:00Z'), neuf: true, commence_le: null }]);
    expect(await passer('2026-06-10T23:00:00.000Z', NUIT)).toEqual([]);
  });

  it('chaque fuseau à son heure : de La Réunion à la Guyane, le même jour', async () => {
    await passer('2026-06-09T23:00:00.000Z', MATIN);
    const partis: [string, string][] = [];
    for (let heure = 0; heure < 24; heure += 1) {
      const maintenant = `2026-06-10T${String(heure).padStart(2, '0')}:00:00.000Z`;
      for (const { fuseau, prevuA } of await passer(maintenant, MATIN)) {
        expect(prevuA).toBe(maintenant);
        partis.push([maintenant.slice(11, 16), fuseau]);
      }
    }
    expect(partis).toEqual([
      ['05:00', 'Indian/Reunion'],
      ['06:00', 'Indian/Mayotte'],
      ['07:00', PARIS],
      ['12:00', 'America/Cayenne'],
      ['13:00', 'America/Guadeloupe'],
      ['13:00', 'America/Marigot'],
      ['13:00', 'America/Martinique'],
      ['13:00', 'America/St_Barthelemy'],
    ]);
    expect(await file()).toHaveLength(FUSEAUX.length);
  });

  it.each([
    ['heure d’été', '2026-03-28', '2026-03-29T01:30:00.000Z'],
    ['heure d’hiver', '2026-10-24', '2026-10-25T00:30:00.000Z'],
  ])('la nuit du passage à l’%s, une fois et une seule', async (_cas, veille, attendue) => {
    await passer(`${veille}T12:00:00.000Z`, NUIT);
    const debut = Date.parse(`${veille}T12:00:00Z`);
    const partis = [];
    for (let quart = 0; quart < 96; quart += 1)
      partis.push(...(await passer(new Date(debut + quart * 900_000).toISOString(), NUIT)));
    expect(partis).toEqual([{ nom: 'nuit', fuseau: PARIS, prevuA: attendue }]);
  });

  it('après trois jours d’arrêt, seule la dernière occurrence est rattrapée, une fois', async () => {
    await passer('2026-06-10T12:00:00.000Z', NUIT);
    const reprise = '2026-06-13T15:00:00.000Z';
    const attendue = { nom: 'nuit', fuseau: PARIS, prevuA: '2026-06-13T00:30:00.000Z' };
    expect(await passer(reprise, NUIT)).toEqual([attendue]);
    expect(await passer(reprise, NUIT)).toEqual([]);
    expect(await file()).toEqual([
      { cle: `periodique:nuit:${PARIS}`, payload: { fuseau: PARIS, prevuA: attendue.prevuA } },
    ]);
    expect(await passer('2026-06-14T00:29:59.999Z', NUIT)).toEqual([]);
    expect(await passer('2026-06-14T00:30:00.000Z', NUIT)).toHaveLength(1);
  });

  it('plusieurs travailleurs au même instant : lancé une fois', async () => {
    await Promise.all(Array.from({ length: 4 }, () => passer('2026-06-10T03:00:00.000Z', MATIN, NUIT)));
    for (let jour = 11; jour < 16; jour += 1) {
      const lances = await Promise.all(
        Array.from({ length: 4 }, () => passer(`2026-06-${jour}T03:00:00.000Z`, MATIN, NUIT)),
      );
      expect(lances.flat()).toHaveLength(FUSEAUX.length + 1);
    }
  });

  it('une transaction défaite ne note rien et ne lance rien', async () => {
    await passer('2026-06-10T12:00:00.000Z', NUIT);
    const coupee = enTransaction(pool, async (client) => {
      expect(await ordonnancer(client, '2026-06-11T12:00:00.000Z', [NUIT])).toHaveLength(1);
      throw new Error('coupée');
    });
    await expect(coupee).rejects.toThrow('coupée');
    expect(await file()).toEqual([]);
    expect(await passer('2026-06-11T12:00:00.000Z', NUIT)).toHaveLength(1);
  });

  describe('l’exécution', () => {
    const horloge = new HorlogeReglable('2026-06-11T00:31:00.000Z');
    const occurrence = { fuseau: PARIS, prevuA: '2026-06-11T00:30:00.000Z' };
    const derniere = async () =>
      (await pool.query(`SELECT commence_le, termine_le, echec FROM periodique WHERE nom = 'preuve_nocturne'`))
        .rows[0] as {
        [champ: string]: Date | string | null;
      };
    const incidents = async () =>
      (await pool.query(`SELECT cle, sorte, message, travail, clos_le FROM incident ORDER BY ouvert_le`)).rows;
    const suivre = (faire: () => Promise<void>) => executionSuivie(pool, horloge, 'preuve_nocturne', faire);
    beforeEach(async () => {
      horloge.regler('2026-06-11T00:31:00.000Z');
      await enTransaction(pool, (client) => ordonnancer(client, '2026-06-10T12:00:00.000Z'));
    });

    it('note son début et sa fin, par l’horloge du domaine', async () => {
      await suivre(async () => {
        expect(await derniere()).toMatchObject({ commence_le: new Date('2026-06-11T00:31:00Z'), termine_le: null });
        horloge.regler('2026-06-11T00:40:00.000Z');
      })(occurrence);
      expect(await derniere()).toEqual({
        commence_le: new Date('2026-06-11T00:31:00Z'),
        termine_le: new Date('2026-06-11T00:40:00Z'),
        echec: null,
      });
      expect(await incidents()).toEqual([]);
    });

    it('un échec est gardé et s’ouvre en incident, qui sait comment reprendre ; un succès le referme', async () => {
      await expect(suivre(() => Promise.reject(new Error('disque plein')))(occurrence)).rejects.toThrow('disque plein');
      expect(await derniere()).toMatchObject({ echec: 'disque plein', termine_le: null });
      const cle = `periodique:preuve_nocturne:${PARIS}`;
      expect(await incidents()).toMatchObject([
        {
          ...{ cle, sorte: 'PERIODIQUE', clos_le: null },
          message: expect.stringMatching(
            /^Preuve de tous les dossiers.* a échoué : disque plein\. Un nouvel essai/,
          ) as string,
          travail: { tache: 'preuve_nocturne', donnees: occurrence, cle },
        },
      ]);
      horloge.regler('2026-06-11T00:45:00.000Z');
      await suivre(() => Promise.resolve())(occurrence);
      expect(await derniere()).toMatchObject({ echec: null, termine_le: new Date('2026-06-11T00:45:00Z') });
      expect(await incidents()).toMatchObject([{ clos_le: new Date('2026-06-11T00:45:00Z') }]);
    });

    it('interrompue par l’arrêt du travailleur : ni échec ni incident, elle est reprise', async () => {
      const arret = AbortSignal.abort(new Error('arrêt'));
      const tache = executionSuivie(pool, horloge, 'preuve_nocturne', async (_, signal) => signal!.throwIfAborted());
      await expect(tache(occurrence, { abortSignal: arret })).rejects.toThrow('arrêt');
      expect(await derniere()).toMatchObject({ echec: null, termine_le: null });
      expect(await incidents()).toEqual([]);
    });
  });
});

it('l’heure réelle de chaque travail est à venir dans les vingt-cinq heures', () => {
  const maintenant = HORLOGE_REELLE.maintenant();
  for (const periodique of PERIODIQUES)
    for (const fuseau of fuseauxDe(periodique)) {
      const dans = Date.parse(prochaineOccurrence(periodique.heure, fuseau, maintenant)) - Date.parse(maintenant);
      expect(dans).toBeGreaterThan(0);
      expect(dans).toBeLessThanOrEqual(25 * 3_600_000);
    }
});
