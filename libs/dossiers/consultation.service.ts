import { Utilisateur, voit } from '#libs/acces';
import { dateCourte, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import {
  Action,
  Constats,
  Definition,
  Ecart,
  Effets,
  etatsEnClair,
  Instantane,
  lister,
  Motif,
  preparer,
  Registre,
  Resume,
  versionDe,
} from '#libs/moteur';
import { Dossier, EntreeJournal, enTransaction, FiltreDossiers, listerDossiers, poolDe } from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cadre, passerLeTemps } from './commande';
import { reunirTousConstats } from './constats';
import { definitionDe, estFidele, evenementDe } from './definitions';
import { EntreeInvalide, introuvable } from './issue';
import { HORLOGE, REGLAGES, Reglages, REGISTRE } from './jetons';
import { OUVERTURE, projeterJournal, reconstruire } from './rejeu';
import { lireDate, lireSaisie } from './saisie';
import { tropTot } from './tardif';
import { Schema, schemaDe } from './schemas';
import { tenter } from './tentative';

/** A dossier as it is, or as it was. */
export interface VueDossier extends Resume {
  id: string;
  nom: string;
  regionArs: string;
  departements: string[];
  procedure: string;
  version: string;
  revision: number;
  etat: Instantane['valeur'];
  etats: string[];
  faits: unknown;
  origine: string;
  /** Every rule set aside on this dossier, for ever. */
  derogations: NonNullable<Instantane['derogations']>;
  chargeDe: string | null;
  modifieLe: Date;
}

export type VueAction = Action & {
  schema: Schema;
  /** Only possible at its place among facts already recorded, if they still hold behind it. */
  tardif?: true;
};

export interface Simulation {
  accepte: boolean;
  etat: Instantane['valeur'];
  revision: number;
  effets?: Effets;
  refus: readonly Motif[];
  /** Effects of time that come before the act. */
  temps: readonly { type: string; le: string }[];
  /** Only of a fact received late: what it would change in the rest of the history. */
  tardif?: Ecart;
}

/** Reads: a dossier now or then, what can be done, what would happen. Writes nothing. */
@Injectable()
export class ConsultationService {
  constructor(
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
    @Inject(REGLAGES) private readonly reglages: Reglages,
  ) {}

  /** The row of a dossier that the person may see. Throws `Refus` otherwise. */
  async trouver(id: string, utilisateur: Utilisateur): Promise<Dossier> {
    const dossier = await this.source.getRepository(Dossier).findOneBy({ id });
    if (!dossier || !voit(utilisateur, dossier)) throw introuvable('Ce dossier');
    return dossier;
  }

  lister(utilisateur: Utilisateur, filtre: Omit<FiltreDossiers, 'regions' | 'departementsVus'>) {
    const { regions, departements } = utilisateur;
    return listerDossiers(this.source, { ...filtre, regions, departementsVus: departements });
  }

  async consulter(id: string, utilisateur: Utilisateur): Promise<VueDossier> {
    const dossier = await this.trouver(id, utilisateur);
    const definition = definitionDe(this.registre, dossier);
    return vue(dossier, definition, await this.instantane(definition, dossier));
  }

  /** Every event, possible or not on `le` (today by default), each with its payload schema and its reasons. */
  async actions(id: string, utilisateur: Utilisateur, le?: string): Promise<VueAction[]> {
    const dossier = await this.trouver(id, utilisateur);
    const aujourdhui = this.aujourdhui(dossier);
    const jour = lireDate(le ?? aujourdhui, 'le');
    const cadre = this.cadre(dossier, jour);
    const { definition } = cadre;
    const connu = await this.instantane(definition, dossier);
    const { instantane } = passerLeTemps(cadre, connu, jour);
    const constats = await enTransaction(poolDe(this.source), (client) =>
      reunirTousConstats(client, dossier, instantane, aujourdhui),
    );
    const actions = lister(definition, instantane, utilisateur, jour, constats);
    const tardives = await this.actionsTardives(dossier, definition, utilisateur, jour, constats);
    return actions.map((action) => ({
      ...enRetard(action, tardives.get(action.type)),
      schema: schemaDe(evenementDe(versionDe(definition, instantane.version), action.type).donnees),
    }));
  }

  /** What could be done at that place of the legal order, when facts already recorded come after it. */
  private async actionsTardives(
    dossier: Dossier,
    definition: Definition,
    utilisateur: Utilisateur,
    le: string,
    constats: Constats,
  ): Promise<ReadonlyMap<string, Action>> {
    if (le >= constats.aujourdhui) return new Map();
    const journal = await this.journal(dossier.id);
    if (!journal.slice(1).some((entree) => entree.le > le)) return new Map();
    const { instantane } = projeterJournal(definition, journal, le);
    return new Map(lister(definition, instantane, utilisateur, le, constats).map((action) => [action.type, action]));
  }

