// What `npm start` runs. Plain JavaScript for the oldest Node that can parse it: it is here to say which one is needed.
const MINIMUM = [20, 19];
const [majeure, mineure] = process.versions.node.split('.').map(Number);

if (majeure < MINIMUM[0] || (majeure === MINIMUM[0] && mineure < MINIMUM[1])) {
  console.error(
    `Parcours CPTS demande Node ${MINIMUM.join('.')} ou plus récent, et cette machine lance Node ${process.versions.node}. Installez une version plus récente : https://nodejs.org/fr`,
  );
  process.exit(1);
}

const { construire } = await import('./construire.mjs');
const racine = (await import('node:path')).resolve(import.meta.dirname, '../..');
const programme = await construire(racine);
const { demarrer } = await import(programme);
process.exit(await demarrer(racine, process.argv[2]));
