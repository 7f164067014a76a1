import {
  agir,
  comparer,
  Definition,
  delaisDe,
  EcheanceDefinie,
  Evenement,
  HORLOGE,
  Instantane,
  lister,
  ouvrir,
  prochainEffetDuTemps,
  Regle,
  rejouer,
  reverifier,
  soumettre,
} from '#libs/moteur';
import { createMachine } from 'xstate';
import { CONSTATS, DEFINITION, evenement, Faits, source } from './essai';

// What a definition throws holds no effect of time back, refuses a person with a sentence, and never goes unnoticed.

const regle = (code: string, suite: Partial<Regle> = {}): Regle => ({
  ...{ code, enonce: `Énoncé de ${code}.`, sources: [source], vraie: () => true },
  ...{ message: () => `Pas ${code}.`, remede: () => `Faites ${code}.` },
  ...suite,
});
const tomber = (): never => {
  throw new TypeError('Alix Durand, 12 rue des Lilas');
};
const partir = (faits: Faits, { le, seq }: Evenement): Faits => ({ ...faits, depuis: { le, seq } });
const noter = (faits: Faits, { type }: Evenement): Faits => ({ ...faits, notes: [...faits.notes, type] });
const REGLES = { 'R-1': regle('R-1'), 'R-2': regle('R-2'), 'R-3': regle('R-3') };
const echeance = (code: string, dans: string, type: string | undefined, mois: number): EcheanceDefinie<Faits> => ({
  ...DEFINITION.echeances[0]!,
  ...{ code, dans: [dans], duree: { ...DEFINITION.parametres[0], valeurs: [ligne({ mois })] } as never },
  evenement: type ? { type } : (undefined as never),
});
const ligne = (valeur: object) => ({ du: '2020-01-01', valeur, source });

// Two lives beside one another: silence ends each of them, under a rule.
const MODELE: Definition<Faits> = {
  ...DEFINITION,
  machine: createMachine({
    id: 'deux-vies',
    context: {} as never,
    initial: 'enCours',
    states: {
      enCours: {
        type: 'parallel',
        states: {
          un: {
            initial: 'a',
            states: {
              a: { on: { PARTIR: { target: 'b', guard: 'R-3', actions: 'noter' } } },
              b: {
                on: {
                  FINIR: [
                    { target: 'c', guard: 'R-1', actions: 'noter' },
                    { target: 'd', actions: 'noter' },
                  ],
                  AGIR: { guard: 'R-2', actions: 'noter' },
                },
              },
              c: {},
              d: {},
            },
          },
          deux: {
            initial: 'a',
            states: {
              a: { on: { PARTIR: { target: 'b', actions: 'noter' } } },
              b: { on: { CESSER: { target: 'c', actions: 'noter' }, DIRE: { actions: 'noter' } } },
              c: {},
            },
          },
        },
      },
    },
  }) as never,
  evenements: [
    evenement('PARTIR', ['X'], { noter: partir }),
    evenement('AGIR', ['X'], { noter }),
    evenement('DIRE', ['X'], { noter, avertissements: ['R-3'] }),
    evenement('FINIR', ['HORLOGE'], { route: 'HORLOGE', noter }),
    evenement('CESSER', ['HORLOGE'], { route: 'HORLOGE', noter }),
  ],
  regles: REGLES,
  echeances: [echeance('D-UN', 'enCours.un.b', 'FINIR', 1), echeance('D-DEUX', 'enCours.deux.b', 'CESSER', 2)],
};
const sous = (regles: Partial<Record<keyof typeof REGLES, Regle>>, suite: Partial<Definition<Faits>> = {}) =>
  ({ ...MODELE, ...suite, regles: { ...REGLES, ...regles } }) as Definition<Faits>;
const SAINE = sous({});
const DEFAUT = { quoi: 'REGLE', code: 'R-1', message: 'La règle R-1 n’a pas pu être vérifiée (TypeError).' };

const acte = (type: string, seq: number, le: string, suite: Partial<Evenement> = {}): Evenement => ({
  ...{ type, seq, le, donnees: {}, constats: CONSTATS, acteur: { id: 'x', roles: ['X'] } },
  ...suite,
});
const effet = (type: string, seq: number, le: string, suite: Partial<Evenement> = {}) =>
  acte(type, seq, le, { acteur: HORLOGE, ...suite });
function accepter(definition: Definition, instantane: Instantane, envoi: Evenement) {
  const verdict = agir(definition, instantane, envoi);
  if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
  return verdict;
}
const DEPART = acte('PARTIR', 2, '2024-01-31');
const parti = (definition: Definition = SAINE) =>
  accepter(definition, ouvrir(definition, {}, CONSTATS), DEPART).instantane;
const lignes = (definition: Definition, instantane = parti()) =>
  Object.fromEntries(
    lister(definition, instantane, { id: 'x', roles: ['X', 'HORLOGE'] }, '2024-02-01', CONSTATS).map((action) => [
      action.type,
      [action.possible, ...action.refus.map(({ message }) => message)],
    ]),
  );

