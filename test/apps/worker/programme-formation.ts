// A worker of the training mode in a process of its own, so that a test can kill it in the middle of a move.
import { optionsDeConnexion, poolDe } from '#libs/persistance';
import { HorlogeDeFormation } from '#libs/veille';
import { DataSource } from 'typeorm';
import { demarrerWorker } from '../../../apps/worker/application';

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);

void (async () => {
  const source = await new DataSource(optionsDeConnexion(databaseUrl, 2)).initialize();
  const horloge = await HorlogeDeFormation.ouvrir(poolDe(source));
  await demarrerWorker({ databaseUrl, smtpUrl, expediteur: 'ne-pas-repondre@parcours.test', horloge, formation: true });
  console.log('{"pret":true}');
})();
