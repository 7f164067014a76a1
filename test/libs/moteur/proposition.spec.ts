import { Definition, EvenementDefini, lister } from '#libs/moteur';
import { CONSTATS, DEFINITION, evenement, Faits, vierge } from './essai';

const action = (proposer: EvenementDefini['proposer'], roles = ['X']) => {
  const noter = evenement('NOTER', ['X'], proposer ? { proposer } : {});
  const definition: Definition<Faits> = {
    ...DEFINITION,
    evenements: DEFINITION.evenements.map((defini) => (defini.type === 'NOTER' ? noter : defini)),
  };
  const actions = lister(definition, vierge(), { id: 'x', roles }, '2024-02-01', CONSTATS);
  expect(actions.map(({ type }) => type)).toEqual(['ALLER', 'NOTER', 'FINIR']);
  return actions.find(({ type }) => type === 'NOTER')!;
};

describe('ce qu’un acte possible propose de saisir', () => {
  it('vient des faits, du jour et des paramètres', () => {
    const proposer: EvenementDefini['proposer'] = ({ faits, le, lire }) => ({
      mot: `${(faits as Faits).notes.length} le ${le}, ${lire(DEFINITION.parametres[0]!, le).du}`,
    });
    expect(action(proposer)).toMatchObject({ possible: true, proposition: { mot: '0 le 2024-02-01, 2020-01-01' } });
  });

  it('est absent quand rien ne se propose, ou quand l’acte n’est pas possible', () => {
    expect(action(undefined)).not.toHaveProperty('proposition');
    expect(action(() => undefined)).not.toHaveProperty('proposition');
    expect(action(() => ({ mot: 'oui' }), ['Y'])).not.toHaveProperty('proposition');
  });

  it('manque sans cacher l’acte ni les autres quand il ne se calcule pas', () => {
    const fautive = action(() => {
      throw new Error('défaut de la définition');
    });
    expect(fautive).toMatchObject({ possible: true, refus: [] });
    expect(fautive).not.toHaveProperty('proposition');
  });
});
