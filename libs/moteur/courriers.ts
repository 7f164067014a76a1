import { citer } from '#libs/droit';
import { ContexteCourrier, CourrierDefini } from './documents';
import { Definition } from './procedure';
import { CourrierPrevu } from './verdicts';

/**
 * The letters that an accepted event calls for, with their legal content. Never throws: what a definition fails to say of
 * one of them is told in its `anomalie`, and the event is recorded all the same.
 */
export function courriersDe(definition: Definition, contexte: ContexteCourrier): CourrierPrevu[] {
  const prevus = definition.courriers
    .filter(({ evenements }) => evenements.includes(contexte.evenement.type))
    .flatMap((courrier) => prevoir(definition, courrier, contexte) ?? []);
  // A letter may be defined once per case, under one code: a case that could not be told apart adds no second one.
  const saines = new Set(prevus.filter(({ anomalie }) => !anomalie).map(({ code }) => code));
  return prevus.filter(
    ({ code, anomalie }, rang) =>
      !anomalie || (!saines.has(code) && prevus.findIndex((autre) => autre.code === code) === rang),
  );
}

function prevoir(
  definition: Definition,
  courrier: CourrierDefini,
  contexte: ContexteCourrier,
): CourrierPrevu | undefined {
  const manques: string[] = [];
  // The message of an error may quote somebody: only its kind is kept.
  const etablir = <T>(quoi: string, faire: () => T, aDefaut: T): T => {
    try {
      return faire();
    } catch (erreur) {
      manques.push(`${quoi} (${erreur instanceof Error ? erreur.name : 'erreur'})`);
      return aDefaut;
    }
  };
  const joindre = (qui: string) =>
    etablir(`le destinataire ${qui}`, () => ({ qui, ...definition.joindre(contexte.faits, qui) }), {
      qui,
      personnes: [],
    });
  if (!etablir('la condition d’envoi', () => courrier.si?.(contexte) ?? true, true)) return undefined;
  const prevu: CourrierPrevu = {
    code: courrier.code,
    titre: courrier.titre,
    gabarit: courrier.gabarit,
    emetteur: courrier.emetteur,
    destinataires: courrier.destinataires.map(joindre),
    copies: (courrier.copies ?? []).map(joindre),
    canal: courrier.canal,
    signataire: courrier.signataire,
    objet: etablir('l’objet', () => courrier.objet(contexte), courrier.titre),
    bases: courrier.bases.map(citer),
    ...(courrier.pieces ? { pieces: courrier.pieces } : {}),
    variables: etablir('le contenu', () => courrier.variables(contexte), {}),
  };
  return manques.length ? { ...prevu, anomalie: dire(manques) } : prevu;
}

const dire = (manques: readonly string[]) =>
  `Impossible d’établir de ce courrier ${manques.join(', ')}. L’acte est enregistré. Une fois la réparation faite, relancez ; ou adressez ce courrier par un autre moyen, puis clôturez l’incident en disant comment.`;
