import { EstDateCivile } from '#libs/droit';
import type { EvenementDefini } from '#libs/moteur';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { AUTEURS_AVIS, AuteurAvis, Proposition, PROPOSITIONS, SENS_AVIS, SensAvis } from '../../contenu-lettre';
import { COMITE_NOUVELLE_AQUITAINE, crpa, guideHdf, guideReunion } from '../../sources';
import { FaitsCpts } from '../faits';
import { Canal, CANAUX, DonneesActe, DonneesSansPrecision, Motivation } from './champs';
import { surLaLettre } from './champs-lettre';

export class Avis extends DonneesActe {
  @IsIn(AUTEURS_AVIS)
  @JSONSchema({ title: 'Auteur de l’avis', examples: ['URPS'] })
  auteur!: AuteurAvis;

  @IsIn(SENS_AVIS)
  @JSONSchema({ title: 'Sens', examples: ['FAVORABLE'] })
  sens!: SensAvis;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @JSONSchema({ title: 'Observations', description: 'Sans nom de personne' })
  observations?: string;
}

export class ConvocationComite extends DonneesActe {
  @EstDateCivile()
  @JSONSchema({ title: 'Séance du', examples: ['2024-02-15'] })
  pour!: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @JSONSchema({
    title: 'Instance',
    description: 'Celle de la région si rien n’est précisé',
    examples: ['Comité de validation'],
  })
  instance?: string;
}

export class ReleveDeDecision extends DonneesActe {
  @IsIn(PROPOSITIONS)
  @JSONSchema({
    title: 'Ce que propose l’instance',
    description: 'La décision reste celle de l’ARS et de l’assurance maladie',
    examples: ['VALIDER'],
  })
  proposition!: Proposition;

  @IsOptional()
  @IsString()
  @MaxLength(5000)
  @JSONSchema({ title: 'Relevé', description: 'Sans nom de personne' })
  releve?: string;
}

export class RetraitLettre extends DonneesActe {
  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['COURRIEL'] })
  canal?: Canal;
}

export class RevueDuSilence extends DonneesActe {
  @IsString()
  @MinLength(10)
  @MaxLength(2000)
  @JSONSchema({
    title: 'Conclusion de la revue',
    description: 'Pourquoi aucune décision n’a été prise, et ce que le silence a fait ; sans nom de personne',
    examples: ['Dossier relu : aucune décision n’a été prise, le silence a fait naître un refus.'],
  })
  revue!: string;
}

export class DemandeDeMotifs extends DonneesActe {
  @IsOptional()
  @IsIn(CANAUX)
  @JSONSchema({ title: 'Canal', examples: ['COURRIER'] })
  canal?: Canal;
}

/** Who is heard on the letter, and what may happen to it short of a decision. */
export const EVENEMENTS_EXAMEN_LETTRE: readonly EvenementDefini<FaitsCpts>[] = [
  {
    type: 'ENREGISTRER_AVIS_LETTRE',
    libelle: 'Enregistrer un avis sur la lettre d’intention',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM', 'URPS'],
    donnees: Avis,
    suppose: 'une lettre d’intention en cours d’examen',
    sources: [guideHdf('fiches 4 et 22'), guideReunion('examen de la lettre d’intention')],
    noter: (faits, { le, seq, donnees }) => {
      const { auteur, sens } = donnees as Avis;
      return surLaLettre(faits, { avis: [...(faits.lettre!.avis ?? []), { le, seq, auteur, sens }] });
    },
  },
  {
    type: 'CONVOQUER_COMITE',
    libelle: 'Convoquer le comité de validation de la lettre d’intention',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: ConvocationComite,
    suppose: 'une lettre d’intention en cours d’examen',
    sources: [COMITE_NOUVELLE_AQUITAINE, guideReunion('examen de la lettre d’intention')],
    noter: (faits, { le, seq, donnees }) => {
      const { pour, instance } = donnees as ConvocationComite;
      return surLaLettre(faits, { comite: { le, seq, pour, ...(instance ? { instance } : {}) } });
    },
  },
  {
    type: 'RELEVER_DECISION_COMITE',
    libelle: 'Enregistrer le relevé de décision du comité de validation',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR'],
    donnees: ReleveDeDecision,
    suppose: 'un comité de validation convoqué',
    sources: [COMITE_NOUVELLE_AQUITAINE, guideReunion('examen de la lettre d’intention')],
    noter: (faits, { le, seq, donnees }) =>
      surLaLettre(faits, {
        comite: {
          ...faits.lettre!.comite!,
          releve: { le, seq, proposition: (donnees as ReleveDeDecision).proposition },
        },
      }),
  },
  {
    type: 'AJOURNER_LETTRE_INTENTION',
    libelle: 'Ajourner la lettre d’intention pour rapprocher des projets',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: Motivation,
    suppose: 'une lettre d’intention à instruire, sans compléments attendus',
    sources: [guideReunion('examen de la lettre d’intention')],
    avertissements: ['A-AJOURNEMENT'],
    noter: (faits, { le, seq }) => surLaLettre(faits, { ajournement: { le, seq } }),
  },
  {
    type: 'REPRENDRE_EXAMEN_LETTRE',
    libelle: 'Reprendre l’examen de la lettre d’intention',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: DonneesSansPrecision,
    suppose: 'une lettre d’intention ajournée',
    sources: [guideReunion('examen de la lettre d’intention')],
    noter: (faits) => {
      const { ajournement: _, ...lettre } = faits.lettre!;
      return { ...faits, lettre };
    },
  },
  {
    type: 'RETIRER_LETTRE_INTENTION',
    libelle: 'Enregistrer le retrait de la lettre d’intention par le porteur',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: RetraitLettre,
    suppose: 'une lettre d’intention en cours d’examen',
    sources: [guideHdf('fiche 4')],
    noter: (faits, { le, seq }) => surLaLettre(faits, { decision: { sens: 'RETIREE', le, seq } }),
  },
  {
    type: 'CONSTATER_REFUS_IMPLICITE_LETTRE',
    libelle: 'Constater, après revue, le refus implicite de la lettre d’intention',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: RevueDuSilence,
    suppose: 'une lettre d’intention restée sans décision',
    sources: [crpa('L.231-4, 2° et 3°')],
    noter: (faits, { le, seq }) => surLaLettre(faits, { decision: { sens: 'REFUSEE', implicite: true, le, seq } }),
  },
  {
    type: 'DEMANDER_MOTIFS_REFUS_LETTRE',
    libelle: 'Recevoir la demande de motifs du refus implicite de la lettre',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'CPAM'],
    donnees: DemandeDeMotifs,
    suppose: 'qu’aucune demande de motifs n’attend de réponse',
    sources: [crpa('L.232-4')],
    noter: (faits, { le, seq }) => ({ ...faits, motifsRefus: { le, seq } }),
  },
  {
    type: 'COMMUNIQUER_MOTIFS_REFUS_LETTRE',
    libelle: 'Communiquer les motifs du refus implicite de la lettre',
    phase: 'P2',
    route: 'SECONDAIRE',
    roles: ['ARS_INSTRUCTEUR', 'DG_ARS'],
    donnees: Motivation,
    suppose: 'une demande de motifs qui attend sa réponse',
    sources: [crpa('L.232-4'), crpa('L.211-2')],
    noter: (faits, { le, seq }) => ({
      ...faits,
      motifsRefus: { ...faits.motifsRefus!, communication: { le, seq } },
    }),
  },
];
