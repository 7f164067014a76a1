import { useState } from 'react';
import type { ChampInvalide } from '#libs/dossiers';
import { demander, nouvelleCle, Probleme } from '../api/client';
import type { Action, EntreeJournal, Motif, Resultat, Simulation, VueDossier } from '../api/types';
import { fuseauDe } from '../dossier/fuseau';
import { donneesDe, type Groupe, groupeDe, manques, OBLIGATOIRE, sans, type Schema } from '../formulaire/schema';
import { aujourdhui } from '../mots/dates';

/** What the API answered to the last attempt. */
export interface Reponse {
  erreurs: readonly ChampInvalide[];
  refus: readonly Motif[];
  simulation?: Simulation;
  /** The dossier changed meanwhile: what was recorded since. */
  conflit?: { message: string; nouveautes: readonly EntreeJournal[] };
  /** Neither the fields nor the rules: an outage, an access. */
  panne?: string;
}

const VIERGE: Reponse = { erreurs: [], refus: [] };

export interface Saisie {
  schema: Schema;
  le: string;
  setLe(le: string): void;
  groupe: Groupe;
  setGroupe(groupe: Groupe): void;
  /** Waivers by rule, of those that admit one; `undefined` while not asked for. */
  derogations: Readonly<Record<string, string | undefined>>;
  setDerogation(regle: string, motif: string | undefined): void;
  derogeables: readonly Motif[];
  reponse: Reponse;
  enCours: 'simulation' | 'enregistrement' | null;
  simuler(): Promise<void>;
  /** Fulfilled with the outcome once recorded, else with nothing: `reponse` then says why. */
  enregistrer(): Promise<Resultat | undefined>;
}

/**
 * An act being typed. Nothing that the API answers makes what was typed disappear.
 * @param connu what the form is filled with at first
 */
export function useSaisie(dossier: VueDossier, action: Action, connu: object): Saisie {
  const schema = sans(action.schema as Schema, 'derogations');
  const [cle] = useState(nouvelleCle);
  const [revision, setRevision] = useState(dossier.revision);
  const [le, setLe] = useState(() => aujourdhui(fuseauDe(dossier)));
  const [groupe, setGroupe] = useState(() => groupeDe(schema, connu));
  const [derogations, setDerogations] = useState<Record<string, string | undefined>>({});
  const [derogeables, setDerogeables] = useState(() => action.refus.filter((motif) => motif.derogeable));
  const [reponse, setReponse] = useState(VIERGE);
  const [enCours, setEnCours] = useState<Saisie['enCours']>(null);

  const motivees = Object.entries(derogations).filter(([, motif]) => motif !== undefined);
  const corps = {
    type: action.type,
    le,
    donnees: {
      ...donneesDe(schema, groupe),
      ...(motivees.length ? { derogations: motivees.map(([regle, motif]) => ({ regle, motif })) } : {}),
    },
    revision,
  };

  const retenir = (motifs: readonly Motif[]) =>
    setDerogeables((connus) => [
      ...connus,
      ...motifs.filter((motif) => motif.derogeable && !connus.some(({ code }) => code === motif.code)),
    ]);

  const tenter = async <T>(quoi: 'simulation' | 'enregistrement', cleIdempotence?: string): Promise<T | undefined> => {
    const erreurs = [...(le ? [] : [{ champ: 'le', message: OBLIGATOIRE }]), ...manques(schema, groupe)];
    setReponse({ ...VIERGE, erreurs });
    if (erreurs.length) return undefined;
    setEnCours(quoi);
    try {
      const adresse = `/dossiers/${dossier.id}/${quoi === 'simulation' ? 'simulation' : 'evenements'}`;
      return await demander<T>(adresse, { methode: 'POST', corps, ...(cleIdempotence ? { cleIdempotence } : {}) });
    } catch (erreur) {
      if (!(erreur instanceof Probleme)) throw erreur;
      const comprise = await comprendre(erreur, dossier.id, revision);
      setReponse(comprise);
      retenir(comprise.refus);
      if (comprise.revision) setRevision(comprise.revision);
      return undefined;
    } finally {
      setEnCours(null);
    }
  };

  // What was simulated no longer holds once the form has changed.
  const oublierSimulation = () => setReponse((avant) => (avant.simulation ? VIERGE : avant));

  return {
    schema,
    le,
    setLe: (nouvelle) => {
      oublierSimulation();
      setLe(nouvelle);
    },
    groupe,
    setGroupe: (nouveau) => {
      oublierSimulation();
      setGroupe(nouveau);
    },
    derogations,
    setDerogation: (regle, motif) => {
      oublierSimulation();
      setDerogations((avant) => ({ ...avant, [regle]: motif }));
    },
    derogeables,
    reponse,
    enCours,
    simuler: async () => {
      const simulation = await tenter<Simulation>('simulation');
      if (!simulation) return;
      setReponse({ ...VIERGE, simulation });
      retenir(simulation.refus);
    },
    enregistrer: async () => {
      // A fact that comes before others changes what followed it: the difference is shown before it is recorded.
      if (!reponse.simulation?.tardif && le < aujourdhui(fuseauDe(dossier))) {
        const simulation = await tenter<Simulation>('simulation');
        if (!simulation) return undefined;
        if (simulation.tardif) {
          setReponse({ ...VIERGE, simulation });
          return undefined;
        }
      }
      return tenter<Resultat>('enregistrement', cle);
    },
  };
}

/** What a problem means for the form; after a conflict, the revision to go on from. */
async function comprendre(probleme: Probleme, id: string, vue: number): Promise<Reponse & { revision?: number }> {
  const { status, message, refus, champs } = probleme;
  if (status === 400 && champs.length) return { ...VIERGE, erreurs: champs };
  if (status === 409) {
    const { journal } = await demander<{ journal: EntreeJournal[] }>(`/dossiers/${id}/journal`);
    const nouveautes = journal.filter(({ seq }) => seq > vue);
    return { ...VIERGE, conflit: { message, nouveautes }, revision: journal.at(-1)?.seq ?? vue };
  }
  if (refus.length && (status === 422 || status === 403)) return { ...VIERGE, refus };
  // A lost session shows its own sign-in above the form.
  return status === 401 ? VIERGE : { ...VIERGE, panne: message };
}
