export * from './agences';
export * from './chevauchement';
export * from './communes';
export * from './cpts-paca';
export { type Coordonnees, type NatureFiness } from './finess-cellules';
export * from './finess-cpts';
export { type Anomalie, type Fichier, type LigneLue, lireCsv, type NatureLecture } from './lecture-csv';
export * from './population';
export {
  type ElementNormalise,
  type ElementTerritoire,
  type ErreurElement,
  normaliserTerritoire,
  type Signalement,
  type TerritoireNormalise,
} from './territoire';
