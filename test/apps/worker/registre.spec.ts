import { Gabarits } from '#libs/courriers';
import { ExpediteurSmtp } from '#libs/exterieur/courriel';
import { Incident, enTransaction } from '#libs/persistance';
import { deposerMessage, messageIdDe } from '#libs/veille';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationWorker } from '../../../apps/worker/application';
import { Composition } from '../../../apps/worker/composition';
import { Envoi } from '../../../apps/worker/envoi';
import { decrireToutes, Etabli, lettreDeposee, ouvrirEtabli } from './etabli';
import { ServeurSmtp, serveurSmtp } from './serveur-smtp';

const [PORTEUR, CAISSE] = ['porteur@cpts.test', 'cpam.93@agences.test'];
const EXPEDITEUR = 'ne-pas-repondre@parcours.test';

let etabli: Etabli;
let smtp: ServeurSmtp;
let expediteur: ExpediteurSmtp;
/** Answers by address; what is not there is accepted. */
let refus: Record<string, string> = {};
let quandRecu: (repondre: () => void) => void;
/** The templates of the application, and that of a message of ours. */
let gabarits: Gabarits;
let dossierDEssai: string;

beforeAll(() => {
  dossierDEssai = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-gabarit-'));
  mkdirSync(path.join(dossierDEssai, 'courriels'));
  writeFileSync(
    path.join(dossierDEssai, 'courriels/essai.hbs'),
    '{{#> mises-en-page/courriel sujet=sujet}}\n<p>Le jour est {{jour}}.</p>\n{{/mises-en-page/courriel}}\n',
  );
  gabarits = new Gabarits([dossierDEssai, path.join(__dirname, '../../../templates')]);
});
afterAll(() => rmSync(dossierDEssai, { recursive: true, force: true }));

beforeEach(async () => {
  refus = {};
  quandRecu = (repondre) => repondre();
  etabli = await ouvrirEtabli('2026-06-01T08:00:00.000Z');
  smtp = await serveurSmtp({ refuser: (adresse) => refus[adresse], quandRecu: (_, repondre) => quandRecu(repondre) });
  expediteur = new ExpediteurSmtp({ url: smtp.url });
  await decrireToutes(etabli);
});
afterEach(async () => {
  await expediteur.fermer();
  await smtp.fermer();
  await etabli.fermer();
});

const envoi = () => new Envoi(etabli.pool, etabli.horloge, expediteur);
const composer = (id: string, reglages: Partial<ConfigurationWorker> = {}) =>
  new Composition(
    etabli.source,
    etabli.horloge,
    { expediteur: EXPEDITEUR, ...reglages },
    etabli.rattrapage,
    gabarits,
  ).composer(id);
const lettre = async (reglages?: Partial<ConfigurationWorker>) => {
  const dossier = await lettreDeposee(etabli);
  const { id } = (await etabli.courriers(dossier))[0]!;
  await composer(id, reglages);
  return { dossier, id };
};
const resultats = async (id: string) => (await etabli.envois(id)).map(({ resultat }) => resultat);
const incidents = () => etabli.source.getRepository(Incident).find({ order: { ouvertLe: 'ASC' } });
const aRefaire = /nouvel essai prévu/;

describe('chaque présentation au serveur', () => {
  it('est au registre avant le premier mot qui lui est dit', async () => {
    const { id } = await lettre();
    let pendant: string[] | undefined;
    quandRecu = (repondre) => void resultats(id).then((lus) => ((pendant = lus), repondre()));
    await envoi().envoyer(id);
    expect(pendant).toEqual(['TENTATIVE']);
    expect(await resultats(id)).toEqual(['TENTATIVE', 'ACCEPTE']);
  });

  it('n’est faite que par un travailleur à la fois : l’autre attend, et n’envoie rien de plus', async () => {
    const { id } = await lettre();
    let second: Promise<unknown> | undefined;
    quandRecu = (repondre) => {
      second = envoi()
        .envoyer(id)
        .then(
          () => 'envoyé',
          (erreur: Error) => erreur.message,
        )
        .finally(repondre);
    };
    await envoi().envoyer(id);
    expect(await second).toMatch(/un autre travailleur l’envoie, nouvel essai prévu/);
    await envoi().envoyer(id);
    expect(smtp.recus).toHaveLength(1);
  });
});

describe('un destinataire que le serveur remet à plus tard', () => {
  it('est seul présenté de nouveau ; l’incident ne s’ouvre qu’au troisième report, et se referme à l’acceptation', async () => {
    refus[CAISSE] = '451 Liste grise, revenez';
    const { id, dossier } = await lettre();
    for (const rang of [1, 2, 3]) {
      await expect(envoi().envoyer(id)).rejects.toThrow(aRefaire);
      expect((await etabli.incidents(dossier)).map(({ closLe }) => closLe)).toEqual(rang < 3 ? [] : [null]);
    }
    // The others have it since the first time, and only once.
    expect(smtp.recus).toEqual([{ messageId: messageIdDe(id), pour: [PORTEUR] }]);
    expect((await etabli.courriers(dossier))[0]!.statut).toBe('ENVOYE');
    const [incident] = await etabli.incidents(dossier);
    expect(incident!.message).toMatch(/le remet à plus tard .* envoyez le document par la poste/);
    expect(incident!.message).not.toContain(CAISSE);

    delete refus[CAISSE];
    etabli.horloge.regler('2026-06-01T09:00:00.000Z');
    await envoi().envoyer(id);
    expect(smtp.recus.slice(1)).toEqual([{ messageId: messageIdDe(id), pour: [CAISSE] }]);
    expect((await etabli.incidents(dossier)).map(({ closLe }) => closLe)).toEqual([
      new Date('2026-06-01T09:00:00.000Z'),
    ]);
    expect((await etabli.envois(id)).slice(0, 3)).toMatchObject([
      { resultat: 'TENTATIVE', destinataires: [PORTEUR, CAISSE] },
      { resultat: 'ACCEPTE', destinataires: [PORTEUR] },
      { resultat: 'ECHEC', destinataires: [CAISSE], reponse: '451 Liste grise, revenez' },
    ]);
    expect((await resultats(id)).slice(3)).toEqual([
      'TENTATIVE',
      'ECHEC',
      'TENTATIVE',
      'ECHEC',
      'TENTATIVE',
      'ACCEPTE',
    ]);
  });
});

