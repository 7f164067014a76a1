import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RegistreCourrier } from '../api/types';
import { dateCourte, instantCourt } from '../mots/dates';
import { enMots } from '../mots/libelles';
import { BadgesDuCourrier } from './statut';

/** What a letter is, and what has become of it. */
export function Precisions({ courrier }: { courrier: RegistreCourrier }) {
  const { reference, envoyeLe, canal, courriel, enEchec, sha256, courrielSha256, seq, situationAu, code } = courrier;
  const { signature, remplace, remplacePar, depot, recuLe } = courrier;
  const restants = enEchec.filter((adresse) => adresse !== null);
  const fiche = situationAu !== null;
  const faits: [terme: string, valeur: ReactNode][] = [
    ['Référence', seq === null ? reference : `${reference} · entrée n° ${seq} du journal`],
    [
      'Statut',
      <span className="badges">
        {envoyeLe && `parti le ${instantCourt(envoyeLe)} `}
        <BadgesDuCourrier courrier={{ ...courrier, enEchec: enEchec.length > 0 }} />
      </span>,
    ],
    ['Remplacé par', remplacePar && <Link to={`/courriers/${remplacePar.id}`}>{remplacePar.reference}</Link>],
    ['Annule et remplace', remplace && <Link to={`/courriers/${remplace.id}`}>{remplace.reference}</Link>],
    ['Motif du remplacement', remplace?.motif],
    [
      'Signé',
      signature && (
        <>
          par {signature.nom}, {signature.qualite}, le {instantCourt(signature.le)}
          {signature.acte && <span className="precision mention">{signature.acte}</span>}
        </>
      ),
    ],
    [
      'Confié à la poste',
      depot && `le ${dateCourte(depot.le)}, ${enMots(depot.moyen)}${depot.numero ? `, n° ${depot.numero}` : ''}`,
    ],
    ['Reçu', recuLe && `le ${dateCourte(recuLe)}`],
    ['Fiche', fiche && `${code}, situation au ${dateCourte(situationAu)}`],
    ['Reste à faire parvenir à', restants.join(', ')],
    ['Canal', !fiche && enMots(canal)],
    ['Pour', courriel && (courriel.a.join(', ') || 'personne par courriel')],
    ['Copie', courriel?.copie.join(', ')],
    ['Message-ID', courriel?.messageId],
    ['Empreinte du document (SHA-256)', sha256 && <span className="empreinte">{sha256}</span>],
    ['Empreinte du courriel (SHA-256)', courrielSha256 && <span className="empreinte">{courrielSha256}</span>],
  ];
  return (
    <dl className="reperes fr-mb-3w">
      {faits
        .filter(([, valeur]) => Boolean(valeur))
        .map(([terme, valeur]) => (
          <div key={terme}>
            <dt>{terme}</dt>
            <dd>{valeur}</dd>
          </div>
        ))}
    </dl>
  );
}
