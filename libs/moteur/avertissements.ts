import { Derogation, motifDe, regle } from './examen';
import { Definition, EvenementDefini, Examen } from './procedure';
import { derogationSansObjet } from './refus-communs';
import { Motif } from './verdicts';

/** What a person should know of an act that is accepted all the same: rules that only warn, waivers that served nothing. */
export function avertissementsDe(
  definition: Definition,
  defini: EvenementDefini,
  examen: Examen,
  inutiles: readonly Derogation[] = [],
): Motif[] {
  return [
    ...(defini.avertissements ?? [])
      .map((code) => regle(definition, code))
      .filter((r) => !r.vraie(examen))
      .map((r) => motifDe(r, examen)),
    ...inutiles.map(({ regle: code }) => derogationSansObjet(defini, code)),
  ];
}