  /** What an act would do. The same rules, on the same findings; nothing is written. */
  async simuler(
    commande: { dossierId: string; type: unknown; le: unknown; donnees: unknown },
    utilisateur: Utilisateur,
  ): Promise<Simulation> {
    const dossier = await this.trouver(commande.dossierId, utilisateur);
    const le = lireDate(commande.le, 'le');
    const cadre = this.cadre(dossier, le);
    const { definition } = cadre;
    const defini = evenementDe(definition, commande.type);
    const { donnees } = lireSaisie(defini.donnees, commande.donnees ?? {});
    const instantane = await this.instantane(definition, dossier);
    const journal = () => this.journal(dossier.id);
    const situation = { source: this.source, cadre, dossier, instantane, journal };
    const essai = await tenter(situation, utilisateur, { defini, le, donnees });
    const issue = essai.place ?? essai.verdict;
    const temps = essai.temps.map(({ maillon }) => ({ type: maillon.type, le: maillon.le }));
    if (!issue.accepte) {
      const { valeur, seq } = essai.avant;
      return { accepte: false, etat: valeur, revision: seq, refus: issue.motifs, temps };
    }
    const { instantane: apres, effets } = issue;
    return {
      ...{ accepte: true, etat: apres.valeur, revision: apres.seq, effets, refus: [] },
      // At its own place in the history, time has passed already.
      ...('ecart' in issue ? { temps: [], tardif: issue.ecart } : { temps }),
    };
  }

  /**
   * The dossier as it was: after entry `seq`, on a legal date (`le`), or as far as was known at an instant (`connuLe`,
   * a civil day: what had been recorded by its end). Played again from the journal; `ecartees` are the entries that
   * have no place on that legal date without others that came later.
   */
  async rejouer(
    id: string,
    utilisateur: Utilisateur,
    { seq, le, connuLe }: { seq?: number; le?: string; connuLe?: string },
  ): Promise<VueDossier & { ecartees: number[] }> {
    const dossier = await this.trouver(id, utilisateur);
    const definition = definitionDe(this.registre, dossier);
    if (le !== undefined) lireDate(le, 'le');
    if (connuLe !== undefined) lireDate(connuLe, 'connuLe');
    const { fuseau } = dossier;
    const journal = await this.journal(id);
    const ouvertLe = jourDe(journal[0]!.enregistreLe, fuseau);
    if (connuLe !== undefined && connuLe < ouvertLe)
      throw new EntreeInvalide([
        { champ: 'connuLe', message: `précède l’ouverture du dossier, enregistrée le ${dateCourte(ouvertLe)}` },
      ]);
    const entrees = journal.filter(
      (entree) =>
        entree.type === OUVERTURE ||
        ((seq === undefined || entree.seq <= seq) &&
          (connuLe === undefined || jourDe(entree.enregistreLe, fuseau) <= connuLe)),
    );
    if (le === undefined) return { ...vue(dossier, definition, reconstruire(definition, entrees)), ecartees: [] };
    const { instantane, ecartees } = projeterJournal(definition, entrees, le);
    return { ...vue(dossier, definition, instantane), ecartees };
  }

  journal(id: string): Promise<EntreeJournal[]> {
    return this.source.getRepository(EntreeJournal).find({ where: { dossierId: id }, order: { seq: 'ASC' } });
  }

  private aujourdhui({ fuseau }: Dossier): string {
    return jourCivil(this.horloge.maintenant(), fuseau);
  }

  /** A question may look ahead: its own day is the later of today and of the day that it asks about. */
  private cadre(dossier: Dossier, le: string): Cadre {
    const definition = definitionDe(this.registre, dossier);
    const aujourdhui = this.aujourdhui(dossier);
    const maintenant = this.horloge.maintenant();
    const jour = le > aujourdhui ? le : aujourdhui;
    return { definition, dossier, maintenant, jour, origine: 'SAISIE', reglages: this.reglages };
  }

  /** The state kept with a dossier or, when another structure of its path made it, the one that its journal gives. */
  async instantane(definition: Definition, dossier: Pick<Dossier, 'id' | 'instantane'>): Promise<Instantane> {
    return estFidele(definition, dossier.instantane)
      ? dossier.instantane
      : reconstruire(definition, await this.journal(dossier.id));
  }
}

function vue(dossier: Dossier, definition: Definition, instantane: Instantane): VueDossier {
  const { id, nom, regionArs, departements, procedure, version, origine, chargeDe, modifieLe } = dossier;
  return {
    ...definition.resumer(instantane.faits, instantane.valeur),
    id,
    nom,
    regionArs,
    departements,
    procedure,
    version,
    revision: instantane.seq,
    etat: instantane.valeur,
    etats: etatsEnClair(preparer(definition), instantane),
    faits: instantane.faits,
    origine,
    derogations: instantane.derogations ?? [],
    chargeDe,
    modifieLe,
  };
}

function jourDe(instant: Date, fuseau: string): string {
  return jourCivil(instant.toISOString(), fuseau);
}

// Refused at the end of the history, an act is judged at its own place, if what follows it still holds.
function enRetard(action: Action, tardive: Action | undefined): Action & { tardif?: true } {
  if (!tardive || action.possible) return action;
  if (tardive.possible) return { ...tardive, tardif: true };
  return tropTot({ motifs: action.refus }) ? { ...tardive, refus: [...action.refus, ...tardive.refus] } : action;
}
