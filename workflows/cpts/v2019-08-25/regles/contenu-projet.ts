import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { LIBELLE_MISSION, Mission } from '../../missions';
import { nommerCategorie } from '../../acteurs';
import {
  AVIS_ATTENDUS,
  CATEGORIES_NON_ADMISES,
  CONTENU_DU_PROJET,
  MEMBRES_DU_PROJET,
  MISSIONS_SOCLES,
  PIECES_DU_PROJET,
  PORTEURS_DU_PROJET,
} from '../../parametres';
import { csp, guideHdf, guideReunion, lettreCidoi, REGLE_APPLICATION } from '../../sources';
import { Opposition } from '../evenements/projet-sante';
import { DepotProjet } from '../evenements/saisies-projet';
import { FaitsCpts } from '../faits';
import { RegleCpts } from './communes';

// What a project holds, who brings it, and what was said of it before the decision. Rulebook §§ 1.6, 5.3.

type ExamenDepot = Examen<FaitsCpts, DepotProjet>;

const RECU_TEL_QUEL =
  'Si le projet a bien été reçu tel quel, enregistrez sa réception avec une dérogation motivée : le délai court dès la réception.';

/** Authorised or qualified apart: the law asks it of these two. */
const SOUS_CONDITION = ['PROFESSIONNEL_FRONTALIER', 'PROFESSIONNEL_MILITAIRE'];

const porteursEcartes = ({ donnees, le, lire }: ExamenDepot): string[] =>
  (donnees?.porteurs ?? []).filter((porteur) => !lire(PORTEURS_DU_PROJET, le).valeur.includes(porteur));

const membresEcartes = ({ donnees, le, lire }: ExamenDepot): string[] =>
  (donnees?.membres ?? [])
    .filter(
      ({ categorie, conditionsRemplies }) =>
        !lire(MEMBRES_DU_PROJET, le).valeur.includes(categorie) ||
        (lire(CATEGORIES_NON_ADMISES, le).valeur as readonly string[]).includes(categorie) ||
        (SOUS_CONDITION.includes(categorie) && conditionsRemplies === false),
    )
    .map(({ categorie }) => categorie);

const soclesSansFiche = ({ donnees, le, lire }: ExamenDepot): Mission[] =>
  donnees?.fichesActions
    ? lire(MISSIONS_SOCLES, le).valeur.filter(
        (socle) => !donnees.fichesActions!.some(({ mission }) => mission === socle),
      )
    : [];

const manques = ({ donnees, le, lire }: ExamenDepot): string[] => {
  const { contenu, pieces } = donnees ?? {};
  const rubriques = Object.entries(lire(CONTENU_DU_PROJET, le).valeur);
  const attendues = Object.entries(lire(PIECES_DU_PROJET, le).valeur);
  return [
    ...(contenu ? rubriques.filter(([cle]) => !contenu.includes(cle)).map(([, libelle]) => libelle) : []),
    ...(pieces
      ? attendues.filter(([cle]) => !pieces.includes(cle)).map(([, { libelle }]) => `pièce « ${libelle} »`)
      : []),
  ];
};

const avisManquants = ({ faits: { projet }, le, lire }: Examen<FaitsCpts>): string[] =>
  lire(AVIS_ATTENDUS, le).valeur.filter(
    (organisme) => !projet?.avis?.some((avis) => avis.organisme === organisme && avis.le <= le),
  );

/** What the grid says and the decision gainsays. */
const contredits = ({ type, faits: { projet }, donnees }: Examen<FaitsCpts, Opposition>): string[] => {
  if (!projet?.instruction) return [];
  const { territoirePertinent, objectifsPrsRespectes } = projet.instruction;
  const questions: [string, boolean, string][] = [
    ['TERRITOIRE_NON_PERTINENT', territoirePertinent, 'le territoire'],
    ['OBJECTIFS_DU_PRS_NON_RESPECTES', objectifsPrsRespectes, 'les objectifs du projet régional de santé'],
  ];
  return questions
    .filter(([motif, satisfait]) =>
      type === 'OPPOSER_PROJET_SANTE' ? satisfait && donnees?.motifs?.includes(motif) : !satisfait,
    )
    .map(([, , sujet]) => sujet);
};

