import { DateCivile } from '#libs/droit';
import type { CourrierDefini } from '#libs/moteur';
import { CATEGORIE_CPTS } from '../../nomenclature-finess';
import { IMMATRICULATION } from '../../parametres';
import { instructionFiness } from '../../sources';
import { Immatriculation, PIECES_FINESS, TransmissionFiness } from '../evenements/finess';
import { FaitsCpts } from '../faits';
import { code, Code, situationFiness, SituationFiness } from '../situation-finess';
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

/** C-PF-02 and C-PF-03: the situation sheet. */
export type FicheDeSituation = Reserves & SituationFiness & { dateSituation: DateCivile };

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
    destinataires: ['ARS'],
    canal: 'COURRIEL',
    bases: [instructionFiness('§ III.2 et annexe 1')],
    signataire: 'GESTIONNAIRE_FINESS',
    objet: ({ faits }) => `Fiche de situation FINESS – ${faits.nom}`,
    variables: situer,
  },
  {
    // The same sheet, which the agency passes on.
    code: 'C-PF-03',
    titre: 'Fiche de situation FINESS transmise à la CPTS et à sa caisse',
    evenements: ['ENREGISTRER_IMMATRICULATION'],
    gabarit: 'fiche-situation-finess',
    emetteur: 'ARS',
    destinataires: ['CPTS', 'CPAM'],
    canal: 'COURRIEL',
    bases: [instructionFiness('§ III.2 et annexe 1')],
    signataire: 'ARS_INSTRUCTEUR',
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
  const { le, mode } = faits.projet!.decision!;
  const tacite = mode === 'TACITE';
  return {
    dateSituation: evenement.le,
    ...situationFiness(faits, evenement.donnees as Immatriculation, { le, tacite }),
    aConfirmer: ['Q-31', ...(tacite ? RESERVE_AUTORISATION_TACITE : [])],
  };
}
