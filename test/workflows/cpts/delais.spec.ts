import { Recit } from './recit';

const BLOQUANTE = { nature: 'BLOQUANTE', pieces: ['Territoire'], texte: 'CSP, art. L.1434-12', avantLe: '2024-03-31' };
const SIMPLE = { nature: 'SIMPLE', pieces: ['Signatures'] };
const projetRecu = (le: string) => Recit.jusquALaLettre('2023-12-01').fait('DEPOSER_PROJET_SANTE', le);
const tacite = (recit: Recit) => recit.echeance('D-P5-01')?.echeance;

describe('les cinq cas calculés du § 1.6', () => {
  it('[D-P5-01] 1. reçu complet le 15/01/2024 : acquis à l’expiration du 15/03/2024', () => {
    const recit = projetRecu('2024-01-15');
    expect(recit.echeance('D-P5-01')).toMatchObject({
      echeance: '2024-03-15',
      effetLe: '2024-03-16',
      depart: { le: '2024-01-15' },
      explication:
        '2 mois à compter du 15/01/2024 (réception du projet par l’ARS) : 15/03/2024, soit 60 jours. Le délai expire le 15/03/2024 à minuit ; effet le 16/03/2024 à 00:00 : le projet de santé est réputé validé.',
    });
    // The eve, the day, the morrow.
    expect([recit.attendre('2024-03-14'), recit.attendre('2024-03-15'), recit.attendre('2024-03-16')]).toEqual([
      [],
      [],
      ['CONSTATER_VALIDATION_TACITE 2024-03-15'],
    ]);
  });

  it('[R-PROC-05] 2. demande bloquante le 30/01, pièces le 20/02 : 20/04/2024, et non 05/04/2024', () => {
    const recit = projetRecu('2024-01-15').fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', BLOQUANTE);
    expect(tacite(recit)).toBeUndefined();
    expect(recit.attendre('2024-02-19')).toEqual([]);
    recit.fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-20');
    expect(tacite(recit)).toBe('2024-04-20');
    expect(recit.attendre('2024-04-20')).toEqual([]);
    expect(recit.attendre('2024-04-21')).toEqual(['CONSTATER_VALIDATION_TACITE 2024-04-20']);
  });

  it('[R-PROC-16] 3. reçu le 31/12/2023 : le 31 manque en février, 29/02/2024', () => {
    expect(tacite(projetRecu('2023-12-31'))).toBe('2024-02-29');
  });

  it('[R-PROC-08] 4. déposé le 10/05/2024 à la CPAM, reçu par l’ARS le 17/05 : 17/07/2024', () => {
    const recit = Recit.jusquALaLettre('2023-12-01').fait('DEPOSER_PROJET_SANTE', '2024-05-17', {
      depotInitial: { aupresDe: 'CPAM', le: '2024-05-10' },
    });
    expect(tacite(recit)).toBe('2024-07-17');
  });

  it('[R-PROC-07] 5. complément simple demandé le 30/01 : échéance inchangée', () => {
    const recit = projetRecu('2024-01-15').fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', SIMPLE);
    expect(tacite(recit)).toBe('2024-03-15');
    expect(tacite(recit.fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-20'))).toBe('2024-03-15');
  });
});

describe('[R-PROC-05] une pièce à la fois', () => {
  it('le silence ne repart qu’à la dernière pièce exigée', () => {
    const recit = projetRecu('2024-01-15').fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', {
      ...BLOQUANTE,
      pieces: ['Territoire', 'Statuts'],
    });
    recit.fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-10', { pieces: ['Statuts'] });
    expect(tacite(recit)).toBeUndefined();
    recit.fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-21', { pieces: ['Territoire'] });
    expect(tacite(recit)).toBe('2024-04-21');
  });

  it('une seconde demande bloquante attend elle aussi', () => {
    const recit = projetRecu('2024-01-15')
      .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', BLOQUANTE)
      .fait('DEMANDER_PIECES_PROJET_SANTE', '2024-02-02', { ...BLOQUANTE, pieces: ['Statuts'] })
      .fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-10', { pieces: ['Territoire'] });
    expect(tacite(recit)).toBeUndefined();
    expect(tacite(recit.fait('RECEVOIR_PIECES_PROJET_SANTE', '2024-02-12'))).toBe('2024-04-12');
  });
});

