import { IsEmail, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import 'reflect-metadata';

/** How a person wishes to be addressed. Never guessed: absent, letters stay neutral. */
const CIVILITES = ['MADAME', 'MONSIEUR'] as const;
export type Civilite = (typeof CIVILITES)[number];

/** A person as typed by a case handler. Never written in the journal: see `Personnel`. */
export class Personne {
  @IsOptional()
  @IsIn(CIVILITES)
  @JSONSchema({
    title: 'Civilité',
    description: 'Neutre dans les courriers si rien n’est précisé',
    examples: ['MADAME'],
  })
  civilite?: Civilite;

  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({ title: 'Nom et prénom', examples: ['Dr Camille Martin (fictif)'] })
  nom!: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  @JSONSchema({ title: 'Qualité', examples: ['Médecin généraliste, porteur du projet'] })
  qualite?: string;

  @IsOptional()
  @IsEmail()
  @JSONSchema({ title: 'Courriel', format: 'email', examples: ['porteur@cpts.test'] })
  courriel?: string;

  @IsOptional()
  @IsString()
  @Matches(/^[+0-9][0-9 .]{5,24}$/)
  @JSONSchema({ title: 'Téléphone', examples: ['04 91 00 00 00'] })
  telephone?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @JSONSchema({ title: 'Adresse postale', examples: ['1 place de la Mairie, 13001 Marseille'] })
  adresse?: string;
}

/** What stands for a person in the journal: who (an id that can be erased) and whether they could be reached. */
export interface ReferencePersonne {
  personne: string;
  joignable: boolean;
}

const CLE = Symbol('personnel');

/** Marks a payload field that holds a person, or a list of them: the service keeps them apart and journals references. */
export function Personnel(): PropertyDecorator {
  return (prototype, champ) => {
    const champs = new Set<string>(champsPersonnels(prototype.constructor as new () => object));
    champs.add(String(champ));
    Reflect.defineMetadata(CLE, [...champs], prototype.constructor);
  };
}

export function champsPersonnels(classe: new () => object): readonly string[] {
  return (Reflect.getMetadata(CLE, classe) as string[] | undefined) ?? [];
}
