import { dateCourte, DateCivile } from '#libs/droit';
import { Mission } from '../missions';
import { echeanceDeMission } from '../v2019-08-25/calendrier';
import type { Base } from './droits';
import { ContratSigne } from './regime';

/** When a mission started or, as long as it has not, when the forecast supposes that it will. */
export interface Demarrage {
  le: DateCivile;
  /** The supposition, as a sentence. */
  suppose?: string;
}

/** Nothing for a mission of which nobody can say when it will start: an option without a date, or a contract that ended. */
export function demarrageDe(
  contrat: ContratSigne,
  mission: Mission,
  { faits, lire, jour }: Base,
): Demarrage | undefined {
  const demarree = faits.missions[mission];
  // One that started after a contract ended is of the next one.
  if (demarree) return contrat.fin && demarree.le >= contrat.fin.le ? undefined : { le: demarree.le };
  if (contrat !== faits.contrat || contrat.fin) return undefined;
  const prevu = contrat.signature.demarrages?.[mission];
  const attendu = prevu ?? echeanceDeMission(faits, mission, 'demarrage', lire);
  if (!attendu) return undefined;
  const le = attendu < jour ? jour : attendu;
  const pourquoi = le !== attendu ? 'attendu avant, pas encore déclaré' : prevu ? 'prévu au contrat' : 'date limite';
  return { le, suppose: `démarrage supposé le ${dateCourte(le)} (${pourquoi})` };
}

/** When the first crisis plan was complete, or is supposed to be; nothing when nobody can say when it will. */
export function planFinalise({ faits, lire, jour }: Base): Demarrage | undefined {
  const finalise = faits.missions.CRISE?.deployee;
  if (finalise) return { le: finalise.le };
  const limite = echeanceDeMission(faits, 'CRISE', 'deploiement', lire);
  if (!limite) return undefined;
  const le = limite < jour ? jour : limite;
  return { le, suppose: `plan de crise supposé finalisé le ${dateCourte(le)}` };
}
