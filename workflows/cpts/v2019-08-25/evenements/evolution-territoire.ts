import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { crpa, csp, guideHdf } from '../../sources';
import { aiguillerReception, demander, recevoir } from '../demandes';
import { FaitsCpts } from '../faits';
import type { Evolution } from '../faits/projet';
import {
  Canal,
  CANAUX,
  DemandeDePieces,
  DepotInitial,
  DonneesActe,
  DonneesSansPrecision,
  EcheanceAtteinte,
  ElementTerritoire,
  ReceptionDePieces,
} from './champs';
import { nouveauTerritoire } from './lettre-intention';
import { Opposition, surLeProjet } from './projet-sante';

// A change of territory after the validation: filed again for that part alone, under the same silence. Q-02.

export class DepotEvolution extends DonneesActe {
  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['TELESERVICE'] })
  canal?: Canal;

  @IsOptional()
  @ValidateNested()
  @Type(() => DepotInitial)
  @JSONSchema({ title: 'Dépôt auprès d’un autre service', description: 'Le délai court de la réception par l’ARS' })
  depotInitial?: DepotInitial;

  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({
    title: 'Nouveau territoire, en entier',
    description: 'Toutes les communes du territoire tel qu’il deviendrait',
    examples: [[{ commune: '13001' }, { commune: '13012' }]],
  })
  territoire!: ElementTerritoire[];
}

const surLEvolution = (faits: FaitsCpts, changement: Partial<Evolution>): FaitsCpts =>
  surLeProjet(faits, { evolution: { ...faits.projet!.evolution!, ...changement } });

/** The territory of the dossier becomes the one that was filed. */
const accepter = (faits: FaitsCpts, decision: NonNullable<Evolution['decision']>): FaitsCpts => {
  const { territoire, population } = faits.projet!.evolution!;
  return { ...surLEvolution(faits, { decision }), territoire, population };
};

const EN_EXAMEN = 'une évolution du territoire en cours d’examen';

export const EVENEMENTS_EVOLUTION: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DEPOSER_EVOLUTION_TERRITOIRE',
    libelle: 'Déposer une évolution du territoire du projet validé',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DepotEvolution,
    suppose: 'un projet de santé validé, et aucune évolution en cours d’examen',
    sources: [csp('L.1434-12'), guideHdf('fiche 7')],
    constats: ['territoire', 'chevauchements'],
    noter: (faits, { le, seq, constats }) => {
      const { territoire, population } = { ...faits, ...nouveauTerritoire(constats) };
      return surLeProjet(faits, {
        evolution: {
          le,
          seq,
          numero: (faits.projet!.evolution?.numero ?? 0) + 1,
          territoire,
          population,
          depart: { le, seq, fait: 'réception de l’évolution par l’ARS' },
          demandes: [],
        },
      });
    },
  },
  {
    type: 'DEMANDER_PIECES_EVOLUTION',
    libelle: 'Demander des pièces de l’évolution du territoire',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DemandeDePieces,
    suppose: EN_EXAMEN,
    sources: [crpa('L.114-5')],
    avertissements: ['R-PROC-07'],
    variantes: ['BLOQUANTE', 'SIMPLE'],
    aiguiller: ({ nature }: DemandeDePieces) => nature,
    noter: (faits, { le, seq, donnees }) =>
      surLEvolution(faits, {
        demandes: [...faits.projet!.evolution!.demandes, demander(donnees as DemandeDePieces, le, seq)],
      }),
  },
  {
    type: 'RECEVOIR_PIECES_EVOLUTION',
    libelle: 'Recevoir des pièces de l’évolution du territoire',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: ReceptionDePieces,
    suppose: EN_EXAMEN,
    sources: [crpa('L.114-5, al. 2')],
    variantes: ['COMPLET', 'PARTIEL'],
    aiguiller: ({ pieces }: ReceptionDePieces, faits) =>
      aiguillerReception(faits.projet?.evolution?.demandes ?? [], pieces),
    noter: (faits, { le, seq, donnees }) => {
      const { pieces } = donnees as ReceptionDePieces;
      const { demandes } = faits.projet!.evolution!;
      const complet = aiguillerReception(demandes, pieces) === 'COMPLET';
      return surLEvolution(faits, {
        demandes: recevoir(demandes, pieces, le, seq),
        ...(complet ? { depart: { le, seq, fait: 'réception par l’ARS des pièces exigées' } } : {}),
      });
    },
  },
  {
    type: 'VALIDER_EVOLUTION_TERRITOIRE',
    libelle: 'Valider l’évolution du territoire',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: DonneesSansPrecision,
    suppose: EN_EXAMEN,
    sources: [csp('L.1434-12, al. 4')],
    territoire: ({ projet }) => projet?.evolution?.territoire,
    constats: ['chevauchements'],
    noter: (faits, { le, seq }) => accepter(faits, { mode: 'EXPRES', le, seq }),
  },
  {
    type: 'OPPOSER_EVOLUTION_TERRITOIRE',
    libelle: 'S’opposer à l’évolution du territoire',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: Opposition,
    suppose: EN_EXAMEN,
    sources: [csp('L.1434-12, al. 4'), crpa('L.211-2')],
    noter: (faits, { le, seq, donnees }) =>
      surLEvolution(faits, {
        decision: { mode: 'OPPOSITION', le, seq, notifieeLe: (donnees as Opposition).notifieeLe ?? le },
      }),
  },
  {
    type: 'RETIRER_EVOLUTION_TERRITOIRE',
    libelle: 'Recevoir le retrait de l’évolution du territoire par la CPTS',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DonneesSansPrecision,
    suppose: EN_EXAMEN,
    sources: [csp('L.1434-12')],
    noter: (faits) => {
      if (!faits.projet) return faits;
      const { evolution: _, ...projet } = faits.projet;
      return { ...faits, projet };
    },
  },
  {
    type: 'CONSTATER_EVOLUTION_TACITE',
    libelle: 'Constater la validation tacite de l’évolution du territoire',
    phase: 'P7',
    route: 'HORLOGE',
    roles: ['HORLOGE'],
    donnees: EcheanceAtteinte,
    suppose: 'une évolution du territoire complète, sans décision à l’expiration du délai',
    sources: [csp('L.1434-12, al. 4')],
    noter: (faits, { le, seq }) => accepter(faits, { mode: 'TACITE', le, seq }),
  },
];
