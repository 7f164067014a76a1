import { EstDateCivile, Personne, Personnel, ReferencePersonne } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
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
import { MISSIONS, Mission } from '../../missions';
import { crpa, guideHdf, guideReunion, instructionFiness } from '../../sources';
import { aiguillerReception, demander, recevoir } from '../demandes';
import { Element, FaitsCpts, Lettre, Population } from '../faits';
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

/** Professions of § 5.15 of the rulebook. */
export const PROFESSIONS = [
  'MEDECIN_GENERALISTE',
  'MEDECIN_SPECIALISTE',
  'PHARMACIEN',
  'CHIRURGIEN_DENTISTE',
  'SAGE_FEMME',
  'BIOLOGISTE',
  'INFIRMIER',
  'MASSEUR_KINESITHERAPEUTE',
  'ORTHOPHONISTE',
  'ORTHOPTISTE',
  'PEDICURE_PODOLOGUE',
  'PSYCHOLOGUE',
  'DIETETICIEN',
  'ERGOTHERAPEUTE',
  'ENSEIGNANT_APA',
] as const;

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

export class Initiateur {
  @IsIn(PROFESSIONS)
  @JSONSchema({ title: 'Profession', examples: ['MEDECIN_GENERALISTE'] })
  profession!: (typeof PROFESSIONS)[number];

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
    examples: [
      [
        { profession: 'MEDECIN_GENERALISTE', commune: '13001' },
        { profession: 'INFIRMIER', commune: '13012' },
      ],
    ],
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
    examples: [[{ commune: '13001' }, { commune: '13012' }]],
  })
  territoire?: ElementTerritoire[];
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

export class ReunionTenue extends DonneesActe {
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
  @IsInt()
  @Min(0)
  @JSONSchema({ title: 'Professionnels présents', examples: [100] })
  presents?: number;
}

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

type LettreJournalisee = Omit<DepotLettre, 'contacts'> & { contacts: ReferencePersonne[] };

const surLaLettre = (faits: FaitsCpts, changement: Partial<Lettre>): FaitsCpts => ({
  ...faits,
  lettre: { ...faits.lettre!, ...changement },
});

export const EVENEMENTS_LETTRE: readonly EvenementDefini<FaitsCpts>[] = [
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
    type: 'DEPOSER_LETTRE_INTENTION',
    libelle: 'Déposer la lettre d’intention',
    phase: 'P2',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DepotLettre,
    suppose: 'un premier contact et aucune lettre d’intention en cours d’examen',
    sources: [instructionFiness('§ II.2'), guideHdf('fiche 4')],
    constats: ['territoire', 'chevauchements'],
    noter: (faits, { le, seq, donnees, constats }) => {
      const lettre = donnees as LettreJournalisee;
      const { depotInitial } = lettre;
      return {
        ...faits,
        ...nouveauTerritoire(constats),
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
    suppose: 'une lettre d’intention en cours d’examen',
    sources: [instructionFiness('§ II.2'), guideHdf('fiche 4')],
    constats: ['chevauchements'],
    avertissements: ['X-13'],
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
    noter: (faits, { le, seq }) => surLaLettre(faits, { decision: { sens: 'REFUSEE', le, seq } }),
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
    noter: (faits, { le, seq, donnees }) => {
      const { presents } = donnees as ReunionTenue;
      return { ...faits, reunion: { le, seq, ...(presents === undefined ? {} : { presents }) } };
    },
  },
];
