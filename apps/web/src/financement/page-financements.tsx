import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Select } from '@codegouvfr/react-dsfr/Select';
import { Link, useSearchParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { Cumuls } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { agence, compter, enMots } from '../mots/libelles';
import { useSession } from '../session/session';
import { AxeDesCumuls } from './axe';
import { Liberes } from './liberes';
import { ALiberer } from './a-liberer';
import { TuilesDesSommes } from './sommes';

/** Who orders and releases payments, and who watches over them: the API answers no one else. */
const PAYEURS = ['CPAM', 'DG_ARS', 'AUDITEUR'];

/** The money of all the dossiers that the person sees. */
export function PageFinancements() {
  const { utilisateur } = useSession();
  const payeur = utilisateur.roles.some((role) => PAYEURS.includes(role));
  return (
    <>
      <TitrePage titre="Financement">Financement</TitrePage>
      <p>L’argent de tous les dossiers de votre territoire. Chaque tableau s’ajoute au même total.</p>
      {payeur && <ALiberer />}
      <Sommes />
      {payeur && <Liberes />}
    </>
  );
}

function Sommes() {
  const [parametres, setParametres] = useSearchParams();
  const annee = parametres.get('annee') ?? '';
  const toutes = useLecture<Cumuls>('/financement/cumuls');
  const lecture = useLecture<Cumuls>(`/financement/cumuls${annee ? `?annee=${annee}` : ''}`);
  const annees = toutes.donnees?.parAnnee.map((un) => String(un.annee)) ?? [];
  return (
    <>
      <div className="moments fr-mb-3w">
        <Select
          label="Année civile"
          nativeSelectProps={{
            value: annee,
            onChange: ({ target }) =>
              setParametres(target.value ? { annee: target.value } : {}, { preventScrollReset: true }),
          }}
        >
          <option value="">Toutes</option>
          {[...new Set([...annees, ...(annee ? [annee] : [])])].map((une) => (
            <option key={une} value={une}>
              {une}
            </option>
          ))}
        </Select>
      </div>
      <Lu lecture={lecture}>{(cumuls) => <Cumulees cumuls={cumuls} />}</Lu>
    </>
  );
}

function Cumulees({ cumuls: { parRegion, parPoste, parAnnee, total, incalculables } }: { cumuls: Cumuls }) {
  return (
    <>
      {incalculables.length > 0 && <Incalculables dossiers={incalculables} />}
      {total.dossiers === 0 ? (
        <Vide titre="Aucun versement n’est prévu.">
          <p>Les sommes apparaissent dès qu’un contrat est signé dans votre territoire.</p>
        </Vide>
      ) : (
        <>
          <TuilesDesSommes sommes={total} />
          <AxeDesCumuls
            titre="Par région"
            axe="Agence"
            parts={parRegion.map((part) => ({
              ...part,
              nom: `${agence(part.region)} (${compter(part.dossiers, 'dossier')})`,
            }))}
            total={total}
          />
          <AxeDesCumuls
            titre="Par mission"
            axe="Poste"
            parts={parPoste.map((part) => ({ ...part, nom: enMots(part.poste) }))}
            total={total}
          />
          <AxeDesCumuls
            titre="Par année civile"
            axe="Année"
            parts={parAnnee.map((part) => ({ ...part, nom: String(part.annee) }))}
            total={total}
          />
        </>
      )}
    </>
  );
}

function Incalculables({ dossiers }: { dossiers: Cumuls['incalculables'] }) {
  return (
    <Alert
      as="h2"
      severity="warning"
      className="fr-mb-3w"
      title={compter(dossiers.length, 'dossier n’est pas compté', 'dossiers ne sont pas comptés')}
      description={
        <>
          Leurs montants ne se calculent pas ; prévenez votre administrateur :{' '}
          {dossiers.map(({ id, nom }, rang) => (
            <span key={id}>
              {rang > 0 && ', '}
              <Link to={`/dossiers/${id}`}>{nom}</Link>
            </span>
          ))}
          .
        </>
      }
    />
  );
}
