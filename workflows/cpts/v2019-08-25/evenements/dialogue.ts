import { DateCivile, EstDateCivile, EstMesure } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
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
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { MISSIONS, Mission } from '../../missions';
import { PieceDuDialogue, PIECES_DU_DIALOGUE } from '../../parametres';
import { ficheFas, guideHdf } from '../../sources';
import { contratDeLAnnee, deployer, dialogueDe } from '../calendrier';
import { FaitsCpts } from '../faits';
import { Dialogue, PreparationDuDialogue } from '../faits/vie';
import { DonneesActe, DonneesSansPrecision, EnsembleDeMissions, Partie, PARTIES, SANS_PATIENT } from './champs';
import { proposerLeDialogue } from './proposition-dialogue';

class AnneeDeContrat extends DonneesActe {
  @IsInt()
  @Min(1)
  @Max(20)
  @JSONSchema({ title: 'Année de contrat évaluée', description: 'Celle que clôt l’anniversaire', examples: [1] })
  annee!: number;
}

export class TauxSaisi {
  @IsIn(MISSIONS)
  @JSONSchema({ title: 'Mission', examples: ['ACCES_SOINS'] })
  mission!: Mission;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  @JSONSchema({ title: 'Indicateur', description: 'La mission entière si rien n’est précisé', examples: ['N1'] })
  indicateur?: string;

  @EstMesure()
  @JSONSchema({ title: 'Taux d’atteinte (%)', examples: [80] })
  taux!: number;
}

export class DialogueDeGestion extends AnneeDeContrat {
  @IsOptional()
  @EnsembleDeMissions({
    title: 'Missions pleinement déployées',
    description: 'Celles dont ce dialogue constate le déploiement complet',
    examples: [['ACCES_SOINS']],
  })
  deploiements?: Mission[];

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PARTIES, { each: true })
  @JSONSchema({ title: 'Parties présentes', examples: [PARTIES] })
  presents?: Partie[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => TauxSaisi)
  @JSONSchema({ title: 'Taux d’atteinte constatés' })
  taux?: TauxSaisi[];

  @IsOptional()
  @IsIn(['TOTAL', 'PARTIEL'])
  @JSONSchema({
    title: 'Accord des parties',
    description: 'Partiel : procès-verbal partiel, la part non contestée se paie, la commission peut être saisie',
    examples: ['TOTAL'],
  })
  accord?: 'TOTAL' | 'PARTIEL';

  @IsOptional()
  @EnsembleDeMissions({
    title: 'Missions dont une action se poursuit',
    description: 'Menée en partie seulement : le reliquat glisse sur l’exercice suivant',
    examples: [['PREVENTION']],
  })
  reliquats?: Mission[];

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({
    title: 'Réserves',
    description: SANS_PATIENT,
    examples: ['La caisse réserve sa position sur l’indicateur N3, faute de données du second semestre.'],
  })
  reserves?: string;

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({
    title: 'Décisions',
    description: `Renégociation d’indicateurs, avenant à préparer… ${SANS_PATIENT}`,
    examples: ['Un avenant reverra la cible de l’indicateur de prévention.'],
  })
  decisions?: string;
}

export class ConvocationDialogue extends AnneeDeContrat {
  @EstDateCivile()
  @JSONSchema({ title: 'Dialogue prévu le', examples: ['2024-10-15'] })
  prevuLe!: string;
}

const PIECES = Object.keys(PIECES_DU_DIALOGUE) as PieceDuDialogue[];

export class DossierDialogue extends AnneeDeContrat {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PIECES, { each: true })
  @JSONSchema({ title: 'Pièces reçues', examples: [PIECES] })
  pieces!: PieceDuDialogue[];

  @IsOptional()
  @IsInt()
  @Min(0)
  @JSONSchema({ title: 'Nombre de membres', examples: [104] })
  membres?: number;
}

export class SignaturePv extends AnneeDeContrat {
  @IsArray()
  @ArrayUnique()
  @IsIn(PARTIES, { each: true })
  @JSONSchema({ title: 'Signataires', examples: [PARTIES] })
  signataires!: Partie[];
}

export class SaisineCpr extends AnneeDeContrat {
  @IsString()
  @MinLength(10)
  @MaxLength(5000)
  @JSONSchema({
    title: 'Question posée à la commission',
    description: SANS_PATIENT,
    examples: ['Le taux d’atteinte de l’indicateur N3 peut-il être fixé sans les données du second semestre ?'],
  })
  question!: string;
}

export class AvisCpr extends DonneesActe {
  @IsIn(['POUR_LA_CPTS', 'POUR_LES_FINANCEURS', 'COMPROMIS'])
  @JSONSchema({ title: 'Sens de l’avis', description: 'L’avis ne lie pas les parties', examples: ['COMPROMIS'] })
  sens!: string;

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({ title: 'Avis', description: SANS_PATIENT, examples: ['Retenir les données du premier semestre.'] })
  avis?: string;
}

/** The meeting of a year that was closed on that day, completed. */
const completer = (faits: FaitsCpts, annee: number, le: DateCivile, ajout: Partial<Dialogue>): FaitsCpts => {
  const tenu = dialogueDe(faits, contratDeLAnnee(faits, annee, le), annee);
  return {
    ...faits,
    dialogues: faits.dialogues.map((dialogue) => (dialogue === tenu ? { ...dialogue, ...ajout } : dialogue)),
  };
};

