import { DEFINITION } from './examens';
import { Recit } from './recit';

const PREUVE = { canal: 'LRAR', reference: '2C 000 (fictif)' };
const SOCLES = { missions: ['ACCES_SOINS', 'PARCOURS', 'PREVENTION', 'CRISE'] };
const GRIEF = {
  motif: 'MISSION_NON_DEMARREE',
  mission: 'ACCES_SOINS',
  engagement: 'Contrat, article 3',
  faits: 'Aucune action n’a commencé.',
};
const LES_DEUX = { signataires: ['CPAM', 'ARS'] };
const DECISION = { motivation: 'Le retard persiste malgré les échanges.', ...LES_DEUX };
const ASSOCIATION = { forme: 'ASSOCIATION_1901', denomination: 'x', recepisseLe: '2023-01-02', siren: '891868176' };

const signe = () =>
  Recit.jusquALaLettre('2023-01-01')
    .fait('DECLARER_ASSOCIATION', '2023-01-02', ASSOCIATION)
    .fait('DEPOSER_PROJET_SANTE', '2023-01-10')
    .fait('VALIDER_PROJET_SANTE', '2023-02-01')
    .fait('DEMANDER_ACI', '2023-02-02')
    .fait('SIGNER_ACI', '2023-09-15', SOCLES);

const constate = () =>
  signe()
    .fait('TRACER_ECHANGE_AMIABLE', '2024-04-02', { forme: 'REUNION', objet: 'Un calendrier est convenu.' })
    .fait('NOTIFIER_CONSTAT', '2024-12-28', { griefs: [GRIEF], pieces: ['Compte rendu'], ...LES_DEUX });

const recu = () => constate().fait('ENREGISTRER_RECEPTION', '2024-12-31', { objet: 'CONSTAT', preuve: PREUVE });
const notifiee = () =>
  recu()
    .fait('DECIDER_RESILIATION', '2025-02-03', DECISION)
    .fait('ENREGISTRER_RECEPTION', '2025-02-05', { objet: 'DECISION', preuve: PREUVE });

const etat = (recit: Recit) => (recit.instantane.valeur as { enCours: Record<string, string> }).enCours;
const attendus = ({ instantane: { faits, valeur } }: Recit) =>
  DEFINITION.resumer(faits, valeur).attendus.map(({ quoi }) => quoi);

describe('[D-P8-02] [G-P8-01] le délai d’observations', () => {
  it('un mois à compter de la réception du constat, non de son envoi : le 31 décembre mène au 31 janvier', () => {
    expect(constate().echeance('D-P8-02')).toBeUndefined();
    expect(recu().echeance('D-P8-02')).toMatchObject({
      echeance: '2025-01-31',
      effetLe: '2025-02-01',
      aConfirmer: ['Q-12', 'Q-09'],
      explication: expect.stringContaining(
        '1 mois à compter du 31/12/2024 (réception du constat par la CPTS) : 31/01/2025',
      ) as string,
    });
  });

  it.each(['2025-01-30', '2025-01-31'])('la décision du %s est refusée, même après des observations', (le) => {
    const recit = recu().fait('RECEVOIR_OBSERVATIONS', '2025-01-10');
    expect(() => recit.fait('DECIDER_RESILIATION', le, DECISION)).toThrow(
      'La CPTS peut présenter ses observations jusqu’au 31/01/2025 inclus.',
    );
  });

  it('celle du lendemain est admise', () => {
    expect(etat(recu().fait('DECIDER_RESILIATION', '2025-02-01', DECISION))['rupture']).toBe('resiliationDecidee');
  });

  it('aucune décision tant que la réception du constat n’est pas prouvée', () => {
    expect(() => constate().fait('DECIDER_RESILIATION', '2025-06-01', DECISION)).toThrow('pas encore reçu par la CPTS');
  });

  it('prorogé avant d’expirer, il court jusqu’à la date fixée, et la décision attend le lendemain', () => {
    const recit = recu().fait('PROROGER_OBSERVATIONS', '2025-01-31', { jusquAu: '2025-02-15' });
    expect(recit.echeance('D-P8-02')).toMatchObject({ echeance: '2025-02-15', aConfirmer: ['Q-12', 'Q-09'] });
    expect(recit.echeance('D-P8-02')?.explication).toContain(
      'Constat reçu le 31/12/2024 : le délai expirait le 31/01/2025 ; il a été prorogé le 31/01/2025.',
    );
    expect(() => recit.fait('DECIDER_RESILIATION', '2025-02-15', DECISION)).toThrow('jusqu’au 15/02/2025 inclus');
    recit.fait('DECIDER_RESILIATION', '2025-02-16', DECISION);
    expect(recit.echeance('D-P8-02')).toBeUndefined();
  });

  it('expiré, il ne se proroge plus, et rien ne se produit de soi-même', () => {
    const prorogation = () => recu().fait('PROROGER_OBSERVATIONS', '2025-02-01', { jusquAu: '2025-03-01' });
    expect(prorogation).toThrow('Le délai d’observations a expiré le 31/01/2025 : il ne se proroge plus.');
    expect(recu().attendre('2026-01-01')).toEqual([]);
  });
});

