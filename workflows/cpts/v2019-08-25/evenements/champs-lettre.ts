import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Profession, PROFESSIONS } from '../../acteurs';
import { MISSIONS, Mission } from '../../missions';
import { Element, FaitsCpts, Lettre, Population } from '../faits';

// What the emergence sheet, the letter of intent and its new versions share.

export class Initiateur {
  @IsIn(PROFESSIONS)
  @JSONSchema({ title: 'Profession', examples: ['MEDECIN_GENERALISTE'] })
  profession!: Profession;

  @IsString()
  @MinLength(5)
  @MaxLength(5)
  @JSONSchema({ title: 'Commune d’exercice (code INSEE)', examples: ['13001'] })
  commune!: string;
}

export class Orientation {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;

  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  @JSONSchema({ title: 'Orientation', examples: ['Organiser la réponse aux demandes de soins non programmés.'] })
  texte!: string;
}

export const INITIATEURS_EXEMPLE = [
  { profession: 'MEDECIN_GENERALISTE', commune: '13001' },
  { profession: 'INFIRMIER', commune: '13012' },
];
export const TERRITOIRE_EXEMPLE = [{ commune: '13001' }, { commune: '13012' }];

/** What the service found about the territory named by the payload, when it names one. */
export interface ConstatTerritoire {
  territoire?: readonly Element[];
  population?: Population;
}

/** The territory and its population, as normalised by the service, when the payload brings a new one. */
export function nouveauTerritoire(constats: object): Partial<Pick<FaitsCpts, 'territoire' | 'population'>> {
  const { territoire, population } = constats as ConstatTerritoire;
  return territoire && population ? { territoire, population } : {};
}

export const surLaLettre = (faits: FaitsCpts, changement: Partial<Lettre>): FaitsCpts => ({
  ...faits,
  lettre: { ...faits.lettre!, ...changement },
});
