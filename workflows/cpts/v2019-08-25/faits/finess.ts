import { DateCivile } from '#libs/droit';
import type { Fait, FaitsCpts } from '../faits';

/** What the register was told and what it holds. Numbers are kept for ever, and never given to another structure. */
export interface Finess {
  /** `decision`: rank of the validation of which the register was told. */
  transmission?: Fait & { decision: number };
  /** Sent back to the agency: that validation is to be transmitted again. */
  rejet?: Fait & { decision: number };
  /** No establishment while the register took the legal entity alone (R-T-08a). */
  immatriculation?: Fait & {
    ej: string;
    et?: string;
    raisonSociale: string;
    siren?: string;
    siret?: string;
    adresse?: string;
    ouverture?: DateCivile;
  };
  /** What has changed since, and is to be entered. R-PF-01. */
  miseAJour?: Fait & { champs: readonly string[] };
  controle?: Fait;
  /** The last monthly list sent to the DREES on which the CPTS stands. R-T-08c. */
  listeDrees?: Fait;
  /** `contrat`: rank of the signature of which the register was told. */
  signalement?: Fait & { contrat: number };
  convention?: Fait & { contrat: number; fin?: Fait };
  fermeture?: Fait;
}

/** The contract of the dossier whose signature has this rank, even when another has followed it. */
export function contratDeRang({ contrat }: FaitsCpts, seq: number | undefined): FaitsCpts['contrat'] {
  let courant = contrat;
  while (courant && courant.signature?.seq !== seq) courant = courant.precedent;
  return courant;
}

/** The signature that runs, as long as the register has not been told of it. D-PF-02. */
export function contratASignaler({ contrat, finess }: FaitsCpts) {
  const signature = contrat?.fin ? undefined : contrat?.signature;
  return signature && finess?.signalement?.contrat !== signature.seq ? signature : undefined;
}

/** The signature that runs, as long as its convention is not on the establishment. E-P6-02. */
export function conventionAEnregistrer({ contrat, finess }: FaitsCpts) {
  const signature = contrat?.fin ? undefined : contrat?.signature;
  return signature && finess?.immatriculation?.et && finess.convention?.contrat !== signature.seq
    ? signature
    : undefined;
}

/** The end of a contract whose convention is still open on the establishment. R-PF-02. */
export function conventionAClore(faits: FaitsCpts) {
  const convention = faits.finess?.convention;
  return convention && !convention.fin ? contratDeRang(faits, convention.contrat)?.fin : undefined;
}
