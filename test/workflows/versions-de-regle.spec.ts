import { ajouterJours, debutDuJour, Duree, Fuseau, heureDuJour, jourCivil, Parametre } from '#libs/droit';
import { Definition, Echeance, echeancesDe, rejouer } from '#libs/moteur';
import { FUSEAUX } from '#libs/territoires';
import { SILENCE_PROJET } from '#workflows/cpts/parametres';
import { REGISTRE } from '#workflows/registre';
import { LETTRE, Recit } from './cpts/recit';
import { DERNIERE, Journal, OUVERTURE } from './journal';

// A text that changes leaves alone what was counted under the former one: the fact that starts a period chooses its row,
// and the first fact of a dossier its path, whatever the day on which one looks.

const depose = (le: string, definition: Definition = DERNIERE) =>
  new Journal(definition)
    .fait('PRENDRE_CONTACT', ajouterJours(le, -300))
    .fait('DEPOSER_LETTRE_INTENTION', ajouterJours(le, -299), LETTRE)
    .fait('VALIDER_LETTRE_INTENTION', ajouterJours(le, -280))
    .fait('DEPOSER_PROJET_SANTE', le);

const silence = (echeances: readonly Echeance[]) => echeances.find(({ code }) => code === 'D-P5-01');
const rappels = (echeance: Echeance | undefined) => echeance?.rappels.map(({ le, avant }) => `${avant} ${le}`);

/** The program of tomorrow: the parameter has one more row. */
function avecUneLigne<T>(parametre: Parametre<Duree>, du: string, valeur: Duree, faire: () => T): T {
  const lignes = parametre.valeurs as unknown as object[];
  lignes.push({ ...parametre.valeurs.at(-1)!, du, valeur });
  try {
    return faire();
  } finally {
    lignes.pop();
  }
}

describe('[D-P5-01] [R-PROC-14] une ligne nouvelle du délai, le 1er février 2024 : trois mois au lieu de deux', () => {
  const demain = <T>(faire: () => T) => avecUneLigne(SILENCE_PROJET, '2024-02-01', { mois: 3 }, faire);

  it.each([
    ['la veille', '2024-01-31', '2024-03-31'],
    ['le jour', '2024-02-01', '2024-05-01'],
    ['le lendemain', '2024-02-02', '2024-05-02'],
  ])('un projet reçu %s suit la ligne de ce jour, jusqu’à son effet', (_, le, fin) => {
    demain(() => {
      const journal = depose(le);
      expect(silence(echeancesDe(DERNIERE, journal.instantane))?.echeance).toBe(fin);
      expect([journal.attendre(ajouterJours(fin, -1)), journal.attendre(fin)]).toEqual([[], []]);
      expect(journal.attendre(ajouterJours(fin, 1))).toEqual([`CONSTATER_VALIDATION_TACITE ${fin}`]);
    });
  });

  it('un délai déjà armé garde son dernier jour, ses rappels et son compte, relu de la base comme rejoué du journal', () => {
    const journal = depose('2024-01-31');
    const avant = silence(echeancesDe(DERNIERE, journal.instantane))!;
    const garde = JSON.parse(JSON.stringify(journal.instantane)) as typeof journal.instantane;
    expect(rappels(avant)).toEqual([
      ...['J-30 2024-03-01', 'J-15 2024-03-16', 'J-7 2024-03-24', 'J-2 2024-03-29', 'J-1 2024-03-30'],
    ]);
    demain(() => {
      expect(silence(echeancesDe(DERNIERE, garde))).toEqual(avant);
      expect(silence(echeancesDe(DERNIERE, rejouer(DERNIERE, OUVERTURE, journal.suite)))).toEqual(avant);
      expect(journal.attendre('2024-04-01')).toEqual(['CONSTATER_VALIDATION_TACITE 2024-03-31']);
    });
  });

  it('[R-PROC-05] reparti de zéro après le changement, il suit la ligne de son nouveau départ', () => {
    const demande = { nature: 'BLOQUANTE', pieces: ['Statuts'], texte: 'CSP, art. L.1434-12', avantLe: '2024-03-31' };
    const reparti = (le: string) =>
      depose('2024-01-15')
        .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-20', demande)
        .fait('RECEVOIR_PIECES_PROJET_SANTE', le, { pieces: ['Statuts'] });
    const fins = demain(() =>
      ['2024-01-31', '2024-02-01', '2024-02-02'].map(
        (le) => silence(echeancesDe(DERNIERE, reparti(le).instantane))?.echeance,
      ),
    );
    expect(fins).toEqual(['2024-03-31', '2024-05-01', '2024-05-02']);
  });
});

