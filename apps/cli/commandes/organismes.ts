import { ROLES } from '#libs/acces';
import { Organisme } from '#libs/persistance';
import { type Anomalie } from '#libs/territoires';
import { type Command } from 'commander';
import path from 'node:path';
import { avecAtelier } from '../base';
import { lireFichier } from '../fichiers';
import { direAnomalie } from '../importer/rapport';
import { type Lieu } from '../lieu';
import { importerOrganismes } from '../organismes/enregistrement';
import { COLONNES_DELEGATIONS, importerDelegations } from '../organismes/delegations';
import { COLONNES, COLONNES_FACULTATIVES, GENRES } from '../organismes/lecture';
import { compter, ecrire, tableau } from '../sortie';

interface Options {
  json?: boolean;
}

const FORMAT = `
Format du fichier : CSV en UTF-8, séparé par des points-virgules, une ligne de titres puis un organisme par ligne.
  ${COLONNES.join(';')}
  genre        ${GENRES.join(', ')}
  region       code INSEE de la région de l’ARS (93, 76, 04…)
  departement  code du département ; vide : toute la région, là où aucun organisme du département n’est décrit
  adresse      lignes de l’adresse, séparées par « | »
  signataires  « ROLE=nom, qualité » séparés par « | » ; rôles : ${ROLES.join(', ')}
Colonnes facultatives, dont une cellule vide ne change rien : ${COLONNES_FACULTATIVES.join(', ')}.
  norme        a-2a (PDF d’archive, par défaut) ou ua-1 (PDF accessible)
  parapheur    rôles, séparés par « | », dont les lettres attendent une signature avant de partir
  logo, marque chemin d’un PNG ou d’un JPEG, à partir du dossier du fichier CSV ; la marque de l’État ne figure que là où
               l’organisme la fournit. logo_texte, marque_texte : ce que montre l’image, pour qui ne la voit pas
Exemple :
  ARS;93;;ARS Exemple;Direction de l’offre de soins;1 place de la Mairie|13001 Marseille;Marseille;ars@exemple.test;04 00 00 00 00;DG_ARS=Camille Martin, Directrice générale
Un organisme se reconnaît à son genre, sa région et son département : recommencer ne change rien, une ligne modifiée
remplace. Une ligne mal formée est rejetée avec son numéro, son champ et la raison, et les autres entrent ; le code de
sortie est alors 1.`;

const FORMAT_DELEGATIONS = `
Format du fichier : CSV en UTF-8, séparé par des points-virgules, une ligne de titres puis une délégation par ligne.
  ${COLONNES_DELEGATIONS.join(';')}
  genre, region, departement  ceux de l’organisme qui délègue
  role         au titre duquel la personne signe
  compte       identifiant de son compte ; vide : elle ne signe que sur papier
  acte         la décision qui la donne, telle que les lettres la citent
  du, au       premier et dernier jours, compris (AAAA-MM-JJ) ; au vide : jusqu’à nouvel ordre
Exemple :
  ARS;93;;DG_ARS;ada@ars.test;Ada Martin;Directrice adjointe;Décision n° 2026-12 du 30 avril 2026;2026-05-01;2027-04-30
Dès qu’un rôle a une délégation, les lettres écrites à ce titre attendent une personne dont la délégation est en vigueur.
Une délégation se reconnaît à son organisme, son rôle, son nom et son premier jour : recommencer ne change rien, un
dernier jour plus proche l’écourte, tout autre changement est rejeté.`;

export function commandeOrganismes(programme: Command, { racine, signalerEchec }: Lieu): void {
  const organismes = programme
    .command('organismes')
    .description('gère les organismes qui figurent en tête des courriers, et ceux qui les reçoivent');
  organismes
    .command('lister')
    .description('liste les organismes')
    .option('--json', 'résultat en JSON')
    .action(async ({ json }: Options) => {
      const liste = await avecAtelier(racine, ({ source }) =>
        source.getRepository(Organisme).find({ order: { region: 'ASC', genre: 'ASC', departement: 'ASC' } }),
      );
      ecrire(json, liste, () => direOrganismes(liste));
    });
  organismes
    .command('importer')
    .description('ajoute ou remplace des organismes')
    .argument('<fichier>', 'fichier CSV, au format décrit ci-dessous')
    .option('--json', 'résultat en JSON')
    .addHelpText('after', FORMAT)
    .action(async (chemin: string, { json }: Options) => {
      const fichier = lireFichier(chemin);
      const bilan = await avecAtelier(racine, ({ source, horloge }) =>
        importerOrganismes(source, fichier, path.dirname(chemin), horloge.maintenant()),
      );
      rendreCompte(bilan, json, [
        compter(bilan.nouveaux, 'nouveau', 'nouveaux'),
        compter(bilan.modifies, 'modifié'),
        compter(bilan.inchanges, 'inchangé'),
      ]);
    });
  organismes
    .command('delegations')
    .description('ajoute des délégations de signature, ou les écourte')
    .argument('<fichier>', 'fichier CSV, au format décrit ci-dessous')
    .option('--json', 'résultat en JSON')
    .addHelpText('after', FORMAT_DELEGATIONS)
    .action(async (chemin: string, { json }: Options) => {
      const fichier = lireFichier(chemin);
      const bilan = await avecAtelier(racine, ({ source, horloge }) =>
        importerDelegations(source, fichier, horloge.maintenant()),
      );
      rendreCompte(bilan, json, [
        compter(bilan.nouvelles, 'nouvelle'),
        compter(bilan.ecourtees, 'écourtée'),
        compter(bilan.inchangees, 'inchangée'),
      ]);
    });

  function rendreCompte(bilan: { anomalies: Anomalie[] }, json: boolean | undefined, nombres: readonly string[]): void {
    const rejets = bilan.anomalies.filter(({ gravite }) => gravite === 'REJET').length;
    const signalements = bilan.anomalies.length - rejets;
    if (rejets) signalerEchec();
    ecrire(json, bilan, () =>
      [
        `${[...nombres, compter(rejets, 'rejet'), ...(signalements ? [compter(signalements, 'signalement')] : [])].join(', ')}.`,
        ...bilan.anomalies.map(direAnomalie),
      ].join('\n'),
    );
  }
}

function direOrganismes(organismes: readonly Organisme[]): string {
  return tableau(
    ['région', 'département', 'genre', 'nom', 'courriel', 'signataires'],
    organismes.map(({ region, departement, genre, nom, courriel, signataires }) => [
      region,
      departement ?? '',
      genre,
      nom,
      courriel,
      Object.keys(signataires).join(' '),
    ]),
  );
}
