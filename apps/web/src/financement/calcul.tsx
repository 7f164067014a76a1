import { Link } from 'react-router';
import type { LigneFinanciere } from '../api/types';
import { dateCourte } from '../mots/dates';
import { enEuros } from '../mots/montants';
import { Etapes, Parametres } from './detail';
import type { Versement } from './versements';

interface Props {
  dossier: string;
  ligne: LigneFinanciere;
  versements: readonly Versement[];
}

/** How one comes to the amount of a line: in words, then all that it leans on. */
export function Calcul({ dossier, ligne: { calcul, parametres, hypotheses }, versements }: Props) {
  return (
    <div className="calcul">
      <div>
        <h4 className="sous-titre">Le calcul, pas à pas</h4>
        <Etapes {...calcul} />
        <h4 className="sous-titre">Ce qui est supposé</h4>
        {hypotheses.length === 0 ? (
          <p>Rien : tout ce qui entre dans ce montant est constaté.</p>
        ) : (
          <ul>
            {hypotheses.map((hypothese) => (
              <li key={hypothese}>{hypothese}</li>
            ))}
          </ul>
        )}
        {versements.length > 0 && (
          <>
            <h4 className="sous-titre">Versements</h4>
            <ul>
              {versements.map((versement) => (
                <li key={versement.seq}>
                  {direVersement(versement)} <LienVersement dossier={dossier} seq={versement.seq} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div>
        <h4 className="sous-titre">Paramètres et sources</h4>
        <Parametres parametres={parametres} />
      </div>
    </div>
  );
}

export function LienVersement({ dossier, seq }: { dossier: string; seq: number }) {
  return <Link to={`/dossiers/${dossier}/rejeu?seq=${seq}`}>Le dossier après l’entrée n° {seq}</Link>;
}

export function direVersement({ le, montant, libere, repris }: Versement): string {
  if (repris) return `${enEuros(montant)}, payés le ${dateCourte(le)}, avant la reprise du dossier.`;
  const suite = libere ? `libérés le ${dateCourte(libere.le)}` : 'à libérer par une seconde personne';
  return `${enEuros(montant)}, ordonnés le ${dateCourte(le)}, ${suite}.`;
}
