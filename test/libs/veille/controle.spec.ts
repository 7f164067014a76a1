import { ControleService, Ecarts } from '#libs/veille';
import { Atelier, ouvrirAtelier } from '../../appui/atelier';
import { aLInstant, projetDepose } from '../../appui/avis';
import { agir, mener, ouvrirDossier } from '../../appui/parcours';

// Silence accepts at the end of 15 March: J-30 is 13 February, J-15 28 February, J-7 8 March, J-2 13 March.
const PARIS = 'Europe/Paris';
const ARMEMENT = '2026-01-15T08:00:00.000Z';

let atelier: Atelier;
let controle: ControleService;
beforeEach(async () => {
  atelier = await ouvrirAtelier(ARMEMENT);
  controle = new ControleService(atelier.source, atelier.horloge);
});
afterEach(() => atelier.fermer());

const SILENCE = /D-P5-01|SILENCE/i;
/** The check of that instant, as far as the tacit acceptance is concerned. */
async function controler(instant: string, fuseau = PARIS): Promise<Ecarts> {
  atelier.horloge.regler(instant);
  const { avis, courriers } = await controle.controler(fuseau);
  const duSilence = (references: string[]) => references.filter((reference) => SILENCE.test(reference));
  return { avis: duSilence(avis), courriers: duSilence(courriers) };
}
const avisDe = async (instant: string, fuseau?: string) =>
  (await controler(instant, fuseau)).avis.map((reference) => reference.split('-').slice(-2).join('-'));
/** The notices of that instant leave. */
const emettre = (dossier: string, instant: string) => aLInstant(atelier, dossier, instant);
/** The mail server answers for all that is planned. */
async function repondre(resultat: 'ACCEPTE' | 'REFUSE' | 'ECHEC' = 'ACCEPTE'): Promise<void> {
  await atelier.pool.query(
    `INSERT INTO envoi (courrier_id, tente_le, message_id, destinataires, resultat, reponse)
      SELECT id, prevu_le, '<essai>', '{a@b.test}', $1, '250' FROM courrier c WHERE statut = 'PREVU'`,
    [resultat],
  );
  if (resultat === 'ACCEPTE')
    await atelier.pool.query(`UPDATE courrier SET statut = 'ENVOYE', envoye_le = prevu_le WHERE statut = 'PREVU'`);
}
const incidents = async (cle = `attendus:${PARIS}`) =>
  (
    await atelier.pool.query<{ sorte: string; message: string; clos: boolean; occurrences: number }>(
      `SELECT sorte, message, clos_le IS NOT NULL AS clos, occurrences FROM incident WHERE cle = $1 ORDER BY ouvert_le`,
      [cle],
    )
  ).rows;

describe('les avis qui devaient partir', () => {
  it('parti à 8 h et accepté : rien à dire à 9 h', async () => {
    const dossier = await projetDepose(atelier);
    await repondre();
    await emettre(dossier, '2026-02-13T07:00:00.000Z');
    await repondre();
    expect(await controler('2026-02-13T08:00:00.000Z')).toEqual({ avis: [], courriers: [] });
    expect(await incidents()).toEqual([]);
  });

  it('parti, mais le serveur ne l’a pas accepté : il manque', async () => {
    const dossier = await projetDepose(atelier);
    await emettre(dossier, '2026-02-13T07:00:00.000Z');
    await repondre('ECHEC');
    expect(await avisDe('2026-02-13T08:00:00.000Z')).toEqual(['J-30']);
    await repondre();
    expect(await avisDe('2026-02-13T08:00:00.000Z')).toEqual([]);
  });

  it('personne ne l’émet : il manque au bout d’une demi-heure, pas avant', async () => {
    await projetDepose(atelier);
    expect(await avisDe('2026-02-12T08:00:00.000Z')).toEqual([]);
    expect(await avisDe('2026-02-13T07:29:59.000Z')).toEqual([]);
    expect(await avisDe('2026-02-13T07:30:00.000Z')).toEqual(['J-30']);
    expect(await avisDe('2026-02-20T08:00:00.000Z')).toEqual(['J-30']);
  });

  it('le plan des avis n’a jamais été écrit : il manque quand même', async () => {
    await projetDepose(atelier);
    await atelier.pool.query(`DELETE FROM rappel`);
    expect(await avisDe('2026-02-13T08:00:00.000Z')).toEqual(['J-30']);
  });

  it('d’une échéance, seul le plus proche est attendu : ceux qu’il remplace ont pu ne jamais partir', async () => {
    const dossier = await projetDepose(atelier);
    expect(await avisDe('2026-03-08T08:00:00.000Z')).toEqual(['J-7']);
    await emettre(dossier, '2026-03-08T08:00:00.000Z');
    await repondre();
    expect(await avisDe('2026-03-09T08:00:00.000Z')).toEqual([]);
  });

  it('dont l’heure était passée quand le délai a été armé : pas attendu', async () => {
    const dossier = await ouvrirDossier(atelier);
    atelier.horloge.regler('2026-02-20T08:00:00.000Z');
    await mener(atelier, dossier, 'DEPOSER_PROJET_SANTE', '2026-01-15');
    expect(await avisDe('2026-02-21T08:00:00.000Z')).toEqual([]);
    expect(await avisDe('2026-02-28T08:00:00.000Z')).toEqual(['J-15']);
  });

  it('après la décision, plus aucun', async () => {
    const dossier = await projetDepose(atelier);
    atelier.horloge.regler('2026-02-10T08:00:00.000Z');
    await agir(atelier, dossier, 'VALIDER_PROJET_SANTE', '2026-02-10', {}, 'DG_ARS');
    expect(await avisDe('2026-02-13T08:00:00.000Z')).toEqual([]);
  });

  it('un acte vient d’être inscrit au dossier : ses délais ont pu bouger, il est contrôlé la fois suivante', async () => {
    await projetDepose(atelier);
    await atelier.pool.query(`UPDATE dossier SET modifie_le = '2026-02-13T07:45:00Z'`);
    expect(await avisDe('2026-02-13T08:00:00.000Z')).toEqual([]);
    expect(await avisDe('2026-02-13T08:15:00.000Z')).toEqual(['J-30']);
  });

  it('ce que la loi ne date pas n’est pas contrôlé', async () => {
    await projetDepose(atelier);
    await atelier.pool.query(`UPDATE echeance SET detail = detail || '{"suivi": true}'`);
    expect(await avisDe('2026-02-13T08:00:00.000Z')).toEqual([]);
  });

  it('non acquitté, il devait être demandé de nouveau', async () => {
    const dossier = await projetDepose(atelier);
    await emettre(dossier, '2026-02-13T07:00:00.000Z');
    await repondre();
    expect(await avisDe('2026-02-20T07:29:59.000Z')).toEqual([]);
    expect((await controler('2026-02-20T07:30:00.000Z')).avis).toEqual([expect.stringMatching(/-J-30-RELANCE$/)]);
    await emettre(dossier, '2026-02-20T07:31:00.000Z');
    expect((await controler('2026-02-20T08:00:00.000Z')).avis).toEqual([]);
  });

  it.each([
    ['La Réunion', '04', '97411', 'Indian/Reunion', '2026-02-13T04:30:00.000Z'],
    ['Guyane', '03', '97302', 'America/Cayenne', '2026-02-13T11:30:00.000Z'],
  ])('%s : à l’heure de l’agence, et dans son fuseau seul', async (_ou, region, commune, fuseau, instant) => {
    await projetDepose(atelier, region, commune);
    expect(await avisDe(new Date(Date.parse(instant) - 1000).toISOString(), fuseau)).toEqual([]);
    expect(await avisDe(instant, fuseau)).toEqual(['J-30']);
    expect(await avisDe(instant, PARIS)).toEqual([]);
  });
});

