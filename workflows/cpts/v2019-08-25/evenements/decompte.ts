import { EstDateCivile } from '#libs/droit';
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
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { lignesCalculees } from '../../financement/decompte';
import { ACI_2019, crpa, FIN_DES_CONTRATS } from '../../sources';
import { contratSigne, FaitsCpts } from '../faits';
import { ActeContestable, Decompte, finASolder } from '../faits/fin';
import { DonneesActe, DonneesSansPrecision, Motivation } from './champs';
import { POSTES } from '../../postes';

const CENTIMES_MAX = 100_000_000;

export class LigneDeDecompte {
  @IsIn(POSTES)
  @JSONSchema({ title: 'Poste', examples: ['FONCTIONNEMENT'] })
  poste!: (typeof POSTES)[number];

  @IsInt()
  @Min(0)
  @Max(CENTIMES_MAX)
  @JSONSchema({ title: 'Droit acquis, en centimes', description: 'Au prorata de l’année courue', examples: [4241096] })
  droitAcquis!: number;

  @IsInt()
  @Min(0)
  @Max(CENTIMES_MAX)
  @JSONSchema({ title: 'Avance reçue, en centimes', examples: [4500000] })
  avanceRecue!: number;
}

export class EtatDeDecompte extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique((ligne: LigneDeDecompte) => ligne.poste)
  @ValidateNested({ each: true })
  @Type(() => LigneDeDecompte)
  @JSONSchema({ title: 'Lignes', description: 'Une par poste' })
  lignes!: LigneDeDecompte[];
}

export class ContestationIndu extends DonneesActe {
  @IsOptional()
  @IsString()
  @MaxLength(3000)
  @JSONSchema({
    title: 'Points contestés',
    description: 'Sans nom de personne',
    examples: ['La CPTS conteste le prorata de la mission parcours.'],
  })
  objet?: string;
}

export class DecisionSurContestation extends Motivation {
  @IsIn(['MAINTENU', 'ANNULE'])
  @JSONSchema({ title: 'Sens de la décision', examples: ['MAINTENU'] })
  sens!: 'MAINTENU' | 'ANNULE';

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(CENTIMES_MAX)
  @JSONSchema({
    title: 'Montant maintenu, en centimes',
    description: 'Le montant notifié si rien n’est précisé',
    examples: [700000],
  })
  montant?: number;
}

const MOYENS_DE_SOLDE = ['REMBOURSEMENT', 'COMPENSATION', 'COMPLEMENT_VERSE', 'SANS_RESTE'] as const;

export class SoldeDeDecompte extends DonneesActe {
  @IsIn(MOYENS_DE_SOLDE)
  @JSONSchema({
    title: 'Comment',
    description: 'Remboursement par la CPTS, compensation avec les soldes dus, complément versé, ou rien à régler',
    examples: ['REMBOURSEMENT'],
  })
  moyen!: (typeof MOYENS_DE_SOLDE)[number];
}

export class Recours extends DonneesActe {
  @IsIn(['RESILIATION', 'INDU'])
  @JSONSchema({ title: 'Acte attaqué', examples: ['RESILIATION'] })
  acte!: ActeContestable;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @JSONSchema({
    title: 'Juridiction et numéro',
    examples: ['Tribunal administratif de Marseille, n° 2500001 (fictif)'],
  })
  juridiction?: string;
}

export class IssueDeRecours extends DonneesActe {
  @IsIn(['REJET', 'ANNULATION', 'DESISTEMENT'])
  @JSONSchema({ title: 'Issue', examples: ['REJET'] })
  sens!: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Notifiée le', examples: ['2026-09-01'] })
  notifieeLe?: string;
}

const surLeDecompte = (faits: FaitsCpts, changement: Partial<Decompte>): FaitsCpts =>
  faits.decompte ? { ...faits, decompte: { ...faits.decompte, ...changement } } : faits;

const somme = (montants: readonly number[]) => montants.reduce((total, montant) => total + montant, 0);

const SOURCES_DECOMPTE = [FIN_DES_CONTRATS, ACI_2019] as const;

