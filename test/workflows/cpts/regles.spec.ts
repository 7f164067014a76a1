import { CAS_CONTRAT } from './cas-contrat';
import { CAS_LETTRE } from './cas-lettre';
import { CAS_PARCOURS } from './cas-parcours';
import { CAS_PROJET } from './cas-projet';
import { examenDe, regleDe, REGLES, VERSIONS } from './examens';

const CAS = [...CAS_LETTRE, ...CAS_PROJET, ...CAS_CONTRAT, ...CAS_PARCOURS];

describe.each(CAS.map((cas) => [cas.code, cas] as const))('[%s]', (code, { vraie, fausse }) => {
  const regle = regleDe(code);

  it('admet ce qu’elle énonce', () => {
    expect(regle.vraie(examenDe(vraie))).toBe(true);
  });

  it('refuse avec sa phrase et son remède', () => {
    const examen = examenDe(fausse);
    expect({ vraie: regle.vraie(examen), message: regle.message(examen), remede: regle.remede(examen) }).toEqual({
      vraie: false,
      message: fausse.message,
      remede: fausse.remede,
    });
  });
});

it('chaque règle a un cas qu’elle admet et un cas qu’elle refuse, et un seul couple', () => {
  expect(CAS.map(({ code }) => code).sort()).toEqual(Object.keys(REGLES).sort());
});

it('une règle ne lève jamais d’exception, quels que soient les faits : sans rien, elle répond', () => {
  const types = new Set(VERSIONS.flatMap(({ evenements }) => evenements.map(({ type }) => type)));
  for (const regle of Object.values(REGLES))
    for (const type of types) expect(typeof regle.vraie(examenDe({ type }))).toBe('boolean');
});
