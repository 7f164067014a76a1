import { useState } from 'react';
import type { ChampInvalide } from '#libs/dossiers';
import type { Hypothese as Supposee } from '#workflows/cpts/financement/hypothese';
import type { Mission } from '#workflows/cpts/missions';
import { demander, Probleme } from '../api/client';
import type { FinancementSuppose, Motif } from '../api/types';
import { donneesDe, type Groupe, groupeVide, manques, type Schema } from '../formulaire/schema';

const MISSIONS: Readonly<Record<Mission, true>> = {
  ACCES_SOINS: true,
  PARCOURS: true,
  PREVENTION: true,
  CRISE: true,
  QUALITE: true,
  ACCOMPAGNEMENT: true,
};

/** The form of what one may suppose of a contract that holds these items. */
function schemaDe(postes: readonly string[]): Schema {
  const toutes = Object.keys(MISSIONS);
  const liste = (missions: string[]): Schema => ({ type: 'array', items: { type: 'string', enum: missions } });
  const properties: Record<keyof Supposee, Schema> = {
    effetLe: {
      type: 'string',
      format: 'date',
      title: 'Avenant supposé signé le',
      description: 'Aujourd’hui si rien n’est précisé ; il prend effet au prochain anniversaire du contrat',
    },
    population: { type: 'integer', title: 'Population du nouveau territoire', examples: [85_000] },
    membres: { type: 'integer', title: 'Nombre de membres', examples: [110] },
    bareme: {
      type: 'string',
      enum: ['EN_VIGUEUR'],
      title: 'Barème',
      description: 'Celui du contrat si rien n’est précisé',
    },
    missionsAjoutees: {
      ...liste(toutes.filter((mission) => !postes.includes(mission))),
      title: 'Missions ajoutées',
    },
    missionsRetirees: {
      ...liste(toutes.filter((mission) => postes.includes(mission))),
      title: 'Missions retirées',
      description: 'Optionnelles seulement',
    },
    taux: {
      type: 'array',
      title: 'Taux d’atteinte supposés',
      items: {
        type: 'object',
        required: ['annee', 'mission', 'taux'],
        properties: {
          annee: { type: 'integer', title: 'Année de contrat', examples: [2] },
          mission: { type: 'string', enum: toutes, title: 'Mission' },
          taux: { type: 'number', title: 'Taux d’atteinte, en pour cent', examples: [80] },
        },
      },
    },
  };
  return { type: 'object', properties };
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
export function useHypothese(dossier: string, postes: readonly string[]): Essai {
  const schema = schemaDe(postes);
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
