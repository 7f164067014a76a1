import { type ReactNode } from 'react';
import { Link } from 'react-router';
import type { EntreeJournal, Version } from '../api/types';
import { BadgeOrigine } from '../cadre/badges';
import { Depliant } from '../cadre/depliant';
import type { Schema } from '../formulaire/schema';
import { dateCourte, instantCourt } from '../mots/dates';
import { Donnees } from './donnees';

/** The journal, most recent first: who did what, when it was recorded, for which legal date. */
export function Journal({ id, journal, version }: { id: string; journal: readonly EntreeJournal[]; version: Version }) {
  return (
    <ol className="journal" reversed>
      {journal.toReversed().map((entree) => (
        <li key={entree.seq} className={entree.role === 'HORLOGE' ? 'entree entree-horloge' : 'entree'}>
          <Entree id={id} entree={entree} version={version} />
        </li>
      ))}
    </ol>
  );
}

function Entree({ id, entree, version }: { id: string; entree: EntreeJournal; version: Version }) {
  const { seq, le, enregistreLe, libelle, acteurNom, pourNom, roleLibelle, origine, hash } = entree;
  return (
    <>
      <p className="entree-titre">
        <span className="entree-rang">n° {seq}</span> <strong>{libelle}</strong> <BadgeOrigine origine={origine} />
      </p>
      <p>
        Date légale : <time dateTime={le}>{dateCourte(le)}</time>
        <span className="mention">
          {' '}
          · enregistré le {instantCourt(enregistreLe)} par {acteurNom}
          {pourNom && <> pour {pourNom}</>}
          {entree.role !== 'HORLOGE' && <> ({roleLibelle})</>}
        </span>
      </p>
      {entree.place && (
        <p className="mention">
          Reçu tardivement : ce fait prend place après l’entrée n° {entree.place.apres}
          {entree.place.annule.length > 0 && <> et annule l’effet de {enumererEntrees(entree.place.annule)}</>}.
        </p>
      )}
      <ReglesEcartees entree={entree} version={version} />
      <div className="entree-pied">
        <Depliant titre="Ce qui a été enregistré">
          <Donnees donnees={entree.donnees} schema={schemaDe(entree, version)} />
        </Depliant>
        <Link to={`/dossiers/${id}/rejeu?seq=${seq}`}>
          Le dossier tel qu’il était<span className="fr-sr-only"> après l’entrée n° {seq}</span>
        </Link>
        <span className="mention" title={`Empreinte de l’entrée : ${hash}`}>
          empreinte {hash.slice(0, 8)}
        </span>
      </div>
    </>
  );
}

function ReglesEcartees({ entree, version }: { entree: EntreeJournal; version: Version }) {
  const { derogations, avertissements } = entree;
  if (derogations.length + avertissements.length === 0) return null;
  const enonce = (code: string) => version.regles.find((regle) => regle.code === code)?.enonce;
  return (
    <ul className="entree-regles">
      {derogations.map(({ regle, motif }) => (
        <li key={regle}>
          <strong>Dérogation à {regle}</strong> : {motif}
        </li>
      ))}
      {avertissements.map((code) => (
        <li key={code}>
          {sansControle(code) ?? (
            <>
              <strong>Avertissement {code}</strong>
              {enonce(code) && <> : règle non satisfaite, « {enonce(code)} »</>}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What could not be worked out when the entry was recorded: a rule, or a deadline. */
function sansControle(marque: string): ReactNode {
  const [, quoi, code] = /^ANOMALIE(-ECHEANCE)?:(.+)$/.exec(marque) ?? [];
  if (!code) return undefined;
  return (
    <>
      <strong>{quoi ? `Échéance ${code} non calculée` : `Règle ${code} non vérifiée`}</strong> : l’entrée est
      enregistrée sans elle, un incident le signale
    </>
  );
}

// The opening has no event of its own: its payload is that of the form that opens dossiers.
function schemaDe({ type }: EntreeJournal, version: Version): Schema {
  const evenement = version.evenements.find((connu) => connu.type === type);
  return (evenement ?? version.ouverture).schema as Schema;
}

const enumererEntrees = (seqs: readonly number[]): string =>
  `${seqs.length > 1 ? 'des entrées' : 'l’entrée'} n° ${seqs.join(', n° ')}`;
