import { type ReactNode, useEffect, useRef } from 'react';
import { useGeneration } from '../session/session';

const SERVICE = 'Parcours CPTS';

// On the very first page the browser's own start of reading, with its skip links, is the right one.
let premierePage = true;

/** The page's heading: names the tab, and takes the focus when one arrives from another page or signs in again. */
export function TitrePage({ titre, children }: { titre: string; children: ReactNode }) {
  const entete = useRef<HTMLHeadingElement>(null);
  const generation = useGeneration();
  useEffect(() => {
    document.title = `${titre} – ${SERVICE}`;
  }, [titre, generation]);
  useEffect(() => {
    if (!premierePage) entete.current?.focus({ preventScroll: true });
    premierePage = false;
  }, [generation]);
  return (
    <h1 ref={entete} tabIndex={-1} className="titre-page">
      {children}
    </h1>
  );
}
