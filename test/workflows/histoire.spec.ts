import { agir, echeancesDe, Insertion, ordonner, projeter, Refuse } from '#libs/moteur';
import { Journal, TOUS } from './journal';
import { LETTRE } from './cpts/recit';

const BLOQUANTE = { nature: 'BLOQUANTE', pieces: ['Statuts'], texte: 'CSP, art. L.1434-12', avantLe: '2024-04-30' };
const OPPOSITION = { motifs: ['TERRITOIRE_NON_PERTINENT'], motivation: 'Non pertinent.' };

const depose = () =>
  new Journal()
    .fait('PRENDRE_CONTACT', '2023-01-02')
    .fait('DEPOSER_LETTRE_INTENTION', '2023-01-03', LETTRE)
    .fait('VALIDER_LETTRE_INTENTION', '2023-01-20')
    .fait('DEPOSER_PROJET_SANTE', '2024-01-15');

const accepter = (issue: Insertion | Refuse): Insertion => {
  if (!issue.accepte) throw new Error(issue.motifs.map(({ message }) => message).join(' '));
  return issue;
};
const etats = ({ instantane }: Journal) => (instantane.valeur as { enCours: Record<string, string> }).enCours;
const delai = (journal: Journal, code: string) =>
  echeancesDe(journal.definition, journal.instantane).find((echeance) => echeance.code === code)?.echeance;
const entrees = ({ entrees: ajouts }: Insertion) =>
  ajouts.map(({ evenement: { seq, type, le, place } }) => [seq, type, le, place.apres, place.annule]);
/** Facts and states without the ranks, which tell when a thing was recorded. */
const sansRangs = ({ instantane: { valeur, faits } }: Journal) =>
  JSON.parse(
    JSON.stringify({ valeur, faits }, (cle, valeurLue: unknown) => (cle === 'seq' ? undefined : valeurLue)),
  ) as object;

describe('des pièces reçues à temps, enregistrées après le constat du silence', () => {
  const demande = { ...BLOQUANTE, pieces: ['Statuts'] };
  const silencieux = () => {
    const journal = depose();
    expect(journal.attendre('2024-03-16')).toEqual(['CONSTATER_VALIDATION_TACITE 2024-03-15']);
    return journal;
  };

  it('[R-PROC-05] la demande du 1er mars, retrouvée en avril, efface le constat et rouvre l’instruction', () => {
    const journal = silencieux();
    const issue = accepter(journal.tard('DEMANDER_PIECES_PROJET_SANTE', '2024-03-01', demande, '2024-04-10'));
    expect(entrees(issue)).toEqual([[7, 'DEMANDER_PIECES_PROJET_SANTE', '2024-03-01', 5, [6]]]);
    expect(etats(journal)['demarche']).toBe('piecesDuProjetAttendues');
    expect(issue.ecart.annulees).toEqual([{ seq: 6, type: 'CONSTATER_VALIDATION_TACITE', le: '2024-03-15' }]);
    expect(issue.ecart.courriersACorriger).toEqual([
      { seq: 6, code: 'C-P5-06', titre: 'Attestation de validation tacite du projet de santé' },
    ]);
    expect(issue.effets.courriers.map(({ code }) => code)).toEqual(['C-P5-02']);
    expect(issue.instantane.seq).toBe(7);
    expect(journal.rejoue()).toEqual(journal.instantane);
  });

  it('puis les pièces reçues le 5 : un second fait tardif après le premier, et le silence recommence', () => {
    const journal = silencieux();
    accepter(journal.tard('DEMANDER_PIECES_PROJET_SANTE', '2024-03-01', demande, '2024-04-10'));
    const issue = accepter(journal.tard('RECEVOIR_PIECES_PROJET_SANTE', '2024-03-05', {}, '2024-05-20'));
    expect(entrees(issue)).toEqual([
      [8, 'RECEVOIR_PIECES_PROJET_SANTE', '2024-03-05', 7, []],
      [9, 'CONSTATER_VALIDATION_TACITE', '2024-05-05', 8, []],
    ]);
    expect(etats(journal)['demarche']).toBe('projetValideTacitement');
    expect(journal.rejoue()).toEqual(journal.instantane);
    const aTemps = depose()
      .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-03-01', demande)
      .fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-03-05');
    aTemps.attendre('2024-05-20');
    expect(sansRangs(journal)).toEqual(sansRangs(aTemps));
  });

  it('un fait du dernier jour précède l’effet de minuit', () => {
    const journal = silencieux();
    const issue = accepter(journal.tard('VALIDER_PROJET_SANTE', '2024-03-15', {}, '2024-04-10'));
    expect(entrees(issue)).toEqual([[7, 'VALIDER_PROJET_SANTE', '2024-03-15', 5, [6]]]);
    expect(etats(journal)['demarche']).toBe('projetValideExpressement');
  });
});

