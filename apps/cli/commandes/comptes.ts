import { hacherMotDePasse, ROLES } from '#libs/acces';
import { Compte } from '#libs/persistance';
import { AGENCES } from '#libs/territoires';
import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { avecAtelier } from '../base';
import { type CompteSaisi, TOUTES, verifierCompte } from '../comptes';
import { Impossible } from '../impossible';
import { type Lieu } from '../lieu';
import { type MotDePasse, obtenirMotDePasse } from '../mot-de-passe';
import { ecrire, tableau } from '../sortie';

interface Options {
  generer?: boolean;
  json?: boolean;
}

const ajouter = (valeur: string, avant: string[] | undefined) => [...(avant ?? []), valeur];

export function commandeComptes(programme: Command, { racine }: Lieu): void {
  const comptes = programme.command('comptes').description('gère les comptes de ceux qui se connectent');
  comptes
    .command('lister')
    .description('liste les comptes')
    .option('--json', 'résultat en JSON')
    .action(async ({ json }: Options) => {
      const liste = await avecAtelier(racine, ({ source }) =>
        source.getRepository(Compte).find({ order: { identifiant: 'ASC' } }),
      );
      ecrire(json, liste, () => direComptes(liste));
    });
  comptes
    .command('creer')
    .description('crée un compte ; le mot de passe est demandé, lu sur l’entrée standard, ou généré')
    .requiredOption('--identifiant <courriel>', 'adresse de courriel, qui reçoit aussi les rappels')
    .requiredOption('--nom <nom>', 'nom affiché')
    .requiredOption('--role <role>', `rôle, autant de fois qu’il en faut : ${ROLES.join(', ')}`, ajouter)
    .requiredOption(
      '--region <code>',
      `région de l’ARS (code INSEE), autant de fois qu’il en faut, ou ${TOUTES}`,
      ajouter,
    )
    .option('--departement <code>', 'borne le compte à ce département, autant de fois qu’il en faut', ajouter)
    .option('--generer', 'génère le mot de passe et l’affiche une seule fois')
    .option('--json', 'résultat en JSON')
    .action(async ({ generer, json, ...saisi }: CompteSaisi & Options) => {
      const compte = verifierCompte(saisi);
      const passe = await avecAtelier(racine, async ({ source }) => {
        await refuserDoublon(source, compte.identifiant);
        const obtenu = await obtenirMotDePasse(generer);
        const motDePasse = await hacherMotDePasse(obtenu.motDePasse);
        await source.getRepository(Compte).insert({ ...compte, motDePasse, actif: true, demonstration: false });
        return obtenu;
      });
      annoncer(json, `Le compte ${compte.identifiant} est créé.`, { ...compte }, passe);
    });
  comptes
    .command('desactiver')
    .description('ferme un compte, sans rien effacer de ce qu’il a fait')
    .argument('<identifiant>')
    .action(async (identifiant: string) => {
      await avecAtelier(racine, async ({ source }) => {
        const { id } = await trouver(source, identifiant);
        await source.getRepository(Compte).update({ id }, { actif: false });
        await fermerSessions(source, id);
      });
      console.log(`Le compte ${identifiant} est désactivé.`);
    });
  comptes
    .command('mot-de-passe')
    .description('change le mot de passe d’un compte, et ferme ses sessions')
    .argument('<identifiant>')
    .option('--generer', 'génère le mot de passe et l’affiche une seule fois')
    .option('--json', 'résultat en JSON')
    .action(async (identifiant: string, { generer, json }: Options) => {
      const passe = await avecAtelier(racine, async ({ source }) => {
        const { id } = await trouver(source, identifiant);
        const obtenu = await obtenirMotDePasse(generer);
        await source.getRepository(Compte).update({ id }, { motDePasse: await hacherMotDePasse(obtenu.motDePasse) });
        await fermerSessions(source, id);
        return obtenu;
      });
      annoncer(json, `Le mot de passe de ${identifiant} est changé.`, { identifiant }, passe);
    });
}

function annoncer(
  json: boolean | undefined,
  phrase: string,
  donnees: object,
  { genere, motDePasse }: MotDePasse,
): void {
  ecrire(json, { ...donnees, ...(genere ? { motDePasse } : {}) }, () =>
    genere ? `${phrase}\nMot de passe, affiché cette seule fois : ${motDePasse}` : phrase,
  );
}

async function refuserDoublon(source: DataSource, identifiant: string): Promise<void> {
  if (!(await chercher(source, identifiant))) return;
  throw new Impossible(
    `Le compte ${identifiant} existe déjà : changez son mot de passe avec « comptes mot-de-passe », ou choisissez un autre identifiant.`,
  );
}

async function trouver(source: DataSource, identifiant: string): Promise<Compte> {
  const compte = await chercher(source, identifiant);
  if (!compte)
    throw new Impossible(`Aucun compte ne porte l’identifiant ${identifiant}. Voyez : npm run cpts -- comptes lister`);
  return compte;
}

function chercher(source: DataSource, identifiant: string): Promise<Compte | null> {
  return source
    .getRepository(Compte)
    .createQueryBuilder('compte')
    .where('lower(compte.identifiant) = lower(:identifiant)', { identifiant })
    .getOne();
}

async function fermerSessions(source: DataSource, id: string): Promise<void> {
  await source.query(`DELETE FROM session WHERE sess->>'compte' = $1`, [id]);
}

function direComptes(comptes: readonly Compte[]): string {
  const territoire = ({ regions, departements }: Compte) =>
    [
      regions.length === AGENCES.length ? TOUTES : regions.join(' '),
      ...(departements.length ? [`(${departements.join(' ')})`] : []),
    ].join(' ');
  const etat = ({ actif, demonstration }: Compte) =>
    [actif ? 'actif' : 'désactivé', ...(demonstration ? ['démonstration'] : [])].join(', ');
  return tableau(
    ['identifiant', 'nom', 'rôles', 'régions (départements)', 'état'],
    comptes.map((compte) => [compte.identifiant, compte.nom, compte.roles.join(' '), territoire(compte), etat(compte)]),
  );
}
