import { ajouterDuree, ajouterJours, ajouterMois, Duree, dureeEnClair, joursEntre, ZONES_FERIES } from '#libs/droit';
import { Echelon, EcheanceDefinie, Rappel } from '#libs/moteur';
import { LISTES_DE_RAPPELS } from '#workflows/cpts/rappels';
import { REGISTRE } from '#workflows/registre';
import { SCENARIOS } from '../scenarios';
import { Conteur } from '../scenarios/conteur';

const ECHEANCES = Object.values(REGISTRE).flatMap(({ versions }) =>
  versions.flatMap(({ version, echeances }) => echeances.map((une) => [`${version} ${une.code}`, une] as const)),
);
/** A date of the law: time has an effect, or a text looks at it. */
const LEGALES = ECHEANCES.filter(([, { evenement, suivi }]) => evenement || !suivi);
/** A text enters into force on its day, whatever anybody does: nothing could be done of a notice. */
const SANS_PRISE = ['R-PROC-14'];
const RAPPELEES = LEGALES.filter(([, { code }]) => !SANS_PRISE.includes(code));

const ECHELONS: readonly Echelon[] = ['CHARGE', 'SUPPLEANT', 'DIRECTION'];
/** Every day of four years: each length of month, 29 February, each public holiday. */
const JOURS = Array.from({ length: 1461 }, (_, rang) => ajouterJours('2023-01-01', rang));

const le = (rappel: Rappel, echeance: string) =>
  'joursAvant' in rappel ? ajouterJours(echeance, -rappel.joursAvant) : ajouterMois(echeance, -rappel.moisAvant);
const dire = (rappel: Rappel) => ('joursAvant' in rappel ? `J-${rappel.joursAvant}` : `M-${rappel.moisAvant}`);

function longueurs({ duree }: EcheanceDefinie): Duree[] {
  const parametres = 'parmi' in duree ? duree.parmi : [duree];
  const valeurs = parametres.flatMap((un) => un.valeurs.map(({ valeur }) => valeur));
  return [...new Map(valeurs.map((valeur) => [dureeEnClair(valeur), valeur])).values()];
}

/** The act itself names the last day: it is not counted from anything. */
const jourDit = (duree: Duree) => 'jours' in duree && duree.jours === 0;

it('aucun jour de rappel n’est écrit ailleurs que dans les listes, et chaque liste sert', () => {
  expect(ECHEANCES.length).toBeGreaterThan(60);
  const servies = new Set(ECHEANCES.map(([, { rappels }]) => rappels));
  expect([...servies].filter((rappels) => !LISTES_DE_RAPPELS.some((liste) => liste.rappels === rappels))).toEqual([]);
  expect(LISTES_DE_RAPPELS.filter(({ rappels }) => !servies.has(rappels)).map(({ pour }) => pour)).toEqual([]);
});

it('chaque effet du temps et chaque alerte du droit se rappelle ; seul ce que personne n’infléchit ne l’est pas', () => {
  expect(RAPPELEES.filter(([, { rappels }]) => rappels.length === 0).map(([nom]) => nom)).toEqual([]);
  const muettes = ECHEANCES.filter(([, { rappels }]) => rappels.length === 0);
  expect([...new Set(muettes.map(([, { code }]) => code))]).toEqual(SANS_PRISE);
});

it('un effet du temps n’est jamais du simple suivi', () => {
  expect(ECHEANCES.filter(([, { evenement, suivi }]) => evenement && suivi).map(([nom]) => nom)).toEqual([]);
});

it('[D-P5-01] [D-P2-01] le silence se rappelle à 30, 15, 7 et 2 jours, et la veille', () => {
  const silences = ECHEANCES.filter(([, { libelle }]) => libelle.startsWith('Silence sur'));
  expect(new Set(silences.map(([, { code }]) => code))).toEqual(
    new Set(['D-P2-01', 'A-SILENCE-FIR', 'D-P5-01', 'A-SILENCE-EVOLUTION']),
  );
  const tacites = ECHEANCES.filter(([, { evenement }]) => evenement?.type.endsWith('_TACITE'));
  expect(tacites).toHaveLength(4);
  for (const [nom, { rappels }] of [...silences, ...tacites])
    expect([nom, rappels.map((rappel) => [dire(rappel), rappel.a, rappel.relance])]).toEqual([
      nom,
      [
        ['J-30', 'CHARGE', 7],
        ['J-15', 'CHARGE', 5],
        ['J-7', 'SUPPLEANT', 2],
        ['J-2', 'DIRECTION', 1],
        ['J-1', 'DIRECTION', 1],
      ],
    ]);
});

// What the paths have in common is one and the same definition.
describe.each([...new Set(RAPPELEES.map(([, une]) => une))])('[$code]', (definie) => {
  const { rappels } = definie;

  it('les rappels montent : à qui est en charge d’abord, à la direction à la fin, sans jamais redescendre', () => {
    const rangs = rappels.map(({ a }) => ECHELONS.indexOf(a));
    expect([rangs[0], rangs.at(-1)]).toEqual([0, ECHELONS.indexOf('DIRECTION')]);
    expect(rangs).toEqual([...rangs].sort());
  });

  it('ils se suivent, aucun avant le départ du délai ni après son dernier jour, et chacun est redemandé avant le suivant', () => {
    const fautes = new Set<string>();
    for (const duree of longueurs(definie))
      // Holidays only count in working days.
      for (const zone of 'joursOuvres' in duree ? ZONES_FERIES : ZONES_FERIES.slice(0, 1))
        for (const depart of JOURS) {
          const dernier = ajouterDuree(depart, duree, zone);
          const dates = rappels.map((rappel) => le(rappel, dernier));
          for (const [rang, date] of dates.entries()) {
            const nom = dire(rappels[rang]!);
            if (date < depart && !jourDit(duree)) fautes.add(`${nom} précède le départ`);
            if (date > dernier) fautes.add(`${nom} suit l’échéance`);
            const suivante = dates[rang + 1] ?? ajouterJours(dernier, 1);
            if (suivante <= date) fautes.add(`${nom} n’est pas avant le suivant`);
            if (rappels[rang]!.relance < 1) fautes.add(`${nom} n’est pas redemandé`);
            if (rappels[rang]!.relance > joursEntre(date, suivante)) fautes.add(`${nom} est redemandé trop tard`);
          }
        }
    expect([...fautes]).toEqual([]);
  });
});

it('chaque délai dit depuis quand il court, et chaque récit le confirme', () => {
  const inattendus = new Set<string>();
  let lus = 0;
  for (const scenario of SCENARIOS) {
    const conteur = new Conteur(scenario, (__, ___, verdict) => {
      if (!verdict.accepte) return;
      for (const { code, depart } of verdict.effets.echeances.armees) {
        lus += 1;
        // Where it was first received, or which year it is of, changes from one dossier to the next.
        const fait = depart.fait.replace(/ \(.*\)$| \d+$/, '');
        const depuis = ECHEANCES.filter(([, une]) => une.code === code).map(([, une]) => une.depuis);
        if (!depuis.some((un) => un.includes(fait))) inattendus.add(`${code} : ${fait}`);
      }
    });
    for (const pas of scenario.pas)
      if ('horloge' in pas) while (conteur.laisserPasser(pas.horloge)?.accepte);
      else conteur.envoyer(pas);
  }
  expect(lus).toBeGreaterThan(500);
  expect([...inattendus]).toEqual([]);
});
