import { Button } from '@codegouvfr/react-dsfr/Button';
import { useEffect, useRef } from 'react';
import { ChampsDuGroupe } from './champ-objet';
import { type PropsChamp, useChamp, useFormulaire } from './contexte';
import { Intitule } from './intitule';
import { type Groupe, titreDe, valeurVide } from './schema';

/** A list to which rows are added and from which they are removed; the focus follows. */
export function ChampListe({ nom, chemin, schema, requis, valeur, changer, groupe }: PropsChamp) {
  const { id, erreur } = useChamp(chemin);
  const { Champ } = useFormulaire();
  const lignes = Array.isArray(valeur) ? valeur : [];
  const modele = schema.items ?? {};
  const titre = titreDe(nom, schema);
  const bloc = useRef<HTMLFieldSetElement>(null);
  const geste = useRef<'ajout' | 'retrait' | null>(null);

  useEffect(() => {
    const cible =
      geste.current === 'ajout'
        ? `[data-ligne="${id}-${lignes.length - 1}"] :is(input, select, textarea)`
        : `[data-ajouter="${id}"]`;
    if (geste.current) bloc.current?.querySelector<HTMLElement>(cible)?.focus();
    geste.current = null;
  }, [id, lignes.length]);

  const remplacer = (rang: number, element: (typeof lignes)[number]) =>
    changer(lignes.map((ancien, autre) => (autre === rang ? element : ancien)));

  return (
    <fieldset ref={bloc} id={id} tabIndex={-1} className={erreur ? 'groupe groupe-en-erreur' : 'groupe'}>
      <legend className="groupe-titre">
        <Intitule requis={requis}>{titre}</Intitule>
      </legend>
      {schema.description && <p className="fr-hint-text">{schema.description}</p>}
      {erreur && <p className="fr-error-text">{erreur}</p>}
      {lignes.map((element, rang) => (
        <div
          key={rang}
          className="ligne"
          role="group"
          aria-label={`${titre} n° ${rang + 1}`}
          data-ligne={`${id}-${rang}`}
        >
          <div className="ligne-titre">
            {modele.type === 'object' && <span aria-hidden="true">n° {rang + 1}</span>}
            <Button
              type="button"
              priority="tertiary no outline"
              size="small"
              iconId="fr-icon-delete-bin-line"
              title={`Retirer ${titre} n° ${rang + 1}`}
              onClick={() => {
                geste.current = 'retrait';
                changer(lignes.filter((_, autre) => autre !== rang));
              }}
            >
              Retirer
            </Button>
          </div>
          {modele.type === 'object' ? (
            <ChampsDuGroupe
              schema={modele}
              chemin={`${chemin}.${rang}`}
              groupe={element as Groupe}
              changer={(nouveau) => remplacer(rang, nouveau)}
            />
          ) : (
            <Champ
              nom={nom}
              chemin={`${chemin}.${rang}`}
              schema={{ ...modele, title: `${titre} n° ${rang + 1}` }}
              requis
              valeur={element}
              groupe={groupe}
              changer={(nouveau) => remplacer(rang, nouveau)}
            />
          )}
        </div>
      ))}
      <Button
        type="button"
        priority="tertiary"
        size="small"
        iconId="fr-icon-add-line"
        nativeButtonProps={{ 'data-ajouter': id }}
        onClick={() => {
          geste.current = 'ajout';
          changer([...lignes, valeurVide(modele, true)]);
        }}
      >
        {lignes.length ? 'Ajouter une ligne' : 'Ajouter'}
        <span className="fr-sr-only"> : {titre}</span>
      </Button>
    </fieldset>
  );
}
