import { Utilisateur } from '#libs/acces';
import { citer, estDateCivile, Parametre, ValeurDatee } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Registre } from '#libs/moteur';
import { enTransaction, poolDe, Reglage } from '#libs/persistance';
import { agenceDe } from '#libs/territoires';
import { Inject, Injectable } from '@nestjs/common';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { defautDeValeur } from './forme-valeur';
import { accesRefuse, ChampInvalide, EntreeInvalide, introuvable } from './issue';
import { HORLOGE, REGISTRE } from './jetons';

/** A regional parameter: what applies by default, and what the ARS has set. */
export interface VueReglage {
  cle: string;
  libelle: string;
  pivot: string;
  /** Each row with its value as data, and as a person reads it. */
  defaut: { du: string; valeur: unknown; enClair: string; source: string; aConfirmer?: string }[];
  regles: { du: string; valeur: unknown; enClair: string; reference: string; acteur: string; enregistreLe: Date }[];
}

/** Rows set by an ARS, by key of parameter: what `Constats.reglages` freezes. */
export type LignesRegionales = Record<string, ValeurDatee<unknown>[]>;

/** Values that each ARS sets for itself: dated, justified, only ever added to. */
@Injectable()
export class ReglagesService {
  constructor(
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  /** Every regional parameter for an ARS that the person sees. Throws `Refus` for another one. */
  async lister(regionArs: string, utilisateur: Utilisateur): Promise<VueReglage[]> {
    if (!utilisateur.regions.includes(regionArs)) throw introuvable('Cette agence');
    const lignes = await this.source
      .getRepository(Reglage)
      .find({ where: { regionArs }, order: { cle: 'ASC', du: 'ASC' } });
    return this.regionaux().map(({ parametre: { cle, libelle, pivot, valeurs }, enClair }) => ({
      cle,
      libelle,
      pivot,
      defaut: valeurs.map(({ du, valeur, source, aConfirmer }) => ({
        du,
        valeur,
        enClair: enClair(valeur),
        source: citer(source),
        ...(aConfirmer ? { aConfirmer } : {}),
      })),
      regles: lignes
        .filter((ligne) => ligne.cle === cle)
        .map(({ du, valeur, reference, acteur, enregistreLe }) => ({
          ...{ du, valeur, reference, acteur, enregistreLe },
          enClair: enClair(valeur),
        })),
    }));
  }

  /** Sets a value from a date. Throws `Refus` or `EntreeInvalide`; never changes a row that is there. */
  async regler(recu: unknown, utilisateur: Utilisateur): Promise<{ id: string }> {
    const { regionArs, cle, du, valeur, reference } = (recu ?? {}) as Record<string, unknown>;
    if (!utilisateur.roles.includes('ADMIN'))
      throw accesRefuse(
        'Régler les valeurs d’une agence est réservé à ses administrateurs.',
        'Demandez à un administrateur de l’ARS d’enregistrer cette valeur.',
      );
    const parametre = this.regionaux().find((connu) => connu.parametre.cle === cle)?.parametre;
    const champs: ChampInvalide[] = [
      ...(typeof regionArs === 'string' && agenceDe(regionArs)
        ? []
        : [{ champ: 'regionArs', message: 'est le code INSEE de la région d’une ARS' }]),
      ...(parametre ? [] : [{ champ: 'cle', message: 'est la clé d’un paramètre régional' }]),
      ...(estDateCivile(du) ? [] : [{ champ: 'du', message: 'est une date qui existe, au format AAAA-MM-JJ' }]),
      ...(typeof reference === 'string' && reference.trim().length >= 5 && reference.length <= 500
        ? []
        : [{ champ: 'reference', message: 'nomme en cinq à cinq cents caractères la décision qui fixe cette valeur' }]),
    ];
    const defaut = parametre && defautDeValeur(parametre.valeurs[0].valeur, valeur);
    if (defaut) champs.push({ champ: 'valeur', message: defaut });
    if (champs.length) throw new EntreeInvalide(champs as [ChampInvalide, ...ChampInvalide[]]);
    if (!utilisateur.regions.includes(regionArs as string)) throw introuvable('Cette agence');
    return enTransaction(poolDe(this.source), async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO reglage (region_ars, cle, du, valeur, reference, acteur, enregistre_le)
          VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (region_ars, cle, du) DO NOTHING RETURNING id`,
        [regionArs, cle, du, JSON.stringify(valeur), reference, utilisateur.id, this.horloge.maintenant()],
      );
      if (!rows[0])
        throw new EntreeInvalide([
          {
            champ: 'du',
            message: 'a déjà une valeur, qui ne se modifie pas : fixez la nouvelle valeur à partir d’un autre jour',
          },
        ]);
      return rows[0];
    });
  }

  private regionaux(): { parametre: Parametre<unknown>; enClair(valeur: unknown): string }[] {
    const trouves = Object.values(this.registre)
      .flatMap(({ versions }) => versions)
      .flatMap((definition) =>
        definition.parametres
          .filter(({ regional }) => regional)
          .map((parametre) => ({
            parametre,
            enClair: (valeur: unknown) => definition.valeurEnClair(parametre, valeur),
          })),
      );
    return [...new Map(trouves.map((trouve) => [trouve.parametre.cle, trouve])).values()];
  }
}

/** The rows that an ARS has set, as the engine reads them; none for one that has set nothing. */
export async function lignesRegionales(client: PoolClient, regionArs: string): Promise<LignesRegionales> {
  const { rows } = await client.query<{ id: string; cle: string; du: string; valeur: unknown; reference: string }>(
    `SELECT id, cle, du, valeur, reference FROM reglage WHERE region_ars = $1 ORDER BY cle, du`,
    [regionArs],
  );
  const lignes: LignesRegionales = {};
  for (const { id, cle, du, valeur, reference } of rows)
    (lignes[cle] ??= []).push({
      du,
      valeur,
      source: {
        cle: `ARS-${regionArs}`,
        texte: `Réglage de l’${agenceDe(regionArs)?.nom ?? `ARS ${regionArs}`}`,
        reference,
        version: du,
        lien: `reglage:${id}`,
      },
    });
  return lignes;
}
