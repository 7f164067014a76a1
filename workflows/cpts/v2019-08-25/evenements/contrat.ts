import { DateCivile, enVigueur, EstDateCivile } from '#libs/droit';
import type { Evenement, EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Mission } from '../../missions';
import { BAREME, INDICATEURS_NATIONAUX, PIECES_ACI, PIECES_EXIGEES, PieceAci } from '../../parametres';
import { ACI_2019, crpa, ficheFas, guideHdf } from '../../sources';
import { taille } from '../../tailles';
import { Contrat, contratSigne, FaitsCpts } from '../faits';
import type { IndicateurConvenu, Signature } from '../faits/contrat';
import { CANAUX, Canal, DonneesActe, Motivation } from './champs';
import { Engagements, Indicateur, Signatures } from './engagements';

const EXEMPLE_DE_PIECES = ['STATUTS', 'MEMBRES'];

export class DemandeAci extends DonneesActe {
  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['TELESERVICE'] })
  canal?: Canal;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PIECES_ACI, { each: true })
  @JSONSchema({
    title: 'Pièces jointes',
    description: 'Tenues pour complètes si rien n’est précisé ; sinon, celles qui manquent sont attendues',
    examples: [PIECES_ACI.slice(0, 4)],
  })
  pieces?: PieceAci[];
}

export class DemandeDePiecesAci extends DonneesActe {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PIECES_ACI, { each: true })
  @JSONSchema({ title: 'Pièces demandées', examples: [EXEMPLE_DE_PIECES] })
  pieces!: PieceAci[];

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'À produire avant le', description: 'Date de relance, sans effet', examples: ['2023-08-15'] })
  avantLe?: DateCivile;
}

export class ReceptionDePiecesAci extends DonneesActe {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PIECES_ACI, { each: true })
  @JSONSchema({
    title: 'Pièces reçues',
    description: 'Toutes celles qui sont attendues si rien n’est précisé',
    examples: [EXEMPLE_DE_PIECES],
  })
  pieces?: PieceAci[];
}

export class ConvocationNegociation extends DonneesActe {
  @EstDateCivile()
  @JSONSchema({ title: 'Séance fixée au', examples: ['2023-07-25'] })
  seanceLe!: DateCivile;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'URPS invitée', description: 'À la demande de la CPTS', examples: [true] })
  urps?: boolean;
}

export class Negociation extends DonneesActe {
  @IsIn(['ACCORD', 'DESACCORD'])
  @JSONSchema({ title: 'Issue', description: 'Sur les indicateurs et leurs niveaux d’atteinte', examples: ['ACCORD'] })
  issue!: 'ACCORD' | 'DESACCORD';
}

export class SignatureAci extends Engagements {
  @IsOptional()
  @ValidateNested()
  @Type(() => Signatures)
  @JSONSchema({ title: 'Signatures', description: 'La date du contrat est celle de la dernière' })
  signatures?: Signatures;
}

export const surLeContrat = (faits: FaitsCpts, changement: Partial<Contrat>): FaitsCpts => ({
  ...faits,
  contrat: { ...faits.contrat!, ...changement },
});

/** What is frozen at the signature, so that the amounts of a contract never depend on what comes after. */
export function figer(faits: FaitsCpts, { le, seq, donnees }: Evenement<Engagements>): Signature {
  const { missions, membres, indicateurs, calendrier = [], population = faits.population } = donnees;
  const demarrages = calendrier.flatMap(({ mission, demarrageLe }) => (demarrageLe ? [[mission, demarrageLe]] : []));
  return {
    le,
    seq,
    missions,
    population: { total: population.total, millesime: population.millesime },
    taille: taille(population.total, le).valeur,
    bareme: enVigueur(BAREME, le).du,
    // Without any word on them, the five national ones apply, to be followed only. R-T-10.
    indicateurs: convenir(indicateurs ?? nationauxEnSuivi(le), le),
    ...(membres === undefined ? {} : { membres }),
    ...(demarrages.length
      ? { demarrages: Object.fromEntries(demarrages) as Partial<Record<Mission, DateCivile>> }
      : {}),
  };
}

const nationauxEnSuivi = (le: DateCivile) =>
  enVigueur(INDICATEURS_NATIONAUX, le).valeur.map(({ code }) => ({ code, type: 'SUIVI' as const }));

/** What the computation and the screens need of them. The national ones are worded by the agreement, for its mission. */
export function convenir(indicateurs: readonly Indicateur[], le: DateCivile): IndicateurConvenu[] {
  const nationaux = enVigueur(INDICATEURS_NATIONAUX, le).valeur;
  return indicateurs.map(({ delaiHeures: _, ...saisi }) => {
    const national = nationaux.find(({ code }) => code === saisi.code);
    const missions = national ? [...new Set<Mission>(['ACCES_SOINS', ...(saisi.missions ?? [])])] : saisi.missions;
    return { ...saisi, ...national, ...(missions?.length ? { missions } : {}) };
  });
}

