import { ajouterJours, type DateCivile } from '#libs/droit';
import { normaliserTerritoire, population } from '#libs/territoires';
import { type Mission, MISSIONS } from '#workflows/cpts/missions';
import { PIECES_ACI } from '#workflows/cpts/parametres';
import { missionsSocles } from './etapes';
import { type Recit } from './recit';

// The steps of the registration and of the contract.

export function transmettreFiness(recit: Recit, le: DateCivile): void {
  recit.noter('TRANSMETTRE_FINESS', le, 'ARS_INSTRUCTEUR');
}

/** The registration, with its real numbers; nothing when the register lacks those that the law asks for. */
export function immatriculer(recit: Recit, le: DateCivile): void {
  const { rang, finess, siren, siret, denomination, siege, ape } = recit.sujet;
  if (!finess || !siren || !siret) return;
  recit.noter('ENREGISTRER_IMMATRICULATION', le, 'GESTIONNAIRE_FINESS', {
    ej: {
      numeroFiness: finess.ej,
      siren,
      raisonSociale: denomination,
      adresse: siege,
      statutJuridique: '60',
      // The register gives no date of creation of the legal entity: that of the entry stands for it.
      dateCreation: le,
      dateGeneree: true,
      ...(ape ? { ape } : {}),
      // Numbers kept for works of fiction.
      telephone: `01 99 00 ${String(rang).padStart(2, '0')} 05`,
      courriel: `contact.${rang}@cpts.test`,
    },
    etablissements: [
      { numeroFiness: finess.et, siret, ...(finess.ouverture ? { dateOuverture: finess.ouverture } : {}) },
    ],
    recherche: { parSiren: 'AUCUNE', parNom: 'AUCUNE' },
  });
}

export function demanderAci(recit: Recit, le: DateCivile): void {
  recit.noter('DEMANDER_ACI', le, 'CPAM', { canal: 'COURRIER', pieces: PIECES_ACI });
}

/** The meeting on which the three parties agree before they sign. */
export function negocier(recit: Recit, le: DateCivile): void {
  recit.noter('CONVOQUER_NEGOCIATION_ACI', ajouterJours(le, -12), 'CPAM', {
    seanceLe: le,
    urps: recit.sujet.rang % 2 === 0,
  });
  recit.noter('TENIR_NEGOCIATION_ACI', le, 'CPAM', { issue: 'ACCORD' });
}

/** The missions of a contract signed on that day: the core ones of the day, and an optional one for some. */
export function missionsDe({ sujet }: Recit, le: DateCivile): Mission[] {
  return [...missionsSocles(le), ...MISSIONS.filter((mission) => mission === 'QUALITE' && sujet.rang % 4 === 0)];
}

/** The three parties sign in turn; the act is of the last one. */
export const signatures = (le: DateCivile) => ({ cpts: ajouterJours(le, -4), caisse: ajouterJours(le, -2), ars: le });

export function signerAci(recit: Recit, le: DateCivile): Mission[] {
  const missions = missionsDe(recit, le);
  recit.noter('SIGNER_ACI', le, 'CPAM', {
    ...{ missions, signatures: signatures(le), membres: nombreDeMembres(recit) },
    ...populationRetenue(recit),
  });
  return missions;
}

/** What the parties agree on when parts of communes have no published population: between its two bounds (invented). */
export function populationRetenue({ sujet }: Recit): { population?: { total: number; millesime: number } } {
  const connue = population(normaliserTerritoire([...sujet.territoire]).elements);
  if (connue.partiesInconnues.length === 0) return {};
  return { population: { total: Math.round((connue.total + connue.maximum) / 2), millesime: connue.millesime } };
}

export const nombreDeMembres = ({ sujet }: Recit) => 40 + ((sujet.rang * 7) % 60);

/** The amendment that adds a mission to the contract: asked for, then signed by the three parties on one day. */
export function ajouterParAvenant(recit: Recit, mission: Mission, demande: DateCivile, signature: DateCivile): void {
  recit.noter('DEMANDER_AVENANT', demande, 'CPAM', { objets: ['MISSION'] });
  recit.noter('SIGNER_AVENANT', signature, 'CPAM', {
    signatures: { cpts: signature, caisse: signature, ars: signature },
    missionsAjoutees: [mission],
  });
}

/** Said to the register at once, then entered on the establishment that the CPTS has. */
export function informerFiness(recit: Recit, signature: DateCivile): void {
  recit.noter('SIGNALER_CONTRAT_FINESS', ajouterJours(signature, 1), 'ARS_INSTRUCTEUR');
  if (recit.date('ENREGISTRER_IMMATRICULATION'))
    recit.noter('ENREGISTRER_CONVENTION_FINESS', ajouterJours(signature, 6), 'GESTIONNAIRE_FINESS', {
      dateSignature: signature,
    });
}

/** The contract ended that day: its convention ends with it, and the structure stays open in the register. */
export function cloreConvention(recit: Recit, fin: DateCivile): void {
  recit.noter('CLORE_CONVENTION_FINESS', ajouterJours(fin, 5), 'GESTIONNAIRE_FINESS', { dateFin: fin });
}

export function resilier(recit: Recit, le: DateCivile): void {
  const preuve = { canal: 'LRAR', reference: '2C 000 000 0000 0 (fictif)' };
  recit.noter('RECEVOIR_RESILIATION', le, 'CPAM', { preuve });
}
