import { type ReactNode, useState } from 'react';

/** A part that unfolds, made only once it is asked for. */
export function Depliant({ titre, children }: { titre: ReactNode; children: ReactNode }) {
  const [ouvert, setOuvert] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOuvert((deja) => deja || currentTarget.open)}>
      <summary>{titre}</summary>
      {ouvert && children}
    </details>
  );
}
