import { useState } from 'react';
import type { ChampInvalide } from '#libs/dossiers';
import { demander, Probleme } from '../api/client';
import type { FinancementSuppose, Motif } from '../api/types';
import { donneesDe, type Groupe, groupeVide, manques, type Schema } from '../formulaire/schema';

/** The form of what one may suppose, with the missions that can be added to this contract, or taken out of it. */
function propreAuContrat(schema: Schema, postes: readonly string[]): Schema {
  const garder = (nom: string, retenue: (mission: string) => boolean): Record<string, Schema> => {
    const liste = schema.properties?.[nom];
    const missions = liste?.items?.enum?.filter(retenue) ?? [];
    return liste ? { [nom]: { ...liste, items: { ...liste.items, enum: missions } } } : {};
  };
  return {
    ...schema,
    properties: {
      ...schema.properties,
      ...garder('missionsAjoutees', (mission) => !postes.includes(mission)),
      ...garder('missionsRetirees', (mission) => postes.includes(mission)),
    },
  };
}

export interface Essai {
  schema: Schema;
  groupe: Groupe;
  setGroupe(groupe: Groupe): void;
  erreurs: readonly ChampInvalide[];
  refus: readonly Motif[];
  panne: string;
  enCours: boolean;
  resultat: FinancementSuppose | undefined;
  calculer(): Promise<void>;
}

/** A supposition being typed, and what it would give. Nothing is ever written. */
export function useHypothese(dossier: string, publie: Schema, postes: readonly string[]): Essai {
  const schema = propreAuContrat(publie, postes);
  const [groupe, setGroupe] = useState(() => groupeVide(schema));
  const [reponse, setReponse] = useState<Pick<Essai, 'erreurs' | 'refus' | 'panne' | 'resultat'>>(VIERGE);
  const [enCours, setEnCours] = useState(false);
  return {
    schema,
    groupe,
    setGroupe: (nouveau) => {
      setReponse(VIERGE);
      setGroupe(nouveau);
    },
    ...reponse,
    enCours,
    calculer: async () => {
      const corps = donneesDe(schema, groupe);
      const erreurs = manques(schema, groupe);
      if (erreurs.length) return setReponse({ ...VIERGE, erreurs });
      if (Object.keys(corps).length === 0) return setReponse({ ...VIERGE, panne: RIEN });
      setEnCours(true);
      try {
        const adresse = `/dossiers/${dossier}/financement/simulation`;
        const resultat = await demander<FinancementSuppose>(adresse, { methode: 'POST', corps });
        setReponse({ ...VIERGE, resultat });
      } catch (erreur) {
        if (!(erreur instanceof Probleme)) throw erreur;
        const { champs, refus, message, status } = erreur;
        const ailleurs = champs.length > 0 || refus.length > 0 || status === 401;
        setReponse({ ...VIERGE, erreurs: champs, refus, panne: ailleurs ? '' : message });
      } finally {
        setEnCours(false);
      }
    },
  };
}

const VIERGE = { erreurs: [], refus: [], panne: '', resultat: undefined };
const RIEN = 'Rien n’est supposé : remplissez au moins un champ, puis calculez.';
