import { enTransaction, poolDe } from '#libs/persistance';
import { conserverFichier, type Reglages, reglerOrganisme, tracer, verrouillerOrganisme } from '#libs/redaction';
import { type Anomalie, type Fichier } from '#libs/territoires';
import { type PoolClient } from 'pg';
import { type DataSource } from 'typeorm';
import { essayerImages } from './images';
import { lireOrganismes, type OrganismeLu } from './lecture';

interface Nombres {
  nouveaux: number;
  modifies: number;
  inchanges: number;
}

export interface BilanOrganismes extends Nombres {
  anomalies: Anomalie[];
}

/**
 * Adds the agencies of a file that are not known, and changes those that it describes otherwise. A line that cannot be
 * read, or whose image cannot be laid out, is rejected; the others go in, all of them or none.
 * @param dossier from which the paths of the images start
 * @param le present instant (ISO, UTC)
 */
export async function importerOrganismes(
  source: DataSource,
  fichier: Fichier,
  dossier: string,
  le: string,
): Promise<BilanOrganismes> {
  const lus = lireOrganismes(fichier, dossier);
  const essayes = await essayerImages(fichier.nom, lus.lignes);
  const anomalies = [...lus.anomalies, ...essayes.anomalies].sort((a, b) => a.ligne - b.ligne);
  return { ...(await enregistrerOrganismes(source, essayes.lignes, le)), anomalies };
}

function enregistrerOrganismes(source: DataSource, lignes: readonly OrganismeLu[], le: string): Promise<Nombres> {
  return enTransaction(poolDe(source), async (client) => {
    const bilan: Nombres = { nouveaux: 0, modifies: 0, inchanges: 0 };
    for (const ligne of lignes) bilan[await enregistrer(client, ligne, le)] += 1;
    return bilan;
  });
}

async function enregistrer(client: PoolClient, lu: OrganismeLu, le: string): Promise<keyof Nombres> {
  const { ligne: _, images, genre, region, departement, ...textes } = lu;
  const reglages: Reglages = { ...textes, fictif: false };
  for (const { genre: image, fichier, texte } of images) {
    await conserverFichier(client, fichier, le);
    Object.assign(reglages, { [image]: fichier.sha256, [`${image}Texte`]: texte } satisfies Reglages);
  }
  const trace = { par: null, le };
  const { nom, service, adresse, ville, courriel, telephone } = lu;
  const { rows } = await client.query<{ id: string }>(AJOUTER, [
    ...[genre, region, departement, nom, service, adresse, ville, courriel, telephone],
    JSON.stringify(lu.signataires),
  ]);
  const [ajoute] = rows;
  const id = ajoute?.id ?? (await client.query<{ id: string }>(TROUVER, [genre, region, departement])).rows[0]!.id;
  if (ajoute) await tracer(client, id, { organisme: { avant: null, apres: { genre, nom } } }, trace);
  const { organisme } = (await verrouillerOrganisme(client, id))!;
  const change = await reglerOrganisme(client, organisme, reglages, trace);
  if (ajoute) return 'nouveaux';
  return change ? 'modifies' : 'inchanges';
}

const AJOUTER = `
INSERT INTO organisme
  (genre, region, departement, nom, service, adresse, ville, courriel, telephone, signataires, fictif)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, false)
ON CONFLICT (genre, region, coalesce(departement, '')) DO NOTHING RETURNING id`;

const TROUVER = `
SELECT id FROM organisme WHERE genre = $1 AND region = $2 AND departement IS NOT DISTINCT FROM $3`;
