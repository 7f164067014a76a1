import { DateCivile } from '#libs/droit';
import { CourrierPrevu } from '#libs/moteur';
import { Joint } from './destinataires';
import { DocumentNomme, nomDeFichier } from './nom-de-fichier';
import { sujet, VariablesCommunes } from './variables';

/** What the e-mail that carries a letter is given: the same words for all who get it, each of whom finds their part. */
export type VariablesDeLEnvoi = Pick<
  VariablesCommunes,
  'agence' | 'reference' | 'objet' | 'dateCourrier' | 'mentionFictive' | 'remplace'
> & {
  sujet: string;
  /** Names of those to whom the letter is written. */
  destinataires: string[];
  /** Names of those who get it for information. */
  copies: string[];
  /** The letter itself travels by post: the e-mail only takes a copy to those who get one. */
  parLaPoste: boolean;
  /** Names of the attached files, that of the letter first. */
  fichiers: string[];
  /** Last day that the letter gives its recipient to answer. */
  avantLe: DateCivile | null;
  /** It says how what it decides may be contested. */
  recours: boolean;
};

export interface MatiereDeLEnvoi {
  communes: VariablesCommunes;
  prevu: CourrierPrevu;
  principaux: readonly Joint[];
  copies: readonly Joint[];
  parLaPoste: boolean;
  /** Sheets that travel with it, in their order. */
  pieces: readonly DocumentNomme[];
}

export function variablesDeLEnvoi(matiere: MatiereDeLEnvoi): VariablesDeLEnvoi {
  const { communes, prevu, principaux, copies, parLaPoste, pieces } = matiere;
  const { agence, reference, objet, dateCourrier, mentionFictive, remplace } = communes;
  const { avantLe, recours } = prevu.variables as { avantLe?: DateCivile | null; recours?: object | null };
  return {
    ...{ agence, reference, objet, dateCourrier, mentionFictive },
    sujet: sujet(reference, objet),
    destinataires: principaux.map(({ nom }) => nom),
    copies: copies.map(({ nom }) => nom),
    ...{ parLaPoste, remplace },
    fichiers: [{ reference, titre: prevu.titre }, ...pieces].map(nomDeFichier),
    avantLe: avantLe ?? null,
    recours: Boolean(recours),
  };
}
