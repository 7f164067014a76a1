import { DossierVerrouille, Ecriture, ecrire, Fait, PersonneConservee } from '#libs/persistance';
import { PoolClient } from 'pg';
import { signalerAnomalies } from './anomalies';
import { Cadre, preparerEcriture } from './commande';

/** Writes facts with everything that follows from them, and opens an incident for what they went on without. */
export async function inscrire(
  client: PoolClient,
  cadre: Cadre,
  dossier: DossierVerrouille,
  faits: readonly Fait[],
  personnes: readonly PersonneConservee[] = [],
  defait?: Ecriture['defait'],
): Promise<void> {
  await ecrire(client, preparerEcriture(cadre, dossier, faits as [Fait, ...Fait[]], personnes, defait));
  const anomalies = faits.flatMap(({ effets }) => effets.anomalies ?? []);
  await signalerAnomalies(client, dossier.id, anomalies, cadre.maintenant);
}
