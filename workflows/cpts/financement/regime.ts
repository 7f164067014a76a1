import { DateCivile, ValeurDatee } from '#libs/droit';
import type { Lire } from '#libs/moteur';
import { Mission } from '../missions';
import { Bareme, BAREME, MAJORATION, Majoration, Taille } from '../parametres';
import { missionsAu, pivotAu, tailleAu } from '../v2019-08-25/delais';
import { Contrat, FaitsCpts } from '../v2019-08-25/faits';
import { Signature } from '../v2019-08-25/faits/contrat';

export type ContratSigne = Contrat & { signature: Signature };

/** Every contract that was ever signed, oldest first. */
export function contratsSignesDepuisToujours({ contrat }: FaitsCpts): ContratSigne[] {
  const signes: ContratSigne[] = [];
  for (let courant = contrat; courant; courant = courant.precedent)
    if (courant.signature) signes.unshift(courant as ContratSigne);
  return signes;
}

/** What amounts hang on, on a day of a contract. */
export interface Regime {
  /** Signature of the contract or of the amendment whose scale applies. A contract keeps it until an amendment. */
  pivot: DateCivile;
  taille: Taille;
  bareme: ValeurDatee<Bareme>;
  membres?: number;
  majoration: ValeurDatee<Majoration | null>;
}

export function regimeAu(contrat: ContratSigne, le: DateCivile, faits: FaitsCpts, lire: Lire): Regime {
  const pivot = pivotAu(contrat, le)!;
  const membres = membresAu(contrat, le, faits);
  return {
    pivot,
    taille: tailleAu(contrat, faits, le)!,
    bareme: lire(BAREME, pivot),
    ...(membres === undefined ? {} : { membres }),
    majoration: lire(MAJORATION, pivot),
  };
}

/**
 * The regime under which a mission is paid in a year, and from when: that of its opening, or that of the amendment which
 * brought the mission during it. Undefined when the contract does not hold it that year.
 */
export function regimeDeLaMission(
  contrat: ContratSigne,
  mission: Mission,
  annee: { du: DateCivile; au: DateCivile },
  faits: FaitsCpts,
  lire: Lire,
): { regime: Regime; depuis: DateCivile } | undefined {
  const arrivee = contrat.avenants?.find(
    ({ le, ajoutees }) => annee.du < le && le < annee.au && ajoutees?.includes(mission),
  );
  const depuis = missionsAu(contrat, annee.du).includes(mission) ? annee.du : arrivee?.le;
  return depuis === undefined ? undefined : { regime: regimeAu(contrat, depuis, faits, lire), depuis };
}

/** Members at a signature or on an anniversary: as they were last declared until then. Q-16. */
function membresAu(contrat: ContratSigne, le: DateCivile, { preparations = [] }: FaitsCpts): number | undefined {
  const { signature, avenants = [] } = contrat;
  return [
    { le: signature.le, seq: signature.seq, membres: signature.membres },
    ...avenants,
    ...preparations.filter((preparation) => preparation.le >= signature.le),
  ]
    .filter((declaration) => declaration.membres !== undefined && declaration.le <= le)
    .sort((a, b) => a.le.localeCompare(b.le) || a.seq - b.seq)
    .at(-1)?.membres;
}
