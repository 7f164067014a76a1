import { Definition, Evenement, Instantane, preparer, situer, versionsDe } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { AnyStateMachine } from 'xstate';
import { codesDesGardes, restaurer } from '../../libs/moteur/machine';
import { SCENARIOS } from '../scenarios';
import { Conteur, DEFINITION, Temoin } from '../scenarios/conteur';
import { Scenario } from '../scenarios/scenario';

const VERSIONS = REGISTRE['cpts']!.versions;

/** An arrow of the graph as this page names it: from, event, to, rules. */
const nommer = (de: string, evenement: string, vers: readonly string[], regles: readonly string[]) =>
  `${de.replace('enCours.', '')} — ${evenement} → ${vers.map((v) => v.replace('enCours.', '')).join(', ') || '(note le fait)'}` +
  (regles.length ? ` [${regles.join(', ')}]` : '');

const flechesDe = (version: Definition) => [
  ...new Set(preparer(version).fleches.map(({ de, evenement, vers, regles }) => nommer(de, evenement, vers, regles))),
];

/** What the stories did: arrows taken under each version, and rules that refused or warned. */
class Releve {
  readonly fleches = new Map<string, Set<string>>(VERSIONS.map(({ version }) => [version, new Set()]));
  readonly refus = new Set<string>();
  readonly avertissements = new Set<string>();
  /** Stories that could not be played to their end: what they would have covered is missing here. */
  readonly arrets: string[] = [];

  /** Plays a story for what it takes, without checking what it tells: another test does. */
  jouer(scenario: Scenario, definition = DEFINITION): void {
    const conteur = new Conteur(scenario, this.temoin(definition), definition);
    scenario.pas.forEach((pas, rang) => {
      try {
        if ('horloge' in pas) while (conteur.laisserPasser(pas.horloge)?.accepte);
        else conteur.envoyer(pas);
      } catch (erreur) {
        this.arrets.push(`« ${scenario.titre} », pas ${rang + 1} : ${(erreur as Error).message}`);
      }
    });
  }

  private temoin(depuis: Definition): Temoin {
    return (avant, evenement, verdict) => {
      if (!verdict.accepte) return verdict.motifs.forEach(({ code }) => this.refus.add(code));
      verdict.effets.avertissements.forEach(({ code }) => this.avertissements.add(code));
      const { definition, instantane } = situer(depuis, avant, evenement.le);
      for (const fleche of prises(definition, instantane, evenement)) this.fleches.get(definition.version)!.add(fleche);
    };
  }
}

/** The arrows that an accepted event takes: its guards are asked again, by the machine itself. */
function prises(definition: Definition, avant: Instantane, evenement: Evenement): string[] {
  const { machine, evenements } = preparer(definition);
  const defini = evenements.get(evenement.type)!;
  const type = defini.aiguiller ? `${defini.type}.${defini.aiguiller(evenement.donnees, avant.faits)}` : evenement.type;
  const transitions = (machine as AnyStateMachine).getTransitionData(
    restaurer(machine, avant) as never,
    { type, evenement } as never,
  );
  return transitions.map(({ source, target, guard }) =>
    nommer(
      source.path.join('.'),
      type,
      (target ?? []).map(({ path }) => path.join('.')),
      codesDesGardes(guard),
    ),
  );
}

/** The path of one version alone: a dossier that stays under it whatever the date, as a contract in force does. */
function seule(version: Definition): Definition {
  const passages = version.evenements.filter(({ versVersion }) => versVersion).map(({ type }) => type);
  const isolee: Definition = {
    ...version,
    echeances: version.echeances.filter(({ evenement }) => !evenement || !passages.includes(evenement.type)),
    versions: () => [isolee],
  };
  return isolee;
}

const releve = new Releve();
for (const scenario of SCENARIOS) releve.jouer(scenario);

const manque = (quoi: string, liste: readonly string[]) => {
  if (liste.length) throw new Error(`${liste.length} ${quoi} :\n${liste.map((un) => `  · ${un}`).join('\n')}`);
};

it('il y a au moins soixante récits, tous de titres différents', () => {
  expect(new Set(SCENARIOS.map(({ titre }) => titre)).size).toBe(SCENARIOS.length);
  expect(SCENARIOS.length).toBeGreaterThanOrEqual(60);
});

it('chaque récit se joue jusqu’à sa fin', () => {
  manque('arrêts', releve.arrets);
});

describe('chaque transition est prise par au moins un récit', () => {
  it.each(VERSIONS.map((version) => [version.version, version] as const))('version %s', (_, version) => {
    // Under its own dates first; then, what the stories of another version take when its path alone applies.
    const pris = new Set(releve.fleches.get(version.version));
    if (flechesDe(version).some((fleche) => !pris.has(fleche))) {
      const sousElle = new Releve();
      const isolee = seule(version);
      for (const scenario of SCENARIOS) sousElle.jouer(scenario, isolee);
      sousElle.fleches.get(version.version)!.forEach((fleche) => pris.add(fleche));
    }
    manque(
      `transitions de la version ${version.version} qu’aucun récit ne prend`,
      flechesDe(version).filter((fleche) => !pris.has(fleche)),
    );
  });
});

/** The crisis mission joins a contract of 2019 by an amendment, which takes the dossier to the path of 2022. R-T-03c. */
const SANS_DOSSIER_A_SES_DATES = /^missions\.CRISE\./;

it('ce qui est propre à une version est pris à ses dates', () => {
  for (const version of VERSIONS) {
    const ailleurs = new Set(VERSIONS.filter((autre) => autre !== version).flatMap(flechesDe));
    const pris = releve.fleches.get(version.version)!;
    manque(
      `transitions propres à la version ${version.version} qu’aucun récit ne prend à ses dates`,
      flechesDe(version).filter(
        (fleche) => !ailleurs.has(fleche) && !pris.has(fleche) && !SANS_DOSSIER_A_SES_DATES.test(fleche),
      ),
    );
    expect(pris.size).toBeGreaterThan(0);
  }
});

it('chaque règle de chaque version refuse, avec sa phrase, dans au moins un récit ; à défaut, elle y avertit', () => {
  const racontes = new Set(
    SCENARIOS.flatMap(({ pas }) => pas).flatMap((un) => ('horloge' in un ? [] : Object.keys(un.refus ?? {}))),
  );
  const gardes = new Set(VERSIONS.flatMap((version) => preparer(version).fleches.flatMap(({ regles }) => regles)));
  const muettes = [...new Set(versionsDe(DEFINITION).flatMap(({ regles }) => Object.values(regles)))].filter(
    ({ code }) =>
      gardes.has(code) ? !(releve.refus.has(code) && racontes.has(code)) : !releve.avertissements.has(code),
  );
  manque(
    'règles qu’aucun récit ne montre',
    [...new Map(muettes.map((regle) => [regle.code, regle])).values()].map(
      ({ code, enonce }) => `${code} (${gardes.has(code) ? 'refuse' : 'avertit'}) : ${enonce}`,
    ),
  );
});
