import { DEFINITION } from './examens';
import { LETTRE, Recit } from './recit';

describe('un fait enregistré après d’autres garde sa date légale', () => {
  const depose = () => Recit.jusquALaLettre('2023-01-01').fait('DEPOSER_PROJET_SANTE', '2024-01-15');
  const demande = { nature: 'BLOQUANTE', pieces: ['Statuts'], texte: 'CSP, art. L.1434-12', avantLe: '2024-04-30' };

  it('[R-PROC-05] les pièces reçues le 20 font repartir le délai du 20, même si l’association du 22 est déjà saisie', () => {
    const recit = depose()
      .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', demande)
      .fait('DECLARER_ASSOCIATION', '2024-02-22', { forme: 'ASSOCIATION_1901', denomination: 'x' })
      .fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-20');
    expect(recit.echeance('D-P5-01')?.echeance).toBe('2024-04-20');
  });

  it('dans une même démarche, un fait ne se glisse pas avant le précédent, et la date n’est pas à forcer', () => {
    const recit = depose().fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', demande);
    expect(() => recit.fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-01-29')).toThrow(
      'Le 29/01/2024 précède le dernier fait enregistré de cette partie du dossier, du 30/01/2024.',
    );
  });

  it('[G-P6-01] [G-P3-01] ce qu’une démarche suppose d’une autre doit avoir eu lieu à sa date', () => {
    const recit = depose().fait('VALIDER_PROJET_SANTE', '2024-03-01');
    expect(() => recit.fait('DEMANDER_ACI', '2024-02-29')).toThrow('n’est pas validé à cette date');
    expect(() => recit.fait('TRANSMETTRE_FINESS', '2024-02-29')).toThrow('n’est pas validé à cette date');
    expect(() => recit.fait('TENIR_REUNION_INFORMATION', '2022-12-31')).toThrow('n’est pas validée à cette date');
    recit.fait('DEMANDER_ACI', '2024-03-01').fait('TENIR_REUNION_INFORMATION', '2023-01-01');
  });

  it.each([
    [
      'OPPOSER_PROJET_SANTE',
      { motifs: ['TERRITOIRE_NON_PERTINENT'], motivation: 'Non pertinent.' },
      'projetARedeposer',
    ],
    ['VALIDER_PROJET_SANTE', {}, 'projetValideExpressement'],
    ['DEMANDER_PIECES_PROJET_SANTE', demande, 'piecesDuProjetAttendues'],
  ])(
    '[D-P5-01] %s du dernier jour, saisi après le constat du silence, l’emporte ; du lendemain, non',
    (type, donnees, etat) => {
      const tacite = () => {
        const recit = depose();
        expect(recit.attendre('2024-03-16')).toEqual(['CONSTATER_VALIDATION_TACITE 2024-03-15']);
        return recit;
      };
      const { valeur, faits } = tacite().fait(type, '2024-03-15', donnees).instantane;
      expect((valeur as { enCours: { demarche: string } }).enCours.demarche).toBe(etat);
      expect((faits as { projet: { decision?: { mode: string } } }).projet.decision?.mode).not.toBe('TACITE');
      expect(() => tacite().fait(type, '2024-03-16', donnees)).toThrow();
    },
  );

  it('[R-PROC-08] une lettre déposée d’abord à la caisse : le silence court de cette première réception', () => {
    const recit = new Recit().fait('PRENDRE_CONTACT', '2024-01-02').fait('DEPOSER_LETTRE_INTENTION', '2024-01-20', {
      ...LETTRE,
      depotInitial: { aupresDe: 'CPAM', le: '2024-01-15' },
    });
    expect(recit.echeance('D-P2-01')).toMatchObject({
      echeance: '2024-03-15',
      depart: { le: '2024-01-15', fait: 'première réception de la lettre d’intention (CPAM)' },
    });
  });

  it('[A-PIECES] le temps imparti pour produire des pièces se surveille, sans effet de plein droit', () => {
    const recit = depose().fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', demande);
    expect(recit.echeance('A-PIECES')).toMatchObject({ echeance: '2024-04-30', effetLe: '2024-05-01' });
    expect(recit.echeance('A-PIECES')?.explication).toMatch(/^Le 30\/04\/2024 \(date que fixe la demande\)\. /);
    expect(recit.attendre('2025-01-01')).toEqual([]);
  });
});

describe('[E-P8-04] le territoire se libère avec le projet de santé, non avec le contrat', () => {
  const protege = (recit: Recit) =>
    DEFINITION.resumer(recit.instantane.faits, recit.instantane.valeur).protegeTerritoire;
  const valide = () =>
    Recit.jusquALaLettre('2023-01-01')
      .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
      .fait('VALIDER_PROJET_SANTE', '2023-02-01');

  it.each([
    ['CONTRAT_ETEINT', true],
    ['SANS_SUITE', true],
    ['DISSOLUTION', false],
    ['RETRAIT_DU_PROJET', false],
    ['FUSION', false],
  ])('dossier clos pour %s : territoire encore protégé %s', (motif, attendu) => {
    const recit = valide();
    expect(protege(recit)).toBe(true);
    expect(protege(recit.fait('CLORE_DOSSIER', '2023-03-01', { motif }))).toBe(attendu);
  });

  it('un projet abandonné le libère', () => {
    const recit = Recit.jusquALaLettre('2023-01-01');
    expect(protege(recit)).toBe(true);
    expect(protege(recit.fait('ABANDONNER', '2023-03-01', { motif: 'SANS_NOUVELLES' }))).toBe(false);
  });
});
