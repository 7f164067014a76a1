import { ajouterJours, enVigueur, somme, Sommes } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement';
import { cumuler } from '../../../workflows/cpts/financement/cumul';
import { MISSIONS } from '../../../workflows/cpts/missions';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Versement } from '../../../workflows/cpts/v2019-08-25/faits/vie';
import { faitsDuContrat } from './etabli';
import { NATURES_DE_VERSEMENT } from '../../../workflows/cpts/postes';

const T2 = faitsDuContrat({
  signature: '2024-04-01',
  population: 60_000,
  missions: ['ACCES_SOINS', 'CRISE'],
  demarrages: { ACCES_SOINS: '2024-10-01', CRISE: '2024-10-01' },
});
const AVANCE: Versement = {
  ...{ le: '2024-12-20', seq: 50, contrat: 10, poste: 'ACCES_SOINS', nature: 'AVANCE', annee: 1, montant: 2_617_808 },
};
const LIBEREE = { ...AVANCE, libere: { le: '2025-01-06', seq: 51 } };

const de = (faits: FaitsCpts, annee: number, poste: string, jour = '2025-02-01') =>
  cumuler(faits, enVigueur, jour).find((un) => un.annee === annee && un.poste === poste);

describe('les cumuls par année civile et par poste', () => {
  it('dû dans l’année où l’avance est exigible', () => {
    expect(de(T2, 2024, 'ACCES_SOINS')).toEqual({
      ...{ annee: 2024, poste: 'ACCES_SOINS', prevu: 2_617_808, du: 2_617_808, valide: 0, paye: 0 },
    });
  });

  it('ordonné, ce n’est plus dû ; libéré en janvier, c’est payé l’année suivante', () => {
    expect(de({ ...T2, versements: [AVANCE] }, 2024, 'ACCES_SOINS')).toMatchObject({
      du: 0,
      valide: 2_617_808,
      paye: 0,
    });
    const faits = { ...T2, versements: [LIBEREE] };
    expect(de(faits, 2024, 'ACCES_SOINS')).toMatchObject({ prevu: 2_617_808, du: 0, valide: 0, paye: 0 });
    expect(de(faits, 2025, 'ACCES_SOINS')).toMatchObject({ paye: 2_617_808 });
  });

  it('un versement qu’aucune ligne ne prévoit est compté, à part', () => {
    const egare: Versement = { ...LIBEREE, poste: 'QUALITE', montant: 100_000 };
    const { horsEcheancier, sommes } = financer({ ...T2, versements: [egare] }, enVigueur, '2025-02-01');
    expect(horsEcheancier).toEqual([egare]);
    expect(sommes.paye).toBe(100_000);
    expect(de({ ...T2, versements: [egare] }, 2025, 'QUALITE')?.paye).toBe(100_000);
    const annule = { ...egare, annule: { le: '2025-01-07', seq: 52 } };
    expect(financer({ ...T2, versements: [annule] }, enVigueur, '2025-02-01').sommes.paye).toBe(0);
  });

  it('un dossier sans contrat ni aide n’a rien', () => {
    const { contrat: _, ...sans } = T2;
    expect(cumuler(sans, enVigueur, '2025-02-01')).toEqual([]);
  });
});

/** Numbers that look random and are the same on every run. */
function suite(graine: number) {
  let etat = graine;
  return (max: number) => (etat = (etat * 48_271) % 2_147_483_647) % max;
}

function auHasard(graine: number): { faits: FaitsCpts; jour: string } {
  const tirer = suite(graine);
  const choisir = <T>(parmi: readonly T[]): T => parmi[tirer(parmi.length)]!;
  const signature = ajouterJours('2019-09-01', tirer(1_900));
  const missions = MISSIONS.filter(() => tirer(2) === 0);
  const demarrages = Object.fromEntries(
    missions.filter(() => tirer(3) > 0).map((mission) => [mission, ajouterJours(signature, tirer(800))]),
  );
  const population = [20_000, 60_000, 120_000, 300_000][tirer(4)]!;
  const faits = faitsDuContrat({ signature, population, missions, demarrages, membres: tirer(200) });
  const versements = Array.from({ length: tirer(25) }, (_, rang): Versement => {
    const le = ajouterJours(signature, tirer(1_800));
    return {
      ...{
        le,
        seq: 100 + rang,
        contrat: choisir([10, 10, 10, 3]),
        poste: choisir(['FONCTIONNEMENT' as const, ...MISSIONS]),
      },
      ...{ nature: choisir(NATURES_DE_VERSEMENT), annee: 1 + tirer(6), montant: 1 + tirer(5_000_000) },
      ...(tirer(2) ? { libere: { le: ajouterJours(le, tirer(40)), seq: 200 + rang } } : {}),
      ...(tirer(5) ? {} : { annule: { le, seq: 300 + rang } }),
    };
  });
  const fin = tirer(3)
    ? {}
    : { fin: { le: ajouterJours(signature, 1 + tirer(1_800)), seq: 400, cause: 'RESILIATION' as const } };
  const contrat = { ...faits.contrat!, ...fin };
  const missionPrecoce = {
    le: signature,
    seq: 8,
    mission: choisir(MISSIONS),
    montant: 1_750_000,
    verseeLe: ajouterJours(signature, 10),
  };
  return { faits: { ...faits, contrat, versements, missionPrecoce }, jour: ajouterJours(signature, tirer(2_200)) };
}

it.each(Array.from({ length: 60 }, (_, rang) => rang + 1))(
  'dossier %i tiré au hasard : les parts font le tout',
  (graine) => {
    const { faits, jour } = auHasard(graine);
    const { sommes, amorcage, contrats, horsEcheancier } = financer(faits, enVigueur, jour);
    const cumuls = cumuler(faits, enVigueur, jour);
    for (const axe of ['prevu', 'du', 'valide', 'paye'] as const) {
      const de_ = (parts: readonly Sommes[]) => somme(parts.map((part) => part[axe]));
      expect(de_(cumuls)).toBe(sommes[axe] + de_(amorcage.map((ligne) => ligne.sommes)));
      for (const contrat of contrats) {
        expect(de_(contrat.parPoste)).toBe(contrat.sommes[axe]);
        expect(de_(contrat.annees.map((annee) => annee.sommes))).toBe(contrat.sommes[axe]);
      }
    }
    const verses = faits.versements!.filter(({ annule }) => !annule);
    expect(sommes.paye).toBe(somme(verses.map(({ libere, montant }) => (libere ? montant : 0))));
    expect(sommes.paye + sommes.valide).toBe(somme(verses.map(({ montant }) => montant)));
    expect(horsEcheancier.length).toBeLessThanOrEqual(verses.length);
  },
);
