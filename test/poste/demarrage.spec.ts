import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';

import { demarrerPostgres } from '#libs/persistance/poste';

import {
  CHARGER,
  dossierAvecBase,
  dossierNeuf,
  Enfant,
  oublierModele,
  pidDuServeur,
  processusDans,
  script,
  toutFinir,
} from './enfants';

afterEach(toutFinir);
afterAll(oublierModele);

/** The environment of a person, whatever the one the tests run in. */
const env = (ajouts: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { npm_lifecycle_event: _, PORT: _p, DONNEES: _d, DATABASE_URL: _b, SMTP_URL: _s, ...reste } = process.env;
  return { ...reste, PORT: '0', ...ajouts };
};

interface Poste {
  racine: string;
  donnees: string;
  enfant: Enfant;
}

/** @param sh wraps the command line in a shell line */
function tenir(
  racine: string,
  services: string[],
  ajouts: NodeJS.ProcessEnv = {},
  sh?: (commande: string) => string,
): Poste {
  const parametres = [racine, ...services];
  const donnees = path.join(racine, '.donnees');
  if (!sh) return { racine, donnees, enfant: script('programme-poste.ts', parametres, { env: env(ajouts) }) };
  const commande = [process.execPath, ...CHARGER, path.join(__dirname, 'programme-poste.ts'), ...parametres].join(' ');
  return { racine, donnees, enfant: new Enfant('sh', ['-c', sh(commande)], { env: env(ajouts) }) };
}

const racineAvecBase = async () => {
  const racine = dossierNeuf();
  renameSync(await dossierAvecBase(), path.join(racine, '.donnees'));
  return racine;
};

async function occuper(): Promise<{ port: number; occupant: Server }> {
  const occupant = createServer().listen(0, '127.0.0.1');
  await new Promise((suite) => occupant.once('listening', suite));
  return { port: (occupant.address() as AddressInfo).port, occupant };
}

const arrets = (enfant: Enfant) => [...enfant.sortie.matchAll(/arrêté : (.*)/g)].map(([, nom]) => nom);

describe('le poste', () => {
  it('démarre tout dans l’ordre, annonce à la fin, et s’arrête à rebours sur Ctrl-C sans laisser de processus', async () => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['portLibre', 'base', 'courriel', 'web']);
    await enfant.ecrit('Adresse : web, base true, courriel true');
    expect(enfant.sortie).toMatch(
      /Base de données : PostgreSQL, port \d+, données dans .*\nCourriels : .*aucun ne sort\nAdresse/,
    );
    expect(enfant.sortie).not.toContain('postgresql://');
    expect(processusDans(donnees)).not.toEqual([]);
    enfant.signalerGroupe('SIGINT');
    expect(await enfant.fin).toEqual({ code: 0, signal: null });
    expect(arrets(enfant)).toEqual(['web', 'courriel', 'PostgreSQL', 'port']);
    expect(processusDans(donnees)).toEqual([]);
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('s’arrête de même sur %s', async (signal) => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'web']);
    await enfant.ecrit('Adresse');
    enfant.signaler(signal);
    expect(await enfant.fin).toEqual({ code: 0, signal: null });
    expect(arrets(enfant)).toEqual(['web', 'PostgreSQL']);
    expect(processusDans(donnees)).toEqual([]);
  });

  it('ne s’émeut pas d’un deuxième signal, abandonne tout au troisième, et PostgreSQL s’arrête quand même', async () => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'lent']);
    await enfant.ecrit('Base de données');
    enfant.signaler('SIGINT');
    // Under npm one Ctrl-C arrives twice; another signal stands for it, the kernel merging two alike.
    enfant.signaler('SIGTERM');
    await enfant.ecrit('Arrêt en cours…');
    await patienter(400);
    expect(enfant.sortie).not.toContain('déjà en cours');
    enfant.signaler('SIGINT');
    await enfant.ecrit('Arrêt déjà en cours');
    await patienter(400);
    enfant.signaler('SIGINT');
    expect(await enfant.fin).toEqual({ code: 130, signal: null });
    while (processusDans(donnees).length > 0) await patienter(20);
  });

  it('s’arrête dès que possible quand on le lui demande pendant le démarrage', async () => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'long', 'web']);
    await enfant.ecrit('long : commence');
    enfant.signaler('SIGINT');
    expect(await enfant.fin).toEqual({ code: 0, signal: null });
    expect(enfant.sortie).not.toMatch(/Adresse|interrompu/);
    expect(processusDans(donnees)).toEqual([]);
  });

  it('arrête ce qui a démarré quand la suite échoue, et montre la panne entière', async () => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'courriel', 'panne', 'web']);
    expect((await enfant.fin).code).toBe(1);
    expect(enfant.sortie).toMatch(/a rencontré une anomalie\.\nError: une panne imprévue\n +at /);
    expect(arrets(enfant)).toEqual(['courriel', 'PostgreSQL']);
    expect(processusDans(donnees)).toEqual([]);
  });

  it('arrête tous les autres quand l’un d’eux refuse de s’arrêter', async () => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'retif', 'web']);
    await enfant.ecrit('Adresse');
    enfant.signaler('SIGTERM');
    expect((await enfant.fin).code).toBe(1);
    expect(enfant.sortie).toContain('Arrêt de « rétif » : ');
    expect(arrets(enfant)).toEqual(['web', 'PostgreSQL']);
    expect(processusDans(donnees)).toEqual([]);
  });

  it('s’arrête avec une phrase quand PostgreSQL disparaît', async () => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'web']);
    await enfant.ecrit('Adresse');
    process.kill(pidDuServeur(donnees), 'SIGKILL');
    expect((await enfant.fin).code).toBe(1);
    expect(enfant.sortie).toContain('PostgreSQL s’est arrêté sans qu’on le lui demande.');
    expect(arrets(enfant)).toEqual(['web', 'PostgreSQL']);
  });
});

