import { enVigueur } from '#libs/droit';
import { Examen, Regle } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';

export const VERSIONS = REGISTRE['cpts']!.versions;
export const DEFINITION = VERSIONS.at(-1)!;

/** Every rule of every version, by its code. */
export const REGLES = Object.assign({}, ...VERSIONS.map(({ regles }) => regles)) as Record<string, Regle>;

/** A rule judged twice: once when it holds, once when it refuses, with the exact sentence that a person reads. */
export interface CasDeRegle {
  code: string;
  vraie: Question;
  fausse: Question & { message: string; remede: string };
}

export interface Question {
  type: string;
  le?: string;
  faits?: Partial<FaitsCpts>;
  donnees?: object;
  constats?: object;
  /** Account of who acts. */
  acteur?: string;
}

const FAITS: FaitsCpts = {
  nom: 'CPTS du cas (fictif)',
  regionArs: '93',
  zone: { fuseau: 'Europe/Paris', feries: 'METROPOLE' },
  territoire: [{ commune: '13001', nom: 'Aix-en-Provence', departement: '13' }],
  population: { total: 149_695, maximum: 149_695, millesime: 2026, partiesInconnues: [] },
  missions: {},
  dialogues: [],
};

export function examenDe({ type, le = '2024-06-01', faits, donnees, constats, acteur }: Question): Examen<FaitsCpts> {
  return {
    faits: { ...FAITS, ...faits },
    type,
    le,
    donnees,
    constats: { aujourdhui: '2026-06-01', ...constats },
    lire: enVigueur,
    ...(acteur === undefined ? {} : { acteur }),
  };
}

export function regleDe(code: string): Regle {
  const regle = REGLES[code];
  if (!regle) throw new Error(`Règle ${code} inconnue`);
  return regle;
}

export const CONTACT = { personne: 'p1', joignable: true };
export const LETTRE = {
  le: '2024-01-02',
  seq: 3,
  depart: { le: '2024-01-02', seq: 3, fait: 'réception de la lettre d’intention' },
  missions: [],
  contacts: [CONTACT],
  demandes: [],
} satisfies FaitsCpts['lettre'];
export const PROJET = {
  le: '2024-01-15',
  seq: 5,
  version: 1,
  depart: { le: '2024-01-15', seq: 5, fait: 'réception du projet par l’ARS' },
  demandes: [],
} satisfies FaitsCpts['projet'];
export const VALIDE = { ...PROJET, decision: { mode: 'EXPRES' as const, le: '2024-02-01', seq: 6 } };
export const TACITE = { ...PROJET, decision: { mode: 'TACITE' as const, le: '2024-03-15', seq: 6 } };
export const OPPOSE = {
  ...PROJET,
  decision: { mode: 'OPPOSITION' as const, le: '2024-02-01', seq: 6, notifieeLe: '2024-02-05' },
};
export const ASSOCIATION = {
  le: '2024-01-10',
  seq: 4,
  forme: 'ASSOCIATION_1901' as const,
  denomination: 'CPTS du cas (fictif)',
  recepisseLe: '2024-01-09',
  siren: '891868176',
} satisfies FaitsCpts['association'];
export const CONTRAT = {
  demande: { le: '2024-03-01', seq: 8 },
  signature: { le: '2024-04-01', seq: 9, missions: ['ACCES_SOINS' as const] },
} satisfies FaitsCpts['contrat'];
export const DEMANDE = {
  le: '2024-01-30',
  seq: 6,
  nature: 'BLOQUANTE' as const,
  pieces: ['Statuts', 'Territoire'],
  texte: 'CSP, art. L.1434-12',
  avantLe: '2024-02-29',
  recues: [],
};