describe('les courriels prévus', () => {
  const prevu = async (statut: string) => {
    await projetDepose(atelier);
    await repondre();
    await atelier.pool.query(
      `INSERT INTO courrier (id, code, titre, objet, prevu, statut, reference, prevu_le)
        VALUES (gen_random_uuid(), 'A-ESSAI', 't', 'o', '{"destinataires": []}', $1, 'SILENCE-ESSAI', '2026-01-20T07:00:00Z')`,
      [statut],
    );
  };
  it.each(['PREVU', 'COMPOSE', 'BLOQUE'])('%s depuis une heure, pas moins : il manque', async (statut) => {
    await prevu(statut);
    expect((await controler('2026-01-20T07:59:59.000Z')).courriers).toEqual([]);
    expect((await controler('2026-01-20T08:00:00.000Z')).courriers).toEqual(['SILENCE-ESSAI']);
    // About no single dossier: it counts once, in Paris.
    expect((await controler('2026-01-20T08:00:00.000Z', 'Indian/Reunion')).courriers).toEqual([]);
  });

  it.each(['ACCEPTE', 'REFUSE'] as const)('%s : le registre en dit déjà le sort', async (resultat) => {
    await prevu('PREVU');
    await repondre(resultat);
    expect((await controler('2026-01-20T08:00:00.000Z')).courriers).toEqual([]);
  });

  it('sans envoi prévu, ou envoyé : rien', async () => {
    await prevu('SANS_ENVOI');
    expect((await controler('2026-01-20T08:00:00.000Z')).courriers).toEqual([]);
  });
});

describe('un écart', () => {
  it('est un incident qui compte tout et cite dix références ; le contrôle suivant sans écart le referme', async () => {
    for (let rang = 0; rang < 12; rang += 1) await projetDepose(atelier);
    await repondre();
    await controler('2026-02-13T08:00:00.000Z');
    const [incident] = await incidents();
    expect(incident).toMatchObject({ sorte: 'ATTENDUS', clos: false, occurrences: 1 });
    const { message } = incident!;
    const nombre = Number(
      /^Contrôle du matin \(fuseau Europe\/Paris\) : (\d+) avis d’échéances légales ne sont pas partis \(/.exec(
        message,
      )?.[1],
    );
    expect(nombre).toBeGreaterThanOrEqual(12);
    expect(/\((?!fuseau)(.+)…\)/.exec(message)![1]!.split(', ')).toHaveLength(10);
    expect(message).toMatch(/Vérifiez qu’un travailleur tourne et que le serveur de messagerie répond/);
    expect(message).not.toMatch(/CPTS du test|@/);

    await controler('2026-02-14T08:00:00.000Z');
    expect(await incidents()).toMatchObject([{ clos: false, occurrences: 2 }]);
    await atelier.avis.emettre();
    await repondre();
    await controler('2026-02-15T08:00:00.000Z');
    expect(await incidents()).toMatchObject([{ clos: true }]);
  });

  it('d’un fuseau n’est pas refermé par le contrôle d’un autre', async () => {
    await projetDepose(atelier, '04', '97411');
    await repondre();
    await controler('2026-02-13T05:00:00.000Z', 'Indian/Reunion');
    await controler('2026-02-13T08:00:00.000Z');
    expect(await incidents()).toEqual([]);
    expect(await incidents('attendus:Indian/Reunion')).toMatchObject([{ clos: false }]);
  });
});
