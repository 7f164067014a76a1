import { ajouterJours, DateCivile, enVigueur, joursEntre, somme } from '#libs/droit';
import { financer } from '../../../workflows/cpts/financement';
import { decompteDe, lignesCalculees } from '../../../workflows/cpts/financement/decompte';
import { MISSIONS } from '../../../workflows/cpts/missions';
import { BASE_DU_PRORATA, PRORATA_DU_VARIABLE } from '../../../workflows/cpts/parametres';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Dialogue, Versement } from '../../../workflows/cpts/v2019-08-25/faits/vie';
import { CONTRAT_DU_RECUEIL, faitsDuContrat, lireAvec } from './etabli';

const avance = (poste: Versement['poste'], montant: number, seq: number, annee = 2): Versement => ({
  ...{ le: '2025-04-01', seq, contrat: 10, poste, nature: 'AVANCE', annee, montant, par: 'compte-a' },
  libere: { le: '2025-04-02', seq: seq + 20 },
});
const VERSEMENTS = [
  avance('FONCTIONNEMENT', 4_500_000, 50),
  avance('ACCES_SOINS', 5_250_000, 51),
  avance('PARCOURS', 2_625_000, 52),
  avance('PREVENTION', 1_125_000, 53),
  avance('CRISE', 1_312_500, 54),
];
const PV = { le: '2025-04-20', seq: 46 };
const DIALOGUE_1: Dialogue = {
  le: '2025-04-20',
  seq: 45,
  annee: 1,
  taux: [{ mission: 'ACCES_SOINS', taux: 80 }],
  pv: PV,
};

/** Rulebook § 2.9, then § 2.12: T2, second amendment, signed on 1 April 2024. */
const T2: FaitsCpts = {
  ...CONTRAT_DU_RECUEIL,
  dialogues: [DIALOGUE_1],
  versements: VERSEMENTS,
};

const fini = (le: DateCivile, faits = T2): FaitsCpts => ({
  ...faits,
  contrat: { ...faits.contrat!, fin: { le, seq: 90, cause: 'RESILIATION' } },
});
const FINI = fini('2025-12-15');

const compte = (faits: FaitsCpts, lire = lireAvec()) => decompteDe(faits, lire, '2026-02-10')!;
const lignesDe = (faits: FaitsCpts, lire = lireAvec()) =>
  compte(faits, lire).lignes.map((une) => [une.poste, une.droitAcquis, une.avanceRecue, une.tropPercu]);
const ligneDe = (faits: FaitsCpts, poste: string, lire = lireAvec()) =>
  compte(faits, lire).lignes.find((une) => une.poste === poste)!;
const serre = (texte: string) => texte.replace(/\s/g, ' ');

