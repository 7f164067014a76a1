import { DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { LIBELLE_MISSION } from '../../missions';
import { DOSSIER_DU_DIALOGUE, FENETRE_DIALOGUE, PIECES_DU_DIALOGUE } from '../../parametres';
import { ficheFas, guideHdf } from '../../sources';
import { contratDeLAnnee } from '../calendrier';
import { anniversaire, prochainAnniversaire } from '../delais';
import { dernierJour } from '../dernier-jour';
import { ConvocationDialogue } from '../evenements/dialogue';
import { FaitsCpts } from '../faits';
import { Contexte, lettre, REPORT_AU_JOUR_OUVRE, Reserves, reserves } from './contenu';

/** C-P7-01. */
export type ConvocationAuDialogue = Reserves & {
  nomCpts: string;
  annee: number;
  prevuLe: DateCivile;
  dateAnniversaire: DateCivile;
  delai: string;
  /** Last day of the period in which the meeting is to be held. */
  auPlusTard: DateCivile;
  pieces: readonly string[];
};

/** C-P7-02. */
export type DemandeDeBilan = Reserves & {
  nomCpts: string;
  annee: number;
  /** Closes the year, and is the day by which the documents are asked for. */
  dateAnniversaire: DateCivile;
  delai: string;
  /** Last day of the period in which the meeting is to be held. */
  auPlusTard: DateCivile;
  pieces: readonly string[];
};

/** C-P7-03. */
export type EnvoiDuProcesVerbal = Reserves & {
  nomCpts: string;
  annee: number;
  dateDialogue: DateCivile;
  dateSignature: DateCivile;
  taux: readonly { mission: string; indicateur: string | null; taux: number }[];
  reliquats: readonly string[];
  desaccord: boolean;
};

export const COURRIERS_DIALOGUE: readonly CourrierDefini<FaitsCpts>[] = [
  lettre('C-P7-01', {
    titre: 'Convocation au dialogue de gestion',
    evenements: ['CONVOQUER_DIALOGUE_GESTION'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [ficheFas('le suivi du contrat'), guideHdf('fiches 6 et 7')],
    signataire: 'CPAM',
    variables: convoquer,
  }),
  lettre('C-P7-02', {
    titre: 'Demande du bilan de l’année de contrat',
    evenements: ['DEMANDER_BILAN'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [ficheFas('le suivi du contrat'), guideHdf('fiches 6 et 7')],
    signataire: 'CPAM',
    variables: demanderLeBilan,
  }),
  lettre('C-P7-03', {
    titre: 'Procès-verbal du dialogue de gestion',
    evenements: ['SIGNER_PV_DIALOGUE'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [ficheFas('le suivi du contrat')],
    signataire: 'CPAM',
    pieces: ['F-DIALOGUE', 'F-CALCUL'],
    variables: envoyerLeProcesVerbal,
  }),
];

function convoquer({ faits, evenement, lire }: Contexte): ConvocationAuDialogue {
  const { annee, prevuLe } = evenement.donnees as ConvocationDialogue;
  const dateAnniversaire = anniversaire(contratDeLAnnee(faits, annee, prevuLe)!.signature.le, annee);
  const fenetre = lire(FENETRE_DIALOGUE, dateAnniversaire);
  const dossier = lire(DOSSIER_DU_DIALOGUE, prevuLe);
  return {
    nomCpts: faits.nom,
    annee,
    prevuLe,
    dateAnniversaire,
    delai: dureeEnClair(fenetre.valeur),
    auPlusTard: dernierJour('D-P7-02', FENETRE_DIALOGUE, dateAnniversaire, faits, lire),
    pieces: dossier.valeur.map((piece) => PIECES_DU_DIALOGUE[piece]),
    aConfirmer: reserves(fenetre, dossier, REPORT_AU_JOUR_OUVRE),
  };
}

function demanderLeBilan({ faits, evenement: { le }, lire }: Contexte): DemandeDeBilan {
  const signature = faits.contrat!.signature!;
  const dateAnniversaire = prochainAnniversaire(signature.le, le);
  const fenetre = lire(FENETRE_DIALOGUE, dateAnniversaire);
  const dossier = lire(DOSSIER_DU_DIALOGUE, le);
  return {
    nomCpts: faits.nom,
    annee: Number(dateAnniversaire.slice(0, 4)) - Number(signature.le.slice(0, 4)),
    dateAnniversaire,
    delai: dureeEnClair(fenetre.valeur),
    auPlusTard: dernierJour('D-P7-02', FENETRE_DIALOGUE, dateAnniversaire, faits, lire),
    pieces: dossier.valeur.map((piece) => PIECES_DU_DIALOGUE[piece]),
    aConfirmer: reserves(fenetre, dossier, REPORT_AU_JOUR_OUVRE),
  };
}

function envoyerLeProcesVerbal({ faits, evenement }: Contexte): EnvoiDuProcesVerbal {
  const dialogue = faits.dialogues.find(({ pv }) => pv?.seq === evenement.seq)!;
  const { annee, le, taux = [], reliquats = [], desaccord } = dialogue;
  return {
    nomCpts: faits.nom,
    annee,
    dateDialogue: le,
    dateSignature: evenement.le,
    taux: taux.map(({ mission, indicateur, taux }) => ({
      mission: LIBELLE_MISSION[mission],
      indicateur: indicateur ?? null,
      taux,
    })),
    reliquats: reliquats.map((mission) => LIBELLE_MISSION[mission]),
    desaccord: desaccord ?? false,
    aConfirmer: taux.length ? ['Q-21'] : [],
  };
}
