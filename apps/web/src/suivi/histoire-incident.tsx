import { demander } from '../api/client';
import { useLecture } from '../api/lecture';
import type { IncidentSuivi } from '../api/types';
import { Lu } from '../cadre/etats';
import { instantCourt } from '../mots/dates';

type Etape = IncidentSuivi['historique'][number];

const FAITS: Record<Etape['quoi'], string> = {
  OUVERT: 'Ouvert',
  REPRIS: 'Relancé',
  CLOS: 'Clos',
  RESOLU: 'Résolu',
};

/** What happened to an incident, oldest first. `version`: read again each time that it changes. */
export function HistoireIncident({ id, version }: { id: string; version: string }) {
  const lecture = useLecture(`${id} ${version}`, (signal) => demander<IncidentSuivi>(`/incidents/${id}`, { signal }));
  return (
    <Lu lecture={lecture}>
      {({ historique }) => (
        <ol className="fr-mb-0">
          {historique.map(({ quoi, par, motif, le }) => (
            <li key={`${quoi} ${le}`}>
              {FAITS[quoi]} le {instantCourt(le)}, par {par}
              {motif && `\u00A0: « ${motif} »`}
            </li>
          ))}
        </ol>
      )}
    </Lu>
  );
}
