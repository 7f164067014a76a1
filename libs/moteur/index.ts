export * from './procedure';
export { echeancesDe } from './echeances';
export { Derogation, derogationsDe } from './examen';
export { Etat, Fleche, MachinePrete, preparer } from './machine';
export { etatsEnClair, lister } from './possibles';
export {
  agir,
  estDans,
  evenementDefini,
  HORLOGE,
  ouvrir,
  prochainEffetDuTemps,
  refusDAcces,
  rejouer,
  versionEnVigueur,
} from './moteur';
