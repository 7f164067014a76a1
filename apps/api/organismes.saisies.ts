import { Role, ROLES } from '#libs/acces';
import { EstDateCivile } from '#libs/droit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

const MAX_TEXTE = 300;
const MAX_LIGNES_D_ADRESSE = 6;

class SignataireSaisi {
  @IsIn(ROLES)
  @JSONSchema({ description: 'Rôle au titre duquel cette personne signe' })
  role!: Role;

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  nom!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  qualite!: string;
}

/** What an agency says of itself at the head and at the foot of its letters. */
export class ReglagesSaisis {
  @IsInt()
  @Min(0)
  @JSONSchema({ description: 'Révision des réglages lus : la demande est refusée s’ils ont changé depuis' })
  revision!: number;

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  nom!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  service!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LIGNES_D_ADRESSE)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(MAX_TEXTE, { each: true })
  @JSONSchema({ description: 'Lignes de l’adresse postale' })
  adresse!: string[];

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  @JSONSchema({ description: 'Ville d’où les lettres sont datées' })
  ville!: string;

  @IsEmail()
  @JSONSchema({ format: 'email' })
  courriel!: string;

  @IsString()
  @Matches(/^[+0-9][0-9 .]{5,24}$/)
  @JSONSchema({ format: 'tel' })
  telephone!: string;

  @IsIn(['a-2a', 'ua-1'])
  @JSONSchema({ description: 'a-2a : PDF d’archive (PDF/A-2a) ; ua-1 : PDF accessible (PDF/UA-1)' })
  norme!: 'a-2a' | 'ua-1';

  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  @JSONSchema({ description: 'Rôles dont les lettres attendent une signature avant de partir' })
  parapheur!: Role[];

  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique(({ role }: SignataireSaisi) => role)
  @ValidateNested({ each: true })
  @Type(() => SignataireSaisi)
  @JSONSchema({ description: 'Qui signe pour les rôles qui n’ont pas de délégation' })
  signataires!: SignataireSaisi[];

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  @JSONSchema({ description: 'Ce que dit le logo à qui ne le voit pas' })
  logoTexte?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  @JSONSchema({ description: 'Ce que dit la marque à qui ne la voit pas' })
  marqueTexte?: string;
}

/** Who may sign in the name of a role, under which act, from when until when. */
export class DelegationSaisie {
  @IsIn(ROLES)
  role!: Role;

  @IsOptional()
  @IsUUID()
  @JSONSchema({ format: 'uuid', description: 'Compte de la personne ; sans lui, elle ne signe que sur papier' })
  compte?: string;

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  nom!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TEXTE)
  qualite!: string;

  @IsString()
  @MinLength(5)
  @MaxLength(500)
  @JSONSchema({
    description: 'La décision qui la donne, telle qu’elle est citée',
    examples: ['Décision du 3 mars 2025 portant délégation de signature'],
  })
  acte!: string;

  @EstDateCivile()
  @JSONSchema({ description: 'Premier jour' })
  du!: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ description: 'Dernier jour, compris ; sans lui, jusqu’à nouvel ordre' })
  au?: string;
}

export class FinDeDelegation {
  @EstDateCivile()
  @JSONSchema({ description: 'Dernier jour, compris ; la veille du premier jour : elle n’aura jamais eu d’effet' })
  au!: string;
}