describe('§ 2.12 : T2, résiliation reçue le 15/10/2025, effet le 15/12/2025', () => {
  it('8 522,26 € de trop-perçu : 258 jours sur 365, poste par poste', () => {
    expect(lignesDe(FINI)).toEqual([
      ['FONCTIONNEMENT', 4_241_096, 4_500_000, 258_904],
      ['ACCES_SOINS', 4_947_945, 5_250_000, 302_055],
      ['PARCOURS', 2_473_973, 2_625_000, 151_027],
      ['PREVENTION', 1_060_274, 1_125_000, 64_726],
      ['CRISE', 1_236_986, 1_312_500, 75_514],
    ]);
    const { sommes, provisoire, annee } = compte(FINI);
    expect(sommes).toMatchObject({ droits: 13_960_274, avances: 14_812_500, tropPercu: 852_226 });
    expect([provisoire, annee]).toEqual([false, { rang: 2, du: '2025-04-01', au: '2026-04-01' }]);
  });

  it('chaque ligne dit sa base, son prorata, ce qui est reçu, ce qui est acquis et ce qui reste à confirmer', () => {
    const { calcul, parametres, aConfirmer } = ligneDe(FINI, 'ACCES_SOINS');
    expect(serre(calcul.formule)).toBe('70 000 € × 258/365 = 49 479,45 €');
    expect(calcul.etapes.map(serre)).toEqual([
      '70 000 € : part fixe annuelle « Accès aux soins », barème du 03/09/2022, taille 2.',
      '× 258/365 : 258 jours sur les 365 de l’année de contrat, du 01/04/2025 inclus au 15/12/2025 exclu.',
      '= 49 479,45 €, arrondi une fois au centime.',
      '52 500 € reçus − 49 479,45 € acquis = 3 020,55 € reçus en trop.',
    ]);
    expect(parametres.map(({ cle }) => cle)).toContain(BASE_DU_PRORATA.cle);
    expect(aConfirmer).toContain('Q-20');
  });

  it('au 300e jour, le décompte s’inverse : 5 034,25 € dus à la CPTS pour l’accès aux soins', () => {
    const acces = ligneDe(fini('2026-01-26'), 'ACCES_SOINS');
    expect(acces).toMatchObject({ droitAcquis: 5_753_425, avanceRecue: 5_250_000, tropPercu: -503_425 });
    expect(serre(acces.calcul.etapes.at(-1)!)).toBe('52 500 € reçus − 57 534,25 € acquis : 5 034,25 € dus à la CPTS.');
  });

  it('[Q-20] en mois entiers, huit mois sur douze', () => {
    expect(lignesDe(FINI, lireAvec([BASE_DU_PRORATA, 'MOIS']))[0]).toEqual([
      ...['FONCTIONNEMENT', 4_000_000, 4_500_000, 500_000],
    ]);
  });

  it('les soldes de l’année close restent dus, à part, et peuvent compenser le trop-perçu', () => {
    const { restesDus, sommes } = compte(FINI);
    expect(restesDus.map(({ poste, nature, annee, etat, montant }) => [poste, nature, annee, etat, montant])).toEqual([
      ['ACCES_SOINS', 'SOLDE', 1, 'DUE', 872_603],
      ['ACCES_SOINS', 'VARIABLE', 1, 'DUE', 1_196_712],
      ['CRISE', 'SOLDE', 1, 'DUE', 436_301],
    ]);
    expect(sommes).toMatchObject({ restesDus: 2_505_616, apresCompensation: 852_226 - 2_505_616 });
  });

  it('un solde qui attend encore son procès-verbal est montré, sans compenser', () => {
    const sansPv = fini('2025-05-10', { ...T2, dialogues: [] });
    const { restesDus, sommes } = decompteDe(sansPv, enVigueur, '2025-05-20')!;
    expect(restesDus.map(({ etat }) => etat)).toEqual(['PREVUE', 'PREVUE', 'PREVUE']);
    expect(restesDus.every(({ attend }) => attend?.includes('procès-verbal'))).toBe(true);
    expect(sommes.restesDus).toBe(0);
  });
});

describe('ce qui compte comme avance reçue', () => {
  const avec = (changement: Partial<Versement>) =>
    ligneDe(
      { ...FINI, versements: VERSEMENTS.map((un) => (un.seq === 51 ? { ...un, ...changement } : un)) },
      'ACCES_SOINS',
    );

  it('un versement libéré ; ordonné seulement, il est à libérer ou à annuler d’abord', () => {
    const { libere: _, ...ordonne } = VERSEMENTS[1]!;
    const acces = ligneDe({ ...FINI, versements: [ordonne] }, 'ACCES_SOINS');
    expect(acces).toMatchObject({ avanceRecue: 0, aLiberer: 5_250_000, tropPercu: -4_947_945 });
    expect(ligneDe(FINI, 'ACCES_SOINS').aLiberer).toBe(0);
  });

  it.each([
    ['annulé', { annule: { le: '2025-04-03', seq: 99 } }],
    ['d’un autre contrat', { contrat: 3 }],
    ['d’une autre année', { annee: 1 }],
    ['de la part variable', { nature: 'VARIABLE' as const }],
  ])('un versement %s ne compte pas', (_, changement) => {
    expect(avec(changement)).toMatchObject({ avanceRecue: 0, aLiberer: 0 });
  });

  it('une avance payée à une mission qui n’ouvre aucun droit est reçue en trop en entier', () => {
    const qualite = ligneDe({ ...FINI, versements: [avance('QUALITE', 750_000, 60)] }, 'QUALITE');
    expect(qualite).toMatchObject({ droitAcquis: 0, avanceRecue: 750_000, tropPercu: 750_000 });
  });
});

