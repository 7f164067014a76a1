import { readFileSync } from 'node:fs';
import { PdfImpossible } from '#libs/courriers';
import { MoteurTypst } from '../../../libs/courriers/moteur-typst';
import { POLICES } from '../../../libs/courriers/polices';
import { METADONNEES } from './exemples';

/** Resident memory of a process, in bytes. */
const memoireDe = (pid: number) =>
  1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);

const lettre = (texte = 'Bonjour'): string => {
  const enfants = [{ element: 'p', classes: [], enfants: [{ texte }] }];
  const date = { annee: 2024, mois: 3, jour: 15 };
  const metadonnees = { ...METADONNEES, empreinte: 'x', polices: POLICES, date, filigrane: null };
  return JSON.stringify({ article: { element: 'article', classes: ['lettre'], enfants }, metadonnees });
};

it('says in one sentence that it is missing on this machine', async () => {
  const absent = new MoteurTypst('paquet-qui-n-existe-pas');
  await expect(absent.document('{}', 'a-2a')).rejects.toThrow(PdfImpossible);
  await expect(absent.document('{}', 'a-2a')).rejects.toThrow(/pas disponible sur cette machine .* Linux x86-64/);
  await expect(absent.admis('é')).rejects.toThrow(PdfImpossible);
});

it('says why it refuses a document', async () => {
  await expect(new MoteurTypst().document('{', 'a-2a')).rejects.toThrow(
    /n’a pas pu être composé \(failed to parse JSON/,
  );
});

it('gives its memory back', async () => {
  const moteur = new MoteurTypst();
  const ecrire = (rang: number) => moteur.document(lettre(`Lettre ${rang} `.repeat(400)), 'a-2a');
  for (let rang = 0; rang < 60; rang += 1) await ecrire(rang);
  const avant = memoireDe(moteur.pid!);
  for (let rang = 60; rang < 260; rang += 1) await ecrire(rang);
  expect((memoireDe(moteur.pid!) - avant) / 1e6).toBeLessThan(60);
});

describe('in a process of its own', () => {
  it('which is given none of the settings of the program', async () => {
    const moteur = new MoteurTypst();
    await moteur.document(lettre(), 'a-2a');
    expect(moteur.pid).not.toBe(process.pid);
    const milieu = readFileSync(`/proc/${moteur.pid}/environ`, 'latin1').split('\0').filter(Boolean);
    expect(milieu.map((ligne) => ligne.split('=')[0]).filter((nom) => !nom!.startsWith('NODE_CHANNEL'))).toEqual([]);
  });

  it('one document at a time: killed, it costs the one in hand; those that wait are made by its successor', async () => {
    const moteur = new MoteurTypst();
    const attendu = await moteur.document(lettre(), 'a-2a');
    const mort = moteur.pid!;
    process.kill(mort, 'SIGSTOP');
    const trois = [lettre(), lettre(), lettre('Autre')].map((json) => moteur.document(json, 'a-2a'));
    const issues = Promise.allSettled(trois);
    process.kill(mort, 'SIGKILL');
    const [premier, second, autre] = await issues;
    expect(premier).toMatchObject({ status: 'rejected', reason: expect.any(PdfImpossible) as unknown });
    expect(String((premier as PromiseRejectedResult).reason)).toMatch(/Rien n’est perdu.* sera réessayé/);
    expect((second as PromiseFulfilledResult<Buffer>).value.equals(attendu)).toBe(true);
    expect((autre as PromiseFulfilledResult<Buffer>).value.equals(attendu)).toBe(false);
    expect(moteur.pid).not.toBe(mort);
  });

  it('killed while it rests, it is started again and nobody is told', async () => {
    const moteur = new MoteurTypst();
    const attendu = await moteur.document(lettre(), 'a-2a');
    const mort = moteur.pid!;
    process.kill(mort, 'SIGKILL');
    while (moteur.pid === mort) await new Promise((suite) => setTimeout(suite, 20));
    expect((await moteur.document(lettre(), 'a-2a')).equals(attendu)).toBe(true);
  });

  it('which never answers: it is ended after a limit, and says so', async () => {
    const moteur = new MoteurTypst(undefined, 500);
    const jamais = moteur.document(lettre(), 'a-2a');
    const issue = expect(jamais).rejects.toThrow(/s’est arrêté en pleine composition/);
    while (moteur.pid === undefined) await new Promise((suite) => setImmediate(suite));
    process.kill(moteur.pid, 'SIGSTOP');
    await issue;
  });
});
