import { DateCivile } from '#libs/droit';
import { finDuContrat } from '../v2019-08-25/delais';
import { Base } from './droits';
import { ContratSigne } from './regime';

/** The first day on which a contract no longer runs. */
export const finDe = (contrat: ContratSigne, { faits, lire }: Pick<Base, 'faits' | 'lire'>): DateCivile =>
  contrat.fin?.le ?? finDuContrat(faits, lire)!;
