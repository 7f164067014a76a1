import { Utilisateur } from '#libs/acces';
import { DateCivile, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Definition, FinancementDefini, Instantane, lecteurDe, Registre } from '#libs/moteur';
import { Dossier } from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { ConsultationService } from './consultation.service';
import { definitionDe } from './definitions';
import { interdit, sansObjet } from './issue';
import { HORLOGE, REGISTRE } from './jetons';
import { projeterJournal } from './rejeu';
import { lireDate, lireSaisie } from './saisie';

/** The money of one dossier: what its procedure works out from its facts. Writes nothing. */
@Injectable()
export class FinancementService {
  constructor(
    private readonly consultation: ConsultationService,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  /**
   * Every line, as it stands on a civil day of the agency (today by default): in the past, by what had happened by
   * then; later, by what is known today. Throws `Refus` or `EntreeInvalide`.
   */
  async detailler(id: string, utilisateur: Utilisateur, le?: string): Promise<object> {
    const dossier = await this.consultation.trouver(id, utilisateur);
    const { definition, financement } = this.definitions(dossier);
    const aujourdhui = this.aujourdhui(dossier);
    const jour = lireDate(le ?? aujourdhui, 'le');
    const instantane = await this.instantaneLe(definition, dossier, jour, aujourdhui);
    return financement.detailler(instantane.faits, lecteurDe(instantane), jour);
  }

  /** Today's money, then the same under what one supposes. Throws `Refus` or `EntreeInvalide`. */
  async simuler(id: string, utilisateur: Utilisateur, hypothese: unknown): Promise<object> {
    const dossier = await this.consultation.trouver(id, utilisateur);
    const { definition, financement } = this.definitions(dossier);
    const { donnees } = lireSaisie(financement.hypothese, hypothese);
    const instantane = await this.consultation.instantane(definition, dossier);
    const jour = this.aujourdhui(dossier);
    const reponse = financement.simuler(instantane.faits, lecteurDe(instantane), jour, donnees);
    const { refus, remede } = reponse as { refus?: string; remede?: string };
    if (refus) throw interdit(refus, remede ?? 'Corrigez l’hypothèse, puis recommencez.');
    return reponse;
  }

  private definitions(dossier: Dossier): { definition: Definition; financement: FinancementDefini } {
    const definition = definitionDe(this.registre, dossier);
    if (definition.financement) return { definition, financement: definition.financement };
    throw sansObjet(
      'Rien ne se paie dans la procédure que suit ce dossier.',
      'Retournez au dossier : son état et son journal disent ce qui s’y fait.',
    );
  }

  private async instantaneLe(
    definition: Definition,
    dossier: Dossier,
    jour: DateCivile,
    aujourdhui: DateCivile,
  ): Promise<Instantane> {
    if (jour >= aujourdhui) return this.consultation.instantane(definition, dossier);
    return projeterJournal(definition, await this.consultation.journal(dossier.id), jour).instantane;
  }

  private aujourdhui({ fuseau }: Dossier): DateCivile {
    return jourCivil(this.horloge.maintenant(), fuseau);
  }
}