describe('[D-P2-01] [R-PROC-06] le silence sur la lettre est suspendu pendant le temps imparti', () => {
  const depot = () => {
    const recit = new Recit().fait('PRENDRE_CONTACT', '2024-01-02');
    return recit.fait('DEPOSER_LETTRE_INTENTION', '2024-01-15', {
      initiateurs: [
        { profession: 'INFIRMIER', commune: '13001' },
        { profession: 'PHARMACIEN', commune: '13012' },
      ],
      orientations: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'].map((mission) => ({ mission, texte: 'x' })),
      contacts: [{ personne: 'p1', joignable: true }],
    });
  };
  const demande = (avantLe: string) => ({ ...BLOQUANTE, avantLe });
  const lettre = (recit: Recit) => recit.echeance('D-P2-01')!;

  it('la production anticipée met fin à la suspension : 21 jours', () => {
    const recit = depot()
      .fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-01-30', demande('2024-03-31'))
      .fait('RECEVOIR_COMPLEMENT_LETTRE_INTENTION', '2024-02-20');
    expect(lettre(recit)).toMatchObject({ joursSuspendus: 21, echeance: '2024-04-05' });
  });

  it('sans production, le délai reprend au lendemain du temps imparti', () => {
    const recit = depot().fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-01-30', demande('2024-02-20'));
    expect(lettre(recit)).toMatchObject({
      joursSuspendus: 22,
      echeance: '2024-04-06',
      explication:
        '2 mois à compter du 15/01/2024 (réception de la lettre d’intention) : 15/03/2024, soit 60 jours. Suspendu du 30/01/2024 au 21/02/2024 exclu (22 jours) : temps imparti pour produire les pièces demandées. Échéance reportée au 06/04/2024. Le délai expire le 06/04/2024 à minuit ; effet le 07/04/2024 à 00:00 : le silence peut valoir refus : une personne doit examiner le dossier, aucun refus n’est automatique.',
    });
    // Late documents change nothing any more.
    expect(lettre(recit.fait('RECEVOIR_COMPLEMENT_LETTRE_INTENTION', '2024-03-15')).echeance).toBe('2024-04-06');
  });

  it('deux suspensions qui se recouvrent ne comptent qu’une fois', () => {
    const recit = depot()
      .fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-01-30', demande('2024-02-20'))
      .fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-02-10', { ...demande('2024-02-29'), pieces: ['Statuts'] });
    expect(lettre(recit)).toMatchObject({ joursSuspendus: 31, echeance: '2024-04-15' });
  });

  it('une demande simple ne touche à rien', () => {
    const recit = depot().fait('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2024-01-30', SIMPLE);
    expect(lettre(recit)).toMatchObject({ joursSuspendus: 0, echeance: '2024-03-15' });
  });

  it('[Q-01] aucun refus n’est automatique : le temps passe et rien ne se produit', () => {
    const recit = depot();
    expect(recit.attendre('2025-01-01')).toEqual([]);
    expect(lettre(recit)).toMatchObject({ echeance: '2024-03-15', aConfirmer: ['Q-01', 'Q-12'] });
  });
});

