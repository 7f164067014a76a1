import { EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { RappelEmployeur, RAPPELS_EMPLOYEUR } from '../../parametres';
import { COMPTES_DES_ASSOCIATIONS, guideHdf, guideReunion } from '../../sources';
import { FaitsCpts } from '../faits';
import { DonneesActe, SANS_PATIENT } from './champs';
import { EVENEMENTS_VERSEMENTS } from './versements';

class Exercice extends DonneesActe {
  @IsInt()
  @Min(2000)
  @Max(2199)
  @JSONSchema({ title: 'Exercice', description: 'Année civile de sa clôture', examples: [2023] })
  exercice!: number;
}

export class AssembleeGenerale extends Exercice {
  @IsBoolean()
  @JSONSchema({ title: 'Rapport d’activité soumis', examples: [true] })
  rapportActivite!: boolean;

  @IsBoolean()
  @JSONSchema({ title: 'Comptes approuvés', examples: [true] })
  comptesApprouves!: boolean;

  @IsBoolean()
  @JSONSchema({ title: 'Budget voté', examples: [true] })
  budgetVote!: boolean;

  @IsOptional()
  @IsInt()
  @Min(0)
  @JSONSchema({
    title: 'Subventions publiques reçues dans l’année (en centimes)',
    description: 'Contrat ACI, fonds d’intervention régional, collectivités',
    examples: [15_300_000],
  })
  subventionsPubliques?: number;

  @IsOptional()
  @IsIn(['COMMISSAIRE_AUX_COMPTES', 'EXPERT_COMPTABLE', 'AUCUN'])
  @JSONSchema({ title: 'Comptes examinés par', examples: ['COMMISSAIRE_AUX_COMPTES'] })
  examen?: 'COMMISSAIRE_AUX_COMPTES' | 'EXPERT_COMPTABLE' | 'AUCUN';

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({
    title: 'Délibérations',
    description: SANS_PATIENT,
    examples: ['Quitus donné au bureau ; cotisation inchangée.'],
  })
  deliberations?: string;
}

export class ComptesAnnuels extends Exercice {
  @IsIn(['TRANSMIS', 'PUBLIES'])
  @JSONSchema({
    title: 'Ce qui en est fait',
    description: 'Transmis à l’ARS et à la caisse, ou publiés au Journal officiel',
    examples: ['TRANSMIS'],
  })
  suite!: 'TRANSMIS' | 'PUBLIES';
}

const RAPPELS = Object.keys(RAPPELS_EMPLOYEUR) as RappelEmployeur[];

export class ObligationsEmployeur extends DonneesActe {
  @IsArray()
  @ArrayUnique()
  @IsIn(RAPPELS, { each: true })
  @JSONSchema({ title: 'Obligations remplies', examples: [RAPPELS] })
  remplies!: RappelEmployeur[];

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({ title: 'Prise de poste prévue le', examples: ['2024-09-02'] })
  embauchePrevueLe?: string;

  @IsOptional()
  @EstDateCivile()
  @JSONSchema({
    title: 'Embauche déclarée le',
    description: 'Déclaration préalable, avant la prise de poste ; de la dernière prise de poste si rien n’est précisé',
    examples: ['2024-08-26'],
  })
  embaucheDeclareeLe?: string;
}

export const EVENEMENTS_VIE: readonly EvenementDefini<FaitsCpts>[] = [
  ...EVENEMENTS_VERSEMENTS,
  {
    type: 'TENIR_ASSEMBLEE_GENERALE',
    libelle: 'Tenir l’assemblée générale annuelle',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: AssembleeGenerale,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiche 7'), guideReunion('annexe 4')],
    avertissements: ['A-VOTES-ANNUELS', 'R-P7-05'],
    noter: (faits, { le, seq, donnees }) => {
      const { exercice, comptesApprouves, subventionsPubliques } = donnees as AssembleeGenerale;
      const assemblee = {
        ...{ le, seq, exercice, comptesApprouves },
        ...(subventionsPubliques === undefined ? {} : { subventions: subventionsPubliques }),
      };
      return { ...faits, assemblees: [...(faits.assemblees ?? []), assemblee] };
    },
  },
  {
    type: 'ENREGISTRER_COMPTES',
    libelle: 'Enregistrer la transmission ou la publication des comptes',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: ComptesAnnuels,
    suppose: 'un dossier ouvert',
    sources: [COMPTES_DES_ASSOCIATIONS, guideReunion('annexe 4')],
    variantes: ['TRANSMIS', 'PUBLIES'],
    aiguiller: ({ suite }: ComptesAnnuels) => suite,
    noter: (faits, { le, seq, donnees }) => {
      const { exercice, suite } = donnees as ComptesAnnuels;
      const fait = suite === 'TRANSMIS' ? { transmis: { le, seq } } : { publies: { le, seq } };
      return {
        ...faits,
        assemblees: (faits.assemblees ?? []).map((assemblee) =>
          assemblee.exercice === exercice && assemblee.comptesApprouves ? { ...assemblee, ...fait } : assemblee,
        ),
      };
    },
  },
  {
    type: 'SUIVRE_OBLIGATIONS_EMPLOYEUR',
    libelle: 'Suivre les obligations de l’employeur',
    phase: 'P7',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: ObligationsEmployeur,
    suppose: 'un dossier ouvert',
    sources: [guideHdf('fiches 7, 16, 20 et 23')],
    avertissements: ['A-OBLIGATIONS-EMPLOYEUR', 'X-34'],
    noter: (faits, { le, seq, donnees }) => {
      const { remplies, embauchePrevueLe, embaucheDeclareeLe } = donnees as ObligationsEmployeur;
      const connue = faits.employeur?.embauche;
      const prevue = embauchePrevueLe ? { le, seq, prevueLe: embauchePrevueLe } : connue;
      const embauche = prevue && embaucheDeclareeLe ? { ...prevue, declareeLe: embaucheDeclareeLe } : prevue;
      return { ...faits, employeur: { le, seq, remplies, ...(embauche ? { embauche } : {}) } };
    },
  },
];
