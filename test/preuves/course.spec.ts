import { DossiersService, Refus, Resultat } from '#libs/dossiers';
import { debutDuJour } from '#libs/droit';
import { HorlogeReglable } from '#libs/exterieur';
import { optionsDeConnexion } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { setTimeout as patienter } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Atelier, ouvrirAtelier } from '../appui/atelier';
import { mener, ouvrirDossier } from '../appui/parcours';
import { copier } from './copies';

// Silence on the project ends with 15 March 2026, at midnight of the agency. The director decides while two workers let
// time pass, each on its own connection. In law the last day is whole: a decision of the 15th comes before the silence
// that ends with it, whichever is recorded first; one of the 16th comes after, whichever is recorded first.

const COURSES_PAR_CAS = 125;
const DERNIER_JOUR = '2026-03-15';
const LENDEMAIN = '2026-03-16';

const ENDROITS = [
  { region: '93', commune: '13001', fuseau: 'Europe/Paris' },
  { region: '04', commune: '97411', fuseau: 'Indian/Reunion' },
  { region: '03', commune: '97302', fuseau: 'America/Cayenne' },
] as const;

const DECISIONS = [
  {
    type: 'VALIDER_PROJET_SANTE',
    donnees: {},
    etat: 'projetValideExpressement',
    tropTard: [
      'A-EN-TEMPS',
      'Le projet est réputé validé depuis l’expiration du 15/03/2026 : l’acte du 16/03/2026 est sans effet.',
    ],
  },
  {
    type: 'OPPOSER_PROJET_SANTE',
    donnees: { motifs: ['TERRITOIRE_NON_PERTINENT'], motivation: 'Non pertinent (fictif).' },
    etat: 'projetARedeposer',
    tropTard: [
      'G-P5-06',
      'L’opposition notifiée le 16/03/2026 est sans effet : le silence vaut validation à l’expiration du 15/03/2026.',
    ],
  },
] as const;

type Cote = '23:59:59.999' | '00:00';

/** A race as it ended: the entry that was written, and what the person was told. */
interface Issue {
  dossierId: string;
  decision: (typeof DECISIONS)[number];
  saisie: PromiseSettledResult<Resultat>;
  effets: number[];
  /** Sends the same decision again, after midnight, at the revision that the dossier has reached. */
  recommencer(): Promise<Resultat>;
}

let atelier: Atelier;
let autre: DataSource;
let personne: DossiersService;
let horloges: DossiersService[];
let revision: number;
const copies = new Map<string, string[]>();
const montreDeLaPersonne = new HorlogeReglable('2026-03-15T00:00:00.000Z');
const montreDesTravailleurs = new HorlogeReglable('2026-03-15T00:00:00.000Z');

beforeAll(async () => {
  atelier = await ouvrirAtelier('2026-01-15T08:00:00.000Z');
  autre = await new DataSource(optionsDeConnexion(atelier.url, 4)).initialize();
  const reglages = { delaiDeSaisie: 10 };
  personne = new DossiersService(atelier.source, REGISTRE, montreDeLaPersonne, reglages);
  horloges = [1, 2].map(() => new DossiersService(autre, REGISTRE, montreDesTravailleurs, reglages));
  for (const { region, commune, fuseau } of ENDROITS) {
    const modele = await ouvrirDossier(atelier, { regionArs: region, territoire: [{ commune }] });
    await mener(atelier, modele, 'DEPOSER_PROJET_SANTE', '2026-01-15');
    ({ revision } = await atelier.consultation.consulter(modele, atelier.personne('AUDITEUR')));
    copies.set(fuseau, await copier(atelier.pool, modele, Math.ceil((4 * COURSES_PAR_CAS) / ENDROITS.length) + 4));
  }
});
// Letting the database go asks that every chain hold, and that playing each journal again give the stored state.
afterAll(async () => {
  await autre.destroy();
  await atelier.fermer();
});

