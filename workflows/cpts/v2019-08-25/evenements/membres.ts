import { Centimes, EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { CategorieMembre, CATEGORIES_MEMBRES } from '../../association';
import { csp, guideHdf, guideReunion, INDEMNITES_MEMBRES } from '../../sources';
import { FaitsCpts } from '../faits';
import type { PaiementAUnMembre } from '../faits/association';
import { DonneesActe } from './champs';

export class MouvementDeMembres extends DonneesActe {
  @IsIn(CATEGORIES_MEMBRES)
  @JSONSchema({ title: 'Catégorie', examples: ['INFIRMIER'] })
  categorie!: CategorieMembre;

  @IsInt()
  @Min(1)
  @Max(10_000)
  @JSONSchema({ title: 'Nombre de membres', description: 'De cette catégorie, à cette date', examples: [12] })
  nombre!: number;
}

export class AdmissionDeMembres extends MouvementDeMembres {
  @IsOptional()
  @IsIn(['LIBERAL', 'SALARIE', 'FRONTALIER', 'MILITAIRE'])
  @JSONSchema({ title: 'Mode d’exercice', examples: ['LIBERAL'] })
  exercice?: 'LIBERAL' | 'SALARIE' | 'FRONTALIER' | 'MILITAIRE';

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Autorisation du ministre de la défense du',
    description: 'Pour les professionnels de santé militaires',
    examples: ['2023-02-01'],
  })
  autorisationLe?: string;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({
    title: 'Conditions d’exercice en France remplies',
    description: 'Pour les professionnels de santé frontaliers',
    examples: [true],
  })
  conditionsRemplies?: boolean;
}

export class VersementAUnMembre extends DonneesActe {
  @Matches(/^[A-Z0-9][A-Z0-9-]{1,29}$/, { message: 'est une référence choisie par vous, comme M-0042, jamais un nom' })
  @JSONSchema({
    title: 'Référence du membre',
    description: 'Choisie par vos soins et gardée hors de l’application : jamais un nom',
    pattern: '^[A-Z0-9][A-Z0-9-]{1,29}$',
    examples: ['M-0042'],
  })
  membre!: string;

  @IsIn(['FRAIS', 'INDEMNITE', 'REMUNERATION'])
  @JSONSchema({
    title: 'Nature du versement',
    description:
      'Remboursement de frais, indemnité (perte de revenu liée aux fonctions) ou rémunération (participation aux missions)',
    examples: ['INDEMNITE'],
  })
  nature!: PaiementAUnMembre['nature'];

  @IsInt()
  @Min(1)
  @Max(100_000_000)
  @JSONSchema({ title: 'Montant (en centimes d’euro)', examples: [30_000] })
  montantCentimes!: Centimes;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Versé à un dirigeant, au titre de ses fonctions', examples: [false] })
  dirigeant?: boolean;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Frais réels, justifiés et proportionnés', examples: [true] })
  justifie?: boolean;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Frais de présence à une assemblée générale', examples: [false] })
  presenceAssemblee?: boolean;

  @IsOptional()
  @IsBoolean()
  @JSONSchema({ title: 'Décidé par son bénéficiaire', examples: [false] })
  decideParBeneficiaire?: boolean;
}

/** Paid to a member in the calendar year of a day, expenses left aside. */
export const verseDansLAnnee = (faits: FaitsCpts, membre: string, le: string): Centimes =>
  faits.versesAuxMembres?.[le.slice(0, 4)]?.[membre] ?? 0;

const mouvoir = (faits: FaitsCpts, { categorie, nombre }: MouvementDeMembres, sens: 1 | -1): FaitsCpts => ({
  ...faits,
  membres: { ...faits.membres, [categorie]: (faits.membres?.[categorie] ?? 0) + sens * nombre },
});

export const EVENEMENTS_MEMBRES: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'ADMETTRE_MEMBRES',
    libelle: 'Enregistrer des adhésions',
    phase: 'P4',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: AdmissionDeMembres,
    suppose: 'un dossier ouvert',
    sources: [csp('L.1434-12'), guideHdf('fiches 1 et 21')],
    noter: (faits, { donnees }) => mouvoir(faits, donnees as AdmissionDeMembres, 1),
  },
  {
    type: 'RADIER_MEMBRES',
    libelle: 'Enregistrer des départs de membres',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: MouvementDeMembres,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiche 5')],
    noter: (faits, { donnees }) => mouvoir(faits, donnees as MouvementDeMembres, -1),
  },
  {
    type: 'VERSER_A_UN_MEMBRE',
    libelle: 'Enregistrer un versement de l’association à un membre',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['CPAM', 'ARS_INSTRUCTEUR'],
    donnees: VersementAUnMembre,
    suppose: 'un dossier ouvert',
    sources: [INDEMNITES_MEMBRES, guideReunion('annexe 4')],
    avertissements: ['A-DIRIGEANT', 'A-FRAIS'],
    noter: (faits, { le, seq, donnees }) => {
      const { membre, nature, montantCentimes } = donnees as VersementAUnMembre;
      const paiement = { le, seq, membre, nature, montant: montantCentimes };
      const note = { ...faits, paiementsAuxMembres: [...(faits.paiementsAuxMembres ?? []), paiement] };
      if (nature === 'FRAIS') return note;
      const annee = le.slice(0, 4);
      return {
        ...note,
        versesAuxMembres: {
          ...faits.versesAuxMembres,
          [annee]: {
            ...faits.versesAuxMembres?.[annee],
            [membre]: verseDansLAnnee(faits, membre, le) + montantCentimes,
          },
        },
      };
    },
  },
];
