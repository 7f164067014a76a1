import { CourrierPrevu } from '#libs/moteur';
import { ASSOCIATION, IMMATRICULATION, LETTRE, SOCLES } from '../scenarios/scenario';
import { Reglages } from './agences';
import { Histoire } from './histoire';

// The letters that surround those of the main road: each template in each of its turns.

type Cas = [cas: string, prevu: CourrierPrevu, reglages?: Reglages];

const deposee = () =>
  new Histoire().puis('PRENDRE_CONTACT', '2023-09-04').puis('DEPOSER_LETTRE_INTENTION', '2023-09-05', LETTRE);
const validee = () => deposee().puis('VALIDER_LETTRE_INTENTION', '2023-09-20');
const associee = () => validee().puis('DECLARER_ASSOCIATION', '2023-10-02', ASSOCIATION);
const projetDepose = () => associee().puis('DEPOSER_PROJET_SANTE', '2024-01-15');
const projetValide = () => projetDepose().puis('VALIDER_PROJET_SANTE', '2024-03-01');
const demande = (donnees: object = {}) =>
  projetValide()
    .puis('TRANSMETTRE_FINESS', '2024-03-04')
    .puis('ENREGISTRER_IMMATRICULATION', '2024-03-20', IMMATRICULATION)
    .puis('DEMANDER_ACI', '2024-03-25', donnees);
const signe = (missions: readonly string[] = [...SOCLES, 'QUALITE']) =>
  demande().puis('SIGNER_ACI', '2024-04-15', { missions, population: { total: 160_000, millesime: 2026 } });

const PIECE = 'Liste des communes du territoire';
const BLOQUANTE = { nature: 'BLOQUANTE', texte: 'Code de la santé publique, art. L.1434-12', avantLe: '2023-10-20' };
const MOTIVATION =
  'Le territoire proposé recouvre, pour l’essentiel, celui d’une communauté dont le projet est validé.';
const PREUVE = { canal: 'LRAR', reference: '2C 123 456 7890 1' };
const LES_DEUX = ['CPAM', 'ARS'];

function avantLaLettre(): Cas[] {
  const leader = { personne: 'personne-1', joignable: true };
  const contact = new Histoire()
    .puis('PRENDRE_CONTACT', '2023-09-04')
    .puis('COMPLETER_EMERGENCE', '2023-09-05', { leader })
    .puis('PROPOSER_RENCONTRE', '2023-09-06', { pour: '2023-09-18' })
    .puis('SIGNALER_PROJET_CONCURRENT', '2023-09-11', {
      concurrent: 'Projet de CPTS du Pays voisin',
      communes: [{ commune: '13001' }, { commune: '13103' }],
    });
  const sansDate = new Histoire().puis('PRENDRE_CONTACT', '2023-09-04').puis('PROPOSER_RENCONTRE', '2023-09-06');
  return [
    ['C-P1-01', contact.lettre('C-P1-01')],
    ['C-P1-01 sans date', sansDate.lettre('C-P1-01'), { long: true }],
    ['C-P1-02', contact.lettre('C-P1-02')],
    ['C-P1-02 sans date', sansDate.lettre('C-P1-02'), { long: true }],
    ['C-P1-03', contact.lettre('C-P1-03')],
  ];
}

