import type { Evenement, EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { PIECES_ACI, PieceAci } from '../../parametres';
import { FORME_ASSOCIATIVE, ficheFas, RENOUVELLEMENT_EXPRES } from '../../sources';
import { FaitsCpts } from '../faits';
import { DonneesSansPrecision, EcheanceAtteinte } from './champs';
import { figer, surLeContrat } from './contrat';
import { Engagements, Signatures } from './engagements';
import { parcoursEnVigueur } from './parcours';

export class RenouvellementAci extends Engagements {
  @ValidateNested()
  @Type(() => Signatures)
  @JSONSchema({ title: 'Signatures', description: 'La date du renouvellement est celle de la dernière' })
  signatures!: Signatures;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PIECES_ACI, { each: true })
  @JSONSchema({
    title: 'Pièces du dossier de renouvellement',
    description: 'Tenues pour complètes si rien n’est précisé',
    examples: [PIECES_ACI.slice(0, 4)],
  })
  pieces?: PieceAci[];
}

/** The contract that was renewed ends, and the next one begins, chained to it: what is due of the first stays due. */
export function prendreEffet(faits: FaitsCpts, le: string, seq: number): FaitsCpts {
  const { renouvellement, avenant, ...ancien } = faits.contrat!;
  if (!renouvellement) return faits;
  return {
    ...faits,
    contrat: {
      demande: { le: renouvellement.le, seq: renouvellement.seq },
      signature: { ...renouvellement, le, seq, signeeLe: renouvellement.le },
      // What is being negotiated goes on, under the new contract.
      ...(avenant ? { avenant } : {}),
      precedent: { ...ancien, fin: { le, seq, cause: 'RENOUVELLEMENT' } },
    },
  };
}

export const EVENEMENTS_RENOUVELLEMENT: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'PREVENIR_DU_TERME',
    libelle: 'Prévenir la CPTS du terme de son contrat',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: DonneesSansPrecision,
    suppose: 'un contrat ACI en vigueur, sans préavis en cours',
    sources: [ficheFas('le contrat tripartite'), RENOUVELLEMENT_EXPRES],
    noter: (faits) => faits,
  },
  {
    type: 'RENOUVELER_ACI',
    libelle: 'Signer le renouvellement du contrat ACI',
    phase: 'P7',
    route: 'PRINCIPALE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: RenouvellementAci,
    suppose: 'un contrat ACI en vigueur, sans préavis en cours',
    sources: [ficheFas('le contrat tripartite'), RENOUVELLEMENT_EXPRES, FORME_ASSOCIATIVE],
    avertissements: ['G-P6-06', 'R-T-09', 'R-T-14', 'A-POPULATION-PARTIELLE'],
    noter: (faits, evenement) =>
      surLeContrat(faits, { renouvellement: figer(faits, evenement as Evenement<RenouvellementAci>) }),
  },
  {
    type: 'CONSTATER_RENOUVELLEMENT',
    libelle: 'Constater la prise d’effet du renouvellement',
    phase: 'P7',
    route: 'HORLOGE',
    roles: ['HORLOGE'],
    donnees: EcheanceAtteinte,
    suppose: 'un contrat ACI renouvelé, parvenu à son terme',
    sources: [ficheFas('le contrat tripartite'), RENOUVELLEMENT_EXPRES],
    // Signed under the text of its day: a dossier that its first contract kept under an older path leaves it here.
    versVersion: (_, { contrat }) => parcoursEnVigueur(contrat?.signature?.signeeLe),
    noter: (faits, { le, seq }) => prendreEffet(faits, le, seq),
  },
];
