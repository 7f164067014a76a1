import { Utilisateur } from '#libs/acces';
import { DefautDeGabarit, PdfImpossible, VariableInvalide, VariableManquante } from '#libs/courriers';
import { accesRefuse, conflit, CourrierSansObjet, HORLOGE, RattrapageService } from '#libs/dossiers';
import { dateCourte, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { CourrierEmis, Delegation, Dossier, enTransaction, GenreOrganisme, poolDe, Signature } from '#libs/persistance';
import {
  ajouterParagraphes,
  ContenuImpossible,
  delegationDe,
  derniersParagraphes,
  EnTeteIncomplet,
  organismeDe,
  OrganismeManquant,
  Redaction,
  remplacer,
  versionDuProjet,
} from '#libs/redaction';
import { HorlogeDeFormation } from '#libs/veille';
import { Inject, Injectable } from '@nestjs/common';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { ecritPour, LettreTrouvee } from './courriers.acces';
import { SaisieDeParagraphes, SaisieDeRemplacement } from './courriers.circuit-saisies';

/** What keeps a letter from being written, said to whoever asks to see it: a sentence that says what to mend. */
const EMPECHEMENTS = [
  ...[VariableManquante, VariableInvalide, DefautDeGabarit, PdfImpossible],
  ...[ContenuImpossible, CourrierSansObjet, EnTeteIncomplet, OrganismeManquant],
];

/** Letters from their draft to their signature, and their replacement once issued. */
@Injectable()
export class ParapheurService {
  private readonly redaction: Redaction;

  constructor(
    private readonly source: DataSource,
    private readonly rattrapage: RattrapageService,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {
    this.redaction = new Redaction(source, { formation: horloge instanceof HorlogeDeFormation }, rattrapage);
  }

  /** What a letter still to be issued is made of; `null` of any other document. */
  async projet({ courrier, dossier }: LettreTrouvee, utilisateur: Utilisateur) {
    const { prevu, statut, situationAu } = courrier;
    if (!enPreparation(statut) || prevu.emetteur === 'APPLICATION' || situationAu !== null) return null;
    const { paragraphes } = await derniersParagraphes(this.source, courrier.id);
    const delegation = statut === 'A_SIGNER' ? await this.delegation(courrier, dossier, utilisateur) : undefined;
    return {
      version: await versionDuProjet(poolDe(this.source), courrier),
      paragraphes,
      modifiable: ecritPour(utilisateur, courrier) && seComplete(courrier, await this.attendUneSignature(courrier)),
      /** By which this person may sign it today. */
      delegation: delegation ? enClair(delegation) : null,
    };
  }

  /** Its draft, as it would leave now; signed by the person who reads it, if they may. Throws `Refus`. */
  async apercevoir({ courrier, dossier }: LettreTrouvee, utilisateur: Utilisateur) {
    if (!enPreparation(courrier.statut))
      throw conflit('Cette lettre n’est plus un projet.', 'Ouvrez le document lui-même, depuis la page du courrier.');
    const delegation = courrier.signature ? undefined : await this.delegation(courrier, dossier, utilisateur);
    const par = delegation && enClair(delegation);
    return this.dire(this.redaction.projeter(courrier, this.horloge.maintenant(), par));
  }

  /** Adds a state of the free paragraphs. Throws `Refus` when the letter no longer awaits any, or has changed. */
  async completer({ courrier }: LettreTrouvee, utilisateur: Utilisateur, saisie: SaisieDeParagraphes): Promise<string> {
    const maintenant = this.horloge.maintenant();
    const attendue = await this.attendUneSignature(courrier);
    return this.surLaLettre(courrier, async (client, lettre) => {
      if (!seComplete(lettre, attendue))
        throw conflit(
          'Cette lettre ne se complète plus : elle est signée, émise ou sur le point de l’être.',
          'Si elle est émise, remplacez-la : la nouvelle portera vos paragraphes.',
        );
      await exigerVersion(client, lettre, saisie.version);
      const { paragraphes } = saisie;
      await ajouterParagraphes(client, lettre.id, { paragraphes, par: utilisateur.id, le: maintenant });
      return versionDuProjet(client, lettre);
    });
  }

  /**
   * Signs a letter in the name of its agency: it leaves.
   * @param version what the person has seen; absent: what it is now
   */
  async signer(
    { courrier, dossier }: LettreTrouvee,
    utilisateur: Utilisateur,
    version: string | undefined,
  ): Promise<Signature> {
    const maintenant = this.horloge.maintenant();
    const delegation = await this.delegation(courrier, dossier, utilisateur);
    return this.surLaLettre(courrier, async (client, lettre) => {
      if (lettre.statut !== 'A_SIGNER') throw pasASigner(lettre, dossier);
      if (!delegation)
        throw accesRefuse(
          `Aucune délégation ne vous permet de signer cette lettre au titre du rôle ${lettre.prevu.signataire} le ${dateCourte(jourCivil(maintenant, dossier.fuseau))}.`,
          'Demandez à une personne dont la délégation est en vigueur ce jour-là, ou faites enregistrer la vôtre.',
        );
      if (version !== undefined) await exigerVersion(client, lettre, version);
      const { nom, qualite, acte, id } = delegation;
      const signature: Signature = { compte: utilisateur.id, nom, qualite, delegation: id, acte, le: maintenant };
      await client.query(
        `WITH signe AS (UPDATE courrier SET statut = 'PREVU', signature = $2 WHERE id = $1 RETURNING id)
          SELECT graphile_worker.add_job('composer_courrier', json_build_object('courrier', id::text),
            job_key := 'courrier:' || id) FROM signe`,
        [lettre.id, JSON.stringify(signature)],
      );
      return signature;
    });
  }

  /** Puts another letter in place of an issued one, established anew from the journal. */
  async remplacer(
    { courrier }: LettreTrouvee,
    utilisateur: Utilisateur,
    { motif, paragraphes }: SaisieDeRemplacement,
  ): Promise<{ id: string; reference: string }> {
    const maintenant = this.horloge.maintenant();
    if (!courrier.composeLe)
      throw conflit(
        'Cette lettre n’est pas encore émise : elle n’a pas à être remplacée.',
        'Complétez son projet, ou attendez qu’elle soit composée.',
      );
    const prevu = await this.dire(this.rattrapage.courrier(courrier.dossierId!, courrier.seq!, courrier.code));
    return this.surLaLettre(courrier, async (client, lettre) => {
      const { rows } = await client.query<{ reference: string }>('SELECT reference FROM courrier WHERE remplace = $1', [
        lettre.id,
      ]);
      if (rows[0])
        throw conflit(
          `Cette lettre est déjà remplacée, par la lettre ${rows[0].reference}.`,
          'Remplacez plutôt cette dernière.',
        );
      const nouvelle = await remplacer(client, lettre, { prevu, motif: motif.trim(), maintenant });
      if (paragraphes?.length)
        await ajouterParagraphes(client, nouvelle.id, { paragraphes, par: utilisateur.id, le: maintenant });
      return nouvelle;
    });
  }

  // An agency that is not described yet wants nothing signed: the letter will be blocked, and said to be.
  private attendUneSignature(courrier: CourrierEmis): Promise<boolean> {
    return this.redaction.attendUneSignature(courrier).catch((erreur: unknown) => {
      if (erreur instanceof OrganismeManquant) return false;
      throw erreur;
    });
  }

  private async delegation(
    { prevu }: Pick<CourrierEmis, 'prevu'>,
    dossier: Dossier,
    { id }: Utilisateur,
  ): Promise<Delegation | undefined> {
    const agence = await organismeDe(this.source, prevu.emetteur as GenreOrganisme, dossier);
    const jour = jourCivil(this.horloge.maintenant(), dossier.fuseau);
    return agence && delegationDe(this.source, agence.id, prevu.signataire, id, jour);
  }

  /** What is done to a letter, one at a time, as it is at that moment. */
  private surLaLettre<T>(
    lue: CourrierEmis,
    faire: (client: PoolClient, lettre: CourrierEmis) => Promise<T>,
  ): Promise<T> {
    return enTransaction(poolDe(this.source), async (client) => {
      const { rows } = await client.query<Pick<CourrierEmis, 'statut' | 'signature' | 'aCorrigerPar'>>(
        `SELECT statut, signature, a_corriger_par AS "aCorrigerPar" FROM courrier WHERE id = $1 FOR NO KEY UPDATE`,
        [lue.id],
      );
      return faire(client, { ...lue, ...rows[0]! });
    });
  }

  private async dire<T>(ecriture: Promise<T>): Promise<T> {
    try {
      return await ecriture;
    } catch (erreur) {
      if (!EMPECHEMENTS.some((classe) => erreur instanceof classe)) throw erreur;
      throw conflit(
        `Cette lettre ne peut pas être écrite : ${(erreur as Error).message}`,
        'Faites réparer ce qui manque, puis recommencez.',
      );
    }
  }
}

const enPreparation = (statut: CourrierEmis['statut']) => ['PREVU', 'A_SIGNER', 'BLOQUE'].includes(statut);

/** True when what is added to it will be in it: nobody has signed it nor frozen it, and it waits for somebody. */
const seComplete = ({ statut, signature }: CourrierEmis, attendue: boolean): boolean =>
  !signature && (statut === 'A_SIGNER' || statut === 'BLOQUE' || (statut === 'PREVU' && attendue));

const enClair = ({ nom, qualite, acte }: Delegation) => ({ nom, qualite, acte });

async function exigerVersion(client: PoolClient, lettre: CourrierEmis, vue: string): Promise<void> {
  if ((await versionDuProjet(client, lettre)) !== vue)
    throw conflit(
      'Le projet de cette lettre a changé depuis que vous l’avez lu.',
      'Rechargez-le, relisez-le, puis recommencez.',
    );
}

function pasASigner({ signature, statut }: CourrierEmis, { fuseau }: Dossier) {
  if (signature)
    return conflit(
      `Cette lettre est déjà signée, par ${signature.nom}, le ${dateCourte(jourCivil(signature.le, fuseau))}.`,
      'Il n’y a plus rien à faire : elle part.',
    );
  return statut === 'PREVU' || statut === 'BLOQUE'
    ? conflit(
        'Cette lettre n’est pas encore prête à être signée.',
        'Attendez quelques instants ; si cela dure, la page « Incidents » dit ce qui l’empêche.',
      )
    : conflit('Cette lettre n’attend pas de signature.', 'Ouvrez-la : elle est émise, ou n’a pas à l’être.');
}
