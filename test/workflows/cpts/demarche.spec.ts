import { enVigueur, Parametre } from '#libs/droit';
import { echeancesDe, Lire } from '#libs/moteur';
import { CIBLE_LETTRE, CIBLE_REUNION, INSTANCE_REGIONALE } from '../../../workflows/cpts/parametres';
import { CASES_DE_LA_FICHE, FICHE_SIGNALETIQUE } from '../../../workflows/cpts/fiche-signaletique';
import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { finDuRecoursSurLaLettre, finDuSilenceSurLaLettre } from '../../../workflows/cpts/v2019-08-25/silence-lettre';
import { DEFINITION, examenDe, LETTRE as FAIT_LETTRE, regleDe } from './examens';
import { LETTRE, Recit } from './recit';

const contacte = () => new Recit().fait('PRENDRE_CONTACT', '2024-01-02');
const deposee = (le = '2024-01-15') => contacte().fait('DEPOSER_LETTRE_INTENTION', le, LETTRE);
const faitsDe = ({ instantane }: Recit) => instantane.faits as FaitsCpts;
const etat = ({ instantane }: Recit) => (instantane.valeur as { enCours: Record<string, string> }).enCours;
const resume = ({ instantane }: Recit) => DEFINITION.resumer(instantane.faits, instantane.valeur);
const attendus = (recit: Recit) => resume(recit).attendus.map(({ quoi }) => quoi);
const repere = (recit: Recit, nom: string) => resume(recit).reperes.find(({ libelle }) => libelle === nom)?.valeur;
const REVUE = { revue: 'Dossier relu : aucune décision n’a été prise (fictif).' };

/** What an ARS would have set for itself. */
const regle =
  <V>(parametre: Parametre<V>, valeur: V): Lire =>
  (lu, le) =>
    lu.cle === parametre.cle ? { ...enVigueur(lu, le), valeur: valeur as never } : enVigueur(lu, le);

describe('[D-P1-01] une rencontre est proposée dans les quinze jours du premier contact', () => {
  it('le délai court du contact, ne fait rien de lui-même, et la proposition y met fin', () => {
    const recit = contacte();
    expect(recit.echeance('D-P1-01')).toMatchObject({
      echeance: '2024-01-17',
      effetLe: '2024-01-18',
      explication:
        '15 jours à compter du 02/01/2024 (premier contact) : 17/01/2024. Le délai expire le 17/01/2024 à minuit ; effet le 18/01/2024 à 00:00 : alerte : proposez une rencontre au porteur, sans effet juridique.',
    });
    // The eve, the day, the morrow: nobody but a person acts.
    for (const jour of ['2024-01-16', '2024-01-17', '2024-01-18']) expect(recit.attendre(jour)).toEqual([]);
    recit.fait('PROPOSER_RENCONTRE', '2024-01-18', { pour: '2024-01-25' });
    expect(recit.echeance('D-P1-01')).toBeUndefined();
  });

  it('la rencontre elle-même, ou le dépôt de la lettre, y mettent fin aussi', () => {
    const rencontre = contacte().fait('TENIR_RENCONTRE', '2024-01-10', { participants: ['ARS'], suite: 'POURSUIVRE' });
    expect(rencontre.echeance('D-P1-01')).toBeUndefined();
    expect(deposee().echeance('D-P1-01')).toBeUndefined();
  });
});

