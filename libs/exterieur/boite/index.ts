export { type BoiteAuxLettres, ouvrirBoite } from './boite-aux-lettres';
