import { citer, enVigueur, Source } from '#libs/droit';
import { Definition, Evenement, Examen, Lire, Regle } from './procedure';
import { Motif, ParametreUtilise } from './verdicts';

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

export function examiner(faits: unknown, evenement: Omit<Evenement, 'acteur' | 'seq'>, lire: Lire): Examen {
  const { type, le, donnees, constats } = evenement;
  return { faits, type, le, donnees: donnees ?? undefined, constats, lire };
}

export function derogationsDe(donnees: unknown): readonly Derogation[] {
  const liste = (donnees as { derogations?: Derogation[] } | undefined)?.derogations;
  return Array.isArray(liste) ? liste : [];
}

/** True when the law lets a reasoned waiver set this rule aside for this act. */
export function derogeable({ derogeablePour }: Regle, type: string): boolean {
  return derogeablePour?.includes(type) ?? false;
}

/** The rules asked of one event: each is judged once, however many transitions it guards. */
export class Questions {
  private readonly reponses = new Map<string, 'TENUE' | 'LEVEE' | 'NON_TENUE'>();

  constructor(
    private readonly definition: Definition,
    readonly examen: Examen,
  ) {}

  /** True when the rule holds, or when the payload waives it and the law admits the waiver. */
  tient(code: string): boolean {
    return this.reponse(code) !== 'NON_TENUE';
  }

  /** True when the rule does not hold but is validly set aside by a reasoned waiver. */
  levee(code: string): boolean {
    return this.reponse(code) === 'LEVEE';
  }

  private reponse(code: string): 'TENUE' | 'LEVEE' | 'NON_TENUE' {
    let reponse = this.reponses.get(code);
    if (!reponse) {
      const r = regle(this.definition, code);
      const { type, donnees } = this.examen;
      const demandee = () => derogationsDe(donnees).some((derogation) => derogation.regle === code);
      reponse = r.vraie(this.examen) ? 'TENUE' : derogeable(r, type) && demandee() ? 'LEVEE' : 'NON_TENUE';
      this.reponses.set(code, reponse);
    }
    return reponse;
  }
}

export function motifDe(regle: Regle, examen: Examen): Motif {
  return {
    code: regle.code,
    message: regle.message(examen),
    source: citerToutes(regle.sources),
    remede: regle.remede(examen),
    derogeable: derogeable(regle, examen.type),
    aConfirmer: regle.aConfirmer ?? [],
  };
}

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
