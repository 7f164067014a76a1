import { EstDateCivile, Personne, Personnel, ReferencePersonne } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Structure, STRUCTURES } from '../../acteurs';
import { PieceLettre, PIECES_LETTRE, Rubrique, RUBRIQUES } from '../../contenu-lettre';
import { MISSIONS } from '../../missions';
import { crpa, guideHdf, guideReunion, instructionFiness } from '../../sources';
import { aiguillerReception, demander, recevoir } from '../demandes';
import { FaitsCpts } from '../faits';
import {
  Canal,
  CANAUX,
  DemandeDePieces,
  DepotInitial,
  DonneesActe,
  ElementTerritoire,
  Motivation,
  ReceptionDePieces,
} from './champs';
import {
  Initiateur,
  INITIATEURS_EXEMPLE,
  nouveauTerritoire,
  Orientation,
  surLaLettre,
  TERRITOIRE_EXEMPLE,
} from './champs-lettre';
import { EVENEMENTS_CONTENU_LETTRE } from './contenu-lettre';
import { EVENEMENTS_EXAMEN_LETTRE } from './examen-lettre';

export { nouveauTerritoire };

export class Partenaire {
  @IsIn(STRUCTURES)
  @JSONSchema({ title: 'Structure', examples: ['MSP'] })
  structure!: Structure;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  @JSONSchema({ title: 'Nom', examples: ['MSP du Centre (fictif)'] })
  nom?: string;
}

export class DepotLettre extends DonneesActe {
  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['TELESERVICE'] })
  canal?: Canal;

  @IsOptional()
  @ValidateNested()
  @Type(() => DepotInitial)
  @JSONSchema({
    title: 'Dépôt auprès d’un autre service',
    description: 'Le délai court de cette première réception ; la date du fait est celle de la réception par l’ARS',
  })
  depotInitial?: DepotInitial;

  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => Initiateur)
  @JSONSchema({
    title: 'Professionnels initiateurs',
    description: 'Profession et commune d’exercice de chacun ; leurs noms restent hors du journal',
    examples: [INITIATEURS_EXEMPLE],
  })
  initiateurs!: Initiateur[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Orientation)
  @JSONSchema({
    title: 'Orientations',
    description: 'Au moins une par mission socle en vigueur à la date du dépôt',
    examples: [MISSIONS.slice(0, 4).map((mission) => ({ mission, texte: 'Premières actions envisagées (fictif).' }))],
  })
  orientations!: Orientation[];

  @Personnel()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Personne)
  @JSONSchema({
    title: 'Contacts',
    description: 'Au moins une personne joignable par courriel ou téléphone : elle reçoit les courriers',
    examples: [[{ nom: 'Dr Camille Martin (fictif)', courriel: 'porteur@cpts.test' }]],
  })
  contacts!: Personne[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({
    title: 'Territoire',
    description: 'S’il diffère de celui du dossier',
    examples: [TERRITOIRE_EXEMPLE],
  })
  territoire?: ElementTerritoire[];

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
  @IsArray()
  @ArrayUnique()
  @IsIn(RUBRIQUES, { each: true })
  @JSONSchema({
    title: 'Rubriques de la lettre',
    description: 'Celles que la lettre contient ; l’ARS dit lesquelles sont obligatoires',
    items: { type: 'string', enum: [...RUBRIQUES] },
    examples: [RUBRIQUES.slice(0, 6)],
  })
  rubriques?: Rubrique[];

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PIECES_LETTRE, { each: true })
  @JSONSchema({
    title: 'Pièces jointes',
    items: { type: 'string', enum: [...PIECES_LETTRE] },
    examples: [[...PIECES_LETTRE]],
  })
  pieces?: PieceLettre[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Partenaire)
  @JSONSchema({ title: 'Structures partenaires', examples: [[{ structure: 'MSP', nom: 'MSP du Centre (fictif)' }]] })
  partenaires?: Partenaire[];

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Accusé d’enregistrement envoyé le',
    description: 'Immédiat, pour un dépôt électronique',
    examples: ['2024-01-15'],
  })
  accuseEnregistrementLe?: string;
}

export class ValidationLettre extends DonneesActe {
  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Accord de la caisse donné le',
    description: 'La lettre d’intention se valide avec l’assurance maladie',
    examples: ['2024-02-20'],
  })
  accordCaisseLe?: string;
}

