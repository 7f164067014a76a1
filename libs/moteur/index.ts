export * from './procedure';
export { echeancesDe } from './echeances';
export { Fleche, preparer } from './machine';
export { etatsEnClair, lister } from './possibles';
export {
  agir,
  HORLOGE,
  ouvrir,
  prochainEffetDuTemps,
  projeter,
  refusDAcces,
  rejouer,
  versionEnVigueur,
} from './moteur';
