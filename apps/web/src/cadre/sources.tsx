import type { Echeance } from '../api/types';

/** The texts relied on, with a link to those that are published. */
export function Sources({ sources }: { sources: Echeance['sources'] }) {
  return (
    <ul className="liste-nue">
      {sources.map(({ texte, reference, version, lien }) => {
        const nom = `${[texte, reference].filter(Boolean).join(', ')} (${version})`;
        return (
          <li key={nom}>
            {lien.startsWith('https://') ? (
              <a href={lien} target="_blank" rel="noreferrer" title={`${nom} – nouvelle fenêtre`}>
                {nom}
              </a>
            ) : (
              nom
            )}
          </li>
        );
      })}
    </ul>
  );
}
