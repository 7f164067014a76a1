import { transformSync } from '@swc/core';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const RACINE = path.resolve(__dirname, '../..');
const DOSSIERS = ['apps/api', 'apps/worker', 'libs', 'workflows', 'test/preuves'];

let dossier: string | undefined;

/**
 * The programs as plain JavaScript in a folder of their own, where `#libs/*` and `#workflows/*` are found as in an
 * installation: `node <folder>/test/preuves/programme-travailleur.js` starts at once, where a process that transpiles
 * for itself would use a second of processor each time. Made on the first call in a test file (some 300 ms), from the
 * sources as they are; `dist/` plays no part. To be removed by `oublierCompilation` in `afterAll`.
 */
export function compilerUneFois(): string {
  if (dossier) return dossier;
  const sortie = mkdtempSync(path.join(tmpdir(), 'parcours-cpts-compile-'));
  for (const source of DOSSIERS.flatMap(sources)) {
    const compile = path.join(sortie, source.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(compile), { recursive: true });
    writeFileSync(compile, transpiler(source));
  }
  const { name, version, imports } = JSON.parse(readFileSync(path.join(RACINE, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    imports: Record<string, { default: string }>;
  };
  const ici = Object.entries(imports).map(([alias, { default: fichier }]) => [alias, fichier.replace('/dist/', '/')]);
  writeFileSync(
    path.join(sortie, 'package.json'),
    JSON.stringify({ name, version, imports: Object.fromEntries(ici) as object }),
  );
  cpSync(path.join(RACINE, 'templates'), path.join(sortie, 'templates'), { recursive: true });
  symlinkSync(path.join(RACINE, 'node_modules'), path.join(sortie, 'node_modules'));
  return (dossier = sortie);
}

/** To be called once nothing runs from the folder any more. */
export function oublierCompilation(): void {
  if (dossier) rmSync(dossier, { recursive: true, force: true });
  dossier = undefined;
}

const sources = (sous: string) =>
  readdirSync(path.join(RACINE, sous), { recursive: true })
    .map((nom) => path.join(sous, String(nom)))
    .filter((nom) => nom.endsWith('.ts') && !nom.endsWith('.spec.ts'));

const transpiler = (source: string) =>
  transformSync(readFileSync(path.join(RACINE, source), 'utf8'), {
    filename: source,
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs', ignoreDynamic: true },
  }).code;
