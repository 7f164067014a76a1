import { essayerFichier, examinerFichier, FichierRefuse } from '#libs/redaction';
import { type Anomalie, type LigneLue } from '#libs/territoires';
import path from 'node:path';
import { lireOctets } from '../fichiers';
import { Impossible } from '../impossible';
import type { ImageLue, NatureOrganisme, OrganismeLu } from './lecture';

/** The image that a line names, looked at; none when it names none, or when the line is rejected for it. */
export function lireImage(
  ligne: LigneLue<NatureOrganisme>,
  genre: 'logo' | 'marque',
  dossier: string,
): ImageLue | undefined {
  const chemin = ligne.cellule(genre);
  if (chemin === '') return undefined;
  const texte = ligne.cellule(`${genre}_texte`);
  if (texte === '') {
    const raison = 'Cette cellule est vide : écrivez ce que montre l’image, pour qui ne la voit pas.';
    ligne.rejeter(`${genre}_texte`, 'CELLULE_VIDE', raison);
  }
  try {
    const fichier = examinerFichier(genre, path.basename(chemin), lireOctets(path.resolve(dossier, chemin)));
    return { genre, fichier, texte };
  } catch (erreur) {
    if (!(erreur instanceof FichierRefuse || erreur instanceof Impossible)) throw erreur;
    ligne.rejeter(genre, 'FICHIER_REFUSE', erreur.message);
    return undefined;
  }
}

/** Lays a letter out with each image: the lines that hold, and why the others do not. */
export async function essayerImages(
  nom: string,
  lignes: readonly OrganismeLu[],
): Promise<{ lignes: OrganismeLu[]; anomalies: Anomalie[] }> {
  const gardees: OrganismeLu[] = [];
  const anomalies: Anomalie[] = [];
  for (const lue of lignes) {
    const refus: Anomalie[] = [];
    for (const { genre, fichier } of lue.images)
      try {
        await essayerFichier(genre, fichier);
      } catch (erreur) {
        if (!(erreur instanceof FichierRefuse)) throw erreur;
        refus.push({
          ...{ fichier: nom, ligne: lue.ligne, champ: genre, valeur: fichier.nom },
          ...{ gravite: 'REJET', nature: 'FICHIER_REFUSE', raison: erreur.message },
        });
      }
    if (refus.length) anomalies.push(...refus);
    else gardees.push(lue);
  }
  return { lignes: gardees, anomalies };
}
