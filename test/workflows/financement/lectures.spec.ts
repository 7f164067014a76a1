import { somme } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement';
import { Ligne } from '../../../workflows/cpts/financement/suivi';
import { Mission, MISSIONS } from '../../../workflows/cpts/missions';
import { faitsDuContrat, lireAvec } from './etabli';
import { Poste } from '../../../workflows/cpts/postes';

// Six contradictions of the documents received, rulebook § 4: which reading is taken, and why, on amounts as they are
// worked out. Guide: the regional guide of 2022; every contract here starts all its missions on the day of its signature.

const SIGNATURE = '2024-01-01';
const MILIEU = { 1: 20_000, 2: 60_000, 3: 120_000, 4: 250_000 } as const;
const TAILLES = [1, 2, 3, 4] as const;

interface Cas {
  population: number;
  missions?: readonly Mission[];
  membres?: number;
  crise?: boolean;
}

function annee1({ population, missions = MISSIONS, membres = 0, crise = false }: Cas): readonly Ligne[] {
  const demarrages = Object.fromEntries(missions.map((mission) => [mission, SIGNATURE]));
  const faits = faitsDuContrat({ signature: SIGNATURE, population, missions, demarrages, membres });
  const bilansDeCrise = crise ? [{ le: '2024-09-02', seq: 50, declaree: '2024-07-01' }] : [];
  return financer({ ...faits, bilansDeCrise }, lireAvec(), '2024-12-31').contrats[0]!.lignes.filter(
    ({ annee }) => annee === 1,
  );
}

const total = (lignes: readonly Ligne[], poste?: Poste) =>
  somme(lignes.flatMap((ligne) => (poste && ligne.poste !== poste ? [] : [ligne.montant])));
const part = (lignes: readonly Ligne[], poste: Poste, variable: boolean) =>
  somme(lignes.flatMap((un) => (un.poste === poste && (un.nature === 'VARIABLE') === variable ? [un.montant] : [])));
const parTaille = (calcul: (population: number) => number) => TAILLES.map((taille) => calcul(MILIEU[taille]));
const milliers = (...valeurs: number[]) => valeurs.map((valeur) => valeur * 100_000);

describe('[X-01] « financement total possible » : 220/287/370/450 imprimés, 225/295/375/455 calculés', () => {
  const SANS_CRISE = MISSIONS.filter((mission) => mission !== 'CRISE');

  it('on additionne les lignes : la ligne imprimée est celle de 2019, restée dans le guide de 2022', () => {
    expect(parTaille((population) => total(annee1({ population, missions: SANS_CRISE })))).toEqual(
      milliers(225, 295, 375, 455),
    );
  });

  it('avec la mission crise, que la ligne imprimée ignore : 250, 330, 420 et 505, puis 287,5 à 580 si elle survient', () => {
    expect(parTaille((population) => total(annee1({ population })))).toEqual(milliers(250, 330, 420, 505));
    expect(parTaille((population) => total(annee1({ population, crise: true })))).toEqual(
      milliers(287.5, 382.5, 487.5, 580),
    );
  });
});

describe('[X-02] [Q-28] accès aux soins, taille 4 : 110 000 + 45 000, « total 150 000 » imprimé', () => {
  it('155 000 : les deux parts sont imprimées dans deux fiches, et le total de 2019 valait déjà 150 000', () => {
    const lignes = annee1({ population: MILIEU[4] });
    expect([part(lignes, 'ACCES_SOINS', false), part(lignes, 'ACCES_SOINS', true)]).toEqual([110_000_00, 45_000_00]);
    expect(total(lignes, 'ACCES_SOINS')).toBe(155_000_00);
  });

  it('le profil des hausses depuis 2019 l’appuie : 5, 8, 5 et 5 milliers d’euros ; 150 000 donnerait 5, 8, 5 et 0', () => {
    const avant = [75_000_00, 92_000_00, 120_000_00, 150_000_00];
    const apres = parTaille((population) => total(annee1({ population }), 'ACCES_SOINS'));
    expect(apres.map((montant, rang) => montant - avant[rang]!)).toEqual(milliers(5, 8, 5, 5));
  });
});

describe('[X-03] en-têtes « > 40 000 » pour la taille 1 et « < 175 000 » pour la taille 4', () => {
  // Read as printed, 39,999 inhabitants would have no size, and 175,001 neither.
  it.each([
    [39_999, 50_000_00, 'taille 1 : moins de 40 000, comme le dit la fiche 4 du même guide'],
    [40_000, 60_000_00, 'taille 2 dès 40 000'],
    [175_000, 75_000_00, 'taille 3 jusqu’à 175 000 inclus'],
    [175_001, 90_000_00, 'taille 4 au-delà de 175 000'],
  ])('signes rétablis : %i habitants, fonctionnement de %i centimes (%s)', (population, montant) => {
    expect(total(annee1({ population }), 'FONCTIONNEMENT')).toBe(montant);
  });
});

it('[X-04] accès aux soins : le tableau (55 à 110, 25 à 45), non le texte au-dessus (50 à 90, 30 à 60), car lui seul donne chaque taille', () => {
  const parts = (variable: boolean) => parTaille((population) => part(annee1({ population }), 'ACCES_SOINS', variable));
  expect(parts(false)).toEqual(milliers(55, 70, 90, 110));
  expect(parts(true)).toEqual(milliers(25, 30, 35, 45));
});

describe('[X-05] l’astérisque « plan et crise » vise le total de la mission crise, non celui du contrat', () => {
  it('62 500, 87 500, 112 500 et 125 000 : la part fixe de première rédaction et la part variable, et elles seules', () => {
    expect(parTaille((population) => total(annee1({ population, crise: true }), 'CRISE'))).toEqual(
      milliers(62.5, 87.5, 112.5, 125),
    );
  });

  it('une crise n’ajoute rien aux autres postes, et sans elle la part variable n’est pas due', () => {
    const [avec, sans] = [annee1({ population: MILIEU[2], crise: true }), annee1({ population: MILIEU[2] })];
    const autres = (lignes: readonly Ligne[]) => total(lignes) - total(lignes, 'CRISE');
    expect(autres(avec)).toBe(autres(sans));
    expect(part(sans, 'CRISE', true)).toBe(0);
  });
});

it.each([
  [99, 505_000_00],
  [100, 546_500_00],
  [101, 546_500_00],
])(
  '[X-06] majoré dès 100 membres, le texte l’emportant sur le titre « plus de cent » : %i membres, %i centimes',
  (membres, montant) => {
    expect(total(annee1({ population: MILIEU[4], membres }))).toBe(montant);
  },
);
