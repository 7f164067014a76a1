import { Utilisateur, voit } from '#libs/acces';
import { jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import {
  agir,
  Definition,
  Ecart,
  Effets,
  Evenement,
  Insertion,
  Instantane,
  delaisDe,
  refusDAcces,
  Refuse,
  Registre,
  soumettre,
} from '#libs/moteur';
import {
  DossierVerrouille,
  entreeDeLaCle,
  enTransaction,
  hacher,
  lireJournal,
  noterRefus,
  Origine,
  poolDe,
  pourLeCompteDe,
  signalerIncident,
  verrouiller,
} from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { incidentDuTemps, signalerAnomalies, signalerRefus } from './anomalies';
import { Cadre, EffetEmpeche, faitDe, passerLeTemps, Provenance } from './commande';
import { reunirConstats } from './constats';
import { definitionDe, estFidele, evenementDe } from './definitions';
import { inscrire } from './inscription';
import { cleDejaUtilisee, EntreeInvalide, introuvable, perime, Refus } from './issue';
import { HORLOGE, Reglages, REGLAGES, REGISTRE } from './jetons';
import { horsDePortee } from './portee';
import { evenementInscrit, reconstruire, rejouerJournal } from './rejeu';
import { lireDate, lireSaisie, sansPersonnes } from './saisie';
import { chercherPlace, defaitPar, faitsTardifs, placer } from './tardif';

/** A command as a door hands it over. */
export interface Commande {
  dossierId: string;
  type: unknown;
  /** Legal date of the fact. */
  le: unknown;
  donnees: unknown;
  /** Revision that the person saw. */
  revision: unknown;
  cleIdempotence?: string;
}

export interface Resultat {
  seq: number;
  etat: Instantane['valeur'];
  revision: number;
  effets: Effets;
  /** Only of a fact received late: what it changes in the rest of the history. */
  tardif?: Ecart;
}

const resultatTardif = ({ entrees, instantane, effets, ecart }: Insertion): Resultat => ({
  seq: entrees[0]!.evenement.seq,
  etat: instantane.valeur,
  revision: instantane.seq,
  effets,
  tardif: ecart,
});

/** The only writer of state: every door (HTTP, clock, command line) comes through here. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
    @Inject(REGLAGES) private readonly reglages: Reglages,
  ) {}

  /** Judges a command and writes everything that follows from it, or the refusal. Throws `Refus` or `EntreeInvalide`. */
  async agir(commande: Commande, utilisateur: Utilisateur, origine: Origine = 'SAISIE'): Promise<Resultat> {
    const issue = await enTransaction(poolDe(this.source), async (client) => {
      const dossier = await verrouiller(client, commande.dossierId);
      if (!dossier || !voit(utilisateur, dossier)) throw introuvable('Ce dossier');
      return this.juger(client, dossier, commande, utilisateur, origine);
    }).catch((erreur: unknown) => this.direEmpeche(commande.dossierId, erreur));
    // The refusal is thrown once committed: what time did before it, and the attempt itself, stay written.
    if ('motifs' in issue) throw new Refus(issue.categorie, issue.motifs);
    return issue;
  }

  /** Applies what time has done to a dossier until now. Safe to repeat. Returns the number of effects. */
  async passerLeTemps(dossierId: string): Promise<number> {
    return enTransaction(poolDe(this.source), async (client) => {
      const dossier = await verrouiller(client, dossierId);
      if (!dossier) return 0;
      const cadre = this.cadre(dossier, dossier.origine === 'DEMONSTRATION' ? 'DEMONSTRATION' : 'SAISIE');
      const { definition, jour, maintenant } = cadre;
      const { instantane, faits } = passerLeTemps(cadre, await this.instantane(client, definition, dossier), jour);
      if (faits.length) await inscrire(client, cadre, dossier, faits);
      else await signalerAnomalies(client, dossierId, delaisDe(definition, instantane).anomalies, maintenant);
      return faits.length;
    });
  }

  // Nothing of the transaction remains: what keeps the dossier from moving is told beside it.
  private async direEmpeche(dossierId: string, erreur: unknown): Promise<never> {
    if (erreur instanceof EffetEmpeche)
      await signalerIncident(
        poolDe(this.source),
        incidentDuTemps(dossierId, erreur.message),
        this.horloge.maintenant(),
      );
    throw erreur;
  }

  private async juger(
    client: PoolClient,
    dossier: DossierVerrouille,
    commande: Commande,
    utilisateur: Utilisateur,
    origine: Origine,
  ): Promise<Resultat | Refuse> {
    const cadre = this.cadre(dossier, origine);
    const { definition } = cadre;
    const defini = evenementDe(definition, commande.type);
    const { type } = defini;
    const le = lireDate(commande.le, 'le');
    const refuser = async (refus: Refuse, revision: number) => {
      const { categorie, motifs } = refus;
      const qui = { acteur: utilisateur.id, enregistreLe: cadre.maintenant };
      await noterRefus(client, { dossierId: dossier.id, revision, type, le, categorie, motifs, ...qui });
      await signalerRefus(client, dossier.id, refus.anomalies ?? [], cadre.maintenant);
      return refus;
    };
    const acces = refusDAcces(defini, utilisateur);
    if (acces) return refuser(acces, dossier.revision);
    const saisie = lireSaisie(defini.donnees, commande.donnees ?? {});
    const empreinte = hacher({ type, le, donnees: sansPersonnes(saisie) });
    const deja = await this.dejaFait(client, commande, utilisateur, empreinte);
    if (deja) return deja;
    if (!Number.isInteger(commande.revision))
      throw new EntreeInvalide([{ champ: 'revision', message: 'est la révision du dossier que vous avez vue' }]);
    if (commande.revision !== dossier.revision) throw perime(dossier.revision);

    const { jour } = cadre;
    const depart = await this.instantane(client, definition, dossier);
    const { instantane, faits } = passerLeTemps(cadre, depart, le < jour ? le : jour);
    const constats = await reunirConstats(client, dossier, instantane, defini, saisie.donnees, jour);
    const ailleurs = horsDePortee(utilisateur, dossier, constats);
    if (ailleurs) return refuser(ailleurs, dossier.revision);
    const evenement: Evenement = {
      type,
      le,
      donnees: saisie.donnees,
      constats,
      acteur: utilisateur,
      seq: instantane.seq + 1,
    };
    const verdict = soumettre(definition, instantane, evenement);
    const provenance = async (role: string): Promise<Provenance> => {
      const cle = commande.cleIdempotence;
      const pour = await pourLeCompteDe(client, { dossierId: dossier.id, compteId: utilisateur.id, role, jour });
      return { empreinte, ...(cle ? { cle } : {}), ...(pour ? { pour } : {}) };
    };
    if (!verdict.accepte) {
      const journal = await lireJournal(client, dossier.id);
      const tardif = { ...evenement, seq: dossier.revision + 1 };
      const issue = chercherPlace(definition, journal, tardif, jour, verdict);
      if (issue.accepte) {
        const inscrits = faitsTardifs(cadre, issue, await provenance(issue.entrees[0]!.verdict.role));
        const defait = defaitPar(issue, journal);
        await inscrire(client, cadre, dossier, inscrits, saisie.personnes, defait);
        return resultatTardif(issue);
      }
      if (faits.length) await inscrire(client, cadre, dossier, faits);
      return refuser(issue, instantane.seq);
    }
    const fait = faitDe(cadre, evenement, verdict, await provenance(verdict.role));
    await inscrire(client, cadre, dossier, [...faits, fait], saisie.personnes);
    return { seq: evenement.seq, etat: verdict.instantane.valeur, revision: evenement.seq, effets: verdict.effets };
  }

  /** The answer already given under the same idempotency key, worked out again from the journal. */
  private async dejaFait(
    client: PoolClient,
    { dossierId, cleIdempotence }: Commande,
    utilisateur: Utilisateur,
    empreinte: string,
  ): Promise<Resultat | undefined> {
    const deja = cleIdempotence && (await entreeDeLaCle(client, dossierId, cleIdempotence));
    if (!deja) return undefined;
    const entrees = await lireJournal(client, dossierId, deja.seq);
    if (deja.empreinteCommande !== empreinte || entrees.at(-1)!.acteur !== utilisateur.id) throw cleDejaUtilisee();
    const entree = entrees.at(-1)!;
    const definition = definitionDe(this.registre, entree);
    const precedentes = entrees.slice(0, -1);
    if (entree.place) {
      const { place: _, ...fait } = evenementInscrit(entree);
      const insertion = placer(definition, precedentes, fait, entree.constats.aujourdhui);
      if (!insertion.accepte)
        throw new Error(`Le journal du dossier ${dossierId} ne se rejoue plus à l’entrée ${deja.seq}.`);
      return resultatTardif(insertion);
    }
    const avant = rejouerJournal(definition, precedentes);
    const { type, le, donnees, constats, acteur, role, seq } = entree;
    const verdict = agir(definition, avant, {
      type,
      le,
      donnees,
      constats,
      acteur: { id: acteur, roles: [role] },
      seq,
    });
    if (!verdict.accepte) throw new Error(`Le journal du dossier ${dossierId} ne se rejoue plus à l’entrée ${seq}.`);
    return { seq, etat: verdict.instantane.valeur, revision: seq, effets: verdict.effets };
  }

  private cadre(dossier: DossierVerrouille, origine: Origine): Cadre {
    const definition = definitionDe(this.registre, dossier);
    const maintenant = this.horloge.maintenant();
    const jour = jourCivil(maintenant, dossier.fuseau);
    return { definition, dossier, maintenant, jour, origine, reglages: this.reglages };
  }

  /** The cached state, or the journal played again when the cache was made by another structure. */
  private async instantane(
    client: PoolClient,
    definition: Definition,
    dossier: DossierVerrouille,
  ): Promise<Instantane> {
    if (estFidele(definition, dossier.instantane)) return dossier.instantane;
    return reconstruire(definition, await lireJournal(client, dossier.id));
  }
}
