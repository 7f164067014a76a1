import { ajouterJours, ajouterMois, DateCivile, enVigueur } from '#libs/droit';
import fc from 'fast-check';
import { financer } from '../../../workflows/cpts/financement';
import { Mission, MISSIONS } from '../../../workflows/cpts/missions';
import { BAREME, MISSIONS_SOCLES, Taille } from '../../../workflows/cpts/parametres';
import { taille } from '../../../workflows/cpts/tailles';
import { anniversaire, terme } from '../../../workflows/cpts/v2019-08-25/delais';
import { Contrat, FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Avenant } from '../../../workflows/cpts/v2019-08-25/faits/avenant';
import { Dialogue, Versement } from '../../../workflows/cpts/v2019-08-25/faits/vie';
import { faitsDuContrat, lireAvec } from './etabli';

// Contracts drawn at random: what a dossier could remember of them, whatever the acts that led there.

export interface Cas {
  faits: FaitsCpts;
  jour: DateCivile;
}

const SOCLES_DE = (le: DateCivile) => enVigueur(MISSIONS_SOCLES, le).valeur;
const OPTIONS = ['QUALITE', 'ACCOMPAGNEMENT'] as const;

/** Both scales, their eve and their day; leap days; ends of months and of years. */
const signatures = fc.oneof(
  fc.constantFrom('2020-02-29', '2024-02-29', '2022-09-02', '2022-09-03', '2023-08-31', '2023-12-31', '2019-08-25'),
  fc.integer({ min: 0, max: 3000 }).map((jours) => ajouterJours('2019-08-25', jours)),
);
const populations = fc.constantFrom(1, 39_999, 40_000, 79_999, 80_000, 175_000, 175_001, 400_000);
const membres = fc.constantFrom(undefined, 0, 99, 100, 101, 300);

/** A day of the contract or around it: on an anniversary, its eve, its morrow, or any other. */
const instants = fc.oneof(
  fc.record({ annee: fc.integer({ min: 0, max: 5 }), ecart: fc.constantFrom(-1, 0, 1) }),
  fc.record({ annee: fc.integer({ min: 0, max: 5 }), ecart: fc.integer({ min: 2, max: 360 }) }),
);
type Instant = typeof instants extends fc.Arbitrary<infer I> ? I : never;
const placer = (signature: DateCivile, { annee, ecart }: Instant): DateCivile =>
  ajouterJours(anniversaire(signature, annee), ecart);
const apres = (signature: DateCivile, instant: Instant): DateCivile => {
  const le = placer(signature, instant);
  return le < signature ? signature : le;
};

const avenants = fc.array(
  fc.record({
    instant: instants,
    ajoutees: fc.subarray([...OPTIONS, 'CRISE'] as Mission[]),
    retirees: fc.subarray([...OPTIONS] as Mission[]),
    population: fc.option(populations, { nil: undefined }),
    membres,
  }),
  { maxLength: 3 },
);

const dialogues = fc.array(
  fc.record({
    annee: fc.integer({ min: 1, max: 5 }),
    retard: fc.integer({ min: 0, max: 100 }),
    taux: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(33.33, 12.5, 0.01, 99.99)),
    missions: fc.subarray([...MISSIONS]),
    pv: fc.boolean(),
  }),
  { maxLength: 5 },
);

const vies = fc.record({
  signature: signatures,
  population: populations,
  membres,
  options: fc.subarray([...OPTIONS]),
  demarrages: fc.array(fc.option(instants, { nil: undefined, freq: 4 }), { minLength: 6, maxLength: 6 }),
  prevus: fc.option(instants, { nil: undefined }),
  avenants,
  dialogues,
  crise: fc.option(fc.record({ instant: instants, bilan: fc.boolean() }), { nil: undefined }),
  fin: fc.option(fc.record({ instant: instants, constatee: fc.boolean() }), { nil: undefined, freq: 2 }),
  renouvele: fc.boolean(),
  versements: fc.array(
    fc.record({ rang: fc.nat({ max: 150 }), sort: fc.constantFrom('ORDONNE', 'LIBERE', 'ANNULE') }),
    {
      maxLength: 12,
    },
  ),
  jour: instants,
});
type Vie = typeof vies extends fc.Arbitrary<infer V> ? V : never;

function avenantsDe({ signature, population, avenants: tires }: Vie, missions: readonly Mission[]): Avenant[] {
  const poses = tires
    .map((tire) => ({ ...tire, le: apres(signature, tire.instant) }))
    .sort((a, b) => a.le.localeCompare(b.le));
  let [presentes, ancienne] = [[...missions], taille(population, signature).valeur as Taille];
  return poses.map(({ le, ajoutees, retirees, population: nouvelle, membres: compte }, rang) => {
    // The crisis mission cannot come before the text that made it.
    const recues = ajoutees.filter((un) => !presentes.includes(un) && (un !== 'CRISE' || le >= '2022-09-03'));
    const otees = retirees.filter((un) => presentes.includes(un));
    presentes = [...presentes.filter((un) => !otees.includes(un)), ...recues];
    const valeur = nouvelle === undefined ? ancienne : taille(nouvelle, le).valeur;
    const change = valeur !== ancienne;
    ancienne = valeur;
    let annee = 0;
    while (anniversaire(signature, annee) < le) annee += 1;
    return {
      ...{ numero: rang + 1, le, seq: 100 + rang, objets: ['MISSION'], bareme: enVigueur(BAREME, le).du },
      ...(recues.length ? { ajoutees: recues } : {}),
      ...(otees.length ? { retirees: otees } : {}),
      ...(change ? { taille: { valeur, du: anniversaire(signature, annee) } } : {}),
      ...(compte === undefined ? {} : { membres: compte }),
    } as Avenant;
  });
}

