import { enVigueur } from '#libs/droit';
import { validate } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { financer } from '../../../workflows/cpts/financement';
import { FINANCEMENT } from '../../../workflows/cpts/financement/definition';
import { Hypothese } from '../../../workflows/cpts/financement/hypothese';
import { simuler, Simulation } from '../../../workflows/cpts/financement/simulation';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { DEFINITION } from '../cpts/examens';
import { faitsDuContrat } from './etabli';

const JOUR = '2025-06-01';

/** T2, second amendment, signed on 1 April 2024: the next anniversary is that of 2026. */
const T2: FaitsCpts = faitsDuContrat({
  signature: '2024-04-01',
  population: 60_000,
  missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE', 'ACCOMPAGNEMENT'],
  demarrages: {
    ...{ ACCES_SOINS: '2024-10-01', CRISE: '2024-10-01', PARCOURS: '2025-04-01', PREVENTION: '2025-04-01' },
    ACCOMPAGNEMENT: '2025-04-01',
  },
});
/** T2, scale of 2019, signed before the crisis mission. */
const DE_2021: FaitsCpts = faitsDuContrat({
  signature: '2021-06-15',
  population: 60_000,
  missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION'],
  demarrages: { ACCES_SOINS: '2021-12-15', PARCOURS: '2022-06-15', PREVENTION: '2022-06-15' },
});

const simulee = (hypothese: Hypothese, faits = T2, jour = JOUR) =>
  simuler(faits, enVigueur, jour, hypothese) as Simulation;
const ecartsDe = (...arguments_: Parameters<typeof simulee>) =>
  simulee(...arguments_).ecarts.map(({ poste, nature, annee, avant, apres }) => [poste, nature, annee, avant, apres]);
const refusDe = (hypothese: Hypothese, faits = T2, jour = JOUR) =>
  simuler(faits, enVigueur, jour, hypothese) as { refus: string };

describe('la simulation d’un avenant', () => {
  it('ne rien supposer ne change rien', () => {
    const { avant, apres, ecarts, explications, sommes } = simulee({});
    expect(avant).toEqual(financer(T2, enVigueur, JOUR));
    expect(apres).toEqual(avant);
    expect([ecarts, explications, sommes.avant]).toEqual([[], [], sommes.apres]);
  });

  it('n’écrit rien : les faits restent ce qu’ils étaient', () => {
    const copie = JSON.stringify(T2);
    simulee({ population: 90_000, missionsAjoutees: ['QUALITE'], missionsRetirees: ['ACCOMPAGNEMENT'], membres: 120 });
    expect(JSON.stringify(T2)).toBe(copie);
  });

  it('les écarts, additionnés, font l’écart des sommes', () => {
    const { ecarts, sommes } = simulee({ population: 90_000, missionsAjoutees: ['QUALITE'] });
    const total = ecarts.reduce((cumul, { avant, apres }) => cumul + (apres ?? 0) - (avant ?? 0), 0);
    expect(total).toBe(sommes.apres.prevu - sommes.avant.prevu);
    expect(total).toBeGreaterThan(0);
  });
});

describe('[Q-07] [R-P7-02] un changement de territoire', () => {
  it('90 000 habitants : taille 3 au prochain anniversaire, l’année en cours garde la taille 2', () => {
    const { ecarts, apres, explications } = simulee({ population: 90_000 });
    expect(Math.min(...ecarts.map(({ annee }) => annee))).toBe(3);
    expect(apres.contrats[0]!.annees.map(({ taille }) => taille)).toEqual([2, 2, 3, 3, 3]);
    expect(ecarts[0]).toMatchObject({
      cle: '10-3-FONCTIONNEMENT-AVANCE',
      exigibleLe: '2026-04-01',
      avant: 4_500_000,
      apres: 5_625_000,
    });
    expect(explications.join(' ').replace(/\s/g, ' ')).toContain('90 000 habitants : taille 3 à compter du 01/04/2026');
  });

  it.each([
    ['2026-03-31', 3],
    ['2026-04-01', 3],
    ['2026-04-02', 4],
  ])('signé le %s, il compte à partir de l’année %i', (effetLe, annee) => {
    expect(simulee({ population: 90_000, effetLe }).ecarts[0]!.annee).toBe(annee);
  });

  it('une population de la même taille ne change aucun montant', () => {
    expect(simulee({ population: 79_999 })).toMatchObject({ ecarts: [] });
    expect(simulee({ population: 79_999 }).explications.join(' ')).toContain('la taille ne change pas');
    expect(ecartsDe({ population: 80_000 })).not.toEqual([]);
  });
});

