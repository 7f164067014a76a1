import { Derogation, Questions } from './examen';
import { EvenementDefini } from './evenements';
import { derogationSansObjet } from './refus-communs';
import { Motif } from './verdicts';

/** What a person should know of an act that is accepted all the same: rules that only warn, waivers that served nothing. */
export function avertissementsDe(
  defini: EvenementDefini,
  questions: Questions,
  inutiles: readonly Derogation[] = [],
): Motif[] {
  return [
    ...(defini.avertissements ?? [])
      .filter((code) => !questions.tient(code) || questions.levee(code))
      .map((code) => questions.motif(code)),
    ...inutiles.map(({ regle: code }) => derogationSansObjet(defini, code)),
  ];
}
