import { JUSQU_AU_CONTRAT } from './contrats';
import { A_L_EXTINCTION, CONSTAT, DECISION, ECHANGE, JUSQU_AU_CONSTAT_RECU, PREUVE } from './fin-prefixes';
import { Scenario } from './scenario';

const RESILIATION_PAR_LES_FINANCEURS: Scenario = {
  titre: 'Résiliation par les financeurs : du constat de manquement au décompte soldé',
  recit:
    'L’accès aux soins n’a pas démarré à temps. Après des échanges amiables, la caisse et l’ARS notifient un constat ; la CPTS obtient un délai plus long, demande à être entendue et l’est ; la commission paritaire, consultée, tarde. La décision est conjointe et motivée ; le contrat s’éteint deux mois après sa réception. Le décompte est validé avant l’indu, que la CPTS conteste, puis rembourse ; son recours est rejeté.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    {
      le: '2024-04-02',
      par: 'ARS_INSTRUCTEUR',
      type: 'NOTIFIER_CONSTAT',
      donnees: {
        griefs: [
          {
            motif: 'MISSION_NON_DEMARREE',
            mission: 'PREVENTION',
            engagement: 'Contrat, calendrier des missions',
            faits: 'Aucune action de prévention n’a commencé.',
          },
        ],
        pieces: ['Compte rendu de l’échange amiable'],
        signataires: ['ARS'],
      },
      refus: {
        'A-ECHANGE-AMIABLE': 'Aucun échange amiable sur ce manquement n’est tracé.',
        'A-GRIEFS': 'Grief non établi : la mission « Prévention » n’est en retard qu’après le 15/09/2024.',
        'X-26': 'L’ARS ne notifie pas seule un constat : il manque la signature de la caisse.',
      },
    },
    { le: '2024-04-02', par: 'CPAM', type: 'TRACER_ECHANGE_AMIABLE', donnees: ECHANGE, donne: { phase: 'P7' } },
    {
      le: '2024-06-03',
      par: 'CPAM',
      type: 'NOTIFIER_CONSTAT',
      donnees: CONSTAT,
      donne: { phase: 'P7', etats: { rupture: 'observationsAttendues' }, courriers: ['C-P8-02'] },
    },
    {
      le: '2024-06-05',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'DECISION' },
      refus: {
        'A-RECEPTION-ATTENDUE': 'Aucune réception n’est attendue : décision de résiliation.',
        'G-P8-02': 'Aucune preuve de réception n’est jointe : le délai court de la réception.',
      },
    },
    {
      le: '2024-06-05',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'CONSTAT', preuve: PREUVE },
      donne: { phase: 'P7', armees: { 'D-P8-02': '2024-07-05' } },
    },
    {
      le: '2024-06-10',
      par: 'CPAM',
      type: 'PROROGER_OBSERVATIONS',
      donnees: { jusquAu: '2024-07-01' },
      refus: { 'A-PROROGATION': 'Le 01/07/2024 ne proroge rien : le délai court déjà jusqu’au 05/07/2024.' },
    },
    {
      le: '2024-06-20',
      par: 'CPAM',
      type: 'PROROGER_OBSERVATIONS',
      donnees: { jusquAu: '2024-07-20' },
      donne: { phase: 'P7', modifiees: { 'D-P8-02': '2024-07-20' } },
    },
    {
      le: '2024-06-21',
      par: 'CPAM',
      type: 'CONVOQUER_AUDITION',
      donnees: { pourLe: '2024-07-10' },
      refus: { 'A-AUDITION-DEMANDEE': 'La CPTS n’a pas demandé à être entendue.' },
    },
    {
      le: '2024-06-25',
      par: 'CPAM',
      type: 'RECEVOIR_OBSERVATIONS',
      donnees: { auditionDemandee: true, assistee: true },
      donne: { phase: 'P7' },
    },
    {
      le: '2024-06-26',
      par: 'CPAM',
      type: 'TENIR_AUDITION',
      donnees: { presente: true },
      refus: { 'A-AUDITION-CONVOQUEE': 'La CPTS n’est pas convoquée à une audition.' },
    },
    {
      le: '2024-06-27',
      par: 'CPAM',
      type: 'CONVOQUER_AUDITION',
      donnees: { pourLe: '2024-07-15', lieu: 'Siège de la caisse' },
      donne: { phase: 'P7', courriers: ['C-P8-03'] },
    },
    {
      le: '2024-07-02',
      par: 'CPAM',
      type: 'TRACER_AVIS_COMMISSION',
      donnees: { commission: 'CPR' },
      donne: { phase: 'P7' },
    },
    {
      le: '2024-07-15',
      par: 'CPAM',
      type: 'DECIDER_RESILIATION',
      donnees: {
        motivation: 'Le retard de la mission accès aux soins persiste malgré les échanges.',
        signataires: ['CPAM'],
      },
      refus: {
        'G-P8-01': 'La CPTS peut présenter ses observations jusqu’au 20/07/2024 inclus.',
        'A-AUDITION-TENUE': 'La CPTS a demandé le 25/06/2024 à être entendue, et ne l’a pas encore été.',
        'X-26': 'La décision de résilier est conjointe : il manque la signature de l’ARS.',
      },
    },
    {
      le: '2024-07-16',
      par: 'CPAM',
      type: 'TENIR_AUDITION',
      donnees: { presente: true, assistee: true },
      donne: { phase: 'P7' },
    },
    {
      le: '2024-07-20',
      par: 'CPAM',
      type: 'DECIDER_RESILIATION',
      donnees: DECISION,
      refus: { 'G-P8-01': 'La CPTS peut présenter ses observations jusqu’au 20/07/2024 inclus.' },
    },
    {
      le: '2024-07-22',
      par: 'CPAM',
      type: 'DECIDER_RESILIATION',
      donnees: DECISION,
      donne: {
        phase: 'P7',
        etats: { rupture: 'resiliationDecidee' },
        levees: ['D-P8-02'],
        avertissements: ['A-AVIS-COMMISSION'],
        courriers: ['C-P8-04'],
      },
    },
    {
      le: '2024-07-24',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'DECISION', preuve: PREUVE },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2024-09-24', 'R-PROC-17': '2024-09-24' },
        levees: ['D-P7-02 annee2', 'D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
      },
    },
    {
      le: '2024-08-01',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: PREUVE },
      refus: { 'A-SANS-PREAVIS': 'Un préavis court déjà depuis le 24/07/2024 : le contrat prend fin le 24/09/2024.' },
    },
    {
      le: '2024-08-26',
      par: 'CPAM',
      type: 'ENREGISTRER_RECOURS',
      donnees: { acte: 'INDU' },
      refus: { 'A-ACTE-NOTIFIE': 'Aucun indu n’a été reçu par la CPTS à cette date.' },
    },
    {
      le: '2024-09-10',
      par: 'CPAM',
      type: 'ENREGISTRER_RECOURS',
      donnees: { acte: 'RESILIATION', juridiction: 'Tribunal administratif de Marseille, n° 2400001 (fictif)' },
      donne: { phase: 'P8', etats: { recours: 'recoursPendant' }, levees: ['R-PROC-17'] },
    },
    { horloge: '2024-09-23', effets: [] },
    {
      horloge: '2024-09-24',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2024-09-24',
          donne: {
            phase: 'P8',
            etats: { contrat: 'contratEteint', rupture: 'sansManquement' },
            levees: [...A_L_EXTINCTION, 'D-P8-01'],
          },
        },
      ],
    },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'ETABLIR_DECOMPTE',
      donnees: { lignes: [{ poste: 'FONCTIONNEMENT', droitAcquis: 150_000, avanceRecue: 4_500_000 }] },
      donne: { phase: 'P8', etats: { decompte: 'decompteEtabli' }, avertissements: ['A-DECOMPTE-CALCULE'] },
    },
    {
      le: '2024-10-02',
      par: 'CPAM',
      type: 'NOTIFIER_INDU',
      donnees: { motivation: 'Avances supérieures aux droits acquis.' },
      refus: { 'G-P8-03': 'Le décompte du 01/10/2024 n’est pas validé.' },
    },
    {
      le: '2024-10-03',
      par: 'CPAM',
      type: 'ETABLIR_DECOMPTE',
      donnees: { lignes: [{ poste: 'FONCTIONNEMENT', droitAcquis: 147_945, avanceRecue: 4_500_000 }] },
      donne: { phase: 'P8', avertissements: ['A-DECOMPTE-CALCULE'] },
    },
    { le: '2024-10-04', par: 'CPAM', type: 'VALIDER_DECOMPTE', donne: { phase: 'P8' } },
    {
      le: '2024-10-07',
      par: 'CPAM',
      type: 'NOTIFIER_INDU',
      donnees: { motivation: 'Avances supérieures aux droits acquis au prorata.' },
      donne: { phase: 'P8', etats: { decompte: 'induARegler' }, courriers: ['C-P8-05'] },
    },
    {
      le: '2024-10-09',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'INDU', preuve: PREUVE },
      donne: { phase: 'P8', armees: { 'A-INDU': '2024-12-09' } },
    },
    {
      le: '2024-10-15',
      par: 'CPAM',
      type: 'SOLDER_DECOMPTE',
      donnees: { moyen: 'COMPENSATION' },
      refus: {
        'A-SOLDE': 'Un indu de 43 520,55 € est notifié : une compensation avec les soldes dus ne le solde pas.',
      },
    },
    {
      le: '2024-11-04',
      par: 'CPAM',
      type: 'CONTESTER_INDU',
      donnees: { objet: 'La CPTS conteste le prorata du fonctionnement.' },
      donne: { phase: 'P8', etats: { decompte: 'induConteste' }, levees: ['A-INDU'] },
    },
    {
      le: '2024-11-20',
      par: 'CPAM',
      type: 'STATUER_SUR_CONTESTATION',
      donnees: { sens: 'MAINTENU', montant: 4_400_000, motivation: 'Le prorata est exact.' },
      refus: { 'A-MONTANT-MAINTENU': 'Le montant maintenu (44 000 €) dépasse l’indu notifié (43 520,55 €).' },
    },
    {
      le: '2024-11-21',
      par: 'CPAM',
      type: 'STATUER_SUR_CONTESTATION',
      donnees: { sens: 'MAINTENU', montant: 4_300_000, motivation: 'Le prorata est corrigé à la baisse.' },
      donne: { phase: 'P8', etats: { decompte: 'induARegler' }, courriers: ['C-P8-05'] },
    },
    {
      le: '2024-11-25',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'INDU', preuve: PREUVE },
      donne: { phase: 'P8', armees: { 'A-INDU': '2025-01-25' } },
    },
    {
      le: '2025-01-20',
      par: 'CPAM',
      type: 'SOLDER_DECOMPTE',
      donnees: { moyen: 'REMBOURSEMENT' },
      donne: { phase: 'P8', etats: { decompte: 'decompteSolde' }, levees: ['A-INDU'] },
    },
    {
      le: '2025-06-10',
      par: 'ARS_INSTRUCTEUR',
      type: 'ENREGISTRER_ISSUE_RECOURS',
      donnees: { sens: 'REJET', notifieeLe: '2025-06-10' },
      donne: { phase: 'P8', etats: { recours: 'sansRecours' } },
    },
    {
      le: '2025-06-20',
      par: 'ARS_INSTRUCTEUR',
      type: 'CLORE_DOSSIER',
      donnees: { motif: 'CONTRAT_ETEINT' },
      donne: { phase: 'P8', fin: 'clos', levees: ['D-P7-02 annee1'], courriers: ['C-P8-06'] },
    },
  ],
};