describe('[R-PROC-11] l’audition demandée précède la décision', () => {
  const demandee = () => recu().fait('RECEVOIR_OBSERVATIONS', '2025-01-10', { auditionDemandee: true });

  it('sans elle, la décision est refusée quelle que soit sa date', () => {
    expect(() => demandee().fait('DECIDER_RESILIATION', '2025-06-01', DECISION)).toThrow(
      'La CPTS a demandé le 10/01/2025 à être entendue, et ne l’a pas encore été.',
    );
  });

  it('l’absence de la CPTS à la date fixée vaut audition tenue', () => {
    const recit = demandee().fait('CONVOQUER_AUDITION', '2025-01-15', { pourLe: '2025-02-10' });
    expect(attendus(recit)).toContain('Tenir l’audition de la CPTS');
    expect(() => recit.fait('TENIR_AUDITION', '2025-02-09', { presente: false })).toThrow('ne se constate pas avant');
    recit.fait('TENIR_AUDITION', '2025-02-10', { presente: false });
    expect(etat(recit.fait('DECIDER_RESILIATION', '2025-02-11', DECISION))['rupture']).toBe('resiliationDecidee');
  });
});

describe('[D-P8-01] [X-26] la résiliation par les financeurs', () => {
  it('le préavis court de la réception de la décision, et la procédure s’éteint avec le contrat', () => {
    const recit = notifiee();
    expect(etat(recit)).toMatchObject({ contrat: 'preavisEnCours', rupture: 'resiliationDecidee' });
    expect(recit.echeance('D-P8-01')).toMatchObject({
      echeance: '2025-04-05',
      depart: { fait: 'réception de la décision de résiliation par la CPTS' },
    });
    expect(recit.attendre('2025-04-04')).toEqual([]);
    expect(recit.attendre('2025-04-05')).toEqual(['CONSTATER_FIN_CONTRAT 2025-04-05']);
    expect(etat(recit)).toMatchObject({ contrat: 'contratEteint', rupture: 'sansManquement' });
    expect(attendus(recit)).toContain('Établir le décompte de fin de contrat');
  });

  it('la veille de l’effet, la régularisation rend au contrat tout son cours', () => {
    const recit = notifiee().fait('RENONCER_A_RESILIER', '2025-04-04', { motif: 'REGULARISATION' });
    expect(etat(recit)).toMatchObject({ contrat: 'contratEnVigueur', rupture: 'sansManquement' });
    expect([recit.echeance('D-P8-01'), recit.echeance('D-P6-01')?.echeance]).toEqual([undefined, '2028-09-15']);
    expect(recit.attendre('2028-09-14')).toEqual([]);
    // A new procedure starts again from an amicable exchange.
    const encore = () =>
      recit.fait('NOTIFIER_CONSTAT', '2025-06-01', { griefs: [GRIEF], pieces: ['x'], signataires: ['CPAM'] });
    expect(encore).toThrow('Aucun échange amiable');
  });

  it('l’ARS seule ne décide pas, la caisse seule non plus', () => {
    const decider = (signataires: string[]) => () =>
      recu().fait('DECIDER_RESILIATION', '2025-02-01', { ...DECISION, signataires });
    expect(decider(['ARS'])).toThrow('il manque la signature de la caisse.');
    expect(decider(['CPAM'])).toThrow('il manque la signature de l’ARS.');
  });

  it('la CPTS résilie d’elle-même : la procédure des financeurs perd son objet', () => {
    const recit = recu().fait('RECEVOIR_RESILIATION', '2025-01-20', { preuve: PREUVE });
    expect(etat(recit)).toMatchObject({ contrat: 'preavisEnCours', rupture: 'sansManquement' });
    expect(recit.attendre('2025-12-31')).toEqual(['CONSTATER_FIN_CONTRAT 2025-03-20']);
  });

  it('[R-PROC-17] le recours se forme deux mois après la réception, et son enregistrement lève l’échéance', () => {
    const recit = notifiee();
    expect(recit.echeance('R-PROC-17')).toMatchObject({ echeance: '2025-04-05', effetLe: '2025-04-06' });
    recit.fait('ENREGISTRER_RECOURS', '2025-04-05', { acte: 'RESILIATION' });
    expect(recit.echeance('R-PROC-17')).toBeUndefined();
    recit.fait('ENREGISTRER_ISSUE_RECOURS', '2026-02-01', { sens: 'REJET' });
    expect(recit.echeance('R-PROC-17')).toBeUndefined();
  });
});

