import { ZoneLegale } from '#libs/droit';
import { Constats, EvenementDefini, Instantane } from '#libs/moteur';
import { emprisesVoisines, verrouillerCommunes } from '#libs/persistance';
import {
  agenceDe,
  chevauchements,
  ElementNormalise,
  ElementTerritoire,
  normaliserTerritoire,
  population,
  zoneLegale,
} from '#libs/territoires';
import { PoolClient } from 'pg';
import { ChampInvalide, EntreeInvalide } from './issue';

/** A territory as the journal keeps it, and its population. */
interface TerritoireConstate {
  territoire: Pick<ElementNormalise, 'commune' | 'maille' | 'nom' | 'nomPartie' | 'departement'>[];
  population: { total: number; maximum: number; millesime: number; partiesInconnues: string[] };
}

/** Checks a territory against the communes of today. Throws `EntreeInvalide`, naming the successor of a merged commune. */
export function constaterTerritoire(elements: readonly ElementTerritoire[]): TerritoireConstate {
  const { elements: normalises, erreurs } = normaliserTerritoire(elements);
  if (erreurs.length)
    throw new EntreeInvalide(
      erreurs.map(({ index, champ, message }) => ({ champ: `territoire.${index}.${champ}`, message })) as [
        ChampInvalide,
        ...ChampInvalide[],
      ],
    );
  const { total, maximum, millesime, partiesInconnues } = population(normalises);
  return {
    territoire: normalises.map(({ commune, maille, nom, nomPartie, departement }) => ({
      commune,
      ...(maille ? { maille } : {}),
      nom,
      ...(nomPartie ? { nomPartie } : {}),
      departement,
    })),
    population: { total, maximum, millesime, partiesInconnues: partiesInconnues.map(({ nom }) => nom) },
  };
}

/** Zone of the lead agency, in the department of the first commune where that one has its own. */
export function constaterZone(regionArs: string, departement: string | undefined): ZoneLegale {
  if (!agenceDe(regionArs))
    throw new EntreeInvalide([
      {
        champ: 'regionArs',
        message: `« ${regionArs} » n’est le code d’aucune ARS : indiquez le code INSEE de la région`,
      },
    ]);
  return zoneLegale(regionArs, departement);
}

/** What the rules of an event need to know of the world. Locks the communes that a claim is about to be judged on. */
export async function reunirConstats(
  client: PoolClient,
  dossierId: string,
  instantane: Instantane,
  defini: EvenementDefini,
  donnees: object | undefined,
  aujourdhui: string,
): Promise<Constats> {
  const demandes = new Set(defini.constats);
  const nouveau = (donnees as { territoire?: ElementTerritoire[] } | undefined)?.territoire;
  const constate = demandes.has('territoire') && nouveau ? constaterTerritoire(nouveau) : undefined;
  const territoire = constate?.territoire ?? territoireDe(instantane);
  return {
    aujourdhui,
    ...constate,
    ...(demandes.has('chevauchements')
      ? { chevauchements: await constaterChevauchements(client, dossierId, territoire) }
      : {}),
  };
}

/** Findings for a list of what is possible: those of every event, without a payload. */
export async function reunirTousConstats(
  client: PoolClient,
  dossierId: string,
  instantane: Instantane,
  aujourdhui: string,
): Promise<Constats> {
  return {
    aujourdhui,
    chevauchements: await constaterChevauchements(client, dossierId, territoireDe(instantane), false),
  };
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
