import {
  DossiersModule,
  DossiersService,
  exigerVersionsConnues,
  HorlogeService,
  REGLAGES_PAR_DEFAUT,
  Reglages,
} from '#libs/dossiers';
import { Horloge, HORLOGE_REELLE } from '#libs/exterieur';
import { ExpediteurSmtp } from '#libs/exterieur/courriel';
import { optionsDeConnexion, poolDe } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { DynamicModule, Logger as LoggerDeNest, LogLevel as NiveauDeNest, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Logger, LogLevel, run, TaskList } from 'graphile-worker';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Composition } from './composition';
import { Envoi } from './envoi';
import { Passage } from './passage';

/** What a worker needs to know of the place where it runs. */
export interface ConfigurationWorker {
  databaseUrl: string;
  smtpUrl: string;
  /** Sender of the e-mails; answers go to the agency. */
  expediteur: string;
  /** Jobs at the same time. */
  concurrence?: number;
  horloge?: Horloge;
  reglages?: Reglages;
}

export interface Worker {
  /** Ends the jobs under way, then lets go. */
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

/** The clock looks for what is due every minute; what is known in advance wakes at its own instant. */
const CRONTAB = '* * * * * balayer ?max=5';

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
  const taches = tachesDe(
    new Passage(source, horloge, contexte.get(DossiersService)),
    contexte.get(HorlogeService),
    new Composition(source, horloge, configuration.expediteur),
    new Envoi(source, horloge, smtp),
  );
  const file = await run({
    pgPool: poolDe(source),
    taskList: taches,
    crontab: CRONTAB,
    concurrency: configuration.concurrence ?? 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: new Logger(() => journaliser),
  });
  let arret: Promise<void> | undefined;
  const arreter = async () => {
    await file.stop().catch(() => undefined);
    await smtp.fermer();
    await contexte.close();
  };
  return {
    arreter: () => (arret ??= arreter()),
    perdu: file.promise.then(
      () => new Promise<Error>(() => undefined),
      (erreur: unknown) => erreur as Error,
    ),
  };
}

function tachesDe(passage: Passage, horloge: HorlogeService, composition: Composition, envoi: Envoi): TaskList {
  return {
    passer_le_temps: (donnees) => passage.passer((donnees as { dossier: string }).dossier),
    balayer: async () => {
      await horloge.balayer();
    },
    composer_courrier: (donnees) => composition.composer((donnees as { courrier: string }).courrier),
    envoyer_courrier: (donnees) => envoi.envoyer((donnees as { courrier: string }).courrier),
  };
}

/** The queue tries again by itself, and whoever holds the database says when it is gone. */
const PERTE_DE_LA_BASE = /notify listener|UNLISTEN|connection error|Connection terminated/;

// Payloads and addresses never go to the log: the queue's own messages only name the task.
function journaliser(niveau: `${LogLevel}`, message: string): void {
  if (PERTE_DE_LA_BASE.test(message)) return;
  if (niveau === 'error' || niveau === 'warning') console.error(`[worker] ${message.split('\n')[0]}`);
}