describe('un fait tardif qui déplace un délai sans rien rompre', () => {
  it('[R-PROC-06] une demande de complément retrouvée suspend le silence sur la lettre', () => {
    const journal = new Journal()
      .fait('PRENDRE_CONTACT', '2024-01-02')
      .fait('DEPOSER_LETTRE_INTENTION', '2024-01-15', LETTRE)
      .fait('DECLARER_ASSOCIATION', '2024-02-22', { forme: 'ASSOCIATION_1901', denomination: 'x' });
    const demande = { ...BLOQUANTE, avantLe: '2024-02-20' };
    const issue = accepter(journal.tard('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-01-30', demande, '2024-03-01'));
    const { modifiees } = issue.ecart.echeances;
    expect(modifiees.map(({ code, echeance }) => [code, echeance])).toEqual([['D-P2-01', '2024-04-06']]);
    expect(issue.effets.echeances).toEqual(issue.ecart.echeances);
    expect(issue.ecart.annulees).toEqual([]);
    expect(journal.rejoue()).toEqual(journal.instantane);
  });

  it('[R-PROC-05] une seconde demande retrouvée, antérieure à la réception de toutes les pièces, ne rompt rien', () => {
    const journal = depose()
      .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', BLOQUANTE)
      .fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-20')
      .fait('DECLARER_ASSOCIATION', '2024-02-22', { forme: 'ASSOCIATION_1901', denomination: 'x' });
    expect(delai(journal, 'D-P5-01')).toBe('2024-04-20');
    const seconde = { ...BLOQUANTE, pieces: ['Budget'] };
    const issue = accepter(journal.tard('DEMANDER_PIECES_PROJET_SANTE', '2024-02-05', seconde, '2024-03-01'));
    // The receipt of the 20th brought everything that had been asked for: still so, and nothing else moves.
    expect(issue.ecart.annulees).toEqual([]);
    expect(delai(journal, 'D-P5-01')).toBe('2024-04-20');
    expect(journal.rejoue()).toEqual(journal.instantane);
  });

  it('une validation tacite qui tient est gardée, à son rang, avec sa lettre', () => {
    const journal = depose();
    journal.attendre('2024-03-16');
    const reunion = { lieu: 'Salle des fêtes', invites: 100, presents: 40 };
    const issue = accepter(journal.tard('TENIR_REUNION_INFORMATION', '2024-02-01', reunion, '2024-06-01'));
    expect(entrees(issue)).toEqual([[7, 'TENIR_REUNION_INFORMATION', '2024-02-01', 5, []]]);
    expect(issue.ecart).toMatchObject({ annulees: [], courriersACorriger: [] });
    expect(ordonner(journal.suite).map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 7, 6]);
    expect(etats(journal)).toMatchObject({ demarche: 'projetValideTacitement', reunionInformation: 'reunionTenue' });
    expect(journal.rejoue()).toEqual(journal.instantane);
  });

  it('l’association déclarée tard : l’attestation partie sans elle n’avait pas le bon destinataire', () => {
    const journal = depose();
    journal.attendre('2024-03-16');
    const association = { forme: 'ASSOCIATION_1901', denomination: 'x' };
    const issue = accepter(journal.tard('DECLARER_ASSOCIATION', '2024-02-01', association, '2024-06-01'));
    expect(issue.ecart.annulees).toEqual([]);
    expect(issue.ecart.courriersACorriger).toEqual([
      { seq: 6, code: 'C-P5-06', titre: 'Attestation de validation tacite du projet de santé' },
    ]);
    expect(journal.instantane.faits).toMatchObject({ association: { le: '2024-02-01', seq: 7 } });
  });

  it('une lettre déjà partie dit une date qui n’est plus la bonne : elle est à corriger', () => {
    const journal = depose()
      .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', BLOQUANTE)
      .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-03-01', { ...BLOQUANTE, pieces: ['Budget'] });
    const issue = accepter(journal.tard('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-10', {}, '2024-03-04'));
    // The second request had said of no date that it was void: silence was running again, since the 10th.
    expect(issue.ecart.courriersACorriger).toEqual([
      { seq: 7, code: 'C-P5-02', titre: 'Demande de pièces exigées par un texte' },
    ]);
    expect(issue.ecart.etat.apres).toEqual(issue.ecart.etat.avant);
  });
});

