import { Utilisateur } from '#libs/acces';
import { EntreeInvalide, ReglagesService } from '#libs/dossiers';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Qui } from './securite';

@ApiTags('Réglages')
@Controller('api/reglages')
export class ReglagesController {
  constructor(private readonly reglages: ReglagesService) {}

  @Get()
  @ApiOperation({ summary: 'Les paramètres régionaux : ce qui vaut par défaut et ce que l’ARS a réglé' })
  @ApiQuery({ name: 'region', required: true, description: 'Code INSEE de la région de l’ARS' })
  async lister(@Qui() utilisateur: Utilisateur, @Query('region') region?: string) {
    if (typeof region !== 'string' || !region)
      throw new EntreeInvalide([{ champ: 'region', message: 'est le code INSEE de la région d’une ARS' }]);
    return { reglages: await this.reglages.lister(region, utilisateur) };
  }

  @Post()
  @ApiOperation({ summary: 'Régler une valeur à partir d’un jour ; une valeur réglée ne se modifie pas' })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['regionArs', 'cle', 'du', 'valeur', 'reference'],
      properties: {
        regionArs: { type: 'string', description: 'Code INSEE de la région de l’ARS' },
        cle: { type: 'string', description: 'Clé du paramètre régional' },
        du: { type: 'string', format: 'date', description: 'Premier jour où la valeur s’applique' },
        valeur: { description: 'De la même forme que la valeur par défaut ; les montants en centimes' },
        reference: { type: 'string', description: 'La décision qui fixe cette valeur' },
      },
    },
  })
  @ApiResponse({ status: 201, description: '{id}' })
  regler(@Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    return this.reglages.regler(corps, utilisateur);
  }
}
