import { agir, lister } from '#libs/moteur';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { DEFINITION } from '../cpts/examens';
import { Recit } from '../cpts/recit';

const CAISSE = { id: 'caisse', roles: ['CPAM'] };
const CONSTATS = { aujourdhui: '2035-01-01', chevauchements: [] };
const PREUVE = { canal: 'LRAR', reference: '2C 000 (fictif)' };
const MISSIONS = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'];
const ASSOCIATION = {
  forme: 'ASSOCIATION_1901',
  denomination: 'CPTS (fictif)',
  recepisseLe: '2023-01-02',
  siren: '891868176',
};
const AVANCES = {
  FONCTIONNEMENT: 4_500_000,
  ACCES_SOINS: 5_250_000,
  PARCOURS: 2_625_000,
  PREVENTION: 1_125_000,
  CRISE: 1_312_500,
};

/** Rulebook § 2.9 told in the journal: T2, signed on 1 April 2024, the advances of its second year paid. */
function raconter(): Recit {
  const recit = Recit.jusquALaLettre('2023-01-01')
    .fait('DECLARER_ASSOCIATION', '2023-01-02', ASSOCIATION)
    .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
    .fait('VALIDER_PROJET_SANTE', '2023-02-01')
    .fait('DEMANDER_ACI', '2023-02-02')
    .fait('SIGNER_ACI', '2024-04-01', { missions: MISSIONS });
  for (const mission of ['ACCES_SOINS', 'CRISE']) recit.fait('DEMARRER_MISSION', '2024-10-01', { mission });
  for (const mission of ['PARCOURS', 'PREVENTION']) recit.fait('DEMARRER_MISSION', '2025-04-01', { mission });
  for (const [poste, montant] of Object.entries(AVANCES))
    recit.fait('REPRENDRE_VERSEMENT', '2025-04-01', { poste, nature: 'AVANCE', annee: 2, montant });
  return recit;
}

function resilier(recit: Recit): Recit {
  recit.fait('RECEVOIR_RESILIATION', '2025-10-15', { preuve: PREUVE });
  recit.attendre('2025-12-15');
  return recit;
}

// Told once: each test goes on from there with a story of its own.
const suite = ({ instantane }: Recit): Recit => Object.assign(new Recit(), { instantane });
const VERSE = raconter();
const ETEINT = resilier(suite(VERSE));
const verse = () => suite(VERSE);
const eteint = () => suite(ETEINT);

const action = ({ instantane }: Recit, type: string, le = '2026-01-10') =>
  lister(DEFINITION, instantane, CAISSE, le, CONSTATS).find((une) => une.type === type)!;
const faitsDe = ({ instantane }: Recit) => instantane.faits as FaitsCpts;
const PROPOSEES = [
  { poste: 'FONCTIONNEMENT', droitAcquis: 4_241_096, avanceRecue: 4_500_000 },
  { poste: 'ACCES_SOINS', droitAcquis: 4_947_945, avanceRecue: 5_250_000 },
  { poste: 'PARCOURS', droitAcquis: 2_473_973, avanceRecue: 2_625_000 },
  { poste: 'PREVENTION', droitAcquis: 1_060_274, avanceRecue: 1_125_000 },
  { poste: 'CRISE', droitAcquis: 1_236_986, avanceRecue: 1_312_500 },
];

function agirSur({ instantane }: Recit, type: string, le: string, donnees: object) {
  const seq = instantane.seq + 1;
  const verdict = agir(DEFINITION, instantane, { type, le, donnees, constats: CONSTATS, acteur: CAISSE, seq });
  if (!verdict.accepte) throw new Error(verdict.motifs.map(({ message }) => message).join(' '));
  return verdict.effets;
}

const serre = (texte: string) => texte.replace(/\s/g, ' ');

describe('[A-DECOMPTE-CALCULE] le décompte proposé', () => {
  it('porte les lignes calculées du § 2.12', () => {
    expect(action(eteint(), 'ETABLIR_DECOMPTE').proposition).toEqual({ lignes: PROPOSEES });
  });

  it('n’est pas proposé avant la fin, ni quand une fin d’anniversaire n’interrompt aucune année', () => {
    const preavis = verse().fait('RECEVOIR_RESILIATION', '2025-10-15', { preuve: PREUVE });
    expect(action(preavis, 'ETABLIR_DECOMPTE', '2025-11-01').proposition).toBeUndefined();
    const recit = verse().fait('RECEVOIR_RESILIATION', '2026-02-01', { preuve: PREUVE });
    recit.attendre('2026-04-01');
    expect(faitsDe(recit).contrat?.fin?.le).toBe('2026-04-01');
    expect(action(recit, 'ETABLIR_DECOMPTE', '2026-04-10')).toMatchObject({ possible: true });
    expect(action(recit, 'ETABLIR_DECOMPTE', '2026-04-10').proposition).toBeUndefined();
  });

  it('repris tel quel, il n’avertit de rien', () => {
    expect(agirSur(eteint(), 'ETABLIR_DECOMPTE', '2026-01-10', { lignes: PROPOSEES }).avertissements).toEqual([]);
  });

  it('corrigé ou incomplet, il est admis, et chaque écart est dit en euros', () => {
    const [, acces, ...autres] = PROPOSEES;
    const lignes = [{ ...acces!, droitAcquis: 4_900_000 }, ...autres];
    const { avertissements } = agirSur(eteint(), 'ETABLIR_DECOMPTE', '2026-01-10', { lignes });
    expect(avertissements.map(({ code, message }) => [code, serre(message)])).toEqual([
      [
        'A-DECOMPTE-CALCULE',
        'Le décompte s’écarte du calcul : Fonctionnement, droit acquis : 0 € saisis, 42 410,96 € calculés ; Fonctionnement, avance reçue : 0 € saisis, 45 000 € calculés ; Accès aux soins, droit acquis : 49 000 € saisis, 49 479,45 € calculés.',
      ],
    ]);
  });
});

