import { Utilisateur, voit } from '#libs/acces';
import { Constats, Refuse } from '#libs/moteur';
import { accesRefuse } from './issue';

/** Nobody may move a dossier out of their own sight: it would leave the hands that answer for it. */
export function horsDePortee(
  utilisateur: Utilisateur,
  { regionArs }: { regionArs: string },
  constats: Constats,
): Refuse | undefined {
  const territoire = constats['territoire'] as { departement: string }[] | undefined;
  if (!territoire) return undefined;
  const departements = [...new Set(territoire.map(({ departement }) => departement))];
  if (voit(utilisateur, { regionArs, departements })) return undefined;
  const { motifs } = accesRefuse(
    'Ce territoire est hors du vôtre : vous ne verriez plus ce dossier.',
    'Demandez à une personne dont le territoire couvre ces communes d’enregistrer cet acte.',
  );
  return { accepte: false, categorie: 'ACCES', motifs };
}
