import { isDeepStrictEqual } from 'node:util';
import { Registre } from '#libs/moteur';
import { Dossier, EntreeJournal, lireJournal, poolDe, premierDefaut } from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { definitionDe, estFidele } from './definitions';
import { REGISTRE } from './jetons';
import { rejouerJournal } from './rejeu';

export interface Defaut {
  dossier: string;
  nom: string;
  /** Entry at fault; none when the stored state differs from the replay. */
  seq?: number;
  raison: string;
}

/** Proves a dossier's history: its chain holds, its letters are those that were frozen, and playing it again gives exactly the stored state. */
@Injectable()
export class PreuveService {
  constructor(
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
  ) {}

  async verifier(dossier: Dossier): Promise<Defaut | undefined> {
    const entrees = await lireJournal(poolDe(this.source), dossier.id);
    const ou = { dossier: dossier.id, nom: dossier.nom };
    const defaut = premierDefaut(entrees.map(maillonDe));
    if (defaut) return { ...ou, ...defaut };
    if (entrees.length !== dossier.revision)
      return { ...ou, raison: 'le journal s’arrête avant la révision du dossier' };
    if (entrees.at(-1)?.hash !== dossier.dernierHash)
      return { ...ou, raison: 'la dernière empreinte du dossier n’est pas celle du journal' };
    try {
      const definition = definitionDe(this.registre, dossier);
      const rejoue = rejouerJournal(definition, entrees);
      const retouche = await this.courrierRetouche(dossier.id);
      if (retouche) return { ...ou, raison: `le courrier ${retouche} ne correspond plus à son empreinte` };
      // Kept by another structure of the same path: the next act rebuilds it from the journal.
      if (!estFidele(definition, dossier.instantane)) return undefined;
      if (isDeepStrictEqual(JSON.parse(JSON.stringify(rejoue)), dossier.instantane)) return undefined;
      return { ...ou, raison: 'l’état enregistré n’est pas celui que donne le rejeu du journal' };
    } catch (erreur) {
      return { ...ou, raison: (erreur as Error).message };
    }
  }

  private async courrierRetouche(dossierId: string): Promise<string | undefined> {
    const [ligne] = await this.source.query<{ reference: string }[]>(
      `SELECT reference FROM courrier WHERE dossier_id = $1 AND pdf IS NOT NULL
        AND encode(sha256(pdf), 'hex') IS DISTINCT FROM sha256::text LIMIT 1`,
      [dossierId],
    );
    return ligne?.reference;
  }

  /** Verifies each of these dossiers; all when none is named. */
  async verifierTous(dossiers?: readonly Dossier[]): Promise<{ verifies: number; defauts: Defaut[] }> {
    const liste = dossiers ?? (await this.source.getRepository(Dossier).find({ order: { nom: 'ASC' } }));
    const defauts: Defaut[] = [];
    for (const dossier of liste) {
      const defaut = await this.verifier(dossier);
      if (defaut) defauts.push(defaut);
    }
    return { verifies: liste.length, defauts };
  }
}

function maillonDe(entree: EntreeJournal) {
  const { dossierId, enregistreLe, place, pour, cleIdempotence: _, empreinteCommande: __, ...reste } = entree;
  return {
    ...reste,
    ...(place ? { place } : {}),
    ...(pour ? { pour } : {}),
    dossier: dossierId,
    enregistreLe: enregistreLe.toISOString(),
  };
}
