import { Utilisateur, voit } from '#libs/acces';
import { ConsultationService, PreuveService } from '#libs/dossiers';
import { Dossier, TentativeRefusee } from '#libs/persistance';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Identifiant } from './identifiant';
import { Qui, ReserveA } from './securite';

@ApiTags('Audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly preuve: PreuveService,
    private readonly consultation: ConsultationService,
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

  @Get('dossiers/:id/refus')
  @ReserveA('AUDITEUR', 'ADMIN')
  @ApiOperation({ summary: 'Les tentatives refusées : qui, quoi, quelles règles ; jamais ce qui avait été saisi' })
  async refus(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    await this.consultation.trouver(id, utilisateur);
    const refus = await this.source
      .getRepository(TentativeRefusee)
      .find({ where: { dossierId: id }, order: { enregistreLe: 'DESC' } });
    return { refus };
  }
}
