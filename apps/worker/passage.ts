import { DossiersService, incidentDuTemps } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { cloreIncident, poolDe, signalerIncident } from '#libs/persistance';
import { DataSource } from 'typeorm';

/** Lets time do its work on a dossier; what keeps it from doing so is an incident, and is tried again. */
export class Passage {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly dossiers: DossiersService,
  ) {}

  /** Safe to repeat. Throws, after opening an incident, when an effect of time cannot be produced. */
  async passer(dossierId: string): Promise<void> {
    const pool = poolDe(this.source);
    try {
      await this.dossiers.passerLeTemps(dossierId);
      await cloreIncident(pool, incidentDuTemps(dossierId, '').cle, this.horloge.maintenant());
    } catch (erreur) {
      const incident = incidentDuTemps(dossierId, (erreur as Error).message);
      await signalerIncident(pool, incident, this.horloge.maintenant());
      throw erreur;
    }
  }
}
