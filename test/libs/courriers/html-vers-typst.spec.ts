import { DefautDeGabarit, ImageIllisible } from '#libs/courriers';
import { enTexte } from '../../../libs/courriers/arbre-vers-texte';
import { lireDocument } from '../../../libs/courriers/html-vers-typst';

const page = (corps: string): string =>
  `<!doctype html><html lang="fr"><head><title> Un  titre </title></head><body>${corps}</body></html>`;
const IMAGES = new Map([
  ['a1', { cle: 'a1', type: 'image/png' as const, octets: new Uint8Array(), texte: 'Logo de l’agence' }],
]);
const article = (contenu: string) =>
  lireDocument(page(`<article class="lettre">${contenu}</article>`), 'essai', IMAGES).article;

it('turns the allowed elements into plain data', () => {
  const lu = lireDocument(
    page('<article class="lettre"><h1 class="objet">Objet</h1><p>a <strong>b</strong>\n c<br> d</p></article>'),
    'x',
  );
  expect(lu).toEqual({
    titre: 'Un titre',
    article: {
      element: 'article',
      classes: ['lettre'],
      enfants: [
        { element: 'h1', classes: ['objet'], enfants: [{ texte: 'Objet' }] },
        {
          element: 'p',
          classes: [],
          enfants: [
            { texte: 'a ' },
            { element: 'strong', classes: [], enfants: [{ texte: 'b' }] },
            { texte: ' c' },
            { element: 'br', classes: [], enfants: [] },
            { texte: 'd' },
          ],
        },
      ],
    },
  });
});

it('keeps user text as text, whatever it looks like', () => {
  const hostile = '#panic() $x$ \\ {{x}} &lt;script&gt; `#let` /* @ref */ שלום 😀';
  expect(article(`<p>${hostile}</p>`).enfants).toEqual([
    {
      element: 'p',
      classes: [],
      enfants: [{ texte: hostile.replace('&lt;script&gt;', '<script>') }],
    },
  ]);
});

it('keeps of an image its key and the text that stands for it', () => {
  expect(article('<header><img class="logo" src="image:a1" alt="Logo de l’agence"></header>').enfants).toEqual([
    {
      element: 'header',
      classes: [],
      enfants: [{ element: 'img', classes: ['logo'], image: 'a1', alternative: 'Logo de l’agence', enfants: [] }],
    },
  ]);
});

it('refuses an image that nobody gave, naming it', () => {
  const inconnue = '<header><img class="marque" src="image:b2" alt="Marque"></header>';
  expect(() => article(inconnue)).toThrow(ImageIllisible);
  expect(() => article(inconnue)).toThrow(/« Marque » manque/);
});

describe('refuses, naming it', () => {
  it.each([
    ['script', '<p>a<script>x</script></p>', /l’élément « script » n’est pas admis/],
    ['image of no class', '<header><img src="image:a1" alt="Logo"></header>', /de classe « logo » ou « marque »/],
    ['image of another class', '<header><img class="cadre" src="image:a1" alt="Logo"></header>', /de classe « logo »/],
    [
      'image from elsewhere',
      '<header><img class="logo" src="https://a.test/x.png" alt="L"></header>',
      /« image: » suivi/,
    ],
    ['image on the disk', '<header><img class="logo" src="image:../x" alt="L"></header>', /« image: » suivi/],
    ['image without a text', '<header><img class="logo" src="image:a1" alt=" "></header>', /« alt »/],
    ['image with a size', '<header><img class="logo" src="image:a1" alt="L" width="1"></header>', /« width »/],
    ['image in a line', '<p><img class="logo" src="image:a1" alt="Logo"></p>', /« img » n’a pas sa place dans « p »/],
    ['term without what it is', '<dl><dt>a</dt></dl>', /chaque terme .* est suivi d’une définition/],
    ['two terms', '<dl><dt>a</dt><dt>b</dt></dl>', /chaque terme .* est suivi d’une définition/],
    ['link', '<p><a>x</a></p>', /« a »/],
    ['division', '<div>x</div>', /« div »/],
    ['drawing', '<svg></svg>', /« svg »/],
    ['style attribute', '<p style="x">a</p>', /l’attribut « style » de l’élément « p »/],
    ['event attribute', '<p onclick="x">a</p>', /« onclick »/],
    ['unknown class', '<p class="rouge">a</p>', /la classe « rouge »/],
    ['unknown scope', '<table><tbody><tr><th scope="colgroup">a</th></tr></tbody></table>', /« scope »/],
    ['text outside a paragraph', '<section>perdu</section>', /« perdu » est hors d’un paragraphe/],
    ['list in a heading', '<h1><ul><li>a</li></ul></h1>', /« ul » n’a pas sa place dans « h1 »/],
    [
      'table without a body',
      '<table><thead><tr><th>a</th></tr></thead><p>x</p></table>',
      /« table » contient un élément/,
    ],
    ['unclosed element', '<section><p>a</p>', /« section » doit être ouvert et fermé/],
    ['closed twice', '<p>a</p></p>', /« p » doit être ouvert et fermé/],
    ['implied body of a table', '<table><tr><td>a</td></tr></table>', /« tbody » doit être ouvert/],
    [
      'uneven rows',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
      /même nombre de cases/,
    ],
    ['text within a table', '<table>x<tbody></tbody></table>', /« x » est hors d’un paragraphe/],
    ['unquoted fault', '<p class="a"class="b">a</p>', /mal formé \(missing-whitespace-between-attributes/],
  ])('%s', (_, contenu, message) => {
    expect(() => article(contenu)).toThrow(DefautDeGabarit);
    expect(() => article(contenu)).toThrow(message);
  });

  it('two articles, or none', () => {
    expect(() => lireDocument(page(''), 'x')).toThrow(/un article et un seul/);
    expect(() => lireDocument(page('<article></article><article></article>'), 'x')).toThrow(/un article et un seul/);
  });
});

it('reads as plain text', () => {
  const lu = article(
    '<p>Bonjour <strong>à</strong> tous<br>ligne 2</p><h2>Suite</h2><ul><li>un</li><li>deux<ul><li>trois</li></ul></li></ul>' +
      '<ol><li>a</li></ol><table><tbody><tr><td>Clé</td><td>Valeur</td></tr></tbody></table>',
  );
  expect(enTexte(lu)).toBe('Bonjour à tous\nligne 2\n\nSUITE\n\n- un\n- deux\n\n  - trois\n\n1. a\n\nClé : Valeur\n');
});
