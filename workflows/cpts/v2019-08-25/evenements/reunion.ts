import { EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Profession, PROFESSIONS } from '../../acteurs';
import { PointReunion, POINTS_REUNION } from '../../contenu-lettre';
import { guideHdf } from '../../sources';
import { FaitsCpts } from '../faits';
import { SuiteReunion, SUITES_REUNION } from '../faits/reunion';
import { DonneesActe } from './champs';

/** What the call and the meeting itself both say. */
class SurLaReunion extends DonneesActe {
  @IsOptional()
  @IsString()
  @MaxLength(300)
  @JSONSchema({ title: 'Lieu ou visioconférence', examples: ['Salle des fêtes'] })
  lieu?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @JSONSchema({ title: 'Professionnels invités', examples: [1000] })
  invites?: number;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Tous les professionnels libéraux du territoire sont invités', examples: [true] })
  tousInvites?: boolean;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(POINTS_REUNION, { each: true })
  @JSONSchema({
    title: 'Ordre du jour',
    description: 'Points présentés ; prévoir aussi un temps d’échange et le recueil des volontaires',
    items: { type: 'string', enum: [...POINTS_REUNION] },
    examples: [[...POINTS_REUNION]],
  })
  ordreDuJour?: PointReunion[];
}

export class ConvocationReunion extends SurLaReunion {
  @EstDateCivile()
  @JSONSchema({ title: 'Réunion fixée au', examples: ['2024-03-14'] })
  pour!: string;
}

export class ReportReunion extends DonneesActe {
  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Nouvelle date',
    description: 'Aucune si elle n’est pas encore fixée',
    examples: ['2024-04-11'],
  })
  pour?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @JSONSchema({ title: 'Motif', examples: ['Salle indisponible.'] })
  motif?: string;
}

export class ReunionTenue extends SurLaReunion {
  @IsOptional()
  @IsInt()
  @Min(0)
  @JSONSchema({
    title: 'Professionnels présents',
    description: 'D’après la feuille de présence, qui porte la mention du règlement sur les données personnelles',
    examples: [100],
  })
  presents?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @JSONSchema({ title: 'Professionnels intéressés', examples: [45] })
  interesses?: number;

  @IsOptional()
  @IsArray()
  @IsIn(PROFESSIONS, { each: true })
  @JSONSchema({
    title: 'Professions représentées',
    items: { type: 'string', enum: [...PROFESSIONS] },
    examples: [['MEDECIN_GENERALISTE', 'INFIRMIER']],
  })
  professions?: Profession[];
}

export class Volontaires {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @JSONSchema({ title: 'Groupe de travail', examples: ['Accès aux soins'] })
  groupe!: string;

  @IsInt()
  @Min(0)
  @JSONSchema({ title: 'Volontaires', examples: [8] })
  nombre!: number;
}

export class CompteRenduReunion extends DonneesActe {
  @IsIn(SUITES_REUNION)
  @JSONSchema({
    title: 'Suite donnée',
    description: 'Maintenir le territoire et les orientations, ou les ajuster par une nouvelle version de la lettre',
    examples: ['MAINTENIR'],
  })
  suite!: SuiteReunion;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Volontaires)
  @JSONSchema({
    title: 'Volontaires par groupe de travail',
    description: 'Leur nombre ; leurs noms restent hors du journal',
    examples: [[{ groupe: 'Accès aux soins', nombre: 8 }]],
  })
  volontaires?: Volontaires[];

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({ title: 'Questions et ajustements demandés', description: 'Sans nom de personne' })
  questions?: string;
}

export const EVENEMENTS_REUNION: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'CONVOQUER_REUNION_INFORMATION',
    libelle: 'Inviter à la réunion d’information territoriale',
    phase: 'P3',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'URPS'],
    donnees: ConvocationReunion,
    suppose: 'une réunion d’information qui n’a été ni convoquée ni tenue',
    sources: [guideHdf('fiche 5')],
    avertissements: ['G-P3-02', 'G-P3-03'],
    noter: (faits, { le, seq, donnees }) => ({
      ...faits,
      convocationReunion: { le, seq, pour: (donnees as ConvocationReunion).pour },
    }),
  },
  {
    type: 'REPORTER_REUNION_INFORMATION',
    libelle: 'Reporter la réunion d’information territoriale',
    phase: 'P3',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'URPS'],
    donnees: ReportReunion,
    suppose: 'une réunion d’information convoquée',
    sources: [guideHdf('fiche 5')],
    variantes: ['AVEC_DATE', 'SANS_DATE'],
    aiguiller: ({ pour }: ReportReunion) => (pour ? 'AVEC_DATE' : 'SANS_DATE'),
    noter: ({ convocationReunion: _, ...faits }, { le, seq, donnees }) => {
      const { pour } = donnees as ReportReunion;
      return { ...faits, ...(pour ? { convocationReunion: { le, seq, pour } } : {}) };
    },
  },
  {
    type: 'TENIR_REUNION_INFORMATION',
    libelle: 'Tenir la réunion d’information territoriale',
    phase: 'P3',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'URPS'],
    donnees: ReunionTenue,
    suppose: 'une réunion d’information qui n’a pas encore été tenue',
    sources: [guideHdf('fiche 5')],
    avertissements: ['G-P3-02', 'G-P3-03'],
    noter: (faits, { le, seq, donnees }) => {
      const { presents } = donnees as ReunionTenue;
      return { ...faits, reunion: { le, seq, ...(presents === undefined ? {} : { presents }) } };
    },
  },
  {
    type: 'DIFFUSER_COMPTE_RENDU_REUNION',
    libelle: 'Diffuser le compte rendu de la réunion d’information',
    phase: 'P3',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'URPS'],
    donnees: CompteRenduReunion,
    suppose: 'une réunion d’information tenue, dont le compte rendu n’est pas diffusé',
    sources: [guideHdf('fiche 5')],
    noter: (faits, { le, seq, donnees }) => ({
      ...faits,
      compteRenduReunion: { le, seq, suite: (donnees as CompteRenduReunion).suite },
    }),
  },
];
