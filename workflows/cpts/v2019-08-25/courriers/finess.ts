import { dateCourte, DateCivile } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import {
  CATEGORIE_CPTS,
  CodeFiness,
  CONVENTION_ACI,
  MODE_TARIFS,
  NATURE_ETABLISSEMENT,
  STATUTS_JURIDIQUES,
  TYPE_ETABLISSEMENT,
} from '../../nomenclature-finess';
import { IMMATRICULATION } from '../../parametres';
import { instructionFiness } from '../../sources';
import { EntiteJuridique, Immatriculation, PIECES_FINESS, TransmissionFiness } from '../evenements/finess';
import { Association, contratSigne, FaitsCpts } from '../faits';
import { Contexte, Reserves } from './contenu';

const PIECE_EN_CLAIR: Record<(typeof PIECES_FINESS)[number], string> = {
  PROJET_VALIDE: 'Copie du projet de santé validé',
  STATUTS: 'Copie des statuts',
  ECRIT_INFORMANT_DE_LA_VALIDATION: 'Écrit informant le promoteur de la validation',
};

/** Silence gives the register no letter to date its authorisation from. */
const RESERVE_AUTORISATION_TACITE = ['Q-30'];

/** C-PF-01. */
export type Bordereau = Reserves & {
  nomCpts: string;
  dateTransmission: DateCivile;
  dateValidation: DateCivile;
  validationTacite: boolean;
  /** Category of the establishment to register; `null` when the legal entity goes alone. */
  etablissement: Code | null;
  denomination: string;
  siege: string | null;
  siren: string | null;
  siret: string | null;
  pieces: readonly { libelle: string; transmise: boolean }[];
};

type Code = Pick<CodeFiness, 'code' | 'libelle'>;

/** C-PF-02 and C-PF-03: the situation sheet, every field of § 5.6 of the rulebook. */
export type FicheDeSituation = Reserves & {
  dateSituation: DateCivile;
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

export const COURRIERS_FINESS: readonly CourrierDefini<FaitsCpts>[] = [
  {
    code: 'C-PF-01',
    titre: 'Bordereau de transmission au gestionnaire FINESS',
    evenements: ['TRANSMETTRE_FINESS'],
    gabarit: 'C-PF-01',
    emetteur: 'ARS',
    destinataires: ['GESTIONNAIRE_FINESS'],
    canal: 'COURRIEL',
    bases: [instructionFiness('§ III.1 et annexe 1')],
    signataire: 'ARS_INSTRUCTEUR',
    objet: ({ faits }) => `Immatriculation FINESS à créer – ${faits.nom}`,
    variables: transmettre,
  },
  {
    code: 'C-PF-02',
    titre: 'Fiche de situation FINESS',
    evenements: ['ENREGISTRER_IMMATRICULATION'],
    gabarit: 'fiche-situation-finess',
    emetteur: 'ARS',
    destinataires: ['CPTS', 'CPAM'],
    copies: ['ARS'],
    canal: 'COURRIEL',
    bases: [instructionFiness('§ III.2 et annexe 1')],
    signataire: 'GESTIONNAIRE_FINESS',
    objet: ({ faits }) => `Fiche de situation FINESS – ${faits.nom}`,
    variables: situer,
  },
];

function transmettre({ faits, evenement, lire }: Contexte): Bordereau {
  const { association } = faits;
  const decision = faits.projet!.decision!;
  const transmises = (evenement.donnees as TransmissionFiness).pieces ?? PIECES_FINESS;
  const tacite = decision.mode === 'TACITE';
  return {
    nomCpts: faits.nom,
    dateTransmission: evenement.le,
    dateValidation: decision.le,
    validationTacite: tacite,
    etablissement: lire(IMMATRICULATION, decision.le).valeur === 'EJ_ET' ? code(CATEGORIE_CPTS) : null,
    denomination: association?.denomination ?? faits.nom,
    siege: association?.siege ?? null,
    siren: association?.siren ?? null,
    siret: association?.siret ?? null,
    pieces: PIECES_FINESS.map((piece) => ({ libelle: PIECE_EN_CLAIR[piece], transmise: transmises.includes(piece) })),
    aConfirmer: tacite ? RESERVE_AUTORISATION_TACITE : [],
  };
}

function situer({ faits, evenement }: Contexte): FicheDeSituation {
  const { ej, etablissements } = evenement.donnees as Immatriculation;
  const { association } = faits;
  const contrat = contratSigne(faits);
  const et = etablissements[0];
  const decision = faits.projet!.decision!;
  const tacite = decision.mode === 'TACITE';
  const { raisonSociale } = ej;
  const adresse = ej.adresse.split(/\n|,\s*/).filter(Boolean);
  const ape = ej.ape ?? association?.ape ?? null;
  const coordonnees = { telephone: ej.telephone ?? null, courriel: ej.courriel ?? null };
  const signature = contrat?.signature;
  return {
    dateSituation: evenement.le,
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
          dateAutorisation: decision.le,
          autorisationTacite: tacite,
          dateOuverture: et.dateOuverture ?? null,
          modeTarifs: code(MODE_TARIFS),
          convention: signature
            ? { ...code(CONVENTION_ACI), dateSignature: signature.le, dateFin: contrat?.fin?.le ?? null }
            : null,
        }
      : null,
    avertissements: [
      ...avertir(ej, ape, association),
      ...(et ? verifierOuverture(et.dateOuverture, decision.le, signature?.le) : []),
    ],
    aConfirmer: ['Q-31', ...(tacite ? RESERVE_AUTORISATION_TACITE : [])],
  };
}

function code({ code, libelle }: CodeFiness): Code {
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
