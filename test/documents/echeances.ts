import { citer, DateCivile, dateCourte, Fuseau, heureDuJour } from '#libs/droit';
import { Definition, Echelon, EcheanceDefinie, Rappel, Registre } from '#libs/moteur';
import { HEURE_DES_RAPPELS } from '#libs/persistance';
import { fuseauxDe, Periodique, PERIODIQUES } from '#libs/veille';
import { LISTES_DE_RAPPELS, RAPPEL_DE_PASSAGE } from '#workflows/cpts/rappels';
import { page, table } from './page';

/** Every deadline, told before and done by time; then what is done every day, by the clocks of each time zone. */
export function echeancesEnClair(registre: Registre): string {
  return page('Échéances', [
    'Ce que fait le temps, et qui en est averti. Le jour de chaque délai se compte dans le calendrier de l’agence du dossier.',
    ...Object.values(registre).flatMap(({ libelle, versions }) => [
      `## ${libelle}`,
      `Parcours successifs : ${versions.map(({ version, du }) => `${annee(version)}, en vigueur depuis le ${dateCourte(du)}`).join(' ; ')}.`,
      '### Délais',
      'Un délai **légal** se rappelle toujours ; un délai de **suivi**, qu’aucun texte n’assortit d’un effet, se rappelle dans le résumé quotidien, et chacun peut ' +
        'y renoncer. Un rappel va à qui est en charge du dossier, puis aussi à son suppléant, puis aussi à sa direction ; il est redemandé ' +
        'tant que personne n’en a pris connaissance. « J-2 » : deux jours avant le dernier jour du délai ; « M-3 » : trois mois.',
      `Le lendemain d’un délai qu’aucun acte de l’horloge ne suit : ${ECHELON[RAPPEL_DE_PASSAGE.a]}, redemandé ${tousLes(RAPPEL_DE_PASSAGE.relance)}.`,
      table(
        [
          ...['Délai', 'Libellé', 'Parcours', 'Nature', 'Sources', 'À compter de', 'Durée', 'Rappels', 'Effet'],
          ...['Acte de l’horloge', 'Responsable', 'À confirmer'],
        ],
        delaisDe(versions),
      ),
      '### D’où viennent les jours des rappels',
      table(
        ['Pour', 'Rappels', 'Source'],
        LISTES_DE_RAPPELS.map(({ pour, rappels, source }) => [pour, direRappels(rappels), citer(source)]),
      ),
    ]),
    '## Ce qui se fait chaque jour',
    'L’heure est celle des pendules du fuseau, heure d’été comprise. Manquée faute de programme en marche, la dernière exécution se fait au retour.',
    table(
      ['Travail', 'Tâche', 'Fuseau', 'Heure locale', 'En UTC, l’hiver', 'En UTC, l’été'],
      TRAVAUX.flatMap((travail) => fuseauxDe(travail).map((fuseau) => direTravail(travail, fuseau))),
    ),
  ]);
}

const annee = (version: string) => version.slice(0, 4);

/** The clock goes round every minute; what it does is due at these hours. */
const TRAVAUX: readonly Periodique[] = [
  { nom: 'effets', libelle: 'Effets de plein droit', heure: '00:00', fuseaux: 'CHACUN', tache: 'tour de l’horloge' },
  { nom: 'rappels', libelle: 'Rappels', heure: HEURE_DES_RAPPELS, fuseaux: 'CHACUN', tache: 'tour de l’horloge' },
  ...PERIODIQUES,
];

function delaisDe(versions: readonly Definition[]): string[][] {
  const parcours = new Map<EcheanceDefinie, string[]>();
  for (const { version, echeances } of versions)
    for (const definie of echeances) parcours.set(definie, [...(parcours.get(definie) ?? []), annee(version)]);
  const [{ valeurEnClair }] = versions as [Definition];
  return [...parcours].map(([definie, siens]) => {
    const parametres = 'parmi' in definie.duree ? definie.duree.parmi : [definie.duree];
    const lignes = parametres.flatMap((parametre) => parametre.valeurs.map((ligne) => ({ parametre, ...ligne })));
    return [
      definie.code,
      definie.libelle,
      siens.length === versions.length ? 'tous' : siens.join(', '),
      definie.suivi ? 'suivi' : 'légal',
      sansRepetition([...lignes.map(({ source }) => source), ...definie.sources].map(citer)).join(' ; '),
      definie.depuis,
      lignes
        .map(
          ({ parametre, du, valeur }) =>
            `${valeurEnClair(parametre, valeur)} (${parametre.libelle}, depuis le ${dateCourte(du)}${parametre.regional ? ' ; chaque ARS peut fixer le sien' : ''})`,
        )
        .join('<br>'),
      direRappels(definie.rappels),
      `${definie.effet === 'A_L_EXPIRATION' ? 'le lendemain du dernier jour' : 'le dernier jour même'}, à 00:00 : ${definie.consequence}`,
      definie.evenement?.type ?? '',
      definie.responsable,
      sansRepetition([...(definie.aConfirmer ?? []), ...lignes.flatMap(({ aConfirmer }) => aConfirmer ?? [])]).join(
        ', ',
      ),
    ];
  });
}

const sansRepetition = (textes: readonly string[]) => [...new Set(textes)];

const ECHELON: Record<Echelon, string> = {
  CHARGE: 'en charge',
  SUPPLEANT: 'suppléant',
  DIRECTION: 'direction',
};
const tousLes = (jours: number) => (jours === 1 ? 'chaque jour' : `tous les ${jours} jours`);

const direRappels = (rappels: readonly Rappel[]) =>
  rappels
    .map(
      (rappel) =>
        `${'joursAvant' in rappel ? `J-${rappel.joursAvant}` : `M-${rappel.moisAvant}`} : ${ECHELON[rappel.a]}, redemandé ${tousLes(rappel.relance)}`,
    )
    .join('<br>') || 'aucun';

/** A day of each, by the clocks of everywhere. */
const HIVER = '2026-01-15';
const ETE = '2026-07-15';

const direTravail = ({ libelle, tache, heure }: Periodique, fuseau: Fuseau) => [
  libelle,
  tache,
  fuseau,
  heure,
  enUtc(HIVER, heure, fuseau),
  enUtc(ETE, heure, fuseau),
];

function enUtc(jour: DateCivile, heure: string, fuseau: Fuseau): string {
  const instant = heureDuJour(jour, heure, fuseau);
  const dit = instant.slice(11, 16);
  return instant.startsWith(jour) ? dit : `${dit} ${instant < jour ? 'la veille' : 'le lendemain'}`;
}
