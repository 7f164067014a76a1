import { Canal, DateCivile, enDebutDePhrase } from '#libs/droit';
import { CourrierPrevu } from '#libs/moteur';
import { Compte, Organisme } from '#libs/persistance';
import { APPEL_NEUTRE, politesse } from './civilites';
import { Joint } from './destinataires';
import { EnTete } from './entete';
import { Signataire } from './signataires';

/** What every letter is given beside its legal content. */
export interface VariablesCommunes {
  reference: string;
  objet: string;
  dateCourrier: DateCivile;
  mentionFictive: string | null;
  agence: AgenceEcrite;
  affaireSuiviePar: string;
  destinataire: { nom: string; adresse: string[] };
  civilite: string;
  formulePolitesse: string;
  signataire: Signataire;
  /** Civil day on which somebody signed it in the application, and their name. */
  signature: { le: DateCivile; par: string } | null;
  /** How it travels when the law or the addressee asks for more than an e-mail: « Lettre recommandée… ». */
  modeDEnvoi: string | null;
  /** What the agency adds before the closing formula; most often nothing. */
  paragraphesLibres: readonly string[];
  /** The letter that this one cancels and replaces. */
  remplace: LettreRemplacee | null;
  basesLegales: readonly string[];
  /** Names of those who get a copy. */
  copies: string[];
  /** Names of all who get it. */
  diffusion: string[];
}

/** An agency, as the head of its letters and of its sheets shows it. */
export type AgenceEcrite = Pick<Organisme, 'nom' | 'service' | 'adresse' | 'ville' | 'courriel' | 'telephone'> &
  Pick<EnTete, 'logo' | 'marque'>;

export interface LettreRemplacee {
  reference: string;
  dateCourrier: DateCivile;
  motif: string;
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
  signataire: Signataire;
  /** None before it is signed, or of a letter that nobody signs in the application. */
  signature?: VariablesCommunes['signature'];
  enTete?: Pick<EnTete, 'logo' | 'marque'>;
  paragraphesLibres?: readonly string[];
  remplace?: LettreRemplacee | null;
}

const APPLICATION = 'Parcours CPTS';
const MENTION_FICTIVE = 'Fictif – démonstration';
const MENTION_FORMATION = 'Formation – sans valeur';

/** Roles whose holders work for the agency that writes. */
const AGENTS: Readonly<Record<string, readonly string[]>> = {
  ARS: ['ARS_INSTRUCTEUR', 'DG_ARS'],
  CPAM: ['CPAM'],
};

const RECOMMANDES: readonly string[] = ['LRAR', 'LRE'] satisfies Canal[];

export function variablesCommunes(matiere: MatiereDuCourrier): VariablesCommunes {
  const { prevu, reference, dateCourrier, agence, principaux, copies, charge, enTete } = matiere;
  const [premier, ...autres] = principaux;
  // Several recipients read the same letter: it addresses none of them in particular.
  const appel = autres.length ? APPEL_NEUTRE : (premier!.appel ?? APPEL_NEUTRE);
  const poste = parLaPoste(prevu, principaux);
  const agent = charge?.roles.some((role) => AGENTS[prevu.emetteur]?.includes(role)) ? charge.nom : undefined;
  const enCopie = copies.map((joint) => joint.nom);
  return {
    reference,
    objet: prevu.objet,
    dateCourrier,
    mentionFictive: mentionDe(matiere),
    agence: agenceEcrite(agence, enTete),
    affaireSuiviePar: agent ?? agence.service,
    destinataire: {
      nom: premier!.nom,
      adresse:
        autres.length && !poste ? [...autres.map((joint) => joint.nom), 'Par courriel'] : blocAdresse(premier!, poste),
    },
    civilite: appel,
    formulePolitesse: politesse(appel),
    signataire: matiere.signataire,
    signature: matiere.signature ?? null,
    modeDEnvoi: RECOMMANDES.includes(prevu.canal) ? enDebutDePhrase(prevu.canal as Canal) : null,
    paragraphesLibres: matiere.paragraphesLibres ?? [],
    remplace: matiere.remplace ?? null,
    basesLegales: prevu.bases,
    copies: enCopie,
    diffusion: [...principaux.map((joint) => joint.nom), ...enCopie],
  };
}

export function agenceEcrite(agence: Organisme, enTete?: Pick<EnTete, 'logo' | 'marque'>): AgenceEcrite {
  const { nom, service, adresse, ville, courriel, telephone } = agence;
  const { logo = null, marque = null } = enTete ?? {};
  return { nom, service, adresse, ville, courriel, telephone, logo, marque };
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

export function mentionDe({ fictif, formation }: Nature): string | null {
  if (formation) return MENTION_FORMATION;
  return fictif ? MENTION_FICTIVE : null;
}

/** True when a letter goes to its recipients by post: it is registered, or none of them has an e-mail address. */
export function parLaPoste({ canal }: Pick<CourrierPrevu, 'canal'>, principaux: readonly Joint[]): boolean {
  return RECOMMANDES.includes(canal) || principaux.every(({ courriels }) => courriels.length === 0);
}

/** A letter that only travels by e-mail says so where the envelope would show an address. */
function blocAdresse({ attention, adresse, courriels }: Joint, poste: boolean): string[] {
  const parCourriel = (poste ? [] : courriels).slice(0, 1).map((courriel) => `Par courriel : ${courriel}`);
  return [...attention, ...(adresse.length ? adresse : parCourriel)];
}
