import { lireCptsPaca, lireFinessCpts } from '#libs/territoires';
import { dossierDeFiness, dossierDeListe } from '../../apps/cli/importer';
import { lireDonnees } from '../../demonstration/fichiers';
import { mettreEnScene, type Piece } from '../../demonstration/mise-en-scene';
import { dossiersDeLaReunion } from '../../demonstration/reunion';

const { paca, finess } = lireDonnees();
const territoires = lireCptsPaca(paca).lignes;
const inscriptions = lireFinessCpts(finess).lignes;

/** The stories of the demonstration as they are told on a day, without a database. */
export function piecesDu(jour: string): Piece[] {
  return mettreEnScene(
    territoires.map((cpts) => ({ cpts, dossier: dossierDeListe(cpts.regionArs, cpts.id) })),
    inscriptions.map((inscription) => ({ inscription, dossier: dossierDeFiness(inscription.numeroEt) })),
    dossiersDeLaReunion(territoires.length + inscriptions.length),
    jour,
  );
}
