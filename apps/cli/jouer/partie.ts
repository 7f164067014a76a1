import {
  constaterTerritoire,
  EntreeInvalide,
  evenementDe,
  lireSaisie,
  schemaDe,
  verifierCommunes,
} from '#libs/dossiers';
import {
  agir,
  Constats,
  Definition,
  Echeance,
  echeancesDe,
  Effets,
  etatsEnClair,
  Evenement,
  HORLOGE,
  inserer,
  Instantane,
  Motif,
  ouvrir,
  preparer,
  prochainEffetDuTemps,
  Resume,
  versionDe,
} from '#libs/moteur';
import { type ElementTerritoire, zoneLegale } from '#libs/territoires';
import { isDeepStrictEqual } from 'node:util';
import { Acte, Cas, PasIncompris } from './lecture';
import { sommesDe } from './sommes';

/** What one event did, or why it was refused. */
export interface Compte {
  sorte: 'ACTE' | 'HORLOGE';
  type: string;
  libelle: string;
  le: string;
  par: readonly string[];
  /** Amounts of the act itself. */
  sommes: readonly { libelle: string; valeur: string }[];
  /** Received after others that it precedes in law, and put back in its place. */
  enRetard: boolean;
  accepte: boolean;
  refus: readonly Motif[];
  version: string;
  phase: string;
  etats: readonly string[];
  nouveauxEtats: readonly string[];
  echeances: { armees: readonly Delai[]; levees: readonly Delai[]; modifiees: readonly Delai[] };
  courriers: readonly { code: string; titre: string; destinataires: readonly string[]; copies: readonly string[] }[];
  taches: Resume['attendus'];
  tachesNouvelles: Resume['attendus'];
  montants: readonly { libelle: string; valeur: string; aConfirmer?: string }[];
  montantsNouveaux: Compte['montants'];
  avertissements: readonly Motif[];
  /** Entries of the clock that a late fact annuls, and letters that it makes to be corrected. */
  annulees: readonly { type: string; le: string }[];
  courriersACorriger: readonly { code: string; titre: string }[];
}

export interface Delai {
  code: string;
  libelle: string;
  echeance: string;
  /** Where it stood before, when it was moved. */
  avant?: string;
  effetLe: string;
  consequence: string;
  responsable: string;
  explication: string;
  aConfirmer: readonly string[];
}

/** A fresh dossier, played on the law alone: nothing is written anywhere. */
export class Partie {
  readonly titre: string;
  private instantane: Instantane;
  private readonly journal: Evenement[] = [];
  private readonly ouverture: { donnees: object; constats: Constats };
  private readonly regionArs: string;

  /** @param jour the day on which the dossier is opened; then the latest day that the case has reached */
  constructor(
    private readonly definition: Definition,
    cas: Cas,
    private jour: string,
  ) {
    const exemple = schemaDe(definition.ouverture)['properties'] as Record<string, { examples: unknown[] }>;
    const champ = (nom: 'nom' | 'regionArs' | 'territoire') => cas[nom] ?? exemple[nom]!.examples[0];
    const { donnees, constate } = comprendre(() => {
      const recu = { nom: champ('nom'), regionArs: champ('regionArs'), territoire: champ('territoire') };
      const saisie = lireSaisie(definition.ouverture, recu).donnees as Required<Pick<Cas, 'nom' | 'regionArs'>> & {
        territoire: ElementTerritoire[];
      };
      return { donnees: saisie, ...constaterTerritoire(saisie.territoire, saisie.regionArs) };
    });
    const { nom, regionArs } = donnees;
    const zone = zoneLegale(regionArs, constate.territoire[0]?.departement);
    this.regionArs = regionArs;
    this.ouverture = { donnees, constats: { aujourdhui: jour, zone, ...constate } };
    this.instantane = ouvrir(definition, donnees, this.ouverture.constats);
    const communes = constate.territoire.length;
    const habitants = constate.population.total.toLocaleString('fr-FR');
    this.titre = `${nom} — ${communes > 1 ? `${communes} communes` : '1 commune'}, ${habitants} habitants (${constate.population.millesime})`;
  }

  /** The dossier as it stands. */
  bilan(): Pick<Compte, 'phase' | 'version' | 'etats' | 'taches' | 'montants'> {
    return this.situation(this.instantane);
  }

  /** Everything that time does up to a day, in order. */
  attendre(jusquAu: string): Compte[] {
    if (jusquAu > this.jour) this.jour = jusquAu;
    const comptes: Compte[] = [];
    for (;;) {
      const effet = prochainEffetDuTemps(this.definition, this.instantane, jusquAu);
      if (!effet) return comptes;
      const evenement = this.evenement(effet.type, effet.le, effet.donnees, HORLOGE, { aujourdhui: this.jour });
      comptes.push(this.juger(evenement, 'HORLOGE'));
      if (!comptes.at(-1)!.accepte) return comptes;
    }
  }

  /** A person's act, after what time does before it. Throws `PasIncompris` for one that says nothing. */
  acte(acte: Acte): Compte[] {
    const { type, le, enregistreLe = le, par, chevauchements } = acte;
    const { donnees, constate } = comprendre(() => this.lire(acte));
    const avant = this.attendre(le);
    if (enregistreLe > this.jour) this.jour = enregistreLe;
    const acteur = { id: par[0]!, roles: par };
    const constats = { aujourdhui: acte.enregistreLe ?? this.jour, ...constate, chevauchements };
    return [...avant, this.juger(this.evenement(type, le, donnees, acteur, constats), 'ACTE')];
  }

