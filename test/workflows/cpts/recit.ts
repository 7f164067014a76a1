import { ZoneLegale } from '#libs/droit';
import { agir, Echeance, echeancesDe, HORLOGE, Instantane, ouvrir, prochainEffetDuTemps } from '#libs/moteur';
import { DEFINITION } from './examens';

const TOUS = { id: 'quelqu’un', roles: ['ARS_INSTRUCTEUR', 'DG_ARS', 'CPAM', 'URPS', 'GESTIONNAIRE_FINESS'] };
const PARIS: ZoneLegale = { fuseau: 'Europe/Paris', feries: 'METROPOLE' };

export const LETTRE = {
  initiateurs: [
    { profession: 'INFIRMIER', commune: '13001' },
    { profession: 'PHARMACIEN', commune: '13012' },
  ],
  orientations: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'].map((mission) => ({ mission, texte: 'x' })),
  contacts: [{ personne: 'p1', joignable: true }],
};

/** A dossier on the engine alone, told in one line per fact. */
export class Recit {
  instantane: Instantane;

  constructor(zone: ZoneLegale = PARIS) {
    this.instantane = ouvrir(
      DEFINITION,
      { nom: 'CPTS du cas (fictif)', regionArs: '93', territoire: [] },
      {
        aujourdhui: '2019-08-25',
        zone,
        territoire: [{ commune: '13001', nom: 'Aix-en-Provence', departement: '13' }],
        population: { total: 60_000, maximum: 60_000, millesime: 2026, partiesInconnues: [] },
      },
    );
  }

  /** Letter of intent filed and validated on this day: the project may come. */
  static jusquALaLettre(le: string, zone?: ZoneLegale): Recit {
    return new Recit(zone)
      .fait('PRENDRE_CONTACT', le)
      .fait('DEPOSER_LETTRE_INTENTION', le, LETTRE)
      .fait('VALIDER_LETTRE_INTENTION', le);
  }

  fait(type: string, le: string, donnees: object = {}): this {
    return this.envoyer(type, le, donnees, TOUS);
  }

  /** Time passes up to a day: everything that it does is recorded. Returns the events, `TYPE date légale`. */
  attendre(jour: string): string[] {
    const effets: string[] = [];
    for (;;) {
      const effet = prochainEffetDuTemps(DEFINITION, this.instantane, jour);
      if (!effet) return effets;
      this.envoyer(effet.type, effet.le, effet.donnees, HORLOGE);
      effets.push(`${effet.type} ${effet.le}`);
    }
  }

  echeance(code: string, instance?: string): Echeance | undefined {
    return echeancesDe(DEFINITION, this.instantane).find((e) => e.code === code && e.depart.instance === instance);
  }

  private envoyer(type: string, le: string, donnees: object, acteur: typeof TOUS | typeof HORLOGE): this {
    const verdict = agir(DEFINITION, this.instantane, {
      type,
      le,
      donnees,
      constats: { aujourdhui: '2035-01-01', chevauchements: [] },
      acteur,
      seq: this.instantane.seq + 1,
    });
    if (!verdict.accepte) throw new Error(`${type} : ${verdict.motifs.map(({ message }) => message).join(' ')}`);
    this.instantane = verdict.instantane;
    return this;
  }
}
