import { introuvable, REGISTRE } from '#libs/dossiers';
import { Registre } from '#libs/moteur';
import { cleDuCas, composerExemple, Exemple, lireExemples, montrerGabarits } from '#libs/redaction';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { envoyerPage, envoyerPdf } from './documents';
import { ReserveA } from './securite';

@ApiTags('Gabarits')
@Controller('api/gabarits')
@ReserveA('ADMIN', 'AUDITEUR', 'DG_ARS')
export class GabaritsController {
  constructor(@Inject(REGISTRE) private readonly registre: Registre) {}

  @Get()
  @ApiOperation({
    summary:
      'Tous les gabarits : ce qui les appelle, à qui ils vont, par quel canal, leurs variables et leurs exemples',
  })
  lister() {
    return { gabarits: montrerGabarits(this.registre) };
  }

  @Get(':nom/:cas.html')
  @ApiOperation({ summary: 'Un exemple d’un gabarit, en page accessible, marqué « exemple »' })
  @ApiResponse({ status: 404, description: 'Gabarit ou exemple inconnu' })
  async html(@Param('nom') nom: string, @Param('cas') cas: string, @Res() reponse: Response) {
    const { gabarit, exemple } = trouver(nom, cas);
    const { html } = await composerExemple(gabarit, exemple);
    envoyerPage(reponse, html);
  }

  @Get(':nom/:cas.pdf')
  @ApiOperation({ summary: 'Un exemple d’un gabarit, en PDF, marqué « exemple »' })
  @ApiResponse({ status: 404, description: 'Gabarit ou exemple inconnu, ou courriel, qui n’a pas de PDF' })
  async pdf(@Param('nom') nom: string, @Param('cas') cas: string, @Res() reponse: Response) {
    const { gabarit, exemple } = trouver(nom, cas);
    const { pdf, sha256 } = await composerExemple(gabarit, exemple);
    if (!pdf) throw introuvable('Le PDF de ce courriel');
    envoyerPdf(reponse, `exemple-${cleDuCas(exemple.cas)}`, pdf, sha256!);
  }
}

function trouver(nom: string, cle: string): { gabarit: string; exemple: Exemple } {
  const trouve = lireExemples().find((un) => un.nom === nom);
  const exemple = trouve?.exemples.find(({ cas }) => cleDuCas(cas) === cle);
  if (!trouve || !exemple) throw introuvable(`L’exemple « ${cle} » du gabarit « ${nom} »`);
  return { gabarit: trouve.gabarit, exemple };
}