describe('l’année que la fin interrompt', () => {
  it('une fin le jour d’un anniversaire n’interrompt rien ; la veille et le lendemain, si', () => {
    const annees = ['2026-03-31', '2026-04-01', '2026-04-02'].map((le) => compte(fini(le)).annee?.rang);
    expect(annees).toEqual([2, undefined, 3]);
    expect(compte(fini('2026-04-01'))).toMatchObject({
      lignes: [],
      variables: [],
      sommes: { droits: 0, tropPercu: 0 },
    });
    expect(ligneDe(fini('2026-03-31'), 'FONCTIONNEMENT').droitAcquis).toBe(Math.round((6_000_000 * 364) / 365));
  });

  it('la première année, versée en entier, se rend au prorata', () => {
    const versements = [avance('FONCTIONNEMENT', 6_000_000, 49, 1)];
    expect(ligneDe(fini('2024-06-01', { ...T2, versements }), 'FONCTIONNEMENT')).toMatchObject({
      ...{ droitAcquis: 1_002_740, avanceRecue: 6_000_000, tropPercu: 4_997_260 },
    });
  });

  it('une mission démarrée dans l’année compte de son démarrage à la fin', () => {
    const acces = ligneDe(fini('2024-12-01'), 'ACCES_SOINS');
    expect(serre(acces.calcul.formule)).toBe('70 000 € × 61/365 = 11 698,63 €');
  });

  it('une mission qui n’a pas démarré, ou qui n’a démarré qu’après, n’a rien acquis', () => {
    expect(lignesDe(fini('2024-09-15', { ...T2, versements: [] })).map(([poste]) => poste)).toEqual(['FONCTIONNEMENT']);
  });

  it('[§ 2.8] un 29 février compte : 366 jours au dénominateur', () => {
    const faits = faitsDuContrat({ signature: '2023-04-01', population: 60_000, missions: ['PARCOURS'] });
    expect(serre(ligneDe(fini('2024-03-01', faits), 'FONCTIONNEMENT').calcul.formule)).toContain('335/366');
  });
});

describe('quel contrat se solde', () => {
  it('aucun, quand rien ne finit', () => {
    expect(decompteDe(T2, enVigueur, '2026-01-10')).toBeUndefined();
    expect(
      decompteDe({ ...T2, contrat: { demande: { le: '2024-01-01', seq: 1 } } }, enVigueur, '2026-01-10'),
    ).toBeUndefined();
    expect(lignesCalculees(T2, enVigueur, '2026-01-10')).toEqual([]);
  });

  it('pendant un préavis, le décompte est provisoire, aux montants de la fin qui s’annonce', () => {
    const preavis = { ...T2, contrat: { ...T2.contrat!, resiliation: { le: '2025-10-15', seq: 80 } } };
    const provisoire = decompteDe(preavis, enVigueur, '2025-11-01')!;
    expect(provisoire).toMatchObject({ provisoire: true, fin: '2025-12-15', sommes: { tropPercu: 852_226 } });
    const tardive = { ...preavis, missions: { ...T2.missions, PREVENTION: { le: '2025-12-20', seq: 81 } } };
    const droits = decompteDe(tardive, enVigueur, '2025-12-22')!.lignes.map(({ droitAcquis }) => droitAcquis);
    expect([droits.length, Math.min(...droits)]).toEqual([5, 0]);
    // Not to be established yet: nothing is proposed.
    expect(lignesCalculees(preavis, enVigueur, '2025-11-01')).toEqual([]);
  });

  it.each(['RENOUVELLEMENT', 'DISSOLUTION', 'EXPIRATION'] as const)(
    'après %s, celui qui a fini, à côté du suivant',
    (cause) => {
      const ancien = { ...T2.contrat!, fin: { le: '2025-12-15', seq: 90, cause } };
      const suivant = {
        demande: { le: '2026-01-02', seq: 91 },
        signature: { ...T2.contrat!.signature!, le: '2026-01-05', seq: 92 },
      };
      const faits = { ...T2, contrat: { ...suivant, precedent: ancien } };
      expect(compte(faits)).toMatchObject({ contrat: 10, provisoire: false, sommes: { tropPercu: 852_226 } });
    },
  );

  it('paraît dans le financement du dossier', () => {
    expect(financer(FINI, enVigueur, '2026-01-10').decompte?.sommes.tropPercu).toBe(852_226);
    expect(financer(T2, enVigueur, '2026-01-10')).not.toHaveProperty('decompte');
  });
});

