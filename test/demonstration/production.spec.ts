import { chargerDemonstration } from '../../demonstration/charger';
import { contenu } from '../apps/cli/contenu';
import { type Atelier, ouvrirAtelier } from '../appui/atelier';

let atelier: Atelier;
beforeAll(async () => {
  atelier = await ouvrirAtelier('2026-11-23T09:00:00.000Z');
});
afterAll(() => atelier.fermer());

it('le chargement de la démonstration est refusé en production, et ne touche alors à rien', async () => {
  const avant = await contenu(atelier.pool);
  const { NODE_ENV } = process.env;
  try {
    process.env.NODE_ENV = 'production';
    await expect(chargerDemonstration(atelier)).rejects.toThrow(/ne se charge pas en production/);
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
  expect(await contenu(atelier.pool)).toEqual(avant);
});
