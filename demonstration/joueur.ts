import { type Utilisateur } from '#libs/acces';
import { type ConsultationService, type DossiersService } from '#libs/dossiers';
import { type FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';
import { type IdentifiantFictif } from './comptes';
import { type Acte, type Etape, type Role, type Sujet } from './recit';

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
  CPAM_SECONDE: 'cpam.seconde@demo.test',
  DG_ARS: 'dg@demo.test',
  URPS: 'urps@demo.test',
  GESTIONNAIRE_FINESS: 'finess@demo.test',
};

/**
 * Plays the acts of a dossier that its journal does not hold yet, then lets time pass until now. Safe to repeat:
 * each act has its own key, so that a load cut short goes on where it stopped.
 */
export async function jouer(scene: Scene, sujet: Sujet, etapes: readonly Etape[]): Promise<void> {
  const { dossiers, consultation, comptes } = scene;
  const journal = await consultation.journal(sujet.dossier);
  const joues = new Set(journal.map(({ cleIdempotence }) => cleIdempotence));
  const cle = (rang: number, type: string) => `demonstration/${rang + 1}/${type}`;
  let revision = journal.length;
  const agir = async ({ type, le, role, donnees }: Acte, cleIdempotence: string) => {
    const commande = { dossierId: sujet.dossier, type, le, donnees, revision, cleIdempotence };
    try {
      ({ revision } = await dossiers.agir(commande, comptes.get(acteur(role, sujet))!, 'DEMONSTRATION'));
    } catch (erreur) {
      const ou = `${sujet.denomination}, ${type} du ${le}`;
      throw new Error(`La démonstration s’arrête (${ou}) : ${(erreur as Error).message}`, { cause: erreur });
    }
  };
  const lire = async () => {
    const { faits } = await consultation.consulter(sujet.dossier, comptes.get('cpam@demo.test')!);
    return faits as FaitsCpts;
  };
  // Nothing was played after deduced acts before all of them were.
  const dernier = etapes.findLastIndex((etape, rang) => 'type' in etape && joues.has(cle(rang, etape.type)));
  for (const [rang, etape] of etapes.entries()) {
    if (rang <= dernier) continue;
    if ('type' in etape) await agir(etape, cle(rang, etape.type));
    else for (const acte of etape.deduire(await lire())) await agir(acte, `${cle(rang, acte.type)}/${revision}`);
  }
  await dossiers.passerLeTemps(sujet.dossier);
}

/** The person whose role and territory fit the act. */
export function acteur(role: Role, { regionArs, departements }: Sujet): IdentifiantFictif {
  if (role === 'ARS_INSTRUCTEUR') return INSTRUCTEURS[regionArs] ?? 'instructeur@demo.test';
  if (role === 'CPAM') return departements.includes('83') ? 'cpam.var@demo.test' : 'cpam@demo.test';
  return PERSONNES[role];
}
