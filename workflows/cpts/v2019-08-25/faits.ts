import { DateCivile, ReferencePersonne, ZoneLegale } from '#libs/droit';
import { AuteurAvis, Proposition, SensAvis } from '../contenu-lettre';
import { Mission } from '../missions';
import { FaitsEmergence } from './faits/emergence';
import { FaitsLettre } from './faits/lettre';
import { FaitsFir } from './faits/fir';
import { FaitsReunion } from './faits/reunion';
import { FaitsAssociation } from './faits/association';
import { Attestation, AvisProjet, Evolution, Instruction, Retrait, RetraitEngage } from './faits/projet';
import { Finess } from './faits/finess';
import { AutourDeLaSignature, Signature } from './faits/contrat';
import { Dialogue, FaitsVie } from './faits/vie';
import { FaitsFin } from './faits/fin';

/** What the dossier remembers. Plain JSON, small: facts and their rank in the journal, no copies of payloads. */
export interface FaitsCpts
  extends FaitsEmergence, FaitsLettre, FaitsFir, FaitsReunion, FaitsAssociation, FaitsVie, FaitsFin {
  nom: string;
  regionArs: string;
  zone: ZoneLegale;
  territoire: readonly Element[];
  population: Population;
  contact?: Fait;
  lettre?: Lettre;
  reunion?: Fait & { presents?: number };
  association?: Association;
  projet?: Projet;
  finess?: Finess;
  contrat?: Contrat;
  /** Those that have started, and where their full deployment was established. */
  missions: Partial<Record<Mission, Fait & { deployee?: Fait }>>;
  dialogues: readonly Dialogue[];
  fin?: Fait & { motif: string };
}

export interface Fait {
  le: DateCivile;
  seq: number;
}

export interface Element {
  commune: string;
  maille?: string;
  nom: string;
  nomPartie?: string;
  departement: string;
}

/** Municipal population: between `total` (certain) and `maximum`, by what `partiesInconnues` names. */
export interface Population {
  total: number;
  maximum: number;
  millesime: number;
  partiesInconnues: readonly string[];
}

export interface Lettre extends Fait {
  /** The receipt from which silence runs: the first one, whichever service it was. R-PROC-08. */
  depart: Fait & { fait: string };
  missions: readonly Mission[];
  contacts: readonly ReferencePersonne[];
  demandes: readonly Demande[];
  avis?: readonly (Fait & { auteur: AuteurAvis; sens: SensAvis })[];
  comite?: Fait & { pour: DateCivile; instance?: string; releve?: Fait & { proposition: Proposition } };
  /** Put off so that projects may be brought together; none once the examination is resumed. */
  ajournement?: Fait;
  /** `implicite`: born of silence, found by a person. */
  decision?: Fait & { sens: 'VALIDEE' | 'REFUSEE' | 'RETIREE'; implicite?: true };
  /** New versions of its content, until the project is filed. R-P2-01. */
  versions?: readonly Fait[];
  fiche?: Fait & { villePrincipale: string; cases: number };
  binome?: Fait & { referents: readonly ReferencePersonne[] };
}

/** A request for missing documents, and what came back. */
export interface Demande extends Fait {
  nature: 'BLOQUANTE' | 'SIMPLE';
  pieces: readonly string[];
  texte?: string;
  avantLe?: DateCivile;
  recues: readonly { piece: string; le: DateCivile; seq: number }[];
  completeLe?: DateCivile;
}

export type FormeJuridique = 'ASSOCIATION_1901' | 'ASSOCIATION_DROIT_LOCAL' | 'AUTRE';

/** `le`: its first declaration under this legal form. */
export interface Association extends Fait {
  forme: FormeJuridique;
  denomination: string;
  creeeLe?: DateCivile;
  recepisseLe?: DateCivile;
  rna?: string;
  siren?: string;
  siret?: string;
  ape?: string;
  siege?: string;
  /** Publication of its creation in the official journal. */
  publieeLe?: DateCivile;
  /** Members of its board. */
  bureau?: number;
  courriel?: ReferencePersonne;
  representant?: ReferencePersonne;
}

export interface Projet extends Fait {
  version: number;
  depotInitial?: { aupresDe: string; le: DateCivile };
  /** The fact from which silence runs: receipt, or receipt of the last document that a text requires. */
  depart: Fait & { fait: string };
  demandes: readonly Demande[];
  avis?: readonly AvisProjet[];
  instruction?: Instruction;
  /** `REPRIS`: its bearer took it back, and nothing is to be decided any more. */
  decision?: Fait & { mode: 'EXPRES' | 'TACITE' | 'OPPOSITION' | 'REPRIS'; notifieeLe?: DateCivile };
  attestation?: Attestation;
  retraitEngage?: RetraitEngage;
  /** The validation holds until then. */
  retrait?: Retrait;
  /** The last change of territory filed after the validation. Q-02. */
  evolution?: Evolution;
}

export interface Contrat extends AutourDeLaSignature {
  demande: Fait;
  signature?: Signature;
  /** The receipt from which the notice runs: by the CPTS of the financers' decision, or by the fund of the CPTS's letter. */
  resiliation?: Fait & { initiative?: 'FINANCEURS' };
  fin?: Fait & { cause: 'EXPIRATION' | 'RESILIATION' | 'RENOUVELLEMENT' | 'DISSOLUTION' };
  /** The contract that ended before this one was asked for: what is due of it is still to be settled. */
  precedent?: Contrat;
}

/** True while the health project stands accepted, expressly or by silence; on a day, when one is given. */
export function projetValide({ projet }: FaitsCpts, le?: DateCivile): boolean {
  const { decision, retrait } = projet ?? {};
  if (decision?.mode !== 'EXPRES' && decision?.mode !== 'TACITE') return false;
  return le === undefined ? retrait === undefined : decision.le <= le && (retrait === undefined || le < retrait.le);
}

/** True once the letter of intent is validated; on a day, when one is given. */
export function lettreValidee({ lettre }: FaitsCpts, le?: DateCivile): boolean {
  const decision = lettre?.decision;
  return decision?.sens === 'VALIDEE' && (le === undefined || decision.le <= le);
}

/** The contract that was last signed: the present one or, while the next is negotiated, the one before. */
export function contratSigne({ contrat }: FaitsCpts): Contrat | undefined {
  return contrat?.signature ? contrat : contrat?.precedent;
}

/** True when the project was validated and the register has not been told of it: of that decision, if there was another. */
export function validationATransmettre(faits: FaitsCpts): boolean {
  return projetValide(faits) && faits.finess?.transmission?.decision !== faits.projet!.decision!.seq;
}

/** True while a signed contract runs, notice included. */
export function contratActif({ contrat }: FaitsCpts): boolean {
  return contrat?.signature !== undefined && contrat.fin === undefined;
}

export function demandesEnAttente(demandes: readonly Demande[], nature?: Demande['nature']): Demande[] {
  return demandes.filter((demande) => !demande.completeLe && (nature === undefined || demande.nature === nature));
}
