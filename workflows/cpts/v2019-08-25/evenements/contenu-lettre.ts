import { Personne, Personnel, ReferencePersonne } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { CASES_DE_LA_FICHE } from '../../fiche-signaletique';
import { guideHdf, guideReunion, REGLE_APPLICATION } from '../../sources';
import { FaitsCpts } from '../faits';
import { DonneesActe, ElementTerritoire } from './champs';
import {
  Initiateur,
  INITIATEURS_EXEMPLE,
  nouveauTerritoire,
  Orientation,
  surLaLettre,
  TERRITOIRE_EXEMPLE,
} from './champs-lettre';

/** What changes in the letter: what is not named stays as it was. */
export class NouvelleVersionLettre extends DonneesActe {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => Initiateur)
  @JSONSchema({
    title: 'Professionnels initiateurs',
    description: 'Tous, s’ils changent',
    examples: [INITIATEURS_EXEMPLE],
  })
  initiateurs?: Initiateur[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Orientation)
  @JSONSchema({
    title: 'Orientations',
    description: 'Toutes, si elles changent : au moins une par mission socle en vigueur à la date du dépôt',
    examples: [[{ mission: 'ACCES_SOINS', texte: 'Premières actions envisagées (fictif).' }]],
  })
  orientations?: Orientation[];

  @Personnel()
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Personne)
  @JSONSchema({
    title: 'Contacts',
    description: 'Tous, s’ils changent : au moins une personne joignable',
    examples: [[{ nom: 'Dr Camille Martin (fictif)', courriel: 'porteur@cpts.test' }]],
  })
  contacts?: Personne[];

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ElementTerritoire)
  @JSONSchema({ title: 'Territoire', description: 'S’il change', examples: [TERRITOIRE_EXEMPLE] })
  territoire?: ElementTerritoire[];
}

export class FicheSignaletique extends DonneesActe {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @JSONSchema({ title: 'Ville principale', examples: ['Aix-en-Provence'] })
  villePrincipale!: string;

  @IsArray()
  @ArrayUnique()
  @IsIn(CASES_DE_LA_FICHE, { each: true })
  @JSONSchema({
    title: 'Cases cochées',
    description: 'Thèmes que la communauté retient, parmi ceux de la fiche',
    items: { type: 'string', enum: [...CASES_DE_LA_FICHE] },
    examples: [['ACCES_SOINS.SOINS_NON_PROGRAMMES', 'PARCOURS_PATHOLOGIES.DIABETE', 'PREVENTION.VACCINATION']],
  })
  cases!: string[];

  @Personnel()
  @IsOptional()
  @ValidateNested()
  @Type(() => Personne)
  @JSONSchema({ title: 'Leader ou contact', description: 'Avec son courriel' })
  leader?: Personne;
}

export class BinomeAccompagnateur extends DonneesActe {
  @Personnel()
  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => Personne)
  @JSONSchema({
    title: 'Référents',
    description: 'L’un à l’ARS, l’autre à l’assurance maladie : leur qualité le dit',
    examples: [
      [
        { nom: 'Claude Exemple (fictif)', qualite: 'Référent ARS' },
        { nom: 'Dominique Exemple (fictif)', qualite: 'Référent CPAM' },
      ],
    ],
  })
  referents!: Personne[];
}

type VersionJournalisee = Omit<NouvelleVersionLettre, 'contacts'> & { contacts?: ReferencePersonne[] };

/** The letter lives on until the project, and what its validation sets going. */
export const EVENEMENTS_CONTENU_LETTRE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'ACTUALISER_LETTRE_INTENTION',
    libelle: 'Enregistrer une nouvelle version de la lettre d’intention',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: NouvelleVersionLettre,
    suppose: 'une lettre d’intention déposée, et aucun projet de santé déposé',
    sources: [guideHdf('fiche 4')],
    constats: ['territoire', 'chevauchements'],
    avertissements: ['A-INITIATEURS', 'G-P1-04'],
    noter: (faits, { le, seq, donnees, constats }) => {
      const { orientations, contacts } = donnees as VersionJournalisee;
      return surLaLettre(
        { ...faits, ...nouveauTerritoire(constats) },
        {
          versions: [...(faits.lettre!.versions ?? []), { le, seq }],
          ...(orientations ? { missions: [...new Set(orientations.map(({ mission }) => mission))] } : {}),
          ...(contacts ? { contacts } : {}),
        },
      );
    },
  },
  {
    type: 'REMPLIR_FICHE_SIGNALETIQUE',
    libelle: 'Remplir la fiche signalétique de la CPTS',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: FicheSignaletique,
    suppose: 'un dossier ouvert',
    sources: [guideReunion('annexe 3')],
    noter: (faits, { le, seq, donnees }) => {
      const { villePrincipale, cases } = donnees as FicheSignaletique;
      return surLaLettre(faits, { fiche: { le, seq, villePrincipale, cases: cases.length } });
    },
  },
  {
    type: 'DESIGNER_BINOME',
    libelle: 'Désigner le binôme accompagnateur',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: BinomeAccompagnateur,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiche 8'), REGLE_APPLICATION],
    noter: (faits, { le, seq, donnees }) => {
      const { referents } = donnees as { referents: ReferencePersonne[] };
      return surLaLettre(faits, { binome: { le, seq, referents } });
    },
  },
];
