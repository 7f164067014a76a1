import type { Financement } from '../api/types';
import { LienVersement, direVersement } from './calcul';
import { nommerLigne } from './mots';

/** Payments that no line of a schedule foresees: they count in the sums, and somebody must look at them. */
export function HorsEcheancier({
  dossier,
  versements,
}: {
  dossier: string;
  versements: Financement['horsEcheancier'];
}) {
  return (
    <section aria-labelledby="titre-hors-echeancier" className="encart encart-avertissement">
      <h2 id="titre-hors-echeancier" className="encart-titre">
        Versements qu’aucun échéancier ne prévoit
      </h2>
      <p>Ils comptent dans les sommes ; vérifiez à quel contrat et à quelle année ils se rattachent.</p>
      <ul>
        {versements.map((versement) => (
          <li key={versement.seq}>
            {nommerLigne(versement)} : {direVersement(versement)}{' '}
            <LienVersement dossier={dossier} seq={versement.seq} />
          </li>
        ))}
      </ul>
    </section>
  );
}
