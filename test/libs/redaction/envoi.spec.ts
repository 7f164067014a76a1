import { composerCourriel } from '#libs/courriers';
import { CourrierPrevu } from '#libs/moteur';
import { Joint, MatiereDeLEnvoi, nomDeFichier, VariablesCommunes, variablesDeLEnvoi } from '#libs/redaction';
import { agencesDe } from '../../courriers/agences';

const joint = (nom: string): Joint => ({ nom, attention: [], adresse: [], courriels: [`${nom}@test.test`] });
const [CPTS, CAISSE, UNION] = ['CPTS des Trois Vallées', 'CPAM Exemple', 'URPS Exemple'].map(joint) as [
  Joint,
  Joint,
  Joint,
];

const PREVU: CourrierPrevu = {
  ...{ code: 'C-P5-02', titre: 'Demande de pièces exigées par un texte', gabarit: 'C-P5-02', emetteur: 'ARS' },
  ...{ objet: 'Demande de pièces – CPTS des Trois Vallées', canal: 'COURRIEL', signataire: 'DG_ARS', bases: [] },
  destinataires: [{ qui: 'CPTS', personnes: [] }],
  copies: [],
  variables: {},
};

type Suite = Partial<MatiereDeLEnvoi> &
  Partial<Pick<VariablesCommunes, 'remplace'>> & { variables?: Record<string, unknown> };

function courriel(suite: Suite = {}) {
  const { variables = {}, remplace = null, ...reste } = suite;
  const prevu = { ...PREVU, variables };
  const matiere = { principaux: [CPTS], copies: [], parLaPoste: false, pieces: [], ...reste };
  return composerCourriel(
    'envoi',
    variablesDeLEnvoi({ communes: { ...agencesDe(prevu, {}), remplace }, prevu, ...matiere }),
  );
}

it('l’objet porte la référence ; le corps dit ce qu’est le courrier, de qui, pour qui, et qu’il est fictif', () => {
  const { objet, texte } = courriel({ principaux: [CPTS, UNION] });
  expect(objet).toBe('[93-0A1B2C3D-0007-C-P5-02] Demande de pièces – CPTS des Trois Vallées');
  expect(texte).toMatch(/^Fictif – démonstration\n/);
  expect(texte).toContain('ARS Exemple vous adresse le courrier joint, daté du 3 juin 2024.');
  expect(texte).toContain('- Destinataires : CPTS des Trois Vallées et URPS Exemple\n');
  expect(texte).toContain('01 99 00 00 01 – pole@agences.test');
});

it('qui est en copie lit que c’est pour information ; sans copie, rien n’en parle', () => {
  const { texte } = courriel({ copies: [CAISSE, UNION] });
  expect(texte).toContain('- Copie, pour information : CPAM Exemple et URPS Exemple\n');
  expect(texte).toContain('SI VOUS ÊTES EN COPIE\n\nCe courrier vous est adressé pour information');
  const seul = courriel().texte;
  expect(seul).toContain('CE QUE VOUS AVEZ À FAIRE\n\n- Lisez le document joint');
  expect(seul).not.toMatch(/copie/i);
});

it('le destinataire lit ce qu’il a à faire : la date qu’on lui donne, les recours', () => {
  const { texte } = courriel({ variables: { avantLe: '2024-07-01', recours: { delai: '2 mois' } } });
  expect(texte).toContain('- Une réponse y est demandée pour le 1er juillet 2024 au plus tard.\n');
  expect(texte).toContain('- Les voies et délais de recours y sont indiqués.\n');
  const rienDeTel = courriel({ variables: { avantLe: null } }).texte;
  expect(rienDeTel).not.toMatch(/au plus tard|délais de recours/);
});

it('d’une lettre qui part par la poste, le courriel n’est qu’une copie : personne n’a rien à en faire', () => {
  const { texte } = courriel({ parLaPoste: true, copies: [CAISSE], variables: { avantLe: '2024-07-01' } });
  expect(texte).toContain('ARS Exemple adresse par la poste le courrier joint');
  expect(texte).toContain('Vous en recevez copie, pour information : vous n’avez rien à faire.');
  expect(texte).not.toMatch(/SI VOUS ÊTES|À FAIRE|au plus tard/);
});

it('un courrier qui en remplace un autre le dit', () => {
  const remplace = { reference: '93-0A1B2C3D-0004-C-P5-02', dateCourrier: '2024-05-02', motif: 'une pièce en trop.' };
  expect(courriel({ remplace }).texte).toContain(
    'Ce courrier annule et remplace celui du 2 mai 2024 (référence 93-0A1B2C3D-0004-C-P5-02). Motif : une pièce en trop.',
  );
});

it('chaque fichier joint est nommé par sa référence et son titre, la lettre d’abord', () => {
  const { texte } = courriel({ pieces: [{ reference: '93-0A1B2C3D-0007-F-CONTRAT', titre: 'Contrat tripartite' }] });
  expect(texte).toContain(
    'DOCUMENTS JOINTS\n\n- 93-0A1B2C3D-0007-C-P5-02 Demande de pièces exigées par un texte.pdf\n- 93-0A1B2C3D-0007-F-CONTRAT Contrat tripartite.pdf\n',
  );
  expect(courriel().texte).toContain('DOCUMENT JOINT\n');
});

it('les deux parties disent la même chose, et ce qu’une personne a écrit n’est que du texte', () => {
  const { html, texte } = courriel({ principaux: [joint('<script>alert(1)</script> {{x}}')] });
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(texte).toContain('- Destinataire : <script>alert(1)</script> {{x}}\n');
  const mots = (partie: string) => partie.replaceAll(/[\s-]+/g, ' ').trim();
  const corps = html
    .slice(html.indexOf('<article'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  expect(mots(corps).toLowerCase()).toBe(mots(texte).toLowerCase());
});

it.each([
  ['signes refusés', 'a/b\\c:d*e?f"g<h>i|j\n', '93-X a b c d e f g h i j.pdf'],
  ['accents', 'Accusé de réception', '93-X Accusé de réception.pdf'],
  ['trois cents lettres', 'é'.repeat(300), `93-X ${'é'.repeat(145)}.pdf`],
])('le nom d’un fichier joint tient partout (%s)', (_, titre, attendu) => {
  expect(nomDeFichier({ reference: '93-X', titre })).toBe(attendu);
});
