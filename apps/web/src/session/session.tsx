import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { demander, Probleme, quandSessionPerdue } from '../api/client';
import type { Session } from '../api/types';
import { mettreALHeure } from '../mots/dates';

interface GestionSession {
  /** `undefined` until the API has answered; `null` when nobody is signed in. */
  session: Session | null | undefined;
  /** Who was there before the session was lost; absent after a deliberate sign-out. */
  precedente: Session | null;
  /** Counts the sign-ins: what was read under an older one is read again. */
  generation: number;
  /** The API could not be asked. */
  panne: Probleme | null;
  seConnecter(identifiant: string, motDePasse: string): Promise<void>;
  seDeconnecter(): Promise<void>;
}

const Contexte = createContext<GestionSession | null>(null);

export function FournisseurSession({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session | null | undefined>(undefined);
  const [precedente, setPrecedente] = useState<Session | null>(null);
  const [generation, setGeneration] = useState(0);
  const [panne, setPanne] = useState<Probleme | null>(null);

  useEffect(() => {
    quandSessionPerdue(() =>
      setSession((actuelle) => {
        if (actuelle) setPrecedente(actuelle);
        return null;
      }),
    );
    lireSession()
      .then(setSession)
      .catch((erreur: unknown) => {
        if (erreur instanceof Probleme && erreur.status !== 401) setPanne(erreur);
      });
  }, []);

  const gestion = useMemo<GestionSession>(
    () => ({
      session,
      precedente,
      generation,
      panne,
      seConnecter: async (identifiant, motDePasse) => {
        await demander('/session', { methode: 'POST', corps: { identifiant, motDePasse } });
        setSession(await lireSession());
        setGeneration((n) => n + 1);
        setPanne(null);
      },
      seDeconnecter: async () => {
        await demander('/session', { methode: 'DELETE' });
        setPrecedente(null);
        setSession(null);
      },
    }),
    [session, precedente, generation, panne],
  );
  return <Contexte value={gestion}>{children}</Contexte>;
}

// Before any page shows: their dates are counted from the server's own day.
async function lireSession(): Promise<Session> {
  const session = await demander<Session>('/session');
  mettreALHeure(session.instant);
  return session;
}

export function useGestionSession(): GestionSession {
  const gestion = useContext(Contexte);
  if (!gestion) throw new Error('No session provider above this component.');
  return gestion;
}

/** How many times someone signed in since the pages were loaded; 0 outside of any session. */
export function useGeneration(): number {
  return useContext(Contexte)?.generation ?? 0;
}

/** The session of a page that only shows to people signed in. */
export function useSession(): Session {
  const { session, precedente } = useGestionSession();
  const connue = session ?? precedente;
  if (!connue) throw new Error('This page shows without a session.');
  return connue;
}
