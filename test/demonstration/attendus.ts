import { type NomSituation } from '../../demonstration/situations';
import { type NomVariante } from '../../demonstration/variantes';

/** What each situation looks like: phase, then what each part of the dossier awaits, its missions set apart. */
interface Attendu {
  phase: string;
  etats: string[];
  /** Number of dossiers of the demonstration that are there. */
  nombre: number;
}

const REUNION = { a: 'Réunion d’information à tenir', fait: 'Compte rendu de la réunion diffusé' };
const ASSOCIATION = { a: 'Association à déclarer', fait: 'Association déclarée' };
const RENCONTRE = 'Rencontre tenue';
const FICHE = 'Fiche signalétique remplie';
const TRANSMETTRE = 'FINESS : transmission à faire';
const ENREGISTRER = 'FINESS : immatriculation à enregistrer';
const IMMATRICULEE = 'FINESS : CPTS immatriculée';
const SANS_CONTRAT = 'Contrat ACI à demander';

const lettre = (phase: string, nombre: number, demarche: string, ...faits: string[]): Attendu => ({
  ...{ phase, nombre },
  etats: [demarche, ...faits, REUNION.a, ASSOCIATION.a, TRANSMETTRE, SANS_CONTRAT],
});
const projet = (nombre: number, demarche: string): Attendu => ({
  ...{ phase: 'P5', nombre },
  etats: [demarche, RENCONTRE, FICHE, REUNION.fait, ASSOCIATION.fait, TRANSMETTRE, SANS_CONTRAT],
});
const valide = (phase: string, nombre: number, finess: string, contrat: string): Attendu => ({
  ...{ phase, nombre },
  etats: ['Projet de santé validé', RENCONTRE, FICHE, REUNION.fait, ASSOCIATION.fait, finess, contrat],
});
const EN_VIGUEUR = 'Contrat ACI en vigueur';

