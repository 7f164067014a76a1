import { dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { OBLIGATIONS_EMPLOYEUR, RAPPELS_EMPLOYEUR, SEUIL_DES_SUBVENTIONS } from '../../parametres';
import { COMPTES_DES_ASSOCIATIONS, guideHdf, guideReunion, ordonnance2021, REGLE_APPLICATION } from '../../sources';
import { AssembleeGenerale, ComptesAnnuels, ObligationsEmployeur } from '../evenements/vie';
import { FaitsCpts } from '../faits';
import { Assemblee } from '../faits/vie';
import { RegleCpts, surSaisie } from './communes';
import { REGLES_VERSEMENTS } from './versements';
import { enEuros } from '../../montants';

const nonVotes = ({ rapportActivite, comptesApprouves, budgetVote }: AssembleeGenerale): string[] => [
  ...(rapportActivite ? [] : ['le rapport d’activité n’a pas été soumis']),
  ...(comptesApprouves ? [] : ['les comptes n’ont pas été approuvés']),
  ...(budgetVote ? [] : ['le budget n’a pas été voté']),
];

const approuves = ({ donnees, faits, le }: Examen<FaitsCpts, ComptesAnnuels>): Assemblee | undefined =>
  faits.assemblees?.findLast(
    (assemblee) =>
      assemblee.comptesApprouves && assemblee.le <= le && (!donnees || assemblee.exercice === donnees.exercice),
  );

const manquantes = ({ donnees, le, lire }: Examen<FaitsCpts, ObligationsEmployeur>): string[] =>
  lire(OBLIGATIONS_EMPLOYEUR, le)
    .valeur.filter((rappel) => !donnees?.remplies?.includes(rappel))
    .map((rappel) => RAPPELS_EMPLOYEUR[rappel]);

const priseDePoste = ({ donnees, faits }: Examen<FaitsCpts, ObligationsEmployeur>) =>
  donnees?.embauchePrevueLe ?? faits.employeur?.embauche?.prevueLe;

export const REGLES_VIE: readonly RegleCpts[] = [
  {
    code: 'A-ASSOCIATION',
    enonce: 'L’association est constituée à la date du fait.',
    sources: [ordonnance2021('art. L.1434-12-1 du CSP'), guideHdf('fiche 7')],
    vraie: ({ faits, le }) =>
      faits.association !== undefined && (faits.association.creeeLe ?? faits.association.le) <= le,
    message: ({ le }) => `Aucune association n’est constituée le ${dateCourte(le)}.`,
    remede: () => 'Enregistrez d’abord la déclaration de l’association.',
  },
  {
    code: 'A-VOTES-ANNUELS',
    enonce: 'L’assemblée annuelle reçoit le rapport d’activité, approuve les comptes et vote le budget.',
    sources: [guideHdf('fiche 7'), guideReunion('annexe 4')],
    vraie: surSaisie<AssembleeGenerale>((donnees) => nonVotes(donnees).length === 0),
    message: ({ donnees }: Examen<FaitsCpts, AssembleeGenerale>) =>
      `Pour l’exercice ${donnees!.exercice} : ${nonVotes(donnees!).join(', ')}.`,
    remede: () => 'Rappelez-le à l’association : une nouvelle assemblée peut compléter celle-ci.',
  },
  {
    code: 'R-P7-05',
    enonce: 'Au-delà du seuil de subventions publiques, un commissaire aux comptes certifie les comptes annuels.',
    sources: [COMPTES_DES_ASSOCIATIONS],
    vraie: surSaisie<AssembleeGenerale>(
      ({ subventionsPubliques = 0, examen }, { le, lire }) =>
        subventionsPubliques <= lire(SEUIL_DES_SUBVENTIONS, le).valeur || examen === 'COMMISSAIRE_AUX_COMPTES',
    ),
    message: ({ donnees, le, lire }: Examen<FaitsCpts, AssembleeGenerale>) =>
      `L’association a reçu ${enEuros(donnees!.subventionsPubliques!)} de subventions publiques, plus de ${enEuros(lire(SEUIL_DES_SUBVENTIONS, le).valeur)} : ses comptes n’ont pas été certifiés par un commissaire aux comptes.`,
    remede: () =>
      'Un commissaire aux comptes est obligatoire ; un expert-comptable est conseillé mais ne le remplace pas.',
  },
  {
    code: 'A-COMPTES-APPROUVES',
    enonce: 'Les comptes transmis ou publiés ont été approuvés par l’assemblée générale.',
    sources: [COMPTES_DES_ASSOCIATIONS, guideReunion('annexe 4'), REGLE_APPLICATION],
    vraie: (examen: Examen<FaitsCpts, ComptesAnnuels>) => approuves(examen) !== undefined,
    message: ({ donnees }: Examen<FaitsCpts, ComptesAnnuels>) =>
      donnees
        ? `Aucune assemblée n’a approuvé les comptes de l’exercice ${donnees.exercice}.`
        : 'Aucune assemblée n’a encore approuvé de comptes.',
    remede: () => 'Enregistrez d’abord l’assemblée générale qui les a approuvés.',
  },
  {
    code: 'A-OBLIGATIONS-EMPLOYEUR',
    enonce: 'L’association remplit les obligations rappelées à tout employeur.',
    sources: [guideHdf('fiches 7, 16, 20 et 23')],
    vraie: surSaisie<ObligationsEmployeur>((_, examen) => manquantes(examen).length === 0),
    message: (examen: Examen<FaitsCpts, ObligationsEmployeur>) =>
      `Restent à remplir : ${manquantes(examen).join(', ')}.`,
    remede: () => 'C’est un rappel : rien dans le dossier n’en dépend.',
  },
  {
    code: 'X-34',
    enonce: 'La déclaration d’embauche précède la prise de poste.',
    sources: [guideHdf('fiche 7')],
    aConfirmer: ['Q-23'],
    vraie: surSaisie<ObligationsEmployeur>(
      ({ embaucheDeclareeLe }, examen) => (embaucheDeclareeLe ?? '') <= (priseDePoste(examen) ?? '9999'),
    ),
    message: (examen: Examen<FaitsCpts, ObligationsEmployeur>) =>
      `L’embauche a été déclarée le ${dateCourte(examen.donnees!.embaucheDeclareeLe!)}, après la prise de poste du ${dateCourte(priseDePoste(examen)!)}.`,
    remede: () => 'La déclaration est préalable à l’embauche : rappelez-le à l’association pour les suivantes.',
  },
  ...REGLES_VERSEMENTS,
];
