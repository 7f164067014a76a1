import type { Gabarits } from '#libs/courriers';
import { DossiersModule, exigerVersionsConnues, REGLAGES_PAR_DEFAUT, Reglages } from '#libs/dossiers';
import { Horloge, HORLOGE_REELLE } from '#libs/exterieur';
import { ExpediteurSmtp } from '#libs/exterieur/courriel';
import { optionsDeConnexion, poolDe } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { DynamicModule, Logger as LoggerDeNest, LogLevel as NiveauDeNest, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { setTimeout as patienter } from 'node:timers/promises';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { FileDeTravaux } from './file';
import { Presence } from './presence';
import { tachesDe } from './taches';

/** What a worker needs to know of the place where it runs. */
export interface ConfigurationWorker {
  databaseUrl: string;
  smtpUrl: string;
  /** Sender of the e-mails; answers go to the agency. */
  expediteur: string;
  /** Address of the pages, without a final slash: what the messages link to. */
  adresse?: string;
  /** Training: every letter and every e-mail says that it has no value. */
  formation?: boolean;
  /** Jobs at the same time. */
  concurrence?: number;
  /** The application's own templates when absent. */
  gabarits?: Gabarits;
  horloge?: Horloge;
  reglages?: Reglages;
}

export interface Worker {
  /** Ends the jobs under way, or gives them back to the queue, then lets go: within ten seconds. */
  arreter(): Promise<void>;
  /** Fulfilled when the worker stops by itself. */
  perdu: Promise<Error>;
}

@Module({})
class WorkerModule {
  static avec(configuration: ConfigurationWorker): DynamicModule {
    const { databaseUrl, horloge = HORLOGE_REELLE, reglages = REGLAGES_PAR_DEFAUT } = configuration;
    return {
      module: WorkerModule,
      imports: [
        TypeOrmModule.forRoot({ ...optionsDeConnexion(databaseUrl), retryAttempts: 0 }),
        DossiersModule.forRoot(REGISTRE, horloge, reglages),
      ],
    };
  }
}

const NIVEAUX: NiveauDeNest[] = ['error', 'fatal'];

/** Mail under way, then everything, is closed within that time of the request to stop, or is abandoned. In milliseconds. */
const [LIMITE_COURRIEL_MS, LIMITE_MS] = [8000, 8500];

/** Starts a worker. Any number of them may share a database. */
export async function demarrerWorker(configuration: ConfigurationWorker): Promise<Worker> {
  // Before the module is made: run beside the API in one process, Nest would warn that there are two data sources.
  LoggerDeNest.overrideLogger(NIVEAUX);
  const contexte = await NestFactory.createApplicationContext(WorkerModule.avec(configuration), { logger: NIVEAUX });
  const source = contexte.get(DataSource);
  await exigerVersionsConnues(source, REGISTRE).catch(async (erreur: unknown) => {
    await contexte.close();
    throw erreur;
  });
  const horloge = configuration.horloge ?? HORLOGE_REELLE;
  const smtp = new ExpediteurSmtp({ url: configuration.smtpUrl });
  const pool = poolDe(source);
  const presence = new Presence(configuration.databaseUrl, pool, horloge);
  const taches = tachesDe({ configuration, contexte, source, horloge, smtp });
  const file = new FileDeTravaux(pool, taches, configuration.concurrence ?? 4, presence);
  let arret: Promise<void> | undefined;
  const arreter = async () => {
    const debut = performance.now();
    const avant = (limite: number, fini: Promise<void>) =>
      Promise.race([
        fini.catch(() => undefined),
        patienter(Math.max(0, limite - (performance.now() - debut)), undefined, { ref: false }),
      ]);
    await file.arreter();
    await avant(LIMITE_COURRIEL_MS, presence.arreter());
    await avant(LIMITE_COURRIEL_MS, smtp.fermer());
    await avant(LIMITE_MS, contexte.close());
  };
  try {
    await presence.commencer();
    await file.demarrer();
  } catch (erreur) {
    await arreter();
    throw erreur;
  }
  return { arreter: () => (arret ??= arreter()), perdu: file.perdu };
}
