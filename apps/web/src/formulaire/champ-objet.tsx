import { Button } from '@codegouvfr/react-dsfr/Button';
import { useEffect, useRef } from 'react';
import { type PropsChamp, useChamp, useFormulaire } from './contexte';
import { estRequis, type Groupe, groupeVide, type Schema, titreDe, type Valeur } from './schema';

/** A group of fields; when it is optional, it shows only once asked for. */
export function ChampObjet({ nom, chemin, schema, requis, valeur, changer }: PropsChamp) {
  const { id, erreur } = useChamp(chemin);
  const titre = titreDe(nom, schema);
  const bloc = useRef<HTMLFieldSetElement>(null);
  const bouton = useRef<HTMLButtonElement>(null);
  const geste = useRef<'ajout' | 'retrait' | null>(null);
  const present = valeur !== undefined;

  useEffect(() => {
    if (geste.current === 'ajout') bloc.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    if (geste.current === 'retrait') bouton.current?.focus();
    geste.current = null;
  }, [present]);

  if (!present)
    return (
      <div className="champ-absent">
        <Button
          ref={bouton}
          id={id}
          type="button"
          priority="tertiary"
          iconId="fr-icon-add-line"
          onClick={() => {
            geste.current = 'ajout';
            changer(groupeVide(schema));
          }}
        >
          Ajouter : {titre} (facultatif)
        </Button>
        {schema.description && <p className="fr-hint-text">{schema.description}</p>}
      </div>
    );
  return (
    <fieldset ref={bloc} id={id} tabIndex={-1} className="groupe">
      <legend className="groupe-titre">{titre}</legend>
      {schema.description && <p className="fr-hint-text">{schema.description}</p>}
      {erreur && <p className="fr-error-text">{erreur}</p>}
      <ChampsDuGroupe schema={schema} chemin={chemin} groupe={valeur as Groupe} changer={changer} />
      {!requis && (
        <Button
          type="button"
          priority="tertiary no outline"
          size="small"
          iconId="fr-icon-delete-bin-line"
          onClick={() => {
            geste.current = 'retrait';
            changer(undefined);
          }}
        >
          Retirer : {titre}
        </Button>
      )}
    </fieldset>
  );
}

/** The fields of an object, two to a line where they are short. */
export function ChampsDuGroupe({
  schema,
  chemin,
  groupe,
  changer,
}: {
  schema: Schema;
  /** '' for the payload itself. */
  chemin: string;
  groupe: Groupe;
  changer(groupe: Groupe): void;
}) {
  const { Champ } = useFormulaire();
  return (
    <div className="champs">
      {Object.entries(schema.properties ?? {}).map(([nom, propriete]) => (
        <div key={nom} className={estCourt(propriete) ? 'champ-court' : 'champ-long'}>
          <Champ
            nom={nom}
            chemin={chemin ? `${chemin}.${nom}` : nom}
            schema={propriete}
            requis={estRequis(schema, nom)}
            valeur={groupe[nom]}
            groupe={groupe}
            changer={(valeur: Valeur) => changer({ ...groupe, [nom]: valeur })}
          />
        </div>
      ))}
    </div>
  );
}

function estCourt({ type, maxLength }: Schema): boolean {
  return type !== 'object' && type !== 'array' && (maxLength ?? 0) < 1000;
}
