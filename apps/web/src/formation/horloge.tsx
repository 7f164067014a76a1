import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { demander, Probleme } from '../api/client';
import type { Formation } from '../api/types';
import { mettreALHeure } from '../mots/dates';

interface HorlogeDesPages {
  /** `null` until the API has answered. */
  vue: Formation | null;
  /** Reads the clock again. */
  relire(): Promise<void>;
}

const Contexte = createContext<HorlogeDesPages>({ vue: null, relire: async () => undefined });

/** How often the clock of a training server is read: while it moves, and while it does not. In milliseconds. */
const [EN_ROUTE, AU_REPOS] = [1000, 20_000];

/** Follows the clock of the server when it is one that can be moved. */
export function FournisseurFormation({ children }: { children: ReactNode }) {
  const [vue, setVue] = useState<Formation | null>(null);
  const relire = useCallback(async () => {
    try {
      const lue = await demander<Formation>('/formation');
      mettreALHeure(lue.instant);
      setVue(lue);
    } catch (erreur) {
      // The server is silent: the pages say it themselves, and the next reading will tell.
      if (!(erreur instanceof Probleme)) throw erreur;
    }
  }, []);
  useEffect(() => void relire(), [relire]);
  const suivie = vue?.formation === true;
  const enCours = vue?.enCours === true;
  useEffect(() => {
    if (!suivie) return;
    const minuterie = setInterval(() => void relire(), enCours ? EN_ROUTE : AU_REPOS);
    return () => clearInterval(minuterie);
  }, [suivie, enCours, relire]);
  return <Contexte value={useMemo(() => ({ vue, relire }), [vue, relire])}>{children}</Contexte>;
}

export function useHorloge(): HorlogeDesPages {
  return useContext(Contexte);
}