describe('une règle qui tombe', () => {
  const enPanne = sous({ 'R-1': regle('R-1', { vraie: tomber }) });

  it('ne retient pas l’effet du temps : il a lieu à sa date, et son verdict dit la règle', () => {
    const fin = prochainEffetDuTemps(enPanne, parti(), '2024-03-01')!;
    expect([fin.type, fin.le]).toEqual(['FINIR', '2024-02-29']);
    const verdict = accepter(enPanne, parti(), effet('FINIR', 3, fin.le, { donnees: fin.donnees }));
    expect(verdict.instantane.valeur).toEqual({ enCours: { un: 'c', deux: 'b' } });
    expect(verdict.effets.echeances.levees.map(({ code }) => code)).toEqual(['D-UN']);
    expect(verdict.effets.anomalies).toEqual([DEFAUT]);
    expect(JSON.stringify(verdict)).not.toMatch(/Durand|Lilas/);
  });

  it('n’est dite qu’à ceux qu’elle touche : un verdict sain n’a pas d’anomalies', () => {
    expect(accepter(enPanne, parti(), effet('CESSER', 3, '2024-03-31')).effets).not.toHaveProperty('anomalies');
    expect(accepter(SAINE, parti(), effet('FINIR', 3, '2024-02-29')).effets).not.toHaveProperty('anomalies');
  });

  it('refuse l’acte d’une personne, sans dérogation possible, en disant pourquoi et que faire', () => {
    const definition = sous({ 'R-2': regle('R-2', { vraie: tomber, derogeablePour: ['AGIR'] }) });
    const derogations = [{ regle: 'R-2', motif: 'parce que' }];
    const verdict = agir(definition, parti(), acte('AGIR', 3, '2024-02-01', { donnees: { derogations } }));
    expect(verdict).toEqual({
      accepte: false,
      categorie: 'DROIT',
      anomalies: [{ quoi: 'REGLE', code: 'R-2', message: 'La règle R-2 n’a pas pu être vérifiée (TypeError).' }],
      motifs: [
        {
          ...{ code: 'R-2', source: 'Texte d’essai, art. 1', aConfirmer: [], derogeable: false },
          message: 'La règle R-2 n’a pas pu être vérifiée, et elle doit l’être : Énoncé de R-2.',
          remede: 'Prévenez votre administrateur : un incident le lui signale. Recommencez quand il est résolu.',
        },
      ],
    });
  });

  it.each(['message', 'remede'] as const)(
    'sans pouvoir dire son %s : elle refuse quand même, par son énoncé',
    (quoi) => {
      const definition = sous({ 'R-2': regle('R-2', { vraie: () => false, [quoi]: tomber }) });
      expect(agir(definition, parti(), acte('AGIR', 3, '2024-02-01'))).toMatchObject({
        accepte: false,
        motifs: [{ code: 'R-2', message: 'La règle R-2 n’est pas respectée : Énoncé de R-2.' }],
        anomalies: [{ code: 'R-2' }],
      });
      expect(lignes(definition)['AGIR']).toEqual([false, 'La règle R-2 n’est pas respectée : Énoncé de R-2.']);
    },
  );

  it('qui ne fait qu’avertir n’empêche rien : elle avertit qu’elle n’a pas été vérifiée', () => {
    const definition = sous({ 'R-3': regle('R-3', { vraie: tomber }) });
    const { effets } = accepter(definition, parti(), acte('DIRE', 3, '2024-02-01'));
    expect(effets.avertissements.map(({ message }) => message)).toEqual([
      'La règle R-3 n’a pas pu être vérifiée, et elle doit l’être : Énoncé de R-3.',
    ]);
    expect(effets.anomalies).toMatchObject([{ code: 'R-3' }]);
  });

  it('la liste des actes reste entière : l’acte qu’elle garde est refusé, l’effet du temps reste possible', () => {
    const toutes = sous({
      'R-1': regle('R-1', { vraie: tomber }),
      'R-2': regle('R-2', { vraie: tomber, message: tomber }),
      'R-3': regle('R-3', { vraie: tomber }),
    });
    const saines = lignes(SAINE);
    expect(lignes(toutes)).toEqual({
      ...saines,
      AGIR: [false, 'La règle R-2 n’a pas pu être vérifiée, et elle doit l’être : Énoncé de R-2.'],
    });
    expect(saines['FINIR']).toEqual([true]);
  });
});

