import { EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { crpa, csp, guideHdf, instructionFiness } from '../../sources';
import { FaitsCpts } from '../faits';
import { Canal, CANAUX, DonneesActe, DonneesSansPrecision, Motivation } from './champs';
import { surLeProjet } from './projet-sante';

// What may still happen to a project once it is validated: certificate, withdrawal, renunciation.

export class RetraitEnvisage extends Motivation {
  @IsIn(['ILLEGALITE', 'FRAUDE'])
  @JSONSchema({
    title: 'Cause',
    description: 'Une validation illégale ne se retire que dans le délai ; obtenue par fraude, à tout moment',
    examples: ['ILLEGALITE'],
  })
  cause!: 'ILLEGALITE' | 'FRAUDE';

  @EstDateCivile()
  @JSONSchema({
    title: 'Observations à présenter avant le',
    description: 'Dernier jour laissé à la CPTS pour présenter ses observations',
    examples: ['2024-05-15'],
  })
  observationsAvantLe!: string;
}

export class ObservationsRecues extends DonneesActe {
  @IsIn(['ECRITES', 'ORALES'])
  @JSONSchema({ title: 'Forme', description: 'Orales : présentées en audition', examples: ['ECRITES'] })
  forme!: 'ECRITES' | 'ORALES';

  @IsOptional()
  @IsBoolean()
  @JSONSchema({
    title: 'Audition demandée',
    description: 'Une audition demandée se tient avant la décision',
    examples: [false],
  })
  auditionDemandee?: boolean;
}

export class RetraitValidation extends Motivation {
  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Notifié le', description: 'Réception par la CPTS', examples: ['2024-06-03'] })
  notifieLe?: string;
}

export class RenonciationDeLaCpts extends DonneesActe {
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', description: 'Recommandé, ou remise contre signature', examples: ['LRAR'] })
  canal!: Canal;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @JSONSchema({ title: 'Numéro ou référence', examples: ['2C 123 456 7890 1'] })
  reference?: string;
}

export const EVENEMENTS_VALIDATION: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DEMANDER_ATTESTATION',
    libelle: 'Recevoir une demande d’attestation de validation tacite',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DonneesSansPrecision,
    suppose: 'un projet de santé validé tacitement',
    sources: [crpa('L.232-3')],
    noter: (faits, { le, seq }) => surLeProjet(faits, { attestation: { demande: { le, seq } } }),
  },
  {
    type: 'DELIVRER_ATTESTATION',
    libelle: 'Délivrer l’attestation de validation tacite',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: DonneesSansPrecision,
    suppose: 'un projet de santé validé tacitement',
    sources: [crpa('L.232-3')],
    noter: (faits, { le, seq }) =>
      surLeProjet(faits, { attestation: { ...faits.projet!.attestation!, delivrance: { le, seq } } }),
  },
  {
    type: 'ENGAGER_RETRAIT_VALIDATION',
    libelle: 'Annoncer à la CPTS le retrait envisagé de la validation',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['DG_ARS', 'ARS_INSTRUCTEUR'],
    donnees: RetraitEnvisage,
    suppose: 'un projet de santé validé, et aucun retrait déjà envisagé',
    sources: [crpa('L.121-1'), crpa('L.122-1'), crpa('L.242-1')],
    noter: (faits, { le, seq, donnees }) => {
      const { cause, observationsAvantLe } = donnees as RetraitEnvisage;
      return surLeProjet(faits, { retraitEngage: { le, seq, cause, observationsAvantLe } });
    },
  },
  {
    type: 'RECEVOIR_OBSERVATIONS_RETRAIT',
    libelle: 'Recevoir les observations de la CPTS sur le retrait envisagé',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: ObservationsRecues,
    suppose: 'un retrait de la validation annoncé à la CPTS',
    sources: [crpa('L.122-1')],
    noter: (faits, { le, donnees }) => {
      const { forme, auditionDemandee = false } = donnees as ObservationsRecues;
      // Nothing is contemplated any more when a late opposition has taken the validation away.
      if (!faits.projet?.retraitEngage) return faits;
      const { auditionAttendue, ...engage } = faits.projet.retraitEngage;
      const attendue = forme === 'ECRITES' && (auditionDemandee || auditionAttendue === true);
      return surLeProjet(faits, {
        retraitEngage: { ...engage, observationsLe: le, ...(attendue ? { auditionAttendue: true as const } : {}) },
      });
    },
  },
  {
    type: 'RENONCER_AU_RETRAIT_VALIDATION',
    libelle: 'Renoncer au retrait envisagé de la validation',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: DonneesSansPrecision,
    suppose: 'un retrait de la validation annoncé à la CPTS',
    sources: [crpa('L.242-1')],
    noter: (faits) => sansRetraitEngage(faits),
  },
  {
    type: 'RETIRER_VALIDATION',
    libelle: 'Retirer la validation du projet de santé',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: RetraitValidation,
    suppose: 'un retrait de la validation annoncé à la CPTS',
    sources: [crpa('L.242-1'), crpa('L.241-2'), crpa('L.211-2')],
    noter: (faits, { le, seq }) => sansRetraitEngage(surLeProjet(faits, { retrait: { le, seq, par: 'ARS' } })),
  },
  {
    type: 'RENONCER_AU_PROJET',
    libelle: 'Recevoir la renonciation de la CPTS à son projet validé et à son territoire',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: RenonciationDeLaCpts,
    suppose: 'un projet de santé validé',
    sources: [csp('L.1434-12'), guideHdf('fiche 7'), instructionFiness('§ III.1')],
    noter: (faits, { le, seq }) => sansRetraitEngage(surLeProjet(faits, { retrait: { le, seq, par: 'CPTS' } })),
  },
];

/** Several parts of the dossier move on these acts: done twice, the same comes out. */
function sansRetraitEngage(faits: FaitsCpts): FaitsCpts {
  if (!faits.projet) return faits;
  const { retraitEngage: _, ...projet } = faits.projet;
  return { ...faits, projet };
}
