import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { demander, Probleme } from '../api/client';
import type { Verification } from '../api/types';
import { Table } from '../cadre/table';
import { TitrePage } from '../cadre/titre-page';
import { compter } from '../mots/libelles';

/** The proof of the journals, on demand. */
export function PageAudit() {
  const [resultat, setResultat] = useState<Verification>();
  const [panne, setPanne] = useState<Probleme>();
  const [enCours, setEnCours] = useState(false);
  const verifier = () => {
    setEnCours(true);
    setPanne(undefined);
    demander<Verification>('/audit/verification')
      .then(setResultat)
      .catch((erreur: unknown) => {
        if (!(erreur instanceof Probleme)) throw erreur;
        setResultat(undefined);
        setPanne(erreur);
      })
      .finally(() => setEnCours(false));
  };
  return (
    <>
      <TitrePage titre="Audit">Audit</TitrePage>
      <p>
        La vérification relit le journal de chaque dossier de votre territoire : chaque entrée doit porter l’empreinte
        de la précédente, et rejouer le journal depuis l’ouverture doit redonner exactement l’état enregistré.
      </p>
      <Button onClick={verifier} disabled={enCours}>
        {enCours ? 'Vérification en cours…' : 'Vérifier maintenant'}
      </Button>
      <div role="status" className="fr-mt-3w">
        {panne && (
          <Alert as="h2" severity="error" title="La vérification n’a pas eu lieu" description={panne.message} />
        )}
        {resultat && <Issue resultat={resultat} />}
      </div>
    </>
  );
}

function Issue({ resultat: { integre, verifies, defauts } }: { resultat: Verification }) {
  if (integre)
    return (
      <Alert
        as="h2"
        severity="success"
        title="Les journaux sont intègres"
        description={`${compter(verifies, 'dossier vérifié', 'dossiers vérifiés')} : chaque chaîne d’empreintes tient, et chaque rejeu redonne exactement l’état enregistré.`}
      />
    );
  return (
    <>
      <Alert
        as="h2"
        severity="error"
        title={compter(defauts.length, 'défaut trouvé', 'défauts trouvés')}
        description={`${compter(verifies, 'dossier vérifié', 'dossiers vérifiés')}. Ne corrigez rien à la main : prévenez l’administrateur, qui comparera avec les sauvegardes.`}
      />
      <Table
        titre="Défauts"
        colonnes={['Dossier', 'Entrée', 'Défaut']}
        lignes={defauts.map(({ dossier, nom, seq, raison }) => ({
          cle: `${dossier}/${seq}`,
          cellules: [<Link to={`/dossiers/${dossier}`}>{nom}</Link>, seq ? `n° ${seq}` : '–', raison],
        }))}
      />
    </>
  );
}
