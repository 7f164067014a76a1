import { dateCourte } from '#libs/droit';
import { FaitsCpts, lettreValidee, projetValide } from './faits';

/** What the territory is worth today: acted on by the letter, it is validated in law with the project only. X-33. */
export function statutDuTerritoire(faits: FaitsCpts): string {
  if (projetValide(faits)) return `validé avec le projet de santé du ${dateCourte(faits.projet!.decision!.le)}`;
  if (lettreValidee(faits))
    return `pressenti, acté par la lettre d’intention validée le ${dateCourte(faits.lettre!.decision!.le)}`;
  return 'pressenti';
}

/** Departments that the territory touches. */
export const departementsDe = (territoire: FaitsCpts['territoire']): string[] =>
  [...new Set(territoire.map(({ departement }) => departement))].sort();
