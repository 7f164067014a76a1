import { useEffect, useMemo, useRef } from 'react';
import type { ChampInvalide } from '#libs/dossiers';
import { Champ } from './champ';
import { ChampsDuGroupe } from './champ-objet';
import { ContexteDuFormulaire, idDuChamp } from './contexte';
import { type Groupe, nomDuChamp, phraseSurUnChamp, type Schema } from './schema';

interface PropsFormulaire {
  prefixe: string;
  schema: Schema;
  groupe: Groupe;
  changer(groupe: Groupe): void;
  erreurs: readonly ChampInvalide[];
  /** Where the fields at fault find their names: the schema's, and those shown beside it. */
  noms?: Schema;
  /** Fields shown before those of the schema, sharing its errors. */
  children?: React.ReactNode;
}

/** The fields of a schema, each with what is wrong about it; above them, the list of what is wrong. */
export function Formulaire({ prefixe, schema, groupe, changer, erreurs, noms = schema, children }: PropsFormulaire) {
  const parChamp = useMemo(
    () => new Map(erreurs.toReversed().map(({ champ, message }) => [champ, phraseSurUnChamp(message)])),
    [erreurs],
  );
  const contexte = useMemo(() => ({ prefixe, erreurs: parChamp, Champ }), [prefixe, parChamp]);
  return (
    <ContexteDuFormulaire value={contexte}>
      <ResumeDesErreurs prefixe={prefixe} schema={noms} erreurs={erreurs} />
      <p className="fr-hint-text fr-mb-2w">Les champs marqués d’un astérisque (*) sont obligatoires.</p>
      {children}
      <ChampsDuGroupe schema={schema} chemin="" groupe={groupe} changer={changer} />
    </ContexteDuFormulaire>
  );
}

function ResumeDesErreurs({
  prefixe,
  schema,
  erreurs,
}: {
  prefixe: string;
  schema: Schema;
  erreurs: readonly ChampInvalide[];
}) {
  const bloc = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (erreurs.length) bloc.current?.focus();
  }, [erreurs]);
  if (erreurs.length === 0) return null;
  const parChamp = new Map(erreurs.toReversed().map(({ champ, message }) => [champ, message]));
  return (
    <div ref={bloc} tabIndex={-1} role="alert" className="fr-alert fr-alert--error fr-mb-3w resume-erreurs">
      <p className="fr-alert__title">
        {parChamp.size > 1 ? `${parChamp.size} champs sont à corriger` : 'Un champ est à corriger'}
      </p>
      <ul>
        {[...parChamp].reverse().map(([champ, message]) => (
          <li key={champ}>
            <a
              href={`#${idDuChamp(prefixe, champ)}`}
              onClick={(evenement) => {
                evenement.preventDefault();
                allerAuChamp(idDuChamp(prefixe, champ));
              }}
            >
              {nomDuChamp(schema, champ)}
            </a>
            {' : '}
            {phraseSurUnChamp(message)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function allerAuChamp(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
