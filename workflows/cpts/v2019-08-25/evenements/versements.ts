import { EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { MISSIONS } from '../../missions';
import { ACI_2019, contratType, guideHdf } from '../../sources';
import { FaitsCpts } from '../faits';
import { NatureDeVersement, NATURES_DE_VERSEMENT, Versement } from '../faits/vie';
import { DonneesActe } from './champs';

const POSTES = ['FONCTIONNEMENT', ...MISSIONS] as const;

export class OrdreDeVersement extends DonneesActe {
  @IsIn(POSTES)
  @JSONSchema({ title: 'Poste', examples: ['FONCTIONNEMENT'] })
  poste!: Versement['poste'];

  @IsIn(NATURES_DE_VERSEMENT)
  @JSONSchema({ title: 'Nature', examples: ['AVANCE'] })
  nature!: NatureDeVersement;

  @IsInt()
  @Min(1)
  @Max(20)
  @JSONSchema({
    title: 'Année de contrat',
    description: 'Celle dont le versement solde ou avance la part',
    examples: [1],
  })
  annee!: number;

  @IsInt()
  @Min(1)
  @JSONSchema({ title: 'Montant (en centimes)', examples: [6_000_000] })
  montant!: number;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @JSONSchema({
    title: 'Détail du calcul',
    description: 'Repris dans l’avis de versement : base, part, prorata, taux d’atteinte',
    examples: ['60 000 € × 100 %, à la signature'],
  })
  calcul?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Dossier du contrat vérifié complet le',
    description: 'Nécessaire au premier versement : projet, statuts, contours du territoire, liste des membres',
    examples: ['2024-04-01'],
  })
  dossierVerifieLe?: string;
}

export const EVENEMENTS_VERSEMENTS: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'ORDONNER_VERSEMENT',
    libelle: 'Ordonner un versement',
    phase: 'P7',
    route: 'PRINCIPALE',
    roles: ['CPAM'],
    donnees: OrdreDeVersement,
    suppose: 'un dossier ouvert',
    sources: [ACI_2019, contratType('art. 6'), guideHdf('fiche 16')],
    avertissements: ['A-PART-CONTESTEE'],
    noter: (faits, { le, seq, donnees }) => {
      const { poste, nature, annee, montant, dossierVerifieLe } = donnees as OrdreDeVersement;
      return {
        ...faits,
        ...(dossierVerifieLe && !faits.dossierAciVerifie ? { dossierAciVerifie: dossierVerifieLe } : {}),
        versements: [...(faits.versements ?? []), { le, seq, poste, nature, annee, montant }],
      };
    },
  },
];
