import { FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { type Fichier } from '#libs/territoires';
import { type Command } from 'commander';
import path from 'node:path';
import { type Atelier, avecAtelier } from '../base';
import { instructeurs } from '../comptes';
import { lireFichier } from '../fichiers';
import { Impossible } from '../impossible';
import { type CadreImport, importerInscriptions, importerTerritoires } from '../importer';
import { type BilanImport, direBilan } from '../importer/rapport';
import { type Lieu } from '../lieu';
import { compter, ecrire } from '../sortie';

interface Options {
  paca?: string;
  communes?: string;
  finess?: string;
  compte?: string;
  json?: boolean;
}

interface Sources {
  paca?: Fichier;
  communes?: Fichier;
  finess?: Fichier;
}

/** The thresholds of the sizes are those of the day, in metropolitan France. */

const DONNEES = 'demonstration/donnees';
const FICHIERS = {
  paca: `${DONNEES}/cpts-paca-2026-01.csv`,
  communes: `${DONNEES}/cpts-paca-communes-2026-01.csv`,
  finess: `${DONNEES}/cpts-finess-occitanie-2026-02.csv`,
};

const AIDE = `
Un dossier par ligne, ouvert une seule fois : recommencer ne change rien. Une ligne mal formée est rejetée avec son
numéro, son champ et la raison, les autres entrent ; rien n’est corrigé d’office, les bizarreries sont signalées.
Sans option de fichier, les listes réelles de ${DONNEES} sont importées.
Code de sortie 1 quand une ligne au moins n’est pas entrée.`;

export function commandeImporter(programme: Command, { racine, signalerEchec }: Lieu): void {
  programme
    .command('importer')
    .description('ouvre un dossier pour chaque CPTS d’une liste régionale ou du répertoire FINESS')
    .option('--paca <fichier>', 'liste régionale au format de l’ARS Provence-Alpes-Côte d’Azur (CSV)')
    .option('--communes <fichier>', 'détail des communes de cette liste, à contrôler avec elle (CSV)')
    .option('--finess <fichier>', 'CPTS inscrites au répertoire FINESS (CSV)')
    .option('--compte <identifiant>', 'compte qui ouvre les dossiers ; à défaut, le premier instructeur du territoire')
    .option('--json', 'résultat en JSON')
    .addHelpText('after', AIDE)
    .action(async ({ compte, json, ...chemins }: Options) => {
      const sources = lireSources(racine, chemins);
      const bilan = await avecAtelier(racine, (atelier) => importer(atelier, sources, compte));
      const rejets = [bilan.territoires, bilan.inscriptions]
        .flatMap((partie) => partie?.anomalies ?? [])
        .filter(({ gravite }) => gravite === 'REJET').length;
      ecrire(json, bilan, () => direBilan(bilan));
      if (rejets === 0) return;
      signalerEchec();
      console.error(
        `${compter(rejets, 'rejet')} : corrigez les lignes indiquées, puis recommencez. Le reste est entré.`,
      );
    });
}

function lireSources(racine: string, { paca, communes, finess }: Omit<Options, 'compte' | 'json'>): Sources {
  if (communes && !paca) throw new Impossible('L’option --communes accompagne --paca : indiquez aussi la liste.');
  const choisis =
    paca || finess
      ? { paca, communes, finess }
      : Object.fromEntries(Object.entries(FICHIERS).map(([nom, chemin]) => [nom, path.join(racine, chemin)]));
  return Object.fromEntries(
    Object.entries(choisis).flatMap(([nom, chemin]) => (chemin ? [[nom, lireFichier(chemin)]] : [])),
  );
}

async function importer(
  { source, ouvertures, horloge, production }: Atelier,
  { paca, communes, finess }: Sources,
  compte: string | undefined,
): Promise<BilanImport> {
  const comptes = await instructeurs(source, compte, production);
  const cadre: CadreImport = { source, ouvertures, origine: 'REPRISE', comptes };
  const le = jourCivil(horloge.maintenant(), FUSEAU_NATIONAL);
  return {
    ...(paca ? { territoires: await importerTerritoires(cadre, paca, communes, le) } : {}),
    ...(finess ? { inscriptions: await importerInscriptions(cadre, finess, horloge) } : {}),
  };
}
