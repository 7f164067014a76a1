import { demander } from './client';
import type {
  Action,
  Affectations,
  Courrier,
  EcheanceSuivie,
  EntreeJournal,
  Procedure,
  Tache,
  Version,
  VueDossier,
} from './types';

export interface DossierComplet {
  dossier: VueDossier;
  version: Version;
  actions: Action[];
  taches: Tache[];
  echeances: EcheanceSuivie[];
  journal: EntreeJournal[];
  courriers: Courrier[];
  affectations: Affectations;
}

const procedures = new Map<string, Promise<Procedure>>();

/** A procedure as published: large, and the same until the server changes; read once. */
export function lireProcedure(cle: string): Promise<Procedure> {
  const connue = procedures.get(cle);
  if (connue) return connue;
  const lue = demander<Procedure>(`/procedures/${cle}`);
  procedures.set(cle, lue);
  lue.catch(() => procedures.delete(cle));
  return lue;
}

/** The version of the procedure to which a dossier is frozen. */
export async function lireVersion({ procedure, version }: Pick<VueDossier, 'procedure' | 'version'>): Promise<Version> {
  const { versions } = await lireProcedure(procedure);
  return versions.find((connue) => connue.version === version) ?? versions.at(-1)!;
}

/** Everything that the page of a dossier shows. */
export async function lireDossier(id: string, signal: AbortSignal): Promise<DossierComplet> {
  const lire = <T>(suite: string) => demander<T>(`/dossiers/${id}${suite}`, { signal });
  const [dossier, { actions }, { taches }, { echeances }, { journal }, { courriers }, affectations] = await Promise.all(
    [
      lire<VueDossier>(''),
      lire<{ actions: Action[] }>('/actions'),
      lire<{ taches: Tache[] }>('/taches'),
      lire<{ echeances: EcheanceSuivie[] }>('/echeances'),
      lire<{ journal: EntreeJournal[] }>('/journal'),
      lire<{ courriers: Courrier[] }>('/courriers'),
      lire<Affectations>('/affectations'),
    ],
  );
  const version = await lireVersion(dossier);
  return { dossier, version, actions, taches, echeances, journal, courriers, affectations };
}
