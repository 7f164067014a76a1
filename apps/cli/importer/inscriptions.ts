import { type Horloge } from '#libs/exterieur';
import { type Anomalie, type Fichier, type InscriptionFiness, lireFinessCpts } from '#libs/territoires';
import { dossierDeFiness } from './identite';
import { type CadreImport, dejaOuverts, ouvrirDossier } from './ouvreur';

export type SortInscription = 'NOUVELLE' | 'MODIFIEE' | 'INCHANGEE';

/** A FINESS registration that went in. */
export interface InscriptionImportee {
  inscription: InscriptionFiness;
  dossier: string;
  /** False when the dossier was there already: it was left as it is. */
  ouvert: boolean;
  /** What became of its row in the register kept here. */
  sort: SortInscription;
}

export interface ImportInscriptions {
  fichier: string;
  lignes: InscriptionImportee[];
  anomalies: Anomalie[];
}

/**
 * Keeps each good line of a FINESS list as it was read, and opens one dossier for it, without a territory: the
 * register gives the seat only. Safe to repeat; a line that has changed replaces the row, never the dossier.
 */
export async function importerInscriptions(
  cadre: CadreImport,
  fichier: Fichier,
  horloge: Horloge,
): Promise<ImportInscriptions> {
  const lu = lireFinessCpts(fichier);
  const anomalies: Anomalie[] = [...lu.anomalies];
  const lignes: InscriptionImportee[] = [];
  const connus = await dejaOuverts(
    cadre.source,
    lu.lignes.map(({ numeroEt }) => dossierDeFiness(numeroEt)),
  );
  for (const inscription of lu.lignes) {
    const id = dossierDeFiness(inscription.numeroEt);
    const provenance = {
      ...{ fichier: fichier.nom, ligne: inscription.ligne },
      ...{ champNom: 'rs', champRegion: 'code_insee' },
    };
    const signalements = lu.anomalies
      .filter(({ ligne }) => ligne === inscription.ligne)
      .map(({ champ, valeur, nature, raison }) => ({ champ, valeur, nature, raison }));
    const dossier = { id, nom: inscription.raisonSociale, regionArs: inscription.commune.region };
    const issue = connus.has(id)
      ? { dossier: id, ouvert: false }
      : await ouvrirDossier(cadre, { ...dossier, departements: [], territoire: [] }, provenance);
    if ('rejet' in issue) {
      anomalies.push(issue.rejet);
      continue;
    }
    const sort = await inscrire(cadre, inscription, id, signalements, horloge.maintenant());
    lignes.push({ inscription, ...issue, sort });
  }
  return { fichier: fichier.nom, lignes, anomalies };
}

async function inscrire(
  { source }: CadreImport,
  { ligne: _, ...lue }: InscriptionFiness,
  dossier: string,
  signalements: object[],
  maintenant: string,
): Promise<SortInscription> {
  const [ecrite] = await source.query<{ nouvelle: boolean }[]>(
    `INSERT INTO inscription_finess AS i
        (numero_et, numero_ej, siret, raison_sociale, dossier_id, lue, signalements, importee_le)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (numero_et) DO UPDATE SET numero_ej = EXCLUDED.numero_ej, siret = EXCLUDED.siret,
        raison_sociale = EXCLUDED.raison_sociale, lue = EXCLUDED.lue, signalements = EXCLUDED.signalements,
        importee_le = EXCLUDED.importee_le
      WHERE (i.lue, i.signalements) IS DISTINCT FROM (EXCLUDED.lue, EXCLUDED.signalements)
      RETURNING xmax = 0 AS nouvelle`,
    [
      lue.numeroEt,
      lue.numeroEj,
      lue.siret,
      lue.raisonSociale,
      dossier,
      JSON.stringify(lue),
      JSON.stringify(signalements),
      maintenant,
    ],
  );
  return ecrite ? (ecrite.nouvelle ? 'NOUVELLE' : 'MODIFIEE') : 'INCHANGEE';
}
