import { DateCivile } from '#libs/droit';
import type { FicheDefinie } from '#libs/moteur';
import { instructionFiness } from '../../sources';
import { Reserves } from '../courriers/contenu';
import { CHAMPS_FINESS, Immatriculation } from '../evenements/saisies-finess';
import { FaitsCpts } from '../faits';
import { situationFiness, SituationFiness } from '../situation-finess';
import { Contexte, saisieDe, validationInscrite } from './communes';
import { FICHE_ECARTS } from './ecarts';

/** F-FINESS. */
export type FicheFiness = Reserves &
  SituationFiness & {
    nomCpts: string;
    immatriculeeLe: DateCivile;
    /** What the register was told or asked since, each with its day. */
    suivi: readonly { quoi: string; le: DateCivile }[];
    /** What has changed and is to be entered. */
    aMettreAJour: readonly string[];
    /** First day on which it is closed; its numbers are kept. */
    fermeeLe: DateCivile | null;
  };

export const CHAMP_EN_CLAIR: Record<(typeof CHAMPS_FINESS)[number], string> = {
  DENOMINATION: 'dénomination',
  SIEGE: 'siège',
  SIRET: 'SIRET',
  COORDONNEES: 'coordonnées',
};

export const FICHES_FINESS: readonly FicheDefinie<FaitsCpts>[] = [
  {
    code: 'F-FINESS',
    titre: 'Situation au répertoire FINESS',
    gabarit: 'fiches/finess',
    emetteur: 'ARS',
    bases: [instructionFiness('§ III.2 et annexe 1')],
    manque: ({ faits }) =>
      faits.finess?.immatriculation
        ? undefined
        : 'La CPTS n’est pas encore immatriculée au répertoire FINESS : enregistrez d’abord son immatriculation.',
    variables: situer,
  },
  FICHE_ECARTS,
];

function situer(contexte: Contexte): FicheFiness {
  const { faits } = contexte;
  const { immatriculation, miseAJour, fermeture } = faits.finess!;
  const { ouverture, seq, le } = immatriculation!;
  const { ej, etablissements } = saisieDe<Immatriculation>(contexte, seq);
  const validation = validationInscrite(contexte);
  // The convention may have brought the date of opening since.
  const ouverts = etablissements.map((et) => (ouverture ? { ...et, dateOuverture: ouverture } : et));
  return {
    nomCpts: faits.nom,
    immatriculeeLe: le,
    ...situationFiness(faits, { ej, etablissements: ouverts }, validation),
    suivi: suivre(contexte),
    aMettreAJour: (miseAJour?.champs ?? []).map((champ) => nommerEcart(champ)),
    fermeeLe: fermeture?.le ?? null,
    aConfirmer: ['Q-31', ...(validation.tacite ? ['Q-30'] : [])],
  };
}

const SUIVIES: Readonly<Record<string, string>> = {
  TRANSMETTRE_FINESS: 'Transmission au gestionnaire FINESS',
  ENREGISTRER_IMMATRICULATION: 'Immatriculation ou mise à jour',
  SIGNALER_CONTRAT_FINESS: 'Contrat ACI signalé au gestionnaire',
  ENREGISTRER_CONVENTION_FINESS: 'Convention ACI enregistrée sur l’établissement',
  CLORE_CONVENTION_FINESS: 'Convention ACI close sur l’établissement',
  CONTROLER_FINESS: 'Contrôle de cohérence',
  SIGNALER_CHANGEMENT_FINESS: 'Changement signalé au gestionnaire',
  FERMER_FINESS: 'Fermeture de l’établissement et de l’entité juridique',
};

/** How many steps are shown: the last ones. */
const ETAPES_MONTREES = 8;

const suivre = ({ journal }: Contexte): FicheFiness['suivi'] =>
  journal.flatMap(({ type, le }) => (SUIVIES[type] ? [{ quoi: SUIVIES[type], le }] : [])).slice(-ETAPES_MONTREES);

/** A gap, as a sentence names it. */
export function nommerEcart(champ: string): string {
  return CHAMP_EN_CLAIR[champ as keyof typeof CHAMP_EN_CLAIR] ?? AUTRE_ECART[champ] ?? champ;
}

const AUTRE_ECART: Readonly<Record<string, string>> = {
  NON_RECENSEE: 'CPTS non recensée',
  ETABLISSEMENT_ABSENT: 'établissement absent',
  DOUBLON: 'doublon',
  DATE_AUTORISATION: 'date d’autorisation',
  DATE_OUVERTURE: 'date d’ouverture',
  CONVENTION: 'convention ACI',
};
