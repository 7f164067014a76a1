import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Fragment, useState } from 'react';
import type { FinancementDuContrat, LigneFinanciere } from '../api/types';
import { dateCourte } from '../mots/dates';
import { enMots } from '../mots/libelles';
import { enEuros } from '../mots/montants';
import { Agir, type Gestes } from './agir';
import { Calcul } from './calcul';
import { ETATS, nommerLigne, sommerLignes } from './mots';

const COLONNES = ['Poste', 'Exigible le', 'Formule', 'Montant', 'État', 'Agir'];

interface Props {
  contrat: FinancementDuContrat;
  /** Those to show, of this contract. */
  lignes: readonly LigneFinanciere[];
  gestes: Gestes;
}

/** The payments that a contract foresees, year after year, each with its sum; a line unfolds into its arithmetic. */
export function Echeancier({ contrat, lignes, gestes }: Props) {
  return (
    <table className="table echeancier" role="table">
      <caption className="fr-sr-only">Échéancier du contrat signé le {dateCourte(contrat.du)}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {COLONNES.map((colonne) => (
            <th key={colonne} scope="col" role="columnheader" className={colonne === 'Montant' ? 'montant' : undefined}>
              {colonne}
            </th>
          ))}
        </tr>
      </thead>
      {contrat.annees.map(({ rang }) => {
        const siennes = lignes.filter(({ annee }) => annee === rang);
        return (
          siennes.length > 0 && (
            <tbody key={rang} role="rowgroup">
              {siennes.map((ligne) => (
                <Ligne key={ligne.cle} ligne={ligne} gestes={gestes} />
              ))}
              <SousTotal rang={rang} lignes={siennes} />
            </tbody>
          )
        );
      })}
    </table>
  );
}

function Ligne({ ligne, gestes }: { ligne: LigneFinanciere; gestes: Gestes }) {
  const [ouvert, setOuvert] = useState(false);
  const { cle, poste, nature, annee, exigibleLe, montant, calcul, versements } = ligne;
  const panneau = `calcul-${cle}`;
  const siens = gestes.versements.filter(({ seq }) => versements.includes(seq));
  return (
    <Fragment>
      <tr role="row">
        <th scope="row" role="rowheader">
          <strong>{enMots(poste)}</strong>
          <span className="precision mention">
            {enMots(nature)}, année {annee}
          </span>
        </th>
        <td role="cell" data-colonne="Exigible le">
          <time dateTime={exigibleLe}>{dateCourte(exigibleLe)}</time>
        </td>
        <td role="cell" data-colonne="Formule" className="formule">
          {calcul.formule}
          {ligne.aConfirmer.length > 0 && (
            <span className="precision mention">à confirmer : {ligne.aConfirmer.join(', ')}</span>
          )}
        </td>
        <td role="cell" data-colonne="Montant" className="montant">
          {enEuros(montant)}
        </td>
        <td role="cell" data-colonne="État">
          <Etat ligne={ligne} />
        </td>
        <td role="cell" data-colonne="Agir">
          <div className="agir">
            <button
              type="button"
              className="fr-btn fr-btn--tertiary fr-btn--sm"
              aria-expanded={ouvert}
              aria-controls={panneau}
              onClick={() => setOuvert(!ouvert)}
            >
              Calcul<span className="fr-sr-only"> : {nommerLigne(ligne)}</span>
            </button>
            <Agir ligne={ligne} versements={siens} gestes={gestes} />
          </div>
        </td>
      </tr>
      <tr role="row" id={panneau} hidden={!ouvert}>
        <td role="cell" colSpan={COLONNES.length}>
          {ouvert && <Calcul dossier={gestes.dossier} ligne={ligne} versements={siens} />}
        </td>
      </tr>
    </Fragment>
  );
}

function Etat({ ligne: { etat, attend, ordonne, paye, montant } }: { ligne: LigneFinanciere }) {
  const { mot, gravite } = ETATS[etat];
  const enAttente = etat === 'PREVUE' || etat === 'DUE';
  return (
    <>
      <Badge small noIcon as="span" {...(gravite ? { severity: gravite } : {})}>
        {mot}
      </Badge>
      {enAttente && attend && <span className="precision">{attend}</span>}
      {ordonne > 0 && ordonne !== montant && (
        <span className="precision mention">
          {enEuros(ordonne)} ordonnés sur {enEuros(montant)}
        </span>
      )}
      {paye > 0 && paye !== ordonne && <span className="precision mention">dont {enEuros(paye)} payés</span>}
    </>
  );
}

function SousTotal({ rang, lignes }: { rang: number; lignes: readonly LigneFinanciere[] }) {
  const { prevu, paye } = sommerLignes(lignes);
  return (
    <tr role="row" className="sous-total">
      <th scope="row" role="rowheader" colSpan={3}>
        Sous-total de l’année {rang}
      </th>
      <td role="cell" data-colonne="Prévu" className="montant">
        {enEuros(prevu)}
      </td>
      <td role="cell" data-colonne="Payé" colSpan={2}>
        dont {enEuros(paye)} payés
      </td>
    </tr>
  );
}
