import {
  agir,
  Evenement,
  HORLOGE,
  Instantane,
  ouvrir,
  preparer,
  prochainEffetDuTemps,
  situer,
  Verdict,
} from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { lireSaisie } from '../../libs/dossiers/saisie';
import { compter, leurEtat } from './constat';
import { Acte, REGION_ARS, Scenario, TempsQuiPasse, TERRITOIRE } from './scenario';

export const DEFINITION = REGISTRE['cpts']!.versions.at(-1)!;

export const ouvertureDe = ({ ouvertLe = '2023-01-02' }: Pick<Scenario, 'ouvertLe'>) => ({
  donnees: { nom: 'CPTS du scénario (fictif)', regionArs: REGION_ARS, territoire: TERRITOIRE },
  constats: {
    aujourdhui: ouvertLe,
    zone: { fuseau: 'Europe/Paris', feries: 'METROPOLE' },
    territoire: TERRITOIRE.map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
    population: { total: 160_000, maximum: 160_000, millesime: 2026, partiesInconnues: [] },
  },
});

/** Told of every event that is judged, with the dossier as it stood before. */
export type Temoin = (avant: Instantane, evenement: Evenement, verdict: Verdict) => void;

/** Plays a story on the engine alone: no database, no clock but the dates of the story. */
export class Conteur {
  readonly suite: Evenement[] = [];
  instantane: Instantane;

  constructor(
    scenario: Pick<Scenario, 'ouvertLe'>,
    private readonly temoin: Temoin = () => undefined,
    private readonly definition = DEFINITION,
  ) {
    const { donnees, constats } = ouvertureDe(scenario);
    this.instantane = ouvrir(definition, donnees, constats);
  }

  /** Sends a person's act, whatever the story says of it. */
  envoyer({ type, le, enregistreLe = le, par, compte, donnees = {}, constats }: Acte): Verdict {
    return this.jouer(type, le, enregistreLe, this.saisir(type, donnees), [par], constats, compte);
  }

  /** Sends the next event of the clock, if one is due; nothing when none is. */
  laisserPasser(jusquAu: string): Verdict | undefined {
    const effet = prochainEffetDuTemps(this.definition, this.instantane, jusquAu);
    return effet && this.jouer(effet.type, effet.le, jusquAu, effet.donnees, HORLOGE.roles);
  }

  /** Plays an act and checks that the story tells all of what follows. */
  acte(acte: Acte): void {
    // Whatever time does before the act comes first.
    expect(prochainEffetDuTemps(this.definition, this.instantane, acte.le)).toBeUndefined();
    // The first fact says under which version the dossier stands.
    const avant = situer(this.definition, this.instantane, acte.le).instantane;
    const verdict = this.envoyer(acte);
    if (!verdict.accepte)
      return void expect(Object.fromEntries(verdict.motifs.map(({ code, message }) => [code, message]))).toEqual(
        acte.refus ?? {},
      );
    expect(compter(this.definition, verdict)).toEqual(leurEtat(avant, acte.donne!));
  }

  /** Lets time pass and checks that the story tells all of what it does. */
  attendre({ horloge, effets }: TempsQuiPasse): void {
    for (const { type, le, donne } of effets) {
      const effet = prochainEffetDuTemps(this.definition, this.instantane, horloge);
      expect(effet && [effet.type, effet.le]).toEqual([type, le]);
      const avant = this.instantane;
      const verdict = this.laisserPasser(horloge)!;
      if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
      expect(compter(this.definition, verdict)).toEqual(leurEtat(avant, donne));
    }
    expect(prochainEffetDuTemps(this.definition, this.instantane, horloge)).toBeUndefined();
  }

  /** The payload as the service hands it to the engine: checked by its class, people known by reference only. */
  private saisir(type: string, donnees: object): object {
    const { evenements } = preparer(this.definition);
    const defini = evenements.get(type) ?? trouver(type);
    return lireSaisie(defini.donnees, donnees).donnees;
  }

  private jouer(
    type: string,
    le: string,
    aujourdhui: string,
    donnees: object,
    roles: readonly string[],
    constats?: object,
    compte = 'quelqu’un',
  ): Verdict {
    const evenement: Evenement = {
      type,
      le,
      donnees: JSON.parse(JSON.stringify(donnees)) as object,
      constats: { aujourdhui, chevauchements: [], ...constats },
      acteur: { id: compte, roles },
      seq: this.instantane.seq + 1,
    };
    const avant = this.instantane;
    const verdict = agir(this.definition, avant, evenement);
    this.temoin(avant, evenement, verdict);
    if (verdict.accepte) {
      this.suite.push(evenement);
      this.instantane = verdict.instantane;
    }
    return verdict;
  }
}

function trouver(type: string) {
  const defini = REGISTRE['cpts']!.versions.flatMap(({ evenements }) => evenements).find((e) => e.type === type);
  if (!defini) throw new Error(`L’événement ${type} n’existe dans aucune version.`);
  return defini;
}