const REGULARISATION: Scenario = {
  titre: 'Constat abandonné, puis régularisation la veille de l’effet',
  recit:
    'Un premier constat est envoyé par recommandé électronique : sa date de réception est celle que la loi dit, non celle que l’on croit. Les observations, tardives, convainquent : les financeurs renoncent. Un second constat mène à la décision ; la mission démarre pendant le préavis, et les financeurs renoncent la veille de l’effet. Le contrat reprend tout son cours.',
  pas: [
    ...JUSQU_AU_CONTRAT,
    { le: '2024-04-02', par: 'CPAM', type: 'TRACER_ECHANGE_AMIABLE', donnees: ECHANGE, donne: { phase: 'P7' } },
    {
      le: '2024-04-22',
      par: 'CPAM',
      type: 'NOTIFIER_CONSTAT',
      donnees: CONSTAT,
      donne: { phase: 'P7', etats: { rupture: 'observationsAttendues' }, courriers: ['C-P8-02'] },
    },
    {
      le: '2024-05-02',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: {
        objet: 'CONSTAT',
        preuve: { canal: 'LRE', reference: 'LRE-1 (fictif)', miseADispositionLe: '2024-04-22', accordPrealable: true },
      },
      refus: {
        'R-PROC-09':
          'Ce recommandé électronique peut encore être consulté jusqu’au 07/05/2024 : il n’est pas réputé reçu.',
      },
    },
    {
      le: '2024-05-02',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: {
        objet: 'CONSTAT',
        preuve: {
          canal: 'LRE',
          reference: 'LRE-1 (fictif)',
          miseADispositionLe: '2024-04-22',
          consulteLe: '2024-05-02',
          accordPrealable: true,
        },
      },
      donne: { phase: 'P7', armees: { 'D-P8-02': '2024-06-02' } },
    },
    {
      le: '2024-06-03',
      par: 'ARS_INSTRUCTEUR',
      type: 'RECEVOIR_OBSERVATIONS',
      donne: { phase: 'P7', avertissements: ['D-P8-02'] },
    },
    {
      le: '2024-06-10',
      par: 'DG_ARS',
      type: 'RENONCER_A_RESILIER',
      donnees: { motif: 'OBSERVATIONS_ADMISES' },
      donne: { phase: 'P7', etats: { rupture: 'sansManquement' }, levees: ['D-P8-02'] },
    },
    { le: '2024-09-02', par: 'CPAM', type: 'TRACER_ECHANGE_AMIABLE', donnees: ECHANGE, donne: { phase: 'P7' } },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'NOTIFIER_CONSTAT',
      donnees: CONSTAT,
      donne: { phase: 'P7', etats: { rupture: 'observationsAttendues' }, courriers: ['C-P8-02'] },
    },
    {
      le: '2024-10-03',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'CONSTAT', preuve: PREUVE },
      donne: { phase: 'P7', armees: { 'D-P8-02': '2024-11-03' } },
    },
    {
      le: '2024-11-04',
      par: 'CPAM',
      type: 'DECIDER_RESILIATION',
      donnees: DECISION,
      donne: { phase: 'P7', etats: { rupture: 'resiliationDecidee' }, levees: ['D-P8-02'], courriers: ['C-P8-04'] },
    },
    {
      le: '2024-11-06',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'DECISION', preuve: PREUVE },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours' },
        armees: { 'D-P8-01': '2025-01-06', 'R-PROC-17': '2025-01-06' },
        levees: ['D-P7-02 annee2', 'D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
      },
    },
    {
      le: '2024-12-16',
      par: 'CPAM',
      type: 'DEMARRER_MISSION',
      donnees: { mission: 'ACCES_SOINS' },
      donne: { phase: 'P8', missions: ['ACCES_SOINS'], levees: ['D-P7-01 ACCES_SOINS.demarrage'] },
    },
    {
      le: '2025-01-05',
      par: 'CPAM',
      type: 'RENONCER_A_RESILIER',
      donnees: { motif: 'REGULARISATION' },
      donne: {
        phase: 'P7',
        etats: { contrat: 'contratEnVigueur', rupture: 'sansManquement' },
        armees: {
          'D-P7-02 annee2': '2025-11-15',
          'D-P7-02 annee3': '2026-11-15',
          'D-P7-02 annee4': '2027-11-15',
          'D-P7-02 annee5': '2028-11-15',
        },
        levees: ['D-P8-01', 'R-PROC-17'],
      },
    },
    { horloge: '2025-02-01', effets: [] },
  ],
};

