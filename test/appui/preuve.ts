import { PreuveService } from '#libs/dossiers';
import { REGISTRE } from '#workflows/registre';
import { DataSource } from 'typeorm';

/**
 * Every dossier of the test run, whatever it was made for: its chain holds, and playing it again gives exactly the
 * stored state. Asked when the test lets its database go.
 */
export async function exigerLaPreuve(source: DataSource): Promise<void> {
  const { defauts } = await new PreuveService(source, REGISTRE).verifierTous();
  if (defauts.length)
    throw new Error(`Le rejeu ne donne pas l’état enregistré : ${defauts.map(({ raison }) => raison).join(' ; ')}.`);
}