describe('les missions', () => {
  it('ajoutée, une mission se paie depuis son propre démarrage, au prorata', () => {
    // 1 June 2025 to 1 April 2026: 304 days of 365. 10 000 € fixed, as much variable.
    expect(ecartsDe({ missionsAjoutees: ['QUALITE'] }).slice(0, 3)).toEqual([
      ['QUALITE', 'AVANCE', 2, null, 624_658],
      ['QUALITE', 'SOLDE', 2, null, 208_219],
      ['QUALITE', 'VARIABLE', 2, null, 832_877],
    ]);
    expect(
      ecartsDe({ missionsAjoutees: ['QUALITE'] }).every(([poste, , , avant]) => poste === 'QUALITE' && avant === null),
    ).toBe(true);
  });

  it('retirée, elle ne se paie plus dès l’année suivante ; l’année en cours s’achève', () => {
    const ecarts = ecartsDe({ missionsRetirees: ['ACCOMPAGNEMENT'] });
    expect(ecarts.every(([poste, , , , apres]) => poste === 'ACCOMPAGNEMENT' && apres === null)).toBe(true);
    expect([...new Set(ecarts.map(([, , annee]) => annee))]).toEqual([3, 4, 5]);
  });

  it('rien de ce qui est supposé n’est dû', () => {
    const { apres } = simulee({ missionsAjoutees: ['QUALITE'] });
    const lignes = apres.contrats[0]!.lignes.filter(({ poste }) => poste === 'QUALITE');
    expect(lignes.length).toBeGreaterThan(0);
    expect(lignes.every(({ etat }) => etat === 'PREVUE')).toBe(true);
  });
});

describe('[R-P7-01] le barème en vigueur', () => {
  it('un contrat de 2021 garde le sien ; un avenant lui donne celui du jour, au prochain anniversaire', () => {
    const { ecarts, explications } = simulee({ bareme: 'EN_VIGUEUR' }, DE_2021, '2024-01-10');
    // 50 000 €, with unscheduled care, become 70 000 € of fixed share for care access; nothing else moves.
    expect([...new Set(ecarts.map(({ poste }) => poste))]).toEqual(['ACCES_SOINS']);
    expect(ecarts[0]).toMatchObject({ annee: 4, nature: 'AVANCE', exigibleLe: '2024-06-15' });
    expect(explications[0]).toContain('barème du 03/09/2022');
  });

  it('compter les membres ou supposer un taux ne demande pas d’avenant : le barème de 2019 reste', () => {
    expect(ecartsDe({ membres: 120 }, DE_2021, '2024-01-10')).toEqual([]);
  });
});

describe('[Q-16] les membres', () => {
  const T4 = {
    ...T2,
    contrat: { ...T2.contrat!, signature: { ...T2.contrat!.signature!, taille: 4 as const, membres: 99 } },
  };

  it('100 membres en taille 4 : 10 % de plus sur les missions dès l’anniversaire, pas sur le fonctionnement', () => {
    const ecarts = simulee({ membres: 100 }, T4).ecarts;
    expect(ecarts.some(({ poste }) => poste === 'FONCTIONNEMENT')).toBe(false);
    expect(ecarts[0]).toMatchObject({ annee: 3, exigibleLe: '2026-04-01' });
    expect(ecarts.every(({ avant, apres }) => Math.abs(apres! - avant! * 1.1) < 1)).toBe(true);
  });

  it('99 membres, ou 300 en taille 2 : rien', () => {
    expect([ecartsDe({ membres: 99 }, T4), ecartsDe({ membres: 300 })]).toEqual([[], []]);
  });
});

