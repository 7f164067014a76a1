import { enVigueur } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement/index';
import { FaitsCpts, Population } from '../../../workflows/cpts/v2019-08-25/faits';
import { DEFINITION, examenDe, Question, regleDe } from './examens';
import { Recit } from './recit';

// What gives a contract its size: the municipal population of its vintage, or what the parties retain of it. Q-14.

const population = (total: number, maximum = total, partiesInconnues: readonly string[] = []): Population => ({
  total,
  maximum,
  millesime: 2026,
  partiesInconnues,
});
const signature = (connue: Population, donnees: object = {}): Question => ({
  type: 'SIGNER_ACI',
  le: '2024-06-01',
  faits: { population: connue },
  donnees: { missions: [], ...donnees },
});
const admise = (question: Question) => regleDe('A-POPULATION').vraie(examenDe(question));
const avertit = (question: Question) => !regleDe('A-POPULATION-PARTIELLE').vraie(examenDe(question));

const PARTIES = ['Nice (quartiers est)', 'Cannes'];

describe('[A-POPULATION] [Q-14] [R-P1-01] des parties de commune inconnues', () => {
  it.each([
    [39_998, 39_999, true],
    [39_999, 40_000, false],
    [40_000, 79_999, true],
    [79_999, 80_000, false],
    [80_000, 175_000, true],
    [175_000, 175_001, false],
    [175_001, 900_000, true],
  ])('de %i à %i habitants : admise %s, et avertie quand elle l’est', (total, maximum, attendu) => {
    const question = signature(population(total, maximum, PARTIES));
    expect([admise(question), avertit(question)]).toEqual([attendu, attendu]);
  });

  it('la phrase nomme les parties, le millésime et les deux tailles possibles', () => {
    const examen = examenDe(signature(population(39_000, 41_000, PARTIES)));
    expect(regleDe('A-POPULATION').message(examen).replace(/\s/g, ' ')).toBe(
      'Le territoire compte 39 000 habitants (millésime 2026), sans Nice (quartiers est), Cannes (parties non précisées), 41 000 au plus : la taille irait de 1 à 2.',
    );
  });

  it('une population dite par les parties lève le doute, et n’avertit plus', () => {
    const question = signature(population(39_000, 41_000, PARTIES), { population: { total: 40_500, millesime: 2023 } });
    expect([admise(question), avertit(question)]).toEqual([true, false]);
  });

  it('aucune population connue : refusée, qu’il y ait ou non des parties inconnues', () => {
    const phrase = (connue: Population) => regleDe('A-POPULATION').message(examenDe(signature(connue)));
    expect([admise(signature(population(0))), admise(signature(population(0, 30_000, ['Cannes'])))]).toEqual([
      false,
      false,
    ]);
    expect([phrase(population(0)), phrase(population(0, 30_000, ['Cannes']))]).toEqual([
      'Aucune population n’est connue pour ce territoire : la taille ne se fixe pas.',
      'Aucune population n’est connue pour ce territoire, sans Cannes (parties non précisées) : la taille ne se fixe pas.',
    ]);
    expect(admise(signature(population(0), { population: { total: 1, millesime: 2023 } }))).toBe(true);
  });

  it('sans partie inconnue, ni refus ni avertissement', () => {
    expect([admise(signature(population(1))), avertit(signature(population(1)))]).toEqual([true, false]);
  });

  it('un avenant se juge sur son nouveau territoire, et non sur celui du dossier', () => {
    const avenant = (constats: object, donnees: object = { territoire: [{ commune: '13001' }] }): Question => ({
      type: 'SIGNER_AVENANT',
      faits: { population: population(0) },
      donnees,
      constats,
    });
    const douteux = { population: population(39_000, 41_000, PARTIES) };
    expect(admise(avenant(douteux))).toBe(false);
    expect(admise(avenant({}, {}))).toBe(true);
    const retenue = { territoire: [{ commune: '13001' }], population: { total: 39_000, millesime: 2023 } };
    expect(admise(avenant(douteux, retenue))).toBe(true);
    // A population without a territory changes nothing: it is refused.
    const examen = examenDe(avenant({}, { population: retenue.population }));
    expect(regleDe('A-AVENANT-OBJETS').message(examen)).toContain('population (sans nouveau territoire)');
  });
});

const valide = () =>
  Recit.jusquALaLettre('2023-01-01')
    .fait('DECLARER_ASSOCIATION', '2023-01-02', {
      ...{ forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2023-01-02', siren: '891868176' },
    })
    .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
    .fait('VALIDER_PROJET_SANTE', '2023-02-01')
    .fait('DEMANDER_ACI', '2023-02-02');
const reperes = ({ valeur }: Recit['instantane'], faits: FaitsCpts) =>
  Object.fromEntries(DEFINITION.resumer(faits, valeur).reperes.map((un) => [un.libelle, un]));

describe('[Q-14] le millésime est gardé et montré', () => {
  it('figé à la signature, il suit le contrat dans ses montants', () => {
    const recit = valide().fait('SIGNER_ACI', '2023-09-15', {
      missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'],
      population: { total: 81_000, millesime: 2020 },
    });
    const faits = recit.instantane.faits as FaitsCpts;
    expect(financer(faits, enVigueur, '2023-09-15').contrats[0]).toMatchObject({
      population: { total: 81_000, millesime: 2020 },
      annees: [{ rang: 1, taille: 3 }, {}, {}, {}, {}],
    });
    expect(reperes(recit.instantane, faits)).toMatchObject({
      'Population municipale 2026': { valeur: '60\u202f000 habitants' },
      'Population du contrat': { valeur: '81\u202f000 habitants, millésime 2020', aConfirmer: 'Q-14' },
      Taille: { valeur: 'T3', aConfirmer: 'Q-14' },
    });
  });

  it('avant tout contrat, une taille incertaine se montre comme telle, sans plafond', () => {
    const recit = valide();
    const faits = recit.instantane.faits as FaitsCpts;
    const montrer = (connue: Population) => reperes(recit.instantane, { ...faits, population: connue });
    expect(montrer(population(39_000, 41_000, PARTIES))).toMatchObject({
      Taille: { valeur: 'T1 à T2, selon Nice (quartiers est), Cannes', aConfirmer: 'Q-14' },
    });
    expect(montrer(population(39_000, 41_000, PARTIES))['Plafond annuel du contrat']).toBeUndefined();
    expect(montrer(population(0))['Taille']!.valeur).toBe('inconnue : aucune population n’est connue');
    expect(montrer(population(39_000, 39_500, PARTIES))['Taille']!.valeur).toBe('T1');
  });
});
