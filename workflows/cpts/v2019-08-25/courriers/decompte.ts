import { Centimes, DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { LIBELLE_MISSION } from '../../missions';
import { PAIEMENT_INDU } from '../../parametres';
import { ACI_2019, crpa, FIN_DES_CONTRATS } from '../../sources';
import { Motivation } from '../evenements/champs';
import { DecisionSurContestation, LigneDeDecompte } from '../evenements/decompte';
import { contratSigne, FaitsCpts } from '../faits';
import { CAISSE, Contexte, lettre, Reserves, reserves, VoiesDeRecours, voiesDeRecours } from './contenu';

/** C-P8-05. */
export type DecompteEtIndu = Reserves & {
  nomCpts: string;
  dateNotification: DateCivile;
  dateFin: DateCivile;
  dateDecompte: DateCivile;
  lignes: readonly { poste: string; droits: Centimes; avances: Centimes }[];
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
    variables: notifier,
  }),
];

const nommer = (poste: LigneDeDecompte['poste']): string =>
  poste === 'FONCTIONNEMENT' ? 'Fonctionnement' : LIBELLE_MISSION[poste];

function notifier(contexte: Contexte): DecompteEtIndu {
  const { faits, evenement, lire } = contexte;
  const { le, lignes = [], droits, avances, indu } = faits.decompte!;
  const delai = lire(PAIEMENT_INDU, evenement.le);
  const { recours, points } = voiesDeRecours(contexte, evenement.le, 'Cet indu peut être contesté', {
    aupresDe: CAISSE,
    pointDeDepart: 'la réception de la présente lettre',
  });
  return {
    nomCpts: faits.nom,
    dateNotification: evenement.le,
    dateFin: contratSigne(faits)!.fin!.le,
    dateDecompte: le,
    lignes: lignes.map(({ poste, droitAcquis, avanceRecue }) => ({
      poste: nommer(poste),
      droits: droitAcquis,
      avances: avanceRecue,
    })),
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