function surLaLettre(): Cas[] {
  const demander = (donnees: object) => deposee().puis('DEMANDER_COMPLEMENT_LETTRE_INTENTION', '2023-09-18', donnees);
  const implicite = deposee()
    .puis('CONSTATER_REFUS_IMPLICITE_LETTRE', '2023-11-13', { revue: 'Dossier relu : aucune décision n’a été prise.' })
    .puis('DEMANDER_MOTIFS_REFUS_LETTRE', '2023-11-20')
    .puis('COMMUNIQUER_MOTIFS_REFUS_LETTRE', '2023-12-04', { motivation: MOTIVATION });
  const refus = deposee().puis('REFUSER_LETTRE_INTENTION', '2023-10-10', { motivation: MOTIVATION });
  const comite = (donnees: object) => deposee().puis('CONVOQUER_COMITE', '2023-09-11', donnees).lettre('C-P2-05');
  const aide = (montantCentimes: number) =>
    validee()
      .puis('DEMANDER_FIR', '2023-09-25', { objets: ['CONSTITUTION', 'COORDINATION'] })
      .puis('ATTRIBUER_FIR', '2023-10-16', { montantCentimes })
      .lettre('C-P2-06');
  return [
    ['C-P2-02', demander({ ...BLOQUANTE, pieces: [PIECE] }).lettre('C-P2-02'), { long: true }],
    [
      'C-P2-02 compléments souhaités',
      demander({ nature: 'SIMPLE', pieces: ['Lettres de soutien', 'Calendrier prévisionnel'] }).lettre('C-P2-02'),
    ],
    ['C-P2-04', refus.lettre('C-P2-04'), { long: true }],
    ['C-P2-04 motifs d’un silence', implicite.lettre('C-P2-04')],
    ['C-P2-05', comite({ pour: '2023-09-28' })],
    ['C-P2-05 autre instance', comite({ pour: '2023-09-28', instance: 'Comité de pilotage régional' })],
    ['C-P2-06', aide(4_500_000)],
    ['C-P2-06 sans convention', aide(1_500_000), { long: true }],
  ];
}

function reunionEtAssociation(): Cas[] {
  const convoquee = validee().puis('CONVOQUER_REUNION_INFORMATION', '2023-09-25', {
    pour: '2023-10-12',
    lieu: 'Salle des fêtes, Aix-en-Provence',
  });
  const invitation = convoquee.lettre('C-P3-01');
  convoquee.puis('REPORTER_REUNION_INFORMATION', '2023-10-09', { pour: '2023-10-26' });
  const tenue = (presents: object, compteRendu: object) =>
    validee()
      .puis('TENIR_REUNION_INFORMATION', '2023-10-26', presents)
      .puis('DIFFUSER_COMPTE_RENDU_REUNION', '2023-11-06', compteRendu)
      .lettre('C-P3-02');
  const avis = (donnees: object) => associee().puis('RENDRE_AVIS_STATUTS', '2023-10-09', donnees).lettre('C-P4-02');
  const grille = [
    { point: 'NON_DISCRIMINATION', respecte: true },
    { point: 'DEMOCRATIE', respecte: true },
    { point: 'TRANSPARENCE_FINANCIERE', respecte: true },
    { point: 'DEFRAIEMENT', respecte: false },
  ];
  const { siren: _, siret: _siret, ...sansNumeros } = ASSOCIATION;
  const sansSiren = validee()
    .puis('DECLARER_ASSOCIATION', '2023-10-02', sansNumeros)
    .puis('RELANCER_SIREN', '2023-11-06')
    .lettre('C-P4-03');
  const assemblee = validee()
    .puis('FRANCHIR_ETAPES_ASSOCIATION', '2023-09-25', {
      ...{ etapes: [{ etape: 'STATUTS', le: '2023-09-22' }], assembleePrevueLe: '2023-10-17' },
    })
    .lettre('C-P4-01');
  const changement = associee().puis('DELIBERER_CHANGEMENT', '2024-11-30', {
    changements: ['SIEGE_SOCIAL', 'DIRIGEANTS'],
  });
  return [
    ['C-P3-01', invitation, { long: true }],
    ['C-P3-01 reportée', convoquee.lettre('C-P3-01')],
    [
      'C-P3-02',
      tenue(
        { presents: 104 },
        {
          suite: 'AJUSTER',
          volontaires: [{ groupe: 'Accès aux soins', nombre: 8 }],
          questions: 'Les professionnels demandent l’ajout de deux communes voisines.',
        },
      ),
    ],
    ['C-P3-02 territoire maintenu', tenue({}, { suite: 'MAINTENIR' })],
    ['C-P4-01', assemblee],
    ['C-P4-02', avis({ grille, conseils: 'Préciser les conditions de défraiement dans le règlement intérieur.' })],
    ['C-P4-02 sans conseil', avis({ grille })],
    ['C-P4-03', sansSiren],
    ['C-P7-07', changement.lettre('C-P7-07')],
  ];
}

