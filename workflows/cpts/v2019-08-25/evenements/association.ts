import { EstDateCivile, EstNumeroRna, EstSiren, EstSiret, Personne, Personnel, ReferencePersonne } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import {
  Changement,
  CHANGEMENTS,
  EtapeAssociation,
  ETAPES_ASSOCIATION,
  PointDeVigilance,
  POINTS_DE_VIGILANCE,
} from '../../association';
import { guideHdf, guideReunion, LOI_1901, ordonnance2021, STATUTS_CPTS } from '../../sources';
import { Association, FaitsCpts, FormeJuridique } from '../faits';
import { DonneesActe, DonneesSansPrecision } from './champs';
import { EVENEMENTS_MEMBRES } from './membres';

export class DeclarationAssociation extends DonneesActe {
  @IsIn(['ASSOCIATION_1901', 'ASSOCIATION_DROIT_LOCAL', 'AUTRE'])
  @JSONSchema({ title: 'Forme juridique', examples: ['ASSOCIATION_1901'] })
  forme!: FormeJuridique;

  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({ title: 'Dénomination des statuts', examples: ['CPTS Exemple (fictif)'] })
  denomination!: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Créée le', description: 'Assemblée constitutive', examples: ['2023-01-10'] })
  creeeLe?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Récépissé de déclaration du', examples: ['2023-01-20'] })
  recepisseLe?: string;

  @IsOptional()
  @EstNumeroRna()
  @JSONSchema({ title: 'Numéro RNA', examples: ['W133012345'] })
  rna?: string;

  @IsOptional()
  @EstSiren()
  @JSONSchema({ title: 'SIREN', description: 'Neuf chiffres', examples: ['732829320'] })
  siren?: string;

  @IsOptional()
  @EstSiret()
  @JSONSchema({ title: 'SIRET du siège', description: 'Quatorze chiffres', examples: ['73282932000074'] })
  siret?: string;

  @IsOptional()
  @IsString()
  @MaxLength(5)
  @JSONSchema({ title: 'Code APE', examples: ['9499Z'] })
  ape?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @JSONSchema({ title: 'Adresse du siège', examples: ['1 place de la Mairie, 13100 Aix-en-Provence'] })
  siege?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Création publiée au Journal officiel le', examples: ['2023-02-07'] })
  publieeLe?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  @JSONSchema({ title: 'Nombre de membres du bureau', examples: [5] })
  bureau?: number;

  @Personnel()
  @IsOptional()
  @IsEmail()
  @JSONSchema({ title: 'Courriel de l’association', format: 'email', examples: ['contact@cpts.test'] })
  courriel?: string;

  @Personnel()
  @IsOptional()
  @ValidateNested()
  @Type(() => Personne)
  @JSONSchema({ title: 'Président ou représentant' })
  representant?: Personne;
}

export class EtapeFranchie {
  @IsIn(ETAPES_ASSOCIATION)
  @JSONSchema({ title: 'Étape', examples: ['STATUTS'] })
  etape!: EtapeAssociation;

  @EstDateCivile()
  @JSONSchema({ title: 'Franchie le', examples: ['2023-01-05'] })
  le!: string;
}

export class EtapesFranchies extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => EtapeFranchie)
  @JSONSchema({ title: 'Étapes franchies', examples: [[{ etape: 'STATUTS', le: '2023-01-05' }]] })
  etapes!: EtapeFranchie[];

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Assemblée constitutive convoquée pour le', examples: ['2023-02-20'] })
  assembleePrevueLe?: string;
}

export class PointExamine {
  @IsIn(POINTS_DE_VIGILANCE)
  @JSONSchema({ title: 'Point de vigilance', examples: ['NON_DISCRIMINATION'] })
  point!: PointDeVigilance;

  @IsBoolean()
  @JSONSchema({ title: 'Respecté', examples: [true] })
  respecte!: boolean;
}

export class AvisSurLesStatuts extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => PointExamine)
  @JSONSchema({
    title: 'Grille de vigilance',
    description: 'Les quatre points du guide, et les compléments examinés : un conseil, sans veto',
    examples: [POINTS_DE_VIGILANCE.slice(0, 4).map((point) => ({ point, respecte: true }))],
  })
  grille!: PointExamine[];

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @JSONSchema({ title: 'Conseils', description: 'Sans nom de personne', examples: ['Prévoir un collège des usagers.'] })
  conseils?: string;
}

export class DeliberationChangement extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CHANGEMENTS, { each: true })
  @JSONSchema({
    title: 'Changements décidés',
    description: 'La date du fait est celle de la délibération',
    examples: [['DIRIGEANTS']],
  })
  changements!: Changement[];
}

