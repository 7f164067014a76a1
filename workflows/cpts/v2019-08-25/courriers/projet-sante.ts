import { ajouterJours, DateCivile, dureeEnClair } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { SILENCE_PROJET } from '../../parametres';
import { crpa, csp, instructionFiness } from '../../sources';
import { DemandeDePieces } from '../evenements/champs';
import { dernierJour } from '../dernier-jour';
import { MOTIFS_OPPOSITION } from '../evenements/projet-sante';
import { demandesEnAttente, FaitsCpts } from '../faits';
import {
  constateLe,
  ConstatTardif,
  Contexte,
  echeance,
  ecrireTerritoire,
  REPORT_AU_JOUR_OUVRE,
  Reserves,
  reserves,
  Silence,
  TerritoireEcrit,
} from './contenu';

export const MOTIF_EN_CLAIR: Record<(typeof MOTIFS_OPPOSITION)[number], string> = {
  OBJECTIFS_DU_PRS_NON_RESPECTES: 'non-respect des objectifs du projet régional de santé',
  TERRITOIRE_NON_PERTINENT: 'absence de pertinence du territoire d’action',
};

/** The day on which silence accepts a project is not carried over, and is stopped by what is notified before it. */
export const RESERVES_DU_SILENCE = ['Q-04', REPORT_AU_JOUR_OUVRE];

/** C-P5-01. */
export type AccuseDeProjet = Reserves & {
  nomCpts: string;
  silence: Silence;
  /** Where it was filed first, when it was not with the agency. */
  depotInitial: { aupresDe: string; le: DateCivile } | null;
  motifsOpposition: readonly string[];
};

/** C-P5-02. */
export type DemandeBloquante = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  pieces: readonly string[];
  /** The text that requires the documents. */
  texte: string;
  avantLe: DateCivile;
  delai: string;
  /** The date that the previous letter gave, and that no longer holds; `null` when silence was already stopped. */
  dateCaduque: DateCivile | null;
};

/** C-P5-05. */
export type ValidationExpresse = Reserves & {
  nomCpts: string;
  dateReception: DateCivile;
  dateValidation: DateCivile;
  territoire: TerritoireEcrit;
};

/** C-P5-06. */
export type AttestationTacite = Reserves &
  ConstatTardif & {
    nomCpts: string;
    dateReception: DateCivile;
    depart: { le: DateCivile; fait: string };
    delai: string;
    dateAcquisition: DateCivile;
    territoire: TerritoireEcrit;
  };

export const COURRIERS_PROJET: readonly CourrierDefini<FaitsCpts>[] = [
  {
    code: 'C-P5-01',
    titre: 'Accusé de réception du projet de santé',
    evenements: ['DEPOSER_PROJET_SANTE'],
    gabarit: 'C-P5-01',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [csp('L.1434-12'), crpa('L.112-3, L.114-3, L.114-5, L.232-3 et R.112-5')],
    signataire: 'ARS_INSTRUCTEUR',
    objet: ({ faits }) => `Accusé de réception du projet de santé – ${faits.nom}`,
    variables: accuser,
  },
  {
    code: 'C-P5-02',
    titre: 'Demande de pièces exigées par un texte',
    evenements: ['DEMANDER_PIECES_PROJET_SANTE'],
    si: ({ evenement }) => (evenement.donnees as DemandeDePieces).nature === 'BLOQUANTE',
    gabarit: 'C-P5-02',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIEL',
    bases: [csp('L.1434-12'), crpa('L.114-3, L.114-5 et R.112-11-4')],
    signataire: 'ARS_INSTRUCTEUR',
    objet: ({ faits }) => `Demande de pièces – projet de santé – ${faits.nom}`,
    variables: demanderPieces,
  },
  {
    code: 'C-P5-05',
    titre: 'Validation expresse du projet de santé',
    evenements: ['VALIDER_PROJET_SANTE'],
    gabarit: 'C-P5-05',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM'],
    canal: 'COURRIER',
    bases: [csp('L.1434-12'), instructionFiness('annexe 1, § 3.10')],
    signataire: 'DG_ARS',
    objet: ({ faits }) => `Validation du projet de santé – ${faits.nom}`,
    variables: valider,
  },
  {
    code: 'C-P5-06',
    titre: 'Attestation de validation tacite du projet de santé',
    evenements: ['CONSTATER_VALIDATION_TACITE', 'DELIVRER_ATTESTATION'],
    gabarit: 'C-P5-06',
    emetteur: 'ARS',
    destinataires: ['CPTS'],
    copies: ['CPAM', 'URPS'],
    canal: 'COURRIEL',
    bases: [csp('L.1434-12'), crpa('L.232-3')],
    signataire: 'DG_ARS',
    objet: ({ faits }) => `Attestation de validation tacite du projet de santé – ${faits.nom}`,
    variables: attester,
  },
];

function accuser(contexte: Contexte): AccuseDeProjet {
  const silence = echeance(contexte, 'D-P5-01');
  return {
    nomCpts: contexte.faits.nom,
    silence: {
      dateReception: contexte.evenement.le,
      delai: dureeEnClair(silence.duree),
      dateDecision: silence.echeance,
      sens: 'acceptation',
      effet: 'le projet de santé est réputé validé',
    },
    depotInitial: contexte.faits.projet!.depotInitial ?? null,
    motifsOpposition: MOTIFS_OPPOSITION.map((motif) => MOTIF_EN_CLAIR[motif]),
    aConfirmer: reserves(silence.aConfirmer, RESERVES_DU_SILENCE),
  };
}

function demanderPieces({ faits, evenement, lire }: Contexte): DemandeBloquante {
  const { pieces, texte, avantLe } = evenement.donnees as DemandeDePieces;
  const { le, depart, demandes } = faits.projet!;
  const silence = lire(SILENCE_PROJET, evenement.le);
  const rang = demandes.findIndex(({ seq }) => seq === evenement.seq);
  const dejaArrete = demandesEnAttente(demandes.slice(0, rang), 'BLOQUANTE').length > 0;
  return {
    nomCpts: faits.nom,
    dateReception: le,
    pieces,
    texte: texte!,
    avantLe: avantLe!,
    delai: dureeEnClair(silence.valeur),
    dateCaduque: dejaArrete ? null : dernierJour('D-P5-01', SILENCE_PROJET, depart.le, faits, lire),
    aConfirmer: reserves(silence),
  };
}

function valider({ faits, evenement }: Contexte): ValidationExpresse {
  return {
    nomCpts: faits.nom,
    dateReception: faits.projet!.le,
    dateValidation: evenement.le,
    territoire: ecrireTerritoire(faits),
    aConfirmer: ['Q-14'],
  };
}

function attester(contexte: Contexte): AttestationTacite {
  const { faits, evenement, lire } = contexte;
  const { le, depart, decision } = faits.projet!;
  const silence = lire(SILENCE_PROJET, depart.le);
  return {
    nomCpts: faits.nom,
    dateReception: le,
    depart: { le: depart.le, fait: depart.fait },
    delai: dureeEnClair(silence.valeur),
    dateAcquisition: decision!.le,
    territoire: ecrireTerritoire(faits),
    // A certificate asked for is always later: only the clock can be late.
    constateLe:
      evenement.type === 'CONSTATER_VALIDATION_TACITE' ? constateLe(contexte, ajouterJours(evenement.le, 1)) : null,
    aConfirmer: reserves(silence, RESERVES_DU_SILENCE, 'Q-14'),
  };
}
