import { dateCourte, somme } from '#libs/droit';
import { Ligne } from '../../financement';
import { versementsDe } from '../../financement/suivi';
import { enEuros } from '../../montants';
import { BAREME } from '../../parametres';
import { contratType, ficheFas, guideHdf, REGLE_APPLICATION } from '../../sources';
import { anniversaire } from '../delais';
import { nomDeLaPart, Part } from '../paiements';
import { RegleCpts } from './communes';
import {
  bilanValide,
  contratDe,
  demarree,
  finDuContratPaye,
  ligneVisee,
  Paiement,
  partContestee,
  posteVerse,
  preavis,
  versementNomme,
  visee,
} from './versement-vise';
import { LIBELLE_POSTE } from '../../postes';

// How much may be paid: what the schedule computes, and nothing else.

/** Of the line, what no other payment takes. In cents; negative when too much was ordered. */
function resteDe(examen: Paiement, ligne: Ligne): number {
  const autres = versementsDe(ligne, examen.faits).filter((un) => un !== versementNomme(examen));
  return ligne.montant - somme(autres.map(({ montant }) => montant));
}

/** A line, what remains of it and what one would pay; nothing of what is only supposed: other rules refuse it. */
function comparaison(examen: Paiement): { ligne: Ligne; reste: number; montant: number } | undefined {
  const ligne = ligneVisee(examen);
  const { montant } = visee(examen) ?? {};
  if (!ligne || montant === undefined || (examen.type === 'ORDONNER_VERSEMENT' && ligne.hypotheses.length))
    return undefined;
  return { ligne, reste: resteDe(examen, ligne), montant };
}

const dejaOrdonne = (examen: Paiement) => {
  const part = visee(examen);
  return part && versementsDe({ ...part, contrat: part.contrat! }, examen.faits).at(-1);
};

/** What the line gives, or what remains of it, and the formula with its numbers. */
const dire = ({ ligne, reste }: { ligne: Ligne; reste: number }): string =>
  reste === ligne.montant
    ? `l’échéancier donne ${enEuros(ligne.montant)} (${ligne.calcul.formule})`
    : `il reste ${enEuros(Math.max(0, reste))} sur ${enEuros(ligne.montant)} (${ligne.calcul.formule})`;

/** No line, or one that the statement settles. Other rules say so when the item, the contract or a fact is missing. */
function sansLigne(examen: Paiement): boolean {
  const part = visee(examen);
  if (!part || !contratDe(examen) || (examen.type === 'ORDONNER_VERSEMENT' && dejaRefusee(examen, part))) return false;
  const ligne = ligneVisee(examen);
  return ligne === undefined || (examen.type !== 'REPRENDRE_VERSEMENT' && regleeAuDecompte(ligne));
}

/** A year that the end of the contract cuts short: of an advance, another rule says so. */
const regleeAuDecompte = ({ etat, nature, montant }: Ligne): boolean =>
  etat === 'ANNULEE' && nature !== 'AVANCE' && montant > 0;

const dejaRefusee = (examen: Paiement, { poste, nature }: Part): boolean =>
  !posteVerse(examen) || !demarree(examen) || (poste === 'CRISE' && nature === 'VARIABLE' && !bilanValide(examen));

function pourquoi(examen: Paiement): string {
  const { poste, annee, nature } = visee(examen)!;
  const { signature } = contratDe(examen)!;
  const fin = finDuContratPaye(examen)!;
  const [ouverture, cloture] = [anniversaire(signature.le, annee - 1), anniversaire(signature.le, annee)];
  if (ouverture >= fin) return `Le contrat n’a pas d’année ${annee} : il prend fin le ${dateCourte(fin)}.`;
  if (ligneVisee(examen))
    return `Le contrat a pris fin le ${dateCourte(fin)}, avant la clôture de l’année ${annee} : le décompte règle cette part.`;
  if (poste === 'FONCTIONNEMENT') return `L’échéancier ne prévoit pas ce versement pour l’année ${annee}.`;
  const nom = `« ${LIBELLE_POSTE[poste]} »`;
  const demarree = examen.faits.missions[poste]?.le;
  if (!demarree) return `La mission ${nom} n’a pas démarré : l’échéancier n’en prévoit rien.`;
  if (demarree >= cloture)
    return `La mission ${nom} n’a démarré que le ${dateCourte(demarree)}, après l’année ${annee} du contrat.`;
  if (nature === 'VARIABLE' && poste === 'CRISE' && examen.lire(BAREME, signature.le).valeur.missions.CRISE)
    return `Aucune crise n’a été déclarée pendant l’année ${annee} du contrat.`;
  return `Le contrat n’engage pas la mission ${nom} pendant l’année ${annee}.`;
}

