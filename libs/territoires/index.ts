export * from './agences';
export * from './chevauchement';
export * from './communes';
export * from './cpts-paca';
export * from './finess-cpts';
export { type Anomalie, type Fichier, type LigneLue, lireCsv, type NatureLecture } from './lecture-csv';
export { cleDeNom } from './noms';
export * from './population';
export { type ElementNormalise, type ElementTerritoire, normaliserTerritoire } from './territoire';
