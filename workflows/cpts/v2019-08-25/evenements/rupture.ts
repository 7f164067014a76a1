import { EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
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
import { MISSIONS, Mission } from '../../missions';
import { crpa, ficheFas, FIN_DES_CONTRATS, guideHdf, RUPTURE_PAR_ANALOGIE } from '../../sources';
import { Contrat, FaitsCpts } from '../faits';
import { Commission, MotifDeRupture, OBJETS_DE_RECEPTION, ObjetDeReception, Rupture } from '../faits/fin';
import { DonneesActe, Motivation } from './champs';
import { PreuveDeReception } from './preuve';

export class EchangeAmiable extends DonneesActe {
  @IsIn(['REUNION', 'ENTRETIEN', 'COURRIER', 'COURRIEL'])
  @JSONSchema({ title: 'Forme de l’échange', examples: ['REUNION'] })
  forme!: string;

  @IsString()
  @MinLength(10)
  @MaxLength(2000)
  @JSONSchema({
    title: 'Objet et suite convenue',
    description: 'Sans nom de personne',
    examples: ['Point sur le retard de la mission parcours : un calendrier est convenu.'],
  })
  objet!: string;
}

const MOTIFS: readonly MotifDeRupture[] = ['MISSION_NON_DEMARREE', 'MISSION_NON_DEPLOYEE', 'ELIGIBILITE_PERDUE'];
const CONDITIONS = ['PROJET_DE_SANTE', 'FORME_JURIDIQUE', 'AUTRE'] as const;

export class Grief {
  @IsIn(MOTIFS)
  @JSONSchema({
    title: 'Manquement',
    description: 'Les seuls qui fondent une résiliation',
    examples: ['MISSION_NON_DEMARREE'],
  })
  motif!: MotifDeRupture;

  @IsOptional()
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission visée', examples: ['PARCOURS'] })
  mission?: Mission;

  @IsOptional()
  @IsIn(CONDITIONS)
  @JSONSchema({ title: 'Condition d’éligibilité perdue', examples: ['PROJET_DE_SANTE'] })
  condition?: (typeof CONDITIONS)[number];

  @IsString()
  @MinLength(5)
  @MaxLength(500)
  @JSONSchema({ title: 'Engagement visé', examples: ['Contrat, article 3 : démarrage de la mission parcours'] })
  engagement!: string;

  @IsString()
  @MinLength(10)
  @MaxLength(3000)
  @JSONSchema({
    title: 'Faits constatés',
    description: 'Sans nom de personne ni donnée de patient',
    examples: ['Aucune action de la mission parcours n’a commencé à la date du constat.'],
  })
  faits!: string;
}

const SIGNATAIRES = ['CPAM', 'ARS'] as const;

/** Those in whose name an act of the financers is issued. Source: X-26. */
const signataires = () =>
  JSONSchema({
    title: 'Signataires',
    description: 'La caisse émet ou cosigne toujours ; la décision est conjointe',
    items: { type: 'string', enum: [...SIGNATAIRES] },
    examples: [['CPAM', 'ARS']],
  });

export class ConstatDeManquement extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => Grief)
  @JSONSchema({ title: 'Griefs' })
  griefs!: Grief[];

  @IsArray()
  @ArrayMinSize(1)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(300, { each: true })
  @JSONSchema({ title: 'Pièces jointes', examples: [['Compte rendu du dialogue de gestion']] })
  pieces!: string[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SIGNATAIRES, { each: true })
  @signataires()
  signataires!: (typeof SIGNATAIRES)[number][];
}

export class ReceptionParLaCpts extends DonneesActe {
  @IsIn(OBJETS_DE_RECEPTION)
  @JSONSchema({ title: 'Acte reçu', examples: ['CONSTAT'] })
  objet!: ObjetDeReception;

  @IsOptional()
  @ValidateNested()
  @Type(() => PreuveDeReception)
  @JSONSchema({ title: 'Preuve de réception', description: 'La date du fait est celle de la réception par la CPTS' })
  preuve?: PreuveDeReception;
}

export class Observations extends DonneesActe {
  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Audition demandée', examples: [true] })
  auditionDemandee?: boolean;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'CPTS assistée ou représentée', examples: [false] })
  assistee?: boolean;
}

export class Prorogation extends DonneesActe {
  @EstDateCivile()
  @JSONSchema({ title: 'Nouveau dernier jour', examples: ['2025-05-15'] })
  jusquAu!: string;
}