export const EVENEMENTS_DECOMPTE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'ETABLIR_DECOMPTE',
    libelle: 'Établir le décompte de fin de contrat',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM'],
    donnees: EtatDeDecompte,
    suppose: 'un contrat ACI éteint, dont aucun indu n’est encore notifié',
    sources: SOURCES_DECOMPTE,
    avertissements: ['A-DECOMPTE-CALCULE'],
    proposer: ({ faits, le, lire }): Partial<EtatDeDecompte> | undefined => {
      const lignes = lignesCalculees(faits, lire, le);
      return lignes.length ? { lignes } : undefined;
    },
    noter: (faits, { le, seq, donnees }) => {
      const { lignes } = donnees as EtatDeDecompte;
      const droits = somme(lignes.map(({ droitAcquis }) => droitAcquis));
      const avances = somme(lignes.map(({ avanceRecue }) => avanceRecue));
      return { ...faits, decompte: { le, seq, fin: finASolder(faits)!.seq, droits, avances, lignes } };
    },
  },
  {
    type: 'VALIDER_DECOMPTE',
    libelle: 'Valider le décompte de fin de contrat',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM'],
    donnees: DonneesSansPrecision,
    suppose: 'un décompte de fin de contrat établi',
    sources: SOURCES_DECOMPTE,
    noter: (faits, { le, seq }) => surLeDecompte(faits, { valide: { le, seq } }),
  },
  {
    type: 'NOTIFIER_INDU',
    libelle: 'Notifier l’indu de fin de contrat',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM'],
    donnees: Motivation,
    suppose: 'un décompte de fin de contrat établi',
    sources: [FIN_DES_CONTRATS, crpa('L.211-2')],
    noter: (faits, { le, seq }) => {
      const { avances = 0, droits = 0 } = faits.decompte ?? {};
      return surLeDecompte(faits, { indu: { le, seq, montant: avances - droits } });
    },
  },
  {
    type: 'CONTESTER_INDU',
    libelle: 'Enregistrer la contestation de l’indu',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM'],
    donnees: ContestationIndu,
    suppose: 'un indu notifié, ni réglé ni contesté',
    sources: [FIN_DES_CONTRATS],
    avertissements: ['A-CONTESTATION'],
    noter: (faits, { le, seq }) =>
      faits.decompte?.indu ? surLeDecompte(faits, { indu: { ...faits.decompte.indu, conteste: { le, seq } } }) : faits,
  },
  {
    type: 'STATUER_SUR_CONTESTATION',
    libelle: 'Statuer sur la contestation de l’indu',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM'],
    donnees: DecisionSurContestation,
    suppose: 'un indu contesté',
    sources: [FIN_DES_CONTRATS, crpa('L.211-2')],
    variantes: ['MAINTENU', 'ANNULE'],
    aiguiller: ({ sens }: DecisionSurContestation) => sens,
    noter: (faits, { le, seq, donnees }) => {
      const { sens, montant } = donnees as DecisionSurContestation;
      const { indu: ancien, ...decompte } = faits.decompte!;
      if (sens === 'ANNULE') return { ...faits, decompte: { ...decompte, solde: { le, seq } } };
      // Notified anew with the decision that keeps it: the time to pay runs from this receipt.
      return { ...faits, decompte: { ...decompte, indu: { le, seq, montant: montant ?? ancien?.montant ?? 0 } } };
    },
  },
  {
    type: 'SOLDER_DECOMPTE',
    libelle: 'Solder le décompte de fin de contrat',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM'],
    donnees: SoldeDeDecompte,
    suppose: 'un décompte de fin de contrat validé, ou un indu notifié',
    sources: SOURCES_DECOMPTE,
    noter: (faits, { le, seq }) => surLeDecompte(faits, { solde: { le, seq } }),
  },
  {
    type: 'ENREGISTRER_RECOURS',
    libelle: 'Enregistrer un recours de la CPTS devant le juge',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: Recours,
    suppose: 'une résiliation ou un indu reçu par la CPTS, sans recours pendant',
    sources: [crpa('L.112-6 et L.112-12')],
    avertissements: ['R-PROC-17'],
    noter: (faits, { le, seq, donnees }) => {
      const { acte } = donnees as Recours;
      const resiliation = acte === 'RESILIATION' ? contratSigne(faits)?.resiliation?.seq : faits.recours?.resiliation;
      return { ...faits, recours: { le, seq, acte, ...(resiliation === undefined ? {} : { resiliation }) } };
    },
  },
  {
    type: 'ENREGISTRER_ISSUE_RECOURS',
    libelle: 'Enregistrer l’issue du recours',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: IssueDeRecours,
    suppose: 'un recours pendant devant le juge',
    sources: [crpa('L.112-6 et L.112-12')],
    noter: (faits, { le, seq, donnees }) =>
      faits.recours
        ? { ...faits, recours: { ...faits.recours, issue: { le, seq, sens: (donnees as IssueDeRecours).sens } } }
        : faits,
  },
];
