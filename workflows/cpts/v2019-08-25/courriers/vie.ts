import { Centimes, DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { LIBELLE_MISSION } from '../../missions';
import {
  BAREME,
  DOSSIER_DU_DIALOGUE,
  FENETRE_DIALOGUE,
  PIECES_DU_DIALOGUE,
  PREAVIS_RESILIATION,
  Taille,
} from '../../parametres';
import { ACI_2019, CALENDRIER_MISSIONS, contratType, crpa, FIN_DES_CONTRATS, ficheFas, guideHdf } from '../../sources';
import { dernierJour } from '../dernier-jour';
import { contratDeLAnnee, echeanceDeMission, relancesDe } from '../calendrier';
import { anniversaire, pivotDuBareme, tailleDuContrat } from '../delais';
import { ConvocationDialogue } from '../evenements/dialogue';
import { RelanceMission } from '../evenements/missions';
import { OrdreDeVersement } from '../evenements/versements';
import { FaitsCpts } from '../faits';
import { NatureDeVersement, Versement } from '../faits/vie';
import { CANAL_EN_CLAIR, Contexte, lettre, REPORT_AU_JOUR_OUVRE, Reserves, reserves } from './contenu';

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

/** C-P7-04. */
export type AvisDeVersement = Reserves & {
  nomCpts: string;
  dateVersement: DateCivile;
  poste: string;
  nature: string;
  annee: number;
  montant: Centimes;
  taille: Taille;
  dateBareme: DateCivile;
  /** The most that the scale gives in a year for this part. */
  plafond: Centimes;
  /** How the fund came to the amount, in its own words. */
  calcul: string | null;
  /** All that was paid for this item and this year, this payment included. */
  cumul: Centimes;
};

/** C-P7-05. */
export type RelanceDeMission = Reserves & {
  nomCpts: string;
  mission: string;
  deploiement: boolean;
  dateContrat: DateCivile;
  echeance: DateCivile;
  depassee: boolean;
  /** The reminder before this one. */
  precedente: DateCivile | null;
  envoi: { canal: string; reference: string | null };
  preavis: string;
};

const NATURE_EN_CLAIR: Record<NatureDeVersement, string> = {
  AVANCE: 'avance',
  SOLDE: 'solde',
  VARIABLE: 'part variable',
};

const rang = ({ faits, evenement }: Contexte) =>
  relancesDe(faits, (evenement.donnees as RelanceMission).mission).length;

/** By e-mail first, by registered letter from the second one on. */
const relance = (seconde: boolean) =>
  lettre('C-P7-05', {
    titre: 'Relance d’une mission du contrat ACI',
    evenements: ['RELANCER_MISSION'],
    si: (contexte) => rang(contexte) > 1 === seconde,
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: seconde ? 'LRAR' : 'COURRIEL',
    bases: [CALENDRIER_MISSIONS, guideHdf('fiches 7 et 17'), FIN_DES_CONTRATS],
    signataire: 'CPAM',
    variables: relancer,
  });

export const COURRIERS_VIE: readonly CourrierDefini<FaitsCpts>[] = [
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
  lettre('C-P7-03', {
    titre: 'Procès-verbal du dialogue de gestion',
    evenements: ['SIGNER_PV_DIALOGUE'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [ficheFas('le suivi du contrat')],
    signataire: 'CPAM',
    variables: envoyerLeProcesVerbal,
  }),
  lettre('C-P7-04', {
    titre: 'Avis de versement au titre du contrat ACI',
    evenements: ['ORDONNER_VERSEMENT'],
    emetteur: 'CPAM',
    destinataires: ['CPTS'],
    canal: 'COURRIEL',
    bases: [ACI_2019, contratType('art. 6'), crpa('L.221-4')],
    signataire: 'CPAM',
    variables: aviser,
  }),
  relance(false),
  relance(true),
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

function aviser({ faits, evenement, lire }: Contexte): AvisDeVersement {
  const { poste, nature, annee, montant, calcul } = evenement.donnees as OrdreDeVersement;
  const taille = tailleDuContrat(faits, evenement.le)!;
  const bareme = lire(BAREME, pivotDuBareme(faits, evenement.le)!);
  const depuis = contratDeLAnnee(faits, annee, evenement.le)!.signature.le;
  const memes = (faits.versements ?? []).filter((un) => un.poste === poste && un.annee === annee && un.le >= depuis);
  return {
    nomCpts: faits.nom,
    dateVersement: evenement.le,
    poste: poste === 'FONCTIONNEMENT' ? 'Fonctionnement' : `Mission « ${LIBELLE_MISSION[poste]} »`,
    nature: NATURE_EN_CLAIR[nature],
    annee,
    montant,
    taille,
    dateBareme: bareme.du,
    plafond: plafond(bareme.valeur, poste, nature, taille),
    calcul: calcul?.trim() || null,
    cumul: memes.reduce((total, un) => total + un.montant, 0),
    aConfirmer: reserves(bareme, 'Q-14', 'Q-18', 'Q-20'),
  };
}

function plafond(
  { fonctionnement, missions }: (typeof BAREME)['valeurs'][0]['valeur'],
  poste: Versement['poste'],
  nature: NatureDeVersement,
  taille: Taille,
): Centimes {
  if (poste === 'FONCTIONNEMENT') return fonctionnement[taille - 1]!;
  const ligne = missions[poste];
  if (nature !== 'VARIABLE') return ligne?.fixe[taille - 1] ?? 0;
  return (ligne?.variable[taille - 1] ?? 0) + (ligne?.complement?.[taille - 1] ?? 0);
}

function relancer({ faits, evenement, lire }: Contexte): RelanceDeMission {
  const { mission, canal, reference } = evenement.donnees as RelanceMission;
  const relances = relancesDe(faits, mission);
  const deploiement = faits.missions[mission] !== undefined;
  const echeance = echeanceDeMission(faits, mission, deploiement ? 'deploiement' : 'demarrage', lire)!;
  return {
    nomCpts: faits.nom,
    mission: LIBELLE_MISSION[mission],
    deploiement,
    dateContrat: faits.contrat!.signature!.le,
    echeance,
    depassee: evenement.le > echeance,
    precedente: relances.at(-2)?.le ?? null,
    envoi: { canal: CANAL_EN_CLAIR[canal], reference: reference ?? null },
    preavis: dureeEnClair(lire(PREAVIS_RESILIATION, evenement.le).valeur),
    aConfirmer: ['Q-09', REPORT_AU_JOUR_OUVRE],
  };
}
