import { type LigneLue } from './lecture-csv';
import { cleDeNom, distance } from './noms';

export type NatureNom = 'NOM_MAL_ECRIT' | 'NOM_SANS_CPTS';

const FAMILLES: readonly RegExp[] = [/^COMMUNAUTES?$/, /^PROFESSIONNEL(LE)?S?$/, /^TERRITORIA(LE?S?|UX)$/, /^SANTE$/];

// Words of the full name long enough for one or two typing errors to leave no doubt about the word meant.
const MOTS_LONGS: readonly { mot: string; famille: RegExp; erreurs: number }[] = [
  { mot: 'COMMUNAUTE', famille: FAMILLES[0]!, erreurs: 1 },
  { mot: 'PROFESSIONNELLE', famille: FAMILLES[1]!, erreurs: 2 },
  { mot: 'TERRITORIALE', famille: FAMILLES[2]!, erreurs: 2 },
];

const SIGLE = /^CPTS\d*$/;

function mots(texte: string): string[] {
  return cleDeNom(texte)
    .replace(/\bC P T S\b/g, 'CPTS')
    .split(' ');
}

function melange(mot: string, attendu: string): boolean {
  return mot !== attendu && [...mot].sort().join('') === [...attendu].sort().join('') && distance(mot, attendu) === 1;
}

/** A word written for another one: `CTPS` for `CPTS`, `SATNE` for `SANTE`, `COMUNAUTE` for `COMMUNAUTE`. */
function motsMalEcrits(nom: string): { ecrit: string; attendu: string }[] {
  const ecrits = mots(nom);
  const aLeSigle = ecrits.some((mot) => SIGLE.test(mot));
  return ecrits.flatMap((ecrit) => {
    if (!aLeSigle && distance(ecrit, 'CPTS') === 1) return [{ ecrit, attendu: 'CPTS' }];
    if (melange(ecrit, 'SANTE')) return [{ ecrit, attendu: 'SANTE' }];
    const voisin = MOTS_LONGS.find(
      ({ mot, famille, erreurs }) => !famille.test(ecrit) && distance(ecrit, mot) <= erreurs,
    );
    return voisin ? [{ ecrit, attendu: voisin.mot }] : [];
  });
}

/** True when one of the names bears `CPTS` or the full words communauté professionnelle territoriale de santé. */
function nommeUneCpts(noms: string[]): boolean {
  return noms.some((nom) => {
    const ecrits = mots(nom);
    return (
      ecrits.some((mot) => SIGLE.test(mot)) || FAMILLES.every((famille) => ecrits.some((mot) => famille.test(mot)))
    );
  });
}

/** Reports, on a line, the names that are misspelt or do not say that this is a CPTS. */
export function verifierNomCpts(
  ligne: Pick<LigneLue<NatureNom>, 'cellule' | 'signaler'>,
  champs: readonly [string, ...string[]],
): void {
  const fautes = champs.flatMap((champ) => motsMalEcrits(ligne.cellule(champ)).map((faute) => ({ champ, ...faute })));
  for (const { champ, ecrit, attendu } of fautes) {
    ligne.signaler(champ, 'NOM_MAL_ECRIT', `« ${ecrit} » semble écrit pour « ${attendu} » : vérifiez le nom.`);
  }
  if (fautes.length === 0 && !nommeUneCpts(champs.map((champ) => ligne.cellule(champ)))) {
    const raison =
      "Le nom ne comporte ni « CPTS » ni « communauté professionnelle territoriale de santé » : vérifiez qu'il s'agit bien d'une CPTS.";
    ligne.signaler(champs[0], 'NOM_SANS_CPTS', raison);
  }
}
