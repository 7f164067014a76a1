import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import {
  Autorite,
  AUTORITES,
  Situation,
  SITUATIONS,
  ThemeCrise,
  THEMES_CRISE,
  TypeCrise,
  TYPES_CRISE,
} from '../../parametres';
import { guideHdf, PLAN_DE_CRISE, TYPES_DE_CRISE } from '../../sources';
import { deployer } from '../../v2019-08-25/calendrier';
import { DonneesActe, DonneesSansPrecision, SANS_PATIENT } from '../../v2019-08-25/evenements/champs';
import { FaitsCpts } from '../../v2019-08-25/faits';

const TYPES = Object.keys(TYPES_CRISE) as TypeCrise[];
const THEMES = Object.keys(THEMES_CRISE) as ThemeCrise[];
const LISTE_AUTORITES = Object.keys(AUTORITES) as Autorite[];

export class TypeTraite {
  @IsIn(TYPES)
  @JSONSchema({ title: 'Type de crise', examples: ['BLESSES'] })
  type!: TypeCrise;

  @IsArray()
  @ArrayUnique()
  @IsIn(THEMES, { each: true })
  @JSONSchema({ title: 'Thèmes traités', examples: [THEMES] })
  themes!: ThemeCrise[];
}

export class VersionDuPlan extends DonneesActe {
  @IsIn(['EN_REDACTION', 'FINALISE'])
  @JSONSchema({
    title: 'État de cette version',
    description: 'Finalisée : elle traite tout le plan, et vaut mise à jour annuelle',
    examples: ['FINALISE'],
  })
  etat!: 'EN_REDACTION' | 'FINALISE';

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => TypeTraite)
  @JSONSchema({
    title: 'Ce que traite le plan',
    description: 'Cinq types de crise, quatre thèmes pour chacun',
    examples: [TYPES.map((type) => ({ type, themes: THEMES }))],
  })
  cellules!: TypeTraite[];

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(200, { each: true })
  @JSONSchema({
    title: 'Plans du territoire avec lesquels il s’articule',
    examples: [['Plan blanc du centre hospitalier', 'Plan communal de sauvegarde']],
  })
  articulation?: string[];
}

export class DeclarationDeCrise extends DonneesActe {
  @IsIn(LISTE_AUTORITES)
  @JSONSchema({ title: 'Déclarée par', examples: ['DG_ARS'] })
  autorite!: Autorite;

  @IsIn(TYPES)
  @JSONSchema({ title: 'Type de crise', examples: ['AGENT_INFECTIEUX'] })
  type!: TypeCrise;

  @IsIn(Object.keys(SITUATIONS))
  @JSONSchema({ title: 'Situation', examples: ['CRISE_SANITAIRE'] })
  situation!: Situation;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  @JSONSchema({ title: 'Acte de l’autorité', examples: ['Arrêté préfectoral du 12 mars (fictif)'] })
  acte?: string;
}

export class ActivationDuPlan extends DonneesActe {
  @IsIn(LISTE_AUTORITES)
  @JSONSchema({ title: 'Activation demandée par', examples: ['DG_ARS'] })
  autorite!: Autorite;
}

export class BilanDeCrise extends DonneesActe {
  @IsBoolean()
  @JSONSchema({ title: 'Retour d’expérience mené', examples: [true] })
  retourExperience!: boolean;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(['CPAM', 'ARS'], { each: true })
  @JSONSchema({ title: 'Validé par', examples: [['CPAM', 'ARS']] })
  valideurs!: ('CPAM' | 'ARS')[];

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({
    title: 'Enseignements',
    description: SANS_PATIENT,
    examples: ['Annuaire d’alerte à tenir à jour chaque trimestre.'],
  })
  enseignements?: string;
}

const CRISE = { phase: 'P7', route: 'SECONDAIRE', roles: ['ARS_INSTRUCTEUR', 'DG_ARS'] } as const;

export const EVENEMENTS_CRISE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'ENREGISTRER_PLAN_CRISE',
    libelle: 'Enregistrer une version du plan de crise',
    phase: 'P7',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: VersionDuPlan,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiche 13'), TYPES_DE_CRISE],
    variantes: ['EN_REDACTION', 'FINALISE'],
    aiguiller: ({ etat }: VersionDuPlan) => etat,
    noter: (faits, { le, seq, donnees }) => {
      // Taken by the plan and by the mission that it deploys: recorded once.
      if (faits.planCrise?.seq === seq) return faits;
      const { finalise, versions = 0 } = faits.planCrise ?? {};
      const plan = { le, seq, versions: versions + 1, ...(finalise ? { finalise } : {}) };
      if ((donnees as VersionDuPlan).etat === 'EN_REDACTION') return { ...faits, planCrise: plan };
      return { ...deployer(faits, ['CRISE'], { le, seq }), planCrise: { ...plan, finalise: { le, seq } } };
    },
  },
  {
    ...CRISE,
    type: 'DECLARER_CRISE',
    libelle: 'Enregistrer la déclaration d’une crise sanitaire',
    donnees: DeclarationDeCrise,
    suppose: 'aucune crise en cours, ni bilan attendu',
    sources: [PLAN_DE_CRISE, TYPES_DE_CRISE],
    noter: (faits, { le, seq, donnees }) => {
      const { type, autorite } = donnees as DeclarationDeCrise;
      return { ...faits, crise: { le, seq, type, autorite } };
    },
  },
  {
    ...CRISE,
    type: 'ACTIVER_PLAN_CRISE',
    libelle: 'Activer le plan de crise',
    donnees: ActivationDuPlan,
    suppose: 'une crise sanitaire déclarée et un plan qui n’est pas encore activé',
    sources: [PLAN_DE_CRISE, guideHdf('fiche 13')],
    noter: (faits, { le, seq }) => ({ ...faits, crise: { ...faits.crise!, activee: { le, seq } } }),
  },
  {
    ...CRISE,
    type: 'LEVER_CRISE',
    libelle: 'Enregistrer la fin de la crise sanitaire',
    donnees: DonneesSansPrecision,
    suppose: 'une crise sanitaire déclarée',
    sources: [PLAN_DE_CRISE, guideHdf('fiche 13')],
    noter: (faits, { le, seq }) => ({ ...faits, crise: { ...faits.crise!, levee: { le, seq } } }),
  },
  {
    type: 'VALIDER_BILAN_CRISE',
    libelle: 'Valider le bilan de la crise sanitaire',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: BilanDeCrise,
    suppose: 'une crise terminée, pour laquelle le plan a été activé',
    sources: [guideHdf('fiches 13 et 16')],
    noter: (faits, { le, seq }) => ({
      ...faits,
      bilansDeCrise: [...(faits.bilansDeCrise ?? []), { le, seq, declaree: faits.crise!.le }],
    }),
  },
];