describe('[G-P8-03] rien n’est repris sans qu’une personne le décide', () => {
  it('la fin du contrat et le temps n’établissent, ne valident ni ne notifient rien', () => {
    const recit = eteint();
    recit.attendre('2029-01-01');
    expect(faitsDe(recit).decompte).toBeUndefined();
    recit.fait('ETABLIR_DECOMPTE', '2029-01-05', { lignes: PROPOSEES }).fait('VALIDER_DECOMPTE', '2029-01-06');
    recit.attendre('2032-01-01');
    expect(faitsDe(recit).decompte).not.toHaveProperty('indu');
  });

  it('un indu non validé est refusé ; validé, il se notifie, motivé, au montant du décompte', () => {
    const etabli = eteint().fait('ETABLIR_DECOMPTE', '2026-01-10', { lignes: PROPOSEES });
    expect(action(etabli, 'NOTIFIER_INDU', '2026-01-12')).toMatchObject({ possible: false });
    expect(action(etabli, 'NOTIFIER_INDU', '2026-01-12').refus.map(({ code }) => code)).toContain('G-P8-03');
    etabli.fait('VALIDER_DECOMPTE', '2026-01-15');
    const motivation = 'Les avances de l’année dépassent les droits acquis à la fin du contrat.';
    expect(faitsDe(etabli.fait('NOTIFIER_INDU', '2026-01-20', { motivation })).decompte?.indu?.montant).toBe(852_226);
  });
});

describe('[C-P8-05] la lettre porte le calcul', () => {
  const lettre = (lignes: object[], recit = eteint()) => {
    recit.fait('ETABLIR_DECOMPTE', '2026-01-10', { lignes }).fait('VALIDER_DECOMPTE', '2026-01-15');
    const motivation = 'Les avances de l’année dépassent les droits acquis à la fin du contrat.';
    const { courriers } = agirSur(recit, 'NOTIFIER_INDU', '2026-01-20', { motivation });
    return courriers.find(({ code }) => code === 'C-P8-05')!.variables as {
      lignes: { poste: string; calcul: string | null }[];
      annee: object | null;
      dateFin: string;
    };
  };

  it('base et prorata de chaque ligne, et l’année qu’ils comptent', () => {
    const { lignes, annee } = lettre(PROPOSEES);
    expect(lignes.map(({ poste, calcul }) => [poste, serre(calcul!)])).toEqual([
      ['Fonctionnement', '60 000 € × 258/365 = 42 410,96 €'],
      ['Accès aux soins', '70 000 € × 258/365 = 49 479,45 €'],
      ['Parcours', '35 000 € × 258/365 = 24 739,73 €'],
      ['Prévention', '15 000 € × 258/365 = 10 602,74 €'],
      ['Crise sanitaire', '17 500 € × 258/365 = 12 369,86 €'],
    ]);
    expect(annee).toEqual({ du: '2025-04-01', au: '2026-04-01' });
  });

  it('une ligne que la caisse a fixée autrement ne se réclame pas du calcul', () => {
    const [fonctionnement, ...autres] = PROPOSEES;
    const { lignes } = lettre([{ ...fonctionnement!, droitAcquis: 4_200_000 }, ...autres]);
    expect(lignes.map(({ calcul }) => calcul === null)).toEqual([true, false, false, false, false]);
  });

  it('[E-P8-06] un contrat suivant signé entre-temps, elle parle toujours de celui qui a fini', () => {
    const recit = eteint().fait('DEMANDER_ACI', '2026-01-02').fait('SIGNER_ACI', '2026-01-05', { missions: MISSIONS });
    expect(lettre(PROPOSEES, recit)).toMatchObject({ dateFin: '2025-12-15', annee: { du: '2025-04-01' } });
  });
});

describe('[Q-18] le dernier dialogue de l’année que la fin interrompt', () => {
  const DIALOGUE = { annee: 2, taux: [{ mission: 'ACCES_SOINS', taux: 50 }] };

  it('se tient dès la fin, non avant, une seule fois', () => {
    expect(() => verse().fait('TENIR_DIALOGUE_GESTION', '2025-12-14', DIALOGUE)).toThrow('n’est close que le');
    const recit = eteint().fait('TENIR_DIALOGUE_GESTION', '2025-12-15', DIALOGUE);
    expect(() => recit.fait('TENIR_DIALOGUE_GESTION', '2026-01-08', DIALOGUE)).toThrow('a déjà été tenu');
  });

  it('rien n’y oblige : aucune échéance ne l’attend', () => {
    expect(eteint().echeance('D-P7-02', 'annee2')).toBeUndefined();
    expect(eteint().echeance('D-P7-02', 'annee1')).toBeDefined();
  });

  it('son taux entre, au prorata, dans le droit proposé', () => {
    const recit = eteint().fait('TENIR_DIALOGUE_GESTION', '2025-12-20', DIALOGUE);
    expect(action(recit, 'ETABLIR_DECOMPTE').proposition).toMatchObject({
      lignes: [{}, { poste: 'ACCES_SOINS', droitAcquis: 4_947_945 + 1_060_274 }, {}, {}, {}],
    });
  });
});
