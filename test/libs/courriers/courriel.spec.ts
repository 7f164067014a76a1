import { composerCourriel, VariableManquante } from '#libs/courriers';
import { COMMUN } from './exemples';

const VARIABLES = {
  ...COMMUN,
  sujet: '[CPTS-2024-0042/C-P5-01] Accusé de réception de votre projet de santé',
  objet: 'Accusé de réception de votre projet de santé',
};

it('writes subject, plain text and HTML that say the same', () => {
  const { objet, texte, html } = composerCourriel('envoi', VARIABLES);
  expect(objet).toBe(VARIABLES.sujet);
  expect(texte).toBe(
    [
      'fictif — démonstration',
      'Monsieur le Président,',
      'Vous trouverez ci-joint le document « Accusé de réception de votre projet de santé » (référence CPTS-2024-0042/C-P5-01).',
      'Il porte la date du 15 mars 2024. Conservez-le : c’est l’exemplaire qui fait foi.',
      'Pour toute question, répondez à ce courriel en rappelant la référence.',
      'Direction des soins de proximité – Pôle premier recours\nAgence régionale de santé de Démonstration\n04 00 00 00 00 – ars-demo-soins-proximite@demo.test\n',
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
