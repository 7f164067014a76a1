import { type Centimes, type DateCivile, somme } from '#libs/droit';
import { type Financement, type Ligne } from '#workflows/cpts/financement/index';
import { versementsDe } from '#workflows/cpts/financement/suivi';
import { type FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';
import { type Versement } from '#workflows/cpts/v2019-08-25/faits/vie';
import { type NatureDeVersement, type Poste } from '#workflows/cpts/postes';

export type Sens = 'CONFORME' | 'TROP_PAYE' | 'MOINS_PAYE' | 'AVANT_SA_DATE' | 'AVANT_SA_CONDITION' | 'HORS_CALENDRIER';

export const SENS_EN_CLAIR: Record<Sens, string> = {
  CONFORME: 'conforme',
  TROP_PAYE: 'trop payé',
  MOINS_PAYE: 'moins payé',
  AVANT_SA_DATE: 'payé avant sa date',
  AVANT_SA_CONDITION: 'payé avant sa condition',
  HORS_CALENDRIER: 'hors calendrier',
};

/** Amounts in cents; `ecart` is what was paid less what should have been: negative when too little was paid. */
export interface Sommes {
  attendu: Centimes;
  paye: Centimes;
  ecart: Centimes;
}

/** A line of the schedule, beside what was paid of it until a day. */
export interface EcartDeLigne extends Sommes {
  /** Day on which its contract was signed; none of a payment that no contract founds. */
  contratDu?: DateCivile;
  annee: number;
  poste: Poste;
  nature: NatureDeVersement;
  exigibleLe?: DateCivile;
  payeLe: readonly DateCivile[];
  sens: readonly Sens[];
  /** What a line paid too early still waits for, as a sentence. */
  attend?: string;
  /** How its amount comes out. */
  formule?: string;
}

export function sommer(lignes: readonly Sommes[]): Sommes {
  return {
    attendu: somme(lignes.map(({ attendu }) => attendu)),
    paye: somme(lignes.map(({ paye }) => paye)),
    ecart: somme(lignes.map(({ ecart }) => ecart)),
  };
}

/**
 * What should have been paid by a day and what was, line by line, then what was paid beside the schedule. Lines that are
 * neither due nor paid are left out. Pure; `detailler` works out the schedule of facts on that day.
 */
export function comparerAuCalendrier(
  faits: FaitsCpts,
  jour: DateCivile,
  detailler: (faits: FaitsCpts) => Financement,
): EcartDeLigne[] {
  // As if nothing had been paid: what is due must not hang on what was paid.
  const { contrats } = detailler({ ...faits, versements: [] });
  const paies = (faits.versements ?? []).filter(({ libere, annule, le }) => libere && !annule && le <= jour);
  const auCalendrier = contrats.flatMap(({ du, lignes }) =>
    lignes
      .filter(({ etat }) => etat !== 'ANNULEE')
      .map((ligne) => ({ du, ligne, siens: versementsDe(ligne, { ...faits, versements: paies }) })),
  );
  const ranges = new Set(auCalendrier.flatMap(({ siens }) => siens));
  return [
    ...auCalendrier.map(({ du, ligne, siens }) => comparer(du, ligne, siens)),
    ...parPart(paies.filter((paye) => !ranges.has(paye))).map((siens) =>
      horsCalendrier(contrats.find(({ contrat }) => contrat === siens[0].contrat)?.du, siens),
    ),
  ].filter(({ attendu, paye }) => attendu !== 0 || paye !== 0);
}

function comparer(contratDu: DateCivile, ligne: Ligne, siens: readonly Versement[]): EcartDeLigne {
  const { annee, poste, nature, exigibleLe, calcul, attend } = ligne;
  const due = ligne.etat === 'DUE';
  const sommes = ecart(due ? ligne.montant : 0, siens);
  const tot = siens.some(({ le }) => le < exigibleLe);
  const sens: Sens[] = [
    ...(due && sommes.ecart > 0 ? (['TROP_PAYE'] as const) : []),
    ...(due && sommes.ecart < 0 ? (['MOINS_PAYE'] as const) : []),
    ...(tot ? (['AVANT_SA_DATE'] as const) : []),
    ...(!due && !tot && sommes.paye > 0 ? (['AVANT_SA_CONDITION'] as const) : []),
  ];
  return {
    ...{ contratDu, annee, poste, nature, exigibleLe, payeLe: jours(siens), ...sommes },
    sens: sens.length ? sens : ['CONFORME'],
    ...(!due && attend ? { attend } : {}),
    formule: calcul.formule,
  };
}

function horsCalendrier(contratDu: DateCivile | undefined, siens: readonly [Versement, ...Versement[]]): EcartDeLigne {
  const { annee, poste, nature } = siens[0];
  return {
    ...(contratDu ? { contratDu } : {}),
    ...{ annee, poste, nature, payeLe: jours(siens), ...ecart(0, siens), sens: ['HORS_CALENDRIER'] },
  };
}

function ecart(attendu: Centimes, siens: readonly Versement[]): Sommes {
  const paye = somme(siens.map(({ montant }) => montant));
  return { attendu, paye, ecart: paye - attendu };
}

const jours = (siens: readonly Versement[]): DateCivile[] => [...new Set(siens.map(({ le }) => le))].sort();

/** The payments of one part of one year together. */
function parPart(versements: readonly Versement[]): [Versement, ...Versement[]][] {
  const groupes = new Map<string, [Versement, ...Versement[]]>();
  for (const versement of versements) {
    const { contrat, annee, poste, nature } = versement;
    const cle = [contrat, annee, poste, nature].join('/');
    const groupe = groupes.get(cle);
    if (groupe) groupe.push(versement);
    else groupes.set(cle, [versement]);
  }
  return [...groupes.values()];
}
