import { ajouterJours } from '#libs/droit';
import { echeancesDe, Evenement, preparer, rejouer, Verdict } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import fc from 'fast-check';
import { transition } from 'xstate';
import { restaurer } from '../../libs/moteur/machine';
import { Tirage } from './generateurs';
import { Journal } from './journal';
import { Marcheur } from './marcheur';

// Anybody does anything, at any time, with well-formed payloads: the engine answers always, explains every refusal,
// and the journal tells the state. Nothing here knows a particular event.

const VERSIONS = REGISTRE['cpts']!.versions;
const PAS_PAR_MARCHE = 75;
const MARCHES_PAR_VERSION = 70;

/** What the walks have seen, all together. */
const releve = {
  envois: 0,
  acceptes: 0,
  armees: new Set<string>(),
  levees: new Set<string>(),
  /** A dossier in which each deadline runs, as it was. */
  exemples: new Map<string, { journal: Journal; jour: string }>(),
};

function controler(verdict: Verdict, { type }: Evenement): void {
  releve.envois += 1;
  if (verdict.accepte) {
    releve.acceptes += 1;
    verdict.effets.echeances.armees.forEach(({ code }) => releve.armees.add(code));
    verdict.effets.echeances.levees.forEach(({ code }) => releve.levees.add(code));
    return;
  }
  if (verdict.motifs.length === 0) throw new Error(`${type} : refusé sans motif.`);
  for (const motif of verdict.motifs)
    for (const champ of ['code', 'message', 'source', 'remede'] as const)
      if (motif[champ].length < 4 || /undefined|NaN|\[object/.test(motif[champ]))
        throw new Error(`${type}, ${motif.code} : ${champ} ne dit rien (« ${motif[champ]} »).`);
}

/** Tries everything, ever later: true as soon as something is accepted. */
function aUneIssue(marcheur: Marcheur, aboutit: () => boolean = () => true): boolean {
  for (const annees of [0, 0, 0, 1, 3, 8]) {
    marcheur.jour = ajouterJours(marcheur.jour, annees * 365);
    marcheur.laisserPasser();
    if (marcheur.fini || aboutit()) return true;
    for (const defini of marcheur.attendus())
      for (let essai = 0; essai < 3; essai += 1)
        if (marcheur.envoyer(defini, marcheur.jour) && (marcheur.fini || aboutit())) return true;
  }
  return false;
}

/** What the machine itself makes of an event, asked anew: the engine remembers its answers. */
function commeXstate(journal: Journal, rang: number): void {
  const { definition, ouverture, suite } = journal;
  const evenement = suite[rang]!;
  const avant = rejouer(definition, ouverture, suite.slice(0, rang));
  const apres = rejouer(definition, ouverture, suite.slice(0, rang + 1));
  if (rang === 0 || avant.version !== apres.version) return;
  const { machine, evenements } = preparer(VERSIONS.find(({ version }) => version === avant.version)!);
  const defini = evenements.get(evenement.type)!;
  const variante = defini.aiguiller ? `.${defini.aiguiller(evenement.donnees, avant.faits)}` : '';
  const envoi = { type: evenement.type + variante, evenement, questions: { tient: () => true } };
  const depuis = restaurer(machine, avant);
  const [selonXstate] = transition(machine as never, depuis as never, envoi as never) as unknown as [
    { value: unknown },
  ];
  expect(selonXstate.value).toEqual(apres.valeur);
}

describe.each(VERSIONS.map((version) => [version.version, version] as const))('parcours du %s', (_, definition) => {
  it(`${MARCHES_PAR_VERSION} marches au hasard : jamais d’exception, jamais de refus sans raison, le rejeu donne l’état`, () => {
    fc.assert(
      fc.property(fc.integer(), (graine) => {
        const marcheur = new Marcheur(definition, new Tirage(graine), controler);
        const { journal } = marcheur;
        for (let pas = 0; pas < PAS_PAR_MARCHE && !marcheur.fini; pas += 1) {
          marcheur.pas();
          if (pas % 10 > 0) continue;
          for (const { code } of echeancesDe(definition, journal.instantane))
            if (!releve.exemples.has(code)) releve.exemples.set(code, { journal: copie(journal), jour: marcheur.jour });
        }
        expect(journal.rejoue()).toEqual(journal.instantane);
        expect(JSON.parse(JSON.stringify(journal.instantane.valeur))).toEqual(journal.instantane.valeur);
        if (journal.suite.length > 1) commeXstate(journal, journal.suite.length - 1);
        if (!marcheur.fini) expect([etat(journal), aUneIssue(marcheur)]).toEqual([etat(journal), true]);
      }),
      { numRuns: MARCHES_PAR_VERSION, seed: 20_190_825, endOnFailure: true },
    );
  });
});

it('aucun délai n’est sans issue : chacun a pris fin, ou peut prendre fin', () => {
  const sansIssue = [...releve.exemples].filter(([code, { journal, jour }]) => {
    if (releve.levees.has(code)) return false;
    const marcheur = new Marcheur(journal.definition, new Tirage(1));
    marcheur.reprendre(journal, jour);
    const court = () => echeancesDe(journal.definition, marcheur.journal.instantane).some((e) => e.code === code);
    return !aUneIssue(marcheur, () => !court());
  });
  expect(sansIssue.map(([code]) => code)).toEqual([]);
});

it('les marches ont compté plus de dix mille envois, dont une bonne part acceptée', () => {
  expect(releve.envois).toBeGreaterThan(10_000);
  expect(releve.acceptes).toBeGreaterThan(1_000);
});

function copie(journal: Journal): Journal {
  const autre = new Journal(journal.definition, journal.ouverture);
  autre.suite.push(...journal.suite);
  autre.instantane = journal.instantane;
  return autre;
}

const etat = ({ instantane }: Journal): string => JSON.stringify(instantane.valeur);
