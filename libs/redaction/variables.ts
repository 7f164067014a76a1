import { DateCivile } from '#libs/droit';
import { CourrierPrevu } from '#libs/moteur';
import { Compte, Organisme } from '#libs/persistance';
import { Joint } from './destinataires';

/** What every letter is given beside its legal content. */
export interface VariablesCommunes {
  reference: string;
  objet: string;
  dateCourrier: DateCivile;
  mentionFictive: string | null;
  agence: Pick<Organisme, 'nom' | 'service' | 'adresse' | 'ville' | 'courriel' | 'telephone'>;
  affaireSuiviePar: string;
  destinataire: { nom: string; adresse: string[] };
  civilite: string;
  formulePolitesse: string;
  signataire: { nom: string; qualite: string };
  basesLegales: readonly string[];
  /** Names of those who get a copy. */
  copies: string[];
  /** Names of all who get it. */
  diffusion: string[];
}

/** What an e-mail of the application itself is given beside its own content: no agency writes it. */
export type VariablesDuMessage = Pick<VariablesCommunes, 'reference' | 'dateCourrier' | 'mentionFictive'> & {
  sujet: string;
  /** Address of the pages, without a final slash; `null` when this installation has none to give. */
  adresse: string | null;
};

/** What makes a message worthless outside: invented content, or a training session. */
export interface Nature {
  fictif: boolean;
  formation?: boolean;
}

export interface MatiereDuCourrier extends Nature {
  prevu: CourrierPrevu;
  reference: string;
  /** Civil day of composition, in the agency's time zone. */
  dateCourrier: DateCivile;
  agence: Organisme;
  principaux: readonly Joint[];
  copies: readonly Joint[];
  /** Whoever is in charge of the dossier. */
  charge: Compte | null;
}

const APPLICATION = 'Parcours CPTS';
const MENTION_FICTIVE = 'Fictif – démonstration';
const MENTION_FORMATION = 'Formation – sans valeur';

// The letter does not know whether it speaks to one person or to an association.
const CIVILITE = 'Madame, Monsieur';
const FORMULE = `Je vous prie d’agréer, ${CIVILITE}, l’expression de ma considération distinguée.`;

/** Roles whose holders work for the agency that writes. */
const AGENTS: Readonly<Record<string, readonly string[]>> = {
  ARS: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  CPAM: ['CPAM'],
};

/** @throws SignataireManquant */
export function variablesCommunes(matiere: MatiereDuCourrier): VariablesCommunes {
  const { prevu, reference, dateCourrier, agence, principaux, copies, charge } = matiere;
  const { nom, service, adresse, ville, courriel, telephone } = agence;
  const [premier] = principaux;
  const agent = charge?.roles.some((role) => AGENTS[prevu.emetteur]?.includes(role)) ? charge.nom : undefined;
  const enCopie = copies.map((joint) => joint.nom);
  return {
    reference,
    objet: prevu.objet,
    dateCourrier,
    mentionFictive: mentionDe(matiere),
    agence: { nom, service, adresse, ville, courriel, telephone },
    affaireSuiviePar: agent ?? service,
    destinataire: { nom: premier!.nom, adresse: blocAdresse(premier!) },
    civilite: CIVILITE,
    formulePolitesse: FORMULE,
    signataire: signataire(agence, prevu.signataire, charge),
    basesLegales: prevu.bases,
    copies: enCopie,
    diffusion: [...principaux.map((joint) => joint.nom), ...enCopie],
  };
}

export function variablesDuMessage({
  prevu: { objet },
  reference,
  dateCourrier,
  adresse,
  ...nature
}: Pick<MatiereDuCourrier, 'prevu' | 'reference' | 'dateCourrier'> &
  Nature & { adresse?: string | undefined }): VariablesDuMessage {
  return {
    ...{ reference, dateCourrier, mentionFictive: mentionDe(nature) },
    sujet: sujet(APPLICATION, objet),
    adresse: adresse ?? null,
  };
}

/** `source`: what tells these e-mails apart in a mailbox. */
export function sujet(source: string, objet: string): string {
  return `[${source}] ${objet}`;
}

function mentionDe({ fictif, formation }: Nature): string | null {
  if (formation) return MENTION_FORMATION;
  return fictif ? MENTION_FICTIVE : null;
}

/** A letter that only travels by e-mail says so where the envelope would show an address. */
function blocAdresse({ attention, adresse, courriels }: Joint): string[] {
  const parCourriel = courriels.slice(0, 1).map((courriel) => `Par courriel : ${courriel}`);
  return [...attention, ...(adresse.length ? adresse : parCourriel)];
}

/** Who signs: the person whom the agency names for this role, else the one in charge if they hold it. */
function signataire(agence: Organisme, role: string, charge: Compte | null): VariablesCommunes['signataire'] {
  const nomme = agence.signataires[role];
  if (nomme) return nomme;
  // Nobody signs in place of a role that they do not hold: the decision would not stand.
  if (charge?.roles.includes(role)) return { nom: charge.nom, qualite: 'En charge du dossier' };
  throw new SignataireManquant(agence.nom, role);
}

/** An agency that has not said who signs its letters: they wait for it. */
class SignataireManquant extends Error {
  constructor(organisme: string, role: string) {
    super(
      `« ${organisme} » n’indique pas qui signe au titre du rôle ${role} : complétez ses signataires avec ` +
        '« npm run cpts -- organismes importer ».',
    );
  }
}
