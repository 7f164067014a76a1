import { DateCivile } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { AuteurAvis, LIBELLE_AUTEUR_AVIS, Proposition, SensAvis } from '../../contenu-lettre';
import { CASES_DE_LA_FICHE, FICHE_SIGNALETIQUE } from '../../fiche-signaletique';
import { INSTANCE_REGIONALE } from '../../parametres';
import { COMITE_NOUVELLE_AQUITAINE, guideHdf, guideReunion } from '../../sources';
import { ecrireTerritoire, Reserves, reserves, TerritoireEcrit } from '../courriers/contenu';
import { FicheSignaletique } from '../evenements/contenu-lettre';
import { Avis, ReleveDeDecision } from '../evenements/examen-lettre';
import { FaitsCpts, Lettre } from '../faits';
import { Contexte, ecrirePersonne, majuscule, PersonneEcrite, saisieDe } from './communes';

/** F-SIGNALETIQUE. */
export type FicheSignaletiqueEcrite = Reserves & {
  nomCpts: string;
  remplieLe: DateCivile;
  lettreValideeLe: DateCivile;
  contact: PersonneEcrite | null;
  villePrincipale: string;
  territoire: TerritoireEcrit;
  rubriques: readonly {
    libelle: string;
    retenues: number;
    nombreDeCases: number;
    cases: readonly { libelle: string; retenue: boolean }[];
  }[];
  retenues: number;
  nombreDeCases: number;
};

/** F-COMITE. */
export type ReleveDuComite = Reserves & {
  nomCpts: string;
  instance: string;
  seanceLe: DateCivile;
  convoqueeLe: DateCivile;
  releveLe: DateCivile;
  dateReception: DateCivile;
  /** True when new versions of the letter came before the meeting was reported. */
  actualisee: boolean;
  territoire: TerritoireEcrit;
  avis: readonly { auteur: string; sens: string; le: DateCivile; observations: string | null }[];
  /** Those who were not heard. */
  sansAvis: readonly string[];
  proposition: string;
  releve: string | null;
  /** What was decided since, and by what kind of act. */
  decision: { le: DateCivile; quoi: string } | null;
  ajourneeLe: DateCivile | null;
};

const SENS_EN_CLAIR: Record<SensAvis, string> = {
  FAVORABLE: 'favorable',
  RESERVE: 'réservé',
  DEFAVORABLE: 'défavorable',
};

const PROPOSITION_EN_CLAIR: Record<Proposition, string> = {
  VALIDER: 'valider la lettre d’intention',
  COMPLETER: 'demander des compléments',
  AJOURNER: 'ajourner, pour rapprocher des projets',
  REFUSER: 'refuser la lettre d’intention',
};

export const FICHES_LETTRE: readonly FicheDefinie<FaitsCpts>[] = [
  {
    code: 'F-SIGNALETIQUE',
    titre: 'Fiche signalétique de la CPTS',
    gabarit: 'fiches/signaletique',
    emetteur: 'ARS',
    bases: [guideReunion('annexe 3')],
    manque: ({ faits }) =>
      faits.lettre?.fiche ? undefined : 'La fiche signalétique n’est pas encore remplie : cochez-en d’abord les cases.',
    variables: signaletique,
  },
  {
    code: 'F-COMITE',
    titre: 'Relevé de décision du comité',
    gabarit: 'fiches/comite',
    emetteur: 'ARS',
    bases: [COMITE_NOUVELLE_AQUITAINE, guideReunion('examen de la lettre d’intention'), guideHdf('fiches 4 et 22')],
    manque: ({ faits }) =>
      faits.lettre?.comite?.releve
        ? undefined
        : 'Le comité ne s’est pas encore prononcé sur la lettre d’intention : enregistrez d’abord son relevé.',
    variables: comite,
  },
];

function signaletique(contexte: Contexte): FicheSignaletiqueEcrite {
  const { faits } = contexte;
  const lettre = faits.lettre!;
  const { cases, leader, villePrincipale } = saisieDe<
    Omit<FicheSignaletique, 'leader'> & { leader?: Lettre['contacts'][number] }
  >(contexte, lettre.fiche!.seq);
  const cochees = new Set(cases);
  return {
    nomCpts: faits.nom,
    remplieLe: lettre.fiche!.le,
    lettreValideeLe: lettre.decision!.le,
    contact: ecrirePersonne(contexte, leader ?? faits.emergence?.leader ?? lettre.contacts[0]),
    villePrincipale,
    territoire: ecrireTerritoire(faits),
    rubriques: Object.entries(FICHE_SIGNALETIQUE).map(([rubrique, { libelle, cases: toutes }]) => {
      const lignes = Object.entries<string>(toutes).map(([code, nom]) => ({
        libelle: nom,
        retenue: cochees.has(`${rubrique}.${code}`),
      }));
      return {
        libelle,
        retenues: lignes.filter(({ retenue }) => retenue).length,
        nombreDeCases: lignes.length,
        cases: lignes,
      };
    }),
    retenues: cochees.size,
    nombreDeCases: CASES_DE_LA_FICHE.length,
    aConfirmer: ['Q-14'],
  };
}

function comite(contexte: Contexte): ReleveDuComite {
  const { faits, lire } = contexte;
  const lettre = faits.lettre!;
  const { instance, pour, le: convoqueeLe, releve: dit } = lettre.comite!;
  const { proposition, releve } = saisieDe<ReleveDeDecision>(contexte, dit!.seq);
  const regionale = lire(INSTANCE_REGIONALE, lettre.le);
  const rendus = lettre.avis ?? [];
  return {
    nomCpts: faits.nom,
    instance: majuscule(instance ?? regionale.valeur.nom),
    seanceLe: pour,
    convoqueeLe,
    releveLe: dit!.le,
    dateReception: lettre.le,
    actualisee: (lettre.versions ?? []).some(({ seq }) => seq < dit!.seq),
    territoire: ecrireTerritoire(faits),
    avis: rendus.map(({ auteur, sens, le, seq }) => ({
      auteur: majuscule(LIBELLE_AUTEUR_AVIS[auteur]),
      sens: SENS_EN_CLAIR[sens],
      le,
      observations: saisieDe<Avis>(contexte, seq).observations?.trim() || null,
    })),
    sansAvis: (Object.keys(LIBELLE_AUTEUR_AVIS) as AuteurAvis[])
      .filter((auteur) => !rendus.some((avis) => avis.auteur === auteur))
      .map((auteur) => LIBELLE_AUTEUR_AVIS[auteur]),
    proposition: PROPOSITION_EN_CLAIR[proposition],
    releve: releve?.trim() || null,
    decision: decider(lettre),
    ajourneeLe: lettre.ajournement?.le ?? null,
    aConfirmer: reserves('Q-14', ...(instance ? [] : [regionale])),
  };
}

function decider({ decision }: Lettre): ReleveDuComite['decision'] {
  if (!decision) return null;
  const { le, sens, implicite } = decision;
  if (sens === 'VALIDEE') return { le, quoi: 'lettre d’intention validée' };
  if (sens === 'RETIREE') return { le, quoi: 'lettre d’intention retirée par son porteur' };
  return { le, quoi: implicite ? 'refus implicite, constaté après revue' : 'lettre d’intention refusée' };
}
