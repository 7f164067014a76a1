import { Utilisateur } from '#libs/acces';
import { ConsultationService, introuvable } from '#libs/dossiers';
import { CourrierEmis } from '#libs/persistance';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { Identifiant } from './identifiant';
import { Qui } from './securite';

@ApiTags('Courriers')
@Controller('api')
export class CourriersController {
  constructor(
    private readonly consultation: ConsultationService,
    private readonly source: DataSource,
  ) {}

  @Get('dossiers/:id/courriers')
  @ApiOperation({ summary: 'Les courriers du dossier, du plus récent au plus ancien' })
  async lister(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    await this.consultation.trouver(id, utilisateur);
    const courriers = await this.source
      .getRepository(CourrierEmis)
      .find({ where: { dossierId: id }, order: { prevuLe: 'DESC', code: 'ASC' } });
    return { courriers: courriers.map(resumer) };
  }

  @Get('courriers/:id.pdf')
  @ApiOperation({ summary: 'Le document figé, en PDF' })
  async pdf(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const courrier = await this.trouver(id, utilisateur);
    if (!courrier.pdf) throw introuvable('Le PDF de ce courrier');
    reponse
      .type('application/pdf')
      .set('Content-Disposition', `inline; filename="${courrier.reference}.pdf"`)
      .set('X-Content-SHA256', courrier.sha256 ?? '')
      .send(courrier.pdf);
  }

  @Get('courriers/:id.html')
  @ApiOperation({ summary: 'Le document figé, en HTML accessible' })
  async html(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const courrier = await this.trouver(id, utilisateur);
    if (!courrier.html) throw introuvable('La page de ce courrier');
    // The page is data: nothing in it may run or reach out.
    reponse
      .set('Content-Security-Policy', `default-src 'none'; style-src 'unsafe-inline'; sandbox`)
      .type('html')
      .send(courrier.html);
  }

  @Get('courriers/:id')
  @ApiOperation({ summary: 'Le courrier : statut, variables figées, empreinte SHA-256, envois' })
  async lire(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    const courrier = await this.trouver(id, utilisateur);
    const envois = await this.source.query(
      `SELECT tente_le AS "tenteLe", destinataires, resultat, reponse FROM envoi WHERE courrier_id = $1 ORDER BY id`,
      [id],
    );
    return { ...resumer(courrier), variables: courrier.variables, courriel: courrier.courriel, envois };
  }

  private async trouver(id: string, utilisateur: Utilisateur): Promise<CourrierEmis> {
    const courrier = await this.source
      .getRepository(CourrierEmis)
      .createQueryBuilder('c')
      .addSelect(['c.html', 'c.pdf'])
      .where('c.id = :id', { id })
      .getOne();
    if (!courrier) throw introuvable('Ce courrier');
    await this.consultation.trouver(courrier.dossierId, utilisateur);
    return courrier;
  }
}

function resumer({
  id,
  dossierId,
  seq,
  code,
  titre,
  objet,
  statut,
  reference,
  prevuLe,
  composeLe,
  envoyeLe,
  sha256,
  prevu,
  courriel,
  aCorrigerPar,
}: CourrierEmis) {
  return {
    id,
    dossier: dossierId,
    seq,
    code,
    titre,
    objet,
    statut,
    // Rank of the fact received late that makes it wrong; null when it holds.
    aCorrigerPar,
    reference,
    canal: prevu.canal,
    emetteur: prevu.emetteur,
    destinataires: courriel ? [...courriel.a, ...courriel.copie] : [],
    prevuLe,
    composeLe,
    envoyeLe,
    sha256,
  };
}
