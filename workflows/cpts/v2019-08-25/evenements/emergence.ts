import { EstDateCivile, Personne, Personnel, ReferencePersonne } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { ficheFas, guideHdf, guideReunion } from '../../sources';
import { FaitsCpts } from '../faits';
import { SuiteRencontre, SUITES_RENCONTRE } from '../faits/emergence';
import { Canal, CANAUX, DonneesActe, ElementTerritoire } from './champs';
import { Initiateur, INITIATEURS_EXEMPLE, nouveauTerritoire, TERRITOIRE_EXEMPLE } from './champs-lettre';
import { EVENEMENTS_CONCURRENCE } from './concurrence';

export class PriseDeContact extends DonneesActe {
  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['COURRIEL'] })
  canal?: Canal;

  @Personnel()
  @IsOptional()
  @ValidateNested()
  @Type(() => Personne)
  @JSONSchema({ title: 'Interlocuteur' })
  interlocuteur?: Personne;
}

export class FicheEmergence extends DonneesActe {
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Initiateur)
  @JSONSchema({
    title: 'Professionnels initiateurs',
    description: 'Profession et commune d’exercice de chacun ; leurs noms restent hors du journal',
    examples: [INITIATEURS_EXEMPLE],
  })
  initiateurs?: Initiateur[];

  @Personnel()
  @IsOptional()
  @ValidateNested()
  @Type(() => Personne)
  @JSONSchema({ title: 'Leader', description: 'Avec son courriel' })
  leader?: Personne;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({
    title: 'Territoire pressenti',
    description: 'S’il change : la taille de la communauté découle de sa population, non de sa surface',
    examples: [TERRITOIRE_EXEMPLE],
  })
  territoire?: ElementTerritoire[];

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(300, { each: true })
  @JSONSchema({ title: 'CPTS et projets voisins', examples: [['CPTS du Pays voisin (fictif)']] })
  voisines?: string[];

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @JSONSchema({
    title: 'Caisse chef de file',
    description: 'Quand le territoire s’étend sur plusieurs départements ou régions',
    examples: ['CPAM des Bouches-du-Rhône'],
  })
  caisseChefDeFile?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Premier contact avec l’assurance maladie', examples: ['2024-01-12'] })
  contactCaisseLe?: string;
}

const PARTICIPANTS = ['PORTEURS', 'ARS', 'AM', 'URPS', 'USAGERS'] as const;

export class PropositionDeRencontre extends DonneesActe {
  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Rencontre proposée pour le', examples: ['2024-01-24'] })
  pour?: string;

  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['COURRIEL'] })
  canal?: Canal;
}

export class Rencontre extends DonneesActe {
  @IsArray()
  @IsIn(PARTICIPANTS, { each: true })
  @JSONSchema({
    title: 'Participants',
    description: 'Les représentants d’usagers peuvent y être associés',
    items: { type: 'string', enum: [...PARTICIPANTS] },
    examples: [['PORTEURS', 'ARS', 'AM', 'URPS']],
  })
  participants!: (typeof PARTICIPANTS)[number][];

  @IsIn(SUITES_RENCONTRE)
  @JSONSchema({
    title: 'Suite donnée',
    description: 'Poursuivre, se rapprocher d’un projet concurrent, ou abandonner',
    examples: ['POURSUIVRE'],
  })
  suite!: SuiteRencontre;

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({ title: 'Compte rendu', description: 'Sans nom de personne' })
  compteRendu?: string;
}

export const EVENEMENTS_EMERGENCE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'PRENDRE_CONTACT',
    libelle: 'Prendre contact avec le porteur',
    phase: 'P1',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: PriseDeContact,
    suppose: 'un dossier qui vient d’être ouvert',
    sources: [guideHdf('fiche 4')],
    noter: (faits, { le, seq }) => ({ ...faits, contact: { le, seq } }),
  },
  {
    type: 'COMPLETER_EMERGENCE',
    libelle: 'Compléter la fiche d’émergence',
    phase: 'P1',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM', 'URPS'],
    donnees: FicheEmergence,
    suppose: 'une lettre d’intention qui n’est pas encore déposée',
    sources: [guideHdf('fiche 4'), guideReunion('accompagnement des porteurs')],
    constats: ['territoire', 'chevauchements'],
    avertissements: ['A-INITIATEURS', 'G-P1-01', 'G-P1-03', 'G-P1-04'],
    noter: (faits, { le, seq, donnees, constats }) => {
      const { leader, voisines, caisseChefDeFile } = donnees as Omit<FicheEmergence, 'leader'> & {
        leader?: ReferencePersonne;
      };
      const territoire = nouveauTerritoire(constats);
      return {
        ...faits,
        ...territoire,
        emergence: {
          ...faits.emergence,
          ...(leader ? { leader } : {}),
          ...(voisines ? { voisines } : {}),
          ...(caisseChefDeFile ? { caisseChefDeFile } : {}),
          ...(territoire.territoire
            ? { versionsTerritoire: [...(faits.emergence?.versionsTerritoire ?? []), { le, seq }] }
            : {}),
        },
      };
    },
  },
  {
    type: 'PROPOSER_RENCONTRE',
    libelle: 'Proposer une rencontre au porteur',
    phase: 'P1',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: PropositionDeRencontre,
    suppose: 'un dossier ouvert',
    sources: [guideReunion('accompagnement des porteurs')],
    noter: (faits, { le, seq, donnees }) => {
      const { pour } = donnees as PropositionDeRencontre;
      return { ...faits, rencontre: { ...faits.rencontre, proposee: { le, seq, ...(pour ? { pour } : {}) } } };
    },
  },
  {
    type: 'TENIR_RENCONTRE',
    libelle: 'Rendre compte de la rencontre avec le porteur',
    phase: 'P1',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM', 'URPS'],
    donnees: Rencontre,
    suppose: 'une rencontre qui n’a pas encore eu lieu',
    sources: [guideReunion('accompagnement des porteurs'), guideHdf('fiche 8'), ficheFas('la place des usagers')],
    noter: (faits, { le, seq, donnees }) => ({
      ...faits,
      rencontre: { ...faits.rencontre, tenue: { le, seq, suite: (donnees as Rencontre).suite } },
    }),
  },
  ...EVENEMENTS_CONCURRENCE,
];