describe('[Q-18] le variable de la période non évaluée', () => {
  const DIALOGUE_2: Dialogue = {
    le: '2026-01-20',
    seq: 95,
    annee: 2,
    taux: [{ mission: 'ACCES_SOINS', taux: 50 }],
    pv: { le: '2026-01-20', seq: 96 },
  };
  const evalue = { ...FINI, dialogues: [DIALOGUE_1, DIALOGUE_2] };
  const variable = (faits: FaitsCpts, lire = lireAvec()) =>
    compte(faits, lire).variables.find(({ poste }) => poste === 'ACCES_SOINS')!;

  it('sans taux, se règle au dernier dialogue et n’entre dans aucun total', () => {
    expect(variable(FINI).montant).toBeNull();
    expect(variable(FINI).calcul.etapes[0]).toContain('au dernier dialogue');
    expect(compte(FINI).variables.map(({ poste }) => poste)).toEqual(['ACCES_SOINS', 'PARCOURS', 'PREVENTION']);
    expect(compte(FINI).sommes.variable).toBe(0);
  });

  it('constaté, suit le prorata et s’ajoute au droit de la mission', () => {
    const { montant, calcul, aConfirmer } = variable(evalue);
    expect([montant, serre(calcul.formule)]).toEqual([1_060_274, '30 000 € × 50 % × 258/365 = 10 602,74 €']);
    expect(aConfirmer).toEqual(expect.arrayContaining(['Q-18', 'Q-20']));
    expect(lignesCalculees(evalue, enVigueur, '2026-02-10')[1]).toMatchObject({
      poste: 'ACCES_SOINS',
      droitAcquis: 4_947_945 + 1_060_274,
    });
    expect(compte(evalue).sommes).toMatchObject({ variable: 1_060_274, tropPercu: 852_226 });
  });

  it('non proratisé par paramètre, est dû en entier', () => {
    expect(variable(evalue, lireAvec([PRORATA_DU_VARIABLE, false])).montant).toBe(1_500_000);
  });
});

it('à toute fin, d’un jour au suivant : droits positifs, croissants, sous le barème ; les parts font le tout', () => {
  const plafonds = [6_000_000, 7_000_000, 3_500_000, 1_500_000, 3_500_000];
  let avant: Record<string, number> = {};
  for (let jour = 360; jour < 735; jour += 1) {
    const fin = ajouterJours('2024-04-01', jour);
    const decompte = compte(fini(fin));
    if (joursEntre(decompte.annee?.du ?? fin, fin) <= 1) avant = {};
    for (const { poste, droitAcquis } of decompte.lignes) {
      expect(droitAcquis).toBeGreaterThanOrEqual(avant[poste] ?? 0);
      expect(droitAcquis).toBeLessThan(plafonds[['FONCTIONNEMENT', ...MISSIONS].indexOf(poste)]!);
      avant[poste] = droitAcquis;
    }
    expect(somme(decompte.lignes.map(({ tropPercu }) => tropPercu))).toBe(
      decompte.sommes.avances - decompte.sommes.droits,
    );
  }
});
