import { introuvable } from '#libs/dossiers';
import { BoiteAuxLettres } from '#libs/exterieur/boite';
import { Controller, Get, Inject, Param, ParseIntPipe, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { CONFIGURATION, ConfigurationApi } from './configuration';

/** The mail catcher's inbox. Exists only where mail is kept on this machine: never in production. */
@ApiTags('Boîte aux lettres de démonstration')
@Controller('api/boite')
export class BoiteController {
  constructor(@Inject(CONFIGURATION) private readonly configuration: ConfigurationApi) {}

  @Get()
  @ApiOperation({ summary: 'Les courriels retenus sur ce poste, du plus récent au plus ancien' })
  lister() {
    return { messages: this.boite().lister() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un courriel' })
  async lire(@Param('id') id: string) {
    const message = await this.boite().lire(id);
    if (!message) throw introuvable('Ce courriel');
    return message;
  }

  @Get(':id/pieces/:numero')
  @ApiOperation({ summary: 'Une pièce jointe' })
  async joindre(@Param('id') id: string, @Param('numero', ParseIntPipe) numero: number, @Res() reponse: Response) {
    const piece = await this.boite().joindre(id, numero);
    if (!piece) throw introuvable('Cette pièce jointe');
    const pdf = piece.type === 'application/pdf';
    reponse
      .type(pdf ? 'application/pdf' : 'application/octet-stream')
      .attachment(piece.nom)
      .set('Content-Disposition', `${pdf ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(piece.nom)}`)
      .send(piece.contenu);
  }

  private boite(): BoiteAuxLettres {
    const { boite } = this.configuration;
    if (!boite) throw introuvable('La boîte aux lettres de démonstration');
    return boite;
  }
}
