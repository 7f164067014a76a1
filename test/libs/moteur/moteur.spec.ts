import { Evenement, HORLOGE, lister, prochainEffetDuTemps, rejouer } from '#libs/moteur';
import { accepter, CONSTATS, DEFINITION, envoyer, Faits, vierge } from './essai';

it('juge sans rien changer à l’état reçu, et rend toujours la même chose', () => {
  const depart = vierge();
  const [un, deux] = [accepter(depart, 'ALLER', '2024-01-31'), accepter(depart, 'ALLER', '2024-01-31')];
  expect(un).toEqual(deux);
  expect(un.instantane).toMatchObject({
    seq: 2,
    valeur: 'b',
    dates: { '': '2024-01-31' },
    faits: { notes: ['ALLER 2'] },
  });
  expect(depart).toMatchObject({ seq: 1, valeur: 'a', faits: { notes: [] } });
});

it('un événement qui ne fait que noter est accepté, noté une fois, sans changer d’état', () => {
  const { instantane } = accepter(vierge(), 'NOTER', '2024-01-01');
  expect([instantane.valeur, (instantane.faits as Faits).notes]).toEqual(['a', ['NOTER 2']]);
});

it('un refus donne la règle, sa phrase, sa source et son remède ; une dérogation motivée la lève et se voit', () => {
  expect(envoyer(vierge(), 'ALLER', '2024-01-01', { mot: 'non' })).toEqual({
    accepte: false,
    categorie: 'DROIT',
    motifs: [
      {
        ...{ code: 'R-1', message: 'Le mot n’est pas dit.', source: 'Texte d’essai, art. 1', remede: 'Dites-le.' },
        ...{ derogeable: true, aConfirmer: [] },
      },
    ],
  });
  const derogations = [
    { regle: 'R-1', motif: 'parce que' },
    { regle: 'R-9', motif: 'pour rien' },
  ];
  expect(accepter(vierge(), 'ALLER', '2024-01-01', { mot: 'non', derogations }).effets.derogations).toEqual([
    derogations[0],
  ]);
  expect(accepter(vierge(), 'ALLER', '2024-01-01', { mot: 'oui', derogations }).effets.derogations).toEqual([]);
});

it('hors de son état, un événement dit où l’on en est et le chemin qui y mène, ou qu’il n’y en a plus', () => {
  const refus = envoyer(vierge(), 'FINIR', '2024-01-01', {}, ['HORLOGE']);
  expect(refus).toMatchObject({
    motifs: [
      {
        code: 'PHASE',
        message: '« finir » suppose autre chose. Le dossier en est à : en A.',
        remede: 'Cet acte devient possible après « aller ».',
      },
    ],
  });
  const { instantane } = accepter(vierge(), 'ALLER', '2024-01-01');
  expect(envoyer(instantane, 'ALLER', '2024-01-02')).toMatchObject({
    motifs: [{ code: 'PHASE', remede: 'Cette étape est passée : aucun acte n’y ramène ce dossier.' }],
  });
});

it('le temps : rien avant, l’effet à sa date légale, une fois, puis plus rien ; et la fin est la fin', () => {
  const { instantane, effets } = accepter(vierge(), 'ALLER', '2024-01-31');
  expect(effets.echeances.armees).toMatchObject([
    {
      ...{ cle: 'D-1:2', echeance: '2024-02-29', effetLe: '2024-03-01' },
      rappels: [
        { le: '2024-02-22', avant: 'J-7' },
        { le: '2024-01-29', avant: 'M-1' },
      ],
    },
  ]);
  expect(prochainEffetDuTemps(DEFINITION, instantane, '2024-02-29')).toBeUndefined();
  // Never after 24.8 days, 49.7 days or any other bound of a timer: only the due day counts.
  for (const jour of ['2024-01-31', '2024-02-24', '2024-02-25'])
    expect(prochainEffetDuTemps(DEFINITION, instantane, jour)).toBeUndefined();
  const effet = prochainEffetDuTemps(DEFINITION, instantane, '2099-01-01')!;
  expect([effet.type, effet.le, effet.donnees]).toEqual(['FINIR', '2024-02-29', { echeance: 'D-1:2' }]);
  const fini = accepter(instantane, effet.type, effet.le, effet.donnees, [...HORLOGE.roles]);
  expect(fini.effets.echeances.levees.map(({ cle }) => cle)).toEqual(['D-1:2']);
  expect(prochainEffetDuTemps(DEFINITION, fini.instantane, '2099-01-01')).toBeUndefined();
  expect(envoyer(fini.instantane, 'NOTER', '2024-03-01')).toMatchObject({
    accepte: false,
    motifs: [{ code: 'PHASE' }],
  });
});

it('la liste des actions dit tout : possible, refusé, et par quoi', () => {
  const actions = lister(DEFINITION, vierge(), { id: 'x', roles: ['X'] }, '2024-01-01', CONSTATS);
  expect(actions.map(({ type, possible, refus }) => [type, possible, refus.map(({ code }) => code)])).toEqual([
    ['ALLER', true, []],
    ['NOTER', true, []],
    ['FINIR', false, ['ROLE', 'PHASE']],
  ]);
});

it('le rejeu rend l’état, et nomme l’entrée qu’il n’accepte plus', () => {
  const suite: Evenement[] = [
    { type: 'NOTER', le: '2024-01-01', donnees: {}, constats: CONSTATS, acteur: { id: 'x', roles: ['X'] }, seq: 2 },
    {
      type: 'ALLER',
      le: '2024-01-02',
      donnees: { mot: 'oui' },
      constats: CONSTATS,
      acteur: { id: 'x', roles: ['X'] },
      seq: 3,
    },
  ];
  expect(rejouer(DEFINITION, { donnees: {}, constats: CONSTATS }, suite)).toMatchObject({ seq: 3, valeur: 'b' });
  const faux = suite.map((e) => ({ ...e, donnees: {} }));
  expect(() => rejouer(DEFINITION, { donnees: {}, constats: CONSTATS }, faux)).toThrow(
    'Rejeu impossible à l’entrée 3 (ALLER) : R-1.',
  );
});

it('les paramètres lus sont rendus avec l’événement', () => {
  expect(accepter(vierge(), 'ALLER', '2024-01-31').effets.parametres).toEqual([
    { cle: 'delai', du: '2020-01-01', valeur: { mois: 1 } },
  ]);
});
