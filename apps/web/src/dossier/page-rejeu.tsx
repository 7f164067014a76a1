import { Notice } from '@codegouvfr/react-dsfr/Notice';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { type FormEvent } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { demander } from '../api/client';
import { lireVersion } from '../api/dossier';
import { useLecture } from '../api/lecture';
import type { Version, VueDossier, VueRejouee } from '../api/types';
import { Lu } from '../cadre/etats';
import { dateCourte } from '../mots/dates';
import { enMots } from '../mots/libelles';
import { Entete } from './entete';
import { Etapes } from './etapes';
import { communesDe, Reperes, Territoire } from './reperes';

/** The dossier as it was: after an entry, on a legal date, or as far as was known on a day. */
export function PageRejeu() {
  const { id = '' } = useParams();
  const [parametres, setParametres] = useSearchParams();
  const lecture = useLecture<[VueRejouee, Version, VueDossier]>(`${id}?${parametres}`, async (signal) => {
    const [rejoue, actuel] = await Promise.all([
      demander<VueRejouee>(`/dossiers/${id}/rejeu?${parametres}`, { signal }),
      demander<VueDossier>(`/dossiers/${id}`, { signal }),
    ]);
    return [rejoue, await lireVersion(rejoue), actuel];
  });
  const choisir = (evenement: FormEvent<HTMLFormElement>) => {
    evenement.preventDefault();
    const saisie = [...new FormData(evenement.currentTarget)].filter(([, valeur]) => valeur !== '');
    setParametres(new URLSearchParams(saisie.map(([nom, valeur]) => [nom, String(valeur)])));
  };
  return (
    <Lu pageEntiere lecture={lecture}>
      {([dossier, version, actuel]) => (
        <>
          <Entete dossier={dossier} page="Le dossier tel qu’il était" />
          <Notice
            severity="info"
            className="fr-mb-2w"
            title={momentDe(parametres)}
            description={
              <>
                Rejoué à partir du journal ; rien ne se modifie d’ici.{' '}
                {dossier.ecartees.length > 0 &&
                  `Sans effet à cette date, faute de faits plus tardifs : entrées n° ${dossier.ecartees.join(', ')}. `}
                <Link to={`/dossiers/${id}`}>Revenir au dossier d’aujourd’hui</Link>
              </>
            }
          />
          <form className="moments" onSubmit={choisir} key={String(parametres)}>
            <Input
              label="À la date légale du"
              nativeInputProps={{ type: 'date', name: 'le', defaultValue: parametres.get('le') ?? '' }}
            />
            <Input
              label="Tel qu’on le connaissait le"
              nativeInputProps={{ type: 'date', name: 'connuLe', defaultValue: parametres.get('connuLe') ?? '' }}
            />
            <Button type="submit" priority="secondary">
              Afficher
            </Button>
          </form>
          <p className="actions-en-ligne fr-mt-2w">
            {dossier.revision > 1 && (
              <Link to={`?seq=${dossier.revision - 1}`}>← Après l’entrée n° {dossier.revision - 1}</Link>
            )}
            {dossier.revision < actuel.revision && (
              <Link to={`?seq=${dossier.revision + 1}`}>Après l’entrée n° {dossier.revision + 1} →</Link>
            )}
          </p>
          <Etapes dossier={dossier} version={version} />
          <div className="colonnes">
            <section className="colonne" aria-labelledby="titre-attendus">
              <h2 id="titre-attendus" className="titre-bloc">
                Ce qui était attendu
              </h2>
              {dossier.attendus.length === 0 && <p>Rien n’était attendu.</p>}
              <ul>
                {dossier.attendus.map(({ quoi, qui }) => (
                  <li key={quoi}>
                    {quoi} <span className="mention">– {enMots(qui)}</span>
                  </li>
                ))}
              </ul>
            </section>
            <div className="colonne">
              <Reperes dossier={dossier} />
            </div>
          </div>
          <h2 className="titre-bloc">Territoire</h2>
          <Territoire communes={communesDe(dossier.faits)} />
        </>
      )}
    </Lu>
  );
}

function momentDe(parametres: URLSearchParams): string {
  const seq = parametres.get('seq');
  const le = parametres.get('le');
  const connuLe = parametres.get('connuLe');
  const parties = [
    seq && `après l’entrée n° ${seq}`,
    le && `à la date légale du ${dateCourte(le)}`,
    connuLe && `tel qu’on le connaissait le ${dateCourte(connuLe)}`,
  ].filter(Boolean);
  return parties.length ? `Le dossier ${parties.join(', ')}` : 'Le dossier aujourd’hui';
}
