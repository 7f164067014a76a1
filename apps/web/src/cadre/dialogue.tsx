import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/** A box over the page, shown as long as it is rendered; the browser keeps the focus in it, and gives it back after. */
export function Dialogue({
  titre,
  fermer,
  large = false,
  children,
}: {
  titre: string;
  /** What closing it asks for, by its button or by Escape. */
  fermer(): void;
  large?: boolean;
  children: ReactNode;
}) {
  const boite = useRef<HTMLDialogElement>(null);
  const nom = useId();
  // Before it leaves the page: a box taken away while open would not give the focus back.
  useLayoutEffect(() => {
    const ouverte = boite.current!;
    ouverte.showModal();
    return () => ouverte.close();
  }, []);
  return (
    <dialog
      ref={boite}
      className={large ? 'dialogue dialogue-large' : 'dialogue'}
      aria-labelledby={nom}
      onCancel={(evenement) => {
        evenement.preventDefault();
        fermer();
      }}
    >
      <h2 id={nom} className="titre-bloc">
        {titre}
      </h2>
      {children}
    </dialog>
  );
}
