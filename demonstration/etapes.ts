import { ajouterJours, citer, type DateCivile, enVigueur } from '#libs/droit';
import { type Mission, MISSIONS } from '#workflows/cpts/missions';
import { MISSIONS_SOCLES, SILENCE_PROJET } from '#workflows/cpts/parametres';
import { csp } from '#workflows/cpts/sources';
import { DEBUT, departPour, entre, finDe, reculer } from './dates';
import { inventer } from './personnes';
import { type Recit } from './recit';

// The steps of the path, each with a payload fit for the law of its day. What is invented says so.

export function prendreContact(recit: Recit, le: DateCivile): void {
  recit.noter('PRENDRE_CONTACT', le, 'ARS_INSTRUCTEUR', {
    canal: 'COURRIEL',
    interlocuteur: inventer(recit.sujet.rang, 'PORTEUR'),
  });
}

export function deposerLettre(recit: Recit, le: DateCivile): void {
  const { rang, territoire, territoireInvente, communes } = recit.sujet;
  const professions = ['MEDECIN_GENERALISTE', 'INFIRMIER', 'PHARMACIEN', 'MASSEUR_KINESITHERAPEUTE'];
  const uneSeule = new Set(communes).size === 1;
  const grandeVille = territoire.every(({ commune, maille }) => maille && commune === territoire[0]?.commune);
  const motif =
    'Territoire d’une seule commune étendue : les initiateurs exercent dans des quartiers différents (fictif).';
  recit.noter('DEPOSER_LETTRE_INTENTION', le, 'ARS_INSTRUCTEUR', {
    canal: 'COURRIER',
    initiateurs: professions.map((profession, i) => ({ profession, commune: communes[i % communes.length] })),
    orientations: missionsSocles(le).map((mission) => ({ mission, texte: 'Premières actions envisagées (fictif).' })),
    contacts: [inventer(rang, 'PORTEUR')],
    ...(territoireInvente ? { territoire } : {}),
    ...(uneSeule && !grandeVille ? { derogations: [{ regle: 'G-P1-01', motif }] } : {}),
  });
}

/** The letter of intent, validated on that day, and what came before it. */
export function validerLettre(recit: Recit, le: DateCivile): void {
  prendreContact(recit, reculer(le, 85 + recit.ecart(20)));
  deposerLettre(recit, reculer(le, 40));
  recit.noter('VALIDER_LETTRE_INTENTION', le, 'ARS_INSTRUCTEUR', { accordCaisseLe: reculer(le, 4) });
}

export function tenirReunion(recit: Recit, le: DateCivile): void {
  const presents = 60 + recit.ecart(40);
  recit.noter('TENIR_REUNION_INFORMATION', le, 'URPS', { lieu: 'Salle des fêtes (fictif)', invites: 400, presents });
}

/** The association, without its SIREN when it has none or when it has not come yet. */
export function declarerAssociation(recit: Recit, le: DateCivile, sansSiren = false): void {
  const { rang, denomination, siege, siren, siret, ape } = recit.sujet;
  recit.noter('DECLARER_ASSOCIATION', le, 'ARS_INSTRUCTEUR', {
    forme: 'ASSOCIATION_1901',
    denomination,
    creeeLe: ajouterJours(le, -30),
    recepisseLe: ajouterJours(le, -12),
    publieeLe: ajouterJours(le, -3),
    ...(siren && !sansSiren ? { siren } : {}),
    ...(siret && !sansSiren ? { siret } : {}),
    ...(ape ? { ape } : {}),
    siege,
    courriel: `association.${rang}@cpts.test`,
    representant: inventer(rang, 'PRESIDENT'),
  });
}

/** The health project, filed on that day, and everything before it. */
export function deposerProjet(recit: Recit, le: DateCivile): void {
  validerLettre(recit, reculer(le, 190));
  tenirReunion(recit, reculer(le, 140));
  declarerAssociation(recit, reculer(le, 75));
  redeposerProjet(recit, le);
}

