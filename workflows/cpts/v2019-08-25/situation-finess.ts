import { dateCourte, DateCivile } from '#libs/droit';
import {
  CATEGORIE_CPTS,
  CodeFiness,
  CONVENTION_ACI,
  MODE_TARIFS,
  NATURE_ETABLISSEMENT,
  STATUTS_JURIDIQUES,
  TYPE_ETABLISSEMENT,
} from '../nomenclature-finess';
import { EntiteJuridique, Immatriculation } from './evenements/saisies-finess';
import { Association, contratSigne, FaitsCpts } from './faits';

// What the register holds of a CPTS: for the letter that tells it, and for the sheet of any day.

export type Code = Pick<CodeFiness, 'code' | 'libelle'>;

/** Every field of § 5.6 of the rulebook. */
export type SituationFiness = {
  ej: {
    numeroFiness: string;
    siren: string;
    ape: string | null;
    raisonSociale: string;
    adresse: readonly string[];
    statutJuridique: Code;
    dateCreation: DateCivile;
    dateCreationGeneree: boolean;
    telephone: string | null;
    courriel: string | null;
  };
  /** None while the register takes the legal entity alone. */
  et: {
    numeroFiness: string;
    categorie: Code & { libelleCourt: string; agregat: string };
    siret: string;
    ape: string | null;
    raisonSociale: string;
    adresse: readonly string[];
    telephone: string | null;
    courriel: string | null;
    nature: Code;
    type: Code;
    dateAutorisation: DateCivile;
    autorisationTacite: boolean;
    dateOuverture: DateCivile | null;
    modeTarifs: Code;
    /** With the day on which it ended, once it has. */
    convention: (Code & { dateSignature: DateCivile; dateFin: DateCivile | null }) | null;
  } | null;
  avertissements: readonly string[];
};

/** As it was registered last. `validation`: that of the project, which the register takes for an authorisation. */
export function situationFiness(
  faits: FaitsCpts,
  { ej, etablissements }: Immatriculation,
  validation: { le: DateCivile; tacite: boolean },
): SituationFiness {
  const { association } = faits;
  const contrat = contratSigne(faits);
  const et = etablissements[0];
  const { raisonSociale } = ej;
  const adresse = ej.adresse.split(/\n|,\s*/).filter(Boolean);
  const ape = ej.ape ?? association?.ape ?? null;
  const coordonnees = { telephone: ej.telephone ?? null, courriel: ej.courriel ?? null };
  const signature = contrat?.signature;
  return {
    ej: {
      numeroFiness: ej.numeroFiness,
      siren: ej.siren,
      ape,
      raisonSociale,
      adresse,
      statutJuridique: code(STATUTS_JURIDIQUES.find((statut) => statut.code === ej.statutJuridique)!),
      dateCreation: ej.dateCreation,
      dateCreationGeneree: ej.dateGeneree ?? false,
      ...coordonnees,
    },
    et: et
      ? {
          numeroFiness: et.numeroFiness,
          categorie: {
            ...code(CATEGORIE_CPTS),
            libelleCourt: CATEGORIE_CPTS.libelleCourt,
            agregat: CATEGORIE_CPTS.agregat,
          },
          siret: et.siret,
          ape,
          raisonSociale,
          adresse,
          ...coordonnees,
          nature: code(NATURE_ETABLISSEMENT),
          type: code(TYPE_ETABLISSEMENT),
          dateAutorisation: validation.le,
          autorisationTacite: validation.tacite,
          dateOuverture: et.dateOuverture ?? null,
          modeTarifs: code(MODE_TARIFS),
          convention: signature
            ? { ...code(CONVENTION_ACI), dateSignature: signature.le, dateFin: contrat?.fin?.le ?? null }
            : null,
        }
      : null,
    avertissements: [
      ...avertir(ej, ape, association),
      ...(et ? verifierOuverture(et.dateOuverture, validation.le, signature?.le) : []),
    ],
  };
}

export function code({ code, libelle }: CodeFiness): Code {
  return { code, libelle };
}

/** What a person should complete or check: nothing is mended here. */
function avertir(ej: EntiteJuridique, ape: string | null, association?: Association): string[] {
  const { raisonSociale, adresse } = ej;
  const lignes: [boolean, string][] = [
    [
      association !== undefined && association.denomination !== raisonSociale,
      `Raison sociale : elle diffère de la dénomination des statuts (« ${association?.denomination} »).`,
    ],
    [
      association?.siege !== undefined && association.siege !== adresse,
      `Adresse : elle diffère du siège des statuts (« ${association?.siege} »).`,
    ],
    [ape === null, 'Code APE : à reprendre du répertoire SIRENE.'],
    [!ej.telephone, 'Téléphone : à demander à la CPTS, dans la mesure du possible.'],
    [!ej.courriel, 'Courriel : à demander à la CPTS, dans la mesure du possible.'],
  ];
  return lignes.filter(([vrai]) => vrai).map(([, phrase]) => phrase);
}

/** The opening is the validation or, for a CPTS that was not yet at work, the signature of its contract. Source: X-27. */
function verifierOuverture(
  ouverture: DateCivile | undefined,
  validation: DateCivile,
  signature?: DateCivile,
): string[] {
  if (ouverture === validation || (ouverture !== undefined && ouverture === signature)) return [];
  const admises = `${dateCourte(validation)} (validation du projet)${signature ? ` ou ${dateCourte(signature)} (signature du contrat ACI)` : ''}`;
  if (ouverture !== undefined) return [`Date d’ouverture : on attend ${admises}.`];
  return [
    signature
      ? `Date d’ouverture : à saisir, ${admises}.`
      : 'Date d’ouverture : à saisir à la signature du contrat ACI si la CPTS n’est pas encore en activité.',
  ];
}
