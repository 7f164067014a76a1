import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useLocation } from 'react-router';
import { demander } from '../api/client';
import { useLecture } from '../api/lecture';
import type { CourrierAPoster, LettreASigner } from '../api/types';
import { useGestionSession } from '../session/session';

interface Attentes {
  /** Letters that this person may sign today. */
  aSigner: number;
  /** Letters of the territory that have to be taken to the post. */
  aPoster: number;
  recharger(): void;
}

const Contexte = createContext<Attentes>({ aSigner: 0, aPoster: 0, recharger: () => undefined });

/** Counts the letters that wait for somebody's hand, again at each page. */
export function FournisseurAttentes({ children }: { children: ReactNode }) {
  const { session } = useGestionSession();
  const { pathname } = useLocation();
  const { donnees, recharger } = useLecture(
    session ? `attentes ${session.utilisateur.id} ${pathname}` : null,
    (signal) =>
      Promise.all([
        demander<{ lettres: LettreASigner[] }>('/parapheur', { signal }),
        demander<{ courriers: CourrierAPoster[] }>('/a-poster', { signal }),
      ]),
  );
  const aSigner = (session && donnees?.[0].lettres.filter(({ delegation }) => delegation).length) || 0;
  const aPoster = (session && donnees?.[1].courriers.length) || 0;
  const attentes = useMemo(() => ({ aSigner, aPoster, recharger }), [aSigner, aPoster, recharger]);
  return <Contexte value={attentes}>{children}</Contexte>;
}

export function useAttentes(): Attentes {
  return useContext(Contexte);
}

/** How many, beside the name of the page in the menu. */
export function NombreQuiAttend({ quoi }: { quoi: 'aSigner' | 'aPoster' }) {
  const nombre = useAttentes()[quoi];
  return nombre > 0 ? (
    <>
      {' '}
      <span className="pastille">
        {nombre}
        <span className="fr-sr-only">{quoi === 'aSigner' ? ' à signer' : ' à poster'}</span>
      </span>
    </>
  ) : null;
}
