import { useCallback, useEffect, useState } from 'react';
import { useGeneration } from '../session/session';
import { demander, Probleme } from './client';

export interface Lecture<T> {
  donnees?: T;
  erreur?: Probleme;
  enCours: boolean;
  recharger(): void;
}

/**
 * Reads from the API, again each time `cle` changes or on demand. What was read stays until its successor is there.
 * @param cle identity of what `lire` reads; `null` reads nothing
 */
export function useLecture<T>(cle: string | null, lire?: (signal: AbortSignal) => Promise<T>): Lecture<T> {
  const [etat, setEtat] = useState<{ donnees?: T; erreur?: Probleme; fait?: string }>({});
  const [tour, setTour] = useState(0);
  const generation = useGeneration();
  const attendu = `${cle}#${tour}#${generation}`;
  useEffect(() => {
    if (cle === null) return;
    const controle = new AbortController();
    const { signal } = controle;
    (lire ? lire(signal) : demander<T>(cle, { signal }))
      .then((donnees) => setEtat({ donnees, fait: attendu }))
      .catch((erreur: unknown) => {
        if (signal.aborted) return;
        if (!(erreur instanceof Probleme)) throw erreur;
        setEtat((avant) => ({ ...avant, erreur, fait: attendu }));
      });
    return () => controle.abort();
    // `lire` is rebuilt at each render; `cle` says when what it reads is another thing.
  }, [cle, attendu]);
  const recharger = useCallback(() => setTour((n) => n + 1), []);
  const { donnees, erreur, fait } = etat;
  return {
    ...(donnees === undefined ? {} : { donnees }),
    ...(erreur ? { erreur } : {}),
    enCours: cle !== null && fait !== attendu,
    recharger,
  };
}