export class DeclarationChangement extends DonneesActe {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CHANGEMENTS, { each: true })
  @JSONSchema({
    title: 'Changements déclarés',
    description: 'Tous ceux qui attendent si rien n’est précisé',
    examples: [['DIRIGEANTS']],
  })
  changements?: Changement[];

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Délibération jointe', examples: [true] })
  deliberationJointe?: boolean;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({ title: 'Nouvelle dénomination', examples: ['CPTS Exemple Littoral (fictif)'] })
  denomination?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  @JSONSchema({ title: 'Nouvelle adresse du siège', examples: ['2 rue Neuve, 13100 Aix-en-Provence'] })
  siege?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  @JSONSchema({ title: 'Nombre de membres du bureau', examples: [5] })
  bureau?: number;

  @Personnel()
  @IsOptional()
  @ValidateNested()
  @Type(() => Personne)
  @JSONSchema({ title: 'Nouveau président ou représentant' })
  representant?: Personne;
}

type DeclarationJournalisee = Omit<DeclarationChangement, 'representant'> & { representant?: ReferencePersonne };

type AssociationJournalisee = Omit<DeclarationAssociation, 'representant' | 'courriel'> & {
  representant?: ReferencePersonne;
  courriel?: ReferencePersonne;
};

export const EVENEMENTS_ASSOCIATION: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DECLARER_ASSOCIATION',
    libelle: 'Déclarer ou compléter l’association',
    phase: 'P4',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DeclarationAssociation,
    suppose: 'un dossier ouvert',
    sources: [ordonnance2021('art. L.1434-12-1 du CSP'), guideHdf('fiche 5')],
    avertissements: ['G-P4-04', 'D-P4-02'],
    noter: (faits, { le, seq, donnees }) => {
      const { derogations: _, ...declaree } = donnees as AssociationJournalisee;
      const connue = faits.association;
      // Another legal form is another legal person: neither its date nor its numbers are those of the former one.
      const reprise = connue?.forme === declaree.forme ? connue : undefined;
      return { ...faits, association: { le, seq, ...reprise, ...declaree } as Association };
    },
  },
  {
    type: 'FRANCHIR_ETAPES_ASSOCIATION',
    libelle: 'Noter les étapes franchies par l’association',
    phase: 'P4',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM', 'URPS'],
    donnees: EtapesFranchies,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiche 5')],
    noter: (faits, { donnees }) => {
      const { etapes = [], assembleePrevueLe } = donnees as EtapesFranchies;
      return {
        ...faits,
        etapes: { ...faits.etapes, ...Object.fromEntries(etapes.map(({ etape, le }) => [etape, le])) },
        ...(assembleePrevueLe ? { assembleePrevueLe } : {}),
      };
    },
  },
  {
    type: 'RENDRE_AVIS_STATUTS',
    libelle: 'Rendre l’avis de l’ARS sur les statuts',
    phase: 'P4',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: AvisSurLesStatuts,
    suppose: 'un dossier ouvert',
    sources: [guideReunion('annexe 4'), STATUTS_CPTS],
    avertissements: ['G-P4-03', 'A-VIGILANCE'],
    noter: (faits, { le, seq, donnees }) => {
      const { grille = [] } = donnees as AvisSurLesStatuts;
      const vus = grille.map(({ point }) => point);
      return {
        ...faits,
        avisStatuts: {
          le,
          seq,
          reserves: grille.filter(({ respecte }) => !respecte).map(({ point }) => point),
          nonExamines: POINTS_DE_VIGILANCE.filter((point) => !vus.includes(point)),
        },
      };
    },
  },
  {
    type: 'RELANCER_SIREN',
    libelle: 'Relancer l’association sur son SIREN',
    phase: 'P4',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DonneesSansPrecision,
    suppose: 'une association déclarée',
    sources: [guideHdf('fiche 5')],
    noter: (faits, { le, seq }) => ({ ...faits, relancesSiren: [...(faits.relancesSiren ?? []), { le, seq }] }),
  },
  {
    type: 'DELIBERER_CHANGEMENT',
    libelle: 'Enregistrer un changement décidé par l’association',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DeliberationChangement,
    suppose: 'une association déclarée',
    sources: [LOI_1901],
    noter: (faits, { le, seq, donnees }) => ({
      ...faits,
      changements: [
        ...(faits.changements ?? []),
        ...(donnees as DeliberationChangement).changements.map((nature) => ({ le, seq, nature })),
      ],
    }),
  },
  {
    type: 'DECLARER_CHANGEMENT',
    libelle: 'Enregistrer la déclaration d’un changement au greffe',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DeclarationChangement,
    suppose: 'une association déclarée',
    sources: [LOI_1901, guideHdf('fiche 7')],
    avertissements: ['D-P4-01', 'A-DELIBERATION-JOINTE', 'G-P4-04'],
    noter: (faits, { le, donnees }) => {
      const { changements: natures, denomination, siege, bureau, representant } = donnees as DeclarationJournalisee;
      return {
        ...faits,
        changements: (faits.changements ?? []).map((changement) =>
          changement.declareLe || changement.le > le || (natures && !natures.includes(changement.nature))
            ? changement
            : { ...changement, declareLe: le },
        ),
        association: {
          ...faits.association!,
          ...(denomination ? { denomination } : {}),
          ...(siege ? { siege } : {}),
          ...(bureau ? { bureau } : {}),
          ...(representant ? { representant } : {}),
        },
      };
    },
  },
  ...EVENEMENTS_MEMBRES,
];
