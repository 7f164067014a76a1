import { Accepte, Definition, Echeance, Instantane } from '#libs/moteur';
import { Consequences } from './scenario';

/** Everything that a step did, in the words of the stories, so that nothing can happen unsaid. */
export interface Constat {
  etats: Record<string, string>;
  missions: string[];
  deployees: string[];
  fin: string | null;
  phase: string;
  armees: Record<string, string>;
  levees: string[];
  modifiees: Record<string, string>;
  courriers: string[];
  avertissements: string[];
}

const nom = ({ code, depart }: Pick<Echeance, 'code' | 'depart'>) =>
  depart.instance ? `${code} ${depart.instance}` : code;
const dates = (echeances: readonly Echeance[]) =>
  Object.fromEntries(echeances.map((echeance) => [nom(echeance), echeance.echeance]));

export function compter(definition: Definition, { instantane, effets }: Accepte): Constat {
  return {
    ...lireValeur(instantane.valeur),
    phase: definition.resumer(instantane.faits, instantane.valeur).phase,
    armees: dates(effets.echeances.armees),
    levees: effets.echeances.levees.map(nom).sort(),
    modifiees: dates(effets.echeances.modifiees),
    courriers: effets.courriers.map(({ code }) => code).sort(),
    avertissements: effets.avertissements.map(({ code }) => code).sort(),
  };
}

/** What the story says, completed by what it leaves unsaid: everything else stays as it was. */
export function leurEtat(avant: Instantane, donne: Consequences): Constat {
  const etait = lireValeur(avant.valeur);
  return {
    etats: donne.fin ? {} : { ...etait.etats, ...donne.etats },
    missions: donne.fin ? [] : [...(donne.missions ?? etait.missions)].sort(),
    deployees: donne.fin ? [] : [...(donne.deployees ?? etait.deployees)].sort(),
    fin: donne.fin ?? etait.fin,
    phase: donne.phase,
    armees: { ...donne.armees },
    levees: [...(donne.levees ?? [])].sort(),
    modifiees: { ...donne.modifiees },
    courriers: [...(donne.courriers ?? [])].sort(),
    avertissements: [...(donne.avertissements ?? [])].sort(),
  };
}

export function lireValeur(valeur: Instantane['valeur']): Pick<Constat, 'etats' | 'missions' | 'deployees' | 'fin'> {
  if (typeof valeur === 'string') return { etats: {}, missions: [], deployees: [], fin: valeur };
  const { missions, ...regions } = valeur['enCours'] as { missions: Record<string, string> };
  const enEtat = (...etats: string[]) =>
    Object.entries(missions)
      .filter(([, etat]) => etats.includes(etat))
      .map(([mission]) => mission)
      .sort();
  return {
    etats: regions as unknown as Record<string, string>,
    missions: enEtat('demarree', 'deployee'),
    deployees: enEtat('deployee'),
    fin: null,
  };
}
