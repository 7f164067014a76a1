import { type NomSituation } from '../../demonstration/situations';

/** What each situation looks like: phase, then what each part of the dossier awaits, its missions set apart. */
interface Attendu {
  phase: string;
  etats: string[];
  /** Number of dossiers of the demonstration that are there. */
  nombre: number;
}

const REUNION = { a: 'Réunion d’information à tenir', fait: 'Réunion d’information tenue' };
const ASSOCIATION = { a: 'Association à déclarer', fait: 'Association déclarée' };
const TRANSMETTRE = 'FINESS : transmission à faire';
const ENREGISTRER = 'FINESS : immatriculation à enregistrer';
const IMMATRICULEE = 'FINESS : CPTS immatriculée';
const SANS_CONTRAT = 'Contrat ACI à demander';

const lettre = (phase: string, nombre: number, demarche: string): Attendu => ({
  ...{ phase, nombre },
  etats: [demarche, REUNION.a, ASSOCIATION.a, TRANSMETTRE, SANS_CONTRAT],
});
const projet = (nombre: number, demarche: string): Attendu => ({
  ...{ phase: 'P5', nombre },
  etats: [demarche, REUNION.fait, ASSOCIATION.fait, TRANSMETTRE, SANS_CONTRAT],
});
const valide = (phase: string, nombre: number, finess: string, contrat: string): Attendu => ({
  ...{ phase, nombre },
  etats: ['Projet de santé validé', REUNION.fait, ASSOCIATION.fait, finess, contrat],
});
const EN_VIGUEUR = 'Contrat ACI en vigueur';

export const ATTENDUS: Record<NomSituation, Attendu> = {
  CONTACT_A_PRENDRE: lettre('P1', 3, 'Premier contact à établir'),
  LETTRE_A_DEPOSER: lettre('P1', 2, 'Lettre d’intention à déposer'),
  LETTRE_A_INSTRUIRE: lettre('P2', 4, 'Lettre d’intention à instruire'),
  LETTRE_ECHEANCE_PROCHE: lettre('P2', 1, 'Lettre d’intention à instruire'),
  LETTRE_ECHEANCE_PASSEE: lettre('P2', 1, 'Lettre d’intention à instruire'),
  LETTRE_COMPLEMENTS_ATTENDUS: lettre('P2', 1, 'Compléments de la lettre attendus'),
  LETTRE_REFUSEE: lettre('P2', 1, 'Lettre d’intention refusée'),
  LETTRE_REDEPOSEE: lettre('P2', 1, 'Lettre d’intention à instruire'),
  LETTRE_BLOQUEE: lettre('P2', 1, 'Lettre d’intention à instruire'),
  REUNION_A_TENIR: lettre('P3', 3, 'Projet de santé à déposer'),
  ASSOCIATION_A_DECLARER: {
    ...{ phase: 'P4', nombre: 3 },
    etats: ['Projet de santé à déposer', REUNION.fait, ASSOCIATION.a, TRANSMETTRE, SANS_CONTRAT],
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
