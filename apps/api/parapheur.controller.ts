import { Utilisateur } from '#libs/acces';
import { HORLOGE, Refus } from '#libs/dossiers';
import { jourCivil, joursEntre } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Body, Controller, Get, Inject, Param, Post, Put, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { AccesAuxCourriers } from './courriers.acces';
import {
  PARAGRAPHES,
  REMPLACEMENT,
  SaisieDeParagraphes,
  SaisieDeRemplacement,
  SaisieDeSignature,
  SaisieDeSignatures,
  SIGNATURE,
  SIGNATURES,
} from './courriers.circuit-saisies';
import { lireForme, schemaDeForme } from './courriers.saisies';
import { envoyerPage, envoyerPdf } from './documents';
import { Identifiant } from './identifiant';
import { aSigner } from './parapheur.liste';
import { ParapheurService } from './parapheur.service';
import { Qui } from './securite';

/** A legal date is near that many days before it. */
const PROCHE = 7;

@ApiTags('Courriers')
@Controller('api')
export class ParapheurController {
  constructor(
    private readonly acces: AccesAuxCourriers,
    private readonly parapheur: ParapheurService,
    private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  @Get('parapheur')
  @ApiOperation({
    summary: 'Les lettres de mon territoire qui attendent une signature ; d’abord celles que je peux signer',
  })
  async lister(@Qui() utilisateur: Utilisateur) {
    const maintenant = this.horloge.maintenant();
    const lettres = await aSigner(this.source, utilisateur, maintenant);
    return {
      lettres: lettres.map(({ fuseau, prevuLe, echeance, ...lettre }) => {
        const jour = jourCivil(maintenant, fuseau);
        const reste = echeance && joursEntre(jour, echeance.le);
        return {
          ...{ ...lettre, prevuLe },
          // Civil days since the act that calls for it.
          age: joursEntre(jourCivil(prevuLe.toISOString(), fuseau), jour),
          /** The first legal date that the same act has set; `reste`: days until then, negative once past. */
          echeance: echeance && { ...echeance, reste: reste!, proche: reste! <= PROCHE },
        };
      }),
    };
  }

  @Post('courriers/signatures')
  @ApiOperation({ summary: 'Signer plusieurs lettres : ce qu’il advient de chacune' })
  @ApiBody({ schema: schemaDeForme(SIGNATURES) })
  @ApiResponse({ status: 201, description: '{lettres: [{id, signee, message, remede}]}' })
  async signerPlusieurs(@Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const { ids, versions } = lireForme<SaisieDeSignatures>(SIGNATURES, corps);
    const lettres = [];
    for (const id of ids) lettres.push({ id, ...(await this.tenter(id, utilisateur, versions?.[id])) });
    return { lettres };
  }

  @Post('courriers/:id/signature')
  @ApiOperation({ summary: 'Signer une lettre au nom de son organisme, par une délégation en vigueur : elle part' })
  @ApiBody({ schema: schemaDeForme(SIGNATURE) })
  @ApiResponse({ status: 201, description: '{nom, qualite, acte, le}' })
  @ApiResponse({ status: 403, description: 'Aucune délégation en vigueur ce jour-là pour ce compte et ce rôle' })
  @ApiResponse({ status: 409, description: 'Pas à signer, déjà signée, ou changée depuis qu’elle a été lue' })
  async signer(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const lettre = await this.acces.lettre(id, utilisateur);
    const { version } = lireForme<SaisieDeSignature>(SIGNATURE, corps);
    const { nom, qualite, acte, le } = await this.parapheur.signer(lettre, utilisateur, version);
    return { nom, qualite, acte, le };
  }

  @Put('courriers/:id/paragraphes')
  @ApiOperation({ summary: 'Ajouter des paragraphes à une lettre qui n’est pas émise ; chaque état en est gardé' })
  @ApiBody({ schema: schemaDeForme(PARAGRAPHES) })
  @ApiResponse({ status: 200, description: '{version}' })
  @ApiResponse({ status: 403, description: 'Personne étrangère à l’organisme qui émet la lettre' })
  @ApiResponse({ status: 409, description: 'Lettre signée ou émise, ou changée depuis qu’elle a été lue' })
  async completer(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const lettre = await this.acces.pourEcrire(id, utilisateur);
    const saisie = lireForme<SaisieDeParagraphes>(PARAGRAPHES, corps);
    return { version: await this.parapheur.completer(lettre, utilisateur, saisie) };
  }

  @Get('courriers/:id/apercu.pdf')
  @ApiOperation({ summary: 'Le projet d’une lettre qui n’est pas émise, marqué « PROJET », en PDF' })
  @ApiResponse({ status: 409, description: 'Lettre émise, ou qui ne peut pas être écrite : ce qui l’empêche' })
  async apercuPdf(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const lettre = await this.acces.lettre(id, utilisateur);
    const { pdf, sha256 } = await this.parapheur.apercevoir(lettre, utilisateur);
    envoyerPdf(reponse, `projet-${lettre.courrier.reference}`, pdf, sha256);
  }

  @Get('courriers/:id/apercu.html')
  @ApiOperation({ summary: 'Le projet d’une lettre qui n’est pas émise, marqué « PROJET », en HTML accessible' })
  @ApiResponse({ status: 409, description: 'Lettre émise, ou qui ne peut pas être écrite : ce qui l’empêche' })
  async apercuHtml(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const { html } = await this.parapheur.apercevoir(await this.acces.lettre(id, utilisateur), utilisateur);
    envoyerPage(reponse, html);
  }

  @Post('courriers/:id/remplacement')
  @ApiOperation({ summary: 'Annuler et remplacer une lettre émise par une autre, établie à nouveau depuis le journal' })
  @ApiBody({ schema: schemaDeForme(REMPLACEMENT) })
  @ApiResponse({ status: 201, description: '{id, reference}' })
  @ApiResponse({ status: 403, description: 'Personne étrangère à l’organisme qui émet la lettre' })
  @ApiResponse({ status: 409, description: 'Lettre pas encore émise, déjà remplacée, ou que plus rien n’appelle' })
  async remplacer(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const lettre = await this.acces.pourEcrire(id, utilisateur);
    const saisie = lireForme<SaisieDeRemplacement>(REMPLACEMENT, corps);
    return this.parapheur.remplacer(lettre, utilisateur, saisie);
  }

  private async tenter(id: string, utilisateur: Utilisateur, version: string | undefined) {
    try {
      await this.parapheur.signer(await this.acces.lettre(id, utilisateur), utilisateur, version);
      return { signee: true, message: null, remede: null };
    } catch (erreur) {
      if (!(erreur instanceof Refus)) throw erreur;
      const [{ message, remede }] = erreur.motifs;
      return { signee: false, message, remede };
    }
  }
}
