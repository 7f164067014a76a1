import { ajouterJours } from '#libs/droit';
import { agir, echeancesDe, HORLOGE, type Instantane, ouvrir, prochainEffetDuTemps } from '#libs/moteur';
import { normaliserTerritoire } from '#libs/territoires';
import { REGISTRE } from '#workflows/registre';
import { type Piece } from '../../demonstration/mise-en-scene';
import { SITUATIONS } from '../../demonstration/situations';
import { piecesDu } from './pieces';

const definition = REGISTRE['cpts']!.versions[0];
const POPULATION = { total: 1, maximum: 1, millesime: 2026, partiesInconnues: [] };

/** Plays a story on the engine alone, as the service would: time first, then the act; then time until `jour`. */
function jouer({ sujet, recit }: Piece, jour: string): Instantane {
  const zone = { fuseau: 'Europe/Paris', feries: 'METROPOLE' };
  const territoire = normaliserTerritoire(sujet.territoire).elements;
  const constats = { aujourdhui: jour, territoire, population: POPULATION, chevauchements: [] };
  const ouverture = { nom: sujet.denomination, regionArs: sujet.regionArs };
  let instantane = ouvrir(definition, ouverture, { ...constats, zone });
  const passer = (type: string, le: string, donnees: unknown, acteur: { id: string; roles: readonly string[] }) => {
    const verdict = agir(definition, instantane, { type, le, donnees, constats, acteur, seq: instantane.seq + 1 });
    if (!verdict.accepte)
      throw new Error(
        `${sujet.denomination}, ${type} du ${le} : ${verdict.motifs.map(({ message }) => message).join(' ')}`,
      );
    instantane = verdict.instantane;
  };
  const laisserPasser = (jusquAu: string) => {
    for (
      let e = prochainEffetDuTemps(definition, instantane, jusquAu);
      e;
      e = prochainEffetDuTemps(definition, instantane, jusquAu)
    )
      passer(e.type, e.le, e.donnees, HORLOGE);
  };
  for (const { type, le, role, donnees } of recit.suite()) {
    laisserPasser(le);
    const contacts = [{ personne: 'x', joignable: true }];
    passer(type, le, 'contacts' in donnees ? { ...donnees, contacts } : donnees, { id: 'x', roles: [role] });
  }
  laisserPasser(jour);
  return instantane;
}

describe('la démonstration, quel que soit le jour de son installation', () => {
  it.each(['2026-06-01', '2027-01-30', '2027-04-29', '2027-08-31', '2028-02-29', '2033-07-14'])(
    'le %s, mène à chaque situation sans un acte que la loi refuse',
    (jour) => {
      const pieces = new Map(piecesDu(jour).map((piece) => [piece.situation, piece]));
      expect([...pieces.keys()].sort()).toEqual(Object.keys(SITUATIONS).sort());
      for (const piece of pieces.values()) {
        const instantane = jouer(piece, jour);
        const { phase } = definition.resumer(instantane.faits, instantane.valeur);
        expect({ situation: piece.situation, phase }).toEqual({
          situation: piece.situation,
          phase: SITUATIONS[piece.situation].phase,
        });
        const [, jours] = /^PROJET_TACITE_J(\d+)$/.exec(piece.situation) ?? [];
        if (!jours) continue;
        const { echeance } = echeancesDe(definition, instantane).find(({ code }) => code === 'D-P5-01')!;
        const voulue = ajouterJours(jour, Number(jours));
        // Some ends of month are the last day of no period: the next one that is will do.
        expect([voulue, ajouterJours(voulue, 1)]).toContain(echeance);
      }
    },
  );

  it('garde la date réelle de l’autorisation là où la loi permettait le parcours, et n’en invente pas de future', () => {
    const pieces = piecesDu('2026-11-23');
    const decisions = pieces.flatMap((piece) => {
      const { sujet } = piece;
      if (!sujet.finess) return [];
      const { faits } = jouer(piece, '2026-11-23') as Instantane<{ projet: { decision: { le: string } } }>;
      return [{ reelle: sujet.validation!, jouee: faits.projet.decision.le }];
    });
    const gardees = decisions.filter(({ reelle, jouee }) => reelle === jouee);
    expect([decisions.length, gardees.length]).toEqual([47, 42]);
    expect(decisions.filter(({ reelle }) => reelle < '2019-10-25')).toHaveLength(5);
    for (const { recit, sujet } of pieces)
      for (const { le } of recit.suite())
        expect([sujet.denomination, le <= '2026-11-23' && le >= definition.du]).toEqual([sujet.denomination, true]);
  });
});
