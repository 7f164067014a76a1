import { type Utilisateur } from '#libs/acces';
import { dateCourte, type DateCivile } from '#libs/droit';
import { type ConsultationService, type DossiersService, Essai, REGLAGES_PAR_DEFAUT } from '#libs/dossiers';
import { type Horloge } from '#libs/exterieur';
import { lecteurDe, versionDe } from '#libs/moteur';
import { type Anomalie, type Fichier } from '#libs/territoires';
import { type Financement } from '#workflows/cpts/financement/index';
import { type FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';
import { REGISTRE } from '#workflows/registre';
import { type DataSource } from 'typeorm';
import { type DossierReconnu, reconnaitre } from './dossiers';
import { comparerAuCalendrier, type EcartDeLigne, type Sommes, sommer } from './ecarts';
import { lireVersements, type VersementLu } from './lecture';
import { cleDeReprise, dejaRepris, reprendre } from './reprise';

export interface CadreVersements {
  source: DataSource;
  dossiers: DossiersService;
  consultation: ConsultationService;
  horloge: Horloge;
  /** Accounts of the fund that may act, best first: each dossier goes to the first whose territory covers it. */
  comptes: readonly Utilisateur[];
  /** Told after each dossier: lines done, and all of them. */
  suivre?: (faites: number, total: number) => void;
}

export type SortVersement = 'REPRIS' | 'ADMIS' | 'DEJA_REPRIS';

/** A payment that is in the dossier, or would go in. */
export interface VersementTraite extends VersementLu {
  dossierId: string;
  sort: SortVersement;
}

/** What a dossier should have received by today, and what it received. */
export interface DossierCompare extends Sommes {
  id: string;
  nom: string;
  reference: string;
  /** Today in its agency's time zone. */
  au: DateCivile;
  lignes: EcartDeLigne[];
}

export interface ImportVersements {
  fichier: string;
  /** False: a trial, nothing was written. */
  ecrit: boolean;
  lignes: VersementTraite[];
  anomalies: Anomalie[];
  /** As they are or, in a trial, as they would be. */
  dossiers: DossierCompare[];
  sommes: Sommes;
}

/**
 * Takes over the payments of a file, each on its own: one that is refused does not hold back the others. Safe to repeat.
 * @param ecrire else nothing is written, and the answer is that of a trial
 */
export async function importerVersements(
  cadre: CadreVersements,
  fichier: Fichier,
  ecrire: boolean,
): Promise<ImportVersements> {
  const lu = lireVersements(fichier);
  const bilan: ImportVersements = {
    ...{ fichier: fichier.nom, ecrit: ecrire, lignes: [], anomalies: [...lu.anomalies], dossiers: [] },
    sommes: sommer([]),
  };
  const textes = lu.lignes.map(({ dossier }) => dossier);
  const reconnus = await reconnaitre(cadre.source, textes, cadre.comptes, cadre.horloge);
  const parDossier = new Map<string, { dossier: DossierReconnu; versements: VersementLu[] }>();
  for (const versement of lu.lignes) {
    const trouve = reconnus.get(versement.dossier)!;
    if ('raison' in trouve)
      bilan.anomalies.push(rejet(bilan, versement, 'DOSSIER_INCONNU', trouve.raison, ['dossier', versement.dossier]));
    else if (parDossier.has(trouve.id)) parDossier.get(trouve.id)!.versements.push(versement);
    else parDossier.set(trouve.id, { dossier: trouve, versements: [versement] });
  }
  const total = [...parDossier.values()].reduce((nombre, { versements }) => nombre + versements.length, 0);
  let faites = 0;
  for (const { dossier, versements } of parDossier.values()) {
    await importerDossier(cadre, bilan, dossier, versements);
    cadre.suivre?.((faites += versements.length), total);
  }
  bilan.lignes.sort((a, b) => a.ligne - b.ligne);
  bilan.anomalies.sort((a, b) => a.ligne - b.ligne);
  bilan.sommes = sommer(bilan.dossiers);
  return bilan;
}

async function importerDossier(
  cadre: CadreVersements,
  bilan: ImportVersements,
  dossier: DossierReconnu,
  versements: readonly VersementLu[],
): Promise<void> {
  const premieres = new Map<string, number>();
  const cles = versements.map((versement) => cleDeReprise(dossier, versement));
  const connues = await dejaRepris(cadre.source, dossier.id, cles);
  const essai = await ouvrir(cadre, dossier);
  // In the order in which they were paid: the dossier then grows as it did.
  for (const versement of [...versements].sort((a, b) => a.le.localeCompare(b.le) || a.ligne - b.ligne)) {
    const refuser = (nature: string, raison: string, cellule?: [champ: string, valeur: string]) =>
      bilan.anomalies.push(rejet(bilan, versement, nature, raison, cellule));
    const cle = cleDeReprise(dossier, versement);
    const premiere = premieres.get(cle);
    premieres.set(cle, premiere ?? versement.ligne);
    if (premiere !== undefined) {
      const raison = `Ce versement figure déjà à la ligne ${premiere} : gardez une seule des deux ou, s’il y en a eu deux, écrivez-en la somme.`;
      refuser('DOUBLON', raison);
    } else if (versement.le > dossier.jour) {
      const raison = 'Cette date est à venir : seul ce qui est déjà payé se reprend, corrigez-la ou retirez la ligne.';
      refuser('DATE_A_VENIR', raison, ['paye_le', dateCourte(versement.le)]);
    } else if (connues.has(cle)) {
      bilan.lignes.push({ ...versement, dossierId: dossier.id, sort: 'DEJA_REPRIS' });
    } else {
      const issue = await reprendre(essai, dossier, versement, bilan.ecrit ? cadre : undefined);
      if ('refus' in issue) {
        refuser('REFUSE', issue.refus);
        continue;
      }
      bilan.lignes.push({ ...versement, dossierId: dossier.id, sort: issue.sort });
      for (const raison of 'avertissements' in issue ? issue.avertissements : [])
        bilan.anomalies.push({ ...rejet(bilan, versement, 'AVERTISSEMENT', raison), gravite: 'SIGNALEMENT' });
    }
  }
  bilan.dossiers.push(comparerDossier(bilan.ecrit ? await ouvrir(cadre, dossier) : essai, dossier));
}

function rejet(
  { fichier }: ImportVersements,
  { ligne }: VersementLu,
  nature: string,
  raison: string,
  [champ, valeur]: readonly [champ: string, valeur: string] = ['', ''],
): Anomalie {
  return { fichier, ligne, champ, valeur, gravite: 'REJET', nature, raison };
}

const ouvrir = (cadre: CadreVersements, { id, compte }: DossierReconnu): Promise<Essai> =>
  Essai.ouvrir({ ...cadre, registre: REGISTRE, reglages: REGLAGES_PAR_DEFAUT }, id, compte);

function comparerDossier({ instantane }: Essai, { id, nom, reference, jour }: DossierReconnu): DossierCompare {
  const { financement } = versionDe(REGISTRE['cpts']!.versions[0], instantane.version);
  const lire = lecteurDe(instantane);
  const lignes = comparerAuCalendrier(
    instantane.faits as FaitsCpts,
    jour,
    (faits) => financement!.detailler(faits, lire, jour) as Financement,
  );
  return { id, nom, reference, au: jour, lignes, ...sommer(lignes) };
}