describe('un fait tardif qui contredit la suite', () => {
  it('nomme l’acte qui ne tiendrait plus, son rang, sa date et pourquoi ; rien n’est écrit', () => {
    const journal = depose().fait('VALIDER_PROJET_SANTE', '2024-03-01').fait('DEMANDER_ACI', '2024-03-04');
    const avant = journal.instantane;
    const issue = journal.tard('OPPOSER_PROJET_SANTE', '2024-02-20', OPPOSITION, '2024-04-01');
    expect(issue).toMatchObject({
      accepte: false,
      categorie: 'DROIT',
      motifs: [
        {
          code: 'HISTOIRE',
          message:
            'Au 20/02/2024, ce fait contredirait « Valider le projet de santé » du 01/03/2024 (entrée n° 6 du journal), qui ne tiendrait plus : « Valider le projet de santé » suppose un projet de santé en cours d’examen. Le dossier en est à : Opposition au projet de santé.',
          remede:
            'Vérifiez la date et la nature du fait. S’ils sont justes, ne les changez pas pour passer : un acte a été pris sans ce fait, signalez-le à votre administrateur.',
        },
      ],
    });
    expect(journal.instantane).toBe(avant);
  });

  it('refusé à sa propre place, il l’est avec ses propres raisons', () => {
    const journal = depose().fait('VALIDER_PROJET_SANTE', '2024-03-01');
    expect(journal.tard('DEMANDER_ACI', '2024-02-01', {}, '2024-04-01')).toMatchObject({
      accepte: false,
      motifs: [{ code: 'G-P6-01' }],
    });
    expect(journal.tard('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-01', {}, '2024-04-01').accepte).toBe(false);
  });
});

