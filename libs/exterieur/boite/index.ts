export { type BoiteAuxLettres, type OptionsBoite, ouvrirBoite } from './boite-aux-lettres';
export { type Contenu, type Fichier, type Message, type PieceJointe } from './message';
