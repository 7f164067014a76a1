import { composer, composerCourriel, CorpsDeCourriel, Courrier, Gabarits } from '#libs/courriers';
import { DateCivile, FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { CourrierPrevu } from '#libs/moteur';
import { Compte, CourrierEmis, CourrielFige, Dossier, Organisme } from '#libs/persistance';
import { DataSource } from 'typeorm';
import { joindre, Joint, organismeDe, OrganismeManquant } from './destinataires';
import { EnTete, enTeteDe } from './entete';
import { variablesDeLEnvoi } from './envoi';
import { DocumentNomme } from './nom-de-fichier';
import { derniersParagraphes } from './paragraphes';
import { lettreRemplacee } from './remplacement';
import { Signataire, signataireDe, SignataireManquant } from './signataires';
import { Nature, parLaPoste, variablesCommunes, VariablesCommunes, variablesDuMessage } from './variables';

export interface ReglagesDeRedaction {
  /** Address of the pages, without a final slash. */
  adresse?: string | undefined;
  /** Training: every letter says that it has no value. */
  formation?: boolean | undefined;
}

/** Establishes anew from the journal what a letter says. Throws when its entry no longer calls for it. */
export interface Etablissement {
  courrier(dossierId: string, seq: number, code: string): Promise<CourrierPrevu>;
}

/** A letter written in full: ready to be frozen. */
export interface LettreRedigee {
  variables: object;
  corps: CorpsDeCourriel;
  /** None of a message of the application, which is an e-mail alone. */
  document?: Courrier;
  /** The agency that writes; none of a message of the application. */
  repondreA?: string;
  adresses: Pick<CourrielFige, 'a' | 'copie'>;
  /** Ids of the sheets that travel with it, in order. */
  pieces: readonly string[];
}

/** A sheet that travels with a letter, frozen already. */
export interface PieceJointe extends DocumentNomme {
  id: string;
}

interface Demande {
  /** Instant (ISO, UTC). */
  maintenant: string;
  /** Freezes the sheets that travel with the letter, under its signature. */
  joindre: (courrier: CourrierEmis, dossier: Dossier, par: Signataire) => Promise<readonly PieceJointe[]>;
}

/** Everything that a letter of an agency is written from. */
interface Cadre {
  courrier: CourrierEmis;
  prevu: CourrierPrevu;
  dossier: Dossier;
  agence: Organisme;
  enTete: EnTete;
  /** Whoever is in charge of the dossier. */
  charge: Compte | null;
  principaux: readonly Joint[];
  copies: readonly Joint[];
  dateCourrier: DateCivile;
}

const PROJET = 'PROJET';

/** Of a draft, when nobody may sign it that day: it is read all the same. */
const A_DESIGNER = { nom: '(signataire à désigner)', acte: null };

/** Writes letters: what the law calls for, with the agency, the people, the signature and what was added by hand. */
export class Redaction {
  constructor(
    private readonly source: DataSource,
    private readonly reglages: ReglagesDeRedaction,
    private readonly etablissement: Etablissement,
    /** The application's own templates when absent. */
    private readonly gabarits?: Gabarits,
  ) {}

  /** True when the issuing agency wants this letter signed first, and nobody has. */
  async attendUneSignature(courrier: CourrierEmis): Promise<boolean> {
    const { prevu, signature, dossierId } = courrier;
    if (signature || !dossierId || prevu.emetteur === 'APPLICATION') return false;
    return (await this.agence(prevu, await this.dossierDe(dossierId))).parapheur.includes(prevu.signataire);
  }

  /**
   * The letter as it leaves. Its date is the day of its signature, else the present day, in the time zone of the agency.
   * @throws ContenuImpossible, OrganismeManquant, SignataireManquant, EnTeteIncomplet, or what `composer` throws
   */
  async rediger(courrier: CourrierEmis, { maintenant, joindre: joindreLesFiches }: Demande): Promise<LettreRedigee> {
    if (!courrier.dossierId || courrier.prevu.emetteur === 'APPLICATION') return this.message(courrier, maintenant);
    const cadre = await this.cadre(courrier, maintenant);
    const { prevu, principaux, copies, agence, dossier } = cadre;
    const signataire = await this.signataire(cadre);
    const communes = await this.communes(cadre, signataire);
    const pieces = await joindreLesFiches({ ...courrier, prevu }, dossier, signataire);
    const poste = parLaPoste(prevu, principaux);
    const envoi = variablesDeLEnvoi({ communes, prevu, principaux, copies, pieces, parLaPoste: poste });
    return {
      ...(await this.mettreEnPage(cadre, communes)),
      corps: composerCourriel('envoi', envoi, this.gabarits),
      repondreA: agence.courriel,
      adresses: adresses(poste ? [] : principaux, copies),
      pieces: pieces.map(({ id }) => id),
    };
  }

  /**
   * The letter of an agency as it would leave now, with « PROJET » across its pages. Writes nothing.
   * @param par who would sign it; absent: whoever signs for the agency that day, if somebody does
   * @throws as `rediger`, save that nobody needs to be able to sign
   */
  async projeter(courrier: CourrierEmis, maintenant: string, par?: Signataire): Promise<Courrier> {
    const cadre = await this.cadre(courrier, maintenant);
    const trouver = () =>
      this.signataire(cadre).catch((erreur: unknown) => {
        if (erreur instanceof SignataireManquant) return { ...A_DESIGNER, qualite: cadre.agence.nom };
        throw erreur;
      });
    return (await this.mettreEnPage(cadre, await this.communes(cadre, par ?? (await trouver())), PROJET)).document;
  }

  private async cadre(courrier: CourrierEmis, maintenant: string): Promise<Cadre> {
    const dossier = await this.dossierDe(courrier.dossierId!);
    const prevu = await this.etablir(courrier);
    const agence = await this.agence(prevu, dossier);
    const comptes = this.source.getRepository(Compte);
    return {
      ...{ courrier, prevu, dossier, agence },
      enTete: await enTeteDe(this.source, agence),
      charge: dossier.chargeDe ? await comptes.findOneBy({ id: dossier.chargeDe }) : null,
      ...(await this.destinataires(prevu, dossier)),
      dateCourrier: jourCivil(courrier.signature?.le ?? maintenant, dossier.fuseau),
    };
  }

  /** What the letter says: from the act that calls for it, or anew when it could not be known then or has changed since. */
  private async etablir({ prevu, dossierId, seq, code, aCorrigerPar }: CourrierEmis): Promise<CourrierPrevu> {
    if (!dossierId || (!prevu.anomalie && aCorrigerPar === null)) return prevu;
    const etabli = await this.etablissement.courrier(dossierId, seq!, code);
    if (etabli.anomalie) throw new ContenuImpossible(etabli.anomalie);
    return etabli;
  }

  private async signataire({ courrier, prevu, agence, charge, dateCourrier }: Cadre): Promise<Signataire> {
    if (!courrier.signature) return signataireDe(this.source, agence, prevu.signataire, dateCourrier, charge);
    const { nom, qualite, acte } = courrier.signature;
    return { nom, qualite, acte };
  }

  private async communes(cadre: Cadre, signataire: Signataire): Promise<VariablesCommunes> {
    const { courrier, dossier, agence, dateCourrier } = cadre;
    const { id, reference, signature } = courrier;
    return variablesCommunes({
      ...cadre,
      ...this.nature(dossier.origine === 'DEMONSTRATION' || agence.fictif),
      ...{ reference, signataire },
      signature: signature ? { le: dateCourrier, par: signature.nom } : null,
      paragraphesLibres: (await derniersParagraphes(this.source, id)).paragraphes,
      remplace: await lettreRemplacee(this.source, courrier),
    });
  }

  private async mettreEnPage(
    { courrier: { reference, titre }, prevu, agence, enTete, dateCourrier }: Cadre,
    communes: VariablesCommunes,
    filigrane?: string,
  ): Promise<{ variables: object; document: Courrier }> {
    const { images, polices, norme } = enTete;
    const variables = { ...prevu.variables, ...communes };
    const metadonnees = { titre, reference, auteur: agence.nom, langue: 'fr', date: dateCourrier } as const;
    const demande = { gabarit: prevu.gabarit, variables, metadonnees, norme, images, polices };
    return { variables, document: await composer(filigrane ? { ...demande, filigrane } : demande, this.gabarits) };
  }

  /** A message of the application to people who have an account: an e-mail alone. */
  private async message({ prevu, reference, dossierId }: CourrierEmis, maintenant: string): Promise<LettreRedigee> {
    const dossier = dossierId ? await this.dossierDe(dossierId) : null;
    const { principaux, copies } = await this.destinataires(prevu, dossier);
    const dateCourrier = jourCivil(maintenant, dossier?.fuseau ?? FUSEAU_NATIONAL);
    const { adresse } = this.reglages;
    const nature = this.nature(dossier?.origine === 'DEMONSTRATION');
    const ajoutees = variablesDuMessage({ prevu, reference, dateCourrier, adresse, ...nature });
    const variables = { ...prevu.variables, ...ajoutees };
    return {
      ...{ variables, corps: composerCourriel(prevu.gabarit, variables, this.gabarits) },
      adresses: adresses(principaux, copies),
      pieces: [],
    };
  }

  private async agence({ emetteur }: CourrierPrevu, dossier: Dossier): Promise<Organisme> {
    const genre = emetteur as Organisme['genre'];
    const agence = await organismeDe(this.source, genre, dossier);
    if (!agence) throw new OrganismeManquant(genre, dossier.regionArs);
    return agence;
  }

  private dossierDe(id: string): Promise<Dossier> {
    return this.source.getRepository(Dossier).findOneByOrFail({ id });
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

/** The very content of a letter cannot be established: somebody must mend what keeps it from being. */
export class ContenuImpossible extends Error {}

function adresses(principaux: readonly Joint[], copies: readonly Joint[]): Pick<CourrielFige, 'a' | 'copie'> {
  const a = [...new Set(principaux.flatMap(({ courriels }) => courriels))];
  return { a, copie: [...new Set(copies.flatMap(({ courriels }) => courriels))].filter((c) => !a.includes(c)) };
}
