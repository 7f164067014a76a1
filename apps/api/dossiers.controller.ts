import { LIBELLE_ROLE, Role, Utilisateur } from '#libs/acces';
import {
  ConsultationService,
  DossiersService,
  EntreeInvalide,
  OuvertureService,
  REGISTRE,
  schemaDe,
} from '#libs/dossiers';
import { dessiner } from '#libs/dessin';
import { Registre, versionDe } from '#libs/moteur';
import { TRIS, Tri } from '#libs/persistance';
import { PersonnesLecture } from '#libs/veille';
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiBodyOptions, ApiHeader, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { REGISTRE as PROCEDURES } from '#workflows/registre';
import { DataSource } from 'typeorm';
import { Request } from 'express';
import { Identifiant } from './identifiant';
import { nomsDesComptes } from './noms-des-comptes';
import { Qui } from './securite';

const PAR_PAGE = 25;
const MAXIMUM_PAR_PAGE = 200;

const CORPS_ACTE: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['type', 'le', 'donnees', 'revision'],
    properties: {
      type: { type: 'string', description: 'Événement, tel que publié par /api/procedures/cpts' },
      le: { type: 'string', format: 'date', description: 'Date légale du fait' },
      donnees: { type: 'object', description: 'Selon le schéma de l’événement' },
      revision: { type: 'integer', description: 'Révision du dossier que la personne a vue' },
    },
  },
};

const CLE_IDEMPOTENCE = {
  name: 'Idempotency-Key',
  required: false,
  description: 'La même clé ne produit qu’un seul fait',
};

// Read from the request: declared as a parameter, it would stand twice in the contract.
function cleDe(requete: Request): { cle?: string } {
  const cle = requete.get('idempotency-key')?.trim();
  if (cle && cle.length > 200)
    throw new EntreeInvalide([{ champ: 'Idempotency-Key', message: 'compte au plus 200 caractères' }]);
  return cle ? { cle } : {};
}

interface CorpsActe {
  type?: unknown;
  le?: unknown;
  donnees?: unknown;
  revision?: unknown;
}

