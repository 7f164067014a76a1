import { composer, composerCourriel, CorpsDeCourriel, Courrier, Gabarits } from '#libs/courriers';
import { DateCivile, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { CourrierPrevu } from '#libs/moteur';
import {
  cloreIncident,
  Compte,
  CourrierEmis,
  CourrielFige,
  Dossier,
  enTransaction,
  Organisme,
  poolDe,
  signalerIncident,
} from '#libs/persistance';
import { DataSource } from 'typeorm';
import { joindre, Joint, organismeDe, OrganismeManquant } from './destinataires';
import { sujet, variablesCommunes, variablesDeRappel } from './variables';

/** Turns a letter that the law calls for into a frozen document: variables, page, PDF, hash and e-mail, once. */
export class Composition {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly expediteur: string,
    /** The application's own templates when absent. */
    private readonly gabarits?: Gabarits,
  ) {}

  /** Safe to repeat. Throws, after opening an incident, when the letter cannot be made: the job queue tries again. */
  async composer(id: string): Promise<void> {
    const courrier = await this.source.getRepository(CourrierEmis).findOneBy({ id });
    if (!courrier || !['PREVU', 'BLOQUE'].includes(courrier.statut)) return;
    const pool = poolDe(this.source);
    const cle = `courrier:${id}`;
    try {
      await this.figer(courrier, cle);
    } catch (erreur) {
      const message = `${courrier.titre} (${courrier.reference}) : ${(erreur as Error).message}`;
      const { rowCount } = await pool.query(
        `UPDATE courrier SET statut = 'BLOQUE' WHERE id = $1 AND statut IN ('PREVU', 'BLOQUE')`,
        [id],
      );
      // Another worker has made it in the meantime: nothing is wrong.
      if (!rowCount) return;
      await signalerIncident(
        pool,
        { cle, sorte: 'COURRIER', message, dossierId: courrier.dossierId },
        this.horloge.maintenant(),
      );
      throw erreur;
    }
  }

  private async figer(courrier: CourrierEmis, cle: string): Promise<void> {
    const { id, prevu, dossierId } = courrier;
    const dossier = await this.source.getRepository(Dossier).findOneByOrFail({ id: dossierId });
    const charge = dossier.chargeDe
      ? await this.source.getRepository(Compte).findOneBy({ id: dossier.chargeDe })
      : null;
    const { principaux, copies } = await this.destinataires(prevu, dossier);
    const maintenant = this.horloge.maintenant();
    const cadre = { dossier, charge, principaux, copies, dateCourrier: jourCivil(maintenant, dossier.fuseau) };
    const { variables, corps, document, repondreA } =
      prevu.emetteur === 'APPLICATION' ? this.rediger(courrier, cadre) : await this.mettreEnPage(courrier, cadre);
    const courriel: CourrielFige = {
      de: this.expediteur,
      repondreA,
      ...adresses(principaux, copies),
      sujet: corps.objet,
      texte: corps.texte,
      html: corps.html,
      messageId: `<courrier-${id}@parcours-cpts>`,
    };
    await enTransaction(poolDe(this.source), async (client) => {
      const { rowCount } = await client.query(
        `UPDATE courrier SET statut = 'COMPOSE', compose_le = $2, variables = $3, html = $4, pdf = $5, sha256 = $6, courriel = $7
          WHERE id = $1 AND statut IN ('PREVU', 'BLOQUE')`,
        [
          id,
          maintenant,
          JSON.stringify(variables),
          document?.html ?? corps.html,
          document ? Buffer.from(document.pdf) : null,
          document?.sha256 ?? null,
          JSON.stringify(courriel),
        ],
      );
      if (!rowCount) return;
      await cloreIncident(client, cle, maintenant);
      await client.query(
        `SELECT graphile_worker.add_job('envoyer_courrier', json_build_object('courrier', $1::text), job_key := 'envoi:' || $1)`,
        [id],
      );
    });
  }

  /** A letter of an agency: the document, and the e-mail that carries it. */
  private async mettreEnPage({ prevu, reference, titre }: CourrierEmis, cadre: Cadre): Promise<Redaction> {
    const { dossier, dateCourrier } = cadre;
    const genre = prevu.emetteur as Organisme['genre'];
    const agence = await organismeDe(this.source, genre, dossier);
    if (!agence) throw new OrganismeManquant(genre, dossier.regionArs);
    const fictif = dossier.origine === 'DEMONSTRATION' || agence.fictif;
    const communes = variablesCommunes({ ...cadre, prevu, reference, agence, fictif });
    const variables = { ...prevu.variables, ...communes };
    const metadonnees = { titre, reference, auteur: agence.nom, langue: 'fr', date: dateCourrier } as const;
    return {
      variables,
      document: await composer({ gabarit: prevu.gabarit, variables, metadonnees }, this.gabarits),
      corps: composerCourriel('envoi', { ...communes, sujet: sujet(reference, prevu.objet) }, this.gabarits),
      repondreA: agence.courriel,
    };
  }

  /** A message of the application to whoever is in charge: an e-mail alone. */
  private rediger({ prevu, reference }: CourrierEmis, { dossier, dateCourrier }: Cadre): Redaction {
    const fictif = dossier.origine === 'DEMONSTRATION';
    const variables = { ...prevu.variables, ...variablesDeRappel(prevu, reference, dateCourrier, fictif) };
    return { variables, corps: composerCourriel(prevu.gabarit, variables, this.gabarits), repondreA: this.expediteur };
  }

  private async destinataires(prevu: CourrierPrevu, dossier: Dossier): Promise<Pick<Cadre, 'principaux' | 'copies'>> {
    const tous = (ceux: CourrierPrevu['copies']) => Promise.all(ceux.map((qui) => joindre(this.source, dossier, qui)));
    return { principaux: await tous(prevu.destinataires), copies: await tous(prevu.copies) };
  }
}

interface Cadre {
  dossier: Dossier;
  charge: Compte | null;
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
