import { type DateCivile } from '#libs/droit';
import { type Anomalie, type CptsListee, type Fichier, lireCptsPaca, population } from '#libs/territoires';
import { taille } from '#workflows/cpts/tailles';
import { dossierDeListe } from './identite';
import { type CadreImport, dejaOuverts, ouvrirDossier } from './ouvreur';

/** A line of a regional listing that went in. */
export interface TerritoireImporte {
  cpts: CptsListee;
  dossier: string;
  /** False when the dossier was there already: it was left as it is. */
  ouvert: boolean;
  population: { total: number; maximum: number; millesime: number };
  taille: TailleEstimee;
}

/** Size by the certain inhabitants, and the one it may reach when parts of the territory are not known. */
export interface TailleEstimee {
  valeur: number;
  auPlus: number;
  certaine: boolean;
  aConfirmer?: string;
}

export interface ImportTerritoires {
  fichier: string;
  lignes: TerritoireImporte[];
  anomalies: Anomalie[];
}

/**
 * Opens one dossier per good line of a regional listing, under an id drawn from the line's own. Safe to repeat.
 * @param le date whose thresholds give the sizes
 */
export async function importerTerritoires(
  cadre: CadreImport,
  fichier: Fichier,
  communes: Fichier | undefined,
  le: DateCivile,
): Promise<ImportTerritoires> {
  const lu = lireCptsPaca(fichier, communes);
  const anomalies: Anomalie[] = [...lu.anomalies];
  const lignes: TerritoireImporte[] = [];
  const connus = await dejaOuverts(
    cadre.source,
    lu.lignes.map(({ regionArs, id }) => dossierDeListe(regionArs, id)),
  );
  for (const cpts of lu.lignes) {
    const id = dossierDeListe(cpts.regionArs, cpts.id);
    const territoire = cpts.elements.map(({ commune, maille }) => ({ commune, ...(maille ? { maille } : {}) }));
    const departements = [...new Set(cpts.elements.map(({ departement }) => departement))];
    const issue = connus.has(id)
      ? { dossier: id, ouvert: false }
      : await ouvrirDossier(
          cadre,
          { id, nom: cpts.nom, regionArs: cpts.regionArs, departements, territoire },
          { fichier: fichier.nom, ligne: cpts.ligne, champNom: 'nom', champRegion: 'region_ars' },
        );
    if ('rejet' in issue) anomalies.push(issue.rejet);
    else lignes.push({ cpts, ...issue, ...mesurer(cpts, le) });
  }
  return { fichier: fichier.nom, lignes, anomalies };
}

function mesurer({ elements, communesPartagees }: CptsListee, le: DateCivile) {
  const { total, maximum, millesime } = population(elements, communesPartagees);
  const { valeur, aConfirmer } = taille(total, le);
  const auPlus = taille(maximum, le).valeur;
  const estimee: TailleEstimee = {
    valeur,
    auPlus,
    certaine: valeur === auPlus,
    ...(aConfirmer ? { aConfirmer } : {}),
  };
  return { population: { total, maximum, millesime }, taille: estimee };
}
