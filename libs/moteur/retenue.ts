import { delaisDe } from './echeances';
import { dans } from './graphe';
import { passagesDe, preparer, typesMachine } from './machine';
import { Definition } from './procedure';
import { versionDe } from './versions';
import { Anomalie, Instantane } from './verdicts';

/**
 * The deadline that keeps an event from being judged: nobody can say when it takes effect, and that may be first, in the
 * very part of the dossier that the event moves. Elsewhere, the law goes on.
 */
export function retenuPar(
  depuis: Definition,
  instantane: Instantane,
  { type }: { type: string },
): Anomalie | undefined {
  const { anomalies } = delaisDe(depuis, instantane);
  if (anomalies.length === 0) return undefined;
  const definition = versionDe(depuis, instantane.version);
  const prete = preparer(definition);
  const parties = (evenement: string) => {
    const defini = prete.evenements.get(evenement);
    return defini ? passagesDe(prete, instantane, typesMachine(defini)).map(({ partie }) => partie) : [];
  };
  const ici = parties(type);
  return anomalies.find(({ code }) => {
    const effet = definition.echeances.find((definie) => definie.code === code)!.evenement;
    return effet && parties(effet.type).some((autre) => ici.some((une) => dans(une, autre) || dans(autre, une)));
  });
}
