import { enVigueur } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement';
import { amorcageDe } from '../../../workflows/cpts/financement/amorcage';
import { cumuler } from '../../../workflows/cpts/financement/cumul';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { AideFir, MissionPrecoce } from '../../../workflows/cpts/v2019-08-25/faits/fir';
import { faitsDuContrat } from './etabli';

const JOUR = '2024-12-01';
const BASE = {
  ...faitsDuContrat({ signature: '2024-04-01', population: 60_000, missions: ['PARCOURS'] }),
  regionArs: '32',
};
const ASSOCIATION = { le: '2023-03-01', seq: 5, forme: 'ASSOCIATION_1901', denomination: 'CPTS (fictif)' } as const;

/** Rulebook § 2.7: Hauts-de-France, T1, 10 000 € and 24 000 €. */
const AIDE: AideFir = {
  ...{ le: '2022-11-02', seq: 6, depart: { le: '2022-11-02', seq: 6, fait: 'réception' }, demandes: [] },
  objets: ['INDEMNISATION', 'COORDINATION'],
  decision: { le: '2022-12-05', seq: 7, sens: 'ATTRIBUEE' },
  ...{ montant: 3_400_000, finExercice: '2022-12-31', verse: 0 },
};
/** Rulebook § 2.6: T2, 17 500 €. */
const PRECOCE: MissionPrecoce = { le: '2023-06-05', seq: 8, mission: 'ACCES_SOINS', montant: 1_750_000 };

const lignes = (faits: Partial<FaitsCpts>) =>
  amorcageDe({ ...BASE, association: ASSOCIATION, ...faits }, enVigueur, JOUR);
const aide = (changement: Partial<AideFir>, faits: Partial<FaitsCpts> = {}) =>
  lignes({ fir: [{ ...AIDE, ...changement }], ...faits })[0]!;
const precoce = (changement: Partial<MissionPrecoce>) => lignes({ missionPrecoce: { ...PRECOCE, ...changement } })[0]!;

describe('[§ 2.7] l’aide FIR', () => {
  it('attribuée : due dès que l’association existe, elle attend sinon', () => {
    expect(aide({})).toMatchObject({
      ...{ cle: 'FIR-6', poste: 'FIR', decide: 3_400_000, verse: 0, aConfirmer: ['Q-17'] },
      sommes: { prevu: 3_400_000, du: 3_400_000, valide: 0, paye: 0 },
    });
    const { association: _, ...sans } = { ...BASE, association: ASSOCIATION };
    const [attente] = amorcageDe({ ...sans, fir: [AIDE] }, enVigueur, JOUR);
    expect(attente).toMatchObject({ attend: 'L’association n’est pas déclarée.', sommes: { prevu: 3_400_000, du: 0 } });
  });

  it('versée en partie : le reste est dû', () => {
    expect(aide({ verse: 1_000_000, verseeLe: '2023-04-03' }).sommes).toEqual({
      ...{ prevu: 3_400_000, du: 2_400_000, valide: 0, paye: 1_000_000 },
    });
  });

  it('à reverser : ce qui revient n’est plus payé, ce qui doit revenir n’est plus prévu, rien de plus n’est dû', () => {
    const reverse = aide({
      ...{ verse: 3_000_000, verseeLe: '2023-04-03' },
      reversement: { le: '2024-02-01', seq: 30, exige: 1_200_000, recu: 500_000 },
    });
    expect(reverse).toMatchObject({ exige: 1_200_000, recu: 500_000, aRecevoir: 700_000 });
    expect(reverse.sommes).toEqual({ prevu: 1_800_000, du: 0, valide: 0, paye: 2_500_000 });
    expect(reverse.calcul.formule.replace(/\s/g, ' ')).toBe('30 000 € − 12 000 € = 18 000 €');
  });

  it.each([
    ['demandée', undefined],
    ['refusée ou retirée', { le: '2022-12-05', seq: 7, sens: 'REFUSEE' as const }],
  ])('%s, ne compte pas', (_, decision) => {
    const { decision: __, ...demandee } = AIDE;
    expect(lignes({ fir: [decision ? { ...AIDE, decision } : demandee] })).toEqual([]);
  });
});

describe('[§ 2.6] la mission précoce', () => {
  it('se doit au démarrage déclaré, non avant', () => {
    expect(precoce({})).toMatchObject({
      attend: expect.stringContaining('démarrage') as string,
      sommes: { prevu: 1_750_000, du: 0 },
    });
    expect(precoce({ demarreeLe: '2024-12-01' }).sommes.du).toBe(1_750_000);
    expect(precoce({ demarreeLe: '2024-12-02' }).sommes.du).toBe(0);
  });

  it('versée, puis récupérée par décision', () => {
    const versee = { demarreeLe: '2023-07-03', verseeLe: '2023-07-10' };
    expect(precoce(versee).sommes).toEqual({ prevu: 1_750_000, du: 0, valide: 0, paye: 1_750_000 });
    const decision = { le: '2024-05-02', seq: 40, sens: 'RECUPERATION' as const, montant: 1_750_000, recu: 1_000_000 };
    expect(precoce({ ...versee, decision }).sommes).toEqual({ prevu: 0, du: 0, valide: 0, paye: 750_000 });
    const renonce = { ...decision, sens: 'RENONCIATION' as const, montant: 0, recu: 0 };
    expect(precoce({ ...versee, decision: renonce }).sommes.prevu).toBe(1_750_000);
  });
});

it('ces aides ont leurs postes et leurs sommes : celles du contrat n’en changent pas', () => {
  const faits = { ...BASE, association: ASSOCIATION, fir: [AIDE], missionPrecoce: PRECOCE };
  const avec = financer(faits, enVigueur, JOUR);
  expect(avec.sommes).toEqual(financer(BASE, enVigueur, JOUR).sommes);
  expect(avec.amorcage.map(({ poste }) => poste)).toEqual(['FIR', 'MISSION_PRECOCE']);
  const cumuls = cumuler(faits, enVigueur, JOUR).filter(({ poste }) => poste === 'FIR' || poste === 'MISSION_PRECOCE');
  expect(cumuls.map(({ annee, poste, prevu }) => [annee, poste, prevu])).toEqual([
    [2022, 'FIR', 3_400_000],
    [2023, 'MISSION_PRECOCE', 1_750_000],
  ]);
});
