import type { EvenementDefini } from '#libs/moteur';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
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
];
