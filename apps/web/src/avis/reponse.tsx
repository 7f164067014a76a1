import { Badge } from '@codegouvfr/react-dsfr/Badge';
import type { Avis } from '../api/types';
import { instantCourt } from '../mots/dates';

/** Who answered and when, or that no answer is awaited any more. */
export function Reponse({ avis: { acquitteLe, acquittePar } }: { avis: Pick<Avis, 'acquitteLe' | 'acquittePar'> }) {
  if (!acquitteLe) return <span className="mention">sans réponse, qui n’est plus attendue</span>;
  return (
    <>
      <Badge small as="span" severity="success">
        pris connaissance
      </Badge>
      <span className="precision mention">
        par {acquittePar}, le {instantCourt(acquitteLe)}
      </span>
    </>
  );
}
