import { EstDateCivile } from '#libs/droit';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { MISSIONS, Mission } from '../missions';
import { EnsembleDeMissions } from '../v2019-08-25/evenements/champs';

export class TauxSuppose {
  @IsInt()
  @Min(1)
  @Max(20)
  @JSONSchema({ title: 'Année de contrat', examples: [2] })
  annee!: number;

  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;

  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(100)
  @JSONSchema({ title: 'Taux d’atteinte supposé, en pour cent', examples: [80] })
  taux!: number;
}

/** What one supposes of a contract, to see what its payments would become. */
export class Hypothese {
  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Avenant supposé signé le',
    description: 'Le jour même si rien n’est précisé ; il prend effet au prochain anniversaire du contrat',
    examples: ['2026-03-01'],
  })
  effetLe?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  @JSONSchema({ title: 'Population du nouveau territoire', examples: [85_000] })
  population?: number;

  @IsOptional()
  @EnsembleDeMissions({ title: 'Missions ajoutées', examples: [['QUALITE']] }, 1)
  missionsAjoutees?: Mission[];

  @IsOptional()
  @EnsembleDeMissions(
    { title: 'Missions retirées', description: 'Optionnelles seulement', examples: [['ACCOMPAGNEMENT']] },
    1,
  )
  missionsRetirees?: Mission[];

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  @JSONSchema({ title: 'Nombre de membres', examples: [110] })
  membres?: number;

  @IsOptional()
  @IsIn(['EN_VIGUEUR'])
  @JSONSchema({
    title: 'Barème',
    description: 'Celui du contrat si rien n’est précisé',
    examples: ['EN_VIGUEUR'],
  })
  bareme?: 'EN_VIGUEUR';

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique(({ annee, mission }: TauxSuppose) => `${annee}-${mission}`)
  @ValidateNested({ each: true })
  @Type(() => TauxSuppose)
  @JSONSchema({ title: 'Taux d’atteinte supposés' })
  taux?: TauxSuppose[];
}
