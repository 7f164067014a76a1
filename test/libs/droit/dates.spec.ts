import {
  ajouterDuree,
  ajouterJours,
  ajouterJoursOuvres,
  ajouterMois,
  dateCourte,
  dateLongue,
  debutDuJour,
  dureeEnClair,
  enVigueur,
  estDateCivile,
  heureDuJour,
  joursEntre,
  jourCivil,
  jourDeLaSemaine,
  Parametre,
} from '#libs/droit';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

describe('[R-PROC-16] les délais en mois, de quantième à quantième', () => {
  it.each([
    ['2024-01-15', 2, '2024-03-15'],
    ['2023-12-31', 2, '2024-02-29'],
    ['2022-12-31', 2, '2023-02-28'],
    ['2024-06-30', 2, '2024-08-30'],
    ['2024-07-31', 2, '2024-09-30'],
    ['2024-12-30', 2, '2025-02-28'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-02-29', 60, '2029-02-28'],
    ['2024-03-30', 2, '2024-05-30'],
    ['2024-01-31', 0, '2024-01-31'],
    ['2024-03-31', -1, '2024-02-29'],
  ])('%s + %i mois = %s', (le, mois, attendu) => {
    expect(ajouterMois(le, mois)).toBe(attendu);
  });

  it('quantième conservé, ou dernier jour du mois quand il manque (toute date, tout délai)', () => {
    const date = fc
      .date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((jour) => jour.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 72 }), (le, mois) => {
        const fin = ajouterMois(le, mois);
        const [jour, jourFin] = [Number(le.slice(8)), Number(fin.slice(8))];
        const dernierDuMois = ajouterJours(fin, 1).slice(8) === '01';
        return jourFin === jour || (jourFin < jour && dernierDuMois);
      }),
    );
  });
});

describe('les autres délais', () => {
  it('en jours, en années, en jours ouvrés de la zone', () => {
    expect(ajouterDuree('2024-01-15', { jours: 46 }, 'METROPOLE')).toBe('2024-03-01');
    expect(ajouterDuree('2024-02-29', { annees: 5 }, 'METROPOLE')).toBe('2029-02-28');
    expect(ajouterDuree('2024-04-30', { joursOuvres: 5 }, 'METROPOLE')).toBe('2024-05-10');
    expect(ajouterJoursOuvres('2024-12-19', 1, 'METROPOLE')).toBe('2024-12-20');
    expect(ajouterJoursOuvres('2024-12-19', 1, 'LA_REUNION')).toBe('2024-12-23');
    expect(ajouterJoursOuvres('2024-03-28', 1, 'ALSACE_MOSELLE')).toBe('2024-04-02');
    expect(ajouterJoursOuvres('2024-03-28', 1, 'METROPOLE')).toBe('2024-03-29');
  });

  it('se disent en français', () => {
    const durees = [{ mois: 2 }, { annees: 1 }, { annees: 5 }, { jours: 1 }, { joursOuvres: 5 }, { joursOuvres: 1 }];
    expect(durees.map(dureeEnClair)).toEqual(['2 mois', '1 an', '5 ans', '1 jour', '5 jours ouvrés', '1 jour ouvré']);
  });

  it('les jours entre deux dates, la seconde exclue', () => {
    expect([joursEntre('2024-01-30', '2024-02-20'), joursEntre('2024-02-20', '2024-01-30')]).toEqual([21, -21]);
  });
});

