import { type ReactNode } from 'react';

/** A label, with the mark of what must be filled in. */
export function Intitule({ requis, children }: { requis: boolean; children: ReactNode }) {
  return (
    <>
      {children}
      {requis && (
        <span className="requis" title="obligatoire">
          {' '}
          *
        </span>
      )}
    </>
  );
}