describe('[D-P2-01] [Q-01] le refus né du silence est constaté par une personne', () => {
  it('pas la veille ni le dernier jour : le lendemain', () => {
    expect(() => deposee().fait('CONSTATER_REFUS_IMPLICITE_LETTRE', '2024-03-14', REVUE)).toThrow('15/03/2024 inclus');
    expect(() => deposee().fait('CONSTATER_REFUS_IMPLICITE_LETTRE', '2024-03-15', REVUE)).toThrow('15/03/2024 inclus');
    const recit = deposee().fait('CONSTATER_REFUS_IMPLICITE_LETTRE', '2024-03-16', REVUE);
    expect(etat(recit)['demarche']).toBe('refusImpliciteConstate');
    expect(recit.echeance('D-P2-01')).toBeUndefined();
    expect(attendus(recit)).toContain('Déposer une nouvelle lettre d’intention');
  });

  it('la fin du silence que lit la règle est celle du délai affiché, suspensions comprises', () => {
    const demande = { nature: 'BLOQUANTE', pieces: ['Statuts'], texte: 'CRPA, art. L.114-5' };
    const recits = [
      deposee(),
      deposee('2024-12-31'),
      deposee().fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-01-30', { ...demande, avantLe: '2024-02-20' }),
      deposee()
        .fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-01-30', { ...demande, avantLe: '2024-02-20' })
        .fait('RECEVOIR_COMPLEMENT_LETTRE_INTENTION', '2024-02-05')
        .fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-03-01', { ...demande, avantLe: '2024-04-01' }),
      // Asked too late: it suspends nothing.
      deposee().fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-04-01', { ...demande, avantLe: '2024-05-01' }),
    ];
    for (const recit of recits)
      expect(finDuSilenceSurLaLettre(faitsDe(recit), enVigueur)).toBe(recit.echeance('D-P2-01')!.echeance);
  });

  it('une décision expresse peut encore remplacer ce refus', () => {
    const constate = () => deposee().fait('CONSTATER_REFUS_IMPLICITE_LETTRE', '2024-03-16', REVUE);
    expect(etat(constate().fait('VALIDER_LETTRE_INTENTION', '2024-04-01'))['demarche']).toBe('projetADeposer');
    const refuse = constate().fait('REFUSER_LETTRE_INTENTION', '2024-04-01', { motivation: 'Territoire couvert.' });
    expect(faitsDe(refuse).lettre!.decision).toEqual({ sens: 'REFUSEE', le: '2024-04-01', seq: 5 });
  });

  it('l’ajournement ne suspend pas le silence', () => {
    const recit = deposee().fait('AJOURNER_LETTRE_INTENTION', '2024-02-01', { motivation: 'Rapprocher les projets.' });
    expect(recit.echeance('D-P2-01')).toMatchObject({ echeance: '2024-03-15', joursSuspendus: 0 });
    expect(recit.fait('REPRENDRE_EXAMEN_LETTRE', '2024-02-20').echeance('D-P2-01')?.echeance).toBe('2024-03-15');
    expect(faitsDe(recit).lettre!.ajournement).toBeUndefined();
  });
});

describe('[R-PROC-15] les motifs d’un refus né du silence', () => {
  const demandes = (le: string) => deposee().fait('DEMANDER_MOTIFS_REFUS_LETTRE', le);

  it('se demandent dès la naissance du refus et jusqu’au dernier jour du recours', () => {
    expect(finDuRecoursSurLaLettre(faitsDe(deposee()), enVigueur)).toBe('2024-05-15');
    expect(() => demandes('2024-03-15')).toThrow('n’est né du silence à cette date');
    expect(() => demandes('2024-05-16')).toThrow('a expiré le 15/05/2024');
    demandes('2024-03-16');
    demandes('2024-05-15');
  });

  it('se communiquent dans le mois', () => {
    const recit = demandes('2024-03-31');
    expect(recit.echeance('A-MOTIFS')).toMatchObject({ echeance: '2024-04-30', effetLe: '2024-05-01' });
    for (const jour of ['2024-04-29', '2024-04-30', '2024-05-01']) expect(recit.attendre(jour)).toEqual([]);
    expect(attendus(recit)).toContain('Communiquer les motifs du refus implicite');
    recit.fait('COMMUNIQUER_MOTIFS_REFUS_LETTRE', '2024-05-02', { motivation: 'Territoire déjà couvert.' });
    expect(recit.echeance('A-MOTIFS')).toBeUndefined();
  });

  it('un refus exprès est déjà motivé : il n’y a rien à demander', () => {
    const refuse = deposee().fait('REFUSER_LETTRE_INTENTION', '2024-03-20', { motivation: 'Territoire couvert.' });
    expect(() => refuse.fait('DEMANDER_MOTIFS_REFUS_LETTRE', '2024-03-21')).toThrow('n’est né du silence');
  });
});

