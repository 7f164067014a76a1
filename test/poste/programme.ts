// A program that lives on the PostgreSQL of the workplace: what the tests start, interrupt and kill.
// It says what happens to it in JSON lines, and stops on SIGTERM, or on SIGINT after one last second of work.
import { setTimeout as patienter } from 'node:timers/promises';
import { Client } from 'pg';

import { demarrerPostgres, type OptionsPostgres, PosteIndisponible } from '../../libs/persistance/poste/index';

const dire = (ligne: object) => console.log(JSON.stringify(ligne));

async function vivre(options: OptionsPostgres): Promise<void> {
  const debut = performance.now();
  const poste = await demarrerPostgres(options);
  const duree = performance.now() - debut;
  const client = new Client({ connectionString: poste.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS trace (mot text)');
  const noter = (mot: string) => client.query('INSERT INTO trace VALUES ($1)', [mot]);
  const finir = async (signal: string) => {
    if (signal === 'SIGINT') {
      await patienter(1000);
      await noter('après Ctrl-C');
    }
    await client.end();
    await poste.arreter();
    dire({ arret: signal });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void finir(signal));
  void poste.perdu.then(({ message }) => {
    dire({ perdu: message });
    process.exit(3);
  });
  // What a signal does not end must last: neither the server nor its pipe keeps this process alive.
  const veille = setInterval(() => undefined, 1000);
  process.once('SIGINT', () => clearInterval(veille)).once('SIGTERM', () => clearInterval(veille));
  await noter('démarré');
  const { rows } = await client.query<{ mot: string }>('SELECT mot FROM trace');
  dire({
    pret: true,
    url: poste.url,
    port: poste.port,
    rejoint: poste.rejoint,
    mots: rows.map(({ mot }) => mot),
    duree,
  });
}

vivre(JSON.parse(process.argv[2] ?? '{}') as OptionsPostgres).catch((erreur: Error) => {
  dire({ refus: erreur.message, prevu: erreur instanceof PosteIndisponible });
  process.exitCode = 1;
});
