import { Centimes, dateCourte, DateCivile } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../missions';
import {
  BAREME,
  BASE_DU_PRORATA,
  COMPLEMENT_ACCES_AUX_SOINS,
  LigneDeBareme,
  MAJORATION,
  TARIF_DE_CRISE,
} from '../parametres';
import { FaitsCpts } from '../v2019-08-25/faits';
import { AnneeDeContrat, prorata } from './annees';
import { Demarrage, demarrageDe, planFinalise } from './demarrages';
import { enPourCent, Facteur, lu, multiplier, ParametreLu } from './lignes';
import { ContratSigne, Regime, regimeAu, regimeDeLaMission } from './regime';
import { Poste } from '../postes';

/** What an amount is worked out from: everything here is pure. `jour` bounds what is supposed, never what is known. */
export interface Base {
  faits: FaitsCpts;
  lire: Lire;
  jour: DateCivile;
}

/** What an item gives over a year, before it is split into payments. */
export interface Droit {
  poste: Poste;
  /** First day that counts in this year. */
  debut: DateCivile;
  base: Centimes;
  origine: string;
  /** Those that do not depend on the part of the year that counts. */
  facteurs: readonly Facteur[];
  parametres: readonly ParametreLu[];
  hypotheses: readonly string[];
}

export function droitAuFonctionnement(contrat: ContratSigne, annee: AnneeDeContrat, { faits, lire }: Base): Droit {
  const regime = regimeAu(contrat, annee.du, faits, lire);
  return {
    poste: 'FONCTIONNEMENT',
    debut: annee.du,
    base: regime.bareme.valeur.fonctionnement[regime.taille - 1]!,
    origine: `fonctionnement annuel, ${duBareme(regime)}`,
    facteurs: [],
    parametres: [lu(BAREME, regime.bareme)],
    hypotheses: [],
  };
}

/** The fixed share of a mission over a year; nothing when the mission is not paid that year. */
export function droitFixe(
  contrat: ContratSigne,
  annee: AnneeDeContrat,
  mission: Mission,
  base: Base,
): Droit | undefined {
  const situation = situer(contrat, annee, mission, base);
  if (!situation) return undefined;
  const { regime, demarrage, debut } = situation;
  const { montant, origine, parametres, suppose } = montantFixe(annee, mission, situation, base);
  const majore = majoration(mission, regime);
  return {
    poste: mission,
    debut,
    base: montant,
    origine: `${origine}, ${duBareme(regime)}`,
    facteurs: majore ? [majore.facteur] : [],
    parametres: [lu(BAREME, regime.bareme), ...parametres, ...(majore ? [majore.parametre] : [])],
    hypotheses: [demarrage.suppose, suppose].filter((un) => un !== undefined),
  };
}

/** The variable share over a year of a mission of which the fixed one is known, before any rate of achievement. */
export function droitVariable(
  contrat: ContratSigne,
  annee: AnneeDeContrat,
  mission: Mission,
  fixe: Droit,
  base: Base,
): Droit {
  const { regime, ligne, demarrage } = situer(contrat, annee, mission, base)!;
  const { variable, complement } = ligne;
  const soins = complement && base.lire(COMPLEMENT_ACCES_AUX_SOINS, regime.pivot);
  const joint = soins?.valeur === 'VARIABLE' ? complement![regime.taille - 1]! : 0;
  const nom = `part variable annuelle « ${LIBELLE_MISSION[mission]} »`;
  return {
    ...fixe,
    base: variable[regime.taille - 1]! + joint,
    origine: `${nom}${joint ? ', soins non programmés compris' : ''}, ${duBareme(regime)}`,
    // The rate of the plan bears on the fixed share alone, and so does what is supposed of it.
    parametres: fixe.parametres.filter(({ cle }) => cle !== TARIF_DE_CRISE.cle),
    hypotheses: demarrage.suppose ? [demarrage.suppose] : [],
  };
}

/** What a right gives over the part of the year that counts: until its end, or until a day. */
export function calculer(contrat: ContratSigne, annee: AnneeDeContrat, droit: Droit, { lire }: Base, au = annee.au) {
  const ligne = lire(BASE_DU_PRORATA, contrat.signature.le);
  const entiere = droit.debut === annee.du && au === annee.au;
  const compte = prorata(annee, ligne.valeur, droit.debut, au);
  return {
    calcul: multiplier(droit.base, droit.origine, [...droit.facteurs, ...(entiere ? [] : [compte])]),
    parametres: [...droit.parametres, ...(entiere ? [] : [lu(BASE_DU_PRORATA, ligne)])],
  };
}

