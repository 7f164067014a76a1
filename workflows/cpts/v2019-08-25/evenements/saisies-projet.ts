import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { PROFESSIONS } from '../../acteurs';
import { MISSIONS, Mission } from '../../missions';
import { CONTENU_DU_PROJET, MEMBRES_DU_PROJET, PIECES_DU_PROJET, PORTEURS_DU_PROJET } from '../../parametres';
import type { Organisme, SensAvis } from '../faits/projet';
import { Canal, CANAUX, DepotInitial, DonneesActe, ElementTerritoire } from './champs';

// What a person types of a health project: kinds and codes, never a name.

/** Every row of a list that the law changes over time: the rules say which of them hold on a date. */
const cles = (lignes: readonly { valeur: object }[]) => [
  ...new Set(lignes.flatMap(({ valeur }) => (Array.isArray(valeur) ? (valeur as string[]) : Object.keys(valeur)))),
];

export const PORTEURS = [...new Set([...PROFESSIONS, ...cles(PORTEURS_DU_PROJET.valeurs), 'COLLECTIVITE', 'AUTRE'])];
export const MEMBRES = [...cles(MEMBRES_DU_PROJET.valeurs), 'AUTRE'];
export const RUBRIQUES_FICHE = ['OBJECTIFS', 'ACTIONS', 'ACTEURS', 'MOYENS', 'INDICATEURS', 'CALENDRIER'] as const;

/** A kind of member of the CPTS, never a person. */
export class MembreDuProjet {
  @IsIn(MEMBRES)
  @JSONSchema({ title: 'Catégorie', enum: MEMBRES, examples: ['EQUIPE_SOINS_PRIMAIRES'] })
  categorie!: string;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({
    title: 'Conditions particulières remplies',
    description:
      'Frontalier : remplit les conditions d’exercice en France ; militaire : autorisé par le ministre de la défense',
    examples: [true],
  })
  conditionsRemplies?: boolean;
}

/** An action sheet of the project. § 5.3. */
export class FicheAction {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;

  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({ title: 'Intitulé', examples: ['Réponse aux demandes de soins non programmés'] })
  intitule!: string;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(RUBRIQUES_FICHE, { each: true })
  @JSONSchema({ title: 'Rubriques renseignées', examples: [RUBRIQUES_FICHE] })
  rubriques?: (typeof RUBRIQUES_FICHE)[number][];
}

export class DepotProjet extends DonneesActe {
  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['TELESERVICE'] })
  canal?: Canal;

  @IsOptional()
  @ValidateNested()
  @Type(() => DepotInitial)
  @JSONSchema({
    title: 'Dépôt auprès d’un autre service',
    description: 'Le délai court de la réception par l’ARS : c’est la date du fait',
  })
  depotInitial?: DepotInitial;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({
    title: 'Territoire du projet',
    description: 'S’il diffère de celui du dossier',
    examples: [[{ commune: '13001' }, { commune: '13012' }]],
  })
  territoire?: ElementTerritoire[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(PORTEURS, { each: true })
  @JSONSchema({
    title: 'Porteurs du projet',
    description: 'Profession ou qualité de chacun ; leurs noms restent hors du journal',
    examples: [['MEDECIN_GENERALISTE', 'INFIRMIER']],
  })
  porteurs?: string[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MembreDuProjet)
  @JSONSchema({
    title: 'Membres, par catégorie',
    description: 'Une ligne par catégorie de membres ; aucun nom',
    examples: [[{ categorie: 'EQUIPE_SOINS_PRIMAIRES' }]],
  })
  membres?: MembreDuProjet[];

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(cles(CONTENU_DU_PROJET.valeurs), { each: true })
  @JSONSchema({
    title: 'Rubriques présentes',
    description: 'Liste de contrôle : ce qui manque est signalé, jamais exigé',
    examples: [['TERRITOIRE', 'DIAGNOSTIC']],
  })
  contenu?: string[];

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(cles(PIECES_DU_PROJET.valeurs), { each: true })
  @JSONSchema({ title: 'Pièces reçues', examples: [['PROJET', 'COMMUNES', 'STATUTS']] })
  pieces?: string[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FicheAction)
  @JSONSchema({
    title: 'Fiches actions',
    description: 'Au moins une par mission socle',
    examples: [[{ mission: 'ACCES_SOINS', intitule: 'Réponse aux demandes de soins non programmés' }]],
  })
  fichesActions?: FicheAction[];
}

export const ORGANISMES = ['ASSURANCE_MALADIE', 'URPS', 'AUTRE'] as const;

export class AvisSurLeProjet extends DonneesActe {
  @IsIn(ORGANISMES)
  @JSONSchema({ title: 'Organisme', examples: ['ASSURANCE_MALADIE'] })
  organisme!: Organisme;

  @IsIn(['FAVORABLE', 'FAVORABLE_AVEC_RESERVES', 'DEFAVORABLE'])
  @JSONSchema({ title: 'Sens de l’avis', examples: ['FAVORABLE'] })
  sens!: SensAvis;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @JSONSchema({
    title: 'Observations',
    description: 'Sans nom de personne',
    examples: ['Territoire cohérent avec les CPTS voisines.'],
  })
  observations?: string;
}

export class GrilleInstruction extends DonneesActe {
  @IsBoolean()
  @JSONSchema({ title: 'Le territoire est pertinent', examples: [true] })
  territoirePertinent!: boolean;

  @IsBoolean()
  @JSONSchema({ title: 'Les objectifs du projet régional de santé sont respectés', examples: [true] })
  objectifsPrsRespectes!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({
    title: 'Recommandations',
    description: 'Tout le reste : sans effet sur la décision, sans nom de personne',
    examples: ['Préciser l’articulation avec le service d’accès aux soins.'],
  })
  recommandations?: string;
}
