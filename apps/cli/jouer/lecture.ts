import { ROLES } from '#libs/acces';
import { estDateCivile } from '#libs/droit';
import { type Fichier } from '#libs/territoires';
import { Impossible } from '../impossible';

/** A case to try, as its file tells it. */
export interface Cas {
  nom?: string;
  regionArs?: string;
  territoire?: unknown;
  /** Goes on after a step that cannot be understood. */
  continuer: boolean;
  /** As written: each step is read when its turn comes. */
  pas: readonly unknown[];
}

/** A person's act. */
export interface Acte {
  type: string;
  le: string;
  /** Day on which it is recorded, when that is not the day of the fact. */
  enregistreLe?: string;
  par: readonly string[];
  donnees: unknown;
  /** What the service would have found outside: an overlap with a neighbour. */
  chevauchements: readonly unknown[];
}

export type Pas = Acte | { horloge: string };

/** A step that cannot be understood: the French sentence says where and why. */
export class PasIncompris extends Error {}

const EXEMPLE = 'voyez exemples/parcours-complet.json';
const CHAMPS_DU_CAS = ['nom', 'regionArs', 'territoire', 'continuer', 'pas'];
const CHAMPS_D_UN_ACTE = ['type', 'le', 'enregistreLe', 'par', 'donnees', 'chevauchements'];

/** Reads a case file. Throws `Impossible` with one sentence when it is none. */
export function lireCas(fichier: Fichier): Cas {
  const refuser = (raison: string): never => {
    throw new Impossible(`Le fichier ${fichier.nom} ${raison} : ${EXEMPLE}.`);
  };
  const lu = analyser(fichier);
  const cas = (Array.isArray(lu) ? { pas: lu } : lu) as Record<string, unknown> | null;
  if (typeof cas !== 'object' || cas === null)
    return refuser('n’est ni une liste de pas, ni un objet qui en porte une dans « pas »');
  const inconnu = Object.keys(cas).find((champ) => !CHAMPS_DU_CAS.includes(champ));
  if (inconnu !== undefined) return refuser(`porte un champ inconnu, « ${inconnu} »`);
  const { nom, regionArs, territoire, continuer = false, pas } = cas;
  if (!Array.isArray(pas) || pas.length === 0) return refuser('ne contient aucun pas');
  if (typeof continuer !== 'boolean') return refuser('dit dans « continuer » autre chose que true ou false');
  return {
    ...(nom === undefined ? {} : { nom: nom as string }),
    ...(regionArs === undefined ? {} : { regionArs: regionArs as string }),
    ...(territoire === undefined ? {} : { territoire }),
    continuer,
    pas,
  };
}

function analyser({ nom, contenu }: Fichier): unknown {
  const texte = Buffer.from(contenu)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  try {
    return JSON.parse(texte);
  } catch (erreur) {
    const position = Number(/position (\d+)/.exec((erreur as Error).message)?.[1] ?? texte.length);
    const ligne = texte.slice(0, position).split('\n').length;
    throw new Impossible(
      `Le fichier ${nom} n’est pas du JSON : la faute est à la ligne ${ligne} (virgule, guillemet ou accolade de trop ou en moins).`,
    );
  }
}

/** Reads one step. Throws `PasIncompris`. */
export function lirePas(lu: unknown): Pas {
  if (typeof lu !== 'object' || lu === null || Array.isArray(lu))
    throw new PasIncompris(
      'n’est pas un objet : écrivez { "type", "le", "par", "donnees" } ou { "horloge": "AAAA-MM-JJ" }',
    );
  const pas = lu as Record<string, unknown>;
  if ('horloge' in pas) {
    exigerChamps(pas, ['horloge']);
    return { horloge: date(pas, 'horloge') };
  }
  exigerChamps(pas, CHAMPS_D_UN_ACTE);
  const { type, par, donnees = {}, chevauchements = [] } = pas;
  if (typeof type !== 'string') throw new PasIncompris('« type » est le nom d’un événement, DEPOSER_PROJET_SANTE');
  const le = date(pas, 'le');
  const enregistreLe = pas.enregistreLe === undefined ? undefined : date(pas, 'enregistreLe');
  const roles = Array.isArray(par) ? (par as unknown[]) : [par];
  const inconnu = roles.find((role) => !(ROLES as readonly unknown[]).includes(role));
  if (inconnu !== undefined || roles.length === 0 || par === undefined)
    throw new PasIncompris(`« par » est le rôle de qui agit : ${ROLES.join(', ')}`);
  if (!Array.isArray(chevauchements))
    throw new PasIncompris('« chevauchements » est une liste de { "commune", "raison", "autre" }');
  return {
    type,
    le,
    ...(enregistreLe === undefined ? {} : { enregistreLe }),
    par: roles as string[],
    donnees,
    chevauchements,
  };
}

function exigerChamps(pas: object, connus: readonly string[]): void {
  const inconnu = Object.keys(pas).find((champ) => !connus.includes(champ));
  if (inconnu !== undefined)
    throw new PasIncompris(`« ${inconnu} » n’est pas un champ de ce pas (champs admis : ${connus.join(', ')})`);
}

function date(pas: Record<string, unknown>, champ: string): string {
  const valeur = pas[champ];
  if (!estDateCivile(valeur))
    throw new PasIncompris(
      `« ${champ} » est une date qui existe, au format AAAA-MM-JJ${valeur === undefined ? '' : `, et non ${JSON.stringify(valeur)}`}`,
    );
  return valeur;
}
