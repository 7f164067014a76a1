import { estOuvre, joursEntre, SuspensionGenerale, ZONES_FERIES, ZoneFeries } from '#libs/droit';
import { Echeance, echeancesDe } from '#libs/moteur';
import fc from 'fast-check';
import { LETTRE } from './cpts/recit';
import { Journal, OUVERTURE } from './journal';

// The due date shown is worked out again from the rows of the journal, by other means: days counted one by one on the
// calendar of JavaScript. Whatever the order of requests and receipts, the sentence accounts for every day.

const JOUR = 86_400_000;
const plus = (le: string, jours: number) => new Date(Date.parse(le) + jours * JOUR).toISOString().slice(0, 10);

function plusMois(le: string, mois: number): string {
  const [annee, rang, jour] = le.split('-').map(Number) as [number, number, number];
  const dernier = new Date(Date.UTC(annee, rang - 1 + mois + 1, 0)).getUTCDate();
  return new Date(Date.UTC(annee, rang - 1 + mois, Math.min(jour, dernier))).toISOString().slice(0, 10);
}

/** A period whose suspended days are counted one by one. */
function compterJourParJour(depart: string, fin: string, suspendu: (jour: string) => boolean): string {
  let echeance = fin;
  for (let jour = depart; jour <= echeance; jour = plus(jour, 1)) if (suspendu(jour)) echeance = plus(echeance, 1);
  return echeance;
}

/** Every number of days that the sentence tells: those lost, those of the period, those suspended. */
function joursDits({ explication }: Echeance): number {
  const dits = [/(\d+) jours? écoulés? ne/g, /, soit (\d+) jours?\./g, /exclu \((\d+) jours?\)/g].flatMap((motif) =>
    [...explication.matchAll(motif)].map(([, nombre]) => Number(nombre)),
  );
  const enJours = /^(?:Premier [^.]*\. )?(\d+) jours? à compter/.exec(explication);
  return dits.reduce((somme, nombre) => somme + nombre, 0) + Number(enJours?.[1] ?? 0);
}

const premierDepart = ({ depart }: Echeance) => depart.historique?.[0]?.le ?? depart.le;

const texte = { cle: 'T', texte: 'Ordonnance d’essai', reference: 'art. 7', version: '2020', lien: 'nulle part' };
const ouvrirAvec = (feries: ZoneFeries, generales: readonly SuspensionGenerale[]) => ({
  ...OUVERTURE,
  constats: {
    ...OUVERTURE.constats,
    zone: { fuseau: 'Europe/Paris', feries },
    ...(generales.length
      ? { reglages: { 'delais.suspensionsGenerales': [{ du: '2016-01-26', valeur: generales, source: texte }] } }
      : {}),
  },
});

/** Days on which periods are delicate: ends of month, leap years, the spring of 2020. */
const arbitreDepart = fc.oneof(
  fc
    .record({ annee: fc.integer({ min: 2020, max: 2032 }), mois: fc.integer({ min: 1, max: 12 }) })
    .map(({ annee, mois }) => new Date(Date.UTC(annee, mois, 0)).toISOString().slice(0, 10)),
  fc.integer({ min: 0, max: 4000 }).map((jours) => plus('2020-01-01', jours)),
  fc.constantFrom('2020-02-10', '2020-03-12', '2024-02-29', '2023-12-31', '2028-02-29'),
);

const arbitreGenerales = (code: string) =>
  fc.array(
    fc
      .record({
        du: fc.integer({ min: 0, max: 150 }),
        duree: fc.integer({ min: 0, max: 120 }),
        portee: fc.constantFrom([code], ['D-AUTRE'], ['D-AUTRE', code]),
      })
      .map(({ du, duree, portee }) => ({
        du: plus('2020-02-20', du),
        au: plus('2020-02-20', du + duree),
        portee,
        motif: 'état d’urgence sanitaire',
      })),
    { maxLength: 3 },
  );

