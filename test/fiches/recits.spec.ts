import { rendreHtml } from '#libs/courriers';
import { DEFINITION, Histoire } from '../courriers/histoire';
import { SCENARIOS } from '../scenarios';
import { TERRITOIRE } from '../scenarios/scenario';
import { fiche, manqueDe } from './contexte';

const nommee = ({ commune }: { commune: string }) => ({ commune, nom: commune, departement: '13' });

/** The story, played to its end, and its last day. */
function jouer({ pas }: (typeof SCENARIOS)[number]): { histoire: Histoire; le: string } {
  const histoire = new Histoire({ territoire: TERRITOIRE.map(nommee) });
  for (const un of pas) {
    if ('horloge' in un) histoire.attendre(un.horloge);
    else histoire.fait(un.type, un.le, un.donnees, undefined, un.enregistreLe, un.constats, un.compte);
  }
  const dernier = pas.at(-1)!;
  return { histoire, le: 'horloge' in dernier ? dernier.horloge : dernier.le };
}

it('à la fin de chaque récit, chaque fiche se fait, ou dit ce qui doit venir d’abord', () => {
  const faites = new Set<string>();
  for (const scenario of SCENARIOS) {
    const { histoire, le } = jouer(scenario);
    for (const { code } of DEFINITION.fiches) {
      const manque = manqueDe(code, histoire, le);
      if (manque !== undefined) {
        expect([code, manque]).toEqual([code, expect.stringMatching(/^[A-ZÀ-Ý].{20,}\.$/)]);
        continue;
      }
      const { prevu, communes, variables } = fiche(code, histoire, le);
      const document = { titre: prevu.titre, reference: communes.reference, langue: 'fr' };
      expect([scenario.titre, rendreHtml(prevu.gabarit, { ...variables, document })]).toEqual([
        ...[scenario.titre, expect.stringContaining('<article')],
      ]);
      faites.add(code);
    }
  }
  expect([...faites].sort()).toEqual(DEFINITION.fiches.map(({ code }) => code).sort());
});
