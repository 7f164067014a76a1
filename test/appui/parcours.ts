import { Role } from '#libs/acces';
import { Resultat } from '#libs/dossiers';
import { ASSOCIATION, IMMATRICULATION, LETTRE, SOCLES } from '../scenarios/scenario';
import { Atelier } from './atelier';

let secteurs = 0;

/** A part of Aix-en-Provence that no other dossier of the test claims. */
export const unSecteur = () => [{ commune: '13001', maille: `Secteur ${(secteurs += 1)} (fictif)` }];

export interface OptionsOuverture {
  nom?: string;
  regionArs?: string;
  territoire?: { commune: string; maille?: string }[];
}

export async function ouvrirDossier(atelier: Atelier, options: OptionsOuverture = {}): Promise<string> {
  const { nom = 'CPTS du test (fictif)', regionArs = '93', territoire = unSecteur() } = options;
  const instructeur = atelier.personne('ARS_INSTRUCTEUR');
  return (await atelier.ouvertures.ouvrir('cpts', { nom, regionArs, territoire }, instructeur)).id;
}

/** Sends one act at the dossier's present revision, as a person of this role. */
export async function agir(
  atelier: Atelier,
  dossierId: string,
  type: string,
  le: string,
  donnees: object = {},
  par: Role = 'ARS_INSTRUCTEUR',
): Promise<Resultat> {
  const { revision } = await atelier.consultation.consulter(dossierId, atelier.personne(par));
  return atelier.dossiers.agir({ dossierId, type, le, donnees, revision }, atelier.personne(par));
}

/** What the parties retain: that of a part of a commune is not known. */
export const POPULATION = { total: 100_000, millesime: 2023 };

/** The main road, from the first contact to a signed contract, and who takes each step. */
export const VOIE_PRINCIPALE: readonly [type: string, donnees: object, par: Role][] = [
  ['PRENDRE_CONTACT', {}, 'ARS_INSTRUCTEUR'],
  ['DEPOSER_LETTRE_INTENTION', LETTRE, 'ARS_INSTRUCTEUR'],
  ['VALIDER_LETTRE_INTENTION', {}, 'ARS_INSTRUCTEUR'],
  ['DECLARER_ASSOCIATION', ASSOCIATION, 'ARS_INSTRUCTEUR'],
  ['DEPOSER_PROJET_SANTE', {}, 'ARS_INSTRUCTEUR'],
  ['VALIDER_PROJET_SANTE', {}, 'DG_ARS'],
  ['TRANSMETTRE_FINESS', {}, 'ARS_INSTRUCTEUR'],
  ['ENREGISTRER_IMMATRICULATION', IMMATRICULATION, 'GESTIONNAIRE_FINESS'],
  ['DEMANDER_ACI', {}, 'CPAM'],
  ['SIGNER_ACI', { missions: SOCLES, population: POPULATION }, 'CPAM'],
];

/** Walks the main road up to and including this event, everything on the same day. */
export async function mener(atelier: Atelier, dossierId: string, jusqua: string, le: string): Promise<void> {
  for (const [type, donnees, par] of VOIE_PRINCIPALE) {
    await agir(atelier, dossierId, type, le, donnees, par);
    if (type === jusqua) return;
  }
  throw new Error(`${jusqua} n’est pas sur la voie principale`);
}
