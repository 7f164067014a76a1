import { ROLES } from '#libs/acces';
import { Organisme } from '#libs/persistance';
import { type Command } from 'commander';
import { avecAtelier } from '../base';
import { lireFichier } from '../fichiers';
import { direAnomalie } from '../importer/rapport';
import { type Lieu } from '../lieu';
import { enregistrerOrganismes } from '../organismes/enregistrement';
import { COLONNES, GENRES, lireOrganismes } from '../organismes/lecture';
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
Exemple :
  ARS;93;;ARS Exemple;Direction de l’offre de soins;1 place de la Mairie|13001 Marseille;Marseille;ars@exemple.test;04 00 00 00 00;DG_ARS=Camille Martin, Directrice générale
Un organisme se reconnaît à son genre, sa région et son département : recommencer ne change rien, une ligne modifiée
remplace. Une ligne mal formée est rejetée avec son numéro, son champ et la raison, et les autres entrent ; le code de
sortie est alors 1.`;

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
      const { lignes, anomalies } = lireOrganismes(lireFichier(chemin));
      const bilan = await avecAtelier(racine, ({ source }) => enregistrerOrganismes(source, lignes));
      if (anomalies.length) signalerEchec();
      ecrire(json, { ...bilan, anomalies }, () =>
        [
          `${compter(bilan.nouveaux, 'nouveau', 'nouveaux')}, ${compter(bilan.modifies, 'modifié')}, ${compter(bilan.inchanges, 'inchangé')}, ${compter(anomalies.length, 'rejet')}.`,
          ...anomalies.map(direAnomalie),
        ].join('\n'),
      );
    });
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
