import type { Motif } from '../api/types';
import { AConfirmer } from '../cadre/badges';
import { ouEnMots } from '../mots/libelles';

/** Why something may not be done (or may be risky): the rule, its source, and what to do instead. */
export function Raisons({ motifs, roles = [] }: { motifs: readonly Motif[]; roles?: readonly string[] }) {
  return (
    <ul className="raisons">
      {motifs.map((motif) => (
        <li key={motif.code + motif.message} className="raison">
          <p className="raison-message">
            {motif.code === 'ROLE' && !roles.includes('HORLOGE') && roles.length
              ? `Réservé au rôle : ${ouEnMots(roles)}.`
              : motif.message}
          </p>
          <p>
            <span className="raison-titre">Que faire :</span> {motif.remede}
          </p>
          <p className="mention">
            <span className="raison-titre">Règle</span> {motif.code} <AConfirmer points={motif.aConfirmer} /> ·{' '}
            <span className="raison-titre">Source :</span> {motif.source}
          </p>
        </li>
      ))}
    </ul>
  );
}
