import { ConsultationService, DossiersService, OuvertureService, REGLAGES_PAR_DEFAUT } from '#libs/dossiers';
import { optionsDeConnexion } from '#libs/persistance';
import { REGISTRE } from '#workflows/registre';
import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { type Bilan, chargerDemonstration, COMPTES_DEMONSTRATION, MOT_DE_PASSE } from '../../demonstration/charger';
import { type Service } from './poste';

const CONNEXIONS = 6;

/** The demonstration, loaded once: before the worker starts, so that no job acts in the middle of a story. */
export const demonstration: Service = {
  nom: 'démonstration',
  demarrer: async ({ configuration, databaseUrl, horloge, signal, dire }) => {
    const arreter = async () => undefined;
    if (configuration.production) return { arreter };
    const source = await new DataSource(optionsDeConnexion(databaseUrl, CONNEXIONS)).initialize();
    try {
      const parametres = [source, REGISTRE, horloge, REGLAGES_PAR_DEFAUT] as const;
      const chargement = chargerDemonstration({
        source,
        horloge,
        dossiers: new DossiersService(...parametres),
        ouvertures: new OuvertureService(...parametres),
        consultation: new ConsultationService(...parametres),
        prevenir: () => dire('Chargement de la démonstration (moins d’une minute, la première fois seulement)…'),
      });
      // A load cut short by a stop is completed by the next start.
      chargement.catch(() => undefined);
      const interrompu = once(signal, 'abort').then(() => undefined);
      const bilan = await Promise.race([chargement, interrompu]);
      return { arreter, annonce: bilan ? presenter(bilan) : [] };
    } finally {
      await source.destroy();
    }
  },
};

function presenter({ dossiers, actes }: Bilan): string[] {
  const largeur = Math.max(...COMPTES_DEMONSTRATION.map(({ identifiant }) => identifiant.length));
  return [
    '',
    `Démonstration : ${dossiers} dossiers, ${actes} actes. Comptes, tous avec le mot de passe « ${MOT_DE_PASSE} » :`,
    ...COMPTES_DEMONSTRATION.map(
      ({ identifiant, role, territoire }) => `  ${identifiant.padEnd(largeur)}  ${role}, ${territoire}`,
    ),
  ];
}
