import { Utilisateur } from '#libs/acces';
import {
  accesRefuse,
  conflit,
  ConsultationService,
  EntreeInvalide,
  HORLOGE,
  introuvable,
  lireDate,
  lireSaisie,
  REGISTRE,
  schemaDe,
} from '#libs/dossiers';
import { FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Registre } from '#libs/moteur';
import { dossiersDuTerritoire, poolDe } from '#libs/persistance';
import {
  Avancement,
  avancementDuLot,
  creerLot,
  demanderArret,
  documentsDuLot,
  echecsDuLot,
  lotsDe,
  roleQuiEtablit,
} from '#libs/redaction';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { Identifiant } from './identifiant';
import { archiver } from './lots.archive';
import { DemandeDeLot, MAXIMUM_DE_DOSSIERS } from './lots.saisies';
import { Qui } from './securite';

const INCONNU = { status: 404, description: 'Lot inconnu, ou demandé par quelqu’un d’autre' };

@ApiTags('Lots de fiches')
@Controller('api/lots')
export class LotsController {
  constructor(
    private readonly source: DataSource,
    private readonly consultation: ConsultationService,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Les lots que j’ai demandés, du plus récent au plus ancien, et les fiches que je peux établir',
  })
  async lister(@Qui() utilisateur: Utilisateur) {
    const titres = this.titres();
    const lots = await lotsDe(poolDe(this.source), utilisateur.id);
    return {
      lots: lots.map((lot) => this.nommer(lot)),
      fiches: [...titres.values()].filter(({ emetteur }) => roleQuiEtablit(utilisateur, emetteur)),
    };
  }

  @Post()
  @ApiOperation({ summary: 'Établir une fiche pour de nombreux dossiers ; le travailleur s’en charge, peu à peu' })
  @ApiBody({ schema: schemaDe(DemandeDeLot) as never })
  @ApiResponse({ status: 201, description: '{id}' })
  @ApiResponse({ status: 400, description: 'Fiche inconnue, jour à venir, aucun dossier, ou trop de dossiers' })
  @ApiResponse({ status: 403, description: 'Fiche que votre rôle n’établit pas' })
  @ApiResponse({ status: 404, description: 'Un des dossiers est inconnu, ou hors du territoire' })
  async demander(@Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    const demande = lireSaisie(DemandeDeLot, corps ?? {}).donnees as DemandeDeLot;
    this.exigerFiche(demande.fiche, utilisateur);
    const maintenant = this.horloge.maintenant();
    const aujourdhui = jourCivil(maintenant, FUSEAU_NATIONAL);
    const situationAu = lireDate(demande.le ?? aujourdhui, 'le');
    if (situationAu > aujourdhui)
      throw new EntreeInvalide([{ champ: 'le', message: 'est aujourd’hui ou un jour passé' }]);
    const dossiers = demande.dossiers
      ? await this.visibles(demande.dossiers, utilisateur)
      : await this.retenus(demande, utilisateur);
    const { fiche } = demande;
    return {
      id: await creerLot(poolDe(this.source), { fiche, situationAu, dossiers, par: utilisateur.id }, maintenant),
    };
  }

  @Get(':id.zip')
  @ApiOperation({ summary: 'Les documents du lot, en PDF, une fois qu’il est fini ou arrêté' })
  @ApiProduces('application/zip')
  @ApiResponse(INCONNU)
  @ApiResponse({ status: 409, description: 'Le lot n’est pas fini, ou n’a produit aucun document' })
  async telecharger(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Res() reponse: Response) {
    const { fini, fiche, situationAu } = await this.trouver(id, utilisateur);
    if (!fini)
      throw conflit('Le lot n’est pas fini.', 'Attendez qu’il le soit, ou arrêtez-le pour prendre ce qui est fait.');
    const pool = poolDe(this.source);
    const documents = await documentsDuLot(pool, id, utilisateur);
    if (documents.length === 0)
      throw conflit('Le lot n’a produit aucun document.', 'Voyez pourquoi chaque fiche a échoué, puis recommencez.');
    reponse.type('application/zip').set('Content-Disposition', `attachment; filename="${fiche}-${situationAu}.zip"`);
    await archiver(pool, documents, await echecsDuLot(pool, id), reponse);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Où en est le lot ; les fiches qui n’ont pas pu être établies, et pourquoi' })
  @ApiResponse({
    status: 200,
    description: '{id, fiche, titre, situationAu, total, faits, echecs, restants, arrete, fini, elements}',
  })
  @ApiResponse(INCONNU)
  async lire(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    const avancement = await this.trouver(id, utilisateur);
    return { ...this.nommer(avancement), elements: await echecsDuLot(poolDe(this.source), id) };
  }

  @Post(':id/arret')
  @HttpCode(200)
  @ApiOperation({ summary: 'Arrêter le lot : ce qui est fait le reste, la fiche en cours s’achève' })
  @ApiResponse({ status: 200, description: 'Où en est le lot' })
  @ApiResponse(INCONNU)
  async arreter(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    await this.trouver(id, utilisateur);
    await demanderArret(poolDe(this.source), id, this.horloge.maintenant());
    return this.lire(id, utilisateur);
  }

  private async trouver(id: string, utilisateur: Utilisateur): Promise<Avancement> {
    const avancement = await avancementDuLot(poolDe(this.source), id, utilisateur.id);
    if (!avancement) throw introuvable('Ce lot');
    return avancement;
  }

  private nommer(avancement: Avancement) {
    return { ...avancement, titre: this.titres().get(avancement.fiche)?.titre ?? avancement.fiche };
  }

  private titres(): Map<string, { code: string; titre: string; emetteur: string }> {
    const fiches = Object.values(this.registre).flatMap(({ versions }) =>
      versions.flatMap((version) => version.fiches),
    );
    return new Map(fiches.map(({ code, titre, emetteur }) => [code, { code, titre, emetteur }]));
  }

  private exigerFiche(code: string, utilisateur: Utilisateur): void {
    const fiche = this.titres().get(code);
    if (!fiche)
      throw new EntreeInvalide([{ champ: 'fiche', message: 'est le code d’une fiche, par exemple F-SITUATION' }]);
    if (!roleQuiEtablit(utilisateur, fiche.emetteur))
      throw accesRefuse(
        `La fiche « ${fiche.titre} » porte l’en-tête de l’organisme ${fiche.emetteur} : seuls ses agents l’établissent.`,
        'Choisissez une autre fiche, ou demandez à l’un d’eux.',
      );
  }

  /** Those named, in the order of their names, if every one of them is visible. */
  private async visibles(demandes: readonly string[], utilisateur: Utilisateur): Promise<string[]> {
    const vus = await dossiersDuTerritoire(this.source, utilisateur);
    const voulus = new Set(demandes.map((id) => id.toLowerCase()));
    const retenus = vus.filter(({ id }) => voulus.has(id)).map(({ id }) => id);
    if (retenus.length < voulus.size) throw introuvable('Un des dossiers demandés');
    return retenus;
  }

  private async retenus({ filtre = {} }: DemandeDeLot, utilisateur: Utilisateur): Promise<string[]> {
    const { dossiers, total } = await this.consultation.lister(utilisateur, {
      ...filtre,
      ...{ tri: 'nom', page: 1, parPage: MAXIMUM_DE_DOSSIERS },
    });
    if (total === 0)
      throw new EntreeInvalide([{ champ: 'filtre', message: 'ne retient aucun dossier de votre territoire' }]);
    if (total > MAXIMUM_DE_DOSSIERS)
      throw new EntreeInvalide([
        { champ: 'filtre', message: `retient ${total} dossiers : au plus ${MAXIMUM_DE_DOSSIERS} par lot, précisez-le` },
      ]);
    return dossiers.map(({ id }) => id);
  }
}
