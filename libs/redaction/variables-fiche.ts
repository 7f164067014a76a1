import { DateCivile } from '#libs/droit';
import { FichePrevue } from '#libs/moteur';
import { Organisme } from '#libs/persistance';
import { Partie } from './parties';
import { mentionDe, Nature, VariablesCommunes } from './variables';

/** An image of a letterhead, as a template names it. */
type Image = { cle: string; texte: string } | null;

/** What every sheet is given beside its own content. */
export type VariablesDeFiche = Pick<
  VariablesCommunes,
  'reference' | 'objet' | 'dateCourrier' | 'mentionFictive' | 'affaireSuiviePar' | 'basesLegales' | 'diffusion'
> & {
  agence: Pick<Organisme, 'nom' | 'service' | 'adresse' | 'ville' | 'courriel' | 'telephone'> & {
    logo: Image;
    marque: Image;
  };
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
  logo?: Image;
  marque?: Image;
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
  const { nom, service, adresse, ville, courriel, telephone } = matiere.agence;
  return {
    ...{ reference, dateCourrier, preuve },
    objet: prevu.objet,
    mentionFictive: mentionDe(matiere),
    agence: {
      ...{ nom, service, adresse, ville, courriel, telephone },
      logo: matiere.logo ?? null,
      marque: matiere.marque ?? null,
    },
    affaireSuiviePar: service,
    dateSituation: situationAu,
    parties: matiere.parties ?? null,
    signataire: { nom: par.nom, qualite: par.qualite },
    basesLegales: prevu.bases,
    // It is handed over by hand, or with the letter to which it is joined: that letter says to whom.
    diffusion: [],
  };
}