export const REGLES_MONTANTS: readonly RegleCpts[] = [
  {
    code: 'A-LIGNE-PREVUE',
    enonce: 'Une ligne de l’échéancier du contrat prévoit le versement.',
    sources: [contratType('art. 6'), guideHdf('fiche 16'), REGLE_APPLICATION],
    vraie: (examen: Paiement) => !sansLigne(examen),
    message: pourquoi,
    remede: () => 'Vérifiez le poste, la nature et l’année dans l’échéancier : ce qui n’y figure pas ne se paie pas.',
  },
  {
    code: 'A-MONTANT',
    enonce: 'Le montant ne dépasse pas ce que l’échéancier laisse à payer de la ligne.',
    sources: [contratType('art. 6'), guideHdf('fiche 16')],
    aConfirmer: ['Q-18', 'Q-20'],
    vraie: (examen: Paiement) => {
      const vu = comparaison(examen);
      return !vu || vu.montant <= vu.reste || epuisee(examen);
    },
    message: (examen: Paiement) => {
      const vu = comparaison(examen)!;
      return `Le montant de ${enEuros(vu.montant)} dépasse la ligne : ${dire(vu)}.`;
    },
    remede: ({ type }) =>
      type === 'LIBERER_VERSEMENT'
        ? 'Annulez ce versement, puis ordonnez-le de nouveau au montant de l’échéancier.'
        : 'Ordonnez au plus ce montant ; si une date, une taille ou un taux est inexact, corrigez-le d’abord au dossier.',
  },
  {
    code: 'A-MONTANT-ENTIER',
    enonce:
      'Une avance et un solde se paient en entier ; la part variable et la part non contestée, en partie s’il le faut.',
    sources: [contratType('art. 6'), ficheFas('les instances paritaires'), REGLE_APPLICATION],
    derogeablePour: ['ORDONNER_VERSEMENT'],
    vraie: (examen: Paiement) => {
      const vu = comparaison(examen);
      if (!vu || vu.montant >= vu.reste || vu.ligne.nature === 'VARIABLE' || vu.ligne.etat === 'ANNULEE') return true;
      // What the funders decide to pay during the notice is theirs to set.
      return partContestee(examen) || preavis(examen);
    },
    message: (examen: Paiement) => {
      const vu = comparaison(examen)!;
      const nature = vu.ligne.nature === 'AVANCE' ? 'Une avance' : 'Un solde';
      return `${nature} se paie en entier ; le montant est de ${enEuros(vu.montant)}, et ${dire(vu)}.`;
    },
    remede: () =>
      'Ordonnez tout ce qui reste. Pour n’en payer qu’une partie (compensation d’un indu, décision des financeurs), dites-en la raison dans une dérogation : le reste de la ligne demeure dû.',
  },
  {
    code: 'A-VERSEMENT-UNIQUE',
    enonce: 'La même part d’un poste ne se paie qu’une fois pour une année de contrat.',
    sources: [contratType('art. 6'), REGLE_APPLICATION],
    vraie: (examen: Paiement) => !epuisee(examen),
    message: (examen: Paiement) => {
      const part = visee(examen)!;
      const { le, repris } = dejaOrdonne(examen)!;
      const quoi = `${repris ? 'payé' : 'ordonné'}${part.nature === 'SOLDE' ? '' : 'e'}`;
      return `${nomDeLaPart(part)} a déjà été ${quoi} le ${dateCourte(le)} : il n’en reste rien à payer.`;
    },
    remede: () =>
      'Vérifiez l’année et le poste. Si un versement ordonné est inexact, annulez-le avant sa libération, puis ordonnez le bon.',
  },
  {
    code: 'A-MONTANT-REPRIS',
    enonce: 'Le montant repris est celui de l’échéancier.',
    sources: [contratType('art. 6'), REGLE_APPLICATION],
    vraie: (examen: Paiement) => {
      const vu = comparaison(examen);
      return !vu || vu.montant === vu.reste;
    },
    message: (examen: Paiement) => {
      const vu = comparaison(examen)!;
      return `Le montant repris est de ${enEuros(vu.montant)}, et ${dire(vu)}.`;
    },
    remede: () =>
      'Vérifiez le montant et les dates du contrat ; ce qui a été payé est conservé, et l’écart se règle au décompte.',
  },
];

/** Payments take all of the line already. */
function epuisee(examen: Paiement): boolean {
  if (versementNomme(examen)) return false;
  const vu = comparaison(examen);
  return vu !== undefined && vu.reste <= 0 && dejaOrdonne(examen) !== undefined;
}