describe('[D-P2-02] les cibles régionales ne courent que si l’ARS leur donne une durée', () => {
  const avec = (recit: Recit, code: string, lire?: Lire) =>
    echeancesDe(DEFINITION, recit.instantane, lire).find((e) => e.code === code)?.echeance;

  it('instruction de la lettre', () => {
    expect(avec(deposee(), 'D-P2-02')).toBeUndefined();
    const lire = regle(CIBLE_LETTRE, { jours: 45 });
    expect(avec(deposee(), 'D-P2-02', lire)).toBe('2024-02-29');
    expect(avec(deposee().fait('VALIDER_LETTRE_INTENTION', '2024-02-01'), 'D-P2-02', lire)).toBeUndefined();
  });

  it('tenue de la réunion d’information', () => {
    const valide = () => deposee().fait('VALIDER_LETTRE_INTENTION', '2024-02-01');
    expect(avec(valide(), 'A-CIBLE-REUNION')).toBeUndefined();
    const lire = regle(CIBLE_REUNION, { mois: 3 });
    expect(avec(valide(), 'A-CIBLE-REUNION', lire)).toBe('2024-05-01');
    expect(avec(valide().fait('TENIR_REUNION_INFORMATION', '2024-03-01'), 'A-CIBLE-REUNION', lire)).toBeUndefined();
    expect(avec(valide().fait('DEPOSER_PROJET_SANTE', '2024-03-01'), 'A-CIBLE-REUNION', lire)).toBeUndefined();
  });

  it('[X-13] l’instance régionale ne s’impose que là où la région le décide', () => {
    const comite = regleDe('A-COMITE');
    const examen = examenDe({ type: 'VALIDER_LETTRE_INTENTION', faits: { lettre: FAIT_LETTRE } });
    expect(comite.vraie(examen)).toBe(true);
    const imposee = { ...examen, lire: regle(INSTANCE_REGIONALE, { nom: 'COPIL régional', obligatoire: true }) };
    expect(comite.vraie(imposee)).toBe(false);
    expect(comite.message(imposee)).toBe('L’instance de la région (COPIL régional) n’a pas été convoquée.');
  });
});

describe('[D-PROC-1] [R-PROC-03] les accusés d’un dépôt électronique', () => {
  const accuse = regleDe('R-PROC-03');
  const depot = (type: string, donnees: object, aujourdhui: string) =>
    examenDe({ type, le: '2024-01-15', donnees, constats: { aujourdhui } });

  it.each([
    ['DEPOSER_LETTRE_INTENTION', '2024-01-26', true],
    ['DEPOSER_LETTRE_INTENTION', '2024-01-29', true],
    ['DEPOSER_LETTRE_INTENTION', '2024-01-30', false],
    ['DEPOSER_PROJET_SANTE', '2024-01-29', true],
    ['DEPOSER_PROJET_SANTE', '2024-01-30', false],
  ])('%s du 15/01/2024 enregistré le %s : dans les dix jours ouvrés, %s', (type, aujourdhui, a_temps) => {
    expect(accuse.vraie(depot(type, { canal: 'COURRIEL' }, aujourdhui))).toBe(a_temps);
    expect(accuse.vraie(depot(type, { canal: 'COURRIER' }, aujourdhui))).toBe(true);
  });

  it('l’accusé d’enregistrement part au pire un jour ouvré après', () => {
    const type = 'DEPOSER_LETTRE_INTENTION';
    const envoye = (accuseEnregistrementLe: string) => depot(type, { accuseEnregistrementLe }, '2024-01-20');
    expect(accuse.vraie(envoye('2024-01-16'))).toBe(true);
    expect(accuse.vraie(envoye('2024-01-17'))).toBe(false);
    expect(accuse.message(envoye('2024-01-17'))).toBe(
      'L’accusé d’enregistrement du dépôt, envoyé le 17/01/2024, était dû au plus tard le 16/01/2024.',
    );
  });

  it.each(['DEPOSER_LETTRE_INTENTION', 'DEPOSER_PROJET_SANTE'])('%s en avertit sans refuser', (type) => {
    expect(DEFINITION.evenements.find((defini) => defini.type === type)?.avertissements).toContain('R-PROC-03');
  });
});

