import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DefautDeGabarit, Gabarits, VariableInvalide, VariableManquante } from '#libs/courriers';

let dossier: string;
beforeAll(() => (dossier = mkdtempSync(path.join(os.tmpdir(), 'gabarits-'))));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

function jeu(fichiers: Record<string, string>): Gabarits {
  const racine = mkdtempSync(path.join(dossier, 'jeu-'));
  for (const [nom, source] of Object.entries(fichiers)) {
    const fichier = path.join(racine, `${nom}.hbs`);
    mkdirSync(path.dirname(fichier), { recursive: true });
    writeFileSync(fichier, source);
  }
  return new Gabarits([racine]);
}

const rendre = (source: string, variables: object, partiels: Record<string, string> = {}): string =>
  jeu({ essai: source, ...partiels }).rendre('essai', variables);

function echec(action: () => unknown): unknown {
  try {
    action();
  } catch (erreur) {
    return erreur;
  }
  throw new Error('aucune erreur');
}

describe('a variable that is missing refuses the letter', () => {
  const cas: [string, string, object, string][] = [
    ['printed, absent', '{{x}}', {}, 'x'],
    ['printed, undefined', '{{x}}', { x: undefined }, 'x'],
    ['printed, null', '{{x}}', { x: null }, 'x'],
    ['printed, empty', '{{x}}', { x: '' }, 'x'],
    ['printed, blank', '{{x}}', { x: ' \n' }, 'x'],
    ['within an object', '{{a.b}}', { a: {} }, 'a.b'],
    ['within an absent object', '{{a.b.c}}', {}, 'a.b.c'],
    ['within a null object', '{{a.b}}', { a: null }, 'a.b'],
    ['inherited, not its own', '{{x.constructor}}', { x: {} }, 'x.constructor'],
    ['condition', '{{#if x}}oui{{/if}}', {}, 'x'],
    ['contrary condition', '{{#unless a.b}}oui{{/unless}}', { a: {} }, 'a.b'],
    ['loop', '{{#each xs}}a{{/each}}', {}, 'xs'],
    ['loop over null', '{{#each xs}}a{{/each}}', { xs: null }, 'xs'],
    ['element of a loop', '{{#each xs}}{{this}}{{/each}}', { xs: ['a', ''] }, 'this'],
    ['field of an element', '{{#each xs}}{{nom}}{{/each}}', { xs: [{ nom: 'a' }, {}] }, 'nom'],
    ['above the loop', '{{#each xs}}{{../y}}{{/each}}', { xs: [1] }, '../y'],
    ['at the root', '{{#each xs}}{{@root.y}}{{/each}}', { xs: [1] }, '@root.y'],
    ['argument of a helper', '{{dateLongue d}}', {}, 'd'],
    ['null argument of a helper', '{{nombre n}}', { n: null }, 'n'],
    ['argument within a condition', '{{#if (pluriel n "a" "b")}}{{/if}}', {}, 'n'],
  ];
  it.each(cas)('%s', (_, source, variables, variable) => {
    const erreur = echec(() => rendre(source, variables));
    expect(erreur).toBeInstanceOf(VariableManquante);
    expect(erreur).toMatchObject({ gabarit: 'essai', variable });
    expect((erreur as Error).message).toMatch(/^Le courrier n’a pas été produit : .* Complétez le dossier/);
  });

  it('in a partial, with and without parameters, and in the block given to a layout', () => {
    const partiels = { 'partiels/p': '{{#if v}}{{v}}{{else}}rien{{/if}}', mise: '<b>{{> @partial-block}}</b>' };
    expect(echec(() => rendre('{{> partiels/p}}', {}, partiels))).toMatchObject({
      gabarit: 'partiels/p',
      variable: 'v',
    });
    expect(echec(() => rendre('{{> partiels/p v=a.b}}', { a: {} }, partiels))).toMatchObject({ variable: 'a.b' });
    expect(echec(() => rendre('{{#> mise}}{{x}}{{/mise}}', {}, partiels))).toMatchObject({
      gabarit: 'essai',
      variable: 'x',
    });
    expect(rendre('{{> partiels/p v=a.b}}', { a: { b: null } }, partiels)).toBe('rien');
  });
});

