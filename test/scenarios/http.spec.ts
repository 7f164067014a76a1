import { Role } from '#libs/acces';
import { HorlogeService } from '#libs/dossiers';
import { Accepte, Instantane, Motif } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { setTimeout as patienter } from 'node:timers/promises';
import { demarrerWorker, Worker } from '../../apps/worker/application';
import { organismes } from '../appui/organismes';
import { ouvrirServeur, REGLAGES, Serveur } from '../appui/serveur';
import { SmtpDeTest, smtpDeTest } from '../poste/smtp';
import { SCENARIOS } from '.';
import { compter, leurEtat } from './constat';
import { Acte, Pas, REGION_ARS, Scenario, TempsQuiPasse } from './scenario';

const DEFINITION = REGISTRE['cpts']!.versions.at(-1)!;

let serveur: Serveur;
let worker: Worker;
let smtp: SmtpDeTest;

beforeAll(async () => {
  serveur = await ouvrirServeur('2023-01-02T10:00:00.000Z');
  smtp = await smtpDeTest();
  await organismes(serveur.source);
  worker = await demarrerWorker({
    ...{ databaseUrl: serveur.databaseUrl, smtpUrl: smtp.url, horloge: serveur.horloge, reglages: REGLAGES },
    expediteur: 'parcours@cpts.test',
  });
});

afterAll(async () => {
  await worker.arreter();
  await serveur.fermer();
  await smtp.fermer();
});

const motifs = (refus: readonly Motif[]) => Object.fromEntries(refus.map(({ code, message }) => [code, message]));

/** Nobody knows how many live in a part of a commune: a contract says what the parties retain, here what stories suppose. */
const retenue = (type: string) =>
  ['SIGNER_ACI', 'RENOUVELER_ACI'].includes(type) ? { population: { total: 160_000, millesime: 2026 } } : {};

/** Plays the same story through the HTTP door, with a real worker and a real mail server. */
class Narrateur {
  private avant!: Instantane;
  readonly courriers: string[] = [];

  private constructor(private readonly id: string) {}

  static async ouvrir({ titre }: Scenario): Promise<Narrateur> {
    const client = await serveur.comme('ARS_INSTRUCTEUR');
    // A part of its own for each story: they all happen in the same town.
    const territoire = [
      { commune: '13001', maille: `${titre} (fictif)` },
      { commune: '13012', maille: `${titre} (fictif)` },
    ];
    const { corps } = await client.post('/api/dossiers', {
      nom: `CPTS du récit : ${titre}`,
      regionArs: REGION_ARS,
      territoire,
    });
    const narrateur = new Narrateur((corps as { id: string }).id);
    await narrateur.relire();
    return narrateur;
  }

  async acte({ type, le, enregistreLe = le, par, donnees = {}, donne, refus }: Acte): Promise<void> {
    serveur.horloge.regler(`${enregistreLe}T10:00:00.000Z`);
    const client = await serveur.comme(par as Role);
    const corps = { type, le, donnees: { ...retenue(type), ...donnees }, revision: this.avant.seq };
    const { statut, corps: reponse } = await client.post(`/api/dossiers/${this.id}/evenements`, corps);
    if (refus) {
      expect([statut, motifs(reponse.refus as Motif[])]).toEqual(['ROLE' in refus ? 403 : 422, refus]);
      return;
    }
    expect([statut, reponse.seq, reponse.revision]).toEqual([201, this.avant.seq + 1, this.avant.seq + 1]);
    const apres = await this.relire();
    const verdict = { instantane: apres.instantane, effets: reponse.effets } as Accepte;
    expect(compter(DEFINITION, verdict)).toEqual(leurEtat(apres.avant, donne!));
    this.courriers.push(...(donne!.courriers ?? []));
  }

  async attendre({ horloge, effets }: TempsQuiPasse): Promise<void> {
    serveur.horloge.regler(`${horloge}T10:00:00.000Z`);
    await serveur.api.get(HorlogeService).balayer();
    const attendu = this.avant.seq + effets.length;
    await jusqua(async () => (await this.journal()).length >= attendu);
    const nouvelles = (await this.journal()).slice(this.avant.seq);
    expect(nouvelles.map(({ type, le }) => ({ type, le }))).toEqual(effets.map(({ type, le }) => ({ type, le })));
    expect(nouvelles.every(({ enregistreLe }) => enregistreLe.startsWith(horloge))).toBe(true);
    await this.relire();
    this.courriers.push(...effets.flatMap(({ donne }) => donne.courriers ?? []));
  }