export class ConvocationAudition extends DonneesActe {
  @EstDateCivile()
  @JSONSchema({ title: 'Audition fixée au', examples: ['2025-04-10'] })
  pourLe!: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  @JSONSchema({ title: 'Lieu ou visioconférence', examples: ['Siège de la caisse'] })
  lieu?: string;
}

export class Audition extends DonneesActe {
  @IsBoolean()
  @JSONSchema({ title: 'CPTS présente', description: 'Non : carence, après convocation', examples: [true] })
  presente!: boolean;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'CPTS assistée ou représentée', examples: [true] })
  assistee?: boolean;
}

export class AvisDeCommission extends DonneesActe {
  @IsIn(['CPR', 'CPL'])
  @JSONSchema({ title: 'Commission paritaire', description: 'Régionale ou locale', examples: ['CPR'] })
  commission!: Commission;

  @IsOptional()
  @IsIn(['FAVORABLE', 'DEFAVORABLE', 'PARTAGE', 'SANS_AVIS'])
  @JSONSchema({
    title: 'Sens de l’avis',
    description: 'Rien tant que l’avis est seulement demandé',
    examples: ['FAVORABLE'],
  })
  sens?: string;
}

export class Renonciation extends DonneesActe {
  @IsIn(['REGULARISATION', 'OBSERVATIONS_ADMISES', 'OPPORTUNITE'])
  @JSONSchema({ title: 'Motif', examples: ['REGULARISATION'] })
  motif!: string;
}

export class DecisionDeResilier extends Motivation {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SIGNATAIRES, { each: true })
  @signataires()
  signataires!: (typeof SIGNATAIRES)[number][];
}

const surLaRupture = (faits: FaitsCpts, changement: Partial<Rupture>): FaitsCpts =>
  faits.rupture ? { ...faits, rupture: { ...faits.rupture, ...changement } } : faits;

/**
 * The procedure is over, whichever way: the next one starts again from amicable exchanges. Said, not left out: the
 * machine keeps the facts of which it is told nothing.
 */
export const sansRupture = (faits: FaitsCpts): FaitsCpts => ({
  ...faits,
  rupture: undefined,
  echangeAmiable: undefined,
});

const SOURCES_CONTRADICTOIRE = [guideHdf('fiche 7'), crpa('L.121-1 et L.122-1'), RUPTURE_PAR_ANALOGIE] as const;
const FINANCEURS = ['CPAM', 'ARS_INSTRUCTEUR'];
const PROCEDURE = 'une procédure contradictoire en cours, dont le constat est notifié';

