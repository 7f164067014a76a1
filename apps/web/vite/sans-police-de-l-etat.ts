import { type Plugin } from 'vite';

/**
 * Takes the fonts reserved to the State out of its design system: their files are not built, and a free family
 * stands in for them everywhere.
 */
export function sansPoliceDeLEtat(): Plugin {
  return {
    name: 'sans-police-de-l-etat',
    enforce: 'pre',
    transform(code, id) {
      if (!/react-dsfr\/dsfr\/.*\.css$/.test(id.split('?')[0]!)) return undefined;
      return {
        code: code
          .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
          .replaceAll(/(font-family\s*:\s*)"?(Marianne|Spectral)"?/g, '$1"Source Sans 3"'),
        map: null,
      };
    },
  };
}