const arbitrePas = fc.array(
  fc.record({
    attente: fc.integer({ min: 0, max: 25 }),
    geste: fc.constantFrom('BLOQUANTE', 'SIMPLE', 'TOUT', 'UNE'),
    imparti: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 8 },
);

const couvre = (generales: readonly SuspensionGenerale[], code: string) => (jour: string) =>
  generales.some(({ du, au, portee }) => portee.includes(code) && du <= jour && jour < au);

const courante = (journal: Journal, code: string) =>
  echeancesDe(journal.definition, journal.instantane).find((echeance) => echeance.code === code);

function verifier(echeance: Echeance, depart: string, fin: string, suspendu: (jour: string) => boolean): void {
  const attendue = compterJourParJour(depart, fin, suspendu);
  expect([echeance.depart.le, echeance.echeance]).toEqual([depart, attendue]);
  expect(echeance.joursSuspendus).toBe(joursEntre(fin, attendue));
  expect(echeance.effetLe).toBe(plus(attendue, 1));
  expect(joursDits(echeance)).toBe(joursEntre(premierDepart(echeance), attendue));
}

const REGLES_FC = { seed: 231, endOnFailure: true };
const arbitreZone = fc.constantFrom(...ZONES_FERIES);

it('[D-P5-01] [R-PROC-05] le silence sur le projet : la date affichée est celle que donnent les lignes du journal', () => {
  let redemarres = 0;
  let suspendus = 0;
  const propriete = fc.property(
    arbitreZone,
    arbitreDepart,
    arbitrePas,
    arbitreGenerales('D-P5-01'),
    (zone, depot, pas, generales) => {
      const journal = new Journal(undefined, ouvrirAvec(zone, generales))
        .fait('PRENDRE_CONTACT', plus(depot, -100))
        .fait('DEPOSER_LETTRE_INTENTION', plus(depot, -99), LETTRE)
        .fait('VALIDER_LETTRE_INTENTION', plus(depot, -50))
        .fait('DEPOSER_PROJET_SANTE', depot);
      let jour = depot;
      let depart = depot;
      let attendues: string[] = [];
      for (const [rang, { attente, geste, imparti }] of pas.entries()) {
        const fin = plusMois(depart, 2);
        if (attendues.length === 0 && plus(jour, attente) > fin) break;
        jour = plus(jour, attente);
        if (geste === 'BLOQUANTE' || geste === 'SIMPLE') {
          const pieces = [`Pièce ${rang} a`, `Pièce ${rang} b`];
          const demande = { nature: geste, pieces, texte: 'CSP, art. L.1434-12', avantLe: plus(jour, imparti) };
          if (!journal.juger('DEMANDER_PIECES_PROJET_SANTE', jour, demande).accepte) continue;
          if (geste === 'BLOQUANTE') attendues.push(...pieces);
        } else {
          const recues = geste === 'TOUT' ? attendues : attendues.slice(0, 1);
          if (recues.length === 0) continue;
          const verdict = journal.juger('RECEVOIR_PIECES_PROJET_SANTE', jour, { pieces: recues });
          expect(verdict.accepte).toBe(true);
          attendues = attendues.filter((piece) => !recues.includes(piece));
          if (attendues.length === 0) [depart, redemarres] = [jour, redemarres + 1];
        }
        const echeance = courante(journal, 'D-P5-01');
        expect(echeance === undefined).toBe(attendues.length > 0);
        if (echeance) verifier(echeance, depart, plusMois(depart, 2), couvre(generales, 'D-P5-01'));
        if (echeance?.joursSuspendus) suspendus += 1;
      }
      if (attendues.length === 0)
        verifier(courante(journal, 'D-P5-01')!, depart, plusMois(depart, 2), couvre(generales, 'D-P5-01'));
    },
  );
  fc.assert(propriete, { ...REGLES_FC, numRuns: 150 });
  expect(redemarres).toBeGreaterThan(20);
  expect(suspendus).toBeGreaterThan(3);
});

it('[D-P2-01] [R-PROC-06] le silence sur la lettre : chaque jour suspendu compte une fois, d’où qu’il vienne', () => {
  let ensemble = 0;
  const propriete = fc.property(
    arbitreZone,
    arbitreDepart,
    arbitrePas,
    arbitreGenerales('D-P2-01'),
    (zone, depot, pas, generales) => {
      const journal = new Journal(undefined, ouvrirAvec(zone, generales))
        .fait('PRENDRE_CONTACT', plus(depot, -1))
        .fait('DEPOSER_LETTRE_INTENTION', depot, LETTRE);
      let jour = depot;
      const demandes: { du: string; avantLe: string; recuLe?: string; pieces: string[] }[] = [];
      for (const [rang, { attente, geste, imparti }] of pas.entries()) {
        jour = plus(jour, attente);
        const ouvertes = demandes.filter(({ recuLe }) => !recuLe);
        if (geste === 'BLOQUANTE' || geste === 'SIMPLE') {
          const avantLe = plus(jour, imparti);
          const pieces = [`Pièce ${rang}`];
          const demande = { nature: geste, pieces, texte: 'CSP, art. L.1434-12', avantLe };
          if (!journal.juger('DEMANDER_COMPLEMENT_LETTRE_INTENTION', jour, demande).accepte) continue;
          if (geste === 'BLOQUANTE') demandes.push({ du: jour, avantLe, pieces });
        } else if (ouvertes.length) {
          const recues = geste === 'TOUT' ? ouvertes : ouvertes.slice(0, 1);
          const pieces = recues.flatMap((demande) => demande.pieces);
          if (!journal.juger('RECEVOIR_COMPLEMENT_LETTRE_INTENTION', jour, { pieces }).accepte) continue;
          for (const demande of recues) demande.recuLe = jour;
        }
        const generale = couvre(generales, 'D-P2-01');
        const propre = (un: string) =>
          demandes.some(({ du, avantLe, recuLe }) => du <= un && un <= avantLe && !(recuLe && recuLe <= un));
        const echeance = courante(journal, 'D-P2-01')!;
        verifier(echeance, depot, plusMois(depot, 2), (un) => propre(un) || generale(un));
        if (echeance.suspensions.some(({ seq }) => seq) && echeance.suspensions.some(({ seq }) => !seq)) ensemble += 1;
      }
    },
  );
  fc.assert(propriete, { ...REGLES_FC, numRuns: 150 });
  expect(ensemble).toBeGreaterThan(3);
});

it('[D-PF-01] cinq jours ouvrés : les jours fériés sont ceux du territoire', () => {
  const propriete = fc.property(arbitreZone, arbitreDepart, (zone, depot) => {
    const journal = new Journal(undefined, ouvrirAvec(zone, []))
      .fait('PRENDRE_CONTACT', plus(depot, -30))
      .fait('DEPOSER_LETTRE_INTENTION', plus(depot, -29), LETTRE)
      .fait('VALIDER_LETTRE_INTENTION', plus(depot, -20))
      .fait('DEPOSER_PROJET_SANTE', plus(depot, -10))
      .fait('VALIDER_PROJET_SANTE', depot);
    let fin = depot;
    for (let ouvres = 0; ouvres < 5;) {
      fin = plus(fin, 1);
      if (estOuvre(fin, zone)) ouvres += 1;
    }
    verifier(courante(journal, 'D-PF-01')!, depot, fin, () => false);
  });
  fc.assert(propriete, { ...REGLES_FC, numRuns: 60 });
});

it('[Q-27] la suspension du printemps 2020 se dit avec son motif, à côté de celle de la demande', () => {
  const generales = [{ du: '2020-03-12', au: '2020-06-24', portee: ['D-P2-01'], motif: 'état d’urgence sanitaire' }];
  const journal = new Journal(undefined, ouvrirAvec('METROPOLE', generales))
    .fait('PRENDRE_CONTACT', '2020-02-09')
    .fait('DEPOSER_LETTRE_INTENTION', '2020-02-10', LETTRE)
    .fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2020-03-02', {
      ...{ nature: 'BLOQUANTE', pieces: ['Statuts'], texte: 'CSP, art. L.1434-12', avantLe: '2020-03-31' },
    });
  expect(courante(journal, 'D-P2-01')).toMatchObject({
    echeance: '2020-08-02',
    joursSuspendus: 114,
    suspensions: [
      { du: '2020-03-02', au: '2020-04-01', motif: 'temps imparti pour produire les pièces demandées' },
      { du: '2020-04-01', au: '2020-06-24', motif: 'état d’urgence sanitaire' },
    ],
    explication:
      '2 mois à compter du 10/02/2020 (réception de la lettre d’intention) : 10/04/2020, soit 60 jours. Suspendu du 02/03/2020 au 01/04/2020 exclu (30 jours) : temps imparti pour produire les pièces demandées. Suspendu du 01/04/2020 au 24/06/2020 exclu (84 jours) : état d’urgence sanitaire. Échéance reportée au 02/08/2020. Le délai expire le 02/08/2020 à minuit ; effet le 03/08/2020 à 00:00 : le silence peut valoir refus : une personne doit examiner le dossier, aucun refus n’est automatique.',
  });
});

