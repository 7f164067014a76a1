import { type DateCivile, dateCourte, estDateCivile } from '#libs/droit';
import { AGENCES } from '#libs/territoires';
import { PersonnesService, type VueCompte } from '#libs/veille';
import { type Command } from 'commander';
import { avecAtelier } from '../base';
import { CONSOLE, TOUTES, trouverCompte } from '../comptes';
import { Impossible } from '../impossible';
import { tableau } from '../sortie';

const AUCUN = 'aucun';

/** Who stands in for whom, who heads whom, who is away. */
export function commandesDesPersonnes(comptes: Command, racine: string): void {
  comptes
    .command('suppleant')
    .description('dit qui remplace une personne quand une absence ne nomme personne')
    .argument('<identifiant>')
    .argument('<suppleant>', `identifiant du suppléant, ou ${AUCUN}`)
    .action(async (identifiant: string, suppleant: string) => {
      const phrase = await nommer(racine, identifiant, suppleant, 'designerSuppleant');
      console.log(`${identifiant} : ${phrase ? `remplacé par ${phrase} en cas d’absence` : 'sans suppléant'}.`);
    });
  comptes
    .command('superieur')
    .description('dit à qui remontent les avis auxquels une personne ne répond pas')
    .argument('<identifiant>')
    .argument('<superieur>', `identifiant du supérieur, ou ${AUCUN} : la direction générale de l’ARS`)
    .action(async (identifiant: string, superieur: string) => {
      const phrase = await nommer(racine, identifiant, superieur, 'designerSuperieur');
      console.log(`${identifiant} : ses avis remontent à ${phrase ?? 'la direction générale de l’ARS'}.`);
    });
  comptes
    .command('absence')
    .description('déclare une absence : tâches et avis vont à qui remplace la personne')
    .argument('<identifiant>')
    .requiredOption('--du <date>', 'premier jour, AAAA-MM-JJ')
    .option('--au <date>', 'dernier jour, AAAA-MM-JJ ; sans lui, jusqu’à nouvel ordre')
    .option('--suppleant <identifiant>', 'qui remplace ; sans lui, le suppléant permanent')
    .action(async (identifiant: string, options: { du: string; au?: string; suppleant?: string }) => {
      const du = lireDate(options.du, '--du');
      const au = options.au === undefined ? null : lireDate(options.au, '--au');
      await avecAtelier(racine, async ({ source, horloge }) => {
        const { id } = await trouverCompte(source, identifiant);
        const suppleant = options.suppleant ? (await trouverCompte(source, options.suppleant)).id : null;
        await new PersonnesService(source, horloge).declarerAbsence(id, { du, au, suppleant }, CONSOLE);
      });
      console.log(`${identifiant} : absence déclarée ${periode({ du, au })}.`);
    });
}

/** @returns the name of whoever was chosen; none when nobody was */
async function nommer(
  racine: string,
  identifiant: string,
  choisi: string,
  quoi: 'designerSuppleant' | 'designerSuperieur',
): Promise<string | undefined> {
  return avecAtelier(racine, async ({ source, horloge }) => {
    const { id } = await trouverCompte(source, identifiant);
    const personne = choisi === AUCUN ? undefined : await trouverCompte(source, choisi);
    await new PersonnesService(source, horloge)[quoi](id, personne?.id ?? null, CONSOLE);
    return personne?.nom;
  });
}

function lireDate(texte: string, option: string): DateCivile {
  if (estDateCivile(texte)) return texte;
  throw new Impossible(`${option} « ${texte} » n’est pas une date qui existe, au format AAAA-MM-JJ.`);
}

function periode({ du, au }: { du: DateCivile; au: DateCivile | null }): string {
  return au === null ? `à compter du ${dateCourte(du)}` : `du ${dateCourte(du)} au ${dateCourte(au)}`;
}

export function direComptes(comptes: readonly VueCompte[]): string {
  return tableau(
    ['identifiant', 'nom', 'rôles', 'régions (départements)', 'état', 'suppléant', 'supérieur', 'absences'],
    comptes.map((compte) => [
      ...[compte.identifiant, compte.nom, compte.roles.join(' '), territoire(compte), etat(compte)],
      ...[compte.suppleant?.nom ?? '–', compte.superieur?.nom ?? '–', absences(compte)],
    ]),
  );
}

function territoire({ regions, departements }: VueCompte): string {
  return [
    regions.length === AGENCES.length ? TOUTES : regions.join(' '),
    ...(departements.length ? [`(${departements.join(' ')})`] : []),
  ].join(' ');
}

function etat({ actif, demonstration }: VueCompte): string {
  return [actif ? 'actif' : 'désactivé', ...(demonstration ? ['démonstration'] : [])].join(', ');
}

/** Those of the present and of the future, the first one first. */
function absences({ absences: toutes }: VueCompte): string {
  const utiles = toutes.filter((absence) => absence.etat !== 'PASSEE').reverse();
  return utiles.map(periode).join(' ; ') || '–';
}
