import { ajouterJours } from '#libs/droit';
import { echeancesDe } from '#libs/moteur';
import { type Piece } from '../../demonstration/mise-en-scene';
import { SITUATIONS } from '../../demonstration/situations';
import { definition, jouer } from './jeu';
import { piecesDu } from './pieces';

/** Deadlines that a dossier is there to show as passed: nothing else is late, on any day. */
const RETARDS: Readonly<Record<string, string>> = {
  DIALOGUE_EN_RETARD: 'D-P7-02',
  LETTRE_ECHEANCE_PASSEE: 'D-P2-01',
  MISSION_EN_RETARD: 'D-P7-01',
  TRANSMISSION_EN_RETARD: 'D-PF-01',
  MISSION_PRECOCE_EN_RETARD: 'D-P2-03',
};
const retardsVoulus = ({ situation, variantes }: Piece): string[] =>
  [situation, ...variantes].flatMap((nom) => RETARDS[nom] ?? []);

interface Fait {
  le: string;
}

describe('la démonstration, quel que soit le jour de son installation', () => {
  it.each(['2027-01-30', '2027-08-31', '2028-02-29', '2033-07-14'])(
    'le %s, mène à chaque situation sans un acte que la loi refuse',
    (jour) => {
      const pieces = piecesDu(jour);
      expect([...new Set(pieces.map(({ situation }) => situation))].sort()).toEqual(Object.keys(SITUATIONS).sort());
      const distinctes = new Map(pieces.map((piece) => [[piece.situation, ...piece.variantes].join(), piece]));
      for (const piece of distinctes.values()) {
        const { instantane, resume } = jouer(piece, jour);
        expect({ situation: piece.situation, phase: resume.phase }).toEqual({
          situation: piece.situation,
          phase: SITUATIONS[piece.situation].phase,
        });
        const retards = echeancesDe(definition, instantane).filter(({ echeance }) => echeance < jour);
        expect([piece.situation, ...new Set(retards.map(({ code }) => code))]).toEqual([
          piece.situation,
          ...retardsVoulus(piece),
        ]);
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
      const { faits } = jouer(piece, '2026-11-23').instantane;
      return [{ reelle: sujet.validation!, jouee: (faits as { projet: { decision: Fait } }).projet.decision.le }];
    });
    const gardees = decisions.filter(({ reelle, jouee }) => reelle === jouee);
    expect([decisions.length, gardees.length]).toEqual([47, 42]);
    expect(decisions.filter(({ reelle }) => reelle < '2019-10-25')).toHaveLength(5);
    for (const { recit, sujet } of pieces)
      for (const { le } of recit.suite())
        expect([sujet.denomination, le <= '2026-11-23' && le >= definition.du]).toEqual([sujet.denomination, true]);
  });
});
