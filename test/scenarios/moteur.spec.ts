import { ReferencePersonne } from '#libs/droit';
import { agir, Evenement, HORLOGE, Instantane, ouvrir, prochainEffetDuTemps, rejouer, Verdict } from '#libs/moteur';
import { REGISTRE } from '#workflows/registre';
import { SCENARIOS } from '.';
import { compter, leurEtat } from './constat';
import { Acte, Pas, REGION_ARS, TERRITOIRE, TempsQuiPasse } from './scenario';

const DEFINITION = REGISTRE['cpts']!.versions.at(-1)!;
const OUVERTURE = {
  donnees: { nom: 'CPTS du scénario (fictif)', regionArs: REGION_ARS, territoire: TERRITOIRE },
  constats: {
    aujourdhui: '2023-01-02',
    zone: { fuseau: 'Europe/Paris', feries: 'METROPOLE' },
    territoire: TERRITOIRE.map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
    population: { total: 160_000, maximum: 160_000, millesime: 2026, partiesInconnues: [] },
  },
};

/** Plays a story on the engine alone: no database, no clock but the dates of the story. */
class Conteur {
  readonly suite: Evenement[] = [];
  instantane: Instantane = ouvrir(DEFINITION, OUVERTURE.donnees, OUVERTURE.constats);

  jouer(
    type: string,
    le: string,
    aujourdhui: string,
    donnees: object,
    roles: readonly string[],
    constats?: object,
  ): Verdict {
    const evenement: Evenement = {
      type,
      le,
      donnees: JSON.parse(JSON.stringify(referencer(donnees))) as object,
      constats: { aujourdhui, chevauchements: [], ...constats },
      acteur: { id: 'quelqu’un', roles },
      seq: this.instantane.seq + 1,
    };
    const verdict = agir(DEFINITION, this.instantane, evenement);
    if (verdict.accepte) {
      this.suite.push(evenement);
      this.instantane = verdict.instantane;
    }
    return verdict;
  }

  acte({ type, le, enregistreLe = le, par, donnees = {}, constats, donne, refus }: Acte): void {
    // Whatever time does before the act comes first.
    expect(prochainEffetDuTemps(DEFINITION, this.instantane, le)).toBeUndefined();
    const avant = this.instantane;
    const verdict = this.jouer(type, le, enregistreLe, donnees, [par], constats);
    if (!verdict.accepte)
      return void expect(Object.fromEntries(verdict.motifs.map(({ code, message }) => [code, message]))).toEqual(
        refus ?? {},
      );
    expect(compter(DEFINITION, verdict)).toEqual(leurEtat(avant, donne!));
  }

  attendre({ horloge, effets }: TempsQuiPasse): void {
    for (const { type, le, donne } of effets) {
      const effet = prochainEffetDuTemps(DEFINITION, this.instantane, horloge);
      expect(effet && [effet.type, effet.le]).toEqual([type, le]);
      const avant = this.instantane;
      const verdict = this.jouer(type, le, horloge, effet!.donnees, HORLOGE.roles);
      if (!verdict.accepte) throw new Error(verdict.motifs[0].message);
      expect(compter(DEFINITION, verdict)).toEqual(leurEtat(avant, donne));
    }
    expect(prochainEffetDuTemps(DEFINITION, this.instantane, horloge)).toBeUndefined();
  }
}

/** People are known to the journal by reference only, as the service does. */
function referencer(donnees: object): object {
  const contacts = (donnees as { contacts?: { courriel?: string }[] }).contacts;
  if (!contacts) return donnees;
  const references: ReferencePersonne[] = contacts.map(({ courriel }, rang) => ({
    personne: `personne-${rang}`,
    joignable: Boolean(courriel),
  }));
  return { ...donnees, contacts: references };
}

const decrire = (pas: Pas) => ('horloge' in pas ? `l’horloge atteint le ${pas.horloge}` : `${pas.le} ${pas.type}`);

describe.each(SCENARIOS.map((scenario) => [scenario.titre, scenario] as const))('%s', (_, { pas }) => {
  const conteur = new Conteur();

  it.each(pas.map((un, rang) => [rang + 1, decrire(un), un] as const))('%i. %s', (_rang, _titre, un) => {
    if ('horloge' in un) conteur.attendre(un);
    else conteur.acte(un);
  });

  it('le rejeu donne exactement le même état', () => {
    expect(rejouer(DEFINITION, OUVERTURE, conteur.suite)).toEqual(conteur.instantane);
  });
});
