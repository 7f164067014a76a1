import { Utilisateur } from '#libs/acces';
import { conflit, ConsultationService, EntreeInvalide, HORLOGE, introuvable } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { CourrierEmis, EntreeJournal, poolDe } from '#libs/persistance';
import { versionsDesParagraphes } from '#libs/redaction';
import {
  courriersEnEchec,
  demanderRenvoi,
  echecsOuverts,
  enregistrerRemise,
  lignesDuRegistre,
  signalerNonRemise,
} from '#libs/veille';
import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { AccesAuxCourriers, pasCompose } from './courriers.acces';
import { lireForme, NON_REMISE, NonRemise, REMISE, Remise, RENVOI, Renvoi, schemaDeForme } from './courriers.saisies';
import { envoyerPage, envoyerPdf } from './documents';
import { Identifiant } from './identifiant';
import { ParapheurService } from './parapheur.service';
import { composerPreuve } from './preuve-envoi';
import { Qui } from './securite';

@ApiTags('Courriers')
@Controller('api')
export class CourriersController {
  constructor(
    private readonly consultation: ConsultationService,
    private readonly acces: AccesAuxCourriers,
    private readonly parapheur: ParapheurService,
    private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  @Get('dossiers/:id/courriers')
  @ApiOperation({ summary: 'Les courriers du dossier, du plus récent au plus ancien' })
  async lister(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    await this.consultation.trouver(id, utilisateur);
    const courriers = await this.source
      .getRepository(CourrierEmis)
      .find({ where: { dossierId: id }, order: { prevuLe: 'DESC', code: 'ASC' } });
    const enEchec = await courriersEnEchec(this.source, id);
    const resumes = await this.acces.resumer(courriers);
    return { courriers: resumes.map((courrier) => ({ ...courrier, enEchec: enEchec.has(courrier.id) })) };
  }

  @Get('courriers/:id.pdf')
  @ApiOperation({ summary: 'Le document figé, en PDF' })
  async pdf(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const { courrier } = await this.acces.trouver(id, utilisateur);
    if (!courrier.pdf) throw introuvable('Le PDF de ce courrier');
    envoyerPdf(reponse, courrier.reference, courrier.pdf, courrier.sha256 ?? '');
  }

  @Get('courriers/:id.html')
  @ApiOperation({ summary: 'Le document figé, en HTML accessible' })
  async html(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const { courrier } = await this.acces.trouver(id, utilisateur);
    if (!courrier.html) throw introuvable('La page de ce courrier');
    envoyerPage(reponse, courrier.html);
  }

  @Get('courriers/:id')
  @ApiOperation({
    summary: 'Le courrier et son registre : prévu, composé, chaque présentation et la réponse du serveur',
  })
  async lire(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    const { courrier, dossier } = await this.acces.trouver(id, utilisateur);
    const { variables, courriel, courrielSha256 } = courrier;
    const [resume] = await this.acces.resumer([courrier]);
    return {
      ...resume!,
      nom: dossier?.nom ?? null,
      variables,
      courriel,
      courrielSha256,
      envois: await lignesDuRegistre(this.source, id),
      enEchec: await this.enEchec(id),
      /** Each state of what was added to it by hand, the latest first. */
      versions: await versionsDesParagraphes(this.source, id),
      // Until it is issued: what it is made of, and who may do what to it.
      projet: dossier ? await this.parapheur.projet({ courrier, dossier }, utilisateur) : null,
    };
  }

  @Get('courriers/:id/preuve.pdf')
  @ApiOperation({ summary: 'La preuve d’envoi, en PDF : chaque étape datée, la réponse du serveur, les empreintes' })
  @ApiResponse({ status: 409, description: 'Le courrier n’est pas encore composé' })
  async preuve(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const { courrier, dossier } = await this.acces.trouver(id, utilisateur);
    const lignes = await lignesDuRegistre(this.source, id);
    if (!courrier.composeLe && lignes.length === 0) throw pasCompose();
    const { dossierId, seq } = courrier;
    const entree = dossierId
      ? await this.source.getRepository(EntreeJournal).findOneBy({ dossierId, seq: seq! })
      : null;
    const preuve = await composerPreuve({
      courrier,
      lignes,
      enEchec: await this.enEchec(id),
      dossier,
      entree,
      maintenant: this.horloge.maintenant(),
    });
    envoyerPdf(reponse, `preuve-${courrier.reference}`, preuve.pdf, preuve.sha256);
  }

  @Post('courriers/:id/non-remise')
  @ApiOperation({ summary: 'Signaler qu’un courrier parti n’est pas arrivé : c’est une tâche jusqu’à ce qu’il arrive' })
  @ApiBody({ schema: schemaDeForme(NON_REMISE) })
  @ApiResponse({ status: 201, description: '{}' })
  @ApiResponse({ status: 400, description: 'Adresse à laquelle rien n’est parti, date impossible' })
  @ApiResponse({ status: 403, description: 'Rôle qui lit sans agir' })
  async nonRemise(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const trouve = await this.acces.pourAgir(id, utilisateur);
    const saisie = lireForme<NonRemise>(NON_REMISE, corps);
    const parti = (await lignesDuRegistre(this.source, id))
      .filter(({ resultat }) => resultat === 'ACCEPTE')
      .flatMap(({ destinataires }) => destinataires);
    if (!parti.length)
      throw conflit(
        'Ce courrier n’est pas encore parti : il ne peut pas déjà manquer à l’arrivée.',
        'Attendez la réponse du serveur, ou enregistrez une remise par un autre moyen.',
      );
    if (!parti.includes(saisie.destinataire))
      throw new EntreeInvalide([
        { champ: 'destinataire', message: `est l’une des adresses servies : ${parti.join(', ')}` },
      ]);
    this.acces.exigerDate(trouve, saisie.le);
    await signalerNonRemise(this.source, trouve.courrier, saisie, this.acces.saisiPar(utilisateur));
    return {};
  }

  @Post('courriers/:id/remise')
  @ApiOperation({ summary: 'Enregistrer qu’un courrier est parvenu par un autre moyen que le courriel' })
  @ApiBody({ schema: schemaDeForme(REMISE) })
  @ApiResponse({ status: 201, description: '{}' })
  @ApiResponse({ status: 400, description: 'Moyen inconnu, date impossible, référence manquante' })
  @ApiResponse({ status: 403, description: 'Rôle qui lit sans agir' })
  async remise(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const trouve = await this.acces.pourAgir(id, utilisateur);
    const saisie = lireForme<Remise>(REMISE, corps);
    if (['LRAR', 'LRE'].includes(saisie.moyen) && !saisie.reference)
      throw new EntreeInvalide([{ champ: 'reference', message: 'est nécessaire pour une lettre recommandée' }]);
    this.acces.exigerDate(trouve, saisie.le);
    if (['PREVU', 'A_SIGNER'].includes(trouve.courrier.statut)) throw pasCompose();
    await enregistrerRemise(this.source, trouve.courrier, saisie, this.acces.saisiPar(utilisateur));
    return {};
  }

  @Post('courriers/:id/renvoi')
  @ApiOperation({ summary: 'Renvoyer le même document figé à des adresses corrigées, avec un Message-ID à lui' })
  @ApiBody({ schema: schemaDeForme(RENVOI) })
  @ApiResponse({ status: 201, description: '{messageId}' })
  @ApiResponse({ status: 403, description: 'Rôle qui lit sans agir' })
  @ApiResponse({ status: 409, description: 'Le courrier n’est pas encore composé' })
  async renvoi(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const { courrier } = await this.acces.pourAgir(id, utilisateur);
    const saisie = lireForme<Renvoi>(RENVOI, corps);
    if (!courrier.courriel) throw pasCompose();
    return { messageId: await demanderRenvoi(this.source, courrier, saisie, this.acces.saisiPar(utilisateur)) };
  }

  /** Whom it has still to reach; `null`: it had no address. */
  private async enEchec(id: string): Promise<(string | null)[]> {
    return (await echecsOuverts(poolDe(this.source), id)).map(({ destinataire }) => destinataire);
  }
}
