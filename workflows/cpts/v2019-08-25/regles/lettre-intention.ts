import { dateCourte, ReferencePersonne } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_PIECE_LETTRE, LIBELLE_RUBRIQUE } from '../../contenu-lettre';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { MISSIONS_SOCLES, PIECES_OBLIGATOIRES_LETTRE, RUBRIQUES_OBLIGATOIRES } from '../../parametres';
import { guideHdf, guideReunion, instructionFiness } from '../../sources';
import { Orientation } from '../evenements/champs-lettre';
import { DepotLettre } from '../evenements/lettre-intention';
import { FaitsCpts, lettreValidee } from '../faits';
import { chevauchementsDe, RegleCpts, surSaisie, territoireDe } from './communes';
import { REGLES_EXAMEN_LETTRE } from './examen-lettre';

/** A new version of the letter is judged by the core missions of its first filing. */
const missionsSansOrientation = ({
  faits,
  type,
  donnees,
  le,
  lire,
}: Examen<FaitsCpts, { orientations?: readonly Orientation[] }>): Mission[] => {
  const depot = type === 'ACTUALISER_LETTRE_INTENTION' ? (faits.lettre?.le ?? le) : le;
  const { orientations } = donnees ?? {};
  if (!orientations) return [];
  return lire(MISSIONS_SOCLES, depot).valeur.filter((socle) => !orientations.some(({ mission }) => mission === socle));
};

/** What the letter lacks of what the ARS expects: judged only for the list that is given. */
const oublis = ({ donnees, le, lire }: Examen<FaitsCpts, DepotLettre>): string[] => {
  // The territory and the orientations stand in the payload itself.
  const rubriques = donnees?.rubriques && [...donnees.rubriques, 'ORIENTATIONS', 'TERRITOIRE'];
  const pieces = donnees?.pieces;
  return [
    ...(rubriques
      ? lire(RUBRIQUES_OBLIGATOIRES, le)
          .valeur.filter((rubrique) => !rubriques.includes(rubrique))
          .map((rubrique) => LIBELLE_RUBRIQUE[rubrique])
      : []),
    ...(pieces
      ? lire(PIECES_OBLIGATOIRES_LETTRE, le)
          .valeur.filter((piece) => !pieces.includes(piece))
          .map((piece) => LIBELLE_PIECE_LETTRE[piece])
      : []),
  ];
};

export const REGLES_LETTRE: readonly RegleCpts[] = [
  {
    code: 'G-P2-01',
    enonce: 'Le territoire de la lettre d’intention est défini et sans chevauchement.',
    sources: [guideHdf('fiche 4'), instructionFiness('§ II.2')],
    vraie: (examen) => territoireDe(examen).length > 0 && chevauchementsDe(examen).length === 0,
    message: (examen) =>
      territoireDe(examen).length === 0
        ? 'Le territoire n’est pas défini : aucune commune n’est indiquée.'
        : `Le territoire n’est pas libre : ${chevauchementsDe(examen).length} commune(s) en conflit avec une autre CPTS.`,
    remede: (examen) =>
      territoireDe(examen).length === 0
        ? 'Indiquez les communes du territoire dans la lettre d’intention.'
        : 'Levez d’abord les conflits énumérés par la règle G-P1-03.',
  },
  {
    code: 'G-P2-02',
    enonce: 'La lettre d’intention donne au moins une orientation par mission socle en vigueur.',
    sources: [guideHdf('fiche 4'), guideReunion('lettre d’intention')],
    aConfirmer: ['Q-25'],
    vraie: (examen) => missionsSansOrientation(examen).length === 0,
    message: (examen) =>
      `Aucune orientation pour : ${missionsSansOrientation(examen)
        .map((mission) => LIBELLE_MISSION[mission])
        .join(', ')} (missions socles en vigueur le ${dateCourte(
        examen.type === 'ACTUALISER_LETTRE_INTENTION' ? (examen.faits.lettre?.le ?? examen.le) : examen.le,
      )}).`,
    remede: () => 'Ajoutez une orientation par mission socle ; il n’est pas nécessaire de détailler les missions.',
  },
  {
    code: 'G-P2-03',
    enonce: 'Au moins un contact du porteur est joignable par courriel ou par téléphone.',
    sources: [guideHdf('fiche 4'), guideReunion('annexe 3')],
    vraie: surSaisie<{ contacts?: readonly ReferencePersonne[] }>(
      ({ contacts }) => contacts === undefined || contacts.some(({ joignable }) => joignable),
    ),
    message: () => 'Aucun contact n’est joignable : ni courriel, ni téléphone.',
    remede: () => 'Indiquez le courriel ou le téléphone d’au moins un porteur.',
  },
  {
    code: 'A-CONTENU-LETTRE',
    enonce: 'La lettre d’intention contient les rubriques et les pièces que l’ARS demande.',
    sources: [guideHdf('fiche 4'), guideReunion('lettre d’intention')],
    vraie: surSaisie<DepotLettre>((_, examen) => oublis(examen).length === 0),
    message: (examen: Examen<FaitsCpts, DepotLettre>) => `La lettre ne contient pas : ${oublis(examen).join(', ')}.`,
    remede: () =>
      'Demandez-les par une demande simple : aucun texte ne les exige, le délai n’en dépend pas, et la lettre peut évoluer jusqu’au projet.',
  },
  {
    code: 'R-P2-01',
    enonce: 'Le contenu de la lettre d’intention peut évoluer jusqu’au dépôt du projet de santé.',
    sources: [guideHdf('fiche 4')],
    vraie: ({ faits: { lettre, projet }, le }) =>
      lettre !== undefined && lettre.le <= le && (lettre.decision?.sens ?? 'VALIDEE') === 'VALIDEE' && !projet,
    message: ({ faits: { lettre, projet }, le }) =>
      !lettre || le < lettre.le
        ? 'Aucune lettre d’intention n’est déposée à cette date.'
        : projet
          ? `Le projet de santé, déposé le ${dateCourte(projet.le)}, a pris le relais de la lettre d’intention.`
          : 'La lettre d’intention a été refusée ou retirée : elle n’évolue plus.',
    remede: ({ faits: { lettre, projet }, le }) =>
      !lettre || le < lettre.le
        ? 'Enregistrez d’abord son dépôt.'
        : projet
          ? 'Faites évoluer le projet de santé.'
          : 'Le porteur peut déposer une nouvelle lettre.',
  },
  {
    code: 'A-LETTRE-VALIDEE',
    enonce: 'La lettre d’intention est validée.',
    sources: [guideReunion('annexe 3'), guideHdf('fiche 8')],
    vraie: ({ faits, le }) => lettreValidee(faits, le),
    message: () => 'La lettre d’intention n’est pas validée à cette date : rien n’est encore à en tirer.',
    remede: () => 'Attendez la validation de la lettre d’intention.',
  },
  ...REGLES_EXAMEN_LETTRE,
];
