import { enVigueur } from '#libs/droit';
import { indicateursDe, progresser } from '../../../workflows/cpts/financement/indicateurs';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { IndicateurConvenu } from '../../../workflows/cpts/v2019-08-25/faits/contrat';
import { faitsDuContrat } from './etabli';

const BORNES = { plancher: 0, plafond: 100 };
const HAUSSE = { depart: 80, cible: 90, sens: 'HAUSSE' as const };
const BAISSE = { depart: 20, cible: 15, sens: 'BAISSE' as const };

describe('[Q-21] le taux calculé, linéaire du départ à la cible', () => {
  it.each([
    [HAUSSE, 80, '0'],
    [HAUSSE, 83, '3/10'],
    [HAUSSE, 90, '1'],
    [HAUSSE, 79.99, '0'],
    [HAUSSE, 120, '1'],
    [BAISSE, 20, '0'],
    [BAISSE, 18, '2/5'],
    [BAISSE, 15, '1'],
    [BAISSE, 21, '0'],
    [BAISSE, 0, '1'],
    [{ depart: 0, cible: 3 }, 1, '1/3'],
    [{ depart: 0.1, cible: 0.3 }, 0.2, '1/2'],
    [{ depart: -5, cible: 5 }, 0, '1/2'],
  ])('%j, valeur %d : %s', (indicateur, valeur, attendu) => {
    expect(progresser(indicateur, valeur, BORNES)?.toFraction()).toBe(attendu);
  });

  it('une cible égale au départ est tenue ou ne l’est pas, selon le sens', () => {
    const egale = (sens: 'HAUSSE' | 'BAISSE', valeur: number) =>
      progresser({ depart: 50, cible: 50, sens }, valeur, BORNES)?.toFraction();
    expect([egale('HAUSSE', 49), egale('HAUSSE', 50), egale('HAUSSE', 51)]).toEqual(['0', '1', '1']);
    expect([egale('BAISSE', 49), egale('BAISSE', 50), egale('BAISSE', 51)]).toEqual(['1', '1', '0']);
  });

  it('sans départ, sans cible, ou avec une cible à contresens, rien ne se calcule', () => {
    expect(progresser({ cible: 10 }, 5, BORNES)).toBeUndefined();
    expect(progresser({ depart: 10 }, 5, BORNES)).toBeUndefined();
    expect(progresser({ ...HAUSSE, cible: 70 }, 75, BORNES)).toBeUndefined();
  });

  it('le plancher et le plafond bornent', () => {
    const bornes = { plancher: 10, plafond: 90 };
    expect([80, 85, 90].map((valeur) => progresser(HAUSSE, valeur, bornes)?.toFraction())).toEqual([
      '1/10',
      '1/2',
      '9/10',
    ]);
  });
});

const P1: IndicateurConvenu = { code: 'P1', type: 'RESULTAT', missions: ['PREVENTION'], poids: 60, ...HAUSSE };
const P2: IndicateurConvenu = { code: 'P2', type: 'RESULTAT', missions: ['PREVENTION'], poids: 40 };
const PREUVE = { seq: 30, mission: 'PREVENTION' as const, indicateur: 'P1', annee: 1 };

function suivi(ajout: Partial<FaitsCpts> = {}): FaitsCpts {
  const faits = faitsDuContrat({
    signature: '2024-04-01',
    population: 100_000,
    missions: ['PREVENTION', 'CRISE'],
    demarrages: { PREVENTION: '2024-04-01' },
  });
  const contrat = faits.contrat!;
  return { ...faits, contrat: { ...contrat, signature: { ...contrat.signature!, indicateurs: [P1, P2] } }, ...ajout };
}
const premier = (faits: FaitsCpts) => indicateursDe(faits, enVigueur)[0]!;

