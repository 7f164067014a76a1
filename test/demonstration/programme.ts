// Loads the demonstration in a process of its own, so that a test can kill it in the middle.
import { ConsultationService, DossiersService, OuvertureService } from '#libs/dossiers';
import { HorlogeReglable } from '#libs/exterieur';
import { optionsDeConnexion } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { chargerDemonstration } from '../../demonstration/charger';

const [url = '', instant = ''] = process.argv.slice(2);

void (async () => {
  const source = await new DataSource(optionsDeConnexion(url)).initialize();
  const horloge = new HorlogeReglable(instant);
  const parametres = [source, REGISTRE, horloge, { delaiDeSaisie: 10 }] as const;
  await chargerDemonstration({
    source,
    horloge,
    dossiers: new DossiersService(...parametres),
    ouvertures: new OuvertureService(...parametres),
    consultation: new ConsultationService(...parametres),
  });
  await source.destroy();
})();