describe('[Q-21] les taux supposés', () => {
  it('80 % au lieu des 100 % que suppose la prévision, pour cette mission et cette année', () => {
    const { ecarts, apres } = simulee({ taux: [{ annee: 1, mission: 'ACCES_SOINS', taux: 80 }] });
    expect(ecarts).toHaveLength(1);
    expect(ecarts[0]).toMatchObject({
      poste: 'ACCES_SOINS',
      nature: 'VARIABLE',
      annee: 1,
      avant: 1_495_890,
      apres: 1_196_712,
    });
    const ligne = apres.contrats[0]!.lignes.find(({ cle }) => cle === ecarts[0]!.cle)!;
    expect(ligne.calcul.etapes.join(' ')).toContain('taux d’atteinte supposé');
    expect(ligne.etat).toBe('PREVUE');
  });

  it('deux taux de la même année, et celui d’une autre, se cumulent', () => {
    const taux = [
      { annee: 1, mission: 'ACCES_SOINS' as const, taux: 80 },
      { annee: 2, mission: 'PARCOURS' as const, taux: 0 },
      { annee: 2, mission: 'PREVENTION' as const, taux: 12.5 },
    ];
    expect(ecartsDe({ taux })).toEqual([
      ['ACCES_SOINS', 'VARIABLE', 1, 1_495_890, 1_196_712],
      ['PARCOURS', 'VARIABLE', 2, 3_500_000, 0],
      ['PREVENTION', 'VARIABLE', 2, 1_500_000, 187_500],
    ]);
  });
});

describe('l’hypothèse impossible est refusée d’une phrase, sans rien calculer', () => {
  const { contrat: _, ...sansContrat } = T2;
  const evalue = { ...T2, dialogues: [{ le: '2025-04-20', seq: 45, annee: 1, pv: { le: '2025-04-20', seq: 46 } }] };
  const amende = {
    ...T2,
    contrat: { ...T2.contrat!, avenants: [{ le: '2025-07-01', seq: 60, numero: 1, objets: [], bareme: '2022-09-03' }] },
  };

  it.each<[string, Hypothese, FaitsCpts]>([
    ['Aucun contrat ACI n’est en vigueur le 01/06/2025.', { population: 90_000 }, sansContrat as FaitsCpts],
    ['Aucun contrat ACI n’est en vigueur le 01/04/2029.', { effetLe: '2029-04-01' }, T2],
    ['« Accès aux soins » figure déjà au contrat', { missionsAjoutees: ['ACCES_SOINS'] }, T2],
    ['« Accès aux soins » est une mission socle', { missionsRetirees: ['ACCES_SOINS'] }, T2],
    ['« Qualité et pertinence » ne figure pas au contrat', { missionsRetirees: ['QUALITE'] }, T2],
    ['Un avenant ne rétroagit pas : rien ne se suppose au 31/05/2025.', { effetLe: '2025-05-31' }, T2],
    ['Un avenant ne rétroagit pas : rien ne se suppose au 30/06/2025.', { effetLe: '2025-06-30' }, amende],
    ['l’année 6 n’en est pas', { taux: [{ annee: 6, mission: 'PARCOURS', taux: 50 }] }, T2],
    ['aucun taux ne s’y suppose', { taux: [{ annee: 2, mission: 'QUALITE', taux: 50 }] }, T2],
    ['le taux de « Parcours » est acquis', { taux: [{ annee: 1, mission: 'PARCOURS', taux: 50 }] }, evalue],
  ])('%s', (phrase, hypothese, faits) => {
    const { refus, remede, ...reste } = refusDe(hypothese, faits) as { refus: string; remede: string };
    expect(refus).toContain(phrase);
    expect([remede.endsWith('.'), reste]).toEqual([true, {}]);
  });

  it('le dernier jour du contrat est encore permis', () => {
    expect(refusDe({ effetLe: '2029-03-31' }).refus).toBeUndefined();
  });

  it.each<[string, object]>([
    ['population', { population: 0 }],
    ['population', { population: -5 }],
    ['population', { population: 1.5 }],
    ['effetLe', { effetLe: '2025-02-30' }],
    ['bareme', { bareme: '2019' }],
    ['membres', { membres: -1 }],
    ['missionsAjoutees', { missionsAjoutees: ['AUTRE'] }],
    ['taux', { taux: [{ annee: 1, mission: 'PARCOURS', taux: 101 }] }],
  ])('%s mal saisi : %j', async (champ, saisie) => {
    const erreurs = await validate(plainToInstance(Hypothese, saisie));
    expect(erreurs.map(({ property }) => property)).toEqual([champ]);
  });
});

it('toutes les versions du parcours portent le même financement', () => {
  expect(DEFINITION.financement).toBe(FINANCEMENT);
});
