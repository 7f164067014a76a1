import { type ReactNode } from 'react';
import { estMontant, type Schema, titreDe } from '../formulaire/schema';
import { nommer, useCommunes } from '../mots/communes';
import { dateCourte } from '../mots/dates';
import { agence, enMots } from '../mots/libelles';
import { enEuros } from '../mots/montants';

/** A payload in words: titles of its schema, dates and codes as people read them. */
export function Donnees({ donnees, schema }: { donnees: object; schema: Schema }) {
  const champs = ordonner(donnees, schema).filter(([nom]) => nom !== 'derogations');
  if (champs.length === 0) return <p className="mention">Aucune précision n’a été saisie.</p>;
  return (
    <dl className="precisions">
      {champs.map(([nom, valeur]) => (
        <div key={nom}>
          <dt>{titreDe(nom, schema.properties?.[nom] ?? {})}</dt>
          <dd>
            <Valeur nom={nom} valeur={valeur} schema={schema.properties?.[nom] ?? {}} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Valeur({ nom, valeur, schema }: { nom: string; valeur: unknown; schema: Schema }): ReactNode {
  if (Array.isArray(valeur))
    return (
      <ul>
        {valeur.map((element, rang) => (
          <li key={rang}>
            <Valeur nom={nom} valeur={element} schema={schema.items ?? {}} />
          </li>
        ))}
      </ul>
    );
  if (estPersonne(valeur))
    return valeur.joignable
      ? 'Une personne joignable, dont l’identité reste hors du journal'
      : 'Une personne sans courriel ni téléphone, dont l’identité reste hors du journal';
  if (valeur !== null && typeof valeur === 'object')
    return ordonner(valeur, schema).map(([sous, contenu], rang) => (
      <span key={sous}>
        {rang > 0 && ' · '}
        <span className="mention">
          {titreDe(sous, schema.properties?.[sous] ?? {}).replace(' (code INSEE)', '')} :
        </span>{' '}
        <Valeur nom={sous} valeur={contenu} schema={schema.properties?.[sous] ?? {}} />
      </span>
    ));
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (typeof valeur === 'number' && estMontant(schema)) return enEuros(valeur);
  if (typeof valeur !== 'string') return String(valeur);
  if (schema.enum) return enMots(valeur);
  if (schema.format === 'date') return dateCourte(valeur);
  if (nom === 'commune') return <NomDeCommune code={valeur} />;
  return nom === 'regionArs' ? agence(valeur) : valeur;
}

// The journal keeps no order among fields: that of the form is the one that reads well.
function ordonner(valeur: object, { properties = {} }: Schema): [string, unknown][] {
  const ordre = Object.keys(properties);
  return Object.entries(valeur).sort(([a], [b]) => ordre.indexOf(a) - ordre.indexOf(b));
}

function NomDeCommune({ code }: { code: string }) {
  const connue = useCommunes()?.deCode(code);
  return connue ? nommer(connue) : code;
}

function estPersonne(valeur: unknown): valeur is { personne: string; joignable: boolean } {
  return typeof valeur === 'object' && valeur !== null && 'personne' in valeur && 'joignable' in valeur;
}
