import { Centimes, dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { enEuros } from '../../montants';
import { PLAFOND_SECURITE_SOCIALE, REMUNERATION_MEMBRE } from '../../parametres';
import { CATEGORIES_NON_ADMISES, PART_DU_SMIC } from '../../parametres/association';
import { csp, guideReunion, INDEMNITES_MEMBRES, ordonnance2021, REGLE_APPLICATION } from '../../sources';
import { AdmissionDeMembres, MouvementDeMembres, VersementAUnMembre, verseDansLAnnee } from '../evenements/membres';
import { FaitsCpts } from '../faits';
import { RegleCpts, surSaisie } from './communes';

type ExamenVersement = Examen<FaitsCpts, VersementAUnMembre>;

const fraisSeulement = ({ lire, le }: ExamenVersement) => lire(REMUNERATION_MEMBRE, le).valeur === 'FRAIS_SEULEMENT';
const estRemunere = ({ donnees }: ExamenVersement) => donnees !== undefined && donnees.nature !== 'FRAIS';

/** Nothing when no ceiling applies, or when the one of that year is not known. */
const plafond = (examen: ExamenVersement): Centimes | undefined =>
  fraisSeulement(examen) ? undefined : (examen.lire(PLAFOND_SECURITE_SOCIALE, examen.le).valeur ?? undefined);

const cumul = ({ faits, donnees, le }: ExamenVersement): Centimes =>
  verseDansLAnnee(faits, donnees!.membre, le) + donnees!.montantCentimes;

const dejaPaye = ({ faits, donnees, le }: ExamenVersement): boolean =>
  donnees !== undefined &&
  (faits.paiementsAuxMembres ?? []).some(
    (un) =>
      un.le === le &&
      un.membre === donnees.membre &&
      un.nature === donnees.nature &&
      un.montant === donnees.montantCentimes,
  );

const debutDuDecret = REMUNERATION_MEMBRE.valeurs.find(({ valeur }) => valeur === 'PLAFOND_SECURITE_SOCIALE')!.du;

const defautsDesFrais = ({ donnees }: ExamenVersement): string[] =>
  donnees?.nature !== 'FRAIS'
    ? []
    : [
        ...(donnees.justifie ? [] : ['ils ne sont pas dits réels et justifiés']),
        ...(donnees.presenceAssemblee ? ['la présence à une assemblée générale ne se rembourse pas'] : []),
        ...(donnees.decideParBeneficiaire ? ['leur bénéficiaire les a lui-même décidés'] : []),
      ];

export const REGLES_MEMBRES: readonly RegleCpts[] = [
  {
    code: 'R-T-06',
    enonce: 'La catégorie peut adhérer à la date de l’adhésion.',
    sources: [csp('L.1434-12')],
    aConfirmer: ['Q-37'],
    vraie: surSaisie<AdmissionDeMembres>(
      ({ categorie }, { lire, le }) => !lire(CATEGORIES_NON_ADMISES, le).valeur.includes(categorie),
    ),
    message: ({ le }) =>
      `Les services de prévention et de santé au travail ne peuvent adhérer que depuis le ${dateCourte(CATEGORIES_NON_ADMISES.valeurs.at(-1)!.du)} : l’adhésion est du ${dateCourte(le)}.`,
    remede: () => 'Vérifiez la date de l’adhésion.',
  },
  {
    code: 'A-CONDITIONS-ADHESION',
    enonce:
      'Un professionnel militaire est autorisé par le ministre de la défense ; un professionnel frontalier remplit les conditions d’exercice.',
    sources: [csp('L.1434-12')],
    vraie: surSaisie<AdmissionDeMembres>(({ exercice, autorisationLe, conditionsRemplies }, { le }) =>
      exercice === 'MILITAIRE'
        ? autorisationLe !== undefined && autorisationLe <= le
        : exercice !== 'FRONTALIER' || conditionsRemplies === true,
    ),
    message: ({ donnees, le }: Examen<FaitsCpts, AdmissionDeMembres>) =>
      donnees!.exercice === 'FRONTALIER'
        ? 'Les conditions d’exercice des professionnels frontaliers ne sont pas établies.'
        : donnees!.autorisationLe
          ? `L’autorisation du ministre de la défense, du ${dateCourte(donnees!.autorisationLe)}, suit l’adhésion, du ${dateCourte(le)}.`
          : 'L’autorisation du ministre de la défense manque.',
    remede: () => 'Enregistrez l’adhésion quand la condition est remplie.',
  },
  {
    code: 'A-EFFECTIF',
    enonce: 'On ne radie que des membres admis.',
    sources: [REGLE_APPLICATION],
    vraie: surSaisie<MouvementDeMembres>(
      ({ categorie, nombre }, { faits }) => nombre <= (faits.membres?.[categorie] ?? 0),
    ),
    message: ({ faits, donnees }: Examen<FaitsCpts, MouvementDeMembres>) =>
      `Le registre compte ${faits.membres?.[donnees!.categorie] ?? 0} membre(s) de cette catégorie, moins que ${donnees!.nombre}.`,
    remede: () => 'Vérifiez la catégorie et le nombre.',
  },
  {
    code: 'A-PERSONNE-MORALE',
    enonce: 'Seule une association déclarée verse des sommes à ses membres.',
    sources: [ordonnance2021('art. L.1434-12-1 du CSP'), REGLE_APPLICATION],
    vraie: ({ faits: { association }, le }) => association !== undefined && association.le <= le,
    message: () => 'L’association n’est pas déclarée à cette date.',
    remede: () => 'Enregistrez d’abord la déclaration de l’association.',
  },
  {
    code: 'R-T-07a',
    enonce:
      'Avant le décret de 2022, un membre ne reçoit que le remboursement de ses frais ; un dirigeant, une part du SMIC.',
    sources: [guideReunion('annexe 4')],
    vraie: (examen: ExamenVersement) =>
      !estRemunere(examen) || !fraisSeulement(examen) || examen.donnees!.dirigeant === true,
    message: ({ le }) =>
      `Le ${dateCourte(le)}, un membre ne peut recevoir que le remboursement de frais justifiés : indemnités et rémunérations ne sont admises que depuis le ${dateCourte(debutDuDecret)}.`,
    remede: () => 'Vérifiez la date et la nature du versement.',
  },
  {
    code: 'R-T-07b',
    enonce:
      'Indemnités et rémunérations d’un membre ne dépassent pas, dans l’année civile, le plafond de la sécurité sociale.',
    sources: [INDEMNITES_MEMBRES],
    vraie: (examen: ExamenVersement) => {
      const limite = plafond(examen);
      return !estRemunere(examen) || limite === undefined || cumul(examen) <= limite;
    },
    message: (examen: ExamenVersement) =>
      `Avec ce versement, le membre ${examen.donnees!.membre} aurait reçu ${enEuros(cumul(examen))} en ${examen.le.slice(0, 4)} : ${enEuros(cumul(examen) - plafond(examen)!)} de plus que le plafond annuel de la sécurité sociale (${enEuros(plafond(examen)!)}).`,
    remede: (examen: ExamenVersement) =>
      `Versez au plus ${enEuros(Math.max(0, plafond(examen)! - cumul(examen) + examen.donnees!.montantCentimes))} à ce membre cette année.`,
  },
  {
    code: 'A-PLAFOND-INCONNU',
    enonce: 'Le plafond de la sécurité sociale de l’année du versement est connu.',
    sources: [INDEMNITES_MEMBRES],
    aConfirmer: ['Q-22'],
    derogeablePour: ['VERSER_A_UN_MEMBRE'],
    vraie: (examen: ExamenVersement) => !estRemunere(examen) || fraisSeulement(examen) || plafond(examen) !== undefined,
    message: ({ le }) =>
      `Le plafond annuel de la sécurité sociale de ${le.slice(0, 4)} n’est pas renseigné : aucune somme plafonnée ne se verse.`,
    remede: () =>
      'Faites renseigner le plafond de cette année ; d’ici là, dites dans une dérogation comment le cumul du membre a été vérifié.',
  },
  {
    code: 'A-MEMBRE-PAYE',
    enonce: 'Le même versement n’est pas fait deux fois au même membre le même jour.',
    sources: [REGLE_APPLICATION],
    derogeablePour: ['VERSER_A_UN_MEMBRE'],
    vraie: (examen: ExamenVersement) => !dejaPaye(examen),
    message: ({ donnees, le }: ExamenVersement) =>
      `Le membre ${donnees!.membre} a déjà reçu ${enEuros(donnees!.montantCentimes)} le ${dateCourte(le)}, de même nature : ce versement est déjà enregistré.`,
    remede: () =>
      'Vérifiez la référence, la date et le montant ; si ce sont bien deux versements, dites-le dans une dérogation.',
  },
  {
    code: 'A-DIRIGEANT',
    enonce: 'Avant le décret de 2022, aucun dirigeant n’est rémunéré.',
    sources: [guideReunion('annexe 4')],
    vraie: (examen: ExamenVersement) =>
      !(estRemunere(examen) && fraisSeulement(examen) && examen.donnees!.dirigeant === true),
    message: ({ lire, le }) =>
      `La gestion reste désintéressée si ce dirigeant ne reçoit pas plus des ${lire(PART_DU_SMIC, le).valeur} du SMIC mensuel brut.`,
    remede: () => 'Vérifiez le montant mensuel : au-delà, l’association s’expose à une requalification.',
  },
  {
    code: 'A-FRAIS',
    enonce: 'Des frais remboursés sont réels, justifiés et décidés par un autre que leur bénéficiaire.',
    sources: [guideReunion('annexe 4')],
    vraie: (examen: ExamenVersement) => defautsDesFrais(examen).length === 0,
    message: (examen: ExamenVersement) => `Frais à vérifier : ${defautsDesFrais(examen).join(' ; ')}.`,
    remede: () => 'Demandez les justificatifs, ou prévoyez les conditions de défraiement au règlement intérieur.',
  },
];