interface Situation {
  regime: Regime;
  ligne: LigneDeBareme;
  demarrage: Demarrage;
  debut: DateCivile;
}

/** Paid from the last of these: its start, the amendment which brought it, the opening of the year. */
function situer(contrat: ContratSigne, annee: AnneeDeContrat, mission: Mission, base: Base): Situation | undefined {
  const paye = regimeDeLaMission(contrat, mission, annee, base.faits, base.lire);
  const ligne = paye?.regime.bareme.valeur.missions[mission];
  const demarrage = paye && demarrageDe(contrat, mission, base);
  if (!paye || !ligne || !demarrage || demarrage.le >= annee.au) return undefined;
  return { ...paye, ligne, demarrage, debut: demarrage.le > paye.depuis ? demarrage.le : paye.depuis };
}

interface MontantFixe {
  montant: Centimes;
  origine: string;
  parametres: readonly ParametreLu[];
  suppose?: string | undefined;
}

function montantFixe(
  annee: AnneeDeContrat,
  mission: Mission,
  situation: Pick<Situation, 'regime' | 'ligne' | 'demarrage'>,
  base: Base,
): MontantFixe {
  const { regime, ligne } = situation;
  const rang = regime.taille - 1;
  const nom = `part fixe annuelle « ${LIBELLE_MISSION[mission]} »`;
  if (ligne.miseAJour) {
    const { premiere, parametre, suppose } = tarifDeCrise(annee, situation, base);
    return {
      montant: (premiere ? ligne.fixe : ligne.miseAJour)[rang]!,
      origine: `${nom}, ${premiere ? 'première rédaction du plan' : 'mise à jour du plan'}`,
      parametres: [parametre],
      suppose,
    };
  }
  if (!ligne.complement) return { montant: ligne.fixe[rang]!, origine: nom, parametres: [] };
  const soins = base.lire(COMPLEMENT_ACCES_AUX_SOINS, regime.pivot);
  const joint = soins.valeur === 'FIXE' ? ligne.complement[rang]! : 0;
  return {
    montant: ligne.fixe[rang]! + joint,
    origine: `${nom}${joint ? ', soins non programmés compris' : ''}`,
    parametres: [lu(COMPLEMENT_ACCES_AUX_SOINS, soins)],
  };
}

/** True for a year paid at the rate of the first plan. Source: rulebook § 2.9, Q-19. */
function tarifDeCrise(
  annee: AnneeDeContrat,
  { regime, demarrage }: Pick<Situation, 'regime' | 'demarrage'>,
  base: Base,
): { premiere: boolean; parametre: ParametreLu; suppose?: string | undefined } {
  const tarif = base.lire(TARIF_DE_CRISE, regime.pivot);
  const parametre = lu(TARIF_DE_CRISE, tarif);
  if (tarif.valeur === 'ANNEE_DE_DEMARRAGE' || demarrage.le >= annee.du)
    return { premiere: demarrage.le >= annee.du, parametre };
  const plan = planFinalise(base);
  // What a year that is open pays is settled: the plan was there when it opened, or it was not.
  const suppose = annee.du > base.jour ? plan?.suppose : undefined;
  return { premiere: !plan || plan.le >= annee.du, parametre, suppose };
}

/** On the missions, not on the operating budget. Source: rulebook § 2.5, Q-16. */
function majoration(mission: Mission, regime: Regime): { facteur: Facteur; parametre: ParametreLu } | undefined {
  const { valeur } = regime.majoration;
  if (!valeur || regime.taille !== valeur.taille || (regime.membres ?? 0) < valeur.membresDes) return undefined;
  if (mission === 'CRISE' && !valeur.surLaCrise) return undefined;
  return {
    facteur: enPourCent(100 + valeur.pourcent, `majoration de ${valeur.pourcent} %, ${regime.membres} membres`),
    parametre: lu(MAJORATION, regime.majoration),
  };
}

const duBareme = ({ bareme, taille }: Regime) => `barème du ${dateCourte(bareme.du)}, taille ${taille}`;