describe('[A-GRIEFS] les seuls motifs de résiliation', () => {
  const griefs =
    (le: string, ...liste: object[]) =>
    () =>
      signe()
        .fait('DEMARRER_MISSION', '2024-01-15', { mission: 'ACCES_SOINS' })
        .fait('TRACER_ECHANGE_AMIABLE', '2024-02-01', { forme: 'REUNION', objet: 'Un calendrier est convenu.' })
        .fait('NOTIFIER_CONSTAT', le, {
          griefs: liste.map((un) => ({ engagement: 'Contrat', faits: 'Faits constatés.', ...un })),
          pieces: ['x'],
          signataires: ['CPAM'],
        });

  it.each([
    [{ motif: 'MISSION_NON_DEMARREE' }, 'le grief ne nomme pas la mission en retard'],
    [{ motif: 'MISSION_NON_DEMARREE', mission: 'QUALITE' }, 'n’est pas engagée dans le contrat'],
    [{ motif: 'MISSION_NON_DEMARREE', mission: 'ACCES_SOINS' }, 'a démarré le 15/01/2024'],
    [{ motif: 'MISSION_NON_DEPLOYEE', mission: 'ACCES_SOINS' }, 'n’est en retard qu’après le 15/03/2025'],
    [{ motif: 'ELIGIBILITE_PERDUE' }, 'ne dit pas quelle condition d’éligibilité est perdue'],
    [{ motif: 'ELIGIBILITE_PERDUE', condition: 'PROJET_DE_SANTE' }, 'le projet de santé est validé'],
    [{ motif: 'ELIGIBILITE_PERDUE', condition: 'FORME_JURIDIQUE' }, 'la forme juridique que la loi impose'],
  ])('%j', (grief, phrase) => {
    expect(griefs('2025-03-15', grief)).toThrow(phrase);
  });

  it('le lendemain de l’échéance, le retard de déploiement fonde un constat ; une autre condition, aussi', () => {
    expect(griefs('2025-03-16', { motif: 'MISSION_NON_DEPLOYEE', mission: 'ACCES_SOINS' })).not.toThrow();
    expect(griefs('2024-02-02', { motif: 'ELIGIBILITE_PERDUE', condition: 'AUTRE' })).not.toThrow();
  });
});

describe('[R-PROC-09] le recommandé électronique', () => {
  const resilier = (le: string, preuve: object) => () =>
    signe().fait('RECEVOIR_RESILIATION', le, {
      preuve: { canal: 'LRE', reference: 'x', accordPrealable: true, ...preuve },
    });

  it('consulté le quinzième jour, il est reçu ce jour-là ; le seizième, il l’était à sa mise à disposition', () => {
    expect(resilier('2025-10-25', { miseADispositionLe: '2025-10-10', consulteLe: '2025-10-25' })).not.toThrow();
    const tardif = { miseADispositionLe: '2025-10-10', consulteLe: '2025-10-26' };
    expect(resilier('2025-10-26', tardif)).toThrow('réputé reçu le 10/10/2025, non le 26/10/2025');
    expect(resilier('2025-10-10', tardif)).not.toThrow();
  });

  it('sans accord préalable du destinataire, il ne vaut rien', () => {
    const sansAccord = { accordPrealable: false, miseADispositionLe: '2025-10-10' };
    expect(resilier('2025-10-10', sansAccord)).toThrow('n’a pas accepté le recommandé électronique');
  });

  it('une preuve qui ne dit que sa référence reste admise', () => {
    expect(() =>
      signe().fait('RECEVOIR_RESILIATION', '2025-10-10', { preuve: { canal: 'LRE', reference: 'x' } }),
    ).not.toThrow();
  });
});

