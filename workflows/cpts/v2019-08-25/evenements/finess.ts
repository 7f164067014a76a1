import { EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import {
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
import { instructionFiness } from '../../sources';
import { FaitsCpts } from '../faits';
import { DonneesActe } from './champs';

export const PIECES_FINESS = ['PROJET_VALIDE', 'STATUTS', 'ECRIT_INFORMANT_DE_LA_VALIDATION'] as const;

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
  @IsArray()
  @IsString({ each: true })
  @JSONSchema({ title: 'Activités et équipements', description: 'Aucun pour une CPTS', examples: [[]] })
  activites?: string[];
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
}

export const EVENEMENTS_FINESS: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'TRANSMETTRE_FINESS',
    libelle: 'Transmettre au gestionnaire FINESS',
    phase: 'PF',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: TransmissionFiness,
    suppose: 'un projet de santé validé et pas encore transmis',
    sources: [instructionFiness('§ III.1')],
    noter: (faits, { le, seq }) => ({ ...faits, finess: { ...faits.finess, transmission: { le, seq } } }),
  },
  {
    type: 'ENREGISTRER_IMMATRICULATION',
    libelle: 'Enregistrer ou mettre à jour l’immatriculation FINESS',
    phase: 'PF',
    route: 'PRINCIPALE',
    roles: ['GESTIONNAIRE_FINESS'],
    donnees: Immatriculation,
    suppose: 'une transmission au gestionnaire FINESS',
    sources: [instructionFiness('§ III.2 et annexe 1')],
    noter: (faits, { le, seq, donnees }) => {
      const { ej, etablissements } = donnees as Immatriculation;
      const immatriculation = {
        le,
        seq,
        ej: ej.numeroFiness,
        ...(etablissements[0] ? { et: etablissements[0].numeroFiness } : {}),
        raisonSociale: ej.raisonSociale,
      };
      return { ...faits, finess: { ...faits.finess, immatriculation } };
    },
  },
];
