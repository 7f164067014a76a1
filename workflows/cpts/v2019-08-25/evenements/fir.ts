import { Centimes, enVigueur, EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { FIN_EXERCICE, ObjetFir, OBJETS_FIR } from '../../parametres/fir';
import { crpa, FIR, guideHdf, instructionFiness, SUBVENTIONS } from '../../sources';
import { aiguillerReception, demander, recevoir } from '../demandes';
import { FaitsCpts } from '../faits';
import { AideFir, aideVisee, derniereAide } from '../faits/fir';
import {
  Canal,
  CANAUX,
  DemandeDePieces,
  DepotInitial,
  DonneesActe,
  DonneesSansPrecision,
  Motivation,
  ReceptionDePieces,
} from './champs';

const MONTANT = { title: 'Montant (en centimes d’euro)', examples: [1_500_000] };
const RANG = {
  title: 'Rang de l’aide',
  description: '1 pour la première aide du dossier ; si rien n’est précisé, la plus ancienne que cet acte concerne',
  examples: [1],
};

export class DemandeFir extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(OBJETS_FIR, { each: true })
  @JSONSchema({
    title: 'Objets de l’aide',
    description:
      'Indemnisation du temps des professionnels, coordination, constitution de la CPTS (diagnostic, projet), appui méthodologique externe',
    examples: [['CONSTITUTION']],
  })
  objets!: ObjetFir[];

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
}

export class AttributionFir extends DonneesActe {
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  @JSONSchema(MONTANT)
  montantCentimes!: Centimes;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(OBJETS_FIR, { each: true })
  @JSONSchema({
    title: 'Objets retenus',
    description: 'Ceux de la demande si rien n’est précisé',
    examples: [['CONSTITUTION']],
  })
  objets?: ObjetFir[];

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Fin de l’exercice pour lequel l’aide est attribuée',
    description: 'Le 31 décembre de l’année de la décision si rien n’est précisé',
    examples: ['2023-12-31'],
  })
  finExercice?: string;
}

export class VersementFir extends DonneesActe {
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  @JSONSchema(MONTANT)
  montantCentimes!: Centimes;
}

export class CompteRenduFir extends DonneesActe {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  @JSONSchema(RANG)
  aide?: number;
}

export const MOTIFS_REVERSEMENT = ['CONDITIONS_NON_TENUES', 'EMPLOI_NON_CONFORME', 'COMPTE_RENDU_NON_PRODUIT'] as const;

export class ExigenceDeReversement extends Motivation {
  @IsIn(MOTIFS_REVERSEMENT)
  @JSONSchema({ title: 'Motif', examples: ['CONDITIONS_NON_TENUES'] })
  motif!: (typeof MOTIFS_REVERSEMENT)[number];

  @IsInt()
  @Min(1)
  @Max(100_000_000)
  @JSONSchema({ ...MONTANT, title: 'Montant à reverser (en centimes d’euro)' })
  montantCentimes!: Centimes;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  @JSONSchema(RANG)
  aide?: number;
}

export class ReversementRecu extends VersementFir {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  @JSONSchema(RANG)
  aide?: number;
}

/** A grant that was paid and of which no account has come. */
export const sansCompteRendu = ({ verseeLe, compteRendu }: AideFir): boolean => verseeLe !== undefined && !compteRendu;
/** What may still be claimed of a grant. */
export const resteExigible = ({ verse, reversement }: AideFir): Centimes => verse - (reversement?.exige ?? 0);
export const resteAReverser = ({ reversement }: AideFir): Centimes =>
  reversement ? reversement.exige - reversement.recu : 0;

const changer = (faits: FaitsCpts, aide: AideFir, changement: Partial<AideFir>): FaitsCpts => ({
  ...faits,
  fir: faits.fir!.map((autre) => (autre.seq === aide.seq ? { ...aide, ...changement } : autre)),
});

/** On the grant that is asked for, or that was last decided. */
const surLAide = (faits: FaitsCpts, changement: Partial<AideFir>) => changer(faits, derniereAide(faits)!, changement);

