import { Utilisateur } from '#libs/acces';
import { PersonnesLecture, PersonnesService } from '#libs/veille';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Identifiant } from './identifiant';
import { compteOuPersonne, CORPS_ABSENCE, corpsDeCompte, lireAbsence } from './personnes-corps';
import { Qui } from './securite';

@ApiTags('Mon compte')
@Controller('api/moi')
export class MoiController {
  constructor(
    private readonly personnes: PersonnesService,
    private readonly lecture: PersonnesLecture,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Mon compte : suppléant, supérieur, absences, et qui je remplace aujourd’hui' })
  lire(@Qui() utilisateur: Utilisateur) {
    return this.lecture.moi(utilisateur);
  }

  @Post('absences')
  @ApiOperation({ summary: 'Déclarer une absence : tâches et avis vont à qui me remplace' })
  @ApiBody(CORPS_ABSENCE)
  @ApiResponse({ status: 201, description: '{id}' })
  @ApiResponse({ status: 409, description: 'Chevauche une absence déjà déclarée' })
  @ApiResponse({ status: 422, description: 'Dates ou suppléant qui ne conviennent pas : message et remède' })
  declarer(@Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    return this.personnes.declarerAbsence(utilisateur.id, lireAbsence(corps), utilisateur);
  }

  @Delete('absences/:id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Annuler une absence à venir ou en cours : la mienne, ou celle de quiconque pour un administrateur',
  })
  @ApiResponse({ status: 403, description: 'Absence de quelqu’un d’autre' })
  @ApiResponse({ status: 409, description: 'Déjà annulée, ou finie' })
  annuler(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur): Promise<void> {
    return this.personnes.annulerAbsence(id, utilisateur);
  }

  @Put('suppleant')
  @HttpCode(204)
  @ApiOperation({ summary: 'Choisir qui me remplace quand une absence ne nomme personne' })
  @ApiBody(corpsDeCompte('Le suppléant ; null : personne'))
  @ApiResponse({ status: 422, description: 'Cette personne ne pourrait pas agir à ma place : message et remède' })
  designer(@Body() corps: unknown, @Qui() utilisateur: Utilisateur): Promise<void> {
    return this.personnes.designerSuppleant(utilisateur.id, compteOuPersonne(corps), utilisateur);
  }
}
