import { Utilisateur } from '#libs/acces';
import { jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Effets, Instantane, refusDAcces, Registre } from '#libs/moteur';
import { Dossier, Fait } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { Cadre, faitDe } from './commande';
import { ConsultationService } from './consultation.service';
import { definitionDe, evenementDe } from './definitions';
import { Refus } from './issue';
import { Reglages } from './jetons';
import { EntreeRejouable } from './rejeu';
import { lireDate, lireSaisie } from './saisie';
import { faitsTardifs } from './tardif';
import { tenter } from './tentative';

interface Services {
  source: DataSource;
  registre: Registre;
  horloge: Horloge;
  reglages: Reglages;
  consultation: ConsultationService;
}

/**
 * Acts tried on a dossier one after the other, each judged as if those admitted before it were recorded: what a whole
 * file would do. Writes nothing, and leaves no trace of a refusal.
 */
export class Essai {
  private constructor(
    private readonly source: DataSource,
    private readonly cadre: Cadre,
    private readonly dossier: Dossier,
    private readonly utilisateur: Utilisateur,
    private journal: readonly EntreeRejouable[],
    /** The dossier as it is or, once an act is admitted, as it would be. */
    public instantane: Instantane,
  ) {}

  /** Throws `Refus` when the person does not see the dossier. */
  static async ouvrir(services: Services, id: string, utilisateur: Utilisateur): Promise<Essai> {
    const { source, registre, horloge, reglages, consultation } = services;
    const dossier = await consultation.trouver(id, utilisateur);
    const maintenant = horloge.maintenant();
    const jour = jourCivil(maintenant, dossier.fuseau);
    const definition = definitionDe(registre, dossier);
    const cadre: Cadre = { definition, dossier, maintenant, jour, origine: 'SAISIE', reglages };
    const [journal, instantane] = [await consultation.journal(id), await consultation.instantane(definition, dossier)];
    return new Essai(source, cadre, dossier, utilisateur, journal, instantane);
  }

  /** Everything that would follow from an act. Throws `Refus` or `EntreeInvalide`: the next act is tried without it. */
  async essayer(acte: { type: unknown; le: unknown; donnees: unknown }): Promise<Effets> {
    const { cadre, dossier, utilisateur } = this;
    const { definition } = cadre;
    const defini = evenementDe(definition, acte.type);
    const le = lireDate(acte.le, 'le');
    const acces = refusDAcces(defini, utilisateur);
    if (acces) throw new Refus(acces.categorie, acces.motifs);
    const { donnees } = lireSaisie(defini.donnees, acte.donnees);
    const situation = { source: this.source, cadre, dossier, instantane: this.instantane };
    const journal = () => Promise.resolve(this.journal);
    const { temps, evenement, verdict, place } = await tenter({ ...situation, journal }, utilisateur, {
      defini,
      le,
      donnees,
    });
    if (verdict.accepte) {
      this.garder([...temps, faitDe(cadre, evenement, verdict)], verdict.instantane);
      return verdict.effets;
    }
    if (!place?.accepte) throw new Refus((place ?? verdict).categorie, (place ?? verdict).motifs);
    this.garder(faitsTardifs(cadre, place, {}), place.instantane);
    return place.effets;
  }

  private garder(faits: readonly Fait[], instantane: Instantane): void {
    const entrees = faits.map(({ maillon }) => ({ place: null, ...maillon }) as EntreeRejouable);
    this.journal = [...this.journal, ...entrees];
    this.instantane = instantane;
  }
}
