// What `npm run cpts` runs: builds what has changed, then hands over.
import path from 'node:path';
import { construire } from '../demarrage/construire.mjs';

const racine = path.resolve(import.meta.dirname, '../..');

// The standard output belongs to the command, which may be read by a machine.
const { log } = console;
console.log = console.error;
await construire(racine);
console.log = log;

const { executer } = await import(path.join(racine, 'dist/apps/cli/main.js'));
process.exit(await executer(racine, process.argv.slice(2)));