export const ATTENDUS: Record<NomSituation, Attendu> = {
  CONTACT_A_PRENDRE: lettre('P1', 3, 'Premier contact à établir'),
  LETTRE_A_DEPOSER: lettre('P1', 2, 'Lettre d’intention à déposer', RENCONTRE),
  LETTRE_A_INSTRUIRE: lettre('P2', 4, 'Lettre d’intention à instruire', RENCONTRE),
  LETTRE_ECHEANCE_PROCHE: lettre('P2', 1, 'Lettre d’intention à instruire', RENCONTRE),
  LETTRE_ECHEANCE_PASSEE: lettre('P2', 1, 'Lettre d’intention à instruire', RENCONTRE),
  LETTRE_COMPLEMENTS_ATTENDUS: lettre('P2', 1, 'Compléments de la lettre attendus', RENCONTRE),
  LETTRE_REFUSEE: lettre('P2', 1, 'Lettre d’intention refusée', RENCONTRE),
  LETTRE_REDEPOSEE: lettre('P2', 1, 'Lettre d’intention à instruire', RENCONTRE),
  LETTRE_BLOQUEE: lettre('P2', 1, 'Lettre d’intention à instruire', RENCONTRE),
  REUNION_A_TENIR: lettre('P3', 3, 'Projet de santé à déposer', RENCONTRE, FICHE),
  ASSOCIATION_A_DECLARER: {
    ...{ phase: 'P4', nombre: 3 },
    etats: ['Projet de santé à déposer', RENCONTRE, FICHE, REUNION.fait, ASSOCIATION.a, TRANSMETTRE, SANS_CONTRAT],
  },
  ASSOCIATION_SANS_SIREN: projet(1, 'Projet de santé à déposer'),
  PROJET_A_DEPOSER: projet(3, 'Projet de santé à déposer'),
  ABANDON_AVANT_LETTRE: { phase: 'P8', etats: ['Dossier abandonné'], nombre: 1 },
  ABANDON_DU_PROJET: { phase: 'P8', etats: ['Dossier abandonné'], nombre: 1 },
  PROJET_TACITE_J1: projet(1, 'Projet de santé à instruire'),
  PROJET_TACITE_J2: projet(1, 'Projet de santé à instruire'),
  PROJET_TACITE_J14: projet(1, 'Projet de santé à instruire'),
  PROJET_TACITE_J30: projet(1, 'Projet de santé à instruire'),
  PROJET_TACITE_J50: projet(1, 'Projet de santé à instruire'),
  PROJET_PIECES_ATTENDUES: projet(1, 'Pièces du projet attendues'),
  PROJET_OPPOSE: projet(1, 'Opposition au projet de santé'),
  PROJET_REDEPOSE: projet(1, 'Projet de santé à instruire'),
  VALIDATION_EXPRESSE: valide('P6', 2, TRANSMETTRE, SANS_CONTRAT),
  VALIDATION_TACITE: valide('P6', 1, TRANSMETTRE, SANS_CONTRAT),
  TRANSMISSION_EN_RETARD: valide('P6', 1, TRANSMETTRE, SANS_CONTRAT),
  FINESS_A_ENREGISTRER: valide('P6', 2, ENREGISTRER, SANS_CONTRAT),
  FINESS_BLOQUE: valide('P6', 1, ENREGISTRER, 'Contrat ACI à négocier'),
  ACI_A_DEMANDER: valide('P6', 1, IMMATRICULEE, SANS_CONTRAT),
  ACI_A_NEGOCIER: valide('P6', 4, 'FINESS', 'Contrat ACI à négocier'),
  MISSIONS_A_DEMARRER: valide('P7', 3, IMMATRICULEE, EN_VIGUEUR),
  EN_CONTRAT: valide('P7', 23, IMMATRICULEE, EN_VIGUEUR),
  MISSION_EN_RETARD: valide('P7', 4, IMMATRICULEE, EN_VIGUEUR),
  DIALOGUE_A_TENIR: valide('P7', 4, IMMATRICULEE, EN_VIGUEUR),
  DIALOGUE_EN_RETARD: valide('P7', 3, IMMATRICULEE, EN_VIGUEUR),
  CONTRAT_SANS_FINESS: valide('P7', 4, ENREGISTRER, EN_VIGUEUR),
  CONTRAT_RENOUVELE: valide('P7', 2, IMMATRICULEE, EN_VIGUEUR),
  PREAVIS: valide('P8', 1, IMMATRICULEE, 'Préavis de résiliation en cours'),
  CONTRAT_RESILIE: valide('P8', 1, IMMATRICULEE, 'Contrat ACI éteint'),
  CONTRAT_EXPIRE: valide('P8', 1, IMMATRICULEE, 'Contrat ACI éteint'),
  DOSSIER_CLOS: { phase: 'P8', etats: ['Dossier clos'], nombre: 1 },
};

/** What a dossier shows besides its situation: a state that comes, in the place of another or not, and what is awaited. */
interface Ajout {
  etat?: string;
  auLieuDe?: string;
  attendus?: readonly string[];
}

const CONTRAT_PROMIS = 'Déposer le projet et signer le contrat promis avec la mission précoce';

