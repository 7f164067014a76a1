import { Personne, Personnel, ReferencePersonne } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { DISSOLUTION_ASSOCIATION, DISSOLUTION_SANS_CONTRAT } from '../../sources';
import { FaitsCpts } from '../faits';
import { Dissolution } from '../faits/fin';
import { DonneesActe, DonneesSansPrecision } from './champs';
import { surLeContrat } from './contrat';
import { sansRupture } from './rupture';

export class DecisionDeDissolution extends DonneesActe {
  @IsBoolean()
  @JSONSchema({
    title: 'Décision prise selon les statuts',
    description: 'Assemblée générale convoquée, quorum et majorité des statuts',
    examples: [true],
  })
  selonLesStatuts!: boolean;

  @Personnel()
  @IsOptional()
  @ValidateNested()
  @Type(() => Personne)
  @JSONSchema({ title: 'Liquidateur désigné' })
  liquidateur?: Personne;
}

export class DeclarationDeDissolution extends DonneesActe {
  @IsIn(['GREFFE', 'INSEE'])
  @JSONSchema({ title: 'Déclarée auprès de', description: 'Greffe des associations ou INSEE', examples: ['GREFFE'] })
  organisme!: 'GREFFE' | 'INSEE';

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Procès-verbal de l’assemblée joint', examples: [true] })
  procesVerbalJoint?: boolean;
}

export class ClotureDeLiquidation extends DonneesActe {
  @IsBoolean()
  @JSONSchema({ title: 'Dettes payées', examples: [true] })
  dettesPayees!: boolean;

  @IsIn(['ASSOCIATION_DE_MEME_OBJET', 'COLLECTIVITE_OU_ETABLISSEMENT', 'AUTRE_TIERS', 'SANS_ACTIF', 'MEMBRES'])
  @JSONSchema({
    title: 'Dévolution de l’actif',
    description: 'Selon les statuts ou l’assemblée générale',
    examples: ['ASSOCIATION_DE_MEME_OBJET'],
  })
  devolution!: string;
}

const surLaDissolution = (faits: FaitsCpts, changement: Partial<Dissolution>): FaitsCpts =>
  faits.dissolution ? { ...faits, dissolution: { ...faits.dissolution, ...changement } } : faits;

export const EVENEMENTS_DISSOLUTION: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DECIDER_DISSOLUTION',
    libelle: 'Enregistrer la dissolution de l’association',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DecisionDeDissolution,
    suppose: 'une association déclarée et non dissoute, avec ou sans contrat',
    sources: [DISSOLUTION_ASSOCIATION, DISSOLUTION_SANS_CONTRAT],
    noter: (faits, { le, seq, donnees }) => {
      const { liquidateur } = donnees as { liquidateur?: ReferencePersonne };
      return { ...faits, dissolution: { le, seq, ...(liquidateur ? { liquidateur } : {}) } };
    },
  },
  {
    type: 'DECLARER_DISSOLUTION',
    libelle: 'Enregistrer la déclaration de la dissolution',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DeclarationDeDissolution,
    suppose: 'une association en liquidation ou dissoute',
    sources: [DISSOLUTION_ASSOCIATION],
    noter: (faits, { le, seq, donnees }) =>
      surLaDissolution(
        faits,
        (donnees as DeclarationDeDissolution).organisme === 'GREFFE' ? { greffe: { le, seq } } : { insee: { le, seq } },
      ),
  },
  {
    type: 'CLOTURER_LIQUIDATION',
    libelle: 'Enregistrer la clôture de la liquidation',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: ClotureDeLiquidation,
    suppose: 'une association en liquidation',
    sources: [DISSOLUTION_ASSOCIATION],
    avertissements: ['A-DISSOLUTION-DECLAREE'],
    noter: (faits, { le, seq }) => surLaDissolution(faits, { liquidation: { le, seq } }),
  },
  {
    type: 'CONSTATER_RESILIATION_DE_FAIT',
    libelle: 'Constater la résiliation de fait du contrat',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'DG_ARS'],
    donnees: DonneesSansPrecision,
    suppose: 'un contrat ACI en vigueur et une association dissoute',
    sources: [DISSOLUTION_ASSOCIATION],
    noter: (faits, { le, seq }) => sansRupture(surLeContrat(faits, { fin: { le, seq, cause: 'DISSOLUTION' } })),
  },
];