function surLeProjet(): Cas[] {
  const simple = (avant: Histoire, donnees: object) =>
    avant.puis('DEMANDER_PIECES_PROJET_SANTE', '2024-01-30', { nature: 'SIMPLE', ...donnees }).lettre('C-P5-03');
  const arrete = projetDepose().puis('DEMANDER_PIECES_PROJET_SANTE', '2024-01-29', {
    ...BLOQUANTE,
    pieces: [PIECE],
    avantLe: '2024-02-29',
  });
  const opposition = projetDepose().puis('OPPOSER_PROJET_SANTE', '2024-02-26', {
    motifs: ['TERRITOIRE_NON_PERTINENT'],
    motivation: MOTIVATION,
  });
  const attestation = projetDepose()
    .attendre('2024-03-16')
    .puis('DEMANDER_ATTESTATION', '2024-04-02')
    .puis('DELIVRER_ATTESTATION', '2024-04-08');
  return [
    ['C-P5-03', simple(projetDepose(), { pieces: ['Signature des membres'], avantLe: '2024-02-15' })],
    ['C-P5-03 délai arrêté', simple(arrete, { pieces: ['Signature des membres', 'Fiches actions'] })],
    ['C-P5-04', opposition.lettre('C-P5-04'), { long: true }],
    ['C-P5-06 sur demande', attestation.lettre('C-P5-06')],
    ['C-P5-07', projetValide().lettre('C-P5-07'), { outreMer: true }],
    ['C-P5-07 opposition', opposition.lettre('C-P5-07')],
  ];
}

function contrat(): Cas[] {
  const incomplete = demande({ pieces: ['PROJET_DE_SANTE', 'STATUTS'] });
  const pieces = (donnees: object) => demande().puis('DEMANDER_PIECES_ACI', '2024-03-28', donnees).lettre('C-P6-02');
  const negociation = (donnees: object) =>
    demande()
      .puis('CONVOQUER_NEGOCIATION_ACI', '2024-03-28', { seanceLe: '2024-04-08', ...donnees })
      .lettre('C-P6-03');
  const renouvele = signe()
    .puis('DEMARRER_MISSION', '2024-10-01', { mission: 'ACCES_SOINS' })
    .puis('RENOUVELER_ACI', '2029-03-05', {
      missions: SOCLES,
      signatures: { cpts: '2029-03-01', caisse: '2029-03-04', ars: '2029-03-05' },
    });
  const sansNumero = projetValide()
    .puis('DEMANDER_ACI', '2024-03-25')
    .puis('SIGNER_ACI', '2024-04-15', { missions: SOCLES })
    .puis('SIGNALER_CONTRAT_FINESS', '2024-04-16');
  const signatures = { cpts: '2025-03-03', caisse: '2025-03-04', ars: '2025-03-05' };
  const territoire = [{ commune: '13001' }, { commune: '13012' }];
  const agrandi = signe()
    .puis('DEMANDER_AVENANT', '2025-02-03', { objets: ['TERRITOIRE', 'MISSION'] })
    .puis('CONCERTER_AVENANT', '2025-02-10', { avec: ['ARS', 'CAISSE'] })
    .puis(
      'SIGNER_AVENANT',
      '2025-03-05',
      { signatures, territoire, missionsRetirees: ['QUALITE'] },
      {
        territoire: territoire.map(({ commune }) => ({ commune, nom: commune, departement: '13' })),
        population: { total: 180_000, maximum: 180_000, millesime: 2026, partiesInconnues: [] },
      },
    );
  const enrichi = signe()
    .puis('DEMANDER_AVENANT', '2025-02-03', { objets: ['MISSION'] })
    .puis('SIGNER_AVENANT', '2025-03-05', { signatures, missionsAjoutees: ['ACCOMPAGNEMENT'] });
  return [
    ['C-P6-01', demande().lettre('C-P6-01'), { outreMer: true }],
    ['C-P6-01 incomplète', incomplete.lettre('C-P6-01')],
    ['C-P6-02', pieces({ pieces: ['MEMBRES', 'STATUTS'], avantLe: '2024-04-15' })],
    ['C-P6-02 sans date', pieces({ pieces: ['TERRITOIRE'] })],
    ['C-P6-03', negociation({})],
    ['C-P6-03 avec l’URPS', negociation({ urps: true })],
    ['C-P6-04', signe().lettre('C-P6-04')],
    ['C-P6-04 renouvellement', renouvele.lettre('C-P6-04')],
    ['C-P6-05', signe().puis('SIGNALER_CONTRAT_FINESS', '2024-04-16').lettre('C-P6-05')],
    ['C-P6-05 sans numéro', sansNumero.lettre('C-P6-05')],
    ['C-P7-06', enrichi.lettre('C-P7-06')],
    ['C-P7-06 nouvelle taille', agrandi.lettre('C-P7-06')],
  ];
}