export const AJOUTS: Record<NomVariante, Ajout> = {
  RENCONTRE_PROPOSEE: {
    ...{ etat: 'Rencontre proposée', auLieuDe: RENCONTRE },
    attendus: ['Tenir la rencontre proposée au porteur'],
  },
  MEDIATION: { etat: 'Médiation de l’URPS en cours', attendus: ['Rendre compte de la médiation entre les projets'] },
  COMITE_CONVOQUE: {
    etat: 'Comité de validation convoqué',
    attendus: ['Relever la décision du comité de validation'],
  },
  LETTRE_AJOURNEE: {
    ...{ etat: 'Lettre d’intention ajournée', auLieuDe: 'Lettre d’intention à instruire' },
    attendus: ['Reprendre l’examen de la lettre d’intention'],
  },
  CONCURRENT_SIGNALE: {
    etat: 'Projet concurrent signalé',
    attendus: ['Rapprocher les projets concurrents, ou confier la médiation à l’URPS'],
  },
  REUNION_CONVOQUEE: {
    ...{ etat: 'Réunion d’information convoquée', auLieuDe: REUNION.a },
    attendus: ['Tenir la réunion d’information du 13/12/2026'],
  },
  FIR_DEMANDE: { etat: 'Aide FIR à instruire', attendus: ['Attribuer ou refuser l’aide FIR'] },
  // Before the association is declared, nobody can be paid.
  FIR_ATTRIBUE: { etat: 'Aide FIR attribuée, à verser' },
  FIR_VERSE: { etat: 'Aide FIR versée', attendus: ['Produire le compte rendu financier de l’aide FIR'] },
  FIR_COMPTE_RENDU: { etat: 'Aide FIR versée' },
  MISSION_PRECOCE: { etat: 'Mission précoce engagée', attendus: [CONTRAT_PROMIS] },
  MISSION_PRECOCE_EN_RETARD: { etat: 'Mission précoce engagée', attendus: [CONTRAT_PROMIS] },
  ETAPES_SUIVIES: {
    attendus: ['Franchir l’étape « Assemblée générale constitutive » de l’association (2 sur 10)'],
  },
  STATUTS_EXAMINES: {},
  SIREN_RELANCE: { attendus: ['Obtenir le SIREN de l’association'] },
  AVIS_DE_LA_CAISSE: {},
  PROJET_INSTRUIT: {},
  ATTESTATION_DEMANDEE: { attendus: ['Délivrer l’attestation de validation tacite'] },
  TRANSMISSION_REJETEE: {
    ...{ etat: 'FINESS : transmission rejetée, à reprendre', auLieuDe: ENREGISTRER },
    attendus: ['Transmettre au gestionnaire FINESS'],
  },
  PIECES_ATTENDUES: {
    ...{ etat: 'Pièces de la demande de contrat attendues', auLieuDe: 'Contrat ACI à négocier' },
    attendus: ['Produire les pièces de la demande de contrat : statuts, liste des membres avec leurs statuts'],
  },
  NEGOCIATION_CONVOQUEE: { attendus: ['Négocier et signer le contrat ACI'] },
  RENOUVELLEMENT_SIGNE: {},
  AVENANT_EN_NEGOCIATION: {
    etat: 'Avenant à négocier et à signer',
    attendus: [
      'Concerter le nouveau territoire avec l’ARS et la caisse',
      'Négocier et signer l’avenant, ou y renoncer',
    ],
  },
  EVOLUTION_DU_TERRITOIRE: {
    etat: 'Évolution du territoire à instruire',
    attendus: ['Valider l’évolution du territoire ou s’y opposer'],
  },
  CRISE_DECLAREE: {
    etat: 'Crise sanitaire déclarée',
    attendus: ['Activer le plan de crise, ou enregistrer la fin de la crise'],
  },
  PLAN_ACTIVE: { etat: 'Plan de crise activé' },
  BILAN_DE_CRISE: { etat: 'Bilan de crise attendu', attendus: ['Produire puis valider le bilan de la crise'] },
  DIRIGEANTS_A_DECLARER: {
    attendus: ['Déclarer au greffe : dirigeants (conseil d’administration, bureau)'],
  },
  SIEGE_TRANSFERE: { attendus: ['Mettre à jour l’immatriculation FINESS'] },
  EMBAUCHE_PREVUE: {},
  POINT_D_ETAPE: {},
  MISSION_RELANCEE: {},
  MANQUEMENT_NOTIFIE: {
    etat: 'Constat de manquement : observations de la CPTS attendues',
    attendus: ['Présenter des observations sur le constat de manquement', 'Décider la résiliation ou y renoncer'],
  },
  DESACCORD_AU_DIALOGUE: {
    etat: 'Avis de la commission paritaire attendu',
    attendus: ['Recevoir l’avis de la commission paritaire régionale'],
  },
  DISSOLUTION: {
    etat: 'Association dissoute : liquidation en cours',
    attendus: [
      'Constater la résiliation de fait du contrat',
      'Déclarer la dissolution à l’INSEE',
      'Clore la liquidation de l’association',
    ],
  },
  DECOMPTE_VALIDE: {
    etat: 'Décompte de fin de contrat à valider et à solder',
    attendus: ['Solder le décompte de fin de contrat'],
  },
};
