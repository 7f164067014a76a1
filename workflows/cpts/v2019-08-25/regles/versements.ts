import { dateCourte, DateCivile } from '#libs/droit';
import type { Examen } from '#libs/moteur';
import { FENETRE_DIALOGUE, FORME_JURIDIQUE } from '../../parametres';
import { ACI_2019, contratType, ficheFas, FORME_ASSOCIATIVE, guideHdf } from '../../sources';
import { anniversaire } from '../delais';
import { dernierJour } from '../dernier-jour';
import { FaitsCpts } from '../faits';
import { NATURE, nomDuPoste } from '../paiements';
import { RegleCpts } from './communes';
import { REGLES_LIBERATION } from './liberation';
import { REGLES_MONTANTS } from './montants';
import {
  bilanValide,
  contratDe,
  demarree,
  dialogueDeLAnnee,
  finDuContratPaye,
  ligneVisee,
  Paiement,
  partContestee,
  posteVerse,
  preavis,
  visee,
} from './versement-vise';

const pvSigne = (examen: Paiement): boolean => (dialogueDeLAnnee(examen)?.pv?.le ?? '9999') <= examen.le;

/** From when this payment may be made, as far as the calendar of the contract says. */
const dateDeVersement = (examen: Paiement): DateCivile | undefined => {
  const { faits, lire } = examen;
  const part = visee(examen);
  const signature = contratDe(examen)?.signature;
  if (!part || !signature) return undefined;
  // The variable part of a crisis is due once its report is validated, whenever in the year. Q-19.
  if (part.nature === 'AVANCE' || (part.nature === 'VARIABLE' && part.poste === 'CRISE'))
    return anniversaire(signature.le, part.annee - 1);
  const cloture = anniversaire(signature.le, part.annee);
  if (part.nature === 'VARIABLE' || pvSigne(examen)) return cloture;
  // The balance waits for the minutes, but no longer than the period allowed for the meeting.
  return dernierJour('D-P7-02', FENETRE_DIALOGUE, cloture, faits, lire);
};

const associationExigee = ({ le, lire }: Examen<FaitsCpts>) => lire(FORME_JURIDIQUE, le).valeur === 'ASSOCIATION';

/** Nothing of the amount is supposed: the meeting said how far the mission went. */
const constatee = (examen: Paiement): boolean => pvSigne(examen) && !ligneVisee(examen)?.hypotheses.length;

const verifieLe = ({ donnees, faits }: Paiement) =>
  faits.dossierAciVerifie ?? (donnees && 'dossierVerifieLe' in donnees ? donnees.dossierVerifieLe : undefined);
const incomplet = (examen: Paiement): boolean => Boolean(contratDe(examen)?.piecesAttendues?.length);

