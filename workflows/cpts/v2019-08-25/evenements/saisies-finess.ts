import { EstDateCivile } from '#libs/droit';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { PIECES_FINESS } from '../../parametres';
import { DonneesActe } from './champs';

export { PIECES_FINESS };

export class TransmissionFiness extends DonneesActe {
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PIECES_FINESS, { each: true })
  @JSONSchema({
    title: 'Pièces transmises',
    description: 'Les trois pièces si rien n’est précisé',
    examples: [PIECES_FINESS],
  })
  pieces?: (typeof PIECES_FINESS)[number][];
}

export class EntiteJuridique {
  @IsString()
  @MaxLength(9)
  @JSONSchema({ title: 'Numéro FINESS EJ', examples: ['090004748'] })
  numeroFiness!: string;

  @IsString()
  @MaxLength(9)
  @JSONSchema({ title: 'SIREN', examples: ['732829320'] })
  siren!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({ title: 'Raison sociale', description: 'Dénomination des statuts', examples: ['CPTS Exemple (fictif)'] })
  raisonSociale!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(500)
  @JSONSchema({ title: 'Adresse du siège', examples: ['1 place de la Mairie, 13100 Aix-en-Provence'] })
  adresse!: string;

  @IsIn(['60', '61', '62'])
  @JSONSchema({
    title: 'Statut juridique FINESS',
    description: '60 association, 61 association reconnue d’utilité publique, 62 association de droit local',
    examples: ['60'],
  })
  statutJuridique!: string;

  @EstDateCivile()
  @JSONSchema({ title: 'Date de création', examples: ['2024-04-02'] })
  dateCreation!: string;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Date de création générée', description: 'Jour de saisie, à défaut de date officielle' })
  dateGeneree?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(5)
  @JSONSchema({ title: 'Code APE', examples: ['9499Z'] })
  ape?: string;

  @IsOptional()
  @IsString()
  @MaxLength(25)
  @JSONSchema({ title: 'Téléphone', format: 'tel', examples: ['04 91 00 00 00'] })
  telephone?: string;

  @IsOptional()
  @IsEmail()
  @JSONSchema({ title: 'Courriel', format: 'email', examples: ['contact@cpts.test'] })
  courriel?: string;
}

export class Etablissement {
  @IsString()
  @MaxLength(9)
  @JSONSchema({ title: 'Numéro FINESS ET', examples: ['090004755'] })
  numeroFiness!: string;

  @IsString()
  @MaxLength(14)
  @JSONSchema({ title: 'SIRET du siège', examples: ['73282932000074'] })
  siret!: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Date d’ouverture',
    description: 'Date de validation du projet ; vide si la CPTS n’est pas encore en activité',
    examples: ['2024-03-15'],
  })
  dateOuverture?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Date d’autorisation',
    description: 'Celle de la validation du projet ; reprise d’office si rien n’est précisé',
    examples: ['2024-03-15'],
  })
  dateAutorisation?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({
    title: 'Raison sociale de l’établissement',
    description: 'Celle de l’entité juridique, reprise d’office si rien n’est précisé',
    examples: ['CPTS Exemple (fictif)'],
  })
  raisonSociale?: string;

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  @JSONSchema({ title: 'Activités et équipements', description: 'Aucun pour une CPTS', examples: [[]] })
  activites?: string[];
}

const TROUVAILLES = ['AUCUNE', 'TROUVEE'] as const;

/** What the search before any creation gave: by SIREN, then by name. G-PF-03. */
export class RechercheDeDoublon {
  @IsIn(TROUVAILLES)
  @JSONSchema({ title: 'Recherche par SIREN', examples: ['AUCUNE'] })
  parSiren!: (typeof TROUVAILLES)[number];

  @IsIn(TROUVAILLES)
  @JSONSchema({ title: 'Recherche par nom', examples: ['AUCUNE'] })
  parNom!: (typeof TROUVAILLES)[number];

