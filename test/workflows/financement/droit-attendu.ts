import { DateCivile, enVigueur } from '#libs/droit';
import { Mission } from '../../../workflows/cpts/missions';
import { BAREME, Taille } from '../../../workflows/cpts/parametres';
import { Contrat, FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';

// The fixed share of a mission over a contract year, told again from the rulebook alone, on whole numbers.

const rang = (le: DateCivile): number => Date.parse(`${le}T00:00:00Z`) / 86_400_000;
const tard = (...jours: DateCivile[]): DateCivile => jours.sort().at(-1)!;

export interface Attendu {
  debut: DateCivile;
  /** Numerator and denominator: real days. */
  prorata: readonly [number, number];
  /** In cents, of a whole year: what the scale gives at most, with its increase. */
  fixe: number;
  variable: number;
  majore: boolean;
  /** Rounded once, the half upwards. */
  fixeDeLAnnee: number;
}

interface Annee {
  du: DateCivile;
  au: DateCivile;
}

/** Nothing when the contract does not hold the mission that year, or when it has not started by then. */
export function droitAttendu(
  contrat: Contrat,
  { du, au }: Annee,
  mission: Mission,
  { missions }: FaitsCpts,
): Attendu | undefined {
  const depuis = arrivee(contrat, mission, { du, au });
  const demarree = missions[mission]?.le;
  if (!depuis || !demarree || demarree >= au || (contrat.fin && demarree >= contrat.fin.le)) return undefined;
  const { pivot, taille, membres } = regime(contrat, depuis);
  const ligne = enVigueur(BAREME, pivot).valeur.missions[mission];
  if (!ligne) return undefined;
  const de = (montants?: readonly number[]) => montants?.[taille - 1] ?? 0;
  const majore = pivot >= '2022-09-03' && taille === 4 && membres >= 100;
  const pourCent = majore ? 110 : 100;
  const debut = tard(du, depuis, demarree);
  const base = mission === 'CRISE' && demarree < du ? de(ligne.miseAJour) : de(ligne.fixe) + de(ligne.complement);
  const prorata = [rang(au) - rang(debut), rang(au) - rang(du)] as const;
  return {
    ...{ debut, prorata, majore },
    fixe: (base * pourCent) / 100,
    variable: (de(ligne.variable) * pourCent) / 100,
    fixeDeLAnnee: arrondi(BigInt(base) * BigInt(pourCent) * BigInt(prorata[0]), 100n * BigInt(prorata[1])),
  };
}

const arrondi = (numerateur: bigint, denominateur: bigint): number =>
  Number((2n * numerateur + denominateur) / (2n * denominateur));

/** The opening of the year, or the amendment that brought the mission since. */
function arrivee({ signature, avenants = [] }: Contrat, mission: Mission, { du, au }: Annee): DateCivile | undefined {
  let tenue = signature!.missions.includes(mission);
  for (const { le, ajoutees, retirees } of avenants) {
    if (le > du) break;
    tenue = ajoutees?.includes(mission) || (tenue && !retirees?.includes(mission));
  }
  return tenue ? du : avenants.find(({ le, ajoutees }) => le > du && le < au && ajoutees?.includes(mission))?.le;
}

function regime({ signature, avenants = [] }: Contrat, le: DateCivile) {
  let [pivot, taille, membres] = [signature!.signeeLe ?? signature!.le, signature!.taille!, signature!.membres ?? 0];
  for (const avenant of avenants) {
    if (avenant.taille && avenant.taille.du <= le) taille = avenant.taille.valeur as Taille;
    if (avenant.le > le) continue;
    pivot = avenant.le;
    membres = avenant.membres ?? membres;
  }
  return { pivot, taille, membres };
}