@ApiTags('Dossiers')
@Controller('api/dossiers')
export class DossiersController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly ouvertures: OuvertureService,
    private readonly consultation: ConsultationService,
    private readonly personnes: PersonnesLecture,
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Ouvrir un dossier' })
  @ApiHeader(CLE_IDEMPOTENCE)
  @ApiBody({ schema: schemaDe(PROCEDURES['cpts']!.versions.at(-1)!.ouverture) as never })
  @ApiResponse({ status: 201, description: '{id, revision, signalements}' })
  ouvrir(@Body() corps: unknown, @Qui() utilisateur: Utilisateur, @Req() requete: Request) {
    return this.ouvertures.ouvrir('cpts', corps, utilisateur, 'SAISIE', cleDe(requete));
  }

  @Get()
  @ApiOperation({ summary: 'La liste de travail, échéance la plus proche d’abord' })
  @ApiQuery({ name: 'phase', required: false })
  @ApiQuery({ name: 'departement', required: false })
  @ApiQuery({ name: 'region', required: false })
  @ApiQuery({ name: 'recherche', required: false })
  @ApiQuery({
    name: 'miens',
    required: false,
    description: 'true : ceux dont je suis chargé, et ceux des personnes que je remplace aujourd’hui',
  })
  @ApiQuery({ name: 'clos', required: false, description: 'true ou false' })
  @ApiQuery({ name: 'tri', required: false, enum: TRIS })
  @ApiQuery({ name: 'page', required: false })
  @ApiQuery({ name: 'parPage', required: false })
  async lister(@Query() requete: Record<string, string>, @Qui() utilisateur: Utilisateur) {
    const page = entier(requete['page'], 1, 1_000_000);
    const parPage = entier(requete['parPage'], PAR_PAGE, MAXIMUM_PAR_PAGE);
    const { dossiers, total } = await this.consultation.lister(utilisateur, {
      ...texte('phase', requete),
      ...texte('departement', requete),
      ...texte('region', requete),
      ...texte('recherche', requete),
      ...(requete['miens'] === 'true' ? { chargeDe: await this.mesCharges(utilisateur) } : {}),
      ...(['true', 'false'].includes(requete['clos'] ?? '') ? { clos: requete['clos'] === 'true' } : {}),
      tri: TRIS.find((tri) => tri === requete['tri']) ?? ('echeance' satisfies Tri),
      page,
      parPage,
    });
    return { dossiers, total, page, parPage };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Le dossier : état, phase, révision, faits, ce qui est attendu' })
  consulter(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    return this.consultation.consulter(id, utilisateur);
  }

  @Get(':id/actions')
  @ApiOperation({ summary: 'Chaque événement, possible ou non, avec son schéma et les règles qui s’y opposent' })
  @ApiQuery({ name: 'le', required: false, description: 'Date à laquelle agir ; aujourd’hui par défaut' })
  async actions(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Query('le') le?: string) {
    return { actions: await this.consultation.actions(id, utilisateur, le) };
  }

  @Post(':id/evenements')
  @ApiOperation({ summary: 'Agir : enregistrer un fait' })
  @ApiHeader(CLE_IDEMPOTENCE)
  @ApiBody(CORPS_ACTE)
  @ApiResponse({ status: 201, description: '{seq, etat, revision, effets}' })
  @ApiResponse({ status: 400, description: 'Mal formé : champs en cause' })
  @ApiResponse({ status: 403, description: 'Rôle insuffisant' })
  @ApiResponse({ status: 404, description: 'Inconnu, ou hors du territoire de la personne' })
  @ApiResponse({ status: 409, description: 'Révision périmée' })
  @ApiResponse({ status: 422, description: 'Refusé par des règles : code, message, source, remede' })
  agir(
    @Param('id', Identifiant) dossierId: string,
    @Body() corps: CorpsActe,
    @Qui() utilisateur: Utilisateur,
    @Req() requete: Request,
  ) {
    const { type, le, donnees, revision } = corps ?? {};
    const { cle } = cleDe(requete);
    const commande = { dossierId, type, le, donnees, revision, ...(cle ? { cleIdempotence: cle } : {}) };
    return this.dossiers.agir(commande, utilisateur);
  }

  @Post(':id/simulation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ce qui arriverait ; n’écrit rien' })
  @ApiBody(CORPS_ACTE)
  simuler(@Param('id', Identifiant) dossierId: string, @Body() corps: CorpsActe, @Qui() utilisateur: Utilisateur) {
    const { type, le, donnees } = corps ?? {};
    return this.consultation.simuler({ dossierId, type, le, donnees }, utilisateur);
  }

  @Get(':id/diagramme.svg')
  @Header('Content-Type', 'image/svg+xml; charset=utf-8')
  @ApiOperation({ summary: 'Le diagramme du parcours, avec les états où se trouve le dossier' })
  async diagramme(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur): Promise<string> {
    const { procedure, version, etat } = await this.consultation.consulter(id, utilisateur);
    return dessiner(versionDe(this.registre[procedure]!.versions[0], version), etat);
  }

  @Get(':id/journal')
  @ApiOperation({ summary: 'Le journal, du premier fait au dernier' })
  async journal(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    const dossier = await this.consultation.trouver(id, utilisateur);
    const entrees = await this.consultation.journal(id);
    const noms = await nomsDesComptes(
      this.source,
      entrees.flatMap(({ acteur, pour }) => [acteur, pour ?? '']),
    );
    const libelles = new Map(
      this.registre[dossier.procedure]!.versions.flatMap(({ evenements }) => evenements).map((e) => [
        e.type,
        e.libelle,
      ]),
    );
    return {
      journal: entrees.map(({ cleIdempotence: _, empreinteCommande: __, dossierId: ___, ...entree }) => ({
        ...entree,
        libelle: libelles.get(entree.type) ?? 'Ouvrir le dossier',
        acteurNom: noms.get(entree.acteur) ?? entree.acteur,
        pourNom: entree.pour && (noms.get(entree.pour) ?? entree.pour),
        roleLibelle: LIBELLE_ROLE[entree.role as Role] ?? 'Horloge',
      })),
    };
  }

  @Get(':id/rejeu')
  @ApiOperation({ summary: 'Le dossier tel qu’il était : après une entrée, à une date, ou tel qu’on le connaissait' })
  @ApiQuery({ name: 'seq', required: false })
  @ApiQuery({ name: 'le', required: false })
  @ApiQuery({ name: 'connuLe', required: false })
  rejeu(
    @Param('id', Identifiant) id: string,
    @Qui() utilisateur: Utilisateur,
    @Query('seq') seq?: string,
    @Query('le') le?: string,
    @Query('connuLe') connuLe?: string,
  ) {
    return this.consultation.rejouer(id, utilisateur, {
      ...(seq === undefined ? {} : { seq: rang(seq) }),
      ...(le === undefined ? {} : { le }),
      ...(connuLe === undefined ? {} : { connuLe }),
    });
  }

  /** Those for whom I answer today: myself, and whoever I stand in for. */
  private async mesCharges(utilisateur: Utilisateur): Promise<string[]> {
    return [utilisateur.id, ...(await this.personnes.remplacesPar(utilisateur)).map(({ id }) => id)];
  }
}

function rang(seq: string): number {
  if (/^[1-9]\d{0,8}$/.test(seq)) return Number(seq);
  throw new EntreeInvalide([{ champ: 'seq', message: 'est le rang d’une entrée du journal, à partir de 1' }]);
}

function entier(valeur: string | undefined, defaut: number, maximum: number): number {
  const lu = Number(valeur);
  return valeur !== undefined && Number.isInteger(lu) && lu >= 1 ? Math.min(lu, maximum) : defaut;
}

function texte<C extends string>(champ: C, requete: Record<string, unknown>): { [K in C]?: string } {
  const valeur = requete[champ];
  return (typeof valeur === 'string' && valeur.trim() ? { [champ]: valeur.trim() } : {}) as { [K in C]?: string };
}
