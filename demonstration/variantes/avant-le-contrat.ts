import { ajouterJours } from '#libs/droit';
import {
  convoquerReunion,
  donnerAvisSurLaLettre,
  donnerAvisSurLeProjet,
  examinerStatuts,
  instruireProjet,
} from '../etapes';
import { type Recit } from '../recit';

// What some dossiers show besides their situation, before their contract.

const ilYA = ({ jour }: Recit, jours: number) => ajouterJours(jour, -jours);
const CONCURRENT = 'Projet de CPTS du Pays voisin (fictif)';

/** One commune of the territory that another project claims too. */
function signalerConcurrent(recit: Recit, jours: number): void {
  const communes = recit.sujet.territoire
    .slice(0, 1)
    .map(({ commune, maille }) => ({ commune, ...(maille ? { maille } : {}) }));
  recit.noter('SIGNALER_PROJET_CONCURRENT', ilYA(recit, jours), 'ARS_INSTRUCTEUR', {
    concurrent: CONCURRENT,
    communes,
  });
}

/** A grant asked for soon after the letter was validated, and given with its convention. */
function attribuerFir(recit: Recit, montantCentimes: number): string {
  const validation = recit.date('VALIDER_LETTRE_INTENTION')!;
  recit.noter('DEMANDER_FIR', ajouterJours(validation, 6), 'ARS_INSTRUCTEUR', {
    objets: ['CONSTITUTION'],
    canal: 'COURRIER',
  });
  recit.noter('ATTRIBUER_FIR', ajouterJours(validation, 30), 'DG_ARS', { montantCentimes });
  const convention = ajouterJours(validation, 38);
  recit.noter('SIGNER_CONVENTION_FIR', convention, 'DG_ARS');
  return convention;
}

/** Paid once the association can receive it. */
function verserFir(recit: Recit): string {
  const convention = attribuerFir(recit, 3_000_000);
  const association = recit.date('DECLARER_ASSOCIATION')!;
  const le = ajouterJours(convention > association ? convention : association, 8);
  recit.noter('VERSER_FIR', le, 'ARS_INSTRUCTEUR', { montantCentimes: 3_000_000 });
  return le;
}

function engagerMissionPrecoce(recit: Recit): void {
  const le = ajouterJours(recit.date('VALIDER_LETTRE_INTENTION')!, 30);
  recit.noter('SIGNER_MISSION_PRECOCE', le, 'CPAM', { mission: 'ACCES_SOINS', demarreeLe: ajouterJours(le, -5) });
}

export const VARIANTES_AVANT_LE_CONTRAT = {
  RENCONTRE_PROPOSEE: (recit: Recit) =>
    recit.noter('PROPOSER_RENCONTRE', ilYA(recit, 3), 'ARS_INSTRUCTEUR', { pour: ajouterJours(recit.jour, 9) }),
  MEDIATION: (recit: Recit) => {
    signalerConcurrent(recit, 9);
    recit.noter('CONFIER_MEDIATION', ilYA(recit, 4), 'ARS_INSTRUCTEUR');
  },
  COMITE_CONVOQUE: (recit: Recit) => {
    donnerAvisSurLaLettre(recit, 'AM', ilYA(recit, 5));
    donnerAvisSurLaLettre(recit, 'URPS', ilYA(recit, 4));
    recit.noter('CONVOQUER_COMITE', ilYA(recit, 3), 'ARS_INSTRUCTEUR', { pour: ajouterJours(recit.jour, 10) });
  },
  CONCURRENT_SIGNALE: (recit: Recit) => signalerConcurrent(recit, 6),
  LETTRE_AJOURNEE: (recit: Recit) => {
    const motivation = 'Motivation fictive : deux projets voisins se partagent une commune et se rapprochent.';
    recit.noter('AJOURNER_LETTRE_INTENTION', ilYA(recit, 3), 'ARS_INSTRUCTEUR', { motivation });
  },
  REUNION_CONVOQUEE: (recit: Recit) => convoquerReunion(recit, ilYA(recit, 2), ajouterJours(recit.jour, 20)),
  FIR_DEMANDE: (recit: Recit) =>
    recit.noter('DEMANDER_FIR', ilYA(recit, 5), 'ARS_INSTRUCTEUR', { objets: ['CONSTITUTION'], canal: 'COURRIER' }),
  FIR_ATTRIBUE: (recit: Recit) => {
    attribuerFir(recit, 3_000_000);
  },
  FIR_VERSE: (recit: Recit) => {
    verserFir(recit);
  },
  FIR_COMPTE_RENDU: (recit: Recit) =>
    recit.noter('RENDRE_COMPTE_FIR', ajouterJours(verserFir(recit), 60), 'ARS_INSTRUCTEUR'),
  MISSION_PRECOCE: engagerMissionPrecoce,
  /** The same on an older dossier: its nine months are over, nobody has drawn the consequences yet. */
  MISSION_PRECOCE_EN_RETARD: (recit: Recit) => {
    engagerMissionPrecoce(recit);
    recit.noter('VERSER_MISSION_PRECOCE', ajouterJours(recit.date('DECLARER_ASSOCIATION')!, 8), 'CPAM');
  },
  ETAPES_SUIVIES: (recit: Recit) => {
    const le = ilYA(recit, 4);
    const etapes = ['STATUTS', 'CANDIDATURES'].map((etape, i) => ({ etape, le: ajouterJours(le, i - 3) }));
    const assembleePrevueLe = ajouterJours(recit.jour, 18);
    recit.noter('FRANCHIR_ETAPES_ASSOCIATION', le, 'ARS_INSTRUCTEUR', { etapes, assembleePrevueLe });
  },
  STATUTS_EXAMINES: (recit: Recit) => examinerStatuts(recit, ilYA(recit, 4), 'DEFRAIEMENT'),
  SIREN_RELANCE: (recit: Recit) => recit.noter('RELANCER_SIREN', ilYA(recit, 1), 'ARS_INSTRUCTEUR'),
  AVIS_DE_LA_CAISSE: (recit: Recit) => donnerAvisSurLeProjet(recit, 'ASSURANCE_MALADIE', ilYA(recit, 5)),
  PROJET_INSTRUIT: (recit: Recit) => {
    donnerAvisSurLeProjet(recit, 'URPS', ilYA(recit, 4));
    instruireProjet(recit, ilYA(recit, 2));
  },
  ATTESTATION_DEMANDEE: (recit: Recit) => recit.noter('DEMANDER_ATTESTATION', recit.jour, 'ARS_INSTRUCTEUR'),
  TRANSMISSION_REJETEE: (recit: Recit) =>
    recit.noter('REJETER_TRANSMISSION_FINESS', ilYA(recit, 2), 'GESTIONNAIRE_FINESS', {
      motif: 'PIECE_ABSENTE',
      precision: 'Copie des statuts absente (fictif)',
    }),
  PIECES_ATTENDUES: (recit: Recit) =>
    recit.noter('DEMANDER_PIECES_ACI', ilYA(recit, 12), 'CPAM', {
      pieces: ['STATUTS', 'MEMBRES'],
      avantLe: ajouterJours(recit.jour, 10),
    }),
  NEGOCIATION_CONVOQUEE: (recit: Recit) =>
    recit.noter('CONVOQUER_NEGOCIATION_ACI', ilYA(recit, 3), 'CPAM', {
      seanceLe: ajouterJours(recit.jour, 14),
      urps: true,
    }),
} as const;
