import { Utilisateur } from '#libs/acces';
import {
  EntreeInvalide,
  FiltreDesOrdres,
  FinancementService,
  FinancementsService,
  HORLOGE,
  lireDate,
  OrdreDuDossier,
  schemaDe,
} from '#libs/dossiers';
import { FUSEAU_NATIONAL, jourCivil, somme } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { enCsv, montantEnCsv } from '#libs/territoires';
import { REGISTRE as PROCEDURES } from '#workflows/registre';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Response } from 'express';
import { DataSource } from 'typeorm';
import { Identifiant } from './identifiant';
import { nomsDesComptes } from './noms-des-comptes';
import { Qui, ReserveA } from './securite';

/** Who orders and releases payments, and who watches over them. */
const PAYEURS = ['CPAM', 'DG_ARS', 'AUDITEUR'];

const ETATS: readonly unknown[] = ['A_LIBERER', 'LIBERES'] satisfies FiltreDesOrdres['etat'][];

const DU = {
  name: 'du',
  required: false,
  description: 'AAAA-MM-JJ, compris ; pour les libérés, le 1er janvier de l’année de la fin par défaut',
};
const AU = {
  name: 'au',
  required: false,
  description: 'AAAA-MM-JJ, compris ; pour les libérés, aujourd’hui par défaut',
};
const RESERVE = { status: 403, description: `Réservé aux rôles ${PAYEURS.join(', ')}` };
const PERIODE_ILLISIBLE = { status: 400, description: 'Date qui n’existe pas, ou période à l’envers' };

@ApiTags('Financement')
@Controller('api')
export class FinancementController {
  constructor(
    private readonly financement: FinancementService,
    private readonly financements: FinancementsService,
    private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  @Get('dossiers/:id/financement')
  @ApiOperation({
    summary: 'Chaque ligne de l’échéancier, son calcul et son état ; les sommes par contrat, année et poste',
  })
  @ApiQuery({ name: 'le', required: false, description: 'Jour auquel regarder ; aujourd’hui par défaut' })
  @ApiResponse({ status: 200, description: '{au, contrats, sommes, …}, montants en centimes' })
  @ApiResponse({ status: 400, description: 'Date qui n’existe pas' })
  @ApiResponse({ status: 404, description: 'Inconnu, hors du territoire, ou d’une procédure où rien ne se paie' })
  detailler(@Param('id', Identifiant) id: string, @Qui() utilisateur: Utilisateur, @Query('le') le?: string) {
    return this.financement.detailler(id, utilisateur, le);
  }

  @Post('dossiers/:id/financement/simulation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Le même échéancier, avant et après ce que l’on suppose ; n’écrit rien' })
  @ApiBody({ schema: schemaDe(PROCEDURES['cpts']!.versions.at(-1)!.financement!.hypothese) as never })
  @ApiResponse({ status: 200, description: '{avant, apres, ecarts, sommes}, montants en centimes' })
  @ApiResponse({ status: 400, description: 'Mal formé : champs en cause' })
  @ApiResponse({ status: 404, description: 'Inconnu, hors du territoire, ou d’une procédure où rien ne se paie' })
  @ApiResponse({ status: 422, description: 'Hypothèse qui ne se peut pas : pourquoi' })
  simuler(@Param('id', Identifiant) id: string, @Body() corps: unknown, @Qui() utilisateur: Utilisateur) {
    return this.financement.simuler(id, utilisateur, corps ?? {});
  }

  @Get('financement/cumuls')
  @ApiOperation({ summary: 'L’argent de tous les dossiers que l’on voit, par région, par poste et par année civile' })
  @ApiQuery({ name: 'annee', required: false, description: 'Une seule année civile' })
  @ApiResponse({
    status: 200,
    description:
      '{parRegion, parPoste, parAnnee, total, incalculables} : chaque coupe s’ajoute au total, en centimes ; ' +
      'les dossiers incalculables n’y comptent pas et sont nommés',
  })
  @ApiResponse({ status: 400, description: 'Année illisible' })
  cumuler(@Qui() utilisateur: Utilisateur, @Query('annee') annee?: string) {
    return this.financements.cumuler(utilisateur, annee === undefined ? undefined : lireAnnee(annee));
  }

