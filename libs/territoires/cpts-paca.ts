import { LigneListe, NatureListe, CptsListee, lireCpts } from './cpts-paca-ligne';
import { controlerCommunes } from './cpts-paca-communes';
import { signalerPartages } from './cpts-paca-partages';
import { Anomalie, Fichier, lireCsv } from './lecture-csv';

export { type CptsListee, type NatureListe } from './cpts-paca-ligne';

const OBLIGATOIRES = ['id', 'nom', 'region_ars', 'departements', 'nb_communes', 'communes_insee'];

/**
 * Reads a regional listing in the format of the ARS Provence-Alpes-Côte d'Azur: one CPTS a line, and, where given,
 * the file of its communes (one CPTS × commune a line). The first file alone says what a territory is; the second is
 * held against it and against the communes of today. A line that cannot be read is rejected and the others go in;
 * oddities are reported and nothing is mended.
 */
export function lireCptsPaca(
  fichier: Fichier,
  communes?: Fichier,
): { lignes: CptsListee[]; anomalies: Anomalie<NatureListe>[] } {
  const lu = lireCsv<NatureListe>(fichier, OBLIGATOIRES);
  const retenues: { ligne: LigneListe; cpts: CptsListee }[] = [];
  const premieres = new Map<string, number>();
  for (const ligne of lu.lignes) {
    const cpts = lireCpts(ligne, lu.colonnes);
    if (!cpts) continue;
    const premiere = premieres.get(cpts.id);
    if (premiere !== undefined) {
      const raison = `Cet identifiant est déjà celui de la ligne ${premiere} : gardez une seule des deux lignes.`;
      ligne.rejeter('id', 'DOUBLON_CPTS', raison);
      continue;
    }
    premieres.set(cpts.id, ligne.numero);
    retenues.push({ ligne, cpts });
  }
  signalerPartages(retenues, lu.colonnes);
  // An id whose line was rejected is not unknown: its communes wait with it.
  const ecrits = new Set(lu.lignes.map((ligne) => ligne.cellule('id')));
  const detail = communes ? controlerCommunes(communes, retenues, ecrits) : [];
  const anomalies = [...lu.anomalies, ...lu.lignes.flatMap((ligne) => ligne.anomalies)];
  return {
    lignes: retenues.map(({ cpts }) => cpts),
    anomalies: [...anomalies.sort((a, b) => a.ligne - b.ligne), ...detail],
  };
}