export function redeposerProjet(recit: Recit, le: DateCivile): void {
  recit.noter('DEPOSER_PROJET_SANTE', le, 'ARS_INSTRUCTEUR', { canal: 'COURRIER' });
}

const PIECES = [
  'Liste des communes du territoire (fictif)',
  'Objectifs au regard du projet régional de santé (fictif)',
];

/** A request for documents that a text requires, to be produced by `avantLe`. */
export function demanderPieces(recit: Recit, type: string, le: DateCivile, avantLe: DateCivile): void {
  const texte = citer(csp('L.1434-12'));
  recit.noter(type, le, 'ARS_INSTRUCTEUR', { nature: 'BLOQUANTE', pieces: PIECES, texte, avantLe });
}

/** The health project validated on that day, by the agency or by its silence, and everything before it. */
export function validerProjet(recit: Recit, le: DateCivile, tacite: boolean): void {
  const plusTot = departPour(SILENCE_PROJET, le);
  // Silence accepts on its last day and on no other, and the agency must speak before it.
  if (tacite && plusTot >= DEBUT && finDe(SILENCE_PROJET, plusTot) === le) {
    deposerProjet(recit, plusTot);
    return;
  }
  const premierJour = plusTot < DEBUT ? DEBUT : plusTot;
  deposerProjet(recit, entre(premierJour, le, 0.2 + recit.ecart(10) / 20));
  recit.noter('VALIDER_PROJET_SANTE', le, 'DG_ARS');
}

export function transmettreFiness(recit: Recit, le: DateCivile): void {
  recit.noter('TRANSMETTRE_FINESS', le, 'ARS_INSTRUCTEUR');
}

/** The registration, with its real numbers; nothing when the register lacks those that the law asks for. */
export function immatriculer(recit: Recit, le: DateCivile): void {
  const { finess, siren, siret, denomination, siege, ape } = recit.sujet;
  if (!finess || !siren || !siret) return;
  recit.noter('ENREGISTRER_IMMATRICULATION', le, 'GESTIONNAIRE_FINESS', {
    ej: {
      numeroFiness: finess.ej,
      siren,
      raisonSociale: denomination,
      adresse: siege,
      statutJuridique: '60',
      // The register gives no date of creation of the legal entity: that of the entry stands for it.
      dateCreation: le,
      dateGeneree: true,
      ...(ape ? { ape } : {}),
    },
    etablissements: [
      { numeroFiness: finess.et, siret, ...(finess.ouverture ? { dateOuverture: finess.ouverture } : {}) },
    ],
  });
}

export function demanderAci(recit: Recit, le: DateCivile): void {
  recit.noter('DEMANDER_ACI', le, 'CPAM', { canal: 'TELESERVICE' });
}

/** The contract, signed on that day: the core missions of the day, and an optional one for some. */
export function signerAci(recit: Recit, le: DateCivile): Mission[] {
  const option = MISSIONS.filter((mission) => mission === 'QUALITE' && recit.sujet.rang % 4 === 0);
  const missions = [...missionsSocles(le), ...option];
  recit.noter('SIGNER_ACI', le, 'CPAM', { missions });
  return missions;
}

/** The amendment that adds a mission to the contract: asked for, then signed by the three parties on one day. */
export function ajouterParAvenant(recit: Recit, mission: Mission, demande: DateCivile, signature: DateCivile): void {
  recit.noter('DEMANDER_AVENANT', demande, 'CPAM', { objets: ['MISSION'] });
  recit.noter('SIGNER_AVENANT', signature, 'CPAM', {
    signatures: { cpts: signature, caisse: signature, ars: signature },
    missionsAjoutees: [mission],
  });
}

export function resilier(recit: Recit, le: DateCivile): void {
  const preuve = { canal: 'LRAR', reference: '2C 000 000 0000 0 (fictif)' };
  recit.noter('RECEVOIR_RESILIATION', le, 'CPAM', { preuve });
}

function missionsSocles(le: DateCivile): readonly Mission[] {
  return enVigueur(MISSIONS_SOCLES, le).valeur;
}
