import { Badge } from '@codegouvfr/react-dsfr/Badge';
import type { Tache } from '../api/types';
import { DateLimite } from '../cadre/badges';
import { enMots } from '../mots/libelles';
import { useSession } from '../session/session';

/** What is awaited, and from whom. */
export function Taches({ taches, fuseau }: { taches: readonly Tache[]; fuseau: string | undefined }) {
  const { utilisateur } = useSession();
  return (
    <section aria-labelledby="titre-taches">
      <h2 id="titre-taches" className="titre-bloc">
        Ce qui est attendu
      </h2>
      {taches.length === 0 ? (
        <p>Rien n’est attendu sur ce dossier.</p>
      ) : (
        <ul className="taches">
          {taches.map(({ quoi, qui, personne, avant, enRetard, detail }) => {
            const pourMoi = utilisateur.roles.some((role) => role === qui);
            return (
              <li key={quoi} className={enRetard ? 'tache tache-en-retard' : 'tache'}>
                <p className="tache-quoi">{quoi}</p>
                <p className="tache-qui">
                  <span className="mention">
                    de : {enMots(qui)}
                    {personne && ` – ${personne}`}
                  </span>
                  {pourMoi && (
                    <Badge small noIcon as="span" severity="info">
                      vous
                    </Badge>
                  )}
                  {avant && <DateLimite date={avant} fuseau={fuseau} />}
                </p>
                {detail && <p className="mention">{detail}</p>}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
