// Lets a child process of a test load the project's TypeScript as it is: node --conditions=source -r <this file>.
// Hundreds of them are started: what one has translated serves the others.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');
const { version } = require('@swc/core/package.json');

const RESERVE = path.join(__dirname, '../../node_modules/.cache/parcours-cpts-tests');
nodeModule.enableCompileCache?.(path.join(RESERVE, 'v8'));

const REGLAGES = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs', ignoreDynamic: true },
};

function traduire(source, filename) {
  return require('@swc/core').transformSync(source, { ...REGLAGES, filename }).code;
}

/** The translation kept for this very source; a folder that cannot be written only costs time. */
function traduction(source, filename) {
  const empreinte = createHash('sha256')
    .update(version)
    .update(JSON.stringify(REGLAGES))
    .update(filename)
    .update(source);
  const garde = path.join(RESERVE, `${empreinte.digest('hex')}.js`);
  try {
    return readFileSync(garde, 'utf8');
  } catch {
    const code = traduire(source, filename);
    try {
      mkdirSync(RESERVE, { recursive: true });
      const provisoire = `${garde}.${process.pid}`;
      writeFileSync(provisoire, code);
      renameSync(provisoire, garde);
    } catch {
      // Somebody else's folder, or a full disk.
    }
    return code;
  }
}

require.extensions['.ts'] = (module, filename) =>
  module._compile(traduction(readFileSync(filename, 'utf8'), filename), filename);
