import { agir, Definition, Instantane, lister, ouvrir, rejouer } from '#libs/moteur';
import { createMachine, transition } from 'xstate';
import { preparer } from '../../../libs/moteur/machine';
import { CONSTATS, DEFINITION, evenement, Faits } from './essai';

// Two lives beside one another: one event moves both, another only records.

const comptes = { regles: 0, notes: 0 };
const regle = { ...DEFINITION.regles['R-1']!, derogeablePour: [] };
const compter = (type: string) =>
  evenement(type, ['X'], {
    noter: (faits: Faits, { le, seq }) => {
      comptes.notes += 1;
      return { notes: [...faits.notes, type], ...(type === 'PARTIR' ? { depuis: { le, seq } } : {}) };
    },
  });
const PARALLELE: Definition<Faits> = {
  ...DEFINITION,
  machine: createMachine({
    id: 'parallele',
    context: {} as never,
    initial: 'enCours',
    states: {
      enCours: {
        type: 'parallel',
        states: {
          un: {
            initial: 'a',
            states: {
              a: {
                meta: { libelle: 'un en A' },
                on: { PARTIR: { target: 'b', guard: 'R-1', actions: 'noter' }, NOTER: { actions: 'noter' } },
              },
              b: { meta: { libelle: 'un en B' }, on: { FINIR: { target: 'c', actions: 'noter' } } },
              c: { meta: { libelle: 'un en C' } },
            },
          },
          deux: {
            initial: 'a',
            states: {
              a: { meta: { libelle: 'deux en A' }, on: { PARTIR: { target: 'b', guard: 'R-2', actions: 'noter' } } },
              b: { meta: { libelle: 'deux en B' }, on: { REVENIR: { target: 'a', actions: 'noter' } } },
            },
          },
        },
        on: { CLORE: { target: 'clos', actions: 'noter' } },
      },
      clos: { type: 'final', meta: { libelle: 'clos' } },
    },
  }) as never,
  evenements: [
    compter('PARTIR'),
    compter('NOTER'),
    compter('REVENIR'),
    evenement('FINIR', ['HORLOGE'], { route: 'HORLOGE' }),
    compter('CLORE'),
  ],
  regles: {
    'R-2': { ...regle, code: 'R-2', vraie: ({ donnees }) => (donnees as { seul?: true } | undefined)?.seul !== true },
    'R-1': {
      ...regle,
      vraie: (examen) => {
        comptes.regles += 1;
        return regle.vraie(examen);
      },
    },
  },
  echeances: [{ ...DEFINITION.echeances[0]!, dans: ['enCours.un.b'] }],
};

const depart = () => ouvrir(PARALLELE, {}, CONSTATS);
const acte = (type: string, seq: number, le = '2024-01-31', donnees: object = { mot: 'oui' }) => ({
  ...{ type, le, donnees, constats: CONSTATS, acteur: { id: 'x', roles: ['X'] }, seq },
});
const accepter = (instantane: Instantane, type: string) => {
  const verdict = agir(PARALLELE, instantane, acte(type, instantane.seq + 1));
  if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
  return verdict.instantane;
};
const remettre = () => Object.assign(comptes, { regles: 0, notes: 0 });

it('un acte attendu dans deux parties les fait avancer toutes deux, et ne se note qu’une fois', () => {
  remettre();
  const { valeur, faits } = accepter(depart(), 'PARTIR');
  expect(valeur).toEqual({ enCours: { un: 'b', deux: 'b' } });
  expect((faits as Faits).notes).toEqual(['PARTIR']);
});

it('une partie dont la règle s’oppose reste où elle est, même quand une autre fois elle a avancé', () => {
  accepter(depart(), 'PARTIR');
  const verdict = agir(PARALLELE, depart(), acte('PARTIR', 2, '2024-01-31', { mot: 'oui', seul: true }));
  expect(verdict).toMatchObject({ instantane: { valeur: { enCours: { un: 'b', deux: 'a' } } } });
});

it('une règle n’est posée qu’une fois par acte, et le rejeu ne demande rien de plus', () => {
  const suite = ['PARTIR', 'REVENIR'].map((type, rang) => acte(type, rang + 2));
  const rejeu = () => rejouer(PARALLELE, { donnees: {}, constats: CONSTATS }, suite);
  rejeu();
  remettre();
  rejeu();
  expect(comptes).toEqual({ regles: 1, notes: 2 });
  remettre();
  accepter(depart(), 'PARTIR');
  expect(comptes).toEqual({ regles: 1, notes: 1 });
});

it('ce que la machine a répondu une fois vaut pour tous les dossiers, et reste ce que répond xstate', () => {
  const { machine } = preparer(PARALLELE);
  const suite = ['NOTER', 'PARTIR', 'REVENIR', 'CLORE'];
  for (const _ of [1, 2]) {
    let instantane = depart();
    for (const type of suite) {
      const etat = machine.resolveState({ value: instantane.valeur, context: instantane.faits as never });
      const envoi = { type, evenement: acte(type, instantane.seq + 1), questions: { tient: () => true } };
      const [xstate] = transition(machine as never, etat as never, envoi as never) as unknown as [{ value: unknown }];
      instantane = accepter(instantane, type);
      expect(instantane.valeur).toEqual(xstate.value);
    }
    expect(instantane.valeur).toBe('clos');
  }
});

describe('avant quand, et qui', () => {
  const actions = (instantane: Instantane) =>
    Object.fromEntries(
      lister(PARALLELE, instantane, { id: 'x', roles: ['X'] }, '2024-02-01', CONSTATS).map((action) => [
        action.type,
        action,
      ]),
    );

  it('rien ne presse quand aucun délai ne court', () => {
    for (const { avant } of Object.values(actions(depart()))) expect(avant).toBeUndefined();
  });

  it('le constat a sa date ; un acte d’une autre partie, ou qui finit tout, n’en a pas', () => {
    const { FINIR, REVENIR, CLORE, PARTIR } = actions(accepter(depart(), 'PARTIR'));
    expect(FINIR).toMatchObject({
      qui: ['HORLOGE'],
      avant: { le: '2024-02-29', code: 'D-1', libelle: 'Délai d’essai' },
    });
    expect(REVENIR).toMatchObject({ qui: ['X'], possible: true });
    for (const action of [REVENIR, CLORE, PARTIR]) expect(action).not.toHaveProperty('avant');
  });
});
