// Lets time pass over dossiers, one after the other, in a process of its own: says « pret », waits for a word, and says how
// many effects there were.
import { DossiersService } from '#libs/dossiers';
import { HorlogeReglable } from '#libs/exterieur';
import { optionsDeConnexion } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { DataSource } from 'typeorm';

export interface OptionsTirs {
  databaseUrl: string;
  instant: string;
  dossiers: readonly string[];
}

process.once('message', ({ databaseUrl, instant, dossiers }: OptionsTirs) => {
  const tirer = async () => {
    const source = await new DataSource(optionsDeConnexion(databaseUrl, 1)).initialize();
    const service = new DossiersService(source, REGISTRE, new HorlogeReglable(instant), { delaiDeSaisie: 10 });
    process.send!('pret');
    await new Promise((suite) => process.once('message', suite));
    let effets = 0;
    for (const dossier of dossiers) effets += await service.passerLeTemps(dossier);
    process.send!(effets);
    await source.destroy();
    process.disconnect();
  };
  void tirer();
});