const PHASE_VIE = { phase: 'P7', route: 'PRINCIPALE', roles: ['CPAM', 'ARS_INSTRUCTEUR'] } as const;

/** The meeting that is prepared is that of the contract of which the year will be closed on that day. */
function preparer(faits: FaitsCpts, jour: DateCivile, preparation: PreparationDuDialogue): FaitsCpts {
  const contrat = contratDeLAnnee(faits, preparation.annee, jour)?.signature.seq;
  return {
    ...faits,
    preparations: [...(faits.preparations ?? []), { ...preparation, ...(contrat === undefined ? {} : { contrat }) }],
  };
}

export const EVENEMENTS_DIALOGUE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    ...PHASE_VIE,
    type: 'DEMANDER_BILAN',
    libelle: 'Demander le bilan de l’année de contrat',
    route: 'SECONDAIRE',
    donnees: DonneesSansPrecision,
    suppose: 'un contrat ACI en vigueur',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiches 6 et 7')],
    noter: (faits) => faits,
  },
  {
    ...PHASE_VIE,
    type: 'RECEVOIR_DOSSIER_DIALOGUE',
    libelle: 'Recevoir le dossier du dialogue de gestion',
    donnees: DossierDialogue,
    suppose: 'un dossier ouvert',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiches 6 et 7')],
    avertissements: ['A-DOSSIER-DIALOGUE'],
    noter: (faits, { le, seq, donnees }) => {
      const { annee, pieces, membres } = donnees as DossierDialogue;
      return preparer(faits, le, { le, seq, annee, pieces, ...(membres === undefined ? {} : { membres }) });
    },
  },
  {
    ...PHASE_VIE,
    type: 'CONVOQUER_DIALOGUE_GESTION',
    libelle: 'Convoquer le dialogue de gestion',
    donnees: ConvocationDialogue,
    suppose: 'un dossier ouvert',
    sources: [ficheFas('le suivi du contrat')],
    avertissements: ['X-14'],
    noter: (faits, { le, seq, donnees }) => {
      const { annee, prevuLe } = donnees as ConvocationDialogue;
      return preparer(faits, prevuLe, { le, seq, annee, pieces: [], prevuLe });
    },
  },
  {
    ...PHASE_VIE,
    type: 'TENIR_DIALOGUE_GESTION',
    libelle: 'Tenir le dialogue de gestion annuel',
    donnees: DialogueDeGestion,
    suppose: 'un contrat ACI en vigueur',
    sources: [ficheFas('le suivi du contrat')],
    avertissements: ['X-14', 'A-DOSSIER-DIALOGUE', 'R-P7-07', 'A-PLAN-FINALISE'],
    proposer: proposerLeDialogue,
    noter: (faits, { le, seq, donnees }) => {
      const { annee, deploiements = [], taux, reliquats, accord } = donnees as DialogueDeGestion;
      const tenu: Dialogue = {
        le,
        seq,
        annee,
        ...(taux?.length ? { taux } : {}),
        ...(reliquats?.length ? { reliquats } : {}),
        ...(accord === 'PARTIEL' ? { desaccord: true as const } : {}),
      };
      // Taken by the contract and by each mission that it deploys: recorded once.
      const autres = faits.dialogues.filter((dialogue) => dialogue.seq !== seq);
      return { ...deployer(faits, deploiements, { le, seq }), dialogues: [...autres, tenu] };
    },
  },
  {
    ...PHASE_VIE,
    type: 'SIGNER_PV_DIALOGUE',
    libelle: 'Signer le procès-verbal du dialogue de gestion',
    donnees: SignaturePv,
    suppose: 'un dossier ouvert',
    sources: [ficheFas('le suivi du contrat'), guideHdf('fiche 6')],
    noter: (faits, { le, seq, donnees }) => completer(faits, (donnees as SignaturePv).annee, le, { pv: { le, seq } }),
  },
  {
    ...PHASE_VIE,
    type: 'SAISIR_CPR_DIALOGUE',
    libelle: 'Saisir la commission paritaire régionale d’un désaccord',
    route: 'SECONDAIRE',
    donnees: SaisineCpr,
    suppose: 'aucune saisine de la commission en cours',
    sources: [ficheFas('les instances paritaires')],
    noter: (faits, { le, seq, donnees }) =>
      completer(faits, (donnees as SaisineCpr).annee, le, { saisine: { le, seq } }),
  },
  {
    ...PHASE_VIE,
    type: 'RECEVOIR_AVIS_CPR_DIALOGUE',
    libelle: 'Recevoir l’avis de la commission paritaire régionale',
    route: 'SECONDAIRE',
    donnees: AvisCpr,
    suppose: 'une saisine de la commission',
    sources: [ficheFas('les instances paritaires')],
    noter: (faits, { le, seq }) => ({
      ...faits,
      dialogues: faits.dialogues.map((dialogue) =>
        dialogue.saisine && !dialogue.avis ? { ...dialogue, avis: { le, seq } } : dialogue,
      ),
    }),
  },
];
