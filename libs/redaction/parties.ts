import { DateCivile } from '#libs/droit';
import { Dossier, GenreOrganisme } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { organismeDe, OrganismeManquant } from './destinataires';
import { DIRIGEANTS, signataireDe, SignataireManquant } from './signataires';

/** An agency as a party to what a sheet says; nobody represents it as long as it has not said who. */
export interface Partie {
  nom: string;
  adresse: string[];
  representant: { nom: string; qualite: string } | null;
}

/**
 * The agencies of a dossier that are parties, by kind.
 * @param jour civil day of the agency: who represents it on that day
 * @throws OrganismeManquant
 */
export async function partiesDe(
  source: DataSource,
  genres: readonly string[],
  dossier: Pick<Dossier, 'regionArs' | 'departements'>,
  jour: DateCivile,
): Promise<Record<string, Partie>> {
  const parties: Record<string, Partie> = {};
  for (const genre of genres as readonly GenreOrganisme[]) {
    const organisme = await organismeDe(source, genre, dossier);
    if (!organisme) throw new OrganismeManquant(genre, dossier.regionArs);
    const representant = await signataireDe(source, organisme, DIRIGEANTS[genre], jour).catch(personne);
    const { nom, adresse } = organisme;
    parties[genre] = {
      ...{ nom, adresse },
      representant: representant && { nom: representant.nom, qualite: representant.qualite },
    };
  }
  return parties;
}

/** The place stays blank on the document, for whoever signs it by hand. */
function personne(erreur: unknown): null {
  if (erreur instanceof SignataireManquant) return null;
  throw erreur;
}