  private lire({ type, donnees: recu }: Acte): { donnees: object; constate: object } {
    const defini = evenementDe(versionDe(this.definition, this.instantane.version), type);
    const { donnees } = lireSaisie(defini.donnees, recu);
    verifierCommunes(donnees);
    const { territoire } = donnees as { territoire?: ElementTerritoire[] };
    const lu = defini.constats?.includes('territoire') && territoire;
    return { donnees, constate: lu ? constaterTerritoire(lu, this.regionArs).constate : {} };
  }

  private evenement(
    type: string,
    le: string,
    donnees: object,
    acteur: Evenement['acteur'],
    constats: Constats,
  ): Evenement {
    return { type, le, donnees, constats, acteur, seq: this.instantane.seq + 1 };
  }

  private juger(evenement: Evenement, sorte: Compte['sorte']): Compte {
    const avant = this.instantane;
    const anciens = delais(this.definition, avant);
    const verdict = agir(this.definition, avant, evenement);
    const base = { sorte, ...this.identite(evenement) };
    if (verdict.accepte) {
      this.journal.push(evenement);
      this.instantane = verdict.instantane;
      return { ...base, accepte: true, refus: [], enRetard: false, ...this.suites(avant, verdict.effets, anciens) };
    }
    // A fact received after others that it precedes in law is put back in its place, if the rest still holds.
    const insertion = verdict.motifs.every(({ code }) => code === 'LE-ANTERIEUR')
      ? inserer(this.definition, this.ouverture, this.journal, evenement, this.jour)
      : undefined;
    if (!insertion?.accepte)
      return {
        ...base,
        accepte: false,
        refus: (insertion ?? verdict).motifs,
        enRetard: insertion !== undefined,
        ...this.suites(avant, RIEN, anciens),
      };
    this.journal.push(...insertion.entrees.map(({ evenement: ajoute }) => ajoute));
    this.instantane = insertion.instantane;
    const { annulees, courriersACorriger } = insertion.ecart;
    return {
      ...base,
      accepte: true,
      refus: [],
      enRetard: true,
      ...this.suites(avant, insertion.effets, anciens),
      annulees,
      courriersACorriger,
    };
  }

  private identite({ type, le, acteur, donnees }: Evenement) {
    const { libelle, donnees: classe } = evenementDe(this.definition, type);
    const sommes = sommesDe(classe, donnees as object).map(({ libelle: titre, valeur }) => ({
      libelle: titre,
      valeur,
    }));
    return { type, libelle, le, par: acteur.roles, sommes };
  }

  private suites(
    avant: Instantane,
    { echeances, courriers, avertissements }: Pick<Effets, 'echeances' | 'courriers' | 'avertissements'>,
    anciens: ReadonlyMap<string, string>,
  ) {
    const decrire = (echeance: Echeance): Delai => {
      const precedente = anciens.get(echeance.cle);
      return {
        code: echeance.code,
        libelle: echeance.libelle,
        echeance: echeance.echeance,
        ...(precedente !== undefined && precedente !== echeance.echeance ? { avant: precedente } : {}),
        effetLe: echeance.effetLe,
        consequence: echeance.consequence,
        responsable: echeance.responsable,
        explication: echeance.explication,
        aConfirmer: echeance.aConfirmer,
      };
    };
    const ancienne = this.situation(avant);
    const situation = this.situation(this.instantane);
    const nouveaux = <T>(liste: readonly T[], connus: readonly T[]) =>
      liste.filter((un) => !connus.some((connu) => isDeepStrictEqual(connu, un)));
    return {
      ...situation,
      nouveauxEtats: nouveaux(situation.etats, ancienne.etats),
      tachesNouvelles: nouveaux(situation.taches, ancienne.taches),
      montantsNouveaux: nouveaux(situation.montants, ancienne.montants),
      echeances: {
        armees: echeances.armees.map(decrire),
        levees: echeances.levees.map(decrire),
        modifiees: echeances.modifiees.map(decrire),
      },
      courriers: courriers.map(({ code, titre, destinataires, copies }) => ({
        code,
        titre,
        destinataires: destinataires.map(({ qui, nom }) => nom ?? qui),
        copies: copies.map(({ qui, nom }) => nom ?? qui),
      })),
      avertissements,
      annulees: [] as Compte['annulees'],
      courriersACorriger: [] as Compte['courriersACorriger'],
    };
  }

  private situation(instantane: Instantane) {
    const version = versionDe(this.definition, instantane.version);
    const resume = version.resumer(instantane.faits, instantane.valeur);
    return {
      version: instantane.version,
      phase: resume.phase,
      etats: etatsEnClair(preparer(version), instantane),
      taches: resume.attendus,
      montants: resume.reperes.filter(({ valeur }) => valeur.includes('€')),
    };
  }
}

const RIEN = { echeances: { armees: [], levees: [], modifiees: [] }, courriers: [], avertissements: [] };

/** Last day of each period of a dossier, by its identity. */
function delais(definition: Definition, instantane: Instantane): Map<string, string> {
  return new Map(echeancesDe(definition, instantane).map(({ cle, echeance }) => [cle, echeance]));
}

/** The same fields at fault as HTTP would name, as one sentence. */
function comprendre<T>(lire: () => T): T {
  try {
    return lire();
  } catch (erreur) {
    if (!(erreur instanceof EntreeInvalide)) throw erreur;
    // A message follows the name of its field, or is a sentence of its own.
    const dire = (message: string) => (/^\p{Lu}|^«/u.test(message) ? ` : ${message}` : ` ${message}`);
    throw new PasIncompris(erreur.champs.map(({ champ, message }) => `« ${champ} »${dire(message)}`).join(' ; '));
  }
}
