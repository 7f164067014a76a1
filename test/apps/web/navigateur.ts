import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

export interface Navigateur extends Pick<Browser, 'newContext'> {
  fermer(): Promise<void>;
}

/** A real browser: that of CHROMIUM_PATH, else the system's, else the one that comes with the development packages. */
export async function ouvrirNavigateur(): Promise<Navigateur> {
  // Everything the browser writes goes there, and away with it.
  const dossier = await mkdtemp(path.join(tmpdir(), 'parcours-cpts-navigateur-'));
  const executable = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((chemin) => chemin && existsSync(chemin));
  const navigateur = await chromium.launch({
    executablePath: executable ?? path.join(dossier, 'chromium'),
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
    env: { ...environnement(), TMPDIR: dossier, ...(executable ? {} : await deballer(dossier)) },
  });
  return {
    newContext: (options) => navigateur.newContext(options),
    fermer: async () => {
      await navigateur.close();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}

// The package unpacks where its own process keeps temporary files. Made to believe that it runs where it was meant to,
// it also unpacks the libraries and the font that a bare machine lacks.
async function deballer(dossier: string): Promise<Record<string, string>> {
  await promisify(execFile)(
    process.execPath,
    ['-e', `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`],
    {
      cwd: __dirname,
      env: { ...environnement(), TMPDIR: dossier, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    },
  );
  const polices = path.join(dossier, 'polices.conf');
  await writeFile(
    polices,
    `<fontconfig><dir>${dossier}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${dossier}/cache</cachedir></fontconfig>`,
  );
  return { LD_LIBRARY_PATH: path.join(dossier, 'al2023', 'lib'), FONTCONFIG_FILE: polices };
}

function environnement(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entree): entree is [string, string] => !!entree[1]));
}
