import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { type FormEvent } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { demander } from '../api/client';
import { useLecture } from '../api/lecture';
import type { Action, Financement, VueDossier } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Entete } from '../dossier/entete';
import { dateCourte } from '../mots/dates';
import { useSession } from '../session/session';
import { gestesDe } from './agir';
import { Amorcage } from './amorcage';
import { ContratFinance } from './contrat';
import { Decompte } from './decompte';
import { Graphique } from './graphique';
import { HorsEcheancier } from './hors-echeancier';
import { TuilesDesSommes } from './sommes';
import { versementsDe } from './versements';

/** The money of a dossier: every line that its contracts give, and how one comes to it. */
export function PageFinancement() {
  const { id = '' } = useParams();
  const [parametres, setParametres] = useSearchParams();
  const le = parametres.get('le') ?? '';
  const lecture = useLecture<[VueDossier, Action[], Financement]>(`${id}/financement?${le}`, async (signal) => {
    const lire = <T,>(suite: string) => demander<T>(`/dossiers/${id}${suite}`, { signal });
    const [dossier, { actions }, financement] = await Promise.all([
      lire<VueDossier>(''),
      lire<{ actions: Action[] }>('/actions'),
      lire<Financement>(`/financement${le ? `?le=${le}` : ''}`),
    ]);
    return [dossier, actions, financement];
  });
  const choisir = (evenement: FormEvent<HTMLFormElement>) => {
    evenement.preventDefault();
    const choisi = String(new FormData(evenement.currentTarget).get('le') ?? '');
    setParametres(choisi ? { le: choisi } : {});
  };
  return (
    <Lu pageEntiere lecture={lecture}>
      {([dossier, actions, financement]) => (
        <>
          <Entete dossier={dossier} page="Financement" />
          <form className="moments fr-mb-3w" onSubmit={choisir} key={le}>
            <Input label="Situation au" nativeInputProps={{ type: 'date', name: 'le', defaultValue: financement.au }} />
            <Button type="submit" priority="secondary">
              Afficher
            </Button>
            {le && <Link to={`/dossiers/${id}/financement`}>Situation d’aujourd’hui</Link>}
          </form>
          {/* One acts on the present, not on the past that is looked at. */}
          <Argent dossier={dossier} actions={le ? [] : actions} financement={financement} />
        </>
      )}
    </Lu>
  );
}

interface Props {
  dossier: VueDossier;
  actions: readonly Action[];
  financement: Financement;
}

function Argent({ dossier, actions, financement }: Props) {
  const { utilisateur } = useSession();
  const { contrats, sommes, au, amorcage, decompte, horsEcheancier, indicateurs } = financement;
  const gestes = gestesDe(dossier.id, versementsDe(dossier), actions, utilisateur);
  const recents = contrats.toReversed();
  return (
    <>
      {contrats.length === 0 && horsEcheancier.length === 0 ? (
        <Vide titre="Aucun contrat n’est signé : il n’y a pas encore d’échéancier.">
          <p>Il apparaît dès que la signature du contrat est enregistrée.</p>
        </Vide>
      ) : (
        <>
          <TuilesDesSommes sommes={sommes} />
          <p className="actions-en-ligne">
            <Link className="fr-btn fr-btn--secondary" to={`/dossiers/${dossier.id}/financement/hypothese`}>
              Essayer un changement
            </Link>
            <span className="mention">Montants au {dateCourte(au)} ; chaque ligne s’explique par « Calcul ».</span>
          </p>
        </>
      )}
      {horsEcheancier.length > 0 && <HorsEcheancier dossier={dossier.id} versements={horsEcheancier} />}
      {decompte && <Decompte decompte={decompte} />}
      {contrats.length > 0 && (
        <section aria-labelledby="titre-graphique">
          <h2 id="titre-graphique" className="titre-bloc">
            Prévu et payé, par année de contrat
          </h2>
          <Graphique contrats={contrats} />
        </section>
      )}
      {recents.map((contrat) => (
        <ContratFinance
          key={contrat.contrat}
          contrat={contrat}
          gestes={gestes}
          indicateurs={indicateurs.find((un) => un.contrat === contrat.contrat)}
        />
      ))}
      {amorcage.length > 0 && <Amorcage aides={amorcage} />}
    </>
  );
}