const dialoguesDe = ({ signature, dialogues: tires }: Vie): Dialogue[] =>
  tires.map(({ annee, retard, taux, missions, pv }, rang) => {
    const le = ajouterJours(anniversaire(signature, annee), retard);
    const constates = missions.map((mission) => ({ mission, taux }));
    return {
      le,
      seq: 200 + rang,
      annee,
      taux: constates,
      ...(pv ? { pv: { le: ajouterJours(le, 7), seq: 300 + rang } } : {}),
    };
  });

function crisesDe({ signature, crise }: Vie): Partial<FaitsCpts> {
  if (!crise) return {};
  const le = placer(signature, crise.instant);
  const declaree = { le, seq: 400, type: 'MALADES', autorite: 'PREFET', activee: { le, seq: 401 } } as const;
  return {
    crise: declaree,
    ...(crise.bilan ? { bilansDeCrise: [{ le: ajouterJours(le, 90), seq: 402, declaree: le }] } : {}),
  };
}

/** The end, found or only announced; on the day of the signature at the soonest. */
function finDe({ signature, fin }: Vie): Pick<Contrat, 'resiliation' | 'fin'> {
  if (!fin) return {};
  const recue = apres(signature, fin.instant);
  const effet = ajouterMois(recue, 2);
  return {
    resiliation: { le: recue, seq: 500 },
    ...(fin.constatee ? { fin: { le: effet, seq: 501, cause: 'RESILIATION' as const } } : {}),
  };
}

function faitsDe(vie: Vie): FaitsCpts {
  const { signature, population, options, membres: compte, demarrages, prevus } = vie;
  const missions = [...SOCLES_DE(signature), ...options];
  const demarrees = MISSIONS.flatMap((mission, rang) => {
    const instant = demarrages[rang];
    return instant ? [[mission, placer(signature, instant)] as const] : [];
  });
  const faits = faitsDuContrat({
    ...{ signature, population, missions, demarrages: Object.fromEntries(demarrees) },
    ...(compte === undefined ? {} : { membres: compte }),
  });
  const prevu = prevus && { demarrages: { QUALITE: apres(signature, prevus) } };
  const contrat: Contrat = {
    ...faits.contrat!,
    signature: { ...faits.contrat!.signature!, ...prevu },
    avenants: avenantsDe(vie, missions),
    ...finDe(vie),
  };
  const seul = { ...faits, ...crisesDe(vie), dialogues: dialoguesDe(vie), contrat };
  return vie.renouvele && !vie.fin ? renouveler(seul) : seul;
}

/** The contract came to its term, and the next one holds the missions that it held. */
function renouveler(faits: FaitsCpts): FaitsCpts {
  const ancien = faits.contrat!;
  const le = terme(ancien.signature!.le, faits, enVigueur);
  const missions = [...new Set([...ancien.signature!.missions, ...SOCLES_DE(le)])];
  return {
    ...faits,
    contrat: {
      demande: { le: ajouterJours(le, -30), seq: 600 },
      signature: { ...ancien.signature!, le, seq: 601, signeeLe: ajouterJours(le, -30), missions },
      precedent: { ...ancien, fin: { le, seq: 601, cause: 'RENOUVELLEMENT' } },
    },
  };
}

/** Orders for lines of the schedule, at their amounts: left there, released or cancelled. */
function payer(faits: FaitsCpts, { versements: tires }: Vie, jour: DateCivile): FaitsCpts {
  const lignes = financer(faits, lireAvec(), jour).contrats.flatMap(({ lignes: siennes }) => siennes);
  const versements = tires.flatMap(({ rang, sort }, seq): Versement[] => {
    const ligne = lignes[rang % lignes.length]!;
    if (ligne.montant === 0) return [];
    const { contrat, poste, nature, annee, montant, exigibleLe: le } = ligne;
    const suite = { le, seq: 800 + seq };
    const fait = sort === 'LIBERE' ? { libere: suite } : sort === 'ANNULE' ? { annule: suite } : {};
    return [{ le, seq: 700 + seq, contrat, poste, nature, annee, montant, par: 'a', ...fait }];
  });
  return { ...faits, versements };
}

/** A dossier, and a day on which it is looked at. Nothing is paid. */
export const cas: fc.Arbitrary<Cas> = vies.map((vie) => ({ faits: faitsDe(vie), jour: jourDe(vie) }));

/** The same, some of its lines being ordered, released or cancelled. */
export const casPayes: fc.Arbitrary<Cas> = vies.map((vie) => ({
  faits: payer(faitsDe(vie), vie, jourDe(vie)),
  jour: jourDe(vie),
}));

const jourDe = ({ signature, jour }: Vie): DateCivile => apres(signature, jour);
