// Runs one command line of the real programme, from its sources.
import { executer } from '../../../apps/cli/main';

const [racine = '', ...mots] = process.argv.slice(2);
void executer(racine, mots).then((code) => process.exit(code));