describe('[§ 5.8] [R-P7-07] un indicateur par année : valeur, preuve, taux calculé et taux constaté', () => {
  it('cinq années, vides d’abord', () => {
    const [p1] = premier(suivi()).indicateurs;
    expect(p1).toMatchObject({ ...P1, annees: [1, 2, 3, 4, 5].map((annee) => ({ annee, preuves: [] })) });
  });

  it('la dernière valeur lue compte, toutes les preuves restent', () => {
    const justificatifs = [
      { ...PREUVE, le: '2024-10-01', valeur: 82 },
      { ...PREUVE, le: '2025-03-01', seq: 31, valeur: 83 },
      { ...PREUVE, le: '2025-03-02', seq: 32 },
      { ...PREUVE, le: '2025-04-05', seq: 33, annee: 2, valeur: 95 },
    ];
    const dialogues = [
      { le: '2025-04-10', seq: 40, annee: 1, taux: [{ mission: 'PREVENTION' as const, indicateur: 'P1', taux: 25 }] },
    ];
    const [p1] = premier(suivi({ justificatifs, dialogues })).indicateurs;
    expect(p1!.annees.slice(0, 2)).toEqual([
      { annee: 1, valeur: 83, preuves: [30, 31, 32], calcule: { pourcent: 30, ecrit: '30 %' }, constate: 25 },
      { annee: 2, valeur: 95, preuves: [33], calcule: { pourcent: 100, ecrit: '100 %' } },
    ]);
  });

  it('une preuve va au contrat dont l’année court ce jour-là, non à la même année du précédent', () => {
    const ancien = suivi().contrat!;
    const signature = { ...ancien.signature!, le: '2029-04-01', seq: 60 };
    const faits = suivi({
      contrat: {
        ...ancien,
        signature,
        precedent: { ...ancien, fin: { le: '2029-04-01', seq: 60, cause: 'RENOUVELLEMENT' } },
      },
      justificatifs: [
        { ...PREUVE, le: '2029-03-31', valeur: 81 },
        { ...PREUVE, le: '2029-04-01', seq: 61, valeur: 82 },
        { ...PREUVE, le: '2029-05-01', seq: 62, annee: 5, valeur: 84 },
      ],
    });
    const valeurs = indicateursDe(faits, enVigueur).map(({ contrat, indicateurs }) => [
      contrat,
      indicateurs[0]!.annees.map(({ valeur }) => valeur),
    ]);
    expect(valeurs).toEqual([
      [10, [81, undefined, undefined, undefined, 84]],
      [60, [82, undefined, undefined, undefined, undefined]],
    ]);
  });

  it('se sert en JSON, et deux lectures donnent la même chose', () => {
    const faits = suivi({ justificatifs: [{ ...PREUVE, le: '2025-03-01', valeur: 83 }] });
    expect(JSON.parse(JSON.stringify(indicateursDe(faits, enVigueur)))).toEqual(indicateursDe(faits, enVigueur));
  });
});

describe('[§ 2.11] une mission par année : poids et taux pondéré', () => {
  it('avant le dialogue, les poids et ce qu’on attend ; la crise, payée sur son bilan, n’y est pas', () => {
    const { missions } = premier(suivi());
    expect(missions.map(({ mission, annee }) => `${mission} ${annee}`)).toEqual(
      [1, 2, 3, 4, 5].map((un) => `PREVENTION ${un}`),
    );
    expect(missions[0]).toEqual({
      annee: 1,
      mission: 'PREVENTION',
      parts: [
        { code: 'P1', poids: { pourcent: 60, ecrit: '60 %' } },
        { code: 'P2', poids: { pourcent: 40, ecrit: '40 %' } },
      ],
      partage: 'poids du contrat',
      manque: 'Le dialogue de gestion de l’année 1 n’est pas tenu.',
    });
  });

  it('après, le taux pondéré et l’accord', () => {
    const taux = [
      { mission: 'PREVENTION' as const, indicateur: 'P1', taux: 50 },
      { mission: 'PREVENTION' as const, indicateur: 'P2', taux: 100 },
    ];
    const annee = (desaccord: boolean, combien: number) =>
      premier(
        suivi({
          dialogues: [
            {
              le: '2025-04-10',
              seq: 40,
              annee: 1,
              taux: taux.slice(0, combien),
              ...(desaccord ? { desaccord: true as const } : {}),
            },
          ],
        }),
      ).missions[0];
    expect(annee(false, 2)).toMatchObject({ accord: 'TOTAL', taux: { pourcent: 70, ecrit: '70 %' } });
    expect(annee(true, 1)).toMatchObject({ accord: 'PARTIEL', taux: { pourcent: 30, ecrit: '30 %' } });
    expect(annee(false, 1)).toMatchObject({
      accord: 'TOTAL',
      manque: expect.stringContaining('il manque celui de P2'),
    });
  });
});
