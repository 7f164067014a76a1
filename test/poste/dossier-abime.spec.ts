import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { demarrerPostgres, PosteIndisponible } from '#libs/persistance/poste';

import { dossierAvecBase, dossierNeuf, estRoot, inventaire, oublierModele, processusDans, toutFinir } from './enfants';

afterEach(toutFinir);
afterAll(oublierModele);

/** What the person reads. Fails when the start succeeds, or fails in another way than by a sentence. */
async function refus(dossier: string): Promise<string> {
  const erreur: unknown = await demarrerPostgres({ dossier }).then(
    async (poste) => {
      await poste.arreter();
      return new Error('the server started');
    },
    (raison: unknown) => raison,
  );
  expect(erreur).toBeInstanceOf(PosteIndisponible);
  return (erreur as Error).message;
}

interface Cas {
  degat: string;
  abimer: (donnees: string) => void;
  phrase: RegExp;
}

const ecraser = (fichier: string, octet: number) => writeFileSync(fichier, readFileSync(fichier).fill(octet));
const journauxDe = (donnees: string) =>
  readdirSync(path.join(donnees, 'pg_wal'))
    .filter((nom) => /^[0-9A-F]{24}$/.test(nom))
    .map((nom) => path.join(donnees, 'pg_wal', nom));

const cas: Cas[] = [
  {
    degat: 'PG_VERSION a disparu',
    abimer: (donnees) => rmSync(path.join(donnees, 'PG_VERSION')),
    phrase: /postgres est abîmée .*PG_VERSION manque.*Rien n’a été effacé/,
  },
  {
    degat: 'la base est d’une autre version majeure',
    abimer: (donnees) => writeFileSync(path.join(donnees, 'PG_VERSION'), '15\n'),
    phrase: /au format PostgreSQL 15, ce programme attend la version 18\. Rien n’y a été modifié/,
  },
  {
    degat: 'des dossiers ont disparu',
    abimer: (donnees) => ['global', 'pg_xact'].forEach((nom) => rmSync(path.join(donnees, nom), { recursive: true })),
    phrase: /il manque global\/pg_control, pg_xact/,
  },
  {
    degat: 'le fichier de contrôle est écrasé',
    abimer: (donnees) => ecraser(path.join(donnees, 'global/pg_control'), 0x5a),
    phrase: /abîmée et ne démarre pas \(.+\)/,
  },
  {
    degat: 'le fichier de contrôle est tronqué',
    abimer: (donnees) => writeFileSync(path.join(donnees, 'global/pg_control'), ''),
    phrase: /abîmée et ne démarre pas \(.+\)/,
  },
  {
    degat: 'les journaux de transactions sont écrasés',
    abimer: (donnees) => journauxDe(donnees).forEach((fichier) => ecraser(fichier, 0)),
    phrase: /abîmée et ne démarre pas \(.*checkpoint.*\)/,
  },
  {
    degat: 'les journaux de transactions ont disparu',
    abimer: (donnees) => journauxDe(donnees).forEach((fichier) => rmSync(fichier)),
    phrase: /abîmée et ne démarre pas \(.*checkpoint.*\)/,
  },
  {
    degat: 'les réglages sont illisibles',
    abimer: (donnees) => writeFileSync(path.join(donnees, 'postgresql.conf'), 'ceci n’est pas un réglage\n'),
    phrase: /abîmée et ne démarre pas \(.*configuration file.*\)/,
  },
  {
    degat: 'le mot de passe a disparu',
    abimer: (donnees) => rmSync(`${donnees}.secret`),
    phrase: /^Le mot de passe de la base .* manque : remettez le fichier/,
  },
  {
    degat: 'un fichier a pris la place du dossier',
    abimer: (donnees) => {
      renameSync(donnees, `${donnees}.ailleurs`);
      writeFileSync(donnees, 'mes notes');
    },
    phrase: /abîmée .*n’est pas une base PostgreSQL/,
  },
];

describe('un dossier abîmé', () => {
  it.each(cas)('est refusé en une phrase et laissé tel quel : $degat', async ({ abimer, phrase }) => {
    const dossier = await dossierAvecBase();
    abimer(path.join(dossier, 'postgres'));
    const avant = inventaire(dossier);
    const message = await refus(dossier);
    expect(message).toMatch(phrase);
    expect(message).not.toContain('\n');
    expect(inventaire(dossier)).toEqual(avant);
    expect(processusDans(dossier)).toEqual([]);
  });

  it('rempli par quelqu’un d’autre est refusé et laissé tel quel', async () => {
    const dossier = dossierNeuf();
    mkdirSync(path.join(dossier, 'postgres/photos'), { recursive: true });
    writeFileSync(path.join(dossier, 'postgres/photos/vacances.jpg'), 'image');
    const avant = inventaire(dossier);
    expect(await refus(dossier)).toMatch(/n’est pas une base PostgreSQL/);
    expect(inventaire(dossier)).toEqual(avant);
  });

  it('qui appartient à un autre, ou que d’autres peuvent modifier, est refusé et laissé tel quel', async () => {
    const dossier = await dossierAvecBase();
    const donnees = path.join(dossier, 'postgres');
    if (estRoot) chownSync(donnees, 0, 0);
    else chmodSync(donnees, 0o777);
    const avant = inventaire(dossier);
    expect(await refus(dossier)).toMatch(/appartient à root|ou ses droits ont changé/);
    expect(inventaire(dossier)).toEqual(avant);
  });

  it('dont le mot de passe est faux est refusé, et sert de nouveau une fois le bon remis', async () => {
    const dossier = await dossierAvecBase();
    const secret = path.join(dossier, 'postgres.secret');
    const bon = readFileSync(secret, 'utf8');
    writeFileSync(secret, 'faux\n');
    expect(await refus(dossier)).toMatch(/^Le mot de passe de .* n’est pas celui de la base/);
    expect(processusDans(dossier)).toEqual([]);
    writeFileSync(secret, bon);
    await (await demarrerPostgres({ dossier })).arreter();
  });

  it('est une phrase aussi quand DONNEES désigne un fichier, ou un endroit sous un fichier', async () => {
    const fichier = path.join(dossierNeuf(), 'notes.txt');
    writeFileSync(fichier, 'mes notes');
    expect(await refus(fichier)).toBe(`${fichier} n’est pas un dossier : choisissez un autre dossier avec DONNEES=….`);
    expect(await refus(path.join(fichier, 'dessous'))).toMatch(/n’est pas un dossier/);
    expect(readFileSync(fichier, 'utf8')).toBe('mes notes');
  });

  it('laissé par une création interrompue ne gêne pas, et ses restes disparaissent', async () => {
    const dossier = dossierNeuf();
    mkdirSync(path.join(dossier, 'postgres.creation-0123456789ab/base'), { recursive: true });
    mkdirSync(path.join(dossier, 'postgres.creation-de-quelqu-un-d-autre'));
    mkdirSync(path.join(dossier, 'postgres'));
    await (await demarrerPostgres({ dossier })).arreter();
    expect(readdirSync(dossier).sort()).toEqual([
      'postgres',
      'postgres.creation-de-quelqu-un-d-autre',
      'postgres.secret',
    ]);
    expect(statSync(path.join(dossier, 'postgres/PG_VERSION')).isFile()).toBe(true);
  });
});
