import { citer } from '#libs/droit';
import { ContexteCourrier, Definition } from './procedure';
import { CourrierPrevu } from './verdicts';

/** The letters that an accepted event calls for, with their legal content. */
export function courriersDe(definition: Definition, contexte: ContexteCourrier): CourrierPrevu[] {
  const joindre = (qui: string) => ({ qui, ...definition.joindre(contexte.faits, qui) });
  return definition.courriers
    .filter((courrier) => courrier.evenements.includes(contexte.evenement.type) && (courrier.si?.(contexte) ?? true))
    .map((courrier) => ({
      code: courrier.code,
      titre: courrier.titre,
      gabarit: courrier.gabarit,
      emetteur: courrier.emetteur,
      destinataires: courrier.destinataires.map(joindre),
      copies: (courrier.copies ?? []).map(joindre),
      canal: courrier.canal,
      signataire: courrier.signataire,
      objet: courrier.objet(contexte),
      bases: courrier.bases.map(citer),
      variables: courrier.variables(contexte),
    }));
}