const LA_CPTS_DEVANCE_LA_DECISION: Scenario = {
  titre: 'La CPTS résilie elle-même pendant la procédure des financeurs',
  recit:
    'Un constat est reçu ; la CPTS, plutôt que d’y répondre, résilie par recommandé électronique. La procédure des financeurs perd son objet, et ils n’ont pas à renoncer au préavis de la CPTS. Le contrat éteint, le décompte est équilibré, puis corrigé : un complément est dû et versé.',
  pas: [
    ...JUSQU_AU_CONSTAT_RECU,
    {
      le: '2024-06-12',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: { canal: 'LRE', reference: 'LRE-2 (fictif)' } },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours', rupture: 'sansManquement' },
        armees: { 'D-P8-01': '2024-08-12' },
        levees: ['D-P7-02 annee1', 'D-P7-02 annee2', 'D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5', 'D-P8-02'],
        courriers: ['C-P8-01'],
        avertissements: ['A-RECOMMANDE-ELECTRONIQUE'],
      },
    },
    {
      le: '2024-06-20',
      par: 'CPAM',
      type: 'RENONCER_A_RESILIER',
      donnees: { motif: 'OPPORTUNITE' },
      refus: {
        'A-REGULARISATION': 'Le préavis en cours est celui que la CPTS a donné : les financeurs n’y renoncent pas.',
      },
    },
    {
      le: '2024-07-01',
      par: 'CPAM',
      type: 'ETABLIR_DECOMPTE',
      donnees: { lignes: [{ poste: 'FONCTIONNEMENT', droitAcquis: 1, avanceRecue: 1 }] },
      refus: { 'A-CONTRAT-FINI': 'Aucun contrat n’a pris fin.' },
    },
    {
      horloge: '2024-08-12',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2024-08-12',
          donne: { phase: 'P8', etats: { contrat: 'contratEteint' }, levees: [...A_L_EXTINCTION, 'D-P8-01'] },
        },
      ],
    },
    {
      le: '2024-09-02',
      par: 'CPAM',
      type: 'ETABLIR_DECOMPTE',
      donnees: { lignes: [{ poste: 'FONCTIONNEMENT', droitAcquis: 4_500_000, avanceRecue: 4_500_000 }] },
      donne: { phase: 'P8', etats: { decompte: 'decompteEtabli' }, avertissements: ['A-DECOMPTE-CALCULE'] },
    },
    { le: '2024-09-03', par: 'CPAM', type: 'VALIDER_DECOMPTE', donne: { phase: 'P8' } },
    {
      le: '2024-09-04',
      par: 'CPAM',
      type: 'NOTIFIER_INDU',
      donnees: { motivation: 'Avances supérieures aux droits acquis.' },
      refus: {
        'A-TROP-PERCU': 'Les avances (45 000 €) ne dépassent pas les droits acquis (45 000 €) : rien n’est indu.',
      },
    },
    {
      le: '2024-09-05',
      par: 'CPAM',
      type: 'SOLDER_DECOMPTE',
      donnees: { moyen: 'SANS_RESTE' },
      donne: { phase: 'P8', etats: { decompte: 'decompteSolde' } },
    },
    {
      le: '2024-10-01',
      par: 'CPAM',
      type: 'ETABLIR_DECOMPTE',
      donnees: { lignes: [{ poste: 'FONCTIONNEMENT', droitAcquis: 5_003_402, avanceRecue: 4_500_000 }] },
      donne: { phase: 'P8', etats: { decompte: 'decompteEtabli' }, avertissements: ['A-DECOMPTE-CALCULE'] },
    },
    { le: '2024-10-02', par: 'CPAM', type: 'VALIDER_DECOMPTE', donne: { phase: 'P8' } },
    {
      le: '2024-10-15',
      par: 'CPAM',
      type: 'SOLDER_DECOMPTE',
      donnees: { moyen: 'COMPLEMENT_VERSE' },
      donne: { phase: 'P8', etats: { decompte: 'decompteSolde' } },
    },
  ],
};

