import { Link } from 'react-router';
import type { Action, LigneFinanciere } from '../api/types';
import { nommerLigne } from './mots';
import type { Versement } from './versements';

/** What may be done about the payments of a dossier, and by whom. */
export interface Gestes {
  dossier: string;
  versements: readonly Versement[];
  /** Whether the person's role opens these acts; the rules judge each payment in the act's own form. */
  ordonner: boolean;
  liberer: boolean;
  /** The account of the person who reads. */
  moi: string;
}

export function gestesDe(
  dossier: string,
  versements: readonly Versement[],
  actions: readonly Action[],
  moi: { id: string; roles: readonly string[] },
): Gestes {
  const ouvert = (type: string) =>
    actions.some((action) => action.type === type && action.roles.some((role) => moi.roles.includes(role)));
  return {
    dossier,
    versements,
    ordonner: ouvert('ORDONNER_VERSEMENT'),
    liberer: ouvert('LIBERER_VERSEMENT'),
    moi: moi.id,
  };
}

interface Props {
  ligne: LigneFinanciere;
  /** Those that pay the line. */
  versements: readonly Versement[];
  gestes: Gestes;
}

/** The acts that a line calls for: each opens its form, filled in. */
export function Agir({ ligne, versements, gestes }: Props) {
  const reste = ligne.montant - ligne.ordonne;
  const pour = <span className="fr-sr-only"> : {nommerLigne(ligne)}</span>;
  return (
    <>
      {gestes.ordonner && ligne.etat === 'DUE' && reste > 0 && (
        <Link className="fr-btn fr-btn--sm" to={adresseOrdonner(gestes.dossier, ligne, reste)}>
          Ordonner{pour}
        </Link>
      )}
      {gestes.liberer &&
        versements
          .filter(({ libere }) => !libere)
          .map(({ seq, par }) =>
            par === gestes.moi ? (
              <span key={seq} className="precision">
                Vous l’avez ordonné : une autre personne doit le libérer.
              </span>
            ) : (
              <Link key={seq} className="fr-btn fr-btn--sm" to={adresseLiberer(gestes.dossier, seq)}>
                Libérer{pour}
              </Link>
            ),
          )}
    </>
  );
}

function adresseOrdonner(dossier: string, ligne: LigneFinanciere, reste: number): string {
  const { poste, nature, annee, montant, calcul } = ligne;
  const connu = new URLSearchParams({ poste, nature, annee: String(annee), montant: String(reste) });
  // The formula of a whole says nothing of what remains of it.
  if (reste === montant) connu.set('calcul', calcul.formule);
  return `/dossiers/${dossier}/agir/ORDONNER_VERSEMENT?${connu}`;
}

export const adresseLiberer = (dossier: string, seq: number): string =>
  `/dossiers/${dossier}/agir/LIBERER_VERSEMENT?versement=${seq}`;