/** One race. The clock sets off `retard` milliseconds after the person, or before; who arrives first is up to the database. */
async function courir(numero: number, retard: number, le: string, saisie: Cote, horloge: Cote): Promise<Issue> {
  const { fuseau } = ENDROITS[numero % ENDROITS.length]!;
  const decision = DECISIONS[Math.floor(numero / ENDROITS.length) % DECISIONS.length]!;
  const dossierId = copies.get(fuseau)!.pop()!;
  const minuit = Date.parse(debutDuJour(LENDEMAIN, fuseau));
  const instant = (cote: Cote) => new Date(cote === '00:00' ? minuit : minuit - 1).toISOString();
  montreDeLaPersonne.regler(instant(saisie));
  montreDesTravailleurs.regler(instant(horloge));
  const { type, donnees } = decision;
  const directeur = atelier.personne('DG_ARS');
  const decider = (vue: number) => personne.agir({ dossierId, type, le, donnees, revision: vue }, directeur);
  const attendre = () => Promise.all(horloges.map((service) => service.passerLeTemps(dossierId)));
  const [saisi, passe] = await Promise.allSettled([partir(-retard, () => decider(revision)), partir(retard, attendre)]);
  if (passe.status === 'rejected') throw passe.reason;
  return {
    ...{ dossierId, decision, saisie: saisi, effets: passe.value },
    recommencer: () => {
      montreDeLaPersonne.regler(instant('00:00'));
      return decider(revision + 1);
    },
  };
}

const partir = async <T>(dans: number, course: () => Promise<T>): Promise<T> => {
  if (dans > 0) await patienter(dans);
  return course();
};

interface Constat {
  /** What the race wrote, as the journal says it. */
  entrees: { type: string; le: string; avertissements: string[] }[];
  /** The deadline of the silence. */
  silence: { statut: string; par: number };
  /** Attempts that the law refused. */
  refus: { type: string; le: string; codes: string[] }[];
  etat: string;
}

const constater = async (dossierId: string): Promise<Constat> =>
  (
    await atelier.pool.query<Constat>(
      `SELECT d.instantane #>> '{valeur,enCours,demarche}' AS etat,
          (SELECT jsonb_agg(jsonb_build_object('type', type, 'le', le, 'avertissements', avertissements) ORDER BY seq)
            FROM journal WHERE dossier_id = d.id AND seq > $2) AS entrees,
          (SELECT jsonb_build_object('statut', statut, 'par', terminee_par)
            FROM echeance WHERE dossier_id = d.id AND code = 'D-P5-01') AS silence,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('type', type, 'le', le,
              'codes', jsonb_path_query_array(motifs, '$[*].code'))), '[]')
            FROM refus WHERE dossier_id = d.id) AS refus
        FROM dossier d WHERE d.id = $1`,
      [dossierId, revision],
    )
  ).rows[0]!;

const TACITE = { type: 'CONSTATER_VALIDATION_TACITE', le: DERNIER_JOUR, avertissements: [] };
const RECTIFICATION = expect.arrayContaining(['A-RECTIFICATION']) as string[];
const SANS_RECTIFICATION = expect.not.arrayContaining(['A-RECTIFICATION']) as string[];

/** The person came second: told so, and at which revision the dossier is now. */
function depassee({ saisie, effets }: Issue): void {
  const message = `Le dossier a changé depuis que vous l’avez ouvert : il en est à la révision ${revision + 1}.`;
  expect(saisie).toMatchObject({ status: 'rejected', reason: { sorte: 'CONFLIT', motifs: [{ message }] } });
  expect(effets.sort()).toEqual([0, 1]);
}

type Premier = 'LA_PERSONNE' | 'L_HORLOGE';

/** Runs the races of a case, and says how many times each side came first. Time that passes again changes nothing. */
async function derouler(le: string, saisie: Cote, horloge: Cote, juger: (issue: Issue) => Promise<Premier>) {
  const premiers = { LA_PERSONNE: 0, L_HORLOGE: 0 };
  // Whoever came first sets off later the next time: on any machine, the race stays open.
  let retard = 0;
  for (let numero = 0; numero < COURSES_PAR_CAS; numero += 1) {
    const issue = await courir(numero, retard, le, saisie, horloge);
    const premier = await juger(issue);
    premiers[premier] += 1;
    retard += premier === 'L_HORLOGE' ? 1 : -1;
    expect(await horloges[0]!.passerLeTemps(issue.dossierId)).toBe(0);
  }
  expect(premiers.LA_PERSONNE + premiers.L_HORLOGE).toBe(COURSES_PAR_CAS);
  return premiers;
}

