import { Button } from '@codegouvfr/react-dsfr/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { demander, Probleme } from '../api/client';
import { useLecture } from '../api/lecture';
import type { LotDeFiches, LotSuivi } from '../api/types';
import { Depliant } from '../cadre/depliant';
import type { Dit } from '../cadre/dits';
import { enPhrase } from '../formulaire/saisie';

interface Props {
  lot: LotDeFiches;
  dire(dit: Dit): void;
}

/** Stops a batch under way, or takes its documents; says which sheets failed. */
export function SuitesDuLot({ lot, dire }: Props) {
  const { id, titre, faits, echecs, arrete, fini } = lot;
  const [enCours, setEnCours] = useState(false);
  const arreter = async () => {
    setEnCours(true);
    try {
      await demander(`/lots/${id}/arret`, { methode: 'POST', corps: {} });
      dire({ phrase: 'Le lot s’arrête : ce qui est fait le reste.', erreur: false });
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      dire({ phrase: enPhrase(erreur), erreur: true });
    } finally {
      setEnCours(false);
    }
  };
  const lequel = <span className="fr-sr-only"> : {titre}</span>;
  return (
    <>
      <span className="actions-en-ligne">
        {!fini && (
          <Button size="small" priority="secondary" disabled={enCours || arrete} onClick={() => void arreter()}>
            Arrêter{lequel}
          </Button>
        )}
        {fini && faits > 0 && (
          <a className="fr-link fr-link--sm" href={`/api/lots/${id}.zip`} download>
            Télécharger les documents (ZIP){lequel}
          </a>
        )}
      </span>
      {echecs > 0 && (
        <Depliant titre={<>Fiches en échec{lequel}</>}>
          <Echecs id={id} echecs={echecs} />
        </Depliant>
      )}
    </>
  );
}

function Echecs({ id, echecs }: { id: string; echecs: number }) {
  const { donnees, erreur } = useLecture<LotSuivi>(`/lots/${id}?echecs=${echecs}`);
  if (erreur) return <p>{erreur.message}</p>;
  return (
    <ul>
      {(donnees?.elements ?? []).map(({ dossier, nom, echec }) => (
        <li key={dossier}>
          <Link to={`/dossiers/${dossier}`}>{nom}</Link> : {echec}
        </li>
      ))}
    </ul>
  );
}
