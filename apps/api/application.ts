import { DossiersModule, exigerVersionsConnues, HORLOGE, REGLAGES_PAR_DEFAUT } from '#libs/dossiers';
import { Horloge, HORLOGE_REELLE } from '#libs/exterieur';
import { optionsDeConnexion, poolDe } from '#libs/persistance';
import {
  AcquittementService,
  HorlogeDeFormation,
  IncidentsService,
  PersonnesLecture,
  PersonnesService,
  SanteService,
} from '#libs/veille';
import { TAILLES_MAXIMALES } from '#libs/redaction';
import { REGISTRE } from '#workflows/registre';
import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { TypeOrmModule } from '@nestjs/typeorm';
import connecterSessions from 'connect-pg-simple';
import { json, raw, static as fichiers, Request, Response, NextFunction } from 'express';
import session from 'express-session';
import helmet from 'helmet';
import path from 'node:path';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { AffectationsController } from './affectations.controller';
import { AuditController } from './audit.controller';
import { AvisController } from './avis.controller';
import { BoiteController } from './boite.controller';
import { ComptesController } from './comptes.controller';
import { CONFIGURATION, ConfigurationApi } from './configuration';
import { AccesAuxCourriers } from './courriers.acces';
import { CourrielsController } from './courriels.controller';
import { CourriersController } from './courriers.controller';
import { DossiersController } from './dossiers.controller';
import { FichesController } from './fiches.controller';
import { FinancementController } from './financement.controller';
import { FiltreProblemes, problemeDe } from './filtre-problemes';
import { FormationController } from './formation.controller';
import { GabaritsController } from './gabarits.controller';
import { IncidentsController } from './incidents.controller';
import { DEPOT_DE_FICHIER, exigerJson, exigerLisible, TYPES_DE_FICHIER } from './lisible';
import { LotsController } from './lots.controller';
import { MoiController } from './moi.controller';
import { OrganismesController } from './organismes.controller';
import { OrganismesService } from './organismes.service';
import { ParapheurController } from './parapheur.controller';
import { ParapheurService } from './parapheur.service';
import { PosteController } from './poste.controller';
import { ProceduresController } from './procedures.controller';
import { ReglagesController } from './reglages.controller';
import { SanteController } from './sante.controller';
import { COOKIE, GardeDeSession } from './securite';
import { SessionController } from './session.controller';
import { SuiviController } from './suivi.controller';
import { VeilleDeLApi } from './veille';

/** What watches over the dossiers knows no framework: it is handed the database and the clock. */
const deVeille = (Service: new (source: DataSource, horloge: Horloge) => object) => ({
  provide: Service,
  useFactory: (source: DataSource, horloge: Horloge) => new Service(source, horloge),
  inject: [DataSource, HORLOGE],
});

@Module({})
class ApiModule {
  static avec(configuration: ConfigurationApi): DynamicModule {
    const { databaseUrl, horloge = HORLOGE_REELLE, reglages = REGLAGES_PAR_DEFAUT } = configuration;
    return {
      module: ApiModule,
      imports: [
        TypeOrmModule.forRoot({ ...optionsDeConnexion(databaseUrl), retryAttempts: 0 }),
        DossiersModule.forRoot(REGISTRE, horloge, reglages),
      ],
      controllers: [
        SanteController,
        SessionController,
        ProceduresController,
        CourrielsController,
        CourriersController,
        ParapheurController,
        PosteController,
        SuiviController,
        FichesController,
        FinancementController,
        IncidentsController,
        GabaritsController,
        LotsController,
        DossiersController,
        AffectationsController,
        MoiController,
        ComptesController,
        AuditController,
        AvisController,
        ReglagesController,
        OrganismesController,
        BoiteController,
        FormationController,
      ],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        AccesAuxCourriers,
        ParapheurService,
        ...[AcquittementService, IncidentsService, PersonnesLecture, PersonnesService, SanteService].map(deVeille),
        deVeille(OrganismesService),
        VeilleDeLApi,
        { provide: APP_GUARD, useClass: GardeDeSession },
        { provide: APP_FILTER, useClass: FiltreProblemes },
      ],
    };
  }
}

