import { CAS_EMERGENCE } from './cas-emergence';
import { CAS_FIR } from './cas-fir';
import { CAS_REUNION } from './cas-reunion';
import { CAS_ASSOCIATION } from './cas-association';
import { CAS_FINESS } from './cas-finess';
import { CAS_AVENANT } from './cas-avenant';
import { CAS_MISSIONS } from './cas-missions';
import { CAS_VIE } from './cas-vie';
import { CAS_VERSEMENTS } from './cas-versements';
import { CAS_CRISE } from './cas-crise';
import { CAS_MISSION_PRECOCE } from './cas-mission-precoce';
import { CAS_FIN } from './cas-fin';
import { CAS_CONTRAT } from './cas-contrat';
import { CAS_ENGAGEMENTS } from './cas-engagements';
import { CAS_LETTRE } from './cas-lettre';
import { CAS_PARCOURS } from './cas-parcours';
import { CAS_PROJET } from './cas-projet';
import { examenDe, regleDe, REGLES, VERSIONS } from './examens';

const CAS = [
  ...CAS_LETTRE,
  ...CAS_PROJET,
  ...CAS_CONTRAT,
  ...CAS_ENGAGEMENTS,
  ...CAS_PARCOURS,
  ...CAS_EMERGENCE,
  ...CAS_FIR,
  ...CAS_REUNION,
  ...CAS_ASSOCIATION,
  ...CAS_FINESS,
  ...CAS_AVENANT,
  ...CAS_MISSIONS,
  ...CAS_VIE,
  ...CAS_VERSEMENTS,
  ...CAS_CRISE,
  ...CAS_MISSION_PRECOCE,
  ...CAS_FIN,
];

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