  @Get('financement/versements')
  @ReserveA(...PAYEURS)
  @ApiOperation({ summary: 'Les versements qui attendent une seconde personne, ou qu’elle a libérés' })
  @ApiQuery({ name: 'etat', required: false, enum: ETATS as string[], description: 'A_LIBERER par défaut' })
  @ApiQuery(DU)
  @ApiQuery(AU)
  @ApiResponse({ status: 200, description: '{versements, total, incalculables}, montants en centimes' })
  @ApiResponse(PERIODE_ILLISIBLE)
  @ApiResponse(RESERVE)
  async versements(
    @Qui() utilisateur: Utilisateur,
    @Query('etat') etat: unknown = 'A_LIBERER',
    @Query('du') du?: string,
    @Query('au') au?: string,
  ) {
    if (!ETATS.includes(etat))
      throw new EntreeInvalide([{ champ: 'etat', message: `prend l’une des valeurs ${ETATS.join(', ')}` }]);
    const filtre = this.lirePeriode(etat as FiltreDesOrdres['etat'], du, au);
    const { versements, incalculables } = await this.financements.ordres(utilisateur, filtre);
    const noms = await nomsDesComptes(
      this.source,
      versements.flatMap(({ par }) => par ?? []),
    );
    return {
      versements: versements.map((un) => ({ ...un, parNom: un.par ? (noms.get(un.par) ?? null) : null })),
      total: somme(versements.map(({ montant }) => montant)),
      incalculables,
    };
  }

  @Get('financement/versements.csv')
  @ReserveA(...PAYEURS)
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'Les versements libérés, pour le payeur : aucune coordonnée bancaire' })
  @ApiQuery(DU)
  @ApiQuery(AU)
  @ApiResponse({ status: 200, description: 'CSV en UTF-8 avec marque d’ordre, séparé par des points-virgules' })
  @ApiResponse(PERIODE_ILLISIBLE)
  @ApiResponse(RESERVE)
  async exporter(
    @Qui() utilisateur: Utilisateur,
    @Res() reponse: Response,
    @Query('du') du?: string,
    @Query('au') au?: string,
  ): Promise<void> {
    const filtre = this.lirePeriode('LIBERES', du, au);
    const { versements } = await this.financements.ordres(utilisateur, filtre);
    reponse
      .type('text/csv')
      .set('Content-Disposition', `attachment; filename="versements-liberes-${filtre.du}-au-${filtre.au}.csv"`)
      .send(enCsv([COLONNES.map(([titre]) => titre), ...versements.map((un) => COLONNES.map(([, lire]) => lire(un)))]));
  }

  /** What was released adds up without end: from the first of January until today, unless asked otherwise. */
  private lirePeriode(etat: FiltreDesOrdres['etat'], depuis?: string, jusqua?: string) {
    const du = depuis === undefined ? undefined : lireDate(depuis, 'du');
    const au = jusqua === undefined ? undefined : lireDate(jusqua, 'au');
    if (du && au && au < du)
      throw new EntreeInvalide([{ champ: 'au', message: 'ne précède pas le premier jour de la période, « du »' }]);
    const aujourdhui = jourCivil(this.horloge.maintenant(), FUSEAU_NATIONAL);
    const fin = au ?? (du && du > aujourdhui ? du : aujourdhui);
    if (etat === 'LIBERES') return { etat, du: du ?? `${fin.slice(0, 4)}-01-01`, au: fin };
    return { etat, ...(du ? { du } : {}), ...(au ? { au } : {}) };
  }
}

const COLONNES: readonly [titre: string, lire: (un: OrdreDuDossier) => string][] = [
  ['Référence', ({ reference }) => reference],
  ['CPTS', ({ nom }) => nom],
  ['FINESS EJ', ({ finess }) => finess ?? ''],
  ['Poste', ({ posteEnClair }) => posteEnClair],
  ['Nature', ({ natureEnClair }) => natureEnClair],
  ['Année de contrat', ({ annee }) => String(annee)],
  ['Montant (€)', ({ montant }) => montantEnCsv(montant)],
  ['Ordonné le', ({ ordonneLe }) => ordonneLe],
  ['Libéré le', ({ libereLe }) => libereLe ?? ''],
];

function lireAnnee(annee: unknown): number {
  if (typeof annee === 'string' && /^20\d\d$/.test(annee)) return Number(annee);
  throw new EntreeInvalide([{ champ: 'annee', message: 'est une année civile, de 2000 à 2099' }]);
}
