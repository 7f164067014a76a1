import { Utilisateur } from '#libs/acces';
import { EntreeInvalide, HORLOGE, interdit, introuvable, lireSaisie, schemaDe } from '#libs/dossiers';
import { jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Delegation, Fichier, Organisme } from '#libs/persistance';
import { apercevoirOrganisme, EnTeteIncomplet, GenreDeFichier, GENRES_DE_FICHIER } from '#libs/redaction';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { Identifiant } from './identifiant';
import { DelegationSaisie, FinDeDelegation, ReglagesSaisis } from './organismes.saisies';
import { OrganismesService } from './organismes.service';
import {
  decrireOrganisme,
  fuseauDeLOrganisme,
  organismeVisible,
  resumerOrganisme,
  voitOrganisme,
} from './organismes.vue';
import { Qui, ReserveA } from './securite';

const MAX_TEXTE = 300;
const SHA256 = /^[0-9a-f]{64}$/;

@ApiTags('Organismes')
@Controller('api/organismes')
@ReserveA('ADMIN', 'DG_ARS', 'CPAM', 'AUDITEUR')
export class OrganismesController {
  constructor(
    private readonly source: DataSource,
    private readonly organismes: OrganismesService,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Les organismes de mon territoire qui écrivent ou reçoivent les courriers' })
  async lister(@Qui() utilisateur: Utilisateur) {
    const tous = await this.source
      .getRepository(Organisme)
      .find({ order: { region: 'ASC', genre: 'ASC', departement: { direction: 'ASC', nulls: 'FIRST' } } });
    const delegations = await this.source.getRepository(Delegation).find();
    const maintenant = this.horloge.maintenant();
    return {
      organismes: tous
        .filter((organisme) => voitOrganisme(utilisateur, organisme))
        .map((organisme) => resumerOrganisme(organisme, delegations, maintenant)),
    };
  }

  @Get(':id/apercu.pdf')
  @ApiOperation({ summary: 'Une lettre d’exemple avec cet en-tête, marquée « Exemple », en PDF' })
  @ApiResponse({ status: 422, description: 'Un fichier de l’en-tête manque' })
  async apercu(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const organisme = await organismeVisible(this.source, id, utilisateur);
    const jour = jourCivil(this.horloge.maintenant(), fuseauDeLOrganisme(organisme));
    const { pdf } = await apercevoirOrganisme(this.source, organisme, jour).catch((erreur: unknown) => {
      if (erreur instanceof EnTeteIncomplet) throw interdit(erreur.message, 'Déposez ce fichier de nouveau.');
      throw erreur;
    });
    reponse
      .type('application/pdf')
      .set('Content-Disposition', 'inline; filename="lettre-d-exemple.pdf"')
      .send(Buffer.from(pdf));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un organisme : en-tête, fichiers, signataires, délégations, et qui a changé quoi' })
  async lire(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    const organisme = await organismeVisible(this.source, id, utilisateur);
    return decrireOrganisme(this.source, organisme, utilisateur, this.horloge.maintenant());
  }

  @Put(':id')
  @ReserveA('ADMIN')
  @ApiOperation({ summary: 'Changer les réglages d’un organisme ; les lettres déjà parties ne changent pas' })
  @ApiBody({ schema: schemaDe(ReglagesSaisis) as never })
  @ApiResponse({ status: 200, description: 'L’organisme' })
  @ApiResponse({ status: 409, description: 'Les réglages ont changé depuis qu’ils ont été lus' })
  @ApiResponse({ status: 422, description: 'Rôle au titre duquel cet organisme n’écrit pas' })
  async regler(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    await this.organismes.regler(id, lireSaisie(ReglagesSaisis, corps ?? {}).donnees as ReglagesSaisis, utilisateur);
    return this.lire(id, utilisateur);
  }

  @Get(':id/fichiers/:genre')
  @ApiOperation({ summary: 'Le logo ou la marque de l’en-tête' })
  @ApiParam({ name: 'genre', enum: ['logo', 'marque'] })
  async fichier(
    @Param('id', Identifiant) id: string,
    @Param('genre') genre: string,
    @Qui() utilisateur: Utilisateur,
    @Res() reponse: Response,
  ) {
    const { logo, marque } = await organismeVisible(this.source, id, utilisateur);
    const sha256 = genre === 'logo' ? logo : genre === 'marque' ? marque : null;
    const fichier = sha256 ? await this.source.getRepository(Fichier).findOneBy({ sha256 }) : null;
    if (!fichier) throw introuvable('Ce fichier d’en-tête');
    reponse.type(fichier.type).set('X-Content-SHA256', fichier.sha256).send(fichier.octets);
  }

  @Put(':id/fichiers/:genre')
  @ReserveA('ADMIN')
  @ApiOperation({ summary: 'Déposer le logo, la marque ou une police ; une lettre d’essai est composée avec' })
  @ApiParam({ name: 'genre', enum: GENRES_DE_FICHIER })
  @ApiQuery({ name: 'nom', required: false, description: 'Nom du fichier' })
  @ApiQuery({ name: 'texte', required: false, description: 'Ce que dit l’image à qui ne la voit pas ; nécessaire' })
  @ApiConsumes('image/png', 'image/jpeg', 'font/ttf', 'font/otf', 'application/octet-stream')
  @ApiBody({ description: 'Le fichier lui-même', schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 200, description: 'L’organisme' })
  @ApiResponse({ status: 413, description: 'Fichier trop lourd' })
  @ApiResponse({ status: 422, description: 'Fichier abîmé, d’un autre format, trop petit ou trop grand' })
  async deposer(
    @Param('id', Identifiant) id: string,
    @Param('genre') genre: string,
    @Body() octets: unknown,
    @Qui() utilisateur: Utilisateur,
    @Query('nom') nom?: unknown,
    @Query('texte') texte?: unknown,
  ) {
    const recu = { genre: lireGenre(genre), nom: typeof nom === 'string' ? nom : '', octets: lireOctets(octets) };
    await this.organismes.deposer(id, { ...recu, texte: lireTexte(recu.genre, texte) }, utilisateur);
    return this.lire(id, utilisateur);
  }

  @Delete(':id/fichiers/:genre')
  @ReserveA('ADMIN')
  @ApiOperation({ summary: 'Retirer un fichier de l’en-tête ; les lettres qui le portent le gardent' })
  @ApiParam({ name: 'genre', enum: GENRES_DE_FICHIER })
  @ApiQuery({ name: 'sha256', required: false, description: 'Empreinte de la police à retirer' })
  @ApiResponse({ status: 200, description: 'L’organisme' })
  async retirer(
    @Param('id', Identifiant) id: string,
    @Param('genre') genre: string,
    @Qui() utilisateur: Utilisateur,
    @Query('sha256') sha256?: unknown,
  ) {
    const cle = typeof sha256 === 'string' && SHA256.test(sha256) ? sha256 : null;
    await this.organismes.retirer(id, lireGenre(genre), cle, utilisateur);
    return this.lire(id, utilisateur);
  }

  @Post(':id/delegations')
  @ReserveA('ADMIN')
  @ApiOperation({ summary: 'Ajouter une délégation de signature' })
  @ApiBody({ schema: schemaDe(DelegationSaisie) as never })
  @ApiResponse({ status: 201, description: '{id}' })
  @ApiResponse({ status: 422, description: 'Rôle, compte ou dates qui ne conviennent pas' })
  deleguer(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const saisie = lireSaisie(DelegationSaisie, corps ?? {}).donnees as DelegationSaisie;
    return this.organismes.deleguer(id, saisie, utilisateur);
  }

  @Post(':id/delegations/:delegation/fin')
  @ReserveA('ADMIN')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mettre fin à une délégation avant son terme' })
  @ApiBody({ schema: schemaDe(FinDeDelegation) as never })
  @ApiResponse({ status: 200, description: 'L’organisme' })
  @ApiResponse({ status: 409, description: 'Déjà finie, ou un courrier a été signé depuis' })
  @ApiResponse({ status: 422, description: 'Avant la veille de son premier jour' })
  async finir(
    @Param('id', Identifiant) id: string,
    @Param('delegation', Identifiant) delegation: string,
    @Body() corps: unknown,
    @Qui() utilisateur: Utilisateur,
  ) {
    const { au } = lireSaisie(FinDeDelegation, corps ?? {}).donnees as FinDeDelegation;
    await this.organismes.finir(id, delegation, au, utilisateur);
    return this.lire(id, utilisateur);
  }
}

function lireGenre(genre: string): GenreDeFichier {
  const connu = GENRES_DE_FICHIER.find((un) => un === genre);
  if (!connu) throw introuvable('Ce fichier d’en-tête');
  return connu;
}

function lireOctets(recu: unknown): Uint8Array {
  if (recu instanceof Uint8Array && recu.length > 0) return recu;
  throw new EntreeInvalide([{ champ: 'fichier', message: 'est vide : choisissez un fichier' }]);
}

/** What an image says to whoever does not see it: nobody receives a letter with a mute image. */
function lireTexte(genre: GenreDeFichier, texte: unknown): string | null {
  if (genre === 'police') return null;
  if (typeof texte === 'string' && texte.trim() && texte.length <= MAX_TEXTE) return texte.trim();
  throw new EntreeInvalide([
    { champ: 'texte', message: `dit en ${MAX_TEXTE} caractères au plus ce que montre l’image` },
  ]);
}
