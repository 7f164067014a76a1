export { composer, Courrier } from './composer';
export { composerCourriel, CorpsDeCourriel } from './courriel';
export {
  DefautDeGabarit,
  ImageIllisible,
  PdfImpossible,
  PoliceIllisible,
  VariableInvalide,
  VariableManquante,
} from './erreurs';
export { Gabarits, rendreHtml } from './gabarits';
export type { ImageDeDocument } from './images';
export type { NormePdf } from './moteur-typst';
export { PoliceDeDocument } from './police-agence';
export { DOSSIER_GABARITS } from './racine';
