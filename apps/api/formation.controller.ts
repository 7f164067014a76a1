import {
  ajouterJours,
  ajouterMois,
  DateCivile,
  dateCourte,
  FUSEAU_NATIONAL,
  heureDuJour,
  jourCivil,
} from '#libs/droit';
import { conflit, EntreeInvalide, HORLOGE, lireDate } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { HorlogeDeFormation } from '#libs/veille';
import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ReserveA, SansSession } from './securite';

/** The clock of the training mode, as everybody sees it. Instants: ISO 8601 in UTC. */
export interface VueFormation {
  formation: boolean;
  instant: string;
  /** Where the clock is going; null when it runs at its own pace. */
  cible: string | null;
  enCours: boolean;
}

/** When the clock stops on the day to which it is moved, by the clocks of Paris. */
const HEURE = '08:00';
const ANNEES_AU_PLUS = 10;
const DUREE = /^P(?=\d)(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?$/;

@ApiTags('Formation')
@Controller('api/formation')
export class FormationController {
  constructor(@Inject(HORLOGE) private readonly horloge: Horloge) {}

  @Get()
  @SansSession()
  @ApiOperation({ summary: 'L’horloge du mode de formation : où elle est, et où elle va' })
  @ApiResponse({ status: 200, description: '{formation, instant, cible, enCours} ; formation: false hors de ce mode' })
  async lire(): Promise<VueFormation> {
    if (!(this.horloge instanceof HorlogeDeFormation))
      return { formation: false, instant: this.horloge.maintenant(), cible: null, enCours: false };
    const { cible } = await this.horloge.actualiser();
    return { formation: true, instant: this.horloge.maintenant(), cible, enCours: cible !== null };
  }

  @Post('horloge')
  @HttpCode(202)
  @ReserveA('ADMIN', 'ARS_INSTRUCTEUR', 'CPAM')
  @ApiOperation({ summary: 'Avancer l’horloge, en mode de formation seulement : le temps y fait ce qu’il aurait fait' })
  @ApiBody({
    schema: {
      type: 'object',
      description: 'L’un ou l’autre. L’horloge s’arrête à 8 h, heure de Paris, du jour visé.',
      properties: {
        jusquAu: { type: 'string', format: 'date', description: 'AAAA-MM-JJ, un jour à venir' },
        avancer: { type: 'string', pattern: DUREE.source, description: 'P2M, P1W, P1D… : dix ans au plus' },
      },
    },
  })
  @ApiResponse({ status: 202, description: 'En route : GET /api/formation dit où elle en est' })
  @ApiResponse({ status: 404, description: 'Hors du mode de formation' })
  @ApiResponse({ status: 409, description: 'Déjà en route' })
  async avancer(@Body() corps: unknown): Promise<VueFormation> {
    if (!(this.horloge instanceof HorlogeDeFormation)) throw new NotFoundException();
    const instant = this.horloge.maintenant();
    if (!(await this.horloge.viser(lireCible(corps, instant))))
      throw conflit('L’horloge est déjà en route.', 'Attendez qu’elle soit arrivée, puis recommencez.');
    return this.lire();
  }
}

/** @returns the instant to go to */
function lireCible(corps: unknown, instant: string): string {
  const { jusquAu, avancer, ...reste } = (corps ?? {}) as Record<string, unknown>;
  const aujourdhui = jourCivil(instant, FUSEAU_NATIONAL);
  const [champ, jour] =
    jusquAu === undefined ? ['avancer', apres(avancer, aujourdhui)] : ['jusquAu', lireDate(jusquAu, 'jusquAu')];
  if (Object.keys(reste).length || (jusquAu !== undefined && avancer !== undefined))
    throw invalide('jusquAu', 'ou « avancer » : l’un des deux, et rien d’autre');
  const cible = heureDuJour(jour, HEURE, FUSEAU_NATIONAL);
  if (Date.parse(cible) <= Date.parse(instant))
    throw invalide(champ, `doit être à venir : nous sommes le ${dateCourte(aujourdhui)}, et l’horloge ne recule pas`);
  if (jour > ajouterMois(aujourdhui, 12 * ANNEES_AU_PLUS))
    throw invalide(champ, `doit être à ${ANNEES_AU_PLUS} ans d’ici au plus`);
  return cible;
}

function apres(avancer: unknown, aujourdhui: DateCivile): DateCivile {
  const lu = typeof avancer === 'string' ? DUREE.exec(avancer) : null;
  if (!lu) throw invalide('avancer', 'est une durée comme P2M (deux mois), P1W (une semaine) ou P1D (un jour)');
  const [mois, semaines, jours] = lu.slice(1).map((nombre) => Number(nombre ?? 0)) as [number, number, number];
  return ajouterJours(ajouterMois(aujourdhui, mois), 7 * semaines + jours);
}

function invalide(champ: string, message: string): EntreeInvalide {
  return new EntreeInvalide([{ champ, message }]);
}
