import { EstDateCivile, EstNumeroRna, EstSiren, EstSiret, Personne, Personnel, ReferencePersonne } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { guideHdf, ordonnance2021 } from '../../sources';
import { Association, FaitsCpts, FormeJuridique } from '../faits';
import { DonneesActe } from './champs';

export class DeclarationAssociation extends DonneesActe {
  @IsIn(['ASSOCIATION_1901', 'ASSOCIATION_DROIT_LOCAL', 'AUTRE'])
  @JSONSchema({ title: 'Forme juridique', examples: ['ASSOCIATION_1901'] })
  forme!: FormeJuridique;

  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @JSONSchema({ title: 'Dénomination des statuts', examples: ['CPTS Exemple (fictif)'] })
  denomination!: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Créée le', description: 'Assemblée constitutive', examples: ['2023-01-10'] })
  creeeLe?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Récépissé de déclaration du', examples: ['2023-01-20'] })
  recepisseLe?: string;

  @IsOptional()
  @EstNumeroRna()
  @JSONSchema({ title: 'Numéro RNA', examples: ['W133012345'] })
  rna?: string;

  @IsOptional()
  @EstSiren()
  @JSONSchema({ title: 'SIREN', description: 'Neuf chiffres', examples: ['732829320'] })
  siren?: string;

  @IsOptional()
  @EstSiret()
  @JSONSchema({ title: 'SIRET du siège', description: 'Quatorze chiffres', examples: ['73282932000074'] })
  siret?: string;

  @IsOptional()
  @IsString()
  @MaxLength(5)
  @JSONSchema({ title: 'Code APE', examples: ['9499Z'] })
  ape?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @JSONSchema({ title: 'Adresse du siège', examples: ['1 place de la Mairie, 13100 Aix-en-Provence'] })
  siege?: string;

  @Personnel()
  @IsOptional()
  @IsEmail()
  @JSONSchema({ title: 'Courriel de l’association', format: 'email', examples: ['contact@cpts.test'] })
  courriel?: string;

  @Personnel()
  @IsOptional()
  @ValidateNested()
  @Type(() => Personne)
  @JSONSchema({ title: 'Président ou représentant' })
  representant?: Personne;
}

type AssociationJournalisee = Omit<DeclarationAssociation, 'representant' | 'courriel'> & {
  representant?: ReferencePersonne;
  courriel?: ReferencePersonne;
};

export const EVENEMENTS_ASSOCIATION: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'DECLARER_ASSOCIATION',
    libelle: 'Déclarer ou compléter l’association',
    phase: 'P4',
    route: 'PRINCIPALE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DeclarationAssociation,
    suppose: 'un dossier ouvert',
    sources: [ordonnance2021('art. L.1434-12-1 du CSP'), guideHdf('fiche 5')],
    noter: (faits, { le, seq, donnees }) => {
      const { derogations: _, ...declaree } = donnees as AssociationJournalisee;
      const connue = faits.association;
      // Another legal form is another legal person: neither its date nor its numbers are those of the former one.
      const reprise = connue?.forme === declaree.forme ? connue : undefined;
      return { ...faits, association: { le, seq, ...reprise, ...declaree } as Association };
    },
  },
];
