import { ajouterJours, ajouterMois, type DateCivile, enVigueur } from '#libs/droit';
import { type FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';
import { aOrdonner, versementsALiberer } from '#workflows/cpts/v2019-08-25/paiements';
import { type Acte, type Recit } from './recit';

// What the fund pays is worked out from the dossier when its story is played: all that the schedule makes due, no more.

/** Days that the fund takes to pay what has become due. */
const DELAI = 10;
/** Months before the load since which a dossier is kept here: what was paid earlier is taken over as it is. */
const MOIS_TENUS_ICI = 3;

/** The fund pays what an event of that day made due, unless it would do so after the last day told. */
export function payerApres(recit: Recit, evenement: DateCivile, jusquAu: DateCivile): void {
  const le = ajouterJours(evenement, DELAI);
  const repris = le < ajouterMois(recit.jour, -MOIS_TENUS_ICI);
  if (le > jusquAu) return;
  recit.deduire(le, (faits) => ordonner(faits, le, repris));
  recit.deduire(le, (faits) =>
    versementsALiberer(faits)
      .filter((versement) => versement.le <= le)
      .map(({ seq }) => ({ type: 'LIBERER_VERSEMENT', le, role: 'CPAM_SECONDE', donnees: { versement: seq } })),
  );
}

/** Nothing to a CPTS that has no number. */
function ordonner(faits: FaitsCpts, le: DateCivile, repris: boolean): Acte[] {
  if (!faits.finess?.immatriculation?.et) return [];
  const verifie = repris || faits.dossierAciVerifie ? {} : { dossierVerifieLe: le };
  return aOrdonner(faits, enVigueur, le).map(({ ligne: { poste, nature, annee }, reste }) => ({
    type: repris ? 'REPRENDRE_VERSEMENT' : 'ORDONNER_VERSEMENT',
    ...{ le, role: 'CPAM', donnees: { poste, nature, annee, montant: reste, ...verifie } },
  }));
}
