import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { aujourdhui, dateCourte, joursJusqua, resteEnMots } from '../mots/dates';

/** Days within which a date is shown as near. */
const PROCHE = 15;

/** A due date: the date, and in words and colour how near it is. */
export function DateLimite({ date, fuseau }: { date: string; fuseau?: string | undefined }) {
  const jours = joursJusqua(date, aujourdhui(fuseau));
  const gravite = jours < 0 ? 'error' : jours <= PROCHE ? 'warning' : 'info';
  return (
    <span className="date-limite">
      <time dateTime={date}>{dateCourte(date)}</time>{' '}
      <Badge small noIcon={gravite === 'info'} severity={gravite} as="span">
        {resteEnMots(jours)}
      </Badge>
    </span>
  );
}

const ORIGINES: Record<string, string> = { DEMONSTRATION: 'Fictif', REPRISE: 'Reprise' };

/** Where the data come from, when they were not typed as they happened. */
export function BadgeOrigine({ origine }: { origine: string }) {
  const mot = ORIGINES[origine];
  return mot ? (
    <Badge small noIcon severity="new" as="span">
      {mot}
    </Badge>
  ) : null;
}

/** Points of the law that are not established and on which what stands beside leans. */
export function AConfirmer({ points }: { points: readonly string[] }) {
  return points.map((point) => (
    <Badge key={point} small noIcon as="span" className="a-confirmer">
      à confirmer {point}
    </Badge>
  ));
}