describe('une date civile', () => {
  it('existe', () => {
    expect(['2024-02-29', '2000-02-29'].every(estDateCivile)).toBe(true);
    for (const faux of ['2023-02-29', '2024-02-31', '2024-13-01', '24-01-01', '2024-1-1', '', null, 20240101, {}])
      expect([faux, estDateCivile(faux)]).toEqual([faux, false]);
  });

  it('s’écrit en français', () => {
    expect([dateLongue('2024-03-15'), dateLongue('2024-04-01'), dateLongue('2024-08-11')]).toEqual([
      '15 mars 2024',
      '1er avril 2024',
      '11 août 2024',
    ]);
    expect(dateCourte('2024-03-05')).toBe('05/03/2024');
  });

  it('est celle de l’agence : 00:30 à Paris est la veille à Cayenne et le même jour à La Réunion', () => {
    const instant = '2024-06-28T22:30:00.000Z';
    const jours = ['Europe/Paris', 'America/Cayenne', 'Indian/Reunion', 'Indian/Mayotte', 'America/Martinique'];
    expect(jours.map((fuseau) => jourCivil(instant, fuseau))).toEqual([
      '2024-06-29',
      '2024-06-28',
      '2024-06-29',
      '2024-06-29',
      '2024-06-28',
    ]);
  });

  it('commence à minuit dans son fuseau, le jour du changement d’heure compris', () => {
    expect(debutDuJour('2024-03-31', 'Europe/Paris')).toBe('2024-03-30T23:00:00Z');
    expect(debutDuJour('2024-04-01', 'Europe/Paris')).toBe('2024-03-31T22:00:00Z');
    expect(debutDuJour('2024-10-28', 'Europe/Paris')).toBe('2024-10-27T23:00:00Z');
    expect(heureDuJour('2024-07-01', '08:00', 'Indian/Reunion')).toBe('2024-07-01T04:00:00Z');
  });
});

describe('l’arithmétique des dates civiles, contre Temporal', () => {
  // Ends of month, 29 February, and the years that are not leap although four divides them.
  const REMARQUABLES = [1900, 1999, 2000, 2023, 2024, 2099, 2100, 2199].flatMap((annee) =>
    [
      '01-01',
      '01-31',
      '02-28',
      ...([2000, 2024].includes(annee) ? ['02-29'] : []),
      '03-01',
      '03-31',
      '04-30',
      '12-31',
    ].map((jour) => `${annee}-${jour}`),
  );
  const date = fc.oneof(
    fc.constantFrom(...REMARQUABLES),
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((jour) => jour.toISOString().slice(0, 10)),
  );
  const mille = { numRuns: 1000 };

  it('jours et mois ajoutés ou retranchés', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -80_000, max: 80_000 }), (le, jours) => {
        expect(ajouterJours(le, jours)).toBe(Temporal.PlainDate.from(le).add({ days: jours }).toString());
      }),
      mille,
    );
    fc.assert(
      fc.property(date, fc.integer({ min: -1200, max: 1200 }), (le, mois) => {
        expect(ajouterMois(le, mois)).toBe(Temporal.PlainDate.from(le).add({ months: mois }).toString());
      }),
      mille,
    );
  });

  it('jours entre deux dates, jour de la semaine', () => {
    fc.assert(
      fc.property(date, date, (du, au) => {
        expect(joursEntre(du, au)).toBe(Temporal.PlainDate.from(du).until(au).days);
        expect(jourDeLaSemaine(du)).toBe(Temporal.PlainDate.from(du).dayOfWeek);
      }),
      mille,
    );
  });

  it('une date existe ou non', () => {
    const nombre = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    const existe = (le: string) => {
      try {
        return Temporal.PlainDate.from(le, { overflow: 'reject' }).toString() === le;
      } catch {
        return false;
      }
    };
    const annee = fc.oneof(fc.constantFrom(1900, 2000, 2024, 2100), fc.integer({ min: 1900, max: 2199 }));
    fc.assert(
      fc.property(annee, nombre(14), nombre(33), (a, m, j) => {
        expect(estDateCivile(`${a}-${m}-${j}`)).toBe(existe(`${a}-${m}-${j}`));
      }),
      mille,
    );
  });
});

describe('un paramètre daté', () => {
  const source = { cle: 'x', texte: 'x', version: 'x', lien: 'x' };
  const parametre: Parametre<number> = {
    cle: 'essai',
    libelle: 'Essai',
    pivot: 'dépôt',
    valeurs: [
      { du: '2019-08-25', valeur: 3, source },
      { du: '2022-09-03', valeur: 4, source, aConfirmer: 'Q-25' },
    ],
  };

  it('le jour de l’entrée en vigueur, la nouvelle valeur s’applique ; la veille, l’ancienne', () => {
    expect(['2022-09-02', '2022-09-03', '2022-09-04'].map((le) => enVigueur(parametre, le).valeur)).toEqual([3, 4, 4]);
    expect(enVigueur(parametre, '2030-01-01').aConfirmer).toBe('Q-25');
  });
});