  /** Every letter of the story was composed, frozen and sent, once, with its PDF. */
  async boucler(): Promise<void> {
    const auditeur = await serveur.comme('AUDITEUR');
    const lus = async () =>
      ((await auditeur.get(`/api/dossiers/${this.id}/courriers`)).corps.courriers as Lettre[]).filter(
        ({ code, situationAu }) => code !== 'A-RAPPEL' && situationAu === null,
      );
    const recusDe = ({ reference }: Lettre) => smtp.lister().filter(({ objet }) => objet.includes(reference));
    // A registered letter is left to the post: only those who get a copy are sent it.
    await jusqua(async () =>
      (await lus()).every(
        (lettre) =>
          lettre.statut === 'ENVOYE' ||
          (lettre.aPoster && recusDe(lettre).length === Math.min(1, lettre.destinataires.length)),
      ),
    );
    const lettres = await lus();
    expect(lettres.map(({ code }) => code).sort()).toEqual([...this.courriers].sort());
    for (const lettre of lettres) {
      const { id, reference, sha256, destinataires, pieces } = lettre;
      const recus = recusDe(lettre).map(({ piecesJointes }) => piecesJointes.map(({ type }) => type));
      const documents = ['application/pdf', ...pieces.map(() => 'application/pdf')];
      expect([reference, recus]).toEqual([reference, destinataires.length ? [documents] : []]);
      const { corps, entetes } = await auditeur.get(`/api/courriers/${id}.pdf`);
      expect([(corps as Buffer).subarray(0, 5).toString(), entetes.get('x-content-sha256')]).toEqual(['%PDF-', sha256]);
    }
    const { corps } = await auditeur.get('/api/audit/verification');
    expect(corps.defauts).toEqual([]);
  }

  private async journal() {
    const { corps } = await (await serveur.comme('AUDITEUR')).get(`/api/dossiers/${this.id}/journal`);
    return corps.journal as { type: string; le: string; enregistreLe: string }[];
  }

  private async relire() {
    const avant = this.avant;
    const { corps } = await (await serveur.comme('AUDITEUR')).get(`/api/dossiers/${this.id}`);
    const { procedure, version, revision, etat, faits } = corps;
    this.avant = { procedure, version, empreinte: '', seq: revision, valeur: etat, faits } as Instantane;
    return { avant, instantane: this.avant };
  }
}

interface Lettre {
  id: string;
  code: string;
  statut: string;
  reference: string;
  sha256: string;
  aPoster: boolean;
  destinataires: string[];
  pieces: object[];
  situationAu: string | null;
}

/** Waits for a condition; the bound is there to end a failed run, not to measure. */
async function jusqua(condition: () => Promise<boolean>): Promise<void> {
  for (let essai = 0; essai < 300; essai += 1) {
    if (await condition()) return;
    await patienter(100);
  }
}

const decrire = (pas: Pas) => ('horloge' in pas ? `l’horloge atteint le ${pas.horloge}` : `${pas.le} ${pas.type}`);

describe.each(SCENARIOS.filter(({ parHttp }) => parHttp).map((scenario) => [scenario.titre, scenario] as const))(
  'par HTTP : %s',
  (_, scenario) => {
    let narrateur: Narrateur;
    beforeAll(async () => {
      serveur.horloge.regler('2023-01-02T10:00:00.000Z');
      narrateur = await Narrateur.ouvrir(scenario);
    });

    it.each(scenario.pas.map((un, rang) => [rang + 1, decrire(un), un] as const))(
      '%i. %s',
      async (_rang, _titre, un) => {
        if ('horloge' in un) await narrateur.attendre(un);
        else await narrateur.acte(un);
      },
    );

    it('chaque courrier est parti, une fois, avec son PDF ; la chaîne et le rejeu sont prouvés', async () => {
      await narrateur.boucler();
    });
  },
);