  @IsOptional()
  @IsString()
  @MaxLength(9)
  @JSONSchema({
    title: 'Entité juridique trouvée',
    description: 'Numéro FINESS de celle que l’on complète, au lieu d’en créer une autre',
    examples: ['090004748'],
  })
  numeroFiness?: string;
}

export class Immatriculation extends DonneesActe {
  @ValidateNested()
  @Type(() => EntiteJuridique)
  @JSONSchema({ title: 'Entité juridique (EJ)' })
  ej!: EntiteJuridique;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Etablissement)
  @JSONSchema({
    title: 'Établissement (ET)',
    description: 'Un seul ; aucun tant que le répertoire n’immatriculait que l’entité juridique',
  })
  etablissements!: Etablissement[];
  @IsOptional()
  @ValidateNested()
  @Type(() => RechercheDeDoublon)
  @JSONSchema({ title: 'Recherche de doublon', description: 'Faite avant toute création : SIREN, puis nom' })
  recherche?: RechercheDeDoublon;
}

export const MOTIFS_REJET = ['DOUBLON', 'PIECE_ABSENTE'] as const;

export class RejetFiness extends DonneesActe {
  @IsIn(MOTIFS_REJET)
  @JSONSchema({ title: 'Motif du rejet', examples: ['PIECE_ABSENTE'] })
  motif!: (typeof MOTIFS_REJET)[number];

  @IsString()
  @MinLength(3)
  @MaxLength(500)
  @JSONSchema({
    title: 'Précision',
    description: 'La pièce qui manque, ou le numéro de la structure déjà immatriculée ; sans nom de personne',
    examples: ['Copie des statuts absente'],
  })
  precision!: string;
}

/** What the register holds and a CPTS may see change; its leaders are not in it. R-PF-01. */
export const CHAMPS_FINESS = ['DENOMINATION', 'SIEGE', 'SIRET', 'COORDONNEES'] as const;
export const CHANGEMENTS_SIGNALES = [...CHAMPS_FINESS, 'DIRIGEANTS'] as const;

export class ChangementFiness extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CHANGEMENTS_SIGNALES, { each: true })
  @JSONSchema({ title: 'Ce qui change', examples: [['SIEGE']] })
  changements!: (typeof CHANGEMENTS_SIGNALES)[number][];
}

export const ECARTS_FINESS = [
  ...CHAMPS_FINESS,
  'NON_RECENSEE',
  'ETABLISSEMENT_ABSENT',
  'DOUBLON',
  'DATE_AUTORISATION',
  'DATE_OUVERTURE',
  'CONVENTION',
] as const;

export class ControleFiness extends DonneesActe {
  @IsArray()
  @ArrayUnique()
  @IsIn(ECARTS_FINESS, { each: true })
  @JSONSchema({
    title: 'Écarts relevés',
    description: 'Entre le dossier et le répertoire ; liste vide si tout concorde',
    examples: [[]],
  })
  ecarts!: (typeof ECARTS_FINESS)[number][];
}

export class ConventionFiness extends DonneesActe {
  @EstDateCivile()
  @JSONSchema({ title: 'Date de signature du contrat ACI', examples: ['2024-04-15'] })
  dateSignature!: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Date d’ouverture',
    description: 'Si elle était vide : la CPTS n’était pas en activité avant la signature',
    examples: ['2024-04-15'],
  })
  dateOuverture?: string;
}

export class FinDeConvention extends DonneesActe {
  @EstDateCivile()
  @JSONSchema({ title: 'Date de fin du contrat ACI', examples: ['2029-04-15'] })
  dateFin!: string;
}

export class FermetureFiness extends DonneesActe {
  @IsIn(['ARRET_D_ACTIVITE', 'DISSOLUTION'])
  @JSONSchema({
    title: 'Motif de fermeture',
    description: 'La date du fait est la date de fermeture ; les numéros sont conservés et jamais réattribués',
    examples: ['ARRET_D_ACTIVITE'],
  })
  motif!: 'ARRET_D_ACTIVITE' | 'DISSOLUTION';
}
