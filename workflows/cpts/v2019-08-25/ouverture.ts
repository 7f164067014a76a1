import { ZoneLegale } from '#libs/droit';
import type { Constats } from '#libs/moteur';
import { Type } from 'class-transformer';
import { IsArray, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { ElementTerritoire } from './evenements/champs';
import { FaitsCpts, Population } from './faits';

/** What it takes to open a dossier. */
export class Ouverture {
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({ title: 'Nom de la CPTS', examples: ['CPTS du Pays d’Exemple (fictif)'] })
  nom!: string;

  @IsString()
  @MinLength(2)
  @MaxLength(2)
  @JSONSchema({ title: 'ARS chef de file', description: 'Code INSEE de la région', examples: ['93'] })
  regionArs!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({ title: 'Territoire pressenti', examples: [[{ commune: '13001' }, { commune: '13012' }]] })
  territoire!: ElementTerritoire[];
}

/** Findings of the service at the opening. */
interface ConstatsOuverture extends Constats {
  zone: ZoneLegale;
  territoire: FaitsCpts['territoire'];
  population: Population;
}

export function ouvrir(donnees: object, constats: Constats): FaitsCpts {
  const { nom, regionArs } = donnees as Ouverture;
  const { zone, territoire, population } = constats as ConstatsOuverture;
  return { nom, regionArs, zone, territoire, population, missions: {}, dialogues: [] };
}
