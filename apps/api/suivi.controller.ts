import { Utilisateur } from '#libs/acces';
import { ConsultationService, lireDate, REGISTRE, tenirRegistre } from '#libs/dossiers';
import { Registre } from '#libs/moteur';
import { CourrierEmis, Dossier, EcheanceInscrite, Incident } from '#libs/persistance';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Brackets, DataSource, IsNull, Not, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Identifiant } from './identifiant';
import { Qui } from './securite';

const MAXIMUM = 500;

@ApiTags('Suivi')
@Controller('api')
export class SuiviController {
  constructor(
    private readonly consultation: ConsultationService,
    private readonly source: DataSource,
    @Inject(REGISTRE) private readonly registre: Registre,
  ) {}

  @Get('dossiers/:id/echeances')
  @ApiOperation({ summary: 'Le registre des délais légaux du dossier, avec le compte de chaque jour' })
  async echeances(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    await this.consultation.trouver(id, utilisateur);
    const lignes = await this.source
      .getRepository(EcheanceInscrite)
      .find({ where: { dossierId: id }, order: { echeance: 'ASC', cle: 'ASC' } });
    return { echeances: tenirRegistre(lignes, await this.consultation.journal(id), this.registre) };
  }

  @Get('dossiers/:id/taches')
  @ApiOperation({ summary: 'Ce qui reste à faire, par qui et avant quand' })
  async taches(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    const { attendus } = await this.consultation.consulter(id, utilisateur);
    const passees = await this.source
      .getRepository(EcheanceInscrite)
      .createQueryBuilder('e')
      .where(`e.dossierId = :id AND e.statut = 'ECHUE' AND e.termineePar IS NULL`, { id })
      .orderBy('e.echeance')
      .getMany();
    const aCorriger = await this.source
      .getRepository(CourrierEmis)
      .find({ where: { dossierId: id, aCorrigerPar: Not(IsNull()) }, order: { seq: 'ASC', code: 'ASC' } });
    return {
      taches: [
        ...aCorriger.map(({ titre, reference, aCorrigerPar, prevu }) => ({
          quoi: `Corriger le courrier « ${titre} » (${reference})`,
          qui: prevu.signataire,
          avant: null,
          enRetard: false,
          detail: `Le fait reçu tardivement à l’entrée n° ${aCorrigerPar} l’a rendu inexact.`,
        })),
        ...passees.map(({ libelle, responsable, echeance, detail }) => ({
          quoi: `${libelle} : échéance passée`,
          qui: responsable,
          avant: echeance,
          enRetard: true,
          detail: detail.explication,
        })),
        ...attendus.map((attendu) => ({ ...attendu, avant: null, enRetard: false, detail: null })),
      ],
    };
  }

  @Get('echeances')
  @ApiOperation({ summary: 'Les délais qui courent, tous dossiers, du plus proche au plus lointain' })
  @ApiQuery({ name: 'avant', required: false, description: 'AAAA-MM-JJ, comprise' })
  async toutes(@Qui() utilisateur: Utilisateur, @Query('avant') avant?: string) {
    if (avant !== undefined) lireDate(avant, 'avant');
    const requete = this.source
      .getRepository(EcheanceInscrite)
      .createQueryBuilder('e')
      .innerJoinAndMapOne('e.dossier', Dossier, 'd', 'd.id = e.dossierId')
      .where(`e.termineePar IS NULL`)
      .orderBy('e.echeance')
      .take(MAXIMUM);
    if (avant) requete.andWhere('e.echeance <= :avant', { avant });
    const lignes = (await dansLeTerritoire(requete, utilisateur).getMany()) as (EcheanceInscrite & {
      dossier: Dossier;
    })[];
    return {
      echeances: lignes.map((ligne) => ({ ...vueEcheance(ligne), dossier: ligne.dossierId, nom: ligne.dossier.nom })),
    };
  }

  @Get('incidents')
  @ApiOperation({ summary: 'Ce qui empêche un effet légal de se produire' })
  @ApiQuery({ name: 'clos', required: false, description: 'true : les incidents clos aussi' })
  async incidents(@Qui() utilisateur: Utilisateur, @Query('clos') clos?: string) {
    const requete = this.source
      .getRepository(Incident)
      .createQueryBuilder('i')
      .leftJoin(Dossier, 'd', 'd.id = i.dossierId')
      .where(clos === 'true' ? 'true' : 'i.closLe IS NULL')
      .orderBy('i.dernierLe', 'DESC')
      .take(MAXIMUM);
    return { incidents: await dansLeTerritoire(requete, utilisateur, 'i.dossierId IS NULL').getMany() };
  }
}

function dansLeTerritoire<T extends ObjectLiteral>(
  requete: SelectQueryBuilder<T>,
  { regions, departements }: Utilisateur,
  sinon?: string,
): SelectQueryBuilder<T> {
  return requete.andWhere(
    new Brackets((ou) => {
      ou.where('d.regionArs = ANY(:regions)', { regions });
      if (departements.length) ou.andWhere('d.departements && :departements', { departements });
      if (sinon) ou.orWhere(sinon);
    }),
  );
}

function vueEcheance({ detail, statut, armeePar, armeeLe, termineePar, termineeLe }: EcheanceInscrite) {
  return { ...detail, statut, armeePar, armeeLe, termineePar, termineeLe };
}
