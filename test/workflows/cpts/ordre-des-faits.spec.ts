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

describe('ce qui suit une validation que l’on défait', () => {
  const OPPOSITION = { motifs: ['TERRITOIRE_NON_PERTINENT'], motivation: 'Non pertinent.' };
  const IMMATRICULATION = {
    ej: {
      numeroFiness: '090004748',
      siren: '891868176',
      raisonSociale: 'x',
      adresse: 'x',
      statutJuridique: '60',
      dateCreation: '2024-04-02',
    },
    etablissements: [{ numeroFiness: '090004755', siret: '89186817600019' }],
  };
  const ASSOCIATION = { forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2023-01-20', siren: '891868176' };
  const SOCLES = { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'] };
  const tacite = () => {
    const recit = Recit.jusquALaLettre('2023-01-01')
      .fait('DECLARER_ASSOCIATION', '2023-01-20', ASSOCIATION)
      .fait('DEPOSER_PROJET_SANTE', '2024-01-15');
    recit.attendre('2024-03-16');
    return recit;
  };
  const attendus = ({ instantane: { faits, valeur } }: Recit) =>
    DEFINITION.resumer(faits, valeur).attendus.map(({ quoi }) => quoi);

  it('[G-PF-01] rien ne s’immatricule, et la nouvelle validation se transmet à son tour', () => {
    const recit = tacite()
      .fait('TRANSMETTRE_FINESS', '2024-03-18')
      .fait('OPPOSER_PROJET_SANTE', '2024-03-14', OPPOSITION);
    expect(() => recit.fait('ENREGISTRER_IMMATRICULATION', '2024-04-02', IMMATRICULATION)).toThrow('n’est pas validé');
    expect(attendus(recit)).not.toContain('Immatriculer la CPTS');
    recit.fait('DEPOSER_PROJET_SANTE', '2024-05-02').fait('VALIDER_PROJET_SANTE', '2024-06-03');
    expect(recit.echeance('D-PF-01')?.depart.le).toBe('2024-06-03');
    expect(attendus(recit)).toContain('Transmettre au gestionnaire FINESS');
    recit.fait('TRANSMETTRE_FINESS', '2024-06-04').fait('ENREGISTRER_IMMATRICULATION', '2024-06-20', IMMATRICULATION);
    expect(() => recit.fait('TRANSMETTRE_FINESS', '2024-06-21')).toThrow('a déjà été transmise');
  });

  it('[A-ABANDON] un contrat signé ne s’éteint pas par l’abandon du projet', () => {
    const recit = tacite()
      .fait('DEMANDER_ACI', '2024-03-20')
      .fait('SIGNER_ACI', '2024-04-01', SOCLES)
      .fait('OPPOSER_PROJET_SANTE', '2024-03-14', OPPOSITION);
    expect(() => recit.fait('ABANDONNER', '2024-06-01', { motif: 'RETRAIT_PAR_LE_PORTEUR' })).toThrow(
      'Un contrat ACI est en vigueur',
    );
  });

  const eteint = () => {
    const recit = tacite().fait('DEMANDER_ACI', '2024-03-20').fait('SIGNER_ACI', '2024-04-01', SOCLES);
    expect(recit.attendre('2029-04-01')).toEqual(['CONSTATER_FIN_CONTRAT 2029-04-01']);
    return recit;
  };

  it('[A-CONTRAT-SUIVANT] deux contrats ne se recouvrent pas, et le premier reste à solder', () => {
    const recit = eteint();
    expect(() => recit.fait('DEMANDER_ACI', '2029-03-31')).toThrow('n’a pris fin que le 01/04/2029');
    recit.fait('DEMANDER_ACI', '2029-04-02');
    expect(recit.echeance('D-P7-02', 'annee5')?.echeance).toBe('2029-06-01');
    recit.fait('TENIR_DIALOGUE_GESTION', '2029-05-02', { annee: 5 });
    recit.fait('SIGNER_ACI', '2029-06-01', SOCLES);
    expect(recit.echeance('D-P6-01')?.echeance).toBe('2034-06-01');
  });

  it('[D-P7-01] une mission démarrée pendant le contrat se saisit après sa fin', () => {
    const recit = eteint().fait('DEMARRER_MISSION', '2024-09-02', { mission: 'ACCES_SOINS' });
    expect(() => recit.fait('DEMARRER_MISSION', '2029-04-01', { mission: 'CRISE' })).toThrow('Aucun contrat ACI');
  });

  it('[D-P8-01] une résiliation reçue pendant le contrat, saisie après son terme, lui rend sa vraie fin', () => {
    const preuve = { preuve: { canal: 'LRAR', reference: '1A' } };
    const recit = eteint().fait('RECEVOIR_RESILIATION', '2026-09-01', preuve);
    expect(recit.attendre('2030-01-01')).toEqual(['CONSTATER_FIN_CONTRAT 2026-11-01']);
    expect(() => eteint().fait('RECEVOIR_RESILIATION', '2029-02-01', preuve)).toThrow('éteint depuis le 01/04/2029');
  });
});
