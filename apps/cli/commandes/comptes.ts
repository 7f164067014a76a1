import { hacherMotDePasse, ROLES } from '#libs/acces';
import { Compte } from '#libs/persistance';
import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { avecAtelier } from '../base';
import { chercherCompte, type CompteSaisi, listerComptes, TOUTES, trouverCompte, verifierCompte } from '../comptes';
import { Impossible } from '../impossible';
import { type Lieu } from '../lieu';
import { type MotDePasse, obtenirMotDePasse } from '../mot-de-passe';
import { ecrire } from '../sortie';
import { commandesDesPersonnes, direComptes } from './comptes-personnes';

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
      const liste = await avecAtelier(racine, ({ source, horloge }) => listerComptes(source, horloge));
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
        const { id } = await trouverCompte(source, identifiant);
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
        const { id } = await trouverCompte(source, identifiant);
        const obtenu = await obtenirMotDePasse(generer);
        await source.getRepository(Compte).update({ id }, { motDePasse: await hacherMotDePasse(obtenu.motDePasse) });
        await fermerSessions(source, id);
        return obtenu;
      });
      annoncer(json, `Le mot de passe de ${identifiant} est changé.`, { identifiant }, passe);
    });
  commandesDesPersonnes(comptes, racine);
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
  if (!(await chercherCompte(source, identifiant))) return;
  throw new Impossible(
    `Le compte ${identifiant} existe déjà : changez son mot de passe avec « comptes mot-de-passe », ou choisissez un autre identifiant.`,
  );
}

async function fermerSessions(source: DataSource, id: string): Promise<void> {
  await source.query(`DELETE FROM session WHERE sess->>'compte' = $1`, [id]);
}
