import { ajouterDuree, DateCivile, dateCourte } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { AuteurAvis, LIBELLE_AUTEUR_AVIS } from '../../contenu-lettre';
import { ACCUSE_ENREGISTREMENT, ACCUSE_RECEPTION, AVIS_SUR_LA_LETTRE, INSTANCE_REGIONALE } from '../../parametres';
import { COMITE_NOUVELLE_AQUITAINE, crpa, guideHdf, guideReunion, instructionFiness } from '../../sources';
import { Canal } from '../evenements/champs';
import { ValidationLettre } from '../evenements/lettre-intention';
import { FaitsCpts } from '../faits';
import { finDuRecoursSurLaLettre, finDuSilenceSurLaLettre } from '../silence-lettre';
import { RegleCpts, surSaisie } from './communes';

type ExamenValidation = Examen<FaitsCpts, ValidationLettre>;

/** The fund agreed, by the payload or by the favourable opinion that it gave before. */
const accordDeLaCaisse = ({ faits, donnees, le }: ExamenValidation): boolean =>
  (donnees?.accordCaisseLe !== undefined && donnees.accordCaisseLe <= le) ||
  dernierAvis(faits, 'AM', le) === 'FAVORABLE';

/** What someone said last of the letter, up to a day. */
const dernierAvis = ({ lettre }: FaitsCpts, auteur: AuteurAvis, le: DateCivile) =>
  lettre?.avis?.findLast((avis) => avis.auteur === auteur && avis.le <= le)?.sens;

const avisManquants = (examen: Examen<FaitsCpts>): AuteurAvis[] => {
  const { faits, le, lire } = examen;
  const { lettre } = faits;
  // An office that records no opinion at all keeps them elsewhere.
  if (!lettre?.avis?.length) return [];
  return lire(AVIS_SUR_LA_LETTRE, lettre.depart.le).valeur.filter(
    (auteur) =>
      dernierAvis(faits, auteur, le) === undefined &&
      !(auteur === 'AM' && accordDeLaCaisse(examen as ExamenValidation)),
  );
};

const avisDefavorables = ({ faits, le }: Examen<FaitsCpts>): AuteurAvis[] =>
  (Object.keys(LIBELLE_AUTEUR_AVIS) as AuteurAvis[]).filter(
    (auteur) => dernierAvis(faits, auteur, le) === 'DEFAVORABLE',
  );

const nommer = (auteurs: readonly AuteurAvis[]) => auteurs.map((auteur) => LIBELLE_AUTEUR_AVIS[auteur]).join(', ');

// ---- Acknowledgement ------------------------------------------------------------------------------------------------

interface Depot {
  canal?: Canal;
  accuseEnregistrementLe?: DateCivile;
}
const SUR_PAPIER: readonly (Canal | undefined)[] = ['COURRIER', 'LRAR', 'REMISE'];

/** Last days of the two acknowledgements of an electronic filing. */
const accuses = ({ faits, le, lire }: Examen<FaitsCpts>) => ({
  enregistrement: ajouterDuree(le, lire(ACCUSE_ENREGISTREMENT, le).valeur, faits.zone.feries),
  reception: ajouterDuree(le, lire(ACCUSE_RECEPTION, le).valeur, faits.zone.feries),
});
const enregistrementTardif = (examen: Examen<FaitsCpts, Depot>) =>
  (examen.donnees?.accuseEnregistrementLe ?? '') > accuses(examen).enregistrement;

