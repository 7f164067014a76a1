import { enVigueur } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement/index';
import { Mission } from '../../../workflows/cpts/missions';
import { TAUX_D_ATTEINTE } from '../../../workflows/cpts/parametres';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { IndicateurConvenu } from '../../../workflows/cpts/v2019-08-25/faits/contrat';
import { Dialogue, TauxConstate } from '../../../workflows/cpts/v2019-08-25/faits/vie';
import { faitsDuContrat, lireAvec } from './etabli';

const resultat = (code: string, poids?: number, missions: Mission[] = ['PREVENTION']): IndicateurConvenu => ({
  code,
  type: 'RESULTAT',
  missions,
  ...(poids === undefined ? {} : { poids }),
});
const taux = (indicateur: string, valeur: number, mission: Mission = 'PREVENTION'): TauxConstate => ({
  mission,
  indicateur,
  taux: valeur,
});
const TENU: Dialogue = { le: '2025-04-10', seq: 40, annee: 1, pv: { le: '2025-04-20', seq: 41 } };

/** T3, three core missions started on the day of the signature: a whole first year. */
function evalue(indicateurs: readonly IndicateurConvenu[], ...dialogues: Partial<Dialogue>[]): FaitsCpts {
  const faits = faitsDuContrat({
    signature: '2024-04-01',
    population: 100_000,
    missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'],
    demarrages: { ACCES_SOINS: '2024-04-01', PARCOURS: '2024-04-01', PREVENTION: '2024-04-01' },
  });
  const contrat = faits.contrat!;
  return {
    ...faits,
    contrat: { ...contrat, signature: { ...contrat.signature!, indicateurs } },
    dialogues: dialogues.map((dialogue, rang) => ({ ...TENU, seq: 40 + rang, ...dialogue })),
  };
}

const variable = (faits: FaitsCpts, mission: Mission = 'PREVENTION', lire = lireAvec()) =>
  financer(faits, lire, '2025-06-15').contrats[0]!.lignes.find(
    ({ annee, poste, nature }) => annee === 1 && poste === mission && nature === 'VARIABLE',
  )!;
const etape = (faits: FaitsCpts, mission?: Mission) =>
  variable(faits, mission).calcul.etapes.find((dite) => dite.includes('taux d’atteinte'));

const TROIS = [resultat('P1', 50), resultat('P2', 30), resultat('P3', 20)];
const TAUX = [taux('P1', 100), taux('P2', 50), taux('P3', 0)];