describe('[X-33] le territoire, du pressenti au validé', () => {
  it('la lettre l’acte, le projet seul le valide en droit', () => {
    const recit = contacte();
    expect(repere(recit, 'Territoire')).toBe('pressenti');
    recit.fait('DEPOSER_LETTRE_INTENTION', '2024-01-15', LETTRE).fait('VALIDER_LETTRE_INTENTION', '2024-02-06');
    expect(repere(recit, 'Territoire')).toBe('pressenti, acté par la lettre d’intention validée le 06/02/2024');
    recit.fait('DEPOSER_PROJET_SANTE', '2024-05-02').fait('VALIDER_PROJET_SANTE', '2024-06-01');
    expect(repere(recit, 'Territoire')).toBe('validé avec le projet de santé du 01/06/2024');
  });

  it('[E-P2-03] verrou territorial : dès la lettre validée, plus après son retrait', () => {
    expect(resume(deposee()).protegeTerritoire).toBe(false);
    expect(resume(deposee().fait('VALIDER_LETTRE_INTENTION', '2024-02-06')).protegeTerritoire).toBe(true);
    expect(resume(deposee().fait('RETIRER_LETTRE_INTENTION', '2024-02-06')).protegeTerritoire).toBe(false);
  });
});

it.each([
  [39_999, 'T1'],
  [40_000, 'T2'],
  [79_999, 'T2'],
  [80_000, 'T3'],
  [175_000, 'T3'],
  [175_001, 'T4'],
])('[R-P1-01] %i habitants dès l’émergence : %s', (total, attendue) => {
  const population = { total, maximum: total, millesime: 2026, partiesInconnues: [] };
  const faits = { ...faitsDe(contacte()), population };
  const { reperes } = DEFINITION.resumer(faits, contacte().instantane.valeur);
  expect(reperes.find(({ libelle }) => libelle === 'Taille')?.valeur).toBe(attendue);
});

it('[§ 5.2] la fiche signalétique compte 3 + 4 + 19 + 13 + 3 + 2 = 44 cases', () => {
  expect(Object.values(FICHE_SIGNALETIQUE).map(({ cases }) => Object.keys(cases).length)).toEqual([3, 4, 19, 13, 3, 2]);
  expect(new Set(CASES_DE_LA_FICHE).size).toBe(44);
});

it('[E-P2-02] [E-P2-04] [E-P3-01] [E-P3-02] ce que la validation puis la réunion mettent en attente', () => {
  const recit = deposee().fait('VALIDER_LETTRE_INTENTION', '2024-02-06');
  expect(attendus(recit)).toEqual(
    expect.arrayContaining([
      'Désigner le binôme accompagnateur',
      'Remplir la fiche signalétique',
      'Tenir la réunion d’information',
    ]),
  );
  recit.fait('CONVOQUER_REUNION_INFORMATION', '2024-02-10', { pour: '2024-03-14' });
  expect(attendus(recit)).toContain('Tenir la réunion d’information du 14/03/2024');
  recit.fait('TENIR_REUNION_INFORMATION', '2024-03-14');
  expect([resume(recit).phase, attendus(recit)]).toEqual([
    'P4',
    expect.arrayContaining(['Diffuser le compte rendu de la réunion d’information', 'Déclarer l’association']),
  ]);
  recit.fait('DIFFUSER_COMPTE_RENDU_REUNION', '2024-03-20', { suite: 'AJUSTER' });
  expect(attendus(recit)).toContain('Enregistrer la nouvelle version de la lettre d’intention');
  recit.fait('ACTUALISER_LETTRE_INTENTION', '2024-03-25');
  expect(attendus(recit)).not.toContain('Enregistrer la nouvelle version de la lettre d’intention');
});

it('[G-P2-02] une nouvelle version est jugée par les missions socles du dépôt de la lettre', () => {
  const { orientations } = LETTRE;
  const recit = new Recit()
    .fait('PRENDRE_CONTACT', '2022-08-01')
    .fait('DEPOSER_LETTRE_INTENTION', '2022-09-02', { ...LETTRE, orientations: orientations.slice(0, 3) })
    .fait('ACTUALISER_LETTRE_INTENTION', '2022-10-01', { orientations: orientations.slice(0, 3) });
  expect(faitsDe(recit).lettre!.versions).toHaveLength(1);
  const apres = new Recit()
    .fait('PRENDRE_CONTACT', '2022-08-01')
    .fait('DEPOSER_LETTRE_INTENTION', '2022-09-03', LETTRE);
  expect(() =>
    apres.fait('ACTUALISER_LETTRE_INTENTION', '2022-10-01', { orientations: orientations.slice(0, 3) }),
  ).toThrow('Crise sanitaire (missions socles en vigueur le 03/09/2022)');
});
