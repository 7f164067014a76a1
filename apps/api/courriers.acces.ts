import { Utilisateur } from '#libs/acces';
import { accesRefuse, conflit, ConsultationService, EntreeInvalide, HORLOGE, introuvable } from '#libs/dossiers';
import { DateCivile, FUSEAU_NATIONAL, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { CourrierEmis, Dossier } from '#libs/persistance';
import { ROLES_QUI_SIGNENT } from '#libs/redaction';
import { litLeMessage, Suites, suitesDesCourriers } from '#libs/veille';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A letter, and the dossier that it is about if there is one. */
export interface Trouve {
  courrier: CourrierEmis;
  dossier: Dossier | null;
}

/** A letter of an agency, which is always about a dossier. */
export interface LettreTrouvee {
  courrier: CourrierEmis;
  dossier: Dossier;
}

/** Who may read a letter, and who may do something to it. */
@Injectable()
export class AccesAuxCourriers {
  constructor(
    private readonly consultation: ConsultationService,
    private readonly source: DataSource,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  async trouver(id: string, utilisateur: Utilisateur): Promise<Trouve> {
    const courrier = await this.source
      .getRepository(CourrierEmis)
      .createQueryBuilder('c')
      .addSelect(['c.html', 'c.pdf'])
      .where('c.id = :id', { id })
      .getOne();
    if (!courrier) throw introuvable('Ce courrier');
    if (courrier.dossierId)
      return { courrier, dossier: await this.consultation.trouver(courrier.dossierId, utilisateur) };
    if (!litLeMessage(utilisateur, courrier)) throw introuvable('Ce courrier');
    return { courrier, dossier: null };
  }

  /** For whoever follows the dossier. */
  async pourAgir(id: string, utilisateur: Utilisateur): Promise<Trouve> {
    const trouve = await this.trouver(id, utilisateur);
    if (utilisateur.roles.every((role) => role === 'AUDITEUR'))
      throw accesRefuse(
        'Un auditeur lit le registre des courriels, il n’y écrit pas.',
        'Demandez à une personne qui suit ce dossier de l’enregistrer.',
      );
    return trouve;
  }

  /** A letter of an agency; neither a message of the application, nor a sheet. */
  async lettre(id: string, utilisateur: Utilisateur): Promise<LettreTrouvee> {
    const { courrier, dossier } = await this.trouver(id, utilisateur);
    if (!dossier || courrier.prevu.emetteur === 'APPLICATION' || courrier.situationAu !== null)
      throw conflit(
        'Ce document n’est pas la lettre d’un organisme : il ne se complète, ne se signe et ne se remplace pas.',
        'Choisissez une lettre dans la liste des courriers du dossier.',
      );
    return { courrier, dossier };
  }

  /** The same, for whoever writes in the name of the agency. */
  async pourEcrire(id: string, utilisateur: Utilisateur): Promise<LettreTrouvee> {
    const lettre = await this.lettre(id, utilisateur);
    if (!ecritPour(utilisateur, lettre.courrier))
      throw accesRefuse(
        'Seules les personnes de l’organisme qui émet cette lettre la complètent ou la remplacent.',
        'Demandez-le à une personne de cet organisme.',
      );
    return lettre;
  }

  /** Civil day, in the time zone of the dossier. */
  jour(dossier: Dossier | null): DateCivile {
    return jourCivil(this.horloge.maintenant(), dossier?.fuseau ?? FUSEAU_NATIONAL);
  }

  exigerDate({ courrier, dossier }: Trouve, le: string): void {
    const prevu = jourCivil(courrier.prevuLe.toISOString(), dossier?.fuseau ?? FUSEAU_NATIONAL);
    if (le < prevu || le > this.jour(dossier))
      throw new EntreeInvalide([
        { champ: 'le', message: `est un jour entre le ${prevu}, où ce courrier a été prévu, et aujourd’hui` },
      ]);
  }

  saisiPar({ id }: Pick<Utilisateur, 'id'>) {
    return { par: id, maintenant: this.horloge.maintenant() };
  }

  /** What a list shows of each letter. */
  async resumer(courriers: readonly CourrierEmis[]) {
    const suites = await suitesDesCourriers(
      this.source,
      courriers.map(({ id }) => id),
    );
    return courriers.map((courrier) => resume(courrier, suites.get(courrier.id)!));
  }
}

/** True when the person works for the agency that issues the letter. */
export function ecritPour({ roles }: Utilisateur, { prevu }: Pick<CourrierEmis, 'prevu'>): boolean {
  const siens = ROLES_QUI_SIGNENT[prevu.emetteur as keyof typeof ROLES_QUI_SIGNENT] ?? [];
  return roles.some((role) => siens.includes(role));
}

export function pasCompose() {
  return conflit(
    'Ce courrier n’est pas encore composé.',
    'Attendez quelques instants ; si cela dure, la page « Incidents » dit ce qui l’empêche.',
  );
}

function resume(courrier: CourrierEmis, suites: Suites) {
  const { id, dossierId, seq, code, titre, objet, statut, reference, prevuLe, composeLe, envoyeLe, sha256 } = courrier;
  const { prevu, courriel, aCorrigerPar, signature, situationAu } = courrier;
  return {
    ...{ id, dossier: dossierId, seq, code, titre, objet, statut },
    // Rank of the fact received late that makes it wrong; null when it holds.
    aCorrigerPar,
    reference,
    canal: prevu.canal,
    emetteur: prevu.emetteur,
    /** Role in whose name it is issued. */
    role: prevu.signataire,
    destinataires: courriel ? [...courriel.a, ...courriel.copie] : [],
    ...{ prevuLe, composeLe, envoyeLe, sha256 },
    /** Who signed it in the application; null when nobody has, or when nobody has to. */
    signature: signature && {
      ...{ nom: signature.nom, qualite: signature.qualite, acte: signature.acte, le: signature.le },
    },
    /** Of a sheet: the civil day that it speaks of. */
    situationAu,
    ...suites,
  };
}
