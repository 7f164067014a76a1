import { Horloge } from '#libs/exterieur';
import { jourCivil } from '#libs/droit';
import { composer, composerCourriel } from '#libs/courriers';
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

const MENTION_FICTIVE = 'Fictif – démonstration';

/** Turns a letter that the law calls for into a frozen document: variables, page, PDF, hash and e-mail, once. */
export class Composition {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
    private readonly expediteur: string,
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
      await pool.query(`UPDATE courrier SET statut = 'BLOQUE' WHERE id = $1`, [id]);
      await signalerIncident(
        pool,
        { cle, sorte: 'COURRIER', message, dossierId: courrier.dossierId },
        this.horloge.maintenant(),
      );
      throw erreur;
    }
  }

  private async figer(courrier: CourrierEmis, cle: string): Promise<void> {
    const { id, prevu, reference, objet, titre, dossierId } = courrier;
    const dossier = await this.source.getRepository(Dossier).findOneByOrFail({ id: dossierId });
    const charge = dossier.chargeDe
      ? await this.source.getRepository(Compte).findOneBy({ id: dossier.chargeDe })
      : null;
    const principaux = await Promise.all(prevu.destinataires.map((qui) => joindre(this.source, dossier, qui)));
    const copies = await Promise.all(prevu.copies.map((qui) => joindre(this.source, dossier, qui)));
    const maintenant = this.horloge.maintenant();
    const dateCourrier = jourCivil(maintenant, dossier.fuseau);
    const rappel = prevu.emetteur === 'APPLICATION';
    const agence = rappel ? undefined : await this.emetteur(courrier, dossier);
    const mentionFictive = dossier.origine === 'DEMONSTRATION' || agence?.fictif ? MENTION_FICTIVE : null;
    const premier = principaux[0]!;
    const variables = {
      ...prevu.variables,
      reference,
      objet,
      dateCourrier,
      mentionFictive,
      destinataire: { nom: premier.nom, adresse: premier.adresse },
      ...(agence ? { agence: enTete(agence), signataire: signataire(agence, prevu.signataire, charge) } : {}),
      affaireSuiviePar: charge?.nom ?? agence?.service,
      basesLegales: prevu.bases,
    };
    const document = rappel
      ? undefined
      : await composer({
          gabarit: prevu.gabarit,
          variables,
          metadonnees: { titre, reference, auteur: agence!.nom, langue: 'fr', date: dateCourrier },
        });
    const corps = composerCourriel(rappel ? prevu.gabarit : 'envoi', {
      ...variables,
      sujet: `[${reference}] ${objet}`,
    });
    const courriel: CourrielFige = {
      de: this.expediteur,
      repondreA: agence?.courriel ?? this.expediteur,
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

  private async emetteur({ prevu }: CourrierEmis, dossier: Dossier): Promise<Organisme> {
    const genre = prevu.emetteur as Organisme['genre'];
    const organisme = await organismeDe(this.source, genre, dossier);
    if (!organisme) throw new OrganismeManquant(genre, dossier.regionArs);
    return organisme;
  }
}

function enTete({ nom, service, adresse, ville, courriel, telephone }: Organisme) {
  return { nom, service, adresse, ville, courriel, telephone };
}

/** Who signs: the person whom the agency names for this role, else the one in charge of the dossier. */
function signataire(agence: Organisme, role: string, charge: Compte | null) {
  return agence.signataires[role] ?? (charge ? { nom: charge.nom, qualite: 'Chargé du dossier' } : undefined);
}

function adresses(principaux: readonly Joint[], copies: readonly Joint[]): Pick<CourrielFige, 'a' | 'copie'> {
  const a = [...new Set(principaux.flatMap(({ courriels }) => courriels))];
  return { a, copie: [...new Set(copies.flatMap(({ courriels }) => courriels))].filter((c) => !a.includes(c)) };
}
