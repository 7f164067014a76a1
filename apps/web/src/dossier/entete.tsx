import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb';
import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { type ReactNode } from 'react';
import type { VueDossier } from '../api/types';
import { BadgeOrigine } from '../cadre/badges';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { agence, departement } from '../mots/libelles';
import { useSession } from '../session/session';

interface Props {
  dossier: VueDossier;
  page?: string;
  /** What else there is to say first. */
  children?: ReactNode;
}

export function Entete({ dossier, page, children }: Props) {
  const { utilisateur } = useSession();
  const { id, nom, regionArs, departements, revision, origine, clos, chargeDe, modifieLe } = dossier;
  const titre = page ? `${page} – ${nom}` : nom;
  return (
    <>
      <Breadcrumb
        currentPageLabel={page ?? nom}
        segments={[
          { label: 'Dossiers', linkProps: { to: '/' } },
          ...(page ? [{ label: nom, linkProps: { to: `/dossiers/${id}` } }] : []),
        ]}
      />
      <div className="entete-dossier">
        <TitrePage titre={titre}>{page ?? nom}</TitrePage>
        <span className="badges">
          <BadgeOrigine origine={origine} />
          {clos && (
            <Badge small noIcon as="span">
              Dossier clos
            </Badge>
          )}
        </span>
      </div>
      <p className="mention">
        {page && <>{nom} · </>}
        {agence(regionArs)} · {departements.map(departement).join(', ')} · révision {revision}
        {!page && <> · modifié le {instantCourt(modifieLe)}</>}
        {chargeDe === utilisateur.id && <> · à ma charge</>}
      </p>
      {children}
    </>
  );
}
