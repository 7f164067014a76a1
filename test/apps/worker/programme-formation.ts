// A worker of the training mode in a process of its own, so that a test can kill it in the middle of a move.
import { demarrerWorker } from '../../../apps/worker/application';
import { rejoindreFormation } from '../../appui/formation';

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);

void (async () => {
  const { horloge } = await rejoindreFormation(databaseUrl);
  await demarrerWorker({ databaseUrl, smtpUrl, expediteur: 'ne-pas-repondre@parcours.test', horloge, formation: true });
  console.log('{"pret":true}');
})();
