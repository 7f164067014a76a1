import {
  Acteur,
  agir,
  Constats,
  Definition,
  Evenement,
  HORLOGE,
  inserer,
  Insertion,
  Instantane,
  ouvrir,
  prochainEffetDuTemps,
  Refuse,
  rejouer,
  Verdict,
} from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';

export const DERNIERE = REGISTRE['cpts']!.versions.at(-1)!;

export const TERRITOIRE_CONSTATE = {
  territoire: [{ commune: '13001', nom: 'Aix-en-Provence', departement: '13' }],
  population: { total: 60_000, maximum: 60_000, millesime: 2026, partiesInconnues: [] },
};

export const OUVERTURE = {
  donnees: { nom: 'CPTS du journal (fictif)', regionArs: '93', territoire: [{ commune: '13001' }] },
  constats: {
    aujourdhui: '2019-08-25',
    zone: { fuseau: 'Europe/Paris', feries: 'METROPOLE' },
    ...TERRITOIRE_CONSTATE,
  },
};

/** Whoever may send any event but those of the clock. */
export const TOUS = {
  id: 'quelqu’un',
  roles: [...new Set(DERNIERE.evenements.flatMap(({ roles }) => roles))].filter((role) => role !== 'HORLOGE'),
};

/** A journal kept as the service keeps it, on the engine alone: time first, then the act, each entry in its rank. */
export class Journal {
  readonly suite: Evenement[] = [];
  instantane: Instantane;

  constructor(
    readonly definition: Definition = DERNIERE,
    readonly ouverture: { donnees: object; constats: Constats } = OUVERTURE,
  ) {
    this.instantane = ouvrir(definition, ouverture.donnees, ouverture.constats);
  }

  /** Records on `jour` an act of `le`, and throws when it is refused. */
  fait(type: string, le: string, donnees: object = {}, jour = le, constats: object = {}): this {
    this.attendre(le < jour ? le : jour, jour);
    const verdict = this.juger(type, le, donnees, jour, constats);
    if (!verdict.accepte) throw new Error(`${type} : ${verdict.motifs.map(({ message }) => message).join(' ')}`);
    return this;
  }

  juger(type: string, le: string, donnees: object, jour = le, constats: object = {}, acteur: Acteur = TOUS): Verdict {
    return this.envoyer(this.evenement(type, le, donnees, jour, constats, acteur));
  }

  envoyer(evenement: Evenement): Verdict {
    const verdict = agir(this.definition, this.instantane, evenement);
    if (verdict.accepte) {
      this.suite.push(evenement);
      this.instantane = verdict.instantane;
    }
    return verdict;
  }

  /** Time passes up to `limite`, seen on `jour`. Returns what it did: `TYPE date légale`. */
  attendre(
    limite: string,
    jour = limite,
    temoin: (verdict: Verdict, evenement: Evenement) => void = () => undefined,
  ): string[] {
    const effets: string[] = [];
    for (;;) {
      const effet = prochainEffetDuTemps(this.definition, this.instantane, limite);
      if (!effet) return effets;
      const evenement = this.evenement(effet.type, effet.le, effet.donnees, jour, {}, HORLOGE);
      const verdict = this.envoyer(evenement);
      temoin(verdict, evenement);
      if (!verdict.accepte) throw new Error(`${effet.type} : ${verdict.motifs[0].message}`);
      effets.push(`${effet.type} ${effet.le}`);
    }
  }

  /** Records on `jour` a fact received late, at its place. */
  tard(type: string, le: string, donnees: object, jour: string): Insertion | Refuse {
    const nouveau = this.evenement(type, le, donnees, jour, {}, TOUS);
    const issue = inserer(this.definition, this.ouverture, this.suite, nouveau, jour);
    if (issue.accepte) {
      this.suite.push(...issue.entrees.map(({ evenement }) => evenement));
      this.instantane = issue.instantane;
    }
    return issue;
  }

  rejoue(): Instantane {
    return rejouer(this.definition, this.ouverture, this.suite);
  }

  evenement(type: string, le: string, donnees: object, jour: string, constats: object, acteur: Acteur): Evenement {
    const seq = this.instantane.seq + 1;
    return { type, le, donnees, constats: { aujourdhui: jour, chevauchements: [], ...constats }, acteur, seq };
  }
}
