import { DateCivile } from '#libs/droit';
import { FichePrevue } from '#libs/moteur';
import { Organisme } from '#libs/persistance';
import { EnTete } from './entete';
import { Partie } from './parties';
import { agenceEcrite, mentionDe, Nature, VariablesCommunes } from './variables';

/** What every sheet is given beside its own content. */
export type VariablesDeFiche = Pick<
  VariablesCommunes,
  | 'agence'
  | 'reference'
  | 'objet'
  | 'dateCourrier'
  | 'mentionFictive'
  | 'affaireSuiviePar'
  | 'basesLegales'
  | 'diffusion'
> & {
  /** The civil day that the sheet speaks of. */
  dateSituation: DateCivile;
  /** Agencies that it names as parties, by kind; `null` when it names none. */
  parties: Readonly<Record<string, Partie>> | null;
  /** Who establishes it, and in what capacity. */
  signataire: { nom: string; qualite: string };
  /** The last entry that counts on that day: with it, the whole history can be checked. */
  preuve: { seq: number; hash: string };
};

export interface MatiereDeLaFiche extends Nature {
  prevu: FichePrevue;
  agence: Organisme;
  enTete?: Pick<EnTete, 'logo' | 'marque'>;
  parties?: VariablesDeFiche['parties'];
  reference: string;
  situationAu: DateCivile;
  /** Civil day on which it is established, in the agency's time zone. */
  dateCourrier: DateCivile;
  par: { nom: string; qualite: string };
  preuve: VariablesDeFiche['preuve'];
}

export function variablesDeFiche(matiere: MatiereDeLaFiche): VariablesDeFiche {
  const { prevu, reference, situationAu, dateCourrier, par, preuve } = matiere;
  return {
    ...{ reference, dateCourrier, preuve },
    objet: prevu.objet,
    mentionFictive: mentionDe(matiere),
    agence: agenceEcrite(matiere.agence, matiere.enTete),
    affaireSuiviePar: matiere.agence.service,
    dateSituation: situationAu,
    parties: matiere.parties ?? null,
    signataire: { nom: par.nom, qualite: par.qualite },
    basesLegales: prevu.bases,
    // It is handed over by hand, or with the letter to which it is joined: that letter says to whom.
    diffusion: [],
  };
}
