import { DateCivile, dureeEnClair } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { nommerCategorie } from '../../acteurs';
import { LIBELLE_MISSION, Mission, MISSIONS } from '../../missions';
import { CONTENU_DU_PROJET, PIECES_DU_PROJET, SILENCE_PROJET } from '../../parametres';
import { csp, guideHdf, guideReunion, lettreCidoi } from '../../sources';
import { ecrireTerritoire, Reserves, reserves, TerritoireEcrit } from '../courriers/contenu';
import { MOTIF_EN_CLAIR, RESERVES_DU_SILENCE } from '../courriers/projet-sante';
import { finDuSilence } from '../delais';
import { AvisSurLeProjet, DepotProjet, GrilleInstruction, ORGANISMES } from '../evenements/saisies-projet';
import { FaitsCpts, Projet } from '../faits';
import { SensAvis } from '../faits/projet';
import { Contexte, majuscule, saisieDe } from './communes';

/** F-INSTRUCTION. */
export type GrilleDInstruction = Reserves & {
  nomCpts: string;
  version: number;
  dateReception: DateCivile;
  depotInitial: { aupresDe: string; le: DateCivile } | null;
  /** `null` once a decision is born, or while silence does not run. */
  silence: { depart: DateCivile; fait: string; delai: string; dateDecision: DateCivile } | null;
  territoire: TerritoireEcrit;
  /** The two questions that the law asks, each with the ground of opposition that goes with a « non ». */
  questions: readonly { question: string; reponse: string; motif: string }[];
  instruitLe: DateCivile | null;
  recommandations: string | null;
  blocs: readonly { libelle: string; etat: string }[];
  pieces: readonly { libelle: string; exigence: string; etat: string }[];
  missions: readonly { mission: string; actions: readonly string[] }[];
  membres: readonly string[];
  demandes: readonly {
    le: DateCivile;
    nature: string;
    pieces: readonly string[];
    avantLe: DateCivile | null;
    completeLe: DateCivile | null;
  }[];
  avis: readonly { organisme: string; sens: string; le: DateCivile; observations: string | null }[];
  decision: { le: DateCivile; quoi: string } | null;
};

const ORGANISME_EN_CLAIR: Record<(typeof ORGANISMES)[number], string> = {
  ASSURANCE_MALADIE: 'Assurance maladie',
  URPS: 'URPS',
  AUTRE: 'Autre organisme',
};

const SENS_EN_CLAIR: Record<SensAvis, string> = {
  FAVORABLE: 'favorable',
  FAVORABLE_AVEC_RESERVES: 'favorable avec réserves',
  DEFAVORABLE: 'défavorable',
};

export const DECISION_EN_CLAIR: Record<NonNullable<Projet['decision']>['mode'], string> = {
  EXPRES: 'projet validé expressément',
  TACITE: 'projet validé tacitement, à l’expiration de ce jour',
  OPPOSITION: 'opposition au projet',
  REPRIS: 'projet retiré par son porteur',
};

export const FICHE_INSTRUCTION: FicheDefinie<FaitsCpts> = {
  code: 'F-INSTRUCTION',
  titre: 'Grille d’instruction du projet de santé',
  gabarit: 'fiches/instruction',
  emetteur: 'ARS',
  bases: [
    csp('L.1434-12, al. 4'),
    guideReunion('annexe 2'),
    guideHdf('fiche 5'),
    lettreCidoi('circuit de validation du projet'),
  ],
  manque: ({ faits }) => (faits.projet ? undefined : 'Aucun projet de santé n’est déposé à ce jour.'),
  variables: instruire,
};

