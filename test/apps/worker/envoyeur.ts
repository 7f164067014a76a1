// A worker reduced to its sending, so that it starts fast enough to be killed two hundred times: the real class, on the
// real database and the real server. It sends the letters that it is given, then waits to be told what comes next.
import { Pool } from 'pg';
import { Envoi } from '../../../apps/worker/envoi';
import { ExpediteurSmtp } from '../../../libs/exterieur/courriel';

export interface OrdreDEnvoi {
  databaseUrl: string;
  /** Settings of the connection, as the programs have them. */
  options: string;
  smtpUrl: string;
  instant: string;
  courriers: readonly string[];
}

async function envoyerTous({ databaseUrl, options, smtpUrl, instant, courriers }: OrdreDEnvoi): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, options, max: 1 });
  const envoi = new Envoi(pool, { maintenant: () => instant }, new ExpediteurSmtp({ url: smtpUrl }));
  for (const courrier of courriers) await insister(() => envoi.envoyer(courrier));
  console.log('fini');
}

/** What the queue of jobs does, without its delays. */
async function insister(faire: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await faire();
    } catch {
      await new Promise((suite) => setTimeout(suite, 50));
    }
  }
}

void envoyerTous(JSON.parse(process.argv[2]!) as OrdreDEnvoi);
