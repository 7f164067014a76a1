import { ajouterJours, citer, type DateCivile, enVigueur } from '#libs/droit';
import { POINTS_DE_VIGILANCE } from '#workflows/cpts/association';
import { POINTS_REUNION } from '#workflows/cpts/contenu-lettre';
import { type Mission } from '#workflows/cpts/missions';
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

/** Who bears the project, and can be written to before any letter of intent. */
export function completerEmergence(recit: Recit, le: DateCivile): void {
  const { rang, communes } = recit.sujet;
  recit.noter('COMPLETER_EMERGENCE', le, 'ARS_INSTRUCTEUR', {
    initiateurs: initiateurs(communes),
    leader: inventer(rang, 'PORTEUR'),
    voisines: ['CPTS du Pays voisin (fictif)'],
  });
}

const initiateurs = (communes: readonly string[]) =>
  ['MEDECIN_GENERALISTE', 'INFIRMIER', 'PHARMACIEN', 'MASSEUR_KINESITHERAPEUTE'].map((profession, i) => ({
    profession,
    commune: communes[i % communes.length],
  }));

export function tenirRencontre(recit: Recit, le: DateCivile): void {
  const participants = ['PORTEURS', 'ARS', 'AM', 'URPS'];
  recit.noter('TENIR_RENCONTRE', le, 'ARS_INSTRUCTEUR', { participants, suite: 'POURSUIVRE' });
}

export function deposerLettre(recit: Recit, le: DateCivile): void {
  const { rang, territoire, territoireInvente, communes } = recit.sujet;
  const uneSeule = new Set(communes).size === 1;
  const grandeVille = territoire.every(({ commune, maille }) => maille && commune === territoire[0]?.commune);
  const motif =
    'Territoire d’une seule commune étendue : les initiateurs exercent dans des quartiers différents (fictif).';
  recit.noter('DEPOSER_LETTRE_INTENTION', le, 'ARS_INSTRUCTEUR', {
    canal: 'COURRIER',
    initiateurs: initiateurs(communes),
    orientations: missionsSocles(le).map((mission) => ({ mission, texte: 'Premières actions envisagées (fictif).' })),
    contacts: [inventer(rang, 'PORTEUR')],
    ...(territoireInvente ? { territoire } : {}),
    ...(uneSeule && !grandeVille ? { derogations: [{ regle: 'G-P1-01', motif }] } : {}),
  });
}

const AUTEURS = { AM: 'CPAM', URPS: 'URPS', USAGERS: 'ARS_INSTRUCTEUR' } as const;

export function donnerAvisSurLaLettre(recit: Recit, auteur: keyof typeof AUTEURS, le: DateCivile): void {
  const sens = (recit.sujet.rang + auteur.length) % 5 ? 'FAVORABLE' : 'RESERVE';
  recit.noter('ENREGISTRER_AVIS_LETTRE', le, AUTEURS[auteur], { auteur, sens });
}

/** The letter of intent, validated on that day, and what came before it. */
export function validerLettre(recit: Recit, le: DateCivile): void {
  prendreContact(recit, reculer(le, 85 + recit.ecart(20)));
  tenirRencontre(recit, reculer(le, 65));
  deposerLettre(recit, reculer(le, 40));
  if (recit.sujet.rang % 3 === 0)
    for (const auteur of ['AM', 'URPS', 'USAGERS'] as const) donnerAvisSurLaLettre(recit, auteur, reculer(le, 15));
  recit.noter('VALIDER_LETTRE_INTENTION', le, 'ARS_INSTRUCTEUR', { accordCaisseLe: reculer(le, 4) });
  accompagner(recit, ajouterJours(le, 3));
}

/** What the validation of the letter sets going: two referents, and the identity sheet. */
function accompagner(recit: Recit, le: DateCivile): void {
  const { rang } = recit.sujet;
  const referents = [inventer(rang, 'REFERENT_ARS'), inventer(rang, 'REFERENT_CPAM')];
  recit.noter('DESIGNER_BINOME', le, 'ARS_INSTRUCTEUR', { referents });
  recit.noter('REMPLIR_FICHE_SIGNALETIQUE', le, 'ARS_INSTRUCTEUR', {
    villePrincipale: 'Ville-Exemple (fictif)',
    cases: ['ACCES_SOINS.SOINS_NON_PROGRAMMES', 'PARCOURS_PATHOLOGIES.DIABETE', 'PREVENTION.VACCINATION'],
  });
}

const SEANCE = { lieu: 'Salle des fêtes (fictif)', invites: 400, tousInvites: true, ordreDuJour: POINTS_REUNION };

export function convoquerReunion(recit: Recit, le: DateCivile, pour: DateCivile): void {
  recit.noter('CONVOQUER_REUNION_INFORMATION', le, 'URPS', { ...SEANCE, pour });
}

export function tenirReunion(recit: Recit, le: DateCivile): void {
  const presents = 60 + recit.ecart(40);
  convoquerReunion(recit, reculer(le, 21), le);
  recit.noter('TENIR_REUNION_INFORMATION', le, 'URPS', { ...SEANCE, presents });
  recit.noter('DIFFUSER_COMPTE_RENDU_REUNION', ajouterJours(le, 4), 'URPS', {
    suite: 'MAINTENIR',
    volontaires: [{ groupe: 'Accès aux soins', nombre: 6 + recit.ecart(8) }],
  });
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
  admettreMembres(recit, ajouterJours(le, 2));
}

/** The first members, by category: never a name. */
function admettreMembres(recit: Recit, le: DateCivile): void {
  const { rang } = recit.sujet;
  const admettre = (categorie: string, nombre: number) =>
    recit.noter('ADMETTRE_MEMBRES', le, 'ARS_INSTRUCTEUR', { categorie, nombre, exercice: 'LIBERAL' });
  admettre('MEDECIN_GENERALISTE', 8 + (rang % 9));
  admettre('INFIRMIER', 14 + (rang % 13));
  admettre('PHARMACIEN', 4 + (rang % 5));
}

/** The advice of the agency on the bylaws, point by point; `reserve`: one that they do not respect. */
export function examinerStatuts(recit: Recit, le: DateCivile, reserve?: (typeof POINTS_DE_VIGILANCE)[number]): void {
  recit.noter('RENDRE_AVIS_STATUTS', le, 'ARS_INSTRUCTEUR', {
    grille: POINTS_DE_VIGILANCE.map((point) => ({ point, respecte: point !== reserve })),
    conseils: 'Conseils de rédaction adressés à l’association (fictif).',
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

export function donnerAvisSurLeProjet(recit: Recit, organisme: 'ASSURANCE_MALADIE' | 'URPS', le: DateCivile): void {
  const role = organisme === 'URPS' ? 'URPS' : 'CPAM';
  recit.noter('RENDRE_AVIS_PROJET_SANTE', le, role, { organisme, sens: 'FAVORABLE' });
}

/** What the agency gathers before it decides on the project. */
export function instruireProjet(recit: Recit, le: DateCivile, territoirePertinent = true): void {
  donnerAvisSurLeProjet(recit, 'ASSURANCE_MALADIE', le);
  recit.noter('INSTRUIRE_PROJET_SANTE', le, 'ARS_INSTRUCTEUR', { territoirePertinent, objectifsPrsRespectes: true });
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
  instruireProjet(recit, reculer(le, 2));
  recit.noter('VALIDER_PROJET_SANTE', le, 'DG_ARS');
}

export function missionsSocles(le: DateCivile): readonly Mission[] {
  return enVigueur(MISSIONS_SOCLES, le).valeur;
}
