import { dateLongue, DateCivile, dureeEnClair } from '#libs/droit';
import type { EntreeDeFiche, FicheDefinie } from '#libs/moteur';
import type {
  ActivationDuPlan,
  BilanDeCrise,
  DeclarationDeCrise,
  VersionDuPlan,
} from '../../v2022-09-03/evenements/crise';
import {
  AUTORITES,
  AUTORITES_DE_CRISE,
  CELLULES_DU_PLAN,
  MISE_A_JOUR_DU_PLAN,
  THEMES_CRISE,
  TYPES_CRISE,
} from '../../parametres';
import { guideHdf, PLAN_DE_CRISE, TYPES_DE_CRISE } from '../../sources';
import { REPORT_AU_JOUR_OUVRE, Reserves, reserves } from '../courriers/contenu';
import { FaitsCpts } from '../faits';
import { Contexte, majuscule, saisieDe } from './communes';

/** F-CRISE. */
export type PlanDeCriseEcrit = Reserves & {
  nomCpts: string;
  /** Which version of the plan is shown, from 1, and its date. */
  version: number;
  dateVersion: DateCivile;
  finalise: boolean;
  /** The final version that a draft leaves in force; `null` when the one shown is final, or when none is. */
  enVigueur: DateCivile | null;
  themes: readonly string[];
  /** One row for each type of crisis; one cell for each theme, in the order of `themes`. */
  types: readonly { type: string; cellules: readonly string[] }[];
  traitees: number;
  total: number;
  articulation: readonly string[];
  rythme: string;
  /** Last day of the next update, or of the first plan; `null` when no deadline runs. */
  prochaine: { libelle: string; le: DateCivile } | null;
  /** Those that declare a crisis and activate the plan, as they follow « seuls en décident ». */
  autorites: readonly string[];
  crises: readonly CriseEcrite[];
};

interface CriseEcrite {
  declaration: string;
  type: string;
  activation: string;
  levee: string;
  bilan: string;
}

const ECHEANCES_DU_PLAN = ['D-P7-03', 'X-30'];
const CRISE = ['DECLARER_CRISE', 'ACTIVER_PLAN_CRISE', 'LEVER_CRISE', 'VALIDER_BILAN_CRISE'];

export const FICHE_CRISE: FicheDefinie<FaitsCpts> = {
  code: 'F-CRISE',
  titre: 'Plan de réponse aux crises sanitaires',
  gabarit: 'fiches/crise',
  emetteur: 'ARS',
  bases: [guideHdf('fiche 13'), PLAN_DE_CRISE, TYPES_DE_CRISE],
  manque: ({ faits }) =>
    faits.planCrise
      ? undefined
      : 'Aucune version du plan de crise n’est enregistrée : enregistrez d’abord la première.',
  variables: decrire,
};

function decrire(contexte: Contexte): PlanDeCriseEcrit {
  const { faits, journal, echeances, lire } = contexte;
  const { le, seq, versions, finalise } = faits.planCrise!;
  const { cellules, articulation = [] } = saisieDe<VersionDuPlan>(contexte, seq);
  const plan = lire(CELLULES_DU_PLAN, le);
  const { types, themes } = plan.valeur;
  const traite = (type: string, theme: string) =>
    cellules.some((cellule) => cellule.type === type && cellule.themes.some((un) => un === theme));
  const prochaine = echeances.find(({ code }) => ECHEANCES_DU_PLAN.includes(code));
  const rythme = lire(MISE_A_JOUR_DU_PLAN, le);
  const autorites = lire(AUTORITES_DE_CRISE, le);
  const derniere = finalise?.seq === seq;
  return {
    nomCpts: faits.nom,
    ...{ version: versions, dateVersion: le, finalise: derniere },
    enVigueur: finalise && !derniere ? finalise.le : null,
    themes: themes.map((theme) => majuscule(THEMES_CRISE[theme])),
    types: types.map((type) => ({
      type: majuscule(TYPES_CRISE[type]),
      cellules: themes.map((theme) => (traite(type, theme) ? 'traité' : 'à traiter')),
    })),
    traitees: types.flatMap((type) => themes.filter((theme) => traite(type, theme))).length,
    total: types.length * themes.length,
    articulation,
    rythme: dureeEnClair(rythme.valeur),
    prochaine: prochaine ? { libelle: prochaine.libelle, le: prochaine.echeance } : null,
    autorites: autorites.valeur.map((une) => AUTORITES[une]),
    crises: crisesDe(journal),
    aConfirmer: reserves(plan, rythme, autorites, REPORT_AU_JOUR_OUVRE, 'Q-19'),
  };
}

/** Each declaration, and what followed until the next one. */
function crisesDe(journal: readonly EntreeDeFiche[]): CriseEcrite[] {
  const actes = journal.filter(({ type }) => CRISE.includes(type));
  const debuts = actes.flatMap(({ type }, rang) => (type === 'DECLARER_CRISE' ? [rang] : []));
  return debuts.map((debut, rang) => ecrireCrise(actes.slice(debut, debuts[rang + 1])));
}

function ecrireCrise(actes: readonly EntreeDeFiche[]): CriseEcrite {
  const [declaration] = actes as [EntreeDeFiche];
  const { type, autorite, acte } = declaration.donnees as DeclarationDeCrise;
  const trouver = (nom: string) => actes.find((un) => un.type === nom);
  const [activation, levee, bilan] = [
    trouver('ACTIVER_PLAN_CRISE'),
    trouver('LEVER_CRISE'),
    trouver('VALIDER_BILAN_CRISE'),
  ];
  const enseignements = (bilan?.donnees as BilanDeCrise | undefined)?.enseignements?.trim();
  const origine = acte?.trim() ? `${AUTORITES[autorite]} (${acte.trim()})` : AUTORITES[autorite];
  return {
    declaration: `le ${dateLongue(declaration.le)}, par ${origine}`,
    type: majuscule(TYPES_CRISE[type]),
    activation: activation
      ? `activé le ${dateLongue(activation.le)}, par ${AUTORITES[(activation.donnees as ActivationDuPlan).autorite]}`
      : 'non activé',
    levee: levee ? `le ${dateLongue(levee.le)}` : 'en cours',
    bilan: bilan
      ? `validé le ${dateLongue(bilan.le)}${enseignements ? ` : ${enseignements}` : ''}`
      : activation
        ? 'attendu'
        : 'sans objet',
  };
}
