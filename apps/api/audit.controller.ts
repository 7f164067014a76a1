import { Utilisateur, voit } from '#libs/acces';
import { PreuveService } from '#libs/dossiers';
import { Dossier } from '#libs/persistance';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Qui, ReserveA } from './securite';

@ApiTags('Audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly preuve: PreuveService,
    private readonly source: DataSource,
  ) {}

  @Get('verification')
  @ReserveA('AUDITEUR', 'ADMIN')
  @ApiOperation({ summary: 'Chaque chaîne tient, et chaque rejeu donne exactement l’état enregistré' })
  async verifier(@Qui() utilisateur: Utilisateur) {
    const dossiers = await this.source.getRepository(Dossier).find({ order: { nom: 'ASC' } });
    const { verifies, defauts } = await this.preuve.verifierTous(
      dossiers.filter((dossier) => voit(utilisateur, dossier)),
    );
    return { integre: defauts.length === 0, verifies, defauts };
  }
}
