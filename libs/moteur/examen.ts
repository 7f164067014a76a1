import { citer, enVigueur, Source } from '#libs/droit';
import { Definition, Evenement, Examen, Lire, Motif, ParametreUtilise, Regle } from './procedure';

/** A waiver claimed in a payload: the rule set aside and the reason given. */
export interface Derogation {
  regle: string;
  motif: string;
}

/** Reads parameters and remembers which rows were used. */
export function lecteur(): { lire: Lire; lus(): ParametreUtilise[] } {
  const lus = new Map<string, ParametreUtilise>();
  return {
    lire: (parametre, le) => {
      const ligne = enVigueur(parametre, le);
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

export function examiner(faits: unknown, evenement: Omit<Evenement, 'acteur' | 'seq'>, lire: Lire = enVigueur): Examen {
  const { type, le, donnees, constats } = evenement;
  return { faits, type, le, donnees: donnees ?? undefined, constats, lire };
}

export function derogationsDe(donnees: unknown): readonly Derogation[] {
  const liste = (donnees as { derogations?: Derogation[] } | undefined)?.derogations;
  return Array.isArray(liste) ? liste : [];
}

/** True when the rule holds, or when the payload waives it and the law admits the waiver. */
export function satisfaite(regle: Regle, examen: Examen): boolean {
  return regle.vraie(examen) || estLevee(regle, examen);
}

/** True when the rule does not hold but is validly set aside by a reasoned waiver. */
export function estLevee(regle: Regle, examen: Examen): boolean {
  return (
    (regle.derogeablePour?.includes(examen.type) ?? false) &&
    derogationsDe(examen.donnees).some((derogation) => derogation.regle === regle.code)
  );
}

export function motifDe(regle: Regle, examen: Examen): Motif {
  return {
    code: regle.code,
    message: regle.message(examen),
    source: citerToutes(regle.sources),
    remede: regle.remede(examen),
    derogeable: regle.derogeablePour?.includes(examen.type) ?? false,
    aConfirmer: regle.aConfirmer ?? [],
  };
}

export function citerToutes(sources: readonly Source[]): string {
  return sources.map(citer).join(' ; ');
}

export function regle(definition: Definition, code: string): Regle {
  const trouvee = definition.regles[code];
  if (!trouvee) throw new Error(`La règle ${code} n’existe pas dans ${definition.procedure} ${definition.version}.`);
  return trouvee;
}
