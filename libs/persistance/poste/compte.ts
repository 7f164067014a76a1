import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

import { PosteIndisponible } from './indisponible';

/** The system account that runs the server when we are root: PostgreSQL refuses to run as root. */
export interface Compte {
  uid: number;
  gid: number;
}

const NOM = 'postgres';

/**
 * Undefined for an ordinary user, who runs the server himself. For root: the owner of the existing base, else the
 * account `postgres`, created when the machine has none.
 * @param base folder of the existing base, undefined when there is none yet
 * @throws PosteIndisponible when that account cannot be had
 */
export function compteDuServeur(base: string | undefined): Compte | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (base === undefined) return chercher() ?? creer();
  const { uid, gid } = statSync(base);
  if (uid !== 0) return { uid, gid };
  throw new PosteIndisponible(
    `La base ${base} appartient à root, sous qui PostgreSQL refuse de tourner. Rendez-la à son compte (chown -R ${NOM}: ${base}), ou choisissez un autre dossier avec DONNEES=….`,
  );
}

function chercher(): Compte | undefined {
  try {
    const numero = (option: string) =>
      Number(execFileSync('id', [option, NOM], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: numero('-u'), gid: numero('-g') };
  } catch {
    return undefined;
  }
}

function creer(): Compte {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NOM];
  let raison = '';
  try {
    execFileSync('useradd', options, { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (erreur) {
    raison = String((erreur as { stderr?: Buffer }).stderr ?? erreur).trim();
  }
  // Looked up even after a failure: another start may have created it at the same moment.
  const compte = chercher();
  if (compte) return compte;
  throw new PosteIndisponible(
    `PostgreSQL refuse de tourner sous root et le compte « ${NOM} » n’a pas pu être créé (${raison}). Créez-le (useradd --system ${NOM}) ou lancez le programme sous un compte ordinaire.`,
  );
}