describe('le rejeu d’un effet enregistré sans vérifier sa règle', () => {
  const ouverture = { donnees: {}, constats: CONSTATS };
  const fin = effet('FINIR', 3, '2024-02-29', { sansControle: ['R-1'] });
  const contraire = sous({ 'R-1': regle('R-1', { vraie: () => false }) });
  const enPanne = sous({ 'R-1': regle('R-1', { vraie: tomber }) });
  const enregistre = accepter(enPanne, parti(), effet('FINIR', 3, '2024-02-29')).instantane;

  it.each<[string, Definition, string]>([
    ['réparée et respectée', SAINE, 'TENUE'],
    ['toujours en panne', enPanne, 'INVERIFIABLE'],
    ['réparée, et contraire', contraire, 'CONTRAIRE'],
  ])('redonne le même état quand la règle est %s, et le dit', (_, definition, issue) => {
    expect(rejouer(definition, ouverture, [DEPART, fin])).toEqual(enregistre);
    expect(reverifier(definition, ouverture, [DEPART, fin])).toEqual([
      { seq: 3, type: 'FINIR', le: '2024-02-29', regle: 'R-1', issue },
    ]);
  });

  it('sans marque, la règle est demandée : le rejeu suit sa réponse, et ne devine pas celle qu’elle ne donne pas', () => {
    const sansMarque = effet('FINIR', 3, '2024-02-29');
    expect(rejouer(contraire, ouverture, [DEPART, sansMarque]).valeur).toEqual({ enCours: { un: 'd', deux: 'b' } });
    expect(() => rejouer(enPanne, ouverture, [DEPART, sansMarque])).toThrow(
      'Rejeu impossible à l’entrée 3 (FINIR) : R-1.',
    );
    expect(reverifier(SAINE, ouverture, [DEPART, sansMarque])).toEqual([]);
  });
});

describe('une échéance que l’on ne sait pas calculer', () => {
  const avec = (code: string, suite: Partial<EcheanceDefinie<Faits>> = { departs: tomber }) =>
    sous(
      {},
      { echeances: MODELE.echeances.map((definie) => (definie.code === code ? { ...definie, ...suite } : definie)) },
    );
  const codes = (liste: readonly { code: string }[]) => liste.map(({ code }) => code);

  it('laisse les autres courir, et se dit', () => {
    for (const definition of [avec('D-UN'), avec('D-UN', { duree: { parmi: [], pour: tomber } })]) {
      const { echeances, anomalies } = delaisDe(definition, parti());
      expect(codes(echeances)).toEqual(['D-DEUX']);
      expect(anomalies).toEqual([
        { quoi: 'ECHEANCE', code: 'D-UN', message: 'L’échéance D-UN n’a pas pu être calculée (TypeError).' },
      ]);
    }
  });

  it('ne passe jamais pour levée ; retrouvée, elle est armée de nouveau', () => {
    const [sain, enPanne] = [delaisDe(SAINE, parti()), delaisDe(avec('D-UN'), parti())];
    expect(comparer(sain, enPanne)).toEqual({ armees: [], levees: [], modifiees: [] });
    expect(codes(comparer(enPanne, sain).armees)).toEqual(['D-UN']);
    expect(codes(comparer(sain, { echeances: [], anomalies: [] }).levees)).toEqual(['D-UN', 'D-DEUX']);
  });

  it('retient ce qui bouge sa partie du dossier, et rien d’ailleurs', () => {
    const definition = avec('D-UN');
    // D-UN would come first: whatever else ends that part must wait for it; the other part does not.
    expect(prochainEffetDuTemps(definition, parti(), '2024-06-01')).toMatchObject({ type: 'CESSER', le: '2024-03-31' });
    expect(prochainEffetDuTemps(avec('D-DEUX'), parti(), '2024-06-01')).toMatchObject({ type: 'FINIR' });
    const verdict = accepter(definition, parti(), effet('CESSER', 3, '2024-03-31'));
    expect(verdict.effets.anomalies).toMatchObject([{ quoi: 'ECHEANCE', code: 'D-UN' }]);
    expect(codes(verdict.effets.echeances.levees)).toEqual(['D-DEUX']);
    expect(soumettre(definition, parti(), acte('AGIR', 3, '2024-02-01'))).toMatchObject({
      accepte: false,
      motifs: [{ code: 'D-UN', message: expect.stringContaining('n’a pas pu être calculée') as string }],
      anomalies: [{ quoi: 'ECHEANCE', code: 'D-UN' }],
    });
    expect(soumettre(definition, parti(), acte('DIRE', 3, '2024-02-01'))).toMatchObject({ accepte: true });
    const { AGIR, DIRE, CESSER, FINIR } = lignes(definition);
    expect([AGIR![0], DIRE![0], CESSER![0], FINIR![0]]).toEqual([false, true, true, false]);
  });

  it('deux effets dans une même partie : l’autre attend aussi', () => {
    const echeances = [...MODELE.echeances, { ...echeance('D-AUTRE', 'enCours.un.b', 'FINIR', 3), departs: tomber }];
    const definition = sous({}, { echeances });
    expect(prochainEffetDuTemps(definition, parti(), '2024-03-30')).toBeUndefined();
    expect(prochainEffetDuTemps(definition, parti(), '2024-04-01')).toMatchObject({ type: 'CESSER' });
  });

  it('sans effet du temps, elle ne retient rien', () => {
    const echeances = [...MODELE.echeances, { ...echeance('D-ALERTE', 'enCours.un.b', undefined, 3), departs: tomber }];
    const definition = sous({}, { echeances });
    expect(prochainEffetDuTemps(definition, parti(), '2024-03-01')).toMatchObject({ type: 'FINIR' });
    expect(soumettre(definition, parti(), acte('AGIR', 3, '2024-02-01'))).toMatchObject({
      accepte: true,
      effets: { anomalies: [{ code: 'D-ALERTE' }] },
    });
  });
});