describe('[§ 2.11] [Q-21] prévention T3, 17 500 €, trois indicateurs', () => {
  it('poids 50/30/20 atteints à 100, 50 et 0 % : 65 %, 11 375 €', () => {
    const faits = evalue(TROIS, { taux: TAUX });
    expect(variable(faits)).toMatchObject({ montant: 1_137_500, etat: 'DUE', hypotheses: [] });
    expect(variable(faits).calcul.formule).toMatch(/^17\s500 € × 65 % = 11\s375 €$/);
    expect(etape(faits)).toBe(
      '× 65 % : taux d’atteinte, P1 100 % × 50 % + P2 50 % × 30 % + P3 0 % × 20 % (poids du contrat).',
    );
    expect(variable(faits).aConfirmer).toContain('Q-21');
  });

  it('sans poids, ou si l’un manque : à parts égales, et le calcul le dit ; 1/2 de 17 500 €', () => {
    for (const liste of [
      [resultat('P1'), resultat('P2'), resultat('P3')],
      [resultat('P1', 80), resultat('P2', 20), resultat('P3')],
      [resultat('P1', 0), resultat('P2', 0), resultat('P3', 0)],
    ]) {
      const faits = evalue(liste, { taux: TAUX });
      expect(variable(faits).montant).toBe(875_000);
      expect(etape(faits)).toBe(
        '× 50 % : taux d’atteinte, P1 100 % × 1/3 + P2 50 % × 1/3 + P3 0 % × 1/3 (à parts égales, le contrat ne fixant pas tous les poids).',
      );
    }
  });

  it('un quotient qui ne finit pas reste exact : 2/3 de 17 500 € font 11 666,67 €', () => {
    const faits = evalue([resultat('P1'), resultat('P2'), resultat('P3')], {
      taux: [taux('P1', 100), taux('P2', 100), taux('P3', 0)],
    });
    expect(variable(faits).calcul.formule).toMatch(/^17\s500 € × 2\/3 = 11\s666,67 €$/);
  });

  it('des poids dont la somme n’est pas cent se rapportent à leur somme', () => {
    const faits = evalue([resultat('P1', 30), resultat('P2', 10)], { taux: [taux('P1', 100), taux('P2', 0)] });
    expect([variable(faits).montant, etape(faits)]).toEqual([
      1_312_500,
      '× 75 % : taux d’atteinte, P1 100 % × 75 % + P2 0 % × 25 % (poids du contrat, rapportés à leur somme, 40).',
    ]);
  });

  it('un taux décimal est compté tel qu’il est saisi : 33,3 % de 17 500 € font 5 827,50 €', () => {
    expect(variable(evalue([resultat('P1', 100)], { taux: [taux('P1', 33.3)] })).montant).toBe(582_750);
  });

  it('le plancher et le plafond sont ceux du jour du dialogue : portés à 20 et 80 %, chaque indicateur s’y tient', () => {
    const lire = lireAvec([TAUX_D_ATTEINTE, { plancher: 20, plafond: 80 }]);
    // 0,5 × 80 + 0,3 × 50 + 0,2 × 20 = 59 %.
    expect(variable(evalue(TROIS, { taux: TAUX }), 'PREVENTION', lire).montant).toBe(1_032_500);
  });
});

describe('[R-P6-01] ce qui rémunère une mission', () => {
  it('un indicateur suivi n’entre ni dans les poids ni dans le taux', () => {
    const suivi: IndicateurConvenu = { code: 'S1', type: 'SUIVI', missions: ['PREVENTION'], poids: 60 };
    const faits = evalue([resultat('P1', 40), suivi], { taux: [taux('P1', 50), taux('S1', 100)] });
    expect(variable(faits).montant).toBe(875_000);
  });

  it('un indicateur qui sert deux missions y a un seul taux, et dans chacune sa part', () => {
    const commun = resultat('C1', 50, ['PREVENTION', 'PARCOURS']);
    const faits = evalue([commun, resultat('P1', 50)], { taux: [taux('C1', 80, 'PARCOURS'), taux('P1', 40)] });
    // Parcours T3: 45 000 € × 80 %; prévention: 17 500 € × (80 × ½ + 40 × ½) %.
    expect([variable(faits, 'PARCOURS').montant, variable(faits).montant]).toEqual([3_600_000, 1_050_000]);
  });

  it('un indicateur sans mission ne compte que pour celle au titre de laquelle son taux est constaté', () => {
    const { missions: _, ...libre } = resultat('L1', 100);
    const faits = evalue([libre], { taux: [taux('L1', 40, 'PARCOURS')] });
    expect(variable(faits, 'PARCOURS').montant).toBe(1_800_000);
    expect(variable(faits)).toMatchObject({ etat: 'PREVUE', hypotheses: [expect.stringContaining('100 %')] });
  });

  it('un taux de la mission entière se suffit, même à côté d’indicateurs', () => {
    const faits = evalue(TROIS, { taux: [{ mission: 'PREVENTION', taux: 80 }, taux('P1', 10)] });
    expect([variable(faits).montant, etape(faits)]).toEqual([
      1_400_000,
      '× 80 % : taux d’atteinte constaté au dialogue de gestion pour la mission entière.',
    ]);
  });

  it('des indicateurs revus pendant l’année valent pour elle ; revus après sa clôture, seulement pour la suivante', () => {
    const montantSi = (le: string) => {
      const faits = evalue([resultat('P1', 100)], { taux: [taux('P1', 100), taux('P2', 0)] });
      const revus = [resultat('P1', 50), resultat('P2', 50)];
      const avenants = [{ le, seq: 30, numero: 1, objets: [], bareme: '2022-09-03', indicateurs: revus }];
      return variable({ ...faits, contrat: { ...faits.contrat!, avenants } }).montant;
    };
    expect(['2025-03-31', '2025-04-01', '2025-04-02'].map(montantSi)).toEqual([875_000, 1_750_000, 1_750_000]);
  });
});

