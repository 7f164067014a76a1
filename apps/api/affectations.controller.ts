import { Utilisateur } from '#libs/acces';
import { ConsultationService, EntreeInvalide } from '#libs/dossiers';
import { PersonnesLecture, PersonnesService, ROLES_EN_CHARGE } from '#libs/veille';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Identifiant } from './identifiant';
import { champsDe, lireCompte } from './personnes-corps';
import { Qui } from './securite';

@ApiTags('Affectations')
@Controller('api/dossiers/:id/affectations')
export class AffectationsController {
  constructor(
    private readonly personnes: PersonnesService,
    private readonly lecture: PersonnesLecture,
    private readonly consultation: ConsultationService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Qui répond du dossier, rôle par rôle, et qui en a répondu' })
  async lister(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    return this.lecture.affectations(await this.consultation.trouver(id, utilisateur), utilisateur);
  }

  @Post()
  @ApiOperation({ summary: 'Confier le dossier à quelqu’un au titre d’un rôle' })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['role', 'compte'],
      properties: {
        role: { type: 'string', enum: [...ROLES_EN_CHARGE] },
        compte: { type: 'string', format: 'uuid', description: 'Parmi ceux que donne GET /api/comptes/possibles' },
      },
    },
  })
  @ApiResponse({ status: 201, description: 'Confié' })
  @ApiResponse({ status: 403, description: 'Réservé à ceux du rôle, à la direction générale et aux administrateurs' })
  @ApiResponse({ status: 409, description: 'Déjà en charge' })
  @ApiResponse({ status: 422, description: 'Cette personne ne peut pas en répondre : message et remède' })
  confier(
    @Param('id', Identifiant) id: string,
    @Body() corps: unknown,
    @Qui() utilisateur: Utilisateur,
  ): Promise<void> {
    const { role, compte } = champsDe(corps);
    if (typeof role !== 'string')
      throw new EntreeInvalide([{ champ: 'role', message: `est l’un de ${ROLES_EN_CHARGE.join(', ')}` }]);
    return this.personnes.affecter(id, role, lireCompte(compte, 'compte'), utilisateur);
  }
}
