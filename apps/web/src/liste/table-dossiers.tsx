import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Link } from 'react-router';
import type { LigneDossier } from '../api/types';
import { BadgeOrigine, DateLimite } from '../cadre/badges';
import { Table } from '../cadre/table';
import { departement, enMots } from '../mots/libelles';

export function TableDossiers({ dossiers, moi }: { dossiers: readonly LigneDossier[]; moi: string }) {
  return (
    <Table
      titre="Dossiers"
      className="table-dossiers"
      colonnes={['Dossier', 'Phase', 'Ce qui est attendu', 'Prochaine échéance', 'Département']}
      lignes={dossiers.map((dossier) => ({
        cle: dossier.id,
        cellules: [
          <Nom dossier={dossier} moi={moi} />,
          <Phase {...dossier} />,
          <Attendus {...dossier} />,
          <Prochaine {...dossier} />,
          dossier.departements.map(departement).join(', '),
        ],
      }))}
    />
  );
}

function Nom({ dossier, moi }: { dossier: LigneDossier; moi: string }) {
  return (
    <>
      <Link to={`/dossiers/${dossier.id}`} className="nom-dossier">
        {dossier.nom}
      </Link>{' '}
      <BadgeOrigine origine={dossier.origine} />
      {dossier.chargeDeNom && (
        <span className="precision mention">
          {dossier.chargeDe === moi ? 'à ma charge' : `à la charge de ${dossier.chargeDeNom}`}
        </span>
      )}
    </>
  );
}

function Phase({ phase, clos }: LigneDossier) {
  return (
    <>
      <Badge small noIcon as="span" {...(clos ? {} : { severity: 'info' as const })}>
        {phase} {enMots(phase)}
      </Badge>
      {clos && <span className="mention">dossier clos</span>}
    </>
  );
}

function Attendus({ attendus, clos, prochaineEcheance }: LigneDossier) {
  if (attendus.length === 0) {
    const rien = clos ? 'Rien : dossier clos' : prochaineEcheance ? 'L’échéance ci-contre' : 'Rien pour l’instant';
    return <span className="mention">{rien}</span>;
  }
  return (
    <ul className="liste-nue">
      {attendus.map(({ quoi, qui }) => (
        <li key={quoi}>
          {quoi} <span className="mention">– {enMots(qui)}</span>
        </li>
      ))}
    </ul>
  );
}

function Prochaine({ prochaineEcheance }: LigneDossier) {
  if (!prochaineEcheance) return <span className="mention">Aucune</span>;
  const { libelle, echeance, consequence } = prochaineEcheance;
  return (
    <>
      <DateLimite date={echeance} />
      <span className="precision">{libelle}</span>
      <span className="precision mention">{consequence}</span>
    </>
  );
}