function vie(): Cas[] {
  const dialogue = (donnees: object) =>
    signe()
      .puis('DEMARRER_MISSION', '2024-10-01', { mission: 'ACCES_SOINS' })
      .puis('CONVOQUER_DIALOGUE_GESTION', '2025-04-22', { annee: 1, prevuLe: '2025-05-20' })
      .puis('TENIR_DIALOGUE_GESTION', '2025-05-20', { annee: 1, ...donnees })
      .puis('SIGNER_PV_DIALOGUE', '2025-06-02', { annee: 1, signataires: ['CPTS', 'CPAM', 'ARS'] });
  const constate = dialogue({
    taux: [
      { mission: 'ACCES_SOINS', indicateur: 'N1', taux: 80 },
      { mission: 'ACCES_SOINS', taux: 92.5 },
    ],
    reliquats: ['PREVENTION'],
  });
  const premierVersement = signe().verser('2024-04-15', {
    ...{ poste: 'FONCTIONNEMENT', nature: 'AVANCE', annee: 1, montant: 7_500_000, dossierVerifieLe: '2024-04-15' },
    calcul: 'Dossier vérifié complet le jour de la signature.',
  });
  const variable = dialogue({ accord: 'TOTAL', taux: [{ mission: 'ACCES_SOINS', taux: 80 }] })
    .verser('2025-06-09', {
      ...{ poste: 'ACCES_SOINS', nature: 'SOLDE', annee: 1, montant: 1_208_219, dossierVerifieLe: '2024-04-15' },
    })
    .verser('2025-06-10', { poste: 'ACCES_SOINS', nature: 'VARIABLE', annee: 1, montant: 1_503_562 });
  const relance = (histoire: Histoire, le: string, donnees: object) =>
    histoire.puis('RELANCER_MISSION', le, { mission: 'ACCES_SOINS', ...donnees });
  const premiere = relance(signe(), '2024-09-20', { canal: 'COURRIEL' });
  const [courriel, seconde] = [premiere.lettre('C-P7-05'), relance(premiere, '2024-11-04', PREUVE)];
  const deploiement = relance(
    signe().puis('DEMARRER_MISSION', '2024-10-01', { mission: 'ACCES_SOINS' }),
    '2025-11-03',
    { canal: 'REMISE' },
  );
  return [
    ['C-P7-01', constate.lettre('C-P7-01')],
    ['C-P7-02', signe().puis('DEMANDER_BILAN', '2025-02-17').lettre('C-P7-02'), { outreMer: true }],
    ['C-P7-03', constate.lettre('C-P7-03')],
    ['C-P7-03 désaccord', dialogue({ accord: 'PARTIEL' }).lettre('C-P7-03')],
    ['C-P7-04', premierVersement.lettre('C-P7-04')],
    ['C-P7-04 part variable', variable.lettre('C-P7-04')],
    ['C-P7-05', courriel],
    ['C-P7-05 seconde relance', seconde.lettre('C-P7-05')],
    ['C-P7-05 déploiement', deploiement.lettre('C-P7-05')],
    ['C-P7-08', signe().puis('PREVENIR_DU_TERME', '2028-04-17').lettre('C-P7-08')],
  ];
}

