import { Utilisateur } from '#libs/acces';
import { DateCivile, jourCivil, ReferencePersonne } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import {
  ContexteFiche,
  contexteDeFiche,
  Definition,
  EntreeDeFiche,
  FichePrevue,
  Instantane,
  ordonner,
  PersonneDeFiche,
  prevoirFiche,
  Registre,
  versionDe,
} from '#libs/moteur';
import { Dossier, EntreeJournal, Personne } from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { ConsultationService } from './consultation.service';
import { definitionDe, evenementDe } from './definitions';
import { conflit, EntreeInvalide, sansObjet } from './issue';
import { HORLOGE, REGISTRE } from './jetons';
import { evenementInscrit, OUVERTURE, projeterJournal } from './rejeu';
import { lireDate } from './saisie';

/** A sheet that exists, and whether it can be made on the day that was asked about. */
export interface FicheOfferte {
  code: string;
  titre: string;
  emetteur: string;
  possible: boolean;
  /** Why it cannot: what must come first. */
  manque: string | null;
}

/** What a sheet says of a dossier on a civil day, ready to be written. */
export interface FichePreparee {
  dossier: Dossier;
  fiche: FichePrevue;
  situationAu: DateCivile;
  /** The last entry that counts on that day, by its rank. */
  preuve: { seq: number; hash: string };
}

