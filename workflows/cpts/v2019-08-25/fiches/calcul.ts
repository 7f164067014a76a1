import { Centimes, citer, dateCourte, DateCivile, Sommes } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { financer, FinancementDuContrat, Ligne } from '../../financement';
import { EtatDeLigne, ParametreLu } from '../../financement/lignes';
import { Taille } from '../../parametres';
import { LIBELLE_NATURE, LIBELLE_POSTE } from '../../postes';
import { ACI_2019, contratType, guideHdf } from '../../sources';
import { contratDeLAnnee } from '../calendrier';
import { Reserves, reserves } from '../courriers/contenu';
import { contratSigne, FaitsCpts } from '../faits';
import { Versement } from '../faits/vie';
import { Contexte, majuscule } from './communes';
import { dernierDialogue } from './dialogue';

/** F-CALCUL. Amounts in cents. */
export type EtatDeCalcul = Reserves & {
  nomCpts: string;
  annee: number;
  du: DateCivile;
  au: DateCivile;
  taille: Taille;
  dateBareme: DateCivile;
  membres: number | null;
  lignes: readonly LigneDeCalcul[];
  /** `droit` = paid + what remains; what remains = due, ordered or to come. */
  total: { droit: Centimes; paye: Centimes; reste: Centimes; du: Centimes; valide: Centimes; aVenir: Centimes };
  /** Payments of that year that no line foresees: beside the total. */
  horsEcheancier: readonly { libelle: string; le: DateCivile; montant: Centimes }[];
  parametres: readonly { libelle: string; du: DateCivile; source: string }[];
};

interface LigneDeCalcul {
  libelle: string;
  exigibleLe: DateCivile;
  etat: string;
  droit: Centimes;
  paye: Centimes;
  reste: Centimes;
  formule: string;
  etapes: readonly string[];
  /** What was supposed, and what it waits for, as sentences; `null` when nothing. */
  remarque: string | null;
}

const ETAT: Record<EtatDeLigne, string> = {
  PREVUE: 'prévue',
  DUE: 'due, à ordonner',
  VALIDEE: 'ordonnée, à libérer',
  PAYEE: 'payée',
  ANNULEE: 'annulée',
};

export const FICHE_CALCUL: FicheDefinie<FaitsCpts> = {
  code: 'F-CALCUL',
  titre: 'État de calcul d’une année de contrat',
  gabarit: 'fiches/calcul',
  emetteur: 'CPAM',
  bases: [ACI_2019, contratType('art. 6'), guideHdf('fiche 16')],
  manque: ({ faits, le }) => {
    const signature = contratSigne(faits)?.signature;
    if (!signature) return 'Aucun contrat n’est signé : il n’y a encore rien à calculer.';
    return signature.le > le
      ? `Le contrat prend effet le ${dateCourte(signature.le)} : rien n’est à calculer avant.`
      : undefined;
  },
  variables: calculer,
};

function calculer(contexte: Contexte): EtatDeCalcul {
  const { faits, le, lire } = contexte;
  const { contrats, horsEcheancier } = financer(faits, lire, le);
  const { contrat, rang } = anneeACalculer(contexte, contrats);
  const annee = contrat.annees.find((une) => une.rang === rang)!;
  const lignes = contrat.lignes.filter((ligne) => ligne.annee === rang);
  const lus = [
    ...new Map(lignes.flatMap(({ parametres }) => parametres).map((un) => [`${un.cle} ${un.du}`, un])).values(),
  ];
  return {
    nomCpts: faits.nom,
    ...{ annee: rang, du: annee.du, au: annee.au, taille: annee.taille, dateBareme: annee.bareme },
    membres: annee.membres ?? null,
    lignes: lignes.map(ecrireLigne),
    total: totaliser(annee.sommes),
    horsEcheancier: horsEcheancier
      .filter((un) => un.annee === rang && un.contrat === contrat.contrat && un.libere)
      .map((un) => ({ libelle: nommer(un), le: un.libere!.le, montant: un.montant })),
    parametres: lus.map(ecrireParametre),
    aConfirmer: reserves(lignes.flatMap(({ aConfirmer }) => aConfirmer)),
  };
}

/**
 * The year that the last meeting evaluated, as long as it is not settled; else the last that has opened. Another one is
 * read by asking for the sheet on a day of that year.
 */
function anneeACalculer(
  { faits, le }: Contexte,
  contrats: readonly FinancementDuContrat[],
): { contrat: FinancementDuContrat; rang: number } {
  const dialogue = dernierDialogue(faits);
  const evalue = dialogue && contratDeLAnnee(faits, dialogue.annee, dialogue.le)?.signature.seq;
  const ancien = contrats.find((un) => un.contrat === evalue);
  const soldee = ancien?.lignes
    .filter(({ annee }) => annee === dialogue!.annee)
    .every(({ etat }) => etat === 'PAYEE' || etat === 'ANNULEE');
  if (ancien && !soldee) return { contrat: ancien, rang: dialogue!.annee };
  const contrat = contrats.findLast(({ du }) => du <= le)!;
  const ouvertes = contrat.annees.filter(({ du }) => du <= le && du < contrat.fin);
  return { contrat, rang: ouvertes.at(-1)!.rang };
}

const nommer = ({ poste, nature }: Pick<Ligne | Versement, 'poste' | 'nature'>): string =>
  `${LIBELLE_POSTE[poste]}, ${LIBELLE_NATURE[nature]}`;

function ecrireLigne(ligne: Ligne): LigneDeCalcul {
  const { etat, montant, ordonne, paye, calcul, hypotheses, attend, exigibleLe } = ligne;
  // As the sums count it: what is cancelled counts for what had been ordered of it.
  const droit = etat === 'ANNULEE' ? ordonne : Math.max(montant, ordonne);
  const remarques = [...hypotheses.map((une) => `${majuscule(une)}.`), ...(attend ? [attend] : [])];
  return {
    libelle: nommer(ligne),
    exigibleLe,
    etat: ETAT[etat],
    ...{ droit, paye, reste: droit - paye },
    formule: calcul.formule,
    etapes: calcul.etapes,
    remarque: remarques.length ? remarques.join(' ') : null,
  };
}

/** What is neither due nor ordered is to come. */
const totaliser = ({ prevu, du, valide, paye }: Sommes): EtatDeCalcul['total'] => ({
  ...{ droit: prevu, paye, reste: prevu - paye, du, valide },
  aVenir: prevu - paye - valide - du,
});

/** Without the code that the rulebook gives it. */
const ecrireParametre = ({ libelle, du, source }: ParametreLu) => ({
  libelle: libelle.replace(/ \(R-[\w-]+\)$/, ''),
  du,
  source: citer(source),
});
