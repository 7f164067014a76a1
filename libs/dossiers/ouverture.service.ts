import { peutOuvrir, Utilisateur } from '#libs/acces';
import { jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Accepte, Definition, Evenement, Instantane, ouvrir, Registre, versionEnVigueur } from '#libs/moteur';
import { ecrire, enTransaction, inserer, ORIGINE_DE_LA_CHAINE, Origine, poolDe } from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Cadre, faitDe, preparerEcriture } from './commande';
import { constaterTerritoire, constaterZone } from './constats';
import { accesRefuse, introuvable } from './issue';
import { HORLOGE, Reglages, REGLAGES, REGISTRE } from './jetons';
import { OUVERTURE } from './rejeu';
import { lireSaisie } from './saisie';

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
    id = randomUUID() as string,
  ): Promise<{ id: string; revision: number }> {
    const maintenant = this.horloge.maintenant();
    const definition = this.versionDuJour(procedure, maintenant);
    const { donnees, personnes } = lireSaisie(definition.ouverture, recu);
    const { nom, regionArs, territoire } = donnees as { nom: string; regionArs: string; territoire: [] };
    const constate = constaterTerritoire(territoire);
    const zone = constaterZone(regionArs, constate.territoire[0]?.departement);
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
    const fait = faitDe(cadre, evenement, ouverture(instantane));
    await enTransaction(poolDe(this.source), async (client) => {
      await inserer(client, { ...dossier, nom, departements, chargeDe: utilisateur.id, origine }, fait);
      const vierge = { id, revision: 0, dernierHash: ORIGINE_DE_LA_CHAINE, fuseau: zone.fuseau };
      await ecrire(client, preparerEcriture(cadre, vierge, [fait], personnes));
    });
    return { id, revision: 1 };
  }

  private versionDuJour(procedure: string, maintenant: string): Definition {
    const connue = this.registre[procedure];
    if (!connue) throw introuvable(`La procédure « ${procedure} »`);
    return versionEnVigueur(connue.versions, maintenant.slice(0, 10));
  }
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
