import { Utilisateur } from '#libs/acces';
import { accesRefuse, ConsultationService, EntreeInvalide, interdit, introuvable } from '#libs/dossiers';
import { poolDe } from '#libs/persistance';
import {
  AcquittementService,
  CHOIX,
  GENRES,
  lireChoix,
  montrerPreferences,
  preferencesDe,
  VuePreference,
} from '#libs/veille';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Identifiant } from './identifiant';
import { Qui } from './securite';

@ApiTags('Avis')
@Controller('api')
export class AvisController {
  constructor(
    private readonly source: DataSource,
    private readonly consultation: ConsultationService,
    private readonly acquittements: AcquittementService,
  ) {}

  @Get('avis')
  @ApiOperation({ summary: 'Les avis d’échéance qui me sont adressés, ou qui attendent une réponse là où je réponds' })
  @ApiQuery({ name: 'aReconnaitre', required: false, description: 'true : ceux dont personne n’a pris connaissance' })
  async recus(@Qui() utilisateur: Utilisateur, @Query('aReconnaitre') aReconnaitre?: string) {
    return { avis: await this.acquittements.recus(utilisateur, aReconnaitre === 'true') };
  }

  @Get('dossiers/:id/avis')
  @ApiOperation({
    summary: 'Les avis d’échéance du dossier : à qui, quand, en quelle qualité, et qui en a pris connaissance',
  })
  async duDossier(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    await this.consultation.trouver(id, utilisateur);
    return { avis: await this.acquittements.duDossier(id, utilisateur) };
  }

  @Post('avis/:rappel/acquittement')
  @HttpCode(200)
  @ApiOperation({ summary: 'Dire que l’on a pris connaissance d’un avis : il n’est plus demandé à personne' })
  @ApiResponse({
    status: 200,
    description: '{deja} : true quand quelqu’un l’avait déjà fait ; la première réponse compte',
  })
  @ApiResponse({ status: 403, description: 'Avis adressé à d’autres' })
  @ApiResponse({ status: 404, description: 'Avis inconnu, ou hors du territoire' })
  async acquitter(
    @Param('rappel', Identifiant) rappel: string,
    @Qui() utilisateur: Utilisateur,
  ): Promise<{ deja: boolean }> {
    const issue = await this.acquittements.acquitter(rappel, utilisateur);
    if (issue === 'INCONNU') throw introuvable('Cet avis');
    if (issue === 'ETRANGER')
      throw accesRefuse(
        'Cet avis est adressé à d’autres personnes : vous ne pouvez pas en prendre connaissance à leur place.',
        'Demandez à la personne chargée du dossier, à son suppléant ou à la direction.',
      );
    return { deja: issue === 'DEJA' };
  }

  @Get('moi/preferences')
  @ApiOperation({ summary: 'De quoi je suis averti, genre par genre' })
  async preferences(@Qui() { id }: Utilisateur): Promise<{ preferences: VuePreference[] }> {
    const { rows } = await poolDe(this.source).query<{ preferences: Record<string, unknown> }>(
      `SELECT preferences FROM compte WHERE id = $1`,
      [id],
    );
    return { preferences: montrerPreferences(preferencesDe(rows[0]?.preferences ?? {})) };
  }

  @Put('moi/preferences')
  @ApiOperation({ summary: 'Choisir de quoi je suis averti ; les genres absents de la demande ne changent pas' })
  @ApiBody({
    schema: {
      type: 'object',
      properties: Object.fromEntries(GENRES.map((genre) => [genre, { type: 'string', enum: [...CHOIX] }])),
      additionalProperties: false,
    },
  })
  @ApiResponse({ status: 200, description: 'Les préférences, telles qu’elles sont désormais' })
  @ApiResponse({ status: 422, description: 'Les avis d’échéance légale ne se désactivent pas' })
  async choisir(@Body() corps: unknown, @Qui() utilisateur: Utilisateur): Promise<{ preferences: VuePreference[] }> {
    const lu = lireChoix(corps);
    if ('refus' in lu) {
      if ('champ' in lu.refus) throw new EntreeInvalide([{ champ: lu.refus.champ, message: lu.refus.defaut }]);
      throw interdit(lu.refus.regle, lu.refus.remede);
    }
    await poolDe(this.source).query(`UPDATE compte SET preferences = preferences || $2 WHERE id = $1`, [
      utilisateur.id,
      JSON.stringify(lu.choix),
    ]);
    return this.preferences(utilisateur);
  }
}
