import { agir, echeancesDe, Effets, Instantane, prochainEffetDuTemps, HORLOGE } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { ajouterJours } from '#libs/droit';
import fc from 'fast-check';
import { saisie, Tirage } from './generateurs';
import { Journal, TERRITOIRE_CONSTATE, TOUS } from './journal';
import { Marcheur } from './marcheur';

// A simulation judges an act on the dossier as it is kept, and lets time pass on it; playing writes the same act in
// another journal, day by day, from the opening. Both must say the same.

const DEFINITION = REGISTRE['cpts']!.versions[0];
const HORIZONS = [0, 40, 200, 1900];

type Dit = { verdict: string | Effets; suite: { jour: string; etat: unknown; temps: string[]; delais: string[] }[] };

const delais = (instantane: Instantane) =>
  echeancesDe(DEFINITION, instantane).map(({ cle, echeance, effetLe }) => `${cle} ${echeance} ${effetLe}`);

/** What would happen: nothing is written, the dossier is the one kept, as the base gives it back. */
function simuler(garde: Instantane, type: string, le: string, donnees: object): Dit {
  let instantane = JSON.parse(JSON.stringify(garde)) as Instantane;
  const juger = (quoi: string, quand: string, saisi: object, jour: string, acteur = TOUS) =>
    agir(DEFINITION, instantane, {
      ...{ type: quoi, le: quand, donnees: saisi, acteur, seq: instantane.seq + 1 },
      constats: { aujourdhui: jour, chevauchements: [], ...('territoire' in saisi ? TERRITOIRE_CONSTATE : {}) },
    });
  const verdict = juger(type, le, donnees, le);
  if (!verdict.accepte) return { verdict: JSON.stringify(verdict.motifs), suite: [] };
  instantane = verdict.instantane;
  const suite = HORIZONS.map((jours) => {
    const jour = ajouterJours(le, jours);
    const temps: string[] = [];
    for (;;) {
      const effet = prochainEffetDuTemps(DEFINITION, instantane, jour);
      if (!effet) break;
      const suivi = juger(effet.type, effet.le, effet.donnees, jour, HORLOGE as typeof TOUS);
      if (!suivi.accepte) throw new Error(suivi.motifs[0].message);
      instantane = suivi.instantane;
      temps.push(`${effet.type} ${effet.le}`);
    }
    return { jour, etat: instantane.valeur, temps, delais: delais(instantane) };
  });
  return { verdict: verdict.effets, suite };
}

/** The same act for real: another dossier, with the same past, which then lives day after day. */
function jouer(passe: Journal, type: string, le: string, donnees: object): Dit {
  const journal = new Journal(DEFINITION, passe.ouverture);
  for (const evenement of passe.suite) journal.envoyer(evenement);
  const verdict = journal.juger(type, le, donnees, le, 'territoire' in donnees ? TERRITOIRE_CONSTATE : {});
  if (!verdict.accepte) return { verdict: JSON.stringify(verdict.motifs), suite: [] };
  let hier = le;
  const suite = HORIZONS.map((jours) => {
    const jour = ajouterJours(le, jours);
    const temps: string[] = [];
    // By steps, as the clock comes round: what it finds late keeps its legal date.
    for (let pas = hier; pas < jour; pas = ajouterJours(pas, 45)) temps.push(...journal.attendre(pas));
    temps.push(...journal.attendre(jour));
    hier = jour;
    return { jour, etat: journal.instantane.valeur, temps, delais: delais(journal.instantane) };
  });
  return { verdict: verdict.effets, suite };
}

it('simuler donne les mêmes dates, les mêmes états et les mêmes effets que jouer pour de bon', () => {
  let acceptes = 0;
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 45 }), (graine, pas) => {
      const tirage = new Tirage(graine);
      const marcheur = new Marcheur(DEFINITION, tirage);
      for (let i = 0; i < pas && !marcheur.fini; i += 1) marcheur.pas();
      if (marcheur.fini) return;
      for (let essai = 0; essai < 6; essai += 1) {
        const { definition } = marcheur.situe();
        const defini = tirage.parmi(marcheur.attendus());
        const donnees = saisie(definition, defini, marcheur.jour, tirage);
        const { instantane } = marcheur.journal;
        const simule = simuler(instantane, defini.type, marcheur.jour, donnees);
        expect(jouer(marcheur.journal, defini.type, marcheur.jour, donnees)).toEqual(simule);
        expect(marcheur.journal.instantane).toBe(instantane);
        if (simule.suite.length) acceptes += 1;
      }
    }),
    { numRuns: 40, seed: 1434, endOnFailure: true },
  );
  expect(acceptes).toBeGreaterThan(20);
});
