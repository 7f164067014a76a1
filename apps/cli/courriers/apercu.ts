import { cleDuCas, composerExemple, type GabaritMontre, lireExemples, montrerGabarits } from '#libs/redaction';
import { REGISTRE } from '#workflows/registre';
import { Impossible } from '../impossible';
import { Dossier } from './dossier';
import { sommaire } from './sommaire';

/** An example in the folder. `pages`: of its PDF; an e-mail has none. */
export interface ExempleEcrit {
  gabarit: GabaritMontre;
  cas: string;
  html: string;
  pdf: string | null;
  pages: number;
}

/**
 * Lays out the examples of every template, or of one, and the page that leads to each.
 * @param chemin of the folder, made when it does not exist
 * @throws Impossible when no template bears that name, or the folder holds something else under the same names
 */
export async function ecrireApercu(chemin: string, nom: string | undefined): Promise<ExempleEcrit[]> {
  const montres = montrerGabarits(REGISTRE);
  const choisis = montres.filter((gabarit) => nom === undefined || gabarit.nom.toLowerCase() === nom.toLowerCase());
  if (choisis.length === 0)
    throw new Impossible(
      `Aucun gabarit ne s’appelle « ${nom} ». Choisissez parmi : ${montres.map((gabarit) => gabarit.nom).join(', ')}.`,
    );
  const dossier = new Dossier(chemin);
  const ecrits: ExempleEcrit[] = [];
  for (const gabarit of choisis) {
    const trouve = lireExemples().find((un) => un.nom === gabarit.nom)!;
    for (const exemple of trouve.exemples) {
      const { html, pdf } = await composerExemple(trouve.gabarit, exemple);
      const base = nomDuFichier(gabarit.nom, cleDuCas(exemple.cas));
      dossier.ecrire(`${base}.html`, html);
      if (pdf) dossier.ecrire(`${base}.pdf`, pdf);
      ecrits.push({
        ...{ gabarit, cas: exemple.cas, html: `${base}.html` },
        ...(pdf ? { pdf: `${base}.pdf`, pages: compterPages(pdf) } : { pdf: null, pages: 0 }),
      });
    }
  }
  dossier.ecrire('index.html', sommaire(ecrits));
  dossier.clore();
  return ecrits;
}

/** Two templates never share a name, nor two cases of one a key. */
const nomDuFichier = (nom: string, cle: string): string =>
  cle.startsWith(nom.toLowerCase()) ? nom + cle.slice(nom.length) : `${nom}.${cle}`;

const compterPages = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0;