/** The contract without what its request lacked. */
function sansAttente({ piecesAttendues: _, piecesDemandees: __, complete: ___, ...contrat }: Contrat): Contrat {
  return contrat;
}

/** The request for a contract, made anew: those that were signed before are kept, what was refused is not. */
function demander(faits: FaitsCpts, { le, seq, donnees }: Evenement<DemandeAci>): FaitsCpts {
  const echu = contratSigne(faits);
  const manquantes = enVigueur(PIECES_EXIGEES, le).valeur.filter((piece) => donnees.pieces?.includes(piece) === false);
  return {
    ...faits,
    contrat: {
      demande: { le, seq },
      ...(manquantes.length ? { piecesAttendues: manquantes } : {}),
      ...(echu ? { precedent: echu } : {}),
    },
  };
}

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
    avertissements: ['G-P6-02', 'G-P6-03', 'A-PIECES-RECOMMANDEES'],
    noter: (faits, evenement) => demander(faits, evenement as Evenement<DemandeAci>),
  },
  {
    type: 'DEMANDER_PIECES_ACI',
    libelle: 'Demander les pièces manquantes de la demande de contrat',
    phase: 'P6',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DemandeDePiecesAci,
    suppose: 'une demande de contrat en cours',
    sources: [ficheFas('la demande de contrat')],
    noter: (faits, { le, seq, donnees }) => {
      const { pieces, avantLe } = donnees as DemandeDePiecesAci;
      const contrat = faits.contrat!;
      return {
        ...faits,
        contrat: {
          ...sansAttente(contrat),
          piecesAttendues: [...new Set([...(contrat.piecesAttendues ?? []), ...pieces])],
          piecesDemandees: { le, seq, ...(avantLe ? { avantLe } : {}) },
        },
      };
    },
  },
  {
    type: 'RECEVOIR_PIECES_ACI',
    libelle: 'Recevoir des pièces de la demande de contrat',
    phase: 'P6',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: ReceptionDePiecesAci,
    suppose: 'des pièces de la demande attendues',
    sources: [ficheFas('la demande de contrat')],
    noter: (faits, { le, seq, donnees }) => {
      const { pieces } = donnees as ReceptionDePiecesAci;
      const contrat = faits.contrat!;
      const reste = pieces ? (contrat.piecesAttendues ?? []).filter((piece) => !pieces.includes(piece)) : [];
      return reste.length
        ? surLeContrat(faits, { piecesAttendues: reste })
        : { ...faits, contrat: { ...sansAttente(contrat), complete: { le, seq } } };
    },
  },
  {
    type: 'CONVOQUER_NEGOCIATION_ACI',
    libelle: 'Convoquer la négociation du contrat',
    phase: 'P6',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: ConvocationNegociation,
    suppose: 'une demande de contrat complète',
    sources: [ficheFas('le contrat tripartite'), guideHdf('fiche 6')],
    noter: (faits, { le, seq, donnees }) =>
      surLeContrat(faits, { convocation: { le, seq, seanceLe: (donnees as ConvocationNegociation).seanceLe } }),
  },
  {
    type: 'TENIR_NEGOCIATION_ACI',
    libelle: 'Tenir la négociation du contrat',
    phase: 'P6',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: Negociation,
    suppose: 'une demande de contrat complète',
    sources: [ficheFas('le contrat tripartite'), guideHdf('fiche 6')],
    variantes: ['ACCORD', 'DESACCORD'],
    aiguiller: ({ issue }: Negociation) => issue,
    noter: (faits, { le, seq, donnees }) =>
      surLeContrat(faits, { negociation: { le, seq, accord: (donnees as Negociation).issue === 'ACCORD' } }),
  },
  {
    type: 'REFUSER_ACI',
    libelle: 'Refuser de contractualiser',
    phase: 'P6',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: Motivation,
    suppose: 'une demande de contrat en cours',
    sources: [guideHdf('fiche 6'), crpa('L.211-2')],
    noter: (faits, { le, seq }) => ({ ...faits, contrat: { ...sansAttente(faits.contrat!), refus: { le, seq } } }),
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
    avertissements: ['G-P6-03', 'G-P6-06', 'R-T-01b', 'R-T-09', 'R-T-14', 'A-POPULATION-PARTIELLE'],
    noter: (faits, evenement) => surLeContrat(faits, { signature: figer(faits, evenement as Evenement<SignatureAci>) }),
  },
];