describe('[R-PROC-14] un parcours nouveau, le 1er janvier 2030, qui rappelle autrement', () => {
  const NOUVEAU: Definition = {
    ...DERNIERE,
    ...{ version: '2030-01-01', du: '2030-01-01' },
    echeances: DERNIERE.echeances.map((definie) =>
      definie.code === 'D-P5-01'
        ? { ...definie, rappels: [{ joursAvant: 10, a: 'DIRECTION' as const, relance: 1 }] }
        : definie,
    ),
  };
  const toutes = [...REGISTRE['cpts']!.versions, NOUVEAU].map((version): Definition => ({
    ...version,
    versions: () => toutes,
  })) as [Definition, ...Definition[]];
  const [nouvelle] = toutes.slice(-1) as [Definition];

  it.each([
    ['la veille', '2029-12-31', ['J-30', 'J-15', 'J-7', 'J-2', 'J-1']],
    ['le jour', '2030-01-01', ['J-10']],
    ['le lendemain', '2030-01-02', ['J-10']],
  ])('un dossier dont le premier fait est %s garde les rappels de son parcours', (_, premier, dits) => {
    const journal = new Journal(nouvelle)
      .fait('PRENDRE_CONTACT', premier)
      .fait('DEPOSER_LETTRE_INTENTION', '2030-01-10', LETTRE)
      .fait('VALIDER_LETTRE_INTENTION', '2030-01-20')
      .fait('DEPOSER_PROJET_SANTE', '2030-02-15');
    const echeance = silence(echeancesDe(nouvelle, journal.instantane))!;
    expect([echeance.echeance, echeance.rappels.map(({ avant }) => avant)]).toEqual(['2030-04-15', dits]);
    expect(journal.attendre('2030-04-15')).toEqual([]);
    expect(journal.attendre('2030-04-16')).toEqual(['CONSTATER_VALIDATION_TACITE 2030-04-15']);
  });
});

describe('le même délai, de la Guyane à La Réunion', () => {
  const dans = (fuseau: Fuseau, le: string) => {
    const zone = { fuseau, feries: 'METROPOLE' as const };
    return Recit.jusquALaLettre(ajouterJours(le, -30), zone).fait('DEPOSER_PROJET_SANTE', le).echeance('D-P5-01')!;
  };

  it.each([
    ['par-dessus l’heure d’été', '2024-01-30', '2024-03-30', '2024-03-31'],
    ['fini le jour de l’heure d’été', '2024-01-31', '2024-03-31', '2024-04-01'],
    ['fini le jour de l’heure d’hiver', '2024-08-27', '2024-10-27', '2024-10-28'],
    ['fini un 29 février', '2023-12-29', '2024-02-29', '2024-03-01'],
    ['fini un 29 février, faute de 31', '2023-12-31', '2024-02-29', '2024-03-01'],
    ['fini un 28 février, faute de 29', '2022-12-29', '2023-02-28', '2023-03-01'],
    ['parti un 29 février', '2024-02-29', '2024-04-29', '2024-04-30'],
  ])('%s : les mêmes jours civils partout, et l’effet à minuit de chaque agence', (_, le, fin, effetLe) => {
    expect(FUSEAUX.length).toBeGreaterThan(5);
    const jours = rappels(dans('Europe/Paris', le));
    for (const fuseau of FUSEAUX) {
      const echeance = dans(fuseau, le);
      expect([fuseau, echeance.echeance, echeance.effetLe, rappels(echeance)]).toEqual([fuseau, fin, effetLe, jours]);
      const effetA = debutDuJour(echeance.effetLe, fuseau);
      const veille = new Date(Date.parse(effetA) - 1).toISOString();
      expect([jourCivil(effetA, fuseau), jourCivil(veille, fuseau)]).toEqual([effetLe, fin]);
      for (const { le: jour } of echeance.rappels) {
        const instant = heureDuJour(jour, '08:00', fuseau);
        const heure = new Intl.DateTimeFormat('fr', { timeZone: fuseau, timeStyle: 'short' }).format(new Date(instant));
        expect([fuseau, jour, jourCivil(instant, fuseau), heure]).toEqual([fuseau, jour, jour, '08:00']);
      }
    }
  });

  it('à La Réunion d’abord, à l’ouest en dernier ; l’heure de Paris change, pas les autres', () => {
    const instants = (effetLe: string) =>
      ['Indian/Reunion', 'Indian/Mayotte', 'Europe/Paris', 'America/Cayenne', 'America/Martinique'].map((fuseau) =>
        debutDuJour(effetLe, fuseau).slice(0, 16),
      );
    expect(instants(dans('Europe/Paris', '2024-01-30').effetLe)).toEqual([
      ...['2024-03-30T20:00', '2024-03-30T21:00', '2024-03-30T23:00', '2024-03-31T03:00', '2024-03-31T04:00'],
    ]);
    expect(instants(dans('Europe/Paris', '2024-01-31').effetLe)).toEqual([
      ...['2024-03-31T20:00', '2024-03-31T21:00', '2024-03-31T22:00', '2024-04-01T03:00', '2024-04-01T04:00'],
    ]);
  });
});

it('[D-P6-01] signé un 29 février : le terme et ses rappels tombent sur des jours qui existent', () => {
  const recit = Recit.jusquALaLettre('2023-01-01')
    .fait('DECLARER_ASSOCIATION', '2023-01-02', {
      ...{ forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2023-01-02', siren: '891868176' },
    })
    .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
    .fait('VALIDER_PROJET_SANTE', '2023-02-01')
    .fait('DEMANDER_ACI', '2023-02-02')
    .fait('SIGNER_ACI', '2024-02-29', { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'] });
  const terme = recit.echeance('D-P6-01');
  expect([terme?.echeance, rappels(terme)]).toEqual([
    '2029-02-28',
    [
      ...['M-12 2028-02-28', 'M-6 2028-08-28', 'M-3 2028-11-28'],
      ...['J-30 2029-01-29', 'J-7 2029-02-21', 'J-2 2029-02-26'],
    ],
  ]);
});
