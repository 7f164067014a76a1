import { chercherLieu, Lieu } from './communes';
import { type CptsListee, type LigneListe, type NatureListe } from './cpts-paca-ligne';
import { Anomalie, Fichier, lireCsv } from './lecture-csv';
import { cleDeNom } from './noms';
import { designer, direNature } from './territoire';

const OBLIGATOIRES = ['cpts_id', 'code_insee'];

/** Columns whose name ends with a vintage (`commune_nom_cog2026`). */
interface Colonnes {
  nom: string | undefined;
  population: string | undefined;
}

function nombre(valeur: number): string {
  return valeur.toLocaleString('fr-FR');
}

function comparerNom(ligne: LigneListe, champ: string, attendu: string, obligatoire: boolean): void {
  const ecrit = ligne.cellule(champ);
  if (ecrit === '' ? !obligatoire : cleDeNom(ecrit) === cleDeNom(attendu)) return;
  ligne.signaler(champ, 'NOM_COMMUNE_DIFFERENT', `Le nom de ce code est « ${attendu} » : vérifiez le code ou le nom.`);
}

function comparerPopulation(ligne: LigneListe, champ: string, attendue: number | null): void {
  const ecrite = ligne.cellule(champ);
  if (ecrite !== '' && !/^\d+$/.test(ecrite)) {
    ligne.rejeter(champ, 'NOMBRE_IMPOSSIBLE', 'Une population est un nombre entier : corrigez-la ou videz la cellule.');
  } else if (attendue !== null && (ecrite === '' || Number(ecrite) !== attendue)) {
    const raison = `La population municipale de référence est ${nombre(attendue)} : c'est elle qui est retenue.`;
    ligne.signaler(champ, 'POPULATION_DIFFERENTE', raison);
  }
}

function comparerMaille(ligne: LigneListe, lieu: Lieu): void {
  const ecrite = cleDeNom(ligne.cellule('maille'));
  const attendue = lieu.nature === 'ARRONDISSEMENT' ? 'ARRONDISSEMENT' : 'COMMUNE';
  if (ecrite === '' || ecrite.startsWith(attendue)) return;
  const raison = `Ce code est celui d'${attendue === 'COMMUNE' ? 'une commune' : 'un arrondissement'} : corrigez la maille ou le code.`;
  ligne.signaler('maille', 'MAILLE_DIFFERENTE', raison);
}

function comparerAuxCommunes(ligne: LigneListe, colonnes: Colonnes): void {
  const code = ligne.cellule('code_insee').toUpperCase();
  const lieu = chercherLieu(code);
  if (!lieu) {
    const nature = code === '' ? 'CELLULE_VIDE' : 'COMMUNE_INCONNUE';
    ligne.rejeter(
      'code_insee',
      nature,
      "Ce code n'est celui d'aucune commune : vérifiez-le dans le code officiel géographique.",
    );
    return;
  }
  const commune = designer(lieu.commune);
  if (lieu.nature === 'DISPARUE') {
    ligne.signaler(
      'code_insee',
      'COMMUNE_DISPARUE',
      `Cette commune n'existe plus : son territoire est dans ${commune}.`,
    );
  } else if (lieu.nature !== 'COMMUNE') {
    ligne.signaler('code_insee', lieu.nature, `${lieu.nom} est ${direNature(lieu.nature)} de la commune ${commune}.`);
  }
  comparerMaille(ligne, lieu);
  const { nom, population } = lieu.nature === 'COMMUNE' ? lieu.commune : { population: null, nom: undefined, ...lieu };
  if (colonnes.nom && nom) comparerNom(ligne, colonnes.nom, nom, !['DELEGUEE', 'ASSOCIEE'].includes(lieu.nature));
  if (colonnes.population) comparerPopulation(ligne, colonnes.population, population);
}

/** Codes by which a territory may be detailed: the parts where it names some, else the communes. */
function codesEcrits({ territoire }: CptsListee): Set<string> {
  return new Set(territoire.map(({ commune, maille }) => maille ?? commune));
}

/** Holds the file of communes against the communes of today and against the listing. `ids`: those the listing writes. */
export function controlerCommunes(
  fichier: Fichier,
  retenues: readonly { ligne: LigneListe; cpts: CptsListee }[],
  ids: ReadonlySet<string>,
): Anomalie<NatureListe>[] {
  const lu = lireCsv<NatureListe>(fichier, OBLIGATOIRES);
  if (lu.colonnes.length === 0) return lu.anomalies;
  const colonnes: Colonnes = {
    nom: lu.colonnes.find((colonne) => colonne.startsWith('commune_nom')),
    population: lu.colonnes.find((colonne) => colonne.startsWith('population')),
  };
  const parId = new Map(retenues.map(({ ligne, cpts }) => [cpts.id, { ligne, cpts, manquants: codesEcrits(cpts) }]));
  const vus = new Map<string, number>();
  for (const ligne of lu.lignes) {
    comparerAuxCommunes(ligne, colonnes);
    const id = ligne.cellule('cpts_id');
    const code = ligne.cellule('code_insee').toUpperCase();
    const connue = parId.get(id);
    if (!ids.has(id) || id === '') {
      const nature = id === '' ? 'CELLULE_VIDE' : 'CPTS_INCONNUE';
      ligne.rejeter(
        'cpts_id',
        nature,
        'Aucune CPTS de la liste ne porte cet identifiant : corrigez-le, ou ajoutez la CPTS.',
      );
    }
    if (!connue) continue;
    const nom = ligne.cellule('cpts_nom');
    if (lu.colonnes.includes('cpts_nom') && nom !== connue.cpts.nom) {
      ligne.signaler(
        'cpts_nom',
        'NOM_CPTS_DIFFERENT',
        `La liste nomme cette CPTS « ${connue.cpts.nom} » : vérifiez le nom.`,
      );
    }
    connue.manquants.delete(code);
    const premiere = vus.get(`${id}/${code}`);
    if (premiere !== undefined) {
      ligne.signaler('code_insee', 'DOUBLON', `Cette commune figure déjà à la ligne ${premiere} pour la même CPTS.`);
    } else vus.set(`${id}/${code}`, ligne.numero);
    if (chercherLieu(code) && !codesEcrits(connue.cpts).has(code)) {
      const raison = `Cette commune n'est pas dans la liste de ${id} : elle n'entre pas dans son territoire. Vérifiez la liste.`;
      ligne.signaler('code_insee', 'COMMUNE_NON_LISTEE', raison);
    }
  }
  for (const { ligne, manquants } of parId.values()) {
    for (const code of manquants) {
      ligne.signaler(
        'communes_insee',
        'COMMUNE_SANS_DETAIL',
        `Aucune ligne du fichier des communes ne détaille ${code}.`,
        code,
      );
    }
  }
  const anomalies = [...lu.anomalies, ...lu.lignes.flatMap((ligne) => ligne.anomalies)];
  return anomalies.sort((a, b) => a.ligne - b.ligne);
}