type LettreJournalisee = Omit<DepotLettre, 'contacts'> & { contacts: ReferencePersonne[] };

export const EVENEMENTS_LETTRE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DEPOSER_LETTRE_INTENTION',
    libelle: 'Déposer la lettre d’intention',
    phase: 'P2',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DepotLettre,
    suppose: 'un premier contact et aucune lettre d’intention en cours d’examen',
    sources: [instructionFiness('§ II.2'), guideHdf('fiche 4')],
    constats: ['territoire', 'chevauchements'],
    avertissements: ['A-INITIATEURS', 'G-P1-04', 'A-CONTENU-LETTRE', 'R-PROC-03'],
    noter: (faits, { le, seq, donnees, constats }) => {
      const lettre = donnees as LettreJournalisee;
      const { depotInitial, caisseChefDeFile } = lettre;
      return {
        ...faits,
        ...nouveauTerritoire(constats),
        ...(caisseChefDeFile ? { emergence: { ...faits.emergence, caisseChefDeFile } } : {}),
        lettre: {
          le,
          seq,
          depart: depotInitial
            ? {
                le: depotInitial.le,
                seq,
                fait: `première réception de la lettre d’intention (${depotInitial.aupresDe})`,
              }
            : { le, seq, fait: 'réception de la lettre d’intention' },
          missions: [...new Set(lettre.orientations.map(({ mission }) => mission))],
          contacts: lettre.contacts,
          demandes: [],
        },
      };
    },
  },
  {
    type: 'DEMANDER_COMPLEMENT_LETTRE_INTENTION',
    libelle: 'Demander des compléments à la lettre d’intention',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DemandeDePieces,
    suppose: 'une lettre d’intention en cours d’examen',
    sources: [crpa('L.114-5')],
    variantes: ['BLOQUANTE', 'SIMPLE'],
    aiguiller: ({ nature }: DemandeDePieces) => nature,
    noter: (faits, { le, seq, donnees }) =>
      surLaLettre(faits, {
        demandes: [...faits.lettre!.demandes, demander(donnees as DemandeDePieces, le, seq)],
      }),
  },
  {
    type: 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION',
    libelle: 'Recevoir les compléments de la lettre d’intention',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: ReceptionDePieces,
    suppose: 'une lettre d’intention en cours d’examen',
    sources: [crpa('L.114-5, al. 3')],
    variantes: ['COMPLET', 'PARTIEL'],
    aiguiller: ({ pieces }: ReceptionDePieces, faits) => aiguillerReception(faits.lettre?.demandes ?? [], pieces),
    noter: (faits, { le, seq, donnees }) =>
      surLaLettre(faits, {
        demandes: recevoir(faits.lettre!.demandes, (donnees as ReceptionDePieces).pieces, le, seq),
      }),
  },
  {
    type: 'VALIDER_LETTRE_INTENTION',
    libelle: 'Valider la lettre d’intention',
    phase: 'P2',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: ValidationLettre,
    suppose: 'une lettre d’intention en cours d’examen, ou que le silence paraît avoir refusée',
    sources: [instructionFiness('§ II.2'), guideHdf('fiche 4')],
    constats: ['chevauchements'],
    avertissements: ['X-13', 'A-AVIS', 'A-AVIS-DEFAVORABLE', 'A-COMITE', 'A-CONCURRENT-NON-DEPARTAGE'],
    noter: (faits, { le, seq }) => surLaLettre(faits, { decision: { sens: 'VALIDEE', le, seq } }),
  },
  {
    type: 'REFUSER_LETTRE_INTENTION',
    libelle: 'Refuser la lettre d’intention',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: Motivation,
    suppose: 'une lettre d’intention en cours d’examen',
    sources: [crpa('L.211-2'), guideReunion('examen de la lettre d’intention')],
    avertissements: ['A-AVIS', 'A-COMITE'],
    noter: (faits, { le, seq }) => surLaLettre(faits, { decision: { sens: 'REFUSEE', le, seq } }),
  },
  ...EVENEMENTS_EXAMEN_LETTRE,
  ...EVENEMENTS_CONTENU_LETTRE,
];
