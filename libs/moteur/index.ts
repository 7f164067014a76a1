export * from './procedure';
export { echeancesDe } from './echeances';
export { Fleche, preparer } from './machine';
export { situer, versionDe, versionEnVigueur, versionsDe } from './versions';
export { etatsEnClair, lister } from './possibles';
export { agir, HORLOGE, ouvrir, prochainEffetDuTemps, projeter, refusDAcces, rejouer } from './moteur';