/** A race in which one side never comes first would prove nothing. */
function disputee({ LA_PERSONNE, L_HORLOGE }: Record<Premier, number>): void {
  expect(Math.min(LA_PERSONNE, L_HORLOGE)).toBeGreaterThanOrEqual(5);
}

const decisionDuDernierJour = async (issue: Issue): Promise<Premier> => {
  const { dossierId, saisie, effets, decision } = issue;
  const { type, etat } = decision;
  if (saisie.status === 'fulfilled') {
    // Recorded first: time has nothing left to do.
    expect(effets).toEqual([0, 0]);
    expect(await constater(dossierId)).toEqual({
      entrees: [{ type, le: DERNIER_JOUR, avertissements: SANS_RECTIFICATION }],
      silence: { statut: 'LEVEE', par: revision + 1 },
      refus: [],
      etat,
    });
    return 'LA_PERSONNE';
  }
  // Silence was recorded first, though the decision comes first in law: taken up again, it says so and prevails.
  depassee(issue);
  expect(await issue.recommencer()).toMatchObject({ seq: revision + 2 });
  expect(await constater(dossierId)).toEqual({
    entrees: [TACITE, { type, le: DERNIER_JOUR, avertissements: RECTIFICATION }],
    silence: { statut: 'ECHUE', par: revision + 1 },
    refus: [],
    etat,
  });
  return 'L_HORLOGE';
};

const decisionDuLendemain = async (issue: Issue): Promise<Premier> => {
  const { dossierId, saisie, effets, decision } = issue;
  const [code, message] = decision.tropTard;
  const refus = { sorte: 'DROIT', motifs: [{ code, message }] };
  const depasse = saisie.status === 'rejected' && (saisie.reason as Refus).sorte === 'CONFLIT';
  if (depasse) {
    depassee(issue);
    await expect(issue.recommencer()).rejects.toMatchObject(refus);
  } else {
    // The person came first, and found that time had passed: silence is recorded before the refusal.
    expect(saisie).toMatchObject({ status: 'rejected', reason: refus });
    expect(effets).toEqual([0, 0]);
  }
  expect(await constater(dossierId)).toEqual({
    entrees: [TACITE],
    silence: { statut: 'ECHUE', par: revision + 1 },
    refus: [{ type: decision.type, le: LENDEMAIN, codes: [code] }],
    etat: 'projetValideTacitement',
  });
  return depasse ? 'L_HORLOGE' : 'LA_PERSONNE';
};

describe('[D-P5-01] la décision et le silence : un seul des deux s’inscrit, l’autre est refusé ou n’a plus lieu', () => {
  it('saisie à 23:59 pendant qu’il est 00:00 chez les travailleurs : la décision, première en droit, l’emporte', async () => {
    disputee(await derouler(DERNIER_JOUR, '23:59:59.999', '00:00', decisionDuDernierJour));
  });

  it('prise à 23:59 et saisie à 00:00 : reçue en retard, elle est du dernier jour et l’emporte aussi', async () => {
    disputee(await derouler(DERNIER_JOUR, '00:00', '00:00', decisionDuDernierJour));
  });

  it('tant qu’il est 23:59 pour tous, l’horloge ne trouve rien à faire', async () => {
    const { L_HORLOGE } = await derouler(DERNIER_JOUR, '23:59:59.999', '23:59:59.999', decisionDuDernierJour);
    expect(L_HORLOGE).toBe(0);
  });

  it('prise à 00:00 : le silence, premier en droit, l’emporte ; la décision est refusée avec la règle', async () => {
    disputee(await derouler(LENDEMAIN, '00:00', '00:00', decisionDuLendemain));
  });
});
