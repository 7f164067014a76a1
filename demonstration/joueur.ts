import { type Utilisateur } from '#libs/acces';
import { type ConsultationService, type DossiersService } from '#libs/dossiers';
import { type IdentifiantFictif } from './comptes';
import { type Acte, type Role, type Sujet } from './recit';

export interface Scene {
  dossiers: DossiersService;
  consultation: ConsultationService;
  comptes: ReadonlyMap<IdentifiantFictif, Utilisateur>;
}

const INSTRUCTEURS: Readonly<Record<string, IdentifiantFictif>> = {
  '04': 'instructeur.reunion@demo.test',
  '76': 'instructeur.occitanie@demo.test',
};

const PERSONNES: Record<Exclude<Role, 'ARS_INSTRUCTEUR' | 'CPAM'>, IdentifiantFictif> = {
  DG_ARS: 'dg@demo.test',
  URPS: 'urps@demo.test',
  GESTIONNAIRE_FINESS: 'finess@demo.test',
};

/**
 * Plays the acts of a dossier that its journal does not hold yet, then lets time pass until now. Safe to repeat:
 * each act has its own key, so that a load cut short goes on where it stopped.
 */
export async function jouer(scene: Scene, sujet: Sujet, actes: readonly Acte[]): Promise<void> {
  const { dossiers, consultation, comptes } = scene;
  const journal = await consultation.journal(sujet.dossier);
  const joues = new Set(journal.map(({ cleIdempotence }) => cleIdempotence));
  let revision = journal.length;
  for (const [rang, { type, le, role, donnees }] of actes.entries()) {
    const cleIdempotence = `demonstration/${rang + 1}/${type}`;
    if (joues.has(cleIdempotence)) continue;
    const commande = { dossierId: sujet.dossier, type, le, donnees, revision, cleIdempotence };
    try {
      ({ revision } = await dossiers.agir(commande, comptes.get(acteur(role, sujet))!, 'DEMONSTRATION'));
    } catch (erreur) {
      const ou = `${sujet.denomination}, ${type} du ${le}`;
      throw new Error(`La démonstration s’arrête (${ou}) : ${(erreur as Error).message}`, { cause: erreur });
    }
  }
  await dossiers.passerLeTemps(sujet.dossier);
}

/** The person whose role and territory fit the act. */
export function acteur(role: Role, { regionArs, departements }: Sujet): IdentifiantFictif {
  if (role === 'ARS_INSTRUCTEUR') return INSTRUCTEURS[regionArs] ?? 'instructeur@demo.test';
  if (role === 'CPAM') return departements.includes('83') ? 'cpam.var@demo.test' : 'cpam@demo.test';
  return PERSONNES[role];
}
