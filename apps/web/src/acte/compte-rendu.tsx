import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Resultat, Version, VueDossier } from '../api/types';
import { VueEffets } from './effets';

/** What the form of an act hands to the page of the dossier. */
export interface Retour {
  resultat: Resultat;
  libelle: string;
  avant: VueDossier['etat'];
}

/** What the act just recorded has done. Told once: a reload of the page says nothing. */
export function CompteRendu({ version, fuseau }: { version: Version; fuseau: string | undefined }) {
  const { state, pathname, search } = useLocation();
  const aller = useNavigate();
  const [retour] = useState(() => state as Retour | null);
  useEffect(() => {
    if (state) void aller(pathname + search, { replace: true, state: null });
  }, [state, pathname, search, aller]);
  if (!retour) return null;
  const { resultat, libelle, avant } = retour;
  return (
    <div className="encart encart-reussite" role="status">
      <p className="encart-titre">
        « {libelle} » est enregistré : entrée n° {resultat.seq} du journal
      </p>
      <VueEffets effets={resultat.effets} avant={avant} apres={resultat.etat} version={version} fuseau={fuseau} />
    </div>
  );
}
