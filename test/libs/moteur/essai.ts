import { agir, Definition, Evenement, Instantane, ouvrir } from '#libs/moteur';
import { createMachine } from 'xstate';

// A procedure of two states, known to nobody: the engine must not need to know any.
export interface Faits {
  notes: readonly string[];
  depuis?: { le: string; seq: number };
}

export const source = { cle: 'T', texte: 'Texte d’essai', reference: 'art. 1', version: '2020', lien: 'nulle part' };
export const delai = {
  cle: 'delai',
  libelle: 'Délai',
  pivot: 'départ',
  valeurs: [{ du: '2020-01-01', valeur: { mois: 1 }, source }],
};
class Donnees {}

export const evenement = (type: string, roles: string[], suite: Partial<Definition['evenements'][number]> = {}) => ({
  ...{ type, libelle: type.toLowerCase(), phase: 'P', route: 'PRINCIPALE' as const, roles, donnees: Donnees },
  ...{ suppose: 'autre chose', sources: [source] as [typeof source] },
  noter: (faits: Faits, { le, seq }: Evenement): Faits => ({
    notes: [...faits.notes, `${type} ${seq}`],
    depuis: { le, seq },
  }),
  ...suite,
});

export const DEFINITION: Definition<Faits> = {
  ...{ procedure: 'essai', version: '1', du: '2020-01-01' },
  machine: createMachine({
    id: 'essai',
    context: {} as never,
    initial: 'a',
    states: {
      a: {
        meta: { libelle: 'en A' },
        on: { ALLER: { target: 'b', guard: 'R-1', actions: 'noter' }, NOTER: { actions: 'noter' } },
      },
      b: { meta: { libelle: 'en B' }, on: { FINIR: { target: 'fin', actions: 'noter' } } },
      fin: { type: 'final', meta: { libelle: 'fini' } },
    },
  }) as never,
  evenements: [
    evenement('ALLER', ['X']),
    evenement('NOTER', ['X']),
    evenement('FINIR', ['HORLOGE'], { route: 'HORLOGE' }),
  ],
  regles: {
    'R-1': {
      code: 'R-1',
      enonce: 'Le mot est dit.',
      sources: [source],
      derogeablePour: ['ALLER'],
      vraie: ({ donnees }) => donnees === undefined || (donnees as { mot?: string }).mot === 'oui',
      message: () => 'Le mot n’est pas dit.',
      remede: () => 'Dites-le.',
    },
  },
  echeances: [
    {
      ...{ code: 'D-1', libelle: 'Délai d’essai', sources: [source], dans: ['b'], duree: delai as never },
      departs: ({ depuis }) => (depuis ? [{ ...depuis, fait: 'arrivée en B' }] : []),
      ...{
        effet: 'A_L_EXPIRATION',
        consequence: 'tout finit',
        responsable: 'X',
        depuis: 'arrivée en B',
        rappels: [
          { joursAvant: 7, a: 'CHARGE' as const, relance: 2 },
          { moisAvant: 1, a: 'DIRECTION' as const, relance: 7 },
        ],
      },
      evenement: { type: 'FINIR' },
    },
  ],
  courriers: [],
  fiches: [],
  valeurEnClair: (_, valeur) => JSON.stringify(valeur),
  parametres: [delai as never],
  ouverture: Donnees,
  ouvrir: () => ({ notes: [] }),
  zone: () => ({ fuseau: 'Europe/Paris', feries: 'METROPOLE' }),
  joindre: () => ({ personnes: [] }),
  resumer: () => ({ phase: 'P', phases: [], attendus: [], reperes: [], protegeTerritoire: false, clos: false }),
};

export const CONSTATS = { aujourdhui: '2030-01-01' };
export const vierge = () => geler(ouvrir(DEFINITION, {}, CONSTATS));
export const envoyer = (
  instantane: Instantane,
  type: string,
  le: string,
  donnees: object = { mot: 'oui' },
  roles = ['X'],
) =>
  agir(DEFINITION, instantane, {
    type,
    le,
    donnees,
    constats: CONSTATS,
    acteur: { id: 'x', roles },
    seq: instantane.seq + 1,
  });
export const accepter = (instantane: Instantane, type: string, le: string, donnees?: object, roles?: string[]) => {
  const verdict = envoyer(instantane, type, le, donnees, roles);
  if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
  return verdict;
};

/** A frozen state: whoever mutated it would be caught. */
function geler<T>(valeur: T): T {
  if (valeur !== null && typeof valeur === 'object' && !Object.isFrozen(valeur)) {
    Object.freeze(valeur);
    Object.values(valeur).forEach(geler);
  }
  return valeur;
}
