import { Utilisateur } from '#libs/acces';
import { ConsultationService, EntreeInvalide } from '#libs/dossiers';
import { PersonnesLecture, PersonnesService } from '#libs/veille';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Identifiant } from './identifiant';
import { compteOuPersonne, CORPS_ABSENCE, corpsDeCompte, lireAbsence } from './personnes-corps';
import { Qui, ReserveA } from './securite';

@ApiTags('Comptes')
@Controller('api/comptes')
export class ComptesController {
  constructor(
    private readonly personnes: PersonnesService,
    private readonly lecture: PersonnesLecture,
    private readonly consultation: ConsultationService,
  ) {}

  @Get()
  @ReserveA('ADMIN')
  @ApiOperation({ summary: 'Les comptes de mon territoire : rôles, suppléant, supérieur, absences' })
  async lister(@Qui() utilisateur: Utilisateur) {
    return { comptes: await this.lecture.comptes(utilisateur) };
  }

  @Get('possibles')
  @ApiOperation({ summary: 'À qui confier un dossier au titre d’un rôle' })
  @ApiQuery({ name: 'dossier', required: true })
  @ApiQuery({ name: 'role', required: true })
  async possibles(@Qui() utilisateur: Utilisateur, @Query('dossier') dossier?: unknown, @Query('role') role?: unknown) {
    if (typeof dossier !== 'string' || typeof role !== 'string')
      throw new EntreeInvalide([{ champ: 'dossier', message: 'et role sont nécessaires' }]);
    const trouve = await this.consultation.trouver(new Identifiant().transform(dossier), utilisateur);
    return { comptes: await this.lecture.possibles(trouve, role) };
  }

  @Post(':id/absences')
  @ReserveA('ADMIN')
  @ApiOperation({ summary: 'Déclarer l’absence de quelqu’un' })
  @ApiBody(CORPS_ABSENCE)
  @ApiResponse({ status: 201, description: '{id}' })
  @ApiResponse({ status: 409, description: 'Chevauche une absence déjà déclarée' })
  @ApiResponse({ status: 422, description: 'Dates ou suppléant qui ne conviennent pas : message et remède' })
  declarer(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    return this.personnes.declarerAbsence(id, lireAbsence(corps), utilisateur);
  }

  @Put(':id/suppleant')
  @HttpCode(204)
  @ReserveA('ADMIN')
  @ApiOperation({ summary: 'Choisir qui remplace quelqu’un quand une absence ne nomme personne' })
  @ApiBody(corpsDeCompte('Le suppléant ; null : personne'))
  @ApiResponse({ status: 422, description: 'Cette personne ne pourrait pas agir à sa place : message et remède' })
  designerSuppleant(
    @Param('id', Identifiant) id: string,
    @Body() corps: unknown,
    @Qui() utilisateur: Utilisateur,
  ): Promise<void> {
    return this.personnes.designerSuppleant(id, compteOuPersonne(corps), utilisateur);
  }

  @Put(':id/superieur')
  @HttpCode(204)
  @ReserveA('ADMIN')
  @ApiOperation({ summary: 'Choisir à qui remontent les avis auxquels quelqu’un ne répond pas' })
  @ApiBody(corpsDeCompte('Le supérieur ; null : la direction générale de l’ARS'))
  @ApiResponse({ status: 422, description: 'Cette personne ne verrait pas ses dossiers : message et remède' })
  designerSuperieur(
    @Param('id', Identifiant) id: string,
    @Body() corps: unknown,
    @Qui() utilisateur: Utilisateur,
  ): Promise<void> {
    return this.personnes.designerSuperieur(id, compteOuPersonne(corps), utilisateur);
  }
}
