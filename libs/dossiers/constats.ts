import { Constats, EvenementDefini, Instantane } from '#libs/moteur';
import { emprisesVoisines, verrouillerCommunes } from '#libs/persistance';
import {
  agenceDe,
  chercherLieu,
  chevauchements,
  ElementNormalise,
  ElementTerritoire,
  normaliserTerritoire,
  population,
} from '#libs/territoires';
import { PoolClient } from 'pg';
import { isDeepStrictEqual } from 'node:util';
import { ChampInvalide, EntreeInvalide } from './issue';
import { lignesRegionales } from './reglages.service';

/** A territory as the journal keeps it, and its population. */
interface TerritoireConstate {
  territoire: Pick<ElementNormalise, 'commune' | 'maille' | 'nom' | 'nomPartie' | 'departement'>[];
  population: { total: number; maximum: number; millesime: number; partiesInconnues: string[] };
}

/** What a person should know of a territory that they named, and that was written otherwise. */
export interface SignalementTerritoire {
  champ: string;
  message: string;
}

/**
 * Checks a territory against the communes of today, in the region of its lead agency. Throws `EntreeInvalide`, naming
 * the successor of a merged commune.
 */
export function constaterTerritoire(
  elements: readonly ElementTerritoire[],
  regionArs: string,
): { constate: TerritoireConstate; signalements: SignalementTerritoire[] } {
  const agence = agenceDe(regionArs);
  if (!agence)
    throw new EntreeInvalide([
      {
        champ: 'regionArs',
        message: `« ${regionArs} » n’est le code d’aucune ARS : indiquez le code INSEE de la région`,
      },
    ]);
  const { elements: normalises, erreurs, reports } = normaliserTerritoire(elements);
  const nommer = ({ index, champ, message }: { index: number; champ: string; message: string }) => ({
    champ: `territoire.${index}.${champ}`,
    message,
  });
  const defauts = [...erreurs, ...reports.filter(({ nature }) => nature === 'HORS_ARS')].map(nommer);
  if (defauts.length) throw new EntreeInvalide(defauts as [ChampInvalide, ...ChampInvalide[]]);
  if (normalises.length && !normalises.some(({ region }) => region === regionArs))
    throw new EntreeInvalide([
      {
        champ: 'territoire',
        message: `ne compte aucune commune de la région de l’ARS chef de file (${agence.nom}) : vérifiez les communes, ou l’agence`,
      },
    ]);
  const { total, maximum, millesime, partiesInconnues } = population(normalises);
  const constate = {
    territoire: normalises.map(({ commune, maille, nom, nomPartie, departement }) => ({
      commune,
      ...(maille ? { maille } : {}),
      nom,
      ...(nomPartie ? { nomPartie } : {}),
      departement,
    })),
    population: { total, maximum, millesime, partiesInconnues: partiesInconnues.map(({ nom }) => nom) },
  };
  return { constate, signalements: reports.map(nommer) };
}

/** Every commune named outside the territory exists. Throws `EntreeInvalide`. */
export function verifierCommunes(donnees: object): void {
  const inconnues = Object.entries(donnees)
    .filter(([nom, valeur]) => nom !== 'territoire' && Array.isArray(valeur))
    .flatMap(([nom, liste]) =>
      (liste as { commune?: unknown }[]).flatMap((element, rang) => {
        const commune = (element as { commune?: unknown } | null)?.commune;
        if (
          typeof commune !== 'string' ||
          ['COMMUNE', 'ARRONDISSEMENT', 'DELEGUEE', 'ASSOCIEE'].includes(chercherLieu(commune)?.nature ?? '')
        )
          return [];
        return [
          { champ: `${nom}.${rang}.commune`, message: `« ${commune} » n’est le code d’aucune commune d’aujourd’hui` },
        ];
      }),
    );
  if (inconnues.length) throw new EntreeInvalide(inconnues as [ChampInvalide, ...ChampInvalide[]]);
}

/** What the rules of an event need to know of the world. Locks the communes that a claim is about to be judged on. */
export async function reunirConstats(
  client: PoolClient,
  { id: dossierId, regionArs }: { id: string; regionArs: string },
  instantane: Instantane,
  defini: EvenementDefini,
  donnees: object,
  aujourdhui: string,
): Promise<Constats> {
  verifierCommunes(donnees);
  const demandes = new Set(defini.constats);
  const nouveau = (donnees as { territoire?: ElementTerritoire[] }).territoire;
  const constate = demandes.has('territoire') && nouveau ? constaterTerritoire(nouveau, regionArs).constate : undefined;
  const territoire = constate?.territoire ?? defini.territoire?.(instantane.faits) ?? territoireDe(instantane);
  return {
    aujourdhui,
    ...(await reglagesNouveaux(client, regionArs, instantane)),
    ...constate,
    ...(demandes.has('chevauchements')
      ? { chevauchements: await constaterChevauchements(client, dossierId, territoire) }
      : {}),
  };
}

/** Findings for a list of what is possible: those of every event, without a payload. */
export async function reunirTousConstats(
  client: PoolClient,
  { id: dossierId, regionArs }: { id: string; regionArs: string },
  instantane: Instantane,
  aujourdhui: string,
): Promise<Constats> {
  return {
    aujourdhui,
    ...(await reglagesNouveaux(client, regionArs, instantane)),
    chevauchements: await constaterChevauchements(client, dossierId, territoireDe(instantane), false),
  };
}

/** The rows set by the agency, when they are no longer those under which the dossier was last judged. */
async function reglagesNouveaux(
  client: PoolClient,
  regionArs: string,
  { reglages = {} }: Instantane,
): Promise<Pick<Constats, 'reglages'>> {
  const lignes = await lignesRegionales(client, regionArs);
  return isDeepStrictEqual(lignes, reglages) ? {} : { reglages: lignes };
}

export function territoireDe(instantane: Instantane): TerritoireConstate['territoire'] {
  return (instantane.faits as Partial<TerritoireConstate>).territoire ?? [];
}

async function constaterChevauchements(
  client: PoolClient,
  dossierId: string,
  territoire: readonly ElementTerritoire[],
  verrou = true,
): Promise<{ commune: string; raison: string; autre: string }[]> {
  const communes = [...new Set(territoire.map(({ commune }) => commune))];
  if (communes.length === 0) return [];
  if (verrou) await verrouillerCommunes(client, communes);
  const voisines = await emprisesVoisines(client, dossierId, communes);
  const ici = normaliserTerritoire(territoire).elements;
  const dossiers = new Map<string, ElementTerritoire[]>();
  const noms = new Map<string, string>();
  for (const { dossier, nomDossier, commune, maille } of voisines) {
    dossiers.set(dossier, [...(dossiers.get(dossier) ?? []), { commune, ...(maille ? { maille } : {}) }]);
    noms.set(dossier, nomDossier);
  }
  return [...dossiers].flatMap(([dossier, elements]) =>
    chevauchements(ici, normaliserTerritoire(elements).elements).map(({ commune, raison }) => ({
      commune,
      raison,
      autre: noms.get(dossier)!,
    })),
  );
}
