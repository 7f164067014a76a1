import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { CHARGER, RACINE } from '../../poste/enfants';

export interface Issue {
  code: number | null;
  sortie: string;
  erreurs: string;
}

/** Runs one command line in a process of its own, from the sources, with nothing of our own environment but PATH. */
export async function cpts(mots: string[], env: Record<string, string>, entree = ''): Promise<Issue> {
  const programme = path.join(RACINE, 'test/apps/cli/programme.ts');
  const enfant = spawn(process.execPath, [...CHARGER, programme, RACINE, ...mots], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  enfant.stdin.end(entree);
  const [sortie, erreurs, code] = await Promise.all([
    text(enfant.stdout),
    text(enfant.stderr),
    new Promise<number | null>((suite) => enfant.on('close', suite)),
  ]);
  return { code, sortie, erreurs };
}
