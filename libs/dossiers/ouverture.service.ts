import { peutOuvrir, Utilisateur } from '#libs/acces';
import { jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Accepte, Definition, Evenement, Instantane, ouvrir, Registre, versionEnVigueur } from '#libs/moteur';
import {
  ecrire,
  EntreeJournal,
  enTransaction,
  hacher,
  inserer,
  ORIGINE_DE_LA_CHAINE,
  Origine,
  poolDe,
} from '#libs/persistance';
import { zoneLegale } from '#libs/territoires';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Cadre, faitDe, preparerEcriture } from './commande';
import { constaterTerritoire, SignalementTerritoire } from './constats';
import { accesRefuse, cleDejaUtilisee, introuvable } from './issue';
import { HORLOGE, Reglages, REGLAGES, REGISTRE } from './jetons';
import { OUVERTURE } from './rejeu';
import { lireSaisie, sansPersonnes } from './saisie';

/** What names the dossier to open: an id of one's own, or the idempotency key of the request. */
export interface IdentiteDossier {
  id?: string;
  cle?: string;
}

/** Opens dossiers: entry 1 of each journal. */
@Injectable()
export class OuvertureService {
  constructor(
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
    @Inject(REGLAGES) private readonly reglages: Reglages,
  ) {}

  /** Opens a dossier under the version of the procedure in force today. */
  async ouvrir(
    procedure: string,
    recu: unknown,
    utilisateur: Utilisateur,
    origine: Origine = 'SAISIE',
    { cle, id = cle ? idDeLaCle(utilisateur, cle) : randomUUID() }: IdentiteDossier = {},
  ): Promise<{ id: string; revision: number; signalements: SignalementTerritoire[] }> {
    const maintenant = this.horloge.maintenant();
    const definition = this.versionDuJour(procedure, maintenant);
    const saisie = lireSaisie(definition.ouverture, recu);
    const { donnees, personnes } = saisie;
    const { nom, regionArs, territoire } = donnees as { nom: string; regionArs: string; territoire: [] };
    const { constate, signalements } = constaterTerritoire(territoire, regionArs);
    const zone = zoneLegale(regionArs, constate.territoire[0]?.departement);
    const departements = [...new Set(constate.territoire.map(({ departement }) => departement))].sort();
    if (!peutOuvrir(utilisateur, { regionArs, departements }))
      throw accesRefuse(
        'Ouvrir un dossier est réservé aux instructeurs de l’ARS, dans leur territoire.',
        'Demandez à un instructeur de l’ARS chef de file d’ouvrir ce dossier.',
      );
    const dossier = { id, fuseau: zone.fuseau, regionArs };
    const le = jourCivil(maintenant, zone.fuseau);
    const cadre: Cadre = { definition, dossier, maintenant, jour: le, origine, reglages: this.reglages };
    const constats = { aujourdhui: le, zone, ...constate };
    const instantane = ouvrir(definition, donnees, constats);
    const evenement: Evenement = {
      type: OUVERTURE,
      le,
      donnees,
      constats,
      acteur: utilisateur,
      seq: 1,
    };
    const empreinte = hacher({ type: OUVERTURE, donnees: sansPersonnes(saisie) });
    const fait = faitDe(cadre, evenement, ouverture(instantane), { ...(cle ? { cle } : {}), empreinte });
    const resultat = { id, revision: 1, signalements };
    if (cle && (await this.dejaOuvert(id, empreinte))) return resultat;
    await enTransaction(poolDe(this.source), async (client) => {
      await inserer(client, { ...dossier, nom, departements, chargeDe: utilisateur.id, origine }, fait);
      const vierge = { id, revision: 0, dernierHash: ORIGINE_DE_LA_CHAINE, fuseau: zone.fuseau };
      await ecrire(client, preparerEcriture(cadre, vierge, [fait], personnes));
    }).catch(async (erreur: { code?: string }) => {
      // Sent twice at the same time: the other one has opened it.
      if (!cle || erreur.code !== DEJA_LA || !(await this.dejaOuvert(id, empreinte))) throw erreur;
    });
    return resultat;
  }

  /** True when this very opening is recorded. Throws `Refus` when its key has served for another one. */
  private async dejaOuvert(id: string, empreinte: string): Promise<boolean> {
    const premiere = await this.source.getRepository(EntreeJournal).findOneBy({ dossierId: id, seq: 1 });
    if (premiere && premiere.empreinteCommande !== empreinte) throw cleDejaUtilisee();
    return premiere !== null;
  }

  private versionDuJour(procedure: string, maintenant: string): Definition {
    const connue = Object.hasOwn(this.registre, procedure) ? this.registre[procedure] : undefined;
    if (!connue) throw introuvable(`La procédure « ${procedure} »`);
    return versionEnVigueur(connue.versions, maintenant.slice(0, 10));
  }
}

/** PostgreSQL's code of a row that is there already. */
const DEJA_LA = '23505';

// The same person and the same key name the same dossier.
function idDeLaCle({ id }: Utilisateur, cle: string): string {
  const chiffres = hacher([id, cle]);
  return chiffres.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}

function ouverture(instantane: Instantane): Accepte {
  return {
    accepte: true,
    instantane,
    role: 'ARS_INSTRUCTEUR',
    effets: {
      echeances: { armees: [], levees: [], modifiees: [] },
      courriers: [],
      avertissements: [],
      parametres: [],
      derogations: [],
    },
  };
}
