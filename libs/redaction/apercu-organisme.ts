import { composer, Courrier, PdfImpossible } from '#libs/courriers';
import { DateCivile } from '#libs/droit';
import { CourrierPrevu } from '#libs/moteur';
import { Organisme } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { EnTete, enTeteDe, Illustration } from './entete';
import { FichierExamine, FichierRefuse, GenreDeFichier } from './fichiers';
import { ROLES_QUI_SIGNENT, Signataire, signataireDe, SignataireManquant } from './signataires';
import { variablesCommunes } from './variables';

const GABARIT = 'organismes/apercu';
const FILIGRANE = 'Exemple';
const REFERENCE = 'EXEMPLE';
const PREVU: Omit<CourrierPrevu, 'emetteur'> = {
  ...{ code: REFERENCE, titre: 'Lettre d’exemple', gabarit: GABARIT, objet: 'lettre d’exemple', signataire: '' },
  ...{ destinataires: [], copies: [], canal: 'COURRIEL', bases: [], variables: {} },
};
const A_DESIGNER: Signataire = { nom: 'Nom du signataire', qualite: 'Qualité du signataire', acte: null };

/**
 * A letter to nobody that bears an agency's letterhead and the name of whoever signs first for it on that day.
 * @param jour civil day of the agency
 * @throws EnTeteIncomplet, PdfImpossible
 */
export async function apercevoirOrganisme(
  source: DataSource,
  organisme: Organisme,
  jour: DateCivile,
): Promise<Courrier> {
  return lettreDExemple(
    organisme,
    await enTeteDe(source, organisme),
    await premierSignataire(source, organisme, jour),
    jour,
  );
}

/**
 * Lays out a letter with a supplied file: a font that does not load or an image that cannot be decoded is refused here
 * rather than by the first letter.
 * @throws FichierRefuse, or PdfImpossible when no letter at all can be laid out here
 */
export async function essayerFichier(
  genre: GenreDeFichier,
  { sha256, type, nom, octets }: FichierExamine,
): Promise<void> {
  const image = genre !== 'police';
  const illustration: Illustration = { cle: sha256, texte: D_ESSAI.nom };
  const enTete: EnTete = {
    norme: D_ESSAI.norme,
    images: image ? [{ ...illustration, type: type as 'image/png' | 'image/jpeg', octets }] : [],
    polices: image ? [] : [{ sha256, octets, nom }],
    logo: genre === 'logo' ? illustration : null,
    marque: genre === 'marque' ? illustration : null,
  };
  try {
    await lettreDExemple(D_ESSAI, enTete, A_DESIGNER, JOUR_D_ESSAI);
  } catch (erreur) {
    if (!(erreur instanceof PdfImpossible)) throw erreur;
    // Without the file: when this fails too, it is not at fault, and nothing can be said of it here.
    await lettreDExemple(D_ESSAI, SANS_RIEN, A_DESIGNER, JOUR_D_ESSAI);
    throw new FichierRefuse(
      image
        ? 'Cette image ne peut pas être mise en page : elle est incomplète ou abîmée. Enregistrez-la de nouveau.'
        : 'Cette police ne se charge pas : le fichier est incomplet, abîmé, ou ne permet pas de l’incorporer.',
      { cause: erreur },
    );
  }
}

const SANS_RIEN: EnTete = { images: [], polices: [], norme: 'a-2a', logo: null, marque: null };
const JOUR_D_ESSAI = '2000-01-01';

/** Whose letter a file is tried on. */
const D_ESSAI: Organisme = {
  ...{ id: '', genre: 'ARS', region: '', departement: null, nom: 'Essai', service: 'Essai', adresse: ['Essai'] },
  ...{ ville: 'Essai', courriel: 'essai@exemple.test', telephone: '00 00 00 00 00', signataires: {}, fictif: false },
  ...{ logo: null, logoTexte: null, marque: null, marqueTexte: null, polices: [], norme: 'a-2a', parapheur: [] },
};

async function premierSignataire(source: DataSource, organisme: Organisme, jour: DateCivile): Promise<Signataire> {
  for (const role of ROLES_QUI_SIGNENT[organisme.genre])
    try {
      return await signataireDe(source, organisme, role, jour);
    } catch (erreur) {
      if (!(erreur instanceof SignataireManquant)) throw erreur;
    }
  return A_DESIGNER;
}

function lettreDExemple(
  organisme: Organisme,
  enTete: EnTete,
  signataire: Signataire,
  jour: DateCivile,
): Promise<Courrier> {
  const { nom, norme, genre } = organisme;
  const titre = `Lettre d’exemple de ${nom}`;
  const variables = variablesCommunes({
    prevu: { ...PREVU, emetteur: genre },
    reference: REFERENCE,
    dateCourrier: jour,
    fictif: organisme.fictif,
    agence: organisme,
    principaux: [{ nom: 'Destinataire', attention: [], adresse: ['Adresse du destinataire'], courriels: [] }],
    copies: [],
    charge: null,
    ...{ signataire, enTete },
  });
  return composer({
    gabarit: GABARIT,
    variables,
    metadonnees: { titre, reference: REFERENCE, auteur: nom, langue: 'fr', date: jour },
    filigrane: FILIGRANE,
    images: enTete.images,
    polices: enTete.polices,
    norme,
  });
}
