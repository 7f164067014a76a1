import { Horloge } from '#libs/exterieur';
import { Registre } from '#libs/moteur';
import { DynamicModule, Global, Module } from '@nestjs/common';
import { ConsultationService } from './consultation.service';
import { DossiersService } from './dossiers.service';
import { FichesService } from './fiches.service';
import { FinancementService } from './financement.service';
import { FinancementsService } from './financements.service';
import { HorlogeService } from './horloge.service';
import { HORLOGE, Reglages, REGLAGES, REGISTRE } from './jetons';
import { OuvertureService } from './ouverture.service';
import { PreuveService } from './preuve.service';
import { RattrapageService } from './rattrapage.service';
import { ReglagesService } from './reglages.service';

const SERVICES = [
  DossiersService,
  OuvertureService,
  ConsultationService,
  FichesService,
  FinancementService,
  FinancementsService,
  HorlogeService,
  PreuveService,
  RattrapageService,
  ReglagesService,
];

/** The application service over dossiers. The program hands it the procedures that it knows. */
@Global()
@Module({})
export class DossiersModule {
  static forRoot(registre: Registre, horloge: Horloge, reglages: Reglages): DynamicModule {
    return {
      module: DossiersModule,
      providers: [
        { provide: REGISTRE, useValue: registre },
        { provide: HORLOGE, useValue: horloge },
        { provide: REGLAGES, useValue: reglages },
        ...SERVICES,
      ],
      exports: [REGISTRE, HORLOGE, REGLAGES, ...SERVICES],
    };
  }
}
