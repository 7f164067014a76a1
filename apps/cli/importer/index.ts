export { dossierDeFiness, dossierDeListe, uuidDeNom } from './identite';
export { importerInscriptions, type InscriptionImportee } from './inscriptions';
export { type CadreImport } from './ouvreur';
export { importerTerritoires, type TerritoireImporte } from './territoires';
