import { type Command } from 'commander';
import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { avecAtelier } from '../base';
import { comptesDuRole } from '../comptes';
import { lireFichier } from '../fichiers';
import { Impossible } from '../impossible';
import { type Lieu } from '../lieu';
import { compter, ecrire } from '../sortie';
import { importerVersements } from '../versements';
import { POSTES_ADMIS } from '../versements/cellules';
import { COLONNES } from '../versements/lecture';
import { direBilan, ecartsEnCsv } from '../versements/rapport';

interface Options {
  ecrire?: boolean;
  rapport?: string;
  compte?: string;
  json?: boolean;
}

const FORMAT = `
Format du fichier : CSV en UTF-8, une ligne de titres puis un versement par ligne ; aucune coordonnée bancaire.
  ${COLONNES.join(';')}
  dossier   identifiant, référence (celle de ses courriers, 93-1A2B3C4D) ou nom exact
  poste     ${POSTES_ADMIS}
  nature    avance, solde ou variable
  annee     rang de l’année de contrat : 1 pour celle qui suit la signature
  montant   en euros : 1 234,56 ou 1234.56
  paye_le   jour du paiement : 15/03/2024 ou 2024-03-15
Voyez exemples/versements-repris.csv.
Sans --ecrire, tout est lu, jugé et comparé, et rien n’est écrit. Un versement se reconnaît à son contenu : recommencer
n’écrit rien deux fois. Une ligne refusée est dite avec son numéro, la raison et ce qu’il faut faire ; les autres entrent.
Puis, dossier par dossier, chaque ligne de l’échéancier : ce qui devait être payé à ce jour, ce qui l’a été, l’écart et
son sens (trop payé, moins payé, payé avant sa date ou sa condition, hors calendrier). Code de sortie 1 quand une ligne
au moins n’est pas entrée.`;

export function commandeVersements(programme: Command, { racine, signalerEchec }: Lieu): void {
  programme
    .command('versements')
    .description('reprend ce qui a été payé avant la reprise des dossiers, et dit les écarts avec le calendrier')
    .argument('<fichier>', 'fichier CSV, au format décrit ci-dessous')
    .option('--ecrire', 'enregistre les versements ; sans elle, la commande n’est qu’un essai')
    .option('--rapport <fichier>', 'écrit aussi les écarts en CSV ; un nom seul se range à côté du fichier lu')
    .option('--compte <identifiant>', 'compte qui reprend les versements ; à défaut, la première CPAM du territoire')
    .option('--json', 'résultat en JSON')
    .addHelpText('after', FORMAT)
    .action(async (chemin: string, { ecrire: enregistrer = false, rapport, compte, json }: Options) => {
      const fichier = lireFichier(chemin);
      const sortie = rapport === undefined ? undefined : verifierSortie(chemin, rapport);
      const bilan = await avecAtelier(racine, async (atelier) => {
        const { source, production } = atelier;
        const comptes = await comptesDuRole(source, 'CPAM', 'reprend un versement', compte, production);
        return importerVersements({ ...atelier, comptes, suivre }, fichier, enregistrer);
      });
      if (sortie) writeFileSync(sortie, ecartsEnCsv(bilan.dossiers));
      const rejets = bilan.anomalies.filter(({ gravite }) => gravite === 'REJET').length;
      ecrire(json, bilan, () => direBilan(bilan) + (sortie ? `\n\nÉcarts écrits dans ${sortie}.` : ''));
      if (rejets === 0) return;
      signalerEchec();
      const reste = enregistrer ? 'Le reste est entré.' : 'Rien n’a été écrit.';
      console.error(`${compter(rejets, 'rejet')} : corrigez les lignes indiquées, puis recommencez. ${reste}`);
    });
}

/** A whole region takes minutes: somebody who waits is told how far it is; a file or a pipe is not. */
function suivre(faites: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${faites} / ${total} ${faites === total ? '\n' : ''}`);
}

/** Where the report goes. Told before anything is read in the base: payments must not go in without it. */
function verifierSortie(chemin: string, rapport: string): string {
  const sortie = path.basename(rapport) === rapport ? path.join(path.dirname(chemin), rapport) : rapport;
  if (path.resolve(sortie) === path.resolve(chemin))
    throw new Impossible('Le rapport remplacerait le fichier lu : donnez-lui un autre nom.');
  try {
    accessSync(path.dirname(sortie), constants.W_OK);
    if (!existsSync(sortie)) return sortie;
    accessSync(sortie, constants.W_OK);
    if (statSync(sortie).isFile()) return sortie;
  } catch {
    // Said below, whatever the reason.
  }
  throw new Impossible(
    `Le rapport ne peut pas s’écrire à ${sortie} : vérifiez que le dossier existe et vous est ouvert.`,
  );
}
