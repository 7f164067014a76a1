import { dateCourte } from '#libs/droit';
import { versionEnVigueur } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { type Command } from 'commander';
import { lireFichier } from '../fichiers';
import { Impossible } from '../impossible';
import { direBilan, direCompte } from '../jouer/dire';
import { type Cas, lireCas, lirePas, type Pas, PasIncompris } from '../jouer/lecture';
import { type Compte, Partie } from '../jouer/partie';
import { type Lieu } from '../lieu';
import { compter, ecrire } from '../sortie';

const AIDE = `
Le fichier est une liste de pas, ou un objet { "nom", "regionArs", "territoire", "pas" } :
  { "type": "DEPOSER_PROJET_SANTE", "le": "2024-01-15", "par": "ARS_INSTRUCTEUR", "donnees": {} }   un acte
  { "horloge": "2024-03-16" }                                                                        le temps passe
Un refus est un résultat : la suite se joue. Un pas mal écrit (champ inconnu, date impossible, commune disparue) arrête
tout, avec une phrase et le code de sortie 1 ; « "continuer": true » fait jouer les suivants. Rien n’est enregistré.
Voyez exemples/parcours-complet.json et exemples/refus.json.`;

/** A step that was played: what time did before it or at its day, then the act. */
interface PasJoue {
  pas: number;
  horloge?: string;
  evenements: readonly Compte[];
}

/** A step that could not be understood. */
interface Erreur {
  pas: number;
  message: string;
}

export function commandeJouer(programme: Command, { signalerEchec }: Lieu): void {
  programme
    .command('jouer')
    .description('joue un cas sur un dossier neuf, sans serveur ni base, et dit tout ce qui s’ensuit')
    .argument('<fichier>', 'cas à jouer (JSON)')
    .option('--json', 'résultat en JSON')
    .addHelpText('after', AIDE)
    .action((fichier: string, { json }: { json?: boolean }) => {
      const cas = lireCas(lireFichier(fichier));
      const partie = ouvrir(cas);
      const { joues, erreurs } = jouer(partie, cas);
      const bilan = partie.bilan();
      ecrire(json, { dossier: partie.titre, pas: joues, erreurs, bilan }, () =>
        [partie.titre, ...joues.map(direPas), direBilan(bilan), direTotal(joues)].join('\n\n'),
      );
      if (erreurs.length === 0) return;
      signalerEchec();
      for (const { message } of erreurs) console.error(message);
    });
}

/** A fresh dossier, opened on the first day that the case names. */
function ouvrir(cas: Cas): Partie {
  const versions = REGISTRE['cpts']!.versions;
  const jour = cas.pas.map(dateDe).find((date) => date !== undefined) ?? versions.at(-1)!.du;
  try {
    return new Partie(versionEnVigueur(versions, jour), cas, jour);
  } catch (erreur) {
    if (erreur instanceof PasIncompris)
      throw new Impossible(`L’ouverture du dossier n’est pas comprise. ${erreur.message}.`);
    throw erreur;
  }
}

function dateDe(lu: unknown): string | undefined {
  try {
    const pas = lirePas(lu);
    return 'horloge' in pas ? pas.horloge : pas.le;
  } catch {
    return undefined;
  }
}

function jouer(partie: Partie, { pas, continuer }: Cas): { joues: PasJoue[]; erreurs: Erreur[] } {
  const joues: PasJoue[] = [];
  const erreurs: Erreur[] = [];
  for (const [index, lu] of pas.entries()) {
    const rang = index + 1;
    try {
      const un: Pas = lirePas(lu);
      joues.push(
        'horloge' in un
          ? { pas: rang, horloge: un.horloge, evenements: partie.attendre(un.horloge) }
          : { pas: rang, evenements: partie.acte(un) },
      );
    } catch (erreur) {
      if (!(erreur instanceof PasIncompris)) throw erreur;
      const type = (lu as { type?: unknown } | null)?.type;
      const quoi = typeof type === 'string' ? ` (${type.slice(0, 60)})` : '';
      const suite = continuer ? '' : ' Rien de la suite n’a été joué.';
      erreurs.push({ pas: rang, message: `Pas ${rang}${quoi} : ${sansPoint(erreur.message)}.${suite}` });
      if (!continuer) break;
    }
  }
  return { joues, erreurs };
}

const sansPoint = (phrase: string) => phrase.replace(/\.$/, '');

function direPas({ pas, horloge, evenements }: PasJoue): string {
  const temps =
    horloge === undefined
      ? []
      : [`${pas}. ${dateCourte(horloge)} — le temps passe${evenements.length ? '' : ' : rien ne se produit'}`];
  return [...temps, ...evenements.map((compte) => direCompte(compte, pas))].join('\n');
}

function direTotal(joues: readonly PasJoue[]): string {
  const comptes = joues.flatMap(({ evenements }) => evenements);
  const actes = comptes.filter(({ sorte }) => sorte === 'ACTE');
  const refus = actes.filter(({ accepte }) => !accepte).length;
  const temps = comptes.length - actes.length;
  return `${compter(actes.length, 'acte joué', 'actes joués')}, dont ${compter(refus, 'refusé', 'refusés')} ; ${compter(temps, 'effet du temps', 'effets du temps')}. Rien n’a été enregistré.`;
}
