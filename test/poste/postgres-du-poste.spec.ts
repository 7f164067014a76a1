import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { Client } from 'pg';

import { demarrerPostgres, PosteIndisponible } from '#libs/persistance/poste';

import {
  dossierAvecBase,
  dossierNeuf,
  Enfant,
  inventaire,
  oublierModele,
  pidDuServeur,
  processusDans,
  programme,
  toutFinir,
} from './enfants';

afterEach(toutFinir);
afterAll(oublierModele);

const demander = async (url: string, requete: string): Promise<unknown> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(requete)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

describe('le PostgreSQL du poste', () => {
  it('démarre, garde ses données d’un démarrage à l’autre, et ne laisse aucun processus', async () => {
    const dossier = path.join(dossierNeuf(), 'profond', 'dossier é');
    for (const fois of [1, 2]) {
      const enfant = programme({ dossier });
      const { rejoint, mots } = await enfant.dit('pret');
      expect({ rejoint, mots: mots?.length }).toEqual({ rejoint: false, mots: fois });
      enfant.signaler('SIGTERM');
      expect(await enfant.fin).toEqual({ code: 0, signal: null });
      expect(processusDans(dossier)).toEqual([]);
    }
    expect(
      Object.keys(inventaire(dossier))
        .filter((nom) => !nom.includes('/'))
        .sort(),
    ).toEqual(['.', 'postgres', 'postgres.secret']);
    expect(statSync(path.join(dossier, 'postgres.secret')).mode & 0o777).toBe(0o600);
    expect(statSync(dossier).mode & 0o077).toBe(0);
  });

  it('n’écoute que sur 127.0.0.1, exige le mot de passe, et ne dépend pas des réglages de la machine', async () => {
    const dossier = dossierNeuf();
    process.env.PGDATESTYLE = 'nonsense';
    process.env.PGDATA = '/nonexistent';
    const poste = await demarrerPostgres({ dossier }).finally(() => {
      delete process.env.PGDATESTYLE;
      delete process.env.PGDATA;
    });
    try {
      expect(await demander(poste.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
      expect(await demander(poste.url, 'SHOW unix_socket_directories')).toBe('');
      expect(await demander(poste.url, 'SHOW fsync')).toBe('on');
      expect(await demander(poste.url, 'SHOW timezone')).toBe('UTC');
      expect(await demander(poste.url, 'SHOW server_encoding')).toBe('UTF8');
      expect(await demander(poste.url, `SELECT upper('éà') || lower('ŒÇ')`)).toBe('ÉÀœç');
      expect(
        await demander(poste.url, `SELECT string_agg(m, ' ' ORDER BY m) FROM unnest(ARRAY['é','z','A','a']) m`),
      ).toBe('A a z é');
      expect(
        await demander(
          poste.url,
          `SELECT string_agg(m, ' ' ORDER BY m COLLATE "fr-x-icu") FROM unnest(ARRAY['é','z','a']) m`,
        ),
      ).toBe('a é z');
      const sansMotDePasse = poste.url.replace(/:[^:@/]+@/, ':faux@');
      await expect(demander(sansMotDePasse, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    } finally {
      await poste.arreter();
    }
  });

  it('n’écrit pas dans son journal ce que disent les requêtes', async () => {
    const lignes: string[] = [];
    const poste = await demarrerPostgres({ dossier: await dossierAvecBase(), journal: (ligne) => lignes.push(ligne) });
    await expect(demander(poste.url, `SELECT 'Mme Durand'::date`)).rejects.toMatchObject({ code: '22007' });
    await poste.arreter();
    expect(lignes.join('\n')).toContain('ready to accept connections');
    expect(lignes.join('\n')).not.toContain('Durand');
  });

  it('redémarre en bien moins d’une seconde', async () => {
    const dossier = await dossierAvecBase();
    const enfant = programme({ dossier });
    // Shown, not judged: the time depends on the machine.
    console.info(`Second démarrage : ${Math.round((await enfant.dit('pret')).duree ?? 0)} ms`);
    enfant.signaler('SIGTERM');
    await enfant.fin;
  });

  it('survit au kill -9 du programme, et le suivant le rejoint puis l’arrête', async () => {
    const dossier = await dossierAvecBase();
    const tue = programme({ dossier });
    const avant = await tue.dit('pret');
    const serveur = pidDuServeur(dossier);
    tue.signaler('SIGKILL');
    await tue.fin;
    expect(processusDans(dossier)).toContain(serveur);
    // The pipe of its messages is broken: connections refused must not stop it.
    await expect(demander(`${avant.url}_absente`, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });

    const suivant = programme({ dossier });
    const apres = await suivant.dit('pret');
    expect(apres).toMatchObject({ rejoint: true, port: avant.port, url: avant.url, mots: ['démarré', 'démarré'] });
    expect(pidDuServeur(dossier)).toBe(serveur);
    suivant.signaler('SIGTERM');
    expect(await suivant.fin).toEqual({ code: 0, signal: null });
    expect(processusDans(dossier)).toEqual([]);
  });

  it('dit qu’il a été perdu quand on le tue, et repart sans rien perdre', async () => {
    const dossier = await dossierAvecBase();
    const enfant = programme({ dossier });
    await enfant.dit('pret');
    process.kill(pidDuServeur(dossier), 'SIGKILL');
    expect((await enfant.dit('perdu')).perdu).toMatch(/^PostgreSQL s’est arrêté .* relancez le programme\.$/);
    expect((await enfant.fin).code).toBe(3);

    const suivant = programme({ dossier });
    expect(await suivant.dit('pret')).toMatchObject({ rejoint: false, mots: ['démarré', 'démarré'] });
    suivant.signaler('SIGTERM');
    expect((await suivant.fin).code).toBe(0);
    expect(processusDans(dossier)).toEqual([]);
  });

  it('reste en service après Ctrl-C tant que le programme n’a pas fini, puis s’arrête avec lui', async () => {
    const dossier = await dossierAvecBase();
    const enfant = programme({ dossier });
    await enfant.dit('pret');
    const serveur = pidDuServeur(dossier);
    expect(processusDans(dossier)).toContain(serveur);
    enfant.signalerGroupe('SIGINT');
    expect(await enfant.fin).toEqual({ code: 0, signal: null });
    expect(enfant.lignes.at(-1)).toEqual({ arret: 'SIGINT' });
    expect(() => process.kill(serveur, 0)).toThrow('ESRCH');
    expect(processusDans(dossier)).toEqual([]);
    const poste = await demarrerPostgres({ dossier });
    expect(await demander(poste.url, `SELECT count(*)::int FROM trace WHERE mot = 'après Ctrl-C'`)).toBe(1);
    await poste.arreter();
  });

  it('s’arrête quand le programme finit sans l’avoir arrêté', async () => {
    const dossier = await dossierAvecBase();
    const code = `require('${path.resolve('libs/persistance/poste/index.ts')}').demarrerPostgres({ dossier: '${dossier}' }).then(() => { throw new Error('panne'); })`;
    const enfant = new Enfant(process.execPath, ['-r', path.resolve('test/poste/charger-ts.cjs'), '-e', code]);
    expect((await enfant.fin).code).toBe(1);
    expect(enfant.sortie).toContain('panne');
    while (processusDans(dossier).length > 0) await patienter(20);
  });
});

describe('un dossier déjà utilisé', () => {
  it('est refusé en une phrase qui nomme le processus, sans gêner le premier', async () => {
    const dossier = await dossierAvecBase();
    const premier = programme({ dossier });
    await premier.dit('pret');
    const second = programme({ dossier });
    expect((await second.dit('refus')).refus).toBe(
      `Le dossier ${dossier} est déjà utilisé par un autre Parcours CPTS (processus ${premier.pid}). Arrêtez-le, ou choisissez un autre dossier avec DONNEES=….`,
    );
    expect((await second.fin).code).toBe(1);
    premier.signaler('SIGTERM');
    expect((await premier.fin).code).toBe(0);
  });

  it('ne sert qu’à un seul de plusieurs premiers démarrages simultanés', async () => {
    const dossier = dossierNeuf();
    const enfants = [1, 2, 3, 4].map(() => programme({ dossier }));
    const issues = await Promise.all(
      enfants.map((enfant) => enfant.attendre(() => enfant.lignes.find(({ pret, refus }) => pret ?? refus))),
    );
    expect(issues.filter(({ pret }) => pret)).toHaveLength(1);
    for (const { refus } of issues.filter((issue) => issue.refus))
      expect(refus).toMatch(/déjà utilisé .* \(processus \d+\)/);
    expect(issues.filter(({ refus }) => refus)).toHaveLength(3);
  });

  it('se libère quand son verrou est celui d’un mort dont le numéro a resservi', async () => {
    const dossier = dossierNeuf();
    writeFileSync(
      path.join(dossier, 'parcours-cpts.verrou'),
      JSON.stringify({ processus: process.pid, depuis: 'hier' }),
    );
    const poste = await demarrerPostgres({ dossier });
    await poste.arreter();
    // Same for the server's own file: PostgreSQL alone would refuse, this process being alive.
    const fichier = path.join(dossier, 'postgres/postmaster.pid');
    writeFileSync(fichier, `${process.pid}\n${dossier}\n1\n${poste.port}\n\n127.0.0.1\n 1 1\nready   \n`);
    const suivant = await demarrerPostgres({ dossier });
    expect(suivant.rejoint).toBe(false);
    expect(readFileSync(fichier, 'utf8').split('\n')[0]).not.toBe(String(process.pid));
    await suivant.arreter();
  });
});

describe('un port demandé', () => {
  it('est celui qui sert, et une phrase dit quand il est pris', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await new Promise((suite) => occupant.once('listening', suite));
    const { port } = occupant.address() as AddressInfo;
    const dossier = await dossierAvecBase();
    await expect(demarrerPostgres({ dossier, port })).rejects.toThrow(
      new PosteIndisponible(
        `Le port ${port} voulu pour PostgreSQL est déjà utilisé par un autre programme : arrêtez-le ou choisissez un autre port.`,
      ),
    );
    expect(processusDans(dossier)).toEqual([]);
    await new Promise((suite) => occupant.close(suite));
    const poste = await demarrerPostgres({ dossier, port });
    expect(poste.port).toBe(port);
    await poste.arreter();
  });
});

describe('une base éphémère', () => {
  it('ne synchronise rien, et disparaît à l’arrêt', async () => {
    const dossier = dossierNeuf();
    const poste = await demarrerPostgres({ dossier, ephemere: true });
    expect(await demander(poste.url, `SELECT current_setting('fsync') || current_setting('synchronous_commit')`)).toBe(
      'offoff',
    );
    await poste.arreter();
    expect(statSync(dossier, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('disparaît aussi après un kill -9 du programme', async () => {
    const dossier = dossierNeuf();
    const enfant = programme({ dossier, ephemere: true });
    await enfant.dit('pret');
    enfant.signaler('SIGKILL');
    await enfant.fin;
    while (processusDans(dossier).length > 0 || statSync(dossier, { throwIfNoEntry: false })) await patienter(50);
  });

  it('refuse un dossier qui contient déjà quelque chose', async () => {
    const dossier = await dossierAvecBase();
    const avant = inventaire(dossier);
    await expect(demarrerPostgres({ dossier, ephemere: true })).rejects.toThrow(/demande un dossier vide/);
    expect(inventaire(dossier)).toEqual(avant);
  });
});