function rupture(): Cas[] {
  const grief = (mission: string) => ({
    ...{ motif: 'MISSION_NON_DEMARREE', mission, engagement: 'Contrat, calendrier des missions' },
    faits: 'Aucune action de la mission n’a commencé à la date du constat.',
  });
  const constat = (griefs: object[], signataires: string[]) =>
    signe(SOCLES)
      .puis('TRACER_ECHANGE_AMIABLE', '2025-05-05', { forme: 'REUNION', objet: 'Point sur le retard des missions.' })
      .puis('NOTIFIER_CONSTAT', '2025-06-02', { griefs, pieces: ['Compte rendu de l’échange amiable'], signataires })
      .puis('ENREGISTRER_RECEPTION', '2025-06-04', { objet: 'CONSTAT', preuve: PREUVE });
  const simple = () => constat([grief('ACCES_SOINS')], LES_DEUX);
  const audition = (donnees: object) =>
    simple()
      .puis('RECEVOIR_OBSERVATIONS', '2025-06-16', { auditionDemandee: true })
      .puis('CONVOQUER_AUDITION', '2025-06-18', { pourLe: '2025-07-01', ...donnees });
  const decider = (histoire: Histoire) =>
    histoire.puis('DECIDER_RESILIATION', '2025-07-15', {
      motivation: 'Le retard de la mission accès aux soins persiste malgré les échanges et les relances.',
      signataires: LES_DEUX,
    });
  const entendue = decider(
    audition({ lieu: 'Siège de la caisse' }).puis('TENIR_AUDITION', '2025-07-01', { presente: true }),
  );
  // 155 days of the first year: the first right is the one that is worked out, the second is what the fund keeps.
  const lignes = [
    { poste: 'FONCTIONNEMENT', droitAcquis: 3_184_932, avanceRecue: 7_500_000 },
    { poste: 'ACCES_SOINS', droitAcquis: 2_000_000, avanceRecue: 2_250_000 },
  ];
  const notifier = (recueLe: string, [fin, etabli, valide, notifie]: readonly [string, string, string, string]) =>
    decider(simple())
      .puis('ENREGISTRER_RECEPTION', recueLe, { objet: 'DECISION', preuve: PREUVE })
      .attendre(fin)
      .puis('ETABLIR_DECOMPTE', etabli, { lignes })
      .puis('VALIDER_DECOMPTE', valide)
      .puis('NOTIFIER_INDU', notifie, {
        motivation: 'Les avances de l’année dépassent les droits acquis à la fin du contrat.',
      });
  const anniversaire = notifier('2026-02-15', ['2026-04-15', '2026-05-04', '2026-05-11', '2026-05-12']);
  const indu = notifier('2025-07-17', ['2025-09-18', '2025-10-01', '2025-10-06', '2025-10-07']);
  const premier = indu.lettre('C-P8-05');
  const maintenu = indu
    .puis('ENREGISTRER_RECEPTION', '2025-10-09', { objet: 'INDU', preuve: PREUVE })
    .puis('CONTESTER_INDU', '2025-11-03')
    .puis('STATUER_SUR_CONTESTATION', '2025-12-01', {
      sens: 'MAINTENU',
      montant: 500_000,
      motivation: 'La contestation est admise pour partie : le prorata de la mission est revu.',
    });
  return [
    ['C-P8-02', simple().lettre('C-P8-02')],
    ['C-P8-02 caisse seule', constat([grief('ACCES_SOINS'), grief('PARCOURS')], ['CPAM']).lettre('C-P8-02')],
    ['C-P8-03', entendue.lettre('C-P8-03')],
    ['C-P8-03 sans lieu', audition({}).lettre('C-P8-03')],
    ['C-P8-04', entendue.lettre('C-P8-04')],
    ['C-P8-04 sans observations', decider(simple()).lettre('C-P8-04')],
    ['C-P8-05', premier],
    ['C-P8-05 année entière', anniversaire.lettre('C-P8-05')],
    ['C-P8-05 indu maintenu', maintenu.lettre('C-P8-05')],
  ];
}

function cloture(): Cas[] {
  const eteint = signe().puis('RECEVOIR_RESILIATION', '2025-10-15', { preuve: PREUVE }).attendre('2025-12-15');
  const clore = (histoire: Histoire, le: string, donnees: object) =>
    histoire.puis('CLORE_DOSSIER', le, donnees).lettre('C-P8-06');
  return [
    ['C-P8-06', clore(eteint, '2026-02-02', { motif: 'CONTRAT_ETEINT' })],
    ['C-P8-06 fusion', clore(validee(), '2023-12-04', { motif: 'FUSION', autreCpts: 'CPTS du Pays voisin' })],
  ];
}

/** Each of the other templates in each of its turns, in the order of the path. */
export const autresCas = (): Cas[] => [
  ...avantLaLettre(),
  ...surLaLettre(),
  ...reunionEtAssociation(),
  ...surLeProjet(),
  ...contrat(),
  ...vie(),
  ...rupture(),
  ...cloture(),
];
