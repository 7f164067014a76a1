import { ajouterSommes, DateCivile, Sommes } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { Taille } from '../parametres';
import { terme } from '../v2019-08-25/delais';
import { FaitsCpts } from '../v2019-08-25/faits';
import { Versement } from '../v2019-08-25/faits/vie';
import { amorcageDe, LigneDAmorcage } from './amorcage';
import { anneesAvant, AnneeDeContrat } from './annees';
import { DecompteCalcule, decompteDe } from './decompte';
import { Base } from './droits';
import { lignesDeLAnnee } from './echeancier';
import { finDe } from './fin';
import { indicateursDe, IndicateursDuContrat } from './indicateurs';
import { ContratSigne, contratsSignesDepuisToujours, regimeAu } from './regime';
import { sommeDe, sommer } from './sommes';
import { Ligne, suivre } from './suivi';
import { Poste } from '../postes';

export { finDe } from './fin';
export type { Ligne } from './suivi';

/** The money of a contract: each line, and the sums that they make. Amounts in cents. */
export interface FinancementDuContrat {
  /** Rank in the journal of its signature. */
  contrat: number;
  du: DateCivile;
  /** First day on which it no longer runs, known or foreseen. */
  fin: DateCivile;
  cause?: string;
  population?: { total: number; millesime: number };
  annees: readonly AnneeFinancee[];
  lignes: readonly Ligne[];
  sommes: Sommes;
  parPoste: readonly (Sommes & { poste: Poste })[];
}

export interface AnneeFinancee extends AnneeDeContrat {
  taille: Taille;
  bareme: DateCivile;
  membres?: number;
  sommes: Sommes;
}

export interface Financement {
  au: DateCivile;
  contrats: readonly FinancementDuContrat[];
  /** Payments that no line of the schedule foresees: nothing that was paid is left out of the sums. */
  horsEcheancier: readonly Versement[];
  /** Of the contracts, and of what is outside their schedule. */
  sommes: Sommes;
  /** What was given before them: each line has its own sums. */
  amorcage: readonly LigneDAmorcage[];
  /** By contract: what its indicators and its missions reached. */
  indicateurs: readonly IndicateursDuContrat[];
  /** What an end leaves to be settled; absent when no contract ends. */
  decompte?: DecompteCalcule;
}

/**
 * What every contract of the dossier gave, gives and will give, as known on `jour`, an agency's civil day. Pure: played
 * again from the journal, the same facts give the same lines. Source: rulebook § 2.
 */
export function financer(faits: FaitsCpts, lire: Lire, jour: DateCivile): Financement {
  const contrats = financerContrats(faits, lire, jour);
  const suivis = new Set(contrats.flatMap(({ lignes }) => lignes.flatMap(({ versements }) => versements)));
  const horsEcheancier = (faits.versements ?? []).filter(({ seq, annule }) => !annule && !suivis.has(seq));
  const decompte = decompteDe(faits, lire, jour);
  return {
    au: jour,
    contrats,
    horsEcheancier,
    sommes: ajouterSommes([...contrats.map(({ sommes }) => sommes), ...horsEcheancier.map(sommeDe)]),
    amorcage: amorcageDe(faits, lire, jour),
    indicateurs: indicateursDe(faits, lire),
    ...(decompte ? { decompte } : {}),
  };
}

/** The contracts alone, oldest first: what the rules of a payment ask for, each time. */
export const financerContrats = (faits: FaitsCpts, lire: Lire, jour: DateCivile): FinancementDuContrat[] =>
  contratsSignesDepuisToujours(faits).map((contrat) => financerContrat(contrat, { faits, lire, jour }));

function financerContrat(contrat: ContratSigne, base: Base): FinancementDuContrat {
  const { faits, lire } = base;
  const { signature } = contrat;
  const fin = finDe(contrat, base);
  const prevue = terme(signature.le, faits, lire);
  const annees = anneesAvant(signature.le, fin > prevue ? fin : prevue);
  const lignes = suivre(
    contrat,
    fin,
    annees.flatMap((annee) => lignesDeLAnnee(contrat, annee, base)),
    base,
  );
  const de = (rang: number) => lignes.filter(({ annee }) => annee === rang);
  const postes = [...new Set(lignes.map(({ poste }) => poste))];
  return {
    contrat: signature.seq,
    du: signature.le,
    fin,
    ...(contrat.fin ? { cause: contrat.fin.cause } : {}),
    ...(signature.population ? { population: signature.population } : {}),
    annees: annees.map((annee) => {
      const { taille, bareme, membres } = regimeAu(contrat, annee.du, faits, lire);
      const compte = membres === undefined ? {} : { membres };
      return { ...annee, taille, bareme: bareme.du, ...compte, sommes: sommer(de(annee.rang)) };
    }),
    lignes,
    sommes: sommer(lignes),
    parPoste: postes.map((poste) => ({ poste, ...sommer(lignes.filter((ligne) => ligne.poste === poste)) })),
  };
}