/** How long a session lives without a request. In milliseconds. */
const DUREE_DE_SESSION = 8 * 60 * 60 * 1000;

/** The API and, when they are built, the pages. The caller listens and closes. */
export async function creerApi(configuration: ConfigurationApi): Promise<NestExpressApplication> {
  const application = await NestFactory.create<NestExpressApplication>(ApiModule.avec(configuration), {
    logger: ['warn', 'error', 'fatal'],
    bodyParser: false,
  });
  await exigerVersionsConnues(application.get(DataSource), REGISTRE).catch(async (erreur: unknown) => {
    await application.close();
    throw erreur;
  });
  application.disable('x-powered-by');
  if (configuration.production) application.set('trust proxy', 1);
  application.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
      },
    }),
  );
  application.use('/api', exigerJson, (_: Request, reponse: Response, suite: NextFunction) => {
    reponse.set('Cache-Control', 'no-store');
    suite();
  });
  application.use(
    DEPOT_DE_FICHIER,
    raw({ type: TYPES_DE_FICHIER, limit: Math.max(...Object.values(TAILLES_MAXIMALES)) }),
  );
  application.use(json({ limit: '1mb' }));
  application.use('/api', exigerLisible);
  application.use('/api', sessions(application.get(DataSource), configuration));
  if (configuration.horloge instanceof HorlogeDeFormation) application.use('/api', aLHeure(configuration.horloge));
  publierContrat(application);
  if (configuration.pages) servirPages(application, configuration.pages);
  return application;
}

/** The OpenAPI document of the running application. */
export function contratDe(application: NestExpressApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Parcours CPTS')
    .setDescription('Suivi du parcours légal des communautés professionnelles territoriales de santé')
    .setVersion('1')
    .addCookieAuth(COOKIE)
    .addSecurityRequirements('cookie')
    .build();
  return SwaggerModule.createDocument(application, description, {
    operationIdFactory: (controleur, methode) => `${controleur.replace('Controller', '')}.${methode}`,
  });
}

const ADRESSES_DU_CONTRAT = ['/api/docs', '/api/docs-json', '/api/docs-yaml', '/api/openapi.json'];

function publierContrat(application: NestExpressApplication): void {
  // The contract's own pages are answered before Nest's guards: they ask for a session here.
  application.use(ADRESSES_DU_CONTRAT, (requete: Request, reponse: Response, suite: NextFunction) => {
    if (requete.session.compte) return suite();
    reponse
      .status(401)
      .type('application/problem+json')
      .send(JSON.stringify(problemeDe(401)));
  });
  const contrat = contratDe(application);
  SwaggerModule.setup('api/docs', application, contrat, { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
}

// In training, another program may have moved the clock. When it cannot be read, the request itself will say why.
function aLHeure(horloge: HorlogeDeFormation) {
  return (_: Request, __: Response, suite: NextFunction) =>
    void horloge.actualiser().then(
      () => suite(),
      () => suite(),
    );
}

function sessions(source: DataSource, { secretSession, production }: ConfigurationApi) {
  const Magasin = connecterSessions(session);
  return session({
    name: COOKIE,
    secret: secretSession,
    store: new Magasin({ pool: poolDe(source), tableName: 'session', createTableIfMissing: false }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'strict', secure: production ? true : 'auto', maxAge: DUREE_DE_SESSION },
  });
}

// Any address that is not the API's is a page of the single-page application.
function servirPages(application: NestExpressApplication, dossier: string): void {
  application.use(fichiers(dossier, { index: false, maxAge: '1h' }));
  application.use((requete: Request, reponse: Response, suite: NextFunction) => {
    if (requete.method !== 'GET' || requete.path.startsWith('/api')) return suite();
    reponse.set('Cache-Control', 'no-cache').sendFile(path.join(dossier, 'index.html'));
  });
}
