import { existsSync } from 'node:fs';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';

/** A folder made once for the whole run, by the first test that asks, while the others wait. @returns its path */
export async function uneFoisPourTous(nom: string, faire: (dossier: string) => Promise<void>): Promise<string> {
  const commun = process.env.COMMUN_DES_TESTS;
  if (!commun) throw new Error('No folder to share: jest must run with globalSetup test/poste/global-setup.ts');
  const [fait, partiel, verrou] = [nom, `${nom}.partiel`, `${nom}.verrou`].map((un) => path.join(commun, un)) as [
    string,
    string,
    string,
  ];
  while (!existsSync(fait)) {
    const mien = await mkdir(verrou).then(
      () => true,
      () => false,
    );
    if (!mien) await patienter(200);
    else
      try {
        await mkdir(partiel, { recursive: true });
        await faire(partiel);
        await rename(partiel, fait);
      } finally {
        await rmdir(verrou);
      }
  }
  return fait;
}
