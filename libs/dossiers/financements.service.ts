import { Utilisateur } from '#libs/acces';
import { DateCivile, jourCivil } from '#libs/droit';
import { Horloge } from '#libs/exterieur';
import { Cumul, lecteurDe, Ordre, Registre } from '#libs/moteur';
import { dossiersDuTerritoire, EtatConserve, etatsDe, Repere } from '#libs/persistance';
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ConsultationService } from './consultation.service';
import { agreger, Cumuls } from './cumuls';
import { definitionDe, estFidele } from './definitions';
import { HORLOGE, REGISTRE } from './jetons';
import { reconstruire } from './rejeu';

/** A dossier of which the money cannot be told: named, so that somebody mends it. */
export type Incalculable = Pick<Repere, 'id' | 'nom' | 'regionArs'>;

/** A payment, and the dossier that it is of. `reference` names it for ever. */
export type OrdreDuDossier = Ordre & { dossier: string; nom: string; regionArs: string; reference: string };

/** `du`, `au`: the days, both included, between which it was ordered (`A_LIBERER`) or released (`LIBERES`). */
export interface FiltreDesOrdres {
  etat: 'A_LIBERER' | 'LIBERES';
  du?: DateCivile;
  au?: DateCivile;
}

/** What is kept of a dossier's money; nothing of what could not be worked out. */
interface Argent {
  revision: number;
  jour: DateCivile;
  cumuls?: readonly Cumul[];
  ordres?: readonly Ordre[];
}

/** Dossiers of which the states are read together: some megabytes. */
const LOT = 50;

/** The money of all the dossiers that a person sees. Writes nothing. */
@Injectable()
export class FinancementsService {
  // By dossier, as of its last revision and of the last day asked: the same facts give the same money all day long.
  private readonly connus = new Map<string, Argent>();

  constructor(
    private readonly source: DataSource,
    private readonly consultation: ConsultationService,
    @Inject(REGISTRE) private readonly registre: Registre,
    @Inject(HORLOGE) private readonly horloge: Horloge,
  ) {}

  /** @param annee only that civil year */
  async cumuler(utilisateur: Utilisateur, annee?: number): Promise<Cumuls & { incalculables: Incalculable[] }> {
    const dossiers = await this.lireTous(utilisateur);
    const calcules = dossiers.flatMap(({ repere: { id, regionArs }, argent: { cumuls } }) =>
      cumuls ? [{ id, regionArs, cumuls }] : [],
    );
    const incalculables = dossiers.filter(({ argent }) => !argent.cumuls).map(nommer);
    return { ...agreger(calcules, annee), incalculables };
  }

  /** Those that wait for a second person, or that one has released; oldest first. */
  async ordres(
    utilisateur: Utilisateur,
    { etat, du = '', au = '9999' }: FiltreDesOrdres,
  ): Promise<{ versements: OrdreDuDossier[]; incalculables: Incalculable[] }> {
    const dossiers = await this.lireTous(utilisateur);
    const jourDe = ({ ordonneLe, libereLe }: Ordre) => (etat === 'LIBERES' ? libereLe! : ordonneLe);
    const versements = dossiers
      .flatMap(({ repere, argent }) => (argent.ordres ?? []).map((ordre) => situer(repere, ordre)))
      .filter((ordre) => (ordre.libereLe !== undefined) === (etat === 'LIBERES'))
      .filter((ordre) => du <= jourDe(ordre) && jourDe(ordre) <= au)
      .sort((a, b) => jourDe(a).localeCompare(jourDe(b)) || a.nom.localeCompare(b.nom, 'fr') || a.seq - b.seq);
    return { versements, incalculables: dossiers.filter(({ argent }) => !argent.ordres).map(nommer) };
  }

  private async lireTous(utilisateur: Utilisateur): Promise<{ repere: Repere; argent: Argent }[]> {
    const reperes = await dossiersDuTerritoire(this.source, utilisateur);
    const maintenant = this.horloge.maintenant();
    const fuseaux = [...new Set(reperes.map(({ fuseau }) => fuseau))];
    const jours = new Map(fuseaux.map((fuseau) => [fuseau, jourCivil(maintenant, fuseau)]));
    const argents = new Map<string, Argent>();
    const aLire: string[] = [];
    for (const { id, fuseau, revision } of reperes) {
      const connu = this.connus.get(id);
      if (connu?.revision === revision && connu.jour === jours.get(fuseau)) argents.set(id, connu);
      else aLire.push(id);
    }
    for (let debut = 0; debut < aLire.length; debut += LOT)
      for (const etat of await etatsDe(this.source, aLire.slice(debut, debut + LOT))) {
        const argent = await this.compter(etat, jours.get(etat.fuseau)!);
        this.connus.set(etat.id, argent);
        argents.set(etat.id, argent);
        // Other requests are answered between two dossiers.
        await setImmediate();
      }
    return reperes.flatMap((repere) => {
      const argent = argents.get(repere.id);
      return argent ? [{ repere, argent }] : [];
    });
  }

  private async compter(etat: EtatConserve, jour: DateCivile): Promise<Argent> {
    const argent: Argent = { revision: etat.revision, jour };
    const definition = definitionDe(this.registre, etat);
    const { financement } = definition;
    if (!financement) return { ...argent, cumuls: [], ordres: [] };
    const journal = estFidele(definition, etat.instantane) ? undefined : await this.consultation.journal(etat.id);
    const instantane = journal ? tenter(() => reconstruire(definition, journal)) : etat.instantane;
    if (!instantane) return argent;
    const { faits } = instantane;
    const cumuls = tenter(() => financement.cumuler(faits, lecteurDe(instantane), jour));
    const ordres = tenter(() => financement.ordres(faits));
    return { ...argent, ...(cumuls ? { cumuls } : {}), ...(ordres ? { ordres } : {}) };
  }
}

/** What throws is a defect of the definition or of the dossier: asked of it alone, it says which. */
function tenter<T>(calcul: () => T): T | undefined {
  try {
    return calcul();
  } catch {
    return undefined;
  }
}

const nommer = ({ repere: { id, nom, regionArs } }: { repere: Repere }): Incalculable => ({ id, nom, regionArs });

/** The reference is written as that of the letters of the same entry. */
const situer = ({ id, nom, regionArs }: Repere, ordre: Ordre): OrdreDuDossier => ({
  ...{ dossier: id, nom, regionArs },
  reference: `${regionArs}-${id.slice(0, 8)}-${String(ordre.seq).padStart(4, '0')}`.toUpperCase(),
  ...ordre,
});
