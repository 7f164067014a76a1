import { PosteIndisponible } from '#libs/persistance/poste';
import { DemandeRefusee } from '#libs/veille';
import { Command, CommanderError } from 'commander';
import 'reflect-metadata';
import { parlerFrancais, phraseDeCommande } from './aide';
import { commandeAConfirmer } from './commandes/a-confirmer';
import { commandeComptes } from './commandes/comptes';
import { commandeCourriers } from './commandes/courriers';
import { commandeImporter } from './commandes/importer';
import { commandeJouer } from './commandes/jouer';
import { commandeMigrer } from './commandes/migrer';
import { commandeOrganismes } from './commandes/organismes';
import { commandeVerifier } from './commandes/verifier';
import { commandeVersements } from './commandes/versements';
import { Impossible } from './impossible';
import { type Lieu } from './lieu';

/**
 * Runs one command line.
 * @param racine the project's folder
 * @returns the exit code: 0 when everything asked for is done, else 1
 */
export async function executer(racine: string, mots: readonly string[]): Promise<number> {
  const code = await commander(racine, mots);
  // A pipe holds little: what is not read yet would be lost if the process ended now.
  await new Promise((suite) => process.stdout.write('', suite));
  return code;
}

async function commander(racine: string, mots: readonly string[]): Promise<number> {
  // Whoever reads us may stop before the end: `npm run cpts -- importer | head`.
  process.stdout.on('error', () => process.exit(1));
  // Through `exit`, so that a PostgreSQL started for the command is told to stop.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  let code = 0;
  const lieu: Lieu = { racine, signalerEchec: () => (code = 1) };
  const programme = parlerFrancais(new Command('cpts'))
    .usage('<commande> [options]')
    .description(
      'Administration de Parcours CPTS. La base est celle de DATABASE_URL ; à défaut, celle de ce poste (dossier DONNEES), que la commande démarre si elle ne tourne pas ; « a-confirmer », « courriers » et « jouer » n’en ont pas besoin.',
    );
  for (const ajouter of [
    commandeMigrer,
    commandeImporter,
    commandeVersements,
    commandeVerifier,
    commandeComptes,
    commandeOrganismes,
    commandeCourriers,
    commandeAConfirmer,
    commandeJouer,
  ])
    ajouter(programme, lieu);
  try {
    await programme.parseAsync([...mots], { from: 'user' });
    return code;
  } catch (erreur) {
    if (erreur instanceof CommanderError) {
      const phrase = phraseDeCommande(erreur);
      if (phrase) console.error(phrase);
      return erreur.exitCode;
    }
    console.error(phraseDe(erreur) ?? anomalie(erreur));
    return 1;
  }
}

function phraseDe(erreur: unknown): string | undefined {
  if (erreur instanceof DemandeRefusee) return `${erreur.message} ${erreur.remede}`;
  return erreur instanceof Impossible || erreur instanceof PosteIndisponible ? erreur.message : undefined;
}

function anomalie(erreur: unknown): string {
  const detail = erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur);
  return `La commande a rencontré une anomalie : transmettez ce qui suit à qui entretient le programme.\n${detail}`;
}
