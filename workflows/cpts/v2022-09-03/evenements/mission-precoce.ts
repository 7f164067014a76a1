import { Centimes, enVigueur, EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { MISSIONS, Mission } from '../../missions';
import { FORFAIT_MISSION_PRECOCE } from '../../parametres/fir';
import { crpa, guideHdf } from '../../sources';
import { taille } from '../../tailles';
import { DonneesActe, DonneesSansPrecision, Motivation } from '../../v2019-08-25/evenements/champs';
import { FaitsCpts } from '../../v2019-08-25/faits';
import { MissionPrecoce } from '../../v2019-08-25/faits/fir';

const DEMARREE = { title: 'Mission démarrée le', description: 'L’aide se paie à une mission effectivement démarrée' };

export class SignatureMissionPrecoce extends DonneesActe {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', description: 'Socle ou optionnelle', examples: ['ACCES_SOINS'] })
  mission!: Mission;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ ...DEMARREE, examples: ['2023-06-01'] })
  demarreeLe?: string;
}

export class VersementMissionPrecoce extends DonneesActe {
  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ ...DEMARREE, examples: ['2023-06-01'] })
  demarreeLe?: string;
}

export class DemandeExplications extends DonneesActe {
  @EstDateCivile()
  @JSONSchema({ title: 'Réponse attendue au plus tard le', examples: ['2024-04-15'] })
  avantLe!: string;
}

export class SuiteMissionPrecoce extends Motivation {
  @IsIn(['RECUPERATION', 'RENONCIATION'])
  @JSONSchema({
    title: 'Suite donnée au retard',
    description: 'Récupérer tout ou partie de l’aide, ou y renoncer',
    examples: ['RENONCIATION'],
  })
  sens!: 'RECUPERATION' | 'RENONCIATION';

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  @JSONSchema({
    title: 'Montant à récupérer (en centimes d’euro)',
    description: 'Toute l’aide si rien n’est précisé',
    examples: [1_750_000],
  })
  montantCentimes?: Centimes;
}

export class RemboursementMissionPrecoce extends DonneesActe {
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  @JSONSchema({ title: 'Montant reçu (en centimes d’euro)', examples: [1_750_000] })
  montantCentimes!: Centimes;
}

export const resteARembourser = ({ missionPrecoce }: FaitsCpts): Centimes => {
  const decision = missionPrecoce?.decision;
  return decision ? decision.montant - decision.recu : 0;
};

const changer = (faits: FaitsCpts, changement: Partial<MissionPrecoce>): FaitsCpts => ({
  ...faits,
  missionPrecoce: { ...faits.missionPrecoce!, ...changement },
});

export const EVENEMENTS_MISSION_PRECOCE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'SIGNER_MISSION_PRECOCE',
    libelle: 'Signer le contrat de mission précoce',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: SignatureMissionPrecoce,
    suppose: 'aucune mission précoce déjà signée : une seule aide par CPTS',
    sources: [guideHdf('fiches 10 et 16')],
    avertissements: ['A-LETTRE-PRECOCE'],
    noter: (faits, { le, seq, donnees }) => {
      const { mission, demarreeLe } = donnees as SignatureMissionPrecoce;
      const montant = enVigueur(FORFAIT_MISSION_PRECOCE, le).valeur[taille(faits.population.total, le).valeur - 1]!;
      return { ...faits, missionPrecoce: { le, seq, mission, montant, ...(demarreeLe ? { demarreeLe } : {}) } };
    },
  },
  {
    type: 'VERSER_MISSION_PRECOCE',
    libelle: 'Verser l’aide de mission précoce',
    phase: 'P4',
    route: 'SECONDAIRE',
    roles: ['CPAM'],
    donnees: VersementMissionPrecoce,
    suppose: 'un contrat de mission précoce signé, sans retard en cours d’examen',
    sources: [guideHdf('fiche 16')],
    noter: (faits, { le, donnees }) => {
      const { demarreeLe } = donnees as VersementMissionPrecoce;
      return changer(faits, { verseeLe: le, ...(demarreeLe ? { demarreeLe } : {}) });
    },
  },
  {
    type: 'DEMANDER_EXPLICATIONS_MISSION_PRECOCE',
    libelle: 'Demander des explications sur le retard de la mission précoce',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DemandeExplications,
    suppose: 'un contrat de mission précoce dont l’engagement n’est pas tenu à temps',
    sources: [guideHdf('fiche 16')],
    noter: (faits, { le, seq, donnees }) =>
      changer(faits, { explications: { le, seq, avantLe: (donnees as DemandeExplications).avantLe } }),
  },
  {
    type: 'RECEVOIR_EXPLICATIONS_MISSION_PRECOCE',
    libelle: 'Recevoir les explications sur le retard de la mission précoce',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DonneesSansPrecision,
    suppose: 'des explications demandées',
    sources: [guideHdf('fiche 16')],
    noter: (faits, { le }) =>
      changer(faits, { explications: { ...faits.missionPrecoce!.explications!, recuesLe: le } }),
  },
  {
    type: 'DECIDER_SUITE_MISSION_PRECOCE',
    libelle: 'Décider de la suite du retard de la mission précoce',
    phase: 'P5',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: SuiteMissionPrecoce,
    suppose:
      'un contrat de mission précoce dont l’engagement n’est pas tenu à temps, après explications pour récupérer l’aide',
    sources: [guideHdf('fiche 16'), crpa('L.211-2')],
    variantes: ['RECUPERATION', 'RENONCIATION'],
    aiguiller: ({ sens }: SuiteMissionPrecoce) => sens,
    noter: (faits, { le, seq, donnees }) => {
      const { sens, montantCentimes } = donnees as SuiteMissionPrecoce;
      const montant = sens === 'RENONCIATION' ? 0 : (montantCentimes ?? faits.missionPrecoce!.montant);
      return changer(faits, { decision: { le, seq, sens, montant, recu: 0 } });
    },
  },
  {
    type: 'RECEVOIR_REMBOURSEMENT_MISSION_PRECOCE',
    libelle: 'Recevoir un remboursement de l’aide de mission précoce',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM'],
    donnees: RemboursementMissionPrecoce,
    suppose: 'une récupération décidée',
    sources: [guideHdf('fiche 16')],
    variantes: ['COMPLET', 'PARTIEL'],
    aiguiller: ({ montantCentimes }: RemboursementMissionPrecoce, faits) =>
      montantCentimes >= resteARembourser(faits) ? 'COMPLET' : 'PARTIEL',
    noter: (faits, { donnees }) => {
      const decision = faits.missionPrecoce!.decision!;
      const recu = decision.recu + (donnees as RemboursementMissionPrecoce).montantCentimes;
      return changer(faits, { decision: { ...decision, recu } });
    },
  },
];
