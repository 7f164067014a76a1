import { citer, enVigueur, Source } from '#libs/droit';
import { anomalie } from './anomalies';
import { Evenement, EvenementDefini, Examen, Lire, Regle } from './evenements';
import { Definition } from './procedure';
import { Anomalie, Motif, ParametreUtilise } from './verdicts';

/** A waiver claimed in a payload: the rule set aside and the reason given. */
export interface Derogation {
  regle: string;
  motif: string;
}

/** Reads parameters and remembers which rows were used. */
export function lecteur(depuis: Lire = enVigueur): { lire: Lire; lus(): ParametreUtilise[] } {
  const lus = new Map<string, ParametreUtilise>();
  return {
    lire: (parametre, le) => {
      const ligne = depuis(parametre, le);
      lus.set(`${parametre.cle}/${ligne.du}`, {
        cle: parametre.cle,
        du: ligne.du,
        valeur: ligne.valeur,
        ...(ligne.aConfirmer ? { aConfirmer: ligne.aConfirmer } : {}),
      });
      return ligne;
    },
    lus: () => [...lus.values()].sort((a, b) => a.cle.localeCompare(b.cle) || a.du.localeCompare(b.du)),
  };
}

type AExaminer = Omit<Evenement, 'acteur' | 'seq'> & Partial<Pick<Evenement, 'acteur'>>;

export function examiner(faits: unknown, evenement: AExaminer, lire: Lire): Examen {
  const { type, le, donnees, constats, acteur } = evenement;
  const par = acteur ? { acteur: acteur.id } : {};
  return { faits, type, le, donnees: donnees ?? undefined, constats, lire, ...par };
}

export function derogationsDe(donnees: unknown): readonly Derogation[] {
  const liste = (donnees as { derogations?: Derogation[] } | undefined)?.derogations;
  return Array.isArray(liste) ? liste : [];
}

/** True when the law lets a reasoned waiver set this rule aside for this act. */
export function derogeable({ derogeablePour }: Regle, type: string): boolean {
  return derogeablePour?.includes(type) ?? false;
}

type Reponse = 'TENUE' | 'LEVEE' | 'NON_TENUE';

/** The rules asked of one event: each is judged once, however many transitions it guards. */
export class Questions {
  private readonly reponses = new Map<string, Reponse>();
  private readonly defauts = new Map<string, Anomalie>();

  constructor(
    private readonly definition: Definition,
    readonly examen: Examen,
    /** What a rule that cannot be verified is taken for. */
    private readonly enDefaut: Reponse = 'NON_TENUE',
    /** Rules taken as kept without being asked. */
    private readonly admises: readonly string[] = [],
  ) {}

  /** Time has its effect by operation of law, whatever cannot be verified; a person waits until it can. */
  static sur(
    definition: Definition,
    { route }: EvenementDefini,
    examen: Examen,
    admises?: readonly string[],
  ): Questions {
    return new Questions(definition, examen, route === 'HORLOGE' ? 'TENUE' : 'NON_TENUE', admises);
  }

  /** True when the rule holds, or when the payload waives it and the law admits the waiver. */
  tient(code: string): boolean {
    return this.reponse(code) !== 'NON_TENUE';
  }

  /** True when the rule does not hold but is validly set aside by a reasoned waiver. */
  levee(code: string): boolean {
    return this.reponse(code) === 'LEVEE';
  }

  /** Why the rule says no; total, even when the rule cannot say it itself. */
  motif(code: string): Motif {
    this.reponse(code);
    const r = regle(this.definition, code);
    if (this.defauts.has(code)) return motifInverifiable(r);
    try {
      return motifDe(r, this.examen);
    } catch (cause) {
      this.defauts.set(code, anomalie('REGLE', code, cause));
      return motifMuet(r, this.examen);
    }
  }

  /** The rules that could not be verified, or could not explain themselves, among those asked so far. */
  get anomalies(): readonly Anomalie[] {
    return [...this.defauts.values()];
  }

  private reponse(code: string): Reponse {
    let reponse = this.reponses.get(code);
    if (!reponse) {
      reponse = this.admises.includes(code) ? 'TENUE' : this.demander(regle(this.definition, code));
      this.reponses.set(code, reponse);
    }
    return reponse;
  }

  private demander(r: Regle): Reponse {
    const { type, donnees } = this.examen;
    const demandee = () => derogationsDe(donnees).some((derogation) => derogation.regle === r.code);
    try {
      return r.vraie(this.examen) ? 'TENUE' : derogeable(r, type) && demandee() ? 'LEVEE' : 'NON_TENUE';
    } catch (cause) {
      this.defauts.set(r.code, anomalie('REGLE', r.code, cause));
      return this.enDefaut;
    }
  }
}

function motifDe(regle: Regle, examen: Examen): Motif {
  return {
    ...socle(regle),
    message: regle.message(examen),
    remede: regle.remede(examen),
    derogeable: derogeable(regle, examen.type),
  };
}

function motifInverifiable(regle: Regle): Motif {
  return {
    ...socle(regle),
    message: `La règle ${regle.code} n’a pas pu être vérifiée, et elle doit l’être : ${regle.enonce}`,
    remede: 'Prévenez votre administrateur : un incident le lui signale. Recommencez quand il est résolu.',
    derogeable: false,
  };
}

function motifMuet(regle: Regle, { type }: Examen): Motif {
  return {
    ...socle(regle),
    message: `La règle ${regle.code} n’est pas respectée : ${regle.enonce}`,
    remede: 'Levez ce qu’elle reproche. Elle n’a pas pu en dire plus : prévenez votre administrateur.',
    derogeable: derogeable(regle, type),
  };
}

const socle = ({ code, sources, aConfirmer = [] }: Regle) => ({ code, source: citerToutes(sources), aConfirmer });

const citations = new WeakMap<readonly Source[], string>();

export function citerToutes(sources: readonly Source[]): string {
  let phrase = citations.get(sources);
  if (phrase === undefined) citations.set(sources, (phrase = sources.map(citer).join(' ; ')));
  return phrase;
}

export function regle(definition: Definition, code: string): Regle {
  const trouvee = definition.regles[code];
  if (!trouvee) throw new Error(`La règle ${code} n’existe pas dans ${definition.procedure} ${definition.version}.`);
  return trouvee;
}
