import type { VueAction, VueDossier as Vue, Simulation as Simule, Resultat as Enregistre } from '#libs/dossiers';
import type { Echeance as Delai, Effets as Suites, Motif as Raison } from '#libs/moteur';
import type { BoiteAuxLettres } from '#libs/exterieur/boite';
import type { AuditController } from '../../../api/audit.controller';
import type { CourriersController } from '../../../api/courriers.controller';
import type { DossiersController } from '../../../api/dossiers.controller';
import type { ProceduresController } from '../../../api/procedures.controller';
import type { ReglagesController } from '../../../api/reglages.controller';
import type { SessionController } from '../../../api/session.controller';
import type { SuiviController } from '../../../api/suivi.controller';

// Types only: what the API says is told by its own code, so that nothing is written twice.

/** A value as JSON gives it back: instants are texts. */
export type Json<T> = T extends Date ? string : T extends object ? { [C in keyof T]: Json<T[C]> } : T;

type Reponse<M extends (...parametres: never[]) => unknown> = Json<Awaited<ReturnType<M>>>;

export type Session = Reponse<SessionController['lire']>;
export type ListeDossiers = Reponse<DossiersController['lister']>;
export type LigneDossier = ListeDossiers['dossiers'][number];
export type VueDossier = Json<Vue>;
/** As it was; `ecartees`: entries that have no place on that legal date. */
export type VueRejouee = VueDossier & Pick<Reponse<DossiersController['rejeu']>, 'ecartees'>;
export type Action = Json<VueAction>;
export type Simulation = Json<Simule>;
export type Resultat = Json<Enregistre>;
export type Effets = Json<Suites>;
export type Motif = Json<Raison>;
export type Echeance = Json<Delai>;
export type EntreeJournal = Reponse<DossiersController['journal']>['journal'][number];
export type EcheanceSuivie = Reponse<SuiviController['echeances']>['echeances'][number];
export type EcheanceDuTableau = Reponse<SuiviController['toutes']>['echeances'][number];
export type Tache = Reponse<SuiviController['taches']>['taches'][number];
export type Reglage = Reponse<ReglagesController['lister']>['reglages'][number];
export type Incident = Reponse<SuiviController['incidents']>['incidents'][number];
export type Courrier = Reponse<CourriersController['lister']>['courriers'][number];
export type Procedure = Reponse<ProceduresController['lire']>;
export type Version = Procedure['versions'][number];
export type Verification = Reponse<AuditController['verifier']>;
export type Message = Json<ReturnType<BoiteAuxLettres['lister']>[number]>;
export type ContenuMessage = Json<NonNullable<Awaited<ReturnType<BoiteAuxLettres['lire']>>>>;
