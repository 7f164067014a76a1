import { enTexte } from './arbre-vers-texte';
import { DefautDeGabarit } from './erreurs';
import { Gabarits, gabarits } from './gabarits';
import { lireDocument } from './html-vers-typst';

export interface CorpsDeCourriel {
  objet: string;
  texte: string;
  html: string;
}

/**
 * Writes an e-mail from `templates/courriels/<gabarit>.hbs`: its title is the subject, and the plain-text part
 * is drawn from the HTML part, so that both say the same.
 * @throws VariableManquante, VariableInvalide, DefautDeGabarit
 */
export function composerCourriel(gabarit: string, variables: object, jeu: Gabarits = gabarits): CorpsDeCourriel {
  const nom = `courriels/${gabarit}`;
  const html = jeu.rendre(nom, variables);
  const { titre, article } = lireDocument(html, nom);
  if (titre === '') throw new DefautDeGabarit(nom, 'il n’a pas de titre, donc le courriel n’aurait pas d’objet');
  return { objet: titre, texte: enTexte(article), html };
}