export const REGLES_EXAMEN_LETTRE: readonly RegleCpts[] = [
  {
    code: 'X-13',
    enonce: 'La lettre d’intention est validée avec l’accord de l’assurance maladie.',
    sources: [guideHdf('fiche 4'), instructionFiness('§ II.2')],
    vraie: surSaisie<ValidationLettre>((_, examen) => accordDeLaCaisse(examen)),
    message: () => 'Aucun accord de l’assurance maladie n’est indiqué, ou il est postérieur à la validation.',
    remede: () => 'Indiquez la date de l’accord de la caisse : la lettre de validation en fera état.',
  },
  {
    code: 'A-AVIS',
    enonce: 'Les avis que la région recueille sur la lettre d’intention sont rendus avant la décision.',
    sources: [guideHdf('fiches 4 et 22'), guideReunion('examen de la lettre d’intention')],
    aConfirmer: ['Q-38'],
    vraie: (examen) => avisManquants(examen).length === 0,
    message: (examen) => `Avis non rendus à cette date : ${nommer(avisManquants(examen))}.`,
    remede: () => 'Recueillez-les, ou décidez sans eux : ils sont consultatifs.',
  },
  {
    code: 'A-AVIS-DEFAVORABLE',
    enonce: 'Aucun avis défavorable n’a été rendu sur la lettre d’intention.',
    sources: [guideHdf('fiche 4')],
    vraie: (examen) => avisDefavorables(examen).length === 0,
    message: (examen) => `Avis défavorable de : ${nommer(avisDefavorables(examen))}.`,
    remede: () => 'L’avis ne lie pas : gardez trace de ce qui conduit à passer outre.',
  },
  {
    code: 'A-COMITE',
    enonce: 'L’instance régionale, lorsqu’elle est convoquée ou que la région l’impose, s’est prononcée.',
    sources: [guideReunion('examen de la lettre d’intention'), COMITE_NOUVELLE_AQUITAINE],
    vraie: ({ faits: { lettre }, lire, le }) =>
      lettre?.comite
        ? lettre.comite.releve !== undefined && lettre.comite.releve.le <= le
        : !lettre || !lire(INSTANCE_REGIONALE, lettre.depart.le).valeur.obligatoire,
    message: ({ faits: { lettre }, lire }) =>
      lettre?.comite
        ? `L’instance convoquée pour le ${dateCourte(lettre.comite.pour)} ne s’est pas prononcée.`
        : `L’instance de la région (${lire(INSTANCE_REGIONALE, lettre!.depart.le).valeur.nom}) n’a pas été convoquée.`,
    remede: () => 'Enregistrez son relevé de décision ; l’ARS et l’assurance maladie décident dans tous les cas.',
  },
  {
    code: 'A-EXAMEN',
    enonce: 'Une lettre d’intention est en cours d’examen.',
    sources: [guideHdf('fiche 4'), guideReunion('examen de la lettre d’intention')],
    vraie: ({ faits: { lettre }, le }) => lettre !== undefined && lettre.le <= le && lettre.decision === undefined,
    message: ({ faits: { lettre }, le }) =>
      lettre?.decision && lettre.le <= le
        ? `La lettre d’intention a reçu sa suite le ${dateCourte(lettre.decision.le)}.`
        : 'Aucune lettre d’intention n’est déposée à cette date.',
    remede: ({ faits: { lettre }, le }) =>
      lettre?.decision && lettre.le <= le
        ? 'Un avis s’enregistre avant la décision.'
        : 'Enregistrez d’abord le dépôt de la lettre d’intention.',
  },
  {
    code: 'A-SEANCE-COMITE',
    enonce: 'Le comité se prononce en séance, sur la lettre qui lui est soumise.',
    sources: [COMITE_NOUVELLE_AQUITAINE, guideReunion('examen de la lettre d’intention')],
    vraie: ({ faits: { lettre }, le }) => lettre?.comite !== undefined && lettre.comite.pour <= le,
    message: ({ faits: { lettre } }) =>
      lettre?.comite
        ? `La séance n’a lieu que le ${dateCourte(lettre.comite.pour)}.`
        : 'Le comité n’a pas été convoqué sur cette lettre d’intention.',
    remede: ({ faits: { lettre } }) =>
      lettre?.comite ? 'Attendez la séance, ou convoquez-le à une autre date.' : 'Convoquez-le d’abord.',
  },
  {
    code: 'A-AJOURNEMENT',
    enonce: 'La lettre d’intention s’ajourne pour rapprocher des projets.',
    sources: [guideReunion('examen de la lettre d’intention'), crpa('L.231-4, 2° et 3°')],
    vraie: ({ faits: { concurrence } }) => concurrence !== undefined && concurrence.issue === undefined,
    message: () => 'Aucun projet concurrent n’est signalé : il n’y a rien à rapprocher.',
    remede: () => 'Signalez le projet concurrent, ou demandez des compléments : l’ajournement ne suspend pas le délai.',
  },
  {
    code: 'D-P2-01',
    enonce: 'Le silence gardé sur la lettre d’intention a duré jusqu’à l’expiration du délai.',
    sources: [crpa('L.231-4, 2° et 3°')],
    aConfirmer: ['Q-01'],
    vraie: ({ faits, lire, le }) => {
      const fin = finDuSilenceSurLaLettre(faits, lire);
      return fin !== undefined && le > fin;
    },
    message: ({ faits, lire }) =>
      `Le délai sur la lettre d’intention court jusqu’au ${dateCourte(finDuSilenceSurLaLettre(faits, lire)!)} inclus : aucun refus n’est né.`,
    remede: () => 'Décidez expressément, ou attendez l’expiration du délai avant la revue.',
  },
  {
    code: 'A-DEMANDE-DE-MOTIFS',
    enonce: 'Les motifs d’un refus se demandent lorsqu’il est né du silence, dans le délai de recours.',
    sources: [crpa('L.232-4')],
    aConfirmer: ['Q-01', 'Q-13'],
    vraie: ({ faits, lire, le }) => {
      const fin = finDuSilenceSurLaLettre(faits, lire);
      return fin !== undefined && refusNeDuSilence(faits) && le > fin && le <= finDuRecoursSurLaLettre(faits, lire)!;
    },
    message: ({ faits, lire, le }) => {
      const fin = finDuSilenceSurLaLettre(faits, lire);
      return fin === undefined || !refusNeDuSilence(faits) || le <= fin
        ? 'Aucun refus de la lettre d’intention n’est né du silence à cette date.'
        : `Le délai de recours contre le refus implicite a expiré le ${dateCourte(finDuRecoursSurLaLettre(faits, lire)!)}.`;
    },
    remede: () =>
      'Répondez au porteur par un courrier d’information : la loi n’impose pas ici de communiquer des motifs.',
  },
  {
    code: 'R-PROC-03',
    enonce: 'Un dépôt électronique reçoit à temps son accusé d’enregistrement, puis son accusé de réception.',
    sources: [crpa('R.112-9-1'), crpa('R.112-11-1 et R.112-11-2')],
    vraie: surSaisie<Depot>(
      ({ canal }, examen) =>
        SUR_PAPIER.includes(canal) ||
        (!enregistrementTardif(examen) && examen.constats.aujourdhui <= accuses(examen).reception),
    ),
    message: (examen: Examen<FaitsCpts, Depot>) => {
      const { donnees, le, constats } = examen;
      const { enregistrement, reception } = accuses(examen);
      return enregistrementTardif(examen)
        ? `L’accusé d’enregistrement du dépôt, envoyé le ${dateCourte(donnees!.accuseEnregistrementLe!)}, était dû au plus tard le ${dateCourte(enregistrement)}.`
        : `Reçu le ${dateCourte(le)}, le dépôt n’est enregistré que le ${dateCourte(constats.aujourdhui)} : l’accusé de réception était dû au plus tard le ${dateCourte(reception)}.`;
    },
    remede: () =>
      'Envoyez l’accusé sans attendre : tant qu’il manque, les délais de recours ne sont pas opposables au demandeur.',
  },
];

/** A refusal that a person found, or that nobody has looked at yet. */
function refusNeDuSilence({ lettre }: FaitsCpts): boolean {
  return lettre !== undefined && (lettre.decision === undefined || lettre.decision.implicite === true);
}
