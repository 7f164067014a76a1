import { LIBELLE_ROLE, Utilisateur } from '#libs/acces';
import { accesRefuse, conflit, FichePreparee, FichesService, HORLOGE } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { apercevoirFiche, EnTeteIncomplet, etablirFiche, OrganismeManquant, roleQuiEtablit } from '#libs/redaction';
import { HorlogeDeFormation } from '#libs/veille';
import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { envoyerPage, envoyerPdf } from './documents';
import { Identifiant } from './identifiant';
import { Qui } from './securite';

const LE = {
  name: 'le',
  required: false,
  description: 'Jour dont parle la fiche, AAAA-MM-JJ ; aujourd’hui par défaut, jamais un jour à venir',
};
const JOUR_REFUSE = { status: 400, description: 'Date qui n’existe pas, ou jour à venir' };
const INCONNUE = { status: 404, description: 'Dossier inconnu ou hors du territoire, ou fiche inconnue' };
const MANQUE = {
  status: 409,
  description: 'Fiche qui ne peut pas être établie à ce jour, ou organisme à compléter : ce qui manque',
};

@ApiTags('Fiches')
@Controller('api/dossiers/:id/fiches')
export class FichesController {
  constructor(
    private readonly fiches: FichesService,
    private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Les fiches du dossier : celles qui peuvent être établies ce jour, et ce qui manque aux autres',
  })
  @ApiQuery(LE)
  @ApiResponse({ status: 200, description: '{le, fiches: [{code, titre, emetteur, possible, manque, etablissable}]}' })
  @ApiResponse(JOUR_REFUSE)
  async lister(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Query('le') le?: string) {
    const { fiches, ...reste } = await this.fiches.lister(id, utilisateur, le);
    return {
      ...reste,
      fiches: fiches.map((fiche) => ({
        ...fiche,
        etablissable: fiche.possible && roleQuiEtablit(utilisateur, fiche.emetteur) !== undefined,
      })),
    };
  }

  @Get(':code/apercu.pdf')
  @ApiOperation({ summary: 'La fiche telle qu’elle serait établie, en PDF, marquée « Aperçu » ; rien n’est écrit' })
  @ApiProduces('application/pdf')
  @ApiQuery(LE)
  @ApiResponse(JOUR_REFUSE)
  @ApiResponse(INCONNUE)
  @ApiResponse(MANQUE)
  async pdf(
    @Param('id', Identifiant) id: string,
    @Param('code') code: string,
    @Qui() utilisateur: Utilisateur,
    @Res() reponse: Response,
    @Query('le') le?: string,
  ): Promise<void> {
    const { pdf, sha256 } = await this.apercevoir(await this.fiches.preparer(id, utilisateur, code, le), utilisateur);
    envoyerPdf(reponse, `apercu-${code}`, pdf, sha256);
  }

  @Get(':code/apercu.html')
  @ApiOperation({ summary: 'La fiche telle qu’elle serait établie, en HTML accessible ; rien n’est écrit' })
  @ApiProduces('text/html')
  @ApiQuery(LE)
  @ApiResponse(JOUR_REFUSE)
  @ApiResponse(INCONNUE)
  @ApiResponse(MANQUE)
  async html(
    @Param('id', Identifiant) id: string,
    @Param('code') code: string,
    @Qui() utilisateur: Utilisateur,
    @Res() reponse: Response,
    @Query('le') le?: string,
  ): Promise<void> {
    const { html } = await this.apercevoir(await this.fiches.preparer(id, utilisateur, code, le), utilisateur);
    envoyerPage(reponse, html);
  }

  @Post(':code')
  @ApiOperation({
    summary:
      'Établir la fiche : figée avec son empreinte ; redemandée pour le même état et le même jour, c’est la même',
  })
  @ApiBody({
    required: false,
    schema: { type: 'object', properties: { le: { type: 'string', format: 'date', example: '2024-03-15' } } },
  })
  @ApiResponse({
    status: 201,
    description: '{id, sha256, reference, nouveau} : le document se lit à /api/courriers/{id}',
  })
  @ApiResponse(JOUR_REFUSE)
  @ApiResponse({ status: 403, description: 'Réservé aux agents de l’organisme dont la fiche porte l’en-tête' })
  @ApiResponse(INCONNUE)
  @ApiResponse(MANQUE)
  async etablir(
    @Param('id', Identifiant) id: string,
    @Param('code') code: string,
    @Body() corps: { le?: string } | undefined,
    @Qui() utilisateur: Utilisateur,
  ) {
    const preparee = await this.fiches.preparer(id, utilisateur, code, corps?.le);
    const role = roleQuiEtablit(utilisateur, preparee.fiche.emetteur);
    if (!role)
      throw accesRefuse(
        `La fiche « ${preparee.fiche.titre} » porte l’en-tête de l’organisme ${preparee.fiche.emetteur} : seuls ses agents l’établissent.`,
        'Lisez-en l’aperçu, ou demandez à l’un d’eux de l’établir.',
      );
    const par = { nom: utilisateur.nom, qualite: LIBELLE_ROLE[role] };
    return etablirFiche(this.source, this.aEcrire(preparee, par)).catch(refuser);
  }

  private apercevoir(preparee: FichePreparee, utilisateur: Utilisateur) {
    const role = roleQuiEtablit(utilisateur, preparee.fiche.emetteur) ?? utilisateur.roles[0]!;
    const par = { nom: utilisateur.nom, qualite: LIBELLE_ROLE[role] };
    return apercevoirFiche(this.source, this.aEcrire(preparee, par)).catch(refuser);
  }

  private aEcrire(preparee: FichePreparee, par: { nom: string; qualite: string }) {
    const formation = this.horloge instanceof HorlogeDeFormation;
    return { ...preparee, par, formation, maintenant: this.horloge.maintenant() };
  }
}

/** What somebody can mend is told; anything else is a bug. */
function refuser(erreur: unknown): never {
  if (![OrganismeManquant, EnTeteIncomplet].some((sorte) => erreur instanceof sorte)) throw erreur;
  throw conflit((erreur as Error).message, 'Une fois ce défaut réparé, redemandez la fiche.');
}
