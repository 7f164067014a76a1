import { ImageDeDocument, PoliceDeDocument } from '#libs/courriers';
import { Fichier, Organisme } from '#libs/persistance';
import { DataSource, In } from 'typeorm';

/** An image of a letterhead as a template names it. */
export interface Illustration {
  /** SHA-256 of its file. */
  cle: string;
  /** What it says to whoever does not see it. */
  texte: string;
}

/** What an agency supplies for the look of its letters. */
export interface EnTete {
  images: ImageDeDocument[];
  polices: PoliceDeDocument[];
  norme: Organisme['norme'];
  logo: Illustration | null;
  marque: Illustration | null;
}

type ReglagesDEnTete = Pick<Organisme, 'nom' | 'logo' | 'logoTexte' | 'marque' | 'marqueTexte' | 'polices' | 'norme'>;

/** @throws EnTeteIncomplet when a file that the agency names is not there: never a letter without its letterhead */
export async function enTeteDe(source: DataSource, organisme: ReglagesDEnTete): Promise<EnTete> {
  const { nom, norme, polices } = organisme;
  const logo = illustration(organisme.logo, organisme.logoTexte);
  const marque = illustration(organisme.marque, organisme.marqueTexte);
  const illustrations = [logo, marque].filter((une) => une !== null);
  const cles = [...new Set([...illustrations.map(({ cle }) => cle), ...polices])];
  const fichiers = cles.length ? await source.getRepository(Fichier).findBy({ sha256: In(cles) }) : [];
  const trouver = (cle: string): Fichier => {
    const fichier = fichiers.find(({ sha256 }) => sha256 === cle);
    if (!fichier) throw new EnTeteIncomplet(nom, cle);
    return fichier;
  };
  // An agency may use one file for both: a document holds it once.
  const distinctes = illustrations.filter(
    ({ cle }, rang) => illustrations.findIndex((une) => une.cle === cle) === rang,
  );
  return {
    images: distinctes.map(({ cle, texte }) => {
      const { type, octets } = trouver(cle);
      return { cle, type: type as ImageDeDocument['type'], octets, texte };
    }),
    polices: polices.map((sha256) => {
      const { octets, nom: fichier } = trouver(sha256);
      return { sha256, octets, nom: fichier };
    }),
    ...{ norme, logo, marque },
  };
}

function illustration(cle: string | null, texte: string | null): Illustration | null {
  return cle === null ? null : { cle, texte: texte ?? '' };
}

/** A file of the letterhead that is named and is not kept. */
export class EnTeteIncomplet extends Error {
  constructor(organisme: string, sha256: string) {
    super(
      `Un fichier de l’en-tête de « ${organisme} » manque (${sha256.slice(0, 12)}…) : déposez-le de nouveau à la page ` +
        'de l’organisme, ou retirez-le de son en-tête.',
    );
  }
}