describe('[G-P8-03] le décompte et l’indu', () => {
  // The figures of the rulebook, § 2.12.
  const LIGNES = [
    { poste: 'FONCTIONNEMENT', droitAcquis: 4_241_096, avanceRecue: 4_500_000 },
    { poste: 'ACCES_SOINS', droitAcquis: 4_947_945, avanceRecue: 5_250_000 },
    { poste: 'PARCOURS', droitAcquis: 2_473_973, avanceRecue: 2_625_000 },
    { poste: 'PREVENTION', droitAcquis: 1_060_274, avanceRecue: 1_125_000 },
    { poste: 'CRISE', droitAcquis: 1_236_986, avanceRecue: 1_312_500 },
  ];
  const eteint = () => {
    const recit = signe().fait('RECEVOIR_RESILIATION', '2025-10-15', { preuve: PREUVE });
    recit.attendre('2025-12-15');
    return recit;
  };
  const indu = () =>
    eteint()
      .fait('ETABLIR_DECOMPTE', '2026-01-10', { lignes: LIGNES })
      .fait('VALIDER_DECOMPTE', '2026-01-15')
      .fait('NOTIFIER_INDU', '2026-01-20', { motivation: 'Avances supérieures aux droits acquis.' });

  it('l’exemple du § 2.12 : 8 522,26 € de trop-perçu', () => {
    expect((indu().instantane.faits as { decompte: { indu: { montant: number } } }).decompte.indu.montant).toBe(
      852_226,
    );
  });

  it('[A-INDU] deux mois pour payer ou contester, à compter de la réception ; rien n’est automatique', () => {
    expect(indu().echeance('A-INDU')).toBeUndefined();
    const recit = indu().fait('ENREGISTRER_RECEPTION', '2026-01-31', { objet: 'INDU', preuve: PREUVE });
    expect(recit.echeance('A-INDU')).toMatchObject({ echeance: '2026-03-31', aConfirmer: ['Q-12', 'Q-10'] });
    expect(recit.attendre('2027-01-01')).toEqual([]);
    recit.fait('CONTESTER_INDU', '2026-03-31');
    expect([recit.echeance('A-INDU'), etat(recit)['decompte']]).toEqual([undefined, 'induConteste']);
  });

  it('maintenu, même en partie, l’indu est notifié à nouveau : le délai repart de sa réception', () => {
    const recit = indu()
      .fait('ENREGISTRER_RECEPTION', '2026-01-22', { objet: 'INDU', preuve: PREUVE })
      .fait('CONTESTER_INDU', '2026-02-10')
      .fait('STATUER_SUR_CONTESTATION', '2026-03-02', { sens: 'MAINTENU', montant: 700_000, motivation: 'Prorata.' });
    expect(recit.echeance('A-INDU')).toBeUndefined();
    recit.fait('ENREGISTRER_RECEPTION', '2026-03-04', { objet: 'INDU', preuve: PREUVE });
    expect(recit.echeance('A-INDU')?.echeance).toBe('2026-05-04');
    expect(attendus(recit)).toContain('Payer ou contester l’indu');
  });

  it('un décompte corrigé est à valider de nouveau', () => {
    const recit = eteint()
      .fait('ETABLIR_DECOMPTE', '2026-01-10', { lignes: LIGNES })
      .fait('VALIDER_DECOMPTE', '2026-01-15')
      .fait('ETABLIR_DECOMPTE', '2026-01-17', { lignes: LIGNES.slice(0, 1) });
    const notifier = () => recit.fait('NOTIFIER_INDU', '2026-01-20', { motivation: 'Trop-perçu.' });
    expect(notifier).toThrow('Le décompte du 17/01/2026 n’est pas validé.');
    expect(attendus(recit)).toContain('Valider le décompte de fin de contrat');
  });

  it.each([
    [4_500_000, 'SANS_RESTE', 'COMPLEMENT_VERSE'],
    [4_600_000, 'COMPLEMENT_VERSE', 'REMBOURSEMENT'],
    [4_400_000, 'COMPENSATION', 'SANS_RESTE'],
  ])('droits de %i centimes pour 4 500 000 reçus : se solde par %s, non par %s', (droitAcquis, admis, ecarte) => {
    const lignes = [{ poste: 'FONCTIONNEMENT', droitAcquis, avanceRecue: 4_500_000 }];
    const solder = (moyen: string) => () =>
      eteint()
        .fait('ETABLIR_DECOMPTE', '2026-01-10', { lignes })
        .fait('VALIDER_DECOMPTE', '2026-01-15')
        .fait('SOLDER_DECOMPTE', '2026-01-20', { moyen });
    expect(solder(ecarte)).toThrow('ne le solde pas');
    expect(etat(solder(admis)())['decompte']).toBe('decompteSolde');
  });
});