export const EVENEMENTS_RUPTURE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'TRACER_ECHANGE_AMIABLE',
    libelle: 'Tracer un échange amiable sur un manquement',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: FINANCEURS,
    donnees: EchangeAmiable,
    suppose: 'un contrat ACI en vigueur, sans procédure de résiliation',
    sources: [guideHdf('fiche 7')],
    noter: (faits, { le, seq }) => ({ ...faits, echangeAmiable: { le, seq } }),
  },
  {
    type: 'NOTIFIER_CONSTAT',
    libelle: 'Notifier un constat de manquement',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: FINANCEURS,
    donnees: ConstatDeManquement,
    suppose: 'un contrat ACI en vigueur, sans procédure de résiliation en cours',
    sources: [guideHdf('fiche 7'), FIN_DES_CONTRATS, crpa('L.121-1 et L.122-1')],
    noter: (faits, { le, seq, donnees }) => {
      const motifs = [...new Set((donnees as ConstatDeManquement).griefs.map(({ motif }) => motif))];
      return { ...faits, rupture: { constat: { le, seq, motifs } } };
    },
  },
  {
    type: 'ENREGISTRER_RECEPTION',
    libelle: 'Enregistrer la réception par la CPTS d’un acte notifié',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: FINANCEURS,
    donnees: ReceptionParLaCpts,
    suppose: 'un constat, une décision de résiliation ou un indu notifié, dont la réception n’est pas encore prouvée',
    sources: [guideHdf('fiche 7'), crpa('L.112-15 et R.112-20')],
    avertissements: ['A-RECOMMANDE-ELECTRONIQUE'],
    variantes: OBJETS_DE_RECEPTION,
    aiguiller: ({ objet }: ReceptionParLaCpts) => objet,
    noter: (faits, { le, seq, donnees }) => {
      const { objet } = donnees as ReceptionParLaCpts;
      const { rupture, decompte, contrat } = faits;
      if (objet === 'INDU')
        return decompte?.indu
          ? { ...faits, decompte: { ...decompte, indu: { ...decompte.indu, recu: { le, seq } } } }
          : faits;
      if (!rupture) return faits;
      if (objet === 'CONSTAT') return surLaRupture(faits, { constat: { ...rupture.constat, recu: { le, seq } } });
      return {
        ...surLaRupture(faits, { decision: { ...rupture.decision!, recue: { le, seq } } }),
        contrat: { ...contrat!, resiliation: { le, seq, initiative: 'FINANCEURS' } },
      };
    },
  },
  {
    type: 'RECEVOIR_OBSERVATIONS',
    libelle: 'Recevoir les observations de la CPTS',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: FINANCEURS,
    donnees: Observations,
    suppose: PROCEDURE,
    sources: SOURCES_CONTRADICTOIRE,
    avertissements: ['D-P8-02'],
    noter: (faits, { le, seq, donnees }) => {
      const demandee = (donnees as Observations).auditionDemandee && !faits.rupture?.audition;
      return surLaRupture(faits, {
        observations: { le, seq },
        ...(demandee ? { audition: { demandee: { le, seq } } } : {}),
      });
    },
  },
  {
    type: 'PROROGER_OBSERVATIONS',
    libelle: 'Proroger le délai d’observations',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: Prorogation,
    suppose: PROCEDURE,
    sources: SOURCES_CONTRADICTOIRE,
    noter: (faits, { le, seq, donnees }) =>
      surLaRupture(faits, { prorogation: { le, seq, jusquAu: (donnees as Prorogation).jusquAu } }),
  },
  {
    type: 'CONVOQUER_AUDITION',
    libelle: 'Convoquer la CPTS à l’audition demandée',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: FINANCEURS,
    donnees: ConvocationAudition,
    suppose: 'une procédure contradictoire en cours, où la CPTS a demandé à être entendue',
    sources: SOURCES_CONTRADICTOIRE,
    noter: (faits, { le, seq, donnees }) => {
      const { pourLe } = donnees as ConvocationAudition;
      const audition = faits.rupture?.audition;
      return audition ? surLaRupture(faits, { audition: { ...audition, convocation: { le, seq, pourLe } } }) : faits;
    },
  },
  {
    type: 'TENIR_AUDITION',
    libelle: 'Tenir l’audition de la CPTS',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: FINANCEURS,
    donnees: Audition,
    suppose: 'une procédure contradictoire en cours, où la CPTS est convoquée à son audition',
    sources: SOURCES_CONTRADICTOIRE,
    noter: (faits, { le, seq }) => {
      const audition = faits.rupture?.audition;
      return audition ? surLaRupture(faits, { audition: { ...audition, tenue: { le, seq } } }) : faits;
    },
  },
  {
    type: 'TRACER_AVIS_COMMISSION',
    libelle: 'Tracer l’avis d’une commission paritaire',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: FINANCEURS,
    donnees: AvisDeCommission,
    suppose: PROCEDURE,
    sources: [ficheFas('les commissions paritaires'), RUPTURE_PAR_ANALOGIE],
    noter: (faits, { le, seq, donnees }) => {
      const { commission, sens } = donnees as AvisDeCommission;
      return surLaRupture(faits, { avis: { le, seq, commission, ...(sens ? { sens } : {}) } });
    },
  },
  {
    type: 'DECIDER_RESILIATION',
    libelle: 'Décider la résiliation du contrat par les financeurs',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: DecisionDeResilier,
    suppose: 'une procédure contradictoire menée à son terme',
    sources: [guideHdf('fiche 7'), crpa('L.211-2'), crpa('L.121-1 et L.122-1')],
    avertissements: ['A-AVIS-COMMISSION'],
    noter: (faits, { le, seq }) => surLaRupture(faits, { decision: { le, seq } }),
  },
  {
    type: 'RENONCER_A_RESILIER',
    libelle: 'Renoncer à résilier le contrat',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: Renonciation,
    suppose: 'une procédure de résiliation par les financeurs, avant l’effet de la résiliation',
    sources: [guideHdf('fiche 7'), RUPTURE_PAR_ANALOGIE],
    noter: (faits) => {
      const { resiliation, ...contrat } = faits.contrat ?? {};
      const suite = sansRupture(faits);
      // Recorded in two parts of the dossier at once: the second time, there is nothing left to undo.
      return resiliation?.initiative === 'FINANCEURS' ? { ...suite, contrat: contrat as Contrat } : suite;
    },
  },
];
