import { ReferencePersonne, ZoneLegale } from '#libs/droit';
import { agir, CourrierPrevu, EntreeDeFiche, HORLOGE, Instantane, ouvrir, prochainEffetDuTemps } from '#libs/moteur';
import { FaitsCpts } from '#workflows/cpts/v2019-08-25/faits';
import { REGISTRE } from '#workflows/registre';
import { createHash } from 'node:crypto';
import { TERRITOIRE } from '../scenarios/scenario';

export const DEFINITION = REGISTRE['cpts']!.versions.at(-1)!;

interface Ouverture {
  nom?: string;
  regionArs?: string;
  zone?: ZoneLegale;
  territoire?: readonly { commune: string; nom: string; nomPartie?: string; maille?: string; departement: string }[];
  population?: { total: number; maximum: number; millesime: number; partiesInconnues: readonly string[] };
}

const AIX = { commune: '13001', nom: 'Aix-en-Provence', departement: '13' };
const SALON = { commune: '13103', nom: 'Salon-de-Provence', departement: '13' };

/** A dossier on the engine alone, which keeps the letters that it calls for. */
export class Histoire {
  readonly courriers: CourrierPrevu[] = [];
  /** Its journal, the opening first. */
  readonly entrees: EntreeDeFiche[] = [];
  private instantane: Instantane;

  constructor(ouverture: Ouverture = {}) {
    const donnees = { nom: 'CPTS du récit', regionArs: '93', territoire: TERRITOIRE, ...ouverture };
    this.instantane = ouvrir(DEFINITION, donnees, {
      aujourdhui: '2019-09-02',
      zone: { fuseau: 'Europe/Paris', feries: 'METROPOLE' },
      territoire: [AIX, SALON],
      population: { total: 160_000, maximum: 160_000, millesime: 2026, partiesInconnues: [] },
      ...ouverture,
    });
    this.inscrire('OUVRIR_DOSSIER', 'Ouverture du dossier', '2019-09-02', '2019-09-02', donnees);
  }

  /** The dossier as it is now. */
  get situation(): Instantane<FaitsCpts> {
    return this.instantane as Instantane<FaitsCpts>;
  }

  /** True when the rules accept it. `enregistreLe`: civil day on which it is recorded, its own by default. */
  fait(
    type: string,
    le: string,
    donnees: object = {},
    roles = TOUS,
    enregistreLe = le,
    constats: object = {},
    compte = 'quelqu’un',
  ): boolean {
    const verdict = agir(DEFINITION, this.instantane, {
      type,
      le,
      donnees: referencer(donnees),
      constats: { aujourdhui: enregistreLe, chevauchements: [], ...constats },
      acteur: { id: compte, roles },
      seq: this.instantane.seq + 1,
    });
    if (!verdict.accepte) return false;
    this.instantane = verdict.instantane;
    this.courriers.push(...verdict.effets.courriers);
    const { libelle } = DEFINITION.versions!()
      .flatMap(({ evenements }) => evenements)
      .find((defini) => defini.type === type)!;
    this.inscrire(type, libelle, le, enregistreLe, referencer(donnees));
    return true;
  }

  private inscrire(type: string, libelle: string, le: string, enregistreLe: string, donnees: object): void {
    const seq = this.entrees.length + 1;
    const precedente = this.entrees.at(-1)?.hash ?? '';
    const hash = createHash('sha256')
      .update(precedente + JSON.stringify([seq, type, le, donnees]))
      .digest('hex');
    this.entrees.push({ seq, type, libelle, le, enregistreLe, donnees, hash });
  }

  /** What must be accepted for the story to go on. */
  puis(type: string, le: string, donnees: object = {}, constats: object = {}): this {
    if (!this.fait(type, le, donnees, TOUS, le, constats)) throw new Error(`${type} du ${le} : refusé`);
    return this;
  }

  /** A payment is ordered, then released by another account. */
  verser(le: string, donnees: object): this {
    this.puis('ORDONNER_VERSEMENT', le, donnees);
    const versement = this.instantane.seq;
    if (!this.fait('LIBERER_VERSEMENT', le, { versement }, TOUS, le, {}, 'quelqu’un d’autre'))
      throw new Error(`LIBERER_VERSEMENT du ${le} : refusé`);
    return this;
  }

  /** The clock reaches this day; everything that time does is recorded on it. */
  attendre(jour: string): this {
    for (;;) {
      const effet = prochainEffetDuTemps(DEFINITION, this.instantane, jour);
      if (!effet) return this;
      this.fait(effet.type, effet.le, effet.donnees, [...HORLOGE.roles], jour);
    }
  }

  /** The last letter of this code. */
  lettre(code: string): CourrierPrevu {
    return this.courriers.findLast((courrier) => courrier.code === code)!;
  }
}

const TOUS = ['ARS_INSTRUCTEUR', 'DG_ARS', 'CPAM', 'URPS', 'GESTIONNAIRE_FINESS'];

/** People are known to the journal by reference only, as the service does. */
function referencer(donnees: object): object {
  const { contacts, referents, representant, leader, interlocuteur, courriel } = donnees as Record<
    string,
    object | undefined
  >;
  const reference = (_: object, rang: number): ReferencePersonne => ({ personne: `personne-${rang}`, joignable: true });
  return {
    ...donnees,
    ...(contacts ? { contacts: (contacts as object[]).map(reference) } : {}),
    ...(referents ? { referents: (referents as object[]).map((un, rang) => reference(un, rang + 3)) } : {}),
    ...(interlocuteur ? { interlocuteur: reference(interlocuteur, 0) } : {}),
    ...(leader ? { leader: reference(leader, 0) } : {}),
    ...(courriel ? { courriel: reference(courriel, 8) } : {}),
    ...(representant ? { representant: reference(representant, 9) } : {}),
  };
}
