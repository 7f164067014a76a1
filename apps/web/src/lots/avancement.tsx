import type { LotDeFiches } from '../api/types';
import { compter } from '../mots/libelles';

/** How far a batch is: a bar, and the same in words. */
export function Avancement({ lot }: { lot: LotDeFiches }) {
  const { total, faits, echecs, restants, arrete, fini } = lot;
  const traites = faits + echecs;
  const etat = fini ? (restants > 0 ? 'Arrêté' : 'Fini') : arrete ? 'Arrêt demandé' : 'En cours';
  return (
    <>
      <progress
        className="horloge-progression"
        aria-label={`Avancement du lot : ${lot.titre}`}
        max={total}
        value={traites}
      />
      <span className="precision">
        {etat} : {traites} sur {total}
      </span>
      <span className="precision mention">
        {compter(faits, 'fiche')} {faits > 1 ? 'établies' : 'établie'}
        {echecs > 0 && `, ${compter(echecs, 'échec')}`}
        {restants > 0 && `, ${restants} ${!fini ? 'à faire' : restants > 1 ? 'laissées de côté' : 'laissée de côté'}`}
      </span>
    </>
  );
}
