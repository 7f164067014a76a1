import type { VueAction, VueDossier as Vue, Simulation as Simule, Resultat as Enregistre } from '#libs/dossiers';
import type { Echeance as Delai, Effets as Suites, Motif as Raison } from '#libs/moteur';
import type { BoiteAuxLettres } from '#libs/exterieur/boite';
import type { Financement as Argent } from '#workflows/cpts/financement/index';
import type { Simulation as ArgentSuppose } from '#workflows/cpts/financement/simulation';
import type { AffectationsController } from '../../../api/affectations.controller';
import type { AuditController } from '../../../api/audit.controller';
import type { AvisController } from '../../../api/avis.controller';
import type { ComptesController } from '../../../api/comptes.controller';
import type { CourrielsController } from '../../../api/courriels.controller';
import type { CourriersController } from '../../../api/courriers.controller';
import type { FichesController } from '../../../api/fiches.controller';
import type { FinancementController } from '../../../api/financement.controller';
import type { FormationController } from '../../../api/formation.controller';
import type { DossiersController } from '../../../api/dossiers.controller';
import type { GabaritsController } from '../../../api/gabarits.controller';
import type { IncidentsController } from '../../../api/incidents.controller';
import type { LotsController } from '../../../api/lots.controller';
import type { MoiController } from '../../../api/moi.controller';
import type { OrganismesController } from '../../../api/organismes.controller';
import type { ParapheurController } from '../../../api/parapheur.controller';
import type { PosteController } from '../../../api/poste.controller';
import type { ProceduresController } from '../../../api/procedures.controller';
import type { ReglagesController } from '../../../api/reglages.controller';
import type { SanteController } from '../../../api/sante.controller';
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
export type Affectations = Reponse<AffectationsController['lister']>;
export type Charge = Affectations['charges'][number];
export type ComptePossible = Reponse<ComptesController['possibles']>['comptes'][number];
export type Moi = Reponse<MoiController['lire']>;
export type Absence = Moi['absences'][number];
export type Reglage = Reponse<ReglagesController['lister']>['reglages'][number];
export type Incident = Reponse<IncidentsController['lister']>['incidents'][number];
export type IncidentSuivi = Reponse<IncidentsController['lire']>;
export type Avis = Reponse<AvisController['recus']>['avis'][number];
export type AvisDuDossier = Reponse<AvisController['duDossier']>['avis'][number];
export type Preference = Reponse<AvisController['preferences']>['preferences'][number];
export type Courrier = Reponse<CourriersController['lister']>['courriers'][number];
/** A letter with its whole register. */
export type RegistreCourrier = Reponse<CourriersController['lire']>;
export type LigneDeRegistre = RegistreCourrier['envois'][number];
/** What a letter still to be issued is made of; null of any other document. */
export type ProjetDeCourrier = NonNullable<RegistreCourrier['projet']>;
export type LettreASigner = Reponse<ParapheurController['lister']>['lettres'][number];
export type IssueDeSignature = Reponse<ParapheurController['signerPlusieurs']>['lettres'][number];
export type CourrierAPoster = Reponse<PosteController['lister']>['courriers'][number];
export type Courriels = Reponse<CourrielsController['lister']>;
export type FichesDuDossier = Reponse<FichesController['lister']>;
export type FicheEtablie = Reponse<FichesController['etablir']>;
export type LotsDemandes = Reponse<LotsController['lister']>;
export type LotDeFiches = LotsDemandes['lots'][number];
export type LotSuivi = Reponse<LotsController['lire']>;
export type Gabarit = Reponse<GabaritsController['lister']>['gabarits'][number];
export type OrganismeResume = Reponse<OrganismesController['lister']>['organismes'][number];
export type OrganismeDecrit = Reponse<OrganismesController['lire']>;
export type Delegation = OrganismeDecrit['delegations'][number];
export type Procedure = Reponse<ProceduresController['lire']>;
export type Version = Procedure['versions'][number];
export type Verification = Reponse<AuditController['verifier']>;
export type Veille = Reponse<SanteController['veille']>;
export type Formation = Reponse<FormationController['lire']>;
export type Message = Json<ReturnType<BoiteAuxLettres['lister']>[number]>;
export type ContenuMessage = Json<NonNullable<Awaited<ReturnType<BoiteAuxLettres['lire']>>>>;
export type Financement = Json<Argent>;
export type FinancementSuppose = Json<ArgentSuppose>;
export type FinancementDuContrat = Financement['contrats'][number];
export type LigneFinanciere = FinancementDuContrat['lignes'][number];
export type Sommes = Financement['sommes'];
export type Cumuls = Reponse<FinancementController['cumuler']>;
export type Versements = Reponse<FinancementController['versements']>;
