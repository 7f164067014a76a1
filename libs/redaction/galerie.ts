import { CourrierDefini, Definition, Registre } from '#libs/moteur';
import { cleDuCas, GabaritEtExemples, lireExemples } from './exemples';

/** In the order in which they are shown. */
const GENRES = ['LETTRE', 'FICHE', 'COURRIEL', 'PREUVE'] as const;
type GenreDeGabarit = (typeof GENRES)[number];

/** A template as somebody who looks for it reads it. */
export interface GabaritMontre {
  nom: string;
  /** Identifier in the rulebook (`C-…`, `F-…`); none of the application's own messages. */
  code: string | null;
  titre: string;
  genre: GenreDeGabarit;
  /** Phases of the events that call for it. */
  phases: string[];
  declencheurs: { type: string; libelle: string }[];
  emetteur: string | null;
  destinataires: string[];
  copies: string[];
  canaux: string[];
  /** Names of the variables that it is given. */
  variables: string[];
  cas: { cle: string; cas: string }[];
}

/** Every template that has examples, with what calls for it in any version of any procedure. */
export function montrerGabarits(registre: Registre): GabaritMontre[] {
  const versions = Object.values(registre).flatMap((procedure) => procedure.versions);
  return lireExemples()
    .map((trouve) => montrer(trouve, versions))
    .sort((a, b) => GENRES.indexOf(a.genre) - GENRES.indexOf(b.genre));
}

function montrer({ nom, gabarit, exemples }: GabaritEtExemples, versions: readonly Definition[]): GabaritMontre {
  const lettres = versions.flatMap(({ courriers }) => courriers.filter((courrier) => courrier.gabarit === gabarit));
  const fiche = versions.flatMap(({ fiches }) => fiches.filter((une) => une.gabarit === gabarit)).at(-1);
  const definie = lettres.at(-1) ?? fiche;
  const types = new Set(lettres.flatMap(({ evenements }) => evenements));
  const evenements = versions.flatMap((version) => version.evenements.filter(({ type }) => types.has(type)));
  const tous = (lire: (lettre: CourrierDefini) => readonly string[]) => uniques(lettres.flatMap(lire));
  return {
    nom,
    code: definie?.code ?? null,
    titre: definie?.titre ?? exemples[0]!.titre,
    genre: genreDe(gabarit, lettres.length > 0, fiche !== undefined),
    phases: uniques(evenements.map(({ phase }) => phase)).sort(),
    declencheurs: [...new Map(evenements.map(({ type, libelle }) => [type, { type, libelle }])).values()],
    emetteur: definie?.emetteur ?? null,
    destinataires: tous(({ destinataires }) => destinataires),
    copies: tous(({ copies = [] }) => copies),
    canaux: tous(({ canal }) => [canal]),
    variables: uniques(exemples.flatMap(({ variables }) => Object.keys(variables))).sort(),
    cas: exemples.map(({ cas }) => ({ cle: cleDuCas(cas), cas })),
  };
}

function genreDe(gabarit: string, lettre: boolean, fiche: boolean): GenreDeGabarit {
  if (gabarit.startsWith('courriels/')) return 'COURRIEL';
  if (fiche) return 'FICHE';
  return lettre ? 'LETTRE' : 'PREUVE';
}

const uniques = (textes: readonly string[]): string[] => [...new Set(textes)];
