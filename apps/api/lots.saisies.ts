import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** Dossiers of one batch, at most: a whole nation of them, several times. */
export const MAXIMUM_DE_DOSSIERS = 5000;

const texte = (description: string) => JSONSchema({ description });

/** The same filters as those of the list of dossiers. */
export class FiltreDuLot {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @texte('Phase du parcours')
  phase?: string;

  @IsOptional()
  @IsString()
  @MaxLength(3)
  @texte('Département (code)')
  departement?: string;

  @IsOptional()
  @IsString()
  @MaxLength(3)
  @texte('Région ARS (code)')
  region?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @texte('Mots du nom ou des communes')
  recherche?: string;

  @IsOptional()
  @IsBoolean()
  @texte('true : les dossiers clos seulement ; false : ceux qui ne le sont pas')
  clos?: boolean;
}

/** A sheet, and the dossiers for which it is to be established: those named, or those that a filter finds. */
export class DemandeDeLot {
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  @JSONSchema({ description: 'Code de la fiche', examples: ['F-SITUATION'] })
  fiche!: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  @JSONSchema({ description: 'Jour dont parlent les fiches, AAAA-MM-JJ ; aujourd’hui par défaut', format: 'date' })
  le?: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAXIMUM_DE_DOSSIERS, { message: `compte au plus ${MAXIMUM_DE_DOSSIERS} dossiers` })
  @ArrayUnique()
  @IsUUID('all', { each: true, message: 'ne contient que des identifiants de dossiers' })
  @texte('Les dossiers, chacun une fois ; à défaut, tous ceux que le filtre retient')
  dossiers?: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => FiltreDuLot)
  filtre?: FiltreDuLot;
}
