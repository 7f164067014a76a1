import { DateCivile } from '#libs/droit';
import { isDeepStrictEqual } from 'node:util';
import { echeancesDe } from './echeances';
import { agir } from './moteur';
import { Echeance } from './echeance';
import { Evenement } from './evenements';
import { Definition } from './procedure';
import { refusHistoire } from './refus-communs';
import { EffetDuTemps, HORLOGE, prochainEffetDuTemps, saisieDuTemps } from './temps';
import { Accepte, Insertion, Instantane, Refuse } from './verdicts';

/** An entry as it was played: the dossier before it, and what followed. */
export interface Joue {
  evenement: Evenement;
  avant: Instantane;
  verdict: Accepte;
}

/** A dossier taken up again at some point of its history. */
export class Reprise {
  courant: Instantane;
  readonly annule: number[] = [];
  private readonly ajouts: Joue[] = [];
  private place: { apres: number; fait?: Joue };
  private rang = 0;

  constructor(
    private readonly definition: Definition,
    readonly base: Instantane,
    private readonly ou: { apres: number; aujourdhui: DateCivile },
  ) {
    this.courant = base;
    this.place = { apres: ou.apres };
  }

  /** Judges the new fact at its place; its refusal, if it is one. */
  placer(nouveau: Omit<Evenement, 'place'>): Refuse | undefined {
    const { type, le, donnees, constats, acteur, seq } = nouveau;
    this.rang = seq;
    this.attendre(le);
    const evenement: Evenement = { type, le, donnees, constats, acteur, seq };
    const avant = this.courant;
    const verdict = agir(this.definition, avant, evenement);
    if (!verdict.accepte) return verdict;
    this.place = { apres: seq, fait: { evenement, avant, verdict } };
    this.courant = verdict.instantane;
    return undefined;
  }

  /** An act of a person, already recorded: it must hold still. */
  rejuger(evenement: Evenement): Accepte | Refuse {
    this.attendre(evenement.le);
    const verdict = agir(this.definition, this.courant, evenement);
    if (!verdict.accepte) return refusHistoire(this.definition, this.place.fait!.evenement, evenement, verdict);
    this.courant = verdict.instantane;
    this.place.apres = evenement.seq;
    return verdict;
  }

  /** An entry of the clock, already recorded: kept when time would say the same, else annulled. */
  confirmer(evenement: Evenement): Accepte | undefined {
    for (;;) {
      const echeance = echeanceDe(this.definition, this.courant, evenement);
      const prochain = echeance && prochainEffetDuTemps(this.definition, this.courant, echeance.effetLe);
      if (!prochain) {
        this.annule.push(evenement.seq);
        return undefined;
      }
      if (prochain.echeance.cle !== echeance.cle) {
        this.echoir(prochain);
        continue;
      }
      const verdict = this.accepter(evenement);
      this.courant = verdict.instantane;
      this.place.apres = evenement.seq;
      return verdict;
    }
  }

  /** Lets time pass up to a day. */
  attendre(jour: DateCivile): void {
    for (;;) {
      const effet = prochainEffetDuTemps(this.definition, this.courant, jour);
      if (!effet) return;
      this.echoir(effet);
    }
  }

  /** What is to be written, in the order of the ranks. */
  entrees(): Insertion['entrees'] {
    const fait = this.place.fait!;
    const place = { apres: this.ou.apres, annule: this.annule };
    return [
      { evenement: { ...fait.evenement, place }, verdict: fait.verdict },
      ...this.ajouts.map(({ evenement, verdict }) => ({
        evenement: { ...evenement, place: evenement.place! },
        verdict,
      })),
    ];
  }

  private echoir({ type, le, donnees }: EffetDuTemps): void {
    this.rang += 1;
    const constats = { aujourdhui: this.ou.aujourdhui };
    const place = { apres: this.place.apres, annule: [] };
    const evenement: Evenement = { type, le, donnees, constats, acteur: HORLOGE, seq: this.rang, place };
    const avant = this.courant;
    const verdict = this.accepter(evenement);
    this.ajouts.push({ evenement, avant, verdict });
    this.courant = verdict.instantane;
    this.place.apres = this.rang;
  }

  private accepter(evenement: Evenement): Accepte {
    const verdict = agir(this.definition, this.courant, evenement);
    if (verdict.accepte) return verdict;
    const phrases = verdict.motifs.map(({ message }) => message).join(' ');
    throw new Error(`L’effet du temps ${evenement.type} (${evenement.le}) est arrivé mais il est refusé : ${phrases}`);
  }
}

/** The deadline from which an entry of the clock came; none when time would not say it. */
export function echeanceDe(definition: Definition, instantane: Instantane, evenement: Evenement): Echeance | undefined {
  const { type, le, donnees } = evenement;
  for (const echeance of echeancesDe(definition, instantane)) {
    if (echeance.evenement !== type || echeance.echeance !== le) continue;
    if (isDeepStrictEqual(saisieDuTemps(definition, instantane, echeance), donnees)) return echeance;
  }
  return undefined;
}
