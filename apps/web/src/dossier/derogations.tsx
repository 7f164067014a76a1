import type { VueDossier } from '../api/types';
import { dateCourte } from '../mots/dates';

/** The rules that were set aside on this dossier: they stay visible for ever. */
export function DerogationsAccordees({ derogations }: Pick<VueDossier, 'derogations'>) {
  if (derogations.length === 0) return null;
  return (
    <section aria-labelledby="titre-derogations">
      <h2 id="titre-derogations" className="titre-bloc">
        Dérogations
      </h2>
      <ul>
        {derogations.map(({ regle, motif, seq, le }) => (
          <li key={`${seq}/${regle}`}>
            <strong>{regle}</strong>, le {dateCourte(le)} (entrée n° {seq}) : {motif}
          </li>
        ))}
      </ul>
    </section>
  );
}
