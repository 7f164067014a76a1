import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb';
import { type ReactNode, useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { useLecture } from '../api/lecture';
import type { RegistreCourrier } from '../api/types';
import { Depliant } from '../cadre/depliant';
import { Lu } from '../cadre/etats';
import { TitrePage } from '../cadre/titre-page';
import { instantCourt } from '../mots/dates';
import { enMots } from '../mots/libelles';
import { useSession } from '../session/session';
import { EN_ECHEC, STATUTS } from './etapes';
import { NonRemise, Remise, Renvoi } from './formulaires';
import { Registre } from './registre';

/** A sending that was just asked for leaves within seconds: the page looks again a few times. */
const REGARDS = 5;
const ENTRE_REGARDS_MS = 2000;

/** One letter: what it is, everything that happened to it, its proof, and what a person may add to its register. */
export function PageCourrier() {
  const { id = '' } = useParams();
  const lecture = useLecture<RegistreCourrier>(`/courriers/${encodeURIComponent(id)}`);
  const { donnees, recharger } = lecture;
  const regards = useRef(0);
  const derniere = donnees?.envois.at(-1)?.resultat;
  const attendu = derniere === 'RENVOI' || derniere === 'TENTATIVE';
  useEffect(() => {
    if (!attendu || regards.current >= REGARDS) return;
    const attente = setTimeout(() => {
      regards.current += 1;
      recharger();
    }, ENTRE_REGARDS_MS);
    return () => clearTimeout(attente);
  }, [donnees, attendu, recharger]);
  const relire = () => {
    regards.current = 0;
    recharger();
  };
  return (
    <Lu pageEntiere lecture={lecture}>
      {(courrier) => (
        <>
          <Breadcrumb currentPageLabel={courrier.titre} segments={segments(courrier)} />
          <TitrePage titre={courrier.titre}>{courrier.titre}</TitrePage>
          <Precisions courrier={courrier} />
          <Documents courrier={courrier} />
          <h2 className="titre-bloc">Registre</h2>
          <p>Chaque étape s’ajoute aux précédentes : aucune ne se modifie ni ne s’efface.</p>
          <Registre courrier={courrier} />
          <Suites courrier={courrier} apres={relire} />
        </>
      )}
    </Lu>
  );
}

function segments({ dossier, nom }: RegistreCourrier) {
  return dossier
    ? [{ label: nom ?? 'Dossier', linkProps: { to: `/dossiers/${dossier}` } }]
    : [{ label: 'Courriels', linkProps: { to: '/courriels' } }];
}

function Precisions({ courrier }: { courrier: RegistreCourrier }) {
  const { reference, statut, envoyeLe, canal, courriel, enEchec, sha256, courrielSha256, seq } = courrier;
  const { mot, gravite } = enEchec.length ? EN_ECHEC : STATUTS[statut];
  const restants = enEchec.filter((adresse) => adresse !== null);
  const faits: [terme: string, valeur: ReactNode][] = [
    ['Référence', seq === null ? reference : `${reference} · entrée n° ${seq} du journal`],
    [
      'Statut',
      <>
        {envoyeLe && `parti le ${instantCourt(envoyeLe)} `}
        <Badge small noIcon={gravite === 'info'} as="span" severity={gravite}>
          {mot}
        </Badge>
      </>,
    ],
    ['Reste à faire parvenir à', restants.join(', ')],
    ['Canal', enMots(canal)],
    ['Pour', courriel && (courriel.a.join(', ') || 'aucune adresse de courriel')],
    ['Copie', courriel?.copie.join(', ')],
    ['Message-ID', courriel?.messageId],
    ['Empreinte du document (SHA-256)', sha256],
    ['Empreinte du courriel (SHA-256)', courrielSha256],
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

function Documents({ courrier: { id, composeLe, sha256, envois } }: { courrier: RegistreCourrier }) {
  if (!composeLe && envois.length === 0) return null;
  return (
    <p className="actions-en-ligne">
      <a className="fr-btn" href={`/api/courriers/${id}/preuve.pdf`} target="_blank" rel="noreferrer">
        Imprimer la preuve d’envoi
      </a>
      {composeLe && (
        <a
          className="fr-btn fr-btn--secondary"
          href={`/api/courriers/${id}${sha256 ? '.pdf' : '.html'}`}
          target="_blank"
          rel="noreferrer"
        >
          {sha256 ? 'Ouvrir le document' : 'Ouvrir le message'}
        </a>
      )}
    </p>
  );
}

function Suites({ courrier, apres }: { courrier: RegistreCourrier; apres: () => void }) {
  const { utilisateur } = useSession();
  if (utilisateur.roles.every((role) => role === 'AUDITEUR') || courrier.statut === 'PREVU') return null;
  return (
    <section aria-labelledby="titre-suites" className="fr-mt-4w">
      <h2 id="titre-suites" className="titre-bloc">
        Ajouter au registre
      </h2>
      <Depliant titre="Signaler une non-remise">
        <NonRemise courrier={courrier} apres={apres} />
      </Depliant>
      <Depliant titre="Enregistrer une remise">
        <Remise courrier={courrier} apres={apres} />
      </Depliant>
      {courrier.courriel && (
        <Depliant titre="Renvoyer">
          <Renvoi courrier={courrier} apres={apres} />
        </Depliant>
      )}
    </section>
  );
}
