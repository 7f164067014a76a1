import { HORLOGE } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { cloreIncident, poolDe, signalerIncident } from '#libs/persistance';
import { AUCUN_TRAVAILLEUR, vivants } from '#libs/veille';
import { Inject, Injectable, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION, ConfigurationApi } from './configuration';

/** Rounds in a row without a worker before it is told: one may be on its way back to its database. */
const ABSENCES = 2;

/** Workers look after each other; the API makes sure that there is one. */
@Injectable()
export class VeilleDeLApi implements OnModuleInit, OnModuleDestroy {
  private minuterie: NodeJS.Timeout | undefined;
  private absences = 0;

  constructor(
    private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: Horloge,
    @Inject(CONFIGURATION) private readonly configuration: ConfigurationApi,
  ) {}

  onModuleInit(): void {
    const { ronde } = this.configuration;
    // A database that does not answer is told by the requests themselves.
    if (ronde) this.minuterie = setInterval(() => void this.passer().catch(() => undefined), ronde).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.minuterie);
  }

  private async passer(): Promise<void> {
    const pool = poolDe(this.source);
    const maintenant = this.horloge.maintenant();
    if ((await vivants(pool)).length) {
      this.absences = 0;
      return cloreIncident(pool, AUCUN_TRAVAILLEUR, maintenant);
    }
    this.absences += 1;
    if (this.absences !== ABSENCES) return;
    const message =
      'Aucun travailleur ne tourne : les effets du temps, les avis, les courriers et les contrôles attendent. Lancez-en un (npm run start:worker) : il rattrapera tout, à la date légale.';
    await signalerIncident(pool, { cle: AUCUN_TRAVAILLEUR, sorte: 'TRAVAILLEUR', message }, maintenant);
  }
}
