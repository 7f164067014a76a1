import { Horloge } from '#libs/exterieur';
import { cloreIncident, poolDe, signalerIncident } from '#libs/persistance';
import { DataSource } from 'typeorm';

/** Something that is looked at each time round. Safe to repeat, and to run in several workers at once. */
export interface Etape {
  /** French, as it follows « Le passage régulier de l’horloge a échoué : ». */
  nom: string;
  faire(): Promise<unknown>;
}

/** One round of the clock. A step that fails is an incident, and never holds back those that follow it. */
export class Tour {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly etapes: readonly Etape[],
  ) {}

  async faire(): Promise<void> {
    const pool = poolDe(this.source);
    for (const { nom, faire } of this.etapes) {
      const cle = `tour:${nom}`;
      try {
        await faire();
        await cloreIncident(pool, cle, this.horloge.maintenant());
      } catch (erreur) {
        const message = `Le passage régulier de l’horloge a échoué (${nom}) : ${(erreur as Error).message}. Il recommence chaque minute.`;
        await signalerIncident(pool, { cle, sorte: 'HORLOGE', message }, this.horloge.maintenant());
      }
    }
  }
}
