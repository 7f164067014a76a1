import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { csp, ficheFas, guideHdf } from '../../sources';
import { FaitsCpts } from '../faits';
import { DonneesActe, EcheanceAtteinte } from './champs';
import { surLeContrat } from './contrat';
import { PreuveDeReception } from './preuve';
import { sansRupture } from './rupture';

export class Resiliation extends DonneesActe {
  @IsOptional()
  @ValidateNested()
  @Type(() => PreuveDeReception)
  @JSONSchema({ title: 'Preuve de réception', description: 'La date du fait est celle de la réception par la caisse' })
  preuve?: PreuveDeReception;
}

export class FinDeContrat extends EcheanceAtteinte {
  @IsIn(['EXPIRATION', 'RESILIATION'])
  @JSONSchema({ title: 'Cause', examples: ['EXPIRATION'] })
  cause!: 'EXPIRATION' | 'RESILIATION';
}

const AUTRE_CPTS = {
  title: 'Autre CPTS',
  description: 'Celle qui reprend le projet, en cas de fusion',
  examples: ['CPTS voisine (fictif)'],
};

export const MOTIFS_CLOTURE = ['CONTRAT_ETEINT', 'DISSOLUTION', 'RETRAIT_DU_PROJET', 'FUSION', 'SANS_SUITE'] as const;

export class Cloture extends DonneesActe {
  @IsIn(MOTIFS_CLOTURE)
  @JSONSchema({ title: 'Motif de clôture', examples: ['CONTRAT_ETEINT'] })
  motif!: (typeof MOTIFS_CLOTURE)[number];

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema(AUTRE_CPTS)
  autreCpts?: string;
}

export class Abandon extends DonneesActe {
  @IsIn(['RETRAIT_PAR_LE_PORTEUR', 'FUSION_AVEC_UN_AUTRE_PROJET', 'SANS_NOUVELLES'])
  @JSONSchema({ title: 'Motif d’abandon', examples: ['RETRAIT_PAR_LE_PORTEUR'] })
  motif!: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema(AUTRE_CPTS)
  autreCpts?: string;
}

export const EVENEMENTS_FIN: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'RECEVOIR_RESILIATION',
    libelle: 'Recevoir la résiliation du contrat par la CPTS',
    phase: 'P8',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: Resiliation,
    suppose: 'un contrat ACI en vigueur, sans préavis en cours',
    sources: [guideHdf('fiche 7')],
    avertissements: ['A-RECOMMANDE-ELECTRONIQUE'],
    noter: (faits, { le, seq }) => {
      // Received in time but recorded after the term: the notice had ended the contract before it.
      const { fin: _, ...contrat } = faits.contrat!;
      return { ...sansRupture(faits), contrat: { ...contrat, resiliation: { le, seq } } };
    },
  },
  {
    type: 'CONSTATER_FIN_CONTRAT',
    libelle: 'Constater la fin du contrat ACI',
    phase: 'P8',
    route: 'HORLOGE',
    roles: ['HORLOGE'],
    donnees: FinDeContrat,
    suppose: 'un contrat ACI parvenu à son terme ou au bout de son préavis',
    sources: [ficheFas('le contrat tripartite'), guideHdf('fiche 7')],
    noter: (faits, { le, seq, donnees }) =>
      sansRupture(surLeContrat(faits, { fin: { le, seq, cause: (donnees as FinDeContrat).cause } })),
  },
  {
    type: 'CLORE_DOSSIER',
    libelle: 'Clore le dossier',
    phase: 'P8',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: Cloture,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiche 7')],
    avertissements: ['A-MOTIF-CLOTURE', 'A-DECOMPTE-SOLDE'],
    noter: (faits, { le, seq, donnees }) => ({ ...faits, fin: { le, seq, motif: (donnees as Cloture).motif } }),
  },
  {
    type: 'ABANDONNER',
    libelle: 'Abandonner le projet de CPTS',
    phase: 'P1',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: Abandon,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiche 4'), csp('L.1434-12')],
    avertissements: ['A-MOTIF-CLOTURE'],
    noter: (faits, { le, seq, donnees }) => ({ ...faits, fin: { le, seq, motif: (donnees as Abandon).motif } }),
  },
];