describe('la dissolution de l’association', () => {
  const DECIDEE = { selonLesStatuts: true, liquidateur: { personne: 'p9', joignable: true } };

  it('n’éteint pas le contrat d’elle-même : la caisse constate la résiliation de fait', () => {
    const recit = signe().fait('DECIDER_DISSOLUTION', '2025-09-20', DECIDEE);
    expect(etat(recit)).toMatchObject({ contrat: 'contratEnVigueur', dissolution: 'liquidationEnCours' });
    expect(recit.attendre('2025-12-31')).toEqual([]);
    expect(attendus(recit)).toEqual(
      expect.arrayContaining([
        'Constater la résiliation de fait du contrat',
        'Déclarer la dissolution au greffe des associations',
        'Déclarer la dissolution à l’INSEE',
        'Clore la liquidation de l’association',
      ]),
    );
    recit.fait('CONSTATER_RESILIATION_DE_FAIT', '2025-10-01');
    expect(etat(recit)['contrat']).toBe('contratEteint');
    expect((recit.instantane.faits as { contrat: { fin: object } }).contrat.fin).toMatchObject({
      cause: 'DISSOLUTION',
    });
  });

  it('elle fonde un constat : la forme juridique est perdue', () => {
    const recit = signe()
      .fait('DECIDER_DISSOLUTION', '2025-09-20', DECIDEE)
      .fait('TRACER_ECHANGE_AMIABLE', '2025-09-22', { forme: 'COURRIEL', objet: 'La CPTS annonce sa fin.' });
    const perdue = { motif: 'ELIGIBILITE_PERDUE', condition: 'FORME_JURIDIQUE', engagement: 'x', faits: 'x' };
    recit.fait('NOTIFIER_CONSTAT', '2025-09-25', { griefs: [perdue], pieces: ['x'], signataires: ['CPAM'] });
    expect(etat(recit.fait('CONSTATER_RESILIATION_DE_FAIT', '2025-10-01'))['rupture']).toBe('sansManquement');
  });

  it('[E-P8-06] le contrat éteint, l’association continue : elle peut demander un nouveau contrat', () => {
    const recit = signe().fait('RECEVOIR_RESILIATION', '2025-10-15', { preuve: PREUVE });
    recit.attendre('2025-12-15');
    expect(etat(recit)['dissolution']).toBe('sansDissolution');
    recit.fait('DEMANDER_ACI', '2026-01-05');
    // What is due of the contract before is still to be settled.
    recit.fait('ETABLIR_DECOMPTE', '2026-01-10', { lignes: [{ poste: 'CRISE', droitAcquis: 1, avanceRecue: 2 }] });
    expect(etat(recit)['decompte']).toBe('decompteEtabli');
  });
});

describe('[E-P8-04] ce qui reste du contrat et du territoire', () => {
  const resume = ({ instantane: { faits, valeur } }: Recit) => DEFINITION.resumer(faits, valeur);

  it('le contrat éteint ne libère pas le territoire ; la clôture non plus, tant que le projet tient', () => {
    const recit = notifiee();
    recit.attendre('2025-04-05');
    expect(resume(recit).protegeTerritoire).toBe(true);
    recit.fait('CLORE_DOSSIER', '2025-06-02', { motif: 'CONTRAT_ETEINT' });
    expect([resume(recit).protegeTerritoire, resume(recit).clos]).toEqual([true, true]);
  });

  it('un dossier clos est définitif : plus aucun acte n’y est admis', () => {
    const recit = signe().fait('RECEVOIR_RESILIATION', '2025-10-15', { preuve: PREUVE });
    recit.attendre('2025-12-15');
    recit.fait('CLORE_DOSSIER', '2025-12-16', { motif: 'CONTRAT_ETEINT' });
    expect(() => recit.fait('DEMANDER_ACI', '2026-01-05')).toThrow('Dossier clos');
  });

  it('[E-P8-03] les exonérations cessent avec le contrat, à confirmer auprès du service des impôts', () => {
    const recit = notifiee();
    recit.attendre('2025-04-05');
    expect(resume(recit).reperes).toContainEqual({
      libelle: 'Fin des exonérations',
      valeur: '05/04/2025, à signaler au service des impôts',
      aConfirmer: 'Q-11',
    });
  });
});