it('[R-PROC-05] un délai reparti de zéro dit son premier départ, les demandes, les réceptions et les jours perdus', () => {
  const demande = { nature: 'BLOQUANTE', texte: 'CSP, art. L.1434-12', avantLe: '2024-04-30' };
  const journal = new Journal()
    .fait('PRENDRE_CONTACT', '2023-01-02')
    .fait('DEPOSER_LETTRE_INTENTION', '2023-01-03', LETTRE)
    .fait('VALIDER_LETTRE_INTENTION', '2023-01-20')
    .fait('DEPOSER_PROJET_SANTE', '2024-01-15')
    .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', { ...demande, pieces: ['Statuts'] })
    .fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-20');
  expect(courante(journal, 'D-P5-01')).toMatchObject({
    redemarrages: [
      { le: '2024-01-15', quoi: 'réception du projet par l’ARS' },
      { le: '2024-01-30', quoi: 'demande de pièces exigées par un texte' },
    ],
    explication:
      'Premier départ le 15/01/2024 (réception du projet par l’ARS), puis demande de pièces exigées par un texte le 30/01/2024 : le délai est reparti de zéro le 20/02/2024, les 36 jours écoulés ne comptent pas. 2 mois à compter du 20/02/2024 (réception par l’ARS des pièces exigées) : 20/04/2024, soit 60 jours. Le délai expire le 20/04/2024 à minuit ; effet le 21/04/2024 à 00:00 : le projet de santé est réputé validé.',
  });
});
