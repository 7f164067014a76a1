import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { guideHdf, guideReunion } from '../../sources';
import { FaitsCpts } from '../faits';
import { IssueConcurrence, ISSUES_CONCURRENCE } from '../faits/emergence';
import { DonneesActe, DonneesSansPrecision, ElementTerritoire } from './champs';
import { nouveauTerritoire, TERRITOIRE_EXEMPLE } from './champs-lettre';

export class ProjetConcurrent extends DonneesActe {
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({ title: 'Autre projet', examples: ['Projet de CPTS du Pays voisin (fictif)'] })
  concurrent!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({ title: 'Communes que les deux projets revendiquent', examples: [TERRITOIRE_EXEMPLE.slice(0, 1)] })
  communes!: ElementTerritoire[];
}

export class IssueDeConcurrence extends DonneesActe {
  @IsIn(ISSUES_CONCURRENCE)
  @JSONSchema({
    title: 'Issue',
    description: 'Maintien des deux projets, ajustement du territoire, fusion des projets, ou renoncement du porteur',
    examples: ['MAINTIEN'],
  })
  issue!: IssueConcurrence;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({
    title: 'Territoire ajusté',
    description: 'Obligatoire pour un ajustement',
    examples: [TERRITOIRE_EXEMPLE],
  })
  territoire?: ElementTerritoire[];

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({ title: 'Compte rendu', description: 'Sans nom de personne' })
  compteRendu?: string;
}

const sources = [guideHdf('fiche 4'), guideReunion('sans zone blanche ni chevauchement')] as const;

/** Two projects on the same communes, until they are told apart. */
export const EVENEMENTS_CONCURRENCE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'SIGNALER_PROJET_CONCURRENT',
    libelle: 'Signaler un projet concurrent',
    phase: 'P1',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM', 'URPS'],
    donnees: ProjetConcurrent,
    suppose: 'qu’aucune médiation n’est en cours',
    sources,
    noter: (faits, { le, seq, donnees }) => {
      const { concurrence } = faits;
      const deja = concurrence && !concurrence.issue ? concurrence : undefined;
      const { concurrent } = donnees as ProjetConcurrent;
      return {
        ...faits,
        concurrence: { ...(deja ?? { le, seq }), concurrents: [...(deja?.concurrents ?? []), concurrent] },
      };
    },
  },
  {
    type: 'CONFIER_MEDIATION',
    libelle: 'Confier la médiation à l’URPS',
    phase: 'P1',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'URPS'],
    donnees: DonneesSansPrecision,
    suppose: 'un projet concurrent signalé',
    sources,
    noter: (faits, { le, seq }) => ({ ...faits, concurrence: { ...faits.concurrence!, mediation: { le, seq } } }),
  },
  {
    type: 'CONCLURE_CONCURRENCE',
    libelle: 'Conclure sur les projets concurrents',
    phase: 'P1',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'URPS'],
    donnees: IssueDeConcurrence,
    suppose: 'un projet concurrent signalé',
    sources,
    constats: ['territoire', 'chevauchements'],
    variantes: ['AJUSTEMENT', 'AUTRE_ISSUE'],
    aiguiller: ({ issue }: IssueDeConcurrence) => (issue === 'AJUSTEMENT' ? 'AJUSTEMENT' : 'AUTRE_ISSUE'),
    noter: (faits, { le, seq, donnees, constats }) => {
      const { issue } = donnees as IssueDeConcurrence;
      return {
        ...faits,
        // Only an adjustment redraws the territory: its rules have judged it.
        ...(issue === 'AJUSTEMENT' ? nouveauTerritoire(constats) : {}),
        concurrence: { ...faits.concurrence!, issue: { le, seq, sens: issue } },
      };
    },
  },
];
