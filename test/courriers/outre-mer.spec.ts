import { rendreHtml } from '#libs/courriers';
import { CourrierPrevu } from '#libs/moteur';
import { enTexte } from '../../libs/courriers/arbre-vers-texte';
import { lireDocument } from '../../libs/courriers/html-vers-typst';
import { agencesDe } from './agences';
import { Cas, lesCas } from './lettres';

const CGSS = 'Caisse générale de sécurité sociale de La Réunion';

/** What a person typed in another dossier is not what they would type in this one. */
const saisiOutreMer = ({ variables }: CourrierPrevu): object =>
  JSON.parse(JSON.stringify(variables).replaceAll('"CPAM"', '"CGSS"')) as object;

function lire({ prevu }: Cas): string {
  const communes = agencesDe(prevu, { outreMer: true });
  const document = { titre: prevu.titre, reference: communes.reference, langue: 'fr' };
  const html = rendreHtml(prevu.gabarit, { ...saisiOutreMer(prevu), ...communes, document });
  return enTexte(lireDocument(html, prevu.gabarit).article);
}

describe('outre-mer, la caisse porte son nom, dans chaque courrier', () => {
  const CAS = lesCas();

  it.each(CAS.map((un) => [un.cas, un] as const))('%s', (_, un) => {
    const texte = lire(un);
    expect(texte).not.toMatch(/CPAM|caisses? primaires?/i);
    const { emetteur, destinataires, copies } = un.prevu;
    const nommee = [emetteur, ...destinataires.map(({ qui }) => qui), ...copies.map(({ qui }) => qui)].includes('CPAM');
    expect(texte.includes(CGSS)).toBe(nommee);
  });

  it('le titre et l’objet d’un courrier ne nomment aucune caisse', () => {
    for (const { prevu } of CAS) expect(`${prevu.titre} ${prevu.objet}`).not.toMatch(/CPAM|caisse primaire/i);
  });
});
