import { optionsDeConnexion, poolDe } from '#libs/persistance';
import { HorlogeDeFormation } from '#libs/veille';
import { DataSource } from 'typeorm';

export interface Formation {
  horloge: HorlogeDeFormation;
  source: DataSource;
  fermer(): Promise<void>;
}

/** Makes this database one for training, whatever it holds, with its clock at this instant. */
export async function mettreEnFormation(url: string, instant: string): Promise<Formation> {
  const source = await new DataSource(optionsDeConnexion(url, 2)).initialize();
  await source.query(`INSERT INTO installation (mode, instant, regle_a) VALUES ('FORMATION', $1, clock_timestamp())`, [
    instant,
  ]);
  return { horloge: await HorlogeDeFormation.ouvrir(poolDe(source)), source, fermer: () => source.destroy() };
}

/** The clock of a training database, as one more program reads it. */
export async function rejoindreFormation(url: string): Promise<Formation> {
  const source = await new DataSource(optionsDeConnexion(url, 2)).initialize();
  return { horloge: await HorlogeDeFormation.ouvrir(poolDe(source)), source, fermer: () => source.destroy() };
}
