import { ajouterJours, ajouterMois } from '#libs/droit';
import { echeancesDe } from '#libs/moteur';
import { type Piece } from '../../demonstration/mise-en-scene';
import { type NomSituation } from '../../demonstration/situations';
import { type NomVariante, VARIANTES } from '../../demonstration/variantes';
import { AJOUTS } from './attendus';
import { definition, jouer } from './jeu';
import { piecesDu } from './pieces';

const JOUR = '2026-11-23';
const pieces = piecesDu(JOUR);
const joues = new Map(pieces.map((piece) => [piece, jouer(piece, JOUR)]));
const attendusDe = (piece: Piece) => joues.get(piece)!.resume.attendus.map(({ quoi }) => quoi);
const de = (situation: NomSituation) => pieces.filter((piece) => piece.situation === situation);

/** What any contract in force awaits in the course of things, never before its time. */
const EN_COURS = [
  /^Envoyer le dossier du dialogue de gestion de l’année \d$/,
  /^Convoquer et tenir le dialogue de gestion de l’année \d, du /,
  /^Déployer la mission « .+ »/,
  /^Ordonner .+, exigible le |^Ordonner les \d+ versements exigibles le /,
];
const extraordinaires = (piece: Piece) =>
  attendusDe(piece).filter((quoi) => !EN_COURS.some((motif) => motif.test(quoi)));

describe('ce qu’attendent les dossiers de la démonstration', () => {
  it('[D-PF-02] [D-P7-02] n’est jamais un acte oublié, dans un contrat en vigueur', () => {
    for (const situation of ['EN_CONTRAT', 'DIALOGUE_A_TENIR', 'DIALOGUE_EN_RETARD', 'CONTRAT_RENOUVELE'] as const)
      for (const piece of de(situation)) {
        const voulus = piece.variantes.flatMap((variante) => AJOUTS[variante].attendus ?? []);
        expect([piece.sujet.denomination, ...extraordinaires(piece).sort()]).toEqual([
          piece.sujet.denomination,
          ...voulus.sort(),
        ]);
      }
    for (const piece of de('PREAVIS')) expect(attendusDe(piece)).toEqual([]);
    for (const piece of de('CONTRAT_EXPIRE'))
      expect(extraordinaires(piece)).toEqual(['Clore le dossier ou demander un nouveau contrat']);
  });

  it('montre chaque variante une fois, avec ce qu’elle attend', () => {
    const montrees = pieces.flatMap(({ variantes }) => variantes);
    expect([...montrees].sort()).toEqual(Object.keys(VARIANTES).sort());
    for (const piece of pieces)
      for (const variante of piece.variantes)
        expect([variante, ...attendusDe(piece)]).toEqual(
          expect.arrayContaining<string>([variante satisfies NomVariante, ...(AJOUTS[variante].attendus ?? [])]),
        );
  });

  it('[R-P7-06] [D-P6-01] montre un contrat dans ses derniers mois, et un autre renouvelé avant son terme', () => {
    const termes = de('EN_CONTRAT').map((piece) => {
      const { instantane } = joues.get(piece)!;
      return [piece, echeancesDe(definition, instantane).find(({ code }) => code === 'D-P6-01')?.echeance] as const;
    });
    const proches = termes.filter(([, terme]) => terme && terme <= ajouterMois(JOUR, 3));
    expect(proches.map(([{ variantes }]) => variantes)).toEqual([[]]);
    const renouvele = pieces.find(({ variantes }) => variantes.includes('RENOUVELLEMENT_SIGNE'))!;
    const { faits } = joues.get(renouvele)!.instantane;
    expect(faits).toMatchObject({ contrat: { renouvellement: { le: ajouterJours(JOUR, -20) } } });
  });

  it('joue la plus grande part des actes que la loi connaît', () => {
    const types = new Set(
      pieces.flatMap(({ recit }) => recit.suite().flatMap((etape) => ('type' in etape ? etape.type : []))),
    );
    expect(types.size).toBeGreaterThanOrEqual(80);
  });

  it('ne laisse que des avertissements voulus', () => {
    const observes: Record<string, number> = {};
    for (const { avertissements } of joues.values())
      for (const { code, type } of avertissements) observes[`${code} ${type}`] = (observes[`${code} ${type}`] ?? 0) + 1;
    expect(observes).toEqual({
      // A territory over two departments; a bylaw with one reservation; an association still without its SIREN.
      'G-P1-04 DEPOSER_LETTRE_INTENTION': 5,
      'A-VIGILANCE RENDRE_AVIS_STATUTS': 1,
      'G-P6-02 DEMANDER_ACI': 1,
      // The two that are opposed, before the opinion of the fund.
      'X-12 OPPOSER_PROJET_SANTE': 2,
      // Old decisions, recorded today: their letters leave today.
      'X-28 VALIDER_PROJET_SANTE': 41,
      // Real dates of the register, that do not follow the instruction.
      'X-27 ENREGISTRER_IMMATRICULATION': 41,
      'X-27 ENREGISTRER_CONVENTION_FINESS': 40,
      // Those whose registration is late on purpose.
      'G-P6-03 DEMANDER_ACI': 7,
      'G-P6-03 SIGNER_ACI': 4,
      // The national agreement is past its five years: no text says what comes next.
      'R-T-14 SIGNER_ACI': 20,
      'R-T-14 RENOUVELER_ACI': 1,
      'R-P7-01 SIGNER_AVENANT': 8,
      // Balances of a year of which the parties contest one indicator.
      'A-PART-CONTESTEE ORDONNER_VERSEMENT': 7,
    });
  });
});
