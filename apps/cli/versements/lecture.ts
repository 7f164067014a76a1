import { type Centimes, contientIban, type DateCivile } from '#libs/droit';
import { type Anomalie, type Fichier, type LigneLue, lireCsv, type NatureLecture } from '#libs/territoires';
import { type Cellule, lireAnnee, lireJour, lireMontant, lireNature, lirePoste } from './cellules';
import { type NatureDeVersement, type Poste } from '#workflows/cpts/postes';

export const COLONNES = ['dossier', 'poste', 'nature', 'annee', 'montant', 'paye_le'];

/** A payment as a line of the file tells it, before its dossier is looked for. */
export interface VersementLu {
  ligne: number;
  /** Id, reference or name, as typed. */
  dossier: string;
  poste: Poste;
  nature: NatureDeVersement;
  /** Rank of the contract year, from 1. */
  annee: number;
  montant: Centimes;
  le: DateCivile;
}

export type NatureVersement =
  NatureLecture | 'COORDONNEES_BANCAIRES' | 'AUCUNE_LIGNE' | 'CELLULE_VIDE' | 'VALEUR_IMPOSSIBLE';

export interface VersementsLus {
  lignes: VersementLu[];
  anomalies: Anomalie[];
}

/** Reads what was already paid. A line that cannot be read is rejected and the others go in. */
export function lireVersements(fichier: Fichier): VersementsLus {
  const bancaire = ligneBancaire(fichier);
  // Before anything else: a rejection quotes the cell that it is about.
  if (bancaire) return { lignes: [], anomalies: [bancaire] };
  const lu = lireCsv<NatureVersement>(fichier, COLONNES);
  const lignes = lu.lignes.flatMap((ligne) => {
    const versement = lireVersement(ligne);
    return ligne.rejetee ? [] : [versement];
  });
  const anomalies = [...lu.anomalies, ...lu.lignes.flatMap((ligne) => ligne.anomalies)];
  if (lu.lignes.length + anomalies.length === 0) anomalies.push(aucuneLigne(fichier));
  return { lignes, anomalies: anomalies.sort((a, b) => a.ligne - b.ligne) };
}

function lireVersement(ligne: LigneLue<NatureVersement>): VersementLu {
  const lire = <T>(champ: string, lecture: (texte: string) => Cellule<T>): T => {
    const texte = ligne.cellule(champ);
    const cellule = texte === '' ? undefined : lecture(texte);
    if (!cellule) ligne.rejeter(champ, 'CELLULE_VIDE', 'Cette cellule est vide : complétez-la.');
    else if ('raison' in cellule) ligne.rejeter(champ, 'VALEUR_IMPOSSIBLE', cellule.raison);
    else return cellule.lu;
    // Never seen: the line is rejected.
    return undefined as T;
  };
  return {
    ligne: ligne.numero,
    dossier: lire('dossier', (texte) => ({ lu: texte })),
    poste: lire('poste', lirePoste),
    nature: lire('nature', lireNature),
    annee: lire('annee', lireAnnee),
    montant: lire('montant', lireMontant),
    le: lire('paye_le', lireJour),
  };
}

/** Bank details in any column, even one that is not read: the file must not go around with them. */
function ligneBancaire({ nom, contenu }: Fichier): Anomalie<NatureVersement> | undefined {
  const lignes = new TextDecoder().decode(contenu).split(/\r\n|\n|\r/);
  const rang = lignes.findIndex((ligne) => contientIban(ligne));
  if (rang < 0) return undefined;
  return {
    ...{ fichier: nom, ligne: rang + 1, champ: '', valeur: '', gravite: 'REJET', nature: 'COORDONNEES_BANCAIRES' },
    raison: 'Ce fichier contient des coordonnées bancaires (IBAN) : retirez-les toutes, rien n’a été lu.',
  };
}

function aucuneLigne({ nom }: Fichier): Anomalie<NatureVersement> {
  return {
    ...{ fichier: nom, ligne: 1, champ: '', valeur: '', gravite: 'REJET', nature: 'AUCUNE_LIGNE' },
    raison: 'Le fichier ne contient aucun versement sous ses titres : ajoutez une ligne par versement.',
  };
}