describe('le poste lancé par npm', () => {
  const npm = { npm_lifecycle_event: 'start' };
  const moi = (enfant: Enfant) => Number(/moi : (\d+)/.exec(enfant.sortie)?.[1]);

  it.each([
    ['directement', (commande: string) => `${commande}; true`],
    ['à travers un shell', (commande: string) => `sh -c "${commande}; true"; true`],
  ])('%s s’arrête quand npm est tué', async (_titre, sh) => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'web'], npm, sh);
    await enfant.ecrit('Adresse');
    enfant.signaler('SIGKILL');
    await enfant.ecrit('arrêté : PostgreSQL');
    expect(processusDans(donnees)).toEqual([]);
    // Its output closes when the last of them, ours, has ended.
    await enfant.fin;
  });

  it('survit à son shell quand on l’a lancé sans npm', async () => {
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'web'], {}, (commande) => `${commande}; true`);
    await enfant.ecrit('Adresse');
    enfant.signaler('SIGKILL');
    await patienter(1500);
    expect(processusDans(donnees)).not.toEqual([]);
    process.kill(moi(enfant), 'SIGTERM');
    await enfant.ecrit('arrêté : PostgreSQL');
  });
});

describe('un port pris', () => {
  const phrase = (port: number) =>
    `Le port ${port} est déjà utilisé par un autre programme. Arrêtez-le, ou choisissez un autre port : PORT=${port + 1} npm start`;

  it('est dit en une phrase avant de démarrer quoi que ce soit', async () => {
    const { port, occupant } = await occuper();
    const { enfant, donnees } = tenir(dossierNeuf(), ['portLibre', 'base', 'web'], { PORT: String(port) });
    expect((await enfant.fin).code).toBe(1);
    expect(enfant.sortie.trim().split('\n').slice(1)).toEqual([phrase(port)]);
    expect(existsSync(donnees)).toBe(false);
    occupant.close();
  });

  it('est dit de même quand il est pris entre-temps, et rien ne reste', async () => {
    const { port, occupant } = await occuper();
    const { enfant, donnees } = tenir(await racineAvecBase(), ['base', 'web'], { PORT: String(port) });
    expect((await enfant.fin).code).toBe(1);
    expect(enfant.sortie).toContain(phrase(port));
    expect(processusDans(donnees)).toEqual([]);
    occupant.close();
  });
});

describe('la configuration', () => {
  const dit = async (racine: string, ajouts: NodeJS.ProcessEnv, services = ['base']) => {
    const { enfant } = tenir(racine, services, ajouts);
    expect((await enfant.fin).code).toBe(1);
    return enfant.sortie.trim().split('\n').slice(1).join('\n');
  };

  it('nomme la variable fautive, sans jamais montrer un mot de passe', async () => {
    const racine = dossierNeuf();
    expect(await dit(racine, { PORT: 'http' })).toBe(
      'PORT vaut « http » : indiquez un nombre de 1 à 65535, par exemple PORT=3001.',
    );
    expect(await dit(racine, { PORT: '70000' })).toMatch(/^PORT vaut « 70000 »/);
    const url = await dit(racine, { DATABASE_URL: 'mysql://moi:motsecret@ici/base' });
    expect(url).toMatch(/^DATABASE_URL n’est pas une adresse de la forme postgres:/);
    expect(url).not.toContain('motsecret');
    expect(await dit(racine, { SMTP_URL: 'mail.test' })).toMatch(/^SMTP_URL n’est pas une adresse de la forme smtp:/);
    const sourde = await dit(racine, { DATABASE_URL: 'postgres://moi:motsecret@127.0.0.1:1/base' });
    expect(sourde).toMatch(/^La base de DATABASE_URL \(127\.0\.0\.1:1\) ne répond pas \(.+\)\./);
    expect(sourde).not.toContain('motsecret');
    expect(existsSync(path.join(racine, '.donnees'))).toBe(false);
  });

  it('vient aussi de .env, et le shell a le dernier mot', async () => {
    const racine = dossierNeuf();
    writeFileSync(path.join(racine, '.env'), 'DONNEES=ailleurs\nSMTP_URL=faux\nPORT=faux\n');
    const { enfant } = tenir(racine, ['base'], { SMTP_URL: 'smtp://127.0.0.1:25' });
    await enfant.ecrit(`données dans ${path.join(racine, 'ailleurs')}`);
    enfant.signaler('SIGTERM');
    expect((await enfant.fin).code).toBe(0);
  });

  it('avec DATABASE_URL et SMTP_URL ne démarre ni PostgreSQL ni boîte aux lettres', async () => {
    const racine = dossierNeuf();
    const poste = await demarrerPostgres({ dossier: path.join(racine, 'externe') });
    const { enfant, donnees } = tenir(racine, ['base', 'courriel', 'web'], {
      DATABASE_URL: poste.url,
      SMTP_URL: 'smtp://127.0.0.1:25',
    });
    await enfant.ecrit('Adresse : web, base true, courriel true');
    expect(existsSync(donnees)).toBe(false);
    enfant.signaler('SIGTERM');
    expect((await enfant.fin).code).toBe(0);
    await poste.arreter();
  });
});
