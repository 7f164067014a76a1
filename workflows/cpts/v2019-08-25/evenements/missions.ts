import type { EvenementDefini } from '#libs/moteur';
import { ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { MISSIONS, Mission } from '../../missions';
import { ficheFas, guideHdf } from '../../sources';
import { FaitsCpts } from '../faits';
import { DonneesActe } from './champs';

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

export const EVENEMENTS_MISSIONS: readonly EvenementDefini<FaitsCpts>[] = [
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
