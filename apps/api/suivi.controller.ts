import { Utilisateur } from '#libs/acces';
import { ConsultationService, lireDate, REGISTRE, tenirRegistre } from '#libs/dossiers';
import { Registre } from '#libs/moteur';
import { CourrierEmis, Dossier, EcheanceInscrite } from '#libs/persistance';
import { courriersAFaireParvenir, courriersAPoster, PersonnesLecture } from '#libs/veille';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Brackets, DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Identifiant } from './identifiant';
import { Qui } from './securite';

const MAXIMUM = 500;

@ApiTags('Suivi')
@Controller('api')
export class SuiviController {
  constructor(
    private readonly consultation: ConsultationService,
    private readonly personnes: PersonnesLecture,
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
  @ApiOperation({ summary: 'Ce qui reste à faire, par quel rôle, qui en répond aujourd’hui, et avant quand' })
  async taches(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur) {
    const { attendus } = await this.consultation.consulter(id, utilisateur);
    const passees = await this.source
      .getRepository(EcheanceInscrite)
      .createQueryBuilder('e')
      .where(`e.dossierId = :id AND e.statut = 'ECHUE' AND e.termineePar IS NULL`, { id })
      .orderBy('e.echeance')
      .getMany();
    // Put right by the letter that replaces it, or by writing it anew as long as nobody has signed it.
    const aCorriger = await this.source
      .getRepository(CourrierEmis)
      .createQueryBuilder('c')
      .where("c.dossierId = :id AND c.aCorrigerPar IS NOT NULL AND c.statut <> 'A_SIGNER'", { id })
      .andWhere('NOT EXISTS (SELECT FROM courrier n WHERE n.remplace = c.id)')
      .orderBy('c.seq')
      .addOrderBy('c.code')
      .getMany();
    const aSigner = await this.source
      .getRepository(CourrierEmis)
      .find({ where: { dossierId: id, statut: 'A_SIGNER' }, order: { seq: 'ASC', code: 'ASC' } });
    const taches = [
      ...(await courriersAFaireParvenir(this.source, id)).map(({ titre, reference, qui, detail }) => ({
        ...{ quoi: `Faire parvenir le courrier « ${titre} » (${reference})`, qui, detail },
        ...{ avant: null, enRetard: false },
      })),
      ...(await courriersAPoster(this.source, utilisateur, id)).map(({ titre, reference, qui }) => ({
        ...{ quoi: `Poster le courrier « ${titre} » (${reference})`, qui, avant: null, enRetard: false },
        detail: 'Imprimez-le, remettez-le à la poste, puis enregistrez son dépôt.',
      })),
      ...aSigner.map(({ titre, reference, prevu }) => ({
        ...{ quoi: `Signer le courrier « ${titre} » (${reference})`, qui: prevu.signataire, avant: null },
        ...{ enRetard: false, detail: 'Il attend au parapheur et part une fois signé.' },
      })),
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
    ];
    const dossier = await this.consultation.trouver(id, utilisateur);
    const enCharge = await this.personnes.enCharge(dossier, [...new Set(taches.map(({ qui }) => qui))]);
    return { taches: taches.map((tache) => ({ ...tache, personne: enCharge.get(tache.qui) ?? null })) };
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
}

function dansLeTerritoire<T extends ObjectLiteral>(
  requete: SelectQueryBuilder<T>,
  { regions, departements }: Utilisateur,
): SelectQueryBuilder<T> {
  return requete.andWhere(
    new Brackets((ou) => {
      ou.where('d.regionArs = ANY(:regions)', { regions });
      if (departements.length) ou.andWhere('d.departements && :departements', { departements });
    }),
  );
}

function vueEcheance({ detail, statut, armeePar, armeeLe, termineePar, termineeLe }: EcheanceInscrite) {
  return { ...detail, statut, armeePar, armeeLe, termineePar, termineeLe };
}
