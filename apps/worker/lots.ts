import { LIBELLE_ROLE, Role, Utilisateur } from '#libs/acces';
import { Gabarits, PdfImpossible } from '#libs/courriers';
import { accesRefuse, FichesService } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { Compte, enTransaction, poolDe } from '#libs/persistance';
import { etablirFiche, lotEnCours, LotEnCours, noterElement, prochains, roleQuiEtablit, suivre } from '#libs/redaction';
import { DataSource, QueryFailedError } from 'typeorm';

/** Sheets of one job: another one follows, so that letters and legal effects are not kept waiting. */
const FICHES_PAR_PAS = 12;

/** Goes on with the batches of sheets, a few sheets at a time. */
export class Lots {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly fiches: Pick<FichesService, 'preparer'>,
    private readonly reglages: { formation?: boolean; gabarits?: Gabarits } = {},
  ) {}

  /**
   * One step. Safe to repeat: a sheet that was established before a power cut is found as it is. A sheet that cannot be
   * made is said so in the batch, and the others go on; only a database that fails has the whole step tried again.
   */
  async poursuivre(id: string, arret?: AbortSignal): Promise<void> {
    const pool = poolDe(this.source);
    for (const { rang, dossier } of await prochains(pool, id, FICHES_PAR_PAS)) {
      const lot = await lotEnCours(pool, id);
      if (!lot || lot.arrete || arret?.aborted) break;
      const issue = await this.etablir(lot, dossier).then(
        (courrier) => ({ courrier }),
        (erreur: Error) => ({ echec: motif(erreur) }),
      );
      await noterElement(pool, id, rang, issue, this.horloge.maintenant());
    }
    if (await lotEnCours(pool, id))
      await enTransaction(pool, (client) => suivre(client, id, this.horloge.maintenant()));
  }

  /** @returns the id of the frozen document */
  private async etablir(lot: LotEnCours, dossier: string): Promise<string> {
    const utilisateur = await this.demandeur(lot.par);
    const preparee = await this.fiches.preparer(dossier, utilisateur, lot.fiche, lot.situationAu);
    const role = roleQuiEtablit(utilisateur, preparee.fiche.emetteur);
    if (!role)
      throw accesRefuse(
        `La fiche « ${preparee.fiche.titre} » est établie par les agents de l’organisme ${preparee.fiche.emetteur}.`,
        'Demandez à l’un d’eux de l’établir.',
      );
    const { formation = false, gabarits } = this.reglages;
    const par = { nom: utilisateur.nom, qualite: LIBELLE_ROLE[role] };
    const aEcrire = { ...preparee, par, formation, maintenant: this.horloge.maintenant() };
    const ecrire = () => etablirFiche(this.source, aEcrire, gabarits);
    // An engine that stopped has a successor at once; a document that it refuses, it refuses again.
    const { id } = await ecrire().catch((erreur: unknown) => {
      if (erreur instanceof PdfImpossible) return ecrire();
      throw erreur;
    });
    return id;
  }

  /** Their rights of today, not those of when they asked. */
  private async demandeur(id: string): Promise<Utilisateur> {
    const compte = await this.source.getRepository(Compte).findOneBy({ id, actif: true });
    if (!compte)
      throw accesRefuse('Le compte qui a demandé ce lot est fermé.', 'Demandez un nouveau lot avec un compte ouvert.');
    const { identifiant, nom, roles, regions, departements } = compte;
    return { id, identifiant, nom, roles: roles as Role[], regions, departements };
  }
}

/** Why a sheet could not be made, to be read by the person who asked for it. */
function motif(erreur: Error): string {
  if (erreur instanceof QueryFailedError || 'code' in erreur) throw erreur;
  return erreur.message;
}
