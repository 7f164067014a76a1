export { aLAttentionDe, appelDe, appelDeLAgence } from './civilites';
export { choisirOrganisme, joindre, Joint, organismeDe, OrganismeManquant } from './destinataires';
export { MatiereDeLEnvoi, variablesDeLEnvoi } from './envoi';
export { nomDeFichier } from './nom-de-fichier';
export { variablesCommunes, VariablesCommunes, variablesDuMessage } from './variables';
export { apercevoirFiche, etablirFiche, FicheAEcrire } from './fiches';
export { variablesDeFiche, VariablesDeFiche } from './variables-fiche';
export { enTeteDe, EnTeteIncomplet } from './entete';
export { delegationDe, enVigueur, ROLES_QUI_SIGNENT, signataireDe } from './signataires';
export { ajouterParagraphes, derniersParagraphes, versionDuProjet, versionsDesParagraphes } from './paragraphes';
export { ContenuImpossible, LettreRedigee, PieceJointe, Redaction } from './redaction';
export { remplacer } from './remplacement';
export { apercevoirOrganisme, essayerFichier } from './apercu-organisme';
export {
  defautDeDelegation,
  DefautDeDelegation,
  defautDeFin,
  DelegationAFinir,
  finirDelegation,
  inscrireDelegation,
} from './delegations';
export { Changements, Reglages, reglerOrganisme, Trace, tracer, verrouillerOrganisme } from './reglages-organisme';
export {
  conserverFichier,
  examinerFichier,
  FichierExamine,
  FichierRefuse,
  GenreDeFichier,
  GENRES_DE_FICHIER,
  TAILLES_MAXIMALES,
} from './fichiers';
export { roleQuiEtablit } from './habilitation';
export {
  Avancement,
  avancementDuLot,
  creerLot,
  demanderArret,
  documentsDuLot,
  EchecDuLot,
  echecsDuLot,
  lotEnCours,
  LotEnCours,
  lotsDe,
  noterElement,
  prochains,
  suivre,
} from './lots';
export { cleDuCas, composerExemple, Exemple, lireExemples } from './exemples';
export { GabaritMontre, montrerGabarits } from './galerie';
