import { ajouterJours, DateCivile, enVigueur, somme } from '#libs/droit';
import fc from 'fast-check';
import { financer } from '../../../workflows/cpts/financement';
import { Ligne } from '../../../workflows/cpts/financement/suivi';
import { Mission, MISSIONS } from '../../../workflows/cpts/missions';
import { Contrat, FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { droitAttendu } from './droit-attendu';
import { cas, casPayes } from './generateur';
import { relire } from './relecture';

// Of contracts drawn at random: bounds of sizes, both scales, leap years, any day of start, amendment and termination.

const TIRAGES = 40;

type Propriete = (faits: FaitsCpts, jour: DateCivile, plusTard: DateCivile) => void;
const pour = (tirage: typeof cas) => (propriete: Propriete) =>
  fc.assert(
    fc.property(tirage, fc.integer({ min: 0, max: 2500 }), ({ faits, jour }, ecart) =>
      propriete(faits, jour, ajouterJours(jour, ecart)),
    ),
    { numRuns: TIRAGES },
  );
const verifier = pour(cas);
const verifierPayes = pour(casPayes);

const financement = (faits: FaitsCpts, jour: DateCivile) => financer(faits, enVigueur, jour);
const toutes = (faits: FaitsCpts, jour: DateCivile): readonly Ligne[] =>
  financement(faits, jour).contrats.flatMap(({ lignes }) => lignes);

/** Each year of each contract, each mission: its lines, and the contract as the dossier remembers it. */
function* parMission(faits: FaitsCpts, jour: DateCivile) {
  for (const { contrat: seq, annees, lignes } of financement(faits, jour).contrats) {
    let contrat: Contrat = faits.contrat!;
    while (contrat.signature!.seq !== seq) contrat = contrat.precedent!;
    for (const annee of annees)
      for (const mission of MISSIONS)
        yield {
          ...{ contrat, annee, mission },
          lignes: lignes.filter((ligne) => ligne.annee === annee.rang && ligne.poste === mission),
        };
  }
}

const fixes = (lignes: readonly Ligne[]) => lignes.filter(({ nature }) => nature !== 'VARIABLE');
const total = (lignes: readonly Ligne[]) => somme(lignes.map(({ montant }) => montant));
/** What was known to have started: the rest is only supposed. */
const connue = (faits: FaitsCpts, mission: Mission) => faits.missions[mission] !== undefined;

it('avance et solde d’une mission font, au centime, fixe × majoration × prorata de l’année', () =>
  verifier((faits, jour) => {
    for (const { contrat, annee, mission, lignes } of parMission(faits, jour)) {
      if (!connue(faits, mission)) continue;
      const attendu = droitAttendu(contrat, annee, mission, faits);
      expect([mission, annee.rang, total(fixes(lignes))]).toEqual([mission, annee.rang, attendu?.fixeDeLAnnee ?? 0]);
      if (attendu) expect(fixes(lignes).map(({ exigibleLe }) => exigibleLe)).toEqual([attendu.debut, annee.au]);
    }
  }));

it('aucune ligne n’est négative, et les deux parts ne dépassent jamais le barème', () =>
  verifier((faits, jour) => {
    for (const { contrat, annee, mission, lignes } of parMission(faits, jour)) {
      for (const { montant } of lignes) expect(Number.isSafeInteger(montant) && montant >= 0).toBe(true);
      if (!connue(faits, mission)) continue;
      const attendu = droitAttendu(contrat, annee, mission, faits);
      expect(total(fixes(lignes))).toBeLessThanOrEqual(attendu?.fixe ?? 0);
      expect(total(lignes) - total(fixes(lignes))).toBeLessThanOrEqual(attendu?.variable ?? 0);
    }
  }));

it('les mêmes faits donnent les mêmes lignes, et les calculer ne change pas les faits', () =>
  verifier((faits, jour) => {
    const copie = structuredClone(faits);
    expect(financement(copie, jour)).toEqual(financement(geler(faits), jour));
  }));

/** What writes into it throws. */
function geler<T>(valeur: T): T {
  if (typeof valeur === 'object' && valeur !== null) Object.values(Object.freeze(valeur)).forEach(geler);
  return valeur;
}

it('un jour qui passe ne change le montant d’aucune ligne sans hypothèse', () =>
  verifier((faits, jour, plusTard) => {
    const ensuite = new Map(toutes(faits, plusTard).map((ligne) => [ligne.cle, ligne]));
    for (const { cle, hypotheses, montant, exigibleLe, calcul } of toutes(faits, jour)) {
      if (hypotheses.length) continue;
      expect(ensuite.get(cle)).toMatchObject({ montant, exigibleLe, calcul, hypotheses: [] });
    }
  }));

it('payer ne change aucun montant : seuls changent l’état et ce qui est payé', () =>
  verifierPayes((faits, jour) => {
    const { versements: _, ...sans } = faits;
    const voir = (lignes: readonly Ligne[]) => lignes.map(({ cle, montant, calcul }) => ({ cle, montant, calcul }));
    expect(voir(toutes(faits, jour))).toEqual(voir(toutes(sans, jour)));
  }));

it('une clé ne désigne qu’une ligne', () =>
  verifier((faits, jour) => {
    const cles = toutes(faits, jour).map(({ cle }) => cle);
    expect(new Set(cles).size).toBe(cles.length);
  }));

it('les sommes des années, et celles des postes, font celles du contrat ; celles des contrats font le tout', () =>
  verifierPayes((faits, jour) => {
    const { contrats, sommes, horsEcheancier } = financement(faits, jour);
    for (const un of ['prevu', 'du', 'valide', 'paye'] as const) {
      for (const contrat of contrats) {
        expect(somme(contrat.annees.map((annee) => annee.sommes[un]))).toBe(contrat.sommes[un]);
        expect(somme(contrat.parPoste.map((poste) => poste[un]))).toBe(contrat.sommes[un]);
        expect(contrat.sommes[un]).toBeGreaterThanOrEqual(0);
      }
      if (!horsEcheancier.length) expect(somme(contrats.map((contrat) => contrat.sommes[un]))).toBe(sommes[un]);
    }
    const comptes = (faits.versements ?? []).filter(({ annule }) => !annule);
    const libere = (voulu: boolean) => somme(comptes.map((un) => (Boolean(un.libere) === voulu ? un.montant : 0)));
    expect([sommes.paye, sommes.valide]).toEqual([libere(true), libere(false)]);
  }));

it('la formule de chaque ligne, recalculée à part, donne son montant', () =>
  verifier((faits, jour) => {
    for (const { montant, calcul } of toutes(faits, jour))
      expect({ formule: calcul.formule, ...relire(calcul.formule) }).toEqual({
        ...{ formule: calcul.formule, calcule: montant, annonce: montant },
      });
  }));

it('après la fin, aucune avance n’est due ; l’année qu’elle interrompt n’a ni solde ni variable à payer', () =>
  verifierPayes((faits, jour) => {
    for (const { fin, annees, lignes } of financement(faits, jour).contrats)
      for (const { nature, poste, exigibleLe, annee, etat, montant } of lignes) {
        const interrompue = annees[annee - 1]!.au > fin;
        const reste = nature === 'AVANCE' ? exigibleLe < fin : !interrompue || poste === 'CRISE';
        if (!reste) expect(['ANNULEE', 'VALIDEE', 'PAYEE']).toContain(etat);
        if (etat === 'DUE') expect(montant).toBeGreaterThan(0);
      }
  }));

it('ce qui est dû ne repose sur aucune supposition, et son jour est venu', () =>
  verifierPayes((faits, jour) => {
    for (const { etat, hypotheses, exigibleLe, attend } of toutes(faits, jour))
      if (etat === 'DUE') {
        expect(hypotheses).toEqual([]);
        expect(attend).toBeUndefined();
        expect(exigibleLe <= jour).toBe(true);
      } else if (etat === 'PREVUE') expect(attend).toMatch(/\.$/);
  }));