function instruire(contexte: Contexte): GrilleDInstruction {
  const { faits, lire } = contexte;
  const projet = faits.projet!;
  const depot = saisieDe<DepotProjet>(contexte, projet.seq);
  const { instruction, decision } = projet;
  const grille = instruction && saisieDe<GrilleInstruction>(contexte, instruction.seq);
  const fin = decision ? undefined : finDuSilence(faits, lire);
  const silence = lire(SILENCE_PROJET, projet.depart.le);
  return {
    nomCpts: faits.nom,
    version: projet.version,
    dateReception: projet.le,
    depotInitial: projet.depotInitial ?? null,
    silence: fin
      ? {
          ...{ depart: projet.depart.le, fait: projet.depart.fait },
          ...{ delai: dureeEnClair(silence.valeur), dateDecision: fin },
        }
      : null,
    territoire: ecrireTerritoire(faits),
    questions: [
      {
        question: 'Le territoire d’action est-il pertinent ?',
        reponse: repondre(instruction?.territoirePertinent),
        motif: MOTIF_EN_CLAIR.TERRITOIRE_NON_PERTINENT,
      },
      {
        question: 'Les objectifs du projet régional de santé sont-ils respectés ?',
        reponse: repondre(instruction?.objectifsPrsRespectes),
        motif: MOTIF_EN_CLAIR.OBJECTIFS_DU_PRS_NON_RESPECTES,
      },
    ],
    instruitLe: instruction?.le ?? null,
    recommandations: grille?.recommandations?.trim() || null,
    blocs: blocs(depot, Object.entries(lire(CONTENU_DU_PROJET, projet.le).valeur)),
    pieces: pieces(contexte, depot),
    missions: missions(depot),
    membres: [...new Set((depot.membres ?? []).map(({ categorie }) => nommerCategorie(categorie)))],
    demandes: projet.demandes.map(({ le, nature, pieces: demandees, avantLe, completeLe }) => ({
      ...{ le, pieces: demandees },
      nature: nature === 'BLOQUANTE' ? 'exigées par un texte' : 'souhaitées, sans effet sur le délai',
      avantLe: avantLe ?? null,
      completeLe: completeLe ?? null,
    })),
    avis: (projet.avis ?? []).map(({ organisme, sens, le, seq }) => ({
      organisme: ORGANISME_EN_CLAIR[organisme],
      sens: SENS_EN_CLAIR[sens],
      le,
      observations: saisieDe<AvisSurLeProjet>(contexte, seq).observations?.trim() || null,
    })),
    decision: decision ? { le: decision.le, quoi: DECISION_EN_CLAIR[decision.mode] } : null,
    aConfirmer: reserves('Q-14', ...(fin ? [silence, RESERVES_DU_SILENCE] : [])),
  };
}

const repondre = (oui: boolean | undefined): string => (oui === undefined ? 'à instruire' : oui ? 'oui' : 'non');

/** A filing that says nothing of its content leaves each block to be looked at. */
function blocs({ contenu }: DepotProjet, attendus: readonly [string, string][]): GrilleDInstruction['blocs'] {
  return attendus.map(([code, libelle]) => ({
    libelle: majuscule(libelle),
    etat: contenu === undefined ? 'à vérifier' : contenu.includes(code) ? 'présent' : 'absent : à recommander',
  }));
}

function pieces({ faits, lire }: Contexte, { pieces: recues }: DepotProjet): GrilleDInstruction['pieces'] {
  return Object.entries(lire(PIECES_DU_PROJET, faits.projet!.le).valeur).map(([code, { libelle, exigee }]) => ({
    libelle,
    exigence: exigee ? 'exigée par un texte' : 'recommandée',
    etat: recues === undefined ? 'à vérifier' : recues.includes(code) ? 'reçue' : 'non reçue au dépôt',
  }));
}

function missions({ fichesActions = [] }: DepotProjet): GrilleDInstruction['missions'] {
  const traitees = (mission: Mission) =>
    fichesActions.filter((une) => une.mission === mission).map(({ intitule }) => intitule);
  return MISSIONS.flatMap((mission) => {
    const actions = traitees(mission);
    return actions.length ? [{ mission: LIBELLE_MISSION[mission], actions }] : [];
  });
}
