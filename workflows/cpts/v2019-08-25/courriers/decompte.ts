import { Centimes, DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { DecompteCalcule, decompteDuContratFini } from '../../financement/decompte';
import { PAIEMENT_INDU } from '../../parametres';
import { ACI_2019, crpa, FIN_DES_CONTRATS } from '../../sources';
import { Motivation } from '../evenements/champs';
import { DecisionSurContestation } from '../evenements/decompte';
import { FaitsCpts } from '../faits';
import { finASolder, LigneDuDecompte } from '../faits/fin';
import { CAISSE, Contexte, lettre, Reserves, reserves, VoiesDeRecours, voiesDeRecours } from './contenu';
import { LIBELLE_POSTE } from '../../postes';

/** C-P8-05. */
export type DecompteEtIndu = Reserves & {
  nomCpts: string;
  dateNotification: DateCivile;
  dateFin: DateCivile;
  dateDecompte: DateCivile;
  /** `calcul`: none when the fund keeps another amount than the one that is worked out. */
  lignes: readonly { poste: string; droits: Centimes; avances: Centimes; calcul: string | null }[];
  /** The year that the end cut short; none when the end is an anniversary. */
  annee: { du: DateCivile; au: DateCivile } | null;
  droits: Centimes;
  avances: Centimes;
  montant: Centimes;
  motivation: string;
  /** True for the decision that keeps the claim after it was contested. */
  maintien: boolean;
  delaiPaiement: string;
  recours: VoiesDeRecours;
};

export const COURRIERS_DECOMPTE: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P8-05', {
    titre: 'Décompte de fin de contrat et indu',
    evenements: ['NOTIFIER_INDU', 'STATUER_SUR_CONTESTATION'],
    si: ({ evenement }) => (evenement.donnees as Partial<DecisionSurContestation>).sens !== 'ANNULE',
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'LRAR',
    bases: [FIN_DES_CONTRATS, ACI_2019, crpa('L.211-2')],
    signataire: 'CPAM',
    pieces: ['F-DECOMPTE'],
    reception: { evenement: 'ENREGISTRER_RECEPTION', donnees: { objet: 'INDU' } },
    variables: notifier,
  }),
];

/** How one comes to the right that was kept: its fixed share, then its results when some were found. */
export function calculDe({ poste, droitAcquis }: LigneDuDecompte, calcule: DecompteCalcule | undefined): string | null {
  const fixe = calcule?.lignes.find((une) => une.poste === poste);
  const variable = calcule?.variables.find((un) => un.poste === poste && un.montant !== null);
  if (!fixe || fixe.droitAcquis + (variable?.montant ?? 0) !== droitAcquis) return null;
  return [fixe, ...(variable ? [variable] : [])].map(({ calcul }) => calcul.formule).join(' ; ');
}

function notifier(contexte: Contexte): DecompteEtIndu {
  const { faits, evenement, lire } = contexte;
  const { le, lignes = [], droits, avances, indu } = faits.decompte!;
  const calcule = decompteDuContratFini(faits, lire, evenement.le);
  const delai = lire(PAIEMENT_INDU, evenement.le);
  const { recours, points } = voiesDeRecours(contexte, evenement.le, 'Cet indu peut être contesté', {
    aupresDe: CAISSE,
    pointDeDepart: 'la réception de la présente lettre',
  });
  return {
    nomCpts: faits.nom,
    dateNotification: evenement.le,
    dateFin: finASolder(faits)!.le,
    dateDecompte: le,
    lignes: lignes.map((ligne) => ({
      poste: LIBELLE_POSTE[ligne.poste],
      droits: ligne.droitAcquis,
      avances: ligne.avanceRecue,
      calcul: calculDe(ligne, calcule),
    })),
    annee: calcule?.annee ? { du: calcule.annee.du, au: calcule.annee.au } : null,
    droits,
    avances,
    montant: indu!.montant,
    motivation: (evenement.donnees as Motivation).motivation,
    maintien: evenement.type === 'STATUER_SUR_CONTESTATION',
    delaiPaiement: dureeEnClair(delai.valeur),
    recours,
    aConfirmer: reserves(delai, ...points, 'Q-18', 'Q-20'),
  };
}
