export { composer, Courrier } from './composer';
export { composerCourriel, CorpsDeCourriel } from './courriel';
export { DefautDeGabarit, PdfImpossible, VariableInvalide, VariableManquante } from './erreurs';
export { Gabarits, rendreHtml } from './gabarits';
