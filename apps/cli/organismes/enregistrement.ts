import { enTransaction, poolDe } from '#libs/persistance';
import { type DataSource } from 'typeorm';
import { type OrganismeLu } from './lecture';

export interface BilanOrganismes {
  nouveaux: number;
  modifies: number;
  inchanges: number;
}

/** Adds the agencies that are not known, and replaces those that have changed: all of them, or none. */
export function enregistrerOrganismes(source: DataSource, lignes: readonly OrganismeLu[]): Promise<BilanOrganismes> {
  return enTransaction(poolDe(source), async (client) => {
    const bilan: BilanOrganismes = { nouveaux: 0, modifies: 0, inchanges: 0 };
    for (const { ligne: _, ...organisme } of lignes) {
      const { rows } = await client.query<{ nouveau: boolean }>(ENREGISTRER, [
        organisme.genre,
        organisme.region,
        organisme.departement,
        organisme.nom,
        organisme.service,
        organisme.adresse,
        organisme.ville,
        organisme.courriel,
        organisme.telephone,
        JSON.stringify(organisme.signataires),
      ]);
      if (!rows[0]) bilan.inchanges += 1;
      else if (rows[0].nouveau) bilan.nouveaux += 1;
      else bilan.modifies += 1;
    }
    return bilan;
  });
}

const ENREGISTRER = `
INSERT INTO organisme AS o
  (genre, region, departement, nom, service, adresse, ville, courriel, telephone, signataires, fictif)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, false)
ON CONFLICT (genre, region, coalesce(departement, '')) DO UPDATE SET nom = EXCLUDED.nom, service = EXCLUDED.service,
  adresse = EXCLUDED.adresse, ville = EXCLUDED.ville, courriel = EXCLUDED.courriel, telephone = EXCLUDED.telephone,
  signataires = EXCLUDED.signataires, fictif = false
WHERE (o.nom, o.service, o.adresse, o.ville, o.courriel, o.telephone, o.signataires, o.fictif) IS DISTINCT FROM
  (EXCLUDED.nom, EXCLUDED.service, EXCLUDED.adresse, EXCLUDED.ville, EXCLUDED.courriel, EXCLUDED.telephone,
    EXCLUDED.signataires, false)
RETURNING xmax = 0 AS nouveau`;
