import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { uneFoisPourTous } from '../../appui/une-fois';

export interface Navigateur extends Pick<Browser, 'newContext'> {
  fermer(): Promise<void>;
}

/** A real browser: that of CHROMIUM_PATH, else the system's, else the one that comes with the development packages. */
export async function ouvrirNavigateur(): Promise<Navigateur> {
  // Everything the browser writes goes there, and away with it.
  const dossier = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-navigateur-'));
  const installe = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((chemin) => chemin && existsSync(chemin));
  const { executablePath, env } = installe ? { executablePath: installe, env: {} } : await fourni();
  const navigateur = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
    env: { ...environnement(), TMPDIR: dossier, ...env },
  });
  return {
    newContext: (options) => navigateur.newContext(options),
    fermer: async () => {
      await navigateur.close();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}

/** That of the development packages, and what it needs of its environment. */
async function fourni(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const dossier = await uneFoisPourTous('navigateur', deballer);
  const polices = path.join(dossier, 'polices.conf');
  return {
    executablePath: path.join(dossier, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(dossier, 'al2023', 'lib'),
      FONTCONFIG_FILE: polices,
      XDG_CACHE_HOME: path.join(dossier, 'cache'),
    },
  };
}

// The package unpacks where its own process keeps temporary files. Made to believe that it runs where it was meant to,
// it also unpacks the libraries and the font that a bare machine lacks.
async function deballer(dossier: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    ['-e', `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`],
    {
      cwd: __dirname,
      env: { ...environnement(), TMPDIR: dossier, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    },
  );
  // Its own folders, wherever it is: relative to this file, and to XDG_CACHE_HOME.
  await writeFile(
    path.join(dossier, 'polices.conf'),
    `<fontconfig><dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>`,
  );
}

function environnement(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entree): entree is [string, string] => !!entree[1]));
}