describe('après un fait tardif, la suite est jugée dans l’ordre légal', () => {
  it('la date de chaque partie est celle de son dernier fait en droit, non du dernier enregistré', () => {
    const journal = depose().fait('VALIDER_PROJET_SANTE', '2024-03-01').fait('DEMANDER_ACI', '2024-03-04');
    accepter(
      journal.tard('DEMANDER_PIECES_PROJET_SANTE', '2024-02-01', { ...BLOQUANTE, nature: 'SIMPLE' }, '2024-04-01'),
    );
    expect(journal.instantane.dates).toMatchObject({ 'enCours.demarche': '2024-03-01' });
    journal.fait('DECLARER_ASSOCIATION', '2024-02-02', { forme: 'ASSOCIATION_1901', denomination: 'x' }, '2024-04-02');
    expect(journal.rejoue()).toEqual(journal.instantane);
    expect(journal.suite.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('[R-PROC-08] dans une partie allée plus loin que d’autres, il se place avant elle', () => {
    // The association of the 22nd was recorded first: entries are not in the order of their dates.
    const journal = depose()
      .fait('DECLARER_ASSOCIATION', '2024-02-22', { forme: 'ASSOCIATION_1901', denomination: 'x' })
      .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', BLOQUANTE, '2024-02-23');
    const issue = accepter(
      journal.tard(
        'DECLARER_ASSOCIATION',
        '2024-02-01',
        { forme: 'ASSOCIATION_1901', denomination: 'y' },
        '2024-03-01',
      ),
    );
    expect(entrees(issue)).toEqual([[8, 'DECLARER_ASSOCIATION', '2024-02-01', 5, []]]);
    expect(journal.instantane.faits).toMatchObject({ association: { denomination: 'x', le: '2024-02-01' } });
  });

  it('l’effet du temps qui se place avant lui est dit d’abord, dans le même ordre au rejeu', () => {
    // Nobody had let time pass: the silence had accepted the project before the contract could be asked for.
    const journal = depose();
    journal.juger('DECLARER_ASSOCIATION', '2024-06-01', { forme: 'ASSOCIATION_1901', denomination: 'x' });
    const issue = accepter(journal.tard('DEMANDER_ACI', '2024-04-01', {}, '2024-06-02'));
    expect(entrees(issue)).toEqual([
      [7, 'DEMANDER_ACI', '2024-04-01', 5, []],
      [8, 'CONSTATER_VALIDATION_TACITE', '2024-03-15', 5, []],
    ]);
    expect(ordonner(journal.suite).map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 8, 7, 6]);
    expect(journal.rejoue()).toEqual(journal.instantane);
  });
});

describe('ce que le temps fait de nouveau prend son rang parmi ce qu’il avait déjà fait', () => {
  it('[R-T-03b] un projet de mai 2022 retrouvé : son silence l’accepte avant le changement de parcours de septembre', () => {
    const journal = new Journal()
      .fait('PRENDRE_CONTACT', '2022-01-03')
      .fait('DEPOSER_LETTRE_INTENTION', '2022-01-04', LETTRE)
      .fait('VALIDER_LETTRE_INTENTION', '2022-02-01');
    expect(journal.attendre('2022-10-01')).toEqual(['CHANGER_DE_PARCOURS 2022-09-03']);
    const issue = accepter(journal.tard('DEPOSER_PROJET_SANTE', '2022-05-02', {}, '2022-10-03'));
    expect(entrees(issue)).toEqual([
      [6, 'DEPOSER_PROJET_SANTE', '2022-05-02', 4, []],
      [7, 'CONSTATER_VALIDATION_TACITE', '2022-07-02', 6, []],
    ]);
    expect(ordonner(journal.suite).map(({ seq }) => seq)).toEqual([2, 3, 4, 6, 7, 5]);
    expect(journal.instantane.version).toBe('2022-09-03');
    expect(journal.rejoue()).toEqual(journal.instantane);
  });
});

describe('les deux axes du temps', () => {
  const connuLe = (journal: Journal, jour: string) => (e: { constats: { aujourdhui: string } }) =>
    e.constats.aujourdhui <= jour && journal.suite.length > 0;

  it('ce que l’on savait le 20 mars, et ce qui était en droit le 20 mars, répondent chacun', () => {
    const journal = depose();
    journal.attendre('2024-03-16');
    const su = journal.instantane;
    accepter(journal.tard('DEMANDER_PIECES_PROJET_SANTE', '2024-03-01', BLOQUANTE, '2024-04-10'));
    const alors = new Journal();
    alors.suite.push(...journal.suite.filter(connuLe(journal, '2024-03-20')));
    expect(alors.rejoue()).toEqual(su);
    const enDroit = projeter(journal.definition, journal.ouverture, journal.suite, ({ le }) => le <= '2024-03-20');
    expect(enDroit.ecartees).toEqual([]);
    expect(enDroit.instantane.valeur).toEqual(journal.instantane.valeur);
    const avant = projeter(journal.definition, journal.ouverture, journal.suite, ({ le }) => le <= '2024-02-01');
    expect((avant.instantane.valeur as { enCours: { demarche: string } }).enCours.demarche).toBe('projetAInstruire');
  });
});

it('un journal sans fait tardif reste dans l’ordre de ses rangs', () => {
  const { suite } = depose();
  expect(ordonner([...suite].reverse())).toEqual(suite);
  expect(ordonner(suite)).toEqual(suite);
});

it('un fait tardif ne change rien au journal qu’on lui montre', () => {
  const journal = depose();
  journal.attendre('2024-03-16');
  const copie = structuredClone(journal.suite);
  journal.suite.forEach((evenement) => Object.freeze(evenement));
  accepter(journal.tard('DEMANDER_PIECES_PROJET_SANTE', '2024-03-01', BLOQUANTE, '2024-04-10'));
  expect(journal.suite.slice(0, copie.length)).toEqual(copie);
  expect(
    agir(journal.definition, journal.instantane, {
      ...{ type: 'VALIDER_PROJET_SANTE', le: '2024-02-29', donnees: {}, acteur: TOUS, seq: 8 },
      constats: { aujourdhui: '2024-04-11', chevauchements: [] },
    }),
  ).toMatchObject({ accepte: false, motifs: [{ code: 'LE-ANTERIEUR' }] });
});
