import { comparer, RACINE } from './comparer';
import { ecarts, familles, variablesEnClair } from './variables';

const FAMILLES = familles(RACINE);
const GABARITS = FAMILLES.flatMap(({ communes, gabarits }) => gabarits.map((un) => [un.code, communes, un] as const));

it.each(GABARITS)(
  '%s : chaque variable lue est déclarée par un type, chaque champ propre est lu',
  (_, communes, un) => {
    const { inconnus, nonLus } = ecarts(RACINE, communes, un);
    expect([inconnus, nonLus]).toEqual([[], []]);
  },
);

it.each(FAMILLES.map((une) => [une.titre, une] as const))(
  '%s : ce qui est commun à tous est lu par un gabarit au moins',
  (_, { communes, gabarits }) => {
    const lus = new Set(gabarits.flatMap((un) => [...ecarts(RACINE, communes, un).lus]));
    expect(communes.filter((champ) => !lus.has(champ)).map(({ nom }) => nom)).toEqual([]);
  },
);

it('templates/VARIABLES.md est à jour', () => {
  comparer('templates/VARIABLES.md', variablesEnClair(FAMILLES, RACINE));
});
