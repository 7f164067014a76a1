import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { Link, useLocation } from 'react-router';
import { demander } from '../api/client';
import { useLecture } from '../api/lecture';
import type { Avis } from '../api/types';
import { compter } from '../mots/libelles';
import { useGestionSession } from '../session/session';

interface AttenteDAvis {
  /** Notices of which this person is asked to take note. */
  nombre: number;
  recharger(): void;
}

const Contexte = createContext<AttenteDAvis>({ nombre: 0, recharger: () => undefined });

/** Counts the notices that wait for the person who is there, again at each page. */
export function FournisseurAvis({ children }: { children: ReactNode }) {
  const { session } = useGestionSession();
  const { pathname } = useLocation();
  const { donnees, recharger } = useLecture(session ? `${session.utilisateur.id} ${pathname}` : null, (signal) =>
    demander<{ avis: Avis[] }>('/avis?aReconnaitre=true', { signal }),
  );
  const nombre = (session && donnees?.avis.length) || 0;
  const attente = useMemo(() => ({ nombre, recharger }), [nombre, recharger]);
  return <Contexte value={attente}>{children}</Contexte>;
}

export function useAttenteDAvis(): AttenteDAvis {
  return useContext(Contexte);
}

/** How many, beside the name of the page in the menu. */
export function NombreDAvis() {
  const { nombre } = useAttenteDAvis();
  return nombre > 0 ? (
    <>
      {' '}
      <span className="pastille">
        {nombre}
        <span className="fr-sr-only"> à reconnaître</span>
      </span>
    </>
  ) : null;
}

/** On the home page. */
export function RappelDesAvis() {
  const { nombre } = useAttenteDAvis();
  if (nombre === 0) return null;
  return (
    <p className="avis-en-attente">
      <Link to="/avis">{compter(nombre, 'avis attend', 'avis attendent')} que vous en preniez connaissance</Link>
    </p>
  );
}
