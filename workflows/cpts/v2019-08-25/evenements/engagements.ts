import { EstDateCivile, EstMesure } from '#libs/droit';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
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
import { MISSIONS, Mission } from '../../missions';
import type { TypeIndicateur } from '../faits/contrat';
import { DonneesActe, EnsembleDeMissions } from './champs';

// What the three parties commit to, by a contract, its renewal or an amendment.

/** One date for each party: the act is of the last one. */
export class Signatures {
  @EstDateCivile()
  @JSONSchema({ title: 'Signature du président de la CPTS, le', examples: ['2023-09-11'] })
  cpts!: string;

  @EstDateCivile()
  @JSONSchema({ title: 'Signature de la caisse, le', examples: ['2023-09-13'] })
  caisse!: string;

  @EstDateCivile()
  @JSONSchema({ title: 'Signature de l’ARS, le', examples: ['2023-09-15'] })
  ars!: string;
}

export class Indicateur {
  @IsString()
  @MinLength(1)
  @MaxLength(20)
  @JSONSchema({ title: 'Code', description: 'N1 à N5 pour les indicateurs nationaux', examples: ['N1'] })
  code!: string;

  @IsIn(['RESULTAT', 'SUIVI'])
  @JSONSchema({
    title: 'Type',
    description: 'Résultat : rémunéré selon son atteinte. Suivi : observé.',
    examples: ['SUIVI'],
  })
  type!: TypeIndicateur;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  @JSONSchema({ title: 'Libellé', description: 'Sans donnée de patient', examples: ['Patients accompagnés (fictif)'] })
  libelle?: string;

  @IsOptional()
  @IsIn(['HAUSSE', 'BAISSE'])
  @JSONSchema({ title: 'Sens recherché', examples: ['HAUSSE'] })
  sens?: 'HAUSSE' | 'BAISSE';

  @IsOptional()
  @EnsembleDeMissions({ title: 'Missions servies', description: 'Une ou plusieurs', examples: [['PARCOURS']] })
  missions?: Mission[];

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @JSONSchema({ title: 'Producteur', examples: ['CPTS'] })
  producteur?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @JSONSchema({ title: 'Source', description: 'Système de l’assurance maladie ou CPTS', examples: ['SNIIRAM'] })
  source?: string;

  @IsOptional()
  @IsString()
  @MaxLength(50)
  @JSONSchema({ title: 'Unité', examples: ['%'] })
  unite?: string;

  @IsOptional()
  @EstMesure()
  @JSONSchema({ title: 'Valeur de départ', examples: [88.5] })
  depart?: number;

  @IsOptional()
  @EstMesure()
  @JSONSchema({ title: 'Cible', examples: [91] })
  cible?: number;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'À atteindre le', examples: ['2024-09-15'] })
  echeance?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  @JSONSchema({ title: 'Poids', description: 'Sur cent, fixé localement', examples: [50] })
  poids?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  @JSONSchema({
    title: 'Délai de réponse, en heures',
    description: 'Pour un indicateur de soins non programmés',
    examples: [48],
  })
  delaiHeures?: number;
}

/** When a mission is planned to start and to be fully deployed. */
export class EtapesPrevues {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Démarrage prévu le', examples: ['2024-01-15'] })
  demarrageLe?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Déploiement prévu le', examples: ['2025-01-15'] })
  deploiementLe?: string;
}

export class PopulationRetenue {
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  @JSONSchema({ title: 'Population municipale', examples: [60_000] })
  total!: number;

  @IsInt()
  @Min(2016)
  @Max(2100)
  @JSONSchema({ title: 'Millésime', examples: [2023] })
  millesime!: number;
}

/** What a contract commits to, first or renewed. */
export class Engagements extends DonneesActe {
  @EnsembleDeMissions({ title: 'Missions engagées', examples: [MISSIONS.slice(0, 4)] }, 1)
  missions!: Mission[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => EtapesPrevues)
  @JSONSchema({ title: 'Calendrier prévu des missions' })
  calendrier?: EtapesPrevues[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique(({ code }: Indicateur) => code)
  @ValidateNested({ each: true })
  @Type(() => Indicateur)
  @JSONSchema({
    title: 'Indicateurs',
    description: 'Les cinq indicateurs nationaux, en suivi, si rien n’est précisé',
  })
  indicateurs?: Indicateur[];

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  @JSONSchema({ title: 'Nombre de membres', examples: [85] })
  membres?: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => PopulationRetenue)
  @JSONSchema({
    title: 'Population retenue',
    description: 'Municipale, en vigueur à la signature ; celle du dossier si rien n’est précisé',
  })
  population?: PopulationRetenue;
}