describe('un refus du serveur', () => {
  it('est un incident du courrier dès la première fois, que son travail de reprise résout', async () => {
    refus[PORTEUR] = refus[CAISSE] = '554 Refusé ici';
    const { id, dossier } = await lettre();
    await envoi().envoyer(id);
    const [incident] = await etabli.incidents(dossier);
    expect(incident).toMatchObject({
      closLe: null,
      message: expect.stringContaining('le serveur de messagerie le refuse') as string,
      travail: { tache: 'envoyer_courrier', donnees: { courrier: id, messageId: messageIdDe(id) } },
    });
    expect((await incidents()).map(({ cle }) => cle)).toEqual([`envoi:${id}`]);

    refus = {};
    const { courrier, messageId } = incident!.travail!.donnees as { courrier: string; messageId: string };
    await envoi().envoyer(courrier, messageId);
    expect((await etabli.incidents(dossier)).every(({ closLe }) => closLe)).toBe(true);
    expect((await etabli.courriers(dossier))[0]!.statut).toBe('ENVOYE');
    expect(await resultats(id)).toEqual(['TENTATIVE', 'REFUSE', 'TENTATIVE', 'ACCEPTE']);
  });
});

describe('un message de l’application qui ne concerne aucun dossier', () => {
  const deposer = (comptes: string[]) =>
    enTransaction(etabli.pool, (client) =>
      deposerMessage(
        client,
        {
          ...{
            code: 'A-ESSAI',
            titre: 'Message d’essai',
            gabarit: 'essai',
            objet: 'Essai',
            comptes,
            variables: { jour: 'beau' },
          },
          reference: 'A-ESSAI-1',
        },
        etabli.horloge.maintenant(),
      ),
    );
  const lire = async (id: string) =>
    (
      await etabli.pool.query<{ statut: string; courriel: { a: string[] } | null }>(
        'SELECT statut, courriel FROM courrier WHERE id = $1',
        [id],
      )
    ).rows[0]!;

  it('dont un compte est fermé part aux autres ; à personne, c’est un incident', async () => {
    const [un, autre] = [etabli.personne('ADMIN'), etabli.personne('CPAM')];
    await etabli.pool.query('UPDATE compte SET actif = false WHERE id = $1', [autre.id]);
    const id = await deposer([un.id, autre.id]);
    await composer(id);
    expect(await lire(id)).toMatchObject({ statut: 'COMPOSE', courriel: { a: [un.identifiant] } });

    const perdu = await deposer([autre.id]);
    await expect(composer(perdu)).rejects.toThrow(/sont fermés : personne ne le recevra/);
    expect(await lire(perdu)).toMatchObject({ statut: 'BLOQUE', courriel: null });
    expect(await incidents()).toMatchObject([
      { sorte: 'COURRIER', dossierId: null, travail: { tache: 'composer_courrier', donnees: { courrier: perdu } } },
    ]);
  });

  it('reçoit la date de Paris, l’adresse des pages et, en formation, la mention qu’il est sans valeur', async () => {
    etabli.horloge.regler('2026-06-01T22:30:00.000Z');
    const { id: admin } = etabli.personne('ADMIN');
    const id = await deposer([admin]);
    await composer(id, { adresse: 'https://cpts.test', formation: true });
    const { rows } = await etabli.pool.query<{ variables: object; html: string; courriel: { texte: string } }>(
      'SELECT variables, html, courriel FROM courrier WHERE id = $1',
      [id],
    );
    expect(rows[0]!.variables).toMatchObject({
      ...{ jour: 'beau', dateCourrier: '2026-06-02', adresse: 'https://cpts.test', reference: 'A-ESSAI-1' },
      ...{ mentionFictive: 'Formation – sans valeur', sujet: '[Parcours CPTS] Essai' },
    });
    expect(rows[0]!.courriel.texte).toContain('Formation – sans valeur');
  });

  it('qui échoue n’ouvre qu’un incident pour les mêmes personnes, aussi souvent que l’on recommence', async () => {
    const { id: admin, identifiant } = etabli.personne('ADMIN');
    refus[identifiant] = '550 Boite inconnue';
    for (let fois = 0; fois < 3; fois += 1) {
      const id = await deposer([admin]);
      await composer(id);
      await envoi().envoyer(id);
    }
    expect(await incidents()).toMatchObject([{ sorte: 'ENVOI', occurrences: 3, closLe: null }]);
    refus = {};
    const id = await deposer([admin]);
    await composer(id);
    await envoi().envoyer(id);
    expect((await incidents()).map(({ closLe }) => closLe)).toEqual([new Date('2026-06-01T08:00:00.000Z')]);
  });
});

it('en formation, un courrier et le courriel qui le porte disent qu’ils sont sans valeur', async () => {
  const { dossier } = await lettre({ formation: true });
  const [courrier] = await etabli.courriers(dossier);
  expect(courrier!.html).toContain('Formation – sans valeur');
  expect(courrier!.courriel!.texte).toContain('Formation – sans valeur');
});
