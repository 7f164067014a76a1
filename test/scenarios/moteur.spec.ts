import { rejouer } from '#libs/moteur';
import { SCENARIOS } from '.';
import { Conteur, DEFINITION, ouvertureDe } from './conteur';
import { Pas } from './scenario';

const decrire = (pas: Pas) => ('horloge' in pas ? `l’horloge atteint le ${pas.horloge}` : `${pas.le} ${pas.type}`);

describe.each(SCENARIOS.map((scenario) => [scenario.titre, scenario] as const))('%s', (_, scenario) => {
  const conteur = new Conteur(scenario);

  it.each(scenario.pas.map((un, rang) => [rang + 1, decrire(un), un] as const))('%i. %s', (_rang, _titre, un) => {
    if ('horloge' in un) conteur.attendre(un);
    else conteur.acte(un);
  });

  it('le rejeu donne exactement le même état', () => {
    expect(rejouer(DEFINITION, ouvertureDe(scenario), conteur.suite)).toEqual(conteur.instantane);
  });
});
