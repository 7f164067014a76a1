import { Input } from '@codegouvfr/react-dsfr/Input';
import { Pagination } from '@codegouvfr/react-dsfr/Pagination';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { Link, useSearchParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Courriels } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { compter } from '../mots/libelles';
import { EN_ECHEC, ETAPES, STATUTS } from './etapes';
import { BadgesDuCourrier } from './statut';

/** The register of all the letters and messages of the person's territory. */
export function PageCourriels() {
  const [parametres, setParametres] = useSearchParams();
  const lecture = useLecture<Courriels>(`/courriels?${parametres}`);
  const changer = (champ: string, valeur: string) =>
    setParametres((avant) => {
      const apres = new URLSearchParams(avant);
      apres.delete('page');
      if (valeur) apres.set(champ, valeur);
      else apres.delete(champ);
      return apres;
    });
  return (
    <>
      <TitrePage titre="Courriels">Registre des courriels</TitrePage>
      <p>Chaque courrier et chaque message : prévu, présenté au serveur, accepté ou refusé, et ce qui l’a suivi.</p>
      <div className="moments fr-mb-3w">
        <Select
          label="Statut"
          nativeSelectProps={{
            value: parametres.get('statut') ?? '',
            onChange: ({ target }) => changer('statut', target.value),
          }}
        >
          <option value="">Tous</option>
          <option value="EN_ECHEC">{EN_ECHEC.mot}</option>
          {Object.entries(STATUTS)
            .filter(([statut]) => statut !== 'ETABLI')
            .map(([statut, { mot }]) => (
              <option key={statut} value={statut}>
                {mot}
              </option>
            ))}
        </Select>
        {(['du', 'au'] as const).map((champ) => (
          <Input
            key={champ}
            label={champ === 'du' ? 'Prévu à partir du' : 'Prévu jusqu’au'}
            nativeInputProps={{
              type: 'date',
              value: parametres.get(champ) ?? '',
              onChange: ({ target }) => changer(champ, target.value),
            }}
          />
        ))}
      </div>
      <Lu lecture={lecture}>
        {({ courriels, total, page, parPage }) => (
          <>
            <p className="compte" role="status">
              {compter(total, 'courriel')}
            </p>
            {total === 0 ? (
              <Vide titre="Aucun courriel ne répond à ces critères.">
                <p>Retirez un filtre, ou choisissez d’autres jours.</p>
              </Vide>
            ) : (
              <Table
                titre="Registre des courriels"
                colonnes={['Courriel', 'Statut', 'Destinataires', 'Dernière étape', 'Dossier']}
                lignes={courriels.map((courriel) => ({ cle: courriel.id, cellules: cellules(courriel) }))}
              />
            )}
            {total > parPage && (
              <Pagination
                count={Math.ceil(total / parPage)}
                defaultPage={page}
                key={page}
                getPageLinkProps={(numero) => ({ to: `/courriels?${adresse(parametres, numero)}` })}
              />
            )}
          </>
        )}
      </Lu>
    </>
  );
}

function adresse(parametres: URLSearchParams, page: number): URLSearchParams {
  const apres = new URLSearchParams(parametres);
  apres.set('page', String(page));
  return apres;
}

function cellules({
  id,
  titre,
  reference,
  statut,
  enEchec,
  destinataires,
  derniere,
  prevuLe,
  ...un
}: Courriels['courriels'][number]) {
  return [
    <>
      <Link to={`/courriers/${id}`}>{titre}</Link>
      <span className="precision mention">
        {reference} · prévu le {instantCourt(prevuLe)}
      </span>
    </>,
    <BadgesDuCourrier courrier={{ statut, enEchec }} />,
    destinataires.join(', ') || <span className="mention">–</span>,
    derniere ? (
      <>
        {ETAPES[derniere.resultat].mot}
        <span className="precision mention">
          le {instantCourt(derniere.le)}
          {derniere.reponse && ` · ${derniere.reponse}`}
        </span>
      </>
    ) : (
      <span className="mention">–</span>
    ),
    un.dossier ? <Link to={`/dossiers/${un.dossier}`}>{un.nom}</Link> : 'Aucun en particulier',
  ];
}