describe('[D-P6-01] [D-P8-01] la fin du contrat', () => {
  const signe = (le: string) =>
    Recit.jusquALaLettre('2023-01-01')
      .fait('DECLARER_ASSOCIATION', '2023-01-02', {
        forme: 'ASSOCIATION_1901',
        denomination: 'x',
        recepisseLe: '2023-01-02',
        siren: '891868176',
      })
      .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
      .fait('VALIDER_PROJET_SANTE', '2023-02-01')
      .fait('DEMANDER_ACI', '2023-02-02')
      .fait('SIGNER_ACI', le, { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'] });

  it('[D-P6-01] cinq ans de quantième à quantième ; un 29 février finit un 28', () => {
    expect(signe('2023-09-15').echeance('D-P6-01')?.echeance).toBe('2028-09-15');
    expect(signe('2024-02-29').echeance('D-P6-01')?.echeance).toBe('2029-02-28');
  });

  it('[D-P6-01] le contrat expire le jour même de son terme', () => {
    const recit = signe('2023-09-15');
    expect(recit.attendre('2028-09-14')).toEqual([]);
    expect(recit.attendre('2028-09-15')).toEqual(['CONSTATER_FIN_CONTRAT 2028-09-15']);
  });

  it('[D-P8-01] deux mois après la réception de la lettre, la première des deux fins l’emporte', () => {
    const preuve = { preuve: { canal: 'LRAR', reference: '1A' } };
    const recit = signe('2023-09-15').fait('RECEVOIR_RESILIATION', '2023-12-31', preuve);
    expect(recit.echeance('D-P8-01')?.echeance).toBe('2024-02-29');
    expect(recit.attendre('2024-02-28')).toEqual([]);
    expect(recit.attendre('2024-02-29')).toEqual(['CONSTATER_FIN_CONTRAT 2024-02-29']);
    const auTerme = signe('2023-09-15').fait('RECEVOIR_RESILIATION', '2028-08-01', preuve);
    expect(auTerme.attendre('2030-01-01')).toEqual(['CONSTATER_FIN_CONTRAT 2028-09-15']);
  });

  it('[D-P7-02] une fenêtre de deux mois après chaque anniversaire, jusqu’à ce que le dialogue soit tenu', () => {
    const recit = signe('2023-09-15');
    const fenetres = () =>
      [1, 2, 3, 4, 5, 6].map((annee) => recit.echeance('D-P7-02', `annee${annee}`)?.echeance ?? null);
    expect(fenetres()).toEqual(['2024-11-15', '2025-11-15', '2026-11-15', '2027-11-15', '2028-11-15', null]);
    recit.fait('TENIR_DIALOGUE_GESTION', '2024-10-01', { annee: 1 });
    expect(fenetres()).toEqual([null, '2025-11-15', '2026-11-15', '2027-11-15', '2028-11-15', null]);
  });

  it('[D-P7-01] le démarrage puis le déploiement d’une mission lèvent chacun leur échéance', () => {
    const recit = signe('2023-09-15');
    const dates = (mission: string) =>
      ['demarrage', 'deploiement'].map((etape) => recit.echeance('D-P7-01', `${mission}.${etape}`)?.echeance ?? null);
    expect([dates('ACCES_SOINS'), dates('PARCOURS')]).toEqual([
      ['2024-03-15', '2025-03-15'],
      ['2024-09-15', '2025-09-15'],
    ]);
    recit.fait('DEMARRER_MISSION', '2024-02-01', { mission: 'ACCES_SOINS' });
    recit.fait('TENIR_DIALOGUE_GESTION', '2024-10-01', { annee: 1, deploiements: ['ACCES_SOINS'] });
    expect([dates('ACCES_SOINS'), dates('PARCOURS')]).toEqual([
      [null, null],
      ['2024-09-15', '2025-09-15'],
    ]);
    const trop = () => recit.fait('TENIR_DIALOGUE_GESTION', '2025-10-01', { annee: 2, deploiements: ['PARCOURS'] });
    expect(trop).toThrow('Le démarrage n’est pas enregistré pour : Parcours.');
  });

  it('[D-PF-01] cinq jours ouvrés, ceux de l’agence : le 20 décembre est férié à La Réunion', () => {
    const valide = (zone: { fuseau: string; feries: 'METROPOLE' | 'LA_REUNION' }) =>
      Recit.jusquALaLettre('2023-01-01', zone)
        .fait('DEPOSER_PROJET_SANTE', '2023-11-01')
        .fait('VALIDER_PROJET_SANTE', '2023-12-15')
        .echeance('D-PF-01')?.echeance;
    expect(valide({ fuseau: 'Europe/Paris', feries: 'METROPOLE' })).toBe('2023-12-22');
    expect(valide({ fuseau: 'Indian/Reunion', feries: 'LA_REUNION' })).toBe('2023-12-26');
  });
});
