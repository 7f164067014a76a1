import { lister } from '#libs/moteur';
import { LETTRE } from './cpts/recit';
import { Journal, TOUS } from './journal';

const depose = () =>
  new Journal()
    .fait('PRENDRE_CONTACT', '2023-01-02')
    .fait('DEPOSER_LETTRE_INTENTION', '2023-01-03', LETTRE)
    .fait('VALIDER_LETTRE_INTENTION', '2023-01-20')
    .fait('DEPOSER_PROJET_SANTE', '2024-01-15');

const actions = (journal: Journal, le: string) =>
  Object.fromEntries(
    lister(journal.definition, journal.instantane, TOUS, le, { aujourdhui: le, chevauchements: [] }).map((action) => [
      action.type,
      action,
    ]),
  );

it('[D-P5-01] valider ou s’opposer se fait avant que le silence n’accepte, et par qui le peut', () => {
  const { VALIDER_PROJET_SANTE, OPPOSER_PROJET_SANTE, DEMANDER_PIECES_PROJET_SANTE, CLORE_DOSSIER } = actions(
    depose(),
    '2024-02-01',
  );
  const silence = { le: '2024-03-15', code: 'D-P5-01', libelle: 'Silence sur le projet de santé' };
  for (const action of [VALIDER_PROJET_SANTE, OPPOSER_PROJET_SANTE, DEMANDER_PIECES_PROJET_SANTE])
    expect(action).toMatchObject({ avant: silence });
  expect(VALIDER_PROJET_SANTE).toMatchObject({ qui: ['DG_ARS'], route: 'PRINCIPALE' });
  expect(CLORE_DOSSIER).not.toHaveProperty('avant');
});

it('[D-PF-01] transmettre au gestionnaire FINESS se fait dans les cinq jours ouvrés', () => {
  const { TRANSMETTRE_FINESS } = actions(depose().fait('VALIDER_PROJET_SANTE', '2024-03-01'), '2024-03-04');
  expect(TRANSMETTRE_FINESS).toMatchObject({ possible: true, avant: { le: '2024-03-08', code: 'D-PF-01' } });
});

it('aucun acte ne manque à la liste, et la voie principale vient d’abord', () => {
  const journal = depose();
  const liste = lister(journal.definition, journal.instantane, TOUS, '2024-02-01', {
    aujourdhui: '2024-02-01',
    chevauchements: [],
  });
  expect(liste.map(({ type }) => type).sort()).toEqual(journal.definition.evenements.map(({ type }) => type).sort());
  const routes = liste.map(({ route }) => ['PRINCIPALE', 'SECONDAIRE', 'HORLOGE'].indexOf(route));
  expect(routes).toEqual([...routes].sort());
  for (const { possible, refus, qui, roles } of liste) {
    expect(possible).toBe(refus.length === 0);
    expect(qui).toEqual(roles);
  }
});