/** Sheets of a dossier: which can be made, and what each says on a day. Writes nothing. */
@Injectable()
export class FichesService {
  constructor(
    private readonly source: DataSource,
    private readonly consultation: ConsultationService,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  /** `le`: a civil day of the agency, today by default. Throws `Refus`, or `EntreeInvalide` for a day to come. */
  async lister(id: string, utilisateur: Utilisateur, le?: string): Promise<{ le: DateCivile; fiches: FicheOfferte[] }> {
    const dossier = await this.consultation.trouver(id, utilisateur);
    const vue = await this.voir(dossier, this.jour(dossier, le));
    return {
      le: vue.contexte.le,
      fiches: vue.definition.fiches.map((fiche) => {
        const manque = fiche.manque?.(vue.contexte) ?? null;
        const { code, titre, emetteur } = fiche;
        return { code, titre, emetteur, possible: manque === null, manque };
      }),
    };
  }

  /** The content of one sheet. Throws `Refus`: unknown, out of sight, or not possible on that day. */
  async preparer(id: string, utilisateur: Utilisateur, code: string, le?: string): Promise<FichePreparee> {
    const dossier = await this.consultation.trouver(id, utilisateur);
    return this.ecrire(dossier, code, await this.voir(dossier, this.jour(dossier, le)));
  }

  /** The same for a sheet that travels with a letter: as the entry that calls for the letter left the dossier. */
  async joindre(dossier: Dossier, code: string, seq: number): Promise<FichePreparee> {
    const journal = (await this.consultation.journal(dossier.id)).filter((entree) => entree.seq <= seq);
    return this.ecrire(dossier, code, await this.projeter(dossier, journal.at(-1)!.le, journal));
  }

  private ecrire(dossier: Dossier, code: string, { definition, contexte, preuve }: Vue): FichePreparee {
    const fiche = definition.fiches.find((une) => une.code === code);
    if (!fiche)
      throw sansObjet(
        `La fiche ${code.slice(0, 40)} n’existe pas dans la procédure que suit ce dossier.`,
        'Choisissez-en une dans la liste des fiches du dossier.',
      );
    const manque = fiche.manque?.(contexte);
    if (manque) throw conflit(manque, 'Choisissez un jour plus tardif, ou enregistrez d’abord ce qui manque.');
    return { dossier, fiche: prevoirFiche(fiche, contexte, dossier.nom), situationAu: contexte.le, preuve };
  }

  private jour({ fuseau }: Dossier, le: string | undefined): DateCivile {
    const aujourdhui = jourCivil(this.horloge.maintenant(), fuseau);
    const jour = lireDate(le ?? aujourdhui, 'le');
    if (jour > aujourdhui)
      throw new EntreeInvalide([
        { champ: 'le', message: 'est aujourd’hui ou un jour passé : une fiche ne dit rien de ce qui n’a pas eu lieu' },
      ]);
    return jour;
  }

  private async voir(dossier: Dossier, jour: DateCivile): Promise<Vue> {
    const journal = await this.consultation.journal(dossier.id);
    if (journal.some((entree) => entree.le > jour && entree.type !== OUVERTURE))
      return this.projeter(dossier, jour, journal);
    const definition = definitionDe(this.registre, dossier);
    const instantane = await this.consultation.instantane(definition, dossier);
    return this.vue(dossier, definition, instantane, jour, journal);
  }

  /** What had happened by that day, as these entries tell it. */
  private projeter(dossier: Dossier, jour: DateCivile, journal: readonly EntreeJournal[]): Promise<Vue> {
    const definition = definitionDe(this.registre, dossier);
    const { instantane, ecartees } = projeterJournal(definition, journal, jour);
    const retenues = journal.filter(
      ({ seq, le, type }) => type === OUVERTURE || (le <= jour && !ecartees.includes(seq)),
    );
    return this.vue(dossier, definition, instantane, jour, retenues);
  }

  private async vue(
    dossier: Dossier,
    chemin: Definition,
    instantane: Instantane,
    le: DateCivile,
    retenues: readonly EntreeJournal[],
  ): Promise<Vue> {
    const definition = versionDe(chemin, instantane.version);
    const { seq, hash } = retenues.reduce((dernier, entree) => (entree.seq > dernier.seq ? entree : dernier));
    const personnes = await this.personnes([instantane.faits, ...retenues.map(({ donnees }) => donnees)]);
    const contexte = contexteDeFiche(definition, instantane, {
      le,
      journal: enOrdre(definition, retenues, dossier.fuseau),
      personne: ({ personne }) => personnes.get(personne) ?? null,
    });
    return { definition, contexte, preuve: { seq, hash } };
  }

  private async personnes(contenus: readonly unknown[]): Promise<ReadonlyMap<string, PersonneDeFiche>> {
    const ids = [...new Set(contenus.flatMap(references).map(({ personne }) => personne))];
    const connues = ids.length
      ? await this.source.getRepository(Personne).findBy({ id: In(ids), effaceLe: IsNull() })
      : [];
    return new Map(
      connues.flatMap(({ id, nom, qualite, courriel, telephone }) =>
        nom || courriel ? [[id, { nom: nom ?? '', qualite, courriel, telephone }]] : [],
      ),
    );
  }
}

interface Vue {
  definition: Definition;
  contexte: ContexteFiche;
  preuve: FichePreparee['preuve'];
}

/** The opening, then the others in the legal order: what a late fact annulled is gone. */
function enOrdre(definition: Definition, retenues: readonly EntreeJournal[], fuseau: string): EntreeDeFiche[] {
  const [ouverture, ...suite] = retenues;
  const rangs = new Map(suite.map((entree) => [entree.seq, entree]));
  const ordonnees = ordonner(suite.map(evenementInscrit)).map(({ seq }) => rangs.get(seq)!);
  return [ouverture!, ...ordonnees].map(({ seq, type, le, donnees, hash, enregistreLe }) => ({
    ...{ seq, type, le, donnees, hash },
    libelle: type === OUVERTURE ? 'Ouverture du dossier' : evenementDe(definition, type).libelle,
    enregistreLe: jourCivil(enregistreLe.toISOString(), fuseau),
  }));
}

/** Every reference to a person in a payload or in facts. */
function references(contenu: unknown): ReferencePersonne[] {
  if (typeof contenu !== 'object' || contenu === null) return [];
  if ('personne' in contenu && typeof contenu.personne === 'string') return [contenu as ReferencePersonne];
  return Object.values(contenu).flatMap(references);
}
