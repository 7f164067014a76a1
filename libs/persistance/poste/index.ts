export { phraseSysteme, PosteIndisponible } from './indisponible';
export { demarrerPostgres, type OptionsPostgres, type PostgresDuPoste } from './postgres-du-poste';
