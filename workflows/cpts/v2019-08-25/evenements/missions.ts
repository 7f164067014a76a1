import { EstMesure } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { MISSIONS, Mission } from '../../missions';
import { CALENDRIER_MISSIONS, ficheFas, guideHdf } from '../../sources';
import { FaitsCpts } from '../faits';
import { deployer, etapeAttendue } from '../calendrier';
import { Canal, CANAUX, DonneesActe, EnsembleDeMissions, Partie, PARTIES, SANS_PATIENT } from './champs';
import { EVENEMENTS_DIALOGUE } from './dialogue';

export class DemarrageMission extends DonneesActe {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;
}

export class DeploiementMission extends DonneesActe {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;

  @IsArray()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(300, { each: true })
  @JSONSchema({
    title: 'Pièces qui établissent le déploiement complet',
    description: `Protocole, convention, feuille de présence… ${SANS_PATIENT}`,
    examples: [['Protocole de réponse aux soins non programmés, version signée']],
  })
  pieces!: string[];
}

export class RelanceMission extends DonneesActe {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;

  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', description: 'Courriel d’abord, recommandé ensuite', examples: ['COURRIEL'] })
  canal!: Canal;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @JSONSchema({ title: 'Numéro du recommandé', examples: ['2C 123 456 7890 1'] })
  reference?: string;
}

export class PointEtape extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn([...PARTIES, 'URPS'], { each: true })
  @JSONSchema({ title: 'Présents', examples: [['CPTS', 'CPAM']] })
  presents!: (Partie | 'URPS')[];

  @IsOptional()
  @EnsembleDeMissions({ title: 'Missions abordées', examples: [['ACCES_SOINS']] })
  missions?: Mission[];

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({
    title: 'Compte rendu',
    description: SANS_PATIENT,
    examples: ['Le protocole de soins non programmés est en relecture ; démarrage confirmé pour le printemps.'],
  })
  compteRendu?: string;
}

export class Justificatif extends DonneesActe {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['PREVENTION'] })
  mission!: Mission;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  @JSONSchema({ title: 'Indicateur', description: 'Son code dans le contrat', examples: ['N1'] })
  indicateur!: string;

  @IsInt()
  @Min(1)
  @Max(20)
  @JSONSchema({ title: 'Année de contrat', examples: [1] })
  annee!: number;

  @IsIn(['FEUILLE_DE_PRESENCE', 'PROTOCOLE', 'CONVENTION', 'RELEVE_AGREGE', 'AUTRE'])
  @JSONSchema({ title: 'Nature de la preuve', examples: ['FEUILLE_DE_PRESENCE'] })
  nature!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({
    title: 'Où la preuve est conservée',
    description: `Référence seulement. ${SANS_PATIENT}`,
    examples: ['Classeur « Prévention », feuille du 12 mars'],
  })
  reference!: string;

  @IsOptional()
  @EstMesure()
  @JSONSchema({
    title: 'Valeur de l’année',
    description: `Dans l’unité de l’indicateur. ${SANS_PATIENT}`,
    examples: [90.25],
  })
  valeur?: number;
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
    variantes: MISSIONS,
    aiguiller: ({ mission }: DemarrageMission) => mission,
    noter: (faits, { le, seq, donnees }) => ({
      ...faits,
      missions: { ...faits.missions, [(donnees as DemarrageMission).mission]: { le, seq } },
    }),
  },
  {
    type: 'CONSTATER_DEPLOIEMENT_MISSION',
    libelle: 'Constater le déploiement complet d’une mission',
    phase: 'P7',
    route: 'PRINCIPALE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DeploiementMission,
    suppose: 'une mission démarrée, dont le déploiement complet n’est pas encore constaté',
    sources: [CALENDRIER_MISSIONS, guideHdf('fiche 17')],
    variantes: MISSIONS,
    aiguiller: ({ mission }: DeploiementMission) => mission,
    noter: (faits, { le, seq, donnees }) => deployer(faits, [(donnees as DeploiementMission).mission], { le, seq }),
  },
  {
    type: 'RELANCER_MISSION',
    libelle: 'Relancer une mission qui tarde',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: RelanceMission,
    suppose: 'une mission du contrat à démarrer ou à déployer',
    sources: [CALENDRIER_MISSIONS, guideHdf('fiche 7')],
    noter: (faits, { le, seq, donnees }) => {
      const { mission } = donnees as RelanceMission;
      const etape = etapeAttendue(faits, mission);
      return etape ? { ...faits, relances: [...(faits.relances ?? []), { le, seq, mission, etape }] } : faits;
    },
  },
  {
    type: 'TENIR_POINT_ETAPE',
    libelle: 'Tenir un point d’étape',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: PointEtape,
    suppose: 'un dossier ouvert',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiche 7')],
    noter: (faits, { le }) => ({
      ...faits,
      pointsEtape: { dernier: le, nombre: (faits.pointsEtape?.nombre ?? 0) + 1 },
    }),
  },
  {
    type: 'ENREGISTRER_JUSTIFICATIF',
    libelle: 'Enregistrer la preuve d’un indicateur',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: Justificatif,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiche 7')],
    noter: (faits, { le, seq, donnees }) => {
      const { mission, indicateur, annee, valeur } = donnees as Justificatif;
      const preuve = { le, seq, mission, indicateur, annee, ...(valeur === undefined ? {} : { valeur }) };
      return { ...faits, justificatifs: [...(faits.justificatifs ?? []), preuve] };
    },
  },
  ...EVENEMENTS_DIALOGUE,
];
