import { POINTS_A_CONFIRMER } from '#workflows/cpts/points-a-confirmer';
import { estMontant, valeurEnClair } from '#workflows/cpts/valeurs-en-clair';
import { REGISTRE } from '#workflows/registre';
import { cpts } from './lancer';

interface Point {
  code: string;
  parametres: { cle: string; lignes: { du: string; enClair: string }[] }[];
  regles: { code: string }[];
  delais: { code: string }[];
}

describe('cpts a-confirmer', () => {
  it('dit chaque point, son défaut et ce qui s’appuie dessus, sans base de données', async () => {
    const { code, sortie, erreurs } = await cpts(['a-confirmer'], {});
    expect([code, erreurs]).toEqual([0, '']);
    for (const { code: point, point: quoi, defaut } of POINTS_A_CONFIRMER)
      expect(sortie).toContain(`${point}  ${quoi}\n  Défaut retenu : ${defaut}.`);
    expect(sortie).toContain('Paramètre silence.lettre : Silence sur la lettre d’intention');
    expect(sortie).toContain('à compter du 26/01/2016 : 2 mois (');
    expect(sortie).toMatch(/38 points à confirmer, dont \d+ portés par la loi écrite\./);
  });

  it('donne la même chose en JSON', async () => {
    const { code, sortie } = await cpts(['a-confirmer', '--json'], {});
    const { points } = JSON.parse(sortie) as { points: Point[] };
    expect([code, points.map((point) => point.code)]).toEqual([0, POINTS_A_CONFIRMER.map((point) => point.code)]);
    const silence = points[0]!.parametres.find(({ cle }) => cle === 'silence.lettre')!;
    expect(silence.lignes).toMatchObject([{ du: '2016-01-26', enClair: '2 mois' }]);
    const plafond = points
      .find((point) => point.code === 'Q-22')!
      .parametres.find(({ cle }) => cle === 'membres.plafond')!;
    expect(plafond.lignes).toMatchObject([{ du: '2024-01-01', enClair: 'non établi' }]);
  });
});

describe('une valeur de paramètre', () => {
  it.each([
    ['silence.projet', { mois: 2 }, '2 mois'],
    ['membres.plafond', 4_399_200, '43 992 €'],
    ['membres.plafond', null, 'non établi'],
    ['taille.seuils', { taille2Des: 40_000 }, 'taille 2 des : 40 000'],
    ['mission.crise.trameNationale', '2022-12-01', '01/12/2022'],
    ['missions.socles', ['ACCES_SOINS', 'CRISE'], 'Accès aux soins, Crise sanitaire'],
    [
      'bareme',
      { fixe: [2_500_000, 3_500_000, 1_750_050, 0] },
      'fixe : T1 25 000 €, T2 35 000 €, T3 17 500,50 €, T4 0 €',
    ],
  ])('%s %j se lit « %s »', (cle, valeur, lu) => {
    expect(valeurEnClair({ cle }, valeur).replace(/[\u202f\u00a0]/g, ' ')).toBe(lu);
  });
});

it('un grand nombre est un montant, en euros, ou une population', () => {
  const nombres = (valeur: unknown): number[] =>
    typeof valeur === 'number'
      ? [valeur]
      : typeof valeur === 'object' && valeur
        ? Object.values(valeur).flatMap(nombres)
        : [];
  const grands = REGISTRE['cpts']!.versions.flatMap(({ parametres }) => parametres)
    .filter(({ valeurs }) => valeurs.some(({ valeur }) => nombres(valeur).some((nombre) => nombre >= 10_000)))
    .map(({ cle }) => cle);
  expect([...new Set(grands.filter((cle) => !estMontant(cle)))]).toEqual(['taille.seuils']);
});
