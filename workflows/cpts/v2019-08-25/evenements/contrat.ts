import type { EvenementDefini } from '#libs/moteur';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { MISSIONS, Mission } from '../../missions';
import { ACI_2019, ficheFas, guideHdf } from '../../sources';
import { Contrat, FaitsCpts } from '../faits';
import { CANAUX, Canal, DonneesActe } from './champs';

export class DemandeAci extends DonneesActe {
  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['TELESERVICE'] })
  canal?: Canal;
}

export class SignatureAci extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(MISSIONS, { each: true })
  @JSONSchema({ title: 'Missions engagées', examples: [MISSIONS.slice(0, 4)] })
  missions!: Mission[];
}

export class DemarrageMission extends DonneesActe {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;
}

export class DialogueDeGestion extends DonneesActe {
  @IsInt()
  @Min(1)
  @Max(20)
  @JSONSchema({ title: 'Année de contrat évaluée', description: 'Celle que clôt l’anniversaire', examples: [1] })
  annee!: number;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(MISSIONS, { each: true })
  @JSONSchema({
    title: 'Missions pleinement déployées',
    description: 'Celles dont ce dialogue constate le déploiement complet',
    examples: [['ACCES_SOINS']],
  })
  deploiements?: Mission[];
}

export const surLeContrat = (faits: FaitsCpts, changement: Partial<Contrat>): FaitsCpts => ({
  ...faits,
  contrat: { ...faits.contrat!, ...changement },
});

export const EVENEMENTS_CONTRAT: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DEMANDER_ACI',
    libelle: 'Demander l’adhésion à l’ACI',
    phase: 'P6',
    route: 'PRINCIPALE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DemandeAci,
    suppose: 'un projet de santé validé et aucun contrat en cours',
    sources: [ACI_2019, guideHdf('fiche 6')],
    avertissements: ['G-P6-02', 'G-P6-03'],
    noter: (faits, { le, seq }) => {
      const { precedent: _, ...echu } = faits.contrat ?? {};
      return { ...faits, contrat: { demande: { le, seq }, ...(faits.contrat ? { precedent: echu as Contrat } : {}) } };
    },
  },
  {
    type: 'SIGNER_ACI',
    libelle: 'Signer le contrat ACI',
    phase: 'P6',
    route: 'PRINCIPALE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: SignatureAci,
    suppose: 'une demande d’adhésion en cours de négociation',
    sources: [ACI_2019, ficheFas('le contrat tripartite')],
    avertissements: ['G-P6-03', 'R-T-01b'],
    noter: (faits, { le, seq, donnees }) =>
      surLeContrat(faits, { signature: { le, seq, missions: (donnees as SignatureAci).missions } }),
  },
  {
    type: 'DEMARRER_MISSION',
    libelle: 'Démarrer une mission',
    phase: 'P7',
    route: 'PRINCIPALE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DemarrageMission,
    suppose: 'une mission du contrat qui n’a pas encore démarré',
    sources: [guideHdf('fiches 16 et 17')],
    avertissements: ['R-T-03c'],
    variantes: MISSIONS,
    aiguiller: ({ mission }: DemarrageMission) => mission,
    noter: (faits, { le, seq, donnees }) => ({
      ...faits,
      missions: { ...faits.missions, [(donnees as DemarrageMission).mission]: { le, seq } },
    }),
  },
  {
    type: 'TENIR_DIALOGUE_GESTION',
    libelle: 'Tenir le dialogue de gestion annuel',
    phase: 'P7',
    route: 'PRINCIPALE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DialogueDeGestion,
    suppose: 'un contrat ACI en vigueur',
    sources: [ficheFas('le suivi du contrat')],
    noter: (faits, { le, seq, donnees }) => {
      const { annee, deploiements = [] } = donnees as DialogueDeGestion;
      const deployees = deploiements.map((mission) => [
        mission,
        { ...faits.missions[mission]!, deployee: { le, seq } },
      ]);
      return {
        ...faits,
        missions: { ...faits.missions, ...(Object.fromEntries(deployees) as FaitsCpts['missions']) },
        dialogues: [...faits.dialogues, { le, seq, annee }],
      };
    },
  },
];
