import { Utilisateur } from '#libs/acces';
import { accesRefuse, conflit, ConsultationService, EntreeInvalide, HORLOGE, introuvable } from '#libs/dossiers';
import { FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { CourrierEmis, Dossier, EntreeJournal, poolDe } from '#libs/persistance';
import {
  courriersEnEchec,
  demanderRenvoi,
  echecsOuverts,
  enregistrerRemise,
  lignesDuRegistre,
  litLeMessage,
  signalerNonRemise,
} from '#libs/veille';
import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { lireForme, NON_REMISE, NonRemise, REMISE, Remise, RENVOI, Renvoi, schemaDeForme } from './courriers.saisies';
import { Identifiant } from './identifiant';
import { composerPreuve } from './preuve-envoi';
import { Qui } from './securite';

/** A letter, and the dossier that it is about if there is one. */
interface Trouve {
  courrier: CourrierEmis;
  dossier: Dossier | null;
}

@ApiTags('Courriers')
@Controller('api')
export class CourriersController {
  constructor(
    private readonly consultation: ConsultationService,
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
    return { courriers: courriers.map((courrier) => ({ ...resumer(courrier), enEchec: enEchec.has(courrier.id) })) };
  }

  @Get('courriers/:id.pdf')
  @ApiOperation({ summary: 'Le document figé, en PDF' })
  async pdf(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const { courrier } = await this.trouver(id, utilisateur);
    if (!courrier.pdf) throw introuvable('Le PDF de ce courrier');
    envoyerPdf(reponse, courrier.reference, courrier.pdf, courrier.sha256 ?? '');
  }

  @Get('courriers/:id.html')
  @ApiOperation({ summary: 'Le document figé, en HTML accessible' })
  async html(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const { courrier } = await this.trouver(id, utilisateur);
    if (!courrier.html) throw introuvable('La page de ce courrier');
    // The page is data: nothing in it may run or reach out.
    reponse
      .set('Content-Security-Policy', `default-src 'none'; style-src 'unsafe-inline'; sandbox`)
      .type('html')
      .send(courrier.html);
  }

  @Get('courriers/:id')
  @ApiOperation({
    summary: 'Le courrier et son registre : prévu, composé, chaque présentation et la réponse du serveur',
  })
  async lire(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    const { courrier, dossier } = await this.trouver(id, utilisateur);
    const { variables, courriel, courrielSha256 } = courrier;
    return {
      ...resumer(courrier),
      nom: dossier?.nom ?? null,
      variables,
      courriel,
      courrielSha256,
      envois: await lignesDuRegistre(this.source, id),
      enEchec: await this.enEchec(id),
    };
  }

  @Get('courriers/:id/preuve.pdf')
  @ApiOperation({ summary: 'La preuve d’envoi, en PDF : chaque étape datée, la réponse du serveur, les empreintes' })
  @ApiResponse({ status: 409, description: 'Le courrier n’est pas encore composé' })
  async preuve(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const { courrier, dossier } = await this.trouver(id, utilisateur);
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
    const trouve = await this.pourAgir(id, utilisateur);
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
    this.exigerDate(trouve, saisie.le);
    await signalerNonRemise(this.source, trouve.courrier, saisie, this.saisiPar(utilisateur));
    return {};
  }

  @Post('courriers/:id/remise')
  @ApiOperation({ summary: 'Enregistrer qu’un courrier est parvenu par un autre moyen que le courriel' })
  @ApiBody({ schema: schemaDeForme(REMISE) })
  @ApiResponse({ status: 201, description: '{}' })
  @ApiResponse({ status: 400, description: 'Moyen inconnu, date impossible, référence manquante' })
  @ApiResponse({ status: 403, description: 'Rôle qui lit sans agir' })
  async remise(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const trouve = await this.pourAgir(id, utilisateur);
    const saisie = lireForme<Remise>(REMISE, corps);
    if (['LRAR', 'LRE'].includes(saisie.moyen) && !saisie.reference)
      throw new EntreeInvalide([{ champ: 'reference', message: 'est nécessaire pour une lettre recommandée' }]);
    this.exigerDate(trouve, saisie.le);
    if (trouve.courrier.statut === 'PREVU') throw pasCompose();
    await enregistrerRemise(this.source, trouve.courrier, saisie, this.saisiPar(utilisateur));
    return {};
  }

  @Post('courriers/:id/renvoi')
  @ApiOperation({ summary: 'Renvoyer le même document figé à des adresses corrigées, avec un Message-ID à lui' })
  @ApiBody({ schema: schemaDeForme(RENVOI) })
  @ApiResponse({ status: 201, description: '{messageId}' })
  @ApiResponse({ status: 403, description: 'Rôle qui lit sans agir' })
  @ApiResponse({ status: 409, description: 'Le courrier n’est pas encore composé' })
  async renvoi(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const { courrier } = await this.pourAgir(id, utilisateur);
    const saisie = lireForme<Renvoi>(RENVOI, corps);
    if (!courrier.courriel) throw pasCompose();
    return { messageId: await demanderRenvoi(this.source, courrier, saisie, this.saisiPar(utilisateur)) };
  }

  private async trouver(id: string, utilisateur: Utilisateur): Promise<Trouve> {
    const courrier = await this.source
      .getRepository(CourrierEmis)
      .createQueryBuilder('c')
      .addSelect(['c.html', 'c.pdf'])
      .where('c.id = :id', { id })
      .getOne();
    if (!courrier) throw introuvable('Ce courrier');
    if (courrier.dossierId)
      return { courrier, dossier: await this.consultation.trouver(courrier.dossierId, utilisateur) };
    if (!litLeMessage(utilisateur, courrier)) throw introuvable('Ce courrier');
    return { courrier, dossier: null };
  }

  /** Whom it has still to reach; `null`: it had no address. */
  private async enEchec(id: string): Promise<(string | null)[]> {
    return (await echecsOuverts(poolDe(this.source), id)).map(({ destinataire }) => destinataire);
  }

  private async pourAgir(id: string, utilisateur: Utilisateur): Promise<Trouve> {
    const trouve = await this.trouver(id, utilisateur);
    if (utilisateur.roles.every((role) => role === 'AUDITEUR'))
      throw accesRefuse(
        'Un auditeur lit le registre des courriels, il n’y écrit pas.',
        'Demandez à une personne qui suit ce dossier de l’enregistrer.',
      );
    return trouve;
  }

  private exigerDate({ courrier, dossier }: Trouve, le: string): void {
    const fuseau = dossier?.fuseau ?? FUSEAU_NATIONAL;
    const prevu = jourCivil(courrier.prevuLe.toISOString(), fuseau);
    if (le < prevu || le > jourCivil(this.horloge.maintenant(), fuseau))
      throw new EntreeInvalide([
        { champ: 'le', message: `est un jour entre le ${prevu}, où ce courrier a été prévu, et aujourd’hui` },
      ]);
  }

  private saisiPar({ id }: Utilisateur) {
    return { par: id, maintenant: this.horloge.maintenant() };
  }
}

function pasCompose() {
  return conflit(
    'Ce courrier n’est pas encore composé.',
    'Attendez quelques instants ; si cela dure, la page « Incidents » dit ce qui l’empêche.',
  );
}

function envoyerPdf(reponse: Response, nom: string, pdf: Uint8Array, sha256: string): void {
  reponse
    .type('application/pdf')
    .set('Content-Disposition', `inline; filename="${nom.replace(/[^\w.-]+/g, '_')}.pdf"`)
    .set('X-Content-SHA256', sha256)
    .send(Buffer.from(pdf));
}

function resumer(courrier: CourrierEmis) {
  const { id, dossierId, seq, code, titre, objet, statut, reference, prevuLe, composeLe, envoyeLe, sha256 } = courrier;
  const { prevu, courriel, aCorrigerPar } = courrier;
  return {
    ...{ id, dossier: dossierId, seq, code, titre, objet, statut },
    // Rank of the fact received late that makes it wrong; null when it holds.
    aCorrigerPar,
    reference,
    canal: prevu.canal,
    emetteur: prevu.emetteur,
    destinataires: courriel ? [...courriel.a, ...courriel.copie] : [],
    ...{ prevuLe, composeLe, envoyeLe, sha256 },
  };
}