export const REGLES_CONTENU_PROJET: readonly RegleCpts[] = [
  {
    code: 'G-P5-01',
    enonce:
      'Le projet est porté par des professionnels de santé et n’associe que des membres que la loi admet à cette date.',
    sources: [csp('L.1434-12')],
    aConfirmer: ['Q-24', 'Q-37'],
    derogeablePour: ['DEPOSER_PROJET_SANTE'],
    vraie: (examen: ExamenDepot) => porteursEcartes(examen).length === 0 && membresEcartes(examen).length === 0,
    message: (examen: ExamenDepot) => {
      const porteurs = porteursEcartes(examen);
      const membres = membresEcartes(examen);
      const le = dateCourte(examen.le);
      return [
        ...(porteurs.length
          ? [`Ne peuvent porter un projet de santé le ${le} : ${porteurs.map(nommerCategorie).join(', ')}.`]
          : []),
        ...(membres.length
          ? [`Ne peuvent en être membres le ${le} : ${membres.map(nommerCategorie).join(', ')}.`]
          : []),
      ].join(' ');
    },
    remede: () =>
      `Faites porter le projet par des professionnels de santé, et vérifiez les conditions d’exercice ou l’autorisation des membres. ${RECU_TEL_QUEL}`,
  },
  {
    code: 'G-P5-04',
    enonce: 'Chaque mission socle en vigueur est traitée par au moins une fiche action.',
    sources: [guideHdf('fiche 5'), guideReunion('annexe 2')],
    aConfirmer: ['Q-25'],
    derogeablePour: ['DEPOSER_PROJET_SANTE'],
    vraie: (examen: ExamenDepot) => soclesSansFiche(examen).length === 0,
    message: (examen: ExamenDepot) =>
      `Aucune fiche action pour : ${soclesSansFiche(examen)
        .map((mission) => LIBELLE_MISSION[mission])
        .join(', ')} (missions socles en vigueur le ${dateCourte(examen.le)}).`,
    remede: () => `Ajoutez une fiche action par mission socle. ${RECU_TEL_QUEL}`,
  },
  {
    code: 'A-CONTENU-PROJET',
    enonce: 'Le projet comporte les rubriques et les pièces que les guides recommandent.',
    sources: [guideHdf('fiche 5'), guideReunion('annexe 2')],
    vraie: (examen: ExamenDepot) => manques(examen).length === 0,
    message: (examen: ExamenDepot) => `Il manque au projet, sans que la loi l’exige : ${manques(examen).join(', ')}.`,
    remede: () => 'Demandez ces éléments par une demande simple ; le délai n’en dépend pas.',
  },
  {
    code: 'X-12',
    enonce:
      'L’avis de l’assurance maladie a été recueilli avant la décision, qui appartient au seul directeur général.',
    sources: [lettreCidoi('circuit de validation du projet'), csp('L.1434-12, al. 4'), REGLE_APPLICATION],
    vraie: (examen) => avisManquants(examen).length === 0,
    message: () => 'L’avis de l’assurance maladie sur le projet n’est pas enregistré.',
    remede: () =>
      'Recueillez-le si le délai le permet : l’application l’attend, la loi n’en fait pas une condition de la décision.',
  },
  {
    code: 'A-GRILLE',
    enonce: 'La décision suit la grille d’instruction.',
    sources: [csp('L.1434-12, al. 4'), REGLE_APPLICATION],
    vraie: (examen) => contredits(examen as Examen<FaitsCpts, Opposition>).length === 0,
    message: (examen: Examen<FaitsCpts, Opposition>) =>
      `La grille d’instruction du ${dateCourte(examen.faits.projet!.instruction!.le)} dit le contraire sur : ${contredits(examen).join(', ')}.`,
    remede: () => 'Revoyez la grille, ou expliquez l’écart dans la motivation de la décision.',
  },
];
