/**
 * For each state, the complete list of events that it awaits. A door wrongly open fails like a door wrongly shut.
 * Written by hand: it is what the law says, not what the machine does.
 */
const SUR_LA_LETTRE = [
  'DEMANDER_COMPLEMENT_LETTRE_INTENTION.BLOQUANTE',
  'DEMANDER_COMPLEMENT_LETTRE_INTENTION.SIMPLE',
  'RECEVOIR_COMPLEMENT_LETTRE_INTENTION.PARTIEL',
  'REFUSER_LETTRE_INTENTION',
  'VALIDER_LETTRE_INTENTION',
];
const SUR_LE_PROJET = [
  'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE',
  'DEMANDER_PIECES_PROJET_SANTE.SIMPLE',
  'OPPOSER_PROJET_SANTE',
  'RECEVOIR_PIECES_PROJET_SANTE.PARTIEL',
  'VALIDER_PROJET_SANTE',
];
const MISSIONS = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'QUALITE', 'ACCOMPAGNEMENT'];

export const POSSIBLES: Readonly<Record<string, readonly string[]>> = {
  enCours: ['ABANDONNER', 'CLORE_DOSSIER'],
  'enCours.demarche.contactAEtablir': ['PRENDRE_CONTACT'],
  'enCours.demarche.lettreADeposer': ['DEPOSER_LETTRE_INTENTION'],
  'enCours.demarche.lettreAInstruire': SUR_LA_LETTRE,
  'enCours.demarche.complementDeLettreAttendu': [...SUR_LA_LETTRE, 'RECEVOIR_COMPLEMENT_LETTRE_INTENTION.COMPLET'],
  'enCours.demarche.lettreARedeposer': ['DEPOSER_LETTRE_INTENTION'],
  'enCours.demarche.projetADeposer': ['DEPOSER_PROJET_SANTE'],
  'enCours.demarche.projetAInstruire': [...SUR_LE_PROJET, 'CONSTATER_VALIDATION_TACITE'],
  'enCours.demarche.piecesDuProjetAttendues': [...SUR_LE_PROJET, 'RECEVOIR_PIECES_PROJET_SANTE.COMPLET'],
  'enCours.demarche.projetARedeposer': ['DEPOSER_PROJET_SANTE'],
  'enCours.demarche.projetValideExpressement': [],
  // Acts made in time, recorded after the clock had spoken.
  'enCours.demarche.projetValideTacitement': [
    'DEMANDER_PIECES_PROJET_SANTE.BLOQUANTE',
    'OPPOSER_PROJET_SANTE',
    'VALIDER_PROJET_SANTE',
  ],
  'enCours.reunionInformation.reunionATenir': ['TENIR_REUNION_INFORMATION'],
  'enCours.reunionInformation.reunionTenue': [],
  'enCours.association.associationADeclarer': ['DECLARER_ASSOCIATION'],
  'enCours.association.associationDeclaree': ['DECLARER_ASSOCIATION'],
  'enCours.finess.transmissionAFaire': ['TRANSMETTRE_FINESS'],
  // Transmitted again when another validation has taken the place of the one that was.
  'enCours.finess.immatriculationAEnregistrer': ['ENREGISTRER_IMMATRICULATION', 'TRANSMETTRE_FINESS'],
  'enCours.finess.immatriculee': ['ENREGISTRER_IMMATRICULATION', 'TRANSMETTRE_FINESS'],
  'enCours.contrat.contratADemander': ['DEMANDER_ACI'],
  'enCours.contrat.contratANegocier': ['SIGNER_ACI', 'TENIR_DIALOGUE_GESTION'],
  'enCours.contrat.contratEnVigueur': ['CONSTATER_FIN_CONTRAT', 'RECEVOIR_RESILIATION', 'TENIR_DIALOGUE_GESTION'],
  'enCours.contrat.preavisEnCours': ['CONSTATER_FIN_CONTRAT', 'TENIR_DIALOGUE_GESTION'],
  'enCours.contrat.contratEteint': ['DEMANDER_ACI', 'RECEVOIR_RESILIATION', 'TENIR_DIALOGUE_GESTION'],
  ...Object.fromEntries(
    MISSIONS.flatMap((mission) => [
      [`enCours.missions.${mission}.aDemarrer`, [`DEMARRER_MISSION.${mission}`]],
      [`enCours.missions.${mission}.demarree`, []],
    ]),
  ),
  clos: [],
  abandonne: [],
};

/** Who may send each event. The clock alone sends what time does. */
export const ROLES_PAR_EVENEMENT: Readonly<Record<string, readonly string[]>> = {
  PRENDRE_CONTACT: ['ARS_INSTRUCTEUR', 'CPAM'],
  DEPOSER_LETTRE_INTENTION: ['ARS_INSTRUCTEUR', 'CPAM'],
  DEMANDER_COMPLEMENT_LETTRE_INTENTION: ['ARS_INSTRUCTEUR', 'CPAM'],
  RECEVOIR_COMPLEMENT_LETTRE_INTENTION: ['ARS_INSTRUCTEUR', 'CPAM'],
  VALIDER_LETTRE_INTENTION: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  REFUSER_LETTRE_INTENTION: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  TENIR_REUNION_INFORMATION: ['ARS_INSTRUCTEUR', 'URPS'],
  DECLARER_ASSOCIATION: ['ARS_INSTRUCTEUR', 'CPAM'],
  DEPOSER_PROJET_SANTE: ['ARS_INSTRUCTEUR'],
  DEMANDER_PIECES_PROJET_SANTE: ['ARS_INSTRUCTEUR'],
  RECEVOIR_PIECES_PROJET_SANTE: ['ARS_INSTRUCTEUR'],
  VALIDER_PROJET_SANTE: ['DG_ARS'],
  OPPOSER_PROJET_SANTE: ['DG_ARS'],
  CONSTATER_VALIDATION_TACITE: ['HORLOGE'],
  TRANSMETTRE_FINESS: ['ARS_INSTRUCTEUR'],
  ENREGISTRER_IMMATRICULATION: ['GESTIONNAIRE_FINESS'],
  DEMANDER_ACI: ['CPAM', 'ARS_INSTRUCTEUR'],
  SIGNER_ACI: ['CPAM', 'DG_ARS'],
  DEMARRER_MISSION: ['CPAM', 'ARS_INSTRUCTEUR'],
  TENIR_DIALOGUE_GESTION: ['CPAM', 'ARS_INSTRUCTEUR'],
  RECEVOIR_RESILIATION: ['CPAM', 'ARS_INSTRUCTEUR'],
  CONSTATER_FIN_CONTRAT: ['HORLOGE'],
  CLORE_DOSSIER: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  ABANDONNER: ['ARS_INSTRUCTEUR'],
};