export const EVENEMENTS_FIR: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DEMANDER_FIR',
    libelle: 'Demander une aide FIR',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DemandeFir,
    suppose: 'aucune demande d’aide en cours d’examen ni aide attribuée à verser',
    sources: [instructionFiness('§ II.2'), guideHdf('fiche 5')],
    avertissements: ['A-AMORCAGE'],
    noter: (faits, { le, seq, donnees }) => {
      const { objets, depotInitial } = donnees as DemandeFir;
      const depart = depotInitial
        ? { le: depotInitial.le, seq, fait: `première réception de la demande d’aide (${depotInitial.aupresDe})` }
        : { le, seq, fait: 'réception de la demande d’aide' };
      return { ...faits, fir: [...(faits.fir ?? []), { le, seq, depart, objets, demandes: [], verse: 0 }] };
    },
  },
  {
    type: 'DEMANDER_PIECES_FIR',
    libelle: 'Demander des pièces de la demande d’aide FIR',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DemandeDePieces,
    suppose: 'une demande d’aide en cours d’examen',
    sources: [crpa('L.114-5')],
    variantes: ['BLOQUANTE', 'SIMPLE'],
    aiguiller: ({ nature }: DemandeDePieces) => nature,
    noter: (faits, { le, seq, donnees }) => {
      const { demandes } = derniereAide(faits)!;
      return surLAide(faits, { demandes: [...demandes, demander(donnees as DemandeDePieces, le, seq)] });
    },
  },
  {
    type: 'RECEVOIR_PIECES_FIR',
    libelle: 'Recevoir des pièces de la demande d’aide FIR',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: ReceptionDePieces,
    suppose: 'une demande d’aide en cours d’examen',
    sources: [crpa('L.114-5, al. 3')],
    variantes: ['COMPLET', 'PARTIEL'],
    aiguiller: ({ pieces }: ReceptionDePieces, faits) =>
      aiguillerReception(derniereAide(faits)?.demandes ?? [], pieces),
    noter: (faits, { le, seq, donnees }) =>
      surLAide(faits, {
        demandes: recevoir(derniereAide(faits)!.demandes, (donnees as ReceptionDePieces).pieces, le, seq),
      }),
  },
  {
    type: 'RETIRER_DEMANDE_FIR',
    libelle: 'Enregistrer le retrait de la demande d’aide FIR',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: DonneesSansPrecision,
    suppose: 'une demande d’aide en cours d’examen',
    sources: [FIR],
    noter: (faits) => ({ ...faits, fir: faits.fir!.slice(0, -1) }),
  },
  {
    type: 'ATTRIBUER_FIR',
    libelle: 'Attribuer l’aide FIR',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: AttributionFir,
    suppose: 'une demande d’aide en cours d’examen',
    sources: [FIR, instructionFiness('§ II.2')],
    avertissements: ['X-23', 'R-T-12'],
    noter: (faits, { le, seq, donnees }) => {
      const { montantCentimes, objets, finExercice } = donnees as AttributionFir;
      return surLAide(faits, {
        ...(objets ? { objets } : {}),
        decision: { le, seq, sens: 'ATTRIBUEE' },
        montant: montantCentimes,
        finExercice: finExercice ?? `${le.slice(0, 4)}-${enVigueur(FIN_EXERCICE, le).valeur}`,
      });
    },
  },
  {
    type: 'REFUSER_FIR',
    libelle: 'Refuser l’aide FIR',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: Motivation,
    suppose: 'une demande d’aide en cours d’examen',
    sources: [FIR, crpa('L.211-2')],
    noter: (faits, { le, seq }) => surLAide(faits, { decision: { le, seq, sens: 'REFUSEE' } }),
  },
  {
    type: 'SIGNER_CONVENTION_FIR',
    libelle: 'Signer la convention de l’aide FIR',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: DonneesSansPrecision,
    suppose: 'une aide attribuée, à verser',
    sources: [SUBVENTIONS, FIR],
    noter: (faits, { le }) => surLAide(faits, { conventionLe: le }),
  },
  {
    type: 'VERSER_FIR',
    libelle: 'Verser l’aide FIR',
    phase: 'P4',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: VersementFir,
    suppose: 'une aide attribuée',
    sources: [guideHdf('fiche 5'), FIR],
    avertissements: ['A-CONTRAT-FIR', 'R-T-01b'],
    noter: (faits, { le, donnees }) => {
      const { verse, verseeLe } = derniereAide(faits)!;
      return surLAide(faits, {
        verse: verse + (donnees as VersementFir).montantCentimes,
        verseeLe: verseeLe ?? le,
      });
    },
  },
  {
    type: 'RETIRER_FIR',
    libelle: 'Retirer l’aide FIR avant son versement',
    phase: 'P4',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: Motivation,
    suppose: 'une aide attribuée, à verser',
    sources: [crpa('L.242-2, 2°')],
    noter: (faits, { le, seq }) => surLAide(faits, { decision: { le, seq, sens: 'REFUSEE' } }),
  },
  {
    type: 'RENDRE_COMPTE_FIR',
    libelle: 'Recevoir le compte rendu financier de l’aide FIR',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: CompteRenduFir,
    suppose: 'une aide versée',
    sources: [SUBVENTIONS],
    avertissements: ['D-P2-04'],
    noter: (faits, { le, seq, donnees }) =>
      changer(faits, aideVisee(faits, (donnees as CompteRenduFir).aide, sansCompteRendu)!, {
        compteRendu: { le, seq },
      }),
  },
  {
    type: 'EXIGER_REVERSEMENT_FIR',
    libelle: 'Exiger le reversement de l’aide FIR',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['DG_ARS'],
    donnees: ExigenceDeReversement,
    suppose: 'une aide versée',
    sources: [crpa('L.242-2, 2°'), SUBVENTIONS],
    noter: (faits, { le, seq, donnees }) => {
      const { aide: rang, montantCentimes } = donnees as ExigenceDeReversement;
      const aide = aideVisee(faits, rang, (autre) => resteExigible(autre) > 0)!;
      const { exige = 0, recu = 0 } = aide.reversement ?? {};
      return changer(faits, aide, { reversement: { le, seq, exige: exige + montantCentimes, recu } });
    },
  },
  {
    type: 'RECEVOIR_REVERSEMENT_FIR',
    libelle: 'Recevoir un reversement de l’aide FIR',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: ReversementRecu,
    suppose: 'un reversement exigé',
    sources: [crpa('L.242-2, 2°')],
    noter: (faits, { donnees }) => {
      const { aide: rang, montantCentimes } = donnees as ReversementRecu;
      const aide = aideVisee(faits, rang, (autre) => resteAReverser(autre) > 0)!;
      const { reversement } = aide;
      return changer(faits, aide, { reversement: { ...reversement!, recu: reversement!.recu + montantCentimes } });
    },
  },
];