describe('[§ 5.13] un taux qui manque', () => {
  it('accord total : la ligne reste prévue, et dit quel taux il manque', () => {
    expect(variable(evalue(TROIS, { taux: TAUX.slice(0, 1) }))).toMatchObject({
      etat: 'PREVUE',
      montant: 1_750_000,
      attend: 'Le dialogue de gestion n’a pas constaté le taux d’atteinte de la mission : il manque celui de P2, P3.',
    });
  });

  it('accord partiel : ce qui est contesté compte pour rien, la part non contestée est due et le calcul le dit', () => {
    const faits = evalue(TROIS, { taux: TAUX.slice(0, 2), desaccord: true });
    expect([variable(faits).montant, variable(faits).etat, etape(faits)]).toEqual([
      1_137_500,
      'DUE',
      '× 65 % : taux d’atteinte, P1 100 % × 50 % + P2 50 % × 30 % + P3 0 % × 20 % (poids du contrat) ; contesté, compté pour rien dans la part non contestée : P3.',
    ]);
  });

  it.each([[undefined], [true as const]])(
    'aucun taux, désaccord %s : rien n’est dû, la ligne reste prévue',
    (desaccord) => {
      expect(variable(evalue(TROIS, { taux: [], ...(desaccord ? { desaccord } : {}) }))).toMatchObject({
        etat: 'PREVUE',
        attend: 'Le dialogue de gestion n’a pas constaté le taux d’atteinte de la mission.',
      });
    },
  );

  it('sans indicateur de résultat, c’est le taux de la mission entière qui est attendu', () => {
    expect(variable(evalue([{ code: 'N1', type: 'SUIVI' }], { taux: [taux('N1', 80)] })).attend).toBe(
      'Le dialogue de gestion n’a pas constaté le taux d’atteinte de la mission, que ne sert aucun indicateur de résultat : donnez-le pour la mission entière.',
    );
  });
});

describe('[§ 5.13] le dialogue repris après un désaccord', () => {
  const PARTIEL = { taux: [taux('P1', 100)], desaccord: true as const };
  const REPRIS = { le: '2025-06-01', taux: [taux('P1', 100), taux('P2', 100), taux('P3', 50)] };
  const paye = { poste: 'PREVENTION' as const, nature: 'VARIABLE' as const, annee: 1, montant: 875_000 };
  const versements = [{ le: '2025-05-01', seq: 45, contrat: 10, ...paye, libere: { le: '2025-05-02', seq: 46 } }];

  it('tant que son procès-verbal n’est pas signé, la part non contestée reste due telle quelle', () => {
    const { pv: _, ...sansPv } = { ...TENU, ...REPRIS, seq: 50 };
    const faits = evalue(TROIS, PARTIEL);
    expect(variable({ ...faits, dialogues: [...faits.dialogues, sansPv] })).toMatchObject({
      montant: 875_000,
      etat: 'DUE',
    });
  });

  it('signé, ses taux remplacent les premiers, et seul le reste est encore dû', () => {
    const faits = evalue(TROIS, PARTIEL, { ...REPRIS, pv: { le: '2025-06-10', seq: 51 } });
    const { contrats } = financer({ ...faits, versements }, enVigueur, '2025-06-15');
    const ligne = contrats[0]!.lignes.find(({ cle }) => cle === '10-1-PREVENTION-VARIABLE');
    // 50 % + 30 % + 20 % × 50 % = 90 % of 17 500 €: 15 750 €, of which 8 750 € are paid.
    expect(ligne).toMatchObject({ montant: 1_575_000, paye: 875_000, etat: 'DUE' });
  });
});
