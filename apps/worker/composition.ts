import { composer, composerCourriel, CorpsDeCourriel, Courrier, Gabarits } from '#libs/courriers';
import { DateCivile, FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { RattrapageService } from '#libs/dossiers';
import { Horloge } from '#libs/exterieur';
import { CourrierPrevu } from '#libs/moteur';
import {
  cloreIncident,
  Compte,
  CourrierEmis,
  CourrielFige,
  Dossier,
  enTransaction,
  hacher,
  Organisme,
  poolDe,
  signalerIncident,
} from '#libs/persistance';
import { cleDuCourrier, messageIdDe, programmerEnvois } from '#libs/veille';
import { DataSource } from 'typeorm';
import type { ConfigurationWorker } from './application';
import { joindre, Joint, organismeDe, OrganismeManquant } from './destinataires';
import { Nature, sujet, variablesCommunes, variablesDuMessage } from './variables';

/** Turns a letter that the law calls for into a frozen document: variables, page, PDF, hash and e-mail, once. */
export class Composition {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly reglages: Pick<ConfigurationWorker, 'expediteur' | 'adresse' | 'formation'>,
    private readonly rattrapage: Pick<RattrapageService, 'courrier'>,
    /** The application's own templates when absent. */
    private readonly gabarits?: Gabarits,
  ) {}

  /**
   * Safe to repeat. Throws, after opening an incident, when the letter cannot be made: the job queue tries again. A
   * letter whose very content could not be established is blocked until somebody has it mended and runs it again.
   */
  async composer(id: string): Promise<void> {
    const courrier = await this.source.getRepository(CourrierEmis).findOneBy({ id });
    if (!courrier || !['PREVU', 'BLOQUE'].includes(courrier.statut)) return;
    try {
      const prevu = await this.etablir(courrier);
      if (prevu.anomalie) return void (await this.bloquer(courrier, prevu.anomalie));
      await this.figer({ ...courrier, prevu });
    } catch (erreur) {
      if (await this.bloquer(courrier, (erreur as Error).message)) throw erreur;
    }
  }

  /** What the letter says: established with the act that calls for it, or from the journal when it could not be then. */
  private async etablir({ prevu, dossierId, seq, code }: CourrierEmis): Promise<CourrierPrevu> {
    return prevu.anomalie && dossierId ? this.rattrapage.courrier(dossierId, seq!, code) : prevu;
  }

  /** False when another worker has made the letter in the meantime: nothing is wrong. */
  private async bloquer(courrier: CourrierEmis, motif: string): Promise<boolean> {
    const { id, titre, reference, dossierId } = courrier;
    const pool = poolDe(this.source);
    const { rowCount } = await pool.query(
      `UPDATE courrier SET statut = 'BLOQUE' WHERE id = $1 AND statut IN ('PREVU', 'BLOQUE')`,
      [id],
    );
    if (!rowCount) return false;
    await signalerIncident(
      pool,
      {
        cle: cleDuCourrier('courrier', courrier),
        sorte: 'COURRIER',
        message: `${titre} (${reference}) : ${motif}`,
        dossierId,
        travail: { tache: 'composer_courrier', donnees: { courrier: id }, cle: `courrier:${id}` },
      },
      this.horloge.maintenant(),
    );
    return true;
  }

  private async figer(courrier: CourrierEmis): Promise<void> {
    const { id, prevu, dossierId } = courrier;
    const dossier = dossierId ? await this.source.getRepository(Dossier).findOneByOrFail({ id: dossierId }) : null;
    const { principaux, copies } = await this.destinataires(prevu, dossier);
    const maintenant = this.horloge.maintenant();
    const dateCourrier = jourCivil(maintenant, dossier?.fuseau ?? FUSEAU_NATIONAL);
    const { variables, corps, document, repondreA } =
      !dossier || prevu.emetteur === 'APPLICATION'
        ? this.rediger(courrier, dossier, dateCourrier)
        : await this.mettreEnPage(courrier, { dossier, principaux, copies, dateCourrier });
    const courriel: CourrielFige = {
      de: this.reglages.expediteur,
      repondreA,
      ...adresses(principaux, copies),
      sujet: corps.objet,
      texte: corps.texte,
      html: corps.html,
      messageId: messageIdDe(id),
    };
    await enTransaction(poolDe(this.source), async (client) => {
      const { rowCount } = await client.query(
        `UPDATE courrier SET statut = 'COMPOSE', compose_le = $2, variables = $3, html = $4, pdf = $5, sha256 = $6, courriel = $7,
            courriel_sha256 = $8
          WHERE id = $1 AND statut IN ('PREVU', 'BLOQUE')`,
        [
          id,
          maintenant,
          JSON.stringify(variables),
          document?.html ?? corps.html,
          document ? Buffer.from(document.pdf) : null,
          document?.sha256 ?? null,
          JSON.stringify(courriel),
          hacher(courriel),
        ],
      );
      if (!rowCount) return;
      await cloreIncident(client, cleDuCourrier('courrier', courrier), maintenant);
      await programmerEnvois(client, [{ courrierId: id }]);
    });
  }

  /** A letter of an agency: the document, and the e-mail that carries it. */
  private async mettreEnPage({ prevu, reference, titre }: CourrierEmis, cadre: Cadre): Promise<Redaction> {
    const { dossier, dateCourrier } = cadre;
    const genre = prevu.emetteur as Organisme['genre'];
    const agence = await organismeDe(this.source, genre, dossier);
    if (!agence) throw new OrganismeManquant(genre, dossier.regionArs);
    const charge = dossier.chargeDe
      ? await this.source.getRepository(Compte).findOneBy({ id: dossier.chargeDe })
      : null;
    const nature = this.nature(dossier.origine === 'DEMONSTRATION' || agence.fictif);
    const communes = variablesCommunes({ ...cadre, ...nature, prevu, reference, agence, charge });
    const variables = { ...prevu.variables, ...communes };
    const metadonnees = { titre, reference, auteur: agence.nom, langue: 'fr', date: dateCourrier } as const;
    return {
      variables,
      document: await composer({ gabarit: prevu.gabarit, variables, metadonnees }, this.gabarits),
      corps: composerCourriel('envoi', { ...communes, sujet: sujet(reference, prevu.objet) }, this.gabarits),
      repondreA: agence.courriel,
    };
  }

  /** A message of the application to people who have an account: an e-mail alone. */
  private rediger({ prevu, reference }: CourrierEmis, dossier: Dossier | null, dateCourrier: DateCivile): Redaction {
    const nature = this.nature(dossier?.origine === 'DEMONSTRATION');
    const { adresse, expediteur } = this.reglages;
    const ajoutees = variablesDuMessage({ prevu, reference, dateCourrier, adresse, ...nature });
    const variables = { ...prevu.variables, ...ajoutees };
    return { variables, corps: composerCourriel(prevu.gabarit, variables, this.gabarits), repondreA: expediteur };
  }

  private nature(fictif: boolean): Nature {
    return { fictif, formation: this.reglages.formation ?? false };
  }

  private async destinataires(
    prevu: CourrierPrevu,
    dossier: Dossier | null,
  ): Promise<Pick<Cadre, 'principaux' | 'copies'>> {
    const tous = (ceux: CourrierPrevu['copies']) => Promise.all(ceux.map((qui) => joindre(this.source, dossier, qui)));
    return { principaux: await tous(prevu.destinataires), copies: await tous(prevu.copies) };
  }
}

interface Cadre {
  dossier: Dossier;
  principaux: readonly Joint[];
  copies: readonly Joint[];
  dateCourrier: DateCivile;
}

interface Redaction {
  variables: object;
  corps: CorpsDeCourriel;
  document?: Courrier;
  repondreA: string;
}

function adresses(principaux: readonly Joint[], copies: readonly Joint[]): Pick<CourrielFige, 'a' | 'copie'> {
  const a = [...new Set(principaux.flatMap(({ courriels }) => courriels))];
  return { a, copie: [...new Set(copies.flatMap(({ courriels }) => courriels))].filter((c) => !a.includes(c)) };
}
