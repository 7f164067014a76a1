import { dateCourte } from '#libs/droit';
import { Registre } from '#libs/moteur';
import { page, table } from './page';

/** Who may send each event. */
export function matriceDesRoles(registre: Registre): string {
  return page(
    'Rôles et événements',
    Object.values(registre).flatMap(({ libelle, versions }) =>
      versions.flatMap(({ du, evenements }) => {
        const roles = [...new Set(evenements.flatMap((evenement) => evenement.roles))].sort();
        return [
          `## ${libelle} — parcours en vigueur depuis le ${dateCourte(du)}`,
          table(
            ['Événement', 'Libellé', ...roles],
            evenements.map((evenement) => [
              `\`${evenement.type}\``,
              evenement.libelle,
              ...roles.map((role) => (evenement.roles.includes(role) ? 'oui' : '')),
            ]),
          ),
        ];
      }),
    ),
  );
}
