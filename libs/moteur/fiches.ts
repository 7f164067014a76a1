import { citer } from '#libs/droit';
import { delaisDe } from './echeances';
import { ContexteFiche, FicheDefinie } from './documents';
import { Definition } from './procedure';
import { lecteurDe } from './reglages';
import { CourrierPrevu, Instantane } from './verdicts';

/** A sheet with its content: what a letter is before anybody issues it, without anybody to send it to. */
export type FichePrevue = Pick<
  CourrierPrevu,
  'code' | 'titre' | 'gabarit' | 'emetteur' | 'objet' | 'bases' | 'variables'
> &
  Pick<FicheDefinie, 'parties'>;

/** What a sheet reads: the state of a dossier on a day, beside the history and the people that the caller brings. */
export function contexteDeFiche<F>(
  definition: Definition<F>,
  instantane: Instantane<F>,
  apporte: Pick<ContexteFiche<F>, 'le' | 'journal' | 'personne'>,
): ContexteFiche<F> {
  const { faits, valeur } = instantane;
  return {
    ...apporte,
    faits,
    resume: definition.resumer(faits, valeur),
    echeances: delaisDe(definition, instantane).echeances,
    lire: lecteurDe(instantane),
  };
}

/** `nom`: that of the dossier. The sheet must be possible: ask its `manque` first. */
export function prevoirFiche<F>(fiche: FicheDefinie<F>, contexte: ContexteFiche<F>, nom: string): FichePrevue {
  const { code, titre, gabarit, emetteur, bases, parties } = fiche;
  return {
    ...{ code, titre, gabarit, emetteur },
    ...(parties ? { parties } : {}),
    objet: `${titre} – ${nom}`,
    bases: bases.map(citer),
    variables: fiche.variables(contexte),
  };
}
