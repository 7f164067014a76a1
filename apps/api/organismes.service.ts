import { Utilisateur } from '#libs/acces';
import { conflit, interdit, introuvable } from '#libs/dossiers';
import { DateCivile } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Compte, enTransaction, Organisme, poolDe } from '#libs/persistance';
import {
  conserverFichier,
  defautDeDelegation,
  DefautDeDelegation,
  defautDeFin,
  DelegationAFinir,
  essayerFichier,
  examinerFichier,
  FichierRefuse,
  finirDelegation,
  GenreDeFichier,
  inscrireDelegation,
  Reglages,
  reglerOrganisme,
  ROLES_QUI_SIGNENT,
  Trace,
  verrouillerOrganisme,
} from '#libs/redaction';
import { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { DelegationSaisie, ReglagesSaisis } from './organismes.saisies';
import { organismeVisible } from './organismes.vue';

const MAX_POLICES = 8;

/** A file as it comes: its bytes, its name, and what an image says to whoever does not see it. */
export interface FichierRecu {
  genre: GenreDeFichier;
  nom: string;
  octets: Uint8Array;
  texte: string | null;
}

/** Changes the settings of an agency. Each change is added to its history. Every method throws `Refus`. */
export class OrganismesService {
  constructor(
    private readonly source: DataSource,
    private readonly horloge: Horloge,
  ) {}

  async regler(id: string, { revision, ...saisis }: ReglagesSaisis, par: Utilisateur): Promise<void> {
    await this.modifier(id, par, (organisme, lue) => {
      if (lue !== revision)
        throw conflit(
          'Les réglages de cet organisme ont changé depuis que vous les avez ouverts.',
          'Rechargez la page, vérifiez ce qui a changé, puis recommencez.',
        );
      const etrangers = saisis.parapheur.filter((role) => !ROLES_QUI_SIGNENT[organisme.genre].includes(role));
      if (etrangers.length)
        throw interdit(
          `« ${organisme.nom} » n’écrit aucune lettre au titre de : ${etrangers.join(', ')}.`,
          `Choisissez parmi ${ROLES_QUI_SIGNENT[organisme.genre].join(', ')}.`,
        );
      const { signataires, logoTexte, marqueTexte, ...reglages } = saisis;
      return {
        ...reglages,
        signataires: Object.fromEntries(signataires.map(({ role, nom, qualite }) => [role, { nom, qualite }])),
        ...(organisme.logo && logoTexte ? { logoTexte } : {}),
        ...(organisme.marque && marqueTexte ? { marqueTexte } : {}),
      };
    });
  }

  async deposer(id: string, { genre, nom, octets, texte }: FichierRecu, par: Utilisateur): Promise<void> {
    await organismeVisible(this.source, id, par);
    const fichier = await examiner(genre, nom, octets);
    await this.modifier(id, par, async (organisme, _, client) => {
      if (genre === 'police' && organisme.polices.length >= MAX_POLICES)
        throw conflit(
          `Cet organisme a déjà ${MAX_POLICES} fichiers de police.`,
          'Retirez d’abord ceux qui ne servent plus.',
        );
      await conserverFichier(client, fichier, this.horloge.maintenant());
      const { sha256 } = fichier;
      if (genre === 'logo') return { logo: sha256, logoTexte: texte };
      if (genre === 'marque') return { marque: sha256, marqueTexte: texte };
      return { polices: [...new Set([...organisme.polices, sha256])] };
    });
  }

  /** Takes a file away from the letterhead. The letters that bear it keep it. */
  async retirer(id: string, genre: GenreDeFichier, sha256: string | null, par: Utilisateur): Promise<void> {
    await this.modifier(id, par, (organisme) => {
      const presents = genre === 'police' ? organisme.polices : [organisme[genre]];
      if (!presents.some((cle) => cle !== null && (genre !== 'police' || cle === sha256)))
        throw introuvable('Ce fichier d’en-tête');
      if (genre === 'logo') return { logo: null, logoTexte: null };
      if (genre === 'marque') return { marque: null, marqueTexte: null };
      return { polices: organisme.polices.filter((cle) => cle !== sha256) };
    });
  }

  async deleguer(id: string, saisie: DelegationSaisie, par: Utilisateur): Promise<{ id: string }> {
    const { role, compte, nom, qualite, acte, du, au = null } = saisie;
    const organisme = await organismeVisible(this.source, id, par);
    const choisi = compte ? await this.source.getRepository(Compte).findOneBy({ id: compte }) : null;
    if (compte && !choisi) throw introuvable('Ce compte');
    refuser(defautDeDelegation(organisme, { role, du, au }, choisi));
    const delegation = { ...{ role, nom, qualite, acte, du, au }, compteId: compte ?? null };
    return enTransaction(poolDe(this.source), async (client) => ({
      id: await inscrireDelegation(client, id, delegation, this.trace(par)),
    }));
  }

  /** Ends a delegation sooner than it said; `au`: its last day. */
  async finir(id: string, delegationId: string, au: DateCivile, par: Utilisateur): Promise<void> {
    const organisme = await organismeVisible(this.source, id, par);
    await enTransaction(poolDe(this.source), async (client) => {
      const { rows } = await client.query<DelegationAFinir>(
        'SELECT id, role, nom, acte, du, au FROM delegation WHERE id = $1 AND organisme_id = $2 FOR UPDATE',
        [delegationId, id],
      );
      const [delegation] = rows;
      if (!delegation) throw introuvable('Cette délégation');
      refuser(await defautDeFin(client, organisme, delegation, au));
      await finirDelegation(client, id, delegation, au, this.trace(par));
    });
  }

  /** Under a lock: what is compared is what is changed. */
  private async modifier(
    id: string,
    par: Utilisateur,
    changer: (organisme: Organisme, revision: number, client: PoolClient) => Reglages | Promise<Reglages>,
  ): Promise<void> {
    await organismeVisible(this.source, id, par);
    await enTransaction(poolDe(this.source), async (client) => {
      const { organisme, revision } = (await verrouillerOrganisme(client, id))!;
      await reglerOrganisme(client, organisme, await changer(organisme, revision, client), this.trace(par));
    });
  }

  private trace({ id }: Utilisateur): Trace {
    return { par: id, le: this.horloge.maintenant() };
  }
}

function refuser(defaut: DefautDeDelegation | undefined): void {
  if (defaut) throw (defaut.conflit ? conflit : interdit)(defaut.phrase, defaut.remede);
}

async function examiner(genre: GenreDeFichier, nom: string, octets: Uint8Array) {
  try {
    const fichier = examinerFichier(genre, nom, octets);
    await essayerFichier(genre, fichier);
    return fichier;
  } catch (erreur) {
    if (erreur instanceof FichierRefuse) throw interdit(erreur.message, 'Déposez un autre fichier.');
    throw erreur;
  }
}
