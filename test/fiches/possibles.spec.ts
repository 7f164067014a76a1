import { rendreHtml } from '#libs/courriers';
import { DEFINITION, Histoire } from '../courriers/histoire';
import { SCENARIOS } from '../scenarios';
import { TERRITOIRE } from '../scenarios/scenario';
import { lettre, projet, tacite } from './cas-parcours';
import { contexteDe, fiche, manqueDe } from './contexte';

const CODES = DEFINITION.fiches.map(({ code }) => code);

it('d’un dossier vide, seule sa situation se dit : chaque autre fiche dit en une phrase ce qui doit venir d’abord', () => {
  const vide = new Histoire();
  const manques = CODES.map((code) => [code, manqueDe(code, vide, '2023-01-02')] as const);
  expect(manques.filter(([, manque]) => manque === undefined).map(([code]) => code)).toEqual(['F-SITUATION']);
  for (const [code, manque] of manques.slice(1))
    expect([code, manque]).toEqual([code, expect.stringMatching(/^[A-ZÉÀ].+\.$/)]);
});

it.each([
  ['F-EMERGENCE', new Histoire(), new Histoire().puis('PRENDRE_CONTACT', '2023-09-04')],
  ['F-SIGNALETIQUE', lettre().puis('VALIDER_LETTRE_INTENTION', '2023-10-16'), undefined],
  ['F-COMITE', lettre().puis('CONVOQUER_COMITE', '2023-10-04', { pour: '2023-10-12' }), undefined],
  ['F-ASSOCIATION', lettre(), projet()],
  ['F-INSTRUCTION', lettre(), projet()],
  ['F-TACITE', projet(), tacite()],
  ['F-FINESS', projet(), undefined],
  ['F-ECARTS', tacite(), undefined],
] as const)('[%s] attend ce dont elle parle', (code, avant, apres) => {
  expect(manqueDe(code, avant, '2024-03-16')).toMatch(/\.$/);
  if (apres) expect(manqueDe(code, apres, '2024-03-16')).toBeUndefined();
});

it('[F-TACITE] ne s’établit pas contre un journal qui montre une opposition avant la décision tacite', () => {
  const contexte = contexteDe(tacite(), '2024-03-16');
  const { manque } = DEFINITION.fiches.find(({ code }) => code === 'F-TACITE')!;
  const decision = contexte.journal.at(-1)!;
  const opposition = { ...decision, seq: 99, type: 'OPPOSER_PROJET_SANTE' };
  expect(manque!({ ...contexte, journal: [...contexte.journal.slice(0, -1), opposition, decision] })).toBe(
    'Une opposition précède la décision tacite : entrée n° 99 du journal.',
  );
  // Recorded after the decision, it takes nothing away from it.
  expect(manque!({ ...contexte, journal: [...contexte.journal, opposition] })).toBeUndefined();
});

it('rien ne manque aux fiches que les récits permettent', () => {
  const vues = new Set<string>();
  for (const { pas } of SCENARIOS) {
    const histoire = new Histoire({
      territoire: TERRITOIRE.map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
    });
    for (const un of pas) {
      if ('horloge' in un) histoire.attendre(un.horloge);
      else histoire.fait(un.type, un.le, un.donnees, undefined, un.enregistreLe, un.constats, un.compte);
    }
    const { le } = histoire.entrees.at(-1)!;
    for (const code of CODES.filter((une) => manqueDe(une, histoire, le) === undefined)) {
      const { prevu, variables } = fiche(code, histoire, le);
      const document = { titre: prevu.titre, reference: 'R', langue: 'fr' };
      expect(rendreHtml(prevu.gabarit, { ...variables, document })).toContain('<article');
      vues.add(code);
    }
  }
  expect([...vues].sort()).toEqual([...CODES].sort());
});
