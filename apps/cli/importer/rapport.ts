import { type Anomalie } from '#libs/territoires';
import { compter, tableau } from '../sortie';
import { type ImportInscriptions, type SortInscription } from './inscriptions';
import { type ImportTerritoires, type TailleEstimee, type TerritoireImporte } from './territoires';

export interface BilanImport {
  territoires?: ImportTerritoires;
  inscriptions?: ImportInscriptions;
}

/** The whole report as a person reads it: counts, territories, then every rejection and every report. */
export function direBilan({ territoires, inscriptions }: BilanImport): string {
  return [
    ...(territoires ? [direTerritoires(territoires)] : []),
    ...(inscriptions ? [direInscriptions(inscriptions)] : []),
    ...direAnomalies([...(territoires?.anomalies ?? []), ...(inscriptions?.anomalies ?? [])]),
  ].join('\n\n');
}

function direTerritoires({ fichier, lignes }: ImportTerritoires): string {
  const resume = `Liste régionale ${fichier} : ${compter(lignes.length, 'territoire')}, ${direOuvertures(lignes)}.`;
  if (lignes.length === 0) return resume;
  const { population, taille } = lignes[0]!;
  const reserve = taille.aConfirmer ? `, seuils à confirmer (${taille.aConfirmer})` : '';
  const titres = ['', 'CPTS', 'communes', `habitants (${population.millesime})`, `taille${reserve}`];
  return `${resume}\n${tableau(titres, lignes.map(ligneDuTableau))}`;
}

function ligneDuTableau({ cpts, population, taille }: TerritoireImporte): string[] {
  const communes = new Set(cpts.elements.map(({ commune }) => commune)).size;
  return [cpts.id, cpts.nom, String(communes), direHabitants(population), direTaille(taille)];
}

function direHabitants({ total, maximum }: TerritoireImporte['population']): string {
  const [certains, auPlus] = [total, maximum].map((nombre) => nombre.toLocaleString('fr-FR'));
  return total === maximum ? certains! : `de ${certains} à ${auPlus}`;
}

function direTaille({ valeur, auPlus, certaine }: TailleEstimee): string {
  return certaine ? `T${valeur}` : `incertaine, de T${valeur} à T${auPlus}`;
}

function direInscriptions({ fichier, lignes }: ImportInscriptions): string {
  const nombre = (sort: SortInscription) => lignes.filter((ligne) => ligne.sort === sort).length;
  const sorts = [
    compter(nombre('NOUVELLE'), 'nouvelle'),
    compter(nombre('MODIFIEE'), 'modifiée'),
    compter(nombre('INCHANGEE'), 'inchangée'),
  ].join(', ');
  return `Répertoire FINESS ${fichier} : ${compter(lignes.length, 'inscription')} (${sorts}), ${direOuvertures(lignes)}.`;
}

function direOuvertures(lignes: readonly { ouvert: boolean }[]): string {
  const ouverts = lignes.filter(({ ouvert }) => ouvert).length;
  return `${compter(ouverts, 'dossier ouvert', 'dossiers ouverts')}, ${lignes.length - ouverts} déjà là`;
}

/** Rejections, then reports. */
export function direAnomalies(anomalies: readonly Anomalie[]): string[] {
  const groupes = [
    { titre: 'Rejets', gravite: 'REJET' },
    { titre: 'Signalements', gravite: 'SIGNALEMENT' },
  ] as const;
  return groupes.map(({ titre, gravite }) => {
    const siennes = anomalies.filter((anomalie) => anomalie.gravite === gravite);
    return [`${titre} : ${siennes.length}`, ...siennes.map(direAnomalie)].join('\n');
  });
}

/** `liste.csv, ligne 3, nom, « CTPS » : …` */
export function direAnomalie({ fichier, ligne, champ, valeur, raison }: Anomalie): string {
  const cellule = [...(champ ? [champ] : []), ...(valeur ? [`« ${valeur} »`] : [])].join(' ');
  return `  ${fichier}, ligne ${ligne}${cellule ? `, ${cellule}` : ''} : ${raison}`;
}
