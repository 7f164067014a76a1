import { FaitsCpts } from '../../../workflows/cpts/v2019-08-25/faits';
import { Recit } from './recit';

const ASSOCIATION = { forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2023-01-10', siren: '891868176' };
const SOCLES = ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'];

/** The example of § 2.6: size 2, early contract signed on 05/06/2023. */
const engagee = (le = '2023-06-05') =>
  Recit.jusquALaLettre('2023-01-02')
    .fait('DECLARER_ASSOCIATION', '2023-02-01', ASSOCIATION)
    .fait('SIGNER_MISSION_PRECOCE', le, { mission: 'ACCES_SOINS', demarreeLe: '2023-06-01' });
const jusquAuContrat = (recit: Recit, depot: string, signature: string) =>
  recit
    .fait('DEPOSER_PROJET_SANTE', depot)
    .fait('VALIDER_PROJET_SANTE', depot)
    .fait('DEMANDER_ACI', depot)
    .fait('SIGNER_ACI', signature, { missions: SOCLES });
const expliquer = (recit: Recit, le: string) =>
  recit.fait('DEMANDER_EXPLICATIONS_MISSION_PRECOCE', le, { avantLe: '2024-12-31' });

describe('[D-P2-03] neuf mois de la signature du contrat précoce à celle du contrat ACI', () => {
  it('signé le 05/06/2023 : 05/03/2024, et 17 500 € pour une taille 2', () => {
    const recit = engagee();
    expect(recit.echeance('D-P2-03')).toMatchObject({
      echeance: '2024-03-05',
      effetLe: '2024-03-06',
      aConfirmer: ['Q-03', 'Q-12'],
    });
    expect((recit.instantane.faits as FaitsCpts).missionPrecoce!.montant).toBe(17_500_00);
  });

  it('le quantième qui manque : signé le 31/05/2023, 29/02/2024', () => {
    expect(engagee('2023-05-31').echeance('D-P2-03')?.echeance).toBe('2024-02-29');
  });

  it('projet déposé le 20/01/2024 et contrat signé le 28/02/2024 : aide acquise', () => {
    const recit = engagee().fait('DEPOSER_PROJET_SANTE', '2024-01-20');
    expect(recit.echeance('D-P2-03')).toBeDefined();
    recit
      .fait('VALIDER_PROJET_SANTE', '2024-02-10')
      .fait('DEMANDER_ACI', '2024-02-12')
      .fait('SIGNER_ACI', '2024-02-28', { missions: SOCLES });
    expect(recit.echeance('D-P2-03')).toBeUndefined();
    expect(() => expliquer(recit, '2024-03-20')).toThrow('L’engagement est tenu');
  });

  it('contrat signé le jour de l’échéance : acquise ; le lendemain : explications possibles', () => {
    expect(() => expliquer(jusquAuContrat(engagee(), '2024-01-20', '2024-03-05'), '2024-03-21')).toThrow('tenu');
    expect(() => expliquer(jusquAuContrat(engagee(), '2024-01-20', '2024-03-06'), '2024-03-21')).not.toThrow();
    // The example of § 2.6: fifteen days late, an alert and a decision, nothing automatic.
    expect(() => expliquer(jusquAuContrat(engagee(), '2024-01-20', '2024-03-20'), '2024-03-21')).not.toThrow();
  });

  it('la veille, le jour, le lendemain : rien n’est récupéré par l’horloge', () => {
    const recit = engagee();
    expect([recit.attendre('2024-03-04'), recit.attendre('2024-03-05'), recit.attendre('2024-03-06')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(() => expliquer(recit, '2024-03-05')).toThrow('court jusqu’au 05/03/2024');
    expect(() => expliquer(recit, '2024-03-06')).not.toThrow();
  });
});

describe('[R-P2-04] avant le dépôt du projet', () => {
  const signer = (recit: Recit, le: string) => () => recit.fait('SIGNER_MISSION_PRECOCE', le, { mission: 'QUALITE' });
  const depose = () => Recit.jusquALaLettre('2023-01-02').fait('DEPOSER_PROJET_SANTE', '2023-06-05');

  it('la veille du dépôt oui, même enregistrée après ; le jour du dépôt non', () => {
    expect(signer(depose(), '2023-06-04')).not.toThrow();
    expect(signer(depose(), '2023-06-05')).toThrow('une mission précoce ne s’engage qu’avant');
    expect(signer(depose(), '2023-06-06')).toThrow('une mission précoce ne s’engage qu’avant');
  });

  it('après une opposition, le projet a déjà été déposé', () => {
    const recit = depose()
      .fait('OPPOSER_PROJET_SANTE', '2023-07-01', {
        motifs: ['TERRITOIRE_NON_PERTINENT'],
        motivation: 'Le territoire proposé n’est pas pertinent.',
      })
      .fait('DEPOSER_PROJET_SANTE', '2023-09-01');
    expect(signer(recit, '2023-08-15')).toThrow('une mission précoce ne s’engage qu’avant');
  });

  it('[R-T-05c] le 2 septembre 2022 elle n’existe pas, le 3 et le 4 oui', () => {
    const recit = () => new Recit();
    expect(signer(recit(), '2022-09-02')).toThrow('n’existe pas dans le parcours de ce dossier');
    expect(signer(recit(), '2022-09-03')).not.toThrow();
    expect(signer(recit(), '2022-09-04')).not.toThrow();
  });

  it('[X-07] une seule par CPTS', () => {
    expect(signer(engagee(), '2023-07-01')).toThrow('une seule aide par CPTS');
  });
});

describe('[A-EXPLICATIONS] récupérer après explications', () => {
  const demandee = () =>
    engagee()
      .fait('VERSER_MISSION_PRECOCE', '2023-06-10')
      .fait('DEMANDER_EXPLICATIONS_MISSION_PRECOCE', '2024-03-06', { avantLe: '2024-04-06' });
  const recuperer = (recit: Recit, le: string) => () =>
    recit.fait('DECIDER_SUITE_MISSION_PRECOCE', le, { sens: 'RECUPERATION', motivation: 'Engagement non tenu.' });

  it('sans réponse, la décision attend le lendemain de la date fixée', () => {
    expect(demandee().echeance('A-EXPLICATIONS')?.echeance).toBe('2024-04-06');
    expect(recuperer(demandee(), '2024-04-05')).toThrow('La CPTS peut répondre jusqu’au 06/04/2024.');
    expect(recuperer(demandee(), '2024-04-06')).toThrow('La CPTS peut répondre jusqu’au 06/04/2024.');
    expect(recuperer(demandee(), '2024-04-07')).not.toThrow();
  });

  it('la réponse reçue, elle se prend le jour même, pour toute l’aide si rien n’est précisé', () => {
    const recit = demandee().fait('RECEVOIR_EXPLICATIONS_MISSION_PRECOCE', '2024-03-15');
    expect(recit.echeance('A-EXPLICATIONS')).toBeUndefined();
    recuperer(recit, '2024-03-15')();
    expect((recit.instantane.faits as FaitsCpts).missionPrecoce!.decision).toMatchObject({
      montant: 17_500_00,
      recu: 0,
    });
    expect(recit.echeance('D-P2-03')).toBeUndefined();
  });

  it('un contrat signé à temps, appris entre-temps, ferme la récupération et laisse renoncer', () => {
    const recit = jusquAuContrat(demandee(), '2024-01-20', '2024-02-28');
    expect(recuperer(recit, '2024-04-10')).toThrow('L’engagement est tenu');
    const renoncer = { sens: 'RENONCIATION', motivation: 'Le contrat a été signé à temps.' };
    expect(() => recit.fait('DECIDER_SUITE_MISSION_PRECOCE', '2024-04-10', renoncer)).not.toThrow();
  });
});
