import { dateCourte, DateCivile, enVigueur, somme } from '#libs/droit';
import { Ligne } from '../../financement';
import { aOrdonner, contratPaye, laPart, versementsALiberer } from '../paiements';
import { enEuros } from '../../montants';
import type { Attendus } from '../attendus';
import { dialogueQuiCompte } from '../calendrier';
import { FaitsCpts } from '../faits';

/** Late enough for all that is known to be due: what is awaited says its day, not today's. */
const UN_JOUR = '9999-12-31';

export const ATTENDUS_VERSEMENTS: Attendus = (faits) => [...aVerser(faits), ...aLiberer(faits)];

/** The next payments to be ordered: nobody is paid without a number, and nothing is said until there is one. */
function aVerser(faits: FaitsCpts): ReturnType<Attendus> {
  if (!faits.contrat?.demande || !faits.finess?.immatriculation?.et) return [];
  const dues = aOrdonner(faits, enVigueur, UN_JOUR).map(({ ligne }) => ({ ligne, le: exigible(ligne, faits) }));
  const le = dues.map((due) => due.le).sort()[0];
  if (le === undefined) return [];
  const prochaines = dues.filter((due) => due.le === le).map(({ ligne }) => ligne);
  const quoi =
    prochaines.length === 1
      ? `Ordonner ${laPart(prochaines[0]!)}, exigible le ${dateCourte(le)}`
      : `Ordonner les ${prochaines.length} versements exigibles le ${dateCourte(le)}`;
  return [[true, quoi, 'CPAM']];
}

/** A balance waits for the minutes, no longer than the period of the meeting; the result waits for them, always. */
function exigible({ nature, exigibleLe, auPlusTard, ...ligne }: Ligne, faits: FaitsCpts): DateCivile {
  if (nature === 'AVANCE') return exigibleLe;
  const pv = dialogueQuiCompte(faits, contratPaye(faits, ligne), ligne.annee)?.pv?.le;
  return [exigibleLe, pv ?? auPlusTard ?? exigibleLe].sort().at(-1)!;
}

function aLiberer(faits: FaitsCpts): ReturnType<Attendus> {
  const ordonnes = versementsALiberer(faits);
  if (ordonnes.length === 0) return [];
  const total = enEuros(somme(ordonnes.map(({ montant }) => montant)));
  const [premier] = ordonnes;
  const quoi =
    ordonnes.length === 1
      ? `Libérer, par une seconde personne, ${laPart(premier!)} : ${total}`
      : `Libérer, par une seconde personne, ${ordonnes.length} versements ordonnés : ${total}`;
  return [[true, quoi, 'CPAM']];
}