describe('a value of the wrong kind refuses the letter', () => {
  it.each([
    ['object printed', '{{x}}', { x: {} }],
    ['list printed', '{{x}}', { x: ['a'] }],
    ['boolean printed', '{{x}}', { x: true }],
    ['not a number', '{{x}}', { x: NaN }],
    ['date that does not exist', '{{dateCourte x}}', { x: '2024-02-30' }],
    ['text for a number', '{{montant x}}', { x: '12' }],
    ['text for a list', '{{#each x}}{{/each}}', { x: 'abc' }],
    ['hole in a list', '{{liste x}}', { x: ['a', null] }],
  ])('%s', (_, source, variables) => {
    const erreur = echec(() => rendre(source, variables));
    expect(erreur).toBeInstanceOf(VariableInvalide);
    expect(erreur).not.toBeInstanceOf(VariableManquante);
    expect(erreur).toMatchObject({ variable: 'x' });
  });
});

describe('what is known to be empty', () => {
  it('passes through a condition, and zero is a value', () => {
    expect(rendre('{{#if x}}{{x}}{{else}}non renseigné{{/if}}', { x: null })).toBe('non renseigné');
    expect(rendre('{{#each xs}}a{{else}}aucun{{/each}}', { xs: [] })).toBe('aucun');
    expect(rendre('{{n}} {{nombre n}}', { n: 0 })).toBe('0 0');
  });
});

describe('a template that is at fault', () => {
  it.each([
    ['value without escaping', '{{{x}}}', /sans échappement/],
    ['value without escaping, other form', '{{&x}}', /sans échappement/],
    ['unknown helper', '{{calculer x}}', /l’aide « calculer » n’existe pas/],
    ['helper within a condition', '{{#if (egal x y)}}{{/if}}', /« egal »/],
    ['reading helper by hand', '{{lireVariable "texte" x}}', /« lireVariable »/],
    ['unknown block', '{{#si x}}{{/si}}', /le bloc « si »/],
    ['inverted block', '{{^x}}{{/x}}', /le bloc « x »/],
    ['block parameters', '{{#each xs as |x|}}{{x}}{{/each}}', /paramètres de bloc/],
    ['decorator', '{{#*inline "a"}}{{/inline}}', /décorateurs/],
    ['partial chosen at run time', '{{> (lookup . "x")}}', /en toutes lettres/],
    ['absent partial', '{{> partiels/absent}}', /« partiels\/absent » est défectueux : le fichier n’existe pas/],
    ['syntax', '{{#if x}}', /ne se lit pas/],
  ])('%s', (_, source, message) => {
    const erreur = echec(() => rendre(source, { x: 'a', y: 'b', xs: [] }));
    expect(erreur).toBeInstanceOf(DefautDeGabarit);
    expect((erreur as Error).message).toMatch(message);
  });

  it('is not looked for outside its folder', () => {
    for (const nom of ['../secret', '/etc/passwd', 'a/../../b', 'a\0b', '']) {
      expect(() => jeu({}).rendre(nom, {})).toThrow(DefautDeGabarit);
    }
  });
});

describe('user text', () => {
  it('is always text', () => {
    expect(rendre('{{x}}', { x: '<script>{{y}}</script>&"\'' })).toBe(
      '&lt;script&gt;{{y}}&lt;/script&gt;&amp;&quot;&#x27;',
    );
    expect(rendre('{{liste x}}', { x: ['<a>', '<b>'] })).toBe('&lt;a&gt; et &lt;b&gt;');
  });

  it('loses what cannot be printed or would reverse the reading, and nothing else', () => {
    expect(rendre('{{x}}', { x: 'a\u202Eb\u2066c\u0000d\uD800e\uFFFEf\tg שלום 😀' })).toBe('abcdef\tg שלום 😀');
  });
});

it('the helpers write as French does', () => {
  const ecrit = rendre(
    '{{dateLongue a}}|{{dateLongue b}}|{{dateCourte b}}|{{nombre n}}|{{montant n}}|{{liste l}}|{{liste m}}|' +
      '{{pluriel un "pièce" "pièces"}}|{{pluriel n "pièce" "pièces"}}',
    { a: '2024-04-01', b: '2024-03-15', n: 1234567, un: 1.5, l: ['a', 'b', 'c'], m: ['a'] },
  );
  expect(ecrit.replace(/[\u00A0\u202F]/g, ' ')).toBe(
    '1er avril 2024|15 mars 2024|15/03/2024|1 234 567|12 345,67 €|a, b et c|a|pièce|pièces',
  );
});

it('the digest of a template covers all that it includes', () => {
  const base = { essai: '{{> partiels/p}}', 'partiels/p': '{{> partiels/q}}', 'partiels/q': 'un', autre: 'x' };
  const empreinte = jeu(base).empreinte('essai');
  expect(empreinte).toMatch(/^[0-9a-f]{64}$/);
  expect(jeu({ ...base, autre: 'y' }).empreinte('essai')).toBe(empreinte);
  expect(jeu({ ...base, 'partiels/q': 'deux' }).empreinte('essai')).not.toBe(empreinte);
});