const DECISION_DEPASSEE: Scenario = {
  titre: 'La résiliation par la CPTS arrive avant la réception de la décision',
  recit:
    'La décision de résilier est prise et envoyée. Avant de la recevoir, la CPTS a elle-même résilié : son préavis court seul, et la réception de la décision n’a plus d’objet.',
  pas: [
    ...JUSQU_AU_CONSTAT_RECU,
    {
      le: '2024-07-08',
      par: 'CPAM',
      type: 'DECIDER_RESILIATION',
      donnees: DECISION,
      donne: { phase: 'P7', etats: { rupture: 'resiliationDecidee' }, levees: ['D-P8-02'], courriers: ['C-P8-04'] },
    },
    {
      le: '2024-07-09',
      par: 'CPAM',
      type: 'RECEVOIR_RESILIATION',
      donnees: { preuve: PREUVE },
      donne: {
        phase: 'P8',
        etats: { contrat: 'preavisEnCours', rupture: 'sansManquement' },
        armees: { 'D-P8-01': '2024-09-09' },
        levees: ['D-P7-02 annee1', 'D-P7-02 annee2', 'D-P7-02 annee3', 'D-P7-02 annee4', 'D-P7-02 annee5'],
        courriers: ['C-P8-01'],
      },
    },
    {
      le: '2024-07-11',
      par: 'CPAM',
      type: 'ENREGISTRER_RECEPTION',
      donnees: { objet: 'DECISION', preuve: PREUVE },
      refus: {
        PHASE:
          '« Enregistrer la réception par la CPTS d’un acte notifié » suppose un constat, une décision de résiliation ou un indu notifié, dont la réception n’est pas encore prouvée. Le dossier en est à : Préavis de résiliation en cours · Aucun manquement notifié.',
      },
    },
    {
      horloge: '2024-09-09',
      effets: [
        {
          type: 'CONSTATER_FIN_CONTRAT',
          le: '2024-09-09',
          donne: { phase: 'P8', etats: { contrat: 'contratEteint' }, levees: [...A_L_EXTINCTION, 'D-P8-01'] },
        },
      ],
    },
  ],
};

export const SCENARIOS_FIN_RUPTURE: readonly Scenario[] = [
  RESILIATION_PAR_LES_FINANCEURS,
  REGULARISATION,
  LA_CPTS_DEVANCE_LA_DECISION,
  DECISION_DEPASSEE,
];
