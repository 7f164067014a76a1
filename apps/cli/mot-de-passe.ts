import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { Impossible } from './impossible';

const LONGUEUR_MINIMALE = 12;

export interface MotDePasse {
  motDePasse: string;
  /** True when it was made here: the person must be shown it, once. */
  genere: boolean;
}

/** Makes a password, asks for one without showing it, or reads the first line of the standard input. */
export async function obtenirMotDePasse(generer: boolean | undefined): Promise<MotDePasse> {
  if (generer) return { motDePasse: randomBytes(15).toString('base64url'), genere: true };
  const motDePasse = process.stdin.isTTY ? await demander() : (await text(process.stdin)).split(/\r?\n/)[0]!;
  if (motDePasse.length >= LONGUEUR_MINIMALE) return { motDePasse, genere: false };
  throw new Impossible(
    `Le mot de passe compte au moins ${LONGUEUR_MINIMALE} caractères : saisissez-en un plus long, donnez-le sur l’entrée standard, ou ajoutez --generer.`,
  );
}

async function demander(): Promise<string> {
  const motDePasse = await question('Mot de passe : ');
  if ((await question('Encore une fois : ')) === motDePasse) return motDePasse;
  throw new Impossible('Les deux saisies diffèrent : recommencez.');
}

async function question(invite: string): Promise<string> {
  const muet = new Writable({ write: (_morceau, _encodage, suite) => suite() });
  const lecteur = createInterface({ input: process.stdin, output: muet, terminal: true });
  lecteur.on('SIGINT', () => process.exit(130));
  process.stderr.write(invite);
  try {
    return await new Promise<string>((suite, rejeter) => {
      lecteur.once('close', () => rejeter(new Impossible('Aucun mot de passe n’a été saisi : recommencez.')));
      lecteur.question('').then(suite, rejeter);
    });
  } finally {
    lecteur.close();
    process.stderr.write('\n');
  }
}
