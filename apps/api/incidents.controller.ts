import { Utilisateur } from '#libs/acces';
import { lireSaisie, schemaDe } from '#libs/dossiers';
import { IncidentsService } from '#libs/veille';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Identifiant } from './identifiant';
import { Qui } from './securite';

class Cloture {
  @IsString()
  @MinLength(5)
  @MaxLength(500)
  @JSONSchema({
    description: 'Pourquoi l’incident est clos : ce qui a été fait, ou pourquoi il n’y a rien à faire',
    examples: ['Lettre remise en main propre le 3 juin'],
  })
  motif!: string;
}

@ApiTags('Incidents')
@Controller('api/incidents')
export class IncidentsController {
  constructor(private readonly incidents: IncidentsService) {}

  @Get()
  @ApiOperation({ summary: 'Ce qui empêche un effet légal de se produire' })
  @ApiQuery({ name: 'clos', required: false, description: 'true : les incidents clos aussi' })
  async lister(@Qui() utilisateur: Utilisateur, @Query('clos') clos?: string) {
    return { incidents: await this.incidents.lister(utilisateur, clos === 'true') };
  }

  @Get(':id')
  @ApiOperation({ summary: 'L’incident et ce qui lui est arrivé : ouvert, relancé par qui, clos pourquoi, résolu' })
  async lire(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    return this.incidents.lire(id, utilisateur);
  }

  @Post(':id/reprise')
  @HttpCode(200)
  @ApiOperation({ summary: 'Relancer : le travail que l’incident retient est refait aussitôt' })
  @ApiResponse({ status: 200, description: 'L’incident, avec son histoire' })
  @ApiResponse({ status: 403, description: 'Rôle qui lit sans agir, ou incident réservé aux administrateurs' })
  @ApiResponse({ status: 409, description: 'Incident déjà clos, ou qui n’a rien à relancer' })
  async reprendre(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    await this.incidents.reprendre(id, utilisateur);
    return this.incidents.lire(id, utilisateur);
  }

  @Post(':id/cloture')
  @HttpCode(200)
  @ApiOperation({ summary: 'Clore en disant pourquoi ; si la cause dure, un nouvel incident s’ouvre' })
  @ApiBody({ schema: schemaDe(Cloture) as never })
  @ApiResponse({ status: 200, description: 'L’incident, avec son histoire' })
  @ApiResponse({ status: 400, description: 'Sans motif' })
  @ApiResponse({ status: 403, description: 'Rôle qui lit sans agir, ou incident réservé aux administrateurs' })
  @ApiResponse({ status: 409, description: 'Incident déjà clos' })
  async clore(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const { motif } = lireSaisie(Cloture, corps ?? {}).donnees as Cloture;
    await this.incidents.clore(id, motif, utilisateur);
    return this.incidents.lire(id, utilisateur);
  }
}
