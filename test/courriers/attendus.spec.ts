import { composerCourriel, rendreHtml } from '#libs/courriers';
import { enTexte } from '../../libs/courriers/arbre-vers-texte';
import { lireDocument } from '../../libs/courriers/html-vers-typst';
import { variablesDeLEnvoi, variablesDuMessage } from '#libs/redaction';
import { agencesDe } from './agences';
import { comparer, rienDePlus } from './attendus';
import { lesCas } from './lettres';
import { incidents, rappel, resume } from './rappels';

const CAS = lesCas();
const COURRIELS = [
  'courriel envoi',
  'courriel rappel avant',
  'courriel rappel passé',
  'courriel résumé',
  'courriel incidents',
];

it.each(CAS.map((un) => [un.cas, un] as const))('[%s] se lit comme attendu', (_, { cas, prevu, variables }) => {
  const reference = variables['reference'] as string;
  const html = rendreHtml(prevu.gabarit, { ...variables, document: { titre: prevu.titre, reference, langue: 'fr' } });
  comparer(cas, enTexte(lireDocument(html, prevu.gabarit).article));
});

it('le courriel d’envoi se lit comme attendu', () => {
  const { prevu, variables } = CAS[0]!;
  const communes = agencesDe(prevu, {});
  const nommer = ({ qui }: { qui: string }) => ({ nom: qui, attention: [], adresse: [], courriels: [] });
  const adresses = { principaux: prevu.destinataires.map(nommer), copies: prevu.copies.map(nommer) };
  const matiere = { communes, prevu, ...adresses, parLaPoste: false, pieces: [] };
  const { objet, texte } = composerCourriel('envoi', variablesDeLEnvoi(matiere));
  expect(variables['reference']).toBe(communes.reference);
  comparer('courriel envoi', `${objet}\n\n${texte}`);
});

it.each([
  ['courriel rappel avant', rappel('J-1')],
  ['courriel rappel passé', rappel('échéance passée')],
  ['courriel résumé', resume()],
  ['courriel incidents', incidents()],
])('le %s se lit comme attendu', (cas, prevu) => {
  const variables = {
    ...prevu.variables,
    ...variablesDuMessage({
      prevu,
      reference: '0A1B2C3D-D-P5-01:8-J-1',
      dateCourrier: '2024-03-14',
      fictif: true,
      adresse: 'https://cpts.test',
    }),
  };
  const { objet, texte } = composerCourriel(prevu.gabarit, variables);
  comparer(cas, `${objet}\n\n${texte}`);
});

it('aucun texte attendu n’est orphelin', () => {
  rienDePlus([...CAS.map(({ cas }) => cas), ...COURRIELS]);
});
