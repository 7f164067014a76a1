import { Utilisateur } from '#libs/acces';
import { introuvable } from '#libs/dossiers';
import { BoiteAuxLettres } from '#libs/exterieur/boite';
import { lisiblePar } from '#libs/veille';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { CONFIGURATION, ConfigurationApi } from './configuration';
import { Qui } from './securite';

/** The mail catcher's inbox. Exists only where mail is kept on this machine: never in production. */
@ApiTags('Boîte aux lettres de démonstration')
@Controller('api/boite')
export class BoiteController {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: ConfigurationApi,
    private readonly source: DataSource,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Les courriels retenus sur ce poste, du plus récent au plus ancien' })
  async lister(@Qui() utilisateur: Utilisateur) {
    const messages = this.boite().lister();
    const ailleurs = await this.ailleurs(utilisateur);
    return { messages: messages.filter(({ messageId }) => !ailleurs.has(messageId)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un courriel' })
  async lire(@Param('id') id: string, @Qui() utilisateur: Utilisateur) {
    const message = await this.boite().lire(id);
    if (!message || (await this.ailleurs(utilisateur)).has(message.messageId)) throw introuvable('Ce courriel');
    return message;
  }

  @Get(':id/pieces/:numero')
  @ApiOperation({ summary: 'Une pièce jointe' })
  async joindre(
    @Param('id') id: string,
    @Param('numero') numero: string,
    @Qui() utilisateur: Utilisateur,
    @Res() reponse: Response,
  ) {
    await this.lire(id, utilisateur);
    const piece = await this.boite().joindre(id, Number(numero));
    if (!piece) throw introuvable('Cette pièce jointe');
    const pdf = piece.type === 'application/pdf';
    reponse
      .type(pdf ? 'application/pdf' : 'application/octet-stream')
      .attachment(piece.nom)
      .set('Content-Disposition', `${pdf ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(piece.nom)}`)
      .send(piece.contenu);
  }

  /** Ids of the messages that the person may not read, each time that they were sent. */
  private async ailleurs(utilisateur: Utilisateur): Promise<Set<string>> {
    const valeurs: unknown[] = [];
    const lisible = lisiblePar(utilisateur, (valeur) => `$${valeurs.push(valeur)}`);
    const lignes = await this.source.query<{ message: string }[]>(
      `SELECT DISTINCT e.message_id AS message FROM envoi e JOIN courrier c ON c.id = e.courrier_id
        LEFT JOIN dossier d ON d.id = c.dossier_id WHERE NOT ${lisible}`,
      valeurs,
    );
    return new Set(lignes.map(({ message }) => message));
  }

  private boite(): BoiteAuxLettres {
    const { boite } = this.configuration;
    if (!boite) throw introuvable('La boîte aux lettres de démonstration');
    return boite;
  }
}
