import { composerCourriel, VariableManquante } from '#libs/courriers';
import { COMMUN } from './exemples';

const VARIABLES = {
  ...COMMUN,
  sujet: '[CPTS-2024-0042/C-P5-01] Accusé de réception de votre projet de santé',
  objet: 'Accusé de réception de votre projet de santé',
  destinataires: ['CPTS des Trois Vallées'],
  fichiers: ['CPTS-2024-0042 C-P5-01 Accusé de réception.pdf'],
  ...{ parLaPoste: false, remplace: null, avantLe: null, recours: false },
};

it('writes subject, plain text and HTML that say the same', () => {
  const { objet, texte, html } = composerCourriel('envoi', VARIABLES);
  expect(objet).toBe(VARIABLES.sujet);
  expect(texte).toBe(
    [
      'fictif — démonstration',
      'Madame, Monsieur,',
      'Agence régionale de santé de Démonstration vous adresse le courrier joint, daté du 15 mars 2024.',
      [
        '- Objet : Accusé de réception de votre projet de santé',
        '- Référence : CPTS-2024-0042/C-P5-01',
        '- Destinataire : CPTS des Trois Vallées',
        '- Copie, pour information : Caisse primaire de Démonstration',
      ].join('\n'),
      'SI VOUS ÊTES DESTINATAIRE',
      '- Lisez le document joint et conservez-le : il fait foi.',
      'SI VOUS ÊTES EN COPIE',
      'Ce courrier vous est adressé pour information : vous n’avez rien à faire.',
      'DOCUMENT JOINT',
      '- CPTS-2024-0042 C-P5-01 Accusé de réception.pdf',
      'Pour toute question, répondez à ce message, qui parvient au service, en rappelant la référence.',
      [
        'Direction des soins de proximité – Pôle premier recours',
        'Agence régionale de santé de Démonstration',
        '132 boulevard de l’Exemple, CS 50039, 13331 Marseille cedex 03',
        '04 00 00 00 00 – ars-demo-soins-proximite@demo.test\n',
      ].join('\n'),
    ].join('\n\n'),
  );
  expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
  expect(html).not.toMatch(/\b(src|href)=|https?:|url\(/);
});

it('user text cannot add a header, nor be read as HTML in either part', () => {
  const { objet, texte, html } = composerCourriel('envoi', {
    ...VARIABLES,
    sujet: 'Objet\r\nBcc: tous@demo.test',
    objet: '<b>CPTS</b> & "associés"',
  });
  expect(objet).toBe('Objet Bcc: tous@demo.test');
  expect(texte).toContain('<b>CPTS</b> & "associés"');
  expect(html).toContain('&lt;b&gt;CPTS&lt;/b&gt; &amp; &quot;associés&quot;');
});

it('is refused with a hole', () => {
  expect(() => composerCourriel('envoi', { ...VARIABLES, reference: '' })).toThrow(VariableManquante);
});
