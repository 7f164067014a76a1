import { Canal, LIBELLE_CANAL, EstDateCivile } from '#libs/droit';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Mission, MISSIONS } from '../../missions';

export type { Canal };
export const CANAUX = Object.keys(LIBELLE_CANAL) as readonly Canal[];

/** A rule set aside, and why. Refused for the rules that the law makes absolute. */
export class Derogation {
  @IsString()
  @JSONSchema({ title: 'Règle écartée', examples: ['G-P1-01'] })
  regle!: string;

  @IsString()
  @MinLength(10)
  @MaxLength(2000)
  @JSONSchema({
    title: 'Motif de la dérogation',
    description: 'Au moins dix caractères, sans nom de personne',
    examples: ['Grande ville : une seule commune d’exercice, plusieurs quartiers.'],
  })
  motif!: string;
}

/** What every act may carry. */
export class DonneesActe {
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Derogation)
  @JSONSchema({ title: 'Dérogations motivées' })
  derogations?: Derogation[];
}

export class DonneesSansPrecision extends DonneesActe {}

export class ElementTerritoire {
  @IsString()
  @MinLength(5)
  @MaxLength(5)
  @JSONSchema({ title: 'Commune (code INSEE)', examples: ['13055'] })
  commune!: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @JSONSchema({
    title: 'Partie de la commune',
    description: 'Arrondissement, commune déléguée, IRIS ou quartier, quand la commune est partagée',
    examples: ['13204'],
  })
  maille?: string;
}

/** A request that was first sent to another service. Source: R-PROC-08. */
export class DepotInitial {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @JSONSchema({ title: 'Déposé d’abord auprès de', examples: ['CPAM'] })
  aupresDe!: string;

  @EstDateCivile()
  @JSONSchema({ title: 'Le', examples: ['2024-05-10'] })
  le!: string;
}

const PIECES_EXEMPLE = ['Liste des communes du territoire'];

/** A request for documents: blocking ones must cite the text that requires them. Source: R-PROC-04, R-PROC-07. */
export class DemandeDePieces extends DonneesActe {
  @IsIn(['BLOQUANTE', 'SIMPLE'])
  @JSONSchema({
    title: 'Nature de la demande',
    description: 'Bloquante : pièce exigée par un texte, le délai en dépend. Simple : le délai n’est pas touché.',
    examples: ['BLOQUANTE'],
  })
  nature!: 'BLOQUANTE' | 'SIMPLE';

  @IsArray()
  @ArrayMinSize(1)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(300, { each: true })
  @JSONSchema({ title: 'Pièces demandées', examples: [PIECES_EXEMPLE] })
  pieces!: string[];

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @JSONSchema({
    title: 'Texte qui exige ces pièces',
    description: 'Obligatoire pour une demande bloquante',
    examples: ['Code de la santé publique, art. L.1434-12'],
  })
  texte?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'À produire avant le',
    description: 'Dernier jour du temps imparti ; obligatoire pour une demande bloquante',
    examples: ['2024-02-29'],
  })
  avantLe?: string;
}

export class ReceptionDePieces extends DonneesActe {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsString({ each: true })
  @JSONSchema({
    title: 'Pièces reçues',
    description: 'Dans les mots de la demande ; toutes les pièces attendues si rien n’est précisé',
    examples: [PIECES_EXEMPLE],
  })
  pieces?: string[];
}

/** Said of every text that a person types about the life of a CPTS. X-31. */
export const SANS_PATIENT = 'Sans aucune donnée de patient, même réduite à des initiales, ni nom de personne';

/** The three parties to the contract. */
export const PARTIES = ['CPTS', 'CPAM', 'ARS'] as const;
export type Partie = (typeof PARTIES)[number];

/** What the clock says of itself. */
export class EcheanceAtteinte extends DonneesActe {
  @IsString()
  @JSONSchema({ title: 'Échéance atteinte', examples: ['D-P5-01:8'] })
  echeance!: string;
}

export class Motivation extends DonneesActe {
  @IsString()
  @MinLength(10)
  @MaxLength(5000)
  @JSONSchema({
    title: 'Motivation',
    description: 'En droit et en fait, sans nom de personne',
    examples: ['Le territoire proposé recouvre celui d’une autre communauté déjà validée.'],
  })
  motivation!: string;
}

/** Missions, each once. `auMoins`: how many, when the field is there. */
export function EnsembleDeMissions(
  schema: { title: string; description?: string; examples: readonly [readonly Mission[]] },
  auMoins = 0,
): PropertyDecorator {
  const controles = [
    IsArray(),
    ...(auMoins ? [ArrayMinSize(auMoins)] : []),
    ArrayUnique(),
    IsIn(MISSIONS, { each: true }),
    JSONSchema({ ...schema, examples: [...schema.examples] }),
  ];
  return (cible, propriete) => controles.forEach((controle) => controle(cible, propriete as string));
}