export const REGLES_VERSEMENTS: readonly RegleCpts[] = [
  {
    code: 'R-T-01c',
    enonce: 'À la date du versement, la CPTS a la forme d’association quand la loi l’exige.',
    sources: [FORME_ASSOCIATIVE, ficheFas('le contrat tripartite')],
    vraie: (examen) => {
      const { association } = examen.faits;
      return !associationExigee(examen) || (association !== undefined && association.forme !== 'AUTRE');
    },
    message: ({ le, lire }) =>
      `Depuis le ${dateCourte(lire(FORME_JURIDIQUE, le).du)}, seule une association peut recevoir un versement.`,
    remede: () => 'Déclarez l’association qui porte désormais la CPTS : les versements reprennent ensuite.',
  },
  {
    code: 'E-P6-01',
    enonce: 'Le dossier du contrat est vérifié complet.',
    sources: [ACI_2019, contratType('art. 6.1')],
    vraie: (examen: Paiement) => !visee(examen) || (!incomplet(examen) && (verifieLe(examen) ?? '9999') <= examen.le),
    message: (examen: Paiement) => {
      const verifie = verifieLe(examen);
      if (incomplet(examen)) return 'Des pièces obligatoires manquent encore au dossier du contrat.';
      return verifie
        ? `Le dossier du contrat n’est vérifié complet que le ${dateCourte(verifie)}.`
        : 'Le dossier du contrat n’a pas été vérifié complet.';
    },
    remede: () => 'Vérifiez les pièces de la demande, puis indiquez la date à laquelle le dossier est complet.',
  },
  {
    code: 'A-POSTE',
    enonce: 'La part versée existe pour ce poste.',
    sources: [contratType('art. 6'), guideHdf('fiche 16')],
    vraie: posteVerse,
    message: (examen: Paiement) =>
      visee(examen)!.nature === 'VARIABLE'
        ? 'Le fonctionnement n’a pas de part variable.'
        : 'Le fonctionnement de la première année est versé en entier à la signature : il n’a pas de solde.',
    remede: () => 'Choisissez une autre nature de versement, ou la mission concernée.',
  },
  {
    code: 'A-AVANCE',
    enonce: 'Un contrat signé fonde le versement ; d’une année que sa fin interrompt, plus aucune avance n’est due.',
    sources: [contratType('art. 6'), guideHdf('fiche 7')],
    vraie: (examen: Paiement) => {
      const { le, type, donnees } = examen;
      const signature = contratDe(examen)?.signature;
      // A payment that is not known has a rule of its own.
      if (donnees && !visee(examen)) return true;
      if (!signature || signature.le > le) return false;
      return type === 'REPRENDRE_VERSEMENT' || !avanceEteinte(examen);
    },
    message: (examen: Paiement) => {
      const signature = contratDe(examen)?.signature;
      return signature && signature.le <= examen.le
        ? `Le contrat a pris fin le ${dateCourte(finDuContratPaye(examen)!)} : plus aucune avance n’est due.`
        : `Aucun contrat ACI n’est signé le ${dateCourte(examen.le)}.`;
    },
    remede: () =>
      'Les avances se versent pendant le contrat ; après lui, seul reste dû ce qui se rapporte à une année entière.',
  },
  {
    code: 'G-P8-04',
    enonce: 'Entre la réception de la résiliation et son effet, aucune avance ne se paie sans décision.',
    sources: [guideHdf('fiche 7')],
    aConfirmer: ['Q-09'],
    derogeablePour: ['ORDONNER_VERSEMENT', 'LIBERER_VERSEMENT'],
    vraie: (examen: Paiement) => visee(examen)?.nature !== 'AVANCE' || !preavis(examen),
    message: (examen: Paiement) =>
      `La résiliation reçue le ${dateCourte(contratDe(examen)!.resiliation!.le)} prend effet le ${dateCourte(finDuContratPaye(examen)!)} : une avance ne se paie pas dans l’intervalle.`,
    remede: () =>
      'Attendez le décompte ; si les financeurs décident de payer, énoncez leur décision dans une dérogation.',
  },
  {
    code: 'A-MISSION-A-PAYER',
    enonce: 'La mission payée a démarré.',
    sources: [contratType('art. 6.2'), guideHdf('fiche 16')],
    vraie: demarree,
    message: (examen: Paiement) =>
      `La ${nomDuPoste(visee(examen)!.poste)} n’a pas démarré le ${dateCourte(examen.le)}.`,
    remede: () => 'Enregistrez d’abord son démarrage, à sa date.',
  },
  {
    code: 'A-CALENDRIER-VERSEMENTS',
    enonce: 'L’avance se paie à l’ouverture de l’année de contrat, le solde et le variable après sa clôture.',
    sources: [contratType('art. 6'), guideHdf('fiche 16'), ficheFas('le suivi du contrat')],
    vraie: (examen: Paiement) => (dateDeVersement(examen) ?? '') <= examen.le,
    message: (examen: Paiement) => {
      const { nature, annee } = visee(examen)!;
      const attente = nature === 'SOLDE' ? ', sauf procès-verbal signé avant' : '';
      return `${NATURE[nature]} de l’année ${annee} ne se paie pas avant le ${dateCourte(dateDeVersement(examen)!)}${attente}.`;
    },
    remede: () => 'Attendez cette date, ou vérifiez l’année de contrat.',
  },
  {
    code: 'R-P7-03',
    enonce: 'La part variable se paie après constat : au procès-verbal du dialogue, ou au bilan validé de la crise.',
    sources: [guideHdf('fiches 7 et 16')],
    aConfirmer: ['Q-19'],
    vraie: (examen: Paiement) => {
      const { poste, nature } = visee(examen) ?? {};
      return nature !== 'VARIABLE' || (poste === 'CRISE' ? bilanValide(examen) : constatee(examen));
    },
    message: (examen: Paiement) => {
      const { poste, annee } = visee(examen)!;
      if (poste === 'CRISE') return 'Aucun bilan de crise n’est validé : la part variable de la crise n’est pas due.';
      if (!dialogueDeLAnnee(examen))
        return `Le dialogue de gestion de l’année ${annee} n’a pas constaté ce qui est atteint.`;
      return pvSigne(examen)
        ? `Le dialogue de gestion de l’année ${annee} n’a constaté aucun taux d’atteinte pour la ${nomDuPoste(poste)}.`
        : `Le procès-verbal du dialogue de l’année ${annee} n’est pas signé.`;
    },
    remede: () =>
      'Faites constater le résultat d’abord : payé après constat, le variable n’est jamais repris pour non-atteinte.',
  },
  {
    code: 'A-PART-CONTESTEE',
    enonce: 'En cas de désaccord, seule la part non contestée se paie.',
    sources: [ficheFas('les instances paritaires'), guideHdf('fiche 6')],
    vraie: (examen: Paiement) => !partContestee(examen),
    message: (examen: Paiement) =>
      `Le dialogue de l’année ${visee(examen)!.annee} s’est conclu sur un désaccord : seule la part non contestée se paie.`,
    remede: () => 'Vérifiez le montant ; le reste attend l’avis de la commission et l’accord des parties.',
  },
  ...REGLES_MONTANTS,
  ...REGLES_LIBERATION,
];

function avanceEteinte(examen: Paiement): boolean {
  const { nature, annee } = visee(examen) ?? {};
  if (nature !== 'AVANCE') return false;
  const fin = finDuContratPaye(examen)!;
  return examen.le >= fin && anniversaire(contratDe(examen)!.signature.le, annee!) > fin;
}
