import { Notice } from '@codegouvfr/react-dsfr/Notice';
import { Link, useParams } from 'react-router';
import { demander } from '../api/client';
import { lireVersion } from '../api/dossier';
import { useLecture } from '../api/lecture';
import type { Financement, Version, VueDossier } from '../api/types';
import { Lu, Vide } from '../cadre/etats';
import { Entete } from '../dossier/entete';
import type { Schema } from '../formulaire/schema';
import { Comparaison } from './comparaison';
import { FormulaireHypothese } from './formulaire-hypothese';
import { useHypothese } from './hypothese';

interface Lecture {
  dossier: VueDossier;
  financement: Financement;
  version: Version;
}

/** What would become of the payments if the territory, the missions, the members or the rates changed. */
export function PageHypothese() {
  const { id = '' } = useParams();
  const lecture = useLecture<Lecture>(`${id}/hypothese`, async (signal) => {
    const [dossier, financement] = await Promise.all([
      demander<VueDossier>(`/dossiers/${id}`, { signal }),
      demander<Financement>(`/dossiers/${id}/financement`, { signal }),
    ]);
    return { dossier, financement, version: await lireVersion(dossier) };
  });
  return (
    <Lu pageEntiere lecture={lecture}>
      {({ dossier, financement, version }) => (
        <>
          <Entete dossier={dossier} page="Essayer un changement" />
          <p>
            <Link to={`/dossiers/${id}/financement`}>Revenir au financement du dossier</Link>
          </p>
          <Notice
            severity="info"
            className="fr-mb-3w"
            title="Rien ne s’enregistre ici."
            description="Cette page calcule ce que deviendraient les versements ; elle ne change ni le contrat, ni l’échéancier."
          />
          <Essai dossier={dossier.id} financement={financement} schema={version.hypothese?.schema ?? {}} />
        </>
      )}
    </Lu>
  );
}

function Essai({ dossier, financement, schema }: { dossier: string; financement: Financement; schema: Schema }) {
  const contrat = financement.contrats.at(-1);
  const missions = contrat?.parPoste.map(({ poste }) => poste) ?? [];
  const hypothese = useHypothese(dossier, schema, missions);
  if (!contrat)
    return (
      <Vide titre="Aucun contrat n’est signé : il n’y a rien à comparer.">
        <p>Les montants se calculent à partir d’un contrat signé.</p>
      </Vide>
    );
  return (
    <>
      <FormulaireHypothese hypothese={hypothese} />
      {hypothese.resultat && <Comparaison resultat={hypothese.resultat} />}
    </>
  );
}
